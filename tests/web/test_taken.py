"""The list of taken: pages both ways without a gap, and plans that use an index at 100,000 taken."""

from __future__ import annotations

import datetime
import itertools
import json
from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.regels.levensloop import TE_LAAT
from borgwijzer.regels.toch_in_gebruik import HANDHAVING
from borgwijzer.web.beelden.etiketten import TAKEN
from borgwijzer.web.vullen.taken import lees_taakkeuze, schrijf_taakkeuze
from borgwijzer.zaken.queries import PER_PAGINA, Plek
from borgwijzer.zaken.taakqueries import LIJSTEN, Taakkeuze, Werker, list_agendataken, list_taken, tel_taken
from tests.conftest import maak_klaar
from tests.web.conftest import Bezoek
from tests.web.veel_zaken import maak_zaken

Super = Callable[[], psycopg.Connection[Any]]
VANDAAG = datetime.date(2026, 6, 3)
# A page of fifty and the row that tells there is more, for each of the stretches of an index that are put together.
RIJEN = PER_PAGINA + 1
# Two choices at once walk along one index and leave the others out.
RIJEN_BIJ_TWEE_KEUZES = 12_000
SNEL = {"Index Scan", "Index Only Scan", "Bitmap Heap Scan"}
SPREID = """
UPDATE zaken_taak SET behandelaar_id = zaak.behandelaar_id,
    rol = (ARRAY['intake', 'toezichthouder', 'jurist'])[1 + zaak.id %% 3],
    code = (ARRAY['toets_bouwmelding', 'controleer_start', 'vraag_einde_bouw', 'toets_gereedmelding'])[1 + zaak.id %% 4]
FROM zaken_zaak AS zaak WHERE zaak.id = zaken_taak.zaak_id AND zaak.organisatie_id = %s
"""
STEL_UIT = """
INSERT INTO zaken_uitstel (organisatie_id, zaak_id, code, uiterlijk, tot, reden, door_id, sinds)
SELECT organisatie_id, zaak_id, code, uiterlijk, DATE '2026-06-03' + (1 + id %% 300)::int, 'Wacht.', %s, now()
FROM zaken_taak WHERE organisatie_id = %s AND zaak_id %% 97 = 0 AND uiterlijk > DATE '2027-06-01'
"""


@pytest.fixture
def mensen(klaar_organisatie: Organisatie, account: Callable[..., Account]) -> list[Account]:
    return [account("intake", "jurist") for _ in range(10)]


def _vul(superverbinding: Super, organisatie: Organisatie, mensen: list[Account], aantal: int) -> None:
    with superverbinding() as baas:
        maak_zaken(baas, organisatie, mensen, aantal)
        baas.execute(SPREID, [organisatie.pk])
        baas.execute(STEL_UIT, [mensen[0].pk, organisatie.pk])
        baas.execute("VACUUM ANALYZE zaken_taak, zaken_uitstel, zaken_zaak")


def _werker(mensen: list[Account], *, vervangt: int = 0) -> Werker:
    namen = {wie.pk: wie.naam for wie in mensen[1 : 1 + vervangt]}
    return Werker(mensen[0].pk, ("intake", "jurist"), VANDAAG, namen)


@pytest.mark.parametrize("lijst", LIJSTEN)
def test_bladeren_gaat_heen_en_terug_zonder_gat(
    lijst: str, echte_database: str, klaar_organisatie: Organisatie, mensen: list[Account], superverbinding: Super
) -> None:
    _vul(superverbinding, klaar_organisatie, mensen, 30_000 if lijst == "uitgesteld" else 2_000)
    keuze, werker = Taakkeuze(lijst), _werker(mensen, vervangt=2)  # type: ignore[arg-type]
    kolom = "tot" if lijst == "uitgesteld" else "uiterlijk"
    paginas, plek = [], None
    with binnen(klaar_organisatie.pk):
        while True:
            pagina = list_taken(keuze, werker, plek)
            paginas.append([rij["id"] for rij in pagina.regels])
            if not pagina.later:
                break
            plek = Plek(pagina.regels[-1][kolom], pagina.regels[-1]["id"])
        for eerder in reversed(paginas[:-1]):
            pagina = list_taken(keuze, werker, Plek(pagina.regels[0][kolom], pagina.regels[0]["id"], terug=True))
            assert [rij["id"] for rij in pagina.regels] == eerder
        heen = list(itertools.chain(*paginas))
        assert not pagina.eerder and len(paginas) > 1
        assert len(heen) == len(set(heen)) and tel_taken(keuze, werker) in (len(heen), None)


def test_elke_lijst_leest_langs_een_index_bij_honderdduizend_taken(
    echte_database: str, klaar_organisatie: Organisatie, andere_organisatie: Organisatie, mensen: list[Account],
    superverbinding: Super,
) -> None:  # fmt: skip
    maak_klaar(andere_organisatie)
    for organisatie in (andere_organisatie, klaar_organisatie):
        _vul(superverbinding, organisatie, mensen, 100_000)
    plekken = (None, Plek(datetime.date(2026, 12, 1), 150_000), Plek(datetime.date(2026, 12, 1), 150_000, terug=True))
    fouten = []
    with binnen(klaar_organisatie.pk):
        for lijst, rol, code, wanneer in itertools.product(
            ("mij", "team", "alle"), ("", "intake"), ("", "controleer_start"), ("", "deze_week", "zonder_datum")
        ):
            keuze = Taakkeuze(lijst, rol, code, wanneer)  # type: ignore[arg-type]
            twee = [lijst != "alle", bool(rol), bool(code), bool(wanneer)].count(True) > 1 + (lijst == "team" and bool(rol))
            for plek in plekken:
                fouten += _beoordeel(keuze, _werker(mensen, vervangt=3), plek, RIJEN_BIJ_TWEE_KEUZES if twee else 0)
    assert fouten == [], "\n".join(fouten)


def _beoordeel(keuze: Taakkeuze, werker: Werker, plek: Plek | None, hoogstens: int) -> list[str]:
    """What is wrong with the plan: a scan of all taken, a sort of more than the pages put together, or too many rows read."""
    with CaptureQueriesContext(connection) as vragen:
        list_taken(keuze, werker, plek)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {vragen[0]['sql']}")
        plan = cursor.fetchone()[0]
    plan = (json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]
    lezers = [knoop for knoop in _loop(plan) if knoop.get("Relation Name") == "zaken_taak"]
    delen = {"mij": len(werker.ids), "team": len(werker.rollen), "alle": 1}[keuze.lijst]
    # What was put aside is read too, and left out: one in a hundred of what lies far away.
    grens = (hoogstens or RIJEN + 10) * delen
    gelezen = sum((knoop["Actual Rows"] + knoop.get("Rows Removed by Filter", 0)) * knoop["Actual Loops"] for knoop in lezers)
    goed = lezers and all(knoop["Node Type"] in SNEL for knoop in lezers) and gelezen <= grens
    return [] if goed else [f"{keuze} {plek}: {[knoop['Node Type'] for knoop in lezers]}, {gelezen} rijen gelezen"]


def _loop(knoop: dict[str, Any]) -> Any:
    yield knoop
    for deel in knoop.get("Plans", ()):
        yield from _loop(deel)


@pytest.mark.parametrize(
    "adres", ["/taken/", "/taken/?lijst=team", "/taken/?lijst=alle&na=2026-05-01~5", "/taken/?lijst=uitgesteld"]
)
def test_pagina_vraagt_hoogstens_elf_keer(
    adres: str, echte_database: str, klaar_organisatie: Organisatie, mensen: list[Account], superverbinding: Super, bezoek: Bezoek
) -> None:
    _vul(superverbinding, klaar_organisatie, mensen, 20_000)
    client = bezoek(persoon=mensen[0])
    client.get("/taken/")  # the kader is read once per process
    with CaptureQueriesContext(connection) as vragen:
        antwoord = client.get(adres)
    assert antwoord.status_code == 200 and antwoord.content.decode().count("hoofdlink") > 30
    # One more goes around Django: the setting of the organisatie is taken off the connection afterwards.
    assert len(vragen) + 1 <= 11, [vraag["sql"][:90] for vraag in vragen]


def test_agenda_heeft_alleen_taken_met_een_dag_van_mij_en_wie_ik_vervang(
    echte_database: str, klaar_organisatie: Organisatie, mensen: list[Account], superverbinding: Super
) -> None:
    _vul(superverbinding, klaar_organisatie, mensen, 300)
    werker = _werker(mensen, vervangt=1)
    with binnen(klaar_organisatie.pk):
        rijen = list_agendataken(werker)
    assert rijen and {rij["behandelaar_id"] for rij in rijen} == set(werker.ids)
    assert max(rij["uiterlijk"] for rij in rijen).year < 9999
    assert [rij["uiterlijk"] for rij in rijen] == sorted(rij["uiterlijk"] for rij in rijen)


def test_elke_code_van_de_regels_heeft_een_woord() -> None:
    """A code without a word would break every list in which the taak stands."""
    codes = {code for code, _, _ in TE_LAAT.values()}
    for soort in ("bouwmelding", "gereedmelding"):
        codes |= {f"toets_{soort}", f"wijs_{soort}_af"}
    codes |= {"bepaal_gevolgklasse", "bereid_bouwstop_voor", "volg_signaal_op", "controleer_gebruik", "besluit_gebruik"}
    codes |= {"beoordeel_signaal", HANDHAVING[0]}
    assert codes <= set(TAKEN)


def test_onbekende_woorden_tellen_als_niet_gevraagd() -> None:
    vreemd = {"lijst": "weg", "rol": "baas", "code": "<script>", "wanneer": "gisteren"}
    assert lees_taakkeuze(vreemd) == lees_taakkeuze({}) == Taakkeuze()
    keuze = Taakkeuze("team", "intake", "toets_bouwmelding", "te_laat")
    assert schrijf_taakkeuze(keuze) == "lijst=team&rol=intake&code=toets_bouwmelding&wanneer=te_laat"
