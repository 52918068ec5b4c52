"""Search: the zaken in which every word of the question stands, the newest first, with the fragment that shows why."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from borgwijzer.zoeken.woorden import RONDOM, Stukje, Vraag, is_begin, maak_fragment, maak_stam

MEESTE = 50
ZOEK = """
WITH raak AS MATERIALIZED (SELECT zaak_id FROM zoeken_zaken(%(woorden)s::text[], %(begin)s::boolean[], %(tot)s)),
nieuwste AS (
    SELECT zaak.id, zaak.nummer, zaak.adres, zaak.woonplaats, zaak.kadastraal, zaak.omschrijving, zaak.fase,
        (SELECT count(*) FROM raak) AS aantal
    FROM raak JOIN zaken_zaak AS zaak ON zaak.id = raak.zaak_id
    ORDER BY zaak.id DESC LIMIT %(meeste)s
)
SELECT nieuwste.*, ingang.delen
FROM nieuwste JOIN zoeken_zoekingang AS ingang ON ingang.zaak_id = nieuwste.id
ORDER BY nieuwste.id DESC
"""
# One window of text per zaak: no more of a document leaves the database than is shown.
IN_DOCUMENTEN = """
SELECT DISTINCT ON (document.zaak_id) document.zaak_id, document.bestandsnaam,
    substring(tekst.tekst FROM greatest(plek - %(rondom)s, 1) FOR %(lengte)s)
FROM zaken_document AS document
JOIN zoeken_documenttekst AS tekst ON tekst.bestand_id = document.bestand_id
CROSS JOIN LATERAL (
    SELECT min(nullif(strpos(lower(tekst.tekst), woord), 0)) AS plek FROM unnest(%(stammen)s::text[]) AS woord
) AS gevonden
WHERE document.zaak_id = ANY(%(zaken)s) AND plek IS NOT NULL
ORDER BY document.zaak_id, document.id
"""


@dataclass(frozen=True, slots=True)
class Treffer:
    """A zaak that was found. ``waar``: the kind of part and its name; ``fragment`` may be empty."""

    zaak: dict[str, Any]
    waar: tuple[str, str]
    fragment: tuple[Stukje, ...]


@dataclass(frozen=True, slots=True)
class Uitslag:
    """At most fifty, the newest first; ``meer`` says that there are others."""

    treffers: list[Treffer]
    meer: bool = False


def zoek(vraag: Vraag) -> Uitslag:
    """Two statements at most, whatever the number of zaken. Only zaken of the organisatie in which this runs."""
    if not vraag.woorden:
        return Uitslag([])
    waarden = {
        "woorden": list(vraag.woorden), "begin": [is_begin(woord) for woord in vraag.woorden], "tot": MEESTE + 1,
        "meeste": MEESTE,
    }  # fmt: skip
    rijen = _haal(ZOEK, waarden)
    aantal = rijen[0]["aantal"] if rijen else 0
    in_delen = {rij["id"]: _zoek_deel(json.loads(rij["delen"]), vraag.woorden) for rij in rijen}
    zonder = [pk for pk, (soort, _, _) in in_delen.items() if soort in ("", "zaak")]
    in_delen |= _zoek_in_documenten(zonder, vraag.woorden, in_delen)
    treffers = [Treffer(rij, in_delen[rij["id"]][:2], in_delen[rij["id"]][2]) for rij in rijen]
    return Uitslag(treffers, meer=aantal > MEESTE)


Vondst = tuple[str, str, tuple[Stukje, ...]]


def _zoek_deel(delen: Sequence[Sequence[str]], woorden: Sequence[str]) -> Vondst:
    """The part that has most of the words; of equal ones the first."""
    beste: Vondst = ("", "", ())
    meeste = 0
    for soort, naam, tekst in delen:
        geraakt = sum(bool(maak_fragment(tekst, [woord])) for woord in woorden)
        if geraakt > meeste:
            beste, meeste = (soort, naam, maak_fragment(tekst, woorden)), geraakt
        if geraakt == len(woorden):
            break
    # Everything in one part needs no look at the documents: "zaak" says that there may be more to show there.
    return beste if meeste < len(woorden) or beste[0] != "zaak" else ("heel", beste[1], beste[2])


def _zoek_in_documenten(zaken: Sequence[int], woorden: Sequence[str], bekend: dict[int, Vondst]) -> dict[int, Vondst]:
    if not zaken:
        return {}
    waarden = {
        "zaken": list(zaken), "stammen": [maak_stam(woord) for woord in woorden if is_begin(woord)], "rondom": 2 * RONDOM,
        "lengte": 5 * RONDOM,
    }  # fmt: skip
    gevonden = {}
    for rij in _haal(IN_DOCUMENTEN, waarden):
        fragment = maak_fragment(" ".join(rij["substring"].split()), woorden)
        if fragment:
            gevonden[rij["zaak_id"]] = ("document", rij["bestandsnaam"], fragment)
    return gevonden


def _haal(vraag: str, waarden: dict[str, Any]) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(vraag, waarden)
        namen = [kolom.name for kolom in cursor.description]
        return [dict(zip(namen, rij, strict=True)) for rij in cursor.fetchall()]
