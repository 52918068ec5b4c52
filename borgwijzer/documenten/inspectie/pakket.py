"""Inspection of files that are a zip inside: Word, Excel and a packed IFC model."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from borgwijzer.documenten.bevinding import Bevinding, make_bevinding
from borgwijzer.documenten.inspectie import Grenzen, Inspectie, refuse
from borgwijzer.documenten.inspectie.ifc import KOP_BYTES, STAART_BYTES, judge_ifc

BLOK_BYTES = 1_048_576
# What reading a member raises on damaged data, on data cut short and on a packing method that Office never uses.
ZIPFOUTEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError)
_VERSLEUTELD_BIT = 0x1
_HOOFDDELEN = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
_INGESLOTEN = ("word/embeddings/", "xl/embeddings/", "word/activeX/", "xl/activeX/")


def inspect_office(pad: Path, grenzen: Grenzen, *, soort: str) -> Inspectie:
    """Inspect a docx or xlsx: every part is unpacked and its checksum compared; nothing is written.

    Arguments:
        soort: "docx" or "xlsx".
    """
    try:
        with zipfile.ZipFile(pad) as pakket:
            if bezwaar := _find_bezwaar(pakket, grenzen):
                return bezwaar
            delen = {lid.filename: _read_lid(pakket, lid)[0] for lid in pakket.infolist()}
    except ZIPFOUTEN:
        return refuse("beschadigd")
    if not delen.get(_HOOFDDELEN[soort], b"").strip():
        return refuse("beschadigd")
    return Inspectie(leesbaar=True, bevindingen=tuple(_find_in_office(set(delen), delen["[Content_Types].xml"])))


def inspect_ifczip(pad: Path, grenzen: Grenzen) -> Inspectie:
    """Inspect the one IFC model inside the zip at ``pad``."""
    try:
        with zipfile.ZipFile(pad) as pakket:
            if bezwaar := _find_bezwaar(pakket, grenzen):
                return bezwaar
            lid = next(lid for lid in pakket.infolist() if not lid.is_dir())
            kop, staart = _read_lid(pakket, lid)
    except ZIPFOUTEN:
        return refuse("beschadigd")
    if not kop:
        return refuse("leeg_document")
    return judge_ifc(kop, staart)


def _find_bezwaar(pakket: zipfile.ZipFile, grenzen: Grenzen) -> Inspectie | None:
    """Judge the table of contents before anything is unpacked.

    The sizes in it may lie, but zipfile never unpacks more of a member than its stated size.
    """
    leden = pakket.infolist()
    if any(lid.flag_bits & _VERSLEUTELD_BIT for lid in leden):
        return Inspectie(leesbaar=False, versleuteld=True, bevindingen=(make_bevinding("versleuteld"),))
    uitgepakt = sum(lid.file_size for lid in leden)
    ingepakt = max(1, sum(lid.compress_size for lid in leden))
    buiten_verhouding = uitgepakt > max(grenzen.zipverhouding * ingepakt, grenzen.zipverhouding_vanaf_bytes)
    if buiten_verhouding or uitgepakt > grenzen.uitgepakt_bytes or len(leden) > grenzen.zipleden:
        return Inspectie(leesbaar=None, bevindingen=(make_bevinding("zipbom"),))
    return None


def _read_lid(pakket: zipfile.ZipFile, lid: zipfile.ZipInfo) -> tuple[bytes, bytes]:
    """Unpack one member block by block, which compares its checksum, and keep only its first and last bytes."""
    kop, staart = b"", b""
    with pakket.open(lid) as bron:
        while blok := bron.read(BLOK_BYTES):
            kop = kop or blok[:KOP_BYTES]
            staart = (staart + blok)[-STAART_BYTES:]
    return kop, staart


def _find_in_office(namen: set[str], inhoudsopgave: bytes) -> Iterator[Bevinding]:
    met_macro = any(naam.endswith("vbaProject.bin") or naam.startswith("xl/macrosheets/") for naam in namen)
    if met_macro or b"macroEnabled" in inhoudsopgave:
        yield make_bevinding("macro")
    if any(naam.startswith(_INGESLOTEN) for naam in namen):
        yield make_bevinding("ingesloten_bestanden")
