"""A second reckoning of working days and of the extension of terms, written apart from the product and by another method.

Easter follows from the golden number and the epact (Knuth, algorithm E), the days from a table of every day, and every
term is counted day by day. It agrees over all dates of 2020 to 2035.
"""

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from borgwijzer.kaders.bestanden import kadermap, zoek_kader
from borgwijzer.regels.kalender import Feestdag, Kalender
from borgwijzer.regels.termijnen import Termijn, bereken

BEGIN, EINDE = date(2020, 1, 1), date(2035, 12, 31)
RUIMTE = 400  # days beyond the last date that a term may reach


def _pasen(jaar: int) -> date:
    gulden = jaar % 19 + 1
    eeuw = jaar // 100 + 1
    zon, maan = 3 * eeuw // 4 - 12, (8 * eeuw + 5) // 25 - 5
    zondag = 5 * jaar // 4 - zon - 10
    epacta = (11 * gulden + 20 + maan - zon) % 30
    if (epacta == 25 and gulden > 11) or epacta == 24:
        epacta += 1
    volle_maan = 44 - epacta
    if volle_maan < 21:
        volle_maan += 30
    dag = volle_maan + 7 - (zondag + volle_maan) % 7
    return date(jaar, 3, dag) if dag <= 31 else date(jaar, 4, dag - 31)


def _vrije_dagen(jaar: int) -> Iterator[date]:
    """The days of Atw 3 that are neither Saturday nor Sunday by nature, without Good Friday and the equated days."""
    pasen = _pasen(jaar)
    yield from (date(jaar, 1, 1), date(jaar, 5, 5), date(jaar, 12, 25), date(jaar, 12, 26))
    yield date(jaar, 4, 26 if date(jaar, 4, 27).isoweekday() == 7 else 27)
    yield from (pasen + timedelta(dagen) for dagen in (1, 39, 50))


@cache
def _gelijkgesteld() -> frozenset[date]:
    bestand = Path(kadermap(), "landelijk", "2024-01-01.toml")
    dagen = [dag["datum"] for dag in tomllib.loads(bestand.read_text(encoding="utf-8"))["gelijkgestelde_dag"]]
    return frozenset(dagen) | {_pasen(jaar) - timedelta(2) for jaar in range(2019, 2038)}


@cache
def _tabel(gelijkgesteld_is_werkdag: bool) -> tuple[dict[date, bool], dict[date, bool]]:
    """Of every day: is it a working day, and can a term end on it."""
    vrij = {dag for jaar in range(2019, 2038) for dag in _vrije_dagen(jaar)}
    dagen = [BEGIN - timedelta(RUIMTE) + timedelta(n) for n in range((EINDE - BEGIN).days + 2 * RUIMTE)]
    gewoon = {dag: dag.isoweekday() < 6 and dag not in vrij and dag not in _gelijkgesteld() for dag in dagen}
    werkdag = {
        dag: dag.isoweekday() < 6 and dag not in vrij and (gelijkgesteld_is_werkdag or dag not in _gelijkgesteld()) for dag in dagen
    }
    return werkdag, gewoon


def _stap_tot_werkdag(stap: int, werkdag: dict[date, bool]) -> dict[date, date]:
    """Of every day the next (or the previous) working day, found by walking the table from its far end."""
    volgende: dict[date, date] = {}
    laatste: date | None = None
    for dag in sorted(werkdag, reverse=stap > 0):
        if laatste:
            volgende[dag] = laatste
        laatste = dag if werkdag[dag] else laatste
    return volgende


def _alle_dagen() -> list[date]:
    return [BEGIN + timedelta(n) for n in range((EINDE - BEGIN).days + 1)]


@cache
def _kalender(gelijkgesteld_is_werkdag: bool) -> Kalender:
    dagen = [Feestdag(dag, "gelijk", "proef", gelijkgesteld=True) for dag in _gelijkgesteld()]
    extra = [dag for dag in dagen if dag.datum != _pasen(dag.datum.year) - timedelta(2)]
    return Kalender(extra, gelijkgesteld_is_werkdag=gelijkgesteld_is_werkdag)


def test_pasen_is_gelijk_van_2014_tot_en_met_2199() -> None:
    anders = [jaar for jaar in range(2014, 2200) if Kalender().feestdag(_pasen(jaar) + timedelta(1)) is None]
    assert anders == []


@pytest.mark.parametrize("schakelaar", [False, True], ids=["gelijkgesteld is vrij", "gelijkgesteld is werkdag"])
@pytest.mark.parametrize(("stap", "hoogste"), [(1, 15), (-1, 5)], ids=["vooruit", "terug"])
def test_werkdagen(stap: int, hoogste: int, schakelaar: bool) -> None:
    volgende = _stap_tot_werkdag(stap, _tabel(schakelaar)[0])
    termijnen = [Termijn("proef", n, "werkdagen", terug=stap < 0) for n in range(1, hoogste + 1)]
    anders = []
    for dag in _alle_dagen():
        verwacht = dag
        for termijn in termijnen:
            verwacht = volgende[verwacht]
            if bereken(termijn, dag, _kalender(schakelaar)).uitkomst != verwacht:
                anders.append((dag, termijn.lengte, verwacht))
    assert anders == []


def _verlengd(dag: date, lengte_in_dagen: int, gewoon: dict[date, bool]) -> date:
    """Count on until the term ends on an ordinary day and, from three days on, holds two of them."""
    geteld = gewone = 0
    while True:
        dag += timedelta(1)
        geteld += 1
        gewone += gewoon[dag]
        if geteld >= lengte_in_dagen and gewoon[dag] and (gewone >= 2 or lengte_in_dagen < 3):
            return dag


@pytest.mark.parametrize(
    ("eenheid", "dagen", "lengtes"), [("weken", 7, range(1, 13)), ("dagen", 1, range(1, 7))], ids=["weken", "dagen"]
)
def test_verlenging(eenheid: str, dagen: int, lengtes: range) -> None:
    gewoon, kader = _tabel(False)[1], zoek_kader("landelijk")
    anders = []
    for lengte in lengtes:
        termijn = Termijn("proef", lengte, eenheid, atw=True)  # type: ignore[arg-type]
        einden = _einden(lengte * dagen, gewoon)
        anders += [(dag, lengte) for dag in _alle_dagen() if bereken(termijn, dag, kader.kalender).uitkomst != einden[dag]]
    assert anders == []


def _einden(lengte_in_dagen: int, gewoon: dict[date, bool]) -> dict[date, date]:
    """Long terms hold more than two ordinary days, so that only their last days need counting."""
    overslaan = max(0, lengte_in_dagen - 7)
    return {dag: _verlengd(dag + timedelta(overslaan), lengte_in_dagen - overslaan, gewoon) for dag in _alle_dagen()}
