"""Bezwaar against a besluit and what followed at the rechter; a suspension of a besluit; and making a besluit public."""

from typing import ClassVar

from django.db import models

from borgwijzer.organisaties.models import Account, RijVanOrganisatie
from borgwijzer.zaken.models.besluit import Besluit
from borgwijzer.zaken.models.zaak import Zaak


class Bezwaar(RijVanOrganisatie):
    """What came in, which never changes; what happened since are its steps.

    ``besluit`` None: the letter with this ``kenmerk`` is all that is known of the besluit. ``genomen_door`` took that besluit
    and so may not decide here. ``ontbreekt``: codes of what Awb 6:5 asks and was not there. ``voorstel`` belongs to
    ``beslissing``: uitkomst, gevolg and what replaces the besluit. ``versie`` grows with each deed.
    """

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="bezwaren", db_index=False)
    besluit = models.ForeignKey(Besluit, on_delete=models.PROTECT, null=True, related_name="bezwaren", db_index=False)
    kenmerk = models.CharField(max_length=60, blank=True)
    bekendgemaakt_op = models.DateField()
    ontvangen_op = models.DateField()
    verzonden_op = models.DateField(null=True)
    indiener = models.JSONField(default=dict)
    gronden = models.TextField(blank=True)
    ontbreekt = models.JSONField(default=list)
    commissie = models.BooleanField(default=False)
    genomen_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    geregistreerd_op = models.DateTimeField()
    geregistreerd_door = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    geregistreerd_naam = models.CharField(max_length=200)
    voorstel = models.JSONField(default=dict)
    beslissing = models.ForeignKey(Besluit, on_delete=models.PROTECT, null=True, related_name="van_bezwaren", db_index=False)
    versie = models.PositiveIntegerField(default=0)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisatie", "zaak"], name="bezwaar_zaak"),
            models.Index(fields=["organisatie", "beslissing"], condition=~models.Q(beslissing=None), name="bezwaar_beslissing"),
        ]

    def __str__(self) -> str:
        return f"bezwaar van {self.ontvangen_op}"


class Bezwaarstap(RijVanOrganisatie):
    """``soort`` is a ``Bezwaarstapsoort`` of the regels, ``op`` the day on which it happened, ``uiterlijk`` the day it set.

    ``tekst`` is what somebody wrote with it, ``gegevens`` what this kind of step keeps besides.
    """

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="bezwaarstappen", db_index=False)
    bezwaar = models.ForeignKey(Bezwaar, on_delete=models.PROTECT, related_name="stappen", db_index=False)
    soort = models.CharField(max_length=40)
    op = models.DateField()
    uiterlijk = models.DateField(null=True)
    uitkomst = models.CharField(max_length=40, blank=True)
    gevolg = models.CharField(max_length=20, blank=True)
    tekst = models.TextField(blank=True)
    gegevens = models.JSONField(default=dict)
    vastgelegd_op = models.DateTimeField()
    vastgelegd_door = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    vastgelegd_naam = models.CharField(max_length=200)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisatie", "zaak"], name="bezwaarstap_zaak")]

    def __str__(self) -> str:
        return f"{self.soort} op {self.op}"


class Schorsing(RijVanOrganisatie):
    """A besluit does not work from ``van`` to ``tot_en_met`` (both inclusive; None until further notice)."""

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="schorsingen", db_index=False)
    bezwaar = models.ForeignKey(Bezwaar, on_delete=models.PROTECT, related_name="schorsingen", db_index=False)
    besluit = models.ForeignKey(Besluit, on_delete=models.PROTECT, related_name="schorsingen", db_index=False)
    van = models.DateField()
    tot_en_met = models.DateField(null=True)
    geschorst_door = models.CharField(max_length=30)
    reden = models.TextField()
    vastgelegd_naam = models.CharField(max_length=200)
    opgeheven_reden = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisatie", "zaak"], name="schorsing_zaak")]

    def __str__(self) -> str:
        return f"geschorst vanaf {self.van}"


class Openbaarmaking(RijVanOrganisatie):
    """A besluit was published at ``plaats``, or is not for the reason in ``uitzondering``."""

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="openbaarmakingen", db_index=False)
    besluit = models.ForeignKey(Besluit, on_delete=models.PROTECT, related_name="openbaarmakingen", db_index=False)
    op = models.DateField()
    plaats = models.CharField(max_length=500, blank=True)
    uitzondering = models.TextField(blank=True)
    vastgelegd_naam = models.CharField(max_length=200)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisatie", "zaak"], name="openbaarmaking_zaak")]
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisatie", "besluit"], name="openbaarmaking_een_per_besluit")]

    def __str__(self) -> str:
        return f"openbaarmaking op {self.op}"
