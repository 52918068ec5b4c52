"""The work list: pages both ways without a gap, the statements it takes, and plans that use an index at 100,000 zaken."""

from __future__ import annotations

import datetime
import itertools
import json
import re
from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.web.vullen.werkvoorraad import lees_keuze, lees_plek, schrijf_telling
from borgwijzer.zaken.queries import PER_PAGINA, Keuze, Plek, list_zaken, tel_zaken
from tests.conftest import maak_klaar
from tests.web.conftest import Bezoek
from tests.web.veel_zaken import maak_zaken

Super = Callable[[], psycopg.Connection[Any]]
# A page of fifty and the row that tells there is more.
RIJEN_PER_PAGINA = PER_PAGINA + 1
# Two choices at once walk along one index and leave the others out: a bounded part of one fase or one behandelaar.
RIJEN_BIJ_TWEE_KEUZES = 12_000


@pytest.fixture
def mensen(klaar_organisatie: Organisatie, account: Callable[..., Account]) -> list[Account]:
    return [account("intake") for _ in range(10)]


def _vul(superverbinding: Super, organisatie: Organisatie, mensen: list[Account], aantal: int) -> None:
    with superverbinding() as verbinding:
        maak_zaken(verbinding, organisatie, mensen, aantal)


@pytest.mark.parametrize("volgorde", ["datum", "nieuwste"])
def test_bladeren_gaat_heen_en_terug_zonder_gat(
    volgorde: str, echte_database: str, klaar_organisatie: Organisatie, mensen: list[Account], superverbinding: Super
) -> None:
    _vul(superverbinding, klaar_organisatie, mensen, 400)
    keuze = Keuze(volgorde=volgorde)  # type: ignore[arg-type]
    kolom = "volgende_op" if volgorde == "datum" else "geopend_op"
    heen, paginas, plek = [], [], None
    with binnen(klaar_organisatie.pk):
        while True:
            pagina = list_zaken(keuze, plek)
            paginas.append([rij["id"] for rij in pagina.regels])
            heen += paginas[-1]
            if not pagina.later:
                break
            plek = Plek(pagina.regels[-1][kolom], pagina.regels[-1]["id"])
        for eerder in reversed(paginas[:-1]):
            terug = list_zaken(keuze, Plek(pagina.regels[0][kolom], pagina.regels[0]["id"], terug=True))
            assert [rij["id"] for rij in terug.regels] == eerder
            pagina = terug
        assert not pagina.eerder
        assert len(heen) == len(set(heen)) == tel_zaken(keuze) == 358


@pytest.mark.parametrize("aantal", [100, 100_000])
def test_pagina_vraagt_hoogstens_acht_keer(
    aantal: int, echte_database: str, klaar_organisatie: Organisatie, mensen: list[Account], superverbinding: Super, bezoek: Bezoek
) -> None:
    _vul(superverbinding, klaar_organisatie, mensen, aantal)
    client = bezoek(persoon=mensen[0])
    client.get("/werkvoorraad/")  # the kader is read once per process
    for adres in ("/werkvoorraad/", "/werkvoorraad/?behandelaar=niemand", "/werkvoorraad/?na=2026-02-01~5&fase=nieuw"):
        with CaptureQueriesContext(connection) as vragen:
            antwoord = client.get(adres)
        assert antwoord.status_code == 200
        assert antwoord.content.decode().count("hoofdlink") > 0
        # One more goes around Django: the setting of the organisatie is taken off the connection afterwards.
        assert len(vragen) + 1 <= 8, [vraag["sql"][:90] for vraag in vragen]


def test_elke_keuze_leest_langs_een_index_bij_honderdduizend_zaken(
    echte_database: str, klaar_organisatie: Organisatie, andere_organisatie: Organisatie, mensen: list[Account],
    superverbinding: Super,
) -> None:  # fmt: skip
    maak_klaar(andere_organisatie)
    for organisatie in (andere_organisatie, klaar_organisatie):
        _vul(superverbinding, organisatie, mensen, 100_000)
    midden = {"datum": datetime.date(2026, 12, 1), "nieuwste": datetime.datetime(2026, 9, 1, tzinfo=datetime.UTC)}
    plekken = (None, False, True)
    fouten = []
    with binnen(klaar_organisatie.pk):
        keuzes = itertools.product(("", "wacht_op_start", "afgesloten"), (None, mensen[0].pk, "niemand"), midden, plekken)
        for fase, van, volgorde, terug in keuzes:
            keuze = Keuze(fase, van, volgorde)  # type: ignore[arg-type]
            plek = None if terug is None else Plek(midden[volgorde], 150_000, terug)
            fouten += _beoordeel(keuze, plek, RIJEN_BIJ_TWEE_KEUZES if fase and van else RIJEN_PER_PAGINA)
        geen_datum = Plek(datetime.date(9999, 12, 31), 150_001)
        fouten += _beoordeel(Keuze(), geen_datum, RIJEN_PER_PAGINA)
    assert fouten == [], "\n".join(fouten)


def _beoordeel(keuze: Keuze, plek: Plek | None, hoogstens: int) -> list[str]:
    """What is wrong with the plan: a scan of all rows, a sort, or more rows read than a page needs."""
    with CaptureQueriesContext(connection) as vragen:
        list_zaken(keuze, plek)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {vragen[0]['sql']}")
        plan = cursor.fetchone()[0]
    plan = (json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]
    knopen = list(_loop(plan))
    lezers = [knoop for knoop in knopen if knoop.get("Relation Name") == "zaken_zaak"]
    gelezen = sum(knoop["Actual Rows"] + knoop.get("Rows Removed by Filter", 0) for knoop in lezers)
    soorten = {knoop["Node Type"] for knoop in knopen}
    goed = lezers and all("Index" in knoop["Node Type"] for knoop in lezers) and "Sort" not in soorten and gelezen <= hoogstens
    return [] if goed else [f"{keuze} {plek}: {sorted(soorten)}, {gelezen} rijen gelezen"]


def _loop(knoop: dict[str, Any]) -> Any:
    """The nodes of the list itself; what is looked up per row shown stands apart."""
    yield knoop
    for deel in knoop.get("Plans", ()):
        if deel.get("Parent Relationship") != "SubPlan":
            yield from _loop(deel)


def test_telling_stopt_bij_duizend(
    echte_database: str, klaar_organisatie: Organisatie, mensen: list[Account], superverbinding: Super
) -> None:
    _vul(superverbinding, klaar_organisatie, mensen, 1_200)
    with binnen(klaar_organisatie.pk):
        assert tel_zaken(Keuze()) is None
        assert tel_zaken(Keuze(fase="nieuw")) == 136


@pytest.mark.parametrize(
    ("getoond", "aantal", "verwacht"),
    [(0, 0, "Geen zaken"), (1, 1, "1 zaak"), (12, 12, "12 zaken"), (50, 412, "50 van 412 zaken"),
     (50, None, "50 van meer dan 1.000 zaken"), (50, 1000, "50 van 1.000 zaken")],
)  # fmt: skip
def test_telling_in_woorden(getoond: int, aantal: int | None, verwacht: str) -> None:
    assert schrijf_telling(getoond, aantal) == verwacht


@pytest.mark.parametrize("plek", ["", "x", "2026-13-01~5", "2026-01-01", "~5", "2026-01-01~5x", "²", "9" * 30])
def test_onleesbare_plek_is_het_begin(plek: str) -> None:
    assert lees_plek({"na": plek}, Keuze()) is None


def test_moment_zonder_zone_is_het_begin() -> None:
    assert lees_plek({"na": "2026-01-01T10:00:00~5"}, Keuze(volgorde="nieuwste")) is None
    assert lees_plek({"voor": "2026-01-01T10:00:00+00:00~5"}, Keuze(volgorde="nieuwste")) is not None


def test_onbekende_woorden_tellen_als_niet_gevraagd() -> None:
    assert lees_keuze({"fase": "weg", "behandelaar": "ieder", "volgorde": "prijs"}, 7) == Keuze()
    assert lees_keuze({"fase": "nieuw", "behandelaar": "mij", "volgorde": "nieuwste"}, 7) == Keuze("nieuw", 7, "nieuwste")


def test_lege_lijst_zegt_wat_te_doen(klaar_organisatie: Organisatie, bezoek: Bezoek) -> None:
    client = bezoek("intake")
    assert "Er zijn nog geen zaken" in client.get("/werkvoorraad/").content.decode()
    gefilterd = client.get("/werkvoorraad/?fase=nieuw").content.decode()
    assert "Geen zaken met deze keuzes" in gefilterd
    assert re.search(r'<option value="nieuw" selected>', gefilterd)
