"""The nightly run: bring the copy of ``stand()`` on every open zaak to today. Safe to stop and to repeat.

A copy says until which day it holds, so that only the zaken whose day has come are looked at; the others are right.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from django.db import transaction
from django.db.models import F, Q
from django.db.models.fields.tuple_lookups import TupleGreaterThan

from borgwijzer.zaken.acties.stand_bijwerken import leid_af, maak_taken, schrijf_standen
from borgwijzer.zaken.feiten import haal_feiten_van
from borgwijzer.zaken.models import Taak, Zaak

STAP = 500
# The last day on which the copy of a zaak is right (None: never derived) and its id: the order of the run.
Plek = tuple[datetime.date | None, int]
BEGIN: Plek = (None, 0)
# What makes two taken the same.
TAAK = ("zaak_id", "code", "tekst", "rol", "uiterlijk", "behandelaar_id")


def werk_alle_standen_bij(peildatum: datetime.date, *, stap: int = STAP) -> int:
    """Refresh every open zaak of this organisatie of which the copy held until before ``peildatum``; gives how many.

    Each step of ``stap`` zaken is a transaction of its own: a run that is killed goes on where it was. A zaak that
    somebody holds at this moment is skipped, because the deed that holds it refreshes it itself.
    """
    bijgewerkt, na = 0, BEGIN
    while True:
        laatste, aantal = _werk_stap_bij(peildatum, na, stap)
        bijgewerkt += aantal
        if laatste is None:
            return bijgewerkt
        na = laatste


def list_verouderd(peildatum: datetime.date, na: Plek, aantal: int) -> list[Plek]:
    """The next open zaken after ``na`` (exclusive) that are out of date on ``peildatum``: those never derived first."""
    dag, nummer = na
    # The index gives this order; for an order by id alone the planner may walk the primary key, past all organisaties.
    volgorde = ("geldig_tot_en_met", "id")
    rijen = Zaak.objects.exclude(fase="afgesloten").order_by(*volgorde).values_list(*volgorde)
    if dag is None:
        nooit = list(rijen.filter(geldig_tot_en_met=None, pk__gt=nummer)[:aantal])
        if nooit:
            return nooit
        dag, nummer = datetime.date.min, 0
    later = TupleGreaterThan((F("geldig_tot_en_met"), F("id")), (dag, nummer))
    return list(rijen.filter(later, geldig_tot_en_met__lt=peildatum)[:aantal])


@transaction.atomic
def _werk_stap_bij(peildatum: datetime.date, na: Plek, stap: int) -> tuple[Plek | None, int]:
    """Refresh the next zaken; gives the place of the last one looked at, None when there are no more."""
    plekken = list_verouderd(peildatum, na, stap)
    if not plekken:
        return None, 0
    # Looked at again under the lock: a deed may have refreshed or closed the zaak in between.
    nog_verouderd = Q(geldig_tot_en_met=None) | Q(geldig_tot_en_met__lt=peildatum)
    ids = [nummer for _, nummer in plekken]
    vrij = Zaak.objects.select_for_update(skip_locked=True).filter(nog_verouderd, pk__in=ids).exclude(fase="afgesloten")
    zaken = list(vrij.order_by("pk"))
    feiten = haal_feiten_van(zaken)
    taken = [taak for zaak in zaken for taak in maak_taken(zaak, leid_af(zaak, feiten[zaak.pk], peildatum))]
    schrijf_standen(zaken)
    _schrijf_taken(zaken, taken)
    return plekken[-1], len(zaken)


def _schrijf_taken(zaken: Sequence[Zaak], taken: Sequence[Taak]) -> None:
    """Only of the zaken of which a taak came, went or changed: most nights that is none of them."""
    oud = set(Taak.objects.filter(zaak__in=zaken).values_list(*TAAK))
    nieuw = {tuple(getattr(taak, veld) for veld in TAAK) for taak in taken}
    anders = {rij[0] for rij in oud ^ nieuw}
    if anders:
        Taak.objects.filter(zaak__in=anders).delete()
        Taak.objects.bulk_create([taak for taak in taken if taak.zaak_id in anders])
