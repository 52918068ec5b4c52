"""Deeds about a last, each with how to set it up."""

from __future__ import annotations

from collections.abc import Callable

from borgwijzer.organisaties.rechten import Daad
from borgwijzer.toezicht.acties import lastbesluiten, lasten
from borgwijzer.toezicht.acties.laststappen import Stapinvoer
from borgwijzer.zaken.models import Interventie
from tests.toezicht import lastwerk as werk
from tests.zaken.daadsituatie import Situatie, Stap
from tests.zaken.zaakwerk import MOMENT


def _begonnen(s: Situatie, soort: str = werk.DWANGSOM) -> Interventie:
    return werk.begin(s.melding.zaak, s.collega, soort)


def _opgelegd(s: Situatie) -> Interventie:
    return werk.leg_op(_begonnen(s), (s.collega, s.allen))


def _begin(s: Situatie) -> Callable[[], object]:
    afweging = werk.maak_afweging(werk.maak_overtreding(s.melding.zaak, s.collega), werk.DWANGSOM, s.collega)
    return lambda: lasten.begin_last(afweging.pk, door=s.wie, moment=MOMENT)


def _begin_met_spoed(s: Situatie) -> Callable[[], object]:
    overtreding = werk.maak_overtreding(s.melding.zaak, s.collega)
    return lambda: lasten.begin_last_met_spoed(overtreding.pk, reden="De put zakt in.", door=s.wie, moment=MOMENT)


def _stap(invoer: Stapinvoer, klaar: Callable[[Situatie], Interventie] = _begonnen, dagen: int = 0) -> Stap:
    """A step on a last that is ready for it."""

    def maak(s: Situatie) -> Callable[[], object]:
        last = klaar(s)
        last.refresh_from_db()
        return lambda: lasten.zet_laststap(last.pk, invoer, versie=last.versie, door=s.wie, moment=werk.na(dagen))

    return maak


def _met_zienswijze(s: Situatie) -> Interventie:
    last = _begonnen(s)
    werk.zet(last, werk.VOORNEMEN, s.collega)
    werk.zet(last, werk.ZIENSWIJZE, s.collega, 1)
    return last


def _voorgesteld(s: Situatie) -> int:
    last = _begonnen(s)
    werk.zet(last, werk.ZONDER, s.collega)
    return werk.stel_voor(last, werk.BESLUIT, s.collega).pk


def _stel_voor(s: Situatie) -> Callable[[], object]:
    last = _opgelegd(s)
    last.refresh_from_db()
    voorstel = werk.VERLENGING
    return lambda: lastbesluiten.stel_lastbesluit_voor(last.pk, voorstel, versie=last.versie, door=s.wie, moment=werk.na(1))


def _neem(s: Situatie) -> Callable[[], object]:
    besluit = _voorgesteld(s)
    return lambda: lastbesluiten.neem_lastbesluit(besluit, door=s.wie, moment=MOMENT)


def _weiger(s: Situatie) -> Callable[[], object]:
    besluit = _voorgesteld(s)
    return lambda: lastbesluiten.weiger_lastbesluit(besluit, reden="Te zwaar.", door=s.wie, moment=MOMENT)


def _rond_af(s: Situatie) -> Callable[[], object]:
    last = _begonnen(s)
    return lambda: lasten.rond_last_af(last.pk, lasten.Einde("Toch niet nodig."), versie=last.versie, door=s.wie, moment=MOMENT)


# deed -> (how to set it up, the module that writes its event, its right)
LASTDADEN: dict[str, tuple[Stap, object, Daad | None]] = {
    "begin_last": (_begin, lasten, Daad.VOER_INTERVENTIE_UIT),
    "begin_last_met_spoed": (_begin_met_spoed, lasten, Daad.VOER_INTERVENTIE_UIT),
    "zet_voornemen": (_stap(werk.VOORNEMEN), lasten, Daad.VOER_INTERVENTIE_UIT),
    "zet_reactie": (_stap(werk.REACTIE, _met_zienswijze, 2), lasten, Daad.STEL_BESLUIT_VOOR),
    "zet_hercontrole": (_stap(werk.NIET_VOLDAAN, _opgelegd, 31), lasten, Daad.VOER_CONTROLE_UIT),
    "zet_verzoek": (_stap(werk.VERZOEK, _opgelegd, 1), lasten, Daad.LEG_FEIT_VAST),
    "stel_lastbesluit_voor": (_stel_voor, lastbesluiten, Daad.STEL_BESLUIT_VOOR),
    "neem_lastbesluit": (_neem, lastbesluiten, Daad.NEEM_BESLUIT),
    "weiger_lastbesluit": (_weiger, lastbesluiten, Daad.NEEM_BESLUIT),
    "rond_last_af": (_rond_af, lasten, Daad.VOER_INTERVENTIE_UIT),
}
