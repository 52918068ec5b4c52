"""Copies of rows through the plain ORM: what an ordinary Django program would do to store the same."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import ForeignKey, Model, OneToOneField

from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.documenten.models import Bestand
from borgwijzer.koppelingen.models import Bericht
from borgwijzer.logboek.models import Gebeurtenis, Ketenkop, Uitgaand
from borgwijzer.zaken.models import Betrokkene, Document, Melding, Taak, Toets, Zaak

Rijen = dict[type[Model], list[Any]]
# Each after what it points to.
VAN_ZAAK: tuple[type[Model], ...] = (Zaak, Ketenkop, Melding, Betrokkene, Document, Toets, Taak, Gebeurtenis)
VAN_BERICHT: tuple[type[Model], ...] = (Bestand, Zaak, Ketenkop, Melding, Bericht, Betrokkene, Document, Toets, Taak,
                                        OpgeslagenBrief, Gebeurtenis, Uitgaand)  # fmt: skip
# Columns that must be new in a copy, with their greatest length.
UNIEK = {"nummer": 20, "verzoeknummer": 13, "sha256": 64, "kenmerk": 60}
ZOEKPAD: dict[type[Model], str] = {Zaak: "pk", Toets: "melding__zaak"}


def lees_zaken(aantal: int) -> Rijen:
    """All rows of so many zaken, spread evenly over all there are."""
    alle = list(Zaak.objects.order_by("pk").values_list("pk", flat=True))
    zaken = alle[:: max(1, len(alle) // aantal)][:aantal]
    return {
        model: list(model._default_manager.filter(**{f"{ZOEKPAD.get(model, _zaakveld(model))}__in": zaken}).order_by("pk"))
        for model in VAN_ZAAK
    }


def _zaakveld(model: type[Model]) -> str:
    return "zaak_id" if model in (Ketenkop, Gebeurtenis) else "zaak"


def schrijf_met_bulk_create(rijen: Mapping[type[Model], Sequence[Any]], *, kenmerk: str) -> None:
    """Store copies of the rows: one ``bulk_create`` per table, references set to the copies."""
    nieuw: dict[type[Model], dict[int, int]] = {}
    for model, oude in rijen.items():
        kopieen = [_kopieer(rij, nieuw, kenmerk) for rij in oude]
        model._default_manager.bulk_create(kopieen, batch_size=5_000)
        nieuw[model] = {rij.pk: kopie.pk for rij, kopie in zip(oude, kopieen, strict=True)}


def _kopieer(rij: Model, nieuw: Mapping[type[Model], Mapping[int, int]], kenmerk: str) -> Model:
    kopie = copy.copy(rij)
    kopie._state = copy.copy(rij._state)
    kopie._state.fields_cache = {}
    kopie.pk, kopie._state.adding = None, True
    for veld in rij._meta.concrete_fields:
        waarde = getattr(rij, veld.attname)
        if isinstance(veld, ForeignKey | OneToOneField):
            doel: Any = veld.related_model
            # A row may point to one of its own table that is not written yet: no such reference in the copy.
            setattr(kopie, veld.attname, None if doel is type(rij) else nieuw.get(doel, {}).get(waarde, waarde))
        elif veld.attname == "zaak_id":
            setattr(kopie, veld.attname, nieuw[Zaak].get(waarde, waarde))
        elif veld.attname in UNIEK and waarde:
            setattr(kopie, veld.attname, f"{kenmerk}{waarde}"[: UNIEK[veld.attname]])
    return kopie
