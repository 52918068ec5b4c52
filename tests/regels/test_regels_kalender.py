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


@pytest.mark.parametrize(
    ("dag", "aantal"),
    [("9999-12-31", 1), ("9999-12-31", -1), ("2199-12-31", 1), ("2199-12-30", 3), ("2200-01-01", -1), ("2014-01-02", -1),
     ("2014-01-01", -1), ("2013-12-31", 1), ("0001-01-01", -1), ("0001-01-01", 1)],
)  # fmt: skip
def test_werkdagen_stoppen_met_een_zin_aan_de_rand_van_de_kalender(dag: str, aantal: int) -> None:
    kalender, vanaf = kalender_van({"feiten": {}}), date.fromisoformat(dag)
    with pytest.raises(Invoerfout, match="valt buiten de kalender"):
        kalender.werkdag_na(vanaf, aantal) if aantal > 0 else kalender.werkdag_voor(vanaf, -aantal)


def test_werkdagen_tellen_tot_aan_de_rand_van_de_kalender() -> None:
    kalender = kalender_van({"feiten": {}})
    assert kalender.werkdag_na(date(2199, 12, 30), 1) == date(2199, 12, 31)
    assert kalender.werkdag_voor(date(2014, 1, 3), 1) == date(2014, 1, 2)
