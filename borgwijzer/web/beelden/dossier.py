"""What stands around a zaak on its page: notes, the filter of the time line, other zaken at the address, who looked.

Forms: `zaak_notitie` (POST, zaaknummer) with `notitie_soort`, `notitie_met_wie`, `notitie_tekst` and, for a correction,
`vervangt`.
"""

from dataclasses import dataclass

from borgwijzer.web.beelden.onderdelen import Keuze, Keuzeveld, Status, Tekstveld


@dataclass(frozen=True, slots=True, kw_only=True)
class Notitieregel:
    """One note. `tekst` keeps its lines; `verbeter_url` is empty for who may not, and for a note that was replaced."""

    id: str
    soort: str
    tekst: str
    moment: str
    door: str
    met_wie: str = ""
    vervangen: bool = False
    verbeter_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notitieformulier:
    """The form inside its `details`; `open` when it corrects a note or comes back with something to mend."""

    titel: str
    knop: str
    soort: Keuzeveld
    met_wie: Tekstveld
    tekst: Tekstveld
    vervangt: str = ""
    open: bool = False


@dataclass(frozen=True, slots=True)
class Zaakverwijzing:
    """Another zaak at the same address."""

    zaaknummer: str
    omschrijving: str
    fase: Status
    geopend: str


@dataclass(frozen=True, slots=True)
class Inzageregel:
    """On which day somebody looked at the page."""

    dag: str
    naam: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossierdeel:
    """All of it. `notitie` is None for who may not write; the urls are empty when there is nothing more."""

    notities: tuple[Notitieregel, ...] = ()
    notities_eerder_url: str = ""
    notitie: Notitieformulier | None = None
    filter: tuple[Keuzeveld, ...] = ()
    gefilterd: bool = False
    op_adres: tuple[Zaakverwijzing, ...] = ()
    op_adres_meer_url: str = ""
    inzage: tuple[Inzageregel, ...] = ()


def make_formulier() -> Notitieformulier:
    """The form as it comes back without a text."""
    soorten = (Keuze("notitie", "Notitie"), Keuze("telefoon", "Telefoongesprek", True))
    return Notitieformulier(
        titel="Leg een notitie of gesprek vast",
        knop="Bewaar de notitie",
        soort=Keuzeveld("notitie_soort", "Soort", soorten),
        met_wie=Tekstveld(naam="notitie_met_wie", etiket="Met wie (niet verplicht)", waarde="S. van Lindenhof"),
        tekst=Tekstveld(
            naam="notitie_tekst", etiket="Tekst", fout="Schrijf wat u wilt vastleggen.", verplicht=True, regels=4,
            uitleg="Zet hier geen BSN in. Weghalen kan niet; verbeteren wel.",
        ),
        open=True,
    )  # fmt: skip


def voorbeeld() -> Dossierdeel:
    """Two notes of which one was replaced, two other zaken, and two people who looked."""
    return Dossierdeel(
        notities=(
            Notitieregel(
                id="8", soort="Telefoongesprek", met_wie="S. van Lindenhof", moment="do 23 apr 2026, 11.02 uur",
                tekst="De verklaring komt vrijdag.\nDe borger stuurt haar zelf.", door="Noor van Dijkhuizen",
                verbeter_url="?verbeter=8#notitie",
            ),
            Notitieregel(
                id="7", soort="Notitie", moment="ma 20 apr 2026, 15.41 uur", tekst="Wij wachten op de verklaring.",
                door="Ravi Oudkerk", vervangen=True,
            ),
        ),
        notities_eerder_url="?notities=7#notities",
        notitie=make_formulier(),
        filter=(
            Keuzeveld("tijdlijn_soort", "Soort", (Keuze("", "Alles", True), Keuze("brieven", "Brieven"))),
            Keuzeveld("tijdlijn_door", "Door", (Keuze("", "Iedereen", True), Keuze("3", "Noor van Dijkhuizen"))),
        ),
        op_adres=(
            Zaakverwijzing("WM-2024-000031", "Dakkapel", Status("Afgesloten", "goed"), "ma 5 feb 2024"),
            Zaakverwijzing("WM-2025-000007", "Schuur", Status("In gebruik", "goed"), "di 14 jan 2025"),
        ),
        op_adres_meer_url="/zoeken/?q=Kade+12",
        inzage=(Inzageregel("do 23 apr 2026", "Noor van Dijkhuizen"), Inzageregel("do 23 apr 2026", "Ravi Oudkerk")),
    )  # fmt: skip


LEEG = Dossierdeel()
