"""The screens of a request for data and of the circumstances of a place: what they offer, keep and refuse."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.kaders.versies import neem_in_gebruik
from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.models import Informatieverzoek, Melding, Toets, Zaak
from tests.web.conftest import Bezoek
from tests.zaken.informatiewerk import maak_verzoek

STRAKS = vandaag() + datetime.timedelta(days=21)


def velden(zaak: Zaak, **anders: str) -> dict[str, str]:
    with binnen(zaak.organisatie_id):
        aan = zaak.betrokkenen.filter(rol="initiatiefnemer").get()
    vast = {"soort": "bouwwerkzaamheden", "aan": str(aan.pk), "reden": "Heien bij een kade.", "uiterlijk": f"{STRAKS:%d-%m-%Y}",
            "regels": "3", "wat-0": "Het heiplan", "werk-0": "Heien", "moment-0": "", "wat-2": "Wie meet?", "werk-2": "Heien",
            "daad": "bewaar"}  # fmt: skip
    return {**vast, **anders}


def adres_van(naam: str, *delen: Any) -> str:
    return reverse(naam, args=delen)


def test_bewaren_lezen_wijzigen_verzenden(zaak: Zaak, bezoek: Bezoek) -> None:
    wie = bezoek("toezichthouder")
    antwoord = wie.post(adres_van("informatieverzoek_nieuw", zaak.nummer), velden(zaak))
    with binnen(zaak.organisatie_id):
        verzoek = Informatieverzoek.objects.get()
    assert antwoord.status_code == 302 and [punt["wat"] for punt in verzoek.punten] == ["Het heiplan", "Wie meet?"]
    pad = antwoord.headers["Location"]
    html = wie.get(pad).content.decode()
    assert "Heien bij een kade." in html and "XXXX-XXXX-XXXX" in html and verzoek.code not in html
    # What was typed and not read in the letter is not sent, but kept and shown.
    anders = velden(zaak, daad="verzend", versie="0", reden="Trillingen bij een kade.")
    assert wie.post(pad, anders).status_code == 302
    with binnen(zaak.organisatie_id):
        verzoek.refresh_from_db()
    assert (verzoek.verzonden_op, verzoek.reden) == (None, "Trillingen bij een kade.")
    assert "U wijzigde nog iets" in wie.get(pad).content.decode()
    verzonden = wie.post(pad, {**anders, "versie": "1"}, follow=True).content.decode()
    assert "Trillingen bij een kade." in verzonden and verzoek.code in verzonden
    assert "Wacht op antwoord" in wie.get(adres_van("zaak", zaak.nummer)).content.decode()


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"uiterlijk": "morgen"}, "Wat u invulde als de laatste dag om te antwoorden is geen datum"),
        ({"aan": ""}, "Kies aan wie u het vraagt"),
        ({"soort": ""}, "Kies op welke grond u vraagt"),
        ({"wat-0": ""}, "Schrijf bij elk punt wat u vraagt"),
    ],
)
def test_wat_niet_bewaard_kan_worden_blijft_staan(anders: dict[str, str], zin: str, zaak: Zaak, bezoek: Bezoek) -> None:
    antwoord = bezoek("toezichthouder").post(adres_van("informatieverzoek_nieuw", zaak.nummer), velden(zaak, **anders))
    html = antwoord.content.decode()
    assert antwoord.status_code == 409 and zin in html and "Heien bij een kade." in html and "Wie meet?" in html


def test_meer_vakken_verliest_niets(zaak: Zaak, bezoek: Bezoek) -> None:
    html = bezoek("intake").post(adres_van("informatieverzoek_nieuw", zaak.nummer), velden(zaak, daad="meer")).content.decode()
    assert 'name="wat-5"' in html and 'name="wat-6"' not in html and "Het heiplan" in html and "Wie meet?" in html
    with binnen(zaak.organisatie_id):
        assert not Informatieverzoek.objects.exists()


def test_alleen_een_toezichthouder_ziet_inlichtingen_en_inzage(zaak: Zaak, bezoek: Bezoek) -> None:
    pad = adres_van("informatieverzoek_nieuw", zaak.nummer)
    waarden = {rol: set(re.findall(r'<option value="([a-z]+)"', bezoek(rol).get(pad).content.decode())) for rol in
               ("toezichthouder", "jurist")}  # fmt: skip
    assert waarden["toezichthouder"] - waarden["jurist"] == {"inlichtingen", "inzage"}


def _verzonden(zaak: Zaak, wie: Client) -> Informatieverzoek:
    with binnen(zaak.organisatie_id):
        return maak_verzoek(zaak, wie.persoon, verzonden=True, moment=nu(), uiterlijk=STRAKS)  # type: ignore[attr-defined]


def test_post_opnemen_controleren_en_een_tweede_die_te_laat_is(zaak: Zaak, bezoek: Bezoek) -> None:
    wie = bezoek("toezichthouder")
    verzoek = _verzonden(zaak, wie)
    pad = adres_van("informatieverzoek", zaak.nummer, verzoek.pk)
    html = wie.post(pad, {"daad": "neem_op", "tekst-0": "Maandag om negen uur."}, follow=True).content.decode()
    assert "Maandag om negen uur." in html and "Te controleren" in html
    zonder = wie.post(pad, {"daad": "controleer-2", "plaats": "0"})
    assert zonder.status_code == 409 and "Kies ja of nee" in zonder.content.decode()
    nee = wie.post(pad, {"daad": "controleer-2", "plaats": "0", "goed": "nee"})
    assert "Schrijf wat er niet klopt" in nee.content.decode()
    goed = wie.post(pad, {"daad": "controleer-2", "plaats": "0", "goed": "ja"}, follow=True).content.decode()
    assert "In orde" in goed
    tweede = wie.post(pad, {"daad": "beeindig-2", "beeindig-reden": "Niet meer nodig."})
    assert tweede.status_code == 409 and "Iemand anders wijzigde dit verzoek" in tweede.content.decode()
    assert "Niet meer nodig." in tweede.content.decode(), "wat er getypt is, staat er nog"
    for vreemd in ("", "controleer", "beeindig-x", "verzend", "neem_op-x" * 9):
        assert wie.post(pad, {"daad": vreemd}).status_code == 409, vreemd


def test_de_pagina_van_de_ontvanger(zaak: Zaak, bezoek: Bezoek, andere_organisatie: Organisatie) -> None:
    wie = bezoek("toezichthouder")
    with binnen(zaak.organisatie_id):
        concept = maak_verzoek(zaak, wie.persoon, moment=nu(), uiterlijk=STRAKS)  # type: ignore[attr-defined]
    verzoek = _verzonden(zaak, wie)
    buiten = Client()
    assert buiten.get(f"/beantwoorden/wilgenmeer/{concept.code}/").status_code == 404, "een concept bestaat voor niemand"
    assert buiten.get(f"/beantwoorden/lindenveen/{verzoek.code}/").status_code == 404
    pad = f"/beantwoorden/wilgenmeer/{verzoek.code.lower()}/"
    html = buiten.get(pad).content.decode()
    assert "Heien dicht bij een oude kade." in html and "Wie meet de trillingen?" in html
    assert "Beantwoord onze vragen: zo werkt het" in html, "ook wie geen account heeft, krijgt hulp"
    assert "Behandelaar" not in html and "999900" not in html
    leeg = buiten.post(pad, {"daad": "neem_op"})
    assert leeg.status_code == 409 and "Voeg bij ten minste een punt" in leeg.content.decode()
    deel = buiten.post(pad, {"tekst-0": "Zie bijlage.", "tekst-1": "Meetburo Noord."}, follow=True).content.decode()
    assert "Wij hebben alles ontvangen" in deel and "<textarea" not in deel
    assert buiten.post(pad, {"tekst-0": "Nog iets."}).status_code == 409
    assert "Te controleren" in wie.get(adres_van("zaak", zaak.nummer)).content.decode()


def _toets(melding: Melding, wie: Client) -> str:
    return wie.get(adres_van("toets", melding.zaak.nummer, melding.pk)).content.decode()


def test_een_kader_zonder_omstandigheden_zegt_waarom_en_vraagt_naar_het_plan(melding: Melding, bezoek: Bezoek) -> None:
    wie = bezoek("toezichthouder")
    html = _toets(melding, wie)
    assert "De gemeente ziet geen bijzondere lokale omstandigheden" in html and "2.2.1" in html
    assert "Noemt het plan risico" in html and "wordt daardoor niet onvolledig" in html
    antwoord = wie.post(
        adres_van("toets", melding.zaak.nummer, melding.pk),
        {"versie": "0", "daad": "verduidelijking", "antwoord-BM-h2": "ja", "reden-BM-h2": "Risicobeoordeling, bladzijde 4."},
    )
    with binnen(melding.organisatie_id):
        assert Toets.objects.get(melding=melding).antwoorden["BM-h2"]["reden"] == "Risicobeoordeling, bladzijde 4."
    formulier = wie.get(antwoord.headers["Location"]).content.decode()
    assert '<option value="verduidelijking" selected>' in formulier and "In het plan staat een risico van deze plek" in formulier
    assert len(re.findall(r'<option value="\d+" selected>', formulier)) == 1, "de indiener is al gekozen"


@pytest.mark.parametrize(
    ("plek", "zin", "vraag"),
    [
        ({"postcode": "9999AB", "rd_x": 1.0, "rd_y": 1.0}, "valt in 9999AA-9999DZ", True),
        ({"postcode": "9997AB", "rd_x": 149_000.0, "rd_y": 529_500.0}, "de plek ligt in het gebied", True),
        ({"postcode": "9997AB", "rd_x": None, "rd_y": None}, "niet te zeggen of hier", True),
        ({"postcode": "9997AB", "rd_x": 1.0, "rd_y": 1.0}, "gelden op deze plek geen", False),
    ],
)
def test_een_kader_met_omstandigheden_zegt_welke_hier_gelden(
    plek: dict[str, Any], zin: str, vraag: bool, melding: Melding, bezoek: Bezoek
) -> None:
    with binnen(melding.organisatie_id):
        versie = neem_in_gebruik(zoek_kader("lindenveen"), organisatie_id=melding.organisatie_id, moment=nu())
        Zaak.objects.filter(pk=melding.zaak_id).update(kaderversie=versie, woonplaats="Lindenveen", **plek)
    html = _toets(melding, bezoek("toezichthouder"))
    assert zin in html
    assert ('href="#eis-BM-h2"' in html) is vraag and ("Staat dit in het borgingsplan" in html) is vraag
    assert "Kijk of zij bij deze plek passen" not in html


def test_wie_de_toets_niet_kan_wijzigen_krijgt_een_verwijzing_of_niets(melding: Melding, bezoek: Bezoek) -> None:
    assert 'value="verduidelijking"' not in _toets(melding, bezoek("lezer"))
    with binnen(melding.organisatie_id):
        Toets.objects.filter(melding=melding).update(toestand="vastgesteld")
    html = _toets(melding, bezoek("jurist"))
    assert 'value="verduidelijking"' not in html and "informatieverzoek/nieuw/?soort=verduidelijking" in html
