"""One bezwaar, a new one, and what can still be done against a besluit.

Templates `web/bezwaar.html` (url `bezwaar`: zaaknummer, bezwaar_id), `web/bezwaar_nieuw.html` (url `bezwaar_nieuw`: zaaknummer)
and `web/rechtsmiddelen.html` (url `rechtsmiddelen`: zaaknummer, besluit_id). A form posts `daad` as `<step>-<versie>` and fields
whose names begin with the step.
"""

from dataclasses import dataclass

from borgwijzer.web.beelden.bewijs import Bewijs
from borgwijzer.web.beelden.bewijs import voorbeeld as voorbeeld_bewijs
from borgwijzer.web.beelden.formulier import Groep, Invoerveld
from borgwijzer.web.beelden.onderdelen import Beletsel, Keuze, Status
from borgwijzer.web.beelden.oordeel import Briefbeeld, make_brief
from borgwijzer.web.beelden.vastleggen import Deelformulier
from borgwijzer.web.beelden.zaak import Keten, Stap


@dataclass(frozen=True, slots=True)
class Stapregel:
    """A step that was taken: the day, what, the words with it, and by whom it was written down."""

    dag: str
    wat: str
    tekst: str
    wie: str


@dataclass(frozen=True, slots=True)
class Termijnregel:
    """A last day with its proof."""

    zin: str
    bewijs: Bewijs | None = None


@dataclass(frozen=True, slots=True)
class Schorsingregel:
    """From when until when, by whom, and why; `formulier` lets it end."""

    zin: str
    reden: str
    formulier: Deelformulier | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BezwaarBeeld:
    """`zin` says what must happen before when; `nu` are the forms of that step, `ook` what else can be done now."""

    zaaknummer: str
    zaak_titel: str
    id: str
    titel: str
    status: Status
    zin: str
    wie: str
    keten: Keten
    feiten: tuple[tuple[str, str], ...]
    gronden: str
    termijnen: tuple[Termijnregel, ...] = ()
    let_op: tuple[str, ...] = ()
    nu_titel: str = ""
    nu: tuple[Deelformulier, ...] = ()
    ook: tuple[Deelformulier, ...] = ()
    stappen: tuple[Stapregel, ...] = ()
    schorsingen: tuple[Schorsingregel, ...] = ()
    besluit_id: str = ""
    brief: Briefbeeld | None = None
    brief_fout: str = ""
    proefbrief: Briefbeeld | None = None
    fout: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NieuwBezwaarBeeld:
    """The form for a new bezwaar."""

    zaaknummer: str
    zaak_titel: str
    velden: tuple[Invoerveld, ...]
    gesloten: bool = False
    fout: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RechtsmiddelenBeeld:
    """Of one besluit: is it irrevocable, which bezwaren are there (label, address), and must it be published."""

    zaaknummer: str
    zaak_titel: str
    id: str
    titel: str
    status: Status
    zin: str
    bewijs: Bewijs | None
    bezwaren: tuple[tuple[str, str], ...]
    schorsingen: tuple[str, ...]
    woo: str
    formulieren: tuple[Deelformulier, ...] = ()
    mag_registreren: bool = False
    fout: str = ""


def voorbeeld() -> BezwaarBeeld:
    """A bezwaar that waits for its hearing."""
    veld = Invoerveld(naam="horen_achterwege-tekst", etiket="Waaruit blijkt dat?", soort="lang", verplicht=True)
    dicht = Deelformulier(daad="verdaagd-3", groep=Groep("Verdaag", ()), knop="Verdaag", beletselen=(Beletsel("Al verdaagd."),))
    hef = Deelformulier(daad="hef1-3", groep=Groep("De schorsing eindigt", ()), knop="Laat eindigen")
    formulier = Deelformulier(daad="horen_achterwege-3", groep=Groep("Niet horen", (veld,)), knop="Leg vast")
    return BezwaarBeeld(
        zaaknummer="WM-2026-000412", zaak_titel="Kade 12, Wilgenmeer", id="7", titel="Bezwaar van T. Oeverdijk",
        status=Status("Op schema", "goed"), zin="Beslis uiterlijk op maandag 24 augustus 2026.", wie="Nu aan de beurt: jurist.",
        keten=Keten((Stap("Ontvangen", Status("Gedaan", "goed"), "wo 10 jun 2026"), Stap("Horen", Status("Nu", "wacht"), nu=True))),
        feiten=(("Tegen", "ons besluit van 1 juni 2026 over de bouwstop"),), gronden="Ik had wel gemeld.",
        termijnen=(Termijnregel("Beslissing op bezwaar: maandag 24 augustus 2026", voorbeeld_bewijs()),), let_op=("Er mist iets.",),
        nu_titel="Hoor de indiener", nu=(formulier,), ook=(dicht,),
        stappen=(Stapregel("do 11 jun 2026", "Ontvangst bevestigd", "Gebeld.", "Joris Lisbloem"),),
        schorsingen=(Schorsingregel("Geschorst vanaf 18 juni 2026.", "Zaak 26/100", hef),), besluit_id="3",
        brief=make_brief(), brief_fout="De rechtbank ontbreekt.", proefbrief=make_brief(), fout="Kies een dag.",
    )  # fmt: skip


def voorbeeld_nieuw() -> NieuwBezwaarBeeld:
    """A refused form."""
    velden = (
        Invoerveld(naam="besluit", etiket="Tegen welk besluit?", soort="keuze", keuzes=(Keuze("3", "Bouwstop", True),)),
        Invoerveld(naam="gronden", etiket="Waarom?", soort="lang"),
    )
    return NieuwBezwaarBeeld(
        zaaknummer="WM-2026-000412", zaak_titel="Kade 12, Wilgenmeer", velden=velden, gesloten=True, fout="Kies een besluit."
    )


def voorbeeld_rechtsmiddelen() -> RechtsmiddelenBeeld:
    """A besluit that is irrevocable and must be published."""
    veld = Invoerveld(naam="openbaar-plaats", etiket="Waar staat het?", verplicht=True)
    return RechtsmiddelenBeeld(
        zaaknummer="WM-2026-000412", zaak_titel="Kade 12, Wilgenmeer", id="3", titel="Bouwstop van 1 juni 2026",
        status=Status("Onherroepelijk", "goed"), zin="Onherroepelijk vanaf 14 juli 2026.", bewijs=voorbeeld_bewijs(),
        bezwaren=(("Bezwaar van T. Oeverdijk", "/x/"),), schorsingen=("Geschorst vanaf 18 juni 2026.",),
        woo="Maak het besluit openbaar, uiterlijk op 28 juli 2026.",
        formulieren=(Deelformulier(daad="openbaar", groep=Groep("Openbaar", (veld,)), knop="Leg vast"),), mag_registreren=True,
        fout="Vul in waar het staat.",
    )  # fmt: skip
