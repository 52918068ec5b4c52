"""The screens of the radar: what is typed stays, hostile text is text, and the program answers to every form."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from borgwijzer.klok import vandaag
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.radar.models import Vergunning
from borgwijzer.web.vullen.radar import schrijf_telling, schrijf_verstreken
from borgwijzer.web.vullen.radar_vergunning import schrijf_invoer
from tests.conftest import maak_klaar
from tests.radar.vergunningwerk import maak_vergunning, meld_bouw, schrijf_bestand, schrijf_rij
from tests.web.conftest import Bezoek

DAG = datetime.timedelta(days=1)
KWAAD = '"><script>alert(1)</script> 🏗 بناء'


def _maak(organisatie: Organisatie, **anders: Any) -> Vergunning:
    with binnen(organisatie.pk):
        return maak_vergunning(organisatie, **anders)


def _lees_in(client: Client, ruw: bytes) -> Any:
    return client.post("/radar/inlezen/", {"bestand": SimpleUploadedFile("v.csv", ruw, "text/csv")}, follow=True)


def test_inlezen_zegt_wat_er_gebeurde(klaar_organisatie: Organisatie, bezoek: Bezoek) -> None:
    client = bezoek("intake")
    assert "1 nieuw, 0 bijgewerkt, 0 ongewijzigd" in _lees_in(client, schrijf_bestand(schrijf_rij())).content.decode()
    with binnen(klaar_organisatie.pk):
        pk = Vergunning.objects.get().pk
    client.post(f"/radar/{pk}/", {"daad": "sluit_zonder_melding", "versie": "0", "reden": "Vrij."})
    weer = _lees_in(client, schrijf_bestand(schrijf_rij(adres="Elders 5"))).content.decode()
    assert "omdat er al over is besloten: V-1" in weer


@pytest.mark.parametrize("ruw", [b"", b"\xff\xfe\x00", b"geen;kop\n", schrijf_bestand(schrijf_rij(soort=KWAAD))])
def test_een_slecht_bestand_is_een_pagina_met_regels(ruw: bytes, klaar_organisatie: Organisatie, bezoek: Bezoek) -> None:
    client = bezoek("teamleider")
    antwoord = _lees_in(client, ruw)
    assert antwoord.status_code == 422
    assert "Er is niets ingelezen" in antwoord.content.decode() or not ruw
    assert "<script>alert" not in antwoord.content.decode()
    assert client.post("/radar/inlezen/").status_code == 422


def test_vijandige_tekst_is_tekst(klaar_organisatie: Organisatie, bezoek: Bezoek) -> None:
    vergunning = _maak(klaar_organisatie, adres=KWAAD, omschrijving=KWAAD * 50, aanvrager=KWAAD, nummer=KWAAD)
    client = bezoek("toezichthouder")
    for adres in ("/radar/", f"/radar/{vergunning.pk}/"):
        tekst = client.get(adres).content.decode()
        assert "&lt;script&gt;alert(1)" in tekst and "<script>alert" not in tekst


def test_wat_getypt_was_blijft_staan(klaar_organisatie: Organisatie, bezoek: Bezoek) -> None:
    vergunning = _maak(klaar_organisatie)
    antwoord = bezoek("toezichthouder").post(f"/radar/{vergunning.pk}/", {
        "daad": "leg_bezoek_vast", "versie": "0", "bezocht_op": "32-1-2026", "bevinding": "Leeg terrein.",
        "uitkomst": "niet_begonnen", "opnieuw_op": "x" * 100,
    })  # fmt: skip
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert 'aria-invalid="true"' in tekst and "Leeg terrein.</textarea>" in tekst and 'value="32-1-2026"' in tekst


@pytest.mark.parametrize(
    "formulier",
    [
        {}, {"daad": "sloop"}, {"daad": "koppel"}, {"daad": "koppel", "versie": "0"}, {"daad": "koppel", "versie": "9" * 40},
        {"daad": "stel_bezoek_voor", "versie": "0", "bezoek_op": "1-1-9999", "bezoeker": "1"},
        {"daad": "stel_bezoek_voor", "versie": "0", "bezoek_op": "vandaag", "bezoeker": "²"},
        {"daad": "leg_bezoek_vast", "versie": "0"}, {"daad": "heropen", "versie": "0", "reden": "x"},
        {"daad": "leg_bezoek_vast", "versie": "0", "bezocht_op": "2-3-2026", "bevinding": "x", "uitkomst": "x"},
        {"daad": "sluit_zonder_melding", "versie": "0", "reden": "x" * 10_000},
        {"daad": "sluit_zonder_melding", "versie": "0", "reden": "a\0b"},
    ],
    ids=str,
)  # fmt: skip
def test_een_half_of_vreemd_formulier_is_nooit_een_ongeluk(
    formulier: dict[str, str], klaar_organisatie: Organisatie, bezoek: Bezoek
) -> None:
    vergunning = _maak(klaar_organisatie)
    antwoord = bezoek("teamleider").post(f"/radar/{vergunning.pk}/", formulier)
    assert antwoord.status_code in (409, 422)
    with binnen(klaar_organisatie.pk):
        assert Vergunning.objects.get().versie == 0


def test_intake_legt_geen_bezoek_vast_ook_niet_met_een_eigen_formulier(klaar_organisatie: Organisatie, bezoek: Bezoek) -> None:
    vergunning = _maak(klaar_organisatie)
    client = bezoek("intake")
    assert "Leg een bezoek vast" not in client.get(f"/radar/{vergunning.pk}/").content.decode()
    antwoord = client.post(f"/radar/{vergunning.pk}/", {
        "daad": "leg_bezoek_vast", "versie": "0", "bezocht_op": "2-3-2026", "bevinding": "x", "uitkomst": "begonnen",
        "begonnen_op": "2-3-2026",
    })  # fmt: skip
    assert antwoord.status_code == 403
    assert "toezichthouder of teamleider" in antwoord.content.decode()


def test_een_vergunning_die_er_niet_is(klaar_organisatie: Organisatie, andere_organisatie: Organisatie, bezoek: Bezoek) -> None:
    maak_klaar(andere_organisatie)
    vreemd = _maak(andere_organisatie)
    client = bezoek("teamleider")
    for nummer in (vreemd.pk, 0, 2**63, 10**30):
        assert client.get(f"/radar/{nummer}/").status_code == 404
        assert client.post(f"/radar/{nummer}/", {"daad": "koppel"}).status_code == 404


@pytest.mark.parametrize(
    ("anders", "woord"),
    [
        ({"verleend_op": vandaag()}, "Afwachten"),
        ({"verleend_op": vandaag() - 7 * 13 * DAG}, "Bezoek nodig"),
        ({"verleend_op": vandaag() - (7 * 13 - 1) * DAG}, "Afwachten"),
        ({"kijk_vanaf": vandaag() + DAG}, "Afwachten"),
        ({"kijk_vanaf": vandaag()}, "Bezoek nodig"),
        ({"toestand": "bezoek_voorgesteld", "bezoek_op": vandaag()}, "Bezoek gepland"),
        ({"toestand": "bezoek_voorgesteld", "bezoek_op": vandaag() - DAG}, "Bezoek is te laat"),
        ({"toestand": "afgehandeld"}, "Geen melding nodig"),
        ({"bouwtechnisch": "nee"}, "Geen melding nodig"),
    ],
    ids=str,
)
def test_de_stand_als_woord(anders: dict[str, Any], woord: str, klaar_organisatie: Organisatie, bezoek: Bezoek) -> None:
    vergunning = _maak(klaar_organisatie, **anders)
    client = bezoek("toezichthouder")
    for adres in ("/radar/?toon=alles", f"/radar/{vergunning.pk}/"):
        assert f"<span>{woord}</span>" in client.get(adres).content.decode(), adres


def test_een_kader_zonder_radar_toont_de_lijst(andere_organisatie: Organisatie, bezoek: Bezoek, account: Any) -> None:
    _maak(andere_organisatie)
    client = bezoek(persoon=account("toezichthouder", organisatie=andere_organisatie))
    assert "Uw kader noemt geen termijn" in client.get("/radar/").content.decode()
    maak_klaar(andere_organisatie)
    assert "<span>Open</span>" in client.get("/radar/").content.decode()


@pytest.mark.parametrize("aantal", [5, 120])
def test_een_pagina_vraagt_niet_meer_bij_meer_rijen(aantal: int, klaar_organisatie: Organisatie, bezoek: Bezoek) -> None:
    with binnen(klaar_organisatie.pk):
        vergunningen = [maak_vergunning(klaar_organisatie, nummer=f"V-{n}") for n in range(aantal)]
        meld_bouw(klaar_organisatie, adres="Rietlaan 1", postcode="9999 ZZ")
    client = bezoek("toezichthouder")
    client.get("/radar/")
    for adres, hoogstens in (("/radar/", 8), (f"/radar/{vergunningen[0].pk}/", 12)):
        with CaptureQueriesContext(connection) as vragen:
            assert client.get(adres).status_code == 200
        assert len(vragen) <= hoogstens, [vraag["sql"][:90] for vraag in vragen]


def test_woorden_en_datums() -> None:
    dag = datetime.date(2026, 3, 2)
    assert [schrijf_verstreken(dag, dag + n * DAG) for n in (0, 1, 2)] == ["vandaag", "1 dag geleden", "2 dagen geleden"]
    assert (schrijf_invoer(dag), schrijf_invoer(None)) == ("2-3-2026", "")
    assert (schrijf_telling(0, 0), schrijf_telling(1, 1), schrijf_telling(50, None)) == (
        "Geen vergunningen", "1 vergunning", "50 van meer dan 1.000 vergunningen",
    )  # fmt: skip
