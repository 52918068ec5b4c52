"""The keyboard of the stories fails on what a person with a keyboard cannot do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.scenarios.bediening import BREED
from tests.scenarios.toetsenbord import Toetsenbord

pytestmark = pytest.mark.browser
VOLGT = ":focus-visible { outline: 3px solid blue }"
KNOPPEN = "".join(f"<button>Knop {nummer}</button> " for nummer in range(12))


@pytest.fixture
def hand(browser: Browser) -> Iterator[Toetsenbord]:
    context = browser.new_context(viewport=BREED)
    context.set_default_timeout(10_000)
    yield Toetsenbord(context.new_page())
    context.close()


def toon(hand: Toetsenbord, inhoud: str, stijl: str = "") -> None:
    hand.page.set_content(f"<style>{VOLGT} {stijl}</style>{KNOPPEN}{inhoud}<button>Bewaar</button>")


@pytest.mark.parametrize(
    ("inhoud", "stijl", "fout"),
    [
        ('<button id="doel" tabindex="-1">Doel</button>', "", "met Tab niet te bereiken"),
        ('<div id="doel" onclick="">Doel</div>', "", "met Tab niet te bereiken"),
        ('<button id="doel">Doel</button>', "#doel { outline: none }", "de focus is niet te zien op BUTTON Doel"),
        ('<a href="#" id="tussen">Tussen</a><button id="doel">Doel</button>', "#tussen { outline: 1px dotted }", "op A Tussen"),
        ('<label>Dag <input type="date"></label><button id="doel">Doel</button>', "", "op INPUT Dag"),
        ('<button id="doel">Doel</button>', "#doel { position: fixed; inset-inline-start: -300px }", "buiten beeld op BUTTON Doel"),
    ],
    ids=["geen-stop", "geen-knop", "geen-rand", "onderweg", "kalenderknop", "buiten-beeld"],
)
def test_wat_een_mens_niet_kan_valt_op(hand: Toetsenbord, inhoud: str, stijl: str, fout: str) -> None:
    toon(hand, inhoud, stijl)
    with pytest.raises(AssertionError, match=fout):
        hand.ga_op(hand.page.locator("#doel"))


def test_heen_en_terug_en_voorbij_het_einde(hand: Toetsenbord) -> None:
    toon(hand, "")
    for naam in ("Knop 3", "Knop 11", "Knop 0", "Bewaar", "Knop 10"):
        hand.ga_op(hand.page.get_by_role("button", name=naam, exact=True))
        assert (hand.plek() or {})["tekst"] == naam
    hand.page.get_by_role("button", name="Knop 10").evaluate("el => el.remove()")
    assert hand.plek() is None
    hand.ga_op(hand.page.get_by_role("button", name="Knop 9"))


def test_vullen_en_kiezen(hand: Toetsenbord) -> None:
    toon(
        hand,
        "<label>Naam <input value='oud'></label><label>Dag <input type=date></label>"
        "<label>Fase <select><option>Alle<option>In uitvoering<option>In gebruik</select></label>"
        "<label><input type=radio name=a value=1>Ja</label><label><input type=radio name=a value=2>Nee</label>"
        "<details><summary>Meer</summary><label><input type=checkbox>Zeker</label></details>",
        "input[type=date]:focus-within { outline: 3px solid blue }",
    )
    hand.vul("Naam", "nieuw")
    hand.vul("Dag", "2026-12-03")
    hand.kies_uit("Fase", "In gebruik")
    hand.kies("Nee")
    hand.kies("Ja")
    hand.klap_open("Meer")
    hand.klap_open("Meer")
    hand.kies("Zeker")
    waarden = "() => [...document.querySelectorAll('input, select')].map((el) => el.checked || el.value)"
    assert hand.page.evaluate(waarden) == ["nieuw", "2026-12-03", "In gebruik", True, "2", True]


def test_een_veld_dat_iets_anders_bewaart_valt_op(hand: Toetsenbord) -> None:
    toon(hand, "<label>Naam <input maxlength=3></label><label>Vast <input value=vast readonly></label>")
    for veld in ("Naam", "Vast"):
        with pytest.raises(AssertionError, match=f"in {veld} staat"):
            hand.vul(veld, "vier")
