"""Besluit: what somebody with a mandate decided about a zaak, proposed by somebody else."""

from typing import ClassVar

from django.db import models

from borgwijzer.organisaties.models import Account, RijVanOrganisatie
from borgwijzer.zaken.models.advies import Advies
from borgwijzer.zaken.models.interventie import Interventie
from borgwijzer.zaken.models.zaak import Zaak


class Besluittoestand(models.TextChoices):
    """A besluit is proposed by one person and taken, or refused, by another."""

    VOORGESTELD = "voorgesteld"
    GENOMEN = "genomen"
    GEWEIGERD = "geweigerd"


class Besluit(RijVanOrganisatie):
    """``soort`` is a ``Besluitsoort`` of the regels. ``tot_en_met`` is inclusive; None holds until further notice.

    ``gronden`` are the rules that are broken, a sentence each. ``advies``: on which it follows, if any.
    ``voorwaarden``: per item {tekst, voldaan, door, op}; each is checked off by a person. ``interventie``: of which it is a
    step, if any; ``inhoud`` are then the numbers, days and texts that it sets, and once taken it never changes. The names are
    those of the day: ``beslist_naam`` with the function under which somebody decided.
    """

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="besluiten", db_index=False)
    soort = models.CharField(max_length=40)
    toestand = models.CharField(max_length=20, choices=Besluittoestand.choices, default=Besluittoestand.VOORGESTELD)
    vanaf = models.DateField()
    tot_en_met = models.DateField(null=True)
    motivering = models.TextField()
    gronden = models.JSONField(default=list, db_default=models.Value([], models.JSONField()))
    advies = models.ForeignKey(Advies, on_delete=models.PROTECT, null=True, related_name="besluiten", db_index=False)
    voorwaarden = models.JSONField(default=list)
    interventie = models.ForeignKey(Interventie, on_delete=models.PROTECT, null=True, related_name="besluiten", db_index=False)
    inhoud = models.JSONField(default=dict, db_default=models.Value({}, models.JSONField()))
    voorgesteld_door = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    voorgesteld_naam = models.CharField(max_length=200)
    voorgesteld_op = models.DateField()
    beslist_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    beslist_naam = models.CharField(max_length=300, blank=True)
    beslist_op = models.DateField(null=True)
    weigering = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisatie", "zaak"], name="besluit_zaak"),
            models.Index(fields=["organisatie", "id"], condition=models.Q(toestand="voorgesteld"), name="besluit_te_beslissen"),
        ]

    def __str__(self) -> str:
        return f"{self.soort} ({self.toestand})"
