"""Make, store and send letters about a zaak. A verdict and its letter are one deed: both, or neither."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from django.db import transaction

from borgwijzer.brieven.concept.acties import Verzendplek, rond_concept_af, stel_concept_op, stel_gekozen_op
from borgwijzer.brieven.concept.proef import meld_brief
from borgwijzer.brieven.feiten import Brieffeiten
from borgwijzer.brieven.gegevens import als_gegevens
from borgwijzer.brieven.huisstijl import Huisstijl
from borgwijzer.brieven.kenmerk import GEEN_CODE, maak_kenmerk
from borgwijzer.brieven.model import Brief
from borgwijzer.brieven.models import Briefpapier, OpgeslagenBrief
from borgwijzer.brieven.opstellen import stel_op
from borgwijzer.brieven.verzamelen import ontvangst_feiten, zoek_briefpapier
from borgwijzer.brieven.verzamelen_gereedmelding import herstel_feiten, verzamel_oordeel
from borgwijzer.brieven.verzending.acties import plan_verzending
from borgwijzer.brieven.zetter import zet
from borgwijzer.documenten.opnemen import bewaar_ruw
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.zaken.acties.herstel import Punt, vraag_herstel
from borgwijzer.zaken.acties.toetsen import accepteer_melding, keur_afwijzing_goed
from borgwijzer.zaken.acties.zoekwerk import vraag_zoekwerk
from borgwijzer.zaken.models import Melding, Toets, Zaak


@transaction.atomic
def bevestig_ontvangst(melding: Melding, *, moment: datetime.datetime) -> OpgeslagenBrief | None:
    """Confirm the receipt of a melding to the gemachtigde or else the initiatiefnemer; None when nobody is named."""
    feiten = ontvangst_feiten(melding, moment=moment, kenmerk=maak_kenmerk(melding.zaak))
    if feiten is None:
        return None
    return bewaar_brief(stel_op(feiten), feiten, melding.zaak, moment=moment, door=None, melding=melding)


def toon_oordeelbrief(toets: Toets, *, moment: datetime.datetime, met_bijlage: bool = False) -> Brief:
    """The letter as it would be if the verdict were fixed now. Stores nothing.

    Raises ``Geweigerd`` when the letter cannot be made, such as without an addressee.
    """
    feiten = verzamel_oordeel(toets.melding, moment=moment, met_bijlage=met_bijlage)
    return stel_concept_op(feiten, toets.melding.zaak, f"oordeel-{toets.melding_id}")


def toon_herstelbrief(melding: Melding, punten: list[Punt], *, moment: datetime.datetime) -> Brief:
    """The request to supplement as it would be now, with a code that opens nothing. Stores nothing."""
    feiten = herstel_feiten(melding, punten, GEEN_CODE, moment=moment, kenmerk=maak_kenmerk(melding.zaak))
    return stel_concept_op(feiten, melding.zaak, f"herstel-{melding.pk}")


@transaction.atomic
def vraag_herstel_en_verstuur(
    toets_id: int, vragen: Mapping[int, str], *, versie: int, door: Account, moment: datetime.datetime, gelezen: int | None = None
) -> OpgeslagenBrief:
    """Ask to supplement a melding, and send the letter that asks."""
    eis_recht(door, Daad.VERSTUUR_BRIEF)
    verzoek = vraag_herstel(toets_id, vragen, versie=versie, door=door, moment=moment)
    melding = verzoek.melding
    feiten = herstel_feiten(melding, verzoek.punten, verzoek.code, moment=moment, kenmerk=maak_kenmerk(melding.zaak))
    plek = Verzendplek(f"herstel-{melding.pk}", gelezen)
    return verstuur_van_plek(feiten, plek, melding.zaak, moment=moment, door=door, melding=melding)


@transaction.atomic
def accepteer_en_verstuur(
    toets_id: int, *, versie: int, door: Account, moment: datetime.datetime, met_bijlage: bool = False, gelezen: int | None = None
) -> OpgeslagenBrief:
    """Accept the melding and send the letter that says so. ``gelezen``: the version of the text that this person read."""
    eis_recht(door, Daad.VERSTUUR_BRIEF)
    toets = accepteer_melding(toets_id, versie=versie, door=door, moment=moment)
    feiten = verzamel_oordeel(toets.melding, moment=moment, met_bijlage=met_bijlage)
    return _verstuur_oordeel(toets, feiten, Verzendplek(f"oordeel-{toets.melding_id}", gelezen), door, moment)


@transaction.atomic
def keur_goed_en_verstuur(
    toets_id: int, *, versie: int, door: Account, moment: datetime.datetime, gelezen: int | None = None
) -> OpgeslagenBrief:
    """Approve a proposed rejection and send the letter that says so: this deed is itself the second pair of eyes."""
    eis_recht(door, Daad.VERSTUUR_BRIEF)
    toets = keur_afwijzing_goed(toets_id, versie=versie, door=door, moment=moment)
    feiten = verzamel_oordeel(toets.melding, moment=moment, met_bijlage=False)
    return _verstuur_oordeel(toets, feiten, Verzendplek(f"oordeel-{toets.melding_id}", gelezen), door, moment)


def _verstuur_oordeel(
    toets: Toets, feiten: Brieffeiten, plek: Verzendplek, door: Account, moment: datetime.datetime
) -> OpgeslagenBrief:
    return verstuur_van_plek(feiten, plek, toets.melding.zaak, moment=moment, door=door, melding=toets.melding)


def verstuur_van_plek(
    feiten: Brieffeiten, plek: Verzendplek, zaak: Zaak, *, moment: datetime.datetime, door: Account, melding: Melding | None = None
) -> OpgeslagenBrief:
    """Store and send the letter of a deed: with the text that people read, and approved when the kader asks that.

    Every deed of a person ends here; a letter that goes by itself has no text to change.
    """
    meld_brief(feiten, plek.plek)
    brief, concept = stel_gekozen_op(feiten, plek, zaak)
    opgeslagen = bewaar_brief(brief, feiten, zaak, moment=moment, door=door, melding=melding, versturen=not plek.blijft_binnen)
    rond_concept_af(concept, opgeslagen)
    return opgeslagen


def bewaar_brief(  # noqa: PLR0913 - a letter, its facts, and where it belongs
    brief: Brief, feiten: Brieffeiten, zaak: Zaak, *, moment: datetime.datetime, door: Account | None,
    melding: Melding | None = None, versturen: bool = True,
) -> OpgeslagenBrief:  # fmt: skip
    """Set the PDF, store it, write the event, and put it in the outbox; what stays inside is not sent."""
    pdf = zet(brief, huisstijl=_huisstijl(zoek_briefpapier(zaak.organisatie_id), feiten), tijdstip=moment)
    bestand = bewaar_ruw(pdf, organisatie_id=zaak.organisatie_id, moment=moment)
    opgeslagen = OpgeslagenBrief.objects.create(
        organisatie_id=zaak.organisatie_id, zaak=zaak, melding=melding,
        soort=feiten.SOORT, kenmerk=feiten.kenmerk,
        onderwerp=brief.titel, geadresseerde=feiten.geadresseerde.naam, feiten=als_gegevens(feiten), bestand=bestand,
        eigen_tekst={deel.stuk: {"oud": deel.oud, "nieuw": deel.nieuw} for deel in brief.aangepast},
        gemaakt_op=moment, gemaakt_door=door,
    )  # fmt: skip
    gebeurtenis = leg_vast(
        "brief_gemaakt", organisatie_id=zaak.organisatie_id, zaak_id=zaak.pk, door=door, tijdstip=moment,
        gegevens={"brief": opgeslagen.pk, "soort": feiten.SOORT, "kenmerk": feiten.kenmerk, "sha256": bestand.sha256,
                  "onderwerp": brief.titel, **({"eigen_tekst": opgeslagen.eigen_tekst} if brief.aangepast else {})},
    )  # fmt: skip
    if versturen:
        plan_verzending(opgeslagen, feiten, gebeurtenis, moment=moment)
    vraag_zoekwerk(zaak)
    return opgeslagen


def _huisstijl(papier: Briefpapier, feiten: Brieffeiten) -> Huisstijl:
    return Huisstijl(naam=feiten.gemeente, kleur=papier.kleur)
