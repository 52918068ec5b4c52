"""Whatever people type or a message carries: it is printed as text, and the letter is made."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdf_lezen import lees_bladen, lees_woorden, maak_pdf, open_pdf, structuur, zonder_wit

from borgwijzer.brieven.drukbaar import dekking, maak_drukbaar
from borgwijzer.brieven.model import Geadresseerde
from borgwijzer.brieven.ontvangstbevestiging import OntvangenStuk, OntvangstFeiten
from borgwijzer.brieven.opstellen import stel_op
from borgwijzer.brieven.voorbeelden import ONTVANGST

OPMAAK = [
    "#panic(1)",
    '#import "../../settings.py"',
    '#read("/etc/passwd")',
    "\\ \\n \\u{41} \\\\",
    "*vet* _schuin_ `code` $x^2$ @verwijzing <merk>",
    "// commentaar /* blok */",
    '"); #panic("',
    "<script>alert(1)</script> &amp; &lt;",
    "{kenmerk} {onbekend} %s {0}",
]


def met_overal(invoer: str) -> OntvangstFeiten:
    return replace(
        ONTVANGST,
        geadresseerde=Geadresseerde(naam=invoer, adresregels=(invoer,), aanhef=invoer),
        bouwactiviteit=invoer,
        locatie=invoer,
        verzoeknummer=invoer,
        stukken=(OntvangenStuk(invoer, invoer),),
    )


@pytest.mark.parametrize("invoer", OPMAAK)
def test_opmaak_wordt_als_tekst_gedrukt(invoer):
    woorden = lees_woorden(maak_pdf(stel_op(met_overal(invoer))))
    # greeting, sentence, address twice, two references, number, two cells: once for each place it was put
    assert woorden.count(zonder_wit(invoer)) >= 8


@pytest.mark.parametrize("invoer", ["= Kop", "- punt", "+ punt", "/ term: uitleg", "1. punt"])
def test_een_begin_van_een_regel_wordt_geen_kop_of_lijst(invoer):
    with open_pdf(maak_pdf(stel_op(met_overal(invoer)))) as document:
        soorten = [soort for soort, _ in structuur(document)]
    with open_pdf(maak_pdf(stel_op(met_overal("gewoon")))) as document:
        assert soorten == [soort for soort, _ in structuur(document)]


@pytest.mark.parametrize(
    ("invoer", "gedrukt"),
    [
        ("Zoë Ælfgård-Şimşek Đỗ", "Zoë Ælfgård-Şimşek Đỗ"),
        ("Ελένη Юлия", "Ελένη Юлия"),
        ("huis 😀", "huis 😀"),
        ("王小明", "[U+738B][U+5C0F][U+660E]"),
        ("👩\u200d🔧", "[U+1F469]\u200d[U+1F527]"),
        ("a\u202egnorts", "a[U+202E]gnorts"),
        ("nul\x00bel\x07", "nul[U+0000]bel[U+0007]"),
        ("half\ud800", "half[U+D800]"),
        ("\u05b0los", "[U+05B0]los"),
    ],
)
def test_wat_geen_letterbeeld_heeft_wordt_als_code_gedrukt(invoer, gedrukt):
    assert maak_drukbaar(invoer) == gedrukt
    woorden = lees_woorden(maak_pdf(stel_op(met_overal(invoer)))).replace("\u200d", "")
    assert zonder_wit(gedrukt).replace("\u200d", "") in woorden


def test_schrift_van_rechts_naar_links_staat_in_de_brief():
    woorden = lees_woorden(maak_pdf(stel_op(met_overal("محمد"))))
    assert "محمد" in woorden or "محمد"[::-1] in woorden


@pytest.mark.parametrize("invoer", ["y" * 10_000, "woord " * 1_667, "Ä" * 300 + "_" + "W" * 300])
def test_een_lange_tekst_staat_er_helemaal_en_loopt_niet_van_het_blad(invoer):
    pdf = maak_pdf(stel_op(replace(ONTVANGST, bouwactiviteit=invoer, stukken=(OntvangenStuk(invoer, "x"),))))
    assert zonder_wit("".join(lees_bladen(pdf))).count("y" * 10 if invoer[0] == "y" else zonder_wit(invoer[:60])) >= 2
    assert _rechterrand(pdf) <= _rechterrand(maak_pdf(stel_op(ONTVANGST))) + 1


def _rechterrand(pdf: bytes) -> float:
    """Return the right edge of the rightmost character of all pages, in points."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        bladen = [blad.get_textpage() for blad in document]
        return max(blad.get_charbox(plaats)[2] for blad in bladen for plaats in range(blad.count_chars()))
    finally:
        document.close()


def test_een_mailadres_blijft_te_kopieren_en_een_lange_bestandsnaam_breekt():
    assert maak_drukbaar("Mail bouwtoezicht-en-vergunningen@wilgenmeer.example.org.").isprintable()
    assert "\u200b" in maak_drukbaar("constructieberekening_definitief_versie_12.pdf")


def test_een_datum_een_tijd_en_een_artikel_breken_niet_af():
    assert maak_drukbaar("op 2 maart 2026 om 14.05 uur, artikel 2.18") == (
        "op 2\u00a0maart 2026 om 14.05\u00a0uur, artikel\u00a02.18"
    )


def test_elk_teken_waarvoor_er_een_letterbeeld_is_wordt_gedrukt():
    """Also those that PDF/A refuses although a typeface has them: private use, and the byte order mark."""
    tekens = sorted(set().union(*dekking().values()))
    for plaats in range(0, len(tekens), 1_500):
        reeks = " ".join(map(chr, tekens[plaats : plaats + 1_500]))
        assert maak_pdf(stel_op(replace(ONTVANGST, bouwactiviteit=f"x {reeks}"))).startswith(b"%PDF-1.7")
    assert maak_drukbaar("\uef00\ufeff") == "[U+EF00][U+FEFF]"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(), min_size=1, max_size=60).filter(lambda tekst: tekst.strip()))
def test_van_elke_tekst_komt_een_brief(invoer):
    assert maak_pdf(stel_op(met_overal(invoer))).startswith(b"%PDF-1.7")
