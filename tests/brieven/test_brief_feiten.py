from dataclasses import fields, replace
from datetime import date, datetime

import pytest

from borgwijzer.brieven.berekening import Berekening, Rekendag, bijlage_berekening
from borgwijzer.brieven.bouwmelding_oordeel import OnvolledigFeiten, VolledigFeiten
from borgwijzer.brieven.feiten import feit_in_woorden
from borgwijzer.brieven.fouten import OngeldigGegeven, OntbrekendGegeven, Tegenspraak
from borgwijzer.brieven.model import Alinea, Brief, Tabel
from borgwijzer.brieven.ontvangstbevestiging import OntvangstFeiten
from borgwijzer.brieven.voorbeelden import AANVULLING, MET_KADERWOORD, ONTVANGST, ONVOLLEDIG, VOLLEDIG, VOORBEELDEN

VERPLICHTE_TEKSTEN = [
    (feiten, veld.name)
    for feiten in (ONTVANGST, VOLLEDIG, ONVOLLEDIG)
    for veld in fields(feiten)
    if isinstance(getattr(feiten, veld.name), str) and veld.name not in feiten.OPTIONEEL | {"melding", "herstel"}
]


@pytest.mark.parametrize(("feiten", "naam"), VERPLICHTE_TEKSTEN, ids=lambda deel: deel if isinstance(deel, str) else "")
def test_een_lege_verplichte_tekst_wordt_bij_naam_geweigerd(feiten, naam):
    with pytest.raises(OntbrekendGegeven, match=f"'{naam}': vul het in"):
        replace(feiten, **{naam: "  "})


@pytest.mark.parametrize("soort", [OntvangstFeiten, VolledigFeiten, OnvolledigFeiten])
def test_een_feit_dat_niet_is_meegegeven_kan_niet(soort):
    with pytest.raises(TypeError, match="missing"):
        soort(kenmerk="WM-1")


@pytest.mark.parametrize("naam", ["vroegste_start", "datum", "afzender", "ontvangen_op"])
def test_een_feit_dat_none_is_wordt_geweigerd(naam):
    with pytest.raises(OntbrekendGegeven, match=naam):
        replace(VOLLEDIG, **{naam: None})


@pytest.mark.parametrize("naam", ["gemeente", "telefoon", "email", "ondertekenaar"])
def test_een_afzender_zonder_naam_of_adres_wordt_geweigerd(naam):
    with pytest.raises(OntbrekendGegeven, match=f"afzender.{naam}"):
        replace(VOLLEDIG, afzender=replace(VOLLEDIG.afzender, **{naam: ""}))


def test_een_geadresseerde_zonder_naam_wordt_geweigerd():
    with pytest.raises(OntbrekendGegeven, match=r"geadresseerde\.naam"):
        replace(VOLLEDIG, geadresseerde=replace(VOLLEDIG.geadresseerde, naam=" "))


def test_een_keuze_buiten_de_lijst_wordt_geweigerd():
    with pytest.raises(OngeldigGegeven, match="kies uit nieuwe_melding, aanvulling"):
        replace(ONVOLLEDIG, herstel="uitstel")


def test_een_ontvangst_zonder_tijdzone_wordt_geweigerd():
    with pytest.raises(OngeldigGegeven, match="ontvangen_op"):
        replace(ONTVANGST, ontvangen_op=datetime(2026, 3, 2, 14, 5))


def test_een_te_lang_kenmerk_wordt_geweigerd():
    with pytest.raises(OngeldigGegeven, match="ten hoogste 60 tekens"):
        replace(ONTVANGST, kenmerk="K" * 61)


def test_de_vroegste_start_moet_de_uitkomst_van_het_bewijs_zijn():
    with pytest.raises(Tegenspraak, match="bereken de termijn opnieuw"):
        replace(VOLLEDIG, vroegste_start=date(2026, 3, 31))


@pytest.mark.parametrize("anders", [{"volledig_op": date(2026, 4, 1)}, {"uiterste_start": date(2026, 3, 29)}])
def test_datums_in_de_verkeerde_volgorde_worden_geweigerd(anders):
    with pytest.raises(Tegenspraak, match="bereken de termijnen opnieuw"):
        replace(VOLLEDIG, **anders)


def test_onvolledig_zonder_ontbrekende_delen_bestaat_niet():
    with pytest.raises(OntbrekendGegeven, match="ontbrekend"):
        replace(ONVOLLEDIG, ontbrekend=())


def test_een_aanvulling_heeft_een_uiterste_dag_en_een_nieuwe_melding_niet():
    with pytest.raises(OntbrekendGegeven, match="aanvullen_uiterlijk_op"):
        replace(AANVULLING, aanvullen_uiterlijk_op=None)
    with pytest.raises(Tegenspraak, match="laat die datum weg"):
        replace(ONVOLLEDIG, aanvullen_uiterlijk_op=date(2026, 3, 23))


@pytest.mark.parametrize("naam", ["kaderwoord", "lezing"])
def test_kaderwoord_en_lezing_horen_bij_elkaar(naam):
    with pytest.raises(OntbrekendGegeven, match=naam):
        replace(MET_KADERWOORD, **{naam: ""})


def test_een_bewijs_buiten_de_volgorde_of_zonder_de_uitkomst_wordt_geweigerd():
    dagen = tuple(Rekendag(date(2026, 3, nummer), True, "telt") for nummer in (2, 4, 3))
    gegevens = {"onderwerp": "proef", "betekenis": "dag", "uitleg": "uitleg"}
    with pytest.raises(Tegenspraak, match="niet op volgorde"):
        Berekening(**gegevens, uitkomst=date(2026, 3, 4), dagen=dagen)
    with pytest.raises(Tegenspraak, match="staat niet in het bewijs"):
        Berekening(**gegevens, uitkomst=date(2026, 3, 9), dagen=dagen[:2])


def test_het_bewijs_telt_alleen_de_dagen_die_tellen_en_toont_ze_alle():
    dagen = (
        Rekendag(date(2026, 4, 3), False, "Goede Vrijdag"),
        Rekendag(date(2026, 4, 2), True, "werkdag"),
        Rekendag(date(2026, 4, 1), True, "werkdag"),
    )
    bewijs = Berekening(onderwerp="begin", uitkomst=date(2026, 4, 1), betekenis="Laatste dag", uitleg="-", dagen=dagen)
    tabel = bijlage_berekening(bewijs).blokken[-1]
    assert [rij[1] for rij in tabel.rijen] == ["nee", "ja, dag 1", "ja, dag 2"]
    assert tabel.rijen[0] == ("vrijdag 3 april 2026", "nee", "Goede Vrijdag")
    assert tabel.nadruk_rij == 2


def test_een_tabelrij_met_te_weinig_cellen_wordt_geweigerd():
    with pytest.raises(Tegenspraak, match="maak ze gelijk"):
        Tabel(naam="t", bijschrift="b", koppen=("een", "twee"), rijen=(("alleen",),))


def test_twee_blokken_met_dezelfde_naam_worden_geweigerd():
    brief = VOORBEELDEN["bouwmelding-volledig"]()
    with pytest.raises(Tegenspraak, match="'dubbel' komt twee keer voor"):
        Brief(**{**_velden(brief), "blokken": (Alinea("dubbel", "a"), Alinea("dubbel", "b"))})


def _velden(brief: Brief) -> dict[str, object]:
    return {veld.name: getattr(brief, veld.name) for veld in fields(brief)}


@pytest.mark.parametrize("waarde", [True, None, ("a",), 1.5])
def test_alleen_tekst_datum_moment_en_getal_passen_in_een_zin(waarde):
    with pytest.raises(TypeError, match="past niet in een zin"):
        feit_in_woorden(waarde)
