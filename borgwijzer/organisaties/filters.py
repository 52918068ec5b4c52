"""Read the saved choices of one person."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from borgwijzer.organisaties.models import Account, Bewaardfilter

HOOGSTENS = 100


@dataclass(frozen=True, slots=True)
class Keuzefilter:
    """A saved choice: the screen that it is for, its name, and its query string."""

    id: int
    scherm: str
    naam: str
    vraag: str


def maak_filterkolom() -> ArraySubquery:
    """The saved choices as a column of the account, so that a list needs no statement more for them."""
    rijen = Bewaardfilter.objects.filter(account_id=OuterRef("pk"), organisatie_id=OuterRef("organisatie_id"))
    velden = JSONObject(id="id", scherm="scherm", naam="naam", vraag="vraag")
    return ArraySubquery(rijen.order_by("scherm", "naam", "id").values(rij=velden)[:HOOGSTENS])


def list_filters(account: Account) -> list[Keuzefilter]:
    """All of them, by screen and name; ``account`` is the one of the session."""
    return [Keuzefilter(**rij) for rij in account.filterrijen]  # type: ignore[attr-defined]
