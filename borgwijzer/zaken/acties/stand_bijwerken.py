"""Keep the copy of ``stand()`` on the zaak row, and its taken, in step with the facts."""

from __future__ import annotations

import datetime

from borgwijzer.regels.levensloop import Stand, stand
from borgwijzer.regels.register import maak_sleutels
from borgwijzer.zaken.feiten import haal_feiten, kader_van
from borgwijzer.zaken.models import GEEN_DATUM, Taak, Zaak

AFGELEID = (
    "fase",
    "mag_starten",
    "mag_in_gebruik",
    "volgende_op",
    "volgende_wat",
    "aantal_taken",
    "afgeleid_op",
    "borger_kvk",
    "borger_naam",
    "borger_middel",
)


def werk_stand_bij(zaak: Zaak, peildatum: datetime.date) -> Stand:
    """Derive the stand on ``peildatum`` and copy it to the row and its taken. Call it last in every deed."""
    bepaald = stand(haal_feiten(zaak), kader_van(zaak), peildatum)
    neem_stand_over(zaak, bepaald)
    zaak.save(update_fields=AFGELEID)
    Taak.objects.filter(zaak=zaak).delete()
    Taak.objects.bulk_create(maak_taken(zaak, bepaald))
    return bepaald


def neem_stand_over(zaak: Zaak, bepaald: Stand) -> None:
    """Set the derived fields of the row, without saving."""
    eerste = bepaald.eerstvolgende
    zaak.fase = bepaald.fase
    zaak.mag_starten = bepaald.mag_starten.oordeel
    zaak.mag_in_gebruik = bepaald.mag_in_gebruik.oordeel
    zaak.volgende_op = eerste or GEEN_DATUM
    zaak.volgende_wat = _wat(bepaald, eerste)
    zaak.aantal_taken = len(bepaald.taken)
    zaak.afgeleid_op = bepaald.peildatum
    zaak.borger_kvk, zaak.borger_naam, zaak.borger_middel = maak_sleutels(bepaald.borger)


def maak_taken(zaak: Zaak, bepaald: Stand) -> list[Taak]:
    """The taken of the stand as rows, not yet stored."""
    return [
        Taak(
            organisatie_id=zaak.organisatie_id, zaak=zaak, code=taak.code, tekst=taak.tekst, rol=taak.rol,
            uiterlijk=taak.uiterlijk or GEEN_DATUM, behandelaar_id=zaak.behandelaar_id,
        )
        for taak in bepaald.taken
    ]  # fmt: skip


def _wat(bepaald: Stand, dag: datetime.date | None) -> str:
    """What the next date is about: a taak goes before a termijn."""
    namen = [taak.tekst for taak in bepaald.taken if taak.uiterlijk == dag] + [
        termijn.naam for termijn in bepaald.termijnen if termijn.vraagt_iets and termijn.resultaat.uitkomst == dag
    ]
    return namen[0][:200] if dag and namen else ""
