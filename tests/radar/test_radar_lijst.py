"""The list of the radar: pages both ways without a gap, plans that use an index at 100,000 rows, one organisatie alone."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.radar.models import Toestand, Vergunning
from borgwijzer.radar.queries import (
    PER_PAGINA,
    Plek,
    find_vergunning,
    list_bezoekers,
    list_op_toestand,
    list_vergunningen,
    tel_vergunningen,
)
from borgwijzer.web.vullen.radar import lees_filter, lees_plek
from tests.radar.vergunningwerk import maak_vergunning

Super = Callable[[], psycopg.Connection[Any]]
VEEL = """
INSERT INTO radar_vergunning (
    organisatie_id, nummer, soort, verleend_op, omschrijving, adres, postcode, woonplaats, bag_id, aanvrager, bouwtechnisch,
    toestand, reden, bevinding, met_de_hand, gebeurtenissen, versie
)
SELECT %(organisatie)s, 'V' || nummer, 'opa', DATE '2024-01-01' + nummer %% 900, 'Nieuwbouw', 'Rietlaan ' || nummer, '9999 ZZ',
    'Wilgenmeer', '', '', CASE WHEN nummer %% 5 = 0 THEN 'nee' ELSE 'ja' END,
    (ARRAY['open', 'gekoppeld', 'gekoppeld', 'bezoek_voorgesteld', 'bezocht', 'afgehandeld'])[1 + nummer %% 6], '', '', false,
    '{}', 0
FROM generate_series(1, %(aantal)s) AS nummer
"""


def _vul(superverbinding: Super, organisatie: Organisatie, aantal: int) -> None:
    with superverbinding() as verbinding:
        verbinding.execute(VEEL, {"organisatie": organisatie.pk, "aantal": aantal})
        verbinding.execute("VACUUM ANALYZE radar_vergunning")


@pytest.mark.parametrize("keuze", ["open", "bezoek", "alles"])
def test_bladeren_gaat_heen_en_terug_zonder_gat(
    keuze: Any, echte_database: str, organisatie: Organisatie, superverbinding: Super
) -> None:
    _vul(superverbinding, organisatie, 900)
    paginas: list[list[int]] = []
    with binnen(organisatie.pk):
        pagina = list_vergunningen(keuze)
        while True:
            paginas.append([rij.pk for rij in pagina.vergunningen])
            if not pagina.later:
                break
            laatste = pagina.vergunningen[-1]
            pagina = list_vergunningen(keuze, Plek(laatste.verleend_op, laatste.pk))
        for eerder in reversed(paginas[:-1]):
            eerste = pagina.vergunningen[0]
            pagina = list_vergunningen(keuze, Plek(eerste.verleend_op, eerste.pk, terug=True))
            assert [rij.pk for rij in pagina.vergunningen] == eerder
        assert not pagina.eerder
        heen = [nummer for deel in paginas for nummer in deel]
        assert len(heen) == len(set(heen)) == tel_vergunningen(keuze) == {"open": 120, "bezoek": 150, "alles": 900}[keuze]
        dagen = dict(Vergunning.objects.values_list("pk", "verleend_op"))
    assert [dagen[nummer] for nummer in heen] == sorted(dagen[nummer] for nummer in heen)


def test_elke_keuze_leest_langs_een_index_bij_honderdduizend(
    echte_database: str, organisatie: Organisatie, andere_organisatie: Organisatie, superverbinding: Super
) -> None:
    for een in (andere_organisatie, organisatie):
        _vul(superverbinding, een, 100_000)
    midden = datetime.date(2025, 6, 1)
    fouten: list[str] = []
    with binnen(organisatie.pk):
        for keuze in ("open", "bezoek", "alles"):
            for plek in (None, Plek(midden, 150_000), Plek(midden, 150_000, terug=True)):
                fouten += _beoordeel(lambda k=keuze, p=plek: list_vergunningen(k, p), PER_PAGINA + 1)  # type: ignore[misc]
        for toestand in (Toestand.OPEN, Toestand.GEKOPPELD):
            fouten += _beoordeel(lambda t=toestand: list_op_toestand(t, (midden, 150_000), 100), 100)  # type: ignore[misc]
        assert tel_vergunningen("alles") is None
    assert fouten == [], "\n".join(fouten)


def _beoordeel(lees: Callable[[], object], hoogstens: int) -> list[str]:
    """What is wrong with the plan: a scan of all rows, a sort, or more rows read than a page needs."""
    with CaptureQueriesContext(connection) as vragen:
        lees()
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {vragen[0]['sql']}")
        plan = cursor.fetchone()[0]
    knopen = list(_loop((json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]))
    lezers = [knoop for knoop in knopen if knoop.get("Relation Name") == "radar_vergunning"]
    gelezen = sum(knoop["Actual Rows"] + knoop.get("Rows Removed by Filter", 0) for knoop in lezers)
    soorten = {knoop["Node Type"] for knoop in knopen}
    goed = lezers and all("Index" in knoop["Node Type"] for knoop in lezers) and "Sort" not in soorten and gelezen <= hoogstens
    return [] if goed else [f"{vragen[0]['sql'][-200:]}: {sorted(soorten)}, {gelezen} rijen gelezen"]


def _loop(knoop: dict[str, Any]) -> Any:
    yield knoop
    for deel in knoop.get("Plans", ()):
        yield from _loop(deel)


def test_vergunningen_van_de_buren_zijn_er_niet(organisatie: Organisatie, andere_organisatie: Organisatie) -> None:
    with binnen(andere_organisatie.pk):
        vreemd = maak_vergunning(andere_organisatie)
    with binnen(organisatie.pk):
        assert find_vergunning(vreemd.pk) is None
        assert not list_vergunningen("alles").vergunningen


def test_alleen_wie_kan_vastleggen_kan_gaan(in_organisatie: Organisatie, account: Callable[..., Account]) -> None:
    gaan = [account("toezichthouder"), account("teamleider", "lezer")]
    for rol in ("intake", "lezer"):
        account(rol)
    account("toezichthouder", actief=False)
    assert list_bezoekers() == gaan


@pytest.mark.parametrize("plek", ["", "x", "2026-13-01~5", "2026-01-01", "~5", "2026-01-01~5x", "²", "9" * 30, "0000-01-01~1"])
def test_onleesbare_plek_is_het_begin(plek: str) -> None:
    assert lees_plek({"na": plek}) is None


def test_onbekend_filter_telt_als_niet_gevraagd() -> None:
    assert lees_filter({"toon": "prijs"}) == lees_filter({}) == "open"
    assert lees_filter({"toon": "bezoek"}) == "bezoek"
