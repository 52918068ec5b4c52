"""The deeds whose letter can be changed before it goes, and how a letter is gathered that is made from rows alone.

A letter that is made from a form is gathered by rehearsing its deed: see ``proef`` and the forms in ``web``.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass

from borgwijzer.brieven.acties_interventie import klaargelegde_feiten
from borgwijzer.brieven.acties_last import lastbesluit_feiten
from borgwijzer.brieven.acties_maatwerk import zoek_maatwerkaanvraag
from borgwijzer.brieven.acties_verzoek import zoek_verzoekvoorstel
from borgwijzer.brieven.feiten import Brieffeiten
from borgwijzer.brieven.kenmerk import GEEN_CODE, maak_kenmerk
from borgwijzer.brieven.veldbrieven import bezoekrapport_feiten
from borgwijzer.brieven.verzamelen_bezwaar import beslissing_feiten
from borgwijzer.brieven.verzamelen_gereedmelding import herstel_feiten, verzamel_oordeel
from borgwijzer.brieven.verzamelen_informatie import informatie_feiten
from borgwijzer.brieven.verzamelen_maatwerk import maatwerkbesluit_feiten, ontvangst_maatwerk_feiten
from borgwijzer.brieven.verzamelen_signaal import ontvangst_signaal_feiten
from borgwijzer.brieven.verzamelen_verzoek import ontvangst_verzoek_feiten, verzoekbesluit_feiten
from borgwijzer.brieven.verzamelen_zaak import besluit_feiten, herinnering_feiten, rapport_feiten
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account
from borgwijzer.toezicht.acties.bezwaarbeslissing import find_voorstel
from borgwijzer.zaken.acties.herstel import stel_punten_op
from borgwijzer.zaken.feiten import dag_van
from borgwijzer.zaken.models import (
    Besluit,
    Besluittoestand,
    Bezwaar,
    Controle,
    Handhavingsverzoek,
    Informatieverzoek,
    Interventie,
    Maatwerkaanvraag,
    Maatwerkstap,
    Maatwerkstapsoort,
    Melding,
    Signaal,
    Verzoekstap,
    Verzoekstapsoort,
    Zaak,
)

VORM = re.compile(r"(?P<daad>[a-z_]{1,40}[0-9]{0,12})-(?P<over>[0-9]{1,18})")
# The pages whose forms send letters: the daad of such a plek begins with one of these, then the deed of the form.
FORMULIERPAGINAS = frozenset({
    "last", "interventie", "bezwaar", "handhavingsverzoek", "signaal", "informatieverzoek", "vastleggen", "maatwerk",
})  # fmt: skip
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

    @property
    def formulier(self) -> tuple[str, str] | None:
        """The page and the deed of the form this letter is made from; None for a letter that is made from rows alone."""
        pagina, _, daad = self.daad.partition("_")
        return (pagina, daad) if self.daad not in VERZAMELAARS and daad and pagina in FORMULIERPAGINAS else None

    def __str__(self) -> str:
        return f"{self.daad}-{self.over}"


def lees_plek(tekst: str) -> Plek | None:
    """A plek from an address; None for what is none."""
    treffer = VORM.fullmatch(tekst)
    if treffer is None or str(int(treffer["over"])) != treffer["over"]:
        return None
    plek = Plek(treffer["daad"], int(treffer["over"]))
    return plek if plek.daad in VERZAMELAARS or plek.formulier else None


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
    return besluit_feiten(_zoek_voorstel(over, zaak), nu.door, moment=nu.moment, kenmerk=maak_kenmerk(zaak))


def _zoek_voorstel(over: int, zaak: Zaak) -> Besluit:
    rijen = Besluit.objects.select_related("interventie__overtreding", "interventie__afweging")
    besluit = rijen.filter(pk=over, zaak=zaak, toestand=Besluittoestand.VOORGESTELD).first()
    if besluit is None:
        raise WEG
    besluit.zaak = zaak
    if besluit.interventie:
        besluit.interventie.zaak = zaak
    return besluit


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


def _lastbesluit(over: int, zaak: Zaak, nu: Nu) -> Brieffeiten:
    return lastbesluit_feiten(_zoek_voorstel(over, zaak), nu.door, nu.moment)


def _verzoekbesluit(over: int, zaak: Zaak, nu: Nu) -> Brieffeiten:
    besluit = _zoek_voorstel(over, zaak)
    stap = zoek_verzoekvoorstel(besluit)
    return verzoekbesluit_feiten(besluit, stap, nu.door, moment=nu.moment, kenmerk=maak_kenmerk(zaak))


def _bezwaarbeslissing(over: int, zaak: Zaak, nu: Nu) -> Brieffeiten:
    bezwaar = Bezwaar.objects.select_related("besluit", "beslissing").filter(pk=over, zaak=zaak).first()
    if bezwaar is None or find_voorstel(bezwaar) is None:
        raise WEG
    bezwaar.zaak = zaak
    return beslissing_feiten(bezwaar, nu.door, moment=nu.moment, kenmerk=maak_kenmerk(zaak))


def _klaargelegde_stap(over: int, zaak: Zaak, nu: Nu) -> Brieffeiten:
    interventie = Interventie.objects.select_related("overtreding").filter(pk=over, zaak=zaak, afgerond_op=None).first()
    if interventie is None:
        raise WEG
    interventie.zaak = interventie.overtreding.zaak = zaak
    feiten = klaargelegde_feiten(interventie, nu.door, moment=nu.moment)
    if feiten is None:
        raise WEG
    return feiten


def _verzoekontvangst(over: int, zaak: Zaak, nu: Nu) -> Brieffeiten:
    verzoek = Handhavingsverzoek.objects.filter(pk=over, zaak=zaak).first()
    if verzoek is None or Verzoekstap.objects.filter(verzoek=verzoek, soort=Verzoekstapsoort.BEVESTIGD).exists():
        raise WEG
    verzoek.zaak = zaak
    return ontvangst_verzoek_feiten(verzoek, moment=nu.moment, kenmerk=maak_kenmerk(zaak))


def _maatwerkontvangst(over: int, zaak: Zaak, nu: Nu) -> Brieffeiten:
    aanvraag = Maatwerkaanvraag.objects.filter(pk=over, zaak=zaak).first()
    if aanvraag is None or Maatwerkstap.objects.filter(aanvraag=aanvraag, soort=Maatwerkstapsoort.BEVESTIGD).exists():
        raise WEG
    aanvraag.zaak = zaak
    return ontvangst_maatwerk_feiten(aanvraag, moment=nu.moment, kenmerk=maak_kenmerk(zaak))


def _maatwerkbesluit(over: int, zaak: Zaak, nu: Nu) -> Brieffeiten:
    besluit = _zoek_voorstel(over, zaak)
    aanvraag = zoek_maatwerkaanvraag(besluit)
    return maatwerkbesluit_feiten(besluit, aanvraag, nu.door, moment=nu.moment, kenmerk=maak_kenmerk(zaak))


def _signaalontvangst(over: int, zaak: Zaak, nu: Nu) -> Brieffeiten:
    signaal = Signaal.objects.filter(pk=over, zaak=zaak).first()
    if signaal is None or signaal.bevestigd_op:
        raise WEG
    signaal.zaak = zaak
    return ontvangst_signaal_feiten(signaal, moment=nu.moment, kenmerk=maak_kenmerk(zaak))


def _rapport(over: int, zaak: Zaak, nu: Nu) -> Brieffeiten:
    return rapport_feiten(_zoek_controle(over, zaak), nu.door, moment=nu.moment, kenmerk=maak_kenmerk(zaak))


def _bezoekrapport(over: int, zaak: Zaak, nu: Nu) -> Brieffeiten:
    controle = _zoek_controle(over, zaak)
    return bezoekrapport_feiten(controle, nu.door, moment=nu.moment, kenmerk=maak_kenmerk(zaak), met_beeld=False)


def _zoek_controle(over: int, zaak: Zaak) -> Controle:
    controle = Controle.objects.filter(pk=over, zaak=zaak, vastgesteld_op=None, vervallen_op=None).first()
    if controle is None:
        raise WEG
    controle.zaak = zaak
    return controle


VERZAMELAARS: dict[str, Callable[[int, Zaak, Nu], Brieffeiten]] = {
    "oordeel": _oordeel, "herstel": _herstel, "besluit": _besluit, "informatieverzoek": _informatieverzoek,
    "herinnering_start": _herinnering("start"), "herinnering_einde": _herinnering("einde"),
    "lastbesluit": _lastbesluit, "verzoekbesluit": _verzoekbesluit, "bezwaarbeslissing": _bezwaarbeslissing,
    "interventie_keur": _klaargelegde_stap, "verzoekontvangst": _verzoekontvangst, "signaalontvangst": _signaalontvangst,
    "maatwerkontvangst": _maatwerkontvangst, "maatwerkbesluit": _maatwerkbesluit,
    "rapport": _rapport, "bezoekrapport": _bezoekrapport,
}  # fmt: skip
