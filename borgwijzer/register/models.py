"""Registerstand: the register as it was on a day, imported from a file; Registerregel: one line of it."""

from typing import ClassVar

from django.db import models

from borgwijzer.organisaties.models import Account, RijVanOrganisatie


class Registerstand(RijVanOrganisatie):
    """``peildatum`` is the day on which the register was so. A snapshot never changes: what changed is a later snapshot.

    The same bytes for the same day are one snapshot; for another day they are another, because they say that nothing
    changed in between. ``aantallen`` counts the lines per soort.
    """

    peildatum = models.DateField()
    bron = models.CharField(max_length=200)
    bestandsnaam = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64)
    aantallen = models.JSONField(default=dict)
    ingelezen_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    ingelezen_op = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisatie", "peildatum", "sha256"], name="registerstand_een_per_dag_en_inhoud")
        ]
        indexes: ClassVar = [models.Index(fields=["organisatie", "-peildatum", "-id"], name="registerstand_nieuwste")]

    def __str__(self) -> str:
        return f"register van {self.peildatum}"


class Registerregel(RijVanOrganisatie):
    """A line, in the words of ``regels.register.Regel``. ``vanaf`` is inclusive; None: since an unknown day."""

    stand = models.ForeignKey(Registerstand, on_delete=models.PROTECT, related_name="regels", db_index=False)
    soort = models.CharField(max_length=20)
    naam = models.CharField(max_length=300, blank=True)
    kvk = models.CharField(max_length=8, blank=True)
    instrument = models.CharField(max_length=300, blank=True)
    nummer = models.CharField(max_length=300, blank=True)
    status = models.CharField(max_length=20)
    vanaf = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisatie", "stand"], name="registerregel_stand")]

    def __str__(self) -> str:
        return f"{self.soort} {self.naam or self.instrument}: {self.status}"
