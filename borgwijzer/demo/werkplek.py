"""Who works in a village, when, and with which files: what the cases that are made with deeds share."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from borgwijzer.demo.bestanden import neem_voorbeeldbestanden_op
from borgwijzer.documenten.models import Bestand
from borgwijzer.kaders.versies import find_versie, lees_versie
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.rechten import Rol
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


def maak_werkplek(organisatie: Organisatie, moment: datetime.datetime) -> Werkplek:
    """The first active account of each role, and the example files of the kader in force."""
    mensen: dict[Rol, Account] = {}
    for account in Account.objects.filter(organisatie=organisatie, actief=True).order_by("pk"):
        for rol in account.rollen:
            mensen.setdefault(Rol(rol), account)
    versie = find_versie(organisatie.kader, organisatie_id=organisatie.pk, peildatum=dag_van(moment))
    return Werkplek(moment, mensen, neem_voorbeeldbestanden_op(organisatie.pk, dag_van(moment), lees_versie(versie.pk)))
