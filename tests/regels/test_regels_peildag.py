"""A day that remembers: until when the comparisons with it come out the same."""

import operator
from datetime import date, timedelta
from itertools import product

import pytest

from borgwijzer.regels.peildag import Peildag

VANDAAG = date(2026, 3, 10)
VERGELIJKINGEN = (operator.lt, operator.le, operator.gt, operator.ge)


@pytest.mark.parametrize(("vergelijk", "verschil", "omgekeerd"), list(product(VERGELIJKINGEN, range(-2, 4), (False, True))))
def test_een_vergelijking_valt_tot_en_met_die_dag_zo_uit_en_de_dag_erna_anders(
    vergelijk: object, verschil: int, omgekeerd: bool
) -> None:
    assert callable(vergelijk)
    ander = VANDAAG + timedelta(verschil)
    peildag = Peildag.van(VANDAAG)
    uitkomst = vergelijk(ander, peildag) if omgekeerd else vergelijk(peildag, ander)

    def op(dag: date) -> object:
        return vergelijk(ander, dag) if omgekeerd else vergelijk(dag, ander)

    assert uitkomst == op(VANDAAG)
    if peildag.houdbaar_tot_en_met == date.max:
        assert all(op(VANDAAG + timedelta(dagen)) == uitkomst for dagen in range(30))
    else:
        assert all(op(VANDAAG + timedelta(dagen)) == uitkomst for dagen in range((peildag.houdbaar_tot_en_met - VANDAAG).days + 1))
        assert op(peildag.houdbaar_tot_en_met + timedelta(1)) != uitkomst


def test_de_vroegste_dag_telt() -> None:
    peildag = Peildag.van(VANDAAG)
    assert peildag <= date(2026, 5, 1) and peildag < date(2026, 4, 1) and not peildag > date(2026, 6, 1)
    assert peildag.houdbaar_tot_en_met == date(2026, 3, 31)


@pytest.mark.parametrize(
    "reken",
    [lambda dag: dag + timedelta(1), lambda dag: dag - timedelta(1), lambda dag: dag - VANDAAG, lambda dag: VANDAAG - dag,
     lambda dag: dag == VANDAAG, lambda dag: dag in {VANDAAG: 1}],
)  # fmt: skip
def test_wie_met_de_dag_rekent_weet_het_alleen_voor_vandaag(reken: object) -> None:
    assert callable(reken)
    peildag = Peildag.van(VANDAAG)
    assert reken(peildag) == reken(VANDAAG)
    assert peildag.houdbaar_tot_en_met == VANDAAG
