"""The screens of taken and settings: what each role sees, and forms that somebody filled in wrong or on purpose."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
import time_machine

from borgwijzer.klok import vandaag
from borgwijzer.organisaties.models import Account, Agendalink, Bewaardfilter, Vervanging
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.web.daginvoer import lees_dag
from borgwijzer.zaken.models import Taak, Uitstel, Zaak
from tests.web.conftest import Bezoek, zonder_hulp

VIJANDIG = "<script>alert(1)</script> 🏗 \u202eomgekeerd"
DAG = datetime.timedelta(days=1)
CODE = "bepaal_gevolgklasse"


def adres(zaak: Zaak) -> str:
    return f"/zaak/{zaak.nummer}/taak/{CODE}/"


def test_een_lezer_ziet_taken_en_geen_daden(zaak: Zaak, bezoek: Bezoek) -> None:
    lezer = bezoek("lezer")
    lijst = lezer.get("/taken/?lijst=alle").content.decode()
    assert "Bepaal de gevolgklasse" in lijst and "Neem op" not in lijst and "Overdragen" not in lijst
    pagina = lezer.get(adres(zaak)).content.decode()
    assert "Ga na of het bouwwerk in gevolgklasse 1 valt." in pagina and 'value="neem_op"' not in pagina
    assert lezer.post(adres(zaak), {"daad": "neem_op", "van": ""}).status_code == 403
    instellingen = zonder_hulp(lezer.get("/instellingen/").content.decode())
    assert "Bewaarde keuzes" in instellingen and "agendalink" not in instellingen
    assert lezer.post("/instellingen/", {"daad": "agenda_aan"}).status_code == 403


def test_wie_te_laat_is_leest_wie_er_eerst_was(zaak: Zaak, bezoek: Bezoek) -> None:
    eerste, tweede = bezoek("intake"), bezoek("jurist")
    gegevens = {"daad": "neem_op", "van": "", "terug": "lijst=team&next=//kwaad.example.org"}
    antwoord = eerste.post(adres(zaak), gegevens)
    assert (antwoord.status_code, antwoord.headers["Location"]) == (302, "/taken/?lijst=team")
    antwoord = tweede.post(adres(zaak), gegevens)
    assert antwoord.status_code == 409
    assert f"{eerste.persoon.naam} is intussen de behandelaar" in antwoord.content.decode()  # type: ignore[attr-defined]
    assert tweede.post(f"/zaak/{zaak.nummer}/opnemen/", {"van": ""}).status_code == 409


@pytest.mark.parametrize(
    ("velden", "status", "zin"),
    [
        ({}, 422, "Kies wat u wilt doen"), ({"daad": "weg"}, 422, "Kies wat u wilt doen"),
        ({"daad": "draag_over", "collega": "", "notitie": "x"}, 409, "Kies een collega uit de lijst"),
        ({"daad": "draag_over", "collega": "9" * 30, "notitie": "x"}, 409, "Kies een collega uit de lijst"),
        ({"daad": "draag_over", "collega": "²", "notitie": "x"}, 409, "Kies een collega uit de lijst"),
        ({"daad": "stel_uit", "tot": "", "reden": "x"}, 409, "Vul de dag waarop"),
        ({"daad": "stel_uit", "tot": "31-02-2027", "reden": "x"}, 409, "is geen datum"),
        ({"daad": "stel_uit", "tot": "9999-12-31", "reden": "x"}, 409, "zo snel mogelijk"),
        ({"daad": "stel_uit", "tot": "0001-01-01", "reden": VIJANDIG}, 409, "na vandaag"),
        ({"daad": "stel_uit", "tot": "1-1-1", "reden": "x" * 10_000}, 409, "is geen datum"),
        ({"daad": "stel_uit", "tot": "\u0662\u0660\u0662\u0667-01-01", "reden": "x"}, 409, "is geen datum"),
    ],
)  # fmt: skip
def test_formulier_dat_niet_kan_komt_terug_met_een_zin(
    velden: dict[str, str], status: int, zin: str, zaak: Zaak, bezoek: Bezoek
) -> None:
    antwoord = bezoek("intake").post(adres(zaak), velden)
    html = antwoord.content.decode()
    assert antwoord.status_code == status and zin in html and "<script>alert" not in html
    with binnen(zaak.organisatie_id):
        assert not Uitstel.objects.exists() and Zaak.objects.get().behandelaar is None


def test_vijandige_tekst_blijft_tekst(zaak: Zaak, bezoek: Bezoek) -> None:
    wie, collega = bezoek("intake"), bezoek("intake")
    wie.post(adres(zaak), {"daad": "draag_over", "collega": collega.persoon.pk, "notitie": VIJANDIG})  # type: ignore[attr-defined]
    collega.post("/filters/", {"scherm": "taken", "naam": VIJANDIG, "vraag": f"lijst=mij&rol={VIJANDIG}"})
    for pad in ("/taken/", "/instellingen/", f"/zaak/{zaak.nummer}/"):
        html = collega.get(pad).content.decode()
        assert "&lt;script&gt;alert(1)" in html and "<script>alert" not in html, pad
    with binnen(zaak.organisatie_id):
        assert Bewaardfilter.objects.get().vraag == "lijst=mij"


def test_een_taak_die_klaar_is_leidt_naar_de_zaak(zaak: Zaak, bezoek: Bezoek) -> None:
    client = bezoek("intake")
    with binnen(zaak.organisatie_id):
        Taak.objects.filter(code=CODE).delete()
    antwoord = client.post(adres(zaak), {"daad": "stel_uit", "tot": "2099-01-01", "reden": "x"}, follow=True)
    assert antwoord.redirect_chain[-1][0] == f"/zaak/{zaak.nummer}/" and "is er niet meer" in antwoord.content.decode()


@pytest.mark.parametrize("moment", ["2027-03-27T23:30:00+00:00", "2026-10-25T00:30:00+00:00", "2026-10-25T23:30:00+00:00"])
def test_vandaag_op_de_lijst_is_de_nederlandse_dag(moment: str, zaak: Zaak, bezoek: Bezoek) -> None:
    """In the night in which the clock changes, and when it is still yesterday in UTC."""
    nu = datetime.datetime.fromisoformat(moment)
    dag = (nu + datetime.timedelta(hours=1)).date()  # two hours in summer, but never another day at these moments
    with binnen(zaak.organisatie_id):
        Taak.objects.filter(code=CODE).update(uiterlijk=dag)
    with time_machine.travel(nu, tick=False):
        client = bezoek("intake")
        assert "Vandaag" in client.get("/taken/?lijst=alle&wanneer=vandaag").content.decode().partition("<tbody>")[2]
        assert "Geen taken met deze keuzes" in client.get(f"/taken/?lijst=alle&wanneer=later&code={CODE}").content.decode()
    with time_machine.travel(nu + DAG, tick=False):
        client = bezoek("intake")
        assert "Geen taken met deze keuzes" in client.get("/taken/?lijst=alle&wanneer=vandaag").content.decode()


def test_een_agendalink_is_een_keer_te_zien(zaak: Zaak, bezoek: Bezoek) -> None:
    client = bezoek("intake")
    html = client.post("/instellingen/", {"daad": "agenda_aan", "met_adres": "ja"}).content.decode()
    assert ".ics" in html and ".ics" not in client.get("/instellingen/").content.decode()
    client.post("/instellingen/", {"daad": "agenda_uit"})
    with binnen(zaak.organisatie_id):
        assert not Agendalink.objects.exists()


def test_vervanging_van_een_ander_regelt_alleen_de_teamleider(zaak: Zaak, bezoek: Bezoek, account: Callable[..., Account]) -> None:
    weg, wie = account("intake"), account("intake")
    velden = {"daad": "vervang", "voor": weg.pk, "vervanger": wie.pk, "van": "1-1-2099", "tot_en_met": "2099-01-02"}
    assert bezoek("intake").post("/instellingen/", velden).status_code == 403
    teamleider = bezoek("teamleider")
    assert "twee jaar" in teamleider.post("/instellingen/", velden).content.decode()
    dag = vandaag()
    goed = {**velden, "van": dag.isoformat(), "tot_en_met": (dag + DAG).isoformat()}
    assert teamleider.post("/instellingen/", goed).status_code == 302
    with binnen(zaak.organisatie_id):
        nummer = Vervanging.objects.get().pk
    assert bezoek(persoon=wie).post("/instellingen/", {"daad": "vervang_niet", "vervanging": nummer}).status_code == 403
    for vreemd in ("", "x", "9" * 40):
        assert teamleider.post("/instellingen/", {"daad": "vervang_niet", "vervanging": vreemd}).status_code == 409
    assert bezoek(persoon=weg).post("/instellingen/", {"daad": "vervang_niet", "vervanging": nummer}).status_code == 302


@pytest.mark.parametrize("tekst", ["2026-12-31", "31-12-2026", "31/12/2026", " 31.12.2026 ", "31 12 2026"])
def test_een_dag_mag_op_zijn_nederlands(tekst: str) -> None:
    assert lees_dag(tekst, "de dag") == datetime.date(2026, 12, 31)
