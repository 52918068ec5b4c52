"""Files on the screen: always a download, by a link that needs no cookie and works for a minute."""

from __future__ import annotations

from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from borgwijzer.documenten.opnemen import MAX_BYTES, TEKENWERK, teken_voorbeelden
from borgwijzer.klok import nu
from borgwijzer.koppelingen.models import Bericht
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.web.bestandslink import maak_link
from borgwijzer.web.uploadgrens import Uploadgrens
from borgwijzer.zaken.models import Document, Zaak
from tests.web.conftest import BERICHTEN, Bezoek


@pytest.fixture
def document(zaak: Zaak) -> Document:
    with binnen(zaak.organisatie_id):
        return Document.objects.select_related("bestand").get(bestandsnaam="borgingsplan.pdf")


def test_download_is_altijd_een_bijlage_zonder_koekje(document: Document, bezoek: Bezoek) -> None:
    link = bezoek("lezer").get(f"/document/{document.pk}/download/").headers["Location"]
    antwoord = Client().get(link)
    assert antwoord.getvalue() == (BERICHTEN / "bouwmelding_volledig" / "borgingsplan.pdf").read_bytes()  # type: ignore[attr-defined]
    assert antwoord.headers["Content-Disposition"] == 'attachment; filename="borgingsplan.pdf"'
    assert antwoord.headers["Content-Type"] == "application/octet-stream"
    assert antwoord.headers["X-Content-Type-Options"] == "nosniff"
    assert antwoord.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert not antwoord.cookies


def test_link_verloopt_en_is_niet_na_te_maken(document: Document) -> None:
    assert document.bestand is not None
    link = maak_link(document.bestand.sha256, "plan.pdf")
    assert Client().get(link[:-3] + "x/").status_code == 404
    with time_machine.travel(nu().timestamp() + 61):
        assert Client().get(link).status_code == 404


def test_naam_buiten_ascii_komt_heel_aan(document: Document) -> None:
    assert document.bestand is not None
    antwoord: Any = Client().get(maak_link(document.bestand.sha256, "gevel “west” é.pdf"))
    antwoord.getvalue()
    assert antwoord.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''gevel%20")


def test_inhoud_die_weg_is_geeft_een_zin(klaar_organisatie: Organisatie) -> None:
    antwoord = Client().get(maak_link("0" * 64, "weg.pdf"))
    assert antwoord.status_code == 503
    assert "staat niet in de opslag" in antwoord.content.decode()


def test_het_voorbeeld_komt_na_het_werk_op_de_achtergrond(document: Document, bezoek: Bezoek) -> None:
    client, pad = bezoek("lezer"), f"/document/{document.pk}/"
    tekst = client.get(pad).content.decode()
    assert "Dit bestand is niet op virussen gescand." in tekst and "Er is nog geen voorbeeld" in tekst
    assert client.get(f"{pad}pagina/1/").status_code == 404
    _doe_tekenwerk()
    assert "Er is nog geen voorbeeld" not in client.get(pad).content.decode()
    voorbeeld = client.get(f"{pad}pagina/1/")
    assert (voorbeeld.headers["Content-Type"], voorbeeld.content[:4]) == ("image/png", b"\x89PNG")
    assert client.get(f"{pad}pagina/2/").status_code == 404
    assert _doe_tekenwerk() == 0, "een tweede keer verandert niets"


def _doe_tekenwerk() -> int:
    """Do the jobs that the deed asked for; gives how many files got a picture."""
    aantal = 0
    for job in ProcrastinateJob.objects.filter(task_name=TEKENWERK):
        with binnen(job.args["organisatie_id"]):
            aantal += teken_voorbeelden(job.args["bestanden"])
    return aantal


def test_wat_boven_de_grens_is_komt_niet_op_schijf() -> None:
    grens = Uploadgrens()
    assert grens.receive_data_chunk(b"x", MAX_BYTES) == b"x"
    assert grens.receive_data_chunk(b"x", MAX_BYTES + 1) is None


def test_twee_bestanden_met_een_naam_blijven_allebei(klaar_organisatie: Organisatie, bezoek: Bezoek) -> None:
    foto = (BERICHTEN / "bouwmelding_volledig" / "bouwplaats.jpg").read_bytes()
    velden = {
        "bericht": SimpleUploadedFile("b.xml", (BERICHTEN / "startbouw.xml").read_bytes()),
        "documenten": [SimpleUploadedFile("foto.jpg", foto), SimpleUploadedFile("foto.jpg", foto + b" ")],
    }
    antwoord = bezoek("intake").post("/berichten/toevoegen/", velden, follow=True)
    assert "foto (2).jpg" in antwoord.content.decode()
    with binnen(klaar_organisatie.pk):
        assert [deel["naam"] for deel in Bericht.objects.get().bijlagen] == ["foto.jpg", "foto (2).jpg"]
