"""Opgeslagen brief: a letter as it was made, with the facts it was made from. A stored letter never changes."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from borgwijzer.documenten.models import Bestand
from borgwijzer.organisaties.models import Account, RijVanOrganisatie
from borgwijzer.zaken.models import Melding, Zaak


class Briefpapier(RijVanOrganisatie):
    """What every letter of an organisatie carries: sender, signatory and colour. One row per organisatie."""

    team = models.CharField(max_length=200)
    adresregels = ArrayField(models.CharField(max_length=200))
    telefoon = models.CharField(max_length=50)
    email = models.EmailField()
    ondertekenaar = models.CharField(max_length=200)
    functie = models.CharField(max_length=200)
    namens = models.CharField(max_length=300, blank=True)
    # Name and address, to read on after "Stuur uw beroepschrift naar".
    rechtbank = models.CharField(max_length=300, blank=True, db_default="")
    kleur = models.CharField(max_length=7, default="#1d4f6e")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisatie"], name="briefpapier_een_per_organisatie")]

    def __str__(self) -> str:
        return f"briefpapier van {self.team}"


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
