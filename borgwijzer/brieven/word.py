"""A letter as a Word file, from the same model as the PDF: a copy to work on, never the letter that was sent."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from typing import Any

from docx import Document
from docx.document import Document as Woorddocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from borgwijzer.brieven.datums import datum_in_woorden
from borgwijzer.brieven.model import Alinea, Brief, Kader, Kop, Opsomming, Rechtsmiddel, Tabel, TekstBlok
from borgwijzer.brieven.weergave import OEFENING

KOPIE = "Kopie, niet ondertekend. De brief zoals hij is vastgelegd, is de PDF met kenmerk {kenmerk}."
CONCEPT = "Concept, niet ondertekend."
# What XML cannot hold at all.
ONMOGELIJK = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def maak_word(brief: Brief, *, vastgelegd: bool = True) -> bytes:
    """Return the letter as .docx: real headings, lists and tables, in Dutch. The first line says that it is a copy."""
    document = Document()
    _zet_taal(document)
    document.core_properties.title, document.core_properties.author = _schoon(brief.titel), _schoon(brief.afzender.gemeente)
    _alinea(document, KOPIE.format(kenmerk=brief.kenmerk) if vastgelegd else CONCEPT).runs[0].italic = True
    _zet_hoofd(document, brief)
    for blok in brief.tekstblokken:
        _zet_blok(document, blok, 2)
    _zet_slot(document, brief)
    for bijlage in brief.bijlagen:
        document.add_heading(_schoon(f"Bijlage. {bijlage.titel}"), 2).paragraph_format.page_break_before = True
        for deel in bijlage.blokken:
            _zet_blok(document, deel, 3)
    uit = io.BytesIO()
    document.save(uit)
    return uit.getvalue()


def _zet_taal(document: Woorddocument) -> None:
    """The template of the library says that it is English."""
    stijlen: Any = document.styles
    for taal in stijlen.element.iter(qn("w:lang")):
        taal.set(qn("w:val"), "nl-NL")
    document.core_properties.language = "nl-NL"
    stijlen["Normal"].font.size = Pt(11)


def _zet_hoofd(document: Woorddocument, brief: Brief) -> None:
    if brief.oefening:
        _alinea(document, OEFENING)
    _alinea(document, "\n".join((brief.afzender.gemeente, brief.afzender.team, *brief.afzender.adresregels)))
    _alinea(document, "\n".join((brief.geadresseerde.naam, *brief.geadresseerde.adresregels)))
    gegevens = (("Datum", datum_in_woorden(brief.datum)), ("Ons kenmerk", brief.kenmerk), *brief.verwijzingen)
    _alinea(document, "\n".join(f"{naam}: {waarde}" for naam, waarde in gegevens))
    document.add_heading(_schoon(brief.titel), 1)
    _alinea(document, f"{brief.geadresseerde.aanhef},")


def _zet_slot(document: Woorddocument, brief: Brief) -> None:
    _alinea(document, brief.groet)
    ondertekening = (brief.afzender.namens, brief.afzender.ondertekenaar, brief.afzender.functie)
    _alinea(document, "\n".join(regel for regel in ondertekening if regel))
    if brief.kopie_aan:
        _alinea(document, "Een kopie van deze brief gaat naar:")
        for kopie in brief.kopie_aan:
            _alinea(document, f"{kopie.rol}: {kopie.naam}", "List Bullet")
    if brief.kadernoot:
        _alinea(document, brief.kadernoot)


def _zet_blok(document: Woorddocument, blok: TekstBlok, niveau: int) -> None:
    match blok:
        case Alinea(tekst=inhoud):
            _alinea(document, inhoud)
        case Kader(tekst=inhoud):
            _alinea(document, inhoud).runs[0].bold = True
        case Kop(tekst=inhoud):
            document.add_heading(_schoon(inhoud), niveau)
        case Opsomming():
            _zet_lijst(document, blok)
        case Rechtsmiddel():
            document.add_heading(_schoon(blok.titel), niveau)
            for alinea in blok.alineas:
                _alinea(document, alinea)
        case Tabel():
            _zet_tabel(document, blok)


def _zet_lijst(document: Woorddocument, blok: Opsomming) -> None:
    """A numbered list begins at one: each gets a numbering of its own."""
    nummering = _nieuwe_nummering(document) if blok.genummerd and blok.punten else None
    for punt in blok.punten:
        alinea = _alinea(document, punt.kop, "List Number" if blok.genummerd else "List Bullet")
        if punt.kop:
            alinea.runs[0].bold = True
            alinea.add_run(" ")
        alinea.add_run(_schoon(punt.tekst))
        if nummering is not None:
            eigenschappen: Any = alinea._p.get_or_add_pPr().get_or_add_numPr()
            eigenschappen.get_or_add_ilvl().val = 0
            eigenschappen.get_or_add_numId().val = nummering


def _nieuwe_nummering(document: Woorddocument) -> int:
    deel: Any = document.part.numbering_part.element
    stijl: Any = document.styles["List Number"].element
    soort = stijl.pPr.numPr.numId.val
    abstract = next(num for num in deel.num_lst if num.numId == soort).abstractNumId.val
    nieuw = deel.add_num(abstract)
    nieuw.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(nieuw.numId)


def _zet_tabel(document: Woorddocument, tabel: Tabel) -> None:
    bijschrift = _alinea(document, tabel.bijschrift)
    bijschrift.runs[0].bold = True
    bijschrift.paragraph_format.keep_with_next = True
    vorm = document.add_table(rows=0, cols=len(tabel.koppen), style="Table Grid")
    _vul_rij(vorm.add_row().cells, tabel.koppen, vet=True)
    kop = OxmlElement("w:tblHeader")
    vorm.rows[0]._tr.get_or_add_trPr().append(kop)
    for nummer, rij in enumerate(tabel.rijen):
        _vul_rij(vorm.add_row().cells, rij, vet=nummer == tabel.nadruk_rij)
    document.add_paragraph()


def _vul_rij(cellen: Iterable[Any], teksten: Iterable[str], *, vet: bool) -> None:
    for cel, tekst in zip(cellen, teksten, strict=True):
        cel.paragraphs[0].add_run(_schoon(tekst)).bold = vet


def _alinea(document: Woorddocument, tekst: str, stijl: str | None = None) -> Any:
    return document.add_paragraph(_schoon(tekst), stijl)


def _schoon(tekst: str) -> str:
    return ONMOGELIJK.sub("\ufffd", tekst)
