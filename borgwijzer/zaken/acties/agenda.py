"""The link to one's own calendar: make it, make a new one, switch it off. The token is shown once and stored nowhere."""

from __future__ import annotations

import datetime

from django.db import transaction

from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.agendatoegang import bereken_hash, maak_token
from borgwijzer.organisaties.models import Account, Agendalink
from borgwijzer.organisaties.rechten import Daad, eis_recht


@transaction.atomic
def maak_agendalink(*, met_adres: bool, door: Account, moment: datetime.datetime) -> str:
    """Make a link and give its token; a link that was there stops working."""
    eis_recht(door, Daad.BEHANDEL_ZAAK)
    token = maak_token()
    Agendalink.objects.update_or_create(
        organisatie_id=door.organisatie_id, account=door, defaults={"hash": bereken_hash(token), "met_adres": met_adres}
    )
    leg_vast(
        "agendalink_gemaakt", organisatie_id=door.organisatie_id, door=door, tijdstip=moment, gegevens={"met_adres": met_adres}
    )
    return token


@transaction.atomic
def zet_agenda_uit(*, door: Account, moment: datetime.datetime) -> None:
    """Let the link stop working; when there is none, nothing happens."""
    eis_recht(door, Daad.BEHANDEL_ZAAK)
    link = Agendalink.objects.select_for_update().filter(account=door).first()
    if link is None:
        return
    link.delete()
    leg_vast("agendalink_ingetrokken", organisatie_id=door.organisatie_id, door=door, tijdstip=moment)
