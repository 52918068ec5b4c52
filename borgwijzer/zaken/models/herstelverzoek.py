"""Herstelverzoek: one bundled request to supply what a melding lacks, and what came of it."""

from typing import ClassVar

from django.db import models

from borgwijzer.organisaties.models import Account, RijVanOrganisatie
from borgwijzer.zaken.models.melding import Melding
from borgwijzer.zaken.models.zaak import Zaak


class Herstelverzoek(RijVanOrganisatie):
    """``punten``: per item {eis, wat, vraag, soort, document, antwoord, ontvangen_op}, in the order of the letter.

    ``soort`` is the kind of document that is asked for and ``document`` the id of the one it replaces; both may be
    empty. ``code`` opens the page on which the sender answers. ``ontvangen_op`` is the day on which the last item came
    in. The last day to answer follows from the kader.
    """

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="herstelverzoeken", db_index=False)
    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="herstelverzoeken", db_index=False)
    code = models.CharField(max_length=14)
    gevraagd_op = models.DateField()
    gevraagd_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    ontvangen_op = models.DateField(null=True)
    punten = models.JSONField(default=list)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisatie", "zaak"], name="herstelverzoek_zaak")]
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisatie", "code"], name="herstelverzoek_code")]

    def __str__(self) -> str:
        return f"herstelverzoek van {self.gevraagd_op} bij melding {self.melding_id}"
