"""Wat het kader over een handhavingsverzoek zegt: hoe vaak de termijn verlengd kan worden, en wat te laat beslissen kost."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from borgwijzer.regels.kaderregel import Deel, Regel


class Dwangsomstap(Deel):
    """Zoveel dagen achter elkaar dit bedrag, in hele euro's per dag."""

    dagen: int = Field(ge=1, le=366)
    bedrag: int = Field(ge=0, le=10_000)


class Dwangsombedragen(Deel):
    """De bedragen die gelden als de eerste dag van de dwangsom op of na `vanaf` valt."""

    vanaf: date
    stappen: tuple[Dwangsomstap, ...] = Field(min_length=1)


class NietTijdigregel(Regel):
    """De dwangsom die de gemeente zelf betaalt als zij te laat beslist. `dag_van_besluit_telt`: of die dag nog een dag is."""

    tekst: str
    bedragen: tuple[Dwangsombedragen, ...] = Field(min_length=1)
    dag_van_besluit_telt: bool = False


class Verzoekregel(Regel):
    """`verlengingen`: hoe vaak de gemeente zelf kan verlengen; `verleng_vanaf`: zoveel dagen voor het einde wordt dat een taak."""

    tekst: str
    verlengingen: int = Field(1, ge=0, le=5)
    verleng_vanaf: int = Field(14, ge=1, le=56)
