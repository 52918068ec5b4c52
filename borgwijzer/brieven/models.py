"""Opgeslagen brief: a letter as it was made, with the facts it was made from. A stored letter never changes."""

from typing import ClassVar

from django.db import models

from borgwijzer.documenten.models import Bestand
from borgwijzer.organisaties.models import Account, RijVanOrganisatie
from borgwijzer.zaken.models import Melding, Zaak


class Verzonden(models.TextChoices):
    """Delivery comes with the koppeling for post; until then a letter is ready and stored."""

    KLAAR = "klaar"
    BEZORGD = "bezorgd"


class OpgeslagenBrief(RijVanOrganisatie):
    """``feiten`` are the named facts the text was made from, ``bestand`` the PDF."""

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="brieven", db_index=False)
    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, null=True, related_name="brieven", db_index=False)
    soort = models.CharField(max_length=60)
    kenmerk = models.CharField(max_length=60)
    onderwerp = models.CharField(max_length=300)
    geadresseerde = models.CharField(max_length=500)
    feiten = models.JSONField()
    bestand = models.ForeignKey(Bestand, on_delete=models.PROTECT, related_name="+", db_index=False)
    gemaakt_op = models.DateTimeField()
    gemaakt_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    toestand = models.CharField(max_length=20, choices=Verzonden.choices, default=Verzonden.KLAAR)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisatie", "kenmerk"], name="brief_kenmerk")]
        indexes: ClassVar = [models.Index(fields=["organisatie", "zaak"], name="brief_zaak")]

    def __str__(self) -> str:
        return f"{self.soort} {self.kenmerk}"
