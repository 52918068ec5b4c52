"""Reading back a PDF in tests: its words, and its structure tree."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime

import pikepdf
import pypdfium2

from borgwijzer.brieven.huisstijl import Huisstijl
from borgwijzer.brieven.model import Brief
from borgwijzer.brieven.voorbeelden import HUISSTIJL
from borgwijzer.brieven.zetter import zet

TIJDSTIP = datetime(2026, 3, 9, 9, 30, tzinfo=UTC)


def maak_pdf(brief: Brief, huisstijl: Huisstijl = HUISSTIJL) -> bytes:
    return zet(brief, huisstijl=huisstijl, tijdstip=TIJDSTIP)


def zonder_wit(tekst: str) -> str:
    """Leave out everything invisible: where a line breaks is not what these tests are about."""
    onzichtbaar = {"\u200b", "\u00ad", "\ufffe", "\u0002"}
    return "".join(teken for teken in tekst if not teken.isspace() and teken not in onzichtbaar)


def lees_bladen(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [blad.get_textpage().get_text_bounded() for blad in document]
    finally:
        document.close()


def lees_woorden(pdf: bytes) -> str:
    return zonder_wit("".join(lees_bladen(pdf)))


def open_pdf(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def structuur(document: pikepdf.Pdf) -> Iterator[tuple[str, pikepdf.Dictionary]]:
    """Yield kind and element of the structure tree, in reading order."""
    yield from _kinderen(document.Root.StructTreeRoot.K)


def _kinderen(deel: object) -> Iterator[tuple[str, pikepdf.Dictionary]]:
    if isinstance(deel, pikepdf.Array):
        for kind in deel:
            yield from _kinderen(kind)
    elif isinstance(deel, pikepdf.Dictionary) and "/S" in deel:
        yield str(deel.S).lstrip("/"), deel
        if "/K" in deel:
            yield from _kinderen(deel.K)
