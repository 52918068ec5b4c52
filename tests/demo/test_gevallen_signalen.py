"""The village shows what a newcomer must see of signals: a photo, a joined one, danger, and one that was sent on."""

from __future__ import annotations

import pytest

from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.demo.inrichten import AANTAL_ZAKEN
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.models import Signaal, Signaalstuk, Taak
from tests.conftest import maak_klaar
from tests.oefenen.oefenwerk import met_mensen_en_register, vul_nu


@pytest.fixture
def dorp(echte_database: str, organisatie: Organisatie) -> Organisatie:
    maak_klaar(organisatie)
    met_mensen_en_register(organisatie)
    vul_nu(organisatie, AANTAL_ZAKEN)
    return organisatie


def test_het_dorp_laat_elk_soort_signaal_zien(dorp: Organisatie) -> None:
    with binnen(dorp.pk):
        assert Signaalstuk.objects.filter(bestand__soort="jpeg", signaal__melder_afgeschermd=True).exists()
        assert Signaal.objects.filter(samengevoegd_met__isnull=False).exists()
        assert Signaal.objects.filter(direct_gevaar=True, opgelost_op=None).exists()
        assert Signaal.objects.filter(doorgezonden_op__isnull=False).exists()
        assert Taak.objects.filter(code="beoordeel_signaal", tekst__startswith="Er is nu gevaar").exists()
        soorten = set(OpgeslagenBrief.objects.values_list("soort", flat=True))
        assert soorten >= {"ontvangst_signaal", "doorzending_signaal"}
