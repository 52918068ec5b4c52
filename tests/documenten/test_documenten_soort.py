"""The kind of a file follows from its content alone, and is compared with its name."""

from __future__ import annotations

from pathlib import Path

import pytest
from documentbestanden import IFC, TEKST, make_beeld, make_office, make_ole, make_pdf, make_zip

from borgwijzer.documenten.soort import SOORTEN, Soort, find_afwijkende_extensie, recognise_soort

HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(40)
SVG = b'<?xml version="1.0"?>\n<!-- tekening -->\n<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HERKEND = {
    "jpeg": (make_beeld("JPEG"), Soort.JPEG),
    "png": (make_beeld("PNG"), Soort.PNG),
    "tiff": (make_beeld("TIFF"), Soort.TIFF),
    "webp": (make_beeld("WEBP"), Soort.WEBP),
    "heic": (HEIC, Soort.HEIC),
    "docx": (make_office("docx"), Soort.DOCX),
    "xlsx": (make_office("xlsx"), Soort.XLSX),
    "docx zonder inhoudsopgave": (make_office("docx")[:-60], Soort.DOCX),
    "ifc": (IFC, Soort.IFC),
    "ifc met witruimte": (IFC.replace(b"FILE_SCHEMA(('", b"FILE_SCHEMA ( (\n'"), Soort.IFC),
    "ander STEP-bestand": (IFC.replace(b"IFC4", b"AP214"), Soort.ONBEKEND),
    "ifczip": (make_zip({"model.ifc": IFC}), Soort.IFCZIP),
    "ifc met nog een bestand": (make_zip({"model.ifc": IFC, "lees.txt": b"x"}), Soort.ZIP),
    "zip": (make_zip({"a.pdf": b"x", "b.pdf": b"y"}), Soort.ZIP),
    "lege zip": (make_zip({}), Soort.ZIP),
    "odt": (make_zip({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"x"}), Soort.ONBEKEND),
    "pptx": (make_zip({"[Content_Types].xml": b"x", "ppt/presentation.xml": b"x"}), Soort.ONBEKEND),
    "oud doc": (make_ole("WordDocument"), Soort.OFFICE_OUD),
    "docx met wachtwoord": (make_ole("EncryptedPackage"), Soort.OFFICE_VERSLEUTELD),
    "svg": (SVG, Soort.SVG),
    "svg met voorvoegsel": (b'<s:svg xmlns:s="http://www.w3.org/2000/svg"/>', Soort.SVG),
    "svg in utf-16": (SVG.decode().encode("utf-16"), Soort.SVG),
    "html": (b"\n <!DOCTYPE html><html><body><svg></svg></body></html>", Soort.HTML),
    "html zonder doctype": (b"<!-- x --><script>alert(1)</script>", Soort.HTML),
    "xml": (b'<?xml version="1.0"?><verzoek/>', Soort.ONBEKEND),
    "tekst": (b"gewone tekst", Soort.ONBEKEND),
    "programma": (b"MZ\x90\0" + bytes(100), Soort.ONBEKEND),
    "leeg": (b"", Soort.LEEG),
}


@pytest.mark.parametrize("geval", HERKEND)
def test_soort_volgt_uit_de_inhoud(tmp_path: Path, geval: str) -> None:
    inhoud, verwacht = HERKEND[geval]
    pad = tmp_path / "naam.pdf"
    pad.write_bytes(inhoud)
    assert recognise_soort(pad) is verwacht


def test_pdf_begint_bij_de_eerste_byte(tmp_path: Path) -> None:
    goed, verstopt = tmp_path / "goed", tmp_path / "verstopt"
    with make_pdf(TEKST) as document:
        document.save(goed)
    verstopt.write_bytes(b"x" * 200 + goed.read_bytes())
    assert (recognise_soort(goed), recognise_soort(verstopt)) == (Soort.PDF, Soort.ONBEKEND)


@pytest.mark.parametrize(
    ("naam", "soort", "afwijkend"),
    [
        ("plan.pdf", Soort.PDF, None),
        ("PLAN.PDF", Soort.PDF, None),
        ("foto.pdf", Soort.JPEG, "pdf"),
        ("foto.jpeg.exe", Soort.JPEG, "exe"),
        ("zonder", Soort.PDF, None),
        ("map.x/zonder", Soort.PDF, None),
        ("map.x\\plan.docx", Soort.XLSX, "docx"),
        ("raadsel.pdf", Soort.ONBEKEND, None),
        ("model.zip", Soort.IFCZIP, None),
    ],
)
def test_extensie_wordt_vergeleken(naam: str, soort: Soort, afwijkend: str | None) -> None:
    assert find_afwijkende_extensie(naam, soort) == afwijkend


def test_elke_soort_is_beschreven() -> None:
    assert set(SOORTEN) == set(Soort)
