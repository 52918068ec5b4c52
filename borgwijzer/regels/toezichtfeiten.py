"""Feiten van toezicht en handhaving (kader hoofdstuk 4 en 5): wat er na een signaal of een controle gebeurde.

Wat hier niet in staat, weegt niet mee. Datums zijn kalenderdagen in Nederland; `None` betekent: niet bekend of nog niet.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from borgwijzer.regels.bezwaarfeiten import Bezwaarfeit, Openbaarmaking
from borgwijzer.regels.feitvorm import Feit, Tekst

Interventiesoort = Literal[
    "signaalgesprek", "waarschuwing", "herstelmaatregel", "last_onder_dwangsom", "last_onder_bestuursdwang", "strafrecht",
    "signaal_toelating", "verscherpt_toezicht",
]  # fmt: skip


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


class Stapfeit(Feit):
    """Een stap van een interventie. `op`: de dag waarop hij gebeurde; `uiterlijk`: de laatste dag die hij stelde, inclusief."""

    soort: str
    op: date
    uiterlijk: date | None = None


class Interventiefeit(Feit):
    """Een interventie met haar stappen in de volgorde waarin zij zijn vastgelegd; zij loopt tot `afgerond_op`."""

    id: str = ""
    overtreding: str = Field("", description="id van de overtreding")
    soort: Interventiesoort
    begonnen_op: date
    afgerond_op: date | None = None
    stappen: tuple[Stapfeit, ...] = ()


class Toezicht(Feit):
    """Alles wat in een zaak aan toezicht en handhaving vaststaat, naast signalen, controles en besluiten."""

    overtredingen: tuple[Overtredingfeit, ...] = ()
    interventies: tuple[Interventiefeit, ...] = ()
    bezwaren: tuple[Bezwaarfeit, ...] = ()
    openbaarmakingen: tuple[Openbaarmaking, ...] = ()
