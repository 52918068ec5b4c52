"""Search at many zaken: made-up rows written by the database itself, and the time and plan of every kind of question."""

from __future__ import annotations

import json
from statistics import median
from time import perf_counter
from typing import Any

import psycopg
from django.db import connections

from bench.cijfers import Cijfer, hoogstens, p95, schrijf
from bench.opstelling import Proefgemeente
from borgwijzer.beheer.database import BEHEERDER, ingebed_adres
from borgwijzer.beheer.datamap import DATABASE, find_datamap
from borgwijzer.demo.namen import ACHTERNAMEN, STRATEN
from borgwijzer.kaders.versies import find_versie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zoeken.acties import ZAKEN_PER_VAK
from borgwijzer.zoeken.queries import zoek
from borgwijzer.zoeken.woorden import lees_vraag

PER_VRAAG = 15
DOCUMENTWOORDEN, DOCUMENTTEKSTEN = 80, 5_000
WOORDENSCHAT = 40_000
BELOFTE_MS = 200
LETTERGREPEN = ["con", "ver", "bou", "ges", "ins", "pla", "fun", "dak", "bra", "ven", "iso", "kap", "lei", "tra", "wan", "vlo"]
ZAKEN = """
INSERT INTO zaken_zaak (
    organisatie_id, nummer, kaderversie_id, omschrijving, adres, postcode, woonplaats, bag_id, kadastraal, project_id,
    geopend_op, fase, mag_starten, mag_in_gebruik, volgende_op, volgende_wat, aantal_taken
)
SELECT %(organisatie)s, 'Z' || (2020 + nummer %% 7) || '-' || lpad(nummer::text, 7, '0'), %(kader)s,
    'Nieuwbouw van een woning met garage', (%(straten)s::text[])[1 + nummer %% %(aantal_straten)s] || ' ' || nummer / 22 %% 900,
    lpad((1000 + nummer %% 9000)::text, 4, '0') || chr(65 + nummer %% 23) || chr(65 + nummer / 23 %% 23), 'Wilgenmeer', '', '', '',
    TIMESTAMPTZ '2026-11-01 10:00+00' - nummer * INTERVAL '3 minutes', 'nieuw', 'nee', 'nee', DATE '9999-12-31', '', 0
FROM generate_series(1, %(aantal)s) AS nummer
"""
# Words of documents: few are in many zaken and many in few, as in real text. So many sets of them, used in turn.
TEKSTEN = """
CREATE TEMP TABLE tekst AS
SELECT nummer, array_agg(DISTINCT vorm) AS vormen
FROM generate_series(0, %(teksten)s - 1) AS nummer, generate_series(1, %(per_zaak)s) AS plek,
    LATERAL (SELECT floor(%(schat)s * (random() * (1 - 0 * (nummer + plek))) ^ 3)::integer AS getal) AS los,
    LATERAL (SELECT (%(lettergrepen)s::text[])[1 + getal %% %(aantal_lettergrepen)s]
        || translate(getal::text, '0123456789', 'bdfgklmnrt') AS woord) AS woorden,
    LATERAL unnest(ts_lexize('dutch_stem', woord) || woord) AS vorm
GROUP BY nummer
"""
INGANGEN = """
INSERT INTO zoeken_zoekingang (organisatie_id, zaak_id, vak, delen, woorden)
SELECT zaak.organisatie_id, zaak.id, zaak.id / %(per_vak)s,
    jsonb_build_array(
        jsonb_build_array('zaak', '', concat_ws(' | ', zaak.nummer, zaak.adres, zaak.postcode, zaak.woonplaats, omschrijving)),
        jsonb_build_array('partij', 'initiatiefnemer', naam || ' | ' || 90000000 + zaak.id %% 9000000)
    ),
    array_to_tsvector(ARRAY(
        SELECT zaak.organisatie_id || '.' || zaak.id / %(per_vak)s || ':' || vorm
        FROM (
            SELECT unnest(tekst.vormen) AS vorm
            UNION ALL
            SELECT unnest(ts_lexize('dutch_stem', woord) || woord) FROM regexp_split_to_table(
                lower(concat_ws(' ', zaak.adres, zaak.postcode, zaak.woonplaats, omschrijving, naam)), '\\W+') AS woord
            WHERE woord <> '' AND cardinality(ts_lexize('dutch_stem', woord)) > 0
            UNION ALL SELECT lower(replace(zaak.nummer, '-', ''))
            UNION ALL SELECT (90000000 + zaak.id %% 9000000)::text
            UNION ALL SELECT (1990000000000 + zaak.id)::text
        ) AS los
    ))
FROM (
    SELECT zaken_zaak.*, 'T. ' || (%(namen)s::text[])[1 + id %% %(aantal_namen)s] || ' ' || translate(
        (id / 30 %% 5000)::text, '0123456789', 'bdfgklmnrt') AS naam
    FROM zaken_zaak WHERE organisatie_id = %(organisatie)s
) AS zaak
JOIN tekst ON tekst.nummer = zaak.id %% %(teksten)s
"""
VRAGEN = {
    "een zaaknummer, de eerste cijfers": "2026-0000", "een straat": "Lisdodde", "het begin van een straat": "Lisd",
    "straat en huisnummer": "Waterlelie 345", "een postcode": "1500 AB", "een naam en een straat": "Rietdekker Lisdodde",
    "een KvK-nummer": "90000123", "een verzoeknummer": "1990000000123", "een zeldzaam woord": "vloglggm",
    "een gewoon woord": "verd", "het begin van veel woorden": "ver", "een woord in elke zaak": "nieuwbouw",
    "twee woorden in elke zaak": "nieuwbouw garage", "acht woorden": "nieuwbouw woning garage wilgenmeer ver con bou lis",
    "een woord dat er niet is": "xylofoon",
}  # fmt: skip


def meet(gemeente: Proefgemeente, aantal: int) -> list[Cijfer]:
    """Fill what is missing, and ask every question so many times."""
    cijfers = _vul(gemeente, aantal)
    tijden: dict[str, list[float]] = {}
    with binnen(gemeente.organisatie.pk):
        for vraag in VRAGEN.values():
            zoek(lees_vraag(vraag))
        for _ in range(PER_VRAAG):
            for naam, vraag in VRAGEN.items():
                begin = perf_counter()
                zoek(lees_vraag(vraag))
                tijden.setdefault(naam, []).append(1_000 * (perf_counter() - begin))
    for naam, duren in tijden.items():
        cijfers.append(Cijfer(f"zoeken: {naam}, p50 / p95", f"{schrijf(median(duren))} / {schrijf(p95(duren))} ms"))
    alle = [duur for duren in tijden.values() for duur in duren]
    return [*cijfers, hoogstens(f"zoeken bij {aantal:,} zaken, p95 van alle vragen", p95(alle), BELOFTE_MS, "ms")]


def _vul(gemeente: Proefgemeente, aantal: int) -> list[Cijfer]:
    with psycopg.connect(ingebed_adres(find_datamap(), BEHEERDER, DATABASE), autocommit=True) as verbinding:
        rij = verbinding.execute(
            "SELECT count(*) FROM zoeken_zoekingang WHERE organisatie_id = %s", [gemeente.organisatie.pk]
        ).fetchone()
        assert rij is not None
        if rij[0] < aantal:
            _schrijf_rijen(verbinding, gemeente, aantal)
        maten = verbinding.execute(
            "SELECT pg_size_pretty(pg_table_size('zoeken_zoekingang')), pg_size_pretty(pg_relation_size('zoekingang_woorden'))"
        ).fetchone()
    assert maten is not None
    return [Cijfer("zoekingang: tabel / index", f"{maten[0]} / {maten[1]}")]


def _schrijf_rijen(verbinding: psycopg.Connection[Any], gemeente: Proefgemeente, aantal: int) -> None:
    with binnen(gemeente.organisatie.pk):
        from bench.opstelling import PEILDATUM

        kader = find_versie(gemeente.organisatie.kader, organisatie_id=gemeente.organisatie.pk, peildatum=PEILDATUM)
    connections.close_all()
    waarden = {
        "organisatie": gemeente.organisatie.pk, "kader": kader.pk, "aantal": aantal, "straten": list(STRATEN),
        "aantal_straten": len(STRATEN), "namen": list(ACHTERNAMEN), "aantal_namen": len(ACHTERNAMEN), "schat": WOORDENSCHAT,
        "per_zaak": DOCUMENTWOORDEN, "teksten": DOCUMENTTEKSTEN, "per_vak": ZAKEN_PER_VAK, "lettergrepen": LETTERGREPEN,
        "aantal_lettergrepen": len(LETTERGREPEN),
    }  # fmt: skip
    for opdracht in ("SET synchronous_commit = off", "SET maintenance_work_mem = '1GB'", "DROP INDEX zoekingang_woorden"):
        verbinding.execute(opdracht)
    verbinding.execute(ZAKEN, waarden)
    verbinding.execute(TEKSTEN, waarden)
    verbinding.execute(INGANGEN, waarden)
    verbinding.execute("CREATE INDEX zoekingang_woorden ON zoeken_zoekingang USING gin (woorden) WITH (fastupdate = off)")
    verbinding.execute("VACUUM ANALYZE zaken_zaak, zoeken_zoekingang")


def toon_plan(gemeente: Proefgemeente, woord: str) -> dict[str, Any]:
    """The plan of the statement inside the function, as the owner of the tables runs it."""
    with connections["eigenaar"].cursor() as cursor:
        cursor.execute("SET enable_seqscan = off")
        cursor.execute(
            "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) SELECT zaak_id FROM zoeken_zoekingang"
            " WHERE woorden @@ zoeken_vraag("
            "   %s || '.' || (SELECT max(vak) FROM zoeken_zoekingang WHERE organisatie_id = %s) || ':', %s, '{t}')"
            " AND organisatie_id + 0 = %s ORDER BY zaak_id + 0 DESC LIMIT 51",
            [str(gemeente.organisatie.pk), gemeente.organisatie.pk, [woord], gemeente.organisatie.pk],
        )
        plan = cursor.fetchone()[0]
    return (json.loads(plan) if isinstance(plan, str) else plan)[0]
