"""Signaal: word of an irregularity. It lives with the zaak, because an open one decides whether the building may be used."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from borgwijzer.organisaties.models import Account, RijVanOrganisatie
from borgwijzer.zaken.models.fase import Fase
from borgwijzer.zaken.models.melding import Melding
from borgwijzer.zaken.models.zaak import Zaak


class Signaal(RijVanOrganisatie):
    """``bron`` is a signaalbron and ``onderwerpen`` are onderwerpen of the kader (bijlage 1); without onderwerp it bars use.

    ``fase`` None: about the whole.
    ``melder``: {naam, adres, telefoon, email} of who reported it, as filled in. When ``melder_afgeschermd`` he asked not to
    pass his name on: a page shows it only after ``toon_melder``.
    """

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="signalen", db_index=False)
    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    fase = models.ForeignKey(Fase, on_delete=models.PROTECT, null=True, related_name="signalen", db_index=False)
    bron = models.CharField(max_length=60)
    omschrijving = models.TextField()
    melder = models.JSONField(default=dict, db_default=models.Value({}, models.JSONField()))
    melder_afgeschermd = models.BooleanField(default=False, db_default=False)
    onderwerpen: "ArrayField[list[str], list[str]]" = ArrayField(models.CharField(max_length=60), default=list)
    ontvangen_op = models.DateField()
    direct_gevaar = models.BooleanField(default=False)
    # The look at safety and health of kader 4.2, None: nobody looked yet; and what a person chose to do. Empty: not assessed.
    risico = models.BooleanField(null=True)
    risico_reden = models.TextField(blank=True, default="", db_default="")
    aanpak = models.CharField(max_length=30, blank=True, default="", db_default="")
    aanpak_reden = models.TextField(blank=True, default="", db_default="")
    beoordeeld_op = models.DateField(null=True)
    beoordeeld_door = models.CharField(max_length=200, blank=True, default="", db_default="")
    versie = models.PositiveIntegerField(default=0, db_default=0)
    opgenomen_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    opgelost_op = models.DateField(null=True)
    oplossing = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisatie", "zaak"], name="signaal_zaak")]

    def __str__(self) -> str:
        return f"signaal {self.pk} ({self.bron})"
