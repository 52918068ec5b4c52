"""A controle on the spot. Templates `web/controle.html` (url `controle`) and `web/controle_nieuw.html` (url `controle_nieuw`).

Every form posts `daad`: vast-<versie>, fotos-<versie>, bouwstop-<versie>, rapport-<versie>, verzet-<versie>, vervalt-<versie>,
stopvervalt; the page of a new one posts the fields alone. Items of the list post `punt-<id>` and `opm-<id>`.
"""

from dataclasses import dataclass, replace

from borgwijzer.web.beelden.formulier import Groep, Invoerveld
from borgwijzer.web.beelden.onderdelen import Beletsel, Bron, Keuze, Status
from borgwijzer.web.beelden.oordeel import Briefbeeld, make_brief
from borgwijzer.web.beelden.taakgrens import VOORBEELD as GRENZEN
from borgwijzer.web.beelden.taakgrens import Grens
from borgwijzer.web.beelden.triage_bericht import Feit
from borgwijzer.web.beelden.vastleggen import Deelformulier


@dataclass(frozen=True, slots=True, kw_only=True)
class Puntregel:
    """One item of the list: its answer is a choice, or typed when there are no `keuzes`. `bronnen` are its articles."""

    id: str
    tekst: str
    bronnen: tuple[Bron, ...] = ()
    hulp: str = ""
    keuzes: tuple[Keuze, ...] = ()
    eenheid: str = ""
    antwoord: str = ""
    opmerking: str = ""


@dataclass(frozen=True, slots=True)
class Puntgroep:
    """Items under a heading."""

    titel: str
    punten: tuple[Puntregel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fotoregel:
    """A photo or document; `beeld` is the address of a small picture, or empty. `noot` says what the inspection found."""

    id: str
    naam: str
    url: str
    kenmerken: str
    beeld: str = ""
    noot: str = ""
    bijschrift: str = ""
    volgnummer: str = ""
    punten: tuple[Keuze, ...] = ()
    punt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Veldregel:
    """What a device sent and was not taken over."""

    tekst: str
    status: Status
    url: str
    open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ControleBeeld:
    """`vast` is the form with what was seen, whose items stand in `groepen`; None when it cannot be filled in."""

    zaaknummer: str
    zaak_titel: str
    id: str
    titel: str
    status: Status
    feiten: tuple[Feit, ...]
    kaart: str = ""
    signaal_url: str = ""
    opdracht: str = ""
    gezien: tuple[Feit, ...] = ()
    antwoorden: tuple[Feit, ...] = ()
    vast: Deelformulier | None = None
    groepen: tuple[Puntgroep, ...] = ()
    fotos: tuple[Fotoregel, ...] = ()
    fotos_daad: str = ""
    rapport: Deelformulier | None = None
    ook: tuple[Deelformulier, ...] = ()
    dicht: tuple[Beletsel, ...] = ()
    veld: tuple[Veldregel, ...] = ()
    brief: Briefbeeld | None = None
    brief_id: str = ""
    overtreding_url: str = ""
    grenzen: tuple[Grens, ...] = ()
    fout: str = ""


@dataclass(frozen=True, slots=True)
class NieuwBeeld:
    """Plan a controle: why, when and by whom."""

    zaaknummer: str
    zaak_titel: str
    formulier: Deelformulier
    grenzen: tuple[Grens, ...] = ()
    fout: str = ""


def voorbeeld() -> ControleBeeld:
    """One that was done: there are photos, and the rapport can be signed."""
    nu = Groep("Wat u zag", (Invoerveld(naam="waarnemingen", etiket="Wat zag u?", soort="lang", waarde="Een scheur."),))
    keuzes = (Keuze("", "Niet bekeken"), Keuze("ja", "Ja", True))
    punten = (
        Puntregel(
            id="omgeving-veilig", tekst="De omgeving is veilig afgezet", bronnen=(Bron("Bbl 7.15"),), keuzes=keuzes, hulp="Kijk."
        ),
        Puntregel(id="omvang", tekst="Hoe groot?", eenheid="meter", antwoord="1,5", opmerking="geschat"),
    )
    foto = Fotoregel(
        id="4", naam="scheur.jpg", url="/x/", kenmerken="JPEG, 1,4 MB", beeld="/y/", noot="Let op.", bijschrift="Achterzijde",
        volgnummer="1", punten=keuzes,
    )  # fmt: skip
    return ControleBeeld(
        zaaknummer="WM-2026-000412", zaak_titel="Kade 12, Wilgenmeer", id="7", titel="Een signaal",
        status=Status("Gedaan", "wacht"),
        feiten=(Feit("Gepland", "wo 8 apr 2026"), Feit("Wie", "Ravi Oudkerk")), kaart="geo:52.1,5.3", signaal_url="/z/",
        opdracht="Kijk naar de fundering.", vast=Deelformulier(daad="vast-1", groep=nu, knop="Bewaar"),
        groepen=(Puntgroep("Over het onderwerp", punten),), fotos=(foto,), fotos_daad="fotos-1",
        rapport=Deelformulier(daad="rapport-1", groep=Groep("Rapport", ()), knop="Onderteken"),
        ook=(Deelformulier(daad="vervalt-1", groep=Groep("Laten vervallen", ()), knop="Laat vervallen"),),
        veld=(Veldregel(tekst="Van een toestel, 8 apr 2026", status=Status("Kies", "let_op"), url="/q/", open=True),),
        brief=make_brief(), grenzen=GRENZEN, fout="Kies hoe het bezoek afliep.",
    )  # fmt: skip


def voorbeeld_vast() -> ControleBeeld:
    """The rapport is fixed: there is nothing left to fill in."""
    open_ = voorbeeld()
    foto = replace(open_.fotos[0], beeld="", noot="")
    return replace(
        open_, status=Status("Vastgesteld", "goed"), gezien=(Feit("Wat is er gezien?", "Een scheur."),),
        antwoorden=(Feit("De omgeving is veilig afgezet (Bbl 7.15)", "Ja"),), vast=None, groepen=(), fotos=(foto,), fotos_daad="",
        rapport=None, ook=(), dicht=(Beletsel("Het rapport is vastgesteld."),), veld=(), brief=None, brief_id="12",
        overtreding_url="/z/", fout="",
    )  # fmt: skip


def voorbeeld_nieuw() -> NieuwBeeld:
    """The form for a plan."""
    velden = (Invoerveld(naam="plan-dag", etiket="Op welke dag?", soort="dag", verplicht=True),)
    return NieuwBeeld(
        "WM-2026-000412", "Kade 12, Wilgenmeer", Deelformulier(daad="plan", groep=Groep("Plannen", velden), knop="Plan"),
        GRENZEN, "Kies een dag.",
    )  # fmt: skip
