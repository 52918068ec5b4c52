"""What a photo says of itself in its EXIF: where and when it was taken. Anybody can write anything there: it proves nothing."""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping
from math import isfinite
from typing import Any

from PIL import ExifTags, Image

from borgwijzer.documenten.inspectie import Fotogegevens

MOMENT = re.compile(r"(\d{4}):(\d{2}):(\d{2}) (\d{2}):(\d{2}):\d{2}", re.ASCII)
KANTEN = {"S": -1.0, "W": -1.0, "N": 1.0, "E": 1.0}
# What reading damaged EXIF raises; the picture itself may be sound.
EXIFFOUTEN = (OSError, ValueError, TypeError, KeyError, IndexError, SyntaxError, struct.error, ZeroDivisionError, OverflowError)


def read_foto(beeld: Image.Image) -> Fotogegevens | None:
    """The place and moment in the EXIF; None when there is nothing in it that can be read."""
    try:
        exif = beeld.getexif()
        plek = exif.get_ifd(ExifTags.IFD.GPSInfo)
        genomen = exif.get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.DateTimeOriginal) or exif.get(ExifTags.Base.DateTime)
        breedte = _read_graden(plek, ExifTags.GPS.GPSLatitude, ExifTags.GPS.GPSLatitudeRef, 90.0)
        lengte = _read_graden(plek, ExifTags.GPS.GPSLongitude, ExifTags.GPS.GPSLongitudeRef, 180.0)
    except EXIFFOUTEN:
        return None
    if breedte is None or lengte is None:
        breedte = lengte = None
    moment = _write_moment(genomen)
    return Fotogegevens(breedte, lengte, moment) if moment or breedte is not None else None


def _read_graden(plek: Mapping[int, Any], tag: int, kant_tag: int, hoogstens: float) -> float | None:
    delen, kant = plek.get(tag), KANTEN.get(str(plek.get(kant_tag, "")).strip("\0 ").upper()[:1])
    if not delen or kant is None or len(delen) != 3:
        return None
    graden, minuten, seconden = (float(deel) for deel in delen)
    waarde = kant * (graden + minuten / 60 + seconden / 3600)
    # A camera without a fix writes zero.
    return waarde if isfinite(waarde) and 0 < abs(waarde) <= hoogstens else None


def _write_moment(tekst: object) -> str:
    """The moment as `2026-03-09 14:05`; empty for what is no moment."""
    treffer = MOMENT.match(str(tekst or ""))
    return f"{treffer[1]}-{treffer[2]}-{treffer[3]} {treffer[4]}:{treffer[5]}" if treffer else ""
