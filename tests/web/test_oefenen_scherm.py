"""The pages of practising and of proefprojecten: they do what their buttons say, and say what is wrong where it is."""

from __future__ import annotations

import csv
import io

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from borgwijzer.oefenen.acties.ronde import voer_ronde_uit
from borgwijzer.organisaties.models import Oefenronde, Organisatie
from borgwijzer.organisaties.rechten import Rol
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.web.csvtekst import maak_veilig, schrijf_csv
from borgwijzer.zaken.models import Leernotitie, Zaak
from tests.web.conftest import Bezoek


def test_een_oefenzaak_beginnen(klaar_organisatie: Organisatie, bezoek: Bezoek) -> None:
    client = bezoek(Rol.TOEZICHTHOUDER)
    antwoord = client.post("/oefenen/", {"stap": "3", "moeite": "onvolledig"}, follow=True)
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 200 and "zonder de verklaring van de kwaliteitsborger" in pagina
    assert "Oefenzaak begonnen; wat hiervoor staat, is ingevuld." in pagina and "Ingevuld voor de oefening" in pagina
    fout = client.post("/oefenen/", {"stap": "9", "moeite": "goed"})
    assert (fout.status_code, "Kies de stap" in fout.content.decode()) == (409, True)
    with binnen(klaar_organisatie.pk):
        assert Zaak.objects.get().fase == "gereedmelding_in_behandeling"


def test_opnieuw_beginnen_vraagt_een_vinkje_en_laat_zien_hoe_ver_het_is(klaar_organisatie: Organisatie, bezoek: Bezoek) -> None:
    client = bezoek(Rol.TEAMLEIDER)
    client.post("/oefenen/", {"stap": "1", "moeite": "goed"})
    assert "1 zaak, met alles erin" in client.get("/oefenen/opnieuw/").content.decode()
    zonder = client.post("/oefenen/opnieuw/")
    assert (zonder.status_code, "Zet een vinkje" in zonder.content.decode()) == (409, True)
    bezig = client.post("/oefenen/opnieuw/", {"zeker": "ja"}, follow=True).content.decode()
    assert "wordt straks geleegd" in bezig and 'name="zeker"' not in bezig
    assert "wacht tot dat klaar is" in client.post("/oefenen/", {"stap": "1", "moeite": "goed"}).content.decode()
    assert client.post("/oefenen/opnieuw/", {"zeker": "ja"}).status_code == 409
    with binnen(klaar_organisatie.pk):
        ronde = Oefenronde.objects.get()
        assert ProcrastinateJob.objects.filter(task_name="vul_oefenomgeving", args__ronde_id=ronde.pk).count() == 1
        Oefenronde.objects.update(totaal=5)
        voer_ronde_uit(ronde.pk)
        assert Zaak.objects.count() >= 5
    assert "Het laatst begon Persoon 1 opnieuw" in client.get("/oefenen/opnieuw/").content.decode()


def test_leren_van_een_proefproject(klaar_organisatie: Organisatie, bezoek: Bezoek) -> None:
    client = bezoek(Rol.INTAKE)
    client.post("/oefenen/", {"stap": "1", "moeite": "goed"})
    with binnen(klaar_organisatie.pk):
        nummer = Zaak.objects.get().nummer
    adres = f"/zaak/{nummer}/proefproject/"
    assert "Schrijf op wat u leerde" not in client.get(adres).content.decode()
    leeg = client.post(adres, {"daad": "aanwijzen", "naam": " "})
    assert (leeg.status_code, "Geef het proefproject een naam" in leeg.content.decode()) == (422, True)
    client.post(adres, {"daad": "aanwijzen", "naam": "Proef 2026"})
    assert "Proef 2026" in client.get(f"/zaak/{nummer}/").content.decode()
    fout = client.post(adres, {"daad": "leren", "stap": "1", "ging_goed": "Blijft staan", "uren": "anderhalf"})
    assert fout.status_code == 422 and "als een getal" in fout.content.decode() and "Blijft staan" in fout.content.decode()
    for uren, tekst in (("1,5", "=1+1"), ("2", "Vlot"), ("", "@SUM(A1)")):
        assert client.post(adres, {"daad": "leren", "stap": "1", "ging_goed": tekst, "uren": uren}).status_code == 302
    lijst = client.get("/proefprojecten/?naam=Proef+2026").content.decode()
    assert "1 zaak en 3 leernotities." in lijst and "3,5 uur" in lijst
    bestand = client.get("/proefprojecten/csv/").content.decode("utf-8-sig")
    kop, *regels = csv.reader(io.StringIO(bestand), delimiter=";")
    assert [regel[kop.index("ging goed")] for regel in regels] == ["'=1+1", "Vlot", "'@SUM(A1)"]
    assert {regel[0] for regel in regels} == {"OEFENING"} and regels[0][kop.index("uren")] == "1,5"
    with binnen(klaar_organisatie.pk):
        les = Leernotitie.objects.order_by("id")[0].pk
    client.post(adres, {"daad": "intrekken", "les": les})
    assert "1 zaak en 2 leernotities." in client.get("/proefprojecten/").content.decode()
    client.post(adres, {"daad": "afhalen"})
    assert "geen proefproject" in client.get(adres).content.decode()
    assert bezoek(Rol.LEZER).post(adres, {"daad": "leren"}).status_code == 403


@pytest.mark.parametrize("uren", ["NaN", "Infinity", "1e5", "-1", "9" * 12, "1.000,5", "١"])
def test_uren_die_geen_uren_zijn(klaar_organisatie: Organisatie, bezoek: Bezoek, uren: str) -> None:
    client = bezoek(Rol.INTAKE)
    client.post("/oefenen/", {"stap": "1", "moeite": "goed"})
    with binnen(klaar_organisatie.pk):
        adres = f"/zaak/{Zaak.objects.get().nummer}/proefproject/"
    client.post(adres, {"daad": "aanwijzen", "naam": "Proef"})
    assert client.post(adres, {"daad": "leren", "stap": "1", "uren": uren}).status_code == 422


@pytest.mark.parametrize("cel", ["=1", "+1", "-1", "@a", "\t=1", "\r=1", " =1", "|calc", "＝1"])
def test_een_cel_wordt_nooit_een_formule(cel: str) -> None:
    assert maak_veilig(cel) == f"'{cel}"


def test_een_gewone_cel_blijft_zoals_zij_is() -> None:
    assert [maak_veilig(cel) for cel in ("", "Lisdodde 14", "1,5", "a=b")] == ["", "Lisdodde 14", "1,5", "a=b"]
    assert schrijf_csv(("a",), [('x"y;z\nw',)]) == b'\xef\xbb\xbf"a"\r\n"x""y;z\nw"\r\n'
