"""Nummerreeks: the last given number per organisatie and year."""

from typing import ClassVar

from django.db import models

from borgwijzer.organisaties.models import RijVanOrganisatie


class Nummerreeks(RijVanOrganisatie):
    """Whoever takes a number holds this row until the end of the transaction: no gaps, no doubles."""

    jaar = models.PositiveIntegerField()
    laatste = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisatie", "jaar"], name="nummerreeks_een_per_jaar")]

    def __str__(self) -> str:
        return f"{self.jaar}: {self.laatste}"
