"""Letter kinds of an interventie without a last, one per step. None of them is a besluit: whether the remedy clause stands in it
is for the kader to say.

What was seen, by when something must be done and what was agreed come from the steps; nothing of that is decided here.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from borgwijzer.brieven.datums import datum_met_dag
from borgwijzer.brieven.feiten import Bezwaar, Brieffeiten, MetBezwaar
from borgwijzer.brieven.fouten import OntbrekendGegeven
from borgwijzer.brieven.model import Punt

Rol = Literal["bouwer", "uitvoerder", "gebruiker", "eigenaar", "anders"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Afspraak:
    """What somebody will have done, and by which day (inclusive)."""

    tekst: str
    op: date

    def als_punt(self) -> Punt:
        """One item, with the day in bold before it."""
        return Punt(f"{self.tekst.rstrip('.')}.", f"Voor of op {datum_met_dag(self.op)}:")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Interventiebrief(MetBezwaar, Brieffeiten):
    """What all have: the rule that is broken, as it reads on after "Het gaat om"."""

    norm: str
    bezwaar: Bezwaar | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _MetOvertreding(_Interventiebrief):
    """What was seen, when that was established, and why the reader is the one addressed."""

    gezien: str
    geconstateerd_op: date
    rol: Rol


@dataclass(frozen=True, slots=True, kw_only=True)
class UitnodigingGesprekFeiten(_MetOvertreding):
    """``tijd`` reads on after the day. ``opnieuw``: why somebody is invited again, empty for the first time."""

    SOORT: ClassVar[str] = "uitnodiging_gesprek"
    TEKST: ClassVar[str] = "uitnodiging_gesprek.toml"
    OPTIONEEL: ClassVar[frozenset[str]] = Brieffeiten.OPTIONEEL | {"opnieuw"}

    gesprek_op: date
    tijd: str
    plaats: str
    met: str
    waarover: str
    opnieuw: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerslagGesprekFeiten(_Interventiebrief):
    """``uiterlijk_op``: the day of the last agreement. Raises OntbrekendGegeven for agreements without one."""

    SOORT: ClassVar[str] = "verslag_gesprek"
    TEKST: ClassVar[str] = "verslag_gesprek.toml"

    gesprek_op: date
    verloop: Literal["afspraken", "geen_afspraken", "niet_verschenen"]
    verslag: str
    aanwezigen: tuple[str, ...] = ()
    afspraken: tuple[Afspraak, ...] = ()
    uiterlijk_op: date | None = None

    def __post_init__(self) -> None:
        _Interventiebrief.__post_init__(self)
        if self.verloop == "afspraken" and not (self.afspraken and self.uiterlijk_op):
            raise OntbrekendGegeven(self.SOORT, "afspraken")

    @property
    def onderwerp(self) -> str:
        """The title."""
        return "U was niet bij het gesprek" if self.verloop == "niet_verschenen" else "Verslag van ons gesprek"

    @property
    def punten_afspraken(self) -> tuple[Punt, ...]:
        """One item for each agreement."""
        return tuple(afspraak.als_punt() for afspraak in self.afspraken)

    @property
    def punten_aanwezigen(self) -> tuple[Punt, ...]:
        """One item for each person who was there."""
        return tuple(Punt(naam) for naam in self.aanwezigen)


@dataclass(frozen=True, slots=True, kw_only=True)
class _MetHersteltermijn(_MetOvertreding):
    """``te_doen``: what the reader must do. Raises OntbrekendGegeven when that is nothing."""

    te_doen: tuple[str, ...]
    uiterlijk_op: date
    gevolg: str

    def __post_init__(self) -> None:
        _MetOvertreding.__post_init__(self)
        if not self.te_doen:
            raise OntbrekendGegeven(self.SOORT, "te_doen")

    @property
    def punten_te_doen(self) -> tuple[Punt, ...]:
        """One item for each thing to do."""
        return tuple(Punt(f"{zin.rstrip('.')}.") for zin in self.te_doen)


@dataclass(frozen=True, slots=True, kw_only=True)
class WaarschuwingFeiten(_MetHersteltermijn):
    """A waarschuwing with a day to have it repaired."""

    SOORT: ClassVar[str] = "waarschuwing"
    TEKST: ClassVar[str] = "waarschuwing.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class HerstelmaatregelFeiten(_MetHersteltermijn):
    """What must be done to follow the rule again; it binds by the rule itself, not by this letter."""

    SOORT: ClassVar[str] = "herstelmaatregel"
    TEKST: ClassVar[str] = "herstelmaatregel.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class HersteltermijnVerlengdFeiten(_Interventiebrief):
    """``brief_op``: the day of the letter that says what to do."""

    SOORT: ClassVar[str] = "hersteltermijn_verlengd"
    TEKST: ClassVar[str] = "hersteltermijn_verlengd.toml"

    reden: str
    brief_op: date
    eerst_uiterlijk_op: date
    uiterlijk_op: date


@dataclass(frozen=True, slots=True, kw_only=True)
class UitslagHercontroleFeiten(_Interventiebrief):
    """``uiterlijk_op``: the day by which it had to be repaired."""

    SOORT: ClassVar[str] = "uitslag_hercontrole"
    TEKST: ClassVar[str] = "uitslag_hercontrole.toml"

    gecontroleerd_op: date
    uiterlijk_op: date
    bevinding: str
    uitslag: Literal["hersteld", "niet_hersteld"]

    @property
    def onderwerp(self) -> str:
        """The title."""
        return "De overtreding is hersteld" if self.uitslag == "hersteld" else "De overtreding is niet hersteld"


@dataclass(frozen=True, slots=True, kw_only=True)
class VerscherptToezichtFeiten(_MetOvertreding):
    """``bezoeken``: how many visits are meant. ``verlengd``: it was announced before, for a shorter time."""

    SOORT: ClassVar[str] = "verscherpt_toezicht"
    TEKST: ClassVar[str] = "verscherpt_toezicht.toml"

    reden: str
    tot_en_met: date
    bezoeken: int
    verlengd: bool = False

    @property
    def onderwerp(self) -> str:
        """The title."""
        return "Het verscherpt toezicht duurt langer" if self.verlengd else "Wij houden verscherpt toezicht"


@dataclass(frozen=True, slots=True, kw_only=True)
class VerscherptToezichtEindeFeiten(_Interventiebrief):
    """``bezoeken``: how many visits there were."""

    SOORT: ClassVar[str] = "verscherpt_toezicht_einde"
    TEKST: ClassVar[str] = "verscherpt_toezicht_einde.toml"

    vanaf: date
    geeindigd_op: date
    bezoeken: int
    bevinding: str
    uitslag: Literal["nageleefd", "niet_nageleefd"]

    @property
    def een_bezoek(self) -> bool:
        """Whether there was just one visit."""
        return self.bezoeken == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdrachtStrafrechtFeiten(_Interventiebrief):
    """To police, public prosecutor or boa. ``overtreder``: who, with the address. ``referentie``: their number, may be empty."""

    SOORT: ClassVar[str] = "overdracht_strafrecht"
    TEKST: ClassVar[str] = "overdracht_strafrecht.toml"
    OPTIONEEL: ClassVar[frozenset[str]] = Brieffeiten.OPTIONEEL | {"referentie"}

    persoon: str
    referentie: str
    samenvatting: str
    gezien: str
    geconstateerd_op: date
    overtreder: str
    stukken: tuple[str, ...]
    antwoord_voor: date

    @property
    def punten_stukken(self) -> tuple[Punt, ...]:
        """One item for each document."""
        return tuple(Punt(naam) for naam in self.stukken)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignaalToelatingFeiten(Brieffeiten):
    """About a kwaliteitsborger or an instrument, to who supervises it. It names neither the overtreder nor anybody else.

    Raises OntbrekendGegeven when it is about neither.
    """

    SOORT: ClassVar[str] = "signaal_toelating"
    TEKST: ClassVar[str] = "signaal_toelating.toml"
    OPTIONEEL: ClassVar[frozenset[str]] = Brieffeiten.OPTIONEEL | {"kwaliteitsborger", "instrument"}

    aan: Literal["toelatingsorganisatie", "instrumentaanbieder"]
    kwaliteitsborger: str
    instrument: str
    waarover: str
    vraag: str
    antwoord_voor: date

    def __post_init__(self) -> None:
        Brieffeiten.__post_init__(self)
        if not (self.kwaliteitsborger or self.instrument):
            raise OntbrekendGegeven(self.SOORT, "kwaliteitsborger")

    @property
    def onderwerp(self) -> str:
        """The title."""
        return f"Signaal over een {'kwaliteitsborger' if self.kwaliteitsborger else 'instrument'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AfrondingInterventieFeiten(_Interventiebrief):
    """``naam``: the interventie, as it reads on after "een"."""

    SOORT: ClassVar[str] = "afronding_interventie"
    TEKST: ClassVar[str] = "afronding_interventie.toml"

    naam: str
    begonnen_op: date
    uitkomst: Literal["hersteld", "vervallen", "niet_hersteld_zwaarder"]
    reden: str

    @property
    def onderwerp(self) -> str:
        """The title."""
        return {
            "hersteld": "Klaar: de overtreding is hersteld",
            "vervallen": "Wij gaan hier niet mee verder",
            "niet_hersteld_zwaarder": "De overtreding is niet hersteld",
        }[self.uitkomst]


INTERVENTIEBRIEVEN: tuple[type[Brieffeiten], ...] = (
    UitnodigingGesprekFeiten, VerslagGesprekFeiten, WaarschuwingFeiten, HerstelmaatregelFeiten, HersteltermijnVerlengdFeiten,
    UitslagHercontroleFeiten, VerscherptToezichtFeiten, VerscherptToezichtEindeFeiten, OverdrachtStrafrechtFeiten,
    SignaalToelatingFeiten, AfrondingInterventieFeiten,
)  # fmt: skip
