"""The filter of the werkvoorraad without a button: the list follows, back goes back, nothing stays behind in the browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.scenarios.bediening import Mens

pytestmark = pytest.mark.browser
BEWAARD = "() => ({...sessionStorage, ...localStorage})"
ADRES = "htmx-current-path-for-history"  # the script keeps the path of the page, and nothing of what it shows


def _open_werkvoorraad(wie: Mens) -> None:
    wie.lever_aan("bouwmelding_volledig")
    wie.ga_naar("/werkvoorraad/")
    expect(wie.page.locator("#lijst tbody tr")).to_have_count(1)


def test_de_lijst_volgt_de_keuze_en_terug_gaat_terug(mens: Callable[..., Mens]) -> None:
    wie = mens("noor")
    _open_werkvoorraad(wie)
    wie.kies_uit("Fase", "In gebruik")
    expect(wie.page.get_by_role("heading", name="Geen zaken met deze keuzes")).to_be_visible()
    assert "fase=in_gebruik" in wie.page.url
    wie.bekijk("60-werkvoorraad-gefilterd")
    wie.page.go_back()
    expect(wie.page.locator("#lijst tbody tr")).to_have_count(1)
    expect(wie.page.get_by_role("combobox", name="Fase")).to_have_value("")
    assert set(wie.page.evaluate(BEWAARD)) <= {ADRES}, "de browser bewaart geen pagina met gegevens"


def test_na_een_verlopen_sessie_vraagt_de_keuze_om_aanmelden(mens: Callable[..., Mens]) -> None:
    wie = mens("noor")
    _open_werkvoorraad(wie)
    wie.page.context.add_cookies([{"name": "borgwijzer_sessie", "value": "voorbij", "url": wie.adres}])
    wie.kies_uit("Fase", "In gebruik")
    wie.page.get_by_role("heading", name="Aanmelden").wait_for()
    wie.kies_demo("noor@wilgenmeer.example.org")
    expect(wie.page.get_by_role("heading", name="Geen zaken met deze keuzes")).to_be_visible()
    assert "fase=in_gebruik" in wie.page.url
