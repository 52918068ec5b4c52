"""Read which letters wait for people: to approve, or because they did not arrive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast

from borgwijzer.brieven.models import Conceptbrief, Concepttoestand, Verzending
from borgwijzer.brieven.verzending.acties import MISLUKT
from borgwijzer.zaken.models import Zaak

HOOGSTENS = 50


@dataclass(frozen=True, slots=True)
class Wachtendebrief:
    """``soort`` is voorgelegd or mislukt. ``wat``: subject or kenmerk; ``wie``: who wrote it, or should have got it.

    ``doel``: the plek of the text, or the id of the letter. ``zaak`` has only what names it.
    """

    soort: str
    wat: str
    wie: str
    doel: str
    zaak: Zaak


def list_wachtende_brieven(account_id: int, *, voorgelegd: bool, mislukt: bool) -> list[Wachtendebrief]:
    """The oldest of each kind first, in one statement: what this account did not write on, and what did not arrive."""
    delen: list[QuerySet[Any, Any]] = []
    if voorgelegd:
        rijen = Conceptbrief.objects.filter(toestand=Concepttoestand.VOORGELEGD).exclude(schrijvers__contains=[account_id])
        delen.append(_kolommen(rijen, "voorgelegd", "onderwerp", "gewijzigd_naam", F("plek"), "zaak__"))
    if mislukt:
        doel = Cast("brief_id", CharField())
        rijen_mislukt = Verzending.objects.filter(toestand__in=MISLUKT)
        delen.append(_kolommen(rijen_mislukt, "mislukt", "brief__kenmerk", "naam", doel, "brief__zaak__"))
    if not delen:
        return []
    gevonden = delen[0].union(*delen[1:], all=True) if len(delen) > 1 else delen[0]
    return [
        Wachtendebrief(soort, wat, wie, doel, Zaak(nummer=nummer, adres=adres, woonplaats=woonplaats, kadastraal=kadastraal))
        for soort, _, wat, wie, doel, nummer, adres, woonplaats, kadastraal in gevonden
    ]


def _kolommen(rijen: QuerySet[Any, Any], soort: str, wat: str, wie: str, doel: Any, zaak: str) -> QuerySet[Any, Any]:
    return rijen.order_by("pk").values_list(
        Value(soort), "pk", F(wat), F(wie), doel, *(F(f"{zaak}{veld}") for veld in ("nummer", "adres", "woonplaats", "kadastraal"))
    )[:HOOGSTENS]
