"""Kaderversie: a version of a kader as an organisatie uses it, stored whole so that an answer can be recomputed later."""

from typing import ClassVar

from django.db import models

from borgwijzer.organisaties.models import RijVanOrganisatie


class Kaderversie(RijVanOrganisatie):
    """The TOML text of one version and of the version it inherits from. A stored version never changes."""

    kader_id = models.CharField(max_length=100)
    geldig_vanaf = models.DateField()
    tekst = models.TextField()
    ouder = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    vingerafdruk = models.CharField(max_length=64)
    geactiveerd_op = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisatie", "kader_id", "geldig_vanaf"], name="kaderversie_een_per_datum")
        ]

    def __str__(self) -> str:
        return f"{self.kader_id}@{self.geldig_vanaf.isoformat()}"
