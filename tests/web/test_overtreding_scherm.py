"""The pages of an overtreding: they keep what was typed, show what the kader says, and cost few statements."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.toezicht.acties.overtredingen import laat_overtreding_vervallen
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.models import Afweging, Overtreding, Signaal, Zaak
from tests.toezicht.overtredingwerk import OPZET, bevestig, maak_overtreding, stel_vast, stel_voor
from tests.web.conftest import Bezoek, zonder_hulp
from tests.zaken.zaakwerk import MOMENT, open_proefzaak

STATEMENTS_MEEST = 12
NIEUW = {
    "norm": "fundering", "feiten": "Geen wapening.", "geconstateerd_op": "02-03-2026", "overtreder_naam": "Bouwbedrijf Wilg",
    "overtreder_rol": "bouwer", "overtreder_reden": "Hij bouwt.", "bewijs_anders": "foto",
}  # fmt: skip
FORMULIER: dict[str, Any] = {
    "gevolg": "3", "gevolg_reden": "Gevaar.", "gedrag": "C", "gedrag_reden": OPZET.redenen["gedrag"], "ernst": "ernstig",
    "ernst_reden": "Gebrek.", "herhaling": "nee", "weigering": "nee", "samenloop": "Hij wacht op herstel.", "overleg": "nee",
    "overleg_reden": "Geen strafbaar feit.", "mogelijk": ["BSB", "BB"], "mogelijk-BSB": "nee", "mogelijk-BSB-reden": "Nee.",
    "mogelijk-BB": "nee", "mogelijk-BB-reden": "Geen grondslag.", "keuze": "last_onder_dwangsom", "keuze_reden": "Het werkt.",
    "lichter-signaalgesprek": "Hielp niet.", "lichter-waarschuwing": "Hielp niet.", "lichter-herstelmaatregel": "Bindt niet.",
}  # fmt: skip


@pytest.fixture
def overtreding(zaak: Zaak, account: Callable[..., Account]) -> Overtreding:
    with binnen(zaak.organisatie_id):
        return maak_overtreding(zaak, account("toezichthouder"))


def _adres(overtreding: Overtreding, deel: str = "") -> str:
    return f"/zaak/{overtreding.zaak.nummer}/overtreding/{overtreding.pk}/{deel}"


def test_vastleggen_en_wat_niet_kan(zaak: Zaak, bezoek: Bezoek) -> None:
    client, adres = bezoek("handhaver"), f"/zaak/{zaak.nummer}/overtreding/nieuw/"
    fout = client.post(adres, {**NIEUW, "feiten": " ", "overtreder_reden": "Bewaar mij."})
    assert (fout.status_code, "Bewaar mij." in fout.content.decode()) == (409, True)
    assert client.post(adres, {**NIEUW, "geconstateerd_op": "31-02-2026"}).status_code == 409
    goed = client.post(adres, NIEUW)
    assert goed.status_code == 302
    pagina = client.get(goed.headers["Location"]).content.decode()
    assert "Bbl hoofdstuk 4" in pagina and "Weeg de overtreding" in pagina
    assert "Leg een overtreding vast" in client.get(f"/zaak/{zaak.nummer}/").content.decode()


def test_vanuit_een_signaal_staat_het_bewijs_er_al(zaak: Zaak, bezoek: Bezoek) -> None:
    with binnen(zaak.organisatie_id):
        signaal = Signaal.objects.create(
            organisatie_id=zaak.organisatie_id, zaak=zaak, bron="derde", omschrijving="Scheur.", ontvangen_op=MOMENT.date(),
            onderwerpen=["fundering"],
        )  # fmt: skip
    client, adres = bezoek("handhaver"), f"/zaak/{zaak.nummer}/overtreding/nieuw/?signaal={signaal.pk}"
    assert f"overtreding/nieuw/?signaal={signaal.pk}" in client.get(f"/zaak/{zaak.nummer}/signaal/{signaal.pk}/").content.decode()
    pagina = client.get(adres).content.decode()
    assert f'value="signaal-{signaal.pk}" checked' in pagina and "Scheur." in pagina
    client.post(adres, {**NIEUW, "bewijs": [f"signaal-{signaal.pk}"], "signaal": signaal.pk})
    with binnen(zaak.organisatie_id):
        assert Overtreding.objects.get().signaal_id == signaal.pk
    assert client.get(f"/zaak/{zaak.nummer}/overtreding/nieuw/?signaal={'9' * 30}").status_code == 200


def test_wegen_bekijken_bewaren_en_voorstellen(overtreding: Overtreding, bezoek: Bezoek) -> None:
    client, adres = bezoek("handhaver"), _adres(overtreding, "wegen/")
    assert "Kies eerst bij stap 1" in client.get(adres).content.decode()
    bekeken = client.post(adres, {"daad": "bekijk", "gevolg": "3", "gedrag": "C", "versie": "0"}).content.decode()
    assert "Cel 3C van de matrix." in bekeken and "Overleg is nodig" in bekeken and "Staat niet in de cel" in bekeken
    assert client.post(adres, {"daad": "bewaar", "gevolg": "3", "versie": "0"}).status_code == 302
    onaf = client.post(adres, {"daad": "voorstel", "gevolg": "3", "gedrag": "C", "versie": "1"})
    assert (onaf.status_code, 'href="#gevolg_reden"' in onaf.content.decode()) == (409, True)
    oud = client.post(adres, {"daad": "bewaar", "gevolg": "3", "gedrag_reden": "Bewaar mij.", "versie": "0"})
    assert oud.status_code == 409 and "Bewaar mij." in oud.content.decode()
    dag = client.post(adres, {**FORMULIER, "daad": "voorstel", "versie": "1", "overleg_op": "31-02-2026"})
    assert "is geen dag" in dag.content.decode() and "31-02-2026" in dag.content.decode()
    goed = client.post(adres, {**FORMULIER, "daad": "voorstel", "versie": "1"})
    assert goed.headers["Location"] == _adres(overtreding)
    assert client.post(adres, {"daad": "verzin"}).status_code == 409


def test_een_ander_stelt_vast_of_geeft_terug(overtreding: Overtreding, bezoek: Bezoek, account: Callable[..., Account]) -> None:
    with binnen(overtreding.organisatie_id):
        versie = stel_voor(overtreding, account("handhaver")).versie
    jurist, adres = bezoek("jurist"), _adres(overtreding)
    assert "Afweging van de overtreding van Bbl 4.12" in jurist.get("/taken/").content.decode()
    assert "Afweging van de overtreding" not in zonder_hulp(bezoek("handhaver").get("/taken/").content.decode())
    pagina = jurist.get(adres).content.decode()
    assert "Stel de afweging vast" in pagina and "Gekozen is: last onder dwangsom" in pagina
    assert "Bekijk wat het kader zegt" not in zonder_hulp(jurist.get(f"{adres}wegen/").content.decode())
    leeg = jurist.post(adres, {"daad": "terug", "terug-reden": " ", "versie": versie})
    assert (leeg.status_code, "Schrijf wat er anders moet" in leeg.content.decode()) == (409, True)
    assert jurist.post(adres, {"daad": "terug", "terug-reden": "Anders.", "versie": versie}).status_code == 302
    assert "Anders." in bezoek("handhaver").get(f"{adres}wegen/").content.decode()
    assert bezoek("handhaver").post(adres, {"daad": "keur", "versie": versie + 1}).status_code == 403
    assert jurist.post(adres, {"daad": "verzin"}).status_code == 409


def test_wie_het_kader_noemt_stelt_vast(
    overtreding: Overtreding, bezoek: Bezoek, account: Callable[..., Account], monkeypatch: pytest.MonkeyPatch
) -> None:
    with binnen(overtreding.organisatie_id):
        mandaat, versie = kader_van(overtreding.zaak).inhoud.mandaat, stel_voor(overtreding, account("handhaver")).versie
    assert mandaat
    monkeypatch.setitem(mandaat.daden, "keur_afweging_goed", ("intake",))
    adres, keur = _adres(overtreding), {"daad": "keur", "versie": versie}
    assert "Stel de afweging vast</button>" not in bezoek("jurist").get(adres).content.decode()
    assert bezoek("jurist").post(adres, keur).status_code == 403
    intake = bezoek("intake")
    assert "Stel de afweging vast</button>" in intake.get(adres).content.decode()
    assert intake.post(adres, {"daad": "herstel", "herstel-op": "02-03-2026", "herstel-reden": "x"}).status_code == 403
    assert intake.post(adres, keur).status_code == 302


def test_wie_zelf_voorstelde_ziet_waarom_hij_niet_vaststelt(overtreding: Overtreding, bezoek: Bezoek) -> None:
    jurist = bezoek("jurist")
    with binnen(overtreding.organisatie_id):
        versie = stel_voor(overtreding, jurist.persoon).versie  # type: ignore[attr-defined]
    pagina = jurist.get(_adres(overtreding)).content.decode()
    assert "zelf voorgesteld" in pagina and "Stel de afweging vast</button>" not in pagina
    assert jurist.post(_adres(overtreding), {"daad": "keur", "versie": versie}).status_code == 409


def test_hersteld_en_vervallen_op_de_pagina(overtreding: Overtreding, bezoek: Bezoek) -> None:
    client, adres = bezoek("toezichthouder"), _adres(overtreding)
    onaf = client.post(adres, {"daad": "herstel", "herstel-op": "02-03-2026", "herstel-reden": ""})
    assert (onaf.status_code, "Schrijf hoe u zag" in onaf.content.decode()) == (409, True)
    assert client.post(adres, {"daad": "herstel", "herstel-op": "02-03-2026", "herstel-reden": "Gezien."}).status_code == 302
    pagina = client.get(adres).content.decode()
    assert "Hersteld" in pagina and "Laat de overtreding vervallen" not in pagina
    assert "is hersteld op" in client.get(f"{adres}wijzigen/").content.decode()


@pytest.mark.parametrize("deel", ["", "wegen/", "wijzigen/"])
def test_een_pagina_kost_weinig(deel: str, overtreding: Overtreding, bezoek: Bezoek, account: Callable[..., Account]) -> None:
    wie, ander = account("handhaver"), account("jurist")
    with binnen(overtreding.organisatie_id):
        for nummer in range(12):
            oud = maak_overtreding(open_proefzaak(overtreding.organisatie), wie)
            hits = Overtreding.objects.filter(pk__lt=oud.pk).values_list("pk", flat=True)
            if nummer % 2:
                laat_overtreding_vervallen(oud.pk, reden="Toch niet.", door=wie, moment=MOMENT)
            else:
                stel_vast(oud, wie, ander, recidive=bevestig([*hits], telt=False))
    client = bezoek("handhaver")
    client.post(_adres(overtreding, "wegen/"), {"daad": "bewaar", "gevolg": "3", "gedrag": "C", "versie": "0"})
    client.get(_adres(overtreding, deel))
    with CaptureQueriesContext(connection) as vragen:
        pagina = client.get(_adres(overtreding, deel)).content.decode()
    assert len(vragen) <= STATEMENTS_MEEST, [vraag["sql"][:120] for vraag in vragen]
    if deel == "wegen/":
        assert "6 keer eerder" in pagina and pagina.count('name="recidive"') == 6


def test_gelijke_behandeling(overtreding: Overtreding, bezoek: Bezoek, account: Callable[..., Account]) -> None:
    leider = bezoek("teamleider")
    assert "geen vergelijkbare gevallen" in leider.get("/gelijke-behandeling/").content.decode()
    with binnen(overtreding.organisatie_id):
        stel_vast(overtreding, account("handhaver"), account("jurist"))
        ander = maak_overtreding(open_proefzaak(overtreding.organisatie), account("handhaver"), overtreder={"naam": "Ander"})
        hits = bevestig([overtreding.pk], telt=False) if overtreding.zaak.adres == ander.zaak.adres else {}
        stel_vast(ander, account("handhaver"), account("jurist"), keuze="geen", afwijking_reden="Wordt gesloopt.", recidive=hits)
        assert Afweging.objects.count() == 2
    for per in ("norm", "onderwerp"):
        with CaptureQueriesContext(connection) as vragen:
            pagina = leider.get(f"/gelijke-behandeling/?van=01-01-2026&tot=31-12-2026&per={per}").content.decode()
        assert "Wordt gesloopt." in pagina and "1 keer: niets doen" in pagina and len(vragen) <= STATEMENTS_MEEST
    assert leider.get("/gelijke-behandeling/?van=gisteren").status_code == 409
    assert bezoek("handhaver").get("/gelijke-behandeling/").status_code == 403
