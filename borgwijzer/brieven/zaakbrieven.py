"""Deeds on a zaak that send a letter: a reminder, a besluit, its end, the rapport. The deed and its letter are one, or neither.

Every letter can be seen before the deed: ``toon_…`` gives the same letter and stores nothing.
"""

from __future__ import annotations

import datetime

from django.db import transaction

from borgwijzer.brieven.acties import verstuur_van_plek
from borgwijzer.brieven.concept.acties import Verzendplek, stel_concept_op
from borgwijzer.brieven.kenmerk import maak_kenmerk
from borgwijzer.brieven.model import Brief
from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.brieven.verzamelen_zaak import besluit_feiten, herinnering_feiten, opheffing_feiten, rapport_feiten
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.toezicht.acties.besluiten import beeindig_besluit, neem_besluit
from borgwijzer.toezicht.acties.controleren import stel_rapport_vast
from borgwijzer.zaken.acties.herinneren import herinner
from borgwijzer.zaken.models import Besluit, Controle, Zaak


def toon_herinnering(zaak: Zaak, soort: str, *, moment: datetime.datetime) -> Brief:
    """The reminder as it would be now. Raises ``Geweigerd`` when it cannot be made."""
    feiten = herinnering_feiten(zaak, soort, moment=moment, kenmerk=maak_kenmerk(zaak))
    return stel_concept_op(feiten, zaak, f"herinnering_{soort}-{zaak.pk}")


@transaction.atomic
def herinner_en_verstuur(
    zaak_id: int, soort: str, *, reden: str, door: Account, moment: datetime.datetime, gelezen: int | None = None
) -> OpgeslagenBrief:
    """Send a reminder about the start or the end of the works. ``gelezen``: the version of the text that this person read."""
    zaak = herinner(zaak_id, soort, reden=reden, door=door, moment=moment).zaak
    feiten = herinnering_feiten(zaak, soort, moment=moment, kenmerk=maak_kenmerk(zaak))
    return verstuur_van_plek(feiten, Verzendplek(f"herinnering_{soort}-{zaak.pk}", gelezen), zaak, moment=moment, door=door)


def toon_besluitbrief(besluit: Besluit, door: Account, *, moment: datetime.datetime) -> Brief:
    """The letter of a proposed besluit as it would be if ``door`` took it now."""
    feiten = besluit_feiten(besluit, door, moment=moment, kenmerk=maak_kenmerk(besluit.zaak))
    return stel_concept_op(feiten, besluit.zaak, f"besluit-{besluit.pk}")


@transaction.atomic
def neem_besluit_en_verstuur(
    besluit_id: int, *, door: Account, moment: datetime.datetime, gelezen: int | None = None
) -> OpgeslagenBrief:
    """Take a proposed besluit and store its letter; who takes it is the second pair of eyes on both."""
    eis_recht(door, Daad.VERSTUUR_BRIEF)
    besluit = neem_besluit(besluit_id, door=door, moment=moment)
    feiten = besluit_feiten(besluit, door, moment=moment, kenmerk=maak_kenmerk(besluit.zaak))
    plek = Verzendplek(f"besluit-{besluit.pk}", gelezen)
    return verstuur_van_plek(feiten, plek, besluit.zaak, moment=moment, door=door)


@transaction.atomic
def beeindig_besluit_en_verstuur(besluit_id: int, *, reden: str, door: Account, moment: datetime.datetime) -> OpgeslagenBrief:
    """End a besluit from today and store the letter that says so."""
    eis_recht(door, Daad.VERSTUUR_BRIEF)
    besluit = beeindig_besluit(besluit_id, reden=reden, door=door, moment=moment)
    feiten = opheffing_feiten(besluit, reden.strip(), door, moment=moment, kenmerk=maak_kenmerk(besluit.zaak))
    plek = Verzendplek(f"vastleggen_eindig{besluit.pk}-{besluit.zaak_id}")
    return verstuur_van_plek(feiten, plek, besluit.zaak, moment=moment, door=door)


def toon_rapport(controle: Controle, door: Account, *, moment: datetime.datetime) -> Brief:
    """The rapport as it would be if ``door`` fixed it now."""
    feiten = rapport_feiten(controle, door, moment=moment, kenmerk=maak_kenmerk(controle.zaak))
    return stel_concept_op(feiten, controle.zaak, f"rapport-{controle.pk}")


@transaction.atomic
def stel_rapport_vast_en_bewaar(controle_id: int, *, versie: int, door: Account, moment: datetime.datetime) -> OpgeslagenBrief:
    """Fix the rapport of a controle and store it; it stays inside, so it is not sent."""
    eis_recht(door, Daad.STEL_RAPPORT_VAST)
    zaak = Zaak.objects.select_for_update().get(controles=controle_id)
    kenmerk = maak_kenmerk(zaak)
    controle = stel_rapport_vast(controle_id, versie=versie, kenmerk=kenmerk, door=door, moment=moment)
    feiten = rapport_feiten(controle, door, moment=moment, kenmerk=kenmerk)
    plek = Verzendplek(f"rapport-{controle_id}", blijft_binnen=True)
    return verstuur_van_plek(feiten, plek, zaak, moment=moment, door=door)
