"""Interventies as procedures: every step in its turn and once, nothing ends with an open term, and a step stays as it was set."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.toezicht.acties.interventies import Afloop, begin_interventie, rond_interventie_af, zet_stap
from borgwijzer.toezicht.acties.stapinvoer import Gezet
from borgwijzer.zaken.models import Interventie, Interventiestap, Overtreding, Zaak
from tests.toezicht.toezichtwerk import maak_afweging, maak_overtreding
from tests.zaken.test_feiten_vastleggen import bekijk
from tests.zaken.zaakwerk import MOMENT, open_proefzaak

Maker = Callable[..., Account]
DAG = MOMENT.date()
GEVOLG = {"te_doen": "Versterk de fundering.", "gevolg": "Dan volgt een zwaarder middel."}


def later(dagen: int) -> datetime.datetime:
    return MOMENT + datetime.timedelta(days=dagen)


def dag(dagen: int) -> datetime.date:
    return DAG + datetime.timedelta(days=dagen)


@pytest.fixture
def zaak(klaar_organisatie: Organisatie) -> Iterator[Zaak]:
    with binnen(klaar_organisatie.pk):
        yield open_proefzaak(klaar_organisatie)


class Loper:
    """One interventie, walked by one person."""

    def __init__(self, zaak: Zaak, wie: Account, soort: str) -> None:
        self.zaak, self.wie = zaak, wie
        afweging = maak_afweging(maak_overtreding(zaak, wie), soort, wie)
        self.pk = begin_interventie(afweging.pk, soort, door=wie, moment=MOMENT).pk

    @property
    def rij(self) -> Interventie:
        return Interventie.objects.get(pk=self.pk)

    def zet(self, soort: str, na: int = 0, **waarden: Any) -> Interventiestap:
        velden = waarden.pop("velden", {})
        return zet_stap(self.pk, Gezet(soort, velden=velden, **waarden), versie=self.rij.versie, door=self.wie, moment=later(na))

    def rond_af(self, uitkomst: str, na: int = 0, hersteld: datetime.date | None = None) -> Interventie:
        afloop = Afloop(uitkomst, "Zo staat het.", hersteld)
        return rond_interventie_af(self.pk, afloop, versie=self.rij.versie, door=self.wie, moment=later(na))

    def taken(self, na: int = 0) -> set[str]:
        return {taak.code for taak in bekijk(self.zaak, dag(na)).taken}


@pytest.fixture
def waarschuwing(zaak: Zaak, account: Maker) -> Loper:
    return Loper(zaak, account("handhaver"), "waarschuwing")


def test_een_waarschuwing_tot_en_met_het_herstel(waarschuwing: Loper) -> None:
    assert "zet_interventiestap" in waarschuwing.taken()
    waarschuwing.zet("waarschuwing", uiterlijk=dag(14), velden=GEVOLG)
    with pytest.raises(Geweigerd, match="loopt nog een termijn"):
        waarschuwing.rond_af("hersteld", 1, dag(1))
    with pytest.raises(Geweigerd, match="nog niet te laat"):
        waarschuwing.zet("hercontrole", 5, op=dag(5), uitslag="niet_hersteld", velden={"bevinding": "Nog niets."})
    waarschuwing.zet("hercontrole", 15, op=dag(15), uitslag="hersteld", velden={"bevinding": "De fundering is versterkt."})
    assert "rond_interventie_af" in waarschuwing.taken(15)
    with pytest.raises(Geweigerd, match="past niet bij de laatste stap"):
        waarschuwing.rond_af("niet_hersteld_zwaarder", 15)
    waarschuwing.rond_af("hersteld", 16, dag(15))
    assert Overtreding.objects.get().hersteld_op == dag(15)
    assert not {"rond_interventie_af", "zet_interventiestap", "begin_interventie"} & waarschuwing.taken(16)
    soorten = list(Gebeurtenis.objects.filter(soort__startswith="interventie").order_by("pk").values_list("soort", flat=True))
    assert soorten == ["interventie_begonnen", "interventiestap_gezet", "interventiestap_gezet", "interventie_afgerond"]
