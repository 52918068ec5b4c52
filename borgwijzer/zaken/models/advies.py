"""Juridisch advies: what a jurist advises about the use of a building, on a rapport that is fixed."""

from typing import ClassVar

from django.db import models

from borgwijzer.organisaties.models import Account, RijVanOrganisatie
from borgwijzer.zaken.models.controle import Controle
from borgwijzer.zaken.models.zaak import Zaak


class Advies(RijVanOrganisatie):
    """``soort`` is an ``Adviessoort`` of the regels. Words and kind never change; a better advies is a row of its own.

    An advies that is a besluit is followed when that besluit is taken; the others by somebody with a mandate, with a reason.
    """

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="adviezen", db_index=False)
    controle = models.ForeignKey(Controle, on_delete=models.PROTECT, related_name="adviezen", db_index=False)
    samenvatting = models.TextField()
    soort = models.CharField(max_length=40)
    motivering = models.TextField()
    voorwaarden = models.JSONField(default=list)
    gegeven_op = models.DateField()
    gegeven_door = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    gegeven_naam = models.CharField(max_length=200)
    afgewezen_op = models.DateField(null=True)
    opgevolgd_op = models.DateField(null=True)
    beslist_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    beslist_naam = models.CharField(max_length=300, blank=True)
    beslist_reden = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisatie", "zaak"], name="advies_zaak")]

    def __str__(self) -> str:
        return f"advies {self.soort} van {self.gegeven_op}"
