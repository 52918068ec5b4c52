"""Gather the named facts of a request for data and of its reminder; nothing is reckoned here."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from borgwijzer.brieven.fouten import BriefFout
from borgwijzer.brieven.informatieverzoek import Gevraagdgegeven, InformatieFeiten, InformatieherinneringFeiten
from borgwijzer.brieven.verzamelen import verzamel_gedeeld, zoek_partijen
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.regels.informatieverzoek import is_binnen
from borgwijzer.zaken.feiten import maak_verzoekfeit
from borgwijzer.zaken.models import Informatieverzoek, Melding


def maak_briefmelding(verzoek: Informatieverzoek) -> Melding:
    """The melding to which the letter refers. A zaak without one is referred to by its number: a melding that is not stored."""
    melding = verzoek.melding or Melding(zaak=verzoek.zaak, ontvangen_op=verzoek.zaak.geopend_op)
    melding.zaak = verzoek.zaak
    return melding


def informatie_feiten(verzoek: Informatieverzoek, *, moment: datetime.datetime, kenmerk: str, wie: str) -> InformatieFeiten:
    """Facts of the request. ``wie`` is who asks. Raises ``Geweigerd`` with what is missing for the letter."""
    try:
        return InformatieFeiten(**_gedeeld(verzoek, moment, kenmerk), gevraagd=_gevraagd(verzoek), toezichthouder=wie,
                                uiterlijk_op=verzoek.uiterlijk)  # fmt: skip
    except BriefFout as fout:
        raise Geweigerd("brief_onvolledig", f"De brief kan niet worden gemaakt: {fout}") from fout


def herinnering_feiten(verzoek: Informatieverzoek, *, moment: datetime.datetime, kenmerk: str) -> InformatieherinneringFeiten:
    """Facts of the reminder, with only what still lacks."""
    assert verzoek.verzonden_op and verzoek.uiterlijk_na_herinnering
    try:
        return InformatieherinneringFeiten(
            **_gedeeld(verzoek, moment, kenmerk), gevraagd=_gevraagd(verzoek, alleen_open=True),
            toezichthouder=verzoek.verzonden_naam, uiterlijk_op=verzoek.uiterlijk_na_herinnering,
            verzonden_op=verzoek.verzonden_op, eerst_uiterlijk_op=verzoek.uiterlijk,
        )  # fmt: skip
    except BriefFout as fout:
        raise Geweigerd("brief_onvolledig", f"De brief kan niet worden gemaakt: {fout}") from fout


def _gedeeld(verzoek: Informatieverzoek, moment: datetime.datetime, kenmerk: str) -> dict[str, Any]:
    """What both letters have. Only a question about the plan goes in copy to others: the rest concerns supervision."""
    zaak = verzoek.zaak
    gedeeld = verzamel_gedeeld(
        maak_briefmelding(verzoek), zoek_partijen(zaak), moment=moment, kenmerk=kenmerk, aan=verzoek.betrokkene
    )
    return {
        **gedeeld,
        "kopie_aan": gedeeld["kopie_aan"] if verzoek.soort == "verduidelijking" else (),
        "grond": verzoek.soort,
        "reden": verzoek.reden,
        "antwoordadres": settings.ADRES + reverse("beantwoorden", args=[zaak.organisatie.slug, verzoek.code]),
    }


def _gevraagd(verzoek: Informatieverzoek, *, alleen_open: bool = False) -> tuple[Gevraagdgegeven, ...]:
    feiten = maak_verzoekfeit(verzoek).punten
    return tuple(
        Gevraagdgegeven(punt["wat"], punt["werk"], punt["moment"])
        for punt, feit in zip(verzoek.punten, feiten, strict=True)
        if not (alleen_open and is_binnen(feit))
    )
