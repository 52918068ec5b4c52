"""An overtreding: the form to write it down (`web/overtreding_formulier.html`, urls `overtreding_nieuw` and
`overtreding_wijzigen`) and its page (`web/overtreding.html`, url `overtreding`).

The page posts `daad`: `herstel` (herstel-op, herstel-reden), `vervallen` (vervallen-reden), `keur`, `terug` (terug-reden); the
last two with `versie` of the afweging.
"""

from dataclasses import dataclass, replace

from borgwijzer.web.beelden.formulier import Groep, Invoerveld
from borgwijzer.web.beelden.onderdelen import Beletsel, Bron, Keuze, Status
from borgwijzer.web.beelden.vastleggen import Deelformulier


@dataclass(frozen=True, slots=True, kw_only=True)
class OvertredingFormulierBeeld:
    """The form. `verborgen` are the hidden fields; with `beletselen` there is no form, only why not."""

    zaaknummer: str
    zaak_titel: str
    titel: str
    adres: str
    terug: str
    groepen: tuple[Groep, ...] = ()
    verborgen: tuple[Keuze, ...] = ()
    knop: str = ""
    beletselen: tuple[Beletsel, ...] = ()
    fout: str = ""


@dataclass(frozen=True, slots=True)
class Feit:
    """A name with its text, and where it leads or nowhere."""

    naam: str
    tekst: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph of the motivation."""

    kop: str
    tekst: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Afwegingblok:
    """How the afweging stands. `wie` are sentences about who did what; `verder_url` leads to where it is worked on."""

    status: Status
    zin: str
    wie: tuple[str, ...] = ()
    alineas: tuple[Alinea, ...] = ()
    verder: str = ""
    verder_url: str = ""
    versie: str = ""
    mag_keuren: bool = False
    beletselen: tuple[Beletsel, ...] = ()
    terug: Invoerveld | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OvertredingBeeld:
    """The page; `afweging` is the one that counts now, `eerdere` are those that were fixed before it."""

    zaaknummer: str
    zaak_titel: str
    titel: str
    status: Status
    wanneer: str
    adres: str
    bronnen: tuple[Bron, ...] = ()
    feiten: tuple[Feit, ...] = ()
    verhaal: str = ""
    bewijs: tuple[Feit, ...] = ()
    afweging: Afwegingblok | None = None
    eerdere: tuple[Afwegingblok, ...] = ()
    interventies: tuple[Feit, ...] = ()
    wijzig_url: str = ""
    formulieren: tuple[Deelformulier, ...] = ()
    fout: str = ""


def voorbeeld_formulier() -> OvertredingFormulierBeeld:
    """The form with an error, begun from a signal."""
    velden = (
        Invoerveld(
            naam="norm", etiket="Welke regel is overtreden?", soort="keuze", keuzes=(Keuze("start", "Start niet gemeld", True),)
        ),
        Invoerveld(naam="feiten", etiket="Wat is er gezien?", soort="lang", verplicht=True, waarde="Geen wapening."),
        Invoerveld(naam="bewijs", etiket="Waaruit blijkt het?", soort="vinkjes", keuzes=(Keuze("signaal-3", "signaal", True),)),
    )
    return OvertredingFormulierBeeld(
        zaaknummer="2026-000412",
        zaak_titel="Kade 12, Wilgenmeer",
        titel="Leg een overtreding vast",
        adres="/nieuw/",
        terug="/zaak/",
        groepen=(Groep("De overtreding", velden, "Schrijf op wat u zag."),),
        verborgen=(Keuze("signaal", "3"),),
        knop="Leg de overtreding vast",
        fout="Schrijf wat er is gezien: wat, waar en hoe.",
    )


def voorbeeld_formulier_dicht() -> OvertredingFormulierBeeld:
    """A closed zaak."""
    return replace(voorbeeld_formulier(), groepen=(), beletselen=(Beletsel("De zaak is afgesloten."),), fout="")


def voorbeeld() -> OvertredingBeeld:
    """Proposed, for who may fix it."""
    voorstel = Afwegingblok(
        status=Status("Wacht op vaststelling", "wacht"),
        zin="Voorstel: last onder dwangsom (cel 3C).",
        wie=("Voorgesteld door R.",),
        alineas=(Alinea("De keuze", "Gekozen is: last onder dwangsom."),),
        verder="Bekijk de afweging",
        verder_url="/wegen/",
        versie="2",
        mag_keuren=True,
        terug=Invoerveld(naam="terug-reden", etiket="Wat moet anders?", soort="lang", verplicht=True),
    )
    return OvertredingBeeld(
        zaaknummer="2026-000412",
        zaak_titel="Kade 12, Wilgenmeer",
        titel="Overtreding van Bbl 4.12",
        status=Status("Open", "let_op"),
        wanneer="Gezien op maandag 9 maart 2026",
        adres="/overtreding/7/",
        bronnen=(Bron("Bbl 4.12"),),
        feiten=(Feit("Overtreder", "Bouwbedrijf De Knotwilg"),),
        verhaal="Er ligt geen wapening.",
        bewijs=(Feit("Signaal", "signaal van 2 maart 2026", "/zaak/signaal/3/"), Feit("Ander bewijs", "foto")),
        afweging=voorstel,
        eerdere=(Afwegingblok(status=Status("Vastgesteld", "goed"), zin="Waarschuwing.", alineas=voorstel.alineas),),
        interventies=(Feit("Waarschuwing", "sinds 2 maart 2026"),),
        wijzig_url="/overtreding/7/wijzigen/",
        formulieren=(
            Deelformulier(
                daad="herstel",
                knop="Leg het herstel vast",
                groep=Groep(
                    "De overtreding is hersteld", (Invoerveld(naam="herstel-reden", etiket="Hoe zag u dat?", soort="lang"),)
                ),
            ),
        ),
        fout="Schrijf wat er anders moet.",
    )


def voorbeeld_eigen() -> OvertredingBeeld:
    """One's own proposal: another fixes it."""
    beeld = voorbeeld()
    assert beeld.afweging
    eigen = replace(beeld.afweging, mag_keuren=False, terug=None, beletselen=(Beletsel("U hebt deze zelf voorgesteld."),))
    return replace(beeld, afweging=eigen, eerdere=(), formulieren=(), fout="")
