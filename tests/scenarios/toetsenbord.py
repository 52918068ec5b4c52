"""A person with a keyboard alone: Tab, Enter, Space, arrows and letters. Every stop must be seen on the screen.

Nothing here clicks, and nothing sets a value: what cannot be reached or cannot be seen makes the story fail.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import FileChooser

from tests.scenarios.bediening import Mens

MEEST = 400
# Where the focus is: what it is called, and whether a person can see that.
PLEK = """() => {
    const el = document.activeElement;
    if (!el || el === document.body || el === document.documentElement) return null;
    const vak = el.getBoundingClientRect(), stijl = getComputedStyle(el);
    const tekst = (deel) => deel ? deel.textContent.replace(/\\s+/g, ' ').trim() : '';
    return {
        soort: el.tagName, type: el.type || '', naam: el.name || '', waarde: el.value || '', gekozen: Boolean(el.checked),
        tekst: tekst(el.labels && el.labels.length ? el.labels[0] : el), open: el.parentElement.open || false,
        rol: el.getAttribute('role') || '', id: el.id,
        ziet: stijl.outlineStyle !== 'none' && parseFloat(stijl.outlineWidth) >= 2,
        op_scherm: vak.width > 0 && vak.height > 0 && vak.bottom > 0 && vak.top < innerHeight
            && vak.right > 0 && vak.left < innerWidth,
    };
}"""
Plek = dict[str, Any]


class Toetsenaar:
    """Works the page of a ``Mens`` by keyboard."""

    def __init__(self, mens: Mens) -> None:
        self.mens = mens
        self.page = mens.page
        self.vensters: list[FileChooser] = []
        self.page.on("filechooser", lambda venster: self.vensters.append(venster))

    def plek(self) -> Plek | None:
        return self.page.evaluate(PLEK)

    def tab(self) -> Plek | None:
        """One stop further; None at the end of the page. A stop that cannot be seen is a fault."""
        self.page.keyboard.press("Tab")
        plek = self.plek()
        if plek:
            assert plek["ziet"], f"de focus is niet te zien op {plek['soort']} {plek['tekst'] or plek['naam']}"
            assert plek["op_scherm"], f"de focus staat buiten beeld op {plek['soort']} {plek['tekst'] or plek['naam']}"
        return plek

    def naar(self, wat: str, past: Callable[[Plek], bool]) -> Plek:
        """Tab until a stop fits, at most once around the page."""
        rond = 0
        for _ in range(MEEST):
            plek = self.tab()
            rond += plek is None
            if plek and past(plek):
                return plek
            assert rond < 2, f"{wat} is met Tab niet te bereiken op {self.page.url}"
        raise AssertionError(f"{wat} is na {MEEST} keer Tab niet bereikt op {self.page.url}")

    def toets_en_wacht(self, toets: str) -> None:
        with self.page.expect_navigation():
            self.page.keyboard.press(toets)
        self.page.wait_for_load_state()

    def volg(self, link: str) -> None:
        """Go to the link whose text begins so, and follow it."""
        self.naar(f"de link {link}", lambda plek: plek["soort"] == "A" and plek["tekst"].startswith(link))
        self.toets_en_wacht("Enter")

    def druk(self, knop: str, toets: str = "Enter") -> None:
        """Go to the button of this text, and press it."""
        self.naar(f"de knop {knop}", lambda plek: plek["soort"] == "BUTTON" and plek["tekst"] == knop)
        self.toets_en_wacht(toets)

    def vul_in(self, invoer: Mapping[str, str | Path], knop: str, *, open: tuple[str, ...] = ()) -> None:
        """Go through a form once, from top to bottom: fill in what is named, open what is folded up, and press the button.

        A text replaces what stood there; a list is chosen from by its first letters; a radio button, a box and a button by
        its value; a file by its path.
        """
        nog = dict(invoer)

        def verwerk(plek: Plek) -> bool:
            if plek["soort"] == "SUMMARY" and plek["tekst"] in open and not plek["open"]:
                self.page.keyboard.press("Space")
                assert (self.plek() or {}).get("open"), f"{plek['tekst']} gaat niet open"
            elif plek["naam"] in nog and self._vul(plek, nog[plek["naam"]]):
                del nog[plek["naam"]]
            return plek["soort"] == "BUTTON" and plek["tekst"] == knop

        self.naar(f"de knop {knop}", verwerk)
        assert not nog, f"niet te bereiken met Tab: {sorted(nog)}"
        self.toets_en_wacht("Enter")

    def list_fouten(self) -> list[str]:
        """What the page says is wrong."""
        return self.page.get_by_role("alert").all_inner_texts()

    def _vul(self, plek: Plek, waarde: str | Path) -> bool:
        """Fill in where the focus is; False when this is another box of the same name."""
        if isinstance(waarde, Path):
            self._kies_bestand(waarde)
        elif plek["type"] == "radio":
            self._kies(waarde)
        elif plek["type"] == "checkbox":
            if plek["waarde"] != waarde:
                return False
            self.page.keyboard.press("Space")
        else:
            if plek["soort"] != "SELECT":
                self.page.keyboard.press("Control+A")
            self.page.keyboard.type(waarde)
        return True

    def _kies_bestand(self, pad: Path) -> None:
        """Open the window for files with the keyboard; the window itself is the browser's own."""
        self.vensters.clear()
        self.page.keyboard.press("Enter")
        for _ in range(200):
            if self.vensters:
                break
            self.page.wait_for_timeout(25)
        assert self.vensters, "het venster om een bestand te kiezen gaat niet open met Enter"
        self.vensters[0].set_files(pad)

    def _kies(self, waarde: str) -> None:
        for _ in range(10):
            plek = self.plek() or {}
            if plek.get("waarde") == waarde:
                break
            self.page.keyboard.press("ArrowDown")
        if not plek["gekozen"]:
            self.page.keyboard.press("Space")
        assert (self.plek() or {}).get("gekozen"), f"{waarde} is met de pijltjes niet te kiezen"

    def toets(self, redenen: dict[str, str]) -> None:
        """Answer every open eis and go on to the verdict."""
        with self.page.expect_navigation():
            self.mens.toets_met_toetsenbord(redenen)
        assert self.list_fouten() == [], self.list_fouten()
        self.page.get_by_role("heading", name="Oordeel over de").wait_for()
