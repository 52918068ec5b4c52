"""Deeds with a handhavingsverzoek that send a letter: both, or neither. Every letter can be seen before the deed."""

from __future__ import annotations

import datetime

from django.db import transaction

from borgwijzer.brieven.aanvraagbrieven import geef_kenmerk, verstuur_bij_aanvraag
from borgwijzer.brieven.concept.acties import stel_concept_op
from borgwijzer.brieven.kenmerk import maak_kenmerk
from borgwijzer.brieven.model import Brief
from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.brieven.verzamelen_verzoek import (
    aanvulling_verzoek_feiten,
    ingebreke_verzoek_feiten,
    ontvangst_verzoek_feiten,
    verlenging_verzoek_feiten,
    verzoekbesluit_feiten,
)
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account
from borgwijzer.toezicht.acties import handhavingsverzoek as acties
from borgwijzer.toezicht.acties.aanvraagstappen import Wie
from borgwijzer.toezicht.acties.handhavingsverzoek import bepaal_laatste_dag
from borgwijzer.toezicht.acties.verzoekbesluit import neem_verzoekbesluit
from borgwijzer.toezicht.acties.verzoekverbeteren import Verzoekstapverbetering, verbeter_verzoekstap
from borgwijzer.zaken.models import Besluit, Handhavingsverzoek, Verzoekstap
from borgwijzer.zaken.models import Verzoekstapsoort as Soort


def toon_ontvangstbrief(verzoek: Handhavingsverzoek, *, moment: datetime.datetime) -> Brief:
    """The confirmation as it would be now."""
    feiten = ontvangst_verzoek_feiten(verzoek, moment=moment, kenmerk=maak_kenmerk(verzoek.zaak))
    return stel_concept_op(feiten, verzoek.zaak, f"verzoekontvangst-{verzoek.pk}")


@transaction.atomic
def bevestig_en_verstuur(verzoek_id: int, wie: Wie) -> OpgeslagenBrief:
    """Confirm the receipt, with the last day on which we decide."""
    met = geef_kenmerk(wie, handhavingsverzoeken=verzoek_id)
    verzoek = acties.bevestig_ontvangst(verzoek_id, met).verzoek
    feiten = ontvangst_verzoek_feiten(verzoek, moment=wie.moment, kenmerk=met.kenmerk)
    return verstuur_bij_aanvraag(feiten, f"verzoekontvangst-{verzoek_id}", verzoek, wie)


@transaction.atomic
def vraag_aanvulling_en_verstuur(verzoek_id: int, wat: str, uiterlijk: datetime.date, wie: Wie) -> OpgeslagenBrief:
    """Ask to supplement; the term stands still from tomorrow."""
    met = geef_kenmerk(wie, handhavingsverzoeken=verzoek_id)
    stap = acties.vraag_aanvulling(verzoek_id, wat, uiterlijk, met)
    feiten = aanvulling_verzoek_feiten(stap.verzoek, stap.tekst, uiterlijk, moment=wie.moment, kenmerk=met.kenmerk)
    return verstuur_bij_aanvraag(feiten, f"handhavingsverzoek_vraag-{verzoek_id}", stap.verzoek, wie)


@transaction.atomic
def verleng_en_verstuur(verzoek_id: int, uiterlijk: datetime.date, reden: str, wie: Wie) -> OpgeslagenBrief:
    """Tell in time that more time is needed, and until when."""
    met = geef_kenmerk(wie, handhavingsverzoeken=verzoek_id)
    was = bepaal_laatste_dag(Handhavingsverzoek.objects.select_related("zaak").get(pk=verzoek_id), wie.dag)
    stap = acties.verleng_termijn(verzoek_id, uiterlijk, reden, met)
    assert was  # a term that stands still was refused
    feiten = verlenging_verzoek_feiten(stap.verzoek, stap.tekst, was, uiterlijk, moment=wie.moment, kenmerk=met.kenmerk)
    return verstuur_bij_aanvraag(feiten, f"handhavingsverzoek_verleng-{verzoek_id}", stap.verzoek, wie)


@transaction.atomic
def neem_ingebrekestelling_op_en_verstuur(
    verzoek_id: int, op: datetime.date, *, schriftelijk: bool, wie: Wie
) -> OpgeslagenBrief:  # fmt: skip
    """Keep an ingebrekestelling, and answer whether it counts and until when."""
    met = geef_kenmerk(wie, handhavingsverzoeken=verzoek_id)
    stap = acties.neem_ingebrekestelling_op(verzoek_id, op, schriftelijk=schriftelijk, wie=met)
    feiten = ingebreke_verzoek_feiten(stap.verzoek, stap, moment=wie.moment, kenmerk=met.kenmerk)
    return verstuur_bij_aanvraag(feiten, f"handhavingsverzoek_gebreke-{verzoek_id}", stap.verzoek, wie)


@transaction.atomic
def verbeter_verzoekstap_en_verstuur(
    verzoek_id: int, verbetering: Verzoekstapverbetering, wie: Wie
) -> OpgeslagenBrief | None:  # fmt: skip
    """Correct a step. A notice of default was answered: a new letter says what was wrong in that answer."""
    fout = Verzoekstap.objects.filter(pk=verbetering.stap, verzoek=verzoek_id).first()
    met_brief = fout is not None and fout.soort == Soort.INGEBREKESTELLING and verbetering.op is not None
    met = geef_kenmerk(wie, handhavingsverzoeken=verzoek_id) if met_brief else wie
    stap = verbeter_verzoekstap(verzoek_id, verbetering, met)
    if not met_brief:
        return None
    feiten = ingebreke_verzoek_feiten(stap.verzoek, stap, moment=wie.moment, kenmerk=met.kenmerk)
    return verstuur_bij_aanvraag(feiten, f"handhavingsverzoek_verbeter_{verbetering.stap}-{verzoek_id}", stap.verzoek, wie)


def toon_verzoekbesluit(besluit: Besluit, door: Account, *, moment: datetime.datetime) -> Brief:
    """The letter of a proposed besluit as it would be if ``door`` took it now."""
    stap = zoek_verzoekvoorstel(besluit)
    zaak = stap.verzoek.zaak
    feiten = verzoekbesluit_feiten(besluit, stap, door, moment=moment, kenmerk=maak_kenmerk(zaak))
    return stel_concept_op(feiten, zaak, f"verzoekbesluit-{besluit.pk}")


@transaction.atomic
def neem_verzoekbesluit_en_verstuur(besluit_id: int, wie: Wie) -> OpgeslagenBrief:
    """Take a proposed besluit, and store its letter."""
    met = geef_kenmerk(wie, besluiten=besluit_id)
    besluit = neem_verzoekbesluit(besluit_id, met).besluit
    assert besluit
    stap = zoek_verzoekvoorstel(besluit)
    feiten = verzoekbesluit_feiten(besluit, stap, wie.door, moment=wie.moment, kenmerk=met.kenmerk)
    return verstuur_bij_aanvraag(feiten, f"verzoekbesluit-{besluit_id}", stap.verzoek, wie)


def zoek_verzoekvoorstel(besluit: Besluit) -> Verzoekstap:
    """The step that proposed this besluit. Raises ``Geweigerd`` for another kind of besluit."""
    rijen = Verzoekstap.objects.select_related("verzoek__zaak__organisatie").filter(besluit=besluit, soort=Soort.VOORGESTELD)
    stap = rijen.first()
    if stap is None:
        raise Geweigerd("geen_voorstel", "Dit besluit hoort niet bij een handhavingsverzoek: open het bij de zaak.")
    return stap
