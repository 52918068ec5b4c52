"""The nightly run: bring the copy of ``stand()`` on every open zaak to today. Safe to stop and to repeat."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.db.models import F, Q
from django.db.models.fields.tuple_lookups import TupleGreaterThan

from borgwijzer.regels.levensloop import stand
from borgwijzer.zaken.acties.stand_bijwerken import AFGELEID, maak_taken, neem_stand_over
from borgwijzer.zaken.feiten import haal_feiten_van, kader_van
from borgwijzer.zaken.models import Taak, Zaak

STAP = 500
# The day on which a zaak was last derived (None: never) and its id: the order of the run.
Plek = tuple[datetime.date | None, int]
BEGIN: Plek = (None, 0)


def werk_alle_standen_bij(peildatum: datetime.date, *, stap: int = STAP) -> int:
    """Refresh every open zaak of this organisatie that was last derived before ``peildatum``; gives how many.

    Each step of ``stap`` zaken is a transaction of its own: a run that is killed goes on where it was. A zaak that
    somebody holds at this moment is skipped, because the deed that holds it refreshes it itself. A zaak that was derived
    after ``peildatum`` stays as it is.
    """
    bijgewerkt, na = 0, BEGIN
    while True:
        laatste, aantal = _werk_stap_bij(peildatum, na, stap)
        bijgewerkt += aantal
        if laatste is None:
            return bijgewerkt
        na = laatste


def list_verouderd(peildatum: datetime.date, na: Plek, aantal: int) -> list[Plek]:
    """The next open zaken after ``na`` (exclusive) last derived before ``peildatum``: those never derived first."""
    dag, nummer = na
    # The index gives this order; for an order by id alone the planner may walk the primary key, past all organisaties.
    rijen = Zaak.objects.exclude(fase="afgesloten").order_by("afgeleid_op", "id").values_list("afgeleid_op", "id")
    if dag is None:
        nooit = list(rijen.filter(afgeleid_op=None, pk__gt=nummer)[:aantal])
        if nooit:
            return nooit
        dag, nummer = datetime.date.min, 0
    return list(rijen.filter(TupleGreaterThan((F("afgeleid_op"), F("id")), (dag, nummer)), afgeleid_op__lt=peildatum)[:aantal])


@transaction.atomic
def _werk_stap_bij(peildatum: datetime.date, na: Plek, stap: int) -> tuple[Plek | None, int]:
    """Refresh the next zaken; gives the place of the last one looked at, None when there are no more."""
    plekken = list_verouderd(peildatum, na, stap)
    if not plekken:
        return None, 0
    # Looked at again under the lock: a deed may have refreshed or closed the zaak in between.
    nog_verouderd = Q(afgeleid_op=None) | Q(afgeleid_op__lt=peildatum)
    ids = [nummer for _, nummer in plekken]
    vrij = Zaak.objects.select_for_update(skip_locked=True).filter(nog_verouderd, pk__in=ids).exclude(fase="afgesloten")
    zaken = list(vrij.order_by("pk"))
    feiten = haal_feiten_van(zaken)
    taken: list[Taak] = []
    for zaak in zaken:
        bepaald = stand(feiten[zaak.pk], kader_van(zaak), peildatum)
        neem_stand_over(zaak, bepaald)
        taken += maak_taken(zaak, bepaald)
    Zaak.objects.bulk_update(zaken, AFGELEID)
    Taak.objects.filter(zaak__in=zaken).delete()
    Taak.objects.bulk_create(taken)
    return plekken[-1], len(zaken)
