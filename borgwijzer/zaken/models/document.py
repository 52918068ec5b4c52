"""Document: a file that belongs to a melding or to a zaak, or is still expected."""

from typing import ClassVar

from django.db import models

from borgwijzer.documenten.models import Bestand
from borgwijzer.organisaties.models import RijVanOrganisatie
from borgwijzer.zaken.models.melding import Melding
from borgwijzer.zaken.models.zaak import Zaak


class Documenttoestand(models.TextChoices):
    """Where a document stands between being named in a message and being here."""

    VERWACHT = "verwacht"
    AANWEZIG = "aanwezig"
    MISLUKT = "mislukt"
    GEWEIGERD = "geweigerd"


class Document(RijVanOrganisatie):
    """``soort`` is a kind of document of the kader; ``kenmerk`` is the id the sender gave it.

    Without a ``melding`` it came in another way, such as an answer to an informatieverzoek, and no toets looks at it.
    A better version that came later is a row of its own; the former one stays and names it (``vervangen_door``).
    """

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="documenten", db_index=False)
    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, null=True, related_name="documenten", db_index=False)
    bestand = models.ForeignKey(Bestand, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    bestandsnaam = models.CharField(max_length=200)
    soort = models.CharField(max_length=60)
    kenmerk = models.CharField(max_length=64, blank=True)
    vertrouwelijk = models.BooleanField(default=False)
    toestand = models.CharField(max_length=20, choices=Documenttoestand.choices)
    reden = models.TextField(blank=True)
    vervangen_door = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="vervangt", db_index=False)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisatie", "zaak"], name="document_zaak"),
            models.Index(fields=["organisatie", "melding"], name="document_melding"),
        ]

    def __str__(self) -> str:
        return self.bestandsnaam
