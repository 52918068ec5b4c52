"""Deeds with an interventie without a last, each with how to set it up."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from borgwijzer.organisaties.rechten import Daad
from borgwijzer.toezicht.acties import interventies, stapvoorstellen
from borgwijzer.toezicht.acties.stapinvoer import Gezet
from borgwijzer.zaken.models import Interventie
from tests.toezicht.toezichtwerk import maak_afweging, maak_overtreding
from tests.zaken.daadsituatie import Situatie, Stap
from tests.zaken.zaakwerk import MOMENT

VELDEN = {"te_doen": "Herstel.", "gevolg": "Zwaarder."}


def _gezet(reden: str = "") -> Gezet:
    uiterlijk = MOMENT.date() + datetime.timedelta(days=14)
    return Gezet("waarschuwing", uiterlijk=uiterlijk, velden=VELDEN, verbeter_reden=reden)


def _begonnen(s: Situatie) -> Interventie:
    afweging = maak_afweging(maak_overtreding(s.melding.zaak, s.collega), "waarschuwing", s.collega)
    return interventies.begin_interventie(afweging.pk, "waarschuwing", door=s.collega, moment=MOMENT)


def _begin(s: Situatie) -> Callable[[], object]:
    afweging = maak_afweging(maak_overtreding(s.melding.zaak, s.collega), "waarschuwing", s.collega)
    return lambda: interventies.begin_interventie(afweging.pk, "waarschuwing", door=s.wie, moment=MOMENT)


def _zet(s: Situatie) -> Callable[[], object]:
    pk = _begonnen(s).pk
    return lambda: interventies.zet_stap(pk, _gezet(), versie=0, door=s.wie, moment=MOMENT)


def _verbeter(s: Situatie) -> Callable[[], object]:
    pk = _begonnen(s).pk
    interventies.zet_stap(pk, _gezet(), versie=0, door=s.collega, moment=MOMENT)
    return lambda: interventies.verbeter_stap(pk, _gezet("Fout."), versie=1, door=s.wie, moment=MOMENT)


def _rond_af(s: Situatie) -> Callable[[], object]:
    pk, afloop = _begonnen(s).pk, interventies.Afloop("vervallen", "Niet nodig.")
    return lambda: interventies.rond_interventie_af(pk, afloop, versie=0, door=s.wie, moment=MOMENT)


def _klaargelegd(s: Situatie) -> Interventie:
    rij = _begonnen(s)
    rij.voorstel = {"door": s.collega.pk, "naam": s.collega.naam, "op": MOMENT.date().isoformat(),
                    "stap": stapvoorstellen.als_gegevens(_gezet())}  # fmt: skip
    rij.save()
    return rij


def _leg_klaar(s: Situatie) -> Callable[[], object]:
    pk = _begonnen(s).pk

    def doe() -> object:
        with pytest.MonkeyPatch.context() as even:
            even.setattr(stapvoorstellen, "vraagt_tweede", lambda *_: True)
            return stapvoorstellen.leg_stap_klaar(pk, _gezet(), versie=0, door=s.wie, moment=MOMENT)

    return doe


def _keur_goed(s: Situatie) -> Callable[[], object]:
    pk = _klaargelegd(s).pk
    return lambda: stapvoorstellen.keur_stap_goed(pk, versie=0, door=s.wie, moment=MOMENT)


def _geef_terug(s: Situatie) -> Callable[[], object]:
    pk = _klaargelegd(s).pk
    return lambda: stapvoorstellen.geef_stap_terug(pk, reden="Anders.", versie=0, door=s.wie, moment=MOMENT)


# deed -> (how to set it up, the module that writes its event, its right)
INTERVENTIEDADEN: dict[str, tuple[Stap, object, Daad | None]] = {
    "begin_interventie": (_begin, interventies, Daad.VOER_INTERVENTIE_UIT),
    "zet_stap": (_zet, interventies, Daad.VOER_INTERVENTIE_UIT),
    "verbeter_stap": (_verbeter, interventies, Daad.VOER_INTERVENTIE_UIT),
    "rond_interventie_af": (_rond_af, interventies, Daad.VOER_INTERVENTIE_UIT),
    "leg_stap_klaar": (_leg_klaar, interventies, Daad.VOER_INTERVENTIE_UIT),
    "keur_stap_goed": (_keur_goed, interventies, Daad.KEUR_INTERVENTIESTAP_GOED),
    "geef_stap_terug": (_geef_terug, interventies, Daad.KEUR_INTERVENTIESTAP_GOED),
}
