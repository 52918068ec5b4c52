"""Where wet and kader part: each of the 25 differences has a note, at the rule where somebody meets it."""

import pytest

from borgwijzer.kaders.bestanden import zoek_kader

KADER = zoek_kader("hoeksche-waard")
# Number of the difference (domein 10) → the note and one of the places where it must show.
VERSCHILLEN = {
    1: ("tien-werkdagen", "termijn.gereedmelding_wachttijd"),
    2: ("opschorten", "onvolledig.gereedmelding"),
    3: ("afwijzen", "onvolledig.gereedmelding"),
    4: ("dossier-bij-bouwmelding", "toets.bouwmelding"),
    5: ("verklaring-instrument", "eis.hw-bm-verklaring-instrument"),
    6: ("bouwmelding-mist-eisen", "toets.bouwmelding"),
    7: ("gereedmelding-extra", "eis.hw-gm-borgingsplan"),
    8: ("gereedmelding-mist-eisen", "toets.gereedmelding"),
    9: ("start-zonder-melding", "poort.start"),
    10: ("einde-voor-gebruik", "poort.gebruik"),
    11: ("wachttijd-niet-genoemd", "poort.start"),
    12: ("gebruik-onder-voorwaarden", "gebruik.onder_voorwaarden"),
    13: ("einde-voor-gebruik", "poort.gebruik"),
    14: ("plicht-om-te-melden", "signaalbron.aannemer"),
    15: ("handhavingsverzoek", "signaalbron.derde"),
    16: ("geen-vervolg", "prioriteit.geen"),
    17: ("vergunninghouder", "interventie"),
    18: ("geen-vergunning", "optie.SI"),
    19: ("indien-mogelijk", "optie.BB"),
    20: ("gegevens-vooraf", "reikwijdte"),
    21: ("status-bij-gereedmelding", "toets.gereedmelding"),
    22: ("gevolgklasse-eerst", "toets.bouwmelding"),
    23: ("overgangsrecht", "reikwijdte"),
    24: ("sluiting", "optie.EX"),
    25: ("kanaal", "eis.hw-bm-kanaal"),
}


@pytest.mark.parametrize("nummer", VERSCHILLEN)
def test_verschil_heeft_een_kanttekening_op_zijn_plek(nummer: int) -> None:
    naam, plek = VERSCHILLEN[nummer]
    notitie = next(een for een in KADER.inhoud.kanttekening if een.id == naam)
    assert plek in notitie.bij and notitie.wet
    assert notitie.tekst in [tekst.tekst for tekst in KADER.kanttekeningen(plek)]


def test_een_ander_wettelijk_antwoord_staat_in_de_kanttekening() -> None:
    gevonden = KADER.kanttekeningen("termijn.gereedmelding_wachttijd", uitkomst="2026-05-08")
    assert [noot.uitkomst for noot in gevonden] == ["2026-05-08"]


def test_een_kanttekening_op_twee_plekken_komt_een_keer() -> None:
    teksten = [noot.tekst for noot in KADER.kanttekeningen("onvolledig.bouwmelding", "onvolledig.gereedmelding")]
    assert len(teksten) == len(set(teksten)) == 2


def test_wat_onzeker_is_staat_gemerkt() -> None:
    """What the sources call uncertain is marked, so that the page for the jurist lists it."""
    inhoud = KADER.inhoud
    van_wet = {"BM-j", "BM-k", "BM-l", "BM-m"}
    assert {eis.id for eis in inhoud.eis if eis.onzeker} == van_wet | {eis.id for eis in inhoud.eis if eis.lezing}
    assert "hw-gm-kanaal" in {eis.id for eis in inhoud.eis if eis.onzeker}
    assert {naam for naam, termijn in inhoud.termijn.items() if termijn.lezing and not termijn.onzeker} == set()
    assert all(poort.onzeker for poort in inhoud.poort.values() if poort.lezing)
    assert all(dag.onzeker for dag in inhoud.gelijkgestelde_dag)
    assert inhoud.gefaseerd and inhoud.gefaseerd.onzeker and inhoud.samenhang and inhoud.samenhang.onzeker
    assert inhoud.termijn["zienswijze"].onzeker and inhoud.brief["bouwmelding_onvolledig"].onzeker
    assert inhoud.lhso and {code for code, optie in inhoud.lhso.optie.items() if optie.onzeker} == {"BB", "BSB"}


@pytest.mark.parametrize("plek", ["poort.start", "poort.gebruik"])
def test_dat_de_wet_geen_acceptatie_vraagt_staat_erbij(plek: str) -> None:
    """Domein 2.8: het recht ontstaat door de wet; dat het kader op een oordeel wacht, is alleen kader."""
    assert any("vraagt geen acceptatie" in noot.tekst for noot in KADER.kanttekeningen(plek))


def test_recidive_verschuift_niet_tot_een_jurist_het_invult() -> None:
    assert KADER.inhoud.lhso and not KADER.inhoud.lhso.verschuiving.aan and KADER.inhoud.lhso.verschuiving.lezing


def test_het_voorbehoud_staat_op_het_kader() -> None:
    assert KADER.inhoud.kader.voorbehoud == "Ontleend aan de openbare tekst; niet door de gemeente vastgesteld of goedgekeurd."
