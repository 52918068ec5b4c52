"""Who looks after whose zaken on a day. A replacement of a replacement is not followed."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject

from borgwijzer.organisaties.models import Account, Vervanging
from borgwijzer.organisaties.rechten import Daad, list_rollen_voor

# More people than this nobody replaces at once: each is a walk along an index in every list of his taken.
HOOGSTENS = 10
COLLEGAS = 500
LAATSTE = 200


def maak_vervangkolom() -> ArraySubquery:
    """The latest replacements by this person as a column of the account, so that a list needs no statement more for them."""
    rijen = Vervanging.objects.filter(vervanger_id=OuterRef("pk"), organisatie_id=OuterRef("organisatie_id"))
    velden = JSONObject(account="account_id", naam="account__naam", van="van", tot_en_met="tot_en_met")
    return ArraySubquery(rijen.order_by("-tot_en_met", "-id").values(rij=velden)[:LAATSTE])


def lees_vervangen(account: Account, peildatum: datetime.date) -> dict[int, str]:
    """Of whom the account of the session looks after the zaken on ``peildatum``: id and name."""
    dag = peildatum.isoformat()
    rijen: list[dict[str, Any]] = account.vervangrijen  # type: ignore[attr-defined]
    lopend = [(rij["naam"], rij["account"]) for rij in rijen if rij["van"] <= dag <= rij["tot_en_met"]]
    return {nummer: naam for naam, nummer in sorted(lopend)}


def list_vervangen(vervanger_id: int, peildatum: datetime.date) -> dict[int, str]:
    """The same for any account of this organisatie."""
    rijen = _op(peildatum).filter(vervanger_id=vervanger_id).order_by("account__naam", "account_id")
    return dict(rijen.values_list("account_id", "account__naam"))


def is_vervanger(vervanger_id: int, account_id: int, peildatum: datetime.date) -> bool:
    """Whether this person looks after the zaken of ``account_id`` on ``peildatum``."""
    return _op(peildatum).filter(vervanger_id=vervanger_id, account_id=account_id).exists()


def list_vervangingen(vanaf: datetime.date, *, van: int | None = None) -> list[Vervanging]:
    """What is under way or still to come on ``vanaf``: of one account, or of everybody; the first to end first."""
    rijen = Vervanging.objects.filter(tot_en_met__gte=vanaf).select_related("account", "vervanger")
    return list((rijen.filter(account_id=van) if van is not None else rijen).order_by("tot_en_met", "id")[:100])


def list_collegas() -> list[Account]:
    """Everybody who may handle a zaak, by name."""
    rollen = [rol.value for rol in list_rollen_voor(Daad.BEHANDEL_ZAAK)]
    mensen = Account.objects.filter(actief=True, rollen__overlap=rollen)
    return list(mensen.order_by("naam", "id")[:COLLEGAS])


def find_collega(account_id: int) -> Account | None:
    """An active account of this organisatie."""
    return Account.objects.filter(pk=account_id, actief=True).first()


def _op(peildatum: datetime.date) -> QuerySet[Vervanging]:
    return Vervanging.objects.filter(van__lte=peildatum, tot_en_met__gte=peildatum)
