"""Background work on files."""

from datetime import timedelta

from procrastinate.contrib.django import app

from borgwijzer.beheer.werk import werk
from borgwijzer.documenten.opnemen import TEKENWERK, opslag
from borgwijzer.documenten.opnemen import teken_voorbeelden as teken_nu
from borgwijzer.klok import nu

ACHTERGEBLEVEN_NA = timedelta(days=1)  # no upload takes so long


@werk(naam=TEKENWERK)
def teken_voorbeelden(bestanden: list[int]) -> None:
    """Draw the first page of files that came in."""
    teken_nu(bestanden)


@app.periodic(cron="37 3 * * *")
@app.task(name="ruim_bestanden_op", queueing_lock="ruim_bestanden_op")
def ruim_bestanden_op(timestamp: int) -> None:
    """Every night: remove what interrupted uploads left behind. It never became a document."""
    opslag().ruim_tijdelijke_op(voor=(nu() - ACHTERGEBLEVEN_NA).timestamp())
