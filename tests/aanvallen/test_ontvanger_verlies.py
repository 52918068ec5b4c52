"""What a sender can do to the receiver so that something gets lost, or is answered in a way that no program reads."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from borgwijzer.koppelingen.models import Bericht
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen
from tests.web.conftest import BERICHTEN

ADRES = "/koppelingen/dso/wilgenmeer/verzoek"
TEKEN: Any = {"HTTP_AUTHORIZATION": "Bearer proef"}
BERICHT = (BERICHTEN / "bouwmelding_volledig.xml").read_bytes()


@pytest.fixture(autouse=True)
def _teken(settings: Any) -> None:
    settings.DSO_TOKENS = {"wilgenmeer": "proef"}


def test_twee_documenten_met_een_naam_blijven_twee_documenten(klaar_organisatie: Organisatie) -> None:
    documenten = [SimpleUploadedFile("plan.pdf", inhoud) for inhoud in (b"eerste", b"tweede")]
    velden = {"bericht": SimpleUploadedFile("bericht.xml", BERICHT), "documenten": documenten}
    assert Client().post(ADRES, velden, **TEKEN).status_code == 201
    with binnen(klaar_organisatie.pk):
        bijlagen = Bericht.objects.get().bijlagen
    assert [bijlage["naam"] for bijlage in bijlagen] == ["plan.pdf", "plan (2).pdf"]
    assert len({bijlage["bestand"] for bijlage in bijlagen}) == 2


def test_een_bericht_zonder_lengte_wordt_niet_als_leeg_bewaard(klaar_organisatie: Organisatie) -> None:
    antwoord = Client().generic("POST", ADRES, b"", HTTP_TRANSFER_ENCODING="chunked", **TEKEN)
    assert (antwoord.status_code, antwoord.json()["type"]) == (411, "urn:borgwijzer:lengte_ontbreekt")
    with binnen(klaar_organisatie.pk):
        assert not Bericht.objects.exists()


def test_een_formulier_zonder_grens_krijgt_een_antwoord_voor_programmas(klaar_organisatie: Organisatie) -> None:
    antwoord = Client().generic("POST", ADRES, b"<a/>", content_type="multipart/form-data", **TEKEN)
    assert (antwoord.status_code, antwoord.headers["Content-Type"]) == (400, "application/problem+json")
