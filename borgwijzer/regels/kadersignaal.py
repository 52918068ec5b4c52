"""Wat het kader over signalen zegt, naast bijlage 1 en de bronnen: wanneer signalen op elkaar lijken, en direct gevaar."""

from __future__ import annotations

from pydantic import Field

from borgwijzer.regels.kaderregel import Regel


class GelijkeSignalen(Regel):
    """Wanneer een signaal op een ander lijkt: binnen `dagen` ontvangen, en op dezelfde plek of hoogstens `meters` ervandaan.

    `tekst_procent`: vanaf welk deel gelijke woorden de teksten op elkaar lijken. `foto_meters`: vanaf welke afstand een foto
    volgens haar eigen plaats ver van het bouwwerk is gemaakt. Het zijn aanwijzingen; een mens beslist.
    """

    dagen: int = Field(ge=1, le=1_000)
    meters: int = Field(ge=1, le=5_000)
    tekst_procent: int = Field(ge=1, le=100)
    foto_meters: int = Field(ge=1, le=50_000)


class DirectGevaar(Regel):
    """Wat er gebeurt als mensen nu gevaar lopen. `dagen`: binnen hoeveel dagen de gemeente gaat kijken, 0 is dezelfde dag.

    `telefoon`: de wachtdienst (piket) van de gemeente; leeg als het kader geen nummer noemt.
    """

    tekst: str
    dagen: int = Field(0, ge=0, le=5)
    telefoon: str = Field("", max_length=40)
