"""Reading a file of the register: in any order of headings, and refused whole with line numbers."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from borgwijzer.regels.register import Regel
from borgwijzer.register.lezen import MAX_BYTES, MAX_FOUTEN, MAX_REGELS, Inhoud, Onleesbaar, lees_bestand
from tests.register.registerwerk import KOP, VOORBEELD, maak_bestand

GOED = "kwaliteitsborger;Borgkracht;90009992;;;toegelaten;2024-01-01"


def weiger(ruw: bytes) -> tuple[str, ...]:
    with pytest.raises(Onleesbaar) as fout:
        lees_bestand(ruw)
    return fout.value.fouten


@pytest.mark.parametrize(
    "ruw",
    [
        maak_bestand(GOED),
        b"\xef\xbb\xbf" + maak_bestand(GOED),
        maak_bestand(GOED).replace(b"\n", b"\r\n"),
        maak_bestand(GOED).replace(b";", b","),
        b"# een opmerking\n\n" + maak_bestand("", GOED, ";;;;;;"),
        maak_bestand('"kwaliteitsborger";"Borgkracht";"9000 9992";"";"";"TOEGELATEN";"01-01-2024"'),
        maak_bestand(
            "2024-01-01;Verleend; Borgkracht ;90009992;Kwaliteitsborger;;",
            kop="Ingangsdatum;STATUS;Naam;KvK-nummer;Soort;Nummer;Instrument",
        ),
        maak_bestand(GOED + ";https://x", kop=KOP + ";website"),
        maak_bestand(GOED, GOED),
    ],
)  # fmt: skip
def test_een_bestand_in_vele_vormen(ruw: bytes) -> None:
    assert lees_bestand(ruw).regels == (Regel("kwaliteitsborger", "toegelaten", "Borgkracht", "90009992", vanaf=date(2024, 1, 1)),)


def test_een_kop_die_niets_betekent_wordt_genoemd() -> None:
    assert lees_bestand(maak_bestand(GOED + ";x", kop=KOP + ";website")).ongebruikt == ("website",)


def test_het_voorbeeld_noemt_zichzelf_verzonnen() -> None:
    inhoud = lees_bestand(VOORBEELD.read_bytes())
    assert inhoud.verzonnen and b"VERZONNEN VOORBEELD" in VOORBEELD.read_bytes().splitlines()[0]
    assert {regel.status for regel in inhoud.regels} == {"toegelaten", "gewaarschuwd", "geschorst", "ingetrokken"}
    assert not lees_bestand(maak_bestand(GOED)).verzonnen


@pytest.mark.parametrize(
    ("regel", "deel"),
    [
        ("kwaliteitsborger;Borgkracht;90009992;;;toegelaten", "6 cellen onder 7 koppen"),
        ("kwaliteitsborger;Borg;kracht;90009992;;;toegelaten;", "8 cellen onder 7 koppen"),
        ("borger;Borgkracht;;;;toegelaten;", "Kies uit: kwaliteitsborger, instrument, toestemming"),
        ("kwaliteitsborger;Borgkracht;;;;actief;", "status is 'actief'. Kies uit: toegelaten"),
        ("kwaliteitsborger;Borgkracht;;;;niet_gevonden;", "status is 'niet_gevonden'"),
        ("kwaliteitsborger;;90009992;;;toegelaten;", "naam van de kwaliteitsborger ontbreekt"),
        ("toestemming;Borgkracht;90009992;;;toegelaten;", "instrument ontbreekt"),
        ("instrument;Aanbieder;;;;toegelaten;", "instrument ontbreekt"),
        ("kwaliteitsborger;Borgkracht;9000999;;;toegelaten;", "acht cijfers"),
        ("kwaliteitsborger;Borgkracht;٩٠٠٠٩٩٩٢;;;toegelaten;", "acht cijfers"),
        ("kwaliteitsborger;Borgkracht;;;;toegelaten;2026-02-30", "die dag bestaat niet"),
        ("kwaliteitsborger;Borgkracht;;;;toegelaten;0001-01-01", "tussen 2000 en 2100"),
        ("kwaliteitsborger;Borgkracht;;;;toegelaten;3/2/2026", "Schrijf een datum als 2026-03-02"),
        ('kwaliteitsborger;"=HYPERLINK(""x"")";;;;toegelaten;', "naam begint met '=', zoals een formule"),
        ("kwaliteitsborger;+31 6;;;;toegelaten;", "zoals een formule"),
        ("kwaliteitsborger;-2+3;;;;toegelaten;", "zoals een formule"),
        ("kwaliteitsborger;@SUM(A1);;;;toegelaten;", "zoals een formule"),
        ("kwaliteitsborger;Borg\x00kracht;;;;toegelaten;", "onzichtbaar teken"),
        ("kwaliteitsborger;Borg\u202ekracht;;;;toegelaten;", "onzichtbaar teken"),
        ('kwaliteitsborger;"Borg\nkracht";;;;toegelaten;', "onzichtbaar teken"),
        ("kwaliteitsborger;" + "x" * 301 + ";;;;toegelaten;", "ten hoogste 300"),
        ('kwaliteitsborger;"Borgkracht;;;;toegelaten;', "aanhalingstekens"),
    ],
)
def test_een_foute_regel_wordt_genoemd_met_haar_nummer(regel: str, deel: str) -> None:
    fouten = weiger(b"# opmerking\n" + maak_bestand(GOED, regel))
    assert len(fouten) == 1 and deel in fouten[0]
    assert fouten[0].startswith(("Regel 4: ", "Regel 5: "))


def test_alle_fouten_worden_genoemd_tot_een_grens() -> None:
    fouten = weiger(maak_bestand(*["x;;;;;;"] * 100))
    assert (len(fouten), fouten[0][:8], fouten[-1]) == (MAX_FOUTEN + 1, "Regel 2:", "Er zijn nog 80 fouten.")


@pytest.mark.parametrize(
    ("ruw", "deel"),
    [
        (b"", "leeg"),
        (b"\n\n# niets\n", "leeg"),
        (KOP.encode(), "geen enkele regel"),
        (b"soort;naam;kvk\n", "Er ontbreekt een kolom: instrument, nummer, status, vanaf"),
        (b"soort\tnaam\tkvk\tinstrument\tnummer\tstatus\tvanaf\n", "Er ontbreekt een kolom"),
        (f"{KOP};kvk-nummer\n{GOED};1\n".encode(), "kvk staat er meer dan eens in"),
        (maak_bestand(GOED, "kwaliteitsborger;Café;;;;toegelaten;").decode().encode("latin-1"), "Regel 3 is geen UTF-8"),
        (maak_bestand(GOED).decode().encode("utf-16"), "geen UTF-8"),
        (b"PK\x03\x04xxxx", "Excel-bestand"),
        (b"x" * (MAX_BYTES + 1), "groter dan 5 MB"),
        (maak_bestand(*[GOED] * (MAX_REGELS + 1)), "meer dan 20000 regels"),
        (b'"soort;naam\n', "Er ontbreekt een kolom"),
    ],
)
def test_een_bestand_dat_niet_kan_zegt_wat_te_doen(ruw: bytes, deel: str) -> None:
    fouten = weiger(ruw)
    assert len(fouten) == 1 and deel in fouten[0]


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.binary(max_size=400) | st.text(max_size=400).map(lambda tekst: maak_bestand(tekst)))
def test_welke_bytes_ook_het_wordt_gelezen_of_geweigerd(ruw: bytes) -> None:
    try:
        assert isinstance(lees_bestand(ruw), Inhoud)
    except Onleesbaar as fout:
        assert fout.fouten


def test_tekst_van_elders_en_opmaak_blijven_tekst() -> None:
    regels = ["kwaliteitsborger;<script>alert(1)</script>;;;;toegelaten;", "kwaliteitsborger;בורג 🏗️;;;;toegelaten;"]
    assert [regel.naam for regel in lees_bestand(maak_bestand(*regels)).regels] == ["<script>alert(1)</script>", "בורג 🏗️"]


def test_tienduizend_regels_zijn_snel_gelezen() -> None:
    ruw = maak_bestand(*(f"kwaliteitsborger;Borger {n};9{n:07d};;;toegelaten;2024-01-01" for n in range(10_000)))
    begin = time.perf_counter()
    assert len(lees_bestand(ruw).regels) == 10_000
    assert time.perf_counter() - begin < 5
