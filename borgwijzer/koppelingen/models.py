"""Bericht: a message as it was received, byte for byte, and what became of it."""

from typing import ClassVar

from django.db import models

from borgwijzer.documenten.models import Bestand
from borgwijzer.organisaties.models import RijVanOrganisatie
from borgwijzer.zaken.models import Melding, Zaak


class Uitkomst(models.TextChoices):
    """What became of a message. ``dubbel`` is not stored as a row: the first one stands."""

    ONTVANGEN = "ontvangen"
    ZAAK = "zaak"
    TRIAGE = "triage"
    GEWEIGERD = "geweigerd"


class Bericht(RijVanOrganisatie):
    """One delivery. The same number, volgnummer, doel and content is one row; other content is a second row in triage."""

    bestand = models.ForeignKey(Bestand, on_delete=models.PROTECT, related_name="+", db_index=False)
    sha256 = models.CharField(max_length=64)
    ontvangen_op = models.DateTimeField()
    kanaal = models.CharField(max_length=20)
    verzoeknummer = models.CharField(max_length=20, blank=True)
    volgnummer = models.CharField(max_length=10, blank=True)
    doel = models.CharField(max_length=40, blank=True)
    type = models.CharField(max_length=100, blank=True)
    soort = models.CharField(max_length=20, blank=True)
    adres = models.CharField(max_length=300, blank=True, help_text="waar het over gaat, voor de lijst van de triage")
    uitkomst = models.CharField(max_length=20, choices=Uitkomst.choices, default=Uitkomst.ONTVANGEN)
    reden = models.TextField(blank=True)
    alarm = models.BooleanField(default=False, help_text="hetzelfde nummer kwam met andere inhoud")
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, null=True, related_name="berichten", db_index=False)
    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    # Documents that arrived with the message and wait for a place: [{naam, kenmerk, bestand, toestand, reden}].
    bijlagen = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisatie", "verzoeknummer", "volgnummer", "doel", "sha256"], name="bericht_een_per_inhoud"
            ),
            # The number of a form comes from a key that is given out once: sent twice, it is one item.
            models.UniqueConstraint(
                fields=["organisatie", "verzoeknummer"], condition=models.Q(doel="Formulier"), name="bericht_een_per_formulier"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisatie", "-id"], condition=models.Q(uitkomst="triage"), name="bericht_triage"),
            models.Index(fields=["organisatie", "id"], condition=models.Q(uitkomst="ontvangen"), name="bericht_liggend"),
            models.Index(fields=["organisatie", "zaak"], condition=models.Q(zaak__isnull=False), name="bericht_zaak"),
        ]

    def __str__(self) -> str:
        return f"bericht {self.verzoeknummer or self.pk} ({self.uitkomst})"


class Formulierteller(RijVanOrganisatie):
    """How many forms one address sent in one hour. ``afzender`` is a keyed hash; a row is deleted after its hour."""

    uur = models.DateTimeField()
    afzender = models.CharField(max_length=64)
    aantal = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisatie", "uur", "afzender"], name="formulierteller_een_per_uur")
        ]

    def __str__(self) -> str:
        return f"{self.uur:%H} uur: {self.aantal}"
