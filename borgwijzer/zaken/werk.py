"""Background work on zaken."""

from procrastinate.contrib.django import app

from borgwijzer.beheer.werk import werk
from borgwijzer.klok import vandaag
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.zaken.acties.nachtwerk import werk_alle_standen_bij


@werk(naam="werk_standen_bij")
def werk_standen_bij() -> None:
    """Bring all open zaken of one organisatie to today."""
    werk_alle_standen_bij(vandaag())


@app.periodic(cron="7 * * * *")
@app.task(name="plan_nachtwerk", queueing_lock="plan_nachtwerk")
def plan_nachtwerk(timestamp: int) -> None:
    """Every hour: ask for the nightly run of every organisatie.

    The first after midnight does the work and the others find nothing to do; a server that was off at midnight catches up.
    """
    for organisatie_id in Organisatie.objects.values_list("pk", flat=True):
        werk_standen_bij.defer(organisatie_id=organisatie_id)
