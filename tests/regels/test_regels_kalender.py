"""Feestdagen en werkdagen, als tabel."""

from datetime import date
from typing import Any

import pytest
from regelvoorbeelden import kalender_van, rijen

from borgwijzer.regels.grondslag import Invoerfout


@rijen("kalender", "datum")
def test_dag(voorbeeld: dict[str, Any]) -> None:
    kalender, dag = kalender_van(voorbeeld), voorbeeld["feiten"]["datum"]
    feestdag = kalender.feestdag(dag)
    uitkomst = {
        "naam_dag": feestdag.naam if feestdag else "",
        "werkdag": kalender.is_werkdag(dag),
        "gewone_dag": kalender.is_gewone_dag(dag),
    }
    assert uitkomst == voorbeeld["verwacht"]


@rijen("kalender", "jaar")
def test_jaar(voorbeeld: dict[str, Any]) -> None:
    kalender, jaar, verwacht = kalender_van(voorbeeld), voorbeeld["feiten"]["jaar"], voorbeeld["verwacht"]
    if "fout" in verwacht:
        with pytest.raises(Invoerfout, match=verwacht["fout"]):
            kalender.feestdagen(jaar)
    else:
        assert [dag.datum for dag in kalender.feestdagen(jaar)] == verwacht["dagen"]


@pytest.mark.parametrize("jaar", [2014, 2026, 2199])
def test_elke_feestdag_noemt_zijn_bron(jaar: int) -> None:
    kalender = kalender_van({"feiten": {}})
    assert {dag.bron for dag in kalender.feestdagen(jaar)} <= {"Atw 3 lid 1", "Atw 3 lid 2", "Atw 3 lid 3"}
    assert date(jaar, 12, 25) in {dag.datum for dag in kalender.feestdagen(jaar)}
