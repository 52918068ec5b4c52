"""Rows of several small tables about a zaak in one statement: most zaken have few of them, and a page asks for all."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Model

M = TypeVar("M", bound=Model)
Bundel = dict[type[Model], list[Any]]


@dataclass(frozen=True, slots=True)
class Deel:
    """Rows of a model with a foreign key ``zaak``. ``nieuwste``: at most so many, those with the highest id below ``voor``
    (exclusive). ``zonder``: columns that are left where they are; asking a row for one of them costs a statement."""

    model: type[Model]
    nieuwste: int | None = None
    voor: int | None = None
    zonder: tuple[str, ...] = ()


def haal_bundel(delen: Sequence[type[Model] | Deel], zaken: Sequence[int]) -> Bundel:
    """The rows that belong to these zaken, per model, in the order of their id; without what they point to."""
    gevraagd = [deel if isinstance(deel, Deel) else Deel(deel) for deel in delen]
    takken = [_schrijf_tak(plaats, deel, list(zaken)) for plaats, deel in enumerate(gevraagd)]
    gevonden: Bundel = defaultdict(list)
    with connection.cursor() as cursor:
        vraag = f"SELECT * FROM ({' UNION ALL '.join(tak for tak, _ in takken)}) AS bundel ORDER BY 1, 2"  # noqa: S608 - see a tak
        cursor.execute(vraag, [waarde for _, waarden in takken for waarde in waarden])
        for plaats, _, rij in cursor.fetchall():
            model = gevraagd[plaats].model
            gevonden[model].append(_maak_rij(model, json.loads(rij) if isinstance(rij, str) else rij))
    return gevonden


def _schrijf_tak(plaats: int, deel: Deel, zaken: list[int]) -> tuple[str, list[Any]]:
    tabel = connection.ops.quote_name(deel.model._meta.db_table)
    tekst = f"SELECT {plaats}, t.id, to_jsonb(t) - %s::text[] FROM {tabel} t WHERE t.zaak_id = ANY(%s)"  # noqa: S608 - our own tables
    waarden: list[Any] = [list(deel.zonder), zaken]
    if deel.voor is not None:
        tekst, waarden = f"{tekst} AND t.id < %s", [*waarden, deel.voor]
    if deel.nieuwste is not None:
        tekst, waarden = f"{tekst} ORDER BY t.id DESC LIMIT %s", [*waarden, deel.nieuwste]
    return f"({tekst})", waarden


def _maak_rij(model: type[M], waarden: dict[str, Any]) -> M:
    velden = [veld for veld in model._meta.concrete_fields if veld.column in waarden]
    namen = [veld.attname for veld in velden]
    return model.from_db(connection.alias, namen, [veld.to_python(waarden[str(veld.column)]) for veld in velden])
