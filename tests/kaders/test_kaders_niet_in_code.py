"""No municipality in the program text: policy stands in kaders/ alone."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

import borgwijzer
from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.regels.toezichtfeiten import Interventiesoort

PAKKET = Path(borgwijzer.__file__).parent
# Made-up content is not policy: the demonstration village and the sample letters choose a kader and its words as any user does.
VOORBEELDGEGEVENS = ("demo/", "brieven/voorbeelden", "settings.py")


# A help text of a form field may give one id as an example; it decides nothing.
HULPTEKST = "bijvoorbeeld hoeksche-waard"
# Words that are also a track of the LHSO, a kind of document in the wettelijke list, or how grave a finding is.
# A procedure that the product has may bear the name of the trede that leads to it.
ALGEMENE_WOORDEN = {"strafrecht", "constructie", "waarschuwing", *get_args(Interventiesoort)}


def _programmatekst() -> Iterator[tuple[str, str]]:
    for pad in sorted(PAKKET.rglob("*.py")):
        naam = pad.relative_to(PAKKET).as_posix()
        if not naam.startswith(VOORBEELDGEGEVENS) and "/migrations/" not in naam:
            yield naam, pad.read_text(encoding="utf-8")


def _zonder_toelichting(tekst: str) -> Iterator[str]:
    """Every literal text of a module that is not a docstring."""
    boom = ast.parse(tekst)
    toelichtingen = {
        id(knoop.body[0].value)
        for knoop in ast.walk(boom)
        if isinstance(knoop, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and knoop.body and isinstance(knoop.body[0], ast.Expr)
    }  # fmt: skip
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str) and id(knoop) not in toelichtingen:
            yield knoop.value


def test_geen_gemeente_in_een_tekst_van_het_programma() -> None:
    raak = [naam for naam, bron in _programmatekst() if "hoeksche" in bron.replace(HULPTEKST, "").lower()]
    assert raak == []


@pytest.mark.parametrize("soort", ["onderwerpen", "treden"])
def test_geen_onderwerp_of_trede_van_een_gemeente_in_de_regels(soort: str) -> None:
    namen = set(getattr(zoek_kader("hoeksche-waard"), soort))
    raak = [
        (naam, tekst)
        for naam, bron in _programmatekst()
        for tekst in _zonder_toelichting(bron)
        if tekst in namen and tekst not in ALGEMENE_WOORDEN
    ]
    assert raak == []


def test_geen_eis_of_eigen_termijn_van_een_gemeente_in_de_regels() -> None:
    kader = zoek_kader("hoeksche-waard")
    eigen = {eis.id for eis in kader.inhoud.eis if kader.laag(eis) == "kader"}
    eigen |= set(kader.termijnen) - set(kader.wettelijk.termijnen)
    patroon = re.compile("|".join(rf"\b{re.escape(naam)}\b" for naam in sorted(eigen - {"zienswijze"})))
    raak = [
        (naam, patroon.findall(bron)) for naam, bron in _programmatekst() if naam.startswith("regels/") and patroon.search(bron)
    ]
    assert raak == []
