"""Zoekingang (what can be found of one zaak) and Documenttekst (the text of one content, read once).

Both are derived: ``borgwijzer zoek herindexeer`` makes them again. Why they look like this: docs/besluiten/0009.
"""

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from borgwijzer.documenten.models import Bestand
from borgwijzer.organisaties.models import RijVanOrganisatie
from borgwijzer.zaken.models import Zaak


class Zoekingang(RijVanOrganisatie):
    """One row per zaak. Every word in ``woorden`` begins with the id of the organisatie and ``vak``: `7.12:dakgoot`.

    So the index keeps organisaties apart, and zaken of about the same age together: a search looks in the newest vak first.
    ``delen``: what the words came from, as ``[soort, naam, tekst]``, but for documents: those are in ``Documenttekst``.
    """

    zaak = models.OneToOneField(Zaak, on_delete=models.PROTECT, related_name="+")
    delen = models.JSONField(default=list)
    vak = models.IntegerField()
    woorden = SearchVectorField()

    class Meta:
        # Searching goes before filing: no list of rows that wait to be indexed.
        indexes: ClassVar = [
            models.Index(fields=["organisatie", "vak"], name="zoekingang_vak"),
            GinIndex(fields=["woorden"], fastupdate=False, name="zoekingang_woorden"),
        ]

    def __str__(self) -> str:
        return f"zoekingang van zaak {self.zaak_id}"


class Documenttekst(RijVanOrganisatie):
    """The text of a file, without numbers that may be a BSN; empty when it has none that can be read."""

    bestand = models.OneToOneField(Bestand, on_delete=models.PROTECT, related_name="+")
    tekst = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"tekst van bestand {self.bestand_id}"
