"""Letter kind: the one request to supply all that a melding lacks, with the last day and how to answer."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from borgwijzer.brieven.berekening import Berekening
from borgwijzer.brieven.deelbrief import Deelfeiten
from borgwijzer.brieven.feiten import Brieffeiten
from borgwijzer.brieven.fouten import OntbrekendGegeven, Tegenspraak
from borgwijzer.brieven.model import Punt


@dataclass(frozen=True, slots=True)
class Gevraagd:
    """One item: what is missing, and what the sender must supply."""

    wat: str
    vraag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HerstelFeiten(Deelfeiten):
    """Facts of the request. `uiterlijk_op` (inclusive) equals the outcome of `berekening_uiterlijk`.

    `wachttijd`: the waiting time stands still ("staat_stil") or begins anew ("begint_opnieuw") after the answer, as the
    kader says. `antwoordadres` is the page on which the sender answers. Raises OntbrekendGegeven or Tegenspraak.
    """

    SOORT: ClassVar[str] = "herstelverzoek"
    TEKST: ClassVar[str] = "herstelverzoek.toml"

    melding: Literal["bouwmelding", "gereedmelding"]
    gevraagd: tuple[Gevraagd, ...]
    uiterlijk_op: date
    berekening_uiterlijk: Berekening
    wachttijd: Literal["staat_stil", "begint_opnieuw"]
    antwoordadres: str

    def __post_init__(self) -> None:
        Brieffeiten.__post_init__(self)
        if not self.gevraagd:
            raise OntbrekendGegeven(self.SOORT, "gevraagd")
        if self.berekening_uiterlijk.uitkomst != self.uiterlijk_op:
            raise Tegenspraak("De laatste dag is een andere dag dan de uitkomst van het bewijs: bereken de termijn opnieuw.")

    @property
    def verbod(self) -> str:
        """What may not happen meanwhile, as a sentence."""
        if self.melding == "bouwmelding":
            return "U mag nog niet beginnen met bouwen."
        return f"U mag {self.wat} nog niet gebruiken."

    @property
    def punten(self) -> tuple[Punt, ...]:
        """One item for each thing that is asked."""
        return tuple(Punt(deel.vraag, f"{deel.wat.rstrip('.')}.") for deel in self.gevraagd)
