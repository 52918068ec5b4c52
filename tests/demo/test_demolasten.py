"""The village has a last at every step, as its deeds left it."""

from __future__ import annotations

import pytest

from borgwijzer.demo.gevallen import speel_gevallen
from borgwijzer.demo.gevallen_last import LASTEN, LASTEN_OUD
from borgwijzer.demo.inrichten import maak_briefpapier, maak_rolaccounts
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.regels.lastwerk import LASTTAKEN
from borgwijzer.zaken.models import Besluit, Interventie, Taak
from tests.demo.test_dorp import MOMENT, vul_dorp

# The village has no last that was herroepen after money was due.
ZONDER_GEVAL = {"beslis_terugbetaling"}


@pytest.mark.parametrize("kader", ["hoeksche-waard", "lindenveen"])
def test_elke_taak_van_een_last_komt_voor(in_organisatie: Organisatie, kader: str) -> None:
    maak_rolaccounts(in_organisatie, "x")
    maak_briefpapier(in_organisatie)
    vul_dorp(in_organisatie, kader)
    speel_gevallen(in_organisatie, MOMENT)
    assert Interventie.objects.filter(soort__startswith="last_").count() == len(LASTEN) + len(LASTEN_OUD)
    assert set(Taak.objects.filter(code__in=LASTTAKEN).values_list("code", flat=True)) == LASTTAKEN - ZONDER_GEVAL
    assert all(een.voorgesteld_door_id != een.beslist_door_id for een in Besluit.objects.exclude(interventie=None))
