from dataclasses import replace

import pytest

from borgwijzer.brieven.bouwmelding_oordeel import OnvolledigFeiten, VolledigFeiten
from borgwijzer.brieven.fouten import SjabloonFout
from borgwijzer.brieven.model import Alinea
from borgwijzer.brieven.opstellen import sjabloon_van
from borgwijzer.brieven.sjabloon import lees_sjabloon
from borgwijzer.brieven.voorbeelden import VOLLEDIG

BLOK = '[[blok]]\nnaam = "a"\nsoort = "alinea"\n'


@pytest.fixture
def lees(tmp_path):
    def _lees(inhoud: str):
        bestand = tmp_path / "proef.toml"
        bestand.write_text(inhoud, encoding="utf-8")
        return lees_sjabloon(bestand, VolledigFeiten)

    return _lees


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        ('titel = "t"\n' + BLOK + 'tekst = "Vanaf {vroegste_strat}"', "onbekende gegeven 'vroegste_strat'"),
        ('titel = "Voor {iemand}"\n' + BLOK + 'tekst = "x"', "onbekende gegeven 'iemand'"),
        ('titel = "t"\n' + BLOK + 'tekst = "{afzender}"', "onbekende gegeven 'afzender'"),
        ('titel = "t"\n' + BLOK + 'tekst = "{kenmerk.__class__}"', "onbekende gegeven 'kenmerk.__class__'"),
        ('titel = "t"\n' + BLOK + 'tekst = "los { haakje"', "een accolade staat los"),
        ('titel = "t"\n' + BLOK + 'tekst = "x"\nals = ["niet beroep"]', "onbekende gegeven 'beroep'"),
        ('titel = "t"\n' + BLOK + 'tekst = "x"\nals = ["kenmerk > 1"]', "is onleesbaar"),
        ('titel = "t"\n' + BLOK + 'teskt = "x"', "blok 'a', tekst klopt niet"),
        ('titel = "t"\n[[blok]]\nnaam = "a"\nsoort = "plaatje"\ntekst = "x"', "geen bekende soort"),
        ('titel = "t"\n[[blok]]\nnaam = "a"\nsoort = "opsomming"\nbron = "kenmerk"', "onbekende gegeven 'kenmerk'"),
        ('titel = "t"\n[[blok]]\ngedeeld = "nergens"', "gedeelde blok 'nergens' bestaat niet"),
        ('titel = "t"\nkleur = "rood"\nblok = []', "kleur klopt niet"),
        ("titel = ", "geen geldige TOML"),
    ],
)
def test_een_ondeugdelijk_tekstbestand_wordt_bij_het_lezen_geweigerd(lees, inhoud, melding):
    with pytest.raises(SjabloonFout, match=melding) as fout:
        lees(inhoud)
    assert "proef.toml" in str(fout.value)


def test_een_goed_bestand_wordt_gevuld_met_de_feiten(lees):
    titel, blokken = lees('titel = "Over {locatie}"\n' + BLOK + 'tekst = "Vanaf {vroegste_start}."').vul(VOLLEDIG)
    assert titel == "Over Rietkraag 12, Wilgenmeer"
    assert blokken == (Alinea("a", "Vanaf maandag 30 maart 2026."),)


@pytest.mark.parametrize(
    ("voorwaarde", "blijft"),
    [
        ("kadernoot", False),
        ("niet kadernoot", True),
        ("kenmerk", True),
        ("bezwaar", False),
        ("kwaliteitsborger = anders", False),
        ("niet kwaliteitsborger = anders", True),
    ],
)
def test_een_blok_staat_er_alleen_als_zijn_voorwaarde_geldt(lees, voorwaarde, blijft):
    sjabloon = lees(f'titel = "t"\n{BLOK}tekst = "x"\nals = ["{voorwaarde}"]')
    assert bool(sjabloon.vul(VOLLEDIG)[1]) is blijft


def test_accolades_in_een_feit_worden_niet_nog_eens_ingevuld(lees):
    feiten = replace(VOLLEDIG, locatie="{kenmerk} {onbekend}")
    assert lees('titel = "{locatie}"\nblok = []').vul(feiten)[0] == "{kenmerk} {onbekend}"


def test_een_gemeente_kan_een_blok_in_eigen_woorden_geven():
    sjabloon = sjabloon_van("bouwmelding_volledig.toml", VolledigFeiten)
    eigen = sjabloon.met_eigen_tekst({"vragen": "Bel {telefoon}."})
    teksten = {blok.naam: getattr(blok, "tekst", "") for blok in eigen.vul(VOLLEDIG)[1]}
    assert teksten["vragen"] == "Bel 14 0999."
    assert "14 0999 of mail" in dict((b.naam, getattr(b, "tekst", "")) for b in sjabloon.vul(VOLLEDIG)[1])["vragen"]


@pytest.mark.parametrize(
    ("eigen", "melding"),
    [({"slotzin": "x"}, "niet te vervangen"), ({"te_doen": "x"}, "niet te vervangen"), ({"vragen": "{fax}"}, "fax")],
)
def test_een_eigen_tekst_met_een_onbekend_blok_of_feit_wordt_geweigerd(eigen, melding):
    sjabloon = sjabloon_van("bouwmelding_onvolledig.toml", OnvolledigFeiten)
    with pytest.raises(SjabloonFout, match=melding):
        sjabloon.met_eigen_tekst(eigen)
