"""Taak: a copy of what ``stand()`` says there is to do, kept for work lists alone."""

from typing import ClassVar

from django.db import models

from borgwijzer.organisaties.models import Account, RijVanOrganisatie
from borgwijzer.zaken.models.zaak import GEEN_DATUM, Zaak


class Taak(RijVanOrganisatie):
    """``uiterlijk`` is inclusive; GEEN_DATUM means as soon as possible without a date.

    ``deel`` is the volgnummer of a fase, 0 for the whole.
    ``behandelaar`` is a copy of that of the zaak, so that the list of one person walks along an index.
    """

    zaak = models.ForeignKey(Zaak, on_delete=models.CASCADE, related_name="taken", db_index=False)
    code = models.CharField(max_length=60)
    deel = models.PositiveIntegerField(default=0, db_default=0)
    tekst = models.CharField(max_length=500)
    rol = models.CharField(max_length=20)
    uiterlijk = models.DateField(default=GEEN_DATUM)
    behandelaar = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisatie", "zaak"], name="taak_zaak"),
            models.Index(fields=["organisatie", "rol", "uiterlijk", "id"], name="taak_rol"),
            models.Index(fields=["organisatie", "uiterlijk", "id"], name="taak_uiterlijk"),
            models.Index(fields=["organisatie", "code", "uiterlijk", "id"], name="taak_code"),
            models.Index(fields=["organisatie", "behandelaar", "uiterlijk", "id"], name="taak_behandelaar"),
            # What a team finds: per rol the taken of nobody.
            models.Index(
                fields=["organisatie", "rol", "uiterlijk", "id"], condition=models.Q(behandelaar=None), name="taak_niemand_rol"
            ),
        ]

    def __str__(self) -> str:
        return self.code
