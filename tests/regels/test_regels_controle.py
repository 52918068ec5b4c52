"""Controles ter plaatse: hun taken en termijnen op peildata, en de lijst met punten."""

from __future__ import annotations

from typing import Any

import pytest

from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.regels.beletselen import beletselen
from borgwijzer.regels.controle import keur_antwoord, list_punten
from borgwijzer.regels.feiten import Feiten
from borgwijzer.regels.levensloop import stand
from tests.regels.regelvoorbeelden import kader_van, rijen

HW = zoek_kader("hoeksche-waard")
CODES = ("voer_controle_uit", "stel_controlerapport_vast", "bevestig_bouwstop", "kies_veldrapport")
OPEN = {"controle_open", "bouwstop_onbevestigd", "veldrapport_botst"}
PUNTEN = {punt.id: punt for punt in HW.inhoud.controlepunt}


@rijen("controle")
def test_voorbeelden(voorbeeld: dict[str, Any]) -> None:
    kader = kader_van(voorbeeld)
    feiten = Feiten.model_validate({
        "controles": voorbeeld["controles"], "besluiten": voorbeeld.get("besluiten", []),
        "toezicht": {"interventies": voorbeeld.get("interventies", [])},
    })  # fmt: skip
    for verwacht in voorbeeld["op"]:
        dag = verwacht["peildatum"]
        bepaald = stand(feiten, kader, dag)
        assert {taak.code: taak.uiterlijk or "" for taak in bepaald.taken if taak.code in CODES} == verwacht["taken"], dag
        assert sorted({r.code for r in beletselen(feiten, "sluit_af", kader, dag)} & OPEN) == verwacht["open"], dag
        if "termijn" in verwacht:
            assert [t.toestand for t in bepaald.termijnen if t.soort == "bouwstop_bevestigen"] == [verwacht["termijn"]]


def test_de_lijst_begint_met_het_onderwerp_en_heeft_altijd_de_stukken_op_het_werk() -> None:
    over_fundering, zonder = [punt.id for punt in list_punten(HW, ["fundering"])], [punt.id for punt in list_punten(HW, [])]
    assert over_fundering[:5] == ["signaal-te-zien", "werk-gestopt", "plek-afgezet", "omvang-zichtbaar", "kwaliteitsborger-op-werk"]
    assert over_fundering[5:] == zonder == [punt.id for punt in list_punten(zoek_kader("landelijk"), ["fundering"])]
    assert {wet for punt in list_punten(HW, []) for wet in punt.wet} >= {"Bbl 7.8", "Bbl 7.4", "Bbl 7.15", "Bbl 7.19"}
    afwerking = [punt.id for punt in list_punten(HW, ["afwerking"])]
    assert "signaal-te-zien" in afwerking and "plek-afgezet" not in afwerking


def test_een_kader_zonder_punten_of_termijn_geeft_geen_lijst_en_geen_dag() -> None:
    inhoud = HW.inhoud.model_copy(update={
        "controlepunt": (), "termijn": {naam: regel for naam, regel in HW.inhoud.termijn.items() if naam != "bouwstop_bevestigen"},
    })  # fmt: skip
    kaal = type(HW)(inhoud, HW.tekst, HW.vingerafdruk, HW.samengesteld, HW.ouder)
    assert list_punten(kaal, ["fundering"]) == ()
    controle = {"aanleiding": "signaal", "opgemaakt_op": "2026-03-06", "gedaan_op": "2026-03-06", "vastgesteld_op": "2026-03-06"}
    feiten = Feiten.model_validate({"controles": [{**controle, "bouwstop_op": "2026-03-06"}]})
    taak = next(taak for taak in stand(feiten, kaal, feiten.controles[0].opgemaakt_op).taken if taak.code == "bevestig_bouwstop")
    assert taak.uiterlijk is None and taak.grondslag[0].wet == "Awb 5:31 lid 2"


@pytest.mark.parametrize(
    ("punt", "goed", "fout"),
    [
        ("omgeving-veilig", ["ja", "nee", ""], ["Ja", "goed", "goedgekeurd"]),
        ("signaal-te-zien", ["Ja", "Deels", ""], ["ja", "Misschien"]),
        ("omvang-zichtbaar", ["0", "1,5", "2.25", "-1", ""], ["veel", "1e9", "9" * 12, "1,2,3", "NaN"]),
        ("kwaliteitsborger-op-werk", ["Zij komt morgen.", ""], []),
    ],
)
def test_antwoorden(punt: str, goed: list[str], fout: list[str]) -> None:
    assert [keur_antwoord(PUNTEN[punt], antwoord) for antwoord in goed] == [""] * len(goed)
    assert all(keur_antwoord(PUNTEN[punt], antwoord) for antwoord in fout)
