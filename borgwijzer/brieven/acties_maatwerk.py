"""Deeds with an application for a maatwerkvoorschrift that send a letter: both, or neither."""

from __future__ import annotations

import datetime

from django.db import transaction

from borgwijzer.brieven.aanvraagbrieven import geef_kenmerk, verstuur_bij_aanvraag
from borgwijzer.brieven.concept.acties import stel_concept_op
from borgwijzer.brieven.kenmerk import maak_kenmerk
from borgwijzer.brieven.model import Brief
from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.brieven.verzamelen_maatwerk import (
    aanvulling_maatwerk_feiten,
    maatwerkbesluit_feiten,
    ontvangst_maatwerk_feiten,
    verlenging_maatwerk_feiten,
    voornemen_maatwerk_feiten,
)
from borgwijzer.brieven.verzamelen_zaak import opheffing_feiten
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account
from borgwijzer.toezicht.acties import maatwerk as acties
from borgwijzer.toezicht.acties.aanvraagstappen import Wie
from borgwijzer.toezicht.acties.maatwerkbesluit import neem_maatwerkbesluit, trek_voorschrift_in, vind_voorschrift
from borgwijzer.zaken.models import Besluit, Maatwerkaanvraag, Maatwerkstap
from borgwijzer.zaken.models import Maatwerkstapsoort as Soort


def toon_maatwerkontvangst(aanvraag: Maatwerkaanvraag, *, moment: datetime.datetime) -> Brief:
    """The confirmation as it would be now."""
    feiten = ontvangst_maatwerk_feiten(aanvraag, moment=moment, kenmerk=maak_kenmerk(aanvraag.zaak))
    return stel_concept_op(feiten, aanvraag.zaak, f"maatwerkontvangst-{aanvraag.pk}")


@transaction.atomic
def bevestig_maatwerk_en_verstuur(aanvraag_id: int, wie: Wie) -> OpgeslagenBrief:
    """Confirm the receipt, with the last day on which we decide."""
    met = geef_kenmerk(wie, maatwerkaanvragen=aanvraag_id)
    aanvraag = acties.bevestig_maatwerk(aanvraag_id, met).aanvraag
    feiten = ontvangst_maatwerk_feiten(aanvraag, moment=wie.moment, kenmerk=met.kenmerk)
    return verstuur_bij_aanvraag(feiten, f"maatwerkontvangst-{aanvraag_id}", aanvraag, wie)


@transaction.atomic
def vraag_maatwerk_aan_te_vullen_en_verstuur(
    aanvraag_id: int, wat: str, uiterlijk: datetime.date, wie: Wie
) -> OpgeslagenBrief:  # fmt: skip
    """Ask to supplement; the term stands still from tomorrow."""
    met = geef_kenmerk(wie, maatwerkaanvragen=aanvraag_id)
    stap = acties.vraag_maatwerk_aan_te_vullen(aanvraag_id, wat, uiterlijk, met)
    feiten = aanvulling_maatwerk_feiten(stap, moment=wie.moment, kenmerk=met.kenmerk)
    return verstuur_bij_aanvraag(feiten, f"maatwerk_vraag-{aanvraag_id}", stap.aanvraag, wie)


@transaction.atomic
def verleng_maatwerk_en_verstuur(aanvraag_id: int, reden: str, wie: Wie) -> OpgeslagenBrief:
    """Tell in time that more time is needed, and until when."""
    met = geef_kenmerk(wie, maatwerkaanvragen=aanvraag_id)
    was = acties.bepaal_laatste_dag(Maatwerkaanvraag.objects.select_related("zaak").get(pk=aanvraag_id), wie.dag)
    stap = acties.verleng_maatwerktermijn(aanvraag_id, reden, met)
    feiten = verlenging_maatwerk_feiten(stap, was, moment=wie.moment, kenmerk=met.kenmerk)
    return verstuur_bij_aanvraag(feiten, f"maatwerk_verleng-{aanvraag_id}", stap.aanvraag, wie)


@transaction.atomic
def stuur_voornemen_en_verstuur(aanvraag_id: int, reden: str, uiterlijk: datetime.date, wie: Wie) -> OpgeslagenBrief:
    """Tell the builder that we mean to refuse, and until when he may react."""
    met = geef_kenmerk(wie, maatwerkaanvragen=aanvraag_id)
    stap = acties.stuur_voornemen(aanvraag_id, reden, uiterlijk, met)
    feiten = voornemen_maatwerk_feiten(stap, moment=wie.moment, kenmerk=met.kenmerk)
    return verstuur_bij_aanvraag(feiten, f"maatwerk_voornemen-{aanvraag_id}", stap.aanvraag, wie)


def toon_maatwerkbesluit(besluit: Besluit, door: Account, *, moment: datetime.datetime) -> Brief:
    """The letter of a proposed besluit as it would be if ``door`` took it now."""
    aanvraag = zoek_maatwerkaanvraag(besluit)
    feiten = maatwerkbesluit_feiten(besluit, aanvraag, door, moment=moment, kenmerk=maak_kenmerk(aanvraag.zaak))
    return stel_concept_op(feiten, aanvraag.zaak, f"maatwerkbesluit-{besluit.pk}")


@transaction.atomic
def neem_maatwerkbesluit_en_verstuur(besluit_id: int, wie: Wie) -> OpgeslagenBrief:
    """Take a proposed besluit, and store its letter."""
    met = geef_kenmerk(wie, besluiten=besluit_id)
    besluit = neem_maatwerkbesluit(besluit_id, met).besluit
    assert besluit
    aanvraag = zoek_maatwerkaanvraag(besluit)
    feiten = maatwerkbesluit_feiten(besluit, aanvraag, wie.door, moment=wie.moment, kenmerk=met.kenmerk)
    return verstuur_bij_aanvraag(feiten, f"maatwerkbesluit-{besluit_id}", aanvraag, wie)


@transaction.atomic
def trek_voorschrift_in_en_verstuur(aanvraag_id: int, reden: str, wie: Wie) -> OpgeslagenBrief:
    """End a voorschrift as of today, and tell the builder what he may do then."""
    met = geef_kenmerk(wie, maatwerkaanvragen=aanvraag_id)
    aanvraag = trek_voorschrift_in(aanvraag_id, reden, met).aanvraag
    besluit = vind_voorschrift(aanvraag)
    assert besluit
    feiten = opheffing_feiten(besluit, reden.strip(), wie.door, moment=wie.moment, kenmerk=met.kenmerk)
    return verstuur_bij_aanvraag(feiten, f"maatwerk_einde-{aanvraag_id}", aanvraag, wie)


def zoek_maatwerkaanvraag(besluit: Besluit) -> Maatwerkaanvraag:
    """The application on which this besluit was proposed. Raises ``Geweigerd`` for another kind of besluit."""
    rijen = Maatwerkstap.objects.select_related("aanvraag__zaak__organisatie").filter(besluit=besluit, soort=Soort.VOORGESTELD)
    stap = rijen.first()
    if stap is None:
        zin = "Dit besluit hoort niet bij een aanvraag om een maatwerkvoorschrift: open het bij de zaak."
        raise Geweigerd("geen_voorstel", zin)
    return stap.aanvraag
