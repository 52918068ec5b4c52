"""Moments, BSN, yes/no and values from two sources."""

import dataclasses
import logging

import pytest

from borgwijzer.koppelingen.dso.waarden import (
    Bsn,
    Tekst,
    Waarde,
    is_geldig_bsn,
    lees_ja_nee,
    lees_moment,
    schrijf_postcode,
)

MOMENTEN = [
    # tekst, uitkomst, codes van gebreken
    ("2026-03-02T10:15:30", "2026-03-02T10:15:30+01:00", []),
    ("2026-07-02T10:15:30", "2026-07-02T10:15:30+02:00", []),
    ("2023-07-31T19:50:33.799397500", "2023-07-31T19:50:33.799397+02:00", []),
    ("2026-03-02T10:15:30.9999999", "2026-03-02T10:15:30.999999+01:00", []),
    ("2026-03-02T10:15:30.1", "2026-03-02T10:15:30.100000+01:00", []),
    ("  2026-03-02T10:15:30  ", "2026-03-02T10:15:30+01:00", []),
    ("2026-07-02T10:15:30Z", "2026-07-02T12:15:30+02:00", []),
    ("2026-03-02T10:15:30-05:00", "2026-03-02T16:15:30+01:00", []),
    ("2026-03-02T24:00:00", "2026-03-03T00:00:00+01:00", []),
    ("2026-10-25T02:30:00", "2026-10-25T02:30:00+02:00", ["moment_dubbel_uur"]),
    ("2026-10-25T01:59:59", "2026-10-25T01:59:59+02:00", []),
    ("2026-10-25T03:00:00", "2026-10-25T03:00:00+01:00", []),
    ("2026-10-25T02:30:00+01:00", "2026-10-25T02:30:00+01:00", []),
    ("2026-03-29T02:30:00", "2026-03-29T03:30:00+02:00", ["moment_bestaat_niet"]),
    ("2026-03-29T03:00:00", "2026-03-29T03:00:00+02:00", []),
    ("2026-03-02", "2026-03-02T00:00:00+01:00", ["moment_zonder_tijd"]),
    ("2026-02-30T10:00:00", None, ["moment_onleesbaar"]),
    ("2026-03-02T25:00:00", None, ["moment_onleesbaar"]),
    ("2026-03-02T10:15:60", None, ["moment_onleesbaar"]),
    ("2026-03-02T10:15:30+15:00", None, ["moment_onleesbaar"]),
    ("9999-12-31T24:00:00", None, ["moment_onleesbaar"]),
    ("0001-01-01T00:00:00+14:00", None, ["moment_onleesbaar"]),
    ("٢٠٢٦-03-02T10:15:30", None, ["moment_onleesbaar"]),
    ("gisteren", None, ["moment_onleesbaar"]),
    ("", None, ["moment_onleesbaar"]),
]


@pytest.mark.parametrize(("tekst", "uitkomst", "gebreken"), MOMENTEN)
def test_moment(tekst: str, uitkomst: str | None, gebreken: list[str]) -> None:
    moment, gemeld = lees_moment(tekst, "verzoek/indienDatum")
    assert (moment.isoformat() if moment else None) == uitkomst
    assert [gebrek.code for gebrek in gemeld] == gebreken
    assert all(gebrek.pad == "verzoek/indienDatum" and ": " in gebrek.zin for gebrek in gemeld)


def test_bestaat_niet_noemt_het_uur_dat_is_aangehouden() -> None:
    _, gemeld = lees_moment("2026-03-29T02:30:00")
    assert "03:30" in gemeld[0].zin


@pytest.mark.parametrize(
    ("cijfers", "geldig"),
    [
        ("999900006", True),
        ("999900018", True),
        ("999900007", False),
        ("12345678", False),
        ("000000000", False),
        ("00000000", False),
        ("9999000061", False),
        ("99990000a", False),
        ("٩٩٩٩٠٠٠٠٦", False),
        ("", False),
    ],
)
def test_bsn_negen_cijfers_elfproef_en_niet_nul(cijfers: str, geldig: bool) -> None:
    assert is_geldig_bsn(cijfers) is geldig
    if not geldig:
        with pytest.raises(ValueError, match="Geen geldig BSN") as fout:
            Bsn(cijfers)
        assert not cijfers or cijfers not in str(fout.value)


def test_bsn_staat_nergens_leesbaar(caplog: pytest.LogCaptureFixture) -> None:
    bsn = Bsn("999900006")
    houder = dataclasses.make_dataclass("Houder", ["bsn"])(bsn)
    with caplog.at_level(logging.INFO):
        logging.getLogger("proef").info("bsn %s %r", bsn, houder)
    getoond = f"{bsn} {bsn!r} {houder} {dataclasses.asdict(houder)} {caplog.text} {[bsn]}"
    assert "99990" not in getoond and "0006" not in getoond
    assert bsn.nummer == "999900006"
    assert not hasattr(bsn, "__dict__")


def test_bsn_is_een_waarde() -> None:
    assert Bsn("999900006") == Bsn("999900006") != Bsn("999900018")
    assert len({Bsn("999900006"), Bsn("999900006")}) == 1
    assert Bsn("999900006") != "999900006"


@pytest.mark.parametrize(
    ("waarde", "tekst", "verschilt"),
    [
        (Waarde(), "", False),
        (Waarde(dso=Tekst("Kade")), "Kade", False),
        (Waarde(gebruiker=Tekst("Kade")), "Kade", False),
        (Waarde(zonder_bron=Tekst("Kade")), "Kade", False),
        (Waarde(dso=Tekst("Kade"), gebruiker=Tekst("Laan")), "Kade", True),
        (Waarde(dso=Tekst("Kade"), gebruiker=Tekst("KADE")), "Kade", False),
        (Waarde(dso=Tekst(""), gebruiker=Tekst("Laan")), "Laan", False),
    ],
)
def test_waarde_toont_eerst_dso(waarde: Waarde, tekst: str, verschilt: bool) -> None:
    assert (waarde.tekst, waarde.verschilt, bool(waarde)) == (tekst, verschilt, bool(tekst))


@pytest.mark.parametrize(
    ("tekst", "antwoord"),
    [("true", True), ("1", True), ("Ja", True), ("FALSE", False), ("0", False), ("nee", False), ("", None), ("x", None)],
)
def test_ja_nee(tekst: str, antwoord: bool | None) -> None:
    assert lees_ja_nee(tekst) is antwoord


@pytest.mark.parametrize(
    ("tekst", "postcode"),
    [("8299sd", "8299 SD"), ("8299 SD", "8299 SD"), ("B-1000", "B-1000"), ("0299SD", "0299SD"), ("", "")],
)
def test_postcode(tekst: str, postcode: str) -> None:
    assert schrijf_postcode(tekst) == postcode
