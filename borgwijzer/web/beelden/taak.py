"""One taak and what can be done with it. Template `web/taak.html`, url `taak` (zaaknummer, code).

Every form posts `daad` (neem_op, draag_over, geef_terug, stel_uit, hef_op), `van` (the behandelaar that was shown) and
`terug` (the list to go back to).
"""

from dataclasses import dataclass

from borgwijzer.web.beelden.etiketten import URGENTIES
from borgwijzer.web.beelden.onderdelen import Keuze, Keuzeveld, Status, Tekstveld


@dataclass(frozen=True, slots=True)
class Dagveld:
    """A field for a day; `waarde`, `eerste` and `laatste` are dates in ISO form, or empty."""

    naam: str
    etiket: str
    waarde: str = ""
    eerste: str = ""
    laatste: str = ""
    uitleg: str = ""


@dataclass(frozen=True, slots=True)
class Uitstelregel:
    """Until when the taak was put aside, why and by whom."""

    tot: str
    reden: str
    door: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaakBeeld:
    """`mag` is False for who may only read; `van_collega` says why nothing but taking on is possible, or is empty.

    `url` leads to the screen where the taak is done, if it has one of its own.
    """

    zaaknummer: str
    code: str
    wat: str
    tekst: str
    plaats: str
    datum: str
    status: Status
    rol: str
    behandelaar: str
    namens: str
    van: str
    terug: str
    fout: str
    mag: bool
    mag_opnemen: bool
    mag_teruggeven: bool
    van_collega: str
    collega: Keuzeveld
    notitie: Tekstveld
    tot: Dagveld
    reden: Tekstveld
    kan_niet_uitstellen: str = ""
    uitstel: Uitstelregel | None = None
    url: str = ""
    knop: str = ""


def voorbeeld() -> TaakBeeld:
    """A taak of nobody that was put aside."""
    return TaakBeeld(
        zaaknummer="2026-000412", code="toets_bouwmelding", wat="Toets de bouwmelding",
        tekst="Beoordeel of de bouwmelding volledig is.", plaats="Kade 2, Wilgenmeer", datum="di 12 mei 2026",
        status=URGENTIES["later"], rol="Intake", behandelaar="Ravi Oudkerk", namens="Ravi Oudkerk", van="7", terug="lijst=team",
        fout="Kies een dag na vandaag.", mag=True, mag_opnemen=True, mag_teruggeven=True, van_collega="",
        collega=Keuzeveld("collega", "Collega", (Keuze("", "Kies een collega", True), Keuze("7", "Ravi Oudkerk"))),
        notitie=Tekstveld(naam="notitie", etiket="Notitie voor uw collega", verplicht=True, regels=3),
        tot=Dagveld("tot", "Uit de lijst tot", "2026-05-01", "2026-04-30", "2026-05-12", "Hoogstens tot dinsdag 12 mei 2026."),
        reden=Tekstveld(naam="reden", etiket="Waarom kan dit wachten?", verplicht=True, regels=2),
        uitstel=Uitstelregel("ma 4 mei 2026", "Wacht op de constructeur.", "Noor van Dijkhuizen"), url="/x/", knop="Ga verder",
    )  # fmt: skip


def voorbeeld_van_collega() -> TaakBeeld:
    """A taak of a colleague."""
    leeg = Tekstveld(naam="reden", etiket="Reden")
    return TaakBeeld(
        zaaknummer="2026-000412", code="toets_bouwmelding", wat="Toets de bouwmelding", tekst="Beoordeel.", plaats="Kade 2",
        datum="", status=URGENTIES["zonder_datum"], rol="Intake", behandelaar="Ravi Oudkerk", namens="", van="7", terug="",
        fout="", mag=True, mag_opnemen=True, mag_teruggeven=False, van_collega="Deze zaak is van Ravi Oudkerk.",
        collega=Keuzeveld("collega", "Collega", ()), notitie=leeg, tot=Dagveld("tot", "Tot"), reden=leeg,
        kan_niet_uitstellen="Uitstellen kan niet meer.",
    )  # fmt: skip
