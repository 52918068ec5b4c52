"""The public forms: filed once with a receipt, nothing shown of zaken, and no flood."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from borgwijzer.brieven.verzamelen_signaal import doorzending_feiten
from borgwijzer.bundel.inventaris import list_stukken
from borgwijzer.documenten.opnemen import opslag
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.klok import nu
from borgwijzer.koppelingen.acties import plaats_bericht
from borgwijzer.koppelingen.formulier import verwerk
from borgwijzer.koppelingen.models import Bericht, Formulierteller
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.toezicht.acties.doorzenden import Doorzending
from borgwijzer.web import formuliersleutel
from borgwijzer.web.vullen.openbaar import list_te_doen
from borgwijzer.zaken.feiten import haal_feiten
from borgwijzer.zaken.models import Betrokkene, Melding, Signaal, Zaak
from borgwijzer.zoeken.verzamelen import verzamel
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


def eis_nergens_genoemd(melding: Melding, signaal: Signaal) -> None:
    """Who reported stands with the signal alone, shielded: in no party, letter, or list of pieces."""
    naam = "Borgburo Waterland"
    assert not melding.brieven.exists() and naam not in str(melding.inhoud)
    assert not Betrokkene.objects.filter(naam=naam).exists(), "hij werd door deze melding geen partij"
    assert signaal.melder_afgeschermd and signaal.melder["naam"] == naam
    naar = Doorzending("Provincie", ("Plein 1",), "Niet van ons.")
    assert doorzending_feiten(signaal, naar, moment=nu(), kenmerk="x").van == "iemand die zijn naam niet wil doorgeven"
    assert not any("Borgburo" in stuk.naam for stuk in list_stukken(melding.zaak))


def test_een_strijdigheid_zonder_naam_noemt_de_kwaliteitsborger_nergens(
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
        melding = Melding.objects.get(soort="strijdigheid")
        signaal = Signaal.objects.get(melding=melding)
        eis_nergens_genoemd(melding, signaal)
    assert feit.strijdigheid and feit.strijdigheid.direct_gevaar and feit.naam_niet_doorgeven
    for pad in ("", "partijen/", f"signaal/{signaal.pk}/", f"ontvangen/{melding.pk}/"):
        antwoord = client.get(f"/zaak/{zaak.nummer}/{pad}")
        assert antwoord.status_code == 200 and "Borgburo Waterland" not in antwoord.content.decode(), pad


def test_een_strijdigheid_met_naam_wordt_aan_hem_bevestigd(
    zaak: Zaak, klaar_organisatie: Organisatie, bezoek: Bezoek, snel: None
) -> None:
    assert dien_in(STRIJDIG, afwijking="Wapening ontbreekt", zaaknummer=zaak.nummer, **BORGER).status_code == 302
    with binnen(klaar_organisatie.pk):
        bericht = Bericht.objects.get(uitkomst="triage")
    bezoek("intake").post(f"/triage/{bericht.pk}/", {"daad": "koppel", "soort": "strijdigheid", "zaak": zaak.nummer})
    with binnen(klaar_organisatie.pk):
        feit = haal_feiten(zaak).meldingen[-1]
        brief = Melding.objects.get(soort="strijdigheid").brieven.get()
        assert not Signaal.objects.get().melder_afgeschermd and Betrokkene.objects.filter(naam="Borgburo Waterland").exists()
    assert (feit.kanaal, brief.geadresseerde) == ("formulier", "Borgburo Waterland")


def test_een_signaal_wordt_bij_een_zaak_gelegd_zonder_melding(
    zaak: Zaak, klaar_organisatie: Organisatie, account: Callable[..., Account], snel: None
) -> None:
    dien_in(SIGNAAL)
    with binnen(klaar_organisatie.pk):
        bericht = Bericht.objects.get(uitkomst="triage")
        with pytest.raises(Geweigerd, match="van wie het signaal komt"):
            plaats_bericht(bericht.pk, soort="", zaak=zaak, door=account("intake"), moment=nu())
        plaats_bericht(bericht.pk, soort="", zaak=zaak, door=account("intake"), moment=nu(), bron="belanghebbende")
        bericht.refresh_from_db()
        assert Signaal.objects.get().bron == "belanghebbende"
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


NAAM, BELLEN = "B. Uurvrouw", "0999-123456"


@pytest.fixture
def afgeschermd(zaak: Zaak, klaar_organisatie: Organisatie, snel: None) -> Bericht:
    """A signal of somebody who said who he is and does not want his name passed on."""
    velden = {"melder_naam": NAAM, "melder_telefoon": BELLEN, "naam_niet_doorgeven": "ja", "hoedanigheid": "aannemer"}
    assert dien_in(SIGNAAL, **velden).status_code == 302
    with binnen(klaar_organisatie.pk):
        return Bericht.objects.get(uitkomst="triage")


def tel_inzage(organisatie: Organisatie) -> int:
    with binnen(organisatie.pk):
        return Gebeurtenis.objects.filter(soort="melder_getoond").count()


def test_wat_de_melder_van_zichzelf_zei_staat_al_gekozen(afgeschermd: Bericht, bezoek: Bezoek) -> None:
    tekst = bezoek("intake").get(f"/triage/{afgeschermd.pk}/").content.decode()
    assert '<option value="aannemer" selected>' in tekst and 'value="eigen_constatering"' in tekst
    assert 'value="eigen_constatering"' not in Client().get(SIGNAAL).content.decode(), "dat zegt niemand van zichzelf"


def test_een_verzonnen_hoedanigheid_komt_terug(klaar_organisatie: Organisatie, snel: None) -> None:
    assert dien_in(SIGNAAL, hoedanigheid="burgemeester").status_code == 422


def test_de_naam_van_de_melder_is_afgeschermd_tot_iemand_hem_met_recht_vraagt(
    afgeschermd: Bericht, zaak: Zaak, klaar_organisatie: Organisatie, bezoek: Bezoek
) -> None:
    """On triage, on the zaak, in the list, in the search and in the raw message."""
    intake, ravi, adres = bezoek("intake"), bezoek("toezichthouder"), f"/triage/{afgeschermd.pk}/"
    keuze = {"daad": "koppel", "zaak": zaak.nummer, "bron": "aannemer"}
    for client in (intake, ravi):
        tekst = client.get(adres).content.decode()
        assert NAAM not in tekst and BELLEN not in tekst and "naam afgeschermd" in tekst
    assert intake.post(adres, {"daad": "melder"}).status_code != 200
    assert intake.get(f"{adres}xml/").status_code != 302 and tel_inzage(klaar_organisatie) == 0
    assert NAAM in ravi.post(adres, {"daad": "melder"}).content.decode() and tel_inzage(klaar_organisatie) == 1
    assert ravi.get(f"{adres}xml/").status_code == 302 and tel_inzage(klaar_organisatie) == 2
    assert intake.post(adres, keuze).status_code == 302
    with binnen(klaar_organisatie.pk):
        signaal = Signaal.objects.get()
    vast = f"/zaak/{zaak.nummer}/vastleggen/"
    for pad in (f"/zaak/{zaak.nummer}/", vast, "/triage/", "/werkvoorraad/", adres):
        antwoord = ravi.get(pad).content.decode()
        assert BELLEN not in antwoord and NAAM not in antwoord, pad
    assert intake.post(vast, {"daad": f"melder-{signaal.pk}"}).status_code != 200
    getoond = ravi.post(vast, {"daad": f"melder-{signaal.pk}"}).content.decode()
    assert NAAM in getoond and BELLEN in getoond and tel_inzage(klaar_organisatie) == 3
    with binnen(klaar_organisatie.pk):
        assert NAAM not in str(verzamel([zaak])[zaak.pk]), "wie zoekt, vindt de naam niet"
        assert not any(NAAM in str(rij) for rij in Gebeurtenis.objects.values_list("gegevens", "reden"))
