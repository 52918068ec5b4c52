"""Background work on messages."""

import datetime

from procrastinate.contrib.django import app

from borgwijzer.beheer.werk import werk
from borgwijzer.documenten.opnemen import opslag
from borgwijzer.klok import nu
from borgwijzer.koppelingen.dso.verwerk import verwerk_bericht
from borgwijzer.koppelingen.models import Bericht, Uitkomst
from borgwijzer.organisaties.models import Organisatie


def hervat_berichten(moment: datetime.datetime) -> int:
    """Take in again what was stored but never finished, because a process died in between; gives how many.

    The attachments of such a message come again with the sender, who got no answer, or are asked for from the zaak.
    """
    liggend = Bericht.objects.filter(uitkomst=Uitkomst.ONTVANGEN).select_related("organisatie").order_by("pk")
    aantal = 0
    for bericht in liggend[:100]:
        with opslag().open_lezen(bericht.sha256) as stroom:
            ruw = stroom.read()
        verwerk_bericht(ruw, organisatie=bericht.organisatie, kanaal=bericht.kanaal, moment=moment)
        aantal += 1
    return aantal


@werk(naam="hervat_berichten")
def hervat() -> None:
    """Finish the messages of one organisatie that were left lying."""
    hervat_berichten(nu())


@app.periodic(cron="*/10 * * * *")
@app.task(name="plan_hervatten", queueing_lock="plan_hervatten")
def plan_hervatten(timestamp: int) -> None:
    """Every ten minutes: look in every organisatie for messages that were left lying."""
    for organisatie_id in Organisatie.objects.values_list("pk", flat=True):
        hervat.defer(organisatie_id=organisatie_id)
