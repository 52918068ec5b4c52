"""Melding: a received melding or information, as it came in and as it was judged."""

from typing import ClassVar

from django.db import models

from borgwijzer.organisaties.models import RijVanOrganisatie
from borgwijzer.zaken.models.fase import Fase
from borgwijzer.zaken.models.zaak import Zaak


class Melding(RijVanOrganisatie):
    """``inhoud`` holds what the melding says, in the words of ``regels.feiten.Meldingfeit``; it is never edited.

    An aanvulling makes a new row that replaces this one (``vervangen_door``); nothing is deleted. ``telt_vanaf`` is the
    day on which the first version came in, when this one answers a herstelverzoek: the terms go on from there.
    ``fase`` None: about the whole; only a gereedmelding and word of the end of the works can be about a part.
    In a project with parts somebody must have chosen the whole (``geheel_gekozen``).
    ``registercontrole`` is what the register said, a ``regels.feiten.Registerfeit`` as JSON; None: it was not looked at.
    """

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="meldingen", db_index=False)
    fase = models.ForeignKey(Fase, on_delete=models.PROTECT, null=True, related_name="meldingen", db_index=False)
    geheel_gekozen = models.BooleanField(default=False, db_default=False)
    soort = models.CharField(max_length=20)
    ontvangen_op = models.DateTimeField()
    kanaal = models.CharField(max_length=20)
    verzoeknummer = models.CharField(max_length=13, blank=True)
    volgnummer = models.CharField(max_length=3, blank=True)
    inhoud = models.JSONField(default=dict)
    telt_vanaf = models.DateField(null=True)
    registercontrole = models.JSONField(null=True)
    ingetrokken_op = models.DateField(null=True)
    vervangen_door = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="vervangt", db_index=False)
    oordeel = models.CharField(max_length=20, blank=True)
    oordeel_wet = models.CharField(max_length=20, blank=True)
    oordeel_op = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(fase=None) | models.Q(soort__in=("gereedmelding", "eindebouw")), name="melding_soort_van_fase"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisatie", "zaak", "ontvangen_op"], name="melding_zaak"),
            models.Index(
                fields=["organisatie", "verzoeknummer", "volgnummer"], condition=~models.Q(verzoeknummer=""), name="melding_verzoek"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.verzoeknummer}".strip()
