"""Background work on files."""

from datetime import timedelta

import structlog
from django.conf import settings
from procrastinate.contrib.django import app

from borgwijzer.beheer.werk import werk
from borgwijzer.documenten.opnemen import TEKENWERK, opslag
from borgwijzer.documenten.opnemen import ruim_stukjes_op as ruim_nu
from borgwijzer.documenten.opnemen import teken_voorbeelden as teken_nu
from borgwijzer.klok import nu
from borgwijzer.organisaties.models import Organisatie

logger = structlog.get_logger("borgwijzer.documenten")
ACHTERGEBLEVEN_NA = timedelta(days=1)  # no upload takes so long


@werk(naam=TEKENWERK)
def teken_voorbeelden(bestanden: list[int]) -> None:
    """Draw the first page of files that came in."""
    teken_nu(bestanden)


@werk(naam="ruim_stukjes_op")
def ruim_stukjes_op() -> None:
    """Remove the pieces of photos that no device asked about for a long time, of one organisatie."""
    aantal = ruim_nu(voor=nu() - timedelta(days=settings.STUKJES_BEWAREN_DAGEN))
    logger.info("stukjes opgeruimd", aantal=aantal)


@app.periodic(cron="47 3 * * *")
@app.task(name="plan_stukjes", queueing_lock="plan_stukjes")
def plan_stukjes(timestamp: int) -> None:
    """Every night: ask for that of every organisatie."""
    for organisatie_id in Organisatie.objects.values_list("pk", flat=True):
        ruim_stukjes_op.defer(organisatie_id=organisatie_id)


@app.periodic(cron="37 3 * * *")
@app.task(name="ruim_bestanden_op", queueing_lock="ruim_bestanden_op")
def ruim_bestanden_op(timestamp: int) -> None:
    """Every night: remove what interrupted uploads left behind. It never became a document."""
    opslag().ruim_tijdelijke_op(voor=(nu() - ACHTERGEBLEVEN_NA).timestamp())
