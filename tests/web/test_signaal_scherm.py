"""The page of one signal: the kader's answer before anything is kept, and a refused form that comes back as it was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.acties.signalen import Binnengekomen, neem_signaal_op
from borgwijzer.zaken.models import Signaal, Zaak
from tests.web.conftest import Bezoek, zonder_hulp

VIJANDIG = "<script>alert(1)</script> 🏗 \u202eomgekeerd"
INGEVULD = {
    "onderwerpen": ["fundering"],
    "risico": "ja",
    "risico_reden": "Er zijn scheuren.",
    "aanpak": "bezoek",
    "aanpak_reden": "",
    "versie": "0",
}


@pytest.fixture
def signaal(zaak: Zaak, account: Callable[..., Account]) -> Signaal:
    binnengekomen = Binnengekomen("derde", "Er staat water in de bouwput.", vandaag())
    with binnen(zaak.organisatie_id):
        return neem_signaal_op(zaak.pk, binnengekomen, door=account("toezichthouder"), moment=nu())


def stuur(client: Client, signaal: Signaal, daad: str, **anders: Any) -> str:
    adres = f"/zaak/{signaal.zaak.nummer}/signaal/{signaal.pk}/"
    return client.post(adres, {**INGEVULD, **anders, "daad": daad}, follow=True).content.decode()


def test_bekijken_bewaart_niets_en_houdt_wat_getypt_is(signaal: Signaal, bezoek: Bezoek) -> None:
    client = bezoek("toezichthouder")
    pagina = stuur(client, signaal, "bekijk", risico_reden=VIJANDIG)
    assert "Het kader zegt: wij gaan kijken." in pagina and "<script>alert(1)" not in pagina
    assert "&lt;script&gt;" in pagina and 'value="fundering" checked' in pagina
    with binnen(signaal.organisatie_id):
        assert Signaal.objects.get().beoordeeld_op is None


def test_een_derde_zonder_risico_leest_ook_de_kanttekening(signaal: Signaal, bezoek: Bezoek) -> None:
    pagina = zonder_hulp(stuur(bezoek("toezichthouder"), signaal, "bekijk", risico="nee", onderwerpen=[]))
    assert "Het kader zegt: niet opvolgen." in pagina and "handhaving" in pagina


@pytest.mark.parametrize(
    ("daad", "anders", "zin"),
    [
        ("beoordeel", {"risico": ""}, "Kies of het signaal wijst op een risico"), ("beoordeel", {"risico": "misschien"}, "Kies of"),
        ("beoordeel", {"aanpak": "bureau"}, "iets anders doet dan het kader zegt"),
        ("beoordeel", {"onderwerpen": ["zwembad"]}, "kent het onderwerp zwembad niet"),
        ("bekijk", {"onderwerpen": ["zwembad"]}, "kent het onderwerp zwembad niet"),
        ("oplossen", {"oplossing": " "}, "Schrijf hoe de onregelmatigheid is opgelost"), ("weg", {}, "Kies wat u wilt doen"),
    ],
)  # fmt: skip
def test_wat_niet_kan_komt_terug_met_een_zin(daad: str, anders: dict[str, Any], zin: str, signaal: Signaal, bezoek: Bezoek) -> None:
    pagina = stuur(bezoek("toezichthouder"), signaal, daad, **anders)
    assert zin in pagina
    with binnen(signaal.organisatie_id):
        assert (Signaal.objects.get().beoordeeld_op, Signaal.objects.get().opgelost_op) == (None, None)


def test_vastgelegd_en_daarna_opgelost(signaal: Signaal, bezoek: Bezoek) -> None:
    client = bezoek("toezichthouder")
    pagina = stuur(client, signaal, "beoordeel")
    assert "De beoordeling is vastgelegd." in pagina and ": wij gaan kijken." in pagina
    pagina = stuur(client, signaal, "oplossen", oplossing="De put is leeggepompt.")
    assert "De put is leeggepompt." in pagina and 'value="beoordeel"' not in pagina
    assert "is al afgehandeld" in stuur(client, signaal, "beoordeel"), "een tweede venster is te laat"


def test_wie_te_laat_is_leest_wat_een_ander_vond_en_houdt_zijn_tekst(signaal: Signaal, bezoek: Bezoek) -> None:
    eerste, tweede = bezoek("toezichthouder"), bezoek("jurist")
    stuur(eerste, signaal, "beoordeel")
    pagina = stuur(tweede, signaal, "beoordeel", risico="nee", risico_reden="Het droogt vanzelf.", aanpak_reden="Anders.")
    assert f"{eerste.persoon.naam} heeft dit signaal intussen beoordeeld" in pagina  # type: ignore[attr-defined]
    assert "Het droogt vanzelf." in pagina and 'name="versie" value="1"' in pagina
    with binnen(signaal.organisatie_id):
        assert Signaal.objects.get().risico_reden == "Er zijn scheuren."


def test_wie_alleen_leest_ziet_geen_formulier(signaal: Signaal, bezoek: Bezoek) -> None:
    lezer = bezoek("lezer")
    pagina = lezer.get(f"/zaak/{signaal.zaak.nummer}/signaal/{signaal.pk}/").content.decode()
    assert "Er staat water in de bouwput." in pagina and 'name="daad"' not in zonder_hulp(pagina)
    assert lezer.post(f"/zaak/{signaal.zaak.nummer}/signaal/{signaal.pk}/", {"daad": "bekijk"}).status_code == 403


def test_een_signaal_van_een_andere_zaak_is_er_niet(signaal: Signaal, bezoek: Bezoek) -> None:
    assert bezoek("toezichthouder").get(f"/zaak/2026-999999/signaal/{signaal.pk}/").status_code == 404
    assert bezoek("toezichthouder").get(f"/zaak/{signaal.zaak.nummer}/signaal/{signaal.pk + 1}/").status_code == 404


def test_andere_signalen_zeggen_waarin_zij_lijken(signaal: Signaal, bezoek: Bezoek, account: Callable[..., Account]) -> None:
    client = bezoek("toezichthouder")
    with binnen(signaal.organisatie_id):
        for tekst, onderwerpen in (("Nog meer water.", ["fundering"]), ("Lawaai.", [])):
            bericht = Binnengekomen("derde", tekst, vandaag(), onderwerpen)
            neem_signaal_op(signaal.zaak_id, bericht, door=account("intake"), moment=nu())
    stuur(client, signaal, "beoordeel")
    with CaptureQueriesContext(connection) as vragen:
        pagina = client.get(f"/zaak/{signaal.zaak.nummer}/signaal/{signaal.pk}/").content.decode()
    assert "(zelfde zaak, zelfde onderwerp)" in pagina and "(zelfde zaak)" in pagina
    assert len(vragen) <= 12, [vraag["sql"][:80] for vraag in vragen]
