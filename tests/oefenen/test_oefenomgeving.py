"""A municipality gets its own place to practise: its kader, its people under another address, and a village."""

from __future__ import annotations

import pytest
from django.test import Client
from django.test.utils import override_settings

from borgwijzer.beheer.datamap import OnbruikbareOmgeving
from borgwijzer.beheer.gezag import registreer_organisatie
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.kaders.models import Kaderversie
from borgwijzer.klok import nu
from borgwijzer.oefenen.acties.omgeving import maak_oefenomgeving
from borgwijzer.organisaties.aanmelden import list_demoaccounts
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.rechten import Rol
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.models import Zaak
from tests.oefenen.oefenwerk import maak_echte_gemeente, maak_medewerker, vul_nu

WACHTWOORD = "proefwachtwoord-1"


@pytest.fixture
def gemeente(echte_database: str) -> Organisatie:
    gemeente = maak_echte_gemeente()
    maak_medewerker(gemeente, Rol.INTAKE, "noor@elzenburg.example.org")
    maak_medewerker(gemeente, Rol.JURIST, "weg@elzenburg.example.org", actief=False)
    return gemeente


def test_een_gemeente_krijgt_een_oefenomgeving(gemeente: Organisatie) -> None:
    oefening, collegas = maak_oefenomgeving(gemeente, moment=nu())
    assert (oefening.demo, oefening.oefent_voor_id, oefening.slug) == (True, gemeente.pk, "oefen-elzenburg")
    assert oefening.naam == "Gemeente Elzenburg (oefenomgeving)"
    assert {collega.rol for collega in collegas} == {rol.value for rol in Rol}
    with binnen(gemeente.pk):
        kaders = set(Kaderversie.objects.values_list("kader_id", "vingerafdruk"))
    with binnen(oefening.pk):
        assert set(Kaderversie.objects.values_list("kader_id", "vingerafdruk")) == kaders
        mensen = dict(Account.objects.filter(email__startswith="oefen.").values_list("email", "actief"))
    assert mensen == {"oefen.noor@elzenburg.example.org": True, "oefen.weg@elzenburg.example.org": False}
    assert vul_nu(oefening, 60).gemaakt == 60
    with binnen(oefening.pk):
        assert set(Zaak.objects.values_list("woonplaats", flat=True)) <= {
            "Oefendorp", "Oefendorp-Noord", "Nieuw-Oefendorp", "Oefendorperdijk",
        }  # fmt: skip
    with binnen(gemeente.pk):
        assert not Zaak.objects.exists()


def test_wie_oefent_meldt_zich_aan_met_hetzelfde_wachtwoord(gemeente: Organisatie) -> None:
    maak_oefenomgeving(gemeente, moment=nu())
    client = Client()
    client.post("/aanmelden/", {"email": "oefen.noor@elzenburg.example.org", "wachtwoord": WACHTWOORD})
    pagina = client.get("/werkvoorraad/").content.decode()
    assert "Gemeente Elzenburg (oefenomgeving)" in pagina and 'class="demobalk"' in pagina
    echt = Client()
    echt.post("/aanmelden/", {"email": "noor@elzenburg.example.org", "wachtwoord": WACHTWOORD})
    assert 'class="demobalk"' not in echt.get("/werkvoorraad/").content.decode()
    assert [echt.get(adres).status_code for adres in ("/oefenen/", "/oefenen/opnieuw/")] == [404, 403]
    weg = Client()
    weg.post("/aanmelden/", {"email": "oefen.weg@elzenburg.example.org", "wachtwoord": WACHTWOORD})
    assert weg.get("/werkvoorraad/").status_code == 302


@override_settings(DEMO=True)
def test_zonder_wachtwoord_komt_niemand_in_de_oefenomgeving_van_een_gemeente(gemeente: Organisatie) -> None:
    oefening, collegas = maak_oefenomgeving(gemeente, moment=nu())
    assert oefening.pk not in {account.organisatie_id for account in list_demoaccounts()}
    client = Client()
    for adres in ("oefen.noor@elzenburg.example.org", collegas[0].email):
        client.post("/aanmelden/", {"demo_account": adres})
        assert client.get("/werkvoorraad/").status_code == 302


def test_een_tweede_keer_werkt_bij_en_laat_het_wachtwoord_van_collegas_staan(gemeente: Organisatie) -> None:
    oefening, _ = maak_oefenomgeving(gemeente, moment=nu())
    with binnen(oefening.pk):
        vooraf = dict(Account.objects.filter(email__endswith="@oefen-elzenburg.example.org").values_list("email", "password"))
    maak_medewerker(gemeente, Rol.LEZER, "nieuw@elzenburg.example.org")
    nogmaals, collegas = maak_oefenomgeving(gemeente, moment=nu())
    assert (nogmaals.pk, collegas) == (oefening.pk, [])
    with binnen(oefening.pk):
        assert Account.objects.get(email="oefen.nieuw@elzenburg.example.org").rollen == ["lezer"]
        assert dict(Account.objects.filter(email__in=vooraf).values_list("email", "password")) == vooraf


def test_een_oefenomgeving_van_een_oefenomgeving_is_er_niet(echte_database: str, organisatie: Organisatie) -> None:
    with pytest.raises(Geweigerd, match="zelf een oefenomgeving"):
        maak_oefenomgeving(organisatie, moment=nu())


def test_een_echte_slug_wordt_geen_oefening(gemeente: Organisatie) -> None:
    with pytest.raises(OnbruikbareOmgeving, match="al echt"):
        registreer_organisatie(naam="X", slug="elzenburg", oin="00000001999999960000", kader="hoeksche-waard", demo=True)
