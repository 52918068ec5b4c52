"""How urgent a last day is, and how long a taak may wait; also on the Sundays on which the clock changes."""

import datetime
from typing import get_args

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from borgwijzer.klok import vandaag
from borgwijzer.regels.taakdagen import Urgentie, bepaal_uitstelgrens, bepaal_urgentie, bepaal_venster

DAG = datetime.timedelta(days=1)
# A Wednesday; and the last Sundays of March and October 2026, on which the clock changes.
WOENSDAG = datetime.date(2026, 5, 6)
ZOMERTIJD, WINTERTIJD = datetime.date(2026, 3, 29), datetime.date(2026, 10, 25)
DAGEN = st.dates(datetime.date(1900, 1, 1), datetime.date(2200, 1, 1))


@pytest.mark.parametrize(
    ("uiterlijk", "verwacht"),
    [
        (datetime.date(2026, 5, 5), "te_laat"), (datetime.date(2026, 5, 6), "vandaag"), (datetime.date(2026, 5, 7), "deze_week"),
        (datetime.date(2026, 5, 10), "deze_week"), (datetime.date(2026, 5, 11), "later"), (None, "zonder_datum"),
    ],
)  # fmt: skip
def test_urgentie_op_een_woensdag(uiterlijk: datetime.date | None, verwacht: str) -> None:
    assert bepaal_urgentie(uiterlijk, WOENSDAG) == verwacht


@pytest.mark.parametrize("zondag", [ZOMERTIJD, WINTERTIJD])
def test_op_zondag_is_er_geen_dag_meer_in_deze_week(zondag: datetime.date) -> None:
    assert bepaal_urgentie(zondag, zondag) == "vandaag"
    assert bepaal_urgentie(zondag + DAG, zondag) == "later"
    assert bepaal_urgentie(zondag, zondag - DAG) == "deze_week"
    assert bepaal_urgentie(zondag, zondag + DAG) == "te_laat"


@given(DAGEN, DAGEN)
def test_venster_en_urgentie_zeggen_hetzelfde(uiterlijk: datetime.date, dag: datetime.date) -> None:
    gevonden = bepaal_urgentie(uiterlijk, dag)
    for urgentie in get_args(Urgentie):
        venster = bepaal_venster(urgentie, dag)
        assert (venster is not None and venster[0] <= uiterlijk <= venster[1]) == (urgentie == gevonden)


@given(DAGEN, DAGEN)
def test_uitstel_gaat_nooit_voorbij_de_laatste_dag(uiterlijk: datetime.date, dag: datetime.date) -> None:
    grens = bepaal_uitstelgrens(uiterlijk, dag)
    assert grens == (uiterlijk if uiterlijk > dag else None)


def test_zonder_datum_wacht_een_taak_hoogstens_vier_weken() -> None:
    assert bepaal_uitstelgrens(None, WOENSDAG) == datetime.date(2026, 6, 3)


@pytest.mark.parametrize(
    ("moment", "dag"),
    [
        # The Dutch day begins at 23:00 UTC in winter and at 22:00 UTC in summer.
        ("2026-03-28T22:59:00+00:00", datetime.date(2026, 3, 28)), ("2026-03-28T23:30:00+00:00", ZOMERTIJD),
        ("2026-03-29T21:59:00+00:00", ZOMERTIJD), ("2026-03-29T22:00:00+00:00", ZOMERTIJD + DAG),
        ("2026-10-24T21:59:00+00:00", WINTERTIJD - DAG), ("2026-10-24T22:00:00+00:00", WINTERTIJD),
        ("2026-10-25T22:59:00+00:00", WINTERTIJD), ("2026-10-25T23:30:00+00:00", WINTERTIJD + DAG),
        ("2026-12-31T23:30:00+00:00", datetime.date(2027, 1, 1)),
    ],
)  # fmt: skip
def test_vandaag_is_de_nederlandse_dag(moment: str, dag: datetime.date) -> None:
    with time_machine.travel(datetime.datetime.fromisoformat(moment), tick=False):
        assert vandaag() == dag
        assert bepaal_urgentie(dag, vandaag()) == "vandaag"
