"""Controle: a visit on the spot with its findings; its rapport, once fixed, never changes."""

from typing import ClassVar

from django.db import models

from borgwijzer.documenten.models import Bestand
from borgwijzer.organisaties.models import Account, RijVanOrganisatie
from borgwijzer.zaken.models.zaak import Zaak


class Controle(RijVanOrganisatie):
    """``aanleiding`` is an ``Aanleiding`` of the regels. ``versie`` grows with each change of the findings.

    The rapport is fixed on ``vastgesteld_op`` under ``rapport_kenmerk``; from then the database too refuses a change.
    The names are those of the day.
    """

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="controles", db_index=False)
    aanleiding = models.CharField(max_length=60)
    opgemaakt_op = models.DateField()
    opgemaakt_door = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    gepland_op = models.DateField(null=True)
    gedaan_op = models.DateField(null=True)
    gedaan_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    gedaan_naam = models.CharField(max_length=200, blank=True)
    plaats = models.CharField(max_length=300, blank=True)
    aanwezigen = models.TextField(blank=True)
    gebruik_gezien = models.BooleanField(null=True)
    waarnemingen = models.TextField(blank=True)
    vastgesteld_op = models.DateField(null=True)
    vastgesteld_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    vastgesteld_naam = models.CharField(max_length=300, blank=True)
    rapport_kenmerk = models.CharField(max_length=60, blank=True)
    versie = models.PositiveIntegerField(default=0)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisatie", "zaak"], name="controle_zaak")]

    def __str__(self) -> str:
        return f"controle {self.aanleiding} van {self.gedaan_op or self.gepland_op}"


class Controlestuk(RijVanOrganisatie):
    """A photo or document that belongs to a controle."""

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="controlestukken", db_index=False)
    controle = models.ForeignKey(Controle, on_delete=models.PROTECT, related_name="stukken", db_index=False)
    bestand = models.ForeignKey(Bestand, on_delete=models.PROTECT, related_name="+", db_index=False)
    bestandsnaam = models.CharField(max_length=200)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisatie", "zaak"], name="controlestuk_zaak")]

    def __str__(self) -> str:
        return self.bestandsnaam
