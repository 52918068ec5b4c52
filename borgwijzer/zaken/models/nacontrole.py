"""Nacontrole: what a later snapshot of the register said about the kwaliteitsborger of a zaak that is under way."""

from typing import ClassVar

from django.db import models

from borgwijzer.organisaties.models import Account, RijVanOrganisatie
from borgwijzer.register.models import Registerstand
from borgwijzer.zaken.models.zaak import Zaak


class Nacontrole(RijVanOrganisatie):
    """Made when the answer differs from what was known; ``eerder`` and ``uitkomst`` are ``regels.feiten.Registerfeit`` as JSON.

    ``borger`` and ``instrument`` are who and what was looked up. ``beoordeling``: what a person found it means for the zaak.
    """

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="nacontroles", db_index=False)
    stand = models.ForeignKey(Registerstand, on_delete=models.PROTECT, related_name="+", db_index=False)
    op = models.DateField()
    borger = models.JSONField(default=dict)
    instrument = models.TextField(blank=True)
    eerder = models.JSONField(null=True)
    uitkomst = models.JSONField()
    gemaakt_op = models.DateTimeField()
    beoordeeld_op = models.DateField(null=True)
    beoordeling = models.TextField(blank=True)
    beoordeeld_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    beoordeeld_naam = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisatie", "zaak", "stand"], name="nacontrole_een_per_stand")]

    def __str__(self) -> str:
        return f"nacontrole van zaak {self.zaak_id} op {self.op}"
