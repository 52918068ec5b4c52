"""Used anyway: controle, rapport, advies, besluit. Template `web/gebruik.html`, url `gebruik` (zaaknummer).

Every form posts `daad`: plan, controle-<versie>, rapport-<controle>-<versie>, advies-<controle>, besluit-<advies>, volg-<advies>,
afwijs-<advies>, neem-<besluit>, weiger-<besluit>; the form of a controle also posts files as `stukken`.
"""

from dataclasses import dataclass

from borgwijzer.web.beelden.formulier import Groep, Invoerveld
from borgwijzer.web.beelden.onderdelen import Bron, Status
from borgwijzer.web.beelden.oordeel import Briefbeeld, make_brief
from borgwijzer.web.beelden.triage_bericht import Feit
from borgwijzer.web.beelden.vastleggen import Besluitblok, Deelformulier
from borgwijzer.web.beelden.zaak import Keten, Stap


@dataclass(frozen=True, slots=True)
class Stukregel:
    """A photo or document of the controle; `noot` says what the inspection found, or is empty."""

    naam: str
    url: str
    kenmerken: str = ""
    noot: str = ""


@dataclass(frozen=True, slots=True)
class Feitenblok:
    """Something that was written down: facts, then words under a heading each."""

    titel: str
    feiten: tuple[Feit, ...]
    teksten: tuple[Feit, ...] = ()
    stukken: tuple[Stukregel, ...] = ()
    brief_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GebruikBeeld:
    """`nu` is the one form that is needed now; `ook` are other deeds at this step, folded up. `wie` is who must act."""

    zaaknummer: str
    zaak_titel: str
    zin: str
    wie: str
    keten: Keten
    bronnen: tuple[Bron, ...] = ()
    let_op: str = ""
    nu_titel: str = ""
    nu: Deelformulier | None = None
    ook: tuple[Deelformulier, ...] = ()
    blokken: tuple[Feitenblok, ...] = ()
    brief_titel: str = ""
    brief: Briefbeeld | None = None
    besluit: Besluitblok | None = None
    fout: str = ""


def voorbeeld() -> GebruikBeeld:
    """A controle that was done, of which the rapport must be fixed."""
    veld = Invoerveld(naam="controle-waarnemingen", etiket="Wat zag u?", soort="lang", verplicht=True)
    return GebruikBeeld(
        zaaknummer="WM-2026-000412",
        zaak_titel="Kade 12, Wilgenmeer",
        zin="De controle is gedaan: stel het rapport vast.",
        wie="Nu aan de beurt: toezichthouder.",
        keten=Keten((Stap("Controle", Status("Gedaan", "goed"), "wo 8 apr 2026"), Stap("Rapport", Status("Nu", "wacht"), nu=True))),
        bronnen=(Bron("kader 2.1.1, stap 3"),),
        let_op="De jurist stuurde het vorige advies terug.",
        nu_titel="Stel het rapport vast",
        nu=Deelformulier(daad="rapport-3-1", groep=Groep("Rapport", ()), knop="Stel het rapport vast"),
        ook=(
            Deelformulier(
                daad="controle-1", groep=Groep("Verbeteren", (veld,), open=True), knop="Bewaar", bestanden="Foto's en documenten"
            ),
        ),
        blokken=(
            Feitenblok(
                "De controle", (Feit("Dag", "wo 8 apr 2026"),), (Feit("Wat is er gezien?", "Er brandde licht."),),
                (Stukregel("woonkamer.jpg", "/x/", "JPEG, 1,4 MB", "Niet te lezen"),), "12",
            ),
        ),
        brief_titel="Het rapport, zoals het wordt vastgesteld",
        brief=make_brief(),
    )  # fmt: skip


def voorbeeld_besluit() -> GebruikBeeld:
    """The last step: a besluit that waits for who may take it."""
    neem = Deelformulier(daad="neem-7", groep=Groep("Neem dit besluit", ()), knop="Neem het besluit")
    return GebruikBeeld(
        zaaknummer="WM-2026-000412", zaak_titel="Kade 12, Wilgenmeer", zin="Er is een advies: neem een besluit.",
        wie="Nu aan de beurt: teamleider.", keten=Keten((Stap("Besluit", Status("Nu", "wacht"), nu=True),)), fout="Kies een dag.",
        besluit=Besluitblok(
            soort="Gebruiksverbod", status=Status("Voorgesteld", "wacht"), periode="Vanaf nu", motivering="Er wordt gewoond.",
            wie="Voorgesteld door Joost", formulieren=(neem,), brief_uitleg="Er is niemand om aan te schrijven.",
        ),
    )  # fmt: skip
