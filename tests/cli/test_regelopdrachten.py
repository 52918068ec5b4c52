"""The commands on rules: their answer, their exit code, and one Dutch sentence for whatever is wrong."""

import json
from pathlib import Path
from typing import Any

import pytest

from borgwijzer.cli import main
from borgwijzer.regels.feitenbestand import voorbeelden

HW, WET = "hoeksche-waard", "landelijk"


@pytest.fixture
def vraag(capsys: pytest.CaptureFixture[str]) -> Any:
    """Run a command with --json; gives the answer and the exit code."""

    def stel(*argumenten: str) -> tuple[Any, int]:
        code = main([*argumenten, "--json"])
        uitvoer = capsys.readouterr()
        return (json.loads(uitvoer.out) if uitvoer.out else uitvoer.err), code

    return stel


@pytest.fixture
def feiten(tmp_path: Path) -> Any:
    """Write one of the examples of the schema, changed or not, to a file."""

    def schrijf(nummer: int = 0, **anders: Any) -> str:
        pad = tmp_path / f"feiten{nummer}.json"
        pad.write_text(json.dumps({**voorbeelden()[nummer], **anders}), encoding="utf-8")
        return str(pad)

    return schrijf


def test_feestdagen_hebben_een_bron(vraag: Any) -> None:
    dagen, code = vraag("kalender", "feestdagen", "2026")
    assert code == 0
    assert {"datum": "2026-04-27", "naam": "Koningsdag", "bron": "Atw 3 lid 1"} in dagen
    assert all(dag["bron"] for dag in dagen)


@pytest.mark.parametrize(
    ("kader", "soort", "vanaf", "uitkomst"),
    [
        (WET, "bouwmelding_wachttijd", "2026-03-02", "2026-03-30"),
        (HW, "startbouw_informeren", "2026-04-07", "2026-04-01"),
        (HW, "eindebouw_informeren", "2026-04-02", "2026-04-07"),
        (WET, "gereedmelding_wachttijd", "2026-04-24", "2026-05-08"),
        (HW, "gereedmelding_wachttijd", "2026-04-24", "2026-05-12"),
        (WET, "gereedmelding_wachttijd", "2026-12-18", "2027-01-01"),
        (HW, "gereedmelding_wachttijd", "2026-12-18", "2027-01-05"),
        (HW, "gereedmelding_wachttijd", "2026-03-09", "2026-03-23"),
        (HW, "bezwaar", "2026-06-01", "2026-07-13"),
        (HW, "bezwaar", "2026-11-14", "2026-12-28"),
        (HW, "bouwmelding_vervalt", "2026-03-02", "2027-03-02"),
    ],
)
def test_termijn_van_de_rekenvoorbeelden(vraag: Any, kader: str, soort: str, vanaf: str, uitkomst: str) -> None:
    antwoord, code = vraag("termijn", "bereken", "--kader", kader, "--soort", soort, "--vanaf", vanaf)
    assert (antwoord["uitkomst"], code) == (uitkomst, 0)
    assert antwoord["bewijs"][-1]["datum"] == uitkomst
    assert antwoord["grondslag"][0]["wet"] or antwoord["grondslag"][0]["kader"]


def test_de_andere_uitkomst_staat_in_de_kanttekening(vraag: Any) -> None:
    antwoord, _ = vraag("termijn", "bereken", "--kader", HW, "--soort", "gereedmelding_wachttijd", "--vanaf", "2026-04-24")
    assert [tekst["uitkomst"] for tekst in antwoord["kanttekeningen"]] == ["2026-05-08"]


def test_een_open_pauze_geeft_geen_uitkomst(vraag: Any) -> None:
    antwoord, code = vraag(
        "termijn", "bereken", "--kader", HW, "--soort", "gereedmelding_wachttijd", "--vanaf", "2026-04-24", "--pauze", "2026-04-29:"
    )
    assert (antwoord["uitkomst"], code) == (None, 0)
    assert antwoord["bewijs"][-1]["reden"].startswith("gepauzeerd")


def test_gevolgklasse(vraag: Any, feiten: Any) -> None:
    assert vraag("gevolgklasse", "--feiten", feiten())[0]["uitkomst"] == "GK1"
    antwoord, code = vraag("gevolgklasse", "--feiten", feiten(gevolgklasse={"verbouw": True}))
    assert (antwoord["uitkomst"], code) == ("VERBOUW", 1)


def test_toets_geeft_beide_oordelen(vraag: Any, feiten: Any) -> None:
    antwoord, code = vraag("toets", "--kader", HW, "--melding", "bouwmelding", "--feiten", feiten())
    assert (antwoord["oordeel"], antwoord["oordeel_wet"], code) == ("volledig", "volledig", 0)
    kaal = feiten(meldingen=[{"soort": "bouwmelding", "ontvangen_op": "2026-03-02"}])
    antwoord, code = vraag("toets", "--kader", HW, "--melding", "bouwmelding", "--feiten", kaal)
    assert (antwoord["oordeel"], code) == ("niet_gedaan", 1)
    assert {bevinding["laag"] for bevinding in antwoord["bevindingen"]} == {"kader", "wet"}


def test_prioriteit_neemt_per_uitkomst_het_strengste(vraag: Any) -> None:
    antwoord, code = vraag("prioriteit", "--kader", HW, "--onderwerp", "fundering", "--onderwerp", "installaties")
    gevonden = {naam: antwoord[naam] for naam in ("prioriteit", "bezoek", "opvolging", "gebruik")}
    assert gevonden == {"prioriteit": "hoog", "bezoek": "altijd", "opvolging": True, "gebruik": "verboden"}
    assert code == 0


def test_interventie_geeft_de_gevraagde_cel(vraag: Any) -> None:
    antwoord, code = vraag("interventie", "--kader", HW, "--gevolg", "3", "--gedrag", "C", "--herhaling", "--ernst", "matig")
    assert (antwoord["cel"], antwoord["verschoven_cel"], code) == ("3C", None, 0)
    assert antwoord["strafrecht"] == ["BSB", "PV", "NSO"]
    assert {optie["optie"] for optie in antwoord["beschikbaarheid"]} == {"BSB", "PV", "NSO", "BB", "L", "VT"}
    assert antwoord["ladder"] and antwoord["motivering"]


@pytest.mark.parametrize("nummer", range(len(voorbeelden())))
def test_stand_van_elk_voorbeeld(vraag: Any, feiten: Any, nummer: int) -> None:
    antwoord, code = vraag("stand", "--kader", HW, "--feiten", feiten(nummer), "--peildatum", "2026-06-01")
    assert code == 0
    assert {"fase", "mag_starten", "mag_in_gebruik", "termijnen", "taken"} <= antwoord.keys()
    assert antwoord["kader"] == "hoeksche-waard@2024-01-01"


def test_schema_en_voorbeelden_passen_bij_elkaar(vraag: Any) -> None:
    antwoord, code = vraag("feiten", "schema")
    assert code == 0
    assert len(antwoord["examples"]) >= 3 and antwoord["$defs"]["Meldingfeit"]["properties"]


def test_kader_controleer_noemt_bestand_regel_en_remedie(vraag: Any, tmp_path: Path) -> None:
    assert vraag("kader", "controleer", "kaders/hoeksche-waard/2024-01-01.toml") == ([], 0)
    tekst = Path("kaders/hoeksche-waard/2024-01-01.toml").read_text(encoding="utf-8").replace("[lhso.cel.3C]", "[lhso.cel.3E]")
    pad = tmp_path / "gat.toml"
    pad.write_text(tekst, encoding="utf-8")
    fouten, code = vraag("kader", "controleer", str(pad))
    assert code == 1 and "3C" in fouten[0]["melding"] and fouten[0]["bestand"] == str(pad) and fouten[0]["regel"] > 1


def test_kader_vergelijk_noemt_pad_oud_en_nieuw(vraag: Any) -> None:
    verschillen, code = vraag("kader", "vergelijk", WET, HW)
    assert code == 0
    assert {"pad": "termijn.gereedmelding_wachttijd.eenheid", "oud": "weken", "nieuw": "werkdagen"} in verschillen
    assert vraag("kader", "toon", HW)[0]["versie"] == "hoeksche-waard@2024-01-01"


@pytest.mark.parametrize(
    "argumenten",
    [
        ["termijn", "bereken", "--kader", WET, "--soort", "zienswijze", "--vanaf", "2026-01-01"],
        ["termijn", "bereken", "--kader", WET, "--soort", "herstel_gereedmelding", "--vanaf", "2026-01-01"],
        ["termijn", "bereken", "--kader", HW, "--soort", "bezwaar", "--vanaf", "2026-02-30"],
        ["termijn", "bereken", "--kader", HW, "--soort", "bezwaar", "--vanaf", "9999-12-01"],
        ["termijn", "bereken", "--kader", HW, "--soort", "gereedmelding_wachttijd", "--vanaf", "9999-12-31"],
        ["termijn", "bereken", "--kader", HW, "--soort", "gereedmelding_wachttijd", "--vanaf", "2199-12-31"],
        ["termijn", "bereken", "--kader", HW, "--soort", "startbouw_informeren", "--vanaf", "9999-12-31"],
        ["termijn", "bereken", "--kader", HW, "--soort", "startbouw_informeren", "--vanaf", "2014-01-02"],
        ["termijn", "bereken", "--kader", HW, "--soort", "startbouw_informeren", "--vanaf", "2013-12-31"],
        ["termijn", "bereken", "--kader", HW, "--soort", "startbouw_informeren", "--vanaf", "2026-04-07", "--pauze", "2026-04-01:"],
        ["termijn", "bereken", "--kader", HW, "--soort", "bezwaar", "--vanaf", "2026-04-07", "--pauze", "2026-05-02:2026-05-01"],
        ["termijn", "bereken", "--kader", "nergens", "--soort", "bezwaar", "--vanaf", "2026-04-07"],
        ["termijn", "bereken", "--kader", "hoeksche-waard@2020-01-01", "--soort", "bezwaar", "--vanaf", "2026-04-07"],
        ["termijn", "bereken", "--kader", HW],
        ["kalender", "feestdagen", "2013"],
        ["kalender", "feestdagen", "2200"],
        ["kalender", "feestdagen", "twintig"],
        ["prioriteit", "--kader", HW, "--onderwerp", "dakgoot"],
        ["prioriteit", "--kader", WET, "--onderwerp", "fundering"],
        ["interventie", "--kader", HW, "--gevolg", "5", "--gedrag", "A"],
        ["interventie", "--kader", WET, "--gevolg", "1", "--gedrag", "A"],
        ["stand", "--kader", HW, "--feiten", "er-is-niets.json", "--peildatum", "2026-01-01"],
        ["kader", "controleer", "er-is-niets.toml"],
        ["bestaatniet"],
        [],
    ],
    ids=lambda waarde: " ".join(waarde)[:60],
)
def test_onbruikbare_invoer_is_een_zin(capsys: pytest.CaptureFixture[str], argumenten: list[str]) -> None:
    assert main(argumenten) == 2
    uitvoer = capsys.readouterr()
    assert uitvoer.out == ""
    assert len(uitvoer.err.strip().splitlines()) == 1 and len(uitvoer.err) > 20 and "Traceback" not in uitvoer.err


@pytest.mark.parametrize(
    ("inhoud", "woord"),
    [
        ("{", "geen geldige JSON"),
        ('{"meldingen": [{"soort": "bouwmelding", "ontvangen_op": "2026-02-30"}]}', "geen bestaande datum"),
        ('{"meldingen": [{"soort": "sloopmelding", "ontvangen_op": "2026-02-03"}]}', "kies een van"),
        ('{"onbekend": 1}', "geen bekend gegeven"),
        ('{"meldingen": [{"soort": "bouwmelding"}]}', "ontbreekt"),
        ("[]", "feiten schema"),
    ],
)
def test_een_onjuist_feitenbestand_zegt_wat_er_mis_is(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, inhoud: str, woord: str
) -> None:
    pad = tmp_path / "feiten.json"
    pad.write_text(inhoud, encoding="utf-8")
    assert main(["stand", "--kader", HW, "--feiten", str(pad), "--peildatum", "2026-03-01"]) == 2
    assert woord in capsys.readouterr().err


def test_leesbare_tekst_zonder_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["termijn", "bereken", "--kader", WET, "--soort", "bezwaar", "--vanaf", "2026-06-01"]) == 0
    assert "uitkomst: 2026-07-13" in capsys.readouterr().out
