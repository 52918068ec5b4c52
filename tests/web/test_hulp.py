"""Help in place: every screen has it, it quotes rules that exist, from the kader of the zaak, and costs no statement."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.kaders.bestanden import lees_bestand, list_kaders, list_versies
from borgwijzer.kaders.plaatsen import zoek_plaatsen
from borgwijzer.kaders.versies import neem_in_gebruik
from borgwijzer.klok import nu
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.rechten import Rol
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.regels.grondslag import Invoerfout
from borgwijzer.regels.kader import lees_kader
from borgwijzer.web import hulpteksten
from borgwijzer.web.hulpteksten import Hulptekst, lees_hulpteksten
from borgwijzer.web.vullen.hulp import GEEN_KADER, GEEN_REGEL, ZWIJGT, maak_hulp
from borgwijzer.zaken.models import Document, Melding, Zaak
from tests.web.conftest import Bezoek
from tests.web.test_rechten_per_adres import ADRESSEN, ELDERS, Dossier, _maak_dossier, _maak_verzoek

# Addresses of the screens that show no page of their own, with what they give instead.
ZONDER_PAGINA = {
    "bundel_download": "leidt naar een bestand",
    "begin": "leidt naar de werkvoorraad of het aanmelden", "afmelden": "leidt naar het aanmelden",
    "overdracht_gezien": "leidt terug naar de taken", "filter_bewaren": "leidt terug naar de lijst",
    "kolommen_bewaren": "leidt terug naar de lijst",
    "filter_wijzigen": "leidt terug naar de instellingen", "agenda": "een bestand voor een agendaprogramma",
    "triage_bericht_xml": "een bestand", "triage_bijlage": "een bestand", "triage_bijlage_voorbeeld": "een plaatje",
    "radar_voorbeeld": "een bestand", "zaak_opnemen": "leidt terug naar de zaak", "brief_pdf": "leidt naar een bestand",
    "brief_word": "een bestand", "brief_voorbeeld": "een bestand",
    "document_download": "leidt naar een bestand", "document_voorbeeld": "een plaatje", "bestand": "een bestand",
    "gebruik_stuk": "leidt naar een bestand", "signaal_stuk": "leidt naar een bestand", "signaal_stuk_voorbeeld": "een plaatje",
    "proefprojecten_csv": "een bestand",
    "controle_stuk": "leidt naar een bestand", "controle_beeld": "een plaatje", "veldrapport_foto": "leidt naar een bestand",
    "veld": "de pagina die een toestel bewaart; zij legt zichzelf uit, en de hulp bij mijn controles vertelt ervan",
    "veld_werker": "een programma", "veld_script": "een programma", "veld_manifest": "een bestand",
    "veld_wie": "een antwoord aan de app", "veld_dag": "een antwoord aan de app", "veld_foto": "een antwoord aan de app",
    "veld_stukje": "een antwoord aan de app", "veld_rapport": "een antwoord aan de app",
}  # fmt: skip
TEKSTEN = lees_hulpteksten()
KADERS = [pad for naam in list_kaders() for pad in list_versies(naam)]
PANEEL = "Hoe werkt dit?"


@pytest.fixture
def dossier(klaar_organisatie: Organisatie) -> Dossier:
    return _maak_dossier(klaar_organisatie)


def test_elk_scherm_heeft_hulp_en_geen_hulp_is_zonder_scherm() -> None:
    schermen = set(ADRESSEN) - set(ZONDER_PAGINA) - set(ELDERS)
    assert schermen - set(TEKSTEN) == set(), "schrijf de hulp in borgwijzer/web/hulp/, met de naam van het adres"
    assert set(TEKSTEN) - schermen == set(), "deze hulp hoort bij geen scherm: haal haar weg of herstel de naam"
    adressen = [adres for tekst in set(TEKSTEN.values()) for adres in tekst.adressen]
    assert len(adressen) == len(set(adressen)), "een adres heeft twee keer hulp"


@pytest.mark.parametrize("naam", [naam for naam in TEKSTEN if "GET" in getattr(ADRESSEN[naam].callback, "daden", {})])
def test_de_hulp_staat_op_de_pagina(naam: str, dossier: Dossier, bezoek: Bezoek) -> None:
    pagina = bezoek(*Rol).get(dossier.adres(naam), follow=True).content.decode()
    assert PANEEL in pagina
    assert TEKSTEN[naam].uitleg[0][:20] in pagina or naam in ("vergelijking", "herstel"), "deze leiden zonder werk naar de zaak"


@pytest.mark.parametrize("naam", sorted(set(ZONDER_PAGINA) - {"afmelden", "begin", "agenda", "bestand", "veld"}))
def test_wat_geen_pagina_is_toont_er_ook_geen(naam: str, dossier: Dossier, bezoek: Bezoek) -> None:
    client, adres = bezoek(*Rol), dossier.adres(naam)
    antwoord = client.get(adres) if "GET" in getattr(ADRESSEN[naam].callback, "daden", {"GET"}) else client.post(adres)
    assert antwoord.status_code != 200 or not antwoord.headers["Content-Type"].startswith("text/html")


@pytest.mark.parametrize("adres", ["/aanmelden/", "/formulier/wilgenmeer/", "/formulier/wilgenmeer/signaal/"])
def test_wie_geen_account_heeft_krijgt_ook_hulp(adres: str, klaar_organisatie: Organisatie) -> None:
    assert PANEEL in Client().get(adres).content.decode()


def test_de_hulp_van_medewerkers_is_niet_openbaar() -> None:
    assert {naam for naam, tekst in TEKSTEN.items() if tekst.openbaar} == {
        "aanmelden", "aanvullen", "beantwoorden", *(naam for naam in ADRESSEN if naam.startswith("openbaar_")),
    }  # fmt: skip


@pytest.mark.parametrize("naam", sorted(TEKSTEN))
def test_de_uitleg_is_kort_en_gewoon(naam: str) -> None:
    uitleg = TEKSTEN[naam].uitleg
    assert 3 <= len(uitleg) <= 6
    for zin in uitleg:
        assert zin[-1] in ".?!" and zin[0].isupper()
        langste = max(len(deel.split()) for deel in re.split(r"[.?!;:] ", zin))
        assert langste <= 25, zin


@pytest.mark.parametrize("pad", KADERS, ids=lambda pad: f"{pad.parent.name}@{pad.stem}")
def test_elke_verwijzing_bestaat_in_elk_kader(pad: Path) -> None:
    kader = lees_bestand(pad)
    for tekst in set(TEKSTEN.values()):
        for verwijzing in tekst.kader:
            gevonden = zoek_plaatsen(kader, verwijzing)
            assert gevonden or "." not in verwijzing or verwijzing.startswith("eis."), verwijzing


def test_elke_verwijzing_vindt_iets_in_een_kader() -> None:
    kaders = [lees_bestand(pad) for pad in KADERS]
    verwijzingen = {verwijzing for tekst in TEKSTEN.values() for verwijzing in tekst.kader}
    assert [een for een in verwijzingen if not any(zoek_plaatsen(kader, een) for kader in kaders)] == []


@pytest.mark.parametrize("verwijzing", ["poorten.start", "poort.slopen", "termijn.straks", "eis.BM-zz"])
def test_een_verwijzing_naar_niets_is_een_fout(verwijzing: str) -> None:
    with pytest.raises(Invoerfout):
        zoek_plaatsen(lees_bestand(KADERS[0]), verwijzing)


def test_een_onbekende_sleutel_is_een_fout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "zaak.toml").write_text('titel = "Zaak"\nadressen = ["zaak"]\nuitleg = ["Kijk."]\nregels = []\n')
    monkeypatch.setattr(hulpteksten, "MAP", tmp_path)
    with pytest.raises(TypeError, match="regels"):
        lees_hulpteksten.__wrapped__()


@pytest.mark.parametrize(
    ("kader", "verwijzing", "verwacht"),
    [
        ("hoeksche-waard", "onvolledig.gereedmelding", ["Onvolledige gereedmelding: als na 2 weken de stukken alsnog niet compleet",
                                                        "Aanvullen van de gereedmelding: 2 weken, geteld vanaf"]),
        ("hoeksche-waard", "poort.start", ["De bouw mag starten na de bouwmelding en haar termijn, als de gemeente"]),
        ("landelijk", "poort.gebruik", ["Het bouwwerk mag in gebruik na de gereedmelding en haar termijn, en als er is gedaan: "]),
        ("landelijk", "termijn.startbouw_informeren", ["Informeren over het begin: 2 werkdagen, teruggeteld vanaf de geplande"]),
        ("landelijk", "termijn.bouwmelding_vervalt", ["Geldigheid van de bouwmelding: 1 jaar, geteld vanaf"]),
        ("lindenveen", "signaalbron", ["Huurder: wij beoordelen elk signaal", "Wijkteam: wij kijken eerst of er risico is"]),
        ("landelijk", "gefaseerd", ["Elk deel wacht op de gereedmelding van het hele project."]),
        ("hoeksche-waard", "herinnering", ["Is het begin of het einde van de bouw niet op tijd gemeld",
                                           "Antwoord op een herinnering: 1 week, geteld vanaf"]),
        ("hoeksche-waard", "besluit.gebruiksverbod", ["Gebruiksverbod: het gebruik van het bouwwerk moet stoppen."]),
        ("lindenveen", "lokale_omstandigheid", ["Slappe veenlaag: In de oude kern", "Gedempte vaart: Langs de gedempte"]),
        ("hoeksche-waard", "eis.kanaal", ["De melding is gedaan via het juiste kanaal"] * 2),
        ("hoeksche-waard", "eis.startbouw", ["De dag waarop de bouwwerkzaamheden beginnen", "Er is een melding start bouw gedaan"]),
    ],
)  # fmt: skip
def test_een_regel_in_woorden(kader: str, verwijzing: str, verwacht: list[str]) -> None:
    tekst = Hulptekst(titel="", adressen=(), uitleg=(), kader=(verwijzing,))
    regels = [regel.tekst for regel in maak_hulp(tekst, lees_bestand(list_versies(kader)[-1])).regels]
    assert len(regels) == len(verwacht)
    assert all(regel.startswith(begin) for regel, begin in zip(regels, verwacht, strict=True)), regels


def test_lezing_en_kanttekening_gaan_mee() -> None:
    tekst = Hulptekst(titel="", adressen=(), uitleg=(), kader=("termijn.gereedmelding_wachttijd",))
    regel = maak_hulp(tekst, lees_bestand(list_versies("hoeksche-waard")[-1])).regels[0]
    assert regel.lezing == "De dag van ontvangst telt niet mee; de tiende werkdag is de eerste dag van gebruik."
    assert [noot.tekst[:32] for noot in regel.noten] == ["De wet noemt ten minste twee wek"]
    assert [bron.tekst for bron in regel.bronnen] == ["kader 2.1.1, stap 3", "Bbl 2.21 lid 1"]


def test_een_kanttekening_staat_er_een_keer() -> None:
    tekst = Hulptekst(titel="", adressen=(), uitleg=(), kader=("onvolledig.bouwmelding", "onvolledig.gereedmelding"))
    regels = maak_hulp(tekst, lees_bestand(list_versies("hoeksche-waard")[-1])).regels
    noten = [noot.tekst for regel in regels for noot in regel.noten]
    assert len(noten) == len(set(noten)) == 2


@pytest.mark.parametrize(
    ("kader", "verwijzingen", "zin"),
    [("landelijk", ("radar",), ZWIJGT), ("landelijk", (), GEEN_REGEL), ("", ("radar",), GEEN_KADER), ("landelijk", ("poort",), "")],
)
def test_zonder_regels_staat_er_waarom(kader: str, verwijzingen: tuple[str, ...], zin: str) -> None:
    tekst = Hulptekst(titel="", adressen=(), uitleg=(), kader=verwijzingen)
    assert maak_hulp(tekst, lees_bestand(list_versies(kader)[-1]) if kader else None).zwijgt == zin


def test_de_hulp_van_een_zaak_noemt_het_kader_van_die_zaak(melding: Melding, bezoek: Bezoek) -> None:
    """Also when a newer version is in force for everything else."""
    zaak = melding.zaak
    with binnen(zaak.organisatie_id):
        kader = lees_bestand(list_versies(zaak.organisatie.kader)[-1])
        nieuw = kader.tekst.replace("geldig_vanaf = 2024-01-01", "geldig_vanaf = 2026-01-01", 1)
        nieuw = nieuw.replace('naam = "Wachttijd na de gereedmelding"', 'naam = "Nieuwe wachttijd"')
        neem_in_gebruik(lees_kader(nieuw, bestand="nieuw", ouder=kader.ouder), organisatie_id=zaak.organisatie_id, moment=nu())
    client = bezoek(*Rol)
    oud, jong = "Wachttijd na de gereedmelding: 10 werkdagen", "Nieuwe wachttijd: 10 werkdagen"
    assert jong in (pagina := client.get("/werkvoorraad/").content.decode()) and oud not in pagina
    assert oud in (pagina := client.get(f"/zaak/{zaak.nummer}/").content.decode()) and jong not in pagina
    paden = [f"toets/{melding.pk}", f"oordeel/{melding.pk}", "vastleggen", "gevolgklasse", f"ontvangen/{melding.pk}",
             "taak/toets_bouwmelding", f"herstel/{melding.pk}", "delen", "partijen", "gebruik", "herinnering/start",
             "informatieverzoek/nieuw", "bereikbaar"]  # fmt: skip
    with binnen(zaak.organisatie_id):
        verzoek = _maak_verzoek(zaak.organisatie, zaak.nummer)
        paden += [f"informatieverzoek/{verzoek}", f"brieftekst/informatieverzoek-{verzoek}"]
        brief, document = OpgeslagenBrief.objects.get(zaak=zaak), Document.objects.filter(zaak=zaak)[0]
    adressen = [f"/zaak/{zaak.nummer}/{pad}/" for pad in (*paden, f"brief/{brief.pk}")] + [f"/document/{document.pk}/"]
    for pad in adressen:
        paneel = client.get(pad, follow=True).content.decode().split("</details>")[0]
        assert "versie van 1 januari 2024" in paneel, pad


def test_de_hulp_kost_geen_statement(zaak: Zaak, bezoek: Bezoek, monkeypatch: pytest.MonkeyPatch) -> None:
    client = bezoek(*Rol)
    tellingen = []
    for zoek in (lambda *_: None, None):
        with monkeypatch.context() as even:
            if zoek:
                even.setattr("borgwijzer.web.context.zoek_hulp", zoek)
            client.get(f"/zaak/{zaak.nummer}/")
            with CaptureQueriesContext(connection) as vragen:
                assert (PANEEL in client.get(f"/zaak/{zaak.nummer}/").content.decode()) is (zoek is None)
        tellingen.append(len(vragen))
    assert tellingen[0] == tellingen[1]
