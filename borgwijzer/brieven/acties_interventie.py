"""A step of an interventie and its letter are one deed: both, or neither. Every letter can be seen before."""

from __future__ import annotations

import datetime

from django.db import transaction

from borgwijzer.brieven.acties import verstuur_van_plek
from borgwijzer.brieven.concept.acties import Verzendplek, stel_concept_op
from borgwijzer.brieven.feiten import Brieffeiten
from borgwijzer.brieven.kenmerk import maak_kenmerk
from borgwijzer.brieven.model import Brief
from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.brieven.verzamelen_interventie import Briefwerk, afronding_feiten, stap_feiten
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.regels.interventieloop import loop_van
from borgwijzer.regels.interventiestappen import PROCEDURES
from borgwijzer.toezicht.acties.interventies import (
    Afloop,
    find_feit,
    find_laatste,
    keur_stap,
    rond_interventie_af,
    verbeter_stap,
    zet_stap,
    zicht_op,
)
from borgwijzer.toezicht.acties.stapinvoer import Gezet
from borgwijzer.toezicht.acties.stapvoorstellen import keur_stap_goed, lees_gezet
from borgwijzer.zaken.feiten import dag_van, kader_van
from borgwijzer.zaken.models import Interventie, Interventiestap, Zaak


def toon_stapbrief(interventie: Interventie, gezet: Gezet, door: Account, *, moment: datetime.datetime) -> Brief | None:
    """The letter of a step as it would be if it were set now; None for a step without one. Stores nothing.

    Raises ``Geweigerd`` when the step cannot be set, or its letter cannot be made.
    """
    feiten = _maak_stapfeiten(interventie, gezet, door, moment)
    daad = "verbeter" if gezet.verbeter_reden else "zet"
    return stel_concept_op(feiten, interventie.zaak, f"interventie_{daad}_{gezet.soort}-{interventie.pk}") if feiten else None


def _maak_stapfeiten(interventie: Interventie, gezet: Gezet, door: Account, moment: datetime.datetime) -> Brieffeiten | None:
    fout = find_laatste(interventie) if gezet.verbeter_reden else None
    ingevuld = keur_stap(interventie, interventie.zaak, gezet, dag_van(moment), zonder=fout)
    feit = ingevuld.feit
    proef = Interventiestap(soort=feit.soort, op=feit.op, uiterlijk=feit.uiterlijk, gegevens=ingevuld.gegevens, verbetert=fout)
    return stap_feiten(_maak_werk(interventie, proef, moment, maak_kenmerk(interventie.zaak)))


def toon_klaargelegde_brief(interventie: Interventie, door: Account, *, moment: datetime.datetime) -> Brief | None:
    """The letter of the step that lies ready, for who approves it."""
    feiten = klaargelegde_feiten(interventie, door, moment=moment)
    return stel_concept_op(feiten, interventie.zaak, f"interventie_keur-{interventie.pk}") if feiten else None


def klaargelegde_feiten(interventie: Interventie, door: Account, *, moment: datetime.datetime) -> Brieffeiten | None:
    """Facts of the letter of the step that lies ready; None without one."""
    if not interventie.voorstel:
        return None
    proef = Interventie(**{veld.attname: getattr(interventie, veld.attname) for veld in Interventie._meta.concrete_fields})
    proef.zaak, proef.overtreding, proef.voorstel = interventie.zaak, interventie.overtreding, None
    return _maak_stapfeiten(proef, lees_gezet(interventie.voorstel["stap"]), door, moment)


@transaction.atomic
def zet_stap_en_verstuur(
    interventie_id: int, gezet: Gezet, *, versie: int, door: Account, moment: datetime.datetime
) -> OpgeslagenBrief | None:
    """Set the next step, or correct the last one when ``gezet`` says why, and send its letter if it has one."""
    kenmerk = _neem_kenmerk(interventie_id, gezet.soort)
    zet = verbeter_stap if gezet.verbeter_reden else zet_stap
    stap = zet(interventie_id, gezet, versie=versie, door=door, moment=moment, kenmerk=kenmerk)
    daad = "verbeter" if gezet.verbeter_reden else "zet"
    return _verstuur(stap, f"interventie_{daad}_{gezet.soort}-{interventie_id}", door, moment, kenmerk)


@transaction.atomic
def keur_stap_goed_en_verstuur(
    interventie_id: int, *, versie: int, door: Account, moment: datetime.datetime
) -> OpgeslagenBrief | None:
    """Set the step that lies ready and send its letter."""
    voorstel = Interventie.objects.get(pk=interventie_id).voorstel or {}
    kenmerk = _neem_kenmerk(interventie_id, voorstel.get("stap", {}).get("soort", ""))
    stap = keur_stap_goed(interventie_id, versie=versie, door=door, moment=moment, kenmerk=kenmerk)
    return _verstuur(stap, f"interventie_keur-{interventie_id}", door, moment, kenmerk)


@transaction.atomic
def rond_af_en_verstuur(
    interventie_id: int, afloop: Afloop, *, brief: bool, versie: int, door: Account, moment: datetime.datetime
) -> OpgeslagenBrief | None:
    """End an interventie, with a letter to the overtreder when ``brief``."""
    interventie = rond_interventie_af(interventie_id, afloop, versie=versie, door=door, moment=moment)
    if not (brief and PROCEDURES[interventie.soort].aan_overtreder and afloop.uitkomst != "afgerond"):
        return None
    eis_recht(door, Daad.VERSTUUR_BRIEF)
    feiten = afronding_feiten(interventie, moment=moment, kenmerk=maak_kenmerk(interventie.zaak))
    plek = Verzendplek(f"interventie_afronden-{interventie_id}")
    return verstuur_van_plek(feiten, plek, interventie.zaak, moment=moment, door=door)


def _neem_kenmerk(interventie_id: int, stap: str) -> str:
    """The kenmerk of the letter of a step, with the zaak held; empty for a step without one."""
    zaak = Zaak.objects.select_for_update().get(interventies=interventie_id)
    regel = PROCEDURES[Interventie.objects.get(pk=interventie_id).soort].stappen.get(stap)
    return maak_kenmerk(zaak) if regel and regel.brief else ""


def _verstuur(stap: Interventiestap, plek: str, door: Account, moment: datetime.datetime, kenmerk: str) -> OpgeslagenBrief | None:
    feiten = stap_feiten(_maak_werk(stap.interventie, stap, moment, kenmerk))
    if feiten is None:
        return None
    eis_recht(door, Daad.VERSTUUR_BRIEF)
    return verstuur_van_plek(feiten, Verzendplek(plek), stap.interventie.zaak, moment=moment, door=door)


def _maak_werk(interventie: Interventie, stap: Interventiestap, moment: datetime.datetime, kenmerk: str) -> Briefwerk:
    gezet = list(Interventiestap.objects.filter(interventie=interventie).order_by("pk"))
    verbeterd = {een.verbetert_id for een in gezet} | {stap.verbetert_id}
    eerder = tuple(een for een in gezet if een.pk not in verbeterd and een.pk != stap.pk)
    dag, kader = dag_van(moment), kader_van(interventie.zaak)
    zicht = zicht_op(interventie.zaak, kader, dag)
    bezoeken = loop_van(find_feit(zicht, interventie), zicht).bezoeken
    return Briefwerk(interventie, stap, eerder, moment, kenmerk, bezoeken[0] if bezoeken else 0)
