"""Give a zaak a behandelaar, or take it back."""

from __future__ import annotations

import datetime

from django.db import transaction

from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.zaken.models import Zaak


@transaction.atomic
def wijs_toe(zaak_id: int, *, aan: Account | None, door: Account, moment: datetime.datetime) -> Zaak:
    """Make ``aan`` the behandelaar; None gives the zaak back to the team."""
    eis_recht(door, Daad.REGISTREER_MELDING)
    zaak = Zaak.objects.select_for_update().get(pk=zaak_id)
    zaak.behandelaar = aan
    zaak.save(update_fields=["behandelaar"])
    leg_vast(
        "behandelaar_gewijzigd", organisatie_id=zaak.organisatie_id, zaak_id=zaak.pk, door=door, tijdstip=moment,
        gegevens={"behandelaar": aan.naam if aan else None},
    )  # fmt: skip
    return zaak
