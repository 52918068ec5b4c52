"""Een dag die onthoudt met welke dagen hij is vergeleken, en dus tot wanneer de uitkomst dezelfde blijft.

De regels kijken naar de peildatum door haar met andere dagen te vergelijken. Zolang geen enkele vergelijking anders
uitvalt, blijft ook de uitkomst gelijk. Zo hoeft het nachtwerk alleen de zaken na te gaan waarvan de dag gekomen is.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

DAG = timedelta(days=1)


class Peildag(date):
    """Een peildatum. `houdbaar_tot_en_met`: de laatste dag waarop elke vergelijking tot nu toe nog zo uitvalt.

    Wie met de dag rekent in plaats van hem te vergelijken, krijgt een gewone dag; de uitkomst geldt dan alleen vandaag.
    """

    houdbaar_tot_en_met: date

    @classmethod
    def van(cls, dag: date) -> Peildag:
        peildag = cls(dag.year, dag.month, dag.day)
        peildag.houdbaar_tot_en_met = date.max
        return peildag

    def gewoon(self) -> date:
        """Dezelfde dag, zonder geheugen."""
        return date(self.year, self.month, self.day)

    def _tot_en_met(self, laatste: date) -> None:
        if date.__lt__(laatste, self.houdbaar_tot_en_met):
            self.houdbaar_tot_en_met = laatste

    def __le__(self, ander: date) -> bool:
        uitkomst = date.__le__(self, ander)
        if uitkomst:
            self._tot_en_met(ander)
        return uitkomst

    def __lt__(self, ander: date) -> bool:
        uitkomst = date.__lt__(self, ander)
        if uitkomst:
            self._tot_en_met(ander - DAG)
        return uitkomst

    def __ge__(self, ander: date) -> bool:
        uitkomst = date.__ge__(self, ander)
        if not uitkomst:
            self._tot_en_met(ander - DAG)
        return uitkomst

    def __gt__(self, ander: date) -> bool:
        uitkomst = date.__gt__(self, ander)
        if not uitkomst:
            self._tot_en_met(ander)
        return uitkomst

    def __eq__(self, ander: object) -> bool:
        uitkomst = date.__eq__(self, ander)
        self._tot_en_met(self.gewoon())
        return uitkomst is True

    __hash__ = date.__hash__

    def __add__(self, ander: Any) -> Any:
        self._tot_en_met(self.gewoon())
        return self.gewoon() + ander

    __radd__ = __add__

    def __sub__(self, ander: Any) -> Any:
        self._tot_en_met(self.gewoon())
        return self.gewoon() - ander

    def __rsub__(self, ander: Any) -> Any:
        self._tot_en_met(self.gewoon())
        return ander - self.gewoon()
