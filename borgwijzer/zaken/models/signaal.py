"""Signaal: word of an irregularity. It lives with the zaak, because an open one decides whether the building may be used."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from borgwijzer.documenten.models import Bestand
from borgwijzer.organisaties.models import Account, RijVanOrganisatie
from borgwijzer.zaken.models.fase import Fase
from borgwijzer.zaken.models.melding import Melding
from borgwijzer.zaken.models.zaak import Zaak

OPEN = models.Q(opgelost_op=None, samengevoegd_met=None)
VOLGORDE = ("-direct_gevaar", "-ontvangen_op", "-id")


class Signaal(RijVanOrganisatie):
    """``bron`` is a signaalbron and ``onderwerpen`` are onderwerpen of the kader (bijlage 1); without onderwerp it bars use.

    ``fase`` None: about the whole. ``artikelen`` are norms as they were named. ``handhavingsverzoek``: it asks to enforce.
    ``melder``: {naam, adres, telefoon, email} of who reported it, as filled in. When ``melder_afgeschermd`` he asked not to
    pass his name on: a page shows it only after ``toon_melder``.
    ``samengevoegd_met``: another signal with which it is dealt with; the row itself stays as it came in.
    ``sleutel`` of the form it came with: the same form twice is one signal. ``prioriteit`` is derived, for lists alone.
    """

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="signalen", db_index=False)
    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    fase = models.ForeignKey(Fase, on_delete=models.PROTECT, null=True, related_name="signalen", db_index=False)
    bron = models.CharField(max_length=60)
    kanaal = models.CharField(max_length=20, blank=True, default="", db_default="")
    omschrijving = models.TextField()
    bewijs = models.TextField(blank=True, default="", db_default="")
    artikelen = models.CharField(max_length=300, blank=True, default="", db_default="")
    melder = models.JSONField(default=dict, db_default=models.Value({}, models.JSONField()))
    melder_afgeschermd = models.BooleanField(default=False, db_default=False)
    onderwerpen: "ArrayField[list[str], list[str]]" = ArrayField(models.CharField(max_length=60), default=list)
    ontvangen_op = models.DateField()
    opgenomen_op = models.DateTimeField(null=True)
    direct_gevaar = models.BooleanField(default=False)
    gevaar_op = models.DateField(null=True)
    handhavingsverzoek = models.BooleanField(default=False, db_default=False)
    # Of a kwaliteitsborger: whether he cannot give his verklaring; and whether repair was agreed. None: not known.
    blokkeert_verklaring = models.BooleanField(null=True)
    herstel_afgesproken = models.BooleanField(null=True)
    herstel_op = models.DateField(null=True)
    # The look at safety and health of kader 4.2, None: nobody looked yet; and what a person chose to do. Empty: not assessed.
    risico = models.BooleanField(null=True)
    risico_reden = models.TextField(blank=True, default="", db_default="")
    aanpak = models.CharField(max_length=30, blank=True, default="", db_default="")
    aanpak_reden = models.TextField(blank=True, default="", db_default="")
    beoordeeld_op = models.DateField(null=True)
    beoordeeld_door = models.CharField(max_length=200, blank=True, default="", db_default="")
    versie = models.PositiveIntegerField(default=0, db_default=0)
    opgenomen_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    samengevoegd_met = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="gevoegd", db_index=False)
    samengevoegd_op = models.DateField(null=True)
    doorgezonden_op = models.DateField(null=True)
    doorgezonden_aan = models.CharField(max_length=200, blank=True, default="", db_default="")
    doorgezonden_reden = models.TextField(blank=True, default="", db_default="")
    # The day on which the reporter was written to; sent on since then, he is to be told that too.
    bevestigd_op = models.DateField(null=True)
    opgelost_op = models.DateField(null=True)
    oplossing = models.TextField(blank=True)
    sleutel = models.CharField(max_length=64, blank=True, default="", db_default="")
    prioriteit = models.CharField(max_length=10, blank=True, default="", db_default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisatie", "sleutel"], condition=~models.Q(sleutel=""), name="signaal_een_per_formulier"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisatie", "zaak"], name="signaal_zaak"),
            # The inbox: danger first, then the newest; a filter with an index of its own walks along that.
            models.Index(fields=["organisatie", *VOLGORDE], condition=OPEN, name="signaal_open"),
            models.Index(fields=["organisatie", "bron", *VOLGORDE], condition=OPEN, name="signaal_open_bron"),
            models.Index(fields=["organisatie", "prioriteit", *VOLGORDE], condition=OPEN, name="signaal_open_prioriteit"),
            models.Index(
                fields=["organisatie", *VOLGORDE], condition=OPEN & models.Q(beoordeeld_op=None), name="signaal_open_nieuw"
            ),
            models.Index(
                fields=["organisatie", *VOLGORDE],
                condition=models.Q(opgelost_op=None, samengevoegd_met__isnull=False), name="signaal_gevoegd",
            ),
            models.Index(
                fields=["samengevoegd_met"], condition=models.Q(samengevoegd_met__isnull=False), name="signaal_gevoegd_bij"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"signaal {self.pk} ({self.bron})"


class Signaalstuk(RijVanOrganisatie):
    """A photo or document that came with a signal; it stays with it, also when the signal is joined to another."""

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="signaalstukken", db_index=False)
    signaal = models.ForeignKey(Signaal, on_delete=models.PROTECT, related_name="stukken", db_index=False)
    bestand = models.ForeignKey(Bestand, on_delete=models.PROTECT, related_name="+", db_index=False)
    bestandsnaam = models.CharField(max_length=200)
    toegevoegd_op = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["signaal", "bestand"], name="signaalstuk_een_per_inhoud")]
        indexes: ClassVar = [models.Index(fields=["organisatie", "zaak"], name="signaalstuk_zaak")]

    def __str__(self) -> str:
        return self.bestandsnaam
