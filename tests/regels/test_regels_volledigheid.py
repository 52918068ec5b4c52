"""Volledigheid van meldingen, als tabel: de lijst van het kader en die van de wet naast elkaar."""

from typing import Any

import pytest
from regelvoorbeelden import als, bestand, kader_van, rijen

from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.regels.feiten import Antwoord, Meldingfeit
from borgwijzer.regels.grondslag import Invoerfout
from borgwijzer.regels.volledigheid import toets_volledigheid


def _melding(feiten: dict[str, Any]) -> Meldingfeit:
    """The complete melding of this kind, changed as the example says; "" stands for "not known"."""
    melding = dict(bestand("volledigheid")["volledig"][feiten["soort"]])
    documenten = [{**stuk, **_leesbaar(feiten, stuk)} for stuk in melding.get("documenten", ())]
    zonder = set(feiten.get("zonder", ()))
    melding["documenten"] = [stuk for stuk in documenten if stuk["soort"] not in zonder and "documenten" not in zonder]
    antwoorden = {eis: {"voldaan": antwoord if antwoord != "" else None} for eis, antwoord in feiten.get("antwoord", {}).items()}
    melding["antwoorden"] = {**melding.get("antwoorden", {}), **antwoorden}
    melding.update(feiten.get("wijzig", {}))
    return als(Meldingfeit, {veld: waarde for veld, waarde in melding.items() if veld not in zonder or veld == "documenten"})


def _leesbaar(feiten: dict[str, Any], stuk: dict[str, Any]) -> dict[str, Any]:
    gekeurd = feiten.get("document", {}).get(stuk["soort"], True)
    return {"leesbaar": None if gekeurd == "" else gekeurd}


@rijen("volledigheid")
def test_volledigheid(voorbeeld: dict[str, Any]) -> None:
    feiten, verwacht, kader = voorbeeld["feiten"], voorbeeld["verwacht"], kader_van(voorbeeld)
    if "fout" in verwacht:
        with pytest.raises(Invoerfout, match=verwacht["fout"]):
            toets_volledigheid(_melding(feiten), kader)
        return
    resultaat = toets_volledigheid(_melding(feiten), kader, feiten.get("peildatum"))
    assert (resultaat.oordeel, resultaat.oordeel_wet) == (verwacht["oordeel"], verwacht["wet"])
    assert [b.eis for b in resultaat.bevindingen if b.voldaan is False] == verwacht.get("nee", [])
    assert [b.eis for b in resultaat.bevindingen if b.voldaan is None] == verwacht.get("open", [])
    teksten = " ".join(noot.tekst for noot in resultaat.kanttekeningen)
    assert [noot for noot in verwacht.get("noot", ()) if noot not in teksten] == []


def test_lagen_staan_apart() -> None:
    resultaat = toets_volledigheid(_melding({"soort": "bouwmelding"}), zoek_kader("hoeksche-waard"))
    lagen = {b.eis: b.laag for b in resultaat.bevindingen}
    assert {laag for eis, laag in lagen.items() if eis.startswith("hw-")} == {"kader"}
    assert {laag for eis, laag in lagen.items() if not eis.startswith("hw-")} == {"wet"}


def test_elke_bevinding_zegt_waarom_en_waarop() -> None:
    melding = _melding({"soort": "gereedmelding"})
    for bevinding in toets_volledigheid(melding, zoek_kader("hoeksche-waard")).bevindingen:
        assert bevinding.reden and bevinding.grondslag and str(bevinding.grondslag[0])


def test_redenen_lezen_als_een_zin_in_de_brief() -> None:
    melding = _melding({"soort": "bouwmelding", "wijzig": {"kanaal": "papier", "kwaliteitsborger": None}})
    redenen = {b.eis: b.reden for b in toets_volledigheid(melding, zoek_kader("hoeksche-waard")).bevindingen}
    assert redenen["hw-bm-kanaal"] == "niet via het juiste kanaal: ontvangen op papier. Doe de melding via het Omgevingsloket"
    assert "ontbreekt: naam van de kwaliteitsborger" in redenen.values()


def test_antwoord_van_een_mens_draagt_zijn_reden() -> None:
    melding = _melding({"soort": "bouwmelding", "wijzig": {"kanaal": "e-mail"}})
    antwoord = Antwoord(voldaan=True, reden="Het loket was die dag buiten gebruik.")
    melding = melding.model_copy(update={"antwoorden": {**melding.antwoorden, "hw-bm-kanaal": antwoord}})
    bevinding = next(b for b in toets_volledigheid(melding, zoek_kader("hoeksche-waard")).bevindingen if b.eis == "hw-bm-kanaal")
    assert (bevinding.voldaan, bevinding.reden, bevinding.door_mens) == (True, antwoord.reden, True)
