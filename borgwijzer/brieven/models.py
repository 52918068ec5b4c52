"""Briefpapier, the letter as it was stored (it never changes), its text before that, and how it went to whom."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from borgwijzer.documenten.models import Bestand
from borgwijzer.logboek.models import Uitgaand
from borgwijzer.organisaties.models import Account, RijVanOrganisatie
from borgwijzer.zaken.models import Melding, Zaak


class Briefpapier(RijVanOrganisatie):
    """What every letter of an organisatie carries: sender, signatory and colour. One row per organisatie."""

    team = models.CharField(max_length=200)
    adresregels = ArrayField(models.CharField(max_length=200))
    telefoon = models.CharField(max_length=50)
    email = models.EmailField()
    ondertekenaar = models.CharField(max_length=200)
    functie = models.CharField(max_length=200)
    namens = models.CharField(max_length=300, blank=True)
    # Name and address, to read on after "Stuur uw beroepschrift naar".
    rechtbank = models.CharField(max_length=300, blank=True, db_default="")
    kleur = models.CharField(max_length=7, default="#1d4f6e")
    # Function -> name, for letters whose kader says that another function signs.
    ondertekenaars = models.JSONField(default=dict, db_default=models.Value({}, models.JSONField()))

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisatie"], name="briefpapier_een_per_organisatie")]

    def __str__(self) -> str:
        return f"briefpapier van {self.team}"


class Verzonden(models.TextChoices):
    """Where a letter stands: the least far of all who get it."""

    KLAAR = "klaar"  # somebody must post it
    IN_VERZENDING = "in_verzending"
    MISLUKT = "mislukt"  # an e-mail did not arrive, or nobody knows
    VERZONDEN = "verzonden"
    BEZORGD = "bezorgd"


class OpgeslagenBrief(RijVanOrganisatie):
    """``feiten`` are the named facts the text was made from, ``bestand`` the PDF.

    ``eigen_tekst``: the pieces that a person changed, each with ``oud`` and ``nieuw``. Only ``toestand`` ever changes.
    """

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="brieven", db_index=False)
    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, null=True, related_name="brieven", db_index=False)
    soort = models.CharField(max_length=60)
    kenmerk = models.CharField(max_length=60)
    onderwerp = models.CharField(max_length=300)
    geadresseerde = models.CharField(max_length=500)
    feiten = models.JSONField()
    eigen_tekst = models.JSONField(default=dict, db_default=models.Value({}, models.JSONField()))
    bestand = models.ForeignKey(Bestand, on_delete=models.PROTECT, related_name="+", db_index=False)
    gemaakt_op = models.DateTimeField()
    gemaakt_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    toestand = models.CharField(max_length=20, choices=Verzonden.choices, default=Verzonden.KLAAR)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisatie", "kenmerk"], name="brief_kenmerk")]
        indexes: ClassVar = [models.Index(fields=["organisatie", "zaak"], name="brief_zaak")]

    def __str__(self) -> str:
        return f"{self.soort} {self.kenmerk}"


class Concepttoestand(models.TextChoices):
    """Where the text of a letter stands before it goes."""

    CONCEPT = "concept"
    VOORGELEGD = "voorgelegd"
    GOEDGEKEURD = "goedgekeurd"
    TERUGGESTUURD = "teruggestuurd"
    VERSTUURD = "verstuurd"


class Conceptbrief(RijVanOrganisatie):
    """What people did to a letter before it went: own text, and who approved it.

    ``plek`` is the deed that sends it, such as ``oordeel-12``; ``brief`` the text file without its end. ``eigen``: piece ->
    text. ``feiten``: the facts as they were when it was written or put before somebody. ``invoer``: the form of the deed, field
    -> what was typed, for a letter that is made from a form. ``opgeslagen`` once it went.
    """

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="conceptbrieven", db_index=False)
    plek = models.CharField(max_length=60)
    brief = models.CharField(max_length=60)
    onderwerp = models.CharField(max_length=300)
    eigen = models.JSONField(default=dict)
    feiten = models.JSONField(default=dict)
    invoer = models.JSONField(default=dict, db_default=models.Value({}, models.JSONField()))
    versie = models.PositiveIntegerField(default=1)
    toestand = models.CharField(max_length=20, choices=Concepttoestand.choices, default=Concepttoestand.CONCEPT)
    gewijzigd_door = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    gewijzigd_naam = models.CharField(max_length=200)
    gewijzigd_op = models.DateTimeField()
    # Everybody who wrote on it: none of them approves it.
    schrijvers = ArrayField(models.BigIntegerField(), default=list)
    beslist_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    beslist_naam = models.CharField(max_length=200, blank=True)
    terug_reden = models.TextField(blank=True)
    opgeslagen = models.ForeignKey(OpgeslagenBrief, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisatie", "zaak", "plek"], condition=models.Q(opgeslagen=None), name="conceptbrief_een_per_plek"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisatie", "id"], condition=models.Q(toestand="voorgelegd"), name="conceptbrief_voorgelegd")
        ]

    def __str__(self) -> str:
        return f"concept {self.plek} ({self.toestand})"


class Verzendstand(models.TextChoices):
    """Where one copy of a letter stands. ``VERZONDEN`` only after the mail server said that it took the mail."""

    TE_POSTEN = "te_posten"
    GEPOST = "gepost"
    KLAAR = "klaar"
    IN_VERZENDING = "in_verzending"  # offered to the mail server; not yet known whether it took it
    VERZONDEN = "verzonden"
    GEWEIGERD = "geweigerd"
    ONZEKER = "onzeker"  # the work stopped while the mail was offered


class Verzending(RijVanOrganisatie):
    """One copy of a letter on its way to one person. ``rol`` is empty for the addressee, else why somebody gets a copy."""

    brief = models.ForeignKey(OpgeslagenBrief, on_delete=models.PROTECT, related_name="verzendingen", db_index=False)
    naam = models.CharField(max_length=500)
    rol = models.CharField(max_length=60, blank=True)
    adres = models.CharField(max_length=254, blank=True)
    toestand = models.CharField(max_length=20, choices=Verzendstand.choices)
    bericht_id = models.CharField(max_length=200, blank=True)
    uitgaand = models.ForeignKey(Uitgaand, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    antwoord = models.TextField(blank=True)
    gepost_op = models.DateField(null=True)
    bijgewerkt_op = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisatie", "brief"], name="verzending_brief"),
            models.Index(
                fields=["organisatie", "id"], condition=models.Q(toestand__in=["geweigerd", "onzeker"]), name="verzending_mislukt"
            ),
        ]

    def __str__(self) -> str:
        return f"verzending aan {self.naam} ({self.toestand})"


class Bereikbaarheid(RijVanOrganisatie):
    """Somebody in a zaak said that letters may come by e-mail (Awb 2:14), or does not want that any more.

    The latest row of an address counts.
    """

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="bereikbaarheid", db_index=False)
    email = models.CharField(max_length=254)
    per_email = models.BooleanField()
    reden = models.TextField()
    sinds = models.DateTimeField()
    door = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    door_naam = models.CharField(max_length=200)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisatie", "zaak"], name="bereikbaarheid_zaak")]

    def __str__(self) -> str:
        return f"{self.email}: {'e-mail' if self.per_email else 'post'}"
