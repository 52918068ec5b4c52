"""Send a signal on to the authority that it is for (Awb 2:3); the letter goes with it, see ``brieven.acties_signaal``."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.zaken.acties.eisen import eis_daad, eis_tekst
from borgwijzer.zaken.acties.signalen import log_signaal, neem_open, sluit_gevoegde, sluit_signaal
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.feiten import dag_van
from borgwijzer.zaken.models import Signaal, Zaak

TEKENS_NAAM, TEKENS_ADRES, REGELS_MEEST = 200, 300, 5


@dataclass(frozen=True, slots=True)
class Doorzending:
    """To whom, with the lines of the address; ``reden``: why it is for them. ``ook_hier``: a part stays with us."""

    aan: str
    adres: Sequence[str]
    reden: str
    ook_hier: bool = False


@transaction.atomic
def zend_signaal_door(signaal_id: int, naar: Doorzending, *, door: Account, moment: datetime.datetime) -> Signaal:
    """Keep that a signal was sent on; unless a part stays with us, that closes it. Raises ``Geweigerd`` for what is missing."""
    eis_recht(door, Daad.LEG_FEIT_VAST)
    signaal, zaak = neem_open(signaal_id)
    if signaal.doorgezonden_op:
        zin = f"Dit signaal is al doorgezonden aan {signaal.doorgezonden_aan}: laad de pagina opnieuw."
        raise Geweigerd("al_doorgezonden", zin)
    reden = eis_doorzending(naar, signaal)
    signaal.doorgezonden_op, signaal.doorgezonden_aan, signaal.doorgezonden_reden = dag_van(moment), naar.aan.strip(), reden
    signaal.bevestigd_op = None
    if not naar.ook_hier:
        sluit_signaal(signaal, f"Doorgezonden aan {naar.aan.strip()}. {reden}", moment)
    signaal.save()
    gegevens = {"aan": signaal.doorgezonden_aan, "ook_hier": naar.ook_hier}
    log_signaal("signaal_doorgezonden", signaal, door, moment, gegevens, reden)
    if signaal.opgelost_op:
        sluit_gevoegde(signaal, door, moment)
    werk_stand_bij(zaak, dag_van(moment))
    return signaal


@transaction.atomic
def leg_bevestiging_vast(signaal_id: int, *, door: Account, moment: datetime.datetime) -> Signaal:
    """Keep that whoever reported it was written to; once, and once more after it was sent on. The signal may be closed."""
    eis_recht(door, Daad.LEG_FEIT_VAST)
    zaak = Zaak.objects.select_for_update().get(signalen=signaal_id)
    signaal = Signaal.objects.select_related("zaak__organisatie").get(pk=signaal_id)
    eis_daad(zaak, "leg_feit_vast", dag_van(moment))
    if signaal.bevestigd_op:
        raise Geweigerd("al_bevestigd", f"De melder kreeg al bericht op {signaal.bevestigd_op}: de brief staat bij de zaak.")
    signaal.bevestigd_op = dag_van(moment)
    signaal.save(update_fields=["bevestigd_op"])
    log_signaal("signaal_bevestigd", signaal, door, moment, {"afgeschermd": signaal.melder_afgeschermd})
    return signaal


def eis_doorzending(naar: Doorzending, signaal: Signaal) -> str:
    """The reason without space around it. Raises ``Geweigerd`` for what is missing, and when danger would be left to others."""
    if not naar.aan.strip() or len(naar.aan.strip()) > TEKENS_NAAM:
        raise Geweigerd("aan_ontbreekt", f"Vul in aan wie u het doorzendt, in hoogstens {TEKENS_NAAM} tekens.")
    regels = [regel for regel in naar.adres if regel.strip()]
    if not regels or len(regels) > REGELS_MEEST or any(len(regel) > TEKENS_ADRES for regel in regels):
        raise Geweigerd("adres_ontbreekt", f"Vul het adres in, in hoogstens {REGELS_MEEST} regels: de brief gaat daarheen.")
    if signaal.direct_gevaar and not naar.ook_hier:
        zin = "Er is direct gevaar: ga zelf kijken. Kies dat het signaal ook hier open blijft, en zend het dan door."
        raise Geweigerd("gevaar", zin)
    return eis_tekst(naar.reden, "reden_ontbreekt", "Schrijf waarom dit signaal voor hen is: dat lezen zij en de melder.")
