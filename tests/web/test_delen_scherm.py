"""The page of the parts of a project: what it shows and refuses, and what other pages say of a melding about a part."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from borgwijzer.klok import nu
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.acties.delen import Nieuwdeel, deel_in
from borgwijzer.zaken.acties.registreren import registreer_melding
from borgwijzer.zaken.models import Fase, Melding, Zaak
from tests.web.conftest import Bezoek
from tests.zaken.zaakwerk import maak_binnen


@pytest.fixture
def client(bezoek: Bezoek) -> Client:
    return bezoek("toezichthouder")


@pytest.fixture
def gereed(zaak: Zaak, client: Client) -> Melding:
    """A zaak in two parts, with a gereedmelding of the first."""
    with binnen(zaak.organisatie_id):
        deel_in(zaak.pk, [Nieuwdeel("Links"), Nieuwdeel("Rechts")], door=client.persoon, moment=nu())  # type: ignore[attr-defined]
        binnen_ = maak_binnen("gereedmelding", ontvangen_op=nu(), verzoeknummer="", deel=1)
        return registreer_melding(zaak, binnen_, moment=nu())


def _stuur(client: Client, zaak: Zaak, daad: str, **velden: str) -> Any:
    return client.post(f"/zaak/{zaak.nummer}/delen/", {"daad": daad, **velden})


def test_een_project_dat_een_geheel_is_toont_geen_delen(zaak: Zaak, client: Client) -> None:
    pagina = client.get(f"/zaak/{zaak.nummer}/").content.decode()
    assert 'id="delen"' not in pagina
    assert "Dit project is niet verdeeld" in client.get(f"/zaak/{zaak.nummer}/delen/").content.decode()


def test_delen_noemen_een_per_regel(zaak: Zaak, client: Client) -> None:
    antwoord = _stuur(client, zaak, "indelen", **{"indelen-namen": " Links \r\n\r\nRechts\r\n"})
    assert antwoord.status_code == 302
    with binnen(zaak.organisatie_id):
        assert list(Fase.objects.order_by("volgnummer").values_list("naam", flat=True)) == ["Links", "Rechts"]
    geweigerd = _stuur(client, zaak, "indelen", **{"indelen-namen": "links"})
    assert geweigerd.status_code == 409
    assert "Er is al een deel met de naam links" in geweigerd.content.decode()
    assert ">links</textarea>" in geweigerd.content.decode(), "wat getypt was, staat er nog"


@pytest.mark.parametrize(
    ("daad", "velden", "zin"),
    [
        ("", {}, "Kies wat u wilt doen"),
        ("verzonnen", {}, "Kies wat u wilt doen"),
        ("wijzig-9", {"wijzig-9-naam": "Weg"}, "Dit deel hoort niet bij deze zaak"),
        ("wijzig-x", {}, "Kies wat u wilt doen"),
        ("wijzig-999999999999", {}, "Dit deel hoort niet bij deze zaak"),
        ("gebruik-1", {"gebruik-1-dag": "morgen", "gebruik-1-reden": "Gezien."}, "Kies"),
        ("gebruik-1", {"gebruik-1-dag": "31-12-2199", "gebruik-1-reden": "Gezien."}, "Dit is nog niet gebeurd"),
        ("gebruik-1", {"gebruik-1-dag": "01-10-2026"}, "Schrijf hoe dit bekend is"),
        ("vervallen-1", {"vervallen-1-reden": "Weg."}, "Bij Links hoort een melding"),
        ("vervallen-2", {}, "Schrijf waarom dit toch geen apart deel is"),
        ("melding-999999", {"melding-999999-deel": "1~0"}, "hoort niet bij deze zaak"),
        ("signaal-999999", {"signaal-999999-deel": "1~0"}, "hoort niet bij deze zaak"),
    ],
)
def test_wat_niet_kan_komt_terug_met_een_zin(
    zaak: Zaak, gereed: Melding, client: Client, daad: str, velden: dict[str, str], zin: str
) -> None:
    antwoord = _stuur(client, zaak, daad, **velden)
    assert 400 <= antwoord.status_code < 500
    assert zin in antwoord.content.decode()


def test_een_melding_bij_een_ander_deel_zetten(zaak: Zaak, gereed: Melding, client: Client) -> None:
    daad = f"melding-{gereed.pk}"
    assert "Kies waarover het gaat" in _stuur(client, zaak, daad, **{f"{daad}-deel": ""}).content.decode()
    assert "Dit deel hoort niet (meer)" in _stuur(client, zaak, daad, **{f"{daad}-deel": "7~1"}).content.decode()
    assert _stuur(client, zaak, daad, **{f"{daad}-deel": "2~1"}).status_code == 302
    with binnen(zaak.organisatie_id):
        gereed.refresh_from_db()
        assert gereed.fase and gereed.fase.naam == "Rechts"


def test_geen_pagina_leest_een_deel_als_het_geheel(zaak: Zaak, gereed: Melding, client: Client) -> None:
    adres = f"/zaak/{zaak.nummer}"
    pagina = client.get(f"{adres}/").content.decode()
    assert "Gereedmelding van Links" in pagina
    assert "0 van 2 delen volledig" in pagina, "de keten noemt geen gereedmelding van het geheel"
    assert "Links: beoordeel of de gereedmelding volledig is" in pagina
    for scherm, titel in (
        ("toets", "Toets van de gereedmelding van Links"),
        ("oordeel", "Oordeel over de gereedmelding van Links"),
        ("herstel", "Aanvulling van de gereedmelding van Links"),
    ):
        assert titel in client.get(f"{adres}/{scherm}/{gereed.pk}/").content.decode(), scherm
    assert "Mag Links in gebruik?" in client.get(f"{adres}/toets/{gereed.pk}/").content.decode()
    taken = client.get("/taken/?lijst=alle").content.decode()
    assert "Toets de gereedmelding (deel 1)" in taken
    taak = client.get(f"{adres}/taak/toets_gereedmelding/?deel=1").content.decode()
    assert "Toets de gereedmelding (deel 1)" in taak
    assert client.get(f"{adres}/taak/toets_gereedmelding/").status_code == 302, "over het geheel is die taak er niet"


def test_wie_alleen_leest_ziet_de_delen_zonder_knoppen(zaak: Zaak, gereed: Melding, bezoek: Bezoek) -> None:
    pagina = bezoek("lezer").get(f"/zaak/{zaak.nummer}/delen/").content.decode()
    assert "Mag Links in gebruik?" in pagina
    assert 'name="daad"' not in pagina
