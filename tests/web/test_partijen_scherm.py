"""The page of the parties over time: what is typed comes back when refused, is stored as typed, and is never markup."""

from __future__ import annotations

from typing import Any

import pytest

from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.models import Betrokkene, Nacontrole, Wisseling, Zaak
from tests.register.registerwerk import lees_in
from tests.web.conftest import Bezoek
from tests.zaken.zaakwerk import MOMENT, open_proefzaak

VREEMD = "<script>alert(1)</script> ‮🏗️ بناء"
WISSELING = {
    "daad": "wisseling", "wisseling-rol": "kwaliteitsborger", "wisseling-naam": VREEMD, "wisseling-kvk": "",
    "wisseling-instrument": "<b>X</b>", "wisseling-sinds": "01-06-2026", "wisseling-gemeld": "03-06-2026",
    "wisseling-hoe": f"Brief. {VREEMD}",
}  # fmt: skip


@pytest.fixture
def adres(zaak: Zaak) -> str:
    return f"/zaak/{zaak.nummer}/partijen/"


def test_een_wisseling_staat_op_beide_paginas_en_nooit_als_opmaak(adres: str, zaak: Zaak, bezoek: Bezoek) -> None:
    client = bezoek("intake")
    gedaan = client.post(adres, WISSELING, follow=True).content.decode()
    assert "De wisseling is vastgelegd." in gedaan and "Wisseling gemeld op wo 3 jun 2026" in gedaan
    with binnen(zaak.organisatie_id):
        assert Wisseling.objects.get().naam == VREEMD.replace("\u202e", "")
    pagina = client.get(f"/zaak/{zaak.nummer}/").content.decode()
    assert "tot ma 1 jun 2026 (bouwmelding van" in pagina and "Wisseling van kwaliteitsborger vastgelegd" in pagina
    for tekst in (gedaan, pagina):
        assert "<script>alert" not in tekst and "<b>X</b>" not in tekst


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"wisseling-sinds": "31-31-2026"}, "is geen dag"), ({"wisseling-sinds": ""}, "Vul een dag in"),
        ({"wisseling-kvk": "12"}, "acht cijfers"), ({"wisseling-naam": "x" * 10_000}, "korter dan 500"),
        ({"wisseling-hoe": "x" * 10_000}, "korter dan 2000"), ({"daad": "weg"}, "een van de knoppen"),
        ({"daad": "vervalt-1"}, "hoort niet bij deze zaak"),
        ({"daad": "beoordeel-99999999999999999999"}, "hoort niet bij deze zaak"),
        ({"daad": "verbeter-0"}, "hoort niet bij deze zaak"),
    ],
)  # fmt: skip
def test_wat_niet_kan_komt_terug_zoals_het_getypt_was(anders: dict[str, str], zin: str, adres: str, bezoek: Bezoek) -> None:
    antwoord = bezoek("intake").post(adres, {**WISSELING, **anders})
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 409 and zin in tekst
    assert "&lt;b&gt;X&lt;/b&gt;" in tekst, "wat er getypt was, staat er nog"


def test_bereikbaarheid_verbeteren_en_de_oude_blijft_te_lezen(adres: str, zaak: Zaak, bezoek: Bezoek) -> None:
    client = bezoek("toezichthouder")
    with binnen(zaak.organisatie_id):
        partij = Betrokkene.objects.get(rol="initiatiefnemer")
    velden = {
        f"verbeter-{partij.pk}-{naam}": waarde
        for naam, waarde in (("adres", "Nieuwe Lisdodde 4"), ("telefoon", VREEMD[:30]), ("email", ""), ("reden", "Gebeld."))
    }
    tekst = client.post(adres, {"daad": f"verbeter-{partij.pk}", **velden}, follow=True).content.decode()
    assert "De vorige blijven te lezen." in tekst and "Nieuwe Lisdodde 4" in tekst and partij.adres in tekst
    assert "<script>" not in tekst.split("<h2>Bereikbaarheid")[1].split("</main>")[0]


def test_wat_het_register_zei_en_de_beoordeling(adres: str, zaak: Zaak, bezoek: Bezoek) -> None:
    with binnen(zaak.organisatie_id):
        controle = Nacontrole.objects.create(
            organisatie_id=zaak.organisatie_id, zaak=zaak, stand=lees_in(zaak.organisatie).stand, op=MOMENT.date(),
            borger={"naam": "Borg A"}, uitkomst={"kwaliteitsborger": "geschorst"}, gemaakt_op=MOMENT,
        )  # fmt: skip
    client = bezoek("jurist")
    assert "Nog beoordelen" in client.get(adres).content.decode()
    post: dict[str, Any] = {"daad": f"beoordeel-{controle.pk}", f"beoordeel-{controle.pk}-tekst": VREEMD}
    tekst = client.post(adres, post, follow=True).content.decode()
    assert "Beoordeeld door" in tekst and "<script>alert" not in tekst
    assert client.post(adres, post).status_code == 409


def test_wie_alleen_kijkt_ziet_geen_formulier(adres: str, bezoek: Bezoek) -> None:
    client = bezoek("lezer")
    tekst = client.get(adres).content.decode()
    assert "Kwaliteitsborgers in deze zaak" in tekst and 'name="daad"' not in tekst
    assert client.post(adres, WISSELING).status_code == 403


def test_een_gesloten_of_lege_zaak_kan_niet_worden_aangevuld(adres: str, zaak: Zaak, bezoek: Bezoek) -> None:
    with binnen(zaak.organisatie_id):
        leeg = open_proefzaak(zaak.organisatie)
        Zaak.objects.filter(pk=zaak.pk).update(afgesloten_op=MOMENT.date())
    client = bezoek("intake")
    assert 'name="daad"' not in client.get(adres).content.decode()
    assert client.post(adres, WISSELING).status_code == 409
    leeg_tekst = client.get(f"/zaak/{leeg.nummer}/partijen/").content.decode()
    assert "Er is nog geen kwaliteitsborger bekend" in leeg_tekst and "Er zijn nog geen partijen bekend" in leeg_tekst
