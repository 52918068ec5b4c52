"""The handhavingsverzoeken of a zaak in its list of supervision and enforcement, and the word for where one stands."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.regels.handhavingsverzoek import Verzoekstand, bepaal_verzoekstand, zoals_op
from borgwijzer.regels.toezichtfeiten import Handhavingsverzoekfeit
from borgwijzer.web.beelden.datumtekst import schrijf_kort
from borgwijzer.web.beelden.onderdelen import Status
from borgwijzer.web.beelden.toezichtblok import Toezichtknop, Toezichtregel
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.feiten_verzoek import maak_handhavingsverzoekfeit
from borgwijzer.zaken.models import Handhavingsverzoek, Verzoekstap
from borgwijzer.zaken.queries import Zaakdossier

STATUSSEN = {
    "loopt": Status("Loopt", "wacht"), "verlengd": Status("Verlengd", "wacht"), "staat_stil": Status("Staat stil", "gepauzeerd"),
    "te_laat": Status("Te laat", "fout"), "in_gebreke": Status("In gebreke gesteld", "fout"),
    "dwangsom_loopt": Status("Dwangsom loopt", "fout"), "dwangsom_vol": Status("Hoogste dwangsom bereikt", "fout"),
    "ingetrokken": Status("Ingetrokken", "neutraal"),
}  # fmt: skip
UITKOMSTEN = {
    "toegewezen": "Toegewezen", "deels_toegewezen": "Voor een deel toegewezen", "afgewezen": "Afgewezen",
    "niet_ontvankelijk": "Niet-ontvankelijk", "buiten_behandeling": "Niet behandeld",
}  # fmt: skip
LANGSTE = 90


def list_verzoekregels(dossier: Zaakdossier, vandaag: date) -> tuple[Toezichtregel, ...]:
    """A line for each verzoek, from rows that are here already."""
    kader, stappen = kader_van(dossier.zaak), dossier.ook[Verzoekstap]
    regels = []
    for verzoek in dossier.ook[Handhavingsverzoek]:
        feit = zoals_op(maak_handhavingsverzoekfeit(verzoek, stappen), vandaag)
        if feit:
            regels.append(_maak_regel(verzoek, feit, bepaal_verzoekstand(feit, kader, vandaag), dossier.zaak.nummer))
    return tuple(regels)


def list_verzoekknoppen(dossier: Zaakdossier, account: Account) -> tuple[Toezichtknop, ...]:
    """The button to register one."""
    if not mag(account, Daad.LEG_FEIT_VAST):
        return ()
    return (Toezichtknop("Registreer een handhavingsverzoek", reverse("handhavingsverzoek_nieuw", args=[dossier.zaak.nummer])),)


def _maak_regel(verzoek: Handhavingsverzoek, feit: Handhavingsverzoekfeit, stand: Verzoekstand, zaaknummer: str) -> Toezichtregel:
    return Toezichtregel(
        soort="Handhavingsverzoek", naam=_kort(verzoek.omschrijving), wanneer=_schrijf_wanneer(feit, stand),
        status=bepaal_verzoekstatus(feit, stand), url=reverse("handhavingsverzoek", args=[zaaknummer, verzoek.pk]),
        open=stand.is_open,
    )  # fmt: skip


def bepaal_verzoekstatus(feit: Handhavingsverzoekfeit, stand: Verzoekstand) -> Status:
    """Where a verzoek stands, in a word; of one that was decided its outcome, and whether that came too late."""
    if stand.toestand == "beslist" and feit.besloten_op:
        laat = feit.besloten_op > stand.termijn.uiterst
        return Status(f"{UITKOMSTEN[str(feit.uitkomst)]}{', te laat' if laat else ''}", "let_op" if laat else "goed")
    return STATUSSEN[stand.toestand]


def _schrijf_wanneer(feit: Handhavingsverzoekfeit, stand: Verzoekstand) -> str:
    ontvangen = f"ontvangen op {schrijf_kort(feit.ontvangen_op)}"
    if einde := feit.besloten_op or feit.ingetrokken_op:
        return f"{ontvangen}, {'beslist' if feit.besloten_op else 'ingetrokken'} op {schrijf_kort(einde)}"
    laatste = stand.termijn.resultaat.uitkomst
    return f"{ontvangen}, beslis uiterlijk op {schrijf_kort(laatste)}" if laatste else f"{ontvangen}, wacht op aanvulling"


def _kort(tekst: str) -> str:
    regel = " ".join(tekst.split())
    return regel if len(regel) <= LANGSTE else f"{regel[:LANGSTE]}…"
