"""Controles in the list of supervision on the page of a zaak."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.toezicht.queries_controle import GEBRUIK
from borgwijzer.web.beelden.datumtekst import schrijf_kort
from borgwijzer.web.beelden.etiketten import AANLEIDINGEN
from borgwijzer.web.beelden.toezichtblok import Toezichtknop, Toezichtregel
from borgwijzer.web.vullen.controlestatus import bepaal_controlestatus
from borgwijzer.zaken.models import Controle
from borgwijzer.zaken.queries import Zaakdossier


def list_controleregels(dossier: Zaakdossier, vandaag: date) -> tuple[Toezichtregel, ...]:
    """A line for each controle; those of the route of use have a page of their own."""
    rijen = [een for een in dossier.ook[Controle] if een.aanleiding not in GEBRUIK]
    return tuple(_maak_regel(een, dossier, vandaag) for een in reversed(rijen))


def _maak_regel(controle: Controle, dossier: Zaakdossier, vandaag: date) -> Toezichtregel:
    gedaan, gepland = controle.gedaan_op, controle.gepland_op
    wanneer = f"gedaan op {schrijf_kort(gedaan)}" if gedaan else f"gepland op {schrijf_kort(gepland)}" if gepland else ""
    if controle.mondelinge_bouwstop_op:
        wanneer += "; de bouw is mondeling stilgelegd"
    return Toezichtregel(
        soort="Controle", naam=AANLEIDINGEN[controle.aanleiding], wanneer=wanneer, status=bepaal_controlestatus(controle, vandaag),
        url=reverse("controle", args=[dossier.zaak.nummer, controle.pk]),
        open=controle.vastgesteld_op is None and controle.vervallen_op is None,
    )  # fmt: skip


def list_controleknoppen(dossier: Zaakdossier, account: Account) -> tuple[Toezichtknop, ...]:
    """Plan a controle, for who may."""
    if not mag(account, Daad.VOER_CONTROLE_UIT):
        return ()
    return (Toezichtknop("Plan een controle", reverse("controle_nieuw", args=[dossier.zaak.nummer])),)
