"""A last: where it stands on a day, its taken and terms, what is forfeited, and what stands in the way of a deed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.regels.beletselen import beletselen
from borgwijzer.regels.bezwaarfeiten import Schorsing
from borgwijzer.regels.feiten import Feiten
from borgwijzer.regels.lastdaden import Lastdaad
from borgwijzer.regels.lastgeld import bereken_verbeurte
from borgwijzer.regels.lastprocedure import (
    HOORGRONDEN,
    NIET_GESCHORST,
    REGELS,
    Lastzicht,
    lastbeletselen,
    vervallen_vorderingen,
    zie_last,
)
from borgwijzer.regels.lastsanctie import keur_dwangsom
from borgwijzer.regels.lastwerk import LASTTAKEN
from borgwijzer.regels.levensloop import stand, stand_met_houdbaarheid
from borgwijzer.regels.toezichtfeiten import Interventiefeit, Stapfeit, Toezicht
from borgwijzer.web.beelden.etiketten import TAKEN as TAAKWOORDEN
from tests.regels.regelvoorbeelden import als, bestand, kader_van

HW = zoek_kader("hoeksche-waard")
LASTEN, VERBEURTES = bestand("last")["voorbeeld"], bestand("last")["verbeurte"]
VERJARINGEN = bestand("last")["verjaring"]
BESLUIT = {"soort": "besluit", "op": date(2026, 3, 4), "uiterlijk": date(2026, 4, 1), "bedrag": 1000, "eenheid": "per week",
           "maximum": 2500}  # fmt: skip


def maak(stappen: list[dict[str, Any]], soort: str = "last_onder_dwangsom", **anders: Any) -> Interventiefeit:
    begonnen = {"id": "1", "soort": soort, "begonnen_op": date(2026, 1, 1)}
    return als(Interventiefeit, {**begonnen, "stappen": stappen, **anders})


def maak_voorbeeld(voorbeeld: dict[str, Any]) -> Interventiefeit:
    return maak(voorbeeld["stappen"], voorbeeld["soort"], schorsingen=voorbeeld.get("schorsingen", []))


def zie(dag: date, *stappen: dict[str, Any], soort: str = "last_onder_dwangsom") -> Lastzicht:
    return zie_last(maak(list(stappen), soort), HW, dag)


@pytest.mark.parametrize("voorbeeld", LASTEN, ids=[een["naam"] for een in LASTEN])
def test_stand_per_dag(voorbeeld: dict[str, Any]) -> None:
    last, kader = maak_voorbeeld(voorbeeld), kader_van(voorbeeld)
    feiten = Feiten(toezicht=Toezicht(interventies=(last,)))
    for rij in voorbeeld["op"]:
        zicht, bepaald = zie_last(last, kader, rij["peildatum"]), stand(feiten, kader, rij["peildatum"], met_bewijs=True)
        assert zicht.stap == rij["stap"], rij
        assert [taak.code for taak in bepaald.taken] == rij["taken"], rij
        assert sum(een.open for een in zicht.open_vorderingen) == rij.get("open", 0), rij
        if "termijnen" in rij:
            gevonden = [[t.soort, t.toestand, t.resultaat.uitkomst] for t in bepaald.termijnen]
            assert gevonden == rij["termijnen"], rij


@pytest.mark.parametrize("voorbeeld", VERBEURTES, ids=[een["naam"] for een in VERBEURTES])
def test_wat_een_constatering_laat_verbeuren(voorbeeld: dict[str, Any]) -> None:
    stappen = [als(Stapfeit, stap) for stap in voorbeeld["stappen"]]
    schorsingen = [als(Schorsing, een) for een in voorbeeld.get("schorsingen", [])]
    for op, bedrag, code in voorbeeld["constateringen"]:
        verbeurte = bereken_verbeurte(stappen, op, HW.kalender, schorsingen)
        assert (verbeurte.bedrag, verbeurte.code) == (bedrag, code), op
        stappen += [Stapfeit(soort="verbeuring", op=op, bedrag=bedrag)] if bedrag else []


@pytest.mark.parametrize("voorbeeld", LASTEN, ids=[een["naam"] for een in LASTEN])
def test_de_stand_zegt_zelf_tot_wanneer_zij_geldt(voorbeeld: dict[str, Any]) -> None:
    feiten, kader = Feiten(toezicht=Toezicht(interventies=(maak_voorbeeld(voorbeeld),))), kader_van(voorbeeld)
    for rij in voorbeeld["op"]:
        nu, tot = stand_met_houdbaarheid(feiten, kader, rij["peildatum"])
        if tot == date.max:
            continue
        later = stand(feiten, kader, tot)
        assert [taak.code for taak in later.taken] == [taak.code for taak in nu.taken], rij


def test_elke_taak_heeft_woorden() -> None:
    assert set(TAAKWOORDEN) >= LASTTAKEN


@pytest.mark.parametrize("voorbeeld", VERJARINGEN, ids=[een["naam"] for een in VERJARINGEN])
def test_verjaring(voorbeeld: dict[str, Any]) -> None:
    stappen = [{**BESLUIT, "besluit": "7"}, {"soort": "verbeuring", "op": date(2026, 4, 2), "bedrag": 1000}]
    bezwaar = {"besluit": "7", "bekendgemaakt_op": date(2026, 3, 4), "ontvangen_op": date(2026, 4, 8)}
    anders = {
        "bezwaren": [{**bezwaar, "stappen": voorbeeld["bezwaar"]}] if "bezwaar" in voorbeeld else [],
        "schorsingen": [{"besluit": "7", **voorbeeld["schorsing"]}] if "schorsing" in voorbeeld else [],
    }
    last = maak([*stappen, *voorbeeld.get("stappen", [])], **anders)
    for rij in voorbeeld["op"]:
        vordering = zie_last(last, HW, rij["peildatum"]).vorderingen[0]
        assert vordering.verjaart.uitkomst == rij.get("verjaart"), rij
        assert len(vordering.verjaring.redenen) == rij["redenen"], vordering.verjaring.redenen
    assert zie_last(maak([*stappen, *voorbeeld.get("stappen", [])]), HW, date(2026, 4, 3)).vorderingen[0].verjaart.uitkomst


def test_tijdens_uitstel_is_niets_te_laat() -> None:
    uitstel = {"soort": "uitstel", "op": date(2026, 5, 18), "uiterlijk": date(2026, 6, 10)}
    assert not vervallen_vorderingen(zie(date(2026, 6, 10), GEHOORD, BESLUIT, GEZIEN, VERBEURD, uitstel))
    assert vervallen_vorderingen(zie(date(2026, 6, 11), GEHOORD, BESLUIT, GEZIEN, VERBEURD, uitstel))


GEHOORD = {"soort": "zonder_zienswijze", "op": date(2026, 3, 2), "uitslag": "spoed"}
GEZIEN = {"soort": "hercontrole", "op": date(2026, 4, 2), "uitslag": "niet_voldaan"}
VERBEURD = {"soort": "verbeuring", "op": date(2026, 4, 2), "bedrag": 1000}
VOORNEMEN = {"soort": "voornemen", "op": date(2026, 3, 2), "uiterlijk": date(2026, 3, 16)}


@pytest.mark.parametrize(
    ("dag", "stappen", "daad", "code"),
    [
        (date(2026, 3, 2), [], "besluit", "zienswijze_ontbreekt"),
        (date(2026, 3, 16), [VOORNEMEN], "besluit", "zienswijze_loopt"),
        (date(2026, 3, 17), [VOORNEMEN], "besluit", None),
        (date(2026, 3, 9), [VOORNEMEN, {"soort": "zienswijze", "op": date(2026, 3, 9)}], "besluit", "reactie_ontbreekt"),
        (date(2026, 3, 9), [VOORNEMEN, {"soort": "zienswijze", "op": date(2026, 3, 9)}], "zonder_zienswijze", "al_gehoord"),
        (date(2026, 3, 2), [GEHOORD], "besluit", None),
        (date(2026, 3, 5), [GEHOORD, BESLUIT], "besluit", "al_besloten"),
        (date(2026, 3, 2), [], "mondelinge_bouwstop", "alleen_bestuursdwang"),
        (date(2026, 3, 2), [], "bestuursdwang", "alleen_bestuursdwang"),
        (date(2026, 3, 2), [], "zienswijze", "geen_voornemen"),
        (date(2026, 3, 2), [], "hercontrole", "geen_besluit"),
        (date(2026, 4, 2), [GEHOORD, BESLUIT], "verbeuring", "geen_constatering"),
        (date(2026, 4, 2), [GEHOORD, BESLUIT, GEZIEN], "verbeuring", None),
        (date(2026, 4, 3), [GEHOORD, BESLUIT, GEZIEN, VERBEURD], "verbeuring", "geen_constatering"),
        (date(2026, 4, 3), [GEHOORD, BESLUIT, GEZIEN, VERBEURD, {**GEZIEN, "op": date(2026, 4, 3)}], "verbeuring", "tijdvak"),
        (date(2026, 4, 3), [GEHOORD, BESLUIT, GEZIEN, VERBEURD], "verlenging", "niet_nu"),
        (date(2026, 4, 3), [GEHOORD, BESLUIT, GEZIEN, VERBEURD], "invordering", "niet_nu"),
        (date(2026, 4, 3), [GEHOORD, BESLUIT, GEZIEN, VERBEURD], "aanmaning", "nog_op_tijd"),
        (date(2026, 5, 19), [GEHOORD, BESLUIT, GEZIEN, VERBEURD], "aanmaning", "eerst_invorderen"),
        (date(2026, 5, 19), [GEHOORD, BESLUIT, GEZIEN, VERBEURD], "invordering", None),
        (date(2026, 4, 3), [GEHOORD, BESLUIT, GEZIEN, VERBEURD], "afronden", "vordering_open"),
        (date(2026, 3, 5), [GEHOORD, BESLUIT], "afronden", "loopt_nog"),
        (date(2026, 3, 5), [GEHOORD, BESLUIT], "betaling", "niets_open"),
        (date(2026, 3, 5), [GEHOORD, BESLUIT], "besluit_op_verzoek", "geen_verzoek"),
        (date(2026, 3, 5), [GEHOORD, BESLUIT], "kosten", "niet_nu"),
        (date(2026, 3, 2), [], "afronden", None),
    ],
)  # fmt: skip
def test_beletselen(dag: date, stappen: list[dict[str, Any]], daad: str, code: str | None) -> None:
    gevonden = lastbeletselen(zie(dag, *stappen), daad)  # type: ignore[arg-type]
    assert [reden.code for reden in gevonden] == ([code] if code else [])


def test_na_een_mondelinge_bouwstop_eerst_het_besluit() -> None:
    zicht = zie(date(2026, 3, 2), {"soort": "mondelinge_bouwstop", "op": date(2026, 3, 2)}, soort="last_onder_bestuursdwang")
    assert not lastbeletselen(zicht, "besluit")
    assert lastbeletselen(zicht, "afronden")[0].code == "bekrachtigen"
    assert lastbeletselen(zicht, "bestuursdwang")[0].code == "niet_nu"


def test_na_afronden_kan_niets_meer() -> None:
    klaar = zie_last(maak([GEHOORD, BESLUIT], afgerond_op=date(2026, 4, 2)), HW, date(2026, 4, 2))
    assert {lastbeletselen(klaar, daad)[0].code for daad in REGELS} == {"afgerond"}


def test_een_zaak_sluit_niet_met_een_last() -> None:
    feiten = Feiten(toezicht=Toezicht(interventies=(maak([GEHOORD, BESLUIT]),)))
    assert "interventie_open" in {reden.code for reden in beletselen(feiten, "sluit_af", HW, date(2026, 4, 2))}


def test_de_gronden_om_niet_te_horen_noemen_hun_artikel() -> None:
    assert {wet for _, wet in HOORGRONDEN.values()} == {"Awb 4:11", "Awb 4:8 lid 2"}


LV = zoek_kader("lindenveen")


@pytest.mark.parametrize(
    ("dwangsom", "afwijking", "code"),
    [
        (("bouwen-zonder-melding", 7500, "per week", 20000), "", None),
        (("bouwen-zonder-melding", 7501, "per week", 20000), "Zwaar.", "boven_maximum"),
        (("bouwen-zonder-melding", 7500, "per week", 20001), "Zwaar.", "boven_maximum"),
        (("bouwen-zonder-melding", 5000, "per week", 20000), "", "afwijking"),
        (("bouwen-zonder-melding", 5000, "per week", 20000), "Kleine aannemer.", None),
        (("bouwen-zonder-melding", 7500, "per dag", 20000), "", "afwijking"),
        (("", 9000, "per week", 20000), "", "afwijking"), (("", 9000, "per week", 20000), "Geen regel past.", None),
        (("verzonnen", 9000, "per week", 20000), "x", "sanctie"), (("", 0, "per week", 20000), "x", "bedrag"),
        (("", 9000, "per week", 8000), "x", "bedrag"), (("", 9000, "per eeuw", 20000), "x", "eenheid"),
    ],
)  # fmt: skip
def test_de_sanctietabel(dwangsom: tuple[str, int, str, int], afwijking: str, code: str | None) -> None:
    sanctie, bedrag, eenheid, maximum = dwangsom
    gevonden = keur_dwangsom(LV, sanctie=sanctie, bedrag=bedrag, eenheid=eenheid, maximum=maximum, afwijking=afwijking)
    assert [reden.code for reden in gevonden] == ([code] if code else [])


def test_zonder_tabel_is_het_bedrag_vrij() -> None:
    assert not HW.inhoud.sanctie
    assert not keur_dwangsom(HW, sanctie="", bedrag=100_000, eenheid="ineens", maximum=100_000)


@pytest.mark.parametrize("daad", sorted(NIET_GESCHORST))
def test_wat_niet_kan_zolang_het_besluit_geschorst_is(daad: Lastdaad) -> None:
    schorsing = {"besluit": "7", "van": date(2026, 5, 20), "tot_en_met": date(2026, 6, 30)}
    last = maak([GEHOORD, {**BESLUIT, "besluit": "7"}, GEZIEN, VERBEURD], schorsingen=[schorsing])
    (reden,) = lastbeletselen(zie_last(last, HW, date(2026, 6, 30)), daad)
    assert reden.code == "geschorst" and reden.grondslag
    assert "geschorst" not in [een.code for een in lastbeletselen(zie_last(last, HW, date(2026, 7, 1)), daad)]
