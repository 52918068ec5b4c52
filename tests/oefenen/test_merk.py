"""The mark stands on every page and in every file that a practice organisatie makes, and on none of a real one."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse

from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.documenten.opnemen import opslag
from borgwijzer.klok import nu, vandaag
from borgwijzer.oefenen.acties.oefenzaak import begin_oefenzaak
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.rechten import Rol
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.web.beelden.omlijsting import OEFENMERK
from borgwijzer.zaken.models import Herstelverzoek, Melding
from tests.brieven.pdf_lezen import lees_bladen
from tests.conftest import maak_klaar
from tests.oefenen.oefenwerk import maak_echte_gemeente, maak_medewerker, vul_nu
from tests.web.conftest import Bezoek, bezoek  # noqa: F401 - bezoek is a fixture
from tests.web.test_rechten_per_adres import ADRESSEN, GESLOTEN, Dossier, _maak_dossier

# Addresses that give no page, and why what they give carries no mark of its own, or which.
GEEN_PAGINA = {
    "veld_wie": "wie is aangemeld, voor de app; de pagina zelf draagt het merk",
    "veld_dag": "de lijst van de dag, voor de app; de pagina zelf draagt het merk",
    "controle_beeld": "een afbeelding van een foto, op een pagina met het merk",
    "brief_pdf": "OEFENBRIEF staat in de brief zelf",
    "brief_voorbeeld": "OEFENBRIEF staat in het voorbeeld zelf",
    "brief_word": "OEFENBRIEF staat in de brief zelf",
    "proefprojecten_csv": "de eerste kolom en de naam van het bestand",
    "triage_bericht_xml": "het bericht zoals het binnenkwam, byte voor byte",
    "triage_bijlage": "de bijlage zoals zij binnenkwam",
    "triage_bijlage_voorbeeld": "een afbeelding van die bijlage, op een pagina met het merk",
    "document_download": "het bestand zoals het binnenkwam",
    "signaal_stuk_voorbeeld": "een afbeelding van die foto, op een pagina met het merk",
    "document_voorbeeld": "een afbeelding van dat bestand, op een pagina met het merk",
    "radar_voorbeeld": "een voorbeeld met verzonnen vergunningen, voor iedereen hetzelfde",
}


@pytest.fixture
def dossier(klaar_organisatie: Organisatie) -> Dossier:
    return _maak_dossier(klaar_organisatie)


def test_elk_adres_draagt_het_merk(dossier: Dossier, bezoek: Bezoek) -> None:  # noqa: F811
    client, bekeken = bezoek(*Rol), set()
    for naam in GESLOTEN:
        if "GET" not in ADRESSEN[naam].callback.daden:
            continue
        antwoord = client.get(dossier.adres(naam))
        if antwoord.status_code == 302 or (naam in GEEN_PAGINA and not _is_pagina(antwoord)):
            continue
        assert naam not in GEEN_PAGINA or antwoord.status_code == 404, naam  # what is not there is a page with the mark too
        assert OEFENMERK in antwoord.content.decode(), naam
        bekeken.add(naam)
    assert len(bekeken) > 20
    assert set(GEEN_PAGINA) <= set(GESLOTEN)
    onbekend = client.get("/zaak/2026-999999/")
    assert (onbekend.status_code, OEFENMERK in onbekend.content.decode()) == (404, True)
    csv = client.get("/proefprojecten/csv/")
    assert 'filename="oefening-' in csv.headers["Content-Disposition"]


def _is_pagina(antwoord: HttpResponse) -> bool:
    return antwoord.headers["Content-Type"].startswith("text/html")


def test_openbare_paginas_dragen_het_merk(dossier: Dossier, klaar_organisatie: Organisatie) -> None:
    slug, client = klaar_organisatie.slug, Client()
    adressen = [
        f"/formulier/{slug}/", f"/formulier/{slug}/voorbereiden/", f"/formulier/{slug}/signaal/",
        f"/formulier/{slug}/strijdigheid/", f"/formulier/{slug}/bestaat-niet/",
    ]  # fmt: skip
    with binnen(klaar_organisatie.pk):
        wie = Account.objects.filter(rollen__contains=[Rol.INTAKE.value])[0]
        zaak = begin_oefenzaak("3", "goed", organisatie=klaar_organisatie, door=wie, moment=nu())
        melding = Melding.objects.get(zaak=zaak, soort="gereedmelding")
        verzoek = Herstelverzoek.objects.create(
            organisatie=klaar_organisatie, zaak=zaak, melding=melding, gevraagd_op=vandaag(), code="ABCD-EFGH-JKLM",
            punten=[],
        )  # fmt: skip
    adressen.append(reverse("aanvullen", args=[slug, verzoek.code]))
    for adres in adressen:
        assert OEFENMERK in client.get(adres).content.decode(), adres


def test_aanmelden_draagt_het_merk_als_alles_hier_oefening_is(klaar_organisatie: Organisatie) -> None:
    assert OEFENMERK not in Client().get("/aanmelden/").content.decode()
    with override_settings(DEMO=True):
        assert OEFENMERK in Client().get("/aanmelden/").content.decode()


def test_elke_brief_van_het_dorp_is_gemerkt_ook_als_tekst(echte_database: str, organisatie: Organisatie) -> None:
    maak_klaar(organisatie)
    vul_nu(organisatie)
    with binnen(organisatie.pk):
        brieven = list(OpgeslagenBrief.objects.select_related("bestand"))
        assert len(brieven) > 3
        for brief in brieven:
            with opslag().open_lezen(brief.bestand.sha256) as stroom:
                assert all("OEFENBRIEF" in blad for blad in lees_bladen(stroom.read())), brief.kenmerk


def test_een_echte_organisatie_draagt_het_merk_nergens(echte_database: str) -> None:
    gemeente = maak_echte_gemeente()
    wie = maak_medewerker(gemeente, Rol.TEAMLEIDER)
    client = Client()
    client.post("/aanmelden/", {"email": wie.email, "wachtwoord": "proefwachtwoord-1"})
    for adres in ("/werkvoorraad/", "/taken/", "/radar/", "/proefprojecten/", "/formulier/elzenburg/"):
        antwoord = client.get(adres)
        assert (antwoord.status_code, OEFENMERK in antwoord.content.decode()) == (200, False), adres
    csv = client.get("/proefprojecten/csv/")
    assert "oefening" not in csv.headers["Content-Disposition"]
