"""Ready text: dates in sentences, sources, the proof of a date, masked numbers, answers and their codes."""

from __future__ import annotations

import datetime

import pytest

from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.regels.feiten import Feiten, Meldingfeit
from borgwijzer.regels.grondslag import Grondslag
from borgwijzer.regels.kadertermijn import bereken_volgens
from borgwijzer.regels.levensloop import stand
from borgwijzer.web.beelden.onderdelen import Bron
from borgwijzer.web.toetsinvoer import lees_antwoorden, lees_code, lees_samengevoegd, maak_antwoord
from borgwijzer.web.vullen.bewijs import vertel_bewijs
from borgwijzer.web.vullen.bronnen import maak_bronnen, maak_zin, schrijf_datums, schrijf_wettekst
from borgwijzer.web.vullen.oordelen import maak_oordelen
from borgwijzer.web.vullen.partijen import mask_bsn
from borgwijzer.web.vullen.toets_conflict import herbouw_antwoorden

HW = zoek_kader("hoeksche-waard")


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [("loopt tot 2026-04-06.", "loopt tot maandag 6 april 2026."), ("2026-13-45 is geen datum", "2026-13-45 is geen datum"),
     ("12026-04-061", "12026-04-061"), ("", "")],
)  # fmt: skip
def test_datums_in_zinnen(tekst: str, verwacht: str) -> None:
    assert schrijf_datums(tekst) == verwacht


@pytest.mark.parametrize(("tekst", "verwacht"), [("ontbreekt", "Ontbreekt."), ("Waarom?", "Waarom?"), ("", ""), ("a.", "A.")])
def test_zin_heeft_hoofdletter_en_punt(tekst: str, verwacht: str) -> None:
    assert maak_zin(tekst) == verwacht


def test_bronnen_staan_er_elk_een_keer() -> None:
    grondslag = [
        Grondslag("Uitvoeringskader Hoeksche Waard, 2.1.1, stap 1", "Bbl 2.19", "https://wetten.overheid.nl/BWBR0041297"),
        Grondslag(None, "Bbl 2.19", "https://wetten.overheid.nl/BWBR0041297"),
        Grondslag("Uitvoeringskader Hoeksche Waard, bijlage 1"),
    ]
    bbl = Bron("Bbl 2.19", "https://wetten.overheid.nl/BWBR0041297")
    assert maak_bronnen(grondslag) == (Bron("kader 2.1.1, stap 1"), bbl, Bron("kader bijlage 1"))


def test_wettekst_noemt_de_datum_van_de_wet_die_is_aangehaald() -> None:
    assert schrijf_wettekst(HW, ["Atw 1 lid 2", "Bbl 2.21"]) == (
        "Wettekst gelezen per 10 oktober 2010 (Atw) en 1 januari 2026 (Bbl); latere wijzigingen niet verwerkt."
    )
    assert "niet nagelezen" in schrijf_wettekst(HW, ["Gemeentewet 1"])


def test_bewijs_telt_elke_werkdag_en_noemt_de_feestdagen() -> None:
    bewijs = vertel_bewijs(bereken_volgens(HW, "gereedmelding_wachttijd", datetime.date(2026, 4, 20)).resultaat)
    assert bewijs.stappen[-1] == "Eerste dag waarop het mag: woensdag 6 mei 2026."
    tellingen = [vak.telling for week in bewijs.weken for vak in week.vakken if vak.telling]
    assert tellingen == [str(nummer) for nummer in range(1, 11)]
    assert [regel.split(":")[0] for regel in bewijs.uitzonderingen][1:] == ["maandag 27 april", "dinsdag 5 mei"]


def test_bewijs_van_een_jaar_staat_in_woorden() -> None:
    bewijs = vertel_bewijs(bereken_volgens(HW, "bouwmelding_vervalt", datetime.date(2026, 3, 2)).resultaat)
    assert bewijs.weken == ()
    assert bewijs.stappen[-1] == "Laatste dag waarop het kan: dinsdag 2 maart 2027."


@pytest.mark.parametrize(
    ("ontvangen", "wie", "vroegste"),
    [(datetime.date(2026, 4, 20), "kader", "woensdag 6 mei 2026"), (datetime.date(2026, 11, 2), "wet", "maandag 16 november 2026")],
)
def test_bewijs_hoort_bij_de_datum_die_er_staat(ontvangen: datetime.date, wie: str, vroegste: str) -> None:
    feiten = Feiten(meldingen=(Meldingfeit(soort="gereedmelding", ontvangen_op=ontvangen),))
    gebruik = maak_oordelen(stand(feiten, HW, ontvangen, met_bewijs=True), HW)[1]
    assert gebruik.vroegste == vroegste
    assert wie in gebruik.vroegste_uitleg
    assert gebruik.bewijs is not None
    assert any(vroegste in stap for stap in gebruik.bewijs.stappen)


def test_bsn_is_op_vier_cijfers_na_onleesbaar() -> None:
    assert mask_bsn("999900006") == "•••••0006"


@pytest.mark.parametrize(
    ("code", "reden"), [("ja", ""), ("ja", "gezien"), ("nee", "ontbreekt"), ("nvt", ""), ("nvt", "geen gemachtigde")]
)
def test_antwoord_gaat_heen_en_terug(code: str, reden: str) -> None:
    antwoord = maak_antwoord(code, reden)
    assert lees_code({"voldaan": antwoord.voldaan, "reden": antwoord.reden}) == (code, reden)


def test_reden_zonder_antwoord_wordt_gemeld() -> None:
    eis = HW.eisen["bouwmelding"][2]
    antwoorden, fouten = lees_antwoorden({f"reden-{eis.id}": "zomaar"}, [eis])
    assert (antwoorden, list(fouten)) == ({}, [eis.id])


def test_samengevoegde_keuzes_worden_een_gewoon_formulier() -> None:
    post = {
        "kies-a": "eigen", "eigen-antwoord-a": "nee", "eigen-reden-a": "weg", "ander-antwoord-a": "ja", "ander-reden-a": "",
        "kies-b": "ander", "eigen-antwoord-b": "ja", "ander-antwoord-b": "", "antwoord-c": "nvt", "reden-c": "", "versie": "3",
    }  # fmt: skip
    assert lees_samengevoegd(post) == {
        "antwoord-a": "nee", "reden-a": "weg", "antwoord-b": "auto", "reden-b": "", "antwoord-c": "nvt", "reden-c": "",
    }  # fmt: skip


def test_antwoorden_van_toen_volgen_uit_de_gebeurtenissen() -> None:
    class Rij:
        def __init__(self, versie: int, antwoorden: dict[str, object]) -> None:
            self.gegevens = {"versie": versie, "antwoorden": antwoorden}

    rijen = [Rij(1, {"a": {"voldaan": True}}), Rij(2, {"a": None, "b": {"voldaan": False}}), Rij(4, {"b": {"voldaan": True}})]
    assert herbouw_antwoorden(rijen, 1) == {"a": {"voldaan": True}}  # type: ignore[arg-type]
    assert herbouw_antwoorden(rijen, 3) == {"b": {"voldaan": False}}  # type: ignore[arg-type]
