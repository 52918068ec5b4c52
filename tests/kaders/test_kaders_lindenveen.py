"""An invented municipality that differs in every dimension: each rule gives its own answer, so no municipality is in code."""

from datetime import date
from typing import Any

import pytest

from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.regels.feiten import Feiten, Gebruiksfunctie, Gevolgklassefeiten, Meldingfeit
from borgwijzer.regels.gevolgklasse import bepaal_gevolgklasse
from borgwijzer.regels.grondslag import Invoerfout
from borgwijzer.regels.interventie import SPOREN, Overtreding, adviseer
from borgwijzer.regels.levensloop import Stand, stand
from borgwijzer.regels.prioriteit import bepaal_prioriteit
from borgwijzer.regels.termijnen import bereken
from borgwijzer.regels.volledigheid import toets_volledigheid

LINDENVEEN, HOEKSCHE_WAARD = zoek_kader("lindenveen@2025-01-01"), zoek_kader("hoeksche-waard")
WONING = Gevolgklassefeiten(
    verbouw=True, monument=False, functies=(Gebruiksfunctie(letter="a", aan_beperking_voldaan=True),),
    gelijkwaardig_constructief=False, gelijkwaardig_brandveilig=False, nen_6060_6079=False, milieubelastend=False,
)  # fmt: skip


def _volledig(op: date) -> dict[str, Any]:
    return {"oordeel": "volledig", "wet": "volledig", "op": op}


def _stand(op: date, kader: Any = LINDENVEEN, **feiten: Any) -> Stand:
    return stand(Feiten.model_validate(feiten), kader, op)


@pytest.mark.parametrize(
    ("soort", "vanaf", "lindenveen", "hoeksche_waard"),
    [
        ("gereedmelding_wachttijd", date(2026, 3, 9), date(2026, 3, 30), date(2026, 3, 23)),
        ("startbouw_informeren", date(2026, 4, 7), date(2026, 4, 2), date(2026, 4, 1)),
        ("eindebouw_informeren", date(2026, 4, 2), date(2026, 4, 3), date(2026, 4, 7)),
        ("zienswijze", date(2026, 3, 2), date(2026, 3, 23), date(2026, 3, 16)),
        ("bouwmelding_wachttijd", date(2026, 3, 2), date(2026, 3, 30), date(2026, 3, 30)),
    ],
)
def test_termijnen(soort: str, vanaf: date, lindenveen: date, hoeksche_waard: date) -> None:
    assert bereken(LINDENVEEN.termijn(soort), vanaf, LINDENVEEN.kalender).uitkomst == lindenveen
    assert bereken(HOEKSCHE_WAARD.termijn(soort), vanaf, HOEKSCHE_WAARD.kalender).uitkomst == hoeksche_waard


def test_de_nieuwe_versie_telt_twaalf_werkdagen() -> None:
    nieuw = zoek_kader("lindenveen@2026-07-01")
    assert bereken(nieuw.termijn("gereedmelding_wachttijd"), date(2026, 3, 9), nieuw.kalender).uitkomst == date(2026, 3, 25)


@pytest.mark.parametrize(
    ("kanaal", "lindenveen", "hoeksche_waard"),
    [("formulier", True, False), ("omgevingsloket", True, True), ("papier", False, False)],
)
def test_kanaal(kanaal: str, lindenveen: bool, hoeksche_waard: bool) -> None:
    melding = Meldingfeit.model_validate({"soort": "bouwmelding", "ontvangen_op": date(2026, 3, 2), "kanaal": kanaal})
    for kader, eis, verwacht in ((LINDENVEEN, "lv-b1", lindenveen), (HOEKSCHE_WAARD, "hw-bm-kanaal", hoeksche_waard)):
        bevinding = next(b for b in toets_volledigheid(melding, kader).bevindingen if b.eis == eis)
        assert bevinding.voldaan is verwacht


def test_een_bouwmelding_kan_hier_worden_aangevuld() -> None:
    melding = Meldingfeit.model_validate({
        "soort": "bouwmelding", "ontvangen_op": date(2026, 3, 2), "antwoorden": {"lv-b2": {"voldaan": False}},
        "herstel": ({"gevraagd_op": date(2026, 3, 5)},),
    })  # fmt: skip
    op_tijd, te_laat = (toets_volledigheid(melding, LINDENVEEN, dag) for dag in (date(2026, 3, 19), date(2026, 3, 20)))
    assert (op_tijd.oordeel, te_laat.oordeel) == ("onvolledig", "niet_gedaan")
    assert op_tijd.oordeel_wet == "niet_gedaan"
    assert toets_volledigheid(melding, HOEKSCHE_WAARD, date(2026, 3, 19)).oordeel == "niet_gedaan"


def test_na_aanvulling_begint_de_wachttijd_van_de_bouwmelding_opnieuw() -> None:
    melding = {
        "soort": "bouwmelding", "ontvangen_op": date(2026, 3, 2), "oordeel": _volledig(date(2026, 3, 13)),
        "herstel": ({"gevraagd_op": date(2026, 3, 5), "ontvangen_op": date(2026, 3, 12)},),
    }  # fmt: skip
    tijdens, erna = (_stand(dag, meldingen=(melding,)) for dag in (date(2026, 3, 11), date(2026, 3, 13)))
    assert [reden.code for reden in tijdens.mag_starten.redenen] == ["herstel_loopt"]
    assert tijdens.mag_starten.vanaf is None
    assert erna.mag_starten.vanaf == date(2026, 4, 9)
    assert _stand(date(2026, 4, 9), meldingen=(melding,)).mag_starten.oordeel == "ja"


def test_niet_aangevuld_geeft_een_taak_bij_de_eigen_hersteltermijn() -> None:
    melding = {"soort": "bouwmelding", "ontvangen_op": date(2026, 3, 2), "herstel": ({"gevraagd_op": date(2026, 3, 5)},)}
    op_tijd, te_laat = (_stand(dag, meldingen=(melding,)) for dag in (date(2026, 3, 19), date(2026, 3, 20)))
    assert "wijs_bouwmelding_af" not in [taak.code for taak in op_tijd.taken]
    assert "wijs_bouwmelding_af" in [taak.code for taak in te_laat.taken]
    assert "aanvullen_bouw" in [termijn.soort for termijn in op_tijd.termijnen]


@pytest.mark.parametrize(
    ("onderwerpen", "verwacht"),
    [
        (["kelder"], ("hoog", "altijd", True, "verboden")),
        (["gevel"], ("midden", "na_beoordeling", True, "onder_voorwaarden")),
        (["vluchtweg"], ("midden", "na_beoordeling", True, "verboden")),
        (["hemelwater"], ("laag", "na_beoordeling", True, "onder_voorwaarden")),
        (["hemelwater", "vluchtweg"], ("midden", "na_beoordeling", True, "verboden")),
    ],
)
def test_prioriteiten(onderwerpen: list[str], verwacht: tuple[Any, ...]) -> None:
    gevonden = bepaal_prioriteit(onderwerpen, LINDENVEEN)
    assert (gevonden.prioriteit, gevonden.bezoek, gevonden.opvolging, gevonden.gebruik) == verwacht


def test_onderwerpen_van_een_ander_zijn_hier_onbekend() -> None:
    with pytest.raises(Invoerfout, match="Kies uit: kelder, gevel, vluchtweg, hemelwater"):
        bepaal_prioriteit(["fundering"], LINDENVEEN)


@pytest.mark.parametrize(
    ("gevolg", "gedrag", "herhaling", "cel", "verschoven", "opties"),
    [
        (2, "B", False, "2B", None, ([], [], [], ["INFO"])),
        (2, "B", True, "2B", "2C", ([], [], [], ["LOD"])),
        (1, "D", False, "1D", None, (["AANGIFTE"], [], [], ["LOD"])),
        (4, "C", True, "4C", "4D", (["AANGIFTE"], [], ["DICHT"], ["LOD"])),
        (4, "D", True, "4D", "4D", (["AANGIFTE"], [], ["DICHT"], ["LOD"])),
    ],
)
def test_matrix_en_verschuiving(
    gevolg: Any, gedrag: Any, herhaling: bool, cel: str, verschoven: str | None, opties: tuple[list[str], ...]
) -> None:
    advies = adviseer(Overtreding(gevolg, gedrag, herhaling=herhaling), LINDENVEEN)
    assert (advies.cel, advies.verschoven_cel) == (cel, verschoven)
    assert tuple(list(getattr(advies.opties, spoor)) for spoor in SPOREN) == opties


@pytest.mark.parametrize(
    ("ernst", "herhaling", "treden"),
    [("licht", False, ["keukentafel"]), ("matig", True, ["keukentafel", "dwangsom"]), ("ernstig", False, ["dwangsom"])],
)
def test_ladder(ernst: Any, herhaling: bool, treden: list[str]) -> None:
    advies = adviseer(Overtreding(3, "B", herhaling=herhaling, ernst=ernst), LINDENVEEN)
    assert [trede.trede for trede in advies.ladder] == treden


def test_zwaarder_gedrag_volgt_de_eigen_koppeling() -> None:
    teksten = {
        feit: " ".join(n.tekst for n in adviseer(Overtreding(1, "A", **{feit: True}), LINDENVEEN).kanttekeningen)
        for feit in ("herhaling", "weigering")
    }
    assert "past gedrag A niet goed" in teksten["weigering"] and "past gedrag A niet goed" not in teksten["herhaling"]


@pytest.mark.parametrize(("op", "uitkomst"), [(date(2025, 6, 30), "VERBOUW"), (date(2025, 7, 1), "GK1")])
def test_verbouw_vanaf_een_datum(op: date, uitkomst: str) -> None:
    assert bepaal_gevolgklasse(WONING, LINDENVEEN, op).uitkomst == uitkomst
    assert bepaal_gevolgklasse(WONING, HOEKSCHE_WAARD, op).uitkomst == "VERBOUW"


def test_een_gemeente_brengt_verbouw_niet_onder_de_wkb() -> None:
    melding = {
        "soort": "bouwmelding", "ontvangen_op": date(2026, 3, 2), "oordeel": _volledig(date(2026, 3, 4)),
    }  # fmt: skip
    oordeel = _stand(date(2026, 5, 1), gevolgklasse=WONING, meldingen=(melding,)).mag_starten
    assert [reden.code for reden in oordeel.redenen] == ["geen_gevolgklasse_1"]


def test_de_wet_vraagt_het_einde_van_de_bouw_ook_als_het_kader_zwijgt() -> None:
    gereed = {
        "soort": "gereedmelding", "ontvangen_op": date(2026, 3, 9), "oordeel": _volledig(date(2026, 3, 12)),
    }  # fmt: skip
    oordeel = _stand(date(2026, 5, 1), meldingen=(gereed,)).mag_in_gebruik
    assert [(reden.code, reden.grondslag[0].kader) for reden in oordeel.redenen] == [("geen_eindebouw", None)]


def _deel() -> dict[str, Any]:
    return {
        "id": "een",
        "meldingen": (
            {
                "soort": "gereedmelding",
                "ontvangen_op": date(2026, 3, 9),
                "oordeel": _volledig(date(2026, 3, 12)),
            },
            {"soort": "eindebouw", "ontvangen_op": date(2026, 3, 9), "datum": date(2026, 3, 6)},
        ),
    }


@pytest.mark.parametrize(("kader", "verwacht"), [(LINDENVEEN, "ja"), (HOEKSCHE_WAARD, "nee")], ids=["per deel", "geheel"])
def test_een_deel_mag_hier_voor_het_geheel_in_gebruik(kader: Any, verwacht: str) -> None:
    gevonden = _stand(date(2026, 3, 30), kader, fasen=(_deel(),))
    assert gevonden.mag_in_gebruik.oordeel == "nee"
    assert gevonden.fasen[0].mag_in_gebruik.oordeel == verwacht


def test_gegevens_die_alleen_dit_kader_heeft() -> None:
    inhoud = LINDENVEEN.inhoud
    assert (inhoud.sanctie[0].bedrag, inhoud.sanctie[0].maximum) == (5000, 20000)
    assert inhoud.lokale_omstandigheid[0].plaatsen == ("Oude Kern",)
    assert {naam: bron.beoordeling for naam, bron in inhoud.signaalbron.items()} == {
        "huurder": "altijd",
        "wijkteam": "alleen_bij_risico",
    }
    assert HOEKSCHE_WAARD.inhoud.sanctie == () and HOEKSCHE_WAARD.inhoud.lokale_omstandigheid == ()
