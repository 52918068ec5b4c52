"""The applications for a maatwerkvoorschrift in the list of a zaak, and the word for where one stands.

Under a kader in which it does not hold there is no line and no button.
"""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from borgwijzer.klok import vandaag as kijkdag
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.regels.maatwerk import Maatwerkstand, bepaal_maatwerkstand, geldt, zoals_op
from borgwijzer.regels.maatwerkfeiten import Maatwerkfeit
from borgwijzer.web.beelden.datumtekst import schrijf_kort
from borgwijzer.web.beelden.onderdelen import Status
from borgwijzer.web.beelden.toezichtblok import Toezichtknop, Toezichtregel
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.feiten_maatwerk import maak_maatwerkfeit
from borgwijzer.zaken.models import Maatwerkaanvraag, Maatwerkstap
from borgwijzer.zaken.queries import Zaakdossier

STATUSSEN = {
    "loopt": Status("Loopt", "wacht"), "verlengd": Status("Verlengd", "wacht"), "staat_stil": Status("Staat stil", "gepauzeerd"),
    "te_laat": Status("Te laat", "fout"), "ingetrokken": Status("Ingetrokken", "neutraal"),
}  # fmt: skip
UITKOMSTEN = {"toegewezen": "Toegewezen", "geweigerd": "Geweigerd"}
LANGSTE = 90


def list_maatwerkregels(dossier: Zaakdossier, vandaag: date) -> tuple[Toezichtregel, ...]:
    """A line for each application, from rows that are here already."""
    kader, stappen = kader_van(dossier.zaak), dossier.ook[Maatwerkstap]
    regels = []
    for aanvraag in dossier.ook[Maatwerkaanvraag]:
        feit = zoals_op(maak_maatwerkfeit(aanvraag, stappen), vandaag)
        if feit and geldt(kader, feit.ontvangen_op):
            regels.append(_maak_regel(aanvraag, feit, bepaal_maatwerkstand(feit, kader, vandaag), dossier.zaak.nummer))
    return tuple(regels)


def list_maatwerkknoppen(dossier: Zaakdossier, account: Account) -> tuple[Toezichtknop, ...]:
    """The button to register one, once the kader has it."""
    if not mag(account, Daad.LEG_FEIT_VAST) or not geldt(kader_van(dossier.zaak), kijkdag()):
        return ()
    adres = reverse("maatwerk_nieuw", args=[dossier.zaak.nummer])
    return (Toezichtknop("Registreer een aanvraag om een maatwerkvoorschrift", adres),)


def bepaal_maatwerkstatus(feit: Maatwerkfeit, stand: Maatwerkstand) -> Status:
    """Where an application stands, in a word; of one that was decided its outcome, and whether that came too late."""
    if stand.toestand == "beslist" and feit.besloten_op:
        laat = feit.besloten_op > stand.termijn.uiterst
        return Status(f"{UITKOMSTEN[str(feit.uitkomst)]}{', te laat' if laat else ''}", "let_op" if laat else "goed")
    return STATUSSEN[stand.toestand]


def _maak_regel(aanvraag: Maatwerkaanvraag, feit: Maatwerkfeit, stand: Maatwerkstand, zaaknummer: str) -> Toezichtregel:
    kort = " ".join(aanvraag.omschrijving.split())
    return Toezichtregel(
        soort="Maatwerkvoorschrift", naam=kort if len(kort) <= LANGSTE else f"{kort[:LANGSTE]}…",
        wanneer=_schrijf_wanneer(feit, stand), status=bepaal_maatwerkstatus(feit, stand),
        url=reverse("maatwerk", args=[zaaknummer, aanvraag.pk]), open=stand.is_open,
    )  # fmt: skip


def _schrijf_wanneer(feit: Maatwerkfeit, stand: Maatwerkstand) -> str:
    ontvangen = f"ontvangen op {schrijf_kort(feit.ontvangen_op)}"
    if einde := feit.besloten_op or feit.ingetrokken_op:
        return f"{ontvangen}, {'beslist' if feit.besloten_op else 'ingetrokken'} op {schrijf_kort(einde)}"
    laatste = stand.termijn.resultaat.uitkomst
    return f"{ontvangen}, beslis uiterlijk op {schrijf_kort(laatste)}" if laatste else f"{ontvangen}, wacht op aanvulling"
