"""Bestand: content that an organisatie keeps, found by its hash, with the outcome of its inspection."""

from typing import ClassVar

from django.db import models

from borgwijzer.organisaties.models import Account, RijVanOrganisatie


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


class Veldupload(RijVanOrganisatie):
    """A file that comes in pieces from the device of one person. ``ontvangen`` bytes are safe on disk; then ``bestand`` is there.

    ``sleutel`` is the name that the device gave it: the same one again goes on where it was, and never makes a second file.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    sleutel = models.CharField(max_length=40)
    naam = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    grootte = models.BigIntegerField(help_text="bytes")
    ontvangen = models.BigIntegerField(default=0, help_text="bytes")
    bestand = models.ForeignKey(Bestand, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    begonnen_op = models.DateTimeField()
    klaar_op = models.DateTimeField(null=True)
    gezien_op = models.DateTimeField(null=True, help_text="wanneer het toestel hier het laatst om vroeg")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisatie", "account", "sleutel"], name="veldupload_een_per_sleutel")
        ]

    def __str__(self) -> str:
        return f"{self.naam} ({self.ontvangen} van {self.grootte} bytes)"
