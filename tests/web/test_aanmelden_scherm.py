"""Sign-in on the screen: where it leads, who sees demo accounts, the shut door, and what a lost session keeps."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.test import Client

from borgwijzer.klok import nu
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.web import bewaard
from borgwijzer.zaken.models import Melding
from tests.web.conftest import WACHTWOORD, Bezoek

MENS = "hw-bm-instrument-past"


def _meld_aan(client: Client, wie: Account, **velden: str) -> Any:
    return client.post("/aanmelden/", {"email": wie.email, "wachtwoord": WACHTWOORD, **velden})


@pytest.mark.parametrize("volgende", ["/triage/", "/werkvoorraad/?fase=nieuw"])
def test_na_aanmelden_verder_waar_u_heen_wilde(
    volgende: str, klaar_organisatie: Organisatie, account: Callable[..., Account]
) -> None:
    client = Client()
    assert client.get(volgende).headers["Location"].startswith("/aanmelden/?volgende=")
    assert _meld_aan(client, account("intake"), volgende=volgende).headers["Location"] == volgende


@pytest.mark.parametrize(
    "volgende", ["https://example.org/", "//example.org", "/\\example.org", "javascript:alert(1)", "example.org", "///x", ""]
)
def test_een_adres_buiten_de_toepassing_wordt_vergeten(
    volgende: str, klaar_organisatie: Organisatie, account: Callable[..., Account]
) -> None:
    assert _meld_aan(Client(), account("intake"), volgende=volgende).headers["Location"] == "/"
    assert "example.org/" not in Client().get("/aanmelden/", {"volgende": volgende}).content.decode()


def test_demo_accounts_alleen_in_demo_van_een_demo_organisatie(
    klaar_organisatie: Organisatie, account: Callable[..., Account], settings: Any
) -> None:
    wie = account("intake")
    settings.DEMO = False
    assert wie.email not in Client().get("/aanmelden/").content.decode()
    assert Client().post("/aanmelden/", {"demo_account": wie.email}).status_code == 422
    settings.DEMO = True
    assert wie.email in Client().get("/aanmelden/").content.decode()
    assert Client().post("/aanmelden/", {"demo_account": wie.email}).headers["Location"] == "/"
    assert Client().post("/aanmelden/", {"demo_account": "niemand@example.org"}).status_code == 422


def test_na_vijf_fouten_is_de_deur_een_kwartier_dicht(klaar_organisatie: Organisatie, account: Callable[..., Account]) -> None:
    wie, client = account("intake"), Client()
    for _ in range(5):
        antwoord = client.post("/aanmelden/", {"email": wie.email, "wachtwoord": "verkeerd"})
    assert antwoord.status_code == 429
    tekst = _meld_aan(client, wie).content.decode()
    assert "Te veel mislukte pogingen" in tekst
    assert "<h1>Aanmelden</h1>" in tekst


def test_vervalst_formulier_wordt_geweigerd_met_uitleg(klaar_organisatie: Organisatie) -> None:
    antwoord = Client(enforce_csrf_checks=True).post("/aanmelden/", {"email": "a@example.org", "wachtwoord": "b"})
    assert antwoord.status_code == 403
    assert "Deze pagina was te oud" in antwoord.content.decode()


def test_verlopen_sessie_zegt_het_en_houdt_vast_wat_er_getypt_was(melding: Melding, bezoek: Bezoek) -> None:
    client = bezoek("intake")
    adres = f"/zaak/{melding.zaak.nummer}/toets/{melding.pk}/"
    velden = {"versie": "0", f"antwoord-{MENS}": "nee", f"reden-{MENS}": "Past <niet>.", "daad": "opslaan"}
    with time_machine.travel(nu().timestamp() + 3_600, tick=True):
        antwoord = client.post(adres, velden)
        assert antwoord.status_code == 401
        tekst = antwoord.content.decode()
        assert "U bent afgemeld" in tekst
        pakje = re.search(r'name="bewaard" value="([^"]+)"', tekst)
        assert pakje
        opnieuw = _meld_aan(client, client.persoon, bewaard=pakje[1]).content.decode()  # type: ignore[attr-defined]
    assert f'<form method="post" action="{adres}">' in opnieuw
    assert f'name="reden-{MENS}" value="Past &lt;niet&gt;."' in opnieuw


def test_een_zelfgemaakt_pakje_wordt_niet_aangeboden(klaar_organisatie: Organisatie, account: Callable[..., Account]) -> None:
    assert _meld_aan(Client(), account("intake"), bewaard="zelf:gemaakt").headers["Location"] == "/"
    assert bewaard.pak_uit("x" * 200_000) is None


def test_afmelden_vergeet_de_sessie(klaar_organisatie: Organisatie, bezoek: Bezoek) -> None:
    client = bezoek("intake")
    assert client.get("/afmelden/").status_code == 405
    assert "U bent afgemeld." in client.post("/afmelden/", follow=True).content.decode()
    assert client.get("/werkvoorraad/").status_code == 302


def test_grote_vracht_van_een_onbekende_wordt_niet_gelezen(klaar_organisatie: Organisatie) -> None:
    antwoord = Client().post("/berichten/toevoegen/", b"x" * 1_000_001, content_type="application/octet-stream")
    assert antwoord.headers["Location"].startswith("/aanmelden/")


def test_meer_dan_twee_gigabyte_wordt_geweigerd(klaar_organisatie: Organisatie, bezoek: Bezoek) -> None:
    antwoord = bezoek("intake").post("/berichten/toevoegen/", {}, CONTENT_LENGTH="2000000001")
    assert antwoord.status_code == 413
    assert "2 GB" in antwoord.content.decode()


def test_demo_accounts_staan_bij_hun_gemeente(
    klaar_organisatie: Organisatie, andere_organisatie: Organisatie, account: Callable[..., Account], settings: Any
) -> None:
    settings.DEMO = True
    een = account("intake", organisatie=klaar_organisatie)
    assert f"<h3>{klaar_organisatie.naam}</h3>" not in Client().get("/aanmelden/").content.decode()
    ander = account("intake", organisatie=andere_organisatie)
    pagina = Client().get("/aanmelden/").content.decode()
    volgorde = (f"<h3>{klaar_organisatie.naam}</h3>", een.email, f"<h3>{andere_organisatie.naam}</h3>", ander.email)
    plekken = [pagina.index(tekst) for tekst in volgorde]
    assert plekken == sorted(plekken)
