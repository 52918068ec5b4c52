"""The page of an interventie: the letter before it goes, a refused form that comes back, and who may do what."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.toezicht.acties.interventies import begin_interventie
from borgwijzer.zaken.models import Interventie, Interventiestap, Overtreding, Zaak
from tests.toezicht.toezichtwerk import maak_afweging, maak_overtreding
from tests.web.conftest import Bezoek, zonder_hulp

VIJANDIG = "<script>alert(1)</script> 🏗 \u202eomgekeerd"


def begin(zaak: Zaak, wie: Account, soort: str) -> Interventie:
    with binnen(zaak.organisatie_id):
        afweging = maak_afweging(maak_overtreding(zaak, wie, nu()), soort, wie, nu())
        return begin_interventie(afweging.pk, soort, door=wie, moment=nu())


@pytest.fixture
def waarschuwing(zaak: Zaak, account: Callable[..., Account]) -> Interventie:
    return begin(zaak, account("handhaver"), "waarschuwing")


def over(dagen: int) -> str:
    return f"{vandaag() + datetime.timedelta(days=dagen):%d-%m-%Y}"


def stuur(client: Client, interventie: Interventie, daad: str, **velden: Any) -> str:
    adres = f"/zaak/{interventie.zaak.nummer}/interventie/{interventie.pk}/"
    ingevuld = {"waarschuwing-te_doen": "Versterk de fundering.\nStuur een foto.", "waarschuwing-gevolg": "Dan zwaarder.",
                "waarschuwing-uiterlijk": over(28), **velden}  # fmt: skip
    return client.post(adres, {**ingevuld, "daad": daad}, follow=True).content.decode()


def test_de_brief_is_te_zien_voordat_hij_gaat_en_dan_is_er_niets_gebeurd(waarschuwing: Interventie, bezoek: Bezoek) -> None:
    client = bezoek("handhaver")
    pagina = stuur(client, waarschuwing, "bekijk-waarschuwing-0", **{"waarschuwing-te_doen": VIJANDIG})
    assert "De brief, zoals hij wordt verstuurd" in pagina and "Geachte" in pagina
    assert "<script>alert(1)" not in pagina and "&lt;script&gt;" in pagina
    with binnen(waarschuwing.organisatie_id):
        assert not Interventiestap.objects.exists() and not OpgeslagenBrief.objects.filter(soort="waarschuwing").exists()
    pagina = stuur(client, waarschuwing, "zet-waarschuwing-0")
    assert "De stap is vastgelegd. Open de brief" in pagina and "Open de brief bij waarschuwing" in pagina
    with binnen(waarschuwing.organisatie_id):
        brief = OpgeslagenBrief.objects.get(soort="waarschuwing")
        assert Interventiestap.objects.get().gegevens["brief"] == brief.kenmerk
    tekst = client.get(f"/zaak/{waarschuwing.zaak.nummer}/brief/{brief.pk}/").content.decode()
    assert "<li>Stuur een foto.</li>" in tekst


@pytest.mark.parametrize(
    ("daad", "velden", "zin"),
    [
        ("zet-waarschuwing-0", {"waarschuwing-te_doen": " "}, "Vul dit in: Wat moet de overtreder doen?"),
        ("zet-waarschuwing-0", {"waarschuwing-uiterlijk": ""}, "Kies een laatste dag"),
        ("zet-waarschuwing-0", {"waarschuwing-uiterlijk": "31-02-2026"}, "is geen datum"),
        ("zet-waarschuwing-0", {"waarschuwing-uiterlijk": "01-02-2025"}, "moet na"),
        ("zet-waarschuwing-0", {"waarschuwing-te_doen": "x" * 4_001}, "korter dan 4000 tekens"),
        ("zet-hercontrole-0", {"hercontrole-op": over(0), "hercontrole-bevinding": "x"}, "Hercontrole kan nu niet"),
        ("zet-waarschuwing-9", {}, "Een collega heeft aan deze interventie gewerkt"),
        ("zet-sprong-0", {}, "Kies wat u wilt doen"), ("onzin-0", {}, "Kies wat u wilt doen"),
        ("", {}, "Kies wat u wilt doen"), ("weg-0", {}, "Deze brief ligt niet klaar"),
        ("leg-waarschuwing-0", {}, "geen tweede persoon nodig"), ("keur-0", {}, "ligt geen stap meer klaar"),
        ("verbeter-waarschuwing-0", {"verbeter-reden-van": "Fout."}, "Alleen de laatste stap"),
        ("afronden-0", {"afronden-uitkomst": "hersteld", "afronden-reden": "x"}, "nog niet klaar"),
        ("afronden-0", {"afronden-uitkomst": "vervallen"}, "Schrijf waarom"),
    ],
)  # fmt: skip
def test_wat_niet_kan_komt_terug_met_een_zin(
    daad: str, velden: dict[str, str], zin: str, waarschuwing: Interventie, bezoek: Bezoek
) -> None:
    assert zin in stuur(bezoek("handhaver", "teamleider"), waarschuwing, daad, **velden)
    with binnen(waarschuwing.organisatie_id):
        assert not Interventiestap.objects.exists() and Interventie.objects.get().afgerond_op is None


def test_wat_getypt_is_blijft_staan(waarschuwing: Interventie, bezoek: Bezoek) -> None:
    velden = {"waarschuwing-gevolg": "Dan leggen wij een last op.", "waarschuwing-uiterlijk": "31-02-2026"}
    pagina = stuur(bezoek("handhaver"), waarschuwing, "zet-waarschuwing-0", **velden)
    assert "Dan leggen wij een last op." in pagina and 'value="31-02-2026"' in pagina


def test_een_gesprek_met_afspraken_en_halve_rijen(zaak: Zaak, account: Callable[..., Account], bezoek: Bezoek) -> None:
    client = bezoek("toezichthouder")
    gesprek = begin(zaak, client.persoon, "signaalgesprek")  # type: ignore[attr-defined]
    uitnodiging = {f"uitnodiging-{veld}": "Iets." for veld in ("tijd", "plaats", "met", "waarover")}
    stuur(client, gesprek, "zet-uitnodiging-0", **uitnodiging, **{"uitnodiging-uiterlijk": over(1)})
    velden = {"gesprek-op": over(0), "gesprek-uitslag": "afspraken", "gesprek-aanwezigen": "A\nB", "gesprek-verslag": "Goed."}
    half = stuur(client, gesprek, "zet-gesprek-1", **velden, **{"gesprek-afspraak-1": "Hek dicht"})
    assert "Schrijf bij elke afspraak wat er is afgesproken" in half and 'value="Hek dicht"' in half
    rij = {"gesprek-afspraak-1": "Hek dicht", "gesprek-afspraak-1-dag": over(7)}
    pagina = stuur(client, gesprek, "zet-gesprek-1", **velden, **rij)
    assert "De stap is vastgelegd." in pagina and "Hek dicht (voor of op" in pagina
    te_vroeg = stuur(client, gesprek, "zet-nakoming-2", **{"nakoming-op": over(0), "nakoming-bevinding": "Open."})
    assert "nog niet te laat" in te_vroeg
    klaar = {"nakoming-op": over(0), "nakoming-bevinding": "Dicht.", "nakoming-nagekomen": ["0"]}
    assert "Er hoeft geen stap meer" in stuur(client, gesprek, "zet-nakoming-2", **klaar)
    einde = {"afronden-uitkomst": "hersteld", "afronden-hersteld": over(0), "afronden-reden": "Gezien.", "afronden-brief": "ja"}
    assert "De interventie is afgerond. Open de brief" in stuur(client, gesprek, "afronden-3", **einde)
    with binnen(zaak.organisatie_id):
        assert Overtreding.objects.get().hersteld_op == vandaag()
        assert OpgeslagenBrief.objects.filter(soort="afronding_interventie").count() == 1


def test_wie_alleen_leest_ziet_geen_formulier(waarschuwing: Interventie, bezoek: Bezoek) -> None:
    for rol in ("lezer", "intake", "jurist"):
        pagina = bezoek(rol).get(f"/zaak/{waarschuwing.zaak.nummer}/interventie/{waarschuwing.pk}/").content.decode()
        assert "De fundering is dunner" in pagina and 'name="daad"' not in zonder_hulp(pagina), rol
    assert "U hebt hiervoor de rol" in stuur(bezoek("intake"), waarschuwing, "zet-waarschuwing-0")


def test_beginnen_kan_alleen_met_wat_gekozen_is(waarschuwing: Interventie, bezoek: Bezoek) -> None:
    client, zaak = bezoek("handhaver"), waarschuwing.zaak
    adres = f"/zaak/{zaak.nummer}/interventie/nieuw/{waarschuwing.afweging_id}/"
    assert "Deze interventie loopt al" in client.get(adres).content.decode()
    assert "koos een ander middel" in client.post(adres, {"soort": "strafrecht"}).content.decode()
    assert "begint niet hier" in client.post(adres, {"soort": "last_onder_dwangsom"}).content.decode()
    assert client.get(f"/zaak/2026-999999/interventie/nieuw/{waarschuwing.afweging_id}/").status_code == 404


def test_de_zaak_noemt_de_interventie_en_wat_er_te_beginnen_is(
    waarschuwing: Interventie, zaak: Zaak, bezoek: Bezoek, account: Callable[..., Account]
) -> None:
    client = bezoek("handhaver")
    with binnen(zaak.organisatie_id):
        maak_afweging(maak_overtreding(zaak, account("jurist"), nu()), "signaal_toelating", account("jurist"), nu())
    pagina = client.get(f"/zaak/{zaak.nummer}/").content.decode()
    assert f"/zaak/{zaak.nummer}/interventie/{waarschuwing.pk}/" in pagina and "Waarschuwing: Bbl 4.12" in pagina
    assert "Begin: signaal aan de toelatingsorganisatie" in pagina and "Begin: waarschuwing" not in pagina
    assert "Begin: signaal" not in zonder_hulp(bezoek("lezer").get(f"/zaak/{zaak.nummer}/").content.decode())


def test_de_pagina_vraagt_weinig_van_de_database(waarschuwing: Interventie, bezoek: Bezoek) -> None:
    client = bezoek("handhaver")
    stuur(client, waarschuwing, "zet-waarschuwing-0")
    adres = f"/zaak/{waarschuwing.zaak.nummer}/interventie/{waarschuwing.pk}/"
    client.get(adres)
    with CaptureQueriesContext(connection) as vragen:
        client.get(adres)
    assert len(vragen) <= 12, [vraag["sql"][:80] for vraag in vragen]
