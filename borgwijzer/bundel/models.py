"""Dossierbundel: a bundle that somebody asked for, how far it is, and what came out."""

from typing import ClassVar

from django.db import models

from borgwijzer.documenten.models import Bestand
from borgwijzer.organisaties.models import Account, RijVanOrganisatie
from borgwijzer.zaken.models import Zaak


class Bundeltoestand(models.TextChoices):
    """A bundle waits for the worker, is being made, and ends in one of three ways."""

    WACHT = "wacht"
    BEZIG = "bezig"
    KLAAR = "klaar"
    GESTOPT = "gestopt"
    MISLUKT = "mislukt"


class Dossierbundel(RijVanOrganisatie):
    """``doel`` is a ``Doel`` of ``inventaris``. ``weggelaten``: per piece that stays out {kenmerk, naam, reden}.

    ``gedaan`` of ``totaal`` pieces are in. ``pdf`` is the bundle, ``map`` the folder as ZIP. A bundle that is done never
    changes: what came later asks for a new one.
    """

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="bundels", db_index=False)
    doel = models.CharField(max_length=30)
    toelichting = models.CharField(max_length=300, blank=True)
    weggelaten = models.JSONField(default=list)
    toestand = models.CharField(max_length=20, choices=Bundeltoestand.choices, default=Bundeltoestand.WACHT)
    gedaan = models.PositiveIntegerField(default=0)
    totaal = models.PositiveIntegerField(default=0)
    fout = models.TextField(blank=True)
    gevraagd_op = models.DateTimeField()
    gevraagd_door = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    gevraagd_naam = models.CharField(max_length=200)
    klaar_op = models.DateTimeField(null=True)
    bladen = models.PositiveIntegerField(null=True)
    pdf = models.ForeignKey(Bestand, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    map = models.ForeignKey(Bestand, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisatie", "zaak"], name="dossierbundel_zaak")]

    def __str__(self) -> str:
        return f"bundel {self.doel} ({self.toestand})"
