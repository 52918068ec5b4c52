"""A wrong kader file: each row spoils one thing and names the file, the exact line and the remedy it must get."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from borgwijzer.kaders.bestanden import controleer_map, kadermap, lees_bestand, zoek_kader
from borgwijzer.regels.grondslag import Invoerfout
from borgwijzer.regels.kader import lees_kader
from borgwijzer.regels.kaderfouten import Kaderfout, Kaderfouten

GEMEENTE, LAND = "lindenveen/2025-01-01.toml", "landelijk/2024-01-01.toml"
BESTAND = "proef.toml"


@dataclass(frozen=True)
class Geval:
    """`oud` is replaced by `nieuw`; `op` is the text of the line (after the change) that the error must point to."""

    naam: str
    oud: str
    nieuw: str
    op: str
    zin: str
    bestand: str = GEMEENTE


GEVALLEN = [
    Geval("gat in de matrix", "[lhso.cel.2D]", "[lhso.cel.2E]", "[lhso]", "vul de zestien cellen 1A tot en met 4D"),
    Geval("onbekende optie in een cel", '[lhso.cel.1A]\nbestuursrecht_herstellend = ["INFO"]',
          '[lhso.cel.1A]\nbestuursrecht_herstellend = ["INFOO"]', "[lhso.cel.1A]", "voeg haar toe of herstel de code"),
    Geval("optie in het verkeerde spoor", '[lhso.cel.1A]\nbestuursrecht_herstellend = ["INFO"]',
          '[lhso.cel.1A]\nstrafrecht = ["INFO"]', "[lhso.cel.1A]", "voeg haar toe of herstel de code"),
    Geval("een as zonder omschrijving", '3 = "Groot"\n', "", "[lhso]", "vul aan wat ontbreekt"),
    Geval("onbekende sleutel", "gebied = ", "gebeid = ", 'gebeid = "lijst"', "bedoelde u gebied? Herstel of verwijder haar"),
    Geval("onbekende sectie", "[evaluatie]", "[evaluaties]", "[evaluaties]", "bedoelde u evaluatie?"),
    Geval("bron ontbreekt", 'gebruik = "verboden"\nbron = "6, tabel 1"', 'gebruik = "verboden"', "[[onderwerp]]",
          "noem de paragraaf van het kader (bron) of het wetsartikel (wet)"),
    Geval("woord dat niet bestaat", 'wijze = "aanvullen_nieuwe_termijn"', 'wijze = "uitstellen"', 'wijze = "uitstellen"',
          "kies een van 'nieuwe_melding', 'aanvullen_nieuwe_termijn', 'opschorten'"),
    Geval("datum als tekst", "verbouw_vanaf = 2025-07-01", 'verbouw_vanaf = "straks"', 'verbouw_vanaf = "straks"',
          "controleer het soort waarde"),
    Geval("datum die niet bestaat", "verbouw_vanaf = 2025-07-01", "verbouw_vanaf = 2025-07-32", "verbouw_vanaf = 2025-07-32",
          "herstel deze regel"),
    Geval("mandaat voor een daad die er niet is", "[evaluatie]",
          '[mandaat]\nbron = "1"\ndaden = { neem_bouwstop = ["jurist"] }\n\n[evaluatie]',
          'daden = { neem_bouwstop = ["jurist"] }', "bedoelde u besluit_bouwstop"),
    Geval("mandaat aan niemand", "[evaluatie]",
          '[mandaat]\nbron = "1"\ndaden = { besluit_bouwstop = [] }\n\n[evaluatie]',
          "daden = { besluit_bouwstop = [] }", "is leeg: noem er ten minste een"),
    Geval("lengte nul", "lengte = 15", "lengte = 0", "lengte = 0", "dat moet ten minste 1 zijn"),
    Geval("dubbel id", 'id = "gevel"', 'id = "kelder"', 'id = "kelder"', "geef de tweede een andere id of haal hem weg"),
    Geval("sleutel die het programma zelf vult", 'id = "gevel"', 'id = "gevel"\nherkomst = "landelijk"', 'herkomst = "landelijk"',
          "verwijder haar"),
    Geval("hersteltermijn die er niet is", 'hersteltermijn = "aanvullen_bouw"', 'hersteltermijn = "aanvullen"',
          'hersteltermijn = "aanvullen"', "voeg het toe, of kies aanvullen_bouw"),
    Geval("prioriteit die er niet is", 'prioriteit = "laag"', 'prioriteit = "geen"', 'prioriteit = "geen"',
          "voeg het toe, of kies hoog, midden, laag"),
    Geval("kanttekening bij een regel die er niet is", 'bij = ["termijn.gereedmelding_wachttijd"]', 'bij = ["termijn.wachten"]',
          'bij = ["termijn.wachten"]', "voeg het toe, of kies een regel van dit kader als termijn.id"),
    Geval("koppeling met een trede die er niet is", 'dwangsom = ["LOD"]', 'boete = ["LOD"]',
          'trede = { keukentafel = ["INFO"], boete = ["LOD"] }', "kies keukentafel, dwangsom"),
    Geval("koppeling met een optie die er niet is", 'dwangsom = ["LOD"]', 'dwangsom = ["LOB"]',
          'trede = { keukentafel = ["INFO"], dwangsom = ["LOB"] }', "kies INFO, LOD"),
    Geval("grens van de taak bij een onderwerp dat er niet is", 'onderwerpen = ["kelder"]', 'onderwerpen = ["zolder"]',
          'onderwerpen = ["zolder"]', "voeg het toe, of kies kelder, gevel"),
    Geval("automatische eis zonder toets", 'toets = { document = "geluidsrapport" }\n', "", "[[eis]]", "heeft een toets nodig"),
    Geval("eis met twee toetsen", '{ document = "geluidsrapport" }', '{ document = "geluidsrapport", leesbaar = true }',
          'toets = { document = "geluidsrapport", leesbaar = true }', "kies er precies een"),
    Geval("kader zonder id", 'id = "lindenveen"\n', "", "[kader]", "voeg id toe"),
    Geval("TOML die niet klopt", "[reikwijdte]", "[reikwijdte", "[reikwijdte", "herstel deze regel"),
    Geval("veld dat een melding niet heeft", '"initiatiefnemer.telefoon"]', '"initiatiefnemer.fax"]',
          'toets = { velden = ["initiatiefnemer.naam", "initiatiefnemer.adres", "initiatiefnemer.fax"] }',
          "borgwijzer feiten schema", LAND),
    Geval("vraag die de beslislijst niet kent", 'id = "G3"', 'id = "G9"', 'id = "G9"', "kies G0, G1, G2", LAND),
    Geval("letter die de beslislijst niet kent", 'letter = "b"', 'letter = "h"', 'letter = "h"', "kies a, b, c", LAND),
    Geval("verlengen bij terugtellen", 'richting = "terug"', 'richting = "terug"\natw = true', "[termijn.startbouw_informeren]",
          "haal atw weg", LAND),
    Geval("dubbele gelijkgestelde dag", "datum = 2026-05-15", "datum = 2026-01-02", "datum = 2026-01-02",
          "geef de tweede een andere datum", LAND),
]  # fmt: skip


def _fouten(tekst: str, bestand: str) -> list[Kaderfout]:
    ouder = zoek_kader("landelijk") if bestand == GEMEENTE else None
    with pytest.raises(Kaderfouten) as gevangen:
        lees_kader(tekst, bestand=BESTAND, ouder=ouder)
    return gevangen.value.fouten


@pytest.mark.parametrize("geval", GEVALLEN, ids=[geval.naam for geval in GEVALLEN])
def test_fout_noemt_bestand_regel_en_remedie(geval: Geval) -> None:
    tekst = (kadermap() / geval.bestand).read_text(encoding="utf-8")
    assert geval.oud in tekst
    plaats = tekst.index(geval.oud)
    bedorven = tekst[:plaats] + geval.nieuw + tekst[plaats + len(geval.oud) :]
    regels = bedorven.splitlines()
    raak = [fout for fout in _fouten(bedorven, geval.bestand) if geval.zin in fout.melding]
    assert raak, [str(fout) for fout in _fouten(bedorven, geval.bestand)]
    assert raak[0].bestand == BESTAND
    assert regels[raak[0].regel - 1] == geval.op
    verwacht = _regel_van(geval, bedorven, plaats)
    assert raak[0].regel == verwacht


def _regel_van(geval: Geval, bedorven: str, plaats: int) -> int:
    """The line of `op` that is nearest to the change: the last one at or above it, else the first below it."""
    rond = bedorven[: plaats + len(geval.nieuw)].count("\n") + 1
    plekken = [nummer for nummer, regel in enumerate(bedorven.splitlines(), start=1) if regel == geval.op]
    return max((nummer for nummer in plekken if nummer <= rond), default=plekken[0])


def test_een_fout_aan_het_einde_van_het_bestand_wijst_naar_de_laatste_regel() -> None:
    tekst = (kadermap() / GEMEENTE).read_text(encoding="utf-8") + 'x = """begin\n'
    fout = _fouten(tekst, GEMEENTE)[0]
    assert fout.regel == tekst.count("\n") + 1 and "geen geldige TOML" in fout.melding


def test_alle_fouten_tegelijk_op_volgorde() -> None:
    tekst = (kadermap() / GEMEENTE).read_text(encoding="utf-8")
    fouten = _fouten(tekst.replace("lengte = 15", "lengte = 0").replace("lengte = 3", "lengte = 500"), GEMEENTE)
    assert [fout.regel for fout in fouten] == sorted(fout.regel for fout in fouten)
    assert len(fouten) == 3


@pytest.mark.parametrize(
    "tekst", ['eis = ["x"]', "eis = 3", "kader = 3", "[kader]\nid = 3", "termijn = []", "[[lhso]]\nx = 1", "wet = [1]",
              "[[eis]]\nid = { a = 1 }", "[[kanttekening]]\nid = []", "kanttekening = [[1]]"],
)  # fmt: skip
def test_rare_vormen_zijn_een_fout_en_geen_ongeluk(tekst: str) -> None:
    assert all(fout.regel >= 1 and fout.melding for fout in _fouten(tekst, GEMEENTE))


def test_erft_van_een_kader_dat_er_niet_is(tmp_path: Path) -> None:
    pad = tmp_path / "2025-01-01.toml"
    tekst = (kadermap() / GEMEENTE).read_text(encoding="utf-8").replace('erft = "landelijk"', 'erft = "provinciaal"')
    pad.write_text(tekst, encoding="utf-8")
    with pytest.raises(Kaderfouten) as gevangen:
        lees_bestand(pad)
    fout = gevangen.value.fouten[0]
    assert fout.bestand == str(pad)
    assert tekst.splitlines()[fout.regel - 1] == 'erft = "provinciaal"'
    assert "kies een van" in fout.melding and "landelijk" in fout.melding


def test_erft_van_een_versie_die_later_ingaat(tmp_path: Path) -> None:
    pad = tmp_path / "2020-01-01.toml"
    tekst = (kadermap() / GEMEENTE).read_text(encoding="utf-8").replace("geldig_vanaf = 2025-01-01", "geldig_vanaf = 2020-01-01")
    pad.write_text(tekst, encoding="utf-8")
    with pytest.raises(Kaderfouten, match="die versie is er niet op 2020-01-01: kies 2024-01-01"):
        lees_bestand(pad)


def test_twee_versies_met_een_datum(tmp_path: Path) -> None:
    tekst = (kadermap() / GEMEENTE).read_text(encoding="utf-8")
    for naam in ("2025-01-01.toml", "2025-06-01.toml"):
        (tmp_path / naam).write_text(tekst, encoding="utf-8")
    fouten = controleer_map(tmp_path)
    assert {fout.bestand for fout in fouten} == {str(tmp_path / "2025-06-01.toml")}
    assert all(tekst.splitlines()[fout.regel - 1] == "geldig_vanaf = 2025-01-01" for fout in fouten)
    assert "geef een van beide een andere geldig_vanaf" in fouten[0].melding
    assert "noem het 2025-01-01.toml of herstel geldig_vanaf" in fouten[1].melding


def test_de_meegeleverde_kaders_zijn_in_orde() -> None:
    for map_ in sorted(pad for pad in kadermap().iterdir() if pad.is_dir()):
        assert controleer_map(map_) == []
        assert [lees_bestand(pad).id for pad in sorted(map_.glob("*.toml"))] == [map_.name] * len(list(map_.glob("*.toml")))


@pytest.mark.parametrize("aanduiding", ["bestaatniet", "landelijk@1999-01-01", "../landelijk", "geen/pad.toml"])
def test_een_onbekend_kader_zegt_wat_er_wel_is(aanduiding: str) -> None:
    with pytest.raises(Invoerfout, match=r"Kies een van|controleer het pad"):
        zoek_kader(aanduiding)
