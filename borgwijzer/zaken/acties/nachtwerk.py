"""The nightly run: bring the copy of ``stand()`` on every open zaak to today. Safe to stop and to repeat."""

from __future__ import annotations

import datetime

from django.db import transaction

from borgwijzer.regels.levensloop import stand
from borgwijzer.zaken.acties.stand_bijwerken import AFGELEID, maak_taken, neem_stand_over
from borgwijzer.zaken.feiten import haal_feiten_van, kader_van
from borgwijzer.zaken.models import Taak, Zaak

STAP = 500


def werk_alle_standen_bij(peildatum: datetime.date, *, stap: int = STAP) -> int:
    """Refresh every open zaak of this organisatie that was last derived before ``peildatum``; gives how many.

    Each step of ``stap`` zaken is a transaction of its own: a run that is killed goes on where it was. A zaak that
    somebody holds at this moment is skipped, because the deed that holds it refreshes it itself.
    """
    bijgewerkt, vanaf = 0, 0
    while True:
        laatste, aantal = _werk_stap_bij(peildatum, vanaf, stap)
        bijgewerkt += aantal
        if laatste is None:
            return bijgewerkt
        vanaf = laatste


@transaction.atomic
def _werk_stap_bij(peildatum: datetime.date, vanaf: int, stap: int) -> tuple[int | None, int]:
    """Refresh the next zaken by id; gives the last id looked at, None when there are no more."""
    ids = list(Zaak.objects.exclude(fase="afgesloten").filter(pk__gt=vanaf).order_by("pk").values_list("pk", flat=True)[:stap])
    if not ids:
        return None, 0
    verouderd = Zaak.objects.select_for_update(skip_locked=True).filter(pk__in=ids).exclude(afgeleid_op=peildatum)
    zaken = list(verouderd.order_by("pk"))
    feiten = haal_feiten_van(zaken)
    taken: list[Taak] = []
    for zaak in zaken:
        bepaald = stand(feiten[zaak.pk], kader_van(zaak), peildatum)
        neem_stand_over(zaak, bepaald)
        taken += maak_taken(zaak, bepaald)
    Zaak.objects.bulk_update(zaken, AFGELEID)
    Taak.objects.filter(zaak__in=zaken).delete()
    Taak.objects.bulk_create(taken)
    return ids[-1], len(zaken)
