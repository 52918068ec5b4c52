"""Letter kinds: a last onder dwangsom or bestuursdwang, from the voornemen to its end.

What is forfeited and until when it must be paid comes from the regels; nothing of that is reckoned here.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from borgwijzer.brieven.berekening import Berekening
from borgwijzer.brieven.besluitbrief import Besluitbrief
from borgwijzer.brieven.datums import datum_in_woorden
from borgwijzer.brieven.feiten import Brieffeiten
from borgwijzer.brieven.fouten import OntbrekendGegeven, Tegenspraak
from borgwijzer.brieven.model import Punt

Lastsoort = Literal["last_onder_dwangsom", "last_onder_bestuursdwang"]


def schrijf_euro(bedrag: int) -> str:
    """A sum in whole euros as it stands in a letter: `€ 2.500`, with a space that does not break."""
    return f"€\u00a0{bedrag:,}".replace(",", ".")


def als_zin(tekst: str) -> str:
    """The words of a person as a sentence: a capital in front and a full stop behind."""
    schoon = tekst.strip()
    return f"{schoon[:1].upper()}{schoon[1:]}" + ("" if schoon.endswith((".", "!", "?")) else ".")


@dataclass(frozen=True, kw_only=True)
class _Lastdeel:
    """What every letter about a last has: which last, its order, and the amounts of a dwangsom (0 for bestuursdwang).

    ``verbetering``: what was wrong in the letter that this one replaces; empty for a first one.
    """

    soort_last: Lastsoort
    last: str
    bedrag: int = 0
    eenheid: str = ""
    maximum: int = 0
    verbetering: str = ""

    @property
    def verbetering_zin(self) -> str:
        """What was wrong in the letter before."""
        return als_zin(self.verbetering)

    @property
    def last_zin(self) -> str:
        """The order as a sentence."""
        return als_zin(self.last)

    @property
    def bedrag_tekst(self) -> str:
        """The amount in words."""
        return schrijf_euro(self.bedrag)

    @property
    def maximum_tekst(self) -> str:
        """The highest amount in words."""
        return schrijf_euro(self.maximum)

    @property
    def dwangsom_zin(self) -> str:
        """The dwangsom as it reads on after a colon."""
        if self.eenheid == "ineens":
            return f"{self.bedrag_tekst} in één keer."
        per = f"voor elke {self.eenheid.removeprefix('per ')} waarin wij zien dat u niet aan de opdracht voldoet"
        if self.eenheid == "per overtreding":
            per = "voor elke keer dat wij zien dat u niet aan de opdracht voldoet"
        return f"{self.bedrag_tekst} {per}, met een maximum van {self.maximum_tekst}."


@dataclass(frozen=True, kw_only=True)
class _Overtredingsdeel(_Lastdeel):
    """The overtreding and how it was weighed: texts of who established and weighed it. ``afweging``: a sentence per item."""

    norm: str
    constatering: str
    overtreder_reden: str
    evenredig: str
    bedrag_reden: str = ""
    afweging: tuple[tuple[str, str], ...] = ()

    @property
    def overtreder_zin(self) -> str:
        """Why the reader is the one who is addressed."""
        return als_zin(self.overtreder_reden)

    @property
    def punten_afweging(self) -> tuple[Punt, ...]:
        """One item for each thing that was weighed."""
        return tuple(Punt(als_zin(zin), f"{kop}:") for kop, zin in self.afweging)


OPTIONEEL = Brieffeiten.OPTIONEEL | {"eenheid", "bedrag_reden", "verbetering"}


@dataclass(frozen=True, kw_only=True)
class VoornemenLastFeiten(_Overtredingsdeel, Brieffeiten):
    """What the municipality intends; an opinion can be given until and including ``uiterlijk_op``."""

    SOORT: ClassVar[str] = "voornemen_last"
    TEKST: ClassVar[str] = "voornemen_last.toml"
    OPTIONEEL: ClassVar[frozenset[str]] = OPTIONEEL

    uiterlijk_op: date
    dagen: int


@dataclass(frozen=True, kw_only=True)
class _LastbesluitFeiten(_Overtredingsdeel, Besluitbrief):
    """A last that is imposed. ``zienswijzen``: what was said with what the municipality finds of it, per item.

    ``zonder_zienswijze``: why nobody was heard. Without ``begunstiging_tot`` there was haste.
    """

    OPTIONEEL: ClassVar[frozenset[str]] = OPTIONEEL | {"termijn_reden", "zonder_zienswijze"}

    bevoegdheid: str
    begunstiging_tot: date | None = None
    termijn_reden: str = ""
    voornemen_op: date | None = None
    zienswijzen: tuple[tuple[str, str], ...] = ()
    zonder_zienswijze: str = ""

    def __post_init__(self) -> None:
        Besluitbrief.__post_init__(self)
        if not (self.voornemen_op or self.zonder_zienswijze):
            raise OntbrekendGegeven(self.SOORT, "zonder_zienswijze")
        if self.begunstiging_tot and not self.termijn_reden:
            raise OntbrekendGegeven(self.SOORT, "termijn_reden")

    @property
    def punten_zienswijzen(self) -> tuple[Punt, ...]:
        """What was said, and what the municipality finds of it."""
        return tuple(Punt(als_zin(tekst), f"{kop}:") for kop, tekst in self.zienswijzen)


@dataclass(frozen=True, kw_only=True)
class LastDwangsomFeiten(_LastbesluitFeiten):
    """A last onder dwangsom: never without a term and an amount."""

    SOORT: ClassVar[str] = "besluit_last_dwangsom"
    TEKST: ClassVar[str] = "besluit_last_dwangsom.toml"

    def __post_init__(self) -> None:
        _LastbesluitFeiten.__post_init__(self)
        for naam in ("begunstiging_tot", "bedrag", "maximum", "eenheid", "bedrag_reden"):
            if not getattr(self, naam):
                raise OntbrekendGegeven(self.SOORT, naam)


@dataclass(frozen=True, kw_only=True)
class LastBestuursdwangFeiten(_LastbesluitFeiten):
    """A last onder bestuursdwang. ``bouwstop_op``: an oral bouwstop that it confirms; ``uitgevoerd_op``: what was done already."""

    SOORT: ClassVar[str] = "besluit_last_bestuursdwang"
    TEKST: ClassVar[str] = "besluit_last_bestuursdwang.toml"
    OPTIONEEL: ClassVar[frozenset[str]] = _LastbesluitFeiten.OPTIONEEL | {"bouwstop", "uitgevoerd"}

    bouwstop_op: date | None = None
    bouwstop: str = ""
    uitgevoerd_op: date | None = None
    uitgevoerd: str = ""

    @property
    def bouwstop_zin(self) -> str:
        """How late it was said, to whom, and what had to stop."""
        return als_zin(self.bouwstop)

    @property
    def uitgevoerd_zin(self) -> str:
        """What the municipality did."""
        return als_zin(self.uitgevoerd)


@dataclass(frozen=True, kw_only=True)
class VerlengingFeiten(_Lastdeel, Besluitbrief):
    """More time: the term was until and including ``was_tot`` and is now until and including ``begunstiging_tot``."""

    SOORT: ClassVar[str] = "verlenging_begunstiging"
    TEKST: ClassVar[str] = "verlenging_begunstiging.toml"
    OPTIONEEL: ClassVar[frozenset[str]] = OPTIONEEL

    besluit_op: date
    was_tot: date
    begunstiging_tot: date


@dataclass(frozen=True, kw_only=True)
class HercontroleLastFeiten(_Lastdeel, Brieffeiten):
    """What was seen. ``nog_tijd``: the term runs still."""

    SOORT: ClassVar[str] = "hercontrole_last"
    TEKST: ClassVar[str] = "hercontrole_last.toml"
    OPTIONEEL: ClassVar[frozenset[str]] = OPTIONEEL

    besluit_op: date
    gezien_op: date
    voldaan: bool
    waarnemingen: str
    begunstiging_tot: date
    nog_tijd: bool = False


@dataclass(frozen=True, kw_only=True)
class _MetBetaaldag(Brieffeiten):
    """A sum to be paid until and including ``betalen_voor``, which ``berekening_betalen`` proves. ``posten``: day and sum."""

    betalen_voor: date
    berekening_betalen: Berekening
    posten: tuple[tuple[date, int], ...] = ()

    @property
    def punten_posten(self) -> tuple[Punt, ...]:
        """One item for each sum that is open, with the day on which it arose."""
        return tuple(Punt(f"{schrijf_euro(bedrag)}, van {datum_in_woorden(dag)}.") for dag, bedrag in self.posten)

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.betalen_voor != self.berekening_betalen.uitkomst:
            raise Tegenspraak("De laatste dag om te betalen en het bewijs daarvan verschillen: bereken de termijn opnieuw.")


@dataclass(frozen=True, kw_only=True)
class VerbeurteFeiten(_MetBetaaldag, _Lastdeel):
    """A dwangsom that was forfeited: ``verbeurd`` now, ``totaal`` so far."""

    SOORT: ClassVar[str] = "constatering_verbeurte"
    TEKST: ClassVar[str] = "constatering_verbeurte.toml"
    OPTIONEEL: ClassVar[frozenset[str]] = OPTIONEEL | {"toelichting"}

    besluit_op: date
    begunstiging_tot: date
    gezien_op: date
    waarnemingen: str
    verbeurd: int
    totaal: int
    toelichting: str = ""

    @property
    def verbeurd_tekst(self) -> str:
        """The sum that is forfeited now."""
        return schrijf_euro(self.verbeurd)

    @property
    def totaal_tekst(self) -> str:
        """All that was forfeited so far."""
        return schrijf_euro(self.totaal)

    @property
    def maximum_bereikt(self) -> bool:
        """Whether nothing more can be forfeited."""
        return self.totaal >= self.maximum


@dataclass(frozen=True, kw_only=True)
class InvorderingFeiten(_MetBetaaldag, _Lastdeel, Besluitbrief):
    """The besluit to collect what was forfeited and not paid: ``bedrag`` is that sum."""

    SOORT: ClassVar[str] = "besluit_invordering"
    TEKST: ClassVar[str] = "besluit_invordering.toml"
    OPTIONEEL: ClassVar[frozenset[str]] = OPTIONEEL

    besluit_op: date
    norm: str


@dataclass(frozen=True, kw_only=True)
class AanmaningLastFeiten(_MetBetaaldag, _Lastdeel):
    """Pay after all."""

    SOORT: ClassVar[str] = "aanmaning_last"
    TEKST: ClassVar[str] = "aanmaning_last.toml"
    OPTIONEEL: ClassVar[frozenset[str]] = OPTIONEEL

    besluit_op: date


@dataclass(frozen=True, kw_only=True)
class KostenFeiten(_MetBetaaldag, _Lastdeel, Besluitbrief):
    """The costs of bestuursdwang."""

    SOORT: ClassVar[str] = "besluit_kostenverhaal"
    TEKST: ClassVar[str] = "besluit_kostenverhaal.toml"
    OPTIONEEL: ClassVar[frozenset[str]] = OPTIONEEL

    uitgevoerd_op: date
    uitgevoerd: str
    specificatie: str

    @property
    def uitgevoerd_zin(self) -> str:
        """What the municipality did."""
        return als_zin(self.uitgevoerd)


@dataclass(frozen=True, kw_only=True)
class VerzoekLastFeiten(_Lastdeel, Besluitbrief):
    """The answer to a request about a last; ``bedrag`` and ``maximum`` are those after it."""

    SOORT: ClassVar[str] = "besluit_verzoek_last"
    TEKST: ClassVar[str] = "besluit_verzoek_last.toml"
    OPTIONEEL: ClassVar[frozenset[str]] = OPTIONEEL

    besluit_op: date
    verzocht_op: date
    verzoeker: str
    verzoek: str
    beslist_op: date
    uitslag: Literal["opgeheven", "opgeschort", "verminderd", "afgewezen"]
    stil_tot: date | None = None


@dataclass(frozen=True, kw_only=True)
class OpheffingLastFeiten(_Lastdeel, Besluitbrief):
    """The last does not hold any more; ``open_bedrag`` is what must be paid still."""

    SOORT: ClassVar[str] = "opheffing_last"
    TEKST: ClassVar[str] = "opheffing_last.toml"
    OPTIONEEL: ClassVar[frozenset[str]] = OPTIONEEL

    besluit_op: date
    beslist_op: date
    open_bedrag: int = 0

    @property
    def open_tekst(self) -> str:
        """What must be paid still."""
        return schrijf_euro(self.open_bedrag)
