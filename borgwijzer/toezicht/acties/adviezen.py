"""Juridisch advies on a fixed rapport: given by a jurist, followed or rejected by somebody else with a mandate."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast, get_args

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.bevoegd import eis_bevoegd, noem_met_rollen
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.regels.beletselen import BESLUITDADEN
from borgwijzer.regels.feiten import Adviessoort
from borgwijzer.regels.mandaat import ADVIES
from borgwijzer.regels.toch_in_gebruik import BESLUIT_BIJ_ADVIES
from borgwijzer.toezicht.queries_controle import gebruikscontroles
from borgwijzer.zaken.acties.eisen import eis_daad, eis_lengte, eis_tekst
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.feiten import dag_van, kader_van
from borgwijzer.zaken.models import Advies, Besluit, Besluittoestand, Zaak

VOORWAARDEN_MEEST = 30


@dataclass(frozen=True, slots=True)
class Adviesvoorstel:
    """What a jurist advises. ``voorwaarden`` only with use under conditions."""

    soort: str
    samenvatting: str
    motivering: str
    voorwaarden: Sequence[str] = ()


@transaction.atomic
def geef_advies(controle_id: int, advies: Adviesvoorstel, *, door: Account, moment: datetime.datetime) -> Advies:
    """Advise on the rapport of a controle. Raises ``Geweigerd`` when that is not the step, or for what is missing.

    An advies that would be a besluit is refused when that besluit is not possible now.
    """
    eis_recht(door, Daad.GEEF_ADVIES)
    zaak = Zaak.objects.select_for_update().get(controles=controle_id)
    peildatum = dag_van(moment)
    eis_daad(zaak, "geef_juridisch_advies", peildatum)
    _eis_volledig(advies)
    if besluit := BESLUIT_BIJ_ADVIES.get(cast(Adviessoort, advies.soort)):
        eis_daad(zaak, BESLUITDADEN[besluit], peildatum)
    laatste = gebruikscontroles(zaak).last()
    if laatste is None or laatste.pk != controle_id:
        raise Geweigerd("ingehaald", "Er is intussen een nieuwe controle: laad de pagina opnieuw.")
    gegeven = Advies.objects.create(
        organisatie_id=zaak.organisatie_id, zaak=zaak, controle=laatste, samenvatting=advies.samenvatting.strip(),
        soort=advies.soort, motivering=advies.motivering.strip(), gegeven_op=peildatum, gegeven_door=door, gegeven_naam=door.naam,
        voorwaarden=[tekst.strip() for tekst in advies.voorwaarden if tekst.strip()],
    )  # fmt: skip
    gegevens = {"controle": laatste.pk, "soort": advies.soort, "samenvatting": gegeven.samenvatting}
    _log("advies_gegeven", gegeven, door, moment, gegevens, gegeven.motivering)
    werk_stand_bij(zaak, peildatum)
    return gegeven


@transaction.atomic
def volg_advies_op(advies_id: int, *, reden: str, door: Account, moment: datetime.datetime) -> Advies:
    """Do what an advies says that is no besluit of its own: nothing, or hand the zaak to the enforcement."""
    advies, zaak = _neem_om_te_beslissen(advies_id, door, moment)
    if cast(Adviessoort, advies.soort) in BESLUIT_BIJ_ADVIES:
        raise Geweigerd("besluit_nodig", "Dit advies vraagt een besluit: stel dat besluit voor.")
    reden = eis_tekst(reden, "reden_ontbreekt", "Schrijf waarom u het advies volgt: dat is het besluit van de gemeente.")
    beslis_op_advies(advies, "opgevolgd", reden, door=door, moment=moment)
    werk_stand_bij(zaak, dag_van(moment))
    return advies


@transaction.atomic
def wijs_advies_af(advies_id: int, *, reden: str, door: Account, moment: datetime.datetime) -> Advies:
    """Send an advies back: the jurist reads why and gives a better one."""
    advies, zaak = _neem_om_te_beslissen(advies_id, door, moment)
    if Besluit.objects.filter(advies=advies, toestand=Besluittoestand.VOORGESTELD).exists():
        raise Geweigerd("voorstel_ligt_er", "Er ligt een voorstel voor een besluit: neem het, of stuur het terug.")
    reden = eis_tekst(reden, "reden_ontbreekt", "Schrijf wat er anders moet: de jurist leest dat.")
    beslis_op_advies(advies, "afgewezen", reden, door=door, moment=moment)
    werk_stand_bij(zaak, dag_van(moment))
    return advies


def neem_advies(zaak: Zaak, advies_id: int, soort: str, peildatum: datetime.date) -> Advies:
    """The advies on which a besluit of this soort may follow now; whoever calls holds the zaak."""
    advies = Advies.objects.filter(pk=advies_id, zaak=zaak).first()
    if advies is None or BESLUIT_BIJ_ADVIES.get(cast(Adviessoort, advies.soort)) != soort:
        raise Geweigerd("advies_past_niet", "Dit besluit volgt niet op dat advies: laad de pagina opnieuw.")
    _eis_open(advies)
    eis_daad(zaak, "beslis_over_advies", peildatum)
    return advies


def beslis_op_advies(
    advies: Advies, uitkomst: Literal["opgevolgd", "afgewezen"], reden: str, *, door: Account, moment: datetime.datetime
) -> None:
    """Keep who followed or rejected an advies, and why; whoever calls holds the zaak and brings the stand up to date."""
    setattr(advies, f"{uitkomst}_op", dag_van(moment))
    advies.beslist_door, advies.beslist_reden = door, reden
    advies.beslist_naam = noem_met_rollen(door)
    advies.save(update_fields=[f"{uitkomst}_op", "beslist_door", "beslist_naam", "beslist_reden"])
    handhaving = advies.soort == "naar_handhaving" and uitkomst == "opgevolgd"
    soort = "handhaving_gestart" if handhaving else f"advies_{uitkomst}"
    _log(soort, advies, door, moment, {"soort": advies.soort}, reden)


def find_eigen_advies(advies: Advies, door: Account) -> Geweigerd | None:
    """Why this person cannot decide on an advies: it is their own."""
    if advies.gegeven_door_id == door.pk:
        return Geweigerd("eigen_advies", "U hebt dit advies zelf gegeven: een ander met mandaat beslist erover.")
    return None


def _neem_om_te_beslissen(advies_id: int, door: Account, moment: datetime.datetime) -> tuple[Advies, Zaak]:
    zaak = Zaak.objects.select_for_update().get(adviezen=advies_id)
    eis_bevoegd(door, Daad.NEEM_BESLUIT, kader_van(zaak), ADVIES)
    advies = Advies.objects.get(pk=advies_id)
    _eis_open(advies)
    if fout := find_eigen_advies(advies, door):
        raise fout
    eis_daad(zaak, "beslis_over_advies", dag_van(moment))
    return advies, zaak


def _eis_open(advies: Advies) -> None:
    if advies.afgewezen_op or advies.opgevolgd_op:
        raise Geweigerd("ingehaald", "Over dit advies is intussen beslist: laad de pagina opnieuw.")


def _eis_volledig(advies: Adviesvoorstel) -> None:
    if advies.soort not in get_args(Adviessoort):
        raise Geweigerd("soort_onbekend", "Kies wat u adviseert.")
    eis_tekst(advies.samenvatting, "samenvatting_ontbreekt", "Vat in een paar zinnen samen wat het rapport laat zien.")
    eis_tekst(advies.motivering, "motivering_ontbreekt", "Schrijf waarom u dit adviseert.")
    voorwaarden = [tekst for tekst in advies.voorwaarden if tekst.strip()]
    if advies.soort == "gebruik_onder_voorwaarden" and not voorwaarden:
        raise Geweigerd("voorwaarden_ontbreken", "Noem ten minste een voorwaarde waaronder het bouwwerk gebruikt mag worden.")
    if len(voorwaarden) > VOORWAARDEN_MEEST:
        raise Geweigerd("te_veel_voorwaarden", f"Noem ten hoogste {VOORWAARDEN_MEEST} voorwaarden.")
    for tekst in voorwaarden:
        eis_lengte(tekst)


def _log(soort: str, advies: Advies, door: Account, moment: datetime.datetime, gegevens: dict[str, Any], reden: str) -> None:
    leg_vast(
        soort, organisatie_id=advies.organisatie_id, zaak_id=advies.zaak_id, door=door, tijdstip=moment, reden=reden,
        gegevens={"advies": advies.pk, **gegevens},
    )  # fmt: skip
