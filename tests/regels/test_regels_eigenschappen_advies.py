"""What holds for every signal and every offence, in every kader that knows them."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.regels.interventie import ERNST, GEDRAG, Overtreding, adviseer, codes
from borgwijzer.regels.prioriteit import BEZOEK, STRENG_NAAR_MILD, bepaal_prioriteit

GEMEENTEN = ("hoeksche-waard", "lindenveen")
ALLE = [Overtreding(*waarden) for waarden in product((1, 2, 3, 4), GEDRAG, (False, True), (False, True), (None, *ERNST))]  # type: ignore[arg-type]


@pytest.mark.parametrize("kader", GEMEENTEN)
def test_elke_overtreding_krijgt_een_advies(kader: str) -> None:
    assert len(ALLE) == 256
    for overtreding in ALLE:
        advies = adviseer(overtreding, zoek_kader(kader))
        assert advies.cel == f"{overtreding.gevolg}{overtreding.gedrag}"
        assert codes(advies.opties) and advies.motivering and advies.grondslag
        assert [optie.optie for optie in advies.beschikbaarheid] == list(codes(advies.opties))
        assert all(optie.in_plaats_daarvan for optie in advies.beschikbaarheid if optie.beschikbaar == "nee")


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.data(), st.sampled_from(GEMEENTEN))
def test_een_onderwerp_erbij_maakt_een_signaal_nooit_milder(data: st.DataObject, naam: str) -> None:
    kader = zoek_kader(naam)
    onderwerpen = st.lists(st.sampled_from(sorted(kader.onderwerpen)), min_size=1, max_size=4)
    eerst, erbij = data.draw(onderwerpen), data.draw(onderwerpen)
    voor, na = bepaal_prioriteit(eerst, kader), bepaal_prioriteit([*eerst, *erbij], kader)
    assert STRENG_NAAR_MILD.index(na.prioriteit) <= STRENG_NAAR_MILD.index(voor.prioriteit)
    assert BEZOEK.index(na.bezoek) <= BEZOEK.index(voor.bezoek)
    assert na.opvolging >= voor.opvolging
    assert (na.gebruik, voor.gebruik) != ("onder_voorwaarden", "verboden")
