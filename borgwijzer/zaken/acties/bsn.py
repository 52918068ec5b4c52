"""Show a BSN: allowed to few, and never without a trace."""

from __future__ import annotations

import datetime

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.zaken.models import Betrokkene


@transaction.atomic
def toon_bsn(zaak_id: int, betrokkene_id: int, *, door: Account, moment: datetime.datetime) -> str:
    """The BSN of a party in this zaak. The event names who looked at whose number, never the number itself."""
    eis_recht(door, Daad.ZIE_BSN)
    partij = Betrokkene.objects.filter(pk=betrokkene_id, zaak_id=zaak_id).first()
    if partij is None or not partij.bsn:
        raise Geweigerd("geen_bsn", "Van deze partij is geen BSN bekend: laad de pagina van de zaak opnieuw.")
    leg_vast(
        "bsn_getoond", organisatie_id=partij.organisatie_id, zaak_id=zaak_id, door=door, tijdstip=moment,
        gegevens={"betrokkene": partij.pk, "rol": partij.rol},
    )  # fmt: skip
    return partij.bsn
