"""The deeds whose letter can be changed before it goes, and how each letter is gathered as it would go now."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass

from borgwijzer.brieven.feiten import Brieffeiten
from borgwijzer.brieven.kenmerk import GEEN_CODE, maak_kenmerk
from borgwijzer.brieven.verzamelen_gereedmelding import herstel_feiten, verzamel_oordeel
from borgwijzer.brieven.verzamelen_informatie import informatie_feiten
from borgwijzer.brieven.verzamelen_zaak import besluit_feiten, herinnering_feiten
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account
from borgwijzer.zaken.acties.herstel import stel_punten_op
from borgwijzer.zaken.feiten import dag_van
from borgwijzer.zaken.models import Besluit, Besluittoestand, Informatieverzoek, Melding, Zaak

VORM = re.compile(r"(?P<daad>[a-z_]{1,40})-(?P<over>[0-9]{1,18})")
WEG = Geweigerd("brief_al_weg", "Deze brief is al verstuurd of hoeft niet meer: kijk bij de brieven van de zaak.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Nu:
    """Who looks, and when."""

    door: Account
    moment: datetime.datetime


@dataclass(frozen=True, slots=True)
class Plek:
    """``daad`` and the id of what it is about; a reminder is about the zaak."""

    daad: str
    over: int

    def __str__(self) -> str:
        return f"{self.daad}-{self.over}"


def lees_plek(tekst: str) -> Plek | None:
    """A plek from an address; None for what is none."""
    treffer = VORM.fullmatch(tekst)
    if treffer is None or treffer["daad"] not in VERZAMELAARS or str(int(treffer["over"])) != treffer["over"]:
        return None
    return Plek(treffer["daad"], int(treffer["over"]))


def verzamel_voor(plek: Plek, zaak: Zaak, nu: Nu) -> Brieffeiten:
    """Facts of the letter as it would go now. Raises ``Geweigerd`` when it went, cannot be made, or is not of this zaak."""
    return VERZAMELAARS[plek.daad](plek.over, zaak, nu)


def _oordeel(over: int, zaak: Zaak, nu: Nu) -> Brieffeiten:
    melding = _zoek_melding(over, zaak)
    if melding.oordeel:
        raise WEG
    return verzamel_oordeel(melding, moment=nu.moment, met_bijlage=False)


def _herstel(over: int, zaak: Zaak, nu: Nu) -> Brieffeiten:
    melding = _zoek_melding(over, zaak)
    if melding.oordeel or melding.herstelverzoeken.exists():
        raise WEG
    punten = stel_punten_op(melding, dag_van(nu.moment))
    return herstel_feiten(melding, punten, GEEN_CODE, moment=nu.moment, kenmerk=maak_kenmerk(zaak))


def _zoek_melding(over: int, zaak: Zaak) -> Melding:
    melding = Melding.objects.select_related("toets", "fase").filter(pk=over, zaak=zaak, vervangen_door=None).first()
    if melding is None or melding.ingetrokken_op:
        raise WEG
    melding.zaak = zaak
    return melding


def _besluit(over: int, zaak: Zaak, nu: Nu) -> Brieffeiten:
    besluit = Besluit.objects.filter(pk=over, zaak=zaak, toestand=Besluittoestand.VOORGESTELD).first()
    if besluit is None:
        raise WEG
    besluit.zaak = zaak
    return besluit_feiten(besluit, nu.door, moment=nu.moment, kenmerk=maak_kenmerk(zaak))


def _informatieverzoek(over: int, zaak: Zaak, nu: Nu) -> Brieffeiten:
    rijen = Informatieverzoek.objects.select_related("melding", "betrokkene")
    verzoek = rijen.filter(pk=over, zaak=zaak, verzonden_op=None, beeindigd_op=None).first()
    if verzoek is None:
        raise WEG
    verzoek.zaak, verzoek.code = zaak, GEEN_CODE
    return informatie_feiten(verzoek, moment=nu.moment, kenmerk=maak_kenmerk(zaak), wie=nu.door.naam)


def _herinnering(soort: str) -> Callable[[int, Zaak, Nu], Brieffeiten]:
    def verzamel(over: int, zaak: Zaak, nu: Nu) -> Brieffeiten:
        if over != zaak.pk:
            raise WEG
        return herinnering_feiten(zaak, soort, moment=nu.moment, kenmerk=maak_kenmerk(zaak))

    return verzamel


VERZAMELAARS: dict[str, Callable[[int, Zaak, Nu], Brieffeiten]] = {
    "oordeel": _oordeel, "herstel": _herstel, "besluit": _besluit, "informatieverzoek": _informatieverzoek,
    "herinnering_start": _herinnering("start"), "herinnering_einde": _herinnering("einde"),
}  # fmt: skip
