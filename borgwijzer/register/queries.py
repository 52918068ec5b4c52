"""Read snapshots: the one that holds for a day, its lines, and the list of them."""

from __future__ import annotations

import datetime
from functools import lru_cache

from borgwijzer.regels.register import Blad, Regel
from borgwijzer.register.models import Registerregel, Registerstand

PER_PAGINA = 50
VELDEN = ("soort", "status", "naam", "kvk", "instrument", "nummer", "vanaf")


def find_stand(organisatie_id: int, peildatum: datetime.date) -> Registerstand | None:
    """The newest snapshot of a day not later than ``peildatum``; of one day the one that was imported last."""
    standen = Registerstand.objects.filter(organisatie_id=organisatie_id, peildatum__lte=peildatum)
    return standen.order_by("-peildatum", "-id").first()


def find_vorige(stand: Registerstand) -> Registerstand | None:
    """The snapshot before this one."""
    standen = Registerstand.objects.filter(organisatie_id=stand.organisatie_id)
    eerder = standen.filter(peildatum__lt=stand.peildatum) | standen.filter(peildatum=stand.peildatum, pk__lt=stand.pk)
    return eerder.order_by("-peildatum", "-id").first()


def find_stand_op_id(stand_id: int) -> Registerstand | None:
    """A snapshot of this organisatie, with who imported it."""
    return Registerstand.objects.select_related("ingelezen_door").filter(pk=stand_id).first()


def list_standen() -> list[Registerstand]:
    """The newest snapshots, with who imported them."""
    return list(Registerstand.objects.select_related("ingelezen_door").order_by("-peildatum", "-id")[:PER_PAGINA])


def lees_blad(stand: Registerstand) -> Blad:
    """The lines of a snapshot for the rules. A snapshot never changes, so it is read once per process."""
    return _lees(stand.pk, stand.sha256, stand.peildatum, stand.bron)


@lru_cache(maxsize=8)
def _lees(stand_id: int, sha256: str, op: datetime.date, bron: str) -> Blad:
    rijen = Registerregel.objects.filter(stand_id=stand_id).order_by("id").values_list(*VELDEN)
    return Blad(op, tuple(Regel(*rij) for rij in rijen), bron)
