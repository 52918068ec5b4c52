"""Put many rows in at once: COPY to temporary tables, and from there into the tables, under row-level security.

PostgreSQL refuses COPY into a table with row-level security; a temporary table has none, and INSERT ... SELECT obeys it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from django.db.models import Model
from psycopg import sql

from borgwijzer.demo.zaakmal import MET_GROOT, TABELLEN, VELDEN
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.zaken.models import Nummerreeks, Toets

GROOT = sql.Identifier("laad_groot")
# Where the large JSON of a line goes: a column, and what it becomes.
IN_KOLOM: dict[type[Model], tuple[str, sql.Composable]] = {
    Toets: ("resultaat", sql.SQL("r.waarde")),
    Gebeurtenis: ("gegevens", sql.SQL("CASE WHEN r.nr IS NULL THEN l.gegevens ELSE l.gegevens || r.waarde END")),
}


@contextmanager
def laadtabellen() -> Iterator[None]:
    """Temporary tables for the time of a run."""
    with connection.cursor() as cursor:
        for model in TABELLEN:
            extra = sql.SQL(", NULL::bigint AS nr" if model in MET_GROOT else "")
            cursor.execute(
                sql.SQL("CREATE TEMP TABLE {} AS SELECT {}{} FROM {} LIMIT 0").format(
                    _tijdelijk(model), _kolommen(model), extra, _tabel(model)
                )
            )
        cursor.execute(sql.SQL("CREATE TEMP TABLE {} (nr bigint, waarde jsonb)").format(GROOT))
        try:
            yield
        finally:
            namen = [_tijdelijk(model) for model in TABELLEN]
            if not connection.needs_rollback:
                cursor.execute(sql.SQL("DROP TABLE {}").format(sql.SQL(", ").join([*namen, GROOT])))


def _tabel(model: type[Model]) -> sql.Identifier:
    return sql.Identifier(model._meta.db_table)


def _tijdelijk(model: type[Model]) -> sql.Identifier:
    return sql.Identifier(f"laad_{model._meta.db_table}")


def _kolommen(model: type[Model]) -> sql.Composable:
    return sql.SQL(", ").join(sql.Identifier(str(veld.column)) for veld in VELDEN[model])


def reserveer_nummers(model: type[Model], aantal: int) -> list[int]:
    """So many row numbers of a table that nobody else gets."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT array_agg(nextval(pg_get_serial_sequence(%s, 'id'))) FROM generate_series(1, %s)",
            [model._meta.db_table, aantal],
        )
        nummers: list[int] = cursor.fetchone()[0]
    return nummers


@transaction.atomic
def reserveer_reeks(organisatie_id: int, jaar: int, aantal: int) -> int:
    """The first of ``aantal`` case numbers of a year.

    A transaction of its own: two processes that fill one organisatie do not wait for each other's zaken. The price is a gap
    in the numbers when writing the zaken fails, which for made-up zaken does not matter.
    """
    Nummerreeks.objects.bulk_create([Nummerreeks(organisatie_id=organisatie_id, jaar=jaar)], ignore_conflicts=True)
    reeks = Nummerreeks.objects.select_for_update().get(organisatie_id=organisatie_id, jaar=jaar)
    eerste, reeks.laatste = reeks.laatste + 1, reeks.laatste + aantal
    reeks.save(update_fields=["laatste"])
    return eerste


def laad_rijen(organisatie_id: int, lijnen: Mapping[type[Model], Sequence[str]], groot: Sequence[str]) -> None:
    """Write lines of COPY into their tables, inside a transaction."""
    with connection.cursor() as cursor:
        # Checking references per statement is several times cheaper than all of them at the end of the transaction.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        # Made-up rows that a crash takes away can be made again: no need to wait for the disk.
        cursor.execute("SET LOCAL synchronous_commit = off")
        _kopieer(cursor, GROOT, groot)
        for model in TABELLEN:
            if lijnen[model]:
                _kopieer(cursor, _tijdelijk(model), lijnen[model])
                cursor.execute(_overzetten(model), [organisatie_id])
        namen = [_tijdelijk(model) for model in TABELLEN]
        cursor.execute(sql.SQL("TRUNCATE {}").format(sql.SQL(", ").join([*namen, GROOT])))


def _kopieer(cursor: Any, tabel: sql.Identifier, lijnen: Sequence[str]) -> None:
    with cursor.copy(sql.SQL("COPY {} FROM STDIN").format(tabel)) as stroom:
        stroom.write("".join(lijnen))


def _overzetten(model: type[Model]) -> sql.Composable:
    bron: sql.Composable = sql.SQL("{} l").format(_tijdelijk(model))
    doel: dict[str, sql.Composable] = {str(v.column): sql.SQL("l.") + sql.Identifier(str(v.column)) for v in VELDEN[model]}
    if model in MET_GROOT:
        bron += sql.SQL(" LEFT JOIN {} r ON r.nr = l.nr").format(GROOT)
        kolom, waarde = IN_KOLOM[model]
        doel[kolom] = waarde
    return sql.SQL("INSERT INTO {} (organisatie_id, {}) SELECT %s, {} FROM {}").format(
        _tabel(model), sql.SQL(", ").join(map(sql.Identifier, doel)), sql.SQL(", ").join(doel.values()), bron
    )
