"""Wisseling: that one party followed another in a zaak, as it was told to the municipality or found out."""

from typing import ClassVar

from django.db import models

from borgwijzer.organisaties.models import Account, RijVanOrganisatie
from borgwijzer.zaken.models.zaak import Zaak


class Wisseling(RijVanOrganisatie):
    """``rol`` is a ``Wisselrol`` of the regels. ``sinds``: the first day of the new party; ``gemeld_op``: when it was known here.

    ``registercontrole`` is what the register said on ``sinds``, a ``regels.feiten.Registerfeit`` as JSON; None: not looked at.
    A row that was wrong stays and no longer counts (``vervallen_op``, with why).
    """

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="wisselingen", db_index=False)
    rol = models.CharField(max_length=20)
    naam = models.CharField(max_length=500)
    kvk = models.CharField(max_length=20, blank=True)
    instrument = models.CharField(max_length=300, blank=True)
    sinds = models.DateField()
    gemeld_op = models.DateField()
    hoe = models.TextField()
    registercontrole = models.JSONField(null=True)
    door = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    door_naam = models.CharField(max_length=200)
    vastgelegd_op = models.DateTimeField()
    vervallen_op = models.DateField(null=True)
    vervallen_reden = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisatie", "zaak"], name="wisseling_zaak")]

    def __str__(self) -> str:
        return f"{self.rol} {self.naam} sinds {self.sinds}"
