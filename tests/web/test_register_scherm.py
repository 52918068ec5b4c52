"""The screens of the register: handing in a file, the snapshots, and what the toets shows of them."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.register.models import Registerstand
from borgwijzer.zaken.acties.registreren import registreer_melding
from borgwijzer.zaken.models import Betrokkene, Melding
from tests.register.registerwerk import VOORBEELD, lees_in, maak_bestand
from tests.web.conftest import Bezoek
from tests.zaken.zaakwerk import maak_binnen

ADRES = "/beheer/register/"
BORGER = "kwaliteitsborger;Borgkracht Kwaliteitsborging B.V.;90009992;;;{};{}"
DAGEN = datetime.timedelta(days=1)


def lever_in(client: Client, ruw: bytes, **anders: str) -> Any:
    velden = {"peildatum": vandaag().isoformat(), "bron": "Proeflijst", **anders}
    return client.post(ADRES, {**velden, "bestand": SimpleUploadedFile("lijst.csv", ruw)}, follow=True)


def lees_tekst(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def tekst_van(antwoord: Any) -> str:
    return lees_tekst(antwoord.content.decode())


def test_een_beheerder_leest_in_en_vergelijkt(klaar_organisatie: Organisatie, bezoek: Bezoek) -> None:
    client = bezoek("beheerder")
    assert "Er is nog niets ingelezen" in tekst_van(client.get(ADRES))
    gisteren = (vandaag() - DAGEN).isoformat()
    eerste = tekst_van(lever_in(client, VOORBEELD.read_bytes(), peildatum=gisteren))
    assert "is ingelezen." in eerste and "Dit is de eerste stand" in eerste
    tweede = tekst_van(lever_in(client, VOORBEELD.read_bytes().replace(b"90000501;;;toegelaten", b"90000501;;;geschorst")))
    assert "Wilgenborg Bouwkwaliteit (KvK 90000501) Kwaliteitsborger Toegelaten Geschorst" in tweede
    assert "Dit bestand was al ingelezen" in tekst_van(lever_in(client, VOORBEELD.read_bytes(), peildatum=gisteren))
    lijst = tekst_van(client.get(ADRES))
    assert lijst.count("VERZONNEN VOORBEELD: Proeflijst") == 2 and "8 kwaliteitsborgers, 3 instrumenten, 8 toestemmingen" in lijst
    assert client.persoon.naam in lijst  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("anders", "ruw", "deel"),
    [
        ({}, maak_bestand("kwaliteitsborger;<script>alert(1)</script>;;;;actief;"), "Regel 2: status is &#x27;actief&#x27;"),
        ({}, maak_bestand("<script>alert(1)</script>;;;;;;"), "&lt;script&gt;"),
        ({}, b"\xff\xfe", "geen UTF-8"),
        ({"peildatum": "morgen"}, VOORBEELD.read_bytes(), "Vul de peildatum in"),
        ({"peildatum": "2026-02-30"}, VOORBEELD.read_bytes(), "Vul de peildatum in"),
        ({"peildatum": "9999-12-31"}, VOORBEELD.read_bytes(), "na vandaag"),
        ({"peildatum": "0001-01-01"}, VOORBEELD.read_bytes(), "controleer de datum"),
        ({"bron": " "}, VOORBEELD.read_bytes(), "Vul in waar het bestand vandaan komt"),
        ({"bron": "x" * 10_000}, VOORBEELD.read_bytes(), "korter dan 200 tekens"),
    ],
)
def test_wat_niet_kan_komt_terug_met_een_zin(
    klaar_organisatie: Organisatie, bezoek: Bezoek, anders: dict[str, str], ruw: bytes, deel: str
) -> None:
    antwoord = lever_in(bezoek("beheerder"), ruw, **anders)
    assert antwoord.status_code == 422
    html = antwoord.content.decode()
    assert deel in html and "Er is niets ingelezen" in html and "<script>alert" not in html
    with binnen(klaar_organisatie.pk):
        assert not Registerstand.objects.exists()


def test_zonder_bestand_en_als_iemand_anders(klaar_organisatie: Organisatie, bezoek: Bezoek) -> None:
    assert "Kies eerst het CSV-bestand" in tekst_van(bezoek("beheerder").post(ADRES, {"peildatum": "2026-03-01", "bron": "x"}))
    assert lever_in(bezoek("intake"), VOORBEELD.read_bytes()).status_code == 403
    assert ADRES not in bezoek("intake").get("/werkvoorraad/").content.decode()


def open_toets(client: Client, melding: Melding) -> str:
    return tekst_van(client.get(f"/zaak/{melding.zaak.nummer}/toets/{melding.pk}/"))


def test_toets_zonder_stand_zegt_wie_te_vragen(melding: Melding, bezoek: Bezoek) -> None:
    tekst = open_toets(bezoek("intake"), melding)
    assert "nog niet geraadpleegd voor deze melding. Er is nog geen stand ingelezen: vraag de beheerder" in tekst
    assert "Raadpleeg het register" not in tekst


def test_toets_raadpleegt_opnieuw_en_bewaart_de_antwoorden(melding: Melding, bezoek: Bezoek) -> None:
    client, adres = bezoek("intake"), f"/zaak/{melding.zaak.nummer}/toets/{melding.pk}/"
    with binnen(melding.organisatie_id):
        lees_in(melding.zaak.organisatie, VOORBEELD.read_bytes(), peildatum=vandaag() - 40 * DAGEN)
    tekst = open_toets(client, melding)
    assert "Er is een stand van het register" in tekst and "Raadpleeg het register" in tekst and "opnieuw" not in tekst
    assert "Raadpleeg het register" not in open_toets(bezoek("lezer"), melding)
    velden = {"versie": "0", "daad": "register", "antwoord-hw-bm-instrument-past": "ja", "reden-hw-bm-instrument-past": ""}
    tekst = tekst_van(client.post(adres, velden, follow=True))
    assert "De toets is opgeslagen en het register geraadpleegd" in tekst
    assert "gevonden op KvK-nummer 90009992 als Borgkracht Kwaliteitsborging B.V., sinds" in tekst
    assert "Bron: VERZONNEN VOORBEELD: Proeflijst." in tekst
    assert "De nieuwste stand is 40 dagen oud: vraag de beheerder" in tekst
    with binnen(melding.organisatie_id):
        melding.toets.refresh_from_db()
        assert melding.toets.antwoorden["hw-bm-instrument-past"]["voldaan"] is True
    tijdlijn = tekst_van(client.get(f"/zaak/{melding.zaak.nummer}/"))
    assert "Register geraadpleegd voor de bouwmelding: kwaliteitsborger toegelaten, instrument toegelaten" in tijdlijn


def test_gereedmelding_toont_wat_er_sinds_de_bouwmelding_veranderde(melding: Melding, bezoek: Bezoek) -> None:
    client, organisatie = bezoek("intake"), melding.zaak.organisatie
    with binnen(melding.organisatie_id):
        lees_in(organisatie, peildatum=vandaag() - 2 * DAGEN)
    client.post(f"/zaak/{melding.zaak.nummer}/toets/{melding.pk}/", {"versie": "0", "daad": "register"})
    geschorst = BORGER.format("geschorst", (vandaag() - DAGEN).isoformat())
    with binnen(melding.organisatie_id):
        lees_in(organisatie, VOORBEELD.read_bytes() + geschorst.encode(), peildatum=vandaag() - DAGEN)
        gereed = registreer_melding(melding.zaak, maak_binnen("gereedmelding", ontvangen_op=nu(), inhoud={}), moment=nu())
    tekst = open_toets(client, gereed)
    assert "Veranderd sinds de bouwmelding: kwaliteitsborger was toegelaten en is nu geschorst." in tekst
    assert "Geschorst Kwaliteitsborger in het register van" in tekst


def test_een_band_met_de_bouwer_is_een_aanwijzing_bij_de_eis(melding: Melding, bezoek: Bezoek) -> None:
    client = bezoek("intake")
    assert "Dit is een aanwijzing" not in open_toets(client, melding)
    with binnen(melding.organisatie_id):
        Betrokkene.objects.create(
            organisatie_id=melding.organisatie_id, zaak=melding.zaak, rol="aannemer", naam="Aannemerij", kvk="90009992",
            telefoon="+31 88 000 00 21", sinds=vandaag(),
        )  # fmt: skip
    tekst = open_toets(client, melding)
    assert "De kwaliteitsborger en de aannemer hebben hetzelfde KvK-nummer (90009992). Dit is een aanwijzing, geen oordeel" in tekst
    assert "hebben hetzelfde telefoonnummer (088 000 00 21)" in tekst
    eis = (
        client.get(f"/zaak/{melding.zaak.nummer}/toets/{melding.pk}/")
        .content.decode()
        .split('id="eis-hw-bm-kwaliteitsborger-onafhankelijk"')
    )
    assert "aanwijzing, geen oordeel" in lees_tekst(eis[1].split("</fieldset>")[0])


@pytest.mark.parametrize("scherm", ["zaak", "toets"])
def test_aantal_vragen_groeit_niet_met_het_register(melding: Melding, bezoek: Bezoek, scherm: str) -> None:
    client, aantallen = bezoek("intake"), []
    adres = f"/zaak/{melding.zaak.nummer}/" + (f"toets/{melding.pk}/" if scherm == "toets" else "")
    for plaats, regels in enumerate((1, 3_000)):
        with binnen(melding.organisatie_id):
            for dag in range(1 + 5 * plaats):
                ruw = maak_bestand(*(f"kwaliteitsborger;B{n};9{n:07d};;;toegelaten;" for n in range(regels)))
                lees_in(melding.zaak.organisatie, ruw, peildatum=vandaag() - dag * DAGEN)
        client.get(adres)
        with CaptureQueriesContext(connection) as vragen:
            assert client.get(adres).status_code == 200
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1] <= 12
