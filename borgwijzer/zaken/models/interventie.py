"""Interventie: what the municipality does about an overtreding, as a procedure of steps; a step that was written down stays."""

from typing import ClassVar

from django.db import models

from borgwijzer.organisaties.models import Account, RijVanOrganisatie
from borgwijzer.zaken.models.afweging import Afweging
from borgwijzer.zaken.models.overtreding import Overtreding
from borgwijzer.zaken.models.zaak import Zaak


class Interventie(RijVanOrganisatie):
    """``soort`` is an ``Interventiesoort`` of the regels. It runs until ``afgerond_op``, with how it ended.

    ``afweging`` None: begun without one, which only danger that cannot wait allows. ``versie`` grows with each step.

    ``voorstel``: a step that waits for a second person, {door, naam, op, stap}; ``terug_reden``: who gave the last one back,
    and why.
    """

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="interventies", db_index=False)
    overtreding = models.ForeignKey(Overtreding, on_delete=models.PROTECT, related_name="interventies", db_index=False)
    afweging = models.ForeignKey(Afweging, on_delete=models.PROTECT, null=True, related_name="interventies", db_index=False)
    soort = models.CharField(max_length=40)
    begonnen_op = models.DateField()
    begonnen_door = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    begonnen_naam = models.CharField(max_length=200)
    afgerond_op = models.DateField(null=True)
    uitkomst = models.CharField(max_length=40, blank=True)
    afgerond_reden = models.TextField(blank=True)
    voorstel = models.JSONField(null=True)
    terug_reden = models.TextField(blank=True, default="", db_default="")
    versie = models.PositiveIntegerField(default=0)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisatie", "zaak"], name="interventie_zaak")]

    def __str__(self) -> str:
        return f"{self.soort} sinds {self.begonnen_op}"


class Interventiestap(RijVanOrganisatie):
    """``soort`` is a step of the procedure, ``op`` the day on which it happened, ``uiterlijk`` the last day that it set.

    ``gegevens`` are what this kind of step keeps. A step is never changed: one that was wrong is followed by one that
    ``verbetert`` it, and counts no more. The names are those of the day.
    """

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="interventiestappen", db_index=False)
    interventie = models.ForeignKey(Interventie, on_delete=models.PROTECT, related_name="stappen", db_index=False)
    soort = models.CharField(max_length=40)
    op = models.DateField()
    uiterlijk = models.DateField(null=True)
    gegevens = models.JSONField(default=dict)
    verbetert = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="verbeterd_door", db_index=False)
    vastgelegd_op = models.DateTimeField()
    vastgelegd_door = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    vastgelegd_naam = models.CharField(max_length=200)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisatie", "zaak"], name="interventiestap_zaak")]

    def __str__(self) -> str:
        return f"{self.soort} op {self.op}"
