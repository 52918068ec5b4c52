"""Toets: the judging of one melding by people, from the first answer to the fixed verdict."""

from typing import ClassVar

from django.db import models

from borgwijzer.kaders.models import Kaderversie
from borgwijzer.organisaties.models import Account, RijVanOrganisatie
from borgwijzer.zaken.models.melding import Melding


class Toetstoestand(models.TextChoices):
    """A rejection is proposed by one person and approved by another; a verdict that is fixed stays."""

    OPEN = "open"
    VOORGESTELD = "afwijzing_voorgesteld"
    VASTGESTELD = "vastgesteld"


class Toets(RijVanOrganisatie):
    """``antwoorden``: eis id -> {voldaan, reden, door, op}. ``versie`` counts changes, for two people at one toets.

    ``resultaat`` keeps the outcome per eis as it was when the verdict was fixed; the kaderversie has the texts.
    """

    melding = models.OneToOneField(Melding, on_delete=models.PROTECT, related_name="toets")
    kaderversie = models.ForeignKey(Kaderversie, on_delete=models.PROTECT, related_name="+", db_index=False)
    versie = models.PositiveIntegerField(default=0)
    antwoorden = models.JSONField(default=dict)
    toestand = models.CharField(max_length=30, choices=Toetstoestand.choices, default=Toetstoestand.OPEN)
    resultaat = models.JSONField(null=True)
    toelichting = models.TextField(blank=True)
    voorgesteld_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    terug_reden = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["organisatie", "id"], condition=models.Q(toestand="afwijzing_voorgesteld"), name="toets_goed_te_keuren"
            )
        ]

    def __str__(self) -> str:
        return f"toets van melding {self.melding_id} ({self.toestand})"
