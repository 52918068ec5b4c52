"""Letter kinds: what the verzoeker of a handhavingsverzoek hears, from the receipt to the besluit and the dwangsom for being late.

Dates, sums and whether an ingebrekestelling counts come from the regels; nothing of that is decided here.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from borgwijzer.brieven.aanvraagbrief import Aanvullingsbrief, Verlengingsbrief
from borgwijzer.brieven.besluitbrief import Besluitbrief
from borgwijzer.brieven.feiten import Brieffeiten
from borgwijzer.brieven.fouten import OntbrekendGegeven, Tegenspraak
from borgwijzer.brieven.model import Punt

TITELS = {
    "toegewezen": "wij gaan optreden",
    "deels_toegewezen": "wij gaan voor een deel optreden",
    "afgewezen": "wij treden niet op",
    "niet_ontvankelijk": "u bent geen belanghebbende",
    "buiten_behandeling": "wij behandelen het niet",
}


def schrijf_euro(bedrag: int) -> str:
    """A sum in whole euros as a letter writes it: ``€ 1.442``."""
    return f"€ {bedrag:,}".replace(",", ".")


@dataclass(frozen=True, slots=True, kw_only=True)
class VerzoekOntvangstFeiten(Brieffeiten):
    """The verzoek is here, and this is the last day on which we decide; ``te_laat``: that day has passed already.

    ``kanaal`` reads on after "via".
    """

    SOORT: ClassVar[str] = "handhavingsverzoek_ontvangst"
    TEKST: ClassVar[str] = "handhavingsverzoek_ontvangst.toml"

    verzoek_op: date
    kanaal: str
    omschrijving: str
    uiterlijk_op: date
    naam_niet_doorgeven: bool = False
    te_laat: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VerzoekAanvullingFeiten(Aanvullingsbrief):
    """What lacks in the verzoek."""

    SOORT: ClassVar[str] = "handhavingsverzoek_aanvulling"
    TEKST: ClassVar[str] = "handhavingsverzoek_aanvulling.toml"

    verzoek_op: date


@dataclass(frozen=True, slots=True, kw_only=True)
class VerzoekVerlengingFeiten(Verlengingsbrief):
    """The verzoek takes longer."""

    SOORT: ClassVar[str] = "handhavingsverzoek_verlenging"
    TEKST: ClassVar[str] = "handhavingsverzoek_verlenging.toml"

    verzoek_op: date


@dataclass(frozen=True, slots=True, kw_only=True)
class VerzoekIngebrekeFeiten(Brieffeiten):
    """An ingebrekestelling came on ``ingebreke_op``. ``telling``: whether it counts (and its two weeks are over), or why not.

    ``uiterlijk_op``: the last day without a dwangsom when it counts, else the last day of the term (None: it stands still).
    ``verbetering``: what was wrong in the letter that this one replaces.
    """

    SOORT: ClassVar[str] = "handhavingsverzoek_ingebrekestelling"
    TEKST: ClassVar[str] = "handhavingsverzoek_ingebrekestelling.toml"
    OPTIONEEL: ClassVar[frozenset[str]] = Brieffeiten.OPTIONEEL | {"verbetering"}

    verzoek_op: date
    ingebreke_op: date
    telling: Literal["geldig", "geldig_voorbij", "te_vroeg", "niet_schriftelijk", "geen_belanghebbende"]
    uiterlijk_op: date | None = None
    verbetering: str = ""

    @property
    def verbetering_zin(self) -> str:
        """What was wrong in the letter before, as a sentence."""
        return f"{self.verbetering.strip().rstrip('.')}."

    def __post_init__(self) -> None:
        Brieffeiten.__post_init__(self)
        if self.telling in ("geldig", "geldig_voorbij") and self.uiterlijk_op is None:
            raise OntbrekendGegeven(self.SOORT, "uiterlijk_op")


@dataclass(frozen=True, slots=True, kw_only=True)
class VerzoekbesluitFeiten(Besluitbrief):
    """The besluit. ``grond``: why (a part of) it is refused, as a sentence; ``overtreding``: against what we act.

    ``gevraagd``: what lacked, with a verzoek that is not dealt with. ``later_dan``: the last day, when the besluit is late.
    """

    SOORT: ClassVar[str] = "besluit_handhavingsverzoek"
    TEKST: ClassVar[str] = "besluit_handhavingsverzoek.toml"
    OPTIONEEL: ClassVar[frozenset[str]] = Brieffeiten.OPTIONEEL | {"grond", "bijzonder", "overtreding", "bevinding", "belang"}

    verzoek_op: date
    uitkomst: Literal["toegewezen", "deels_toegewezen", "afgewezen", "niet_ontvankelijk", "buiten_behandeling"]
    omschrijving: str
    grond: str = ""
    bijzonder: str = ""
    overtreding: str = ""
    bevinding: str = ""
    belang: str = ""
    gevraagd: tuple[str, ...] = ()
    gevraagd_op: date | None = None
    later_dan: date | None = None

    def __post_init__(self) -> None:
        Besluitbrief.__post_init__(self)
        if self.uitkomst in ("toegewezen", "deels_toegewezen") and not self.overtreding:
            raise OntbrekendGegeven(self.SOORT, "overtreding")
        if self.uitkomst in ("afgewezen", "deels_toegewezen") and not self.grond:
            raise OntbrekendGegeven(self.SOORT, "grond")

    @property
    def titel(self) -> str:
        """What was decided, in a few words."""
        return TITELS[self.uitkomst]

    @property
    def treedt_op(self) -> bool:
        """Whether the municipality acts, wholly or in part."""
        return self.uitkomst in ("toegewezen", "deels_toegewezen")

    @property
    def punten(self) -> tuple[Punt, ...]:
        """One item for each thing that was asked for and did not come."""
        return tuple(Punt(deel) for deel in self.gevraagd)


@dataclass(frozen=True, slots=True)
class Dwangsomdeel:
    """So many days with the same sum a day, in whole euros."""

    dagen: int
    per_dag: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VerzoekdwangsomFeiten(Besluitbrief):
    """The sum that the municipality owes for being late, or that it owes nothing and why. Raises Tegenspraak when the parts do
    not add up to ``bedrag``.
    """

    SOORT: ClassVar[str] = "besluit_dwangsom_niet_tijdig"
    TEKST: ClassVar[str] = "besluit_dwangsom_niet_tijdig.toml"

    verzoek_op: date
    laatste_dag: date
    ingebreke_op: date
    uitkomst: Literal["betalen", "onredelijk_laat", "kennelijk"]
    van: date
    tot_en_met: date
    bedrag: int
    delen: tuple[Dwangsomdeel, ...] = ()
    betalen_uiterlijk_op: date | None = None

    def __post_init__(self) -> None:
        Besluitbrief.__post_init__(self)
        som = sum(deel.dagen * deel.per_dag for deel in self.delen) if self.uitkomst == "betalen" else 0
        if som != self.bedrag:
            raise Tegenspraak("De delen van de dwangsom zijn samen een ander bedrag: bereken haar opnieuw.")

    @property
    def bedrag_in_euro(self) -> str:
        """The sum as it is written."""
        return schrijf_euro(self.bedrag)

    @property
    def rijen(self) -> tuple[tuple[str, ...], ...]:
        """One row for each part, and the whole."""
        dagen = sum(deel.dagen for deel in self.delen)
        delen = [(f"{deel.dagen}", schrijf_euro(deel.per_dag), schrijf_euro(deel.dagen * deel.per_dag)) for deel in self.delen]
        return (*delen, (f"Samen {dagen}", "", self.bedrag_in_euro))
