"""Uitstel: a taak that somebody put aside until a day."""

from typing import ClassVar

from django.db import models

from borgwijzer.organisaties.models import Account, RijVanOrganisatie
from borgwijzer.zaken.models.zaak import Zaak


class Uitstel(RijVanOrganisatie):
    """Keeps the taak with this ``code``, about this ``deel``, out of the list until ``tot`` (on that day it is back).

    ``uiterlijk`` is that of the taak when it was put aside: a taak that gets another last day is another promise, and
    shows again at once. Rows of ``Taak`` are rewritten by every deed, so this row points at none.
    """

    zaak = models.ForeignKey(Zaak, on_delete=models.CASCADE, related_name="+", db_index=False)
    code = models.CharField(max_length=60)
    deel = models.PositiveIntegerField(default=0, db_default=0)
    uiterlijk = models.DateField()
    tot = models.DateField()
    reden = models.TextField()
    door = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    sinds = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisatie", "zaak", "code", "deel"], name="uitstel_een_per_taak")
        ]
        indexes: ClassVar = [models.Index(fields=["organisatie", "tot", "id"], name="uitstel_tot")]

    def __str__(self) -> str:
        return f"{self.code} tot {self.tot}"
