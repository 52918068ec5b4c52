"""Taking the register in: one snapshot per file and day, seen by its own organisatie alone; and comparing two of them."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.register.acties import Levering, lees_register_in
from borgwijzer.register.lezen import Onleesbaar
from borgwijzer.register.models import Registerregel, Registerstand
from borgwijzer.register.queries import find_stand, find_vorige, lees_blad, list_standen
from borgwijzer.register.vergelijken import Verschil, vergelijk
from tests.register.registerwerk import DAG, GESCHORST, MOMENT, lees_in, maak_bestand

MORGEN = DAG + datetime.timedelta(days=1)


def test_een_bestand_wordt_een_stand_met_een_gebeurtenis(in_organisatie: Organisatie, account: Callable[..., Account]) -> None:
    door = account("beheerder")
    ingelezen = lees_in(in_organisatie, door=door)
    stand = ingelezen.stand
    assert ingelezen.nieuw and stand.ingelezen_door == door and stand.ingelezen_op == MOMENT
    assert stand.bron == "VERZONNEN VOORBEELD: Proeflijst"
    assert stand.aantallen == {"kwaliteitsborger": 8, "instrument": 3, "toestemming": 8}
    assert len(lees_blad(stand).regels) == Registerregel.objects.count() == 19
    rij = Gebeurtenis.objects.get(soort="register_ingelezen")
    assert (rij.zaak_id, rij.door_naam, rij.gegevens["sha256"]) == (None, door.naam, stand.sha256)


def test_hetzelfde_bestand_is_een_stand_een_nieuwe_dag_een_tweede(in_organisatie: Organisatie) -> None:
    eerste = lees_in(in_organisatie)
    tweede = lees_in(in_organisatie)
    assert (tweede.nieuw, tweede.stand) == (False, eerste.stand)
    assert Gebeurtenis.objects.filter(soort="register_ingelezen").count() == Registerstand.objects.count() == 1
    assert lees_in(in_organisatie, peildatum=MORGEN).nieuw
    assert Registerregel.objects.count() == 38


def test_een_slecht_bestand_laat_niets_achter(in_organisatie: Organisatie) -> None:
    with pytest.raises(Onleesbaar, match=r"Er is niets ingelezen. Regel 3: status is 'actief'"):
        lees_in(in_organisatie, maak_bestand(GESCHORST, "kwaliteitsborger;B;;;;actief;"))
    assert not Registerstand.objects.exists() and not Gebeurtenis.objects.exists()


@pytest.mark.parametrize(
    ("peildatum", "bron", "code"),
    [
        (DAG + datetime.timedelta(days=1), "x", "peildatum_toekomst"),
        (datetime.date.max, "x", "peildatum_toekomst"),
        (datetime.date(1, 1, 1), "x", "peildatum_oud"),
        (DAG, "  ", "bron_ontbreekt"),
        (DAG, "x" * 201, "bron_te_lang"),
        (DAG, "a\u202eb", "bron_teken"),
    ],
)
def test_een_levering_die_niet_kan(in_organisatie: Organisatie, peildatum: datetime.date, bron: str, code: str) -> None:
    levering = Levering(maak_bestand(GESCHORST), peildatum, bron)
    with pytest.raises(Geweigerd) as fout:
        lees_register_in(in_organisatie, levering, vandaag=DAG, moment=MOMENT)
    assert fout.value.code == code and not Registerstand.objects.exists()


def test_wie_het_recht_niet_heeft_leest_niets_in(in_organisatie: Organisatie, account: Callable[..., Account]) -> None:
    for rol in ("intake", "jurist", "lezer", "teamleider"):
        with pytest.raises(Geweigerd) as fout:
            lees_in(in_organisatie, door=account(rol))
        assert fout.value.code == "geen_recht"
    assert not Registerstand.objects.exists()


def test_een_ander_ziet_de_stand_niet(in_organisatie: Organisatie, andere_organisatie: Organisatie) -> None:
    lees_in(in_organisatie)
    with pytest.raises(RuntimeError), binnen(andere_organisatie.pk):
        pass
    connection.cursor().execute("SELECT set_config('borgwijzer.organisatie', %s, false)", [str(andere_organisatie.pk)])
    assert not list_standen() and not Registerregel.objects.exists()
    assert find_stand(in_organisatie.pk, DAG) is None
    connection.cursor().execute("SELECT set_config('borgwijzer.organisatie', %s, false)", [str(in_organisatie.pk)])
    assert len(list_standen()) == 1


def test_de_stand_die_geldt(in_organisatie: Organisatie) -> None:
    eerste = lees_in(in_organisatie).stand
    verbeterd = lees_in(in_organisatie, maak_bestand(GESCHORST)).stand
    later = lees_in(in_organisatie, peildatum=MORGEN).stand
    assert find_stand(in_organisatie.pk, DAG - datetime.timedelta(days=1)) is None
    assert find_stand(in_organisatie.pk, DAG) == verbeterd
    assert find_stand(in_organisatie.pk, MORGEN) == later
    assert [find_vorige(stand) for stand in (later, verbeterd, eerste)] == [verbeterd, eerste, None]


def test_vergelijken_noemt_wie_nieuw_weg_en_anders_is(in_organisatie: Organisatie) -> None:
    oud = lees_in(in_organisatie).stand
    nieuw = lees_in(in_organisatie, maak_bestand(GESCHORST, "instrument;;;Nieuw;N-1;toegelaten;"), peildatum=MORGEN).stand
    uitkomst = vergelijk(lees_blad(oud), lees_blad(nieuw))
    borger = "Borgkracht Kwaliteitsborging B.V. (KvK 90009992)"
    assert uitkomst.gewijzigd == (Verschil("kwaliteitsborger", borger, "toegelaten", "geschorst"),)
    assert uitkomst.nieuw == (Verschil("instrument", "Nieuw (N-1)", nu="toegelaten"),)
    assert len(uitkomst.weg) == 14
    zelfde = vergelijk(lees_blad(oud), lees_blad(oud))
    assert not (zelfde.nieuw or zelfde.weg or zelfde.gewijzigd)


def test_tienduizend_regels_zijn_snel_ingelezen(in_organisatie: Organisatie) -> None:
    ruw = maak_bestand(*(f"kwaliteitsborger;Borger {n};9{n:07d};;;toegelaten;2024-01-01" for n in range(10_000)))
    begin = time.perf_counter()
    stand = lees_in(in_organisatie, ruw).stand
    vergelijk(lees_blad(stand), lees_blad(stand))
    assert stand.aantallen == {"kwaliteitsborger": 10_000}
    assert time.perf_counter() - begin < 20


def test_twee_mensen_tegelijk_maken_een_stand(echte_database: str, klaar_organisatie: Organisatie) -> None:
    def lees(_nummer: int) -> bool:
        try:
            with binnen(klaar_organisatie.pk):
                return lees_in(klaar_organisatie).nieuw
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as draden:
        assert sorted(draden.map(lees, range(4))) == [False, False, False, True]
    with binnen(klaar_organisatie.pk):
        assert (Registerstand.objects.count(), Registerregel.objects.count()) == (1, 19)
