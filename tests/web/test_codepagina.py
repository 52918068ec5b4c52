"""Pages that a code opens: the day on the proof of receipt, and what was typed when it could not be taken in."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client

from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.web.codepagina import bevestig
from borgwijzer.zaken.models import Zaak
from tests.web.conftest import Bezoek
from tests.zaken.informatiewerk import maak_verzoek

STRAKS = vandaag() + datetime.timedelta(days=21)


@pytest.mark.parametrize(
    ("moment", "dag"),
    [
        (datetime.datetime(2026, 7, 1, 22, 30, tzinfo=datetime.UTC), "donderdag 2 juli 2026"),
        (datetime.datetime(2026, 1, 1, 22, 59, tzinfo=datetime.UTC), "donderdag 1 januari 2026"),
        (datetime.datetime(2026, 1, 1, 23, 0, tzinfo=datetime.UTC), "vrijdag 2 januari 2026"),
    ],
    ids=["zomer, half een in de nacht", "winter, een minuut voor twaalf", "winter, middernacht"],
)
def test_het_bewijs_van_ontvangst_noemt_de_dag_in_nederland(moment: datetime.datetime, dag: str) -> None:
    assert f"ontvangen op {dag}." in bevestig("antwoord", moment)


def test_een_geweigerd_antwoord_staat_er_nog(zaak: Zaak, bezoek: Bezoek) -> None:
    wie = bezoek("toezichthouder")
    with binnen(zaak.organisatie_id):
        verzoek = maak_verzoek(zaak, wie.persoon, verzonden=True, moment=nu(), uiterlijk=STRAKS)  # type: ignore[attr-defined]
    te_lang = "Meetburo Noord. " + "x" * 10_000
    antwoord = Client().post(
        f"/beantwoorden/wilgenmeer/{verzoek.code}/", {"tekst-0": te_lang, "tekst-1": "<b>Noord</b>", "tekst-99": "?"}
    )
    html = antwoord.content.decode()
    assert antwoord.status_code == 409 and "Meetburo Noord. xxx" in html and "&lt;b&gt;Noord&lt;/b&gt;" in html
