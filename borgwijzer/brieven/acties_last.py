"""Deeds on a last that send a letter: the deed and its letter are one, or neither. Every letter can be seen before."""

from __future__ import annotations

import datetime

from django.db import transaction

from borgwijzer.brieven.acties import verstuur_van_plek
from borgwijzer.brieven.concept.acties import Verzendplek, stel_concept_op
from borgwijzer.brieven.feiten import Brieffeiten
from borgwijzer.brieven.kenmerk import maak_kenmerk
from borgwijzer.brieven.model import Brief
from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.brieven.verzamelen_last import besluitbrief_feiten, haal_dossier, stapbrief_feiten
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.toezicht.acties.lastbesluiten import neem_lastbesluit
from borgwijzer.toezicht.acties.lasten import eis_lastdaad, zet_laststap
from borgwijzer.toezicht.acties.laststappen import VORMEN, Stapinvoer, vul_stap_in
from borgwijzer.toezicht.acties.lastverbeteren import Laststapverbetering, verbeter_laststap
from borgwijzer.zaken.feiten import dag_van
from borgwijzer.zaken.models import Besluit, Interventie, Interventiestap


@transaction.atomic
def zet_laststap_en_verstuur(
    last_id: int, invoer: Stapinvoer, *, versie: int, door: Account, moment: datetime.datetime
) -> OpgeslagenBrief | None:
    """Set a step and store its letter; None for a step without a letter."""
    stap = zet_laststap(last_id, invoer, versie=versie, door=door, moment=moment)
    feiten = _maak_stapfeiten(stap.interventie, stap, door, moment)
    if feiten is None:
        return None
    eis_recht(door, Daad.VERSTUUR_BRIEF)
    plek = Verzendplek(f"last_{stap.soort}-{last_id}")
    return verstuur_van_plek(feiten, plek, stap.interventie.zaak, moment=moment, door=door)


@transaction.atomic
def verbeter_laststap_en_verstuur(
    last_id: int, verbetering: Laststapverbetering, *, versie: int, door: Account, moment: datetime.datetime
) -> OpgeslagenBrief | None:
    """Correct a step; when a letter went with it, a new one goes that says what was wrong in the other."""
    stap = verbeter_laststap(last_id, verbetering, versie=versie, door=door, moment=moment)
    feiten = None if stap.gegevens.get("vervalt") else _maak_stapfeiten(stap.interventie, stap, door, moment)
    if feiten is None:
        return None
    eis_recht(door, Daad.VERSTUUR_BRIEF)
    plek = Verzendplek(f"last_verbeter_{verbetering.stap}-{last_id}")
    return verstuur_van_plek(feiten, plek, stap.interventie.zaak, moment=moment, door=door)


def toon_stapbrief(last: Interventie, invoer: Stapinvoer, *, door: Account, moment: datetime.datetime) -> Brief:
    """The letter of a step as it would be if it were set now. Stores nothing; ``Geweigerd`` with what is missing."""
    dag = dag_van(moment)
    if invoer.soort not in VORMEN:
        raise Geweigerd("stap_onbekend", "Kies wat u wilt doen met een van de knoppen.")
    ingevuld = vul_stap_in(invoer, eis_lastdaad(last, last.zaak, invoer.soort, dag))
    stap = Interventiestap(
        interventie=last, zaak=last.zaak, soort=invoer.soort, op=ingevuld.op, uiterlijk=ingevuld.uiterlijk,
        gegevens=ingevuld.gegevens,
    )  # fmt: skip
    feiten = _maak_stapfeiten(last, stap, door, moment)
    if feiten is None:
        raise Geweigerd("geen_brief", "Bij deze stap hoort geen brief.")
    return stel_concept_op(feiten, last.zaak, f"last_{invoer.soort}-{last.pk}")


def _maak_stapfeiten(last: Interventie, stap: Interventiestap, door: Account, moment: datetime.datetime) -> Brieffeiten | None:
    return stapbrief_feiten(haal_dossier(last, door, moment=moment, kenmerk=maak_kenmerk(last.zaak)), stap)


def toon_lastbesluitbrief(besluit: Besluit, door: Account, *, moment: datetime.datetime) -> Brief:
    """The letter of a proposed besluit as it would be if ``door`` took it now."""
    return stel_concept_op(lastbesluit_feiten(besluit, door, moment), besluit.zaak, f"lastbesluit-{besluit.pk}")


@transaction.atomic
def neem_lastbesluit_en_verstuur(besluit_id: int, *, door: Account, moment: datetime.datetime) -> OpgeslagenBrief:
    """Take a proposed besluit about a last and store its letter."""
    eis_recht(door, Daad.VERSTUUR_BRIEF)
    besluit = neem_lastbesluit(besluit_id, door=door, moment=moment)
    feiten = lastbesluit_feiten(besluit, door, moment)
    return verstuur_van_plek(feiten, Verzendplek(f"lastbesluit-{besluit.pk}"), besluit.zaak, moment=moment, door=door)


def lastbesluit_feiten(besluit: Besluit, door: Account, moment: datetime.datetime) -> Brieffeiten:
    """Facts of the letter of a besluit as it would be if ``door`` took it now."""
    assert besluit.interventie
    dossier = haal_dossier(besluit.interventie, door, moment=moment, kenmerk=maak_kenmerk(besluit.zaak))
    return besluitbrief_feiten(dossier, besluit)
