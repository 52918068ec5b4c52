"""Preview of a document: a PNG of its first page, drawn from pixels only (no metadata, no script, no original bytes).

It opens files of unknown origin: call it through ``keurkamer.teken_apart``.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import cast

import pypdfium2
from PIL import Image, ImageOps

from borgwijzer.documenten.inspectie.afbeelding import open_afbeelding
from borgwijzer.documenten.soort import TEKENBAAR, Soort

MAX_BREEDTE = 1_000
MAX_HOOGTE = 2_000
# A page of a few millimetres is not blown up into a grey blur.
MAX_VERGROTING = 4.0
_DIEPGRIJS = frozenset({"I", "F", "I;16", "I;16L", "I;16B", "I;16N"})


def make_voorbeeld(pad: Path, soort: Soort) -> bytes | None:
    """Draw page 1 of the file at ``pad`` as a PNG of at most 1000 by 2000 pixels, both inclusive.

    Returns:
        The PNG, or None for a kind that has no picture (Word, Excel, IFC, HEIC and what is refused).

    Raises:
        pypdfium2.PdfiumError, OSError, ValueError: the file is damaged.
    """
    if soort not in TEKENBAAR:
        return None
    return _encode(_draw_pdf(pad) if soort is Soort.PDF else _draw_afbeelding(pad, soort))


def _draw_pdf(pad: Path) -> Image.Image:
    with pypdfium2.PdfDocument(pad) as document:
        document.init_forms()
        pagina = document[0]
        breedte, hoogte = (max(zijde, 1.0) for zijde in pagina.get_size())
        # The size in pixels is rounded up; a hair less keeps the outcome within the limits.
        schaal = min(MAX_BREEDTE / breedte, MAX_HOOGTE / hoogte, MAX_VERGROTING) * 0.9999
        beeld = pagina.render(scale=schaal, limit_image_cache=True)
        try:
            tekening: Image.Image = beeld.to_pil().copy()
            return tekening
        finally:
            beeld.close()
            pagina.close()


def _draw_afbeelding(pad: Path, soort: Soort) -> Image.Image:
    with open_afbeelding(pad, soort.value.upper()) as beeld:
        beeld.draft("RGB", (MAX_BREEDTE, MAX_HOOGTE))
        beeld.thumbnail((MAX_BREEDTE, MAX_HOOGTE))
        rechtop = _to_acht_bits(ImageOps.exif_transpose(beeld)).convert("RGBA")
    rechtop.thumbnail((MAX_BREEDTE, MAX_HOOGTE))
    papier = Image.new("RGBA", rechtop.size, "white")
    return Image.alpha_composite(papier, rechtop).convert("RGB")


def _to_acht_bits(beeld: Image.Image) -> Image.Image:
    """Spread the values of a grey picture of 16 or 32 bits over 0 to 255; plain conversion would turn most of it white."""
    if beeld.mode not in _DIEPGRIJS:
        return beeld
    diep = beeld.convert("F")
    laagste, hoogste = cast(tuple[float, float], diep.getextrema())
    factor = 255 / ((hoogste - laagste) or 1)
    return diep.point(lambda waarde: waarde * factor - laagste * factor).convert("L")


def _encode(beeld: Image.Image) -> bytes:
    uitvoer = io.BytesIO()
    beeld.save(uitvoer, format="PNG")
    return uitvoer.getvalue()
