"""Handhavingsverzoek: an application to enforce, which must be decided; what happened with it are steps that stay as they are."""

from typing import ClassVar

from django.db import models

from borgwijzer.organisaties.models import Account, RijVanOrganisatie
from borgwijzer.zaken.models.besluit import Besluit
from borgwijzer.zaken.models.interventie import Interventie
from borgwijzer.zaken.models.overtreding import Overtreding
from borgwijzer.zaken.models.signaal import Signaal
from borgwijzer.zaken.models.zaak import Zaak


class Handhavingsverzoek(RijVanOrganisatie):
    """``verzoeker``: {naam, adres, postcode, woonplaats, email}. ``naam_niet_doorgeven``: no letter to others names him.

    ``overtreding`` and ``interventie``: what follows from an approval. All else that happens are ``stappen``; ``versie`` grows
    with each of them.
    """

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="handhavingsverzoeken", db_index=False)
    signaal = models.ForeignKey(Signaal, on_delete=models.PROTECT, null=True, related_name="handhavingsverzoeken", db_index=False)
    ontvangen_op = models.DateField()
    kanaal = models.CharField(max_length=20)
    verzoeker = models.JSONField(default=dict)
    naam_niet_doorgeven = models.BooleanField(default=False)
    omschrijving = models.TextField()
    geregistreerd_op = models.DateField()
    geregistreerd_door = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    geregistreerd_naam = models.CharField(max_length=200)
    overtreding = models.ForeignKey(Overtreding, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    interventie = models.ForeignKey(Interventie, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    versie = models.PositiveIntegerField(default=0)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisatie", "zaak"], name="handhavingsverzoek_zaak")]

    def __str__(self) -> str:
        return f"handhavingsverzoek van {self.ontvangen_op}"


class Verzoekstapsoort(models.TextChoices):
    """What can happen with a handhavingsverzoek."""

    BEVESTIGD = "bevestigd", "Ontvangst bevestigd"
    BELANGHEBBENDE = "belanghebbende", "Belang beoordeeld"
    AANVULLING_GEVRAAGD = "aanvulling_gevraagd", "Om aanvulling gevraagd"
    AANVULLING_ONTVANGEN = "aanvulling_ontvangen", "Aanvulling ontvangen"
    INGESTEMD = "ingestemd", "Ingestemd met uitstel"
    VERLENGD = "verlengd", "Termijn verlengd"
    ONDERZOCHT = "onderzocht", "Onderzocht"
    INGEBREKESTELLING = "ingebrekestelling", "In gebreke gesteld"
    VOORGESTELD = "voorgesteld", "Besluit voorgesteld"
    TERUGGEGEVEN = "teruggegeven", "Voorstel teruggestuurd"
    BESLOTEN = "besloten", "Besloten"
    DWANGSOM_VASTGESTELD = "dwangsom_vastgesteld", "Dwangsom vastgesteld"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


class Verzoekstap(RijVanOrganisatie):
    """``op``: the day on which it happened; ``uiterlijk``: the last day (inclusive) that it set. ``kenmerk``: of its letter.

    ``gegevens`` are what this soort keeps: {ja}, {schriftelijk, geldig}, {uitkomst, grond, bijzonder, overtreding, dagen,
    laatste_dag}, {bedrag, dagen, uitzondering}. The name is that of the day. A step never changes: one that was wrong is
    followed by one that ``verbetert`` it, or says in its place that it lapses {vervalt}.
    """

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="verzoekstappen", db_index=False)
    verzoek = models.ForeignKey(Handhavingsverzoek, on_delete=models.PROTECT, related_name="stappen", db_index=False)
    soort = models.CharField(max_length=30, choices=Verzoekstapsoort.choices)
    op = models.DateField()
    uiterlijk = models.DateField(null=True)
    tekst = models.TextField(blank=True)
    gegevens = models.JSONField(default=dict)
    besluit = models.ForeignKey(Besluit, on_delete=models.PROTECT, null=True, related_name="verzoekstappen", db_index=False)
    kenmerk = models.CharField(max_length=60, blank=True)
    verbetert = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="verbeterd_door", db_index=False)
    vastgelegd_op = models.DateTimeField()
    vastgelegd_door = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    vastgelegd_naam = models.CharField(max_length=300)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisatie", "zaak"], name="verzoekstap_zaak")]

    def __str__(self) -> str:
        return f"{self.soort} op {self.op}"
