"""Letters for a village: confirmations of receipt, made and stored by the same deed as real ones."""

from __future__ import annotations

import datetime

from borgwijzer.brieven.acties import bevestig_ontvangst
from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.zaken.models import Melding

PER_SOORT = 4
SOORTEN = ("bouwmelding", "gereedmelding")


def verstuur_demobrieven(moment: datetime.datetime) -> None:
    """Confirm the receipt of a few young meldingen of each kind; what has a letter already gets no second."""
    met_brief = OpgeslagenBrief.objects.filter(melding__isnull=False).values("melding_id")
    for soort in SOORTEN:
        meldingen = Melding.objects.filter(soort=soort, oordeel="", vervangen_door=None, ingetrokken_op=None)
        jongste = meldingen.exclude(pk__in=met_brief).select_related("zaak__organisatie").order_by("-ontvangen_op", "-id")
        for melding in jongste[:PER_SOORT]:
            bevestig_ontvangst(melding, moment=moment)
