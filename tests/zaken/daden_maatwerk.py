"""Deeds with an application for a maatwerkvoorschrift, each with how to set it up."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from borgwijzer.organisaties.rechten import Daad
from borgwijzer.toezicht.acties import maatwerk as acties
from borgwijzer.toezicht.acties import maatwerkbesluit
from borgwijzer.toezicht.acties.aanvraagstappen import Wie
from borgwijzer.zaken.models import Maatwerkaanvraag, Zaak
from tests.toezicht.maatwerkwerk import JA, NEE, TEKST, TOEWIJZEN, als, beoordeel, dien_in, stel_voor, wijs_toe, zet_aan
from tests.zaken.daadsituatie import Situatie, Stap
from tests.zaken.zaakwerk import MOMENT

DAG = MOMENT.date()
LATER = DAG + datetime.timedelta(days=14)


def _zaak(s: Situatie) -> Zaak:
    return zet_aan(s.melding.zaak)


def _aanvraag(s: Situatie) -> Maatwerkaanvraag:
    return dien_in(_zaak(s), s.collega)


def _wie(s: Situatie, aanvraag: Maatwerkaanvraag) -> Wie:
    return als(aanvraag, s.wie, DAG)


def _registreer(s: Situatie) -> Callable[[], object]:
    zaak = _zaak(s)
    return lambda: acties.registreer_maatwerkaanvraag(zaak.pk, DAG, "post", TEKST, door=s.wie, moment=MOMENT)


def _stap(doe: Callable[[int, Wie], Any], eerst: Callable[[Situatie, Maatwerkaanvraag], object] | None = None) -> Stap:
    """A deed with an application that was just registered, after ``eerst``."""

    def maak(s: Situatie) -> Callable[[], object]:
        aanvraag = _aanvraag(s)
        if eerst:
            eerst(s, aanvraag)
        return lambda: doe(aanvraag.pk, _wie(s, aanvraag))

    return maak


def _vraag(s: Situatie, aanvraag: Maatwerkaanvraag) -> None:
    acties.vraag_maatwerk_aan_te_vullen(aanvraag.pk, "Een foto.", LATER, als(aanvraag, s.collega, DAG))


def _voornemen(s: Situatie, aanvraag: Maatwerkaanvraag) -> None:
    beoordeel(aanvraag, s.collega, NEE, DAG)
    acties.stuur_voornemen(aanvraag.pk, "Te groot.", LATER, als(aanvraag, s.collega, DAG))


def _ja(s: Situatie, aanvraag: Maatwerkaanvraag) -> None:
    beoordeel(aanvraag, s.collega, JA, DAG)


def _nee(s: Situatie, aanvraag: Maatwerkaanvraag) -> None:
    beoordeel(aanvraag, s.collega, NEE, DAG)


def _toegewezen(s: Situatie, aanvraag: Maatwerkaanvraag) -> None:
    wijs_toe(aanvraag, s.collega, s.allen, DAG)


def _neem(s: Situatie) -> Callable[[], object]:
    aanvraag = _aanvraag(s)
    _ja(s, aanvraag)
    besluit = stel_voor(aanvraag, s.collega, op=DAG)
    return lambda: maatwerkbesluit.neem_maatwerkbesluit(besluit.pk, _wie(s, aanvraag))


def _geef_terug(s: Situatie) -> Callable[[], object]:
    aanvraag = _aanvraag(s)
    _ja(s, aanvraag)
    besluit = stel_voor(aanvraag, s.collega, op=DAG)
    return lambda: maatwerkbesluit.geef_maatwerkbesluit_terug(besluit.pk, "Anders.", _wie(s, aanvraag))


_BIJ, _VAST, _NEEM = Daad.BEHANDEL_VERZOEK, Daad.LEG_FEIT_VAST, Daad.NEEM_BESLUIT
# deed -> (how to set it up, the module that writes its event, its right)
MAATWERKDADEN: dict[str, tuple[Stap, object, Daad | None]] = {
    "registreer_maatwerkaanvraag": (_registreer, acties, _VAST),
    "bevestig_maatwerk": (_stap(acties.bevestig_maatwerk), acties, _VAST),
    "vraag_maatwerk_aan_te_vullen": (
        _stap(lambda pk, wie: acties.vraag_maatwerk_aan_te_vullen(pk, "Een foto.", LATER, wie)), acties, _BIJ,
    ),
    "neem_maatwerkaanvulling_op": (
        _stap(lambda pk, wie: acties.neem_maatwerkaanvulling_op(pk, DAG, "Een foto.", wie), _vraag), acties, _VAST,
    ),
    "verleng_maatwerktermijn": (_stap(lambda pk, wie: acties.verleng_maatwerktermijn(pk, "Advies.", wie)), acties, _BIJ),
    "beoordeel_maatwerk": (_stap(lambda pk, wie: acties.beoordeel_maatwerk(pk, JA, "Gezien.", wie)), acties, _BIJ),
    "stuur_voornemen": (_stap(lambda pk, wie: acties.stuur_voornemen(pk, "Te groot.", LATER, wie), _nee), acties, _BIJ),
    "neem_zienswijze_op": (_stap(lambda pk, wie: acties.neem_zienswijze_op(pk, DAG, "Nee.", wie), _voornemen), acties, _VAST),
    "trek_maatwerkaanvraag_in": (_stap(lambda pk, wie: acties.trek_maatwerkaanvraag_in(pk, DAG, "Mail.", wie)), acties, _VAST),
    "leg_inschrijving_vast": (
        _stap(lambda pk, wie: acties.leg_inschrijving_vast(pk, DAG, "Nr. 1", wie), _toegewezen), acties, _BIJ,
    ),
    "stel_maatwerkbesluit_voor": (
        _stap(lambda pk, wie: maatwerkbesluit.stel_maatwerkbesluit_voor(pk, TOEWIJZEN, wie), _ja), maatwerkbesluit,
        Daad.STEL_BESLUIT_VOOR,
    ),
    "neem_maatwerkbesluit": (_neem, maatwerkbesluit, _NEEM),
    "geef_maatwerkbesluit_terug": (_geef_terug, maatwerkbesluit, _NEEM),
    "vink_voorschrift_af": (
        _stap(lambda pk, wie: maatwerkbesluit.vink_voorschrift_af(pk, 0, voldaan=True, wie=wie), _toegewezen), maatwerkbesluit,
        _VAST,
    ),
    "trek_voorschrift_in": (
        _stap(lambda pk, wie: maatwerkbesluit.trek_voorschrift_in(pk, "Alsnog hersteld.", wie), _toegewezen), acties, _NEEM,
    ),
}  # fmt: skip
