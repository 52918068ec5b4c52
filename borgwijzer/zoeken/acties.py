"""Keep the search index in step with the zaken. Doing it twice gives the same rows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django.db import connection, transaction

from borgwijzer.documenten.keurkamer import lees_tekst_apart
from borgwijzer.documenten.models import Bestand
from borgwijzer.documenten.opnemen import opslag
from borgwijzer.documenten.soort import Soort
from borgwijzer.zaken.models import Document, Zaak
from borgwijzer.zoeken.models import Documenttekst
from borgwijzer.zoeken.verzamelen import Zoekbaar, verzamel
from borgwijzer.zoeken.woorden import maak_woorden, verberg_bsn

STAP = 100
# Few enough for a search through one vak to be quick, many enough for few of them.
ZAKEN_PER_VAK = 5_000
TEKENS_PER_DOCUMENT = 200_000
# Two jobs for one zaak: the second reads after the first wrote.
HOUD_VAST = "SELECT pg_advisory_xact_lock(hashtextextended('zoekingang', zaak)) FROM unnest(%s::bigint[]) AS zaak"
# A word as it is written and its stem; the dictionary gives no stem for words that are everywhere, and they stay out.
SCHRIJF = """
INSERT INTO zoeken_zoekingang AS oud (organisatie_id, zaak_id, vak, delen, woorden)
SELECT %(organisatie)s, %(zaak)s, %(vak)s, %(delen)s::jsonb, array_to_tsvector(ARRAY(
    SELECT DISTINCT %(organisatie)s || '.' || %(vak)s || ':' || vorm
    FROM unnest(%(woorden)s::text[]) AS woord, unnest(ts_lexize('dutch_stem', woord) || woord) AS vorm
    WHERE cardinality(ts_lexize('dutch_stem', woord)) > 0
))
ON CONFLICT (zaak_id) DO UPDATE SET vak = EXCLUDED.vak, delen = EXCLUDED.delen, woorden = EXCLUDED.woorden
WHERE (oud.delen, oud.woorden) IS DISTINCT FROM (EXCLUDED.delen, EXCLUDED.woorden)
"""


def werk_zoekingangen_bij(zaak_ids: Sequence[int]) -> int:
    """Gather again what can be found of these zaken of this organisatie; gives how many there are."""
    _lees_nieuwe_documenten(zaak_ids)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(HOUD_VAST, [sorted(zaak_ids)])
        zaken = list(Zaak.objects.filter(pk__in=zaak_ids).order_by("pk"))
        gevonden = verzamel(zaken)
        with connection.cursor() as cursor:
            cursor.executemany(SCHRIJF, [_maak_rij(zaak_id, zoekbaar) for zaak_id, zoekbaar in gevonden.items()])
    return len(gevonden)


def _maak_rij(zaak_id: int, zoekbaar: Zoekbaar) -> dict[str, Any]:
    teksten = [tekst for _, _, tekst in zoekbaar.delen] + zoekbaar.documenten
    return {
        "vak": zaak_id // ZAKEN_PER_VAK, "organisatie": zoekbaar.organisatie_id, "zaak": zaak_id,
        "delen": json.dumps(zoekbaar.delen), "woorden": maak_woorden(teksten),
    }  # fmt: skip


def _lees_nieuwe_documenten(zaak_ids: Sequence[int]) -> None:
    """Read the text of the PDFs that were not read before, in a process apart; a file is read once per organisatie."""
    bekend = Documenttekst.objects.values("bestand_id")
    bestanden = Document.objects.filter(zaak__in=zaak_ids, bestand__soort=Soort.PDF.value).exclude(bestand__in=bekend)
    nieuw = Bestand.objects.filter(pk__in=bestanden.values("bestand_id"))
    leesbaar = [bestand for bestand in nieuw if not bestand.blokkeert]
    teksten = lees_tekst_apart([opslag().pad(bestand.sha256) for bestand in leesbaar], tekens=TEKENS_PER_DOCUMENT)
    Documenttekst.objects.bulk_create(
        [
            Documenttekst(organisatie_id=bestand.organisatie_id, bestand=bestand, tekst=verberg_bsn(tekst.replace("\0", " ")))
            for bestand, tekst in zip(leesbaar, teksten, strict=True)
        ],
        ignore_conflicts=True,
    )


def herindexeer(*, stap: int = STAP) -> int:
    """Rebuild the index of the organisatie in which this runs, a step of zaken at a time; gives how many zaken."""
    na, aantal = 0, 0
    while True:
        ids = list(Zaak.objects.filter(pk__gt=na).order_by("pk").values_list("pk", flat=True)[:stap])
        if not ids:
            return aantal
        aantal += werk_zoekingangen_bij(ids)
        na = ids[-1]
