"""The inbox of signals: the same rows forwards and backwards, along an index whatever is chosen, and never those of neighbours."""

from __future__ import annotations

import datetime
import itertools
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.toezicht.queries_signalen import PER_PAGINA, Keuze, Plek, list_signalen, tel_signalen
from borgwijzer.web.vullen.signaleninbox import lees_keuze, lees_plek, schrijf_verwijzing
from borgwijzer.zaken.models import Signaal, Zaak
from tests.zaken.zaakwerk import open_proefzaak

DAG = datetime.date(2026, 3, 2)
BRONNEN, PRIORITEITEN = ("derde", "aannemer", "belanghebbende", "brandweer"), ("hoog", "laag", "", "geen")


def maak_signalen(zaak: Zaak, aantal: int) -> None:
    """So many rows, one in forty open, of which one in ten with danger; and as many joined to the first."""
    rijen = [
        Signaal(
            organisatie_id=zaak.organisatie_id, zaak=zaak, bron=BRONNEN[n % 4], omschrijving="x",
            prioriteit=PRIORITEITEN[n // 4 % 4],
            ontvangen_op=DAG - datetime.timedelta(days=n % 700), direct_gevaar=n % 400 == 0,
            opgelost_op=None if n % 40 == 0 else DAG, beoordeeld_op=DAG if n % 80 else None,
        )
        for n in range(aantal)
    ]  # fmt: skip
    gemaakt = Signaal.objects.bulk_create(rijen, batch_size=5_000)
    Signaal.objects.filter(pk__in=[s.pk for s in gemaakt[40:4_000:40]][::7]).update(
        samengevoegd_met=gemaakt[0], samengevoegd_op=DAG
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE zaken_signaal")


@pytest.fixture
def zaak(klaar_organisatie: Organisatie) -> Iterator[Zaak]:
    with binnen(klaar_organisatie.pk):
        yield open_proefzaak(klaar_organisatie)


def _blader(keuze: Keuze) -> list[int]:
    """All ids forwards, held against the same pages backwards."""
    paginas, plek = [], None
    while True:
        pagina = list_signalen(keuze, plek)
        paginas.append([s.pk for s in pagina.signalen])
        if not pagina.later:
            break
        laatste = pagina.signalen[-1]
        plek = Plek(laatste.direct_gevaar, laatste.ontvangen_op, laatste.pk)
    for vorige, deze in itertools.pairwise(paginas):
        eerste = Signaal.objects.get(pk=deze[0])
        terug = list_signalen(keuze, Plek(eerste.direct_gevaar, eerste.ontvangen_op, eerste.pk, terug=True))
        assert [s.pk for s in terug.signalen] == vorige
    return [pk for pagina in paginas for pk in pagina]


def test_heen_en_terug_zonder_gat_of_dubbel(zaak: Zaak) -> None:
    maak_signalen(zaak, 8_000)
    open_ = Signaal.objects.filter(opgelost_op=None, samengevoegd_met=None)
    verwacht = list(open_.order_by("-direct_gevaar", "-ontvangen_op", "-pk").values_list("pk", flat=True))
    assert len(verwacht) > 2 * PER_PAGINA and _blader(Keuze()) == verwacht
    assert tel_signalen(Keuze()) == len(verwacht)
    assert set(_blader(Keuze(toon="gevaar"))) == set(open_.filter(direct_gevaar=True).values_list("pk", flat=True))
    assert set(_blader(Keuze(toon="nieuw"))) == set(open_.filter(beoordeeld_op=None).values_list("pk", flat=True))
    assert len(_blader(Keuze(toon="samengevoegd"))) == Signaal.objects.filter(samengevoegd_met__isnull=False).count() > 0


def test_elke_keuze_loopt_langs_een_index(zaak: Zaak) -> None:
    maak_signalen(zaak, 24_000)
    fouten = []
    for keuze in (
        Keuze(),
        Keuze(toon="gevaar"),
        Keuze(toon="nieuw"),
        Keuze(toon="samengevoegd"),
        Keuze(bron="derde"),
        Keuze(prioriteit="hoog"),
    ):
        for plek in (None, Plek(False, DAG - datetime.timedelta(days=350), 10**9), Plek(False, DAG, 0, terug=True)):
            fouten += _beoordeel(lambda k=keuze, p=plek: list_signalen(k, p))  # type: ignore[misc]
    assert fouten == [], "\n".join(fouten)


def _beoordeel(lees: Callable[[], object]) -> list[str]:
    """What is wrong with the plan: a scan of all rows, a sort, or more rows read than a page needs."""
    with CaptureQueriesContext(connection) as vragen:
        lees()
    assert len(vragen) == 1
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {vragen[0]['sql']}")
        plan = cursor.fetchone()[0]
    knopen = list(_loop((json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]))
    lezers = [knoop for knoop in knopen if knoop.get("Relation Name") == "zaken_signaal"]
    gelezen = sum(knoop["Actual Rows"] + knoop.get("Rows Removed by Filter", 0) for knoop in lezers)
    goed = lezers and all("Index" in knoop["Node Type"] for knoop in lezers) and gelezen <= PER_PAGINA + 1
    goed = goed and "Sort" not in {knoop["Node Type"] for knoop in knopen}
    return [] if goed else [f"{vragen[0]['sql'][-300:]}: {[k['Node Type'] for k in knopen]}, {gelezen} rijen gelezen"]


def _loop(knoop: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield knoop
    for deel in knoop.get("Plans", ()):
        yield from _loop(deel)


def test_signalen_van_de_buren_zijn_er_niet(klaar_organisatie: Organisatie, andere_organisatie: Organisatie) -> None:
    with binnen(klaar_organisatie.pk):
        maak_signalen(open_proefzaak(klaar_organisatie), 40)
        assert list_signalen(Keuze()).signalen
    with binnen(andere_organisatie.pk):
        assert not list_signalen(Keuze()).signalen


@pytest.mark.parametrize(
    "plek", ["", "x", "1~2026-13-01~5", "2~2026-01-01~5", "1~2026-01-01", "1~2026-01-01~5x", "²", "9" * 30, "0~0000-01-01~1"]
)
def test_onleesbare_plek_is_het_begin(plek: str) -> None:
    assert lees_plek({"na": plek}) is None


def test_wat_er_niet_is_telt_als_niet_gevraagd(zaak: Zaak) -> None:
    from borgwijzer.zaken.feiten import kader_van

    onzin = {"toon": "prijs", "onderwerp": "zwembad", "prioriteit": "erg"}
    assert lees_keuze(onzin, kader_van(zaak)) == lees_keuze({}, None) == Keuze()
    keuze = lees_keuze({"toon": "nieuw", "bron": "derde", "onderwerp": "fundering"}, kader_van(zaak))
    assert keuze == Keuze("nieuw", "derde", "fundering")
    rij = Signaal(pk=7, ontvangen_op=DAG, direct_gevaar=True)
    assert schrijf_verwijzing("na", rij, keuze) == "?toon=nieuw&bron=derde&onderwerp=fundering&na=1~2026-03-02~7"
