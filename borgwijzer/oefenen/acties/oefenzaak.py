"""Begin a practice case at any step: what came before is filled in for the practice, by the same facts as a real zaak has."""

from __future__ import annotations

import datetime
from dataclasses import replace

from django.db import transaction

from borgwijzer.demo.generator import maak_decor, schrijf_een
from borgwijzer.demo.namen import noem_plaats
from borgwijzer.demo.zaakloop import speel_verhaal
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.kaders.versies import find_versie
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.oefenen.verhalen import MOEITES, OEFENINGEN, STAPPEN
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.oefenen import eis_oefening
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.zaken.acties.zoekwerk import vraag_zoekwerk
from borgwijzer.zaken.feiten import dag_van
from borgwijzer.zaken.models import Zaak

INGEVULD = "Ingevuld voor de oefening"


@transaction.atomic
def begin_oefenzaak(stap: str, moeite: str, *, organisatie: Organisatie, door: Account, moment: datetime.datetime) -> Zaak:
    """Make a zaak that stands at ``stap`` today, with this kind of trouble; ``door`` becomes its behandelaar.

    Raises ``Geweigerd`` outside a practice organisatie, and for a step or trouble that does not exist.
    """
    eis_recht(door, Daad.OEFEN)
    eis_oefening(organisatie)
    oefening = OEFENINGEN.get((stap, moeite))
    if oefening is None:
        welke = "de stap" if stap not in STAPPEN else "wat er aan de hand is"
        raise Geweigerd("keuze_onbekend", f"Kies {welke}: {', '.join((STAPPEN if stap not in STAPPEN else MOEITES).values())}.")
    dag = dag_van(moment)
    versie = find_versie(organisatie.kader, organisatie_id=organisatie.pk, peildatum=dag)
    decor = replace(maak_decor(organisatie, versie, dag), voor_de_oefening=INGEVULD)
    loop = speel_verhaal(oefening.verhaal, decor, leeftijd=oefening.leeftijd, behandelaars=[door], nummer=0)
    zaak = Zaak.objects.select_for_update().get(pk=schrijf_een(loop, noem_plaats(organisatie)))
    leg_vast(
        "oefenzaak_begonnen", organisatie_id=zaak.organisatie_id, zaak_id=zaak.pk, door=door, tijdstip=moment,
        gegevens={"stap": stap, "moeite": moeite, "uitleg": oefening.uitleg},
    )  # fmt: skip
    vraag_zoekwerk(zaak)
    return zaak
