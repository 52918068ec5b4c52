"""Notitie: what somebody wrote down about a zaak, such as a phone call."""

from typing import ClassVar

from django.db import models

from borgwijzer.organisaties.models import Account, RijVanOrganisatie
from borgwijzer.zaken.models.zaak import Zaak


class Notitiesoort(models.TextChoices):
    """What kind of contact it was."""

    NOTITIE = "notitie", "Notitie"
    TELEFOON = "telefoon", "Telefoongesprek"
    EMAIL = "e-mail", "E-mail"
    GESPREK = "gesprek", "Gesprek"


class Notitie(RijVanOrganisatie):
    """A correction makes a new row that replaces this one (``vervangen_door``); the text itself never changes.

    ``door_naam`` is the name of the writer on that day.
    """

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="notities", db_index=False)
    soort = models.CharField(max_length=20, choices=Notitiesoort.choices)
    met_wie = models.CharField(max_length=200, blank=True)
    tekst = models.TextField()
    moment = models.DateTimeField()
    door = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    door_naam = models.CharField(max_length=200)
    vervangen_door = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="vervangt", db_index=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisatie", "zaak", "-id"], name="notitie_zaak")]

    def __str__(self) -> str:
        return f"{self.soort} {self.pk}"
