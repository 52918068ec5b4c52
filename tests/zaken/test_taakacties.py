"""What people do with a taak: take on, hand over, give back, put aside; and who may when a colleague was first."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.db import connection

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.acties.nachtwerk import werk_alle_standen_bij
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.acties.toewijzen import draag_over, wijs_toe, zie_overdracht
from borgwijzer.zaken.acties.uitstellen import hef_uitstel_op, stel_uit
from borgwijzer.zaken.acties.vervangen import Periode, regel_vervanging
from borgwijzer.zaken.models import GEEN_DATUM, Overdracht, Taak, Uitstel, Zaak
from borgwijzer.zaken.taakqueries import Taakkeuze, Werker, list_overdrachten, list_taken
from tests.zaken.zaakwerk import MOMENT, registreer_proefmelding

Maker = Callable[..., Account]
VANDAAG = MOMENT.date()
DAG = datetime.timedelta(days=1)
CODE = "toets_bouwmelding"


@pytest.fixture(autouse=True)
def binnenin(klaar_organisatie: Organisatie) -> Iterator[None]:
    with binnen(klaar_organisatie.pk):
        yield


@pytest.fixture
def zaak(klaar_organisatie: Organisatie) -> Zaak:
    return registreer_proefmelding(klaar_organisatie).zaak


def laatste(soort: str) -> Gebeurtenis:
    return Gebeurtenis.objects.filter(soort=soort).latest("id")


def codes(lijst: str, wie: Account, dag: datetime.date = VANDAAG, **vervangt: int) -> list[str]:
    werker = Werker(wie.pk, tuple(wie.rollen), dag, {nummer: naam for naam, nummer in vervangt.items()})
    return sorted(rij["code"] for rij in list_taken(Taakkeuze(lijst), werker).regels)  # type: ignore[arg-type]


def weiger(code: str, doe: Callable[[], object]) -> str:
    with pytest.raises(Geweigerd) as fout:
        doe()
    assert fout.value.code == code
    return fout.value.zin


def test_opnemen_verplaatst_de_taken_van_het_team_naar_mij(zaak: Zaak, account: Maker) -> None:
    wie = account("intake")
    assert CODE in codes("team", wie) and codes("mij", wie) == []
    wijs_toe(zaak.pk, aan=wie, door=wie, moment=MOMENT, gezien=None)
    assert CODE in codes("mij", wie) and codes("team", wie) == []
    werk_stand_bij(Zaak.objects.get(pk=zaak.pk), VANDAAG)
    werk_alle_standen_bij(VANDAAG + DAG)
    assert CODE in codes("mij", wie, VANDAAG + DAG), "wie de stand bijwerkt, houdt de behandelaar bij de taak"
    wijs_toe(zaak.pk, aan=None, door=wie, moment=MOMENT, gezien=wie.pk)
    assert CODE in codes("team", wie) and codes("mij", wie) == []


def test_wie_te_laat_is_hoort_wie_hem_voor_was(zaak: Zaak, account: Maker) -> None:
    eerste, tweede = account("intake"), account("intake")
    wijs_toe(zaak.pk, aan=eerste, door=eerste, moment=MOMENT, gezien=None)
    zin = weiger("intussen_gewijzigd", lambda: wijs_toe(zaak.pk, aan=tweede, door=tweede, moment=MOMENT, gezien=None))
    assert eerste.naam in zin
    assert wijs_toe(zaak.pk, aan=eerste, door=eerste, moment=MOMENT, gezien=None).behandelaar == eerste, "twee keer is een keer"
    assert Gebeurtenis.objects.filter(soort="behandelaar_gewijzigd").count() == 1
    wijs_toe(zaak.pk, aan=None, door=eerste, moment=MOMENT, gezien=eerste.pk)
    weiger("intussen_gewijzigd", lambda: wijs_toe(zaak.pk, aan=tweede, door=tweede, moment=MOMENT, gezien=eerste.pk))
    wijs_toe(zaak.pk, aan=tweede, door=tweede, moment=MOMENT, gezien=None)


@pytest.mark.parametrize(("rol", "actief"), [("lezer", True), ("beheerder", True), ("intake", False)])
def test_aan_wie_niet_mag_gaat_geen_zaak(rol: str, actief: bool, zaak: Zaak, account: Maker) -> None:
    wie, aan = account("intake"), account(rol, actief=actief)
    weiger("collega_mag_niet", lambda: wijs_toe(zaak.pk, aan=aan, door=wie, moment=MOMENT))
    weiger("collega_mag_niet", lambda: draag_over(zaak.pk, aan=aan, notitie="Voor jou.", door=wie, moment=MOMENT))


def test_overdragen_met_een_notitie_die_de_collega_ziet(zaak: Zaak, account: Maker) -> None:
    wie, collega = account("intake"), account("toezichthouder")
    wijs_toe(zaak.pk, aan=wie, door=wie, moment=MOMENT)
    draag_over(zaak.pk, aan=collega, notitie=" Bel eerst. ", door=wie, moment=MOMENT, gezien=wie.pk)
    gebeurtenis = laatste("zaak_overgedragen")
    assert (gebeurtenis.gegevens, gebeurtenis.reden) == ({"van": wie.naam, "behandelaar": collega.naam}, "Bel eerst.")
    assert [rij.notitie for rij in list_overdrachten(collega.pk)] == ["Bel eerst."] and list_overdrachten(wie.pk) == []
    assert CODE in codes("mij", collega)
    notitie = Overdracht.objects.get()
    assert not zie_overdracht(notitie.pk, door=wie, moment=MOMENT), "een ander kan de notitie niet wegdoen"
    assert zie_overdracht(notitie.pk, door=collega, moment=MOMENT) and list_overdrachten(collega.pk) == []
    draag_over(zaak.pk, aan=wie, notitie="Terug.", door=collega, moment=MOMENT)
    draag_over(zaak.pk, aan=collega, notitie="Toch.", door=wie, moment=MOMENT)
    assert list_overdrachten(wie.pk) == [], "een notitie over een zaak die weer weg is, wacht niet"


def test_wat_overdragen_tegenhoudt(zaak: Zaak, account: Maker) -> None:
    wie, collega = account("intake"), account("toezichthouder")
    draag = lambda aan, notitie="Ja.", door=wie: draag_over(zaak.pk, aan=aan, notitie=notitie, door=door, moment=MOMENT)  # noqa: E731
    weiger("zelfde_collega", lambda: draag(wie))
    weiger("notitie_ontbreekt", lambda: draag(collega, "  \n"))
    weiger("reden_te_lang", lambda: draag(collega, "é" * 10_000))
    wijs_toe(zaak.pk, aan=collega, door=collega, moment=MOMENT)
    assert collega.naam in weiger("van_collega", lambda: draag(account("intake")))
    weiger("van_collega", lambda: wijs_toe(zaak.pk, aan=None, door=wie, moment=MOMENT))
    weiger("geen_recht", lambda: draag(wie, door=account("lezer")))
    draag(wie, door=account("teamleider"))
    assert Zaak.objects.get(pk=zaak.pk).behandelaar == wie, "wie het werk verdeelt, mag het wel"


def test_uitstellen_haalt_de_taak_uit_de_lijst_tot_die_dag(zaak: Zaak, account: Maker) -> None:
    wie = account("intake")
    taak = Taak.objects.get(zaak=zaak, code=CODE)
    tot = VANDAAG + 3 * DAG
    stel_uit(zaak.pk, CODE, tot=tot, reden="Wacht op de constructeur.", door=wie, moment=MOMENT)
    assert CODE not in codes("team", wie) and codes("uitgesteld", wie) == [CODE]
    assert CODE not in codes("alle", wie, tot - DAG) and CODE in codes("alle", wie, tot), "op de dag zelf is zij terug"
    assert codes("uitgesteld", wie, tot) == []
    werk_alle_standen_bij(VANDAAG + DAG)
    assert CODE not in codes("team", wie, VANDAAG + DAG), "de nacht schrijft de taken opnieuw; het uitstel blijft"
    assert Taak.objects.get(zaak=zaak, code=CODE).uiterlijk == taak.uiterlijk, "uitstel verandert niets aan de laatste dag"
    assert laatste("taak_uitgesteld").gegevens == {"taak": CODE, "tot": tot.isoformat()}
    hef_uitstel_op(zaak.pk, CODE, door=wie, moment=MOMENT)
    assert CODE in codes("team", wie) and laatste("uitstel_opgeheven").gegevens["taak"] == CODE
    hef_uitstel_op(zaak.pk, CODE, door=wie, moment=MOMENT)
    assert Gebeurtenis.objects.filter(soort="uitstel_opgeheven").count() == 1


def test_een_taak_met_een_andere_laatste_dag_is_weer_te_zien(zaak: Zaak, account: Maker) -> None:
    wie = account("intake")
    stel_uit(zaak.pk, CODE, tot=VANDAAG + 3 * DAG, reden="Wacht.", door=wie, moment=MOMENT)
    Taak.objects.filter(zaak=zaak, code=CODE).update(uiterlijk=VANDAAG + DAG)
    assert CODE in codes("team", wie) and codes("uitgesteld", wie) == []


def test_wat_uitstellen_tegenhoudt(zaak: Zaak, account: Maker) -> None:
    wie = account("intake")
    uiterlijk = Taak.objects.get(zaak=zaak, code=CODE).uiterlijk

    def stel(tot: datetime.date, reden: str = "Wacht.", code: str = CODE, door: Account = wie) -> None:
        stel_uit(zaak.pk, code, tot=tot, reden=reden, door=door, moment=MOMENT)

    assert uiterlijk.isoformat() in weiger("uitstel_te_lang", lambda: stel(uiterlijk + DAG))
    weiger("uitstel_te_lang", lambda: stel(datetime.date.max))
    weiger("uitstel_voorbij", lambda: stel(VANDAAG))
    weiger("uitstel_voorbij", lambda: stel(datetime.date.min))
    weiger("reden_ontbreekt", lambda: stel(uiterlijk, " \t "))
    weiger("reden_te_lang", lambda: stel(uiterlijk, "x" * 10_000))
    weiger("taak_weg", lambda: stel(uiterlijk, code="toets_gereedmelding"))
    weiger("geen_recht", lambda: stel(uiterlijk, door=account("lezer")))
    Taak.objects.filter(zaak=zaak).update(uiterlijk=VANDAAG)
    weiger("uitstel_te_laat", lambda: stel(VANDAAG + DAG))
    Taak.objects.filter(zaak=zaak).update(uiterlijk=GEEN_DATUM)
    weiger("uitstel_te_lang", lambda: stel(VANDAAG + 29 * DAG))
    assert Uitstel.objects.count() == 0
    stel(VANDAAG + 28 * DAG, "<script>alert(1)</script> 🏗 \u202eomgekeerd")
    assert codes("uitgesteld", wie) == [CODE]


def test_de_taak_van_een_collega_stelt_niemand_anders_uit(zaak: Zaak, account: Maker) -> None:
    collega, wie = account("intake"), account("intake")
    wijs_toe(zaak.pk, aan=collega, door=collega, moment=MOMENT)
    stel = lambda door: stel_uit(zaak.pk, CODE, tot=VANDAAG + DAG, reden="Ja.", door=door, moment=MOMENT)  # noqa: E731
    weiger("van_collega", lambda: stel(wie))
    regel_vervanging(collega, vervanger=wie, periode=Periode(VANDAAG, VANDAAG), door=collega, moment=MOMENT)
    assert stel(wie).door == wie
    weiger("van_collega", lambda: hef_uitstel_op(zaak.pk, CODE, door=account("intake"), moment=MOMENT))


def test_de_migratie_geeft_taken_hun_behandelaar(zaak: Zaak, account: Maker) -> None:
    wie = account("intake")
    wijs_toe(zaak.pk, aan=wie, door=wie, moment=MOMENT)
    Taak.objects.update(behandelaar=None)
    neem_over = import_module("borgwijzer.zaken.migrations.0040_taken").neem_behandelaar_over
    neem_over(None, SimpleNamespace(connection=connection))
    with connection.cursor() as cursor:  # the migration leaves no organisatie behind
        cursor.execute("SELECT count(*) FROM zaken_taak")
        assert cursor.fetchone() == (0,)
        cursor.execute("SELECT set_config('borgwijzer.organisatie', %s, false)", [str(zaak.organisatie_id)])
    assert set(Taak.objects.values_list("behandelaar_id", flat=True)) == {wie.pk}
