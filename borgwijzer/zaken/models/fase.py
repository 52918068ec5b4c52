"""Fase: a part of a project that is reported ready and used on its own. On the screen it is called a 'deel'."""

from typing import ClassVar

from django.db import models

from borgwijzer.organisaties.models import RijVanOrganisatie
from borgwijzer.zaken.models.zaak import Zaak


class Fase(RijVanOrganisatie):
    """The parts of a zaak are together the whole project. ``volgnummer`` is given once and stays with its part.

    A part that proves to be none gets ``vervallen_op`` with its reden; nothing hangs on it then.
    """

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="fasen", db_index=False)
    volgnummer = models.PositiveIntegerField()
    naam = models.CharField(max_length=100)
    omschrijving = models.CharField(max_length=300, blank=True)
    in_gebruik_op = models.DateField(null=True)
    vervallen_op = models.DateField(null=True)
    vervallen_reden = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisatie", "zaak", "volgnummer"], name="fase_volgnummer")]

    def __str__(self) -> str:
        return f"deel {self.volgnummer}: {self.naam}"
