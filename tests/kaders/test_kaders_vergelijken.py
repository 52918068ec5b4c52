"""Reading, inheriting and comparing kaders."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from borgwijzer.kaders.bestanden import kadermap, list_kaders, list_versies, zoek_kader
from borgwijzer.regels.kader import Kader, lees_kader, vergelijk

VERSIES = [f"{naam}@{pad.stem}" for naam in list_kaders() for pad in list_versies(naam)]


@pytest.mark.parametrize("versie", VERSIES)
def test_tekst_heen_en_terug(versie: str) -> None:
    kader = zoek_kader(versie)
    opnieuw = lees_kader(kader.tekst, bestand="opnieuw.toml", ouder=kader.ouder)
    assert opnieuw.vingerafdruk == kader.vingerafdruk
    assert opnieuw.inhoud == kader.inhoud
    assert vergelijk(kader, opnieuw) == []
    assert kader.versie == versie


def test_twee_versies_verschillen_regel_voor_regel() -> None:
    gevonden = {
        w.pad: (w.oud, w.nieuw) for w in vergelijk(zoek_kader("lindenveen@2025-01-01"), zoek_kader("lindenveen@2026-07-01"))
    }
    assert gevonden.pop("termijn.gereedmelding_wachttijd.lengte") == (15, 12)
    assert gevonden.pop("sanctie.bouwen-zonder-melding.bedrag") == (5000, 7500)
    assert gevonden.pop("kader.geldig_vanaf") == ("2025-01-01", "2026-07-01")
    assert gevonden.pop("onderwerp.zonnepanelen.naam") == (None, "Zonnepanelen")
    assert {pad.rsplit(".", 1)[0] for pad in gevonden} == {"onderwerp.zonnepanelen"}


def test_vergelijken_is_omkeerbaar() -> None:
    oud, nieuw = zoek_kader("lindenveen@2025-01-01"), zoek_kader("lindenveen@2026-07-01")
    heen = {(w.pad, w.oud, w.nieuw) for w in vergelijk(oud, nieuw)}
    assert heen == {(w.pad, w.nieuw, w.oud) for w in vergelijk(nieuw, oud)}


def test_verplaatsen_van_een_regel_is_geen_verschil() -> None:
    tekst = zoek_kader("lindenveen").tekst
    begin, eind = tekst.index('[[onderwerp]]\nid = "kelder"'), tekst.index('[[onderwerp]]\nid = "gevel"')
    blok = tekst[begin:eind]
    verplaatst = tekst.replace(blok, "").replace('[[onderwerp]]\nid = "hemelwater"', blok + '[[onderwerp]]\nid = "hemelwater"')
    nieuw = lees_kader(verplaatst, bestand="proef.toml", ouder=zoek_kader("landelijk"))
    assert vergelijk(zoek_kader("lindenveen"), nieuw) == []


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.integers(1, 400))
def test_een_gewijzigde_lengte_is_precies_een_verschil(lengte: int) -> None:
    oud = zoek_kader("lindenveen@2025-01-01")
    nieuw = lees_kader(oud.tekst.replace("lengte = 15", f"lengte = {lengte}"), bestand="proef.toml", ouder=oud.ouder)
    assert [w.pad for w in vergelijk(oud, nieuw)] == ([] if lengte == 15 else ["termijn.gereedmelding_wachttijd.lengte"])
    assert (oud.vingerafdruk == nieuw.vingerafdruk) == (lengte == 15)


def test_erven_houdt_wat_het_kind_niet_noemt_en_vervangt_wat_het_noemt() -> None:
    hw, land = zoek_kader("hoeksche-waard"), zoek_kader("landelijk")
    assert hw.termijn("bezwaar") == land.termijn("bezwaar")
    assert (hw.termijn("gereedmelding_wachttijd").lengte, land.termijn("gereedmelding_wachttijd").lengte) == (10, 2)
    assert hw.wettelijk.id == "landelijk" and land.is_wettelijk and not hw.is_wettelijk
    assert {hw.laag(eis) for eis in hw.inhoud.eis} == {"kader", "wet"}


@pytest.mark.parametrize("versie", VERSIES)
def test_elke_termijn_en_eis_heeft_een_vindplaats(versie: str) -> None:
    kader: Kader = zoek_kader(versie)
    for termijn in kader.termijnen.values():
        assert termijn.grondslag and all(str(bron) for bron in termijn.grondslag)
    for eis in kader.inhoud.eis:
        assert all(bron.url for bron in kader.grondslag(eis) if bron.wet), eis.id


def test_een_kader_zonder_datum_is_het_nieuwste() -> None:
    assert zoek_kader("lindenveen").versie == "lindenveen@2026-10-01"
    assert zoek_kader(str(kadermap() / "lindenveen" / "2025-01-01.toml")).versie == "lindenveen@2025-01-01"


def test_een_eigen_regel_met_een_bestaand_id_komt_op_de_plek_van_de_oude() -> None:
    land = zoek_kader("landelijk")
    eigen = '[kader]\nid = "proef"\nnaam = "Proef"\ngeldig_vanaf = 2026-01-01\ngecontroleerd_op = 2026-01-01\nerft = "landelijk"\n'
    eigen += '[[eis]]\nid = "BM-d"\nmelding = "bouwmelding"\ntekst = "De datum"\nsoort = "mens"\nbron = "1"\n'
    proef = lees_kader(eigen, bestand="proef.toml", ouder=land)
    assert [eis.id for eis in proef.inhoud.eis] == [eis.id for eis in land.inhoud.eis]
    assert [eis.tekst for eis in proef.inhoud.eis if proef.laag(eis) == "kader"] == ["De datum"]
    assert {w.pad.split(".")[1] for w in vergelijk(land, proef) if w.pad.startswith("eis.")} == {"BM-d"}
