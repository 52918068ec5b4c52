"""The receiver: who may deliver, what is answered, and that 2xx means stored."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client

from borgwijzer.documenten.opslag import OpslagFout
from borgwijzer.koppelingen.dso import ontvanger, verwerk
from borgwijzer.koppelingen.models import Bericht
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen, get_huidige_organisatie
from borgwijzer.zaken.models import Document

VAST = Path(__file__).parent / "dso" / "berichten"
ADRES = "/koppelingen/dso/wilgenmeer/verzoek"
TOKEN = {"HTTP_AUTHORIZATION": "Bearer geheim-van-wilgenmeer"}


@pytest.fixture(autouse=True)
def _tokens(settings: Any) -> None:
    settings.DSO_TOKENS = {"wilgenmeer": "geheim-van-wilgenmeer"}


def _bericht(naam: str = "bouwmelding_volledig") -> bytes:
    return (VAST / f"{naam}.xml").read_bytes()


def _stuur(ruw: bytes, **koppen: str) -> Any:
    return Client(enforce_csrf_checks=True).post(ADRES, ruw, content_type="application/xml", **{**TOKEN, **koppen})


def test_kaal_bericht_wordt_een_zaak_en_een_tweede_keer_niets(klaar_organisatie: Organisatie) -> None:
    eerste, tweede = _stuur(_bericht()), _stuur(_bericht())
    assert (eerste.status_code, eerste.json()["uitkomst"]) == (201, "zaak")
    assert (tweede.status_code, tweede.json()["uitkomst"], tweede.json()["zaak"]) == (200, "dubbel", eerste.json()["zaak"])
    with binnen(klaar_organisatie.pk):
        assert Bericht.objects.get().kanaal == "ontvanger"
    assert get_huidige_organisatie() is None


def test_formulier_brengt_documenten_mee(klaar_organisatie: Organisatie) -> None:
    documenten = [SimpleUploadedFile(pad.name, pad.read_bytes()) for pad in sorted((VAST / "bouwmelding_volledig").iterdir())]
    velden = {"bericht": SimpleUploadedFile("bericht.xml", _bericht()), "documenten": documenten}
    antwoord = Client(enforce_csrf_checks=True).post(ADRES, velden, **TOKEN)  # type: ignore[arg-type]
    assert antwoord.status_code == 201
    with binnen(klaar_organisatie.pk):
        assert Document.objects.filter(toestand="aanwezig").count() == 7


def test_wat_een_mens_moet_bekijken_is_aangenomen(klaar_organisatie: Organisatie) -> None:
    antwoord = _stuur(_bericht("startbouw"))
    assert (antwoord.status_code, antwoord.json()["uitkomst"]) == (202, "triage")


def test_onleesbaar_bericht_is_bewaard_en_geweigerd(klaar_organisatie: Organisatie) -> None:
    antwoord = _stuur(b"geen xml")
    assert antwoord.status_code == 422
    assert antwoord.headers["Content-Type"] == "application/problem+json"
    assert antwoord.json()["type"] == "urn:borgwijzer:bericht_geweigerd"
    with binnen(klaar_organisatie.pk):
        assert Bericht.objects.get().uitkomst == "geweigerd"


@pytest.mark.parametrize("kop", ["", "Bearer ", "Bearer verkeerd", "Basic geheim-van-wilgenmeer", "bearer geheim-van-wilgenmeer"])
def test_zonder_het_token_komt_er_niets_binnen(kop: str, klaar_organisatie: Organisatie) -> None:
    antwoord = _stuur(_bericht(), HTTP_AUTHORIZATION=kop)
    assert antwoord.status_code == 401
    assert antwoord.headers["WWW-Authenticate"] == "Bearer"
    with binnen(klaar_organisatie.pk):
        assert not Bericht.objects.exists()


def test_zonder_ingesteld_token_staat_de_deur_dicht(klaar_organisatie: Organisatie, settings: Any, caplog: Any) -> None:
    settings.DSO_TOKENS = {}
    assert _stuur(_bericht(), HTTP_AUTHORIZATION="Bearer ").status_code == 503
    assert "zet BORGWIJZER_DSO_TOKENS" in caplog.text


def test_token_van_een_ander_past_niet(klaar_organisatie: Organisatie, settings: Any) -> None:
    settings.DSO_TOKENS = {"wilgenmeer": "een", "lindenveen": "twee"}
    assert _stuur(_bericht(), HTTP_AUTHORIZATION="Bearer twee").status_code == 401


def test_andere_methode_en_onbekende_organisatie(klaar_organisatie: Organisatie) -> None:
    assert Client().get(ADRES, **TOKEN).status_code == 405  # type: ignore[arg-type]
    assert Client().post("/koppelingen/dso/nergens/verzoek", b"", content_type="application/xml", **TOKEN).status_code == 404  # type: ignore[arg-type]


def test_te_groot_bericht_wordt_niet_gelezen(klaar_organisatie: Organisatie, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ontvanger, "GRENZEN", type(ontvanger.GRENZEN)(bytes=1_000))
    assert _stuur(b"<a>" + b" " * 1_000 + b"</a>").status_code == 413
    assert _stuur(b"", CONTENT_LENGTH=str(ontvanger.MAX_BYTES + 1)).status_code == 413


@pytest.mark.parametrize("fout", [OpslagFout("opslag_vol", "De schijf is vol: maak ruimte."), OperationalError("weg")])
def test_wat_niet_bewaard_is_wordt_niet_bevestigd(
    fout: Exception, klaar_organisatie: Organisatie, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stuk(*_args: object, **_waarden: object) -> None:
        raise fout

    monkeypatch.setattr(verwerk, "bewaar_ruw", stuk)
    antwoord = _stuur(_bericht())
    assert (antwoord.status_code, antwoord.json()["type"]) == (503, "urn:borgwijzer:niet_bewaard")


def test_formulier_zonder_bericht(klaar_organisatie: Organisatie) -> None:
    antwoord = Client().post(ADRES, {"documenten": SimpleUploadedFile("a.pdf", b"x")}, **TOKEN)  # type: ignore[arg-type]
    assert (antwoord.status_code, antwoord.json()["type"]) == (400, "urn:borgwijzer:geen_bericht")
