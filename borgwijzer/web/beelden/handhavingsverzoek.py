"""A handhavingsverzoek. Templates `web/handhavingsverzoek.html` and `web/handhavingsverzoek_nieuw.html`, urls of the same names.

Every form posts `daad` as `<naam>-<versie>`, or `neem-<besluit>-<versie>` and `terug-<besluit>-<versie>`, with its own fields.
With `?verbeter=<stap>` the page has the forms `verbeter-<stap>-<versie>` and `vervalt-<stap>-<versie>` in the place of the others.
"""

from dataclasses import dataclass

from borgwijzer.web.beelden.formulier import Groep, Invoerveld
from borgwijzer.web.beelden.onderdelen import Bron, Kanttekening, Keuze, Status
from borgwijzer.web.beelden.oordeel import Briefbeeld, make_brief
from borgwijzer.web.beelden.triage_bericht import Feit
from borgwijzer.web.beelden.vastleggen import Besluitblok, Deelformulier
from borgwijzer.web.beelden.zaak import Termijn


@dataclass(frozen=True, slots=True, kw_only=True)
class Verzoekstapregel:
    """Something that happened; `brief_id` leads to the letter that went with it, or is empty.

    `vervallen`: it counts no more. `verbeter` is its number, for the link `?verbeter=<number>`; empty when that cannot be.
    """

    wanneer: str
    wat: str
    tekst: str = ""
    door: str = ""
    brief_id: str = ""
    vervallen: bool = False
    verbeter: str = ""


@dataclass(frozen=True, slots=True)
class Dwangsomblok:
    """What being late costs: a sentence, and per sum a day a row (which days, how many, sum a day, together)."""

    zin: str
    rijen: tuple[tuple[str, str, str, str], ...]
    bronnen: tuple[Bron, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HandhavingsverzoekBeeld:
    """`zin` says what must happen before when, `kosten` what it costs if it is late. `nu` is the form that is needed now."""

    zaaknummer: str
    zaak_titel: str
    id: str
    status: Status
    zin: str
    kosten: str = ""
    feiten: tuple[Feit, ...] = ()
    omschrijving: str = ""
    termijnen: tuple[Termijn, ...] = ()
    dwangsom: Dwangsomblok | None = None
    nu: Deelformulier | None = None
    ook: tuple[Deelformulier, ...] = ()
    besluit: Besluitblok | None = None
    brief: Briefbeeld | None = None
    brief_uitleg: str = ""
    proefbrief: Briefbeeld | None = None
    stappen: tuple[Verzoekstapregel, ...] = ()
    kanttekeningen: tuple[Kanttekening, ...] = ()
    signaal_id: str = ""
    fout: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NieuwVerzoekBeeld:
    """Register one: `adres` is where the form goes; `signaal` the words of the signal with which it began, with what to mind."""

    zaaknummer: str
    zaak_titel: str
    adres: str
    formulier: Deelformulier
    signaal: str = ""
    let_op: str = ""
    fout: str = ""


def voorbeeld() -> HandhavingsverzoekBeeld:
    """One for which a dwangsom runs, with a proposed besluit."""
    veld, reden = (Invoerveld(naam=naam, etiket="Wat bleek er?", soort="lang", verplicht=True) for naam in ("bleek", "reden"))
    neem = Deelformulier(daad="neem-7-3", groep=Groep("Neem dit besluit", ()), knop="Neem het besluit")
    return HandhavingsverzoekBeeld(
        zaaknummer="WM-2026-000412",
        zaak_titel="Kade 12, Wilgenmeer",
        id="3",
        status=Status("Dwangsom loopt", "fout"),
        zin="Beslis vandaag.",
        kosten="Tot en met vandaag kost dit € 23.",
        feiten=(Feit("Van", "B. Rietgors"),),
        omschrijving="De aanbouw staat te dicht op de grens.",
        termijnen=(Termijn("Beslissing: laatste dag", "di 28 apr 2026", Status("Te laat", "fout")),),
        dwangsom=Dwangsomblok("Vanaf 19 mei 2026.", (("19 mei 2026", "1", "€ 23", "€ 23"),), (Bron("Awb 4:17"),)),
        nu=Deelformulier(daad="onderzoek-3", groep=Groep("Leg het onderzoek vast", (veld,)), knop="Leg vast"),
        ook=(Deelformulier(daad="intrek-3", groep=Groep("Ingetrokken", (reden,), open=True), knop="Leg vast"),),
        besluit=Besluitblok(
            soort="Afwijzen", status=Status("Voorgesteld", "wacht"), periode="Voor", motivering="Geen overtreding.", wie="Joost",
            formulieren=(neem,),
        ),
        brief=make_brief(),
        brief_uitleg="Er is niemand om aan te schrijven.",
        proefbrief=make_brief(),
        stappen=(Verzoekstapregel(wanneer="ma 2 mrt 2026", wat="Onderzocht", tekst="Gezien.", door="Ravi", brief_id="4"),),
        kanttekeningen=(Kanttekening("Er is een beginselplicht.", ()),),
        signaal_id="9",
        fout="Kies een dag.",
    )  # fmt: skip


def voorbeeld_lezer() -> HandhavingsverzoekBeeld:
    """One that was decided, for who may only read."""
    return HandhavingsverzoekBeeld(
        zaaknummer="WM-2026-000412", zaak_titel="Kade 12", id="3", status=Status("Afgewezen", "goed"), zin="Beslist op tijd."
    )


def voorbeeld_nieuw() -> NieuwVerzoekBeeld:
    """One that begins with a signal."""
    velden = (
        Invoerveld(naam="kanaal", etiket="Hoe kwam het binnen?", soort="keuze", keuzes=(Keuze("post", "Post", True),)),
        Invoerveld(naam="ontvangen", etiket="Op welke dag?", soort="dag", verplicht=True),
        Invoerveld(naam="niet_doorgeven", etiket="Geef de naam niet door", soort="vinkje"),
    )
    formulier = Deelformulier(daad="registreer", groep=Groep("Het verzoek", velden, "Uitleg."), knop="Registreer")
    return NieuwVerzoekBeeld(
        zaaknummer="WM-2026-000412",
        zaak_titel="Kade 12",
        adres="/x/",
        formulier=formulier,
        signaal="Te dicht.",
        let_op="Vraag de naam.",
        fout="Kies.",
    )
