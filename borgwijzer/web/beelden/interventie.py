"""One interventie as a procedure. Templates `web/interventie.html` and `web/interventie_nieuw.html`; urls `interventie`
(zaaknummer, interventie_id) and `interventie_nieuw` (zaaknummer, afweging_id).

Every form posts `daad` with the versie behind it: zet-<stap>-<versie>, bekijk-<stap>-<versie> (shows the letter, keeps nothing),
leg-<stap>-<versie> (for a second person), verbeter-<stap>-<versie>, keur-<versie>, terug-<versie>, afronden-<versie>.
The fields of a step are named <stap>-<veld>; those of a correction verbeter-<veld>.
"""

from dataclasses import dataclass

from borgwijzer.web.beelden.formulier import Groep, Invoerveld
from borgwijzer.web.beelden.onderdelen import Beletsel, Kanttekening, Keuze, Status
from borgwijzer.web.beelden.oordeel import Briefbeeld, make_brief
from borgwijzer.web.beelden.triage_bericht import Feit
from borgwijzer.web.beelden.vastleggen import Deelformulier
from borgwijzer.web.beelden.zaak import Keten, Stap


@dataclass(frozen=True, slots=True, kw_only=True)
class Stapformulier:
    """A step to set. `bekijk` is the deed that shows its letter, empty when it has none."""

    formulier: Deelformulier
    bekijk: str = ""
    noten: tuple[Kanttekening, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stapregel:
    """A step that was set: when, by whom, what it holds, and its letter. `vervallen`: a later step corrected it."""

    naam: str
    wanneer: str
    feiten: tuple[Feit, ...] = ()
    brief_id: str = ""
    vervallen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class InterventieBeeld:
    """`nu` is the step that is next; `ook` are other deeds, folded up. `klaar` asks to end it, before the other forms."""

    zaaknummer: str
    zaak_titel: str
    id: str
    titel: str
    zin: str
    keten: Keten
    overtreding: tuple[Feit, ...]
    nu: Stapformulier | None = None
    ook: tuple[Stapformulier, ...] = ()
    verbeter: Stapformulier | None = None
    klaar: Deelformulier | None = None
    voorstel: tuple[Deelformulier, ...] = ()
    let_op: str = ""
    stappen: tuple[Stapregel, ...] = ()
    brief: Briefbeeld | None = None
    brief_titel: str = ""
    fout: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NieuwBeeld:
    """What an afweging chose, about to begin."""

    zaaknummer: str
    zaak_titel: str
    afweging_id: str
    overtreding: tuple[Feit, ...]
    keuze: Invoerveld
    beletselen: tuple[Beletsel, ...] = ()
    fout: str = ""


def voorbeeld() -> InterventieBeeld:
    """A waarschuwing of which the term runs."""
    velden = (
        Invoerveld(naam="hercontrole-op", etiket="Op welke dag?", soort="dag", verplicht=True),
        Invoerveld(naam="hercontrole-bevinding", etiket="Wat zag u?", soort="lang", verplicht=True),
    )
    hercontrole = Deelformulier(daad="zet-hercontrole-1", groep=Groep("Hercontrole", velden), knop="Leg vast en verstuur de brief")
    uitstel = Invoerveld(naam="uitstel-reden", etiket="Waarom meer tijd?", soort="lang", verplicht=True)
    gaf_op = Invoerveld(naam="verbeter-op", etiket="Op welke dag?", soort="dag", verplicht=True)
    vinkje = Invoerveld(naam="afronden-brief", etiket="Stuur een brief", soort="vinkje", waarde="ja")
    return InterventieBeeld(
        zaaknummer="WM-2026-000412",
        zaak_titel="Kade 12, Wilgenmeer",
        id="3",
        titel="Waarschuwing",
        zin="De overtreder heeft tot en met dinsdag 12 mei 2026.",
        keten=Keten(
            (Stap("Waarschuwing", Status("Gedaan", "goed"), "di 14 apr"), Stap("Hercontrole", Status("Nu", "wacht"), nu=True))
        ),
        overtreding=(Feit("Regel", "Bbl 7.5"), Feit("Overtreder", "Bouwbedrijf De Knotwilg")),
        nu=Stapformulier(formulier=hercontrole, bekijk="bekijk-hercontrole-1", noten=(Kanttekening("Bindt niet zelf.", ()),)),
        ook=(Stapformulier(formulier=Deelformulier(daad="zet-uitstel-1", groep=Groep("Meer tijd", (uitstel,)), knop="Leg vast")),),
        verbeter=Stapformulier(
            formulier=Deelformulier(daad="verbeter-waarschuwing-1", groep=Groep("Verbeteren", (gaf_op,)), knop="Verbeter")
        ),
        klaar=Deelformulier(daad="afronden-1", groep=Groep("Afronden", (vinkje,)), knop="Rond af"),
        voorstel=(Deelformulier(daad="keur-1", groep=Groep("Goedkeuren", ()), knop="Keur goed"),),
        let_op="Amal Rietvoort gaf de stap terug: schrijf wat er moet gebeuren.",
        stappen=(
            Stapregel(naam="Waarschuwing", wanneer="di 14 apr 2026", feiten=(Feit("Wat te doen", "Sluit af."),), brief_id="7"),
            Stapregel(naam="Waarschuwing", wanneer="ma 13 apr 2026", vervallen=True),
        ),
        brief=make_brief(),
        brief_titel="De brief zoals hij wordt verstuurd",
        fout="Kies wat de uitslag is.",
    )  # fmt: skip


def voorbeeld_nieuw() -> NieuwBeeld:
    """The choice between two means of one afweging."""
    keuze = Invoerveld(naam="soort", etiket="Wat begint u?", soort="keuze", keuzes=(Keuze("waarschuwing", "Waarschuwing", True),))
    return NieuwBeeld(
        zaaknummer="WM-2026-000412",
        zaak_titel="Kade 12, Wilgenmeer",
        afweging_id="3",
        overtreding=(Feit("Regel", "Bbl 7.5"),),
        keuze=keuze,
        beletselen=(Beletsel("Deze interventie loopt al.", ()),),
        fout="Kies wat u begint.",
    )
