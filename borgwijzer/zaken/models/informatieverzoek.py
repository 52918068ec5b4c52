"""Informatieverzoek: a request for data during the works, and what came of it."""

from typing import ClassVar

from django.db import models

from borgwijzer.organisaties.models import Account, RijVanOrganisatie
from borgwijzer.zaken.models.betrokkene import Betrokkene
from borgwijzer.zaken.models.melding import Melding
from borgwijzer.zaken.models.zaak import Zaak


class Informatieverzoek(RijVanOrganisatie):
    """``soort`` is a Verzoeksoort of the rules. A concept has no ``verzonden_op``.

    ``punten``: per item {werk, wat, moment, ontvangsten}; each ontvangst is {op, door, tekst, documenten, goed, toelichting,
    gecontroleerd_op, gecontroleerd_door}, in the order in which they came; ``documenten`` are ids. ``code`` opens the page
    on which the addressee answers. ``versie`` counts every change.
    """

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="informatieverzoeken", db_index=False)
    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    betrokkene = models.ForeignKey(Betrokkene, on_delete=models.PROTECT, related_name="+", db_index=False)
    aan = models.CharField(max_length=20)
    aan_naam = models.CharField(max_length=500)
    soort = models.CharField(max_length=20)
    reden = models.TextField(blank=True)
    punten = models.JSONField(default=list)
    uiterlijk = models.DateField()
    code = models.CharField(max_length=14)
    opgesteld_op = models.DateField()
    opgesteld_door = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    verzonden_op = models.DateField(null=True)
    verzonden_naam = models.CharField(max_length=200, blank=True)
    herinnerd_op = models.DateField(null=True)
    uiterlijk_na_herinnering = models.DateField(null=True)
    beeindigd_op = models.DateField(null=True)
    beeindigd_reden = models.TextField(blank=True)
    versie = models.PositiveIntegerField(default=0)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisatie", "zaak"], name="informatieverzoek_zaak")]
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisatie", "code"], name="informatieverzoek_code")]

    def __str__(self) -> str:
        return f"informatieverzoek {self.soort} in zaak {self.zaak_id}"
