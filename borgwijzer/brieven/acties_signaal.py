"""Deeds about a signal that send a letter: the receipt, and sending it on. The deed and its letter are one, or neither."""

from __future__ import annotations

import datetime

from django.db import transaction

from borgwijzer.brieven.acties import verstuur_van_plek
from borgwijzer.brieven.concept.acties import Verzendplek, stel_concept_op
from borgwijzer.brieven.kenmerk import maak_kenmerk
from borgwijzer.brieven.model import Brief
from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.brieven.verzamelen_signaal import doorzending_feiten, ontvangst_signaal_feiten
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.toezicht.acties.doorzenden import Doorzending, leg_bevestiging_vast, zend_signaal_door
from borgwijzer.zaken.models import Signaal


def toon_ontvangst(signaal: Signaal, *, moment: datetime.datetime) -> Brief:
    """The receipt as it would be now. Stores nothing; raises ``Geweigerd`` when there is nobody to write to."""
    feiten = ontvangst_signaal_feiten(signaal, moment=moment, kenmerk=maak_kenmerk(signaal.zaak))
    return stel_concept_op(feiten, signaal.zaak, f"signaalontvangst-{signaal.pk}")


@transaction.atomic
def bevestig_signaal(signaal_id: int, *, door: Account, moment: datetime.datetime) -> OpgeslagenBrief:
    """Tell whoever reported it that the signal came in, and what became of it when it was sent on."""
    eis_recht(door, Daad.VERSTUUR_BRIEF)
    signaal = leg_bevestiging_vast(signaal_id, door=door, moment=moment)
    feiten = ontvangst_signaal_feiten(signaal, moment=moment, kenmerk=maak_kenmerk(signaal.zaak))
    plek = Verzendplek(f"signaalontvangst-{signaal_id}")
    return verstuur_van_plek(feiten, plek, signaal.zaak, moment=moment, door=door)


def toon_doorzending(signaal: Signaal, naar: Doorzending, *, moment: datetime.datetime) -> Brief:
    """The letter to the other authority as it would be now. Stores nothing."""
    feiten = doorzending_feiten(signaal, naar, moment=moment, kenmerk=maak_kenmerk(signaal.zaak))
    return stel_concept_op(feiten, signaal.zaak, f"signaal_doorzenden-{signaal.pk}")


@transaction.atomic
def zend_door_en_verstuur(signaal_id: int, naar: Doorzending, *, door: Account, moment: datetime.datetime) -> OpgeslagenBrief:
    """Send a signal on with its letter."""
    eis_recht(door, Daad.VERSTUUR_BRIEF)
    signaal = zend_signaal_door(signaal_id, naar, door=door, moment=moment)
    feiten = doorzending_feiten(signaal, naar, moment=moment, kenmerk=maak_kenmerk(signaal.zaak))
    plek = Verzendplek(f"signaal_doorzenden-{signaal_id}")
    return verstuur_van_plek(feiten, plek, signaal.zaak, moment=moment, door=door)
