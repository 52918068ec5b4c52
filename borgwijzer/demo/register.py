"""The made-up register of the demo: the kwaliteitsborgers and instruments that its zaken and messages name."""

from __future__ import annotations

import datetime
from pathlib import Path

from borgwijzer import register
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.register.acties import Levering, lees_register_in
from borgwijzer.register.models import Registerstand
from borgwijzer.zaken.feiten import dag_van

VOORBEELD = Path(register.__file__).parent / "voorbeeld" / "verzonnen_voorbeeld.csv"
# Before the oldest message of the demo, so that each finds a snapshot on its day of receipt.
DAGEN_TERUG = 10


def lees_voorbeeldregister(organisatie: Organisatie, moment: datetime.datetime) -> None:
    """Import the example once; a later load leaves what is there."""
    if Registerstand.objects.exists():
        return
    dag = dag_van(moment) - datetime.timedelta(days=DAGEN_TERUG)
    levering = Levering(VOORBEELD.read_bytes(), dag, "demonstratie", VOORBEELD.name)
    lees_register_in(organisatie, levering, vandaag=dag_van(moment), moment=moment)
