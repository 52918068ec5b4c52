"""Letter kinds: the reminder that asks whether the works began, and the one that asks whether they ended."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from borgwijzer.brieven.berekening import Berekening
from borgwijzer.brieven.feiten import Brieffeiten
from borgwijzer.brieven.fouten import Tegenspraak


@dataclass(frozen=True, slots=True, kw_only=True)
class _Herinnering(Brieffeiten):
    """``dag`` is the day it is about. ``uiterlijk_op`` (inclusive) equals the outcome of ``berekening_uiterlijk``.

    ``eerder_op``: when the letter before this one went. ``meldkanaal`` reads on after "via".
    """

    dag: date
    uiterlijk_op: date
    berekening_uiterlijk: Berekening
    meldkanaal: str
    eerder_op: date | None = None
    met_bijlage: bool = True

    def __post_init__(self) -> None:
        Brieffeiten.__post_init__(self)
        if self.berekening_uiterlijk.uitkomst != self.uiterlijk_op:
            raise Tegenspraak("De laatste dag is een andere dag dan de uitkomst van het bewijs: bereken de termijn opnieuw.")
        if self.met_bijlage and self.berekening_uiterlijk not in self.berekeningen:
            object.__setattr__(self, "berekeningen", (self.berekening_uiterlijk, *self.berekeningen))


@dataclass(frozen=True, slots=True, kw_only=True)
class HerinneringStartFeiten(_Herinnering):
    """Facts of the question whether the works began. ``kader_eist_start``: the kader lets no works begin without the word."""

    SOORT: ClassVar[str] = "herinnering_start"
    TEKST: ClassVar[str] = "herinnering_start.toml"

    kader_eist_start: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HerinneringEindeFeiten(_Herinnering):
    """Facts of the question whether the works ended."""

    SOORT: ClassVar[str] = "herinnering_einde"
    TEKST: ClassVar[str] = "herinnering_einde.toml"
