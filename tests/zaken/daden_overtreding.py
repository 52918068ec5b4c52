"""Deeds about an overtreding and its afweging, each with how to set it up."""

from __future__ import annotations

from collections.abc import Callable

from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.toezicht.acties import afwegingen, overtredingen
from borgwijzer.zaken.models import Overtreding
from tests.toezicht.overtredingwerk import OPZET, VASTLEGGING, maak_overtreding
from tests.zaken.daadsituatie import Situatie, Stap
from tests.zaken.zaakwerk import MOMENT


def _maak(s: Situatie, wie: Account | None = None) -> Overtreding:
    return maak_overtreding(s.melding.zaak, wie or s.allen)


def _stel_vast(s: Situatie) -> Callable[[], object]:
    return lambda: _maak(s, s.wie)


def _wijzig(s: Situatie) -> Callable[[], object]:
    pk = _maak(s).pk
    return lambda: overtredingen.wijzig_overtreding(pk, VASTLEGGING, reden="Typefout.", versie=0, door=s.wie, moment=MOMENT)


def _vervallen(s: Situatie) -> Callable[[], object]:
    pk = _maak(s).pk
    return lambda: overtredingen.laat_overtreding_vervallen(pk, reden="Toch niet.", door=s.wie, moment=MOMENT)


def _herstel(s: Situatie) -> Callable[[], object]:
    pk = _maak(s).pk
    return lambda: overtredingen.stel_herstel_vast(pk, MOMENT.date(), reden="Gezien.", door=s.wie, moment=MOMENT)


def _bewaar(s: Situatie) -> Callable[[], object]:
    pk = _maak(s).pk
    return lambda: afwegingen.bewaar_afweging(pk, OPZET, versie=0, door=s.wie, moment=MOMENT)


def _stel_voor(s: Situatie) -> Callable[[], object]:
    pk = _maak(s).pk
    return lambda: afwegingen.stel_afweging_voor(pk, OPZET, versie=0, door=s.wie, moment=MOMENT)


def _voorgesteld(s: Situatie) -> int:
    pk = _maak(s).pk
    afwegingen.stel_afweging_voor(pk, OPZET, versie=0, door=s.allen, moment=MOMENT)
    return pk


def _keur_goed(s: Situatie) -> Callable[[], object]:
    pk = _voorgesteld(s)
    return lambda: afwegingen.keur_afweging_goed(pk, versie=1, door=s.wie, moment=MOMENT)


def _geef_terug(s: Situatie) -> Callable[[], object]:
    pk = _voorgesteld(s)
    return lambda: afwegingen.geef_afweging_terug(pk, reden="Te zwaar.", versie=1, door=s.wie, moment=MOMENT)


OVERTREDINGSDADEN: dict[str, tuple[Stap, object, Daad | None]] = {
    "stel_overtreding_vast": (_stel_vast, overtredingen, Daad.STEL_OVERTREDING_VAST),
    "wijzig_overtreding": (_wijzig, overtredingen, Daad.STEL_OVERTREDING_VAST),
    "laat_overtreding_vervallen": (_vervallen, overtredingen, Daad.STEL_OVERTREDING_VAST),
    "stel_herstel_vast": (_herstel, overtredingen, Daad.STEL_OVERTREDING_VAST),
    "bewaar_afweging": (_bewaar, afwegingen, Daad.WEEG_OVERTREDING),
    "stel_afweging_voor": (_stel_voor, afwegingen, Daad.WEEG_OVERTREDING),
    "keur_afweging_goed": (_keur_goed, afwegingen, Daad.KEUR_AFWEGING_GOED),
    "geef_afweging_terug": (_geef_terug, afwegingen, Daad.KEUR_AFWEGING_GOED),
}
