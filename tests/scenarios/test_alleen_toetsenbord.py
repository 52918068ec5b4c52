"""No story uses a mouse, or sets a value without a key: what the keyboard cannot do, nobody in a story can do."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

HIER = Path(__file__).parent
MUIS = {
    "click", "dblclick", "tap", "hover", "drag_to", "drag_and_drop", "mouse", "touchscreen", "fill", "clear", "check", "uncheck",
    "set_checked", "select_option", "set_input_files", "focus", "blur", "dispatch_event", "insert_text", "press_sequentially",
}  # fmt: skip
IN_DE_PAGINA = ("click()", "focus()", "submit()", "requestSubmit()", ".checked =", ".value =")
# The pictures for the guides open a page as they need it; the phone that is killed over and over is about what it keeps.
GEEN_VERHAAL = {"test_handleidingbeelden.py", "test_veldwerk_gedood.py", Path(__file__).name}
VERHALEN = sorted(pad for pad in HIER.glob("*.py") if pad.name not in GEEN_VERHAAL)


def list_muiswerk(bron: str) -> list[str]:
    """Line and name of what a keyboard does not do, also when the page is told to do it."""
    gevonden = []
    for knoop in ast.walk(ast.parse(bron)):
        if isinstance(knoop, ast.Attribute) and knoop.attr in MUIS:
            gevonden.append(f"{knoop.lineno} {knoop.attr}")
        elif isinstance(knoop, ast.Constant) and isinstance(knoop.value, str):
            gevonden += [f"{knoop.lineno} {deel}" for deel in IN_DE_PAGINA if deel in knoop.value]
    return gevonden


@pytest.mark.parametrize("pad", VERHALEN, ids=lambda pad: pad.stem)
def test_een_verhaal_gaat_met_het_toetsenbord(pad: Path) -> None:
    assert list_muiswerk(pad.read_text(encoding="utf-8")) == []


def test_de_verhalen_staan_in_de_lijst() -> None:
    assert len([pad for pad in VERHALEN if pad.stem.startswith("test_verhaal_")]) >= 18


def test_muiswerk_valt_op() -> None:
    assert list_muiswerk('wie.page.get_by_label("Naam").fill("x")\nwie.page.mouse.down()') == ["1 fill", "2 mouse"]
    assert list_muiswerk('veld.evaluate("el => el.click()")') == ["1 click()"]
    assert list_muiswerk('wie.vul("Naam", "x")\nwie.druk("Bewaar")') == []
