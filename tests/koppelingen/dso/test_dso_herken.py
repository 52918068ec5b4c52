"""Recognition: which rule fires for which message, and that the table can be changed by a municipality."""

import json
from pathlib import Path
from typing import Any

import pytest
from dsoberichten import INGEDIEND, PROJECT, STAM_AANWEZIG, STAM_MAP, VAST, lees_bericht, volledig

from borgwijzer.koppelingen.dso.herken import SOORTEN, TABEL, herken, herken_verzoek, laad_tabel
from borgwijzer.koppelingen.dso.simulator import verhalen
from borgwijzer.koppelingen.dso.stam import TYPEN, lees
from borgwijzer.koppelingen.dso.tabel import Tabelfout
from borgwijzer.koppelingen.dso.verzoek import Specificatie

BOUW = "nl.imow-mnre1034.activiteit.Bouwactiviteit"
INFO = ("startbouw", "eindebouw", "strijdigheid")


def vraag(tekst: str, antwoord: str = "2026-04-13", groepering: str = "") -> Specificatie:
    return Specificatie(vraagtekst=tekst, antwoord=antwoord, groepering=groepering)


RIJEN: list[tuple[list[str], str, list[Specificatie], list[str], str, str | None, tuple[str, ...], str]] = [
    # activiteiten, type, vragen, documenten, uitkomst, soort, kandidaten, regel
    ([BOUW], "Melding", [], [], "herkend", "bouwmelding", (), "bouwmelding"),
    ([f" {BOUW} "], "melding ", [], [], "herkend", "bouwmelding", (), "bouwmelding"),
    (["nl.imow-gm9999.activiteit.Slopen", BOUW], "Melding", [], [], "herkend", "bouwmelding", (), "bouwmelding"),
    ([BOUW], "Melding", [vraag("Voeg het borgingsplan toe.")], ["borgingsplan.pdf"], "herkend", "bouwmelding", (),
     "bouwmelding"),
    ([BOUW], "Melding", [], ["Verklaring dat de kwaliteitsborger het instrument mag toepassen"], "herkend",
     "bouwmelding", (), "bouwmelding"),
    ([BOUW], "Melding", [vraag("Is dit een gereedmelding?", "nee")], [], "herkend", "bouwmelding", (), "bouwmelding"),
    ([BOUW], "Melding", [vraag("Is dit een gereedmelding?", "")], [], "herkend", "bouwmelding", (), "bouwmelding"),
    ([BOUW], "Melding", [vraag("Gereedmelding", "true")], [], "triage", None, ("gereedmelding",),
     "gereedmelding_duidelijk"),
    ([BOUW], "Melding", [], ["verklaring_kwaliteitsborger.pdf"], "triage", None, ("gereedmelding",),
     "gereedmelding_duidelijk"),
    ([BOUW], "Melding", [], ["Dossier bevoegd gezag", "borgingsplan.pdf"], "triage", None,
     ("gereedmelding", "bouwmelding"), "gereedmelding_mogelijk"),
    ([BOUW], "Melding", [vraag("Voeg de risicobeoordeling toe."), vraag("Bouwmelding")],
     ["borgingsplan.pdf", "Verklaring van de kwaliteitsborger"], "triage", None, ("bouwmelding", "gereedmelding"),
     "gereedmelding_mogelijk"),
    ([BOUW], "Informatie", [], [], "triage", None, INFO, "informatie"),
    ([BOUW], "Informatie", [vraag("Wanneer begint u met de werkzaamheden?")], [], "triage", None, INFO, "informatie"),
    ([BOUW], "Informatie", [vraag("Datum beëindiging")], [], "triage", None,
     ("eindebouw", "startbouw", "strijdigheid"), "informatie"),
    ([BOUW], "Informatie", [vraag("Welke strijdigheid is er?", "x")], [], "triage", None,
     ("strijdigheid", "startbouw", "eindebouw"), "informatie"),
    ([BOUW], "Informatie", [vraag("Gereedmelding", "ja")], [], "triage", None, ("gereedmelding", *INFO), "informatie"),
    ([BOUW], "Informatie ongewoon voorval", [], [], "triage", None, ("strijdigheid",), "ongewoon_voorval"),
    ([BOUW], "Aanvraag vergunning", [], [], "triage", None, (), "vergunning"),
    ([BOUW], "Melding gelijkwaardige maatregel", [], [], "triage", None, (), "gelijkwaardige_maatregel"),
    ([BOUW], "Aanvraag maatwerkvoorschrift", [], [], "triage", None, (), "maatwerkvoorschrift"),
    ([BOUW], "Iets nieuws", [], [], "triage", None, (), "onbekend_type"),
    ([BOUW], "", [], [], "triage", None, (), "onbekend_type"),
    (["nl.imow-mnre1034.activiteit.BouwactiviteitOmgevingsplanBbl"], "Melding", [], [], "triage", None, (),
     "andere_activiteit"),
    (["nl.imow-mnre1034.activiteit.Sloopactiviteit"], "Melding", [], [], "triage", None, (), "andere_activiteit"),
    ([BOUW.lower()], "Melding", [], [], "triage", None, (), "andere_activiteit"),
    ([], "Melding", [], [], "triage", None, (), "andere_activiteit"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("ids", "type_", "vragen", "documenten", "uitkomst", "soort", "kandidaten", "regel"), RIJEN, ids=range(len(RIJEN))
)
def test_rijen(
    ids: list[str], type_: str, vragen: list[Any], documenten: list[str], uitkomst: str,
    soort: str | None, kandidaten: tuple[str, ...], regel: str,
) -> None:  # fmt: skip
    gevonden = herken(ids, type_, antwoorden=vragen, documentsoorten=documenten)
    assert (gevonden.uitkomst, gevonden.soort, gevonden.kandidaten) == (uitkomst, soort, kandidaten)
    assert gevonden.regel == regel and gevonden.reden.endswith(".")


def test_antwoord_toont_elke_overgeslagen_regel_met_reden() -> None:
    gevonden = herken(["x"], "Melding")
    namen = [regel.id for regel in laad_tabel().regels]
    assert [stap.regel for stap in gevonden.overgeslagen] == namen[:-1]
    assert {stap.reden for stap in gevonden.overgeslagen} == {"de activiteit is een andere"}
    redenen = {stap.regel: stap.reden for stap in herken([BOUW], "Melding").overgeslagen}
    assert redenen["vergunning"] == "het type verzoek is een ander"
    assert redenen["gereedmelding_mogelijk"] == "niets wijst op een gereedmelding"


def test_als_dict_is_json_met_de_vaste_sleutels() -> None:
    plat = json.loads(json.dumps(herken([BOUW], "Informatie").als_dict()))
    assert {"uitkomst", "soort", "kandidaten", "reden", "regel", "overgeslagen"} <= set(plat)
    assert (plat["uitkomst"], plat["soort"], plat["kandidaten"]) == ("triage", None, list(INFO))


@pytest.mark.parametrize(
    ("naam", "uitkomst", "eerste"),
    [
        ("bouwmelding_volledig", "herkend", "bouwmelding"),
        ("bouwmelding_onvolledig", "herkend", "bouwmelding"),
        ("aanvulling", "herkend", "bouwmelding"),
        ("intrekking", "herkend", "bouwmelding"),
        ("gereedmelding", "triage", "gereedmelding"),
        ("startbouw", "triage", "startbouw"),
        ("eindebouw", "triage", "eindebouw"),
    ],
)
def test_vaste_berichten(naam: str, uitkomst: str, eerste: str) -> None:
    gevonden = herken_verzoek(lees((VAST / f"{naam}.xml").read_bytes()))
    assert (gevonden.uitkomst, gevonden.soort or gevonden.kandidaten[0]) == (uitkomst, eerste)


def test_strijdigheid_van_de_kwaliteitsborger_staat_vooraan() -> None:
    bericht = verhalen.strijdigheid(
        PROJECT, verzoeknummer="1999010100009", indien_datum=INGEDIEND, afwijking="Brandscheiding ontbreekt."
    )
    assert herken_verzoek(lees_bericht(bericht)).kandidaten[0] == "strijdigheid"


def test_officieel_voorbeeld_is_geen_wkb() -> None:
    bericht = (STAM_MAP / "verzoekbericht_4_0_0.xml").read_bytes() if STAM_AANWEZIG else b""
    inhoud = bericht or volledig().replace(BOUW.encode(), b"nl.imow-pv63.activiteit.Iets")
    assert herken_verzoek(lees(inhoud)).regel == "andere_activiteit"


def test_elk_type_van_de_standaard_heeft_een_uitkomst() -> None:
    assert {herken([BOUW], type_).regel for type_ in TYPEN}.isdisjoint({"onbekend_type", "andere_activiteit"})


def _anders(tmp_path: Path, oud: str, nieuw: str) -> Path:
    tekst = TABEL.read_text(encoding="utf-8")
    assert oud in tekst
    pad = tmp_path / "herkenning.toml"
    pad.write_text(tekst.replace(oud, nieuw, 1), encoding="utf-8")
    return pad


def test_gemeente_kan_gereedmelding_laten_herkennen(tmp_path: Path) -> None:
    oud = 'uitkomst = "triage"\nkandidaten = ["gereedmelding"]\n'
    tabel = laad_tabel(_anders(tmp_path, oud, 'uitkomst = "herkend"\nsoort = "gereedmelding"\n'))
    gevonden = herken_verzoek(lees((VAST / "gereedmelding.xml").read_bytes()), tabel=tabel)
    assert (gevonden.uitkomst, gevonden.soort) == ("herkend", "gereedmelding")


FOUTE_TABELLEN = {
    "onbekende sleutel": ('typen = ["Melding"]', 'typpen = ["Melding"]', "onbekende sleutel typpen"),
    "onbekende soort": ('kandidaten = ["gereedmelding"]', 'kandidaten = ["klaarmelding"]', "geen soort melding"),
    "onbekende groep": ('activiteit = "technische_bouwactiviteit"', 'activiteit = "bouw"', "bestaat niet"),
    "geen patroon": ("'gereed ?meld|dossier bevoegd gezag'", "'('", "reguliere expressie"),
    "patroon is getal": ("'gereed ?meld|dossier bevoegd gezag'", "5", "aanhalingstekens"),
    "leeg patroon": ("'gereed ?meld|dossier bevoegd gezag'", "''", "vul een patroon in"),
    "herkend zonder soort": ('soort = "bouwmelding"\nreden', "reden", "'herkend' met een soort"),
    "foute zekerheid": ('zekerheid = "afgeleid"', 'zekerheid = "zeker"', "kies uit"),
    "geen toml": ("versie = 1", "versie = ", "geen geldige TOML"),
    "versie mist": ("versie = 1", "", "vul versie in"),
    "laatste regel past niet altijd": ('id = "andere_activiteit"', 'id = "a"\ntypen = ["Melding"]', "laatste regel"),
    "verkeerde plek": ('plek = "document"', 'plek = "bijlage"', "als plek vraag of document"),
}


@pytest.mark.parametrize(("oud", "nieuw", "tekst"), FOUTE_TABELLEN.values(), ids=FOUTE_TABELLEN.keys())
def test_foute_tabel_zegt_waar_en_wat(oud: str, nieuw: str, tekst: str, tmp_path: Path) -> None:
    with pytest.raises(Tabelfout, match=r"herkenning\.toml") as fout:
        laad_tabel(_anders(tmp_path, oud, nieuw))
    assert tekst in str(fout.value)


def test_afwezige_tabel_zegt_wat_te_doen(tmp_path: Path) -> None:
    with pytest.raises(Tabelfout, match="controleer het pad"):
        laad_tabel(tmp_path / "weg.toml")


def test_soorten_zijn_die_van_de_opdrachtregel() -> None:
    assert SOORTEN == ("bouwmelding", "startbouw", "eindebouw", "gereedmelding", "strijdigheid")
