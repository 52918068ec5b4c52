"""Read what waits for a second person: a melding to reject, a besluit, an afweging that somebody proposed."""

from __future__ import annotations

from typing import Any, Literal

from django.db.models import QuerySet, Value

from borgwijzer.zaken.models import Afweging, Afwegingtoestand, Besluit, Besluittoestand, Toets, Toetstoestand

# So many are read of each kind; who may decide on which is seen after that.
GELEZEN_TOT = 500
Voorstelsoort = Literal["afwijzing", "besluit", "afweging"]


def list_afwijzingen(account_id: int) -> list[Toets]:
    """Rejections that somebody else than this account proposed, the oldest melding first."""
    rijen = _afwijzingen(account_id)
    return list(rijen.select_related("melding__zaak", "voorgesteld_door").order_by("id")[:GELEZEN_TOT])


def list_voorgestelde_besluiten(account_id: int) -> list[Besluit]:
    """Besluiten that somebody else than this account proposed, the oldest first."""
    rijen = _besluiten(account_id).select_related("zaak").prefetch_related("van_bezwaren")
    return list(rijen.order_by("id")[:GELEZEN_TOT])


def list_voorgestelde_afwegingen(account_id: int) -> list[Afweging]:
    """Afwegingen that somebody else than this account proposed, the oldest first."""
    rijen = _afwegingen(account_id).select_related("zaak", "overtreding")
    return list(rijen.order_by("id")[:GELEZEN_TOT])


def list_soorten(account_id: int) -> set[Voorstelsoort]:
    """Which of the three lists have something, in one statement: for most people most days none."""
    delen: list[QuerySet[Any, Any]] = [
        rijen.order_by().annotate(wat=Value(wat)).values_list("wat", flat=True)[:1]
        for wat, rijen in (
            ("afwijzing", _afwijzingen(account_id)), ("besluit", _besluiten(account_id)), ("afweging", _afwegingen(account_id)),
        )
    ]  # fmt: skip
    return set(delen[0].union(*delen[1:], all=True))


def _afwijzingen(account_id: int) -> QuerySet[Toets]:
    rijen = Toets.objects.filter(toestand=Toetstoestand.VOORGESTELD, melding__vervangen_door=None, melding__ingetrokken_op=None)
    return rijen.exclude(voorgesteld_door_id=account_id)


def _besluiten(account_id: int) -> QuerySet[Besluit]:
    return Besluit.objects.filter(toestand=Besluittoestand.VOORGESTELD).exclude(voorgesteld_door_id=account_id)


def _afwegingen(account_id: int) -> QuerySet[Afweging]:
    return Afweging.objects.filter(toestand=Afwegingtoestand.VOORGESTELD).exclude(voorgesteld_door_id=account_id)
