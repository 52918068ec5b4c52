"""A controle on the spot: plan it, write down what was seen, and fix the rapport, which then never changes."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, get_args

from django.db import transaction

from borgwijzer.documenten.models import Bestand
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.bevoegd import noem_met_rollen
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.regels.feiten import Gebruiksaanleiding
from borgwijzer.regels.toch_in_gebruik import bepaal_aanleiding
from borgwijzer.toezicht.queries_controle import gebruikscontroles
from borgwijzer.zaken.acties.eisen import eis_daad, eis_jaar
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.feiten import dag_van, haal_feiten, kader_van
from borgwijzer.zaken.models import Controle, Controlestuk, Zaak

TEKENS_WAARNEMINGEN, TEKENS_AANWEZIGEN, TEKENS_PLAATS = 10_000, 1_000, 300
STUKKEN_MEEST = 50
INGEHAALD = "Een collega heeft de controle intussen gewijzigd: laad de pagina opnieuw en kijk wat er staat."


@dataclass(frozen=True, slots=True)
class Bezocht:
    """What somebody saw. ``gebruik_gezien`` None: not answered. ``stukken``: files with the name that they came with."""

    aanleiding: str
    gedaan_op: datetime.date
    plaats: str
    aanwezigen: str
    gebruik_gezien: bool | None
    waarnemingen: str
    stukken: Sequence[tuple[str, Bestand]] = ()


@transaction.atomic
def plan_controle(zaak_id: int, gepland_op: datetime.date, *, door: Account, moment: datetime.datetime) -> Controle:
    """Plan a controle for a day from today, or move the one that was planned."""
    eis_recht(door, Daad.VOER_CONTROLE_UIT)
    zaak = Zaak.objects.select_for_update().get(pk=zaak_id)
    dag = dag_van(moment)
    eis_daad(zaak, "plan_controle", dag)
    eis_jaar(gepland_op)
    if gepland_op < dag:
        raise Geweigerd("datum_voorbij", "Die dag is voorbij: kies vandaag of een latere dag, of leg vast wat u zag.")
    controle = _vind_gepland(zaak) or _begin(zaak, bepaal_aanleiding(haal_feiten(zaak), kader_van(zaak), dag), door, dag)
    was, controle.gepland_op = controle.gepland_op, gepland_op
    controle.versie += 1
    controle.save()
    gegevens = {"op": gepland_op.isoformat(), "was": was.isoformat() if was else None}
    _log("controle_gepland", controle, door, moment, gegevens)
    werk_stand_bij(zaak, dag)
    return controle


@transaction.atomic
def leg_controle_vast(zaak_id: int, bezocht: Bezocht, *, versie: int, door: Account, moment: datetime.datetime) -> Controle:
    """Write down what was seen, or correct it while the rapport is not fixed. ``versie``: what the page showed, 0 for none.

    Raises ``Geweigerd`` for what is missing, when it is not the step, or when a colleague was first.
    """
    eis_recht(door, Daad.VOER_CONTROLE_UIT)
    zaak = Zaak.objects.select_for_update().get(pk=zaak_id)
    dag = dag_van(moment)
    open_ = gebruikscontroles(zaak).filter(vastgesteld_op=None).last()
    if (open_.versie if open_ else 0) != versie:
        raise Geweigerd("ingehaald", INGEHAALD)
    eerder_gedaan = open_ is not None and open_.gedaan_op is not None
    eis_daad(zaak, "verbeter_controle" if eerder_gedaan else "leg_controle_vast", dag)
    _eis_goed(bezocht, dag)
    controle = open_ or _begin(zaak, bezocht.aanleiding, door, dag)
    _vul_in(controle, bezocht, door)
    soort = "controle_verbeterd" if eerder_gedaan else "controle_gedaan"
    gegevens = {"op": bezocht.gedaan_op.isoformat(), "aanleiding": controle.aanleiding, "gebruik_gezien": controle.gebruik_gezien}
    stukken = [bestand.sha256 for _, bestand in bezocht.stukken]
    _log(soort, controle, door, moment, {**gegevens, "stukken": stukken, "sha256": hash_controle(controle)})
    werk_stand_bij(zaak, dag)
    return controle


@transaction.atomic
def stel_rapport_vast(controle_id: int, *, versie: int, kenmerk: str, door: Account, moment: datetime.datetime) -> Controle:
    """Fix the rapport under ``kenmerk``: from now on its findings and stukken never change."""
    eis_recht(door, Daad.STEL_RAPPORT_VAST)
    zaak = Zaak.objects.select_for_update().get(controles=controle_id)
    controle = Controle.objects.get(pk=controle_id)
    dag = dag_van(moment)
    eis_daad(zaak, "stel_rapport_vast", dag)
    if controle.versie != versie or controle.vastgesteld_op:
        raise Geweigerd("ingehaald", INGEHAALD)
    controle.vastgesteld_op, controle.vastgesteld_door, controle.rapport_kenmerk = dag, door, kenmerk
    controle.vastgesteld_naam = noem_functie(door)
    controle.save()
    _log("rapport_vastgesteld", controle, door, moment, {"kenmerk": kenmerk, "sha256": hash_controle(controle)})
    werk_stand_bij(zaak, dag)
    return controle


def noem_functie(door: Account) -> str:
    """The name of somebody with the function under which he signs."""
    return noem_met_rollen(door)


def hash_controle(controle: Controle) -> str:
    """The SHA-256 over what was found: the logboek proves the words without holding them."""
    inhoud = [
        controle.aanleiding, str(controle.gedaan_op), controle.plaats, controle.aanwezigen, controle.gebruik_gezien,
        controle.waarnemingen,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(inhoud, ensure_ascii=False).encode()).hexdigest()


def _vind_gepland(zaak: Zaak) -> Controle | None:
    return gebruikscontroles(zaak).filter(gedaan_op=None).last()


def _begin(zaak: Zaak, aanleiding: str, door: Account, dag: datetime.date) -> Controle:
    return Controle(
        organisatie_id=zaak.organisatie_id, zaak=zaak, aanleiding=aanleiding, opgemaakt_op=dag, opgemaakt_door=door
    )  # fmt: skip


def _vul_in(controle: Controle, bezocht: Bezocht, door: Account) -> None:
    controle.aanleiding, controle.gedaan_op = bezocht.aanleiding, bezocht.gedaan_op
    if controle.gedaan_door_id is None:
        controle.gedaan_door, controle.gedaan_naam = door, door.naam
    controle.plaats, controle.aanwezigen = bezocht.plaats.strip(), bezocht.aanwezigen.strip()
    controle.gebruik_gezien, controle.waarnemingen = bezocht.gebruik_gezien, bezocht.waarnemingen.strip()
    controle.versie += 1
    controle.save()
    for naam, bestand in bezocht.stukken:
        Controlestuk.objects.create(
            organisatie_id=controle.organisatie_id, zaak_id=controle.zaak_id, controle=controle, bestand=bestand, bestandsnaam=naam
        )


def _eis_goed(bezocht: Bezocht, dag: datetime.date) -> None:
    if bezocht.aanleiding not in get_args(Gebruiksaanleiding):
        raise Geweigerd("aanleiding_onbekend", "Kies waarom u ging kijken.")
    if bezocht.gedaan_op > dag:
        raise Geweigerd("datum_in_toekomst", "De dag van de controle ligt in de toekomst: kies een dag tot en met vandaag.")
    eis_jaar(bezocht.gedaan_op)
    if bezocht.gebruik_gezien is None:
        raise Geweigerd("gebruik_ontbreekt", "Kies of u zag dat het bouwwerk in gebruik is.")
    _eis_woorden(bezocht.plaats, "plaats_ontbreekt", "Schrijf waar u was.", TEKENS_PLAATS)
    zin = "Schrijf wat u zag, bijvoorbeeld: er stonden meubels, er hing een naambordje en er brandde licht."
    _eis_woorden(bezocht.waarnemingen, "waarnemingen_ontbreken", zin, TEKENS_WAARNEMINGEN)
    if len(bezocht.aanwezigen) > TEKENS_AANWEZIGEN:
        raise Geweigerd("tekst_te_lang", f"Maak de aanwezigen korter dan {TEKENS_AANWEZIGEN} tekens.")
    if len(bezocht.stukken) > STUKKEN_MEEST:
        raise Geweigerd("te_veel_bestanden", f"Voeg ten hoogste {STUKKEN_MEEST} bestanden tegelijk toe; de rest kan daarna.")


def _eis_woorden(tekst: str, code: str, zin: str, hoogstens: int) -> None:
    if not tekst.strip():
        raise Geweigerd(code, zin)
    if len(tekst.strip()) > hoogstens:
        raise Geweigerd("tekst_te_lang", f"Maak uw tekst korter dan {hoogstens} tekens.")


def _log(soort: str, controle: Controle, door: Account, moment: datetime.datetime, gegevens: dict[str, Any]) -> None:
    leg_vast(
        soort, organisatie_id=controle.organisatie_id, zaak_id=controle.zaak_id, door=door, tijdstip=moment,
        gegevens={"controle": controle.pk, **gegevens},
    )  # fmt: skip
