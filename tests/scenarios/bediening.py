"""A person at the screen: sign in, hand in a message, answer a toets with the keyboard; and the checks of every page."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Page

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")
NORMEN = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WORTEL = Path(__file__).parents[2]
SCHERMEN = WORTEL / "build" / "schermen" if os.environ.get("BORGWIJZER_SCHERMEN") else None
BERICHTEN = WORTEL / "tests" / "koppelingen" / "dso" / "berichten"
BREED, SMAL = {"width": 1280, "height": 900}, {"width": 320, "height": 700}
MEET = "() => ({breedte: document.documentElement.scrollWidth, scherm: document.documentElement.clientWidth})"
OVERSTEKEND = """() => [...document.querySelectorAll('body *')]
    .filter((el) => el.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .slice(0, 5).map((el) => `${el.tagName}.${el.className}`)"""


class Mens:
    """One person with a browser of their own."""

    def __init__(self, context: BrowserContext, adres: str) -> None:
        self.page: Page = context.new_page()
        self.adres = adres
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

    def volg(self, link: str) -> None:
        """Follow the first link of this name, and wait until its page is there."""
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=link).first.click()

    def druk(self, knop: str) -> None:
        """Press the button of exactly this name, and wait until the page that answers is there."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=knop, exact=True).click()

    def kies_demo(self, email: str) -> None:
        """Press the button of a demo account on the page for signing in."""
        with self.page.expect_navigation():
            self.page.locator(f'button[value="{email}"]').click()

    def meld_aan(self, email: str) -> None:
        """Sign in with the button of a demo account."""
        self.ga_naar("/")
        self.kies_demo(email)

    def meld_af(self) -> None:
        self.druk("Afmelden")

    def lever_aan(self, naam: str) -> None:
        """Hand in a message of the fixed set with the documents that belong to it."""
        self.ga_naar("/berichten/toevoegen/")
        self.page.get_by_label("Bericht").set_input_files(BERICHTEN / f"{naam}.xml")
        documenten = sorted((BERICHTEN / naam).iterdir()) if (BERICHTEN / naam).is_dir() else []
        if documenten:
            self.page.get_by_label("Documenten").set_input_files(documenten)
        self.druk("Lever aan")

    def bekijk(self, naam: str) -> None:
        """Hold the page that is shown now to everything a page must be, and keep its picture when asked to."""
        self.page.wait_for_load_state()
        for soort, maat in (("1280", BREED), ("320", SMAL)):
            self.page.set_viewport_size(maat)  # type: ignore[arg-type]
            maten = self.page.evaluate(MEET)
            te_breed = self.page.evaluate(OVERSTEKEND) if maten["breedte"] > maten["scherm"] else []
            assert maten["breedte"] <= maten["scherm"], f"{naam} schuift opzij op {soort} px: {te_breed}"
            assert list_overtredingen(self.page) == [], f"{naam} op {soort} px"
            if SCHERMEN:
                SCHERMEN.mkdir(parents=True, exist_ok=True)
                self.page.screenshot(path=SCHERMEN / f"{naam}-{soort}.png", full_page=True)
        self.page.set_viewport_size(BREED)  # type: ignore[arg-type]
        assert self.klachten == [], f"de browser klaagt over {naam}"

    def toets_met_toetsenbord(self, redenen: dict[str, str]) -> list[str]:
        """Answer every open eis with keys alone and go on to the verdict; gives the eisen in the order of answering.

        ``redenen``: eis -> a reason, when the answer needs one; its answer is nee when the reason begins with "NEE ".
        """
        self.page.locator("fieldset.eis").first.wait_for()
        self.page.wait_for_load_state()
        gedaan: list[str] = []
        for _ in range(300):
            plek = self.page.evaluate(PLEK)
            if plek["knop"] == "oordeel":
                break
            if plek["radio"] and plek["eis"] not in gedaan:
                gedaan.append(plek["eis"])
                self._beantwoord(redenen.get(plek["eis"], ""))
            else:
                self.page.keyboard.press("Tab")
        assert self.page.evaluate(PLEK)["knop"] == "oordeel", "de knop naar het oordeel is met Tab niet te bereiken"
        self.page.keyboard.press("Enter")
        return gedaan

    def _beantwoord(self, reden: str) -> None:
        self.page.keyboard.press("2" if reden.startswith("NEE ") else "1")
        if reden:
            while not self.page.evaluate(PLEK)["tekst"]:
                self.page.keyboard.press("Tab")
            self.page.keyboard.type(reden.removeprefix("NEE "))
            self.page.keyboard.press("Tab")


PLEK = """() => {
    const el = document.activeElement, eis = el.closest('fieldset.eis');
    return {
        eis: eis ? eis.id.replace('eis-', '') : '', radio: Boolean(eis) && el.type === 'radio',
        tekst: Boolean(eis) && el.type === 'text', knop: el.tagName === 'BUTTON' ? el.value : '',
    };
}"""


def list_overtredingen(page: Page) -> list[str]:
    """What axe finds on the page, one line per rule, with the first places."""
    page.evaluate(AXE)
    uitkomst: dict[str, Any] = page.evaluate("(normen) => axe.run({runOnly: {type: 'tag', values: normen}})", NORMEN)
    assert len(uitkomst["passes"]) > 10, "axe heeft niets bekeken"
    return [
        f"{fout['id']} ({fout['impact']}): {fout['help']} - {'; '.join(str(plek['target']) for plek in fout['nodes'][:4])}"
        for fout in uitkomst["violations"]
    ]
