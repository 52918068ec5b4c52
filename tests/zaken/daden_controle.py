"""Deeds about controles on the spot and what a device sends, each with how to set it up."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from borgwijzer.organisaties.rechten import Daad
from borgwijzer.toezicht.acties import bezoeken, bouwstop_ter_plaatse, controlestukken, veldrapporten
from borgwijzer.toezicht.queries_controle import list_stukken
from borgwijzer.zaken.models import Controle
from tests.toezicht.bezoekwerk import bezoek_nu, maak_gezien, maak_plan, neem_foto, plan_nu
from tests.toezicht.test_veldrapporten import maak_gestuurd
from tests.zaken.daadsituatie import Situatie, Stap
from tests.zaken.zaakwerk import MOMENT

STOP = bouwstop_ter_plaatse.MondelingeBouwstop(MOMENT, "D. Slootweg", "De sleuf kan instorten.")


def _plan(s: Situatie) -> Callable[[], object]:
    return lambda: bezoeken.plan_bezoek(s.melding.zaak_id, maak_plan(s.allen), door=s.wie, moment=MOMENT)


def _verzet(s: Situatie) -> Callable[[], object]:
    controle, dag = plan_nu(s.melding.zaak, s.allen), MOMENT.date() + datetime.timedelta(days=2)
    return lambda: bezoeken.verzet_bezoek(controle.pk, dag, s.allen.pk, versie=0, door=s.wie, moment=MOMENT)


def _vervalt(s: Situatie) -> Callable[[], object]:
    controle = plan_nu(s.melding.zaak, s.allen)
    return lambda: bezoeken.laat_bezoek_vervallen(controle.pk, "Niet nodig.", versie=0, door=s.wie, moment=MOMENT)


def _bezoek(s: Situatie) -> Callable[[], object]:
    controle = plan_nu(s.melding.zaak, s.allen)
    return lambda: bezoeken.leg_bezoek_vast(controle.pk, maak_gezien(), versie=0, door=s.wie, moment=MOMENT)


def _stel_vast(s: Situatie) -> Callable[[], object]:
    controle = bezoek_nu(s.melding.zaak, s.allen)
    return lambda: bezoeken.stel_bezoekrapport_vast(
        controle.pk, versie=1, kenmerk="R-1", ondertekend=True, door=s.wie, moment=MOMENT
    )  # fmt: skip


def _fotos(s: Situatie) -> Callable[[], object]:
    controle = bezoek_nu(s.melding.zaak, s.allen, stukken=[neem_foto(s.organisatie)])
    wat = [controlestukken.Beschrijving(stuk.pk, 1, "Scheur") for stuk in list_stukken(controle)]
    return lambda: controlestukken.beschrijf_stukken(controle.pk, wat, versie=1, door=s.wie, moment=MOMENT)


def _bouwstop(s: Situatie) -> Callable[[], object]:
    controle = bezoek_nu(s.melding.zaak, s.allen)
    return lambda: bouwstop_ter_plaatse.leg_bouwstop_ter_plaatse_vast(controle.pk, STOP, versie=1, door=s.wie, moment=MOMENT)


def _bouwstop_vervalt(s: Situatie) -> Callable[[], object]:
    controle = bezoek_nu(s.melding.zaak, s.allen)
    bouwstop_ter_plaatse.leg_bouwstop_ter_plaatse_vast(controle.pk, STOP, versie=1, door=s.allen, moment=MOMENT)
    return lambda: bouwstop_ter_plaatse.laat_bouwstop_vervallen(controle.pk, "Gestut.", door=s.wie, moment=MOMENT)


def _veldrapport(s: Situatie) -> Callable[[], object]:
    gestuurd = maak_gestuurd(plan_nu(s.melding.zaak, s.allen))
    return lambda: veldrapporten.neem_veldrapport_op(gestuurd, door=s.wie, moment=MOMENT)


def _kies(s: Situatie) -> Callable[[], object]:
    controle = plan_nu(s.melding.zaak, s.allen)
    gestuurd = maak_gestuurd(controle)
    Controle.objects.filter(pk=controle.pk).update(versie=4)
    rapport = veldrapporten.neem_veldrapport_op(gestuurd, door=s.allen, moment=MOMENT)
    return lambda: veldrapporten.kies_bij_veldrapport(rapport.pk, "veld", "Ik was er.", versie=4, door=s.wie, moment=MOMENT)


CONTROLEDADEN: dict[str, tuple[Stap, object, Daad | None]] = {
    "plan een controle": (_plan, bezoeken, Daad.VOER_CONTROLE_UIT),
    "verzet een controle": (_verzet, bezoeken, Daad.VOER_CONTROLE_UIT),
    "laat een controle vervallen": (_vervalt, bezoeken, Daad.VOER_CONTROLE_UIT),
    "leg een bezoek vast": (_bezoek, bezoeken, Daad.VOER_CONTROLE_UIT),
    "onderteken een rapport": (_stel_vast, bezoeken, Daad.STEL_RAPPORT_VAST),
    "orden de foto's": (_fotos, controlestukken, Daad.VOER_CONTROLE_UIT),
    "leg mondeling stil": (_bouwstop, bouwstop_ter_plaatse, Daad.VOER_CONTROLE_UIT),
    "laat de mondelinge bouwstop vervallen": (_bouwstop_vervalt, bouwstop_ter_plaatse, Daad.VOER_CONTROLE_UIT),
    "neem een veldrapport op": (_veldrapport, veldrapporten, Daad.VOER_CONTROLE_UIT),
    "kies bij een veldrapport": (_kies, veldrapporten, Daad.VOER_CONTROLE_UIT),
}
