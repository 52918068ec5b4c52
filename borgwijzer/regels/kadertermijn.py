"""Een termijn volgens een kader, met de uitkomst van de wet ernaast als kanttekening."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from borgwijzer.regels.grondslag import Kanttekening
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.termijnen import Pauze, Termijnuitkomst, bereken


@dataclass(frozen=True, slots=True)
class Termijnantwoord:
    """De uitkomst van het gevraagde kader, onvermengd, met haar bewijs en kanttekeningen."""

    resultaat: Termijnuitkomst
    kanttekeningen: tuple[Kanttekening, ...]

    def als_dict(self) -> dict[str, Any]:
        resultaat = self.resultaat
        return {
            "soort": resultaat.termijn.id, "begin": resultaat.begin.isoformat(),
            "uitkomst": resultaat.uitkomst.isoformat() if resultaat.uitkomst else None,
            "betekenis": resultaat.termijn.betekenis, "bewijs": [rij.als_dict() for rij in resultaat.bewijs],
            "grondslag": [bron.als_dict() for bron in resultaat.termijn.grondslag],
            "kanttekeningen": [tekst.als_dict() for tekst in self.kanttekeningen],
        }  # fmt: skip


def bereken_volgens(kader: Kader, soort: str, vanaf: date, pauzes: Sequence[Pauze] = ()) -> Termijnantwoord:
    """De termijn `soort` vanaf de dag `vanaf`, met bewijs. Onbekende soort of pauze op een termijn terug: Invoerfout."""
    resultaat = bereken(kader.termijn(soort), vanaf, kader.kalender, pauzes, met_bewijs=True)
    wet = _volgens_wet(kader, soort, vanaf, pauzes)
    return Termijnantwoord(resultaat, kader.kanttekeningen(f"termijn.{soort}", uitkomst=wet))


def _volgens_wet(kader: Kader, soort: str, vanaf: date, pauzes: Sequence[Pauze]) -> str | None:
    """De andere uitkomst. De wet kent geen opschorten: zij telt vanaf de dag waarop de laatste pauze eindigde."""
    wettelijk = kader.wettelijk
    if soort not in wettelijk.termijnen or wettelijk.termijnen[soort] == kader.termijn(soort):
        return None
    einden = [pauze.tot_en_met for pauze in pauzes]
    if None in einden:
        return None
    begin = max([vanaf, *(einde for einde in einden if einde)])
    uitkomst = bereken(wettelijk.termijn(soort), begin, wettelijk.kalender).uitkomst
    return uitkomst.isoformat() if uitkomst else None
