"""A person with a keyboard alone: Tab, Enter, Space, arrows and letters. Every stop must be seen on the screen.

Nothing here clicks, and nothing sets a value: what cannot be reached or cannot be seen makes the story fail.
"""

from __future__ import annotations

from pathlib import Path
from re import Pattern
from typing import Any

from playwright.sync_api import FilePayload, Locator, Page

MEEST, PER_KEER = 600, 8
# Where the focus is: what it is called, and whether a person can see that.
PLEK = """() => {
    const el = document.activeElement;
    if (!el || el === document.body || el === document.documentElement) return null;
    const vak = el.getBoundingClientRect(), stijl = getComputedStyle(el), eis = el.closest('fieldset.eis');
    const tekst = (deel) => deel ? deel.textContent.replace(/\\s+/g, ' ').trim() : '';
    return {
        soort: el.tagName, type: el.type || '', naam: el.name || '', waarde: el.value || '', id: el.id,
        tekst: tekst(el.labels && el.labels.length ? el.labels[0] : el), rol: el.getAttribute('role') || '',
        eis: eis ? eis.id.replace('eis-', '') : '',
        ziet: stijl.outlineStyle !== 'none' && parseFloat(stijl.outlineWidth) >= 2,
        op_scherm: vak.width > 0 && vak.height > 0 && vak.bottom > 0 && vak.top < innerHeight
            && vak.right > 0 && vak.left < innerWidth,
    };
}"""
# Follows Tab until it comes to ``doel``, and stops it there: so it can be pressed a few times between two questions. One
# radio button of a group is a stop for all of them. ``rond`` counts how often Tab came past the end of the page.
ZOEK = f"""(doel) => {{
    const plek = {PLEK};
    const zelfde = (el) => el === doel
        || (doel.type === 'radio' && el.type === 'radio' && el.name === doel.name && el.form === doel.form);
    const tocht = window.tocht = {{rond: 0, gezien: true, er: zelfde(document.activeElement), onzichtbaar: []}};
    tocht.kijk = () => {{
        if (tocht.gezien) return;
        const hier = plek();
        tocht.gezien = true;
        tocht.er = zelfde(document.activeElement);
        if (!hier) tocht.rond += 1;
        else if (!hier.ziet || !hier.op_scherm) tocht.onzichtbaar.push(hier);
    }};
    tocht.volg = (event) => {{
        if (event.key !== 'Tab') return;
        tocht.kijk();
        if (tocht.er) event.preventDefault();
        tocht.gezien = tocht.er;
    }};
    addEventListener('keydown', tocht.volg, true);
    const terug = document.activeElement !== document.body
        && document.activeElement.compareDocumentPosition(doel) & Node.DOCUMENT_POSITION_PRECEDING;
    return {{er: tocht.er, toets: terug ? 'Shift+Tab' : 'Tab'}};
}}"""
KIJK = """() => {
    window.tocht.kijk();
    return {er: window.tocht.er, rond: window.tocht.rond, onzichtbaar: window.tocht.onzichtbaar};
}"""
KLAAR = "() => removeEventListener('keydown', window.tocht.volg, true)"
HEEFT_FOCUS = "(el) => el === document.activeElement"
GEKOZEN = "(el) => el.selectedOptions[0].label"
Plek = dict[str, Any]
Doel = str | Pattern[str] | Locator
Bestand = Path | FilePayload | list[Path]


def eis_zichtbaar(plek: Plek) -> None:
    """A stop that a person cannot see is a fault."""
    wat = f"{plek['soort']} {plek['tekst'][:80] or plek['naam']}"
    assert plek["ziet"], f"de focus is niet te zien op {wat}"
    assert plek["op_scherm"], f"de focus staat buiten beeld op {wat}"


class Toetsenbord:
    """Works a page by keyboard. A field is named by its label; where that says too little by "#" and its id, or a locator."""

    def __init__(self, page: Page) -> None:
        self.page = page
        # Without a listener that stays, a window for files opens that nobody can close.
        page.on("filechooser", lambda _: None)

    def plek(self) -> Plek | None:
        return self.page.evaluate(PLEK)

    def tab(self) -> Plek | None:
        """One stop further; None at the end of the page."""
        self.page.keyboard.press("Tab")
        plek = self.plek()
        if plek:
            eis_zichtbaar(plek)
        return plek

    def ga_op(self, doel: Locator) -> None:
        """Press Tab until the focus is on it, at most once around the page; back with Shift when it stands above."""
        doel.wait_for()
        weg = self.page.evaluate(ZOEK, doel.element_handle())
        keer = 0
        while not weg["er"]:
            for _ in range(PER_KEER):
                self.page.keyboard.press(weg["toets"])
            keer += PER_KEER
            weg |= self.page.evaluate(KIJK)
            for plek in weg["onzichtbaar"]:
                eis_zichtbaar(plek)
            assert weg["er"] or (weg["rond"] < 2 and keer < MEEST), f"{doel} is met Tab niet te bereiken op {self.page.url}"
        self.page.evaluate(KLAAR)

    def enter(self, doel: Locator) -> None:
        """Go to a link or a button and press Enter, and wait until the page that answers is there."""
        self.ga_op(doel)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def volg(self, link: Doel) -> None:
        """Follow the first link of this name."""
        self.enter(link if isinstance(link, Locator) else self.page.get_by_role("link", name=link).first)

    def druk(self, knop: Doel) -> None:
        """Press the button of exactly this name."""
        self.enter(knop if isinstance(knop, Locator) else self.page.get_by_role("button", name=knop, exact=True))

    def veld(self, wat: Doel) -> Locator:
        if isinstance(wat, Locator):
            return wat
        return self.page.locator(wat) if isinstance(wat, str) and wat.startswith("#") else self.page.get_by_label(wat)

    def vul(self, wat: Doel, tekst: str) -> None:
        """Type in a field, in place of what stood there; a day as 2026-03-30 in a field that has a calendar."""
        veld = self.veld(wat)
        self.ga_op(veld)
        if veld.get_attribute("type") == "date":
            self._typ_dag(veld, tekst)
        else:
            self.page.keyboard.press("Control+A")
            self.page.keyboard.press("Delete")
            self.page.keyboard.type(tekst)
        assert veld.input_value() == tekst, f"in {wat} staat {veld.input_value()}"

    def _typ_dag(self, veld: Locator, dag: str) -> None:
        """The day first; the month first in a browser that speaks another language."""
        jaar, maand, dag_ = dag.split("-")
        for cijfers in (dag_ + maand + jaar, maand + dag_ + jaar):
            for _ in range(3):
                self.page.keyboard.press("ArrowLeft")
            self.page.keyboard.type(cijfers)
            if veld.input_value() == dag:
                break

    def kies(self, wat: Doel) -> None:
        """Choose a radio button or tick a box."""
        vak = self.veld(wat)
        self.ga_op(vak)
        for _ in range(20):
            if vak.evaluate(HEEFT_FOCUS):
                break
            self.page.keyboard.press("ArrowDown")
        if not vak.is_checked():
            self.page.keyboard.press("Space")
        assert vak.is_checked(), f"{wat} is met het toetsenbord niet te kiezen"

    def kies_uit(self, wat: Doel, optie: str) -> None:
        """Choose from a list by typing how the choice begins; a box may have the same name as the list."""
        lijst = self.page.get_by_role("combobox", name=wat) if isinstance(wat, str) and wat[0] != "#" else self.veld(wat)
        self.ga_op(lijst)
        self.page.keyboard.type(optie)
        assert lijst.evaluate(GEKOZEN).startswith(optie), f"in {wat} is gekozen: {lijst.evaluate(GEKOZEN)}"

    def klap_open(self, wat: Doel) -> None:
        """Open what is folded up under these words, when it is not open yet."""
        kop = wat if isinstance(wat, Locator) else self.page.locator("summary").filter(has_text=wat)
        kop.wait_for()
        if not kop.evaluate("el => el.parentElement.open"):
            self.ga_op(kop)
            self.page.keyboard.press("Space")
        assert kop.evaluate("el => el.parentElement.open"), f"{wat} gaat niet open"

    def voeg_toe(self, wat: Doel, bestand: Bestand) -> None:
        """Open the window for files with Enter; the window itself is the browser's own."""
        self.ga_op(self.veld(wat))
        with self.page.expect_file_chooser() as venster:
            self.page.keyboard.press("Enter")
        venster.value.set_files(bestand)

    def haal_op(self, link: str) -> bytes:
        """Download what this link gives."""
        self.ga_op(self.page.get_by_role("link", name=link))
        with self.page.expect_download() as ophalen:
            self.page.keyboard.press("Enter")
        return ophalen.value.path().read_bytes()
