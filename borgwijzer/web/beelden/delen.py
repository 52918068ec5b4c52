"""The parts of a project. Template `web/delen.html`, url `delen` (zaaknummer); `web/deel/delen.html` stands on the zaak page.

Every form posts `daad` and its own fields, whose names begin with the deed (and the number of what it is about).
"""

from dataclasses import dataclass

from borgwijzer.web.beelden.formulier import Groep, Invoerveld
from borgwijzer.web.beelden.onderdelen import KADER, Keuze, Status
from borgwijzer.web.beelden.vastleggen import Deelformulier
from borgwijzer.web.beelden.zaak import Deelregel, Methode, Oordeel, Reden


@dataclass(frozen=True, slots=True)
class Deelblok:
    """A part with what can be done about it."""

    deel: Deelregel
    formulieren: tuple[Deelformulier, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DelenBeeld:
    """The page: how the kader deals with parts, the parts, what belongs to which part, and how to divide.

    `voorstel` names the bouwwerken of the bouwmelding of which parts can be made, or is empty.
    """

    zaaknummer: str
    zaak_titel: str
    methode: Methode
    delen: tuple[Deelblok, ...] = ()
    koppelingen: tuple[Deelformulier, ...] = ()
    indelen: tuple[Deelformulier, ...] = ()
    vervallen: tuple[str, ...] = ()
    voorstel: str = ""
    fout: str = ""


def voorbeeld_regel() -> Deelregel:
    """A dwelling that must wait."""
    return Deelregel(
        nummer="1",
        naam="Kade 12",
        fase=Status("Gereedmelding in behandeling", "wacht"),
        oordeel=Oordeel(
            vraag="Mag Kade 12 in gebruik?",
            status=Status("Nog niet", "fout"),
            zin="Kade 12 mag nog niet in gebruik: de wachttijd na de gereedmelding loopt nog.",
            vroegste="vrijdag 3 april 2026",
            vroegste_uitleg="Het kader bepaalt deze datum.",
            redenen=(Reden("De wachttijd loopt nog.", (KADER,)),),
        ),
        omschrijving="De linker woning.",
        gebruik="ma 6 apr 2026",
    )


def voorbeeld_methode() -> Methode:
    """A kader in which each part has its own gereedmelding."""
    return Methode("Elk deel heeft een eigen gereedmelding.", "Zo leest de gemeente de wet.", True, (KADER,))


def voorbeeld() -> DelenBeeld:
    """A row of dwellings, one of them reported ready."""
    naam = Invoerveld(naam="wijzig-1-naam", etiket="Naam van het deel", waarde="Kade 12", verplicht=True)
    wijzig = Deelformulier(daad="wijzig-1", groep=Groep("Naam wijzigen", (naam,), open=False), knop="Sla de naam op")
    deel = Invoerveld(
        naam="melding-7-deel", etiket="Waarover gaat deze melding?", soort="keuze", keuzes=(Keuze("1", "Kade 12", True),)
    )
    koppel = Deelformulier(daad="melding-7", groep=Groep("Gereedmelding van ma 2 mrt 2026", (deel,)), knop="Zet bij dit deel")
    tekst = Invoerveld(naam="indelen-namen", etiket="Delen", soort="lang", verplicht=True)
    indelen = Deelformulier(daad="indelen", groep=Groep("Delen toevoegen", (tekst,)), knop="Voeg deze delen toe")
    return DelenBeeld(
        zaaknummer="WM-2026-000412",
        zaak_titel="Kade 12, Wilgenmeer",
        methode=voorbeeld_methode(),
        delen=(Deelblok(voorbeeld_regel(), (wijzig,)),),
        koppelingen=(koppel,),
        indelen=(indelen,),
        voorstel="De bouwmelding noemt 2 bouwwerken: Kade 12 en Kade 14.",
        vervallen=("Kade 18, sinds ma 2 mrt 2026: hoort bij Kade 16.",),
    )
