"""Background work on the radar."""

from procrastinate.contrib.django import app

from borgwijzer.beheer.werk import werk
from borgwijzer.klok import nu
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import get_huidige_organisatie
from borgwijzer.radar.acties.koppelen import werk_koppelingen_bij


@werk(naam="werk_radar_bij")
def werk_radar_bij() -> None:
    """Link what is certain in one organisatie, and take off what lost its bouwmelding."""
    organisatie_id = get_huidige_organisatie()
    assert organisatie_id is not None
    werk_koppelingen_bij(organisatie_id, nu())


@app.periodic(cron="22 * * * *")
@app.task(name="plan_radar", queueing_lock="plan_radar")
def plan_radar(timestamp: int) -> None:
    """Every hour, in every organisatie: a bouwmelding that came in takes its vergunning off the list the same day."""
    for organisatie_id in Organisatie.objects.values_list("pk", flat=True):
        werk_radar_bij.defer(organisatie_id=organisatie_id)
