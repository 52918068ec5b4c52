"""Words of texts and questions: the same on both sides, whatever was typed, and never a BSN."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgwijzer.zoeken.woorden import (
    MEESTE_WOORDEN,
    MEESTE_WOORDEN_VRAAG,
    Stukje,
    is_begin,
    is_bsn,
    lees_vraag,
    maak_fragment,
    maak_woorden,
    verberg_bsn,
)

BSN = "999900006"


@pytest.mark.parametrize(
    ("tekst", "woorden"),
    [
        ("Lisdodde 12", ("lisdodde", "12")), ("2026-000412", ("2026000412",)), ("2026-0000", ("20260000",)),
        ("9999 zz", ("9999zz",)), ("9999ZZ", ("9999zz",)), ("  café  CAFÉ ", ("cafe",)), ("a & b | !c:*", ("a", "b", "c")),
        ("'; DROP TABLE zaken; --", ("drop", "table", "zaken")), ("\"onder de kap\"", ("onder", "de", "kap")),
        ("😀 \U0001f3e0", ()), ("", ()), ("   ", ()), ("!!! ((( '", ()), ("plan\0nul", ("plan", "nul")), ("2026-", ("2026",)),
        ("٣٤", ("٣٤",)), ("‮omgekeerd", ("omgekeerd",)), ("<script>alert(1)</script>", ("script", "alert", "1")),
    ],
)  # fmt: skip
def test_een_vraag_wordt_woorden(tekst: str, woorden: tuple[str, ...]) -> None:
    assert lees_vraag(tekst).woorden == woorden


def test_een_lange_vraag_wordt_ingekort_en_dat_is_te_zien() -> None:
    vraag = lees_vraag("een twee drie vier vijf zes zeven acht negen")
    assert (len(vraag.woorden), vraag.ingekort) == (MEESTE_WOORDEN_VRAAG, True)
    assert lees_vraag("x" * 10_000).ingekort
    assert not lees_vraag("een twee").ingekort


@pytest.mark.parametrize("tekst", [BSN, f"bsn {BSN}.", "999.900.006", "9999 00 006", "999 900 006"])
def test_op_een_bsn_wordt_niet_gezocht_en_hij_staat_niet_in_de_index(tekst: str) -> None:
    assert is_bsn(BSN)
    assert lees_vraag(tekst).bsn
    assert not any("9999" in woord or "999" in woord for woord in (*lees_vraag(tekst).woorden, *maak_woorden([tekst])))
    assert "006" not in verberg_bsn(tekst)


@pytest.mark.parametrize("tekst", ["999900007", "9000012312", "2026-000412", "1999010100001", "0600012345", "000000000"])
def test_een_ander_nummer_blijft_staan(tekst: str) -> None:
    assert verberg_bsn(tekst) == tekst


def test_nummers_in_delen_staan_er_ook_aaneen_en_zonder_nullen() -> None:
    woorden = maak_woorden(["Zaak 2026-000412 aan de Kade, 9999 ZZ"])
    assert {"2026000412", "412", "9999zz", "kade", "zaak"} <= set(woorden)


def test_er_komen_nooit_te_veel_woorden() -> None:
    assert len(maak_woorden([" ".join(f"w{nummer}" for nummer in range(2 * MEESTE_WOORDEN))])) == MEESTE_WOORDEN
    assert maak_woorden(["x" * 100_000]) == ["x" * 60]


def test_een_kort_woord_is_geen_begin() -> None:
    assert [is_begin(woord) for woord in ("ab", "abc", "2026", "20260000")] == [False, True, False, True]


def test_fragment_toont_waar_het_woord_staat() -> None:
    tekst = f"{'Vooraf. ' * 40}De Constructie van het <b>dak</b> is nagerekend.{' Erna.' * 40}"
    stukjes = maak_fragment(tekst, ["construct", "dak"])
    assert [stukje.tekst for stukje in stukjes if stukje.raak] == ["Constructie", "dak"]
    assert stukjes[0] == Stukje("… ")
    heel = "".join(stukje.tekst for stukje in stukjes)
    assert heel.removeprefix("… ").removesuffix("…") in tekst
    assert len(heel) < 250
    assert maak_fragment(tekst, ["elders"]) == ()


def test_fragment_kent_een_ander_einde_van_een_woord() -> None:
    assert maak_fragment("Zes woningen", ["woning"])[1] == Stukje("woningen", raak=True)
    assert maak_fragment("Een woning", ["woningen"])[1] == Stukje("woning", raak=True)


@given(st.text(max_size=300), st.text(max_size=300))
def test_geen_tekst_geeft_een_fout(vraag: str, tekst: str) -> None:
    gelezen = lees_vraag(vraag)
    assert all(woord and "\0" not in woord and "'" not in woord for woord in gelezen.woorden)
    maak_woorden([tekst])
    stukjes = maak_fragment(tekst, gelezen.woorden)
    assert all(stukje.tekst for stukje in stukjes)
