"""Termijnen, als tabel: uitkomst, betekenis, bewijs per dag en onbruikbare invoer."""

from typing import Any

import pytest
from regelvoorbeelden import kader_van, kalender_van, rijen

from borgwijzer.regels.grondslag import Invoerfout
from borgwijzer.regels.termijnen import Pauze, Termijn, Termijnuitkomst, bereken, noem_lengte


def _termijn(voorbeeld: dict[str, Any]) -> Termijn:
    feiten = voorbeeld["feiten"]
    if "termijn" in feiten:
        return Termijn(id="proef", **feiten["termijn"])
    return kader_van(voorbeeld).termijn(feiten["soort"])


def _bereken(voorbeeld: dict[str, Any]) -> Termijnuitkomst:
    feiten = voorbeeld["feiten"]
    pauzes = [Pauze(*dagen) for dagen in feiten.get("pauzes", ())]
    return bereken(_termijn(voorbeeld), feiten["vanaf"], kalender_van(voorbeeld), pauzes, met_bewijs=True)


@rijen("termijnen")
def test_termijn(voorbeeld: dict[str, Any]) -> None:
    verwacht = voorbeeld["verwacht"]
    if "fout" in verwacht:
        with pytest.raises(Invoerfout, match=verwacht["fout"]):
            _bereken(voorbeeld)
        return
    resultaat = _bereken(voorbeeld)
    gevonden = {
        "uitkomst": resultaat.uitkomst or "",
        "betekenis": resultaat.termijn.betekenis,
        "bewijs": [[rij.datum, rij.telt, rij.reden] for rij in resultaat.bewijs],
    }
    assert {sleutel: gevonden[sleutel] for sleutel in verwacht} == verwacht


@pytest.mark.parametrize(
    ("lengte", "eenheid", "woorden"), [(1, "weken", "1 week"), (2, "weken", "2 weken"), (1, "werkdagen", "1 werkdag")]
)
def test_een_week_is_geen_weken(lengte: int, eenheid: str, woorden: str) -> None:
    assert noem_lengte(lengte, eenheid) == woorden
