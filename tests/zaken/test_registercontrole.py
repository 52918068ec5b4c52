"""The register check of a melding: at its day of receipt, kept as a fact, and looked at again on request."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.regels.feiten import Registerfeit
from borgwijzer.regels.volledigheid import toets_volledigheid
from borgwijzer.zaken.acties.registercontrole import raadpleeg_register
from borgwijzer.zaken.acties.registreren import open_zaak, registreer_melding, trek_melding_in
from borgwijzer.zaken.acties.toetsen import Ingehaald, accepteer_melding
from borgwijzer.zaken.feiten import kader_van, maak_meldingfeit
from borgwijzer.zaken.models import Melding, Toets
from tests.register.registerwerk import DAG, GESCHORST, VOORBEELD, lees_in, maak_bestand
from tests.zaken.zaakwerk import MOMENT, beantwoord_alles, maak_binnen, neem_beeld, open_proefzaak

BORGER = {"naam": "Borgkracht Kwaliteitsborging B.V.", "kvk": "90009992"}
INHOUD = {"kwaliteitsborger": BORGER, "instrument": "Instrument Woonborg Demonstratie"}
EISEN = ("hw-bm-instrument-toegelaten", "hw-bm-kwaliteitsborger-status")
LATER = MOMENT + datetime.timedelta(days=20)
Maker = Callable[..., Account]


@pytest.fixture(autouse=True)
def organisatie_klaar(klaar_organisatie: Organisatie) -> Organisatie:
    return klaar_organisatie


@pytest.fixture
def wilgenmeer(in_organisatie: Organisatie) -> Organisatie:
    return in_organisatie


def meld(organisatie: Organisatie, **anders: object) -> Melding:
    return registreer_melding(open_proefzaak(organisatie), maak_binnen(inhoud=INHOUD, **anders), moment=MOMENT)


def lees_feit(melding: Melding) -> Registerfeit:
    feit = maak_meldingfeit(Melding.objects.get(pk=melding.pk), ()).registercontrole
    assert feit
    return feit


def bekijk_eisen(melding: Melding) -> dict[str, tuple[bool | None, str]]:
    resultaat = toets_volledigheid(maak_meldingfeit(melding, ()), kader_van(melding.zaak))
    return {b.eis: (b.voldaan, b.reden) for b in resultaat.bevindingen if b.eis in EISEN}


def test_zonder_stand_verandert_er_niets(wilgenmeer: Organisatie) -> None:
    melding = meld(wilgenmeer)
    assert melding.registercontrole is None
    assert set(bekijk_eisen(melding).values()) == {(None, "het register is nog niet geraadpleegd")}
    assert not Gebeurtenis.objects.filter(soort="register_geraadpleegd").exists()


def test_een_melding_krijgt_wat_het_register_op_haar_dag_zei(wilgenmeer: Organisatie) -> None:
    lees_in(wilgenmeer)
    lees_in(wilgenmeer, maak_bestand(GESCHORST), peildatum=DAG + datetime.timedelta(days=14))
    melding = meld(wilgenmeer)
    feit = lees_feit(melding)
    assert (feit.peildatum, feit.stand_op) == (MOMENT.date(), DAG)
    assert feit.kwaliteitsborger == feit.instrument == feit.toestemming == "toegelaten"
    assert set(bekijk_eisen(melding).values()) == {(True, f"volgens het register van {DAG} in orde")}
    rij = Gebeurtenis.objects.get(soort="register_geraadpleegd")
    assert (rij.zaak_id, rij.gegevens["voor"], rij.gegevens["na"]["instrument"]) == (melding.zaak_id, None, "toegelaten")


def test_een_stand_van_na_de_ontvangst_telt_niet(wilgenmeer: Organisatie) -> None:
    lees_in(wilgenmeer, peildatum=MOMENT.date() + datetime.timedelta(days=1))
    assert meld(wilgenmeer).registercontrole is None


def test_een_oude_stand_telt_en_zegt_haar_leeftijd(wilgenmeer: Organisatie) -> None:
    lees_in(wilgenmeer, VOORBEELD.read_bytes(), peildatum=DAG - datetime.timedelta(days=60))
    feit = lees_feit(meld(wilgenmeer))
    assert feit.kwaliteitsborger == "toegelaten"
    assert "de stand was toen 61 dagen oud" in feit.redenen["kwaliteitsborger"]


def test_geschorst_tussen_bouwmelding_en_gereedmelding(wilgenmeer: Organisatie) -> None:
    lees_in(wilgenmeer)
    bouw = meld(wilgenmeer)
    lees_in(wilgenmeer, VOORBEELD.read_bytes() + GESCHORST.encode(), peildatum=LATER.date())
    gereed = registreer_melding(bouw.zaak, maak_binnen("gereedmelding", ontvangen_op=LATER, inhoud={}), moment=LATER)
    assert lees_feit(bouw).kwaliteitsborger == "toegelaten"
    feit = lees_feit(gereed)
    assert (feit.kwaliteitsborger, feit.instrument) == ("geschorst", "toegelaten")
    assert "sinds 2026-03-15" in feit.redenen["kwaliteitsborger"]


def test_opnieuw_raadplegen_legt_voor_en_na_vast(wilgenmeer: Organisatie, account: Maker) -> None:
    melding, door = meld(wilgenmeer), account("intake")
    lees_in(wilgenmeer, maak_bestand(GESCHORST), peildatum=LATER.date())
    feit = raadpleeg_register(melding.toets.pk, door=door, moment=LATER)
    assert (feit.peildatum, feit.kwaliteitsborger, feit.instrument) == (LATER.date(), "geschorst", None)
    rij = Gebeurtenis.objects.get(soort="register_geraadpleegd")
    assert (rij.door_naam, rij.gegevens["voor"], rij.gegevens["na"]["kwaliteitsborger"]) == (door.naam, None, "geschorst")
    assert Toets.objects.get().versie == 1
    raadpleeg_register(melding.toets.pk, door=door, moment=LATER)
    assert Toets.objects.get().versie == 1, "dezelfde uitkomst haalt niemand in"
    assert Gebeurtenis.objects.filter(soort="register_geraadpleegd").count() == 2


def test_wie_de_vorige_uitkomst_zag_beslist_niet_over_deze(wilgenmeer: Organisatie, account: Maker) -> None:
    melding, door = meld(wilgenmeer), account("intake")
    toets = beantwoord_alles(melding.toets, door)
    lees_in(wilgenmeer)
    raadpleeg_register(toets.pk, door=door, moment=LATER)
    with pytest.raises(Ingehaald):
        accepteer_melding(toets.pk, versie=toets.versie, door=door, moment=LATER)


@pytest.mark.parametrize("rol", ["lezer", "beheerder"])
def test_zonder_recht_wordt_niets_geraadpleegd(wilgenmeer: Organisatie, account: Maker, rol: str) -> None:
    lees_in(wilgenmeer)
    melding, voor = meld(wilgenmeer), account(rol)
    beeld = neem_beeld()
    with pytest.raises(Geweigerd) as fout:
        raadpleeg_register(melding.toets.pk, door=voor, moment=LATER)
    assert fout.value.code == "geen_recht" and neem_beeld() == beeld


def test_wat_vaststaat_blijft_staan(wilgenmeer: Organisatie, account: Maker) -> None:
    lees_in(wilgenmeer)
    melding, door = meld(wilgenmeer), account("intake")
    toets = beantwoord_alles(melding.toets, door)
    accepteer_melding(toets.pk, versie=toets.versie, door=door, moment=MOMENT)
    beeld = neem_beeld()
    with pytest.raises(Geweigerd, match="blijft staan"):
        raadpleeg_register(toets.pk, door=door, moment=LATER)
    assert neem_beeld() == beeld


def test_zonder_stand_en_na_intrekking_wordt_geweigerd(wilgenmeer: Organisatie, account: Maker) -> None:
    melding, door = meld(wilgenmeer), account("intake")
    with pytest.raises(Geweigerd, match="vraag de beheerder"):
        raadpleeg_register(melding.toets.pk, door=door, moment=LATER)
    lees_in(wilgenmeer)
    trek_melding_in(melding, moment=LATER, reden="proef")
    with pytest.raises(Geweigerd, match="niet meer open"):
        raadpleeg_register(melding.toets.pk, door=door, moment=LATER)


def test_een_toets_van_een_ander_bestaat_niet(
    andere_organisatie: Organisatie, klaar_organisatie: Organisatie, account: Maker
) -> None:
    with binnen(klaar_organisatie.pk):
        lees_in(klaar_organisatie)
        toets_id = meld(klaar_organisatie).toets.pk
    door = account("intake", organisatie=andere_organisatie)
    with binnen(andere_organisatie.pk), pytest.raises(Exception, match="does not exist"):
        raadpleeg_register(toets_id, door=door, moment=LATER)


@pytest.mark.parametrize("naam", ["x" * 10_000, "<script>alert(1)</script>", "🏗️" * 500, "\u202eכבוד", "' OR 1=1 --", " "])
def test_een_vreemde_naam_houdt_geen_melding_tegen(wilgenmeer: Organisatie, naam: str) -> None:
    lees_in(wilgenmeer)
    inhoud = {"kwaliteitsborger": {"naam": naam, "kvk": naam}, "instrument": naam}
    melding = registreer_melding(open_proefzaak(wilgenmeer), maak_binnen(inhoud=inhoud), moment=MOMENT)
    assert lees_feit(melding).kwaliteitsborger in (None, "niet_gevonden")


def test_registreren_kost_even_veel_vragen_bij_veel_regels(wilgenmeer: Organisatie) -> None:
    aantallen = []
    for regels in (2, 3_000):
        lees_in(wilgenmeer, maak_bestand(*(f"kwaliteitsborger;B{n};9{n:07d};;;toegelaten;" for n in range(regels))))
        zaak = open_zaak(wilgenmeer, moment=MOMENT, door=None, gegevens={})
        registreer_melding(zaak, maak_binnen(inhoud=INHOUD), moment=MOMENT)  # the lines are read once per process
        with CaptureQueriesContext(connection) as vragen:
            registreer_melding(open_proefzaak(wilgenmeer), maak_binnen(inhoud=INHOUD), moment=MOMENT)
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1]
