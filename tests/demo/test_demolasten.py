"""The village has a last at every step, as its deeds left it."""

from __future__ import annotations

import pytest

from borgwijzer.demo.gevallen import speel_gevallen
from borgwijzer.demo.gevallen_last import LASTEN, LASTEN_OUD
from borgwijzer.demo.inrichten import maak_briefpapier, maak_rolaccounts
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.regels.lastwerk import LASTTAKEN
from borgwijzer.zaken.models import Besluit, Handhavingsverzoek, Interventie, Taak
from tests.demo.test_dorp import EEN_TEAMLEIDER, MOMENT, vul_dorp

ZONDER_GEVAL = set(EEN_TEAMLEIDER)


@pytest.mark.parametrize("kader", ["hoeksche-waard", "lindenveen"])
def test_elke_taak_van_een_last_komt_voor(in_organisatie: Organisatie, kader: str) -> None:
    maak_rolaccounts(in_organisatie, "x")
    maak_briefpapier(in_organisatie)
    vul_dorp(in_organisatie, kader)
    speel_gevallen(in_organisatie, MOMENT)
    toegewezen = Handhavingsverzoek.objects.get(stappen__soort="besloten", stappen__gegevens__uitkomst="toegewezen")
    lasten = Interventie.objects.filter(soort__startswith="last_")
    assert toegewezen.interventie and toegewezen.interventie.overtreding == toegewezen.overtreding
    assert lasten.get(pk=toegewezen.interventie.pk).stappen.get().soort == "voornemen"
    assert lasten.count() == len(LASTEN) + len(LASTEN_OUD) + 1
    assert set(Taak.objects.filter(code__in=LASTTAKEN).values_list("code", flat=True)) == LASTTAKEN - ZONDER_GEVAL
    assert all(een.voorgesteld_door_id != een.beslist_door_id for een in Besluit.objects.exclude(interventie=None))
