"""Sizes that keep the house readable. An exception stands here with its reason."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

WORTEL = Path(__file__).parents[2]
BESTAND, FUNCTIE, KLASSE, SJABLOON, TOETS = 400, 40, 200, 150, 30
VERBODEN = {"utils", "helpers", "common", "misc", "base", "services", "managers"}
# file or file::function -> why it may be longer
UITZONDERINGEN: dict[str, str] = {
    "borgwijzer/logboek/vastleggen.py::leg_vast": "een gebeurtenis heeft veel delen; de helft is beschrijving en constructor",
    "borgwijzer/web/beelden/oordeel.py::voorbeeld": "voorbeeldgegevens",
    "borgwijzer/web/beelden/triage_bericht.py::voorbeeld": "voorbeeldgegevens",
}


def list_bronnen(*mappen: str) -> list[Path]:
    gevonden = [pad for map_ in mappen for pad in sorted((WORTEL / map_).rglob("*.py")) if "migrations" not in pad.parts]
    assert gevonden
    return gevonden


def naam(pad: Path) -> str:
    return pad.relative_to(WORTEL).as_posix()


def loop_functies(pad: Path) -> Iterator[tuple[str, int, ast.AST]]:
    for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
        if isinstance(knoop, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield f"{naam(pad)}::{knoop.name}", (knoop.end_lineno or 0) - knoop.lineno + 1, knoop


def tel_regels(pad: Path) -> int:
    return len(pad.read_text(encoding="utf-8").splitlines())


def bepaal_grens(wat: str, knoop: ast.AST) -> int:
    """How many lines this function or class may have."""
    if isinstance(knoop, ast.ClassDef):
        return KLASSE
    return TOETS if "/test_" in wat and "::test_" in wat else FUNCTIE


@pytest.mark.parametrize("pad", list_bronnen("borgwijzer", "bench", "tests"), ids=naam)
def test_bestanden_en_functies_blijven_kort(pad: Path) -> None:
    te_lang = []
    regels = tel_regels(pad)
    if regels > BESTAND and naam(pad) not in UITZONDERINGEN:
        te_lang.append(f"{naam(pad)}: {regels} regels")
    for wat, lengte, knoop in loop_functies(pad):
        grens = bepaal_grens(wat, knoop)
        if lengte > grens and wat not in UITZONDERINGEN:
            te_lang.append(f"{wat}: {lengte} regels, ten hoogste {grens}")
    assert te_lang == []


def test_sjablonen_blijven_kort() -> None:
    sjablonen = sorted((WORTEL / "borgwijzer").rglob("*.html"))
    assert sjablonen
    assert [naam(pad) for pad in sjablonen if tel_regels(pad) > SJABLOON] == []


def test_namen_zeggen_wat_erin_zit() -> None:
    assert [naam(pad) for pad in list_bronnen("borgwijzer", "bench") if {pad.stem, *pad.parent.parts[-1:]} & VERBODEN] == []


def test_uitzonderingen_zijn_nog_nodig() -> None:
    assert [wat for wat in UITZONDERINGEN if not is_te_lang(wat)] == []


def is_te_lang(wat: str) -> bool:
    """Whether this file, or this function or class in it, is there and longer than the rule allows."""
    pad = WORTEL / wat.split("::")[0]
    if not pad.is_file():
        return False
    if "::" not in wat:
        return tel_regels(pad) > BESTAND
    return any(naam_ == wat and lengte > bepaal_grens(wat, knoop) for naam_, lengte, knoop in loop_functies(pad))


def test_een_uitzondering_die_niet_meer_nodig_is_valt_op() -> None:
    assert not is_te_lang("tests/architectuur/test_maten.py")
    assert not is_te_lang("tests/architectuur/test_maten.py::is_te_lang")
    assert not is_te_lang("tests/architectuur/test_maten.py::is_er_niet")
    assert not is_te_lang("tests/architectuur/er_is_niets.py")
