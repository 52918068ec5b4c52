import re
from dataclasses import replace
from datetime import date

import pytest

from borgwijzer.brieven.model import Kader, Rechtsmiddel
from borgwijzer.brieven.opstellen import stel_op
from borgwijzer.brieven.voorbeelden import (
    AANVULLING,
    KADERNOOT,
    MET_KADERWOORD,
    ONTVANGST,
    ONVOLLEDIG,
    VOLLEDIG,
    VOORBEELDEN,
)
from borgwijzer.brieven.voorbeelden_bezwaar import BEZWAARVOORBEELDEN
from borgwijzer.brieven.voorbeelden_interventie import INTERVENTIEVOORBEELDEN
from borgwijzer.brieven.voorbeelden_last import LASTVOORBEELDEN
from borgwijzer.brieven.voorbeelden_maatwerk import MAATWERKVOORBEELDEN
from borgwijzer.brieven.voorbeelden_signaal import SIGNAALVOORBEELDEN
from borgwijzer.brieven.voorbeelden_verzoek import VERZOEKVOORBEELDEN
from borgwijzer.brieven.voorbeelden_zaak import ZAAKVOORBEELDEN
from borgwijzer.brieven.weergave import tekst

VERWACHT = {
    "rapport-toezicht": [
        "Er is iets gezien dat vervolg nodig heeft. De bouw is mondeling stilgelegd.",
        "Tijd: 9.05 tot 9.50 uur",
        "Tegen wie: D. Slootweg",
        "Artikel: Bbl 7.15; Wat is er gezien?: Nee. Aan de sloot staat geen hek",
        "Foto 1. De scheur aan de achterzijde",
        "We voeren geen technische controles uit",
        "keurt de bouw niet goed en niet af",
    ],
    "rapport-toezicht-niets-te-zien": ["Er kon niet worden gekeken.", "Het hek was op slot", "geen foto's of documenten"],
    "ontvangstbevestiging-bouwmelding": [
        "maandag 2 maart 2026 om 14.05 uur",
        "het Omgevingsloket",
        "20260302-00042",
        "Borgingsplan_Rietkraag-12_versie-3.pdf",
        "nog niet gekeken of uw melding volledig is",
        "Begin nog niet met bouwen",
        "OEFENBRIEF",
    ],
    "ontvangstbevestiging-gereedmelding": ["uw gereedmelding ontvangen", "Gebruik het bouwwerk nog niet"],
    "ontvangstbevestiging-startbouw": ["zaten geen documenten", "zegt niet dat u mag beginnen"],
    "ontvangstbevestiging-eindebouw": ["zegt niet dat u het bouwwerk mag gebruiken"],
    "herstelverzoek-gereedmelding": [
        "Vul uw melding aan, uiterlijk op maandag 16 maart 2026.",
        "U mag het bouwwerk nog niet gebruiken.",
        "1. De verklaring van de kwaliteitsborger ontbreekt.",
        "staat onze wachttijd stil",
        "https://bouwen.wilgenmeer.example.org/aanvullen/wilgenmeer/K7QF-2M9X-TR4P/",
        "Wij vragen dit maar één keer",
    ],
    "herstelverzoek-bouwmelding": ["U mag nog niet beginnen met bouwen.", "De wachttijd begint opnieuw"],
    "informatieverzoek-bouwwerkzaamheden": [
        "uiterlijk op woensdag 6 mei 2026.",
        "1. Heien van de fundering. Stuur het heiplan. Het gaat om: de dag waarop het heien begint.",
        "Bij het heien kan de kade verzakken.",
        "artikel 2.20 van het Besluit bouwwerken leefomgeving",
        "wat u redelijkerwijs kunt krijgen",
        "https://bouwen.wilgenmeer.example.org/beantwoorden/wilgenmeer/K7QF-2M9X-TR4P/",
    ],
    "informatieverzoek-inlichtingen": ["R. Oudkerk is toezichthouder", "artikel 5:16", "artikel 5:13", "artikel 5:20"],
    "informatieverzoek-inzage": ["R. Oudkerk is toezichthouder", "artikel 5:17", "artikel 5:13", "artikel 5:20"],
    "informatieverzoek-verduidelijking": [
        "wordt uw bouwmelding niet onvolledig",
        "beoordelen het plan niet technisch",
        "Kwaliteitsborger: Borgburo Waterland",
    ],
    "informatieverzoek-herinnering-bouwwerkzaamheden": [
        "Op maandag 20 april 2026 vroegen wij u",
        "tot en met woensdag 6 mei 2026",
        "uiterlijk op maandag 18 mei 2026.",
        "last onder dwangsom",
    ],
    "informatieverzoek-herinnering-inzage": ["artikel 5:20", "last onder bestuursdwang"],
    "informatieverzoek-herinnering-verduidelijking": ["gaan wij verder met wat wij hebben", "niet onvolledig"],
    "ontvangst-signaal": [
        "Op maandag 13 april 2026",
        "De steiger aan de straatkant staat los.",
        "Bel 112",
        "Verder hoeft u nu niets te doen.",
        "Dan kunt u ons schriftelijk vragen om te handhaven.",
    ],
    "ontvangst-signaal-kwaliteitsborger": ["U meldde dit als kwaliteitsborger.", "of u de verklaring kunt afgeven;"],
    "ontvangst-signaal-handhavingsverzoek": ["U vraagt ons om te handhaven. Daarover krijgt u apart bericht."],
    "ontvangst-signaal-afgeschermd": ["Aan degene die ons dit liet weten", "Daarom staat uw naam niet in deze brief."],
    "ontvangst-signaal-niet-opgevolgd": ["Wij doen er verder niets mee. Onze reden: De steiger is dezelfde dag vastgezet."],
    "ontvangst-signaal-doorgezonden": [
        "Wij stuurden het op dinsdag 14 april 2026 door aan Omgevingsdienst Waterland.",
        "Wij doen er zelf verder niets mee.",
    ],
    "ontvangst-signaal-deels-doorgezonden": ["Voor een deel gaan wij er zelf over.", "Wat doen wij ermee?"],
    "doorzending-signaal": [
        "Daarom sturen wij het aan u door.",
        "De melder is: P. Duinker",
        "dak_2026-04-13.jpg",
        "Wij behandelen dit signaal zelf niet",
    ],
    "doorzending-signaal-afgeschermd": ["De melder wil niet dat wij zijn naam doorgeven.", "Een deel van het signaal is voor ons."],
    "gereedmelding-volledig": [
        "U mag het bouwwerk gebruiken vanaf maandag 16 maart 2026.",
        "te lezen zijn en bij elkaar passen",
        "Wij geven of weigeren u hiermee geen vergunning",
    ],
    "gereedmelding-volledig-nog-niet": [
        "U mag het bouwwerk nog niet gebruiken.",
        "1. Laat ons weten dat de bouw klaar is.",
        "niet eerder dan maandag 16 maart 2026",
    ],
    "gereedmelding-volledig-voorwaarden": [
        "treden voorlopig niet op tegen het gebruik",
        "1. De nooduitgang aan de achterzijde blijft vrij.",
    ],
    "gereedmelding-onvolledig": [
        "onvolledig en geldt als niet gedaan",
        "Dat kon tot en met maandag 23 maart 2026",
        "Doe een nieuwe gereedmelding via het Omgevingsloket",
    ],
    "ontvangstbevestiging-strijdigheid": [
        "uw melding van een strijdigheid ontvangen",
        "om 14.05 uur",
        "de telefoon",
        "wapening_balk_3.jpg",
        "Borgburo Waterland",
        "Zaaknummer",
        "Is er gevaar? Bel ons meteen.",
    ],
    "ontvangstbevestiging-verkeerd-kanaal": [
        "Let op: dit is niet het juiste kanaal",
        "Uw melding kwam bij ons binnen via de post",
        "doet u een bouwmelding via het Omgevingsloket",
        "Doe uw melding daar opnieuw",
    ],
    "gereedmelding-volledig-deel": [
        "een deel van het project: Kade 14",
        "U mag Kade 14 gebruiken vanaf maandag 16 maart 2026.",
    ],
    "gereedmelding-onvolledig-deel": ["een deel van het project: Kade 14", "U mag Kade 14 niet gebruiken."],
    "herstelverzoek-gereedmelding-deel": ["een deel van het project: Kade 14", "U mag Kade 14 nog niet gebruiken."],
    "ontvangstbevestiging-gereedmelding-deel": ["een deel van het project: Kade 14"],
    "bouwmelding-volledig": [
        "U mag beginnen met bouwen vanaf maandag 30 maart 2026.",
        "ten minste twee werkdagen",
        "tot en met dinsdag 2 maart 2027",
        "Borgburo Waterland",
        "Gemachtigde: Bouwbedrijf De Knotwilg",
        "Berekening van de datum",
        "zondag 29 maart 2026",
        "Wij geven of weigeren u hiermee geen vergunning",
    ],
    "bouwmelding-volledig-zonder-bijlage": ["vanaf maandag 30 maart 2026"],
    "bouwmelding-volledig-kader-eist-start": ["meldt u niet wanneer u begint, dan mag de bouw niet starten"],
    "bouwmelding-onvolledig-nieuwe-melding": [
        "onvolledig en geldt als niet gedaan",
        "U mag nog niet beginnen met bouwen",
        "1. Het borgingsplan ontbreekt.",
        "2. De risicobeoordeling is niet te lezen.",
        "artikel 2.19",
        "Doe dan een nieuwe bouwmelding via het Omgevingsloket",
        "Bel dan met mevrouw J. Lisdodde (14 0999).",
        "Kwaliteitsborger: Borgburo Waterland",
    ],
    "bouwmelding-onvolledig-aanvulling-bezwaar": [
        "uiterlijk op maandag 23 maart 2026",
        "uiterlijk op maandag 20 april 2026",
        "voorlopige voorziening",
    ],
    "bouwmelding-onvolledig-kaderwoord": ["wijzen wij deze af. De bouw mag dan niet starten", "Wij lezen dat zo", KADERNOOT],
    "bouwmelding-onvolledig-alleen-kader": ["volgens ons uitvoeringskader onvolledig", "vraagt ons uitvoeringskader"],
    "gereedmelding-onvolledig-alleen-kader": [
        "Volgens dat kader mag u het bouwwerk niet gebruiken",
        "uiterlijk op woensdag 6 mei",
    ],
}


def test_elk_voorbeeld_heeft_een_verwachting():
    elders = ZAAKVOORBEELDEN.keys() | VERZOEKVOORBEELDEN.keys() | INTERVENTIEVOORBEELDEN.keys()
    elders |= MAATWERKVOORBEELDEN.keys()
    assert VERWACHT.keys() == VOORBEELDEN.keys() - elders - LASTVOORBEELDEN.keys() - BEZWAARVOORBEELDEN.keys()


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_elk_feit_staat_in_de_brief(naam):
    brief = VOORBEELDEN[naam]()
    inhoud = tekst(brief)
    for stuk in [*VERWACHT.get(naam, ()), brief.kenmerk, brief.geadresseerde.naam, "S. Verlaat", f"{brief.geadresseerde.aanhef},"]:
        assert stuk in inhoud
    assert not re.search(r"[{}]", inhoud)


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_elke_brief_heeft_een_oordeel_in_een_kader(naam):
    assert len([blok for blok in VOORBEELDEN[naam]().blokken if isinstance(blok, Kader)]) == 1


@pytest.mark.parametrize(
    "naam",
    sorted(
        VERWACHT.keys() - SIGNAALVOORBEELDEN.keys() - {"bouwmelding-onvolledig-kaderwoord", "bouwmelding-onvolledig-alleen-kader"}
    ),
)
def test_zonder_kaderwoord_wordt_een_melding_nooit_afgewezen(naam):
    assert not re.search(
        r"\bafgewezen|\bwijzen\b.*\baf\b|\baanvraag\b|\bbesluit(?!\s+bouwwerken)\b", tekst(VOORBEELDEN[naam]()), re.I
    )


@pytest.mark.parametrize("naam", ["bouwmelding-onvolledig-alleen-kader", "gereedmelding-onvolledig-alleen-kader"])
def test_wat_alleen_het_kader_vraagt_heet_niet_de_wet(naam):
    """Domein 10, nr. 5 en 7: volgens de wet is de melding dan volledig, dus noemt de brief geen artikel voor het gevolg."""
    inhoud = tekst(VOORBEELDEN[naam]())
    assert "Besluit bouwwerken" not in inhoud and "kunnen wij optreden" not in inhoud


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_de_brief_belooft_geen_telefoontje_en_geen_bezoek(naam):
    assert not re.search(r"belt u\b|komt een toezichthouder", tekst(VOORBEELDEN[naam]()))


def test_gebruik_onder_voorwaarden_wordt_ook_bij_een_volledige_gereedmelding_niet_toegestaan():
    inhoud = tekst(VOORBEELDEN["gereedmelding-volledig-voorwaarden"]())
    assert "u mag het bouwwerk" not in inhoud.lower() and "heeft gecontroleerd" not in inhoud


def test_de_brief_noemt_als_begin_van_de_bouw_precies_een_datum():
    zinnen = re.findall(r"beginnen met bouwen[^.]*?(\d+ \w+ \d{4})", tekst(stel_op(VOLLEDIG)))
    assert set(zinnen) == {"30 maart 2026"}


@pytest.mark.parametrize(("feiten", "met"), [(VOLLEDIG, False), (ONVOLLEDIG, False), (AANVULLING, True)])
def test_een_rechtsmiddel_staat_er_alleen_als_het_is_ingesteld(feiten, met):
    brief = stel_op(feiten)
    assert any(isinstance(blok, Rechtsmiddel) for blok in brief.blokken) is met
    assert ("bezwaar" in tekst(brief)) is met
    assert ("stellen wij alleen vast" in tekst(brief)) is not met


@pytest.mark.parametrize(("met", "aantal"), [(True, 1), (False, 0)])
def test_het_bewijs_is_een_bijlage_op_verzoek(met, aantal):
    brief = stel_op(replace(VOLLEDIG, met_bijlage=met, berekeningen=()))
    assert len(brief.bijlagen) == aantal
    assert ("In de bijlage" in tekst(brief)) is met


def test_het_bewijs_heeft_een_rij_voor_elke_kalenderdag():
    tabel = stel_op(VOLLEDIG).bijlagen[0].blokken[-1]
    dagen = (date(2026, 3, 30) - date(2026, 3, 2)).days + 1
    assert len(tabel.rijen) == dagen == 29
    assert tabel.rijen[-1][1] == "ja, dag 28"


def test_een_voorbeeld_met_bijlage_opnieuw_gemaakt_krijgt_die_niet_dubbel():
    assert len(stel_op(replace(VOLLEDIG, kenmerk="WM-2")).bijlagen) == 1


def test_de_kadernoot_staat_er_alleen_als_het_kader_erom_vraagt():
    assert KADERNOOT not in tekst(stel_op(replace(MET_KADERWOORD, kadernoot="")))


def test_eigen_woorden_van_de_gemeente_vervangen_het_blok():
    brief = stel_op(ONTVANGST, {"klopt_het": "Mist u iets? Mail {email}."})
    assert "Mist u iets? Mail bouwen@wilgenmeer.example.org." in tekst(brief)
    assert "Klopt er iets niet" not in tekst(brief)


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_zinnen_zijn_kort_genoeg_om_makkelijk_te_lezen(naam):
    lang = [
        zin
        for zin in re.split(r"(?<=[.?!:;])\s+", tekst(VOORBEELDEN[naam]()))
        if len(zin.split()) > 22 and KADERNOOT not in zin and "\n" not in zin
    ]
    assert lang == []


@pytest.mark.parametrize("naam", ["informatieverzoek-bouwwerkzaamheden", "informatieverzoek-verduidelijking"])
def test_wie_geen_toezichthouder_is_beroept_zich_daar_niet_op(naam):
    assert "5:16" not in tekst(VOORBEELDEN[naam]()) and "5:20" not in tekst(VOORBEELDEN[naam]())


def test_de_herinnering_vraagt_alleen_wat_ontbreekt():
    inhoud = tekst(VOORBEELDEN["informatieverzoek-herinnering-bouwwerkzaamheden"]())
    assert "Stuur het heiplan" in inhoud and "trillingen" not in inhoud
