"""Read vergunningen: the list by keyset, one vergunning with its history, and who may visit."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from django.db.models import F, Q, QuerySet
from django.db.models.fields.tuple_lookups import TupleGreaterThan, TupleLessThan

from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, list_rollen_voor
from borgwijzer.radar.models import OPEN, Toestand, Vergunning

PER_PAGINA = 50
# Counting stops here: an exact count costs more than it tells.
TEL_TOT = 1_000
MAX_GEBEURTENISSEN = 50
MAX_BEZOEKERS = 200
Filter = Literal["open", "bezoek", "alles"]
KEUZES: dict[str, Q] = {"open": OPEN, "bezoek": Q(toestand=Toestand.BEZOEK_VOORGESTELD), "alles": Q()}


@dataclass(frozen=True, slots=True)
class Plek:
    """A place between two rows: the day of granting and id of the row next to it. ``terug``: the rows before it."""

    verleend_op: datetime.date
    id: int
    terug: bool = False


@dataclass(frozen=True, slots=True)
class Pagina:
    """Vergunningen, the longest granted first, and whether there are more on either side."""

    vergunningen: Sequence[Vergunning]
    eerder: bool
    later: bool


def list_vergunningen(keuze: Filter, plek: Plek | None = None) -> Pagina:
    """One page of the radar, in one statement, whatever the number of vergunningen."""
    terug = plek is not None and plek.terug
    rijen = Vergunning.objects.filter(KEUZES[keuze]).select_related("zaak", "bezoeker")
    if plek is not None:
        vergelijk = TupleLessThan if terug else TupleGreaterThan
        rijen = rijen.filter(vergelijk((F("verleend_op"), F("id")), (plek.verleend_op, plek.id)))
    gevonden = list(rijen.order_by(*(("-verleend_op", "-id") if terug else ("verleend_op", "id")))[: PER_PAGINA + 1])
    meer, getoond = len(gevonden) > PER_PAGINA, gevonden[:PER_PAGINA]
    if terug:
        return Pagina(getoond[::-1], eerder=meer, later=True)
    return Pagina(getoond, eerder=plek is not None, later=meer)


def tel_vergunningen(keuze: Filter) -> int | None:
    """How many vergunningen the list has; None when there are more than a thousand."""
    aantal = Vergunning.objects.filter(KEUZES[keuze]).order_by()[: TEL_TOT + 1].count()
    return aantal if aantal <= TEL_TOT else None


# The day of granting and the id of the last one looked at: the order in which the program goes through them.
Rangplek = tuple[datetime.date, int]
BEGIN: Rangplek = (datetime.date.min, 0)


def list_op_toestand(toestand: Toestand, na: Rangplek, aantal: int) -> list[Rangplek]:
    """The next vergunningen in this toestand after ``na`` (exclusive)."""
    rijen: QuerySet[Vergunning] = Vergunning.objects.filter(toestand=toestand)
    rijen = rijen.filter(TupleGreaterThan((F("verleend_op"), F("id")), na)).order_by("verleend_op", "id")
    return list(rijen.values_list("verleend_op", "id")[:aantal])


def find_vergunning(vergunning_id: int) -> Vergunning | None:
    """A vergunning with its zaak and visitor."""
    return Vergunning.objects.select_related("zaak", "bezoeker").filter(pk=vergunning_id).first()


def list_verloop(vergunning: Vergunning) -> list[Gebeurtenis]:
    """Its latest events, newest first."""
    return list(Gebeurtenis.objects.filter(pk__in=vergunning.gebeurtenissen[-MAX_GEBEURTENISSEN:]).order_by("-tijdstip", "-pk"))


def list_bezoekers() -> list[Account]:
    """The active people who may record a visit, by name."""
    rollen = [rol.value for rol in list_rollen_voor(Daad.LEG_BEZOEK_VAST)]
    return list(Account.objects.filter(actief=True, rollen__overlap=rollen).order_by("naam", "pk")[:MAX_BEZOEKERS])
