"""Read controles: those of the route of use, the day list of one person, and what a device sent that still clashes."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import get_args

from django.db.models import QuerySet

from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, list_rollen_voor
from borgwijzer.regels.feiten import Gebruiksaanleiding
from borgwijzer.zaken.models import Controle, Controlestuk, Veldrapport, Veldtoestand, Zaak

GEBRUIK: tuple[str, ...] = get_args(Gebruiksaanleiding)
HOOGSTENS = 200


def gebruikscontroles(zaak: Zaak) -> QuerySet[Controle]:
    """The controles of a building that is used anyway, oldest first."""
    return Controle.objects.filter(zaak=zaak, aanleiding__in=GEBRUIK).order_by("pk")


def list_daglijst(uitvoerder_id: int, tot_en_met: datetime.date) -> list[Controle]:
    """What this person still has to do up to a day (inclusive), also what is overdue or not fixed yet, in its order."""
    rijen = Controle.objects.select_related("zaak", "signaal").filter(
        uitvoerder_id=uitvoerder_id, gepland_op__lte=tot_en_met, vastgesteld_op=None, vervallen_op=None
    )
    return list(rijen.exclude(aanleiding__in=GEBRUIK).order_by("gepland_op", "volgorde", "pk")[:HOOGSTENS])


def list_uitvoerders() -> list[Account]:
    """Who may go and look, by name."""
    rollen = [rol.value for rol in list_rollen_voor(Daad.VOER_CONTROLE_UIT)]
    return list(Account.objects.filter(actief=True, rollen__overlap=rollen).order_by("naam", "pk"))


def list_stukken(controle: Controle) -> list[Controlestuk]:
    """Photos and documents in the order of the rapport."""
    return list(Controlestuk.objects.filter(controle=controle).select_related("bestand").order_by("volgnummer", "pk"))


def list_botsend(account: Account) -> Sequence[Veldrapport]:
    """What this person sent from a device and still has to choose about."""
    rijen = Veldrapport.objects.filter(ontvangen_van=account, toestand=Veldtoestand.BOTST)
    return list(rijen.select_related("zaak", "controle").order_by("pk")[:HOOGSTENS])
