"""Which steps count now: a corrected one gives way, one that lapsed goes, and one that is only looked at takes nothing away."""

from __future__ import annotations

from typing import Any

import pytest

from borgwijzer.zaken.models import Interventiestap
from borgwijzer.zaken.verbeterd import list_geldend


def _stap(pk: int | None, verbetert: int | None = None, **gegevens: Any) -> Interventiestap:
    return Interventiestap(pk=pk, verbetert_id=verbetert, gegevens=gegevens)


@pytest.mark.parametrize(
    ("stappen", "telt"),
    [
        ([_stap(1), _stap(2)], [1, 2]),
        ([_stap(1), _stap(2), _stap(3, 1)], [3, 2]),
        ([_stap(1), _stap(2), _stap(3, 1), _stap(4, 3)], [4, 2]),
        ([_stap(1), _stap(2), _stap(3, 1, vervalt=True)], [2]),
        ([_stap(1), _stap(2), _stap(None)], [1, 2, None]),
        ([_stap(2), _stap(3, 1)], [2, 3]),
    ],
    ids=["zoals zij zijn", "op de plaats van de foute", "twee keer verbeterd", "vervallen", "een voorbeeld erbij", "al geldend"],
)
def test_welke_stappen_nu_tellen(stappen: list[Interventiestap], telt: list[int | None]) -> None:
    assert [stap.pk for stap in list_geldend(stappen)] == telt
