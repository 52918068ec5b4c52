"""Overtreding: a rule that was broken, by whom, and on what that rests. It is open until it is repaired or proves to be none."""

from typing import ClassVar

from django.db import models

from borgwijzer.organisaties.models import Account, RijVanOrganisatie
from borgwijzer.zaken.models.controle import Controle
from borgwijzer.zaken.models.signaal import Signaal
from borgwijzer.zaken.models.zaak import Zaak


class Overtreding(RijVanOrganisatie):
    """``norm`` is an article, ``norm_versie`` the date of its text; ``onderwerp`` is one of the kader (bijlage 1) or empty.
    ``norm_id`` is a norm of the kader; empty for one in free words, and then ``norm_reden`` says why none of the list fits.

    ``overtreder``: {naam, adres, email, kvk}; ``overtreder_rol``: bouwer, uitvoerder, gebruiker, eigenaar or anders, with why
    he is the one addressed. ``bewijs``: per item {soort, id, tekst}, where soort is controle, signaal, document or anders.
    ``versie`` grows with each change. The names are those of the day. ``op_…`` are the words by which a later overtreding of the
    same person, firm, kwaliteitsborger, instrument or place is found (``toezicht.sleutels``); empty is not known.
    """

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="overtredingen", db_index=False)
    signaal = models.ForeignKey(Signaal, on_delete=models.PROTECT, null=True, related_name="overtredingen", db_index=False)
    controle = models.ForeignKey(Controle, on_delete=models.PROTECT, null=True, related_name="overtredingen", db_index=False)
    onderwerp = models.CharField(max_length=60, blank=True)
    norm_id = models.CharField(max_length=60, blank=True, default="", db_default="")
    norm_reden = models.TextField(blank=True, default="", db_default="")
    norm = models.CharField(max_length=200)
    norm_versie = models.DateField(null=True)
    feiten = models.TextField()
    geconstateerd_op = models.DateField()
    overtreder = models.JSONField(default=dict)
    overtreder_rol = models.CharField(max_length=30)
    overtreder_reden = models.TextField()
    bewijs = models.JSONField(default=list)
    vastgesteld_op = models.DateField()
    vastgesteld_door = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    vastgesteld_naam = models.CharField(max_length=200)
    hersteld_op = models.DateField(null=True)
    herstel_reden = models.TextField(blank=True)
    vervallen_op = models.DateField(null=True)
    vervallen_reden = models.TextField(blank=True)
    op_persoon = models.CharField(max_length=200, blank=True, default="", db_default="")
    op_bedrijf = models.CharField(max_length=20, blank=True, default="", db_default="")
    op_kwaliteitsborger = models.CharField(max_length=200, blank=True, default="", db_default="")
    op_instrument = models.CharField(max_length=200, blank=True, default="", db_default="")
    op_adres = models.CharField(max_length=200, blank=True, default="", db_default="")
    versie = models.PositiveIntegerField(default=0)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisatie", "zaak"], name="overtreding_zaak"),
            models.Index(fields=["organisatie", "op_persoon", "geconstateerd_op"], name="overtreding_persoon"),
            models.Index(fields=["organisatie", "op_bedrijf", "geconstateerd_op"], name="overtreding_bedrijf"),
            models.Index(fields=["organisatie", "op_kwaliteitsborger", "geconstateerd_op"], name="overtreding_borger"),
            models.Index(fields=["organisatie", "op_instrument", "geconstateerd_op"], name="overtreding_instrument"),
            models.Index(fields=["organisatie", "op_adres", "geconstateerd_op"], name="overtreding_adres"),
        ]

    def __str__(self) -> str:
        return f"overtreding van {self.norm} op {self.geconstateerd_op}"
