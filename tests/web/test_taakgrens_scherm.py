"""Where the pages say what the municipality does not do, in the words of the kader of the zaak."""

from __future__ import annotations

import pytest

from borgwijzer.klok import vandaag
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.web.vullen.signalen import maak_signalen
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.models import Melding, Signaal, Zaak
from tests.radar.vergunningwerk import maak_vergunning
from tests.web.conftest import Bezoek

INHOUD = "We beoordelen de inhoud van de stukken bij meldingen niet."
TECHNIEK = "We controleren niet of het bouwwerk voldoet aan de technische eisen"
CONTROLE = "We voeren geen technische controles uit tijdens de bouw."


def test_de_toets_zegt_dat_de_inhoud_niet_wordt_beoordeeld(melding: Melding, bezoek: Bezoek) -> None:
    pagina = bezoek("intake").get(f"/zaak/{melding.zaak.nummer}/toets/{melding.pk}/").content.decode()
    assert "Wat u hier niet doet" in pagina
    assert INHOUD in pagina
    assert CONTROLE not in pagina


def test_een_bezoek_is_geen_technische_controle(klaar_organisatie: Organisatie, bezoek: Bezoek) -> None:
    with binnen(klaar_organisatie.pk):
        adres = f"/radar/{maak_vergunning(klaar_organisatie).pk}/"
    assert CONTROLE in bezoek("toezichthouder").get(adres).content.decode()
    assert CONTROLE not in bezoek("intake").get(adres).content.decode(), "wie geen bezoek vastlegt, heeft er niets aan"


@pytest.mark.parametrize(("onderwerp", "buiten"), [("constructie", True), ("afwerking", False)])
def test_een_technisch_onderwerp_zegt_wie_het_wel_doet(zaak: Zaak, bezoek: Bezoek, onderwerp: str, buiten: bool) -> None:
    with binnen(zaak.organisatie_id):
        signaal = Signaal.objects.create(
            organisatie_id=zaak.organisatie_id, zaak=zaak, bron="kwaliteitsborger", omschrijving="Er is iets niet goed.",
            ontvangen_op=vandaag(), onderwerpen=[onderwerp],
        )  # fmt: skip
        regel = maak_signalen([signaal], kader_van(zaak))[0]
    zin = f'<span class="vet">Niet onze taak.</span> {TECHNIEK}'
    for pad in ("", "vastleggen/"):
        assert (zin in bezoek("toezichthouder").get(f"/zaak/{zaak.nummer}/{pad}").content.decode()) is buiten
    assert bool(regel.buiten_taak) is buiten
    assert not buiten or regel.buiten_taak[0].tekst.endswith("Dat doet de kwaliteitsborger.")


def test_de_pagina_om_vast_te_leggen_zegt_wanneer_wij_wel_handhaven(zaak: Zaak, bezoek: Bezoek) -> None:
    pagina = bezoek("toezichthouder").get(f"/zaak/{zaak.nummer}/vastleggen/").content.decode()
    assert "Wat wij met een signaal niet doen" in pagina
    assert "Wel kunnen we handhaven als er risico" in pagina
