"""The pages that the code of a letter opens, under attack: large files and odd characters."""

from __future__ import annotations

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.web.middleware import MAX_BYTES_FORMULIER
from borgwijzer.zaken.acties.herstel import Aangevuld, neem_aanvulling_op, vraag_herstel
from borgwijzer.zaken.models import Document, Herstelverzoek, Informatieverzoek, Melding, Zaak
from tests.web.conftest import Bezoek
from tests.web.formulierwerk import PDF
from tests.zaken.informatiewerk import maak_verzoek
from tests.zaken.zaakwerk import MOMENT, beantwoord_alles

GROOT = PDF + b" " * 1_100_000  # more than an unknown visitor may send elsewhere
RARE_TEKENS = "Meetburo \u202edrooN\u202c\x01\x1b[31m, \u2066a\u2069 🏚️👷🏽‍♀️ مبنى"


@pytest.fixture
def verzoek(zaak: Zaak, bezoek: Bezoek) -> Informatieverzoek:
    wie, straks = bezoek("toezichthouder"), vandaag() + datetime.timedelta(days=21)
    with binnen(zaak.organisatie_id):
        gemaakt = maak_verzoek(zaak, wie.persoon, verzonden=True, moment=nu(), uiterlijk=straks)  # type: ignore[attr-defined]
    gemaakt.client = wie  # type: ignore[attr-defined]
    return gemaakt


def test_een_antwoord_met_een_groot_bestand_vraagt_geen_account(verzoek: Informatieverzoek) -> None:
    adres = f"/beantwoorden/wilgenmeer/{verzoek.code}/"
    antwoord = Client().post(adres, {"stukken-0": SimpleUploadedFile("heiplan.pdf", GROOT)})
    assert (antwoord.status_code, antwoord.headers["Location"]) == (302, adres)
    with binnen(verzoek.organisatie_id):
        assert Document.objects.get(bestandsnaam="heiplan.pdf").soort == "informatie"


@pytest.mark.parametrize("pagina", ["aanvullen", "beantwoorden", "formulier"])
@pytest.mark.parametrize("aangemeld", [False, True])
def test_een_openbare_pagina_neemt_niet_meer_dan_een_formulier(pagina: str, aangemeld: bool, db: None, bezoek: Bezoek) -> None:
    client = bezoek("lezer") if aangemeld else Client()
    antwoord = client.post(f"/{pagina}/wilgenmeer/x/", {}, CONTENT_LENGTH=str(MAX_BYTES_FORMULIER + 1))
    assert antwoord.status_code == 413 and "50 MB" in antwoord.content.decode()


def test_een_antwoord_keert_de_leesrichting_van_de_pagina_niet_om(verzoek: Informatieverzoek) -> None:
    adres, eigen = f"/beantwoorden/wilgenmeer/{verzoek.code}/", f"/zaak/{verzoek.zaak.nummer}/informatieverzoek/{verzoek.pk}/"
    stuk = SimpleUploadedFile("plan\u202efdp.exe", PDF)
    assert Client().post(adres, {"tekst-0": RARE_TEKENS, "stukken-1": stuk}).status_code == 302
    for wie, pad in ((Client(), adres), (verzoek.client, eigen)):  # type: ignore[attr-defined]
        html = wie.get(pad).content.decode()
        assert not set("\u202e\u2066\x01\x1b") & set(html), pad
        assert "🏚️👷🏽‍♀️ مبنى" in html, pad


def test_een_code_voegt_niets_toe_aan_een_gesloten_zaak(melding: Melding, bezoek: Bezoek) -> None:
    """A second gereedmelding was judged and the zaak closed, while the first still waited for what was asked."""
    wie = bezoek("teamleider").persoon  # type: ignore[attr-defined]
    with binnen(melding.organisatie_id):
        Melding.objects.filter(pk=melding.pk).update(soort="gereedmelding")
        toets = Melding.objects.select_related("toets__melding__zaak").get(pk=melding.pk).toets
        toets = beantwoord_alles(toets, wie, niet_voldaan="hw-gm-relevant")
        code = vraag_herstel(toets.pk, {}, versie=toets.versie, door=wie, moment=MOMENT).code
        Zaak.objects.update(afgesloten_op=vandaag())
    client, adres = Client(), f"/aanvullen/wilgenmeer/{code}/"
    assert 'name="tekst-0"' not in client.get(adres).content.decode()
    antwoord = client.post(adres, {"tekst-0": "Na het sluiten."})
    assert antwoord.status_code == 409 and "afgesloten" in antwoord.content.decode()
    with binnen(melding.organisatie_id):
        verzoek = Herstelverzoek.objects.get()
        assert verzoek.punten[0]["ontvangen_op"] is None
        with pytest.raises(Geweigerd):
            neem_aanvulling_op(verzoek.pk, {0: Aangevuld(tekst="Na het sluiten.")}, door=wie, moment=nu())
