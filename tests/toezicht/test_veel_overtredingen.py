"""At many earlier overtredingen the lookup walks an index: it reads a few rows of each kind, whatever their number."""

from __future__ import annotations

from collections.abc import Callable

from django.db import connection
from django.test.utils import CaptureQueriesContext

from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.toezicht.queries_afweging import list_recidive, list_vergelijkbaar
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.models import Overtreding
from tests.toezicht.overtredingwerk import maak_overtreding, stel_vast
from tests.zaken.zaakwerk import open_proefzaak

VEEL = 20_000
KOPIEER = """
INSERT INTO {tabel} ({kolommen})
SELECT {waarden} FROM {tabel} t, generate_series(1, %s) AS nummer WHERE t.id = %s
"""


def _kopieer(tabel: str, pk: int, anders: dict[str, str]) -> None:
    """Many rows like this one, made by the database."""
    with connection.cursor() as cursor:
        kolommen = [kolom.name for kolom in connection.introspection.get_table_description(cursor, tabel) if kolom.name != "id"]
        waarden = ", ".join(anders.get(kolom, f"t.{kolom}") for kolom in kolommen)
        vraag = KOPIEER.format(tabel=tabel, kolommen=", ".join(kolommen), waarden=waarden)
        cursor.execute(vraag, [VEEL, pk])
        cursor.execute(f"ANALYZE {tabel}")


def test_het_zoeken_loopt_langs_een_index(klaar_organisatie: Organisatie, account: Callable[..., Account]) -> None:
    wie, jurist = account("handhaver"), account("jurist")
    with binnen(klaar_organisatie.pk):
        oud = maak_overtreding(open_proefzaak(klaar_organisatie), wie)
        vast = stel_vast(oud, wie, jurist)
        _kopieer("zaken_overtreding", oud.pk, {"op_persoon": "t.op_persoon || nummer %% 5000", "op_bedrijf": "nummer::text",
                                               "op_adres": "'weg ' || nummer %% 3000",
                                               "geconstateerd_op": "t.geconstateerd_op - nummer %% 1500"})  # fmt: skip
        keuze = "CASE nummer %% 2 WHEN 0 THEN t.keuze ELSE '' END"
        anders = {"overtreding_id": "t.overtreding_id + nummer", "gevolg": "1 + nummer %% 4", "keuze": keuze}
        _kopieer("zaken_afweging", vast.pk, anders)
        nieuw = maak_overtreding(open_proefzaak(klaar_organisatie), wie)
        with CaptureQueriesContext(connection) as vragen:
            assert len(list_recidive(nieuw, kader_van(nieuw.zaak))) >= 1
            assert sum(list_vergelijkbaar(nieuw, 3, "C").aantallen.values()) > VEEL // 8
        assert len(vragen) == 6
        plan = Overtreding.objects.filter(
            organisatie_id=klaar_organisatie.pk, op_bedrijf=nieuw.op_bedrijf, geconstateerd_op__lte=nieuw.geconstateerd_op
        ).order_by("-geconstateerd_op")[:10].explain()  # fmt: skip
        assert "overtreding_bedrijf" in plan, plan
