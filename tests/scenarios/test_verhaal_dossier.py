"""The zaak as a dossier: a note, the time line filtered, and the zaak found again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.models import Betrokkene, Zaak
from borgwijzer.zoeken.acties import herindexeer
from tests.scenarios.bediening import Mens

pytestmark = pytest.mark.browser


def test_notitie_en_de_tijdlijn_gefilterd(mens: Callable[..., Mens]) -> None:
    wie = mens("noor")
    wie.lever_aan("bouwmelding_volledig")
    wie.klap_open("Leg een notitie of gesprek vast")
    wie.kies_uit(wie.page.locator("[name=notitie_soort]"), "Telefoon")
    wie.vul(wie.page.locator("[name=notitie_met_wie]"), "J. Kwelwater")
    wie.vul(wie.page.locator("[name=notitie_tekst]"), "De dakgoot komt later.")
    wie.bekijk("70-zaak-notitie-schrijven")
    wie.druk("Bewaar de notitie")
    expect(wie.page.get_by_role("heading", name="Telefoongesprek met J. Kwelwater")).to_be_visible()
    wie.volg("Verbeter")
    wie.vul("Tekst", "De dakgoot komt in mei.")
    wie.druk("Bewaar de verbetering")
    expect(wie.page.get_by_text("Vervangen door een nieuwere notitie")).to_be_visible()
    wie.klap_open("Filter de tijdlijn")
    wie.kies_uit("#tijdlijn_soort", "Notities")
    wie.druk("Toon in de tijdlijn")
    expect(wie.page.locator(".tijdlijn li")).to_have_count(2)
    wie.klap_open("Toon wie deze zaak bekeek")
    wie.bekijk("71-zaak-notities-en-filter")


def test_een_zaak_wordt_teruggevonden(mens: Callable[..., Mens], demo: Organisatie) -> None:
    wie = mens("noor")
    wie.lever_aan("bouwmelding_onvolledig")
    wie.lever_aan("aanvulling")
    wie.volg("Vergelijk met de vorige versie")
    wie.page.get_by_role("heading", name="Wat er veranderde in de bouwmelding").wait_for()
    wie.bekijk("72-vergelijking")
    with binnen(demo.pk):
        oud = Zaak.objects.get()
        Zaak.objects.create(
            organisatie=demo, nummer="2020-000001", kaderversie_id=oud.kaderversie_id, geopend_op=oud.geopend_op,
            bag_id=oud.bag_id, adres=oud.adres, postcode=oud.postcode, fase="afgesloten", omschrijving="Dakkapel",
        )  # fmt: skip
        herindexeer()
        partij = Betrokkene.objects.filter(rol="initiatiefnemer").latest("pk").naam
    wie.ga_naar(f"/zaak/{oud.nummer}/")
    expect(wie.page.get_by_role("heading", name="Andere zaken op dit adres")).to_be_visible()
    wie.volg("Zoeken")
    wie.bekijk("73-zoeken-leeg")
    for nummer, vraag in enumerate((partij, "borgingsplan", "de het een")):
        wie.vul("Waar zoekt u naar?", vraag)
        wie.druk("Zoek")
        wie.bekijk(f"74-zoeken-{nummer}")
        assert wie.page.locator(".zoeklijst li").count() == (0 if vraag == "de het een" else 1), vraag
    wie.vul("Waar zoekt u naar?", oud.nummer)
    wie.druk("Zoek")
    assert wie.page.url.endswith(f"/zaak/{oud.nummer}/")
