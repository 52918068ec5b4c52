"""Tampering with the tables as superuser, with the triggers off: the check finds it, in the database and in the export."""

import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection, transaction

from borgwijzer.klok import nu
from borgwijzer.logboek.controle import Uitslag, controleer_export
from borgwijzer.logboek.models import Gebeurtenis, Ketenkop
from borgwijzer.logboek.queries import controleer_database, controleer_organisatie, exporteer
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen

Superverbinding = Callable[[], psycopg.Connection[Any]]


def _vul(organisatie: Organisatie, *, zaken: tuple[int | None, ...] = (1, 2, None), elk: int = 4) -> None:
    with binnen(organisatie.pk), transaction.atomic():
        for zaak_id in zaken:
            for nummer in range(elk):
                leg_vast(
                    "proef",
                    organisatie_id=organisatie.pk,
                    zaak_id=zaak_id,
                    tijdstip=nu(),
                    gegevens={"nummer": nummer, "tekst": "ë€"},
                )


def _knoei(superverbinding: Superverbinding, *opdrachten: str) -> None:
    with superverbinding() as baas:
        baas.execute("SET session_replication_role = replica")
        for opdracht in opdrachten:
            baas.execute(opdracht)  # type: ignore[arg-type]


def test_een_gave_database_met_twee_organisaties(
    echte_database: str, organisatie: Organisatie, andere_organisatie: Organisatie
) -> None:
    _vul(organisatie)
    _vul(andere_organisatie)
    uitslag = controleer_database()
    assert (uitslag.heel, uitslag.ketens, uitslag.gebeurtenissen) == (True, 6, 24)


ZAAK_1 = "organisatie_id = 1 AND zaak_id = 1"


@pytest.mark.parametrize(
    ("opdracht", "soorten"),
    [
        (f"UPDATE logboek_gebeurtenis SET reden = 'x' WHERE {ZAAK_1} AND volgnummer = 2", ["gewijzigd"]),
        (f"UPDATE logboek_gebeurtenis SET gegevens = '{{}}' WHERE {ZAAK_1} AND volgnummer = 4", ["gewijzigd"]),
        (f"UPDATE logboek_gebeurtenis SET tijdstip = now() WHERE {ZAAK_1} AND volgnummer = 1", ["gewijzigd"]),
        (f"UPDATE logboek_gebeurtenis SET zaak_id = 2 WHERE {ZAAK_1} AND volgnummer = 1", ["vreemd", "gewijzigd"]),
        (f"DELETE FROM logboek_gebeurtenis WHERE {ZAAK_1} AND volgnummer = 2", ["ontbreekt", "afgekapt"]),
        (f"DELETE FROM logboek_gebeurtenis WHERE {ZAAK_1} AND volgnummer = 4", ["afgekapt"]),
        (f"DELETE FROM logboek_gebeurtenis WHERE {ZAAK_1}", ["afgekapt"]),
        (f"UPDATE logboek_ketenkop SET aantal = 3 WHERE {ZAAK_1}", ["kop"]),
        ("UPDATE logboek_ketenkop SET hash = vorige.hash FROM logboek_gebeurtenis vorige WHERE vorige.volgnummer = 3"
         " AND vorige.keten_id = logboek_ketenkop.id AND vorige.zaak_id = 1", ["kop"]),
    ],
)  # fmt: skip
def test_geknoei_valt_op(
    echte_database: str,
    organisatie: Organisatie,
    superverbinding: Superverbinding,
    tmp_path: Path,
    opdracht: str,
    soorten: list[str],
) -> None:
    assert organisatie.pk == 1
    _vul(organisatie)
    _knoei(superverbinding, opdracht)
    uitslag = controleer_database()
    assert [breuk.soort for breuk in uitslag.breuken] == soorten
    assert {breuk.keten for breuk in uitslag.breuken} == {"zaak 1 van organisatie 1"}
    assert [breuk.soort for breuk in _exporteer_en_controleer(organisatie, 1, tmp_path).breuken] == soorten
    assert _exporteer_en_controleer(organisatie, 2, tmp_path).heel


def test_verwisselde_gebeurtenissen(echte_database: str, organisatie: Organisatie, superverbinding: Superverbinding) -> None:
    _vul(organisatie, zaken=(1,))
    stappen = [(2, 99), (3, 2), (99, 3)]
    _knoei(
        superverbinding,
        *(f"UPDATE logboek_gebeurtenis SET volgnummer = {naar} WHERE volgnummer = {van}" for van, naar in stappen),
    )
    soorten = {breuk.soort for breuk in controleer_database().breuken}
    assert soorten == {"schakel", "gewijzigd"}


def test_een_kop_weg_en_gebeurtenissen_zonder_kop(
    echte_database: str, organisatie: Organisatie, superverbinding: Superverbinding
) -> None:
    _vul(organisatie, zaken=(1,))
    _knoei(superverbinding, "DELETE FROM logboek_ketenkop")
    assert [breuk.soort for breuk in controleer_database().breuken] == ["vreemd"]


def _exporteer_en_controleer(organisatie: Organisatie, zaak_id: int | None, map_: Path) -> Uitslag:
    pad = map_ / "export.jsonl"
    with binnen(organisatie.pk), transaction.atomic(), open(pad, "w", encoding="utf-8", newline="\n") as bestand:
        bestand.writelines(exporteer(zaak_id))
    return controleer_export(pad)


@pytest.mark.django_db
def test_een_export_is_te_lezen_en_gaaf(organisatie: Organisatie, tmp_path: Path) -> None:
    _vul(organisatie)
    uitslag = _exporteer_en_controleer(organisatie, None, tmp_path)
    assert (uitslag.heel, uitslag.ketens, uitslag.gebeurtenissen) == (True, 1, 4)
    regels = (tmp_path / "export.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(regel).get("volgnummer") for regel in regels] == [None, 1, 2, 3, 4, None]


@pytest.mark.django_db
def test_zonder_keten_is_er_geen_export(in_organisatie: Organisatie) -> None:
    with pytest.raises(Ketenkop.DoesNotExist):
        list(exporteer(404))


@pytest.mark.django_db
def test_het_geheugen_groeit_niet_met_het_aantal(in_organisatie: Organisatie, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("borgwijzer.logboek.queries.STAP", 100)
    _vul(in_organisatie, zaken=(1,), elk=1)

    def piek(aantal: int) -> int:
        begin = Gebeurtenis.objects.count()
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO logboek_gebeurtenis (organisatie_id, keten_id, volgnummer, zaak_id, soort, tijdstip,"
                " door_naam, gegevens, reden, vorige_hash, hash) SELECT organisatie_id, keten_id, %s + nummer, zaak_id,"
                " soort, tijdstip, door_naam, gegevens, repeat('x', 500), vorige_hash, hash"
                " FROM logboek_gebeurtenis, generate_series(1, %s) nummer WHERE volgnummer = 1",
                [begin, aantal],
            )
        tracemalloc.start()
        uitslag = Uitslag()
        controleer_organisatie(uitslag)
        hoogste = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert uitslag.gebeurtenissen == begin + aantal
        assert uitslag.aantal_breuken > len(uitslag.breuken) == 100
        return hoogste

    assert piek(500) > 0.7 * piek(1500)
