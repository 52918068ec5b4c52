"""The page of a maatwerkvoorschrift: nothing of it while it is off, and every deed of it once it is on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from borgwijzer.klok import vandaag
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.models import Besluit, Maatwerkaanvraag, Maatwerkstap, Zaak
from tests.conftest import maak_klaar
from tests.toezicht.maatwerkwerk import JA, NEE, TEKST, beoordeel, dien_in, stel_voor, wijs_toe, zet_aan
from tests.web.conftest import Bezoek
from tests.zaken.zaakwerk import registreer_proefmelding

Maker = Callable[..., Account]
JA_OP_ALLES = {f"criterium-{naam}": "ja" for naam in JA}


@pytest.fixture
def wie(account: Maker) -> Account:
    return account("jurist", "toezichthouder")


@pytest.fixture
def aanvraag(klaar_organisatie: Organisatie, wie: Account) -> Maatwerkaanvraag:
    with binnen(klaar_organisatie.pk):
        zaak = zet_aan(registreer_proefmelding(klaar_organisatie).zaak)
        return dien_in(zaak, wie, vandaag() - timedelta(days=3))


def adres(aanvraag: Maatwerkaanvraag) -> str:
    with binnen(aanvraag.organisatie_id):
        return f"/zaak/{Zaak.objects.get(pk=aanvraag.zaak_id).nummer}/maatwerk/{aanvraag.pk}/"


def stuur(client: Client, aanvraag: Maatwerkaanvraag, daad: str, **velden: str) -> tuple[int, str]:
    antwoord = client.post(adres(aanvraag), {"daad": daad, **velden}, follow=True)
    return antwoord.status_code, antwoord.content.decode()


def test_uit_staat_er_niets_van_op_de_zaak_en_zegt_het_formulier_waarom(
    klaar_organisatie: Organisatie, wie: Account, bezoek: Bezoek
) -> None:
    with binnen(klaar_organisatie.pk):
        nummer = registreer_proefmelding(klaar_organisatie).zaak.nummer
    client = bezoek(persoon=wie)
    for pad in ("", "taken/", "vastleggen/"):
        assert "maatwerk" not in client.get(f"/zaak/{nummer}/{pad}").content.decode().lower()
    pagina = client.get(f"/zaak/{nummer}/maatwerk/nieuw/").content.decode()
    assert "bestaat nog niet" in pagina and 'value="registreer"' not in pagina
    invoer = {"daad": "registreer", "ontvangen": f"{vandaag():%d-%m-%Y}", "kanaal": "post", "omschrijving": TEKST}
    antwoord = client.post(f"/zaak/{nummer}/maatwerk/nieuw/", invoer)
    assert "bestaat nog niet" in antwoord.content.decode()
    with binnen(klaar_organisatie.pk):
        assert not Maatwerkaanvraag.objects.exists()


def test_aan_wordt_geregistreerd_vanaf_de_zaak(klaar_organisatie: Organisatie, wie: Account, bezoek: Bezoek) -> None:
    with binnen(klaar_organisatie.pk):
        nummer = zet_aan(registreer_proefmelding(klaar_organisatie).zaak).nummer
    client = bezoek(persoon=wie)
    assert f"/zaak/{nummer}/maatwerk/nieuw/" in client.get(f"/zaak/{nummer}/").content.decode()
    invoer = {"daad": "registreer", "ontvangen": f"{vandaag():%d-%m-%Y}", "kanaal": "e-mail", "omschrijving": TEKST}
    pagina = client.post(f"/zaak/{nummer}/maatwerk/nieuw/", invoer, follow=True).content.decode()
    assert "Bevestig nu de ontvangst" in pagina and TEKST in pagina
    assert "Maatwerkvoorschrift" in client.get(f"/zaak/{nummer}/").content.decode()


def test_de_pagina_in_zestien_vragen_en_voor_een_lezer_zonder_formulier(
    aanvraag: Maatwerkaanvraag, wie: Account, bezoek: Bezoek
) -> None:
    client = bezoek(persoon=wie)
    client.get(adres(aanvraag))
    with CaptureQueriesContext(connection) as vragen:
        pagina = client.get(adres(aanvraag)).content.decode()
    assert len(vragen) <= 16, [vraag["sql"][:90] for vraag in vragen]
    assert "Nu: Bevestig de ontvangst" in pagina and "Beslis uiterlijk op" in pagina
    gelezen = bezoek("lezer").get(adres(aanvraag)).content.decode()
    assert "De aanvraag" in gelezen and 'name="daad"' not in gelezen


@pytest.mark.parametrize(
    ("daad", "velden", "zin"),
    [
        ("onzin-0", {}, "een van de knoppen"),
        ("beoordeel-0", {"beoordeel-reden": "Gezien."}, "elk criterium"),
        ("beoordeel-0", {**JA_OP_ALLES, "beoordeel-reden": " "}, "waar uw antwoorden op berusten"),
        ("besluit-0", {"besluit-uitkomst": "toegewezen", "besluit-motivering": "Klein."}, "Beoordeel eerst elk criterium"),
        ("voornemen-0", {"voornemen-dag": "x"}, "de laatste dag om te reageren"),
        ("bevestig-9", {}, "intussen bijgewerkt"),
        ("neem-1-0", {}, "hoort niet bij deze aanvraag"),
    ],
)
def test_wat_geweigerd_wordt_verandert_niets(
    daad: str, velden: dict[str, str], zin: str, aanvraag: Maatwerkaanvraag, wie: Account, bezoek: Bezoek
) -> None:
    _, pagina = stuur(bezoek(persoon=wie), aanvraag, daad, **velden)
    assert zin in pagina
    with binnen(aanvraag.organisatie_id):
        assert not Maatwerkstap.objects.exists()


def test_van_aanvulling_tot_toewijzing_en_inschrijving(
    aanvraag: Maatwerkaanvraag, wie: Account, bezoek: Bezoek, account: Maker
) -> None:
    client, dag = bezoek(persoon=wie), f"{vandaag():%d-%m-%Y}"
    assert "De ontvangst is bevestigd" in stuur(client, aanvraag, "bevestig-0")[1]
    later = f"{vandaag() + timedelta(days=14):%d-%m-%Y}"
    assert "staat stil" in stuur(client, aanvraag, "vraag-1", **{"vraag-wat": "Een foto.", "vraag-dag": later})[1]
    aangevuld = stuur(client, aanvraag, "aanvulling-2", **{"aanvulling-dag": dag, "aanvulling-tekst": "De foto."})[1]
    assert "loopt weer" in aangevuld and "Nu: Beoordeel de aanvraag" in aangevuld
    assert "Stel een besluit voor" in stuur(client, aanvraag, "beoordeel-3", **JA_OP_ALLES, **{"beoordeel-reden": "Foto."})[1]
    voorstel = {"besluit-uitkomst": "toegewezen", "besluit-motivering": "Klein.", "besluit-voorschriften": "Kijk elk jaar.\n\n"}
    assert "Het voorstel ligt klaar" in stuur(client, aanvraag, "besluit-4", **voorstel)[1]
    with binnen(aanvraag.organisatie_id):
        besluit = Besluit.objects.get()
    baas = bezoek(persoon=account("teamleider"))
    pagina = baas.get(adres(aanvraag)).content.decode()
    assert "De brief, zoals hij gaat" in pagina and "1. Kijk elk jaar." in pagina.replace("<li>", "1. ").replace("</li>", "")
    assert "Het besluit is genomen" in stuur(baas, aanvraag, f"neem-{besluit.pk}-5")[1]
    afgevinkt = stuur(client, aanvraag, "vink-0-6")[1]
    assert "Toch niet voldaan" in afgevinkt and "Laat het voorschrift nog inschrijven" in afgevinkt
    klaar = stuur(client, aanvraag, "inschrijven-7", **{"inschrijven-dag": dag, "inschrijven-bewijs": "Nr. 12"})[1]
    assert "Ingeschreven als beperking op" in klaar
    weg = stuur(baas, aanvraag, "einde-8", **{"einde-reden": "De verklaring is er."})[1]
    assert "Geldt niet meer" in weg and "Het voorschrift is ingetrokken" in weg
    with binnen(aanvraag.organisatie_id):
        assert Maatwerkstap.objects.exclude(kenmerk="").count() == 4  # bevestigd, gevraagd, besloten, ingetrokken


def test_weigeren_begint_met_een_voornemen_en_het_voorstel_kan_terug(
    aanvraag: Maatwerkaanvraag, wie: Account, bezoek: Bezoek, account: Maker
) -> None:
    client, dag = bezoek(persoon=wie), f"{vandaag():%d-%m-%Y}"
    with binnen(aanvraag.organisatie_id):
        beoordeel(aanvraag, wie, NEE, vandaag())
    pagina = client.get(adres(aanvraag)).content.decode()
    assert "Nu: Bevestig de ontvangst" in pagina and "Stuur eerst een voornemen" in pagina
    later = f"{vandaag() + timedelta(days=14):%d-%m-%Y}"
    voornemen = {"voornemen-reden": "Te groot.", "voornemen-dag": later}
    assert "De bouwer kan reageren tot en met" in stuur(client, aanvraag, "voornemen-1", **voornemen)[1]
    stuur(client, aanvraag, "zienswijze-2", **{"zienswijze-dag": dag, "zienswijze-tekst": "Niet eens."})
    stuur(client, aanvraag, "besluit-3", **{"besluit-uitkomst": "geweigerd", "besluit-motivering": "Te groot."})
    with binnen(aanvraag.organisatie_id):
        besluit = Besluit.objects.get()
    baas = bezoek(persoon=account("teamleider"))
    assert "Weigering van een maatwerkvoorschrift" in baas.get("/taken/").content.decode()
    assert "is teruggestuurd" in stuur(baas, aanvraag, f"terug-{besluit.pk}-4", **{"terug-reden": "Noem de goot."})[1]


def test_een_andere_gemeente_vindt_de_pagina_niet(
    aanvraag: Maatwerkaanvraag, andere_organisatie: Organisatie, bezoek: Bezoek, account: Maker
) -> None:
    maak_klaar(andere_organisatie)
    vreemde = bezoek(persoon=account("jurist", organisatie=andere_organisatie))
    assert vreemde.get(adres(aanvraag)).status_code == 404
    assert vreemde.post(adres(aanvraag), {"daad": "bevestig-0"}).status_code == 404


def test_onder_een_ander_voorstel_van_deze_zaak_gebeurt_niets(
    aanvraag: Maatwerkaanvraag, wie: Account, bezoek: Bezoek, account: Maker
) -> None:
    baas = account("teamleider")
    with binnen(aanvraag.organisatie_id):
        tweede = dien_in(Zaak.objects.get(pk=aanvraag.zaak_id), wie, vandaag())
        wijs_toe(aanvraag, wie, baas, vandaag())
        beoordeel(tweede, wie, JA, vandaag())
        ander = stel_voor(tweede, wie, op=vandaag())
    assert "hoort niet bij deze aanvraag" in stuur(bezoek(persoon=baas), aanvraag, f"neem-{ander.pk}-3")[1]
