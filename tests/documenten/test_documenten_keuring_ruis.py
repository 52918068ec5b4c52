"""Changed bytes in good files: the inspection always gives an outcome, never an error."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from documentbestanden import IFC, make_beeld, make_office, make_zip, write_actieve_pdf, write_pdf, write_scan_pdf

from borgwijzer.documenten.keuring import Keuring, keur

POGINGEN = 60
MAAK = {
    "tekst.pdf": lambda pad: write_pdf(pad),
    "scan.pdf": lambda pad: write_scan_pdf(pad),
    "knop.pdf": lambda pad: write_actieve_pdf(pad, "knop"),
    "brief.docx": lambda pad: pad.write_bytes(make_office("docx")),
    "model.ifc": lambda pad: pad.write_bytes(IFC),
    "model.ifczip": lambda pad: pad.write_bytes(make_zip({"model.ifc": IFC})),
    "foto.jpg": lambda pad: pad.write_bytes(make_beeld("JPEG")),
    "plaat.png": lambda pad: pad.write_bytes(make_beeld("PNG")),
    "scan.tif": lambda pad: pad.write_bytes(make_beeld("TIFF", compression="tiff_lzw")),
    "foto.webp": lambda pad: pad.write_bytes(make_beeld("WEBP")),
}


def spoil(heel: bytes, toeval: random.Random) -> bytes:
    """Change, remove, insert or repeat bytes behind the first eight, so that the kind is still recognised."""
    inhoud = bytearray(heel)
    for _ in range(toeval.randint(1, 6)):
        plek, bron = toeval.randrange(8, len(inhoud)), toeval.randrange(len(inhoud))
        nieuw = (toeval.randbytes(1), b"", toeval.randbytes(9), bytes(inhoud[bron : bron + 20]))
        keuze = toeval.randrange(4)
        lengte = (1, min(30, len(inhoud) - 40), 0, 20)[keuze]
        inhoud[plek : plek + max(0, lengte)] = nieuw[keuze]
    return bytes(inhoud)


@pytest.mark.parametrize("naam", MAAK)
def test_veranderde_bytes_geven_altijd_een_uitkomst(tmp_path: Path, naam: str) -> None:
    pad, toeval = tmp_path / naam, random.Random(naam)
    MAAK[naam](pad)
    heel, uitkomsten = pad.read_bytes(), []
    for _ in range(POGINGEN):
        pad.write_bytes(spoil(heel, toeval))
        uitkomsten.append(keur(pad))
    assert all(isinstance(uitkomst, Keuring) for uitkomst in uitkomsten)
    assert any(uitkomst.bevindingen for uitkomst in uitkomsten)
