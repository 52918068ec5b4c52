"""The screen of another kader version: both sides beside each other, and a confirmation of exactly what was shown."""

from __future__ import annotations

import re

import pytest

from borgwijzer.klok import nu
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.models import Melding, Toets, Zaak
from tests.web.conftest import Bezoek
from tests.zaken.kaderwerk import neem_nieuwe_versie
from tests.zaken.zaakwerk import beantwoord_alles


@pytest.fixture
def adres(zaak: Zaak, klaar_organisatie: Organisatie) -> str:
    with binnen(klaar_organisatie.pk):
        neem_nieuwe_versie(klaar_organisatie)
    return f"/zaak/{zaak.nummer}/kaderversie/"


def lees_velden(pagina: str) -> dict[str, str]:
    """The hidden fields of the form that confirms."""
    return dict(re.findall(r'type="hidden" name="(versie|gezien)" value="([^"]+)"', pagina))


def test_zonder_andere_versie_staat_er_wat_er_dan_zou_gebeuren(zaak: Zaak, bezoek: Bezoek) -> None:
    tekst = bezoek("jurist").get(f"/zaak/{zaak.nummer}/kaderversie/").content.decode()
    assert "Er is geen andere versie van het kader in gebruik" in tekst and 'name="gezien"' not in tekst


def test_voor_en_na_staan_naast_elkaar_en_het_verschil_is_een_woord(adres: str, bezoek: Bezoek) -> None:
    tekst = bezoek("jurist").get(adres).content.decode()
    assert "Controlelijst van de gereedmelding" in tekst and "Het geluidsrapport is bijgevoegd" in tekst
    for woord in ("Komt erbij", "Blijft gelijk", "Deze melding is er nog niet.", "Wachttijd na de bouwmelding"):
        assert woord in tekst
    assert "1 eis op de controlelijsten" in tekst


def test_wie_niet_mag_overzetten_kijkt_alleen(adres: str, bezoek: Bezoek) -> None:
    client = bezoek("lezer")
    tekst = client.get(adres).content.decode()
    assert "Overzetten doet een jurist of teamleider" in tekst and 'name="gezien"' not in tekst
    assert client.post(adres, {"versie": "1", "gezien": "x", "reden": "Zo."}).status_code == 403


def test_overzetten_en_wat_ontbreekt_komt_terug_zoals_het_getypt_was(adres: str, zaak: Zaak, bezoek: Bezoek) -> None:
    client = bezoek("jurist")
    velden = lees_velden(client.get(adres).content.decode())
    zonder = client.post(adres, {**velden, "reden": "  "})
    assert zonder.status_code == 409 and 'id="reden-fout"' in zonder.content.decode()
    vreemd = client.post(adres, {**velden, "versie": "<script>", "reden": "<b>Zo & niet anders</b>"})
    assert "&lt;b&gt;Zo &amp; niet anders&lt;/b&gt;" in vreemd.content.decode() and vreemd.status_code == 409
    gedaan = client.post(adres, {**velden, "reden": "Nieuw <beleid>."}, follow=True).content.decode()
    assert "De zaak is overgezet." in gedaan and "versie van 1 januari 2026" in gedaan
    assert "Reden: Nieuw &lt;beleid&gt;." in gedaan


def test_wat_intussen_veranderde_wordt_getoond_en_niet_bevestigd(adres: str, zaak: Zaak, bezoek: Bezoek) -> None:
    client = bezoek("teamleider")
    velden = lees_velden(client.get(adres).content.decode())
    with binnen(zaak.organisatie_id):
        beantwoord_alles(Toets.objects.select_related("melding__zaak").get(), client.persoon, moment=nu())  # type: ignore[attr-defined]
    antwoord = client.post(adres, {**velden, "reden": "Nieuw beleid."})
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 409 and "intussen iets veranderd" in tekst and "Nieuw beleid." in tekst
    opnieuw = lees_velden(tekst)
    assert opnieuw["gezien"] != velden["gezien"]
    assert client.post(adres, {**opnieuw, "reden": "Nieuw beleid."}).status_code == 302


def test_wie_de_toets_open_had_verliest_niets(adres: str, melding: Melding, bezoek: Bezoek) -> None:
    client = bezoek("teamleider")
    toets = f"/zaak/{melding.zaak.nummer}/toets/{melding.pk}/"
    velden = lees_velden(client.get(adres).content.decode())
    assert client.post(adres, {**velden, "reden": "Nieuw beleid."}).status_code == 302
    antwoord = client.post(
        toets, {"versie": "0", "antwoord-hw-bm-instrument-past": "nee", "reden-hw-bm-instrument-past": "Past niet."}
    )
    assert antwoord.status_code == 409 and "Past niet." in antwoord.content.decode()


def test_de_pagina_vraagt_weinig(adres: str, bezoek: Bezoek, django_assert_max_num_queries: object) -> None:
    client = bezoek("jurist")
    client.get(adres)
    with django_assert_max_num_queries(16):  # type: ignore[operator]
        client.get(adres)
