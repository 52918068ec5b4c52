"""Proefproject: a zaak from which the municipality learns, and what it learned per step, with the hours it took."""

from typing import ClassVar

from django.db import models

from borgwijzer.organisaties.models import Account, RijVanOrganisatie
from borgwijzer.zaken.models.zaak import Zaak


class Stap(models.TextChoices):
    """The steps of the kader (2.1.1); stap 0 is what comes before the bouwmelding."""

    NUL = "0", "Stap 0: voor de bouwmelding"
    EEN = "1", "Stap 1: de bouwmelding"
    TWEE = "2", "Stap 2: de start van de bouw"
    DRIE = "3", "Stap 3: de gereedmelding"
    VIER = "4", "Stap 4: het einde van de bouw"
    TUSSENTIJDS = "tussentijds", "Tussentijds: tijdens de bouw"


class Proefproject(RijVanOrganisatie):
    """``naam`` is that of the project that several zaken can share. Taken off, the row and its lessons stay."""

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="+", db_index=False)
    naam = models.CharField(max_length=100)
    sinds = models.DateTimeField()
    door = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    door_naam = models.CharField(max_length=200)
    beeindigd_op = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisatie", "zaak"], name="proefproject_een_per_zaak")]
        indexes: ClassVar = [models.Index(fields=["organisatie", "naam", "id"], name="proefproject_naam")]

    def __str__(self) -> str:
        return self.naam


class Leernotitie(RijVanOrganisatie):
    """What somebody learned in one step. The text never changes; what was wrong is withdrawn and stays readable."""

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="+", db_index=False)
    stap = models.CharField(max_length=20, choices=Stap.choices)
    ging_goed = models.TextField(blank=True)
    was_lastig = models.TextField(blank=True)
    uren = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    moment = models.DateTimeField()
    door = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    door_naam = models.CharField(max_length=200)
    ingetrokken_op = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisatie", "zaak", "id"], name="leernotitie_zaak")]

    def __str__(self) -> str:
        return f"stap {self.stap} van zaak {self.zaak_id}"
