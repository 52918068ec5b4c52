"""Who takes part in a zaak, over time. Template `web/partijen.html`, url `partijen` (zaaknummer).

Every form posts `daad` (with the id of what it is about) and its own fields, as on the page `vastleggen`.
"""

from dataclasses import dataclass

from borgwijzer.web.beelden.formulier import Groep, Invoerveld
from borgwijzer.web.beelden.onderdelen import Keuze, Noot, Status
from borgwijzer.web.beelden.vastleggen import Deelformulier


@dataclass(frozen=True, slots=True, kw_only=True)
class Borgerregel:
    """A kwaliteitsborger in one period; `status` is None for a period that was announced."""

    naam: str
    instrument: str
    periode: str
    bron: str
    status: Status | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Controleblok:
    """What a later snapshot of the register said, and what a person found; or the form to write that down."""

    titel: str
    status: Status
    noten: tuple[Noot, ...]
    beoordeling: str = ""
    formulier: Deelformulier | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wisselblok:
    """A wisseling as it was written down."""

    titel: str
    zin: str
    hoe: str
    status: Status
    noten: tuple[Noot, ...] = ()
    formulier: Deelformulier | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Partijblok:
    """A party as it is reached now, where that comes from, and what was known before."""

    rol: str
    naam: str
    contact: tuple[str, ...]
    herkomst: str
    eerder: tuple[str, ...] = ()
    formulier: Deelformulier | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartijenBeeld:
    """The page."""

    zaaknummer: str
    zaak_titel: str
    borgers: tuple[Borgerregel, ...] = ()
    controles: tuple[Controleblok, ...] = ()
    wisselingen: tuple[Wisselblok, ...] = ()
    partijen: tuple[Partijblok, ...] = ()
    formulieren: tuple[Deelformulier, ...] = ()
    fout: str = ""


def voorbeeld() -> PartijenBeeld:
    """A kwaliteitsborger that lost its status and was followed by another."""
    naam = Invoerveld(naam="wisseling-naam", etiket="Wie neemt het over?", verplicht=True)
    rol = Invoerveld(naam="wisseling-rol", etiket="Wie wisselde er?", soort="keuze", keuzes=(Keuze("kwaliteitsborger", "De kb"),))
    niet = Status("Wisseling niet gemeld", "let_op")
    return PartijenBeeld(
        zaaknummer="WM-2026-000412",
        zaak_titel="Kade 12, Wilgenmeer",
        fout="Vul de naam in.",
        borgers=(
            Borgerregel(naam="Borg A (KvK 90000001)", instrument="X", periode="2 mrt tot 1 jun 2026", bron="Bouwmelding"),
            Borgerregel(naam="Borg B", instrument="", periode="sinds 1 jun 2026", bron="Gereedmelding", status=niet),
        ),
        controles=_voorbeeldcontroles(),
        wisselingen=(_voorbeeldwisseling(),),
        partijen=(_voorbeeldpartij(),),
        formulieren=(Deelformulier(daad="wisseling", groep=Groep("Een wisseling", (rol, naam)), knop="Leg de wisseling vast"),),
    )


def _voorbeeldcontroles() -> tuple[Controleblok, ...]:
    veld = Invoerveld(naam="beoordeel-3-tekst", etiket="Wat ging u na?", soort="lang", verplicht=True)
    open_ = Controleblok(
        titel="Register van 10 mei 2026",
        status=Status("Nog beoordelen", "wacht"),
        noten=(Noot(Status("Geschorst", "fout"), "Kwaliteitsborger: geschorst sinds 8 mei 2026."),),
        formulier=Deelformulier(daad="beoordeel-3", groep=Groep("Beoordelen", (veld,)), knop="Leg het vast"),
    )
    gedaan = Controleblok(titel="Register van 1 mei 2026", status=Status("Beoordeeld", "goed"), noten=(), beoordeling="Gebeld.")
    return open_, gedaan


def _voorbeeldwisseling() -> Wisselblok:
    veld = Invoerveld(naam="vervalt-2-reden", etiket="Waarom?", soort="lang", verplicht=True)
    return Wisselblok(
        titel="Borg B",
        zin="Sinds 1 juni 2026, gemeld op 3 juni 2026.",
        hoe="Brief.",
        status=Status("Vastgelegd", "goed"),
        noten=(Noot(Status("Toegelaten", "goed"), "Kwaliteitsborger: gevonden."),),
        formulier=Deelformulier(daad="vervalt-2", groep=Groep("Terugnemen", (veld,)), knop="Neem terug"),
    )


def _voorbeeldpartij() -> Partijblok:
    veld = Invoerveld(naam="verbeter-8-telefoon", etiket="Telefoon")
    return Partijblok(
        rol="Initiatiefnemer",
        naam="T. Oeverdijk",
        contact=("Rietlaan 1", "0600 000000"),
        herkomst="Uit een melding, 2 mrt 2026.",
        eerder=("Rietlaan 9 (uit een melding, 1 mrt 2026)",),
        formulier=Deelformulier(daad="verbeter-8", groep=Groep("Verbeteren", (veld,)), knop="Bewaar"),
    )
