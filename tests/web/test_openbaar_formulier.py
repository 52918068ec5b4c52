"""The public forms: filed once with a receipt, nothing shown of zaken, and no flood."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from borgwijzer.documenten.opnemen import opslag
from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.klok import nu
from borgwijzer.koppelingen.acties import plaats_bericht
from borgwijzer.koppelingen.formulier import verwerk
from borgwijzer.koppelingen.models import Bericht, Formulierteller
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.web import formuliersleutel
from borgwijzer.web.vullen.openbaar import list_te_doen
from borgwijzer.zaken.feiten import haal_feiten
from borgwijzer.zaken.models import Melding, Zaak
from tests.conftest import maak_klaar
from tests.web.conftest import Bezoek
from tests.web.formulierwerk import PDF, lees_sleutel

SIGNAAL = "/formulier/wilgenmeer/signaal/"
STRIJDIG = "/formulier/wilgenmeer/strijdigheid/"
BORGER = {"kwaliteitsborger_naam": "Borgburo Waterland", "kwaliteitsborger_email": "post@borgburo.example.org"}


@pytest.fixture
def snel(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test types faster than a person."""
    monkeypatch.setattr(formuliersleutel, "MINSTENS_SECONDEN", -5)


def dien_in(adres: str, client: Client | None = None, *, sleutel: str = "", **velden: Any) -> Any:
    client = client or Client()
    sleutel = sleutel or lees_sleutel(client.get(adres).content.decode())
    return client.post(adres, {"omschrijving": "De gevel staat los", "sleutel": sleutel, **velden})


def test_een_signaal_wordt_bewaard_met_een_bewijs(klaar_organisatie: Organisatie, snel: None) -> None:
    stuk = SimpleUploadedFile("gevel.pdf", PDF)
    antwoord = dien_in(SIGNAAL, plek_adres="Dijkweg 3", naam_niet_doorgeven="ja", **{"stuk-foto": stuk})
    assert antwoord.status_code == 302
    with binnen(klaar_organisatie.pk):
        bericht = Bericht.objects.get()
        with opslag().open_lezen(bericht.sha256) as stroom:
            inhoud = stroom.read()
    assert (bericht.uitkomst, bericht.kanaal, bericht.adres, bericht.bijlagen[0]["naam"]) == (
        "triage",
        "formulier",
        "Dijkweg 3",
        "gevel.pdf",
    )
    assert hashlib.sha256(inhoud).hexdigest() == bericht.sha256
    assert b'"naam_niet_doorgeven":true' in inhoud
    tekst = Client().get(antwoord.headers["Location"]).content.decode()
    assert bericht.verzoeknummer in tekst and bericht.sha256 in tekst and re.search(r"\d\d\.\d\d uur", tekst)


def test_hetzelfde_formulier_twee_keer_is_een_ding(klaar_organisatie: Organisatie, snel: None) -> None:
    sleutel = lees_sleutel(Client().get(SIGNAAL).content.decode())
    eerste, tweede = (dien_in(SIGNAAL, sleutel=sleutel, omschrijving=tekst) for tekst in ("Een", "Twee"))
    assert eerste.status_code == tweede.status_code == 302
    with binnen(klaar_organisatie.pk):
        assert Bericht.objects.count() == 1


def test_een_programma_komt_er_niet_door(klaar_organisatie: Organisatie, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "erg snel" in dien_in(SIGNAAL).content.decode()
    assert "te oud" in dien_in(SIGNAAL, sleutel="verzonnen").content.decode()
    monkeypatch.setattr(formuliersleutel, "MINSTENS_SECONDEN", -5)
    assert "Website" in dien_in(SIGNAAL, website="https://reclame.example.org").content.decode()
    assert Client(enforce_csrf_checks=True).post(SIGNAAL, {}).status_code == 403
    with binnen(klaar_organisatie.pk):
        assert Bericht.objects.count() == 0


def test_te_vaak_van_een_adres_en_niet_te_veel_bestanden(
    klaar_organisatie: Organisatie, snel: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    stukken = [SimpleUploadedFile(f"{n}.pdf", PDF) for n in range(21)]
    assert "te veel bestanden" in dien_in(SIGNAAL, **{"stuk-overig": stukken}).content.decode()
    monkeypatch.setattr(verwerk, "PER_UUR", 2)
    assert [dien_in(SIGNAAL).status_code for _ in range(3)] == [302, 302, 422]
    assert dien_in(SIGNAAL, Client(REMOTE_ADDR="203.0.113.9")).status_code == 302
    with binnen(klaar_organisatie.pk):
        assert "203.0.113.9" not in str(list(Formulierteller.objects.values()))
    assert Client().post(SIGNAAL, CONTENT_LENGTH="60000000").status_code == 413


def test_een_strijdigheid_wordt_geplaatst_en_bevestigd(
    zaak: Zaak, klaar_organisatie: Organisatie, bezoek: Bezoek, snel: None
) -> None:
    velden = {
        "afwijking": "Wapening ontbreekt",
        "zaaknummer": zaak.nummer,
        "direct_gevaar": "ja",
        "naam_niet_doorgeven": "ja",
        **BORGER,
    }
    assert dien_in(STRIJDIG, **velden).status_code == 302
    with binnen(klaar_organisatie.pk):
        bericht = Bericht.objects.get(uitkomst="triage")
    client = bezoek("intake")
    tekst = client.get(f"/triage/{bericht.pk}/").content.decode()
    assert "Dit zaaknummer is genoemd" in tekst and "niet dat zijn naam" in tekst and "Wapening ontbreekt" in tekst
    assert (
        client.post(f"/triage/{bericht.pk}/", {"daad": "koppel", "soort": "strijdigheid", "zaak": zaak.nummer}).status_code == 302
    )
    with binnen(klaar_organisatie.pk):
        feit = haal_feiten(zaak).meldingen[-1]
        brief = Melding.objects.get(soort="strijdigheid").brieven.get()
    assert feit.strijdigheid and feit.strijdigheid.direct_gevaar and feit.naam_niet_doorgeven
    assert (feit.kanaal, brief.geadresseerde) == ("formulier", "Borgburo Waterland")


def test_een_signaal_wordt_bij_een_zaak_gelegd_zonder_melding(
    zaak: Zaak, klaar_organisatie: Organisatie, account: Callable[..., Account], snel: None
) -> None:
    dien_in(SIGNAAL)
    with binnen(klaar_organisatie.pk):
        bericht = Bericht.objects.get(uitkomst="triage")
        plaats_bericht(bericht.pk, soort="", zaak=zaak, door=account("intake"), moment=nu())
        bericht.refresh_from_db()
        assert (bericht.uitkomst, bericht.zaak, bericht.melding) == ("zaak", zaak, None)
        assert Melding.objects.count() == 1


def test_er_lekt_niets_over_bestaande_zaken(zaak: Zaak, klaar_organisatie: Organisatie, snel: None) -> None:
    bekend = dien_in(SIGNAAL, zaaknummer=zaak.nummer, plek_postcode=zaak.postcode, plek_adres=zaak.adres)
    onbekend = dien_in(SIGNAAL, zaaknummer="2026-999999")
    assert bekend.status_code == onbekend.status_code == 302
    assert zaak.nummer not in Client().get(bekend.headers["Location"]).content.decode()


def test_alleen_waar_het_kader_het_formulier_noemt_kan_een_melding_worden_ingediend(klaar_organisatie: Organisatie) -> None:
    assert Client().get("/formulier/wilgenmeer/bouwmelding/").status_code == 404
    assert list_te_doen(zoek_kader("hoeksche-waard")) == ("strijdigheid", "signaal")
    assert list_te_doen(zoek_kader("lindenveen")) == ("strijdigheid", "signaal", "bouwmelding")


def test_een_ander_adres_bestaat_niet_en_wie_elders_werkt_hoort_dat(
    klaar_organisatie: Organisatie, andere_organisatie: Organisatie, bezoek: Bezoek, snel: None
) -> None:
    maak_klaar(andere_organisatie)
    bewijs = dien_in(SIGNAAL).headers["Location"]
    assert Client().get("/formulier/nergens/").status_code == 404
    assert Client().get(bewijs.replace("wilgenmeer", "lindenveen")).status_code == 404
    assert Client().get("/formulier/wilgenmeer/ontvangen/verzonnen/").status_code == 404
    assert bezoek("intake").get("/formulier/lindenveen/").status_code == 409
    assert bezoek("intake").get("/formulier/wilgenmeer/").status_code == 200


@pytest.mark.parametrize("tekst", ["<script>alert(1)</script>", "🏚️", "\u202eomgekeerd", "مبنى", "x" * 10_001, "a\0b"])
def test_vijandige_tekst(tekst: str, klaar_organisatie: Organisatie, bezoek: Bezoek, snel: None) -> None:
    antwoord = dien_in(SIGNAAL, omschrijving=tekst, plek_adres=tekst[:200], melder_naam=tekst[:200])
    assert antwoord.status_code == (422 if len(tekst) > 10_000 else 302)
    assert "<script>alert" not in bezoek("intake").get("/triage/").content.decode()


def test_voorbereiden_noemt_wat_ontbreekt_en_bewaart_niets(klaar_organisatie: Organisatie) -> None:
    adres = "/formulier/wilgenmeer/voorbereiden/"
    assert Client().get(adres).status_code == 200
    tekst = Client().post(adres, {"heeft": ["borgingsplan"], "omschrijving": "Een woning"}).content.decode()
    gemist, later = tekst.split("Dit ontbreekt")[1].split("Dit bekijken wij")
    assert "isicobeoordeling" in gemist and "borgingsplan" not in gemist.lower().split("risicobeoordeling")[0][-40:]
    assert "Dit heeft u" in later and "Omgevingsloket" in tekst
    with binnen(klaar_organisatie.pk):
        assert (Bericht.objects.count(), Zaak.objects.count()) == (0, 0)
