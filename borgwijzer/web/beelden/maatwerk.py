"""A maatwerkvoorschrift. Templates `web/maatwerk.html` and `web/maatwerk_nieuw.html`, urls of the same names.

Every form posts `daad` as `<naam>-<versie>`, `neem-<besluit>-<versie>`, `terug-<besluit>-<versie>` or `vink-<plaats>-<versie>`.
"""

from dataclasses import dataclass

from borgwijzer.web.beelden.formulier import Groep, Invoerveld
from borgwijzer.web.beelden.handhavingsverzoek import Verzoekstapregel
from borgwijzer.web.beelden.onderdelen import Bron, Keuze, Status
from borgwijzer.web.beelden.oordeel import Briefbeeld, make_brief
from borgwijzer.web.beelden.triage_bericht import Feit
from borgwijzer.web.beelden.vastleggen import Besluitblok, Deelformulier, Voorwaarderegel
from borgwijzer.web.beelden.zaak import Termijn


@dataclass(frozen=True, slots=True, kw_only=True)
class MaatwerkBeeld:
    """`zin` says what must happen before when. `nu` is the form that is needed now, `voorschrift` what was granted."""

    zaaknummer: str
    zaak_titel: str
    id: str
    status: Status
    zin: str
    uitleg: str = ""
    feiten: tuple[Feit, ...] = ()
    omschrijving: str = ""
    criteria: tuple[tuple[str, Status], ...] = ()
    bronnen: tuple[Bron, ...] = ()
    termijnen: tuple[Termijn, ...] = ()
    nu: Deelformulier | None = None
    ook: tuple[Deelformulier, ...] = ()
    besluit: Besluitblok | None = None
    voorschrift: Besluitblok | None = None
    brief: Briefbeeld | None = None
    brief_uitleg: str = ""
    proefbrief: Briefbeeld | None = None
    stappen: tuple[Verzoekstapregel, ...] = ()
    fout: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NieuwMaatwerkBeeld:
    """Register an application; a form with `beletselen` says why that is not possible now."""

    zaaknummer: str
    zaak_titel: str
    formulier: Deelformulier
    fout: str = ""


def voorbeeld() -> MaatwerkBeeld:
    """One with a proposed besluit beside a voorschrift that holds: more than happens at once, to see every part."""
    veld, reden = (Invoerveld(naam=naam, etiket="Waarom?", soort="lang", verplicht=True) for naam in ("waarop", "reden"))
    neem = Deelformulier(daad="neem-7-3", groep=Groep("Neem dit besluit", ()), knop="Neem het besluit")
    return MaatwerkBeeld(
        zaaknummer="WM-2026-000412",
        zaak_titel="Kade 12, Wilgenmeer",
        id="3",
        status=Status("Loopt", "wacht"),
        zin="Beslis uiterlijk op maandag 26 april 2027.",
        uitleg="Daarna kan de bouwer ons in gebreke stellen.",
        feiten=(Feit("Ontvangen", "1 mrt 2027"),),
        omschrijving="De dakrand wijkt vier centimeter af.",
        criteria=(("De afwijking is beperkt.", Status("Ja", "goed")), ("Het gebruik is veilig.", Status("Nee", "fout"))),
        bronnen=(Bron("Awb 4:13"),),
        termijnen=(Termijn("Beslissing: laatste dag", "ma 26 apr 2027", Status("Op schema", "goed")),),
        nu=Deelformulier(daad="beoordeel-3", groep=Groep("Beoordeel de aanvraag", (veld,)), knop="Leg vast"),
        ook=(Deelformulier(daad="intrek-3", groep=Groep("Ingetrokken", (reden,), open=True), knop="Leg vast"),),
        besluit=Besluitblok(
            soort="Toewijzen", status=Status("Voorgesteld", "wacht"), periode="Voor", motivering="Klein.", wie="Joost",
            formulieren=(neem,),
        ),
        voorschrift=Besluitblok(
            soort="Maatwerkvoorschrift", status=Status("Geldt", "goed"), periode="Vanaf 3 mei", motivering="Klein.", wie="Maud",
            voorwaarden=(
                Voorwaarderegel(tekst="Kijk elk jaar.", status=Status("Nog niet", "wacht"), daad="vink-0-3", knop="Voldaan"),
            ),
        ),
        brief=make_brief(),
        brief_uitleg="Er is niemand om aan te schrijven.",
        proefbrief=make_brief(),
        stappen=(Verzoekstapregel(wanneer="ma 2 mrt 2027", wat="Beoordeeld", tekst="Gezien.", door="Ravi", brief_id="4"),),
        fout="Kies een dag.",
    )  # fmt: skip


def voorbeeld_lezer() -> MaatwerkBeeld:
    """One that was refused, for who may only read."""
    return MaatwerkBeeld(
        zaaknummer="WM-2026-000412", zaak_titel="Kade 12", id="3", status=Status("Geweigerd", "goed"), zin="Geweigerd, op tijd."
    )


def voorbeeld_nieuw() -> NieuwMaatwerkBeeld:
    """The form, refused once."""
    velden = (
        Invoerveld(naam="kanaal", etiket="Hoe kwam zij binnen?", soort="keuze", keuzes=(Keuze("post", "Post", True),)),
        Invoerveld(naam="ontvangen", etiket="Op welke dag?", soort="dag", verplicht=True),
    )
    formulier = Deelformulier(daad="registreer", groep=Groep("De aanvraag", velden, "Uitleg."), knop="Registreer")
    return NieuwMaatwerkBeeld(zaaknummer="WM-2026-000412", zaak_titel="Kade 12", formulier=formulier, fout="Kies.")
