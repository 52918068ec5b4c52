"""Rows of several small tables about a zaak in one statement: most zaken have few of them, and a page asks for all."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Model

M = TypeVar("M", bound=Model)
Bundel = dict[type[Model], list[Any]]


def haal_bundel(modellen: Sequence[type[Model]], zaken: Sequence[int]) -> Bundel:
    """The rows of these models that belong to these zaken, per model, in the order of their id.

    Every model has a foreign key ``zaak``. The rows are as if read one by one, without what they point to.
    """
    tabellen = [connection.ops.quote_name(model._meta.db_table) for model in modellen]
    delen = [
        f"SELECT {plaats}, t.id, to_jsonb(t) FROM {tabel} t WHERE t.zaak_id = ANY(%s)"  # noqa: S608 - our own tables
        for plaats, tabel in enumerate(tabellen)
    ]
    gevonden: Bundel = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(delen) + " ORDER BY 1, 2", [list(zaken)] * len(modellen))
        for plaats, _, rij in cursor.fetchall():
            model = modellen[plaats]
            gevonden[model].append(_maak_rij(model, json.loads(rij) if isinstance(rij, str) else rij))
    return gevonden


def _maak_rij(model: type[M], waarden: dict[str, Any]) -> M:
    velden = model._meta.concrete_fields
    namen = [veld.attname for veld in velden]
    return model.from_db(connection.alias, namen, [veld.to_python(waarden[str(veld.column)]) for veld in velden])
