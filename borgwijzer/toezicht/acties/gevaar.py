"""Direct gevaar: a way of its own, with few questions, that puts the zaak on top of everybody's list at once."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from borgwijzer.documenten.models import Bestand
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.zaken.acties.eisen import eis_tekst
from borgwijzer.zaken.acties.signalen import Binnengekomen, bewaar_stukken, eis_aantal, log_signaal, neem_open, neem_signaal_op
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.feiten import dag_van
from borgwijzer.zaken.models import Signaal

ZIN = "Schrijf in een paar woorden wat er gevaarlijk is."


@dataclass(frozen=True, slots=True)
class Gevaar:
    """What is dangerous, who says so (a signaalbron of the kader), and photos with their names."""

    wat: str
    bron: str = ""
    onderwerpen: Sequence[str] = ()
    stukken: Sequence[tuple[str, Bestand]] = ()
    sleutel: str = ""


@transaction.atomic
def meld_gevaar(zaak_id: int, gevaar: Gevaar, *, door: Account, moment: datetime.datetime) -> Signaal:
    """Register a signal with danger; the taak to go and look follows from the kader."""
    eis_recht(door, Daad.LEG_FEIT_VAST)
    binnen = Binnengekomen(
        bron=gevaar.bron, omschrijving=eis_tekst(gevaar.wat, "omschrijving_ontbreekt", ZIN), ontvangen_op=dag_van(moment),
        onderwerpen=gevaar.onderwerpen, direct_gevaar=True, stukken=gevaar.stukken, sleutel=gevaar.sleutel,
    )  # fmt: skip
    return neem_signaal_op(zaak_id, binnen, door=door, moment=moment)


@transaction.atomic
def maak_gevaarlijk(signaal_id: int, gevaar: Gevaar, *, versie: int, door: Account, moment: datetime.datetime) -> Signaal:
    """Say of a signal that came in before that there is danger now: it is to be assessed anew, and counts as danger from today.

    Raises ``Geweigerd`` when it says so already, or when a colleague assessed it since ``versie``.
    """
    eis_recht(door, Daad.LEG_FEIT_VAST)
    signaal, zaak = neem_open(signaal_id)
    wat = eis_tekst(gevaar.wat, "omschrijving_ontbreekt", ZIN)
    if signaal.direct_gevaar:
        raise Geweigerd("al_gevaar", "Dit signaal staat al op direct gevaar: ga kijken, en beoordeel het daarna.")
    if signaal.versie != versie:
        raise Geweigerd("ingehaald", "Een collega heeft dit signaal intussen gewijzigd: lees wat er staat, en meld het opnieuw.")
    eis_aantal(gevaar.stukken)
    was = {"aanpak": signaal.aanpak, "beoordeeld_op": str(signaal.beoordeeld_op or "")}
    signaal.direct_gevaar, signaal.gevaar_op, signaal.versie = True, dag_van(moment), versie + 1
    signaal.aanpak, signaal.beoordeeld_op = "", None
    signaal.save(update_fields=["direct_gevaar", "gevaar_op", "versie", "aanpak", "beoordeeld_op"])
    stukken = bewaar_stukken(signaal, gevaar.stukken, moment)
    log_signaal("gevaar_gemeld", signaal, door, moment, {"was": was, "stukken": stukken}, wat)
    werk_stand_bij(zaak, dag_van(moment))
    return signaal
