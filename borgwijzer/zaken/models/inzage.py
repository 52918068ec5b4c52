"""Inzage: who looked at the page of a zaak, once per person per day."""

from typing import ClassVar

from django.db import models

from borgwijzer.organisaties.models import Account, RijVanOrganisatie
from borgwijzer.zaken.models.zaak import Zaak


class Inzage(RijVanOrganisatie):
    """No event of the logboek: reading must not wait for the lock on a chain. See docs/besluiten/0008."""

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="+", db_index=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    dag = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisatie", "zaak", "dag", "account"], name="inzage_een_per_dag")
        ]

    def __str__(self) -> str:
        return f"{self.account_id} op {self.dag}"
