"""Overdracht: a zaak that a colleague handed over, with a note that waits until it is read."""

from typing import ClassVar

from django.db import models

from borgwijzer.organisaties.models import Account, RijVanOrganisatie
from borgwijzer.zaken.models.zaak import Zaak


class Overdracht(RijVanOrganisatie):
    """``gezien_op`` is None as long as the colleague has not said to have read the note."""

    zaak = models.ForeignKey(Zaak, on_delete=models.CASCADE, related_name="+", db_index=False)
    van = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    aan = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    notitie = models.TextField()
    gemaakt_op = models.DateTimeField()
    gezien_op = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisatie", "aan", "id"], condition=models.Q(gezien_op=None), name="overdracht_ongezien")
        ]

    def __str__(self) -> str:
        return f"{self.zaak_id} aan {self.aan_id}"
