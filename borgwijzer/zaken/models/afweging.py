"""Afweging: how an overtreding was scored, what the kader advised, and what was chosen. Once fixed it never changes."""

from typing import ClassVar

from django.db import models

from borgwijzer.kaders.models import Kaderversie
from borgwijzer.organisaties.models import Account, RijVanOrganisatie
from borgwijzer.zaken.models.overtreding import Overtreding
from borgwijzer.zaken.models.zaak import Zaak


class Afwegingtoestand(models.TextChoices):
    """An afweging is proposed by one person and fixed, or given back, by another."""

    CONCEPT = "concept"
    VOORGESTELD = "voorgesteld"
    VASTGESTELD = "vastgesteld"
    TERUGGEGEVEN = "teruggegeven"


class Afweging(RijVanOrganisatie):
    """``invoer`` are the scores as the rules take them and ``advies`` what the rules made of them, under ``kaderversie``:
    the same input gives the same advies again.

    ``grond``: the overtreding as it was when this was proposed. ``recidive``: per earlier overtreding that was found
    {id, waarop, zaak, norm, op, interventie, uitkomst, telt, reden}; ``mogelijk``: per option of the cell that the wet allows
    sometimes {kan, reden}. ``motivering``: the paragraphs {kop, tekst} made from all this.

    ``norm_sleutel``, ``onderwerp``, ``gevolg`` and ``gedrag`` (of the score, before any shift) say which cases are alike.

    ``redenen``: per score (gevolg, gedrag, ernst, herhaling, weigering) a sentence. ``verzwarend`` and ``verzachtend``: per item
    {id, tekst, reden}. ``samenloop``: how this stands to the kwaliteitsborger. ``overleg``: {nodig, met, op, uitkomst, reden}
    with police or OM. ``lichter``: per lighter means {trede, reden}. ``keuze`` is an ``Interventiesoort`` of the rules, or empty
    when nothing is done; ``opties``: the chosen codes of the cell. The names are those of the day.
    """

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="afwegingen", db_index=False)
    overtreding = models.ForeignKey(Overtreding, on_delete=models.PROTECT, related_name="afwegingen", db_index=False)
    kaderversie = models.ForeignKey(Kaderversie, on_delete=models.PROTECT, related_name="+", db_index=False)
    toestand = models.CharField(max_length=20, choices=Afwegingtoestand.choices, default=Afwegingtoestand.CONCEPT)
    invoer = models.JSONField(default=dict)
    redenen = models.JSONField(default=dict)
    verzwarend = models.JSONField(default=list)
    verzachtend = models.JSONField(default=list)
    samenloop = models.TextField(blank=True)
    overleg = models.JSONField(default=dict)
    advies = models.JSONField(default=dict)
    lichter = models.JSONField(default=list)
    grond = models.JSONField(default=dict, db_default=models.Value({}, models.JSONField()))
    recidive = models.JSONField(default=list, db_default=models.Value([], models.JSONField()))
    mogelijk = models.JSONField(default=dict, db_default=models.Value({}, models.JSONField()))
    motivering = models.JSONField(default=list, db_default=models.Value([], models.JSONField()))
    norm_sleutel = models.CharField(max_length=200, blank=True, default="", db_default="")
    onderwerp = models.CharField(max_length=60, blank=True, default="", db_default="")
    gevolg = models.PositiveSmallIntegerField(null=True)
    gedrag = models.CharField(max_length=1, blank=True, default="", db_default="")
    keuze = models.CharField(max_length=60, blank=True)
    opties = models.JSONField(default=list)
    keuze_reden = models.TextField(blank=True)
    afwijking_reden = models.TextField(blank=True)
    begonnen_op = models.DateField()
    voorgesteld_op = models.DateField(null=True)
    voorgesteld_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    voorgesteld_naam = models.CharField(max_length=200, blank=True)
    vastgesteld_op = models.DateField(null=True)
    vastgesteld_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    vastgesteld_naam = models.CharField(max_length=300, blank=True)
    terug_op = models.DateField(null=True)
    terug_naam = models.CharField(max_length=300, blank=True, default="", db_default="")
    terug_reden = models.TextField(blank=True)
    versie = models.PositiveIntegerField(default=0)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisatie", "zaak"], name="afweging_zaak"),
            models.Index(fields=["organisatie", "id"], condition=models.Q(toestand="voorgesteld"), name="afweging_te_beslissen"),
            models.Index(fields=["organisatie", "overtreding"], name="afweging_overtreding"),
            models.Index(
                fields=["organisatie", "norm_sleutel", "gevolg", "gedrag", "keuze", "vastgesteld_op"], name="afweging_norm",
                condition=models.Q(toestand="vastgesteld"),
            ),
            models.Index(
                fields=["organisatie", "onderwerp", "gevolg", "gedrag", "keuze", "vastgesteld_op"], name="afweging_onderwerp",
                condition=models.Q(toestand="vastgesteld"),
            ),
        ]  # fmt: skip
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["overtreding"], name="afweging_een_tegelijk", condition=~models.Q(toestand="vastgesteld")
            ),
            models.CheckConstraint(
                name="afweging_door_een_ander",
                condition=models.Q(vastgesteld_door=None) | ~models.Q(vastgesteld_door=models.F("voorgesteld_door")),
            ),
        ]

    def __str__(self) -> str:
        return f"afweging {self.keuze or 'zonder keuze'} ({self.toestand})"
