"""Betrokkene: a party in a zaak."""

from typing import ClassVar

from django.db import models

from borgwijzer.organisaties.models import Account, RijVanOrganisatie
from borgwijzer.zaken.models.zaak import Zaak


class Betrokkene(RijVanOrganisatie):
    """A party with a role, from a date. ``bsn`` is shown masked; every full view is logged.

    ``bron``: `melding`, `wisseling` or `correctie`; of the last two ``reden`` says how it is known and ``door`` who wrote it down.
    """

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="betrokkenen", db_index=False)
    rol = models.CharField(max_length=20)
    naam = models.CharField(max_length=500, blank=True)
    adres = models.CharField(max_length=500, blank=True)
    postcode = models.CharField(max_length=20, blank=True)
    woonplaats = models.CharField(max_length=200, blank=True)
    telefoon = models.CharField(max_length=50, blank=True)
    email = models.CharField(max_length=254, blank=True)
    kvk = models.CharField(max_length=20, blank=True)
    bsn = models.CharField(max_length=9, blank=True)
    sinds = models.DateField()
    bron = models.CharField(max_length=20, default="melding", db_default="melding")
    reden = models.TextField(blank=True, default="", db_default="")
    door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    door_naam = models.CharField(max_length=200, blank=True, default="", db_default="")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisatie", "zaak"], name="betrokkene_zaak")]

    def __str__(self) -> str:
        return f"{self.rol} {self.naam}"
