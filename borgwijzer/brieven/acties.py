"""Make, store and send letters about a zaak. A verdict and its letter are one deed: both, or neither."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from borgwijzer.brieven.feiten import Brieffeiten
from borgwijzer.brieven.huisstijl import Huisstijl
from borgwijzer.brieven.model import Brief
from borgwijzer.brieven.models import Briefpapier, OpgeslagenBrief
from borgwijzer.brieven.opstellen import stel_op
from borgwijzer.brieven.verzamelen import ontvangst_feiten, oordeel_feiten, zoek_briefpapier
from borgwijzer.brieven.verzamelen_gereedmelding import gereed_feiten, herstel_feiten
from borgwijzer.brieven.zetter import zet
from borgwijzer.documenten.opnemen import bewaar_ruw
from borgwijzer.logboek.vastleggen import leg_vast, zet_klaar
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.zaken.acties.herstel import Punt, vraag_herstel
from borgwijzer.zaken.acties.toetsen import accepteer_melding, bekijk_toets, keur_afwijzing_goed
from borgwijzer.zaken.acties.zoekwerk import vraag_zoekwerk
from borgwijzer.zaken.feiten import dag_van
from borgwijzer.zaken.models import Melding, Toets, Zaak

# Stands in a preview for the code that the letter will have.
GEEN_CODE = "XXXX-XXXX-XXXX"


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
    return stel_op(_verzamel_oordeel(toets.melding, moment, met_bijlage))


def toon_herstelbrief(melding: Melding, punten: list[Punt], *, moment: datetime.datetime) -> Brief:
    """The request to supplement as it would be now, with a code that opens nothing. Stores nothing."""
    return stel_op(herstel_feiten(melding, punten, GEEN_CODE, moment=moment, kenmerk=maak_kenmerk(melding.zaak)))


@transaction.atomic
def vraag_herstel_en_verstuur(
    toets_id: int, vragen: Mapping[int, str], *, versie: int, door: Account, moment: datetime.datetime
) -> OpgeslagenBrief:
    """Ask to supplement a melding, and send the letter that asks."""
    eis_recht(door, Daad.VERSTUUR_BRIEF)
    verzoek = vraag_herstel(toets_id, vragen, versie=versie, door=door, moment=moment)
    melding = verzoek.melding
    feiten = herstel_feiten(melding, verzoek.punten, verzoek.code, moment=moment, kenmerk=maak_kenmerk(melding.zaak))
    return bewaar_brief(stel_op(feiten), feiten, melding.zaak, moment=moment, door=door, melding=melding)


@transaction.atomic
def accepteer_en_verstuur(
    toets_id: int, *, versie: int, door: Account, moment: datetime.datetime, met_bijlage: bool = False
) -> OpgeslagenBrief:
    """Accept the melding and send the letter that says so."""
    eis_recht(door, Daad.VERSTUUR_BRIEF)
    toets = accepteer_melding(toets_id, versie=versie, door=door, moment=moment)
    return _verstuur_oordeel(toets, door, moment, met_bijlage)


@transaction.atomic
def keur_goed_en_verstuur(toets_id: int, *, versie: int, door: Account, moment: datetime.datetime) -> OpgeslagenBrief:
    """Approve a proposed rejection and send the letter that says so."""
    eis_recht(door, Daad.VERSTUUR_BRIEF)
    toets = keur_afwijzing_goed(toets_id, versie=versie, door=door, moment=moment)
    return _verstuur_oordeel(toets, door, moment, met_bijlage=False)


def _verstuur_oordeel(toets: Toets, door: Account, moment: datetime.datetime, met_bijlage: bool) -> OpgeslagenBrief:
    feiten = _verzamel_oordeel(toets.melding, moment, met_bijlage)
    return bewaar_brief(stel_op(feiten), feiten, toets.melding.zaak, moment=moment, door=door, melding=toets.melding)


def _verzamel_oordeel(melding: Melding, moment: datetime.datetime, met_bijlage: bool) -> Brieffeiten:
    resultaat = bekijk_toets(melding, dag_van(moment))
    verzamel = gereed_feiten if melding.soort == "gereedmelding" else oordeel_feiten
    return verzamel(melding, resultaat, moment=moment, kenmerk=maak_kenmerk(melding.zaak), met_bijlage=met_bijlage)


def maak_kenmerk(zaak: Zaak) -> str:
    """The next free kenmerk of this zaak; whoever calls holds the zaak, or only previews."""
    return f"{zaak.nummer}-{OpgeslagenBrief.objects.filter(zaak=zaak).count() + 1:02d}"


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
        gemaakt_op=moment, gemaakt_door=door,
    )  # fmt: skip
    gebeurtenis = leg_vast(
        "brief_gemaakt", organisatie_id=zaak.organisatie_id, zaak_id=zaak.pk, door=door, tijdstip=moment,
        gegevens={"brief": opgeslagen.pk, "soort": feiten.SOORT, "kenmerk": feiten.kenmerk, "sha256": bestand.sha256,
                  "onderwerp": brief.titel},
    )  # fmt: skip
    if versturen:
        zet_klaar(gebeurtenis, bestemming="post", verwijzing=f"brief:{opgeslagen.pk}", moment=moment)
    vraag_zoekwerk(zaak)
    return opgeslagen


def _huisstijl(papier: Briefpapier, feiten: Brieffeiten) -> Huisstijl:
    return Huisstijl(naam=feiten.gemeente, kleur=papier.kleur)


def als_gegevens(waarde: Any) -> Any:
    """The facts of a letter as plain JSON values: dates and moments in ISO form."""
    if dataclasses.is_dataclass(waarde) and not isinstance(waarde, type):
        return {veld.name: als_gegevens(getattr(waarde, veld.name)) for veld in dataclasses.fields(waarde)}
    if isinstance(waarde, list | tuple):
        return [als_gegevens(deel) for deel in waarde]
    if isinstance(waarde, datetime.date):
        return waarde.isoformat()
    return waarde
