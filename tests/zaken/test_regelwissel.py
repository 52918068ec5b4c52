"""Other rules: every copy is derived again; the same rules: nothing is touched."""

import datetime

import pytest
from django.db import connections

from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen
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
