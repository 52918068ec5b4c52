"""Taak: a copy of what ``stand()`` says there is to do, kept for work lists alone."""

from typing import ClassVar

from django.db import models

from borgwijzer.organisaties.models import RijVanOrganisatie
from borgwijzer.zaken.models.zaak import GEEN_DATUM, Zaak


class Taak(RijVanOrganisatie):
    """``uiterlijk`` is inclusive; GEEN_DATUM means as soon as possible without a date."""

    zaak = models.ForeignKey(Zaak, on_delete=models.CASCADE, related_name="taken", db_index=False)
    code = models.CharField(max_length=60)
    tekst = models.CharField(max_length=500)
    rol = models.CharField(max_length=20)
    uiterlijk = models.DateField(default=GEEN_DATUM)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisatie", "zaak"], name="taak_zaak"),
            models.Index(fields=["organisatie", "rol", "uiterlijk", "id"], name="taak_rol"),
        ]

    def __str__(self) -> str:
        return self.code
