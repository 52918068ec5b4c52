"""Zaak: one building project from bouwmelding to use."""

import datetime
from typing import ClassVar

from django.db import models

from borgwijzer.kaders.models import Kaderversie
from borgwijzer.organisaties.models import Account, RijVanOrganisatie

# Sorts after every real date, so that a list by next date needs no special place for zaken without one.
GEEN_DATUM = datetime.date(9999, 12, 31)


class Zaak(RijVanOrganisatie):
    """Facts of the zaak itself, and under 'afgeleid' a copy of what ``stand()`` says, kept for lists alone."""

    nummer = models.CharField(max_length=20)
    kaderversie = models.ForeignKey(Kaderversie, on_delete=models.PROTECT, related_name="+")
    omschrijving = models.TextField(blank=True)
    adres = models.CharField(max_length=300, blank=True)
    postcode = models.CharField(max_length=7, blank=True)
    woonplaats = models.CharField(max_length=100, blank=True)
    bag_id = models.CharField(max_length=16, blank=True)
    kadastraal = models.CharField(max_length=200, blank=True)
    rd_x = models.FloatField(null=True)
    rd_y = models.FloatField(null=True)
    project_id = models.CharField(max_length=60, blank=True)
    behandelaar = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    geopend_op = models.DateTimeField()
    gevolgklasse = models.JSONField(null=True)
    verlies_gevolgklasse_op = models.DateField(null=True)
    geplande_start = models.DateField(null=True)
    feitelijke_start_op = models.DateField(null=True)
    beeindigd_op = models.DateField(null=True)
    geplande_ingebruikname = models.DateField(null=True)
    in_gebruik_op = models.DateField(null=True)
    afgesloten_op = models.DateField(null=True)
    # Afgeleid: a copy of stand() for lists, refreshed by every deed, and by night when its day has come.
    fase = models.CharField(max_length=40, default="nieuw")
    mag_starten = models.CharField(max_length=20, default="nee")
    mag_in_gebruik = models.CharField(max_length=20, default="nee")
    volgende_op = models.DateField(default=GEEN_DATUM)
    volgende_wat = models.CharField(max_length=200, blank=True)
    aantal_taken = models.PositiveIntegerField(default=0)
    afgeleid_op = models.DateField(null=True)
    geldig_tot_en_met = models.DateField(null=True, help_text="laatste dag waarop de afgeleide kolommen nog kloppen")
    # The kwaliteitsborger and instrument of now, written as the register compares them.
    borger_kvk = models.CharField(max_length=20, blank=True, default="", db_default="")
    borger_naam = models.CharField(max_length=100, blank=True, default="", db_default="")
    borger_middel = models.CharField(max_length=100, blank=True, default="", db_default="")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisatie", "nummer"], name="zaak_nummer")]
        # Newest goes by moment, not by id: for an order by id the planner may walk the primary key, past all organisaties.
        indexes: ClassVar = [
            models.Index(
                fields=["organisatie", "volgende_op", "id"], condition=~models.Q(fase="afgesloten"), name="zaak_open_volgende"
            ),
            models.Index(
                fields=["organisatie", "-geopend_op", "-id"], condition=~models.Q(fase="afgesloten"), name="zaak_open_nieuwste"
            ),
            models.Index(fields=["organisatie", "fase", "volgende_op", "id"], name="zaak_fase_volgende"),
            models.Index(fields=["organisatie", "fase", "-geopend_op", "-id"], name="zaak_fase_nieuwste"),
            models.Index(
                fields=["organisatie", "behandelaar", "volgende_op", "id"],
                condition=~models.Q(fase="afgesloten"), name="zaak_behandelaar_volgende",
            ),
            models.Index(
                fields=["organisatie", "behandelaar", "-geopend_op", "-id"],
                condition=~models.Q(fase="afgesloten"), name="zaak_behandelaar_nieuwste",
            ),
            # What the nightly run has not brought up to date yet.
            models.Index(
                fields=["organisatie", "geldig_tot_en_met", "id"], condition=~models.Q(fase="afgesloten"), name="zaak_open_houdbaar"
            ),
            # Nobody's zaken in one fase: the list from which people take work.
            models.Index(
                fields=["organisatie", "fase", "volgende_op", "id"],
                condition=models.Q(behandelaar=None), name="zaak_niemand_fase",
            ),
            # Whose kwaliteitsborging is touched by a change in the register: see ``acties/nacontrole.py``.
            models.Index(fields=["organisatie", "borger_kvk", "id"], condition=~models.Q(borger_kvk=""), name="zaak_borger_kvk"),
            models.Index(fields=["organisatie", "borger_naam", "id"], condition=~models.Q(borger_naam=""), name="zaak_borger_naam"),
            models.Index(
                fields=["organisatie", "borger_middel", "id"], condition=~models.Q(borger_middel=""), name="zaak_borger_middel"
            ),
            models.Index(fields=["organisatie", "project_id"], condition=~models.Q(project_id=""), name="zaak_project"),
            models.Index(fields=["organisatie", "bag_id"], condition=~models.Q(bag_id=""), name="zaak_bag"),
            # What lies near a signal: a strip of the map.
            models.Index(fields=["organisatie", "rd_x"], condition=models.Q(rd_x__isnull=False), name="zaak_rd_x"),
            models.Index(fields=["organisatie", "postcode"], condition=~models.Q(postcode=""), name="zaak_postcode"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.nummer
