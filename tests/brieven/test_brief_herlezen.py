"""A stored letter read back: the same facts, the same text, and the truth when it is not the same any more."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from borgwijzer.brieven import voorbeelden
from borgwijzer.brieven.feiten import Brieffeiten
from borgwijzer.brieven.gegevens import als_gegevens
from borgwijzer.brieven.herlezen import herlees, lees_feiten
from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen
from tests.web.conftest import lever_aan

FEITEN = {naam: waarde for naam, waarde in vars(voorbeelden).items() if isinstance(waarde, Brieffeiten)}


@pytest.mark.parametrize("naam", FEITEN)
def test_feiten_gaan_heen_en_terug(naam: str) -> None:
    feiten = FEITEN[naam]
    assert lees_feiten(feiten.SOORT, json.loads(json.dumps(als_gegevens(feiten)))) == feiten


def test_onbekende_soort_wordt_geweigerd() -> None:
    assert len(FEITEN) >= 2
    with pytest.raises(ValueError, match="open de PDF"):
        lees_feiten("wenskaart", {})


@pytest.fixture
def opgeslagen(klaar_organisatie: Organisatie) -> Iterator[OpgeslagenBrief]:
    lever_aan(klaar_organisatie, "bouwmelding_volledig", zonder_documenten=True)
    with binnen(klaar_organisatie.pk):
        yield OpgeslagenBrief.objects.select_related("bestand").get()


def test_bewaarde_brief_is_byte_voor_byte_terug_te_maken(opgeslagen: OpgeslagenBrief) -> None:
    herlezen = herlees(opgeslagen)
    assert herlezen.gelijk
    assert herlezen.brief.titel == opgeslagen.onderwerp


def test_een_andere_tekst_doet_zich_niet_voor_als_de_brief(opgeslagen: OpgeslagenBrief) -> None:
    opgeslagen.feiten["bouwactiviteit"] = "het bouwen van iets anders"
    assert not herlees(opgeslagen).gelijk
