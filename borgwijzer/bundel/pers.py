"""The program that opens the pieces and puts them in one PDF; it runs apart, because a piece may come from anybody.

Reads its job as JSON on standard input and writes a line of JSON per piece on standard output. Two jobs, one after the other:
{"doe": "maak_af", "stukken": [{"pad", "soort", "uit"}]} writes each piece as a PDF of its pages alone, without what runs, links
away or hides in it; {"doe": "bind", "stukken": [path, …], "voor", "na", "merken", "uit", "bladwijzers"} puts those in one file.
"""

from __future__ import annotations

import io
import json
import resource
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pikepdf
from PIL import Image, ImageOps, ImageSequence

GRENZEN = {
    resource.RLIMIT_AS: 2 << 30, resource.RLIMIT_CPU: 300, resource.RLIMIT_FSIZE: 2 << 30, resource.RLIMIT_CORE: 0,
}  # fmt: skip
A4 = (595.28, 841.89)
RAND, VOET = 42.5, 8.0
# Enough to read a photo on paper; a photo of a telephone has four times as many.
MEESTE_PUNTEN = 2200
Image.MAX_IMAGE_PIXELS = 120_000_000
AFBEELDINGEN = frozenset({"jpeg", "png", "tiff", "webp"})
MEESTE_BEELDEN = 100


class NietTeDrukken(Exception):
    """This piece has no pages that can go on paper; the text says why, as a Dutch sentence."""


def main() -> int:
    """Do the job on standard input; the exit code is 0 when everything was written."""
    for soort, grens in GRENZEN.items():
        resource.setrlimit(soort, (grens, grens))
    opdracht = json.load(sys.stdin)
    antwoorden = maak_af(opdracht) if opdracht["doe"] == "maak_af" else bind(opdracht)
    for antwoord in antwoorden:
        sys.stdout.write(json.dumps(antwoord) + "\n")
        sys.stdout.flush()
    return 0


def maak_af(opdracht: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Write each piece as a PDF of its pages; says how many there are, or why there are none."""
    for stuk in opdracht["stukken"]:
        try:
            with open_stuk(stuk) as pdf:
                pdf.save(stuk["uit"])
                yield {"bladen": len(pdf.pages)}
        except NietTeDrukken as reden:
            yield {"bladen": 0, "reden": str(reden)}


def bind(opdracht: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Put cover, pieces and log in one file, each page of a piece marked, with a bookmark per piece."""
    with pikepdf.open(opdracht["voor"]) as bundel, pikepdf.open(opdracht["merken"]) as merken:
        blad = 0
        for pad in opdracht["stukken"]:
            with pikepdf.open(pad) as pdf:
                for pagina in pdf.pages:
                    bundel.pages.append(pagina)
                    zet_merk(bundel.pages[-1], merken.pages[blad])
                    blad += 1
        with pikepdf.open(opdracht["na"]) as na:
            bundel.pages.extend(na.pages)
        with bundel.open_outline() as inhoud:
            inhoud.root.extend(pikepdf.OutlineItem(deel["titel"], deel["blad"]) for deel in opdracht["bladwijzers"])
        bundel.Root.PageMode = pikepdf.Name.UseOutlines
        bundel.save(opdracht["uit"], object_stream_mode=pikepdf.ObjectStreamMode.generate)
        yield {"bladen": len(bundel.pages)}


def zet_merk(pagina: pikepdf.Page, merk: pikepdf.Page) -> None:
    """Put a mark at the foot of a page as it is seen, in its own size; a page that is shown turned has its foot at a side."""
    x0, y0, x1, y1 = (float(punt) for punt in pagina.trimbox.as_list())
    breed, hoog = (float(punt) for punt in merk.mediabox.as_list()[2:])
    midden_x, midden_y = (x0 + x1) / 2, (y0 + y1) / 2
    plek = {
        0: (midden_x - breed / 2, y0 + VOET, midden_x + breed / 2, y0 + VOET + hoog),
        90: (x1 - VOET - hoog, midden_y - breed / 2, x1 - VOET, midden_y + breed / 2),
        180: (midden_x - breed / 2, y1 - VOET - hoog, midden_x + breed / 2, y1 - VOET),
        270: (x0 + VOET, midden_y - breed / 2, x0 + VOET + hoog, midden_y + breed / 2),
    }[int(pagina.obj.get("/Rotate", 0)) % 360 // 90 * 90]
    pagina.add_overlay(merk, pikepdf.Rectangle(*plek))


def open_stuk(stuk: dict[str, Any]) -> pikepdf.Pdf:
    """The piece as a PDF with at least one page. Raises ``NietTeDrukken``."""
    pad = Path(stuk["pad"])
    try:
        if stuk["soort"] == "pdf":
            return _leg_vast(pikepdf.open(pad))
        if stuk["soort"] in AFBEELDINGEN:
            return zet_op_bladen(pad)
    except pikepdf.PasswordError:
        raise NietTeDrukken("Dit bestand is met een wachtwoord beveiligd.") from None
    except (pikepdf.PdfError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise NietTeDrukken("Dit bestand is niet te openen.") from None
    raise NietTeDrukken("Een bestand van deze soort heeft geen bladen.")


def _leg_vast(pdf: pikepdf.Pdf) -> pikepdf.Pdf:
    """What is filled in or drawn on a page becomes part of it; what a page can do by itself goes."""
    if not len(pdf.pages):
        raise NietTeDrukken("Dit bestand heeft geen bladen.")
    if "/AcroForm" in pdf.Root:
        # A field that was filled in without being drawn shows nothing until a reader draws it.
        if any("/AP" not in noot for pagina in pdf.pages for noot in pagina.obj.get("/Annots", ())):
            pdf.Root.AcroForm.NeedAppearances = True
        pdf.generate_appearance_streams()
    pdf.flatten_annotations("all")
    for pagina in pdf.pages:
        for sleutel in ("/AA", "/Annots"):
            if sleutel in pagina.obj:
                del pagina.obj[sleutel]
    return pdf


def zet_op_bladen(pad: Path) -> pikepdf.Pdf:
    """An image as a PDF: each of its pages on one of A4, upright as it was taken, within the margins."""
    pdf = pikepdf.new()
    with Image.open(pad) as gelezen:
        gelezen.draft("RGB", (MEESTE_PUNTEN, MEESTE_PUNTEN))  # a JPEG is then read smaller, which is four times as fast
        for beeld in islice(ImageSequence.Iterator(gelezen), 1 if getattr(gelezen, "format", "") != "TIFF" else MEESTE_BEELDEN):
            klein = beeld.copy()
            klein.thumbnail((MEESTE_PUNTEN, MEESTE_PUNTEN), Image.Resampling.BILINEAR)
            _zet_op_blad(pdf, ImageOps.exif_transpose(klein).convert("RGB"))
    return pdf


def _zet_op_blad(pdf: pikepdf.Pdf, beeld: Image.Image) -> None:
    breed, hoog = (A4[1], A4[0]) if beeld.width > beeld.height else A4
    punten = min((breed - 2 * RAND) / beeld.width, (hoog - 2 * RAND) / beeld.height)
    maat = (beeld.width * punten, beeld.height * punten)
    geschreven = io.BytesIO()
    beeld.save(geschreven, "JPEG", quality=85)
    pdf.add_blank_page(page_size=(breed, hoog))
    foto = pikepdf.Stream(
        pdf, geschreven.getvalue(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=beeld.width, Height=beeld.height,
        ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8, Filter=pikepdf.Name.DCTDecode,
    )  # fmt: skip
    blad = pdf.pages[-1].obj
    blad.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Foto=foto))
    plek = f"q {maat[0]:.2f} 0 0 {maat[1]:.2f} {(breed - maat[0]) / 2:.2f} {(hoog - maat[1]) / 2:.2f} cm /Foto Do Q"
    blad.Contents = pikepdf.Stream(pdf, plek.encode())


if __name__ == "__main__":
    sys.exit(main())
