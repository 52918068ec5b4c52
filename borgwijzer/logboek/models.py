"""Gebeurtenis (an event), Ketenkop (the head of a chain) and Uitgaand (the outbox)."""

from typing import Any, ClassVar

from django.db import models

from borgwijzer.logboek.keten import BEGIN, VERSIE, schrijf_tijdstip
from borgwijzer.organisaties.models import RijVanOrganisatie


class Ketenkop(RijVanOrganisatie):
    """The head of one chain; whoever adds an event holds this row, so a chain has one writer at a time."""

    # No foreign key: zaken lies above this part. Null for the chain of the organisatie itself.
    zaak_id = models.BigIntegerField(null=True)
    aantal = models.BigIntegerField(default=0)
    hash = models.BinaryField(max_length=32, default=bytes.fromhex(BEGIN))

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisatie", "zaak_id"], nulls_distinct=False, name="ketenkop_een_per_zaak")
        ]

    def __str__(self) -> str:
        return f"keten {self.pk} ({self.aantal})"


class Gebeurtenis(RijVanOrganisatie):
    """What happened, by whom and why. The database refuses every change and every removal."""

    keten = models.ForeignKey(Ketenkop, on_delete=models.PROTECT, related_name="gebeurtenissen", db_index=False)
    volgnummer = models.BigIntegerField()
    zaak_id = models.BigIntegerField(null=True)
    soort = models.CharField(max_length=60)
    tijdstip = models.DateTimeField()
    # No foreign key: an event outlives the account.
    door_id = models.BigIntegerField(null=True)
    door_naam = models.CharField(max_length=200, blank=True)
    gegevens = models.JSONField(default=dict)
    reden = models.TextField(blank=True)
    vorige_hash = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["keten", "volgnummer"], name="gebeurtenis_plek")]
        indexes: ClassVar = [models.Index(fields=["organisatie", "-tijdstip", "-id"], name="gebeurtenis_laatste")]

    def __str__(self) -> str:
        return f"{self.volgnummer} {self.soort}"

    def to_inhoud(self) -> dict[str, Any]:
        """The object whose hash is ``hash``: see ``borgwijzer.logboek.keten``."""
        return {
            "versie": VERSIE,
            "organisatie": self.organisatie_id,
            "zaak": self.zaak_id,
            "volgnummer": self.volgnummer,
            "soort": self.soort,
            "tijdstip": schrijf_tijdstip(self.tijdstip),
            "door": self.door_id,
            "door_naam": self.door_naam,
            "gegevens": self.gegevens,
            "reden": self.reden,
            "vorige_hash": bytes(self.vorige_hash).hex(),
        }


class Toestand(models.TextChoices):
    """Where an outgoing message stands."""

    KLAAR = "klaar"
    VERZONDEN = "verzonden"
    OPGEGEVEN = "opgegeven"


class Uitgaand(RijVanOrganisatie):
    """The outbox: something that must leave because of an event, written in the transaction of that event."""

    gebeurtenis = models.ForeignKey(Gebeurtenis, on_delete=models.PROTECT, related_name="uitgaand")
    bestemming = models.CharField(max_length=60)
    verwijzing = models.CharField(max_length=200)
    toestand = models.CharField(max_length=20, choices=Toestand.choices, default=Toestand.KLAAR)
    pogingen = models.PositiveIntegerField(default=0)
    volgende_poging_op = models.DateTimeField()
    laatste_fout = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["organisatie", "volgende_poging_op"],
                condition=models.Q(toestand=Toestand.KLAAR),
                name="uitgaand_te_verzenden",
            )
        ]

    def __str__(self) -> str:
        return f"{self.bestemming} {self.verwijzing} ({self.toestand})"
