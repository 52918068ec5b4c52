from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgwijzer.brieven.datums import (
    DAGEN,
    MAANDEN,
    datum_in_woorden,
    datum_met_dag,
    moment_in_woorden,
    tijd_in_woorden,
)


@pytest.mark.parametrize(
    ("dag", "woorden"),
    [
        (date(2026, 3, 30), "maandag 30 maart 2026"),
        (date(2027, 1, 1), "vrijdag 1 januari 2027"),
        (date(2028, 2, 29), "dinsdag 29 februari 2028"),
        (date(2026, 12, 26), "zaterdag 26 december 2026"),
    ],
)
def test_datum_met_de_naam_van_de_dag(dag, woorden):
    assert datum_met_dag(dag) == woorden


def test_datum_in_het_hoofd_van_de_brief_heeft_geen_dagnaam():
    assert datum_in_woorden(date(2026, 5, 1)) == "1 mei 2026"


@pytest.mark.parametrize(
    ("moment", "woorden"),
    [
        (datetime(2026, 3, 2, 13, 5, tzinfo=UTC), "maandag 2 maart 2026 om 14.05 uur"),
        (datetime(2026, 7, 1, 22, 30, tzinfo=UTC), "donderdag 2 juli 2026 om 0.30 uur"),
        (datetime(2026, 3, 2, 9, 0, tzinfo=timezone(timedelta(hours=1))), "maandag 2 maart 2026 om 9.00 uur"),
    ],
    ids=["wintertijd", "zomertijd, volgende dag", "al in Nederlandse tijd"],
)
def test_moment_staat_in_nederlandse_tijd(moment, woorden):
    assert moment_in_woorden(moment) == woorden


def test_seconden_worden_afgekapt_en_nooit_naar_boven_afgerond():
    assert tijd_in_woorden(datetime(2026, 3, 2, 13, 5, 59, 999999, tzinfo=UTC)) == "14.05 uur"


def test_een_moment_zonder_zone_wordt_geweigerd():
    with pytest.raises(ValueError, match="geef het moment met zone op"):
        moment_in_woorden(datetime(2026, 3, 2, 13, 5))


@given(st.dates())
def test_woorden_zijn_terug_te_lezen_tot_dezelfde_dag(dag):
    naam, nummer, maand, jaar = datum_met_dag(dag).split()
    assert date(int(jaar), MAANDEN.index(maand) + 1, int(nummer)) == dag
    assert DAGEN.index(naam) == dag.isoweekday() - 1
