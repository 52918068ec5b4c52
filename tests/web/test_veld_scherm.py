"""What a device asks for: the page it keeps, who is signed in, its day, and what it sends. All of it as JSON, with a token."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.toezicht.acties.bezoeken import plan_bezoek
from borgwijzer.zaken.models import Controle, Zaak
from tests.toezicht.bezoekwerk import maak_foto, maak_plan
from tests.web.conftest import Bezoek

POST = {"content_type": "application/json"}
NAAM = "0" * 31 + "1"


@pytest.fixture
def client(bezoek: Bezoek) -> Client:
    return bezoek("toezichthouder")


@pytest.fixture
def controle(klaar_organisatie: Organisatie, zaak: Zaak, client: Client) -> Controle:
    wie: Account = client.persoon  # type: ignore[attr-defined]
    with binnen(klaar_organisatie.pk):
        return plan_bezoek(zaak.pk, maak_plan(wie, gepland_op=vandaag()), door=wie, moment=nu())


def stuur(client: Client, wat: str, waarde: Any) -> Any:
    return client.post(f"/veld/post/{wat}/", json.dumps(waarde), **POST)


def test_de_pagina_bewaart_niets_van_iemand(client: Client, controle: Controle) -> None:
    pagina = client.get("/veld/")
    tekst = pagina.content.decode()
    assert client.persoon.naam not in tekst and "csrf" not in tekst.lower()  # type: ignore[attr-defined]
    assert "img-src 'self' blob:" in pagina.headers["Content-Security-Policy"]
    assert "script-src 'self'" in pagina.headers["Content-Security-Policy"]
    werker = Client().get("/veld/werker.js")
    vast = json.loads(werker.content.decode().split("const VAST = ")[1].split(";\n")[0])
    assert "/veld/script/app.js" in vast["bestanden"] and not any("/post/" in adres for adres in vast["bestanden"])
    for adres in vast["bestanden"]:
        antwoord = Client().get(adres)
        antwoord.close()
        assert antwoord.status_code == 200, f"{adres}: wat het toestel bewaart, moet er zijn"
    assert Client().get("/veld/script/nergens.js").status_code == 404


def test_de_sleutel_is_van_een_persoon_en_een_toestel(bezoek: Bezoek, klaar_organisatie: Organisatie) -> None:
    een, ander = bezoek("toezichthouder"), bezoek("toezichthouder")
    antwoorden = [wie.get(f"/veld/post/wie/?toestel={toestel}").json() for wie in (een, ander) for toestel in ("a", "b", "a")]
    assert len({antwoord["sleutel"] for antwoord in antwoorden}) == 4 and len({antwoord["account"] for antwoord in antwoorden}) == 2
    assert antwoorden[0]["sleutel"] == antwoorden[2]["sleutel"]
    assert all(len(antwoord["sleutel"]) == 64 and antwoord["account"] != antwoord["sleutel"] for antwoord in antwoorden)


def test_de_dag_gaat_mee_met_al_wat_het_formulier_nodig_heeft(
    client: Client, controle: Controle, bezoek: Bezoek, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(12):
        dag = client.get("/veld/post/dag/").json()
    (mee,) = dag["controles"]
    assert mee["id"] == controle.pk and mee["versie"] == 0 and mee["gezien"] is None
    assert {punt["id"] for punt in mee["punten"]} >= {"signaal-te-zien", "omgeving-veilig"} and mee["grenzen"]
    assert bezoek("toezichthouder").get("/veld/post/dag/").json()["controles"] == [], "van een ander komt niets mee"


def test_een_foto_en_een_rapport_over_de_lijn(client: Client, controle: Controle) -> None:
    inhoud = maak_foto()
    som = hashlib.sha256(inhoud).hexdigest()
    wat = {"sleutel": NAAM, "naam": "a.jpg", "sha256": som, "grootte": len(inhoud)}
    assert stuur(client, "foto", wat).json() == {"ontvangen": 0, "klaar": False, "sha256": ""}
    half = client.post(f"/veld/post/stukje/?sleutel={NAAM}&vanaf=0", inhoud[:1000], content_type="application/octet-stream")
    assert half.json()["ontvangen"] == 1000
    heel = client.post(f"/veld/post/stukje/?sleutel={NAAM}&vanaf=1000", inhoud[1000:], content_type="application/octet-stream")
    assert heel.json() == {"ontvangen": len(inhoud), "klaar": True, "sha256": som}
    gezien = {
        "gedaan_op": vandaag().isoformat(),
        "plaats": "Hier",
        "uitkomst": "niet_gezien",
        "waarnemingen": "Dicht.",
        "ondertekend": True,
    }
    rapport = {"sleutel": NAAM, "controle": controle.pk, "versie": 0, "inhoud": gezien, "fotos": [{"sleutel": NAAM}]}
    antwoord = stuur(client, "rapport", rapport).json()
    assert antwoord == stuur(client, "rapport", rapport).json() and antwoord["toestand"] == "verwerkt" and antwoord["vast"]
    assert client.get(antwoord["url"]).status_code == 200


@pytest.mark.parametrize(
    ("wat", "waarde", "zin"),
    [
        ("foto", {}, "past niet: sleutel"), ("rapport", [], "past niet: het geheel"), ("rapport", {"sleutel": "x"}, "past niet"),
        ("foto", {"sleutel": NAAM, "naam": "a", "sha256": "0" * 64, "grootte": 10**9}, "groter dan 60 MB"),
    ],
)  # fmt: skip
def test_wat_niet_past_is_een_zin(wat: str, waarde: Any, zin: str, client: Client, klaar_organisatie: Organisatie) -> None:
    antwoord = stuur(client, wat, waarde)
    assert antwoord.status_code in (409, 422) and zin in antwoord.json()["zin"]


def test_rommel_en_een_stukje_zonder_plaats(client: Client, klaar_organisatie: Organisatie) -> None:
    assert "niet te lezen" in client.post("/veld/post/rapport/", b"{", **POST).json()["zin"]
    for vraag in ("", "?sleutel=x&vanaf=-1", "?sleutel=x&vanaf=0"):
        antwoord = client.post(f"/veld/post/stukje/{vraag}", b"x", content_type="application/octet-stream")
        assert antwoord.status_code in (409, 422), vraag


def test_zonder_teken_van_de_sessie_gebeurt_er_niets(client: Client, klaar_organisatie: Organisatie) -> None:
    streng = Client(enforce_csrf_checks=True)
    streng.cookies = client.cookies
    assert streng.post("/veld/post/rapport/", "{}", **POST).status_code == 403
    teken = streng.get("/veld/post/wie/?toestel=a").json()["token"]
    antwoord = streng.post("/veld/post/rapport/", "{}", headers={"X-CSRFToken": teken}, **POST)
    assert antwoord.headers["Content-Type"] == "application/json"


def test_de_daglijst_en_de_pagina_vragen_niet_te_veel(
    client: Client, controle: Controle, zaak: Zaak, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for adres in ("/controles/", f"/zaak/{zaak.nummer}/controle/{controle.pk}/"):
        with django_assert_max_num_queries(12):
            assert client.get(adres).status_code == 200, adres
