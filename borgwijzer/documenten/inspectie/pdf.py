"""Inspection of a PDF: can it be opened, is every page there, is there anything on it, does it do things by itself.

pikepdf (qpdf) judges the structure, pypdfium2 (PDFium) looks at the pages as a reader would see them.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
import pypdfium2

from borgwijzer.documenten.bevinding import Bevinding, describe_paginas, make_bevinding
from borgwijzer.documenten.inspectie import Grenzen, Inspectie, refuse

EINDE_BYTES = 2_048
OPVULLING_BYTES = 65_536
PROEF_LANGSTE_ZIJDE = 300
# Rendering smooths edges: a lone full stop at this size comes out at about 235, white paper at 255.
LICHTSTE_INKT = 250
_ACTIEVE_DADEN = (pikepdf.Name.JavaScript, pikepdf.Name.Launch)
# The moments of ISO 32000-2, 12.6.3, at which a page, field or document can start something. Looked up one by one:
# listing the keys of a damaged dictionary fails on the first key that is no text.
_MOMENTEN = (
    *("/E", "/X", "/D", "/U", "/Fo", "/Bl", "/PO", "/PC", "/PV", "/PI"),
    *("/O", "/C", "/K", "/F", "/V", "/WC", "/WS", "/DS", "/WP", "/DP"),
)


@dataclass(slots=True)
class _Paginas:
    """Page numbers (from 1) by what was seen on them."""

    bekeken: int = 0
    leeg: list[int] = field(default_factory=list)
    zonder_tekst: list[int] = field(default_factory=list)
    onleesbaar: list[int] = field(default_factory=list)


def inspect_pdf(pad: Path, grenzen: Grenzen) -> Inspectie:
    """Inspect the PDF at ``pad``.

    A file that opens without a password but carries restrictions of its owner is readable: ``versleuteld`` is True
    and the finding is a warning. A file with a repaired structure is a warning when every page can be seen, and
    blocking when its end is missing, because then a part of the content may be missing too.
    """
    try:
        with pikepdf.open(pad) as document:
            hersteld = bool(document.get_warnings())
            if hersteld and not _has_einde(pad):
                return refuse("afgekapt")
            if not len(document.pages):
                return refuse("beschadigd")
            bevindingen = list(_find_in_structuur(document, grenzen, hersteld=hersteld))
            kapot = _find_kapotte_inhoud(document, grenzen)
            versleuteld = document.is_encrypted
    except pikepdf.PasswordError:
        return Inspectie(leesbaar=False, versleuteld=True, bevindingen=(make_bevinding("versleuteld"),))
    except pikepdf.PikepdfError:
        return refuse("afgekapt" if not _has_einde(pad) else "beschadigd")
    try:
        return _combine(pad, grenzen, versleuteld=versleuteld, bevindingen=bevindingen, kapot=kapot)
    except pypdfium2.PdfiumError:
        return refuse("beschadigd")


def _combine(pad: Path, grenzen: Grenzen, *, versleuteld: bool, bevindingen: list[Bevinding], kapot: list[int]) -> Inspectie:
    with pypdfium2.PdfDocument(pad) as document:
        aantal = len(document)
        gezien = _view_paginas(document, grenzen)
    gezien.onleesbaar = sorted({*gezien.onleesbaar, *kapot})
    if gezien.onleesbaar:
        bevindingen = [bevinding for bevinding in bevindingen if bevinding.code != "hersteld"]
    bevindingen += _find_op_paginas(gezien, aantal)
    return Inspectie(leesbaar=not gezien.onleesbaar, versleuteld=versleuteld, paginas=aantal, bevindingen=tuple(bevindingen))


def _has_einde(pad: Path) -> bool:
    """Tell whether the end-of-file mark stands at the end; zeros and white space behind it do not matter."""
    with pad.open("rb") as bestand:
        bestand.seek(max(0, pad.stat().st_size - OPVULLING_BYTES))
        return b"%%EOF" in bestand.read().rstrip(b"\0 \t\r\n")[-EINDE_BYTES:]


def _find_in_structuur(document: pikepdf.Pdf, grenzen: Grenzen, *, hersteld: bool) -> Iterator[Bevinding]:
    if hersteld:
        yield make_bevinding("hersteld")
    if document.is_encrypted:
        yield make_bevinding("beperkt_door_eigenaar")
    if len(document.pages) > grenzen.paginas:
        yield make_bevinding("te_veel_paginas", paginas=len(document.pages), grens=grenzen.paginas)
    if _is_actief(document, grenzen):
        yield make_bevinding("actieve_inhoud")
    if len(document.attachments) or _has_bijlage_op_pagina(document, grenzen):
        yield make_bevinding("ingesloten_bestanden")


def _find_kapotte_inhoud(document: pikepdf.Pdf, grenzen: Grenzen) -> list[int]:
    """Give the pages of which the drawing instructions cannot be unpacked; a viewer would show those as blank."""
    kapot = []
    for nummer, pagina in enumerate(document.pages[: grenzen.paginas_bekeken], start=1):
        inhoud = pagina.obj.get("/Contents")
        delen = inhoud if isinstance(inhoud, pikepdf.Array) else [inhoud]
        try:
            for deel in delen:
                if isinstance(deel, pikepdf.Stream):
                    deel.read_bytes()
        except pikepdf.PikepdfError:
            kapot.append(nummer)
    return kapot


def _is_actief(document: pikepdf.Pdf, grenzen: Grenzen) -> bool:
    """Tell whether the document, a page or a field carries a script or starts a program."""
    wortel = document.Root
    namen = wortel.get("/Names")
    if isinstance(namen, pikepdf.Dictionary) and "/JavaScript" in namen:
        return True
    houders = [wortel, *(pagina.obj for pagina in document.pages[: grenzen.paginas_bekeken])]
    houders += list(_list_annotaties(document, grenzen))
    return any(_is_actieve_daad(daad) for houder in houders for daad in _list_daden(houder))


def _list_daden(houder: pikepdf.Object) -> Iterator[object]:
    yield houder.get("/OpenAction")
    yield houder.get("/A")
    aanvullend = houder.get("/AA")
    if isinstance(aanvullend, pikepdf.Dictionary):
        yield from (aanvullend.get(moment) for moment in _MOMENTEN)


def _is_actieve_daad(daad: object) -> bool:
    return isinstance(daad, pikepdf.Dictionary) and daad.get("/S") in _ACTIEVE_DADEN


def _list_annotaties(document: pikepdf.Pdf, grenzen: Grenzen) -> Iterator[pikepdf.Object]:
    for pagina in document.pages[: grenzen.paginas_bekeken]:
        annotaties = pagina.obj.get("/Annots")
        if isinstance(annotaties, pikepdf.Array):
            yield from (annotatie for annotatie in annotaties if isinstance(annotatie, pikepdf.Dictionary))


def _has_bijlage_op_pagina(document: pikepdf.Pdf, grenzen: Grenzen) -> bool:
    annotaties = _list_annotaties(document, grenzen)
    return any(annotatie.get("/Subtype") == pikepdf.Name.FileAttachment for annotatie in annotaties)


def _view_paginas(document: pypdfium2.PdfDocument, grenzen: Grenzen) -> _Paginas:
    gezien = _Paginas()
    document.init_forms()
    einde = time.monotonic() + grenzen.seconden_bekijken
    for nummer in range(1, min(len(document), grenzen.paginas_bekeken) + 1):
        _view_pagina(document, nummer, gezien)
        gezien.bekeken = nummer
        if time.monotonic() > einde:
            break
    return gezien


def _view_pagina(document: pypdfium2.PdfDocument, nummer: int, gezien: _Paginas) -> None:
    try:
        pagina = document[nummer - 1]
    except pypdfium2.PdfiumError:
        gezien.onleesbaar.append(nummer)
        return
    try:
        if not _has_inkt(pagina):
            gezien.leeg.append(nummer)
        elif not _has_tekst(pagina):
            gezien.zonder_tekst.append(nummer)
    finally:
        pagina.close()


def _has_inkt(pagina: pypdfium2.PdfPage) -> bool:
    """Tell whether anything is visible, on a small grey picture of the page; one even colour counts as nothing."""
    schaal = PROEF_LANGSTE_ZIJDE / max(*pagina.get_size(), 1.0)
    beeld = pagina.render(scale=schaal, grayscale=True, limit_image_cache=True)
    try:
        punten = bytes(beeld.buffer)
        # Each row is padded to a multiple of four bytes; the padding is no part of the picture.
        rijen = [punten[begin : begin + beeld.width] for begin in range(0, len(punten), beeld.stride)]
        donkerste = min(min(rij) for rij in rijen)
        return donkerste < LICHTSTE_INKT and donkerste != max(max(rij) for rij in rijen)
    finally:
        beeld.close()


def _has_tekst(pagina: pypdfium2.PdfPage) -> bool:
    tekstlaag = pagina.get_textpage()
    try:
        return bool(tekstlaag.get_text_bounded().strip())
    finally:
        tekstlaag.close()


def _find_op_paginas(gezien: _Paginas, aantal: int) -> Iterator[Bevinding]:
    if gezien.onleesbaar:
        yield make_bevinding("pagina_onleesbaar", paginas=describe_paginas(gezien.onleesbaar))
    leeg = [nummer for nummer in gezien.leeg if nummer not in gezien.onleesbaar]
    if len(leeg) == aantal:
        yield make_bevinding("leeg_document")
    elif leeg:
        yield make_bevinding("lege_pagina", paginas=describe_paginas(leeg))
    if gezien.zonder_tekst:
        yield make_bevinding("niet_doorzoekbaar", paginas=describe_paginas(gezien.zonder_tekst))
    if gezien.bekeken < aantal:
        yield make_bevinding("deels_bekeken", aantal=gezien.bekeken, paginas=aantal)
