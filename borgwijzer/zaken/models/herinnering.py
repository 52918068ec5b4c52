"""Herinnering: a letter that asks whether the works began or ended, because nobody said so."""

from typing import ClassVar

from django.db import models

from borgwijzer.organisaties.models import Account, RijVanOrganisatie
from borgwijzer.zaken.models.zaak import Zaak


class Herinnering(RijVanOrganisatie):
    """``soort`` is a ``Herinneringsoort`` of the regels. ``reden``: why it was sent again; empty for the first."""

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="herinneringen", db_index=False)
    soort = models.CharField(max_length=20)
    verstuurd_op = models.DateField()
    verstuurd_door = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    verstuurd_naam = models.CharField(max_length=200)
    reden = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisatie", "zaak"], name="herinnering_zaak")]

    def __str__(self) -> str:
        return f"herinnering {self.soort} van {self.verstuurd_op}"
