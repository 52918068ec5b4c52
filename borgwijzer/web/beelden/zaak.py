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
    """The steps from bouwmelding to gebruik, drawn in a field 1000 wide."""

    stappen: tuple[Stap, ...]

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
    """A melding with the summary of its toets; `toets_knop` is empty when there is nothing to judge."""

    id: str
    soort: str
    ontvangen: str
    status: Status
    samenvatting: str
    punten: tuple[Controlepunt, ...] = ()
    toets_knop: str = ""
    vervangt_vorige: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Partij:
    """A person or firm. `nummer` is ready to show: a KvK number, or a BSN masked (`••••• 1234`) or shown once."""

    id: str
    rol: str
    naam: str
    contact: tuple[str, ...] = ()
    nummer_soort: Literal["", "KvK", "BSN"] = ""
    nummer: str = ""
    mag_tonen: bool = False


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
    """Everything of the page; `oordelen` holds start and use, in that order. `tijdlijn` is newest first."""

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
    tijdlijn_meer_url: str = ""
    mag_registreren: bool = False
    behandelaar_id: str = ""
    dossier: Dossierdeel = LEEG
    proefproject: str = ""
