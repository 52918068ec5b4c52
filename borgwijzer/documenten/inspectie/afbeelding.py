"""Inspection of JPEG, PNG, TIFF and WebP with Pillow, with an own limit on pixels before anything is unpacked."""

from __future__ import annotations

import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from borgwijzer.documenten.bevinding import Bevinding, make_bevinding
from borgwijzer.documenten.inspectie import Grenzen, Inspectie, refuse
from borgwijzer.documenten.inspectie.fotogegevens import read_foto

# What Pillow's decoders raise on damaged data, by kind of damage.
BEELDFOUTEN = (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, TypeError, struct.error)
KLEIN = (256, 256)


@contextmanager
def open_afbeelding(pad: Path, formaat: str) -> Iterator[Image.Image]:
    """Open the image with one named decoder only, so that another decoder never sees bytes from outside.

    Arguments:
        formaat: Pillow's name of the format, such as "JPEG".

    Raises:
        Image.DecompressionBombError: Pillow's own pixel limit, twice MAX_IMAGE_PIXELS, is passed.
    """
    with warnings.catch_warnings():
        # Our own limit decides; remarks on odd metadata say nothing about the picture.
        warnings.simplefilter("ignore")
        with Image.open(pad, formats=[formaat]) as beeld:
            yield beeld


def inspect_afbeelding(pad: Path, grenzen: Grenzen, *, formaat: str) -> Inspectie:
    """Inspect the image at ``pad`` with the decoder ``formaat``; each page of a TIFF is unpacked."""
    try:
        with open_afbeelding(pad, formaat) as beeld:
            paginas = getattr(beeld, "n_frames", 1) if formaat == "TIFF" else 1
            bevindingen = _inspect_paginas(beeld, paginas, grenzen)
            # Only now: Pillow may unpack the whole picture to find its EXIF, and the limit on pixels goes before that.
            te_veel = any(bevinding.code == "te_veel_beeldpunten" for bevinding in bevindingen)
            foto = None if te_veel else read_foto(beeld)
    except Image.DecompressionBombError:
        bevindingen = [_te_veel_beeldpunten(grenzen)]
    except BEELDFOUTEN:
        return refuse("beschadigd")
    if any(bevinding.code == "te_veel_beeldpunten" for bevinding in bevindingen):
        return Inspectie(leesbaar=None, bevindingen=tuple(bevindingen))
    return Inspectie(leesbaar=True, paginas=paginas, bevindingen=tuple(bevindingen), foto=foto)


def _inspect_paginas(beeld: Image.Image, paginas: int, grenzen: Grenzen) -> list[Bevinding]:
    bevindingen = []
    if paginas > grenzen.paginas:
        bevindingen.append(make_bevinding("te_veel_paginas", paginas=paginas, grens=grenzen.paginas))
    bekeken = min(paginas, grenzen.paginas_bekeken)
    effen = True
    for nummer in range(bekeken):
        if paginas > 1:
            beeld.seek(nummer)
        if beeld.width * beeld.height > grenzen.beeldpunten:
            return [_te_veel_beeldpunten(grenzen)]
        effen = _is_effen(beeld) and effen
    if effen:
        bevindingen.append(make_bevinding("effen_afbeelding"))
    if bekeken < paginas:
        bevindingen.append(make_bevinding("deels_bekeken", aantal=bekeken, paginas=paginas))
    return bevindingen


def _is_effen(beeld: Image.Image) -> bool:
    """Unpack the picture and tell whether it has one colour; a JPEG is unpacked small, which reads all its data."""
    beeld.draft("RGB", KLEIN)
    beeld.load()
    uitersten = beeld.getextrema()
    kanalen = uitersten if isinstance(uitersten[0], tuple) else (uitersten,)
    return all(laagste == hoogste for laagste, hoogste in kanalen)


def _te_veel_beeldpunten(grenzen: Grenzen) -> Bevinding:
    return make_bevinding("te_veel_beeldpunten", grens=grenzen.beeldpunten // 1_000_000)
