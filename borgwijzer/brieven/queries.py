"""Read which letters wait for people: to approve, or because they did not arrive."""

from __future__ import annotations

from borgwijzer.brieven.models import Conceptbrief, Concepttoestand, Verzending
from borgwijzer.brieven.verzending.acties import MISLUKT

HOOGSTENS = 50


def list_voorgelegde_brieven(account_id: int) -> list[Conceptbrief]:
    """Letters put before a colleague on which this account did not write, the oldest first."""
    rijen = Conceptbrief.objects.filter(toestand=Concepttoestand.VOORGELEGD).exclude(schrijvers__contains=[account_id])
    return list(rijen.select_related("zaak").order_by("id")[:HOOGSTENS])


def list_mislukte_verzendingen() -> list[Verzending]:
    """E-mails that did not arrive, or of which that is not known, and that nobody posted yet; the oldest first."""
    rijen = Verzending.objects.filter(toestand__in=MISLUKT).select_related("brief__zaak")
    return list(rijen.order_by("id")[:HOOGSTENS])
