"""A request for data and its reminder, each one deed with its letter: both, or neither."""

from __future__ import annotations

import datetime

from django.db import transaction

from borgwijzer.brieven.acties import verstuur_van_plek
from borgwijzer.brieven.concept.acties import Verzendplek, stel_concept_op
from borgwijzer.brieven.kenmerk import GEEN_CODE, maak_kenmerk
from borgwijzer.brieven.model import Brief
from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.brieven.verzamelen_informatie import herinnering_feiten, informatie_feiten
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.zaken.acties.informatie import herinner_verzoek, verzend_verzoek
from borgwijzer.zaken.models import Informatieverzoek


def toon_verzoekbrief(verzoek: Informatieverzoek, *, wie: str, moment: datetime.datetime) -> Brief:
    """The letter as it would be if it were sent now by ``wie``, with a code that opens nothing. Stores nothing."""
    proef = Informatieverzoek(**{veld.attname: getattr(verzoek, veld.attname) for veld in Informatieverzoek._meta.concrete_fields})
    proef.zaak, proef.code = verzoek.zaak, GEEN_CODE
    feiten = informatie_feiten(proef, moment=moment, kenmerk=maak_kenmerk(proef.zaak), wie=wie)
    return stel_concept_op(feiten, verzoek.zaak, f"informatieverzoek-{verzoek.pk}")


@transaction.atomic
def verzend_verzoek_en_brief(
    verzoek_id: int, *, versie: int, door: Account, moment: datetime.datetime, gelezen: int | None = None
) -> OpgeslagenBrief:
    """Send the request with its letter. ``gelezen``: the version of the text that this person read."""
    eis_recht(door, Daad.VERSTUUR_BRIEF)
    verzoek = verzend_verzoek(verzoek_id, versie=versie, door=door, moment=moment)
    feiten = informatie_feiten(verzoek, moment=moment, kenmerk=maak_kenmerk(verzoek.zaak), wie=door.naam)
    plek = Verzendplek(f"informatieverzoek-{verzoek.pk}", gelezen)
    return verstuur_van_plek(feiten, plek, verzoek.zaak, moment=moment, door=door, melding=verzoek.melding)


@transaction.atomic
def herinner_en_verstuur(
    verzoek_id: int, uiterlijk: datetime.date, *, versie: int, door: Account, moment: datetime.datetime
) -> OpgeslagenBrief:
    """Remind of what still lacks, with its letter."""
    eis_recht(door, Daad.VERSTUUR_BRIEF)
    verzoek = herinner_verzoek(verzoek_id, uiterlijk, versie=versie, door=door, moment=moment)
    feiten = herinnering_feiten(verzoek, moment=moment, kenmerk=maak_kenmerk(verzoek.zaak))
    plek = Verzendplek(f"informatieverzoek_herinner-{verzoek.pk}")
    return verstuur_van_plek(feiten, plek, verzoek.zaak, moment=moment, door=door, melding=verzoek.melding)
