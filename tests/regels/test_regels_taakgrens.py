"""What the municipality does not do: which sentence of the kader belongs at which place in the work."""

import pytest

from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.regels.kaderinhoud import Grensplek
from borgwijzer.regels.taakgrens import buiten_taak, grenzen_bij


@pytest.mark.parametrize(
    ("kader", "plek", "verwacht"),
    [
        ("hoeksche-waard", "toets", ["inhoud-van-stukken", "goedkeuring"]),
        ("hoeksche-waard", "signaal", ["technische-eisen", "gebrekkige-borging"]),
        ("hoeksche-waard", "bezoek", ["technische-controle", "technische-eisen", "uitvoering-borgingsplan"]),
        ("lindenveen", "toets", ["lv-techniek"]),
        ("lindenveen", "signaal", ["lv-kelder"]),
        ("landelijk", "toets", []),
    ],
)
def test_grenzen_per_plek(kader: str, plek: Grensplek, verwacht: list[str]) -> None:
    assert [grens.id for grens in grenzen_bij(zoek_kader(kader), plek)] == verwacht


@pytest.mark.parametrize(
    ("kader", "onderwerpen", "verwacht"),
    [
        ("hoeksche-waard", ["constructie"], ["technische-eisen"]),
        ("hoeksche-waard", ["constructie", "brand"], ["technische-eisen"]),
        ("hoeksche-waard", ["afwerking", "asbuilt"], []),
        ("hoeksche-waard", ["afwerking", "isolatie"], ["technische-eisen"]),
        ("hoeksche-waard", [], []),
        ("lindenveen", ["kelder", "gevel"], ["lv-kelder"]),
        ("lindenveen", ["gevel"], []),
    ],
)
def test_onderwerp_buiten_de_taak(kader: str, onderwerpen: list[str], verwacht: list[str]) -> None:
    assert [grens.id for grens in buiten_taak(zoek_kader(kader), onderwerpen)] == verwacht
