"""Keep the copy of ``stand()`` on the zaak row, and its taken, in step with the facts."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from django.db import connection

from borgwijzer.regels.feiten import Feiten
from borgwijzer.regels.levensloop import Stand, stand_met_houdbaarheid
from borgwijzer.regels.register import maak_sleutels
from borgwijzer.zaken.feiten import haal_feiten, kader_van
from borgwijzer.zaken.models import GEEN_DATUM, Taak, Zaak

AFGELEID = (
    "fase", "mag_starten", "mag_in_gebruik", "volgende_op", "volgende_wat", "aantal_taken", "afgeleid_op", "geldig_tot_en_met",
    "borger_kvk", "borger_naam", "borger_middel",
)  # fmt: skip


def werk_stand_bij(zaak: Zaak, peildatum: datetime.date) -> Stand:
    """Derive the stand on ``peildatum`` and copy it to the row and its taken. Call it last in every deed."""
    bepaald = leid_af(zaak, haal_feiten(zaak), peildatum)
    zaak.save(update_fields=AFGELEID)
    Taak.objects.filter(zaak=zaak).delete()
    Taak.objects.bulk_create(maak_taken(zaak, bepaald))
    return bepaald


def leid_af(zaak: Zaak, feiten: Feiten, peildatum: datetime.date) -> Stand:
    """Derive the stand and set the derived fields of the row, without saving."""
    bepaald, zaak.geldig_tot_en_met = stand_met_houdbaarheid(feiten, kader_van(zaak), peildatum)
    eerste = bepaald.eerstvolgende
    zaak.fase = bepaald.fase
    zaak.mag_starten = bepaald.mag_starten.oordeel
    zaak.mag_in_gebruik = bepaald.mag_in_gebruik.oordeel
    zaak.volgende_op = eerste or GEEN_DATUM
    zaak.volgende_wat = _wat(bepaald, eerste)
    zaak.aantal_taken = len(bepaald.taken)
    zaak.afgeleid_op = peildatum
    zaak.borger_kvk, zaak.borger_naam, zaak.borger_middel = maak_sleutels(bepaald.borger)
    return bepaald


def schrijf_standen(zaken: Sequence[Zaak]) -> None:
    """Save the derived fields of many rows in one statement; Django's own way takes some twenty times as long."""
    soorten = {veld.column: veld.db_type(connection) for veld in Zaak._meta.concrete_fields}
    lijsten = ", ".join(f"%s::{soorten[kolom]}[]" for kolom in ("id", *AFGELEID))
    zetten = ", ".join(f"{kolom} = nieuw.{kolom}" for kolom in AFGELEID)
    opdracht = f"""
        UPDATE {Zaak._meta.db_table} AS zaak SET {zetten}
        FROM unnest({lijsten}) AS nieuw(id, {", ".join(AFGELEID)}) WHERE zaak.id = nieuw.id
    """  # noqa: S608 - names of our own columns
    with connection.cursor() as cursor:
        cursor.execute(opdracht, [[getattr(zaak, kolom) for zaak in zaken] for kolom in ("id", *AFGELEID)])


def maak_taken(zaak: Zaak, bepaald: Stand) -> list[Taak]:
    """The taken of the stand as rows, not yet stored."""
    return [
        Taak(
            organisatie_id=zaak.organisatie_id, zaak=zaak, code=taak.code, deel=int(taak.deel or 0),
            tekst=taak.tekst, rol=taak.rol,
            uiterlijk=taak.uiterlijk or GEEN_DATUM, behandelaar_id=zaak.behandelaar_id,
        )
        for taak in bepaald.taken
    ]  # fmt: skip


def _wat(bepaald: Stand, dag: datetime.date | None) -> str:
    """What the next date is about: a taak goes before a termijn."""
    namen = [taak.tekst for taak in bepaald.taken if taak.uiterlijk == dag] + [
        termijn.naam for termijn in bepaald.alle_termijnen if termijn.vraagt_iets and termijn.resultaat.uitkomst == dag
    ]
    return namen[0][:200] if dag and namen else ""
