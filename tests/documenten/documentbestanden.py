"""Real files for the tests of documents, made on the spot: no binary fixture stands in the repository."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image

A4 = (595, 842)
IFC = b"""ISO-10303-21;
HEADER;
FILE_DESCRIPTION(('ViewDefinition [CoordinationView]'),'2;1');
FILE_NAME('woning.ifc','2026-01-05T10:00:00',('A. Tekenaar'),('Voorbeeldbureau'),'','','');
FILE_SCHEMA(('IFC4'));
ENDSEC;
DATA;
#1=IFCPROJECT('0YvctVUKr0kugbFTf53O9L',$,'Woning',$,$,$,$,$,$);
ENDSEC;
END-ISO-10303-21;
"""
TEKST = b"BT /F1 24 Tf 72 700 Td (Borgingsplan voor een woning) Tj ET"
# Two hundred thousand crossing curves in 32 kB: minutes of drawing.
TRAAG = b"0.3 w " + b"0 0 m 6000 8000 -5000 900 300 300 c 0 800 l 600 0 l B " * 200_000
# One gigabyte of drawing instructions in about one megabyte.
GEHEUGENVRETER_BYTES = 1_000_000_000


def make_pdf(*paginas: bytes) -> pikepdf.Pdf:
    """Make a PDF with one page per piece of drawing instructions; an empty piece gives a blank page."""
    document = pikepdf.new()
    lettertype = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    for inhoud in paginas:
        pagina = document.add_blank_page(page_size=A4)
        pagina.obj.Contents = document.make_stream(inhoud)
        pagina.obj.Resources = Dictionary(Font=Dictionary(F1=lettertype))
    return document


def write_pdf(pad: Path, *paginas: bytes, **opslaan: object) -> Path:
    with make_pdf(*(paginas or (TEKST,))) as document:
        document.save(pad, **opslaan)
    return pad


def write_scan_pdf(pad: Path) -> Path:
    """Write a PDF of which the page is one picture, as a scanner makes it."""
    with make_pdf(b"595 0 0 842 0 0 cm /Scan Do") as document:
        beeld = document.make_stream(make_beeld("JPEG", (200, 280)))
        beeld.Type, beeld.Subtype, beeld.Filter = Name.XObject, Name.Image, Name.DCTDecode
        beeld.Width, beeld.Height, beeld.BitsPerComponent, beeld.ColorSpace = 200, 280, 8, Name.DeviceRGB
        document.pages[0].obj.Resources = Dictionary(XObject=Dictionary(Scan=beeld))
        document.save(pad)
    return pad


def write_geheugenvreter(pad: Path) -> Path:
    inpakker = zlib.compressobj(1)
    blok = b"q Q " * 250_000
    inhoud = b"".join(inpakker.compress(blok) for _ in range(GEHEUGENVRETER_BYTES // len(blok))) + inpakker.flush()
    with make_pdf(b"") as document:
        stroom = document.make_stream(b"")
        stroom.write(inhoud, filter=Name.FlateDecode)
        document.pages[0].obj.Contents = stroom
        document.save(pad)
    return pad


def write_actieve_pdf(pad: Path, plek: str) -> Path:
    """Write a PDF with a script at one place: "opening", "naam", "pagina", "knop" or a harmless "sprong"."""
    script = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
    with make_pdf(TEKST) as document:
        pagina = document.pages[0].obj
        if plek == "opening":
            document.Root.OpenAction = script
        elif plek == "naam":
            document.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["start", script])))
        elif plek == "pagina":
            pagina.AA = Dictionary(O=Dictionary(S=Name.Launch, F="programma"))
        elif plek == "knop":
            pagina.Annots = Array([Dictionary(Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=script)])
        else:
            document.Root.OpenAction = Dictionary(S=Name.GoTo, D=Array([pagina, Name.Fit]))
        document.save(pad)
    return pad


def make_beeld(formaat: str, maat: tuple[int, int] = (320, 240), **opslaan: object) -> bytes:
    """Make a picture with a colour gradient, so that it is not of one colour."""
    beeld = Image.linear_gradient("L").resize(maat).convert("RGB")
    uitvoer = io.BytesIO()
    beeld.save(uitvoer, format=formaat, **opslaan)
    return uitvoer.getvalue()


def make_png_bom(zijde: int = 20_000) -> bytes:
    """Make a small PNG that claims ``zijde`` by ``zijde`` pixels."""

    def deel(naam: bytes, inhoud: bytes) -> bytes:
        return len(inhoud).to_bytes(4, "big") + naam + inhoud + zlib.crc32(naam + inhoud).to_bytes(4, "big")

    kop = zijde.to_bytes(4, "big") * 2 + bytes((8, 0, 0, 0, 0))
    rijen = zlib.compress(bytes(1_000_000))
    return b"\x89PNG\r\n\x1a\n" + deel(b"IHDR", kop) + deel(b"IDAT", rijen) + deel(b"IEND", b"")


def make_zip(leden: dict[str, bytes]) -> bytes:
    uitvoer = io.BytesIO()
    with zipfile.ZipFile(uitvoer, "w", zipfile.ZIP_DEFLATED) as pakket:
        for naam, inhoud in leden.items():
            pakket.writestr(naam, inhoud)
    return uitvoer.getvalue()


def make_office(soort: str, extra: dict[str, bytes] | None = None) -> bytes:
    """Make the smallest docx or xlsx, with more parts when asked."""
    hoofddeel = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}[soort]
    leden = {"[Content_Types].xml": b"<Types/>", "_rels/.rels": b"<Relationships/>", hoofddeel: b"<inhoud>Tekst</inhoud>"}
    return make_zip({**leden, **(extra or {})})


def make_ole(stroom: str) -> bytes:
    """Make the outside of an old Office container with the name of one stream in its directory."""
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(1_000) + stroom.encode("utf-16-le") + bytes(500)
