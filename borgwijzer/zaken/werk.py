"""Background work on zaken."""

from procrastinate.contrib.django import app

from borgwijzer.beheer.werk import werk
from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.register.acties import NACONTROLE
from borgwijzer.zaken.acties.nachtwerk import werk_alle_standen_bij
from borgwijzer.zaken.acties.nacontrole import controleer_borgers as controleer


@werk(naam="werk_standen_bij")
def werk_standen_bij() -> None:
    """Bring all open zaken of one organisatie to today."""
    werk_alle_standen_bij(vandaag())


@werk(naam=NACONTROLE)
def controleer_borgers(stand_id: int) -> None:
    """Hold the zaken under way against a new snapshot of the register; asked for when it is read in."""
    controleer(stand_id, moment=nu())


@app.periodic(cron="7 * * * *")
@app.task(name="plan_nachtwerk", queueing_lock="plan_nachtwerk")
def plan_nachtwerk(timestamp: int) -> None:
    """Every hour: ask for the nightly run of every organisatie.

    The first after midnight does the work and the others find nothing to do; a server that was off at midnight catches up.
    """
    for organisatie_id in Organisatie.objects.values_list("pk", flat=True):
        werk_standen_bij.defer(organisatie_id=organisatie_id)
