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


@pytest.mark.parametrize("pad", list_bronnen("borgwijzer", "bench", "tests"), ids=naam)
def test_bestanden_en_functies_blijven_kort(pad: Path) -> None:
    te_lang = []
    regels = len(pad.read_text(encoding="utf-8").splitlines())
    if regels > BESTAND and naam(pad) not in UITZONDERINGEN:
        te_lang.append(f"{naam(pad)}: {regels} regels")
    for wat, lengte, knoop in loop_functies(pad):
        grens = KLASSE if isinstance(knoop, ast.ClassDef) else TOETS if "/test_" in wat and "::test_" in wat else FUNCTIE
        if lengte > grens and wat not in UITZONDERINGEN:
            te_lang.append(f"{wat}: {lengte} regels, ten hoogste {grens}")
    assert te_lang == []


def test_sjablonen_blijven_kort() -> None:
    sjablonen = sorted((WORTEL / "borgwijzer").rglob("*.html"))
    assert sjablonen
    assert [naam(pad) for pad in sjablonen if len(pad.read_text(encoding="utf-8").splitlines()) > SJABLOON] == []


def test_namen_zeggen_wat_erin_zit() -> None:
    assert [naam(pad) for pad in list_bronnen("borgwijzer", "bench") if {pad.stem, *pad.parent.parts[-1:]} & VERBODEN] == []


def test_uitzonderingen_zijn_nog_nodig() -> None:
    bestaand = {naam(pad) for pad in list_bronnen("borgwijzer", "bench", "tests")}
    assert [wat for wat in UITZONDERINGEN if wat.split("::")[0] not in bestaand] == []
