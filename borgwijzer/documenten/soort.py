"""Kind of a file by its content: an own list of what is allowed.

The name of a file is never trusted; it is only compared with the content afterwards.
"""

from __future__ import annotations

import mmap
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath

KOP_BYTES = 65_536


class Soort(StrEnum):
    """What a file is by content; the value is stored and shown in JSON."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    TIFF = "tiff"
    WEBP = "webp"
    HEIC = "heic"
    DOCX = "docx"
    XLSX = "xlsx"
    IFC = "ifc"
    IFCZIP = "ifczip"
    ZIP = "zip"
    OFFICE_OUD = "office_oud"
    OFFICE_VERSLEUTELD = "office_versleuteld"
    SVG = "svg"
    HTML = "html"
    LEEG = "leeg"
    ONBEKEND = "onbekend"


# The kinds of which the first page can be drawn.
TEKENBAAR = frozenset({Soort.PDF, Soort.JPEG, Soort.PNG, Soort.TIFF, Soort.WEBP})


@dataclass(frozen=True, slots=True)
class Soortgegevens:
    """How a kind is called in a Dutch sentence, which extensions fit, and its media type for storage and download."""

    omschrijving: str
    extensies: frozenset[str]
    mediatype: str
    toegestaan: bool = True


def _gegevens(omschrijving: str, extensies: str, mediatype: str, *, toegestaan: bool = True) -> Soortgegevens:
    return Soortgegevens(omschrijving, frozenset(extensies.split()), mediatype, toegestaan)


_OFFICE = "application/vnd.openxmlformats-officedocument"
SOORTEN: dict[Soort, Soortgegevens] = {
    Soort.PDF: _gegevens("een pdf", "pdf", "application/pdf"),
    Soort.JPEG: _gegevens("een JPEG-afbeelding", "jpg jpeg jpe jfif", "image/jpeg"),
    Soort.PNG: _gegevens("een PNG-afbeelding", "png", "image/png"),
    Soort.TIFF: _gegevens("een TIFF-afbeelding", "tif tiff", "image/tiff"),
    Soort.WEBP: _gegevens("een WebP-afbeelding", "webp", "image/webp"),
    Soort.HEIC: _gegevens("een HEIC-foto", "heic heif", "image/heic"),
    Soort.DOCX: _gegevens("een Word-document", "docx docm", f"{_OFFICE}.wordprocessingml.document"),
    Soort.XLSX: _gegevens("een Excel-bestand", "xlsx xlsm", f"{_OFFICE}.spreadsheetml.sheet"),
    Soort.IFC: _gegevens("een IFC-model", "ifc", "application/x-step"),
    Soort.IFCZIP: _gegevens("een ingepakt IFC-model", "ifczip zip", "application/zip"),
    Soort.ZIP: _gegevens("een zip-bestand", "zip", "application/zip", toegestaan=False),
    Soort.OFFICE_OUD: _gegevens("een oud Office-bestand", "doc xls ppt msg", "application/x-ole-storage", toegestaan=False),
    Soort.OFFICE_VERSLEUTELD: _gegevens(
        "een Office-bestand met wachtwoord", "docx docm xlsx xlsm pptx", "application/x-ole-storage", toegestaan=False
    ),
    Soort.SVG: _gegevens("een SVG-tekening", "svg", "image/svg+xml", toegestaan=False),
    Soort.HTML: _gegevens("een webpagina", "html htm xhtml", "text/html", toegestaan=False),
    Soort.LEEG: _gegevens("leeg", "", "application/octet-stream", toegestaan=False),
    Soort.ONBEKEND: _gegevens("van een onbekend soort", "", "application/octet-stream", toegestaan=False),
}
_ZONDER_VERGELIJKING = frozenset({Soort.LEEG, Soort.ONBEKEND})

_EERSTE_BYTES: tuple[tuple[bytes, Soort], ...] = (
    (b"%PDF-", Soort.PDF),
    (b"\xff\xd8\xff", Soort.JPEG),
    (b"\x89PNG\r\n\x1a\n", Soort.PNG),
    (b"II*\0", Soort.TIFF),
    (b"MM\0*", Soort.TIFF),
    (b"II+\0", Soort.TIFF),
    (b"MM\0+", Soort.TIFF),
)
_ZIP_BEGIN = (b"PK\x03\x04", b"PK\x05\x06")
_OLE_BEGIN = bytes.fromhex("d0cf11e0a1b11ae1")
_OLE_VERSLEUTELD = "EncryptedPackage".encode("utf-16-le")
_HEIC_MERKEN = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"})
_IFC = re.compile(rb"\s*ISO-10303-21\s*;.*?FILE_SCHEMA\s*\(\s*\(\s*'IFC", re.DOTALL | re.IGNORECASE)
_SVG = re.compile(r"<(?:[a-z_][\w.-]*:)?svg[\s>/]", re.IGNORECASE)
_HTML = re.compile(
    r"<(?:!doctype\s+html|(?:[a-z_][\w.-]*:)?html|head|body|script|iframe|meta|title|table|div)[\s>/]", re.IGNORECASE
)
_OPMAAK = re.compile(r"[\s\ufeff\0]*<")


def recognise_soort(pad: Path) -> Soort:
    """Tell what the file at ``pad`` is by its content; the name plays no part.

    A plain zip is recognised only to be refused: what is inside cannot be tested piece by piece against a checklist.

    Raises:
        OSError: the file cannot be read.
    """
    with pad.open("rb") as bestand:
        kop = bestand.read(KOP_BYTES)
    if not kop:
        return Soort.LEEG
    for begin, soort in _EERSTE_BYTES:
        if kop.startswith(begin):
            return soort
    if kop.startswith(_ZIP_BEGIN):
        return _recognise_zip(pad, kop)
    if kop.startswith(_OLE_BEGIN):
        return _recognise_ole(pad)
    return _recognise_beeldcontainer(kop) or _recognise_tekst(kop)


def has_pdf_na_rommel(pad: Path) -> bool:
    """Tell whether a PDF header stands further on in the first kilobyte, behind bytes that do not belong there."""
    with pad.open("rb") as bestand:
        return bestand.read(1024).find(b"%PDF-") > 0


def find_afwijkende_extensie(naam: str, soort: Soort) -> str | None:
    """Return the extension of ``naam`` (lower case, without the dot) when it does not fit ``soort``, else None.

    A name without extension, and a file of unknown kind, give None: there is nothing to compare.
    """
    extensie = PurePosixPath(naam.replace("\\", "/")).suffix.lower().lstrip(".")
    if not extensie or soort in _ZONDER_VERGELIJKING or extensie in SOORTEN[soort].extensies:
        return None
    return extensie


def _recognise_beeldcontainer(kop: bytes) -> Soort | None:
    if kop[:4] == b"RIFF" and kop[8:12] == b"WEBP":
        return Soort.WEBP
    if kop[4:8] == b"ftyp" and kop[8:12] in _HEIC_MERKEN:
        return Soort.HEIC
    return None


def _recognise_tekst(kop: bytes) -> Soort:
    if _IFC.match(kop):
        return Soort.IFC
    tekst = _decode(kop)
    if not _OPMAAK.match(tekst):
        return Soort.ONBEKEND
    svg, html = _SVG.search(tekst), _HTML.search(tekst)
    if svg and (not html or svg.start() < html.start()):
        return Soort.SVG
    return Soort.HTML if html else Soort.ONBEKEND


def _decode(kop: bytes) -> str:
    if kop.startswith((b"\xff\xfe", b"\xfe\xff")):
        return kop.decode("utf-16", errors="replace")
    return kop.decode("utf-8", errors="replace")


def _recognise_ole(pad: Path) -> Soort:
    """Tell a password-protected modern Office file from an old one: the first has a stream "EncryptedPackage"."""
    with pad.open("rb") as bestand, mmap.mmap(bestand.fileno(), 0, access=mmap.ACCESS_READ) as inhoud:
        versleuteld = inhoud.find(_OLE_VERSLEUTELD) >= 0
    return Soort.OFFICE_VERSLEUTELD if versleuteld else Soort.OFFICE_OUD


def _recognise_zip(pad: Path, kop: bytes) -> Soort:
    import zipfile

    try:
        with zipfile.ZipFile(pad) as pakket:
            namen = [naam for naam in pakket.namelist() if not naam.endswith("/")]
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return _recognise_kapotte_zip(kop)
    return _soort_van_leden(namen)


def _soort_van_leden(namen: list[str]) -> Soort:
    if "[Content_Types].xml" in namen:
        if any(naam.startswith("word/") for naam in namen):
            return Soort.DOCX
        return Soort.XLSX if any(naam.startswith("xl/") for naam in namen) else Soort.ONBEKEND
    if "mimetype" in namen:
        return Soort.ONBEKEND
    if len(namen) == 1 and namen[0].lower().endswith(".ifc"):
        return Soort.IFCZIP
    return Soort.ZIP


def _recognise_kapotte_zip(kop: bytes) -> Soort:
    """Guess from its first bytes what a zip without a readable table of contents was, so that a finding can say so."""
    if b"[Content_Types].xml" in kop and b"word/" in kop:
        return Soort.DOCX
    if b"[Content_Types].xml" in kop and b"xl/" in kop:
        return Soort.XLSX
    eerste_naam = kop[30 : 30 + int.from_bytes(kop[26:28], "little")]
    return Soort.IFCZIP if eerste_naam.lower().endswith(b".ifc") else Soort.ZIP
