"""What people write down about a zaak. Template `web/vastleggen.html`, url `vastleggen` (zaaknummer).

Every form posts `daad` and its own fields, whose names begin with the deed (and the id of what it is about).
"""

from dataclasses import dataclass

from borgwijzer.web.beelden.formulier import Groep, Invoerveld
from borgwijzer.web.beelden.onderdelen import Beletsel, Kanttekening, Keuze, Status
from borgwijzer.web.beelden.oordeel import Briefbeeld, make_brief
from borgwijzer.web.beelden.signalen import Signaalregel
from borgwijzer.web.beelden.taakgrens import VOORBEELD as GRENZEN
from borgwijzer.web.beelden.taakgrens import Grens


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefknoppen:
    """For a form that sends a letter: `bekijk` and `tekst` are the buttons to read it and to change its text.

    The form posts `versie`, of the text that the page showed, as `tekst`. `zin`: where a letter that was laid ready stands; `weg`
    is the button to throw it away, with the form.
    """

    versie: str = "0"
    zin: str = ""
    bekijk: str = ""
    tekst: str = ""
    weg: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deelformulier:
    """One deed as a form, folded up unless its group is open. With `beletselen` there is no form, only why not.

    `bestanden`: the words beside a field for files, if it has one. `brief` is there when the deed sends a letter.
    """

    daad: str
    groep: Groep
    knop: str
    beletselen: tuple[Beletsel, ...] = ()
    bestanden: str = ""
    brief: Briefknoppen | None = None


@dataclass(frozen=True, slots=True)
class Signaalblok:
    """A signal. `toon` is the deed that shows a shielded name; `getoond` that name, this once."""

    signaal: Signaalregel
    toon: str = ""
    getoond: str = ""
    te_beoordelen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorwaarderegel:
    """One voorwaarde of a besluit; `daad` is the value of its button, empty when it cannot be changed."""

    tekst: str
    status: Status
    door: str = ""
    daad: str = ""
    knop: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Besluitblok:
    """A besluit, proposed or taken, with what can be done about it; `brief` is its letter for who decides about it."""

    soort: str
    status: Status
    periode: str
    motivering: str
    wie: str
    gronden: tuple[str, ...] = ()
    kanttekeningen: tuple[Kanttekening, ...] = ()
    brief: Briefbeeld | None = None
    brief_uitleg: str = ""
    voorwaarden: tuple[Voorwaarderegel, ...] = ()
    formulieren: tuple[Deelformulier, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VastleggenBeeld:
    """The page: what there is first, then what can be added. `brief`: the letter of a form that was asked to see."""

    zaaknummer: str
    zaak_titel: str
    signalen: tuple[Signaalblok, ...] = ()
    besluiten: tuple[Besluitblok, ...] = ()
    formulieren: tuple[Deelformulier, ...] = ()
    grenzen: tuple[Grens, ...] = ()
    brief: Briefbeeld | None = None
    fout: str = ""


def voorbeeld() -> VastleggenBeeld:
    """A besluit that waits for a second person, and the form for a date."""
    keuzes = (Keuze("feitelijke_start_op", "Start van de bouw"), Keuze("in_gebruik_op", "Ingebruikname", True))
    velden = (
        Invoerveld(naam="datum-veld", etiket="Wat gebeurde er?", soort="keuze", keuzes=keuzes),
        Invoerveld(naam="datum-dag", etiket="Op welke dag?", soort="dag", verplicht=True),
        Invoerveld(naam="datum-reden", etiket="Hoe weet u dit?", soort="lang", verplicht=True),
    )
    neem = Deelformulier(daad="neem-7", groep=Groep("Neem dit besluit", ()), knop="Neem het besluit")
    waarom = Invoerveld(naam="eindig-7-reden", etiket="Waarom eindigt het besluit?", soort="lang", verplicht=True)
    knoppen = Briefknoppen(versie="2", zin="Noor maakte deze brief klaar.", bekijk="bekijk-eindig-7", tekst="tekst-eindig-7")
    eindig = Deelformulier(daad="eindig-7", groep=Groep("Beëindig het besluit", (waarom,)), knop="Beëindig", brief=knoppen)
    return VastleggenBeeld(
        zaaknummer="WM-2026-000412",
        zaak_titel="Kade 12, Wilgenmeer",
        brief=make_brief(),
        besluiten=(
            Besluitblok(
                soort="Gebruik onder voorwaarden",
                status=Status("Voorgesteld", "wacht"),
                periode="Vanaf maandag 16 maart 2026",
                motivering="De drempel wordt in april verlaagd.",
                wie="Voorgesteld door Ravi Oudkerk op 12 mrt 2026",
                voorwaarden=(Voorwaarderegel(tekst="De nooduitgang blijft vrij.", status=Status("Nog niet voldaan", "wacht")),),
                formulieren=(neem, eindig),
                gronden=("De wachttijd loopt nog (artikel 2.21 lid 1).",),
                kanttekeningen=(Kanttekening("Het verbod volgt uit de wet.", ()),),
                brief=make_brief(),
            ),
        ),
        formulieren=(Deelformulier(daad="datum", groep=Groep("Datum vastleggen", velden), knop="Leg de datum vast"),),
        grenzen=GRENZEN,
    )
