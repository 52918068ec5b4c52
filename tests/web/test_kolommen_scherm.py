"""The choice of columns on the two lists: each can be shown, six at once cost no statement more, and nonsense is refused."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from borgwijzer.web.vullen import taken, werkvoorraad
from borgwijzer.web.vullen.kolommen import KOPPEN
from borgwijzer.zaken.acties.kolommen import GEWOON, KOLOMMEN
from borgwijzer.zaken.models import Zaak
from tests.web.conftest import Bezoek

ADRES = {"werkvoorraad": "/werkvoorraad/", "taken": "/taken/?lijst=alle"}


def koppen(pagina: str) -> list[str]:
    """The heads of the columns after the first, as the page shows them."""
    return re.findall(r'<th scope="col">(.*?)</th>', pagina)[1:]


def test_elke_kolom_heeft_een_kop_en_een_cel() -> None:
    for scherm, cellen in (("werkvoorraad", werkvoorraad.CELLEN), ("taken", taken.CELLEN)):
        assert set(cellen) == set(KOLOMMEN[scherm]) >= set(GEWOON[scherm])
        assert set(cellen) <= set(KOPPEN)


@pytest.mark.parametrize(("scherm", "kolom"), [(scherm, kolom) for scherm, kolommen in KOLOMMEN.items() for kolom in kolommen])
def test_elke_kolom_is_te_tonen(scherm: str, kolom: str, zaak: Zaak, bezoek: Bezoek) -> None:
    client = bezoek("intake")
    antwoord = client.post("/kolommen/", {"scherm": scherm, "kolom": kolom, "daad": "bewaar"}, follow=True)
    pagina = antwoord.content.decode()
    assert "Uw kolommen zijn bewaard" in pagina
    lijst = client.get(ADRES[scherm]).content.decode()
    assert koppen(lijst)[0] == KOPPEN[kolom]
    assert len(re.findall(rf'<td data-kop="{re.escape(KOPPEN[kolom])}">', lijst)) == lijst.count('class="hoofdlink"') > 0
    assert f'value="{kolom}" checked' in lijst


def test_wie_de_kwaliteitsborger_is_staat_in_de_lijst(zaak: Zaak, bezoek: Bezoek) -> None:
    client = bezoek("intake")
    for scherm, adres in ADRES.items():
        client.post("/kolommen/", {"scherm": scherm, "kolom": "kwaliteitsborger"})
        assert "Borgkracht Kwaliteitsborging B.V." in client.get(adres).content.decode()


def test_zes_kolommen_kosten_geen_opdracht_meer(zaak: Zaak, bezoek: Bezoek) -> None:
    client = bezoek("intake")
    for scherm, adres in ADRES.items():
        client.get(adres)
        with CaptureQueriesContext(connection) as gewoon:
            client.get(adres)
        client.post("/kolommen/", {"scherm": scherm, "kolom": [*KOLOMMEN[scherm][:5], "kwaliteitsborger"]})
        client.get(adres)
        with CaptureQueriesContext(connection) as eigen:
            client.get(adres)
        assert len(eigen) == len(gewoon)


def test_het_filter_blijft_en_gewoon_is_weer_gewoon(zaak: Zaak, bezoek: Bezoek) -> None:
    client = bezoek("intake")
    vraag = {"scherm": "werkvoorraad", "vraag": "fase=nieuw&next=//kwaad.example.org", "kolom": []}
    antwoord = client.post("/kolommen/", vraag)
    assert (antwoord.status_code, antwoord.headers["Location"]) == (302, "/werkvoorraad/?fase=nieuw")
    assert koppen(client.get("/werkvoorraad/").content.decode()) == [], "wie geen kolom kiest, ziet alleen de zaak"
    client.post("/kolommen/", {**vraag, "daad": "gewoon"})
    assert koppen(client.get("/werkvoorraad/").content.decode()) == [KOPPEN[kolom] for kolom in GEWOON["werkvoorraad"]]


@pytest.mark.parametrize("scherm", ["", "triage", "../", "werkvoorraad ", "x" * 10_000])
def test_een_lijst_zonder_kolommen_wordt_geweigerd(scherm: str, zaak: Zaak, bezoek: Bezoek) -> None:
    antwoord = bezoek("intake").post("/kolommen/", {"scherm": scherm, "kolom": ["fase"]})
    assert antwoord.status_code == 409 and "geen kolommen" in antwoord.content.decode()


def test_meer_dan_past_wordt_geweigerd_met_uitleg(zaak: Zaak, bezoek: Bezoek) -> None:
    antwoord = bezoek("intake").post("/kolommen/", {"scherm": "werkvoorraad", "kolom": KOLOMMEN["werkvoorraad"]})
    assert antwoord.status_code == 409 and "Kies ten hoogste 6 kolommen" in antwoord.content.decode()
