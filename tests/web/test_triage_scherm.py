"""Triage: candidates with their reasons, nothing chosen that is not certain, and the list by keyset."""

from __future__ import annotations

import dataclasses

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from borgwijzer.klok import nu
from borgwijzer.koppelingen.acties import lees_bericht
from borgwijzer.koppelingen.models import Bericht
from borgwijzer.koppelingen.queries import PER_PAGINA, find_kandidaten, list_genoemde_nummers, list_triage
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.models import Zaak
from tests.web.conftest import Bezoek, lever_aan


def _maak_zaak(bron: Zaak, nummer: str, **anders: str) -> Zaak:
    gegevens = {"postcode": "", "adres": "", "bag_id": "", "project_id": "", **anders}
    return Zaak.objects.create(
        organisatie_id=bron.organisatie_id, nummer=nummer, kaderversie_id=bron.kaderversie_id, geopend_op=nu(), **gegevens
    )


def test_kandidaten_met_alle_redenen_de_sterkste_eerst(zaak: Zaak, klaar_organisatie: Organisatie) -> None:
    bericht_id = lever_aan(klaar_organisatie, "startbouw").bericht_id
    with binnen(klaar_organisatie.pk):
        _maak_zaak(zaak, "A", postcode=zaak.postcode, adres=zaak.adres.upper())
        _maak_zaak(zaak, "B", bag_id=zaak.bag_id)
        _maak_zaak(zaak, "C", postcode=zaak.postcode, adres="Elders 1")
        vertaald = lees_bericht(Bericht.objects.get(pk=bericht_id))
        assert vertaald
        gevonden = [(kandidaat.zaak.nummer, kandidaat.redenen) for kandidaat in find_kandidaten(vertaald)]
    assert gevonden == [(zaak.nummer, ["project", "bag", "adres"]), ("B", ["bag"]), ("A", ["adres"])]


def test_met_twee_zaken_in_een_project_is_er_geen_voorgekozen(zaak: Zaak, klaar_organisatie: Organisatie, bezoek: Bezoek) -> None:
    bericht_id = lever_aan(klaar_organisatie, "startbouw").bericht_id
    client = bezoek("intake")
    assert f'value="{zaak.nummer}" id="zaak-1" aria-describedby="zaak-1-waarom" checked' in _lees(client, bericht_id)
    with binnen(klaar_organisatie.pk):
        _maak_zaak(zaak, "2026-900000", project_id=zaak.project_id)
    assert "checked" not in _lees(client, bericht_id)


def _lees(client: object, bericht_id: int) -> str:
    return client.get(f"/triage/{bericht_id}/").content.decode()  # type: ignore[attr-defined]


def test_genoemd_verzoeknummer_wijst_een_zaak_aan(zaak: Zaak, klaar_organisatie: Organisatie) -> None:
    bericht_id = lever_aan(klaar_organisatie, "gereedmelding").bericht_id
    with binnen(klaar_organisatie.pk):
        vertaald = lees_bericht(Bericht.objects.get(pk=bericht_id))
    assert vertaald
    noemt = dataclasses.replace(vertaald, toelichting="Hoort bij 1999010100001, niet bij 12345678901234.", project_id="")
    assert list_genoemde_nummers(noemt)[-1] == "1999010100001"
    with binnen(klaar_organisatie.pk):
        assert find_kandidaten(noemt)[0].redenen[0] == "verzoeknummer"


@pytest.mark.parametrize(
    ("velden", "zin"),
    [({"daad": "koppel", "soort": "startbouw"}, "Kies bij welke zaak dit bericht hoort"),
     ({"daad": "koppel", "soort": "startbouw", "zaak": "anders", "zaak_anders": "2020-1"}, "Er is geen zaak met nummer 2020-1"),
     ({"daad": "nieuw", "soort": "startbouw"}, "hoort bij een bestaande zaak"),
     ({"daad": "weiger", "reden": " "}, "Schrijf waarom u het bericht weigert"), ({}, "Kies wat u met het bericht wilt doen")],
)  # fmt: skip
def test_keuze_die_niet_kan_komt_terug_met_een_zin(
    velden: dict[str, str], zin: str, klaar_organisatie: Organisatie, bezoek: Bezoek
) -> None:
    bericht_id = lever_aan(klaar_organisatie, "startbouw").bericht_id
    antwoord = bezoek("intake").post(f"/triage/{bericht_id}/", velden)
    assert antwoord.status_code in (409, 422)
    assert zin in antwoord.content.decode()
    with binnen(klaar_organisatie.pk):
        assert Bericht.objects.get().uitkomst == "triage"


def test_twee_keer_plaatsen_kan_niet(zaak: Zaak, klaar_organisatie: Organisatie, bezoek: Bezoek) -> None:
    bericht_id = lever_aan(klaar_organisatie, "startbouw").bericht_id
    client, velden = bezoek("intake"), {"daad": "koppel", "soort": "startbouw", "zaak": zaak.nummer}
    assert client.post(f"/triage/{bericht_id}/", velden).status_code == 302
    tweede = client.post(f"/triage/{bericht_id}/", velden)
    assert tweede.status_code == 409
    assert "intussen behandeld" in tweede.content.decode()


def test_bladeren_door_de_triage_en_het_aantal_vragen(klaar_organisatie: Organisatie, bezoek: Bezoek) -> None:
    lever_aan(klaar_organisatie, "startbouw")
    with binnen(klaar_organisatie.pk):
        bron = Bericht.objects.get()
        for nummer in range(119):
            bron.pk, bron.sha256 = None, f"{nummer:064d}"
            bron.save(force_insert=True)
        eerste = list_triage()
        tweede = list_triage(na=eerste.berichten[-1].pk)
        derde = list_triage(na=tweede.berichten[-1].pk)
        terug = list_triage(voor=derde.berichten[0].pk)
    assert [len(pagina.berichten) for pagina in (eerste, tweede, derde)] == [PER_PAGINA, PER_PAGINA, 20]
    assert ([b.pk for b in terug.berichten], terug.eerder) == ([b.pk for b in tweede.berichten], True)
    client = bezoek("intake")
    client.get("/triage/")
    with CaptureQueriesContext(connection) as vragen:
        tekst = client.get("/triage/").content.decode()
    assert "120 berichten" in tekst
    assert "99+" in tekst
    assert len(vragen) + 1 <= 9
