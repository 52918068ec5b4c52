"""What goes around every request: headers, one log line, no personal data; and the two health addresses."""

import json
import logging

import pytest
from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.test import Client, RequestFactory

from borgwijzer.beheer.logregels import configureer, maskeer
from borgwijzer.beheer.verzoek import verzoeknummer


@pytest.mark.django_db
def test_koppen_van_elk_antwoord(client: Client) -> None:
    antwoord = client.get("/gezond/klaar")
    assert antwoord.json() == {"klaar": True}
    beleid = antwoord.headers["Content-Security-Policy"]
    assert "default-src 'none'" in beleid and "unsafe" not in beleid
    assert antwoord.headers["X-Content-Type-Options"] == "nosniff"
    assert antwoord.headers["Referrer-Policy"] == "same-origin"
    assert len(antwoord.headers["X-Verzoeknummer"]) == 16


def test_leven_vraagt_geen_database(client: Client) -> None:
    assert client.get("/gezond/leeft").json() == {"leeft": True}


@pytest.mark.django_db
def test_niet_klaar_zonder_database(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def stuk() -> None:
        raise DatabaseError

    monkeypatch.setattr(connection, "cursor", stuk)
    antwoord = client.get("/gezond/klaar")
    assert antwoord.status_code == 503
    assert antwoord.json() == {"klaar": False, "reden": "De database antwoordt niet."}


def test_een_logregel_noemt_de_route_en_niet_het_pad(client: Client, capsys: pytest.CaptureFixture[str]) -> None:
    oud = logging.getLogger().handlers
    configureer({"niveau": "INFO"})
    try:
        client.get("/gezond/leeft?bsn=999990019")
        verzoeknummer(lambda _request: HttpResponse(status=404))(RequestFactory().get("/zaken/999990019"))
    finally:
        logging.getLogger().handlers = oud
    regels = [json.loads(regel) for regel in capsys.readouterr().err.splitlines()]
    assert [(regel["route"], regel["status"]) for regel in regels] == [("gezond/leeft", 200), (None, 404)]
    assert all(len(regel["verzoek"]) == 16 for regel in regels)
    assert "999990019" not in json.dumps(regels)


@pytest.mark.parametrize(
    ("tekst", "over"),
    [
        ("bsn 999990019 en 99999001", "bsn • en •"),
        ("naar jan.de-wilg@example.org gestuurd", "naar • gestuurd"),
        ("zaak 1234567 blijft", "zaak 1234567 blijft"),
        ("duplicate key\nDETAIL:  Key (email)=(x) already exists.", "duplicate key"),
        ("fout\nCONTEXT:  PL/pgSQL function x()\nTraceback volgt", "fout\nTraceback volgt"),
    ],
)
def test_maskeren(tekst: str, over: str) -> None:
    assert maskeer(tekst) == over


def test_security_txt_noemt_een_adres_en_een_einddatum(client: Client) -> None:
    tekst = client.get("/.well-known/security.txt").content.decode()
    assert tekst.startswith("Contact: mailto:") and "Expires: 20" in tekst
