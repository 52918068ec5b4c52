"""Letter kind: the finding on a bouwmelding, complete or incomplete.

A melding is no application: the letter finds a fact and names what follows from it. All dates come in with
their proof; none is computed here.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from borgwijzer.brieven.berekening import Berekening
from borgwijzer.brieven.feiten import Bezwaar, Brieffeiten, MetBezwaar
from borgwijzer.brieven.fouten import OntbrekendGegeven, Tegenspraak
from borgwijzer.brieven.model import Punt
from borgwijzer.brieven.ontbrekend import OntbrekendDeel, maak_punten


@dataclass(frozen=True, slots=True, kw_only=True)
class _OordeelFeiten(MetBezwaar, Brieffeiten):
    """Facts of both variants. Without `bezwaar` the letter has no remedy clause and says it is a finding of fact."""

    SOORT: ClassVar[str] = "bouwmelding_oordeel"

    bezwaar: Bezwaar | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VolledigFeiten(_OordeelFeiten):
    """Facts of a complete bouwmelding.

    `vroegste_start` is the first lawful day and must equal the outcome of `berekening_start`;
    `uiterste_start` is the last day (inclusive) on which the works may begin under this melding.
    `informeren_via` reads on after "via". `kader_eist_start`: the kader lets no works begin without word of it.
    With `met_bijlage` the proof of the start is printed as annex.
    Raises Tegenspraak when date and proof differ, or when the dates are in the wrong order.
    """

    TEKST: ClassVar[str] = "bouwmelding_volledig.toml"

    volledig_op: date
    vroegste_start: date
    uiterste_start: date
    berekening_start: Berekening
    kwaliteitsborger: str
    informeren_via: str
    kader_eist_start: bool = False
    met_bijlage: bool = True

    def __post_init__(self) -> None:
        Brieffeiten.__post_init__(self)
        if self.berekening_start.uitkomst != self.vroegste_start:
            raise Tegenspraak("De vroegste start is een andere dag dan de uitkomst van het bewijs: bereken de termijn opnieuw.")
        if not self.volledig_op <= self.vroegste_start <= self.uiterste_start:
            raise Tegenspraak("De vroegste start ligt niet tussen volledige melding en vervaldag: bereken de termijnen opnieuw.")
        if self.met_bijlage and self.berekening_start not in self.berekeningen:
            object.__setattr__(self, "berekeningen", (self.berekening_start, *self.berekeningen))

    @property
    def uitleg_start(self) -> str:
        """The rule behind the date, in the words of the proof."""
        return self.berekening_start.uitleg


@dataclass(frozen=True, slots=True, kw_only=True)
class OnvolledigFeiten(_OordeelFeiten):
    """Facts of an incomplete bouwmelding, which counts as not done.

    `herstel` says what the kader allows; `aanvullen_uiterlijk_op` is the last day (inclusive) for a supplement.
    `meldkanaal` reads on after "via". `kaderwoord` is the sentence the kader itself uses and needs `lezing`,
    the reading that goes with it. `alleen_kader`: the wet asks nothing of what lacks, so the letter names no article of it
    for what follows. Raises OntbrekendGegeven or Tegenspraak.
    """

    TEKST: ClassVar[str] = "bouwmelding_onvolledig.toml"
    OPTIONEEL: ClassVar[frozenset[str]] = Brieffeiten.OPTIONEEL | {"kaderwoord", "lezing"}

    ontbrekend: tuple[OntbrekendDeel, ...]
    herstel: Literal["nieuwe_melding", "aanvulling"]
    meldkanaal: str
    contactpersoon: str
    contact_telefoon: str
    aanvullen_uiterlijk_op: date | None = None
    kaderwoord: str = ""
    lezing: str = ""
    alleen_kader: bool = False

    def __post_init__(self) -> None:
        Brieffeiten.__post_init__(self)
        if not self.ontbrekend:
            raise OntbrekendGegeven(self.SOORT, "ontbrekend")
        if bool(self.kaderwoord) != bool(self.lezing):
            raise OntbrekendGegeven(self.SOORT, "lezing" if self.kaderwoord else "kaderwoord")
        if self.herstel == "aanvulling" and self.aanvullen_uiterlijk_op is None:
            raise OntbrekendGegeven(self.SOORT, "aanvullen_uiterlijk_op")
        if self.herstel == "nieuwe_melding" and self.aanvullen_uiterlijk_op is not None:
            raise Tegenspraak("Bij een nieuwe melding hoort geen datum voor een aanvulling: laat die datum weg.")

    @property
    def ontbrekende_punten(self) -> tuple[Punt, ...]:
        """One item for each missing part."""
        return maak_punten(self.ontbrekend)


OordeelFeiten = VolledigFeiten | OnvolledigFeiten
