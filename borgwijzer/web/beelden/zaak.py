"""The page of one zaak. Template `web/zaak.html`, url `zaak` (zaaknummer).

Forms on the page: `zaak_opnemen` (POST, zaaknummer) to become behandelaar, `bsn_tonen` (POST, zaaknummer,
betrokkene_id) to see a BSN once. `voorbeelden_zaak.py` holds the example.
"""

from dataclasses import dataclass
from typing import Literal

from borgwijzer.web.beelden.bewijs import Bewijs
from borgwijzer.web.beelden.dossier import LEEG, Dossierdeel
from borgwijzer.web.beelden.onderdelen import Bron, Documentverwijzing, Kanttekening, Status
from borgwijzer.web.beelden.signalen import Signaalregel
from borgwijzer.web.beelden.toezichtblok import LEEG as GEEN_TOEZICHT
from borgwijzer.web.beelden.toezichtblok import Toezichtblok
from borgwijzer.web.beelden.verzoekenblok import LEEG as GEEN_VERZOEKEN
from borgwijzer.web.beelden.verzoekenblok import Verzoekenblok


@dataclass(frozen=True, slots=True)
class Reden:
    """One reason of an oordeel: a sentence and where the rule stands."""

    zin: str
    bronnen: tuple[Bron, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Oordeel:
    """The answer to one question as a sentence.

    `zin` stands alone and names the main reason. `vroegste` is a date in words or empty when it is not known yet;
    `vroegste_uitleg` says which layer decides it, or why there is no date.
    """

    vraag: str
    status: Status
    zin: str
    vroegste: str = ""
    vroegste_uitleg: str = ""
    bewijs: Bewijs | None = None
    redenen: tuple[Reden, ...] = ()
    kanttekeningen: tuple[Kanttekening, ...] = ()


@dataclass(frozen=True, slots=True)
class Methode:
    """How the kader deals with parts, in words; `lezing` and `onzeker` as the kader says."""

    zin: str
    lezing: str = ""
    onzeker: bool = False
    bronnen: tuple[Bron, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deelregel:
    """One part with the answer to: may it be used? `gebruik` is the day since which it is used, or empty."""

    nummer: str
    naam: str
    fase: Status
    oordeel: Oordeel
    omschrijving: str = ""
    gebruik: str = ""


@dataclass(frozen=True, slots=True)
class Stap:
    """One step of the chain; `status.woord` and `datum` are the text under the drawing."""

    naam: str
    status: Status
    datum: str = ""
    nu: bool = False


@dataclass(frozen=True, slots=True)
class Tekenstap:
    """A step with its place in the drawing: `x` of the circle, `van` of the line that leads to it."""

    stap: Stap
    x: int
    van: int
    bereikt: bool


@dataclass(frozen=True, slots=True)
class Keten:
    """Steps drawn in a field 1000 wide, such as those from bouwmelding to gebruik; `naam` says what else they are."""

    stappen: tuple[Stap, ...]
    naam: str = ""

    @property
    def tekening(self) -> tuple[Tekenstap, ...]:
        """Places for the drawing: equal columns, a line from each circle to the next."""
        breedte = 1000 // len(self.stappen)
        midden = [breedte * nummer + breedte // 2 for nummer in range(len(self.stappen))]
        return tuple(
            Tekenstap(stap, x, x - breedte, stap.status.soort != "neutraal") for stap, x in zip(self.stappen, midden, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Taak:
    """Something to do now; `url` leads to the screen where it is done, `knop` names that, both may be empty."""

    wat: str
    waarom: str
    uiterlijk: str
    status: Status
    url: str = ""
    knop: str = ""


@dataclass(frozen=True, slots=True)
class Termijn:
    """One date with its meaning (`Eerste dag waarop de bouw mag starten`) and its proof."""

    betekenis: str
    datum: str
    status: Status
    bronnen: tuple[Bron, ...] = ()
    bewijs: Bewijs | None = None


@dataclass(frozen=True, slots=True)
class Controlepunt:
    """An eis that asks attention, with its outcome and reason."""

    status: Status
    tekst: str
    reden: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meldingsregel:
    """A melding with the summary of its toets; `toets_knop` is empty when there is nothing to judge.

    `bouwwerken` names them when the melding is about more than one; `herstel` says when somebody asked to supplement it.
    """

    id: str
    soort: str
    ontvangen: str
    status: Status
    samenvatting: str
    punten: tuple[Controlepunt, ...] = ()
    toets_knop: str = ""
    bouwwerken: str = ""
    herstel: str = ""
    vervangt_vorige: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Partij:
    """A person or firm. `nummer` is ready to show: a KvK number, or a BSN masked (`••••• 1234`) or shown once.

    `tijdvakken` has a line per kwaliteitsborger when there was more than one.
    """

    id: str
    rol: str
    naam: str
    contact: tuple[str, ...] = ()
    nummer_soort: Literal["", "KvK", "BSN"] = ""
    nummer: str = ""
    mag_tonen: bool = False
    tijdvakken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Briefregel:
    """A letter of this zaak."""

    id: str
    onderwerp: str
    datum: str
    status: Status


@dataclass(frozen=True, slots=True)
class Gebeurtenis:
    """One event of the timeline; `soort` is a word (`Brief`), `icoon` a name from the sprite."""

    moment: str
    soort: str
    icoon: str
    tekst: str
    door: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ZaakBeeld:
    """Everything of the page; `oordelen` holds start and use, in that order. `tijdlijn` is newest first.

    `delen` are the parts of the project with `methode`: how the kader deals with them; empty for a project that is one.
    """

    zaaknummer: str
    titel: str
    omschrijving: str
    fase: Status
    behandelaar: str
    kader: str
    mag_opnemen: bool
    oordelen: tuple[Oordeel, ...]
    keten: Keten
    taken: tuple[Taak, ...]
    termijnen: tuple[Termijn, ...]
    meldingen: tuple[Meldingsregel, ...]
    documenten: tuple[Documentverwijzing, ...]
    partijen: tuple[Partij, ...]
    brieven: tuple[Briefregel, ...]
    tijdlijn: tuple[Gebeurtenis, ...]
    signalen: tuple[Signaalregel, ...] = ()
    verzoeken: Verzoekenblok = GEEN_VERZOEKEN
    tijdlijn_meer_url: str = ""
    mag_registreren: bool = False
    mag_signaal: bool = False
    behandelaar_id: str = ""
    dossier: Dossierdeel = LEEG
    delen: tuple[Deelregel, ...] = ()
    methode: Methode | None = None
    met_gebruik: bool = False
    proefproject: str = ""
    toezicht: Toezichtblok = GEEN_TOEZICHT
