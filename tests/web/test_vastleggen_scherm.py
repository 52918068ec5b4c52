"""The screens on which facts are written down, and the page of the sender: what they refuse, and what they give away."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.acties.herstel import vraag_herstel
from borgwijzer.zaken.acties.registreren import registreer_melding
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.models import Besluit, Herstelverzoek, Signaal, Zaak
from tests.conftest import maak_klaar
from tests.web.conftest import Bezoek
from tests.zaken.zaakwerk import MOMENT, beantwoord_alles, maak_binnen, open_proefzaak

GEMEEN = "<script>alert(1)</script> \u202egnippilf \U0001f9e8"
Maker = Callable[..., Account]


@pytest.fixture
def zaak(klaar_organisatie: Organisatie) -> Zaak:
    with binnen(klaar_organisatie.pk):
        return registreer_melding(open_proefzaak(klaar_organisatie), maak_binnen("gereedmelding"), moment=MOMENT).zaak


@pytest.fixture
def verzoek(zaak: Zaak, account: Maker) -> Herstelverzoek:
    wie = account("toezichthouder")
    with binnen(zaak.organisatie_id):
        toets = beantwoord_alles(zaak.meldingen.get().toets, wie, niet_voldaan="hw-gm-relevant")
        return vraag_herstel(toets.pk, {}, versie=toets.versie, door=wie, moment=MOMENT)


def tel(zaak: Zaak) -> tuple[int, int]:
    with binnen(zaak.organisatie_id):
        return Signaal.objects.count(), Besluit.objects.count()


def _signaal(**anders: Any) -> dict[str, Any]:
    return {"daad": "signaal", "signaal-bron": "derde", "signaal-dag": "02-03-2026", "signaal-tekst": GEMEEN, **anders}


def _besluit(**anders: Any) -> dict[str, Any]:
    return {"daad": "besluit", "besluit-soort": "bouwstop", "besluit-vanaf": "02-03-2026", "besluit-motivering": "x", **anders}


@pytest.mark.parametrize(
    ("post", "zin"),
    [
        ({"daad": "verwijder"}, "Kies wat u wilt doen"),
        ({}, "Kies wat u wilt doen"),
        (_signaal(**{"signaal-dag": "31-02-2026"}), "is geen dag"),
        (_signaal(**{"signaal-dag": "2-3-9999"}), "in de toekomst"),
        (_signaal(**{"signaal-dag": ""}), "Vul een dag in"),
        (_signaal(**{"signaal-tekst": "x" * 10_000}), "korter dan 2000"),
        (_signaal(**{"signaal-bron": "iemand"}), "van wie het signaal komt"),
        (_besluit(**{"besluit-tot": "01-03-2026"}), "laatste dag ligt voor de eerste"),
        (_besluit(**{"besluit-soort": ""}), "Kies een besluit"),
        ({"daad": "neem-999999"}, "hoort niet bij deze zaak"),
        ({"daad": "neem-１"}, "Kies wat u wilt doen"),
        ({"daad": "vink-1-x"}, "hoort niet bij deze zaak"),
        ({"daad": "oplossen-abc"}, "Kies wat u wilt doen"),
        ({"daad": "datum", "datum-veld": "nummer", "datum-reden": "x"}, "kan niet met de hand"),
        ({"daad": "sluit", "sluit-reden": "Klaar."}, "nog niet beoordeeld"),
    ],
)
def test_wat_niet_kan_komt_terug_zoals_het_getypt_was(post: dict[str, Any], zin: str, zaak: Zaak, bezoek: Bezoek) -> None:
    antwoord = bezoek("teamleider").post(f"/zaak/{zaak.nummer}/vastleggen/", post)
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 409 and zin in tekst
    assert "<script>alert" not in tekst and tel(zaak) == (0, 0)


def test_vijandige_tekst_wordt_bewaard_en_nooit_opmaak(zaak: Zaak, bezoek: Bezoek) -> None:
    client = bezoek("teamleider")
    assert client.post(f"/zaak/{zaak.nummer}/vastleggen/", _signaal()).status_code == 302
    assert client.post(f"/zaak/{zaak.nummer}/vastleggen/", _besluit(**{"besluit-motivering": GEMEEN})).status_code == 302
    assert tel(zaak) == (1, 1)
    for adres in (f"/zaak/{zaak.nummer}/vastleggen/", f"/zaak/{zaak.nummer}/"):
        tekst = client.get(adres).content.decode()
        assert "<script>alert" not in tekst and "&lt;script&gt;alert" in tekst


@pytest.mark.parametrize("pagina", ["vastleggen", "gebruik"])
def test_een_besluit_eindigt_op_elke_pagina_die_het_toont_en_leidt_naar_de_brief(
    pagina: str, zaak: Zaak, bezoek: Bezoek, account: Maker
) -> None:
    baas = bezoek("teamleider")
    with binnen(zaak.organisatie_id):
        dag, wie = MOMENT.date(), account("jurist")
        besluit = Besluit.objects.create(
            organisatie_id=zaak.organisatie_id, zaak=zaak, soort="gebruiksverbod", toestand="genomen", vanaf=dag, motivering="x",
            gronden=["Er is geen verklaring."], voorgesteld_door=wie, voorgesteld_naam=wie.naam, voorgesteld_op=dag, beslist_op=dag,
            beslist_door=baas.persoon, beslist_naam="A",  # type: ignore[attr-defined]
        )  # fmt: skip
    daad = {"daad": f"eindig-{besluit.pk}", f"eindig-{besluit.pk}-reden": "Het staat leeg."}
    antwoord = baas.post(f"/zaak/{zaak.nummer}/{pagina}/", daad, follow=True)
    assert "/brief/" in antwoord.redirect_chain[-1][0]
    assert "Het besluit geldt niet meer. Lees hieronder" in antwoord.content.decode()


def test_een_signaal_van_een_andere_zaak_is_hier_niet_te_wijzigen(zaak: Zaak, bezoek: Bezoek) -> None:
    client = bezoek("teamleider")
    client.post(f"/zaak/{zaak.nummer}/vastleggen/", _signaal())
    with binnen(zaak.organisatie_id):
        ander, signaal = open_proefzaak(zaak.organisatie), Signaal.objects.get()
    antwoord = client.post(f"/zaak/{ander.nummer}/signaal/{signaal.pk}/", {"daad": "oplossen", "oplossing": "Weg."})
    assert antwoord.status_code == 404
    with binnen(zaak.organisatie_id):
        assert Signaal.objects.get().opgelost_op is None


@pytest.mark.parametrize(
    ("post", "zin"),
    [
        ({"functie0": "a", "bouwlagen0": "twee"}, "schrijf een heel getal"),
        ({"functie0": "a", "hoogte0": "6.5.4"}, "schrijf een getal"),
        ({"functie0": "a", "personen0": "9" * 11}, ""),
        ({"functie0": "z"}, "te groot"),
        ({"daad": "bevestig"}, "beantwoord de vragen"),
    ],
)
def test_een_gevolgklasse_die_niet_te_lezen_is(post: dict[str, str], zin: str, zaak: Zaak, bezoek: Bezoek) -> None:
    antwoord = bezoek("intake").post(f"/zaak/{zaak.nummer}/gevolgklasse/", post)
    assert antwoord.status_code in (200, 409, 422) and zin in antwoord.content.decode()
    with binnen(zaak.organisatie_id):
        assert Zaak.objects.get(pk=zaak.pk).gevolgklasse is None


def test_de_code_opent_alleen_dit_verzoek(verzoek: Herstelverzoek, andere_organisatie: Organisatie, bezoek: Bezoek) -> None:
    client = Client()
    antwoord = client.get(f"/aanvullen/wilgenmeer/{verzoek.code.lower()}/")
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 200 and "no-store" in antwoord.headers["Cache-Control"]
    assert "Niet alle stukken zijn relevant" in tekst
    assert "Oeverdijk" not in tekst and "999900006" not in tekst and "Persoon 1" not in tekst
    for adres in ("wilgenmeer/AAAA-AAAA-AAAA", f"lindenveen/{verzoek.code}", f"bestaatniet/{verzoek.code}", "wilgenmeer/%00"):
        assert client.get(f"/aanvullen/{adres}/").status_code == 404, adres


def test_wie_elders_is_aangemeld_ziet_het_verzoek_niet(
    verzoek: Herstelverzoek, andere_organisatie: Organisatie, account: Maker, bezoek: Bezoek
) -> None:
    maak_klaar(andere_organisatie)
    vreemd = bezoek(persoon=account("jurist", organisatie=andere_organisatie))
    assert vreemd.get(f"/aanvullen/wilgenmeer/{verzoek.code}/").status_code == 404


def test_na_het_antwoord_kan_er_niets_meer_bij(verzoek: Herstelverzoek) -> None:
    client, adres = Client(), f"/aanvullen/wilgenmeer/{verzoek.code}/"
    assert client.post(adres, {"tekst-0": GEMEEN, "tekst-99": "x"}).status_code == 302
    tekst = client.get(adres).content.decode()
    assert "Wij hebben alles ontvangen" in tekst and "<script>alert" not in tekst
    nog = client.post(adres, {"tekst-0": "Nog iets."})
    assert nog.status_code == 409
    with binnen(verzoek.organisatie_id):
        opgeslagen = Herstelverzoek.objects.get()
    assert opgeslagen.punten[0]["antwoord"] == GEMEEN.replace("\u202e", "") and isinstance(opgeslagen.ontvangen_op, datetime.date)


def test_wie_het_kader_noemt_ziet_het_voorstel_en_beslist(zaak: Zaak, bezoek: Bezoek, monkeypatch: pytest.MonkeyPatch) -> None:
    mandaat = kader_van(zaak).inhoud.mandaat
    assert mandaat
    monkeypatch.setitem(mandaat.daden, "besluit_bouwstop", ("handhaver",))
    assert bezoek("jurist").post(f"/zaak/{zaak.nummer}/vastleggen/", _besluit()).status_code == 302
    knop = "Neem het besluit"
    for rol, mag in (("teamleider", False), ("intake", False), ("handhaver", True)):
        client = bezoek(rol)
        assert (knop in client.get(f"/zaak/{zaak.nummer}/vastleggen/").content.decode()) is mag, rol
        assert (">Bouwstop<" in client.get("/taken/").content.decode()) is mag, rol
    assert "Voor: handhaver." in client.get(f"/zaak/{zaak.nummer}/").content.decode()
    with binnen(zaak.organisatie_id):
        neem = {"daad": f"neem-{Besluit.objects.get().pk}"}
    geweigerd = bezoek("teamleider").post(f"/zaak/{zaak.nummer}/vastleggen/", neem)
    assert geweigerd.status_code == 403 and "geeft dit mandaat aan handhaver" in geweigerd.content.decode()
    assert client.post(f"/zaak/{zaak.nummer}/vastleggen/", neem).status_code == 302
    with binnen(zaak.organisatie_id):
        assert Besluit.objects.get().toestand == "genomen"
