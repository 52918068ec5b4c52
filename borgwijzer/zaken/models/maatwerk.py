"""Maatwerkaanvraag: a builder asks to use the building without the verklaring; what happened with it are steps that stay."""

from typing import ClassVar

from django.db import models

from borgwijzer.organisaties.models import Account, RijVanOrganisatie
from borgwijzer.zaken.models.besluit import Besluit
from borgwijzer.zaken.models.zaak import Zaak


class Maatwerkaanvraag(RijVanOrganisatie):
    """``omschrijving``: what deviates and why repair is out of proportion, as the builder says. ``versie`` grows per step."""

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="maatwerkaanvragen", db_index=False)
    ontvangen_op = models.DateField()
    kanaal = models.CharField(max_length=20)
    omschrijving = models.TextField()
    geregistreerd_op = models.DateField()
    geregistreerd_door = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    geregistreerd_naam = models.CharField(max_length=200)
    versie = models.PositiveIntegerField(default=0)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisatie", "zaak"], name="maatwerkaanvraag_zaak")]

    def __str__(self) -> str:
        return f"aanvraag maatwerkvoorschrift van {self.ontvangen_op}"


class Maatwerkstapsoort(models.TextChoices):
    """What can happen with an application for a maatwerkvoorschrift."""

    BEVESTIGD = "bevestigd", "Ontvangst bevestigd"
    AANVULLING_GEVRAAGD = "aanvulling_gevraagd", "Om aanvulling gevraagd"
    AANVULLING_ONTVANGEN = "aanvulling_ontvangen", "Aanvulling ontvangen"
    VERLENGD = "verlengd", "Termijn verlengd"
    BEOORDEELD = "beoordeeld", "Beoordeeld"
    VOORNEMEN = "voornemen", "Voornemen om te weigeren"
    ZIENSWIJZE = "zienswijze", "Zienswijze ontvangen"
    VOORGESTELD = "voorgesteld", "Besluit voorgesteld"
    TERUGGEGEVEN = "teruggegeven", "Voorstel teruggestuurd"
    BESLOTEN = "besloten", "Besloten"
    INGETROKKEN = "ingetrokken", "Aanvraag ingetrokken"
    INGESCHREVEN = "ingeschreven", "Ingeschreven als beperking"
    BEEINDIGD = "beeindigd", "Voorschrift ingetrokken"


class Maatwerkstap(RijVanOrganisatie):
    """``op``: the day on which it happened; ``uiterlijk``: the last day (inclusive) that it set. ``kenmerk``: of its letter.

    ``gegevens`` are what this soort keeps: {criteria: {id: bool}}, {uitkomst, niet_voldaan}, {uitkomst, laatste_dag, op_tijd}. The
    name is that of the day.
    """

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="maatwerkstappen", db_index=False)
    aanvraag = models.ForeignKey(Maatwerkaanvraag, on_delete=models.PROTECT, related_name="stappen", db_index=False)
    soort = models.CharField(max_length=30, choices=Maatwerkstapsoort.choices)
    op = models.DateField()
    uiterlijk = models.DateField(null=True)
    tekst = models.TextField(blank=True)
    gegevens = models.JSONField(default=dict)
    besluit = models.ForeignKey(Besluit, on_delete=models.PROTECT, null=True, related_name="maatwerkstappen", db_index=False)
    kenmerk = models.CharField(max_length=60, blank=True)
    vastgelegd_op = models.DateTimeField()
    vastgelegd_door = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    vastgelegd_naam = models.CharField(max_length=300)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisatie", "zaak"], name="maatwerkstap_zaak")]

    def __str__(self) -> str:
        return f"{self.soort} op {self.op}"
