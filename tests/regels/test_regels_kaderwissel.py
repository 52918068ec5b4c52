"""Wat in een zaak anders wordt onder een andere kaderversie, als tabel; en de eigenschappen van het vergelijken."""

from datetime import date
from typing import Any

import pytest
from regelvoorbeelden import bestand, feiten_van, kader_van, rijen

from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.regels.feiten import Feiten
from borgwijzer.regels.kaderwissel import Verschil, Zijde, vergelijk_standen
from borgwijzer.regels.kaderwissel_toets import Kaderwissel, bekijk_kaderwissel
from borgwijzer.regels.levensloop import stand


def _wissel(voorbeeld: dict[str, Any]) -> Kaderwissel:
    feiten = feiten_van(voorbeeld["feiten"])
    assert feiten.peildatum
    return bekijk_kaderwissel(feiten, kader_van(voorbeeld), zoek_kader(voorbeeld["naar"]), feiten.peildatum)


def _waarde(zijde: Zijde | None, verschil: Verschil) -> Any:
    if zijde is None:
        return None
    return zijde.waarde if verschil.deel == "fase" else zijde.datum or ""


def _als_rij(verschil: Verschil) -> list[Any]:
    return [verschil.toestand, _waarde(verschil.oud, verschil), _waarde(verschil.nieuw, verschil)]


@rijen("kaderwissel")
def test_kaderwissel(voorbeeld: dict[str, Any]) -> None:
    wissel = _wissel(voorbeeld)
    anders = {f"{v.deel} {v.code}": v for v in wissel.standen if v.toestand != "gelijk"}
    gevonden = {naam: _als_rij(verschil) for naam, verschil in anders.items()}
    verwacht = voorbeeld.get("verwacht", {})
    if "eisen" in voorbeeld:
        assert gevonden == verwacht
    assert {naam: gevonden.get(naam) for naam in verwacht} == verwacht
    for naam, zinnen in voorbeeld.get("waarom", {}).items():
        assert list(anders[naam].waarom) == zinnen
    lijsten = {lijst.soort: lijst for lijst in wissel.lijsten}
    if "eisen" in voorbeeld:
        assert {
            soort: [e.eis for e in lijst.eisen if e.toestand != "gelijk"] for soort, lijst in lijsten.items() if lijst.anders
        } == voorbeeld["eisen"]
    for soort, paar in voorbeeld.get("oordelen", {}).items():
        assert [lijsten[soort].oud, lijsten[soort].nieuw] == paar
    nieuw = {e.eis for lijst in wissel.lijsten for e in lijst.eisen if e.toestand == "nieuw"}
    assert nieuw >= set(voorbeeld.get("nieuwe_eisen", ()))
    assert list(wissel.beoordeeld) == voorbeeld.get("beoordeeld", list(wissel.beoordeeld))
    assert list(lijsten) == voorbeeld.get("lijsten", list(lijsten))


@rijen("levensloop")
def test_een_stand_verschilt_niet_van_zichzelf(voorbeeld: dict[str, Any]) -> None:
    feiten, kader = feiten_van(voorbeeld["feiten"]), kader_van(voorbeeld)
    for op in voorbeeld["op"]:
        eigen = stand(feiten, kader, op["peildatum"])
        assert {v.toestand for v in vergelijk_standen(eigen, eigen)} == {"gelijk"}


@rijen("levensloop")
def test_terug_is_het_omgekeerde(voorbeeld: dict[str, Any]) -> None:
    feiten, op = feiten_van(voorbeeld["feiten"]), voorbeeld["op"][0]["peildatum"]
    kaders = zoek_kader("hoeksche-waard"), zoek_kader("lindenveen")
    heen, terug = (bekijk_kaderwissel(feiten, *paar, op) for paar in (kaders, kaders[::-1]))
    om = {"nieuw": "vervalt", "vervalt": "nieuw"}
    for soort in ("standen",):
        links = sorted((v.deel, v.code, v.toestand) for v in getattr(heen, soort))
        assert links == sorted((v.deel, v.code, om.get(v.toestand, v.toestand)) for v in getattr(terug, soort))
    assert heen.kenmerk != terug.kenmerk


def test_elk_ander_feit_geeft_een_ander_kenmerk() -> None:
    oud, nieuw, op = zoek_kader("lindenveen@2025-01-01"), zoek_kader("lindenveen"), date(2026, 9, 15)
    feiten = Feiten()
    eerst = bekijk_kaderwissel(feiten, oud, nieuw, op).kenmerk
    anders = [
        bekijk_kaderwissel(feiten.model_copy(update={"geplande_start": op}), oud, nieuw, op),
        bekijk_kaderwissel(feiten, oud, nieuw, date(2026, 9, 16)),
        bekijk_kaderwissel(feiten, oud, nieuw, op, bij=["voorstel 1"]),
        bekijk_kaderwissel(feiten, nieuw, oud, op),
    ]
    assert len({eerst, *(wissel.kenmerk for wissel in anders)}) == 5
    assert bekijk_kaderwissel(feiten, oud, nieuw, op).kenmerk == eerst


def test_bewaard_wordt_alleen_wat_anders_is() -> None:
    voorbeeld = next(v for v in bestand("kaderwissel")["voorbeeld"] if "korter" in v["naam"])
    bewaard = _wissel(voorbeeld).als_dict()
    assert {verschil["toestand"] for verschil in bewaard["verschillen"]} == {"anders"}
    assert len(bewaard["verschillen"]) == 3 and bewaard["lijsten"] == []
    assert [v.code for v in _wissel(voorbeeld).verschoven] == ["gereedmelding_wachttijd"]


@pytest.mark.parametrize("naam", ["landelijk", "hoeksche-waard", "lindenveen"])
def test_elke_versie_is_met_elke_andere_te_vergelijken_zonder_feiten(naam: str) -> None:
    wissel = bekijk_kaderwissel(Feiten(), zoek_kader(naam), zoek_kader("landelijk"), date(2026, 9, 15))
    assert wissel.iets_anders == (naam != "landelijk")
