"""Who works in a village, when, and with which files: what the cases that are made with deeds share."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.db import transaction

from borgwijzer.demo.bestanden import neem_voorbeeldbestanden_op
from borgwijzer.documenten.models import Bestand
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.kaders.versies import find_versie, lees_versie
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.rechten import Rol
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.feiten import dag_van
from borgwijzer.zaken.models import Zaak


@dataclass(frozen=True, slots=True)
class Werkplek:
    """``mensen``: somebody per role, as far as there is one. ``bestanden``: kind of document -> a file that stands for it."""

    moment: datetime.datetime
    mensen: Mapping[Rol, Account]
    bestanden: Mapping[str, Bestand]

    def terug(self, dagen: int) -> datetime.datetime:
        """The moment so many days ago."""
        return self.moment - datetime.timedelta(days=dagen)

    def dag(self, terug: int) -> datetime.date:
        """The day so many days ago; of a number below zero, a day to come."""
        return dag_van(self.terug(terug))


# What people did with a zaak, up to the step at which it stands today.
Geval = Callable[[Zaak, Werkplek], None]
# A zaak, or what of a zaak a case begins with.
Ding = TypeVar("Ding")
GEEN_ZAAK = "geen zaak die past"


@dataclass(frozen=True, slots=True)
class Ongespeeld:
    """A case that a village does not have: its name, as ``noem`` gives it, and why not."""

    geval: str
    waarom: str


def noem(geval: Callable[..., object]) -> str:
    """The name of a case among all: the file that it is in, and its own."""
    return f"{geval.__module__.rpartition('gevallen_')[2]}.{geval.__name__.lstrip('_')}"


def speel(geval: Callable[[Ding, Werkplek], object], ding: Ding, zaak: Zaak, plek: Werkplek) -> list[Ongespeeld]:
    """Play one case as a whole or not at all; then its zaak stands as it is today.

    Gives the case back with its reason when the kader of this organisatie refuses it: that may not stop a village.
    """
    niet = []
    try:
        with transaction.atomic():
            geval(ding, plek)
    except Geweigerd as fout:
        niet.append(Ongespeeld(noem(geval), str(fout)))
    zaak.refresh_from_db()
    werk_stand_bij(zaak, plek.dag(0))
    return niet


def maak_werkplek(organisatie: Organisatie, moment: datetime.datetime) -> Werkplek:
    """The first active account of each role, and the example files of the kader in force."""
    mensen: dict[Rol, Account] = {}
    for account in Account.objects.filter(organisatie=organisatie, actief=True).order_by("pk"):
        for rol in account.rollen:
            mensen.setdefault(Rol(rol), account)
    versie = find_versie(organisatie.kader, organisatie_id=organisatie.pk, peildatum=dag_van(moment))
    return Werkplek(moment, mensen, neem_voorbeeldbestanden_op(organisatie.pk, dag_van(moment), lees_versie(versie.pk)))
