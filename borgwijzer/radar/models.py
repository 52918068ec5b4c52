"""Vergunning: a granted opa or bopa, followed until a bouwmelding is there or nothing needs to come."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from borgwijzer.organisaties.models import Account, RijVanOrganisatie
from borgwijzer.zaken.models import Zaak


class Soort(models.TextChoices):
    """Which permit: inside the omgevingsplan, or outside it."""

    OPA = "opa"
    BOPA = "bopa"


class Bouwtechnisch(models.TextChoices):
    """Whether a bouwmelding is needed, as far as the permit says."""

    JA = "ja"
    NEE = "nee"
    ONBEKEND = "onbekend"


class Toestand(models.TextChoices):
    """Where a vergunning stands. ``bezocht``: building had begun, and the zaak goes on from there."""

    OPEN = "open"
    GEKOPPELD = "gekoppeld"
    BEZOEK_VOORGESTELD = "bezoek_voorgesteld"
    BEZOCHT = "bezocht"
    AFGEHANDELD = "afgehandeld"


# What waits for a bouwmelding and for nobody's visit yet.
OPEN = models.Q(toestand=Toestand.OPEN) & ~models.Q(bouwtechnisch=Bouwtechnisch.NEE)


class Vergunning(RijVanOrganisatie):
    """What the permit says, and what was decided about it since.

    ``besloten_op``: the moment of the latest deed; without one, reading a file in may still change the row. ``kijk_vanaf``:
    the day after which a visit is needed again, when a visitor saw no building yet; else the kader says when.
    ``bezoek_op``: the day of the visit that is planned, or was made. ``met_de_hand``: somebody took a link off, so the
    program makes none. ``gebeurtenissen``: ids of the events of this vergunning in the logboek, oldest first.
    ``versie`` counts changes, for two people at one vergunning.
    """

    nummer = models.CharField(max_length=60)
    soort = models.CharField(max_length=4, choices=Soort.choices)
    verleend_op = models.DateField()
    omschrijving = models.TextField(blank=True)
    adres = models.CharField(max_length=300, blank=True)
    postcode = models.CharField(max_length=7, blank=True)
    woonplaats = models.CharField(max_length=100, blank=True)
    bag_id = models.CharField(max_length=16, blank=True)
    aanvrager = models.CharField(max_length=500, blank=True)
    bouwtechnisch = models.CharField(max_length=10, choices=Bouwtechnisch.choices, default=Bouwtechnisch.ONBEKEND)
    toestand = models.CharField(max_length=20, choices=Toestand.choices, default=Toestand.OPEN)
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, null=True, related_name="vergunningen", db_index=False)
    reden = models.TextField(blank=True)
    besloten_op = models.DateTimeField(null=True)
    kijk_vanaf = models.DateField(null=True)
    bezoek_op = models.DateField(null=True)
    bezoeker = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    bevinding = models.TextField(blank=True)
    met_de_hand = models.BooleanField(default=False)
    gebeurtenissen: "ArrayField[Any, Any]" = ArrayField(models.BigIntegerField(), default=list)
    versie = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisatie", "nummer"], name="vergunning_nummer")]
        indexes: ClassVar = [
            models.Index(fields=["organisatie", "verleend_op", "id"], name="vergunning_alles"),
            models.Index(fields=["organisatie", "verleend_op", "id"], condition=OPEN, name="vergunning_open"),
            # What has a visit planned, and what the program looks through for a link to make or to take off.
            models.Index(fields=["organisatie", "toestand", "verleend_op", "id"], name="vergunning_toestand"),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.nummer}"
