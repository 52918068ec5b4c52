"""A person at the screen: sign in, hand in a message, answer a toets, all by keyboard; and the checks of every page."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, ViewportSize

from tests.scenarios.toetsenbord import Plek, Toetsenbord, eis_zichtbaar

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")
NORMEN = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WORTEL = Path(__file__).parents[2]
SCHERMEN = WORTEL / "build" / "schermen" if os.environ.get("BORGWIJZER_SCHERMEN") else None
BERICHTEN = WORTEL / "tests" / "koppelingen" / "dso" / "berichten"
BREED, SMAL = ViewportSize(width=1280, height=900), ViewportSize(width=320, height=700)
MATEN = {"1280": BREED, "320": SMAL}
MEET = "() => ({breedte: document.documentElement.scrollWidth, scherm: document.documentElement.clientWidth})"
OVERSTEKEND = """() => [...document.querySelectorAll('body *')]
    .filter((el) => el.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .slice(0, 5).map((el) => `${el.tagName}.${el.className}`)"""


class Mens(Toetsenbord):
    """One person with a browser of their own, which is as wide as ``maat``, and without a mouse."""

    def __init__(self, context: BrowserContext, adres: str, maat: ViewportSize = BREED) -> None:
        super().__init__(context.new_page())
        self.adres, self.maat = adres, maat
        self.klachten: list[str] = []
        self.page.on("console", self._hoor)
        self.page.on("pageerror", lambda fout: self.klachten.append(str(fout)))

    def _hoor(self, bericht: ConsoleMessage) -> None:
        """Keep errors, but not the one that the browser writes for a page with an answer of 400 to 499: that is the answer."""
        eigen_antwoord = bericht.text.startswith("Failed to load resource: the server responded with a status of 4")
        if bericht.type == "error" and not (eigen_antwoord and bericht.location["url"] == self.page.url):
            self.klachten.append(f"{bericht.text} ({bericht.location['url']})")

    def ga_naar(self, pad: str) -> None:
        self.page.goto(f"{self.adres}{pad}")

    def kies_demo(self, email: str) -> None:
        """Press the button of a demo account on the page for signing in."""
        self.druk(self.page.locator(f'button[value="{email}"]'))

    def meld_aan(self, email: str) -> None:
        """Sign in with the button of a demo account."""
        self.ga_naar("/")
        self.kies_demo(email)

    def meld_af(self) -> None:
        self.druk("Afmelden")

    def lever_aan(self, naam: str) -> None:
        """Hand in a message of the fixed set with the documents that belong to it."""
        self.ga_naar("/berichten/toevoegen/")
        self.voeg_toe("Bericht", BERICHTEN / f"{naam}.xml")
        documenten = sorted((BERICHTEN / naam).iterdir()) if (BERICHTEN / naam).is_dir() else []
        if documenten:
            self.voeg_toe("Documenten", documenten)
        self.druk("Lever aan")

    def bekijk(self, naam: str) -> None:
        """Hold the page that is shown now to everything a page must be, and keep its picture when asked to.

        At both widths; who has a narrow window looks at that alone.
        """
        self.page.wait_for_load_state()
        for soort, maat in MATEN.items():
            if self.maat == SMAL != maat:
                continue
            self.page.set_viewport_size(maat)
            maten = self.page.evaluate(MEET)
            te_breed = self.page.evaluate(OVERSTEKEND) if maten["breedte"] > maten["scherm"] else []
            assert maten["breedte"] <= maten["scherm"], f"{naam} schuift opzij op {soort} px: {te_breed}"
            assert list_overtredingen(self.page) == [], f"{naam} op {soort} px"
            if SCHERMEN:
                SCHERMEN.mkdir(parents=True, exist_ok=True)
                self.page.screenshot(path=SCHERMEN / f"{naam}-{soort}.png", full_page=True)
        self.page.set_viewport_size(self.maat)
        assert self.klachten == [], f"de browser klaagt over {naam}"

    def beantwoord_eisen(self, redenen: dict[str, str]) -> list[str]:
        """Answer every open eis with keys alone and go on to the verdict; gives the eisen in the order of answering.

        ``redenen``: eis -> a reason, when the answer needs one; its answer is nee when the reason begins with "NEE ".
        """
        self.page.locator("fieldset.eis").first.wait_for()
        self.page.wait_for_load_state()
        gedaan: list[str] = []
        plek = self.plek()
        for _ in range(300):
            if plek and plek["soort"] == "BUTTON" and plek["waarde"] == "oordeel":
                break
            if plek and plek["eis"] and plek["type"] == "radio" and plek["eis"] not in gedaan:
                gedaan.append(plek["eis"])
                plek = self._beantwoord(redenen.get(plek["eis"], ""))
            else:
                plek = self.tab()
        assert plek and plek["waarde"] == "oordeel", "de knop naar het oordeel is met Tab niet te bereiken"
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        return gedaan

    def _beantwoord(self, reden: str) -> Plek | None:
        """Where a key of the toets puts the focus must be seen too."""
        self.page.keyboard.press("2" if reden.startswith("NEE ") else "1")
        plek = self.plek()
        if plek:
            eis_zichtbaar(plek)
        if reden:
            while not plek or plek["type"] != "text":
                plek = self.tab()
            self.page.keyboard.type(reden.removeprefix("NEE "))
            plek = self.tab()
        return plek


def list_overtredingen(page: Page) -> list[str]:
    """What axe finds on the page, one line per rule, with the first places."""
    page.evaluate(AXE)
    uitkomst: dict[str, Any] = page.evaluate("(normen) => axe.run({runOnly: {type: 'tag', values: normen}})", NORMEN)
    assert len(uitkomst["passes"]) > 10, "axe heeft niets bekeken"
    return [
        f"{fout['id']} ({fout['impact']}): {fout['help']} - {'; '.join(str(plek['target']) for plek in fout['nodes'][:4])}"
        for fout in uitkomst["violations"]
    ]
