"""Deeds about a bezwaar, each with how to set it up."""

from __future__ import annotations

from collections.abc import Callable

from borgwijzer.organisaties.rechten import Daad
from borgwijzer.toezicht.acties import bezwaar, bezwaarbeslissing, schorsen
from borgwijzer.toezicht.acties.bezwaarstappen import Stapinvoer
from borgwijzer.zaken.models import Besluit, Bezwaar
from tests.toezicht.bezwaarwerk import HERROEP, dag, maak_bezwaar, maak_binnen, maak_rijp, moment, neem_bouwstop
from tests.zaken.daadsituatie import Situatie, Stap

SCHORS = schorsen.Schorsingsvoorstel(dag(12), "college", "Wij wachten met de uitvoering.")


def _besluit(s: Situatie) -> Besluit:
    """Proposed by whoever does the deed, and taken by the colleague: the other may decide on the bezwaar."""
    return neem_bouwstop(s.melding.zaak_id, s.allen, s.collega)


def _bezwaar(s: Situatie) -> Bezwaar:
    return maak_bezwaar(_besluit(s), s.allen)


def _voorgesteld(s: Situatie) -> Bezwaar:
    gemaakt = maak_rijp(_bezwaar(s), s.allen)
    bezwaarbeslissing.stel_beslissing_voor(gemaakt.pk, HERROEP, versie=gemaakt.versie, door=s.allen, moment=moment(21))
    gemaakt.refresh_from_db()
    return gemaakt


def _registreer(s: Situatie) -> Callable[[], object]:
    besluit = _besluit(s)
    return lambda: bezwaar.registreer_bezwaar(besluit.zaak_id, maak_binnen(besluit), door=s.wie, moment=moment(9))


def _leg_stap_vast(s: Situatie) -> Callable[[], object]:
    gemaakt, invoer = _bezwaar(s), Stapinvoer("ontvangst_bevestigd", dag(10))
    return lambda: bezwaar.leg_stap_vast(gemaakt.pk, invoer, versie=0, door=s.wie, moment=moment(10))


def _stel_voor(s: Situatie) -> Callable[[], object]:
    gemaakt = maak_rijp(_bezwaar(s), s.allen)
    versie = gemaakt.versie
    return lambda: bezwaarbeslissing.stel_beslissing_voor(gemaakt.pk, HERROEP, versie=versie, door=s.wie, moment=moment(21))


def _neem(s: Situatie) -> Callable[[], object]:
    gemaakt = _voorgesteld(s)
    return lambda: bezwaarbeslissing.neem_beslissing(gemaakt.pk, versie=gemaakt.versie, door=s.wie, moment=moment(22))


def _weiger(s: Situatie) -> Callable[[], object]:
    gemaakt = _voorgesteld(s)
    versie = gemaakt.versie
    return lambda: bezwaarbeslissing.weiger_beslissing(gemaakt.pk, reden="Nee.", versie=versie, door=s.wie, moment=moment(22))


def _schors(s: Situatie) -> Callable[[], object]:
    gemaakt = _bezwaar(s)
    return lambda: schorsen.schors_besluit(gemaakt.pk, SCHORS, versie=0, door=s.wie, moment=moment(12))


def _hef_op(s: Situatie) -> Callable[[], object]:
    schorsing = schorsen.schors_besluit(_bezwaar(s).pk, SCHORS, versie=0, door=s.allen, moment=moment(12))
    return lambda: schorsen.hef_schorsing_op(schorsing.pk, dag(20), reden="Klaar.", versie=1, door=s.wie, moment=moment(20))


BEZWAARDADEN: dict[str, tuple[Stap, object, Daad | None]] = {
    "registreer_bezwaar": (_registreer, bezwaar, Daad.REGISTREER_BEZWAAR),
    "leg_bezwaarstap_vast": (_leg_stap_vast, bezwaar, Daad.BEHANDEL_BEZWAAR),
    "stel_beslissing_voor": (_stel_voor, bezwaar, Daad.BEHANDEL_BEZWAAR),
    "neem_beslissing": (_neem, bezwaar, Daad.BESLIS_OP_BEZWAAR),
    "weiger_beslissing": (_weiger, bezwaar, Daad.BESLIS_OP_BEZWAAR),
    "schors_besluit": (_schors, bezwaar, Daad.BEHANDEL_BEZWAAR),
    "hef_schorsing_op": (_hef_op, bezwaar, Daad.BEHANDEL_BEZWAAR),
}
