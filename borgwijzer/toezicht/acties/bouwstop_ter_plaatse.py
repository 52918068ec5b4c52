"""Stop the works by word of mouth on the spot, and say that it has ended; the besluit on paper is another deed."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.toezicht.acties.bezoeken import neem_bezoek
from borgwijzer.zaken.acties.eisen import eis_daad, eis_lengte, eis_tekst
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.feiten import dag_van
from borgwijzer.zaken.models import Controle, Zaak


@dataclass(frozen=True, slots=True)
class MondelingeBouwstop:
    """When and to whom it was said, who heard it, and why it could not wait."""

    op: datetime.datetime
    aan: str
    reden: str
    getuigen: str = ""


@transaction.atomic
def leg_bouwstop_ter_plaatse_vast(
    controle_id: int, bouwstop: MondelingeBouwstop, *, versie: int, door: Account, moment: datetime.datetime
) -> Controle:
    """Write down that the works were stopped by word of mouth. Raises ``Geweigerd`` when they stand still already."""
    controle, zaak = neem_bezoek(controle_id, versie, door, dag_van(moment))
    return zet_bouwstop(controle, zaak, bouwstop, door=door, moment=moment)


def zet_bouwstop(
    controle: Controle, zaak: Zaak, bouwstop: MondelingeBouwstop, *, door: Account, moment: datetime.datetime
) -> Controle:
    """The same in a controle that is held; a part of a deed, inside its transaction."""
    eis_daad(zaak, "leg_mondelinge_bouwstop_op", dag_van(moment))
    if controle.mondelinge_bouwstop_op:
        raise Geweigerd("al_vastgelegd", "Bij deze controle is al een mondelinge bouwstop vastgelegd: plan een nieuwe controle.")
    if bouwstop.op > moment:
        raise Geweigerd("datum_in_toekomst", "Het tijdstip van de bouwstop ligt in de toekomst: verbeter het.")
    controle.bouwstop_aan = eis_tekst(bouwstop.aan, "aan_ontbreekt", "Schrijf tegen wie u het zei, met zijn functie.")
    zin = "Schrijf waarom de bouw meteen stil moest liggen."
    controle.bouwstop_reden = eis_tekst(bouwstop.reden, "reden_ontbreekt", zin)
    eis_lengte(bouwstop.getuigen)
    controle.bouwstop_getuigen, controle.mondelinge_bouwstop_op = bouwstop.getuigen.strip(), bouwstop.op
    controle.versie += 1
    controle.save()
    _log("bouwstop_mondeling", controle, door, moment, controle.bouwstop_reden)
    werk_stand_bij(zaak, dag_van(moment))
    return controle


@transaction.atomic
def laat_bouwstop_vervallen(controle_id: int, reden: str, *, door: Account, moment: datetime.datetime) -> Controle:
    """The oral bouwstop has ended without a besluit on paper, and why; also when the rapport is fixed."""
    eis_recht(door, Daad.VOER_CONTROLE_UIT)
    zaak = Zaak.objects.select_for_update().get(controles=controle_id)
    controle = Controle.objects.select_for_update().get(pk=controle_id)
    eis_daad(zaak, "controleer_ter_plaatse", dag_van(moment))
    if controle.mondelinge_bouwstop_op is None or controle.bouwstop_vervallen_op:
        raise Geweigerd("geen_bouwstop", "Bij deze controle loopt geen mondelinge bouwstop: laad de pagina opnieuw.")
    controle.bouwstop_vervallen_reden = eis_tekst(reden, "reden_ontbreekt", "Schrijf waarom de bouwstop vervalt.")
    controle.bouwstop_vervallen_op = dag_van(moment)
    controle.save(update_fields=["bouwstop_vervallen_op", "bouwstop_vervallen_reden"])
    _log("bouwstop_mondeling_vervallen", controle, door, moment, controle.bouwstop_vervallen_reden)
    werk_stand_bij(zaak, dag_van(moment))
    return controle


def _log(soort: str, controle: Controle, door: Account, moment: datetime.datetime, reden: str) -> None:
    op = controle.mondelinge_bouwstop_op
    leg_vast(
        soort, organisatie_id=controle.organisatie_id, zaak_id=controle.zaak_id, door=door, tijdstip=moment, reden=reden,
        gegevens={"controle": controle.pk, "op": op.isoformat() if op else None, "aan": controle.bouwstop_aan},
    )  # fmt: skip
