"""Read what waits for a second person: a melding that somebody proposed to reject, a besluit that somebody proposed."""

from __future__ import annotations

from borgwijzer.zaken.models import Besluit, Besluittoestand, Toets, Toetstoestand

VOORSTELLEN_TOT = 50


def list_afwijzingen(account_id: int) -> list[Toets]:
    """Rejections that somebody else than this account proposed, the oldest melding first."""
    rijen = Toets.objects.filter(
        toestand=Toetstoestand.VOORGESTELD, melding__vervangen_door=None, melding__ingetrokken_op=None
    ).exclude(voorgesteld_door_id=account_id)
    return list(rijen.select_related("melding__zaak", "voorgesteld_door").order_by("id")[:VOORSTELLEN_TOT])


def list_voorgestelde_besluiten(account_id: int) -> list[Besluit]:
    """Besluiten that somebody else than this account proposed, the oldest first."""
    rijen = Besluit.objects.filter(toestand=Besluittoestand.VOORGESTELD).exclude(voorgesteld_door_id=account_id)
    return list(rijen.select_related("zaak").prefetch_related("van_bezwaren").order_by("id")[:VOORSTELLEN_TOT])
