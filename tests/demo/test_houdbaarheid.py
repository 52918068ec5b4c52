"""Until when a stand holds, for every kind of dossier in the village: no zaak slips through a day that the nightly run skips."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from borgwijzer.organisaties.models import Organisatie
from borgwijzer.regels.levensloop import stand, stand_met_houdbaarheid
from borgwijzer.zaken.feiten import haal_feiten_van, kader_van
from borgwijzer.zaken.models import Zaak
from tests.demo.test_dorp import PEILDATUM, vul_dorp

# A term is at most a year; what lies further is the same rule again.
DAGEN = 380


@pytest.mark.parametrize("kader", ["hoeksche-waard", "lindenveen"])
def test_de_stand_van_elk_dossier_geldt_zo_lang_als_zij_zegt(in_organisatie: Organisatie, kader: str) -> None:
    vul_dorp(in_organisatie, kader)
    zaken = list(Zaak.objects.order_by("pk")[::3])
    feiten = haal_feiten_van(zaken)
    for zaak in zaken:
        gevonden, laatste = stand_met_houdbaarheid(feiten[zaak.pk], kader_van(zaak), PEILDATUM)
        # The days on which most may happen: the first ones, the last one, and some in between.
        einde = min((laatste - PEILDATUM).days, DAGEN)
        for dagen in {*range(min(einde, 12) + 1), *range(0, einde + 1, 17), einde}:
            dag = PEILDATUM + datetime.timedelta(dagen)
            assert replace(stand(feiten[zaak.pk], kader_van(zaak), dag), peildatum=PEILDATUM) == gevonden, (zaak.nummer, dag)
