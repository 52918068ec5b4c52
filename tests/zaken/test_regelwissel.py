"""Other rules: every copy is derived again; the same rules: nothing is touched."""

import datetime
from pathlib import Path

import pytest
from django.db import connections

from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken import feiten
from borgwijzer.zaken.acties import regelwissel
from borgwijzer.zaken.acties.nachtwerk import werk_alle_standen_bij
from borgwijzer.zaken.acties.registreren import open_zaak
from borgwijzer.zaken.models import Zaak
from tests.conftest import maak_klaar

MOMENT = datetime.datetime(2026, 3, 2, 9, tzinfo=datetime.UTC)


def test_nieuwe_regels_maken_elke_kopie_verouderd(
    echte_database: str, klaar_organisatie: Organisatie, andere_organisatie: Organisatie, monkeypatch: pytest.MonkeyPatch
) -> None:
    maak_klaar(andere_organisatie)
    for organisatie in (klaar_organisatie, andere_organisatie):
        with binnen(organisatie.pk):
            open_zaak(organisatie, moment=MOMENT, door=None, gegevens={})
    regelwissel.laat_opnieuw_afleiden(connections["eigenaar"])
    for organisatie in (klaar_organisatie, andere_organisatie):
        with binnen(organisatie.pk):
            werk_alle_standen_bij(MOMENT.date())
            assert Zaak.objects.get().geldig_tot_en_met is not None
    assert not regelwissel.laat_opnieuw_afleiden(connections["eigenaar"]), "dezelfde regels"
    monkeypatch.setattr(regelwissel, "bepaal_vingerafdruk", lambda: "0" * 16)
    assert regelwissel.laat_opnieuw_afleiden(connections["eigenaar"])
    for organisatie in (klaar_organisatie, andere_organisatie):
        with binnen(organisatie.pk):
            assert Zaak.objects.get().geldig_tot_en_met is None
            assert werk_alle_standen_bij(MOMENT.date()) == 1


def test_alles_waar_een_stand_van_afhangt_telt_mee() -> None:
    """Every file of the product that the making of a stand imports from the rules or from the rows."""
    namen = {bron.name for bron in regelwissel.list_bronnen()}
    assert {"levensloop.py", "lastprocedure.py", "feiten.py", "verbeterd.py", "stand_bijwerken.py"} <= namen
    assert {pad.name for pad in Path(feiten.__file__).parent.glob("feiten_*.py")} <= namen
