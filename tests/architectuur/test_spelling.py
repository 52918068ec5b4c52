"""A trema is part of the word: without it a letter of the municipality is misspelt."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

WORTEL = Path(__file__).parents[2]
ZONDER_TREMA = re.compile(
    r"\b(beeindig|geeindig|geinformeer|geinteresseer|geidentificeer|geinstalleer|geeist|geuit|beinvloed|coordinaten|veiligheidscoordinator|financiele"
    r"|officiele|categorieen|ideeen|creeer|gecreeer|materiele|essentiele|initiele|potentiele|drieen|tweeen)(?!\w*_)",
    re.IGNORECASE,
)  # fmt: skip
LOPENDE_TEKST = re.compile(r"\w[,:]? \w")  # a key or a pattern has no words side by side
CODE = re.compile(r"{[{%].*?[%}]}|`.*?`")
HERKENT = {"herkenning.toml", "vragen.toml"}  # patterns for what others write, without accents


def list_teksten() -> Iterator[tuple[Path, str]]:
    """Every text that a person may read, with the file it stands in."""
    for soort, lees in LEZERS.items():
        for pad in sorted(WORTEL.glob(soort)):
            if pad.name not in HERKENT:
                yield from ((pad, tekst) for tekst in lees(pad.read_text(encoding="utf-8")))


def _lees_python(bron: str) -> Iterator[str]:
    return (
        CODE.sub("", knoop.value)
        for knoop in ast.walk(ast.parse(bron))
        if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str)
    )


def _lees_tekst(bron: str) -> list[str]:
    return CODE.sub("", bron).splitlines()


def _waarden(waarde: Any) -> Iterator[str]:
    if isinstance(waarde, str):
        yield waarde
    elif isinstance(waarde, dict | list):
        for deel in waarde.values() if isinstance(waarde, dict) else waarde:
            yield from _waarden(deel)


LEZERS: dict[str, Callable[[str], Iterable[str]]] = {
    "borgwijzer/**/*.py": _lees_python,
    "borgwijzer/**/*.toml": lambda bron: _waarden(tomllib.loads(bron)),
    "kaders/**/*.toml": lambda bron: _waarden(tomllib.loads(bron)),
    "borgwijzer/**/*.html": _lees_tekst,
    "docs/**/*.md": _lees_tekst,
    "*.md": _lees_tekst,
}


def test_woorden_hebben_hun_trema() -> None:
    fout = [
        f"{pad.relative_to(WORTEL)}: {gevonden[0]} in {tekst[:60]!r}"
        for pad, tekst in list_teksten()
        if LOPENDE_TEKST.search(tekst) and (gevonden := ZONDER_TREMA.search(tekst))
    ]
    assert not fout, "\n".join(fout)
