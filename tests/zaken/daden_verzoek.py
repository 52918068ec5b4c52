"""Deeds with a handhavingsverzoek, each with how to set it up."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from borgwijzer.organisaties.rechten import Daad
from borgwijzer.toezicht.acties import handhavingsverzoek as acties
from borgwijzer.toezicht.acties import verzoekbesluit
from borgwijzer.toezicht.acties.aanvraagstappen import Wie
from borgwijzer.zaken.models import Handhavingsverzoek, Zaak
from tests.toezicht.verzoekwerk import AANVRAAG, als, dien_in, leg_overtreding_vast, maak_beoordeeld
from tests.zaken.daadsituatie import Situatie, Stap
from tests.zaken.zaakwerk import MOMENT

DAG = MOMENT.date()
LATER = DAG + datetime.timedelta(days=70)
NA = DAG + datetime.timedelta(days=100)


def _zaak(s: Situatie) -> Zaak:
    return s.melding.zaak


def _verzoek(s: Situatie) -> Handhavingsverzoek:
    return dien_in(_zaak(s), s.collega)


def _wie(s: Situatie, verzoek: Handhavingsverzoek, op: datetime.date = DAG) -> Wie:
    return als(verzoek, s.wie, op)


def _registreer(s: Situatie) -> Callable[[], object]:
    return lambda: acties.registreer_handhavingsverzoek(_zaak(s).pk, AANVRAAG, door=s.wie, moment=MOMENT)


def _stap(doe: Callable[[int, Wie], Any]) -> Stap:
    """A deed with a verzoek that was just registered."""

    def maak(s: Situatie) -> Callable[[], object]:
        verzoek = _verzoek(s)
        return lambda: doe(verzoek.pk, _wie(s, verzoek))

    return maak


def _neem_aanvulling_op(s: Situatie) -> Callable[[], object]:
    verzoek = _verzoek(s)
    acties.vraag_aanvulling(verzoek.pk, "Waar?", DAG + datetime.timedelta(days=14), als(verzoek, s.collega))
    return lambda: acties.neem_aanvulling_op(verzoek.pk, DAG, "Een tekening.", _wie(s, verzoek))


def _koppel(s: Situatie) -> Callable[[], object]:
    verzoek, overtreding = _verzoek(s), leg_overtreding_vast(_zaak(s), s.collega)
    return lambda: acties.koppel_gevolg(verzoek.pk, overtreding=overtreding.pk, interventie=None, wie=_wie(s, verzoek))


def _beoordeeld(s: Situatie) -> Handhavingsverzoek:
    verzoek = _verzoek(s)
    maak_beoordeeld(verzoek, s.collega)
    return verzoek


AFWIJZEN = verzoekbesluit.Verzoekvoorstel("afgewezen", "Geen overtreding.", "geen_overtreding")


def _stel_voor(s: Situatie) -> Callable[[], object]:
    verzoek = _beoordeeld(s)
    return lambda: verzoekbesluit.stel_verzoekbesluit_voor(verzoek.pk, AFWIJZEN, _wie(s, verzoek))


def _neem(s: Situatie) -> Callable[[], object]:
    verzoek = _beoordeeld(s)
    besluit = verzoekbesluit.stel_verzoekbesluit_voor(verzoek.pk, AFWIJZEN, als(verzoek, s.collega))
    return lambda: verzoekbesluit.neem_verzoekbesluit(besluit.pk, _wie(s, verzoek))


def _geef_terug(s: Situatie) -> Callable[[], object]:
    verzoek = _beoordeeld(s)
    besluit = verzoekbesluit.stel_verzoekbesluit_voor(verzoek.pk, AFWIJZEN, als(verzoek, s.collega))
    return lambda: verzoekbesluit.geef_verzoekbesluit_terug(besluit.pk, "Anders.", _wie(s, verzoek))


def _stel_dwangsom_voor(s: Situatie) -> Callable[[], object]:
    verzoek = _beoordeeld(s)
    acties.neem_ingebrekestelling_op(verzoek.pk, LATER, schriftelijk=True, wie=als(verzoek, s.collega, LATER))
    besluit = verzoekbesluit.stel_verzoekbesluit_voor(verzoek.pk, AFWIJZEN, als(verzoek, s.collega, NA))
    verzoekbesluit.neem_verzoekbesluit(besluit.pk, als(verzoek, s.allen, NA))
    return lambda: verzoekbesluit.stel_dwangsom_voor(verzoek.pk, "", "Te laat.", _wie(s, verzoek, NA))


_BIJ, _VAST = Daad.BEHANDEL_VERZOEK, Daad.LEG_FEIT_VAST
_LAATST = DAG + datetime.timedelta(days=90)
# deed -> (how to set it up, the module that writes its event, its right)
VERZOEKDADEN: dict[str, tuple[Stap, object, Daad | None]] = {
    "registreer_handhavingsverzoek": (_registreer, acties, _VAST),
    "bevestig_ontvangst": (_stap(acties.bevestig_ontvangst), acties, _VAST),
    "beoordeel_belanghebbende": (_stap(lambda pk, wie: acties.beoordeel_belanghebbende(pk, True, "Buurman.", wie)), acties, _BIJ),
    "vraag_aanvulling": (_stap(lambda pk, wie: acties.vraag_aanvulling(pk, "Waar?", _LAATST, wie)), acties, _BIJ),
    "neem_aanvulling_op": (_neem_aanvulling_op, acties, _VAST),
    "leg_instemming_vast": (_stap(lambda pk, wie: acties.leg_instemming_vast(pk, DAG, _LAATST, "E-mail.", wie)), acties, _BIJ),
    "verleng_termijn": (_stap(lambda pk, wie: acties.verleng_termijn(pk, _LAATST, "Advies.", wie)), acties, _BIJ),
    "leg_onderzoek_vast": (_stap(lambda pk, wie: acties.leg_onderzoek_vast(pk, DAG, "Gezien.", wie)), acties, _BIJ),
    "neem_ingebrekestelling_op": (
        _stap(lambda pk, wie: acties.neem_ingebrekestelling_op(pk, DAG, schriftelijk=True, wie=wie)), acties, _VAST,
    ),
    "trek_verzoek_in": (_stap(lambda pk, wie: acties.trek_verzoek_in(pk, DAG, "E-mail.", wie)), acties, _VAST),
    "koppel_gevolg": (_koppel, acties, _BIJ),
    "stel_verzoekbesluit_voor": (_stel_voor, verzoekbesluit, Daad.STEL_BESLUIT_VOOR),
    "neem_verzoekbesluit": (_neem, verzoekbesluit, Daad.NEEM_BESLUIT),
    "geef_verzoekbesluit_terug": (_geef_terug, verzoekbesluit, Daad.NEEM_BESLUIT),
    "stel_dwangsom_voor": (_stel_dwangsom_voor, verzoekbesluit, Daad.STEL_BESLUIT_VOOR),
}  # fmt: skip
