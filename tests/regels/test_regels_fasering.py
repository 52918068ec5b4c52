"""A project in parts: the stand of the whole and of each part as a table, and what a person may do about a part."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from regelvoorbeelden import bestand, feiten_van, kader_van, rijen

from borgwijzer.regels.beletselen import beletselen
from borgwijzer.regels.delen import beletselen_koppelen, beletselen_vervallen
from borgwijzer.regels.feiten import Feiten
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.levensloop import Fasestand, Stand, stand

PEILDATUM = date(2026, 10, 1)


def _deel(deel: Fasestand) -> dict[str, Any]:
    oordeel = deel.mag_in_gebruik
    return {
        "gebruik": oordeel.oordeel, "vanaf": oordeel.vanaf or "", "door": oordeel.beslist_door or "", "fase": deel.fase,
        "redenen": [reden.code for reden in oordeel.redenen],
        "termijnen": [f"{termijn.soort} {termijn.toestand}" for termijn in deel.termijnen],
    }  # fmt: skip


def _geheel(gevonden: Stand) -> dict[str, Any]:
    return {
        "fase": gevonden.fase, "gebruik": gevonden.mag_in_gebruik.oordeel, "gebruik_vanaf": gevonden.mag_in_gebruik.vanaf or "",
        "gebruik_redenen": [reden.code for reden in gevonden.mag_in_gebruik.redenen],
        "taken": [f"{taak.code} {taak.deel}".strip() for taak in gevonden.taken],
    }  # fmt: skip


@rijen("levensloop_delen")
def test_stand_met_delen(voorbeeld: dict[str, Any]) -> None:
    feiten, kader = feiten_van(voorbeeld["feiten"]), kader_van(voorbeeld)
    for verwacht in voorbeeld["op"]:
        op = verwacht["peildatum"]
        gevonden = stand(feiten, kader, op)
        geheel, delen = _geheel(gevonden), {deel.id: _deel(deel) for deel in gevonden.fasen}
        for naam, waarde in verwacht.items():
            if naam not in ("peildatum", "delen"):
                assert geheel[naam] == waarde, (op, naam)
        for deel, waarden in verwacht.get("delen", {}).items():
            assert {naam: delen[deel][naam] for naam in waarden} == waarden, (op, deel)


def _feiten(begin: str) -> tuple[Feiten, Kader]:
    voorbeeld = next(v for v in bestand("levensloop_delen")["voorbeeld"] if v["naam"].startswith(begin))
    return feiten_van(voorbeeld["feiten"]), kader_van(voorbeeld)


def test_de_taken_en_termijnen_van_een_deel_noemen_het_deel_en_tellen_mee_in_de_lijst() -> None:
    feiten, kader = _feiten("Drie woningen")
    gevonden = stand(feiten, kader, date(2026, 9, 7), met_bewijs=True)
    taak = next(taak for taak in gevonden.taken if taak.deel == "1")
    assert taak.tekst.startswith("Kade 12: beoordeel of de gereedmelding volledig is")
    assert gevonden.eerstvolgende == taak.uiterlijk
    wacht = gevonden.fasen[0].termijnen[-1]
    assert wacht.naam == "Wachttijd na de gereedmelding, Kade 12"
    assert wacht.resultaat.bewijs and wacht.wet and wacht.wet.bewijs
    assert (wacht.resultaat.uitkomst, wacht.uitkomst_wet) == (date(2026, 9, 23), date(2026, 9, 21))


def test_wachten_op_het_geheel_legt_zich_uit_met_de_bron_en_de_lezing() -> None:
    feiten, kader = _feiten("Hoeksche Waard")
    reden = stand(feiten, kader, PEILDATUM).fasen[0].mag_in_gebruik.redenen[0]
    assert reden.tekst == "Dit deel wacht op de gereedmelding van het geheel."
    assert [bron.wet for bron in reden.grondslag] == ["Bbl 2.21"]
    assert kader.inhoud.gefaseerd and kader.inhoud.gefaseerd.onzeker and "onzeker" in kader.inhoud.gefaseerd.lezing


def test_gegevens_per_fase_zegt_dat_gegevens_de_gereedmelding_niet_vervangen() -> None:
    feiten, kader = _feiten("Hoeksche Waard")
    assert kader.inhoud.gefaseerd
    regel = kader.inhoud.gefaseerd.model_copy(update={"methode": "gegevens_per_fase"})
    anders = replace(kader, inhoud=kader.inhoud.model_copy(update={"gefaseerd": regel}))
    wacht, gegevens = stand(feiten, kader, PEILDATUM).fasen[0], stand(feiten, anders, PEILDATUM).fasen[0]
    assert gegevens.mag_in_gebruik.oordeel == wacht.mag_in_gebruik.oordeel == "nee"
    assert "vraagt per deel gegevens op" in gegevens.mag_in_gebruik.redenen[0].tekst
    assert gegevens.mag_in_gebruik.redenen[1:] == wacht.mag_in_gebruik.redenen[1:]


def _met_id(feiten: Feiten) -> Feiten:
    """The same facts with an id on each melding: g for the whole, d1 and so on for the parts."""
    fasen = tuple(
        fase.model_copy(update={"meldingen": tuple(m.model_copy(update={"id": f"d{fase.id}"}) for m in fase.meldingen)})
        for fase in feiten.fasen
    )
    meldingen = tuple(m.model_copy(update={"id": f"g{m.soort}"}) for m in feiten.meldingen)
    return feiten.model_copy(update={"fasen": fasen, "meldingen": meldingen})


@pytest.mark.parametrize(
    ("begin", "melding", "codes"),
    [
        ("Zolang niet gekozen", "ggereedmelding", []),
        ("Zolang niet gekozen", "geindebouw", []),
        ("Zolang niet gekozen", "gbouwmelding", ["niet_per_deel", "al_beoordeeld"]),
        ("Zolang niet gekozen", "onbekend", ["telt_niet_mee"]),
        ("Herstel van een deel", "d1", []),
        ("Herstel van een deel", "d2", ["al_beoordeeld"]),
    ],
)
def test_waarom_een_melding_niet_bij_een_ander_deel_kan(begin: str, melding: str, codes: list[str]) -> None:
    feiten, kader = _feiten(begin)
    assert [reden.code for reden in beletselen_koppelen(_met_id(feiten), melding, kader, PEILDATUM)] == codes


@pytest.mark.parametrize(
    ("begin", "deel", "codes"),
    [
        ("Herstel van een deel", 0, ["deel_met_melding"]),
        ("Een signaal over een deel", 0, ["deel_met_melding", "deel_met_signaal"]),
        ("Een deel is in gebruik", 1, ["deel_in_gebruik"]),
        ("Hoeksche Waard", 1, ["al_vervallen"]),
        ("Hoeksche Waard", 2, []),
    ],
)
def test_waarom_een_deel_niet_kan_vervallen(begin: str, deel: int, codes: list[str]) -> None:
    feiten, kader = _feiten(begin)
    assert [reden.code for reden in beletselen_vervallen(feiten, feiten.fasen[deel], kader, PEILDATUM)] == codes


def test_een_oordeel_wacht_tot_vaststaat_waarover_de_melding_gaat() -> None:
    feiten, kader = _feiten("Zolang niet gekozen")
    for daad in ("accepteer_gereedmelding", "wijs_gereedmelding_af", "vraag_herstel_gereedmelding"):
        codes = [reden.code for reden in beletselen(feiten, daad, kader, PEILDATUM)]  # type: ignore[arg-type]
        assert codes == ["deel_kiezen"], daad
    assert beletselen(feiten, "toets_gereedmelding", kader, PEILDATUM) == ()


def test_een_daad_over_een_melding_van_een_deel_kijkt_naar_dat_deel() -> None:
    feiten, kader = _feiten("Herstel van een deel")
    feiten = _met_id(feiten)
    assert beletselen(feiten, "toets_gereedmelding", kader, PEILDATUM, melding="d1") == ()
    assert [r.code for r in beletselen(feiten, "toets_gereedmelding", kader, PEILDATUM, melding="d2")] == ["al_beoordeeld"]
    assert [r.code for r in beletselen(feiten, "toets_gereedmelding", kader, PEILDATUM)] == ["geen_gereedmelding"]


def test_een_zaak_sluit_niet_met_een_deel_dat_nog_beoordeeld_moet_worden() -> None:
    feiten, kader = _feiten("Herstel van een deel")
    assert [r.code for r in beletselen(feiten, "sluit_af", kader, PEILDATUM)] == ["niet_beoordeeld"]
    assert beletselen(feiten, "besluit_gebruik_onder_voorwaarden", kader, PEILDATUM) == ()
