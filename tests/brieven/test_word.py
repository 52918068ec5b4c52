"""The copy in Word has the text of the PDF, real structure, and says what it is."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from docx import Document
from docx.oxml.ns import qn
from pdf_lezen import lees_woorden, maak_pdf, zonder_wit

from borgwijzer.brieven.model import Kop, Opsomming, Tabel
from borgwijzer.brieven.opstellen import stel_op
from borgwijzer.brieven.voorbeelden import VOLLEDIG, VOORBEELDEN
from borgwijzer.brieven.weergave import tekst
from borgwijzer.brieven.word import maak_word


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_elk_woord_van_de_brief_staat_in_de_kopie(naam: str) -> None:
    brief = VOORBEELDEN[naam]()
    document = Document(io.BytesIO(maak_word(brief)))
    delen = [alinea.text for alinea in document.paragraphs]
    cellen = [cel.text for tabel in document.tables for rij in tabel.rows for cel in rij.cells]
    woorden, pdf = zonder_wit("".join([*delen, *cellen])), lees_woorden(maak_pdf(brief))
    for regel in tekst(brief).splitlines():
        for stuk in re.split(r"[;:]|^- |^\d+\. ", regel):
            if not regel.startswith("- "):
                assert zonder_wit(stuk) in woorden and zonder_wit(stuk) in pdf
    assert delen[0].startswith("Kopie, niet ondertekend") and brief.kenmerk in delen[0]


@pytest.mark.parametrize("naam", ["bouwmelding-volledig", "informatieverzoek-bouwwerkzaamheden"])
def test_koppen_lijsten_tabellen_en_taal_zijn_echt(naam: str) -> None:
    brief = VOORBEELDEN[naam]()
    document = Document(io.BytesIO(maak_word(brief)))
    stijlen = [alinea.style.name for alinea in document.paragraphs]
    blokken = list(brief.alle_blokken())
    assert stijlen.count("Heading 1") == 1 and stijlen.count("Heading 2") >= sum(isinstance(blok, Kop) for blok in blokken)
    punten = sum(len(blok.punten) for blok in blokken if isinstance(blok, Opsomming) and blok.genummerd)
    assert stijlen.count("List Number") == punten > 0
    assert len(document.tables) == sum(isinstance(blok, Tabel) for blok in blokken)
    for tabel in document.tables:
        assert tabel.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert {taal.get(qn("w:val")) for taal in document.styles.element.iter(qn("w:lang"))} == {"nl-NL"}


def test_vreemde_tekens_breken_het_bestand_niet() -> None:
    feiten = replace(VOLLEDIG, bouwactiviteit="een \x0b loods <w:p/> & \ud800 {naam}", kwaliteitsborger="x" * 5000)
    document = Document(io.BytesIO(maak_word(stel_op(feiten))))
    assert "<w:p/> & \ufffd {naam}" in "".join(alinea.text for alinea in document.paragraphs)
