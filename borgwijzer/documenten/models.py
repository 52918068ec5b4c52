"""Bestand: content that an organisatie keeps, found by its hash, with the outcome of its inspection."""

from typing import ClassVar

from django.db import models

from borgwijzer.organisaties.models import RijVanOrganisatie


class Bestand(RijVanOrganisatie):
    """One content, stored once per organisatie. ``keuring`` is empty until it was inspected."""

    sha256 = models.CharField(max_length=64)
    grootte = models.BigIntegerField(help_text="bytes")
    soort = models.CharField(max_length=20, blank=True, help_text="soort volgens de inhoud")
    leesbaar = models.BooleanField(null=True)
    paginas = models.PositiveIntegerField(null=True)
    keuring = models.JSONField(default=dict)
    voorbeeld_sha256 = models.CharField(max_length=64, blank=True)
    scan = models.CharField(max_length=200, default="niet gescand")
    ontvangen_op = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisatie", "sha256"], name="bestand_een_per_inhoud")]

    def __str__(self) -> str:
        return f"{self.soort or 'bestand'} {self.sha256[:12]}"

    @property
    def blokkeert(self) -> bool:
        """A finding keeps this file from counting as supplied."""
        return any(bevinding["ernst"] == "blokkerend" for bevinding in self.keuring.get("bevindingen", ()))
