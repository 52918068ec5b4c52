"""The pages of bezwaar: what is refused comes back as it was typed, who may do what, and how many statements they take."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from borgwijzer.klok import vandaag
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.toezicht.acties.bezwaarbeslissing import stel_beslissing_voor
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.models import Besluit, Bezwaar, Zaak
from tests.toezicht.bezwaarwerk import HERROEP, maak_bezwaar, maak_rijp, moment, neem_bouwstop
from tests.web.conftest import Bezoek, zonder_hulp

VIJANDIG = "<script>alert(1)</script> 🏗"


@pytest.fixture
def besluit(zaak: Zaak, bezoek: Bezoek) -> Besluit:
    wie, dag = bezoek("teamleider").persoon, vandaag()  # type: ignore[attr-defined]
    with binnen(zaak.organisatie_id):
        return Besluit.objects.create(
            organisatie_id=zaak.organisatie_id, zaak=zaak, soort="bouwstop", toestand="genomen", vanaf=dag, motivering="Gevaar.",
            gronden=["Geen melding."], voorgesteld_door=wie, voorgesteld_naam=wie.naam, voorgesteld_op=dag, beslist_door=wie,
            beslist_naam=wie.naam, beslist_op=dag,
        )  # fmt: skip


def registreer(client: Client, tegen: Besluit, **anders: Any) -> str:
    velden = {"besluit": tegen.pk, "ontvangen": f"{vandaag():%d-%m-%Y}", "naam": "T. Oeverdijk", "gronden": VIJANDIG}
    return client.post(f"/zaak/{tegen.zaak.nummer}/bezwaar/nieuw/", {**velden, **anders}, follow=True).content.decode()


@pytest.fixture
def bezwaar(besluit: Besluit, bezoek: Bezoek) -> Bezwaar:
    assert "Het bezwaar is geregistreerd." in registreer(bezoek("intake"), besluit)
    with binnen(besluit.organisatie_id):
        return Bezwaar.objects.select_related("zaak").get()


def stuur(client: Client, bezwaar: Bezwaar, daad: str, **velden: Any) -> str:
    adres = f"/zaak/{bezwaar.zaak.nummer}/bezwaar/{bezwaar.pk}/"
    return client.post(adres, {**velden, "daad": daad}, follow=True).content.decode()


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"naam": " "}, "Schrijf wie bezwaar maakt"), ({"besluit": ""}, "Kies het besluit"), ({"besluit": "9" * 30}, "Kies"),
        ({"besluit": "999999"}, "is bij deze zaak niet genomen"), ({"ontvangen": "morgen"}, "is geen dag"),
        ({"besluit": "brief", "kenmerk": "2020-9"}, "geen brief met dat kenmerk"),
        ({"gronden": ""}, "kies dat de gronden ontbreken"),
        ({"ontbreekt": "alles"}, "staat er niet in"),
        ({"ontvangen": f"{vandaag() + timedelta(days=1):%d-%m-%Y}"}, "moet nog komen"),
    ],
)  # fmt: skip
def test_wat_niet_kan_komt_terug_zoals_het_getypt_is(anders: dict[str, Any], zin: str, besluit: Besluit, bezoek: Bezoek) -> None:
    pagina = registreer(bezoek("intake"), besluit, **anders)
    assert zin in pagina and "<script>alert(1)" not in pagina
    assert ("&lt;script&gt;" in pagina) == ("gronden" not in anders)
    with binnen(besluit.organisatie_id):
        assert not Bezwaar.objects.exists()


def test_een_stap_met_haar_brief_en_een_die_te_laat_is(bezwaar: Bezwaar, bezoek: Bezoek) -> None:
    jurist = bezoek("jurist")
    assert "Open de brief: daar leest u hoe" in stuur(jurist, bezwaar, "ontvangst_bevestigd-0")
    assert "heeft intussen iets met dit bezwaar gedaan" in stuur(
        jurist, bezwaar, "verdaagd-0", **{"verdaagd-tekst": "Het is druk."}
    )
    pagina = stuur(jurist, bezwaar, "horen_achterwege-1", **{"horen_achterwege-tekst": "Gebeld."})
    assert "Kies de uitkomst uit de lijst" in pagina and "Gebeld." in pagina


@pytest.mark.parametrize(
    "daad", ["", "zomaar-0", "besloten-0", "verdaagd", "verdaagd-x", "hef-0", "hef999999-0", "neem-0", "schors-0"]
)
def test_een_knop_die_er_niet_is_doet_niets(daad: str, bezwaar: Bezwaar, bezoek: Bezoek) -> None:
    pagina = stuur(bezoek("jurist", "teamleider"), bezwaar, daad)
    assert 'class="utrecht-alert' in pagina or "mededeling" in pagina
    with binnen(bezwaar.organisatie_id):
        assert Bezwaar.objects.get().versie == 0


def test_wie_alleen_leest_ziet_geen_formulier(bezwaar: Bezwaar, bezoek: Bezoek) -> None:
    lezer, adres = bezoek("lezer"), f"/zaak/{bezwaar.zaak.nummer}/bezwaar/{bezwaar.pk}/"
    assert 'name="daad"' not in zonder_hulp(lezer.get(adres).content.decode())
    assert lezer.post(adres, {"daad": "verdaagd-0"}).status_code == 403
    assert lezer.get(f"/zaak/{bezwaar.zaak.nummer}/bezwaar/nieuw/").status_code == 403


def test_van_een_andere_zaak_is_het_er_niet(bezwaar: Bezwaar, bezoek: Bezoek) -> None:
    client = bezoek("jurist")
    for pad in (f"bezwaar/{bezwaar.pk + 1}", f"besluit/{bezwaar.besluit_id + 1}"):  # type: ignore[operator]
        assert client.get(f"/zaak/{bezwaar.zaak.nummer}/{pad}/").status_code == 404
    assert client.get(f"/zaak/2026-999999/bezwaar/{bezwaar.pk}/").status_code == 404


def test_de_paginas_kosten_weinig_vragen(bezwaar: Bezwaar, bezoek: Bezoek) -> None:
    client = bezoek("jurist")
    nummer = bezwaar.zaak.nummer
    for adres in (f"bezwaar/{bezwaar.pk}", "bezwaar/nieuw", f"besluit/{bezwaar.besluit_id}"):
        client.get(f"/zaak/{nummer}/{adres}/")
        with CaptureQueriesContext(connection) as vragen:
            assert client.get(f"/zaak/{nummer}/{adres}/").status_code == 200
        assert len(vragen) <= 12, (adres, [vraag["sql"][:80] for vraag in vragen])


def test_de_zaak_toont_het_bezwaar_en_of_het_besluit_onherroepelijk_is(bezwaar: Bezwaar, bezoek: Bezoek) -> None:
    pagina = bezoek("jurist").get(f"/zaak/{bezwaar.zaak.nummer}/").content.decode()
    assert "Bezwaar: Bouwstop van" in pagina and "nog niet onherroepelijk" in pagina and "Registreer een bezwaar" in pagina


def test_openbaar_maken_wordt_geweigerd_zolang_de_plicht_niet_geldt(bezwaar: Bezwaar, bezoek: Bezoek) -> None:
    adres = f"/zaak/{bezwaar.zaak.nummer}/besluit/{bezwaar.besluit_id}/"
    client = bezoek("jurist")
    assert "geldt (nog) niet" in client.get(adres).content.decode()
    pagina = client.post(adres, {"daad": "openbaar", "openbaar-plaats": "https://example.org"}).content.decode()
    assert "De plicht om dit besluit openbaar te maken geldt nog niet" in pagina


def test_wie_het_kader_noemt_leest_de_brief_en_beslist(
    zaak: Zaak, bezoek: Bezoek, account: Callable[..., Account], monkeypatch: pytest.MonkeyPatch
) -> None:
    with binnen(zaak.organisatie_id):
        mandaat, jurist = kader_van(zaak).inhoud.mandaat, account("jurist")
        assert mandaat
        monkeypatch.setitem(mandaat.daden, "besluit_beslissing_op_bezwaar", ("handhaver",))
        besluit = neem_bouwstop(zaak.pk, jurist, account("teamleider"))
        bezwaar = maak_rijp(maak_bezwaar(besluit, jurist), jurist)
        stel_beslissing_voor(bezwaar.pk, HERROEP, versie=bezwaar.versie, door=jurist, moment=moment(21))
        bezwaar.refresh_from_db()
    adres, neem = f"/zaak/{zaak.nummer}/bezwaar/{bezwaar.pk}/", f"neem-{bezwaar.versie}"
    for rol, beslist in (("teamleider", False), ("intake", False), ("handhaver", True)):
        pagina = zonder_hulp(bezoek(rol).get(adres).content.decode())
        assert (f'value="{neem}"' in pagina) is beslist, rol
        assert ("Geachte" in pagina) is (rol != "intake"), rol
    assert "Nu aan de beurt: handhaver." in pagina
    assert bezoek("teamleider").post(adres, {"daad": neem}).status_code == 403
    assert "Open de brief" in bezoek("handhaver").post(adres, {"daad": neem}, follow=True).content.decode()
