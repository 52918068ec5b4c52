"""De loop van een interventie: de voorbeelden, en wat voor elke procedure moet gelden."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import pytest

from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.regels.feiten import Controlefeit, Feiten
from borgwijzer.regels.interventieloop import (
    afrondbeletselen,
    beginbeletselen,
    list_interventietaken,
    list_verwacht,
    loop_van,
    stapbeletselen,
    stel_dag_voor,
)
from borgwijzer.regels.interventiestappen import BEGIN, PROCEDURES, Interventieterm
from borgwijzer.regels.levensloop import stand, stand_met_houdbaarheid
from borgwijzer.regels.poorten import Zicht
from borgwijzer.regels.toezichtfeiten import Afwegingfeit, Interventiefeit, Overtredingfeit, Stapfeit, Toezicht
from borgwijzer.regels.toezichtwerk import list_toezichttaken
from tests.regels.regelvoorbeelden import als, kader_van, rijen

DAG = date(2026, 3, 9)


def zicht_van(interventie: Interventiefeit, peildatum: date, kader: str = "hoeksche-waard", **anders: Any) -> Zicht:
    return Zicht.op(Feiten(toezicht=Toezicht(interventies=(interventie,), **anders)), zoek_kader(kader), peildatum)


@rijen("interventieloop")
def test_voorbeeld(voorbeeld: dict[str, Any]) -> None:
    feiten, verwacht, peildatum = dict(voorbeeld["feiten"]), voorbeeld["verwacht"], voorbeeld["peildatum"]
    controles = tuple(
        Controlefeit(aanleiding="gebruik_te_vroeg", opgemaakt_op=dag, gedaan_op=dag) for dag in feiten.pop("controles", ())
    )
    interventie, kader = als(Interventiefeit, {"id": "1", **feiten}), kader_van(voorbeeld)
    zaak = Feiten(controles=controles, toezicht=Toezicht(interventies=(interventie,)))
    loop = loop_van(interventie, Zicht.op(zaak, kader, peildatum))
    assert (list(loop.volgende), loop.klaar) == (verwacht["volgende"], verwacht["klaar"])
    assert [[taak.code, taak.uiterlijk] if taak.uiterlijk else [taak.code] for taak in loop.taken] == verwacht["taken"]
    termijn = [[termijn.resultaat.uitkomst, termijn.toestand] for termijn in loop.termijnen]
    assert termijn == ([verwacht["termijn"]] if "termijn" in verwacht else [])
    assert list(loop.uitkomsten) == verwacht.get("uitkomsten", list(loop.uitkomsten))
    assert list(loop.bezoeken or ()) == verwacht.get("bezoeken", [])
    if "voorstel" in verwacht:
        stap, dag = verwacht["voorstel"]
        assert stel_dag_voor(kader, loop.procedure.stappen[stap], peildatum) == dag
    eigen = [taak for taak in stand(zaak, kader, peildatum).taken if taak in loop.taken]
    assert len(eigen) == len(loop.taken), "de stand noemt dezelfde taken"


@pytest.mark.parametrize("soort", PROCEDURES)
def test_een_procedure_loopt_niet_dood(soort: str) -> None:
    """Elke plek bestaat, van elke plek kan het verder of eindigen, en elke stap is vanaf het begin te bereiken."""
    procedure = PROCEDURES[soort]
    plekken = {f"{stap}:{uitslag}" for stap, regel in procedure.stappen.items() for uitslag in (regel.uitslagen or ("",))}
    genoemd = {plek for regel in procedure.stappen.values() for plek in (*regel.na, *regel.ook_na)}
    genoemd |= {*procedure.slot, *procedure.slot_na_dag}
    assert genoemd - {BEGIN} <= plekken | set(procedure.stappen)
    for plek in plekken:
        namen = {plek, plek.split(":")[0]}
        verder = any(namen & {*regel.na, *regel.ook_na} for regel in procedure.stappen.values())
        assert verder or namen & set(procedure.slot), f"{soort}: na {plek} kan niets meer"
    assert [naam for naam, regel in procedure.stappen.items() if BEGIN in regel.na] == [next(iter(procedure.stappen))]


@pytest.mark.parametrize("soort", PROCEDURES)
@pytest.mark.parametrize("kader", ["landelijk", "hoeksche-waard", "lindenveen"])
def test_een_stap_kan_niet_worden_overgeslagen_en_niet_twee_keer(soort: str, kader: str) -> None:
    interventie = Interventiefeit(id="1", soort=soort, begonnen_op=DAG)
    for stap, regel in list(PROCEDURES[soort].stappen.items())[1:]:
        te_vroeg = Stapfeit(soort=stap, op=DAG, uiterlijk=date(2026, 6, 1), uitslag=next(iter(regel.uitslagen), ""))
        assert [reden.code for reden in stapbeletselen(interventie, te_vroeg, zicht_van(interventie, DAG, kader))] == [
            "stap_niet_aan_de_beurt"
        ]
    eerste, regel = next(iter(PROCEDURES[soort].stappen.items()))
    gezet = Stapfeit(soort=eerste, op=DAG, uiterlijk=date(2026, 6, 1))
    assert stapbeletselen(interventie, gezet, zicht_van(interventie, DAG, kader)) == ()
    na = interventie.model_copy(update={"stappen": (gezet,)})
    opnieuw = stapbeletselen(na, gezet, zicht_van(na, DAG, kader))
    assert opnieuw or eerste in regel.ook_na


@pytest.mark.parametrize(
    ("stap", "code"),
    [
        ({"op": date(2026, 3, 10)}, "datum_in_toekomst"), ({"op": date(2026, 3, 8)}, "datum_te_vroeg"),
        ({"uiterlijk": None}, "uiterlijk_ontbreekt"), ({"uiterlijk": DAG}, "uiterlijk_voorbij"),
        ({"soort": "verhuizing"}, "stap_niet_aan_de_beurt"),
    ],
)  # fmt: skip
def test_wat_een_stap_in_de_weg_staat(stap: dict[str, Any], code: str) -> None:
    interventie = Interventiefeit(id="1", soort="waarschuwing", begonnen_op=DAG)
    gezet = Stapfeit(**{"soort": "waarschuwing", "op": DAG, "uiterlijk": date(2026, 4, 13), **stap})
    assert [reden.code for reden in stapbeletselen(interventie, gezet, zicht_van(interventie, DAG))] == [code]


LOPEND = Interventiefeit(
    id="1", overtreding="7", afweging="5", soort="waarschuwing", begonnen_op=DAG,
    stappen=(Stapfeit(soort="waarschuwing", op=DAG, uiterlijk=date(2026, 4, 13)),),
)  # fmt: skip


@pytest.mark.parametrize(
    ("stap", "op", "code"),
    [
        ({"soort": "hercontrole", "uitslag": "niet_hersteld"}, date(2026, 4, 13), "nog_op_tijd"),
        ({"soort": "hercontrole", "uitslag": ""}, date(2026, 4, 14), "uitslag_ontbreekt"),
        ({"soort": "uitstel", "uiterlijk": date(2026, 4, 13)}, date(2026, 4, 1), "uiterlijk_niet_later"),
        ({"soort": "hercontrole", "uitslag": "niet_hersteld"}, date(2026, 4, 14), None),
        ({"soort": "hercontrole", "uitslag": "hersteld"}, date(2026, 3, 20), None),
    ],
)  # fmt: skip
def test_niet_hersteld_is_pas_na_de_dag_vast_te_stellen(stap: dict[str, Any], op: date, code: str | None) -> None:
    gevonden = [reden.code for reden in stapbeletselen(LOPEND, Stapfeit(op=op, **stap), zicht_van(LOPEND, op))]
    assert gevonden == ([code] if code else [])


def test_niets_eindigt_met_een_open_termijn() -> None:
    for uitkomst in ("hersteld", "niet_hersteld_zwaarder", "afgerond"):
        (reden,) = afrondbeletselen(LOPEND, uitkomst, zicht_van(LOPEND, date(2026, 4, 13)))
        assert reden.code == "termijn_loopt" and "2026-04-13" in reden.tekst
    assert [r.code for r in afrondbeletselen(LOPEND, "hersteld", zicht_van(LOPEND, date(2026, 4, 14)))] == ["stap_open"]
    assert afrondbeletselen(LOPEND, "vervallen", zicht_van(LOPEND, DAG)) == ()
    wacht = LOPEND.model_copy(update={"voorstel_op": DAG})
    assert [r.code for r in afrondbeletselen(wacht, "vervallen", zicht_van(wacht, DAG))] == ["voorstel_open"]


AFWEGING = Afwegingfeit(id="5", begonnen_op=DAG, voorgesteld_op=DAG, vastgesteld_op=DAG, keuze="waarschuwing")
OVERTREDING = Overtredingfeit(id="7", norm="Bbl 4.12", geconstateerd_op=DAG, afwegingen=(AFWEGING,))


def test_na_een_keuze_zonder_interventie_en_na_een_die_niet_hielp_is_er_werk() -> None:
    leeg = Toezicht(overtredingen=(OVERTREDING,))
    zicht = Zicht.op(Feiten(toezicht=leeg), zoek_kader("landelijk"), DAG)
    assert [taak.code for taak in list_toezichttaken(zicht, ())] == ["start_interventie"]
    einde = {"afgerond_op": date(2026, 4, 20), "uitkomst": "niet_hersteld_zwaarder"}
    na = zicht_van(LOPEND.model_copy(update=einde), date(2026, 4, 20), overtredingen=(OVERTREDING,))
    assert [taak.code for taak in list_interventietaken(na)] == ["weeg_overtreding_opnieuw"]
    later = AFWEGING.model_copy(update={"id": "6", "vastgesteld_op": date(2026, 4, 20), "keuze": "herstelmaatregel"})
    opnieuw = OVERTREDING.model_copy(update={"afwegingen": (AFWEGING, later)})
    zwaarder = zicht_van(LOPEND.model_copy(update=einde), date(2026, 4, 20), overtredingen=(opnieuw,))
    assert [taak.code for taak in list_toezichttaken(zwaarder, ())] == ["start_interventie"]
    hersteld = OVERTREDING.model_copy(update={"hersteld_op": DAG})
    assert list_interventietaken(zicht_van(LOPEND.model_copy(update=einde), date(2026, 4, 20), overtredingen=(hersteld,))) == []


@pytest.mark.parametrize(
    ("overtreding", "interventies", "code"),
    [
        ({"hersteld_op": DAG}, {}, "overtreding_klaar"), ({"afwegingen": ()}, {}, "niet_afgewogen"), ({}, {}, "loopt_al"),
        ({}, {"afgerond_op": date(2026, 3, 20), "uitkomst": "niet_hersteld_zwaarder"}, "nieuwe_afweging"),
        ({}, {"afgerond_op": date(2026, 3, 20), "uitkomst": "vervallen"}, None),
    ],
)  # fmt: skip
def test_wat_beginnen_in_de_weg_staat(overtreding: dict[str, Any], interventies: dict[str, Any], code: str | None) -> None:
    zicht = zicht_van(LOPEND.model_copy(update=interventies), date(2026, 4, 1))
    gevonden = beginbeletselen(OVERTREDING.model_copy(update=overtreding), "waarschuwing", ("waarschuwing",), zicht)
    assert [reden.code for reden in gevonden] == ([code] if code else [])
    anders = beginbeletselen(OVERTREDING, "strafrecht", ("waarschuwing",), zicht)
    assert [reden.code for reden in anders] == ["niet_gekozen"]


def test_verscherpt_toezicht_eindigt_niet_voor_de_bezoeken_of_de_periode() -> None:
    interventie = Interventiefeit(
        id="1", soort="verscherpt_toezicht", begonnen_op=DAG,
        stappen=(Stapfeit(soort="aankondiging", op=DAG, uiterlijk=date(2026, 6, 10), aantal=1),),
    )  # fmt: skip
    einde = Stapfeit(soort="einde", op=date(2026, 6, 10), uitslag="nageleefd")
    zonder = zicht_van(interventie, date(2026, 6, 10))
    assert [reden.code for reden in stapbeletselen(interventie, einde, zonder)] == ["bezoeken_open"]
    bezoek = (Controlefeit(aanleiding="gebruik_te_vroeg", opgemaakt_op=DAG, gedaan_op=date(2026, 5, 1)),)
    met = Zicht.op(Feiten(controles=bezoek, toezicht=Toezicht(interventies=(interventie,))), zonder.kader, date(2026, 6, 10))
    assert stapbeletselen(interventie, einde, met) == ()
    later = einde.model_copy(update={"op": date(2026, 6, 11)})
    assert stapbeletselen(interventie, later, zicht_van(interventie, date(2026, 6, 11))) == ()


def test_de_stand_blijft_houdbaar_tot_er_iets_verandert() -> None:
    feiten = Feiten(toezicht=Toezicht(overtredingen=(OVERTREDING,), interventies=(LOPEND,)))
    _, tot = stand_met_houdbaarheid(feiten, zoek_kader("landelijk"), date(2026, 3, 20))
    assert tot == date(2026, 4, 13), "de dag erna is de hersteltermijn voorbij en is er een taak"


def test_elke_termijn_van_een_stap_heeft_een_plek_in_het_kader() -> None:
    genoemd = {naam for p in PROCEDURES.values() for regel in p.stappen.values() for naam in (regel.binnen, regel.termijn) if naam}
    assert genoemd == set(get_args(Interventieterm))
    for kader in ("hoeksche-waard", "lindenveen"):
        loop = zoek_kader(kader).inhoud.interventieloop
        assert loop and set(loop.termijnen) == genoemd


@pytest.mark.parametrize(
    ("soort", "verwacht"),
    [
        ("signaalgesprek", ["uitnodiging", "gesprek", "nakoming"]), ("waarschuwing", ["waarschuwing", "hercontrole"]),
        ("verscherpt_toezicht", ["aankondiging", "einde"]), ("strafrecht", ["overdracht", "navraag"]),
    ],
)  # fmt: skip
def test_wat_er_gewoonlijk_komt(soort: str, verwacht: list[str]) -> None:
    assert list_verwacht(PROCEDURES[soort], None) == verwacht


@pytest.mark.parametrize(
    ("uitkomst", "zin"), [("vervallen", "hersteld of vervallen is"), ("niet_hersteld_zwaarder", "zwaarder middel")]
)
def test_een_overtreding_die_open_blijft_ligt_nooit_stil(uitkomst: str, zin: str) -> None:
    einde = LOPEND.model_copy(update={"afgerond_op": date(2026, 4, 20), "uitkomst": uitkomst})
    (taak,) = list_interventietaken(zicht_van(einde, date(2026, 4, 20), overtredingen=(OVERTREDING,)))
    assert taak.code == "weeg_overtreding_opnieuw" and zin in taak.tekst
