"""Feiten van toezicht en handhaving (kader hoofdstuk 4 en 5): wat er na een signaal of een controle gebeurde.

Wat hier niet in staat, weegt niet mee. Datums zijn kalenderdagen in Nederland; `None` betekent: niet bekend of nog niet.
"""

from __future__ import annotations

from datetime import date

from borgwijzer.regels.feitvorm import Feit, Tekst


class Overtredingfeit(Feit):
    """Een vastgestelde overtreding. `afgewogen_op`: de dag waarop de keuze van een interventie vaststond.

    Zij is open tot zij hersteld is, of bij nader inzien geen overtreding bleek.
    """

    id: str = ""
    norm: Tekst = ""
    geconstateerd_op: date
    afgewogen_op: date | None = None
    hersteld_op: date | None = None
    vervallen_op: date | None = None


class Toezicht(Feit):
    """Alles wat in een zaak aan toezicht en handhaving vaststaat, naast signalen, controles en besluiten."""

    overtredingen: tuple[Overtredingfeit, ...] = ()
