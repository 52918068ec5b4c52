"""Names from outside: cleaned for showing, with what was changed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgwijzer.documenten.namen import MAX_BYTES, clean_naam

ACCENT_LOS = unicodedata.normalize("NFD", "één plan.pdf")


@pytest.mark.parametrize(
    ("ruw", "naam", "wijziging"),
    [
        ("../../etc/passwd", "passwd", "mapnamen verwijderd"),
        ("C:\\Users\\naam\\plan.pdf", "plan.pdf", "mapnamen verwijderd"),
        ("/plan.pdf", "plan.pdf", "mapnamen verwijderd"),
        ("plan\r\nX-Kop: 1\0.pdf", "planX-Kop_ 1.pdf", "onzichtbare tekens verwijderd"),
        ("factuur\u202efdp.exe", "factuurfdp.exe", "onzichtbare tekens verwijderd"),
        ("a\u2066b\u200e\u061cc.pdf", "abc.pdf", "onzichtbare tekens verwijderd"),
        ("los\ud800.pdf", "los.pdf", "onzichtbare tekens verwijderd"),
        (".htaccess", "htaccess", "punten of spaties aan het begin of eind verwijderd"),
        (" . plan.pdf. .", "plan.pdf", "punten of spaties aan het begin of eind verwijderd"),
        ('plan "nieuw" <1>|?*.pdf', "plan _nieuw_ _1____.pdf", "verboden tekens vervangen"),
        ("CON", "_CON", "gereserveerde naam aangepast"),
        ("nul.tar.gz", "_nul.tar.gz", "gereserveerde naam aangepast"),
        ("com1 .pdf", "_com1 .pdf", "gereserveerde naam aangepast"),
        ("CON" + " " * 300 + "x.txt", "_CON.txt", "ingekort"),
        ("", "naamloos", "lege naam ingevuld"),
        ("../", "naamloos", "lege naam ingevuld"),
        ("\u202e...", "naamloos", "lege naam ingevuld"),
        (ACCENT_LOS, "één plan.pdf", "letters met accenten gelijkgetrokken"),
    ],
)
def test_naam_wordt_schoongemaakt(ruw: str, naam: str, wijziging: str) -> None:
    uitkomst = clean_naam(ruw)
    assert uitkomst.naam == naam and wijziging in uitkomst.wijzigingen


@pytest.mark.parametrize("naam", ["plan.pdf", "Borgingsplan (def) v2.docx", "één.pdf", "COM10.pdf", "console.txt", "计划.pdf"])
def test_gewone_naam_blijft(naam: str) -> None:
    uitkomst = clean_naam(naam)
    assert (uitkomst.naam, uitkomst.wijzigingen) == (naam, ())


@pytest.mark.parametrize("ruw", ["a" * 500 + ".pdf", "é" * 500 + ".pdf", "a" * 500, "a." + "b" * 500])
def test_lange_naam_wordt_ingekort_met_behoud_van_extensie(ruw: str) -> None:
    uitkomst = clean_naam(ruw)
    assert 190 <= len(uitkomst.naam.encode()) <= MAX_BYTES and uitkomst.wijzigingen == ("ingekort",)
    assert uitkomst.naam.endswith(".pdf") == ruw.endswith(".pdf")


LASTIG = st.text(alphabet=st.sampled_from("a./\\ :*\u202e\0\ud800é計\u0301NULCO1"), max_size=40)
LANG = st.builds(lambda deel, keer: deel * keer, LASTIG, st.integers(1, 60))


@given(st.one_of(st.text(), LASTIG, LANG))
def test_schone_naam_is_veilig_en_blijft_gelijk(ruw: str) -> None:
    naam = clean_naam(ruw).naam
    assert naam and not set(naam) & set('/\\\0\r\n<>:"|?*') and not naam.startswith(".")
    assert len(naam.encode()) <= MAX_BYTES
    assert all(unicodedata.category(teken) not in {"Cc", "Cf", "Cs"} for teken in naam)
    assert clean_naam(naam) == type(clean_naam(naam))(naam, ())
