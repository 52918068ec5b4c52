"""Letter kinds about a bezwaar: receipt, what is missing, the hearing, a later decision, the decision, and a suspension.

Whether something is in time and until when to decide comes from the regels; nothing of that is decided here.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from borgwijzer.brieven.berekening import Berekening
from borgwijzer.brieven.datums import datum_met_dag
from borgwijzer.brieven.feiten import Brieffeiten
from borgwijzer.brieven.fouten import OntbrekendGegeven, Tegenspraak
from borgwijzer.brieven.model import Punt

UITKOMSTEN = {
    "gegrond": "Uw bezwaar is gegrond.",
    "deels_gegrond": "Uw bezwaar is deels gegrond.",
    "ongegrond": "Uw bezwaar is ongegrond.",
    "niet_ontvankelijk": "Wij kunnen uw bezwaar niet behandelen (het is niet-ontvankelijk).",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bezwaarbrief(Brieffeiten):
    """``waartegen`` reads on after "bezwaar tegen": "ons besluit van 14 april 2026 over de bouwstop"."""

    bezwaar_op: date
    waartegen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OntvangstBezwaarFeiten(_Bezwaarbrief):
    """``uiterlijk_op``: the last day to decide, proved by ``berekening_uiterlijk``. Both None when it was over already."""

    SOORT: ClassVar[str] = "ontvangst_bezwaar"
    TEKST: ClassVar[str] = "ontvangst_bezwaar.toml"

    tijdigheid: Literal["op_tijd", "te_vroeg", "te_laat"]
    onvolledig: bool = False
    commissie: bool = False
    uiterlijk_op: date | None = None
    berekening_uiterlijk: Berekening | None = None

    def __post_init__(self) -> None:
        Brieffeiten.__post_init__(self)
        if bool(self.uiterlijk_op) != bool(self.berekening_uiterlijk):
            raise Tegenspraak("De laatste dag om te beslissen hoort bij een bewijs: bereken de termijn opnieuw.")
        if self.berekening_uiterlijk and self.berekening_uiterlijk.uitkomst != self.uiterlijk_op:
            raise Tegenspraak("De laatste dag om te beslissen en haar bewijs verschillen: bereken de termijn opnieuw.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AanvullingBezwaarFeiten(_Bezwaarbrief):
    """``ontbreekt``: what must be supplied, each reading on after "Wij missen nog:"."""

    SOORT: ClassVar[str] = "aanvulling_bezwaar"
    TEKST: ClassVar[str] = "aanvulling_bezwaar.toml"

    ontbreekt: tuple[str, ...]
    uiterlijk_op: date

    def __post_init__(self) -> None:
        Brieffeiten.__post_init__(self)
        if not self.ontbreekt:
            raise OntbrekendGegeven(self.SOORT, "ontbreekt")

    @property
    def punten_ontbreekt(self) -> tuple[Punt, ...]:
        """One item for each thing that is missing."""
        return tuple(Punt(f"{zin[:1].upper()}{zin[1:]}.") for zin in self.ontbreekt)


@dataclass(frozen=True, slots=True, kw_only=True)
class UitnodigingHoorzittingFeiten(_Bezwaarbrief):
    """``stukken_uiterlijk_op``: the last day to hand in documents; from ``inzage_vanaf`` they lie ready to be read."""

    SOORT: ClassVar[str] = "uitnodiging_hoorzitting"
    TEKST: ClassVar[str] = "uitnodiging_hoorzitting.toml"

    zitting_op: date
    tijd: str
    plaats: str
    stukken_uiterlijk_op: date
    inzage_vanaf: date
    commissie: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VerslagHoorzittingFeiten(_Bezwaarbrief):
    """What was said on the hearing; ``aanwezigen`` may be empty when the words name them."""

    SOORT: ClassVar[str] = "verslag_hoorzitting"
    TEKST: ClassVar[str] = "verslag_hoorzitting.toml"
    OPTIONEEL: ClassVar[frozenset[str]] = Brieffeiten.OPTIONEEL | {"aanwezigen"}

    zitting_op: date
    verslag: str
    aanwezigen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdagingBezwaarFeiten(_Bezwaarbrief):
    """The decision comes later: ``eerder_op`` was the last day, ``uiterlijk_op`` is now, proved by ``berekening_uiterlijk``."""

    SOORT: ClassVar[str] = "verdaging_bezwaar"
    TEKST: ClassVar[str] = "verdaging_bezwaar.toml"

    eerder_op: date
    uiterlijk_op: date
    reden: str
    berekening_uiterlijk: Berekening

    def __post_init__(self) -> None:
        Brieffeiten.__post_init__(self)
        if self.berekening_uiterlijk.uitkomst != self.uiterlijk_op:
            raise Tegenspraak("De laatste dag om te beslissen en haar bewijs verschillen: bereken de termijn opnieuw.")


@dataclass(frozen=True, slots=True, kw_only=True)
class BeslissingOpBezwaarFeiten(_Bezwaarbrief):
    """The decision. ``gehoord``: how the hearing went, or why there was none; ``vervanging`` what takes the place.

    ``beroep_uiterlijk_op`` is the last day of the term for beroep, proved by ``berekening_beroep``; ``rechtbank`` with address.
    """

    SOORT: ClassVar[str] = "beslissing_op_bezwaar"
    TEKST: ClassVar[str] = "beslissing_op_bezwaar.toml"
    OPTIONEEL: ClassVar[frozenset[str]] = Brieffeiten.OPTIONEEL | {"advies", "vervanging", "gronden", "te_laat_reden"}

    uitkomst: Literal["gegrond", "deels_gegrond", "ongegrond", "niet_ontvankelijk"]
    gevolg: Literal["in_stand", "herroepen", "gewijzigd"]
    motivering: str
    gehoord: str
    beroep_uiterlijk_op: date
    rechtbank: str
    berekening_beroep: Berekening
    gronden: str = ""
    te_laat_reden: str = ""
    advies: str = ""
    vervanging: str = ""
    vervanging_tot: date | None = None
    vervanging_voorwaarden: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        Brieffeiten.__post_init__(self)
        if self.berekening_beroep.uitkomst != self.beroep_uiterlijk_op:
            raise Tegenspraak("De laatste dag voor beroep en haar bewijs verschillen: bereken de termijn opnieuw.")
        if self.gevolg == "gewijzigd" and not self.vervanging:
            raise OntbrekendGegeven(self.SOORT, "vervanging")
        if self.gevolg != "in_stand" and self.uitkomst in ("ongegrond", "niet_ontvankelijk"):
            raise Tegenspraak("Alleen een gegrond bezwaar verandert het besluit: pas de uitkomst of het gevolg aan.")
        if self.berekening_beroep not in self.berekeningen:
            object.__setattr__(self, "berekeningen", (self.berekening_beroep, *self.berekeningen))

    @property
    def uitkomstzin(self) -> str:
        """The outcome as a sentence."""
        return UITKOMSTEN[self.uitkomst]

    @property
    def punten_voorwaarden(self) -> tuple[Punt, ...]:
        """One item for each voorwaarde of the besluit that takes the place."""
        return tuple(Punt(zin) for zin in self.vervanging_voorwaarden)


@dataclass(frozen=True, slots=True, kw_only=True)
class SchorsingFeiten(_Bezwaarbrief):
    """A besluit does not work for a while, or works again from ``vanaf``. ``wat``: what may or may not be done then."""

    SOORT: ClassVar[str] = "schorsing_besluit"
    TEKST: ClassVar[str] = "schorsing_besluit.toml"

    bericht: Literal["geschorst", "werkt_weer"]
    door: Literal["voorzieningenrechter", "college"]
    vanaf: date
    reden: str
    tot_en_met: date | None = None

    @property
    def periode(self) -> str:
        """From when, and until when if that is known."""
        tot = f" tot en met {datum_met_dag(self.tot_en_met)}" if self.tot_en_met else ""
        return f"vanaf {datum_met_dag(self.vanaf)}{tot}"
