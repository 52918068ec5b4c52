"""Controle: a visit on the spot with its findings; its rapport, once fixed, never changes."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from borgwijzer.documenten.models import Bestand
from borgwijzer.organisaties.models import Account, RijVanOrganisatie
from borgwijzer.zaken.models.signaal import Signaal
from borgwijzer.zaken.models.zaak import Zaak


class Controle(RijVanOrganisatie):
    """``aanleiding`` is an ``Aanleiding`` of the regels. ``versie`` grows with each change of the findings.

    ``uitvoerder`` goes to look on ``gepland_op``, in the order of ``volgorde``; ``opdracht``: what to look at.
    ``punten``: per item of the list {id, tekst, wet, soort, eenheid, antwoord, opmerking}, in the words of the day.
    ``mondelinge_bouwstop_op``: the works were stopped by word of mouth, to whom, with which witnesses, and why.
    The rapport is fixed on ``vastgesteld_op`` under ``rapport_kenmerk``; from then the database too refuses a change, but for
    the end of an oral bouwstop. The names are those of the day.
    """

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="controles", db_index=False)
    aanleiding = models.CharField(max_length=60)
    signaal = models.ForeignKey(Signaal, on_delete=models.PROTECT, null=True, related_name="controles", db_index=False)
    overtreding = models.ForeignKey("Overtreding", on_delete=models.PROTECT, null=True, related_name="hercontroles", db_index=False)
    interventie = models.ForeignKey("Interventie", on_delete=models.PROTECT, null=True, related_name="controles", db_index=False)
    onderwerpen: "ArrayField[list[str], list[str]]" = ArrayField(
        models.CharField(max_length=60), default=list, db_default=models.Value([], ArrayField(models.CharField(max_length=60)))
    )
    opdracht = models.TextField(blank=True, default="", db_default="")
    opgemaakt_op = models.DateField()
    opgemaakt_door = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    gepland_op = models.DateField(null=True)
    uitvoerder = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    volgorde = models.PositiveIntegerField(default=0, db_default=0)
    gedaan_op = models.DateField(null=True)
    begonnen_om = models.TimeField(null=True)
    geeindigd_om = models.TimeField(null=True)
    gedaan_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    gedaan_naam = models.CharField(max_length=200, blank=True)
    plaats = models.CharField(max_length=300, blank=True)
    aanwezigen = models.TextField(blank=True)
    gebruik_gezien = models.BooleanField(null=True)
    uitkomst = models.CharField(max_length=30, blank=True, default="", db_default="")
    waarnemingen = models.TextField(blank=True)
    punten = models.JSONField(default=list, db_default=models.Value([], models.JSONField()))
    mondelinge_bouwstop_op = models.DateTimeField(null=True)
    bouwstop_aan = models.TextField(blank=True, default="", db_default="")
    bouwstop_getuigen = models.TextField(blank=True, default="", db_default="")
    bouwstop_reden = models.TextField(blank=True, default="", db_default="")
    bouwstop_vervallen_op = models.DateField(null=True)
    bouwstop_vervallen_reden = models.TextField(blank=True, default="", db_default="")
    vervallen_op = models.DateField(null=True)
    vervallen_reden = models.TextField(blank=True, default="", db_default="")
    vastgesteld_op = models.DateField(null=True)
    vastgesteld_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    vastgesteld_naam = models.CharField(max_length=300, blank=True)
    rapport_kenmerk = models.CharField(max_length=60, blank=True)
    versie = models.PositiveIntegerField(default=0)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisatie", "zaak"], name="controle_zaak"),
            # The day list of one person: what still has to be done.
            models.Index(
                fields=["organisatie", "uitvoerder", "gepland_op", "volgorde", "id"],
                condition=models.Q(vastgesteld_op=None, vervallen_op=None), name="controle_daglijst",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"controle {self.aanleiding} van {self.gedaan_op or self.gepland_op}"


class Controlestuk(RijVanOrganisatie):
    """A photo or document that belongs to a controle, in the order of ``volgnummer``; ``punt`` is the item it shows, if any.

    ``sleutel`` is the name that a device gave it: the same photo sent twice is one row.
    """

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="controlestukken", db_index=False)
    controle = models.ForeignKey(Controle, on_delete=models.PROTECT, related_name="stukken", db_index=False)
    bestand = models.ForeignKey(Bestand, on_delete=models.PROTECT, related_name="+", db_index=False)
    bestandsnaam = models.CharField(max_length=200)
    volgnummer = models.PositiveIntegerField(default=0, db_default=0)
    bijschrift = models.CharField(max_length=300, blank=True, default="", db_default="")
    punt = models.CharField(max_length=60, blank=True, default="", db_default="")
    sleutel = models.CharField(max_length=40, blank=True, default="", db_default="")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisatie", "zaak"], name="controlestuk_zaak")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["controle", "sleutel"], condition=~models.Q(sleutel=""), name="controlestuk_een_per_sleutel"
            )
        ]

    def __str__(self) -> str:
        return self.bestandsnaam


class Veldtoestand(models.TextChoices):
    """What became of a rapport that came from a device."""

    VERWERKT = "verwerkt"
    BOTST = "botst"
    NAAST = "naast"


class Veldrapport(RijVanOrganisatie):
    """A rapport as a device sent it, kept as it came. ``versie`` is the one of the controle from which it was written.

    It clashes (``botst``) when the controle or the zaak changed meanwhile; then a person chooses, and ``naast`` keeps it beside.
    ``fotos``: per photo {sleutel, naam, bestand, bijschrift, punt}. ``eerder``: what the controle said before it was taken over.
    """

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="veldrapporten", db_index=False)
    controle = models.ForeignKey(Controle, on_delete=models.PROTECT, related_name="veldrapporten", db_index=False)
    sleutel = models.CharField(max_length=40)
    versie = models.PositiveIntegerField()
    inhoud = models.JSONField()
    fotos = models.JSONField(default=list)
    eerder = models.JSONField(default=dict)
    toestand = models.CharField(max_length=20, choices=Veldtoestand.choices)
    reden = models.TextField(blank=True)
    ontvangen_op = models.DateTimeField()
    ontvangen_van = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    gekozen_op = models.DateTimeField(null=True)
    gekozen_naam = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisatie", "sleutel"], name="veldrapport_een_per_sleutel")]
        indexes: ClassVar = [
            models.Index(fields=["organisatie", "zaak"], name="veldrapport_zaak"),
            models.Index(fields=["organisatie", "ontvangen_van"], condition=models.Q(toestand="botst"), name="veldrapport_botst"),
        ]

    def __str__(self) -> str:
        return f"veldrapport {self.sleutel} ({self.toestand})"
