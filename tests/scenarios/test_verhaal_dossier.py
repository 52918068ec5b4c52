"""The zaak as a dossier: a note with the keyboard alone, the time line filtered, and the zaak found again."""

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
WAAR = "() => document.activeElement.name || document.activeElement.textContent.trim()"


def _tab_tot(wie: Mens, doel: str) -> None:
    for _ in range(200):
        if wie.page.evaluate(WAAR) == doel:
            return
        wie.page.keyboard.press("Tab")
    raise AssertionError(f"{doel} is met Tab niet te bereiken")


def test_notitie_met_het_toetsenbord_en_de_tijdlijn_gefilterd(mens: Callable[..., Mens]) -> None:
    wie = mens("noor")
    wie.lever_aan("bouwmelding_volledig")
    _tab_tot(wie, "Leg een notitie of gesprek vast")
    wie.page.keyboard.press("Enter")
    _tab_tot(wie, "notitie_soort")
    wie.page.keyboard.type("Telefoon")
    _tab_tot(wie, "notitie_met_wie")
    wie.page.keyboard.type("J. Kwelwater")
    _tab_tot(wie, "notitie_tekst")
    wie.page.keyboard.type("De dakgoot komt later.")
    wie.bekijk("70-zaak-notitie-schrijven")
    _tab_tot(wie, "Bewaar de notitie")
    with wie.page.expect_navigation():
        wie.page.keyboard.press("Enter")
    expect(wie.page.get_by_role("heading", name="Telefoongesprek met J. Kwelwater")).to_be_visible()
    wie.volg("Verbeter")
    wie.page.get_by_label("Tekst").fill("De dakgoot komt in mei.")
    wie.druk("Bewaar de verbetering")
    expect(wie.page.get_by_text("Vervangen door een nieuwere notitie")).to_be_visible()
    wie.page.get_by_text("Filter de tijdlijn").click()
    wie.page.locator("#tijdlijn_soort").select_option("notities")
    wie.druk("Toon in de tijdlijn")
    expect(wie.page.locator(".tijdlijn li")).to_have_count(2)
    wie.page.get_by_text("Toon wie deze zaak bekeek").click()
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
        wie.page.get_by_label("Waar zoekt u naar?").fill(vraag)
        wie.druk("Zoek")
        wie.bekijk(f"74-zoeken-{nummer}")
        assert wie.page.locator(".zoeklijst li").count() == (0 if vraag == "de het een" else 1), vraag
    wie.page.get_by_label("Waar zoekt u naar?").fill(oud.nummer)
    wie.druk("Zoek")
    assert wie.page.url.endswith(f"/zaak/{oud.nummer}/")
