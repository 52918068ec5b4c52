"""The text of a PDF, page by page until there is enough of it."""

from __future__ import annotations

import time
from pathlib import Path

import pypdfium2

from borgwijzer.documenten.inspectie import Grenzen


def read_tekst(pad: Path, tekens: int, grenzen: Grenzen) -> str:
    """At most ``tekens`` characters of the first pages; empty for a file that cannot be opened or has no text.

    A page of which the text cannot be read is skipped. Characters that are no text (lone surrogates) become a question mark.
    """
    einde, delen, over = time.monotonic() + grenzen.seconden_bekijken, [], tekens
    try:
        with pypdfium2.PdfDocument(pad) as document:
            for nummer in range(min(len(document), grenzen.paginas_bekeken)):
                deel = _read_pagina(document, nummer)[:over]
                delen.append(deel)
                over -= len(deel) + 1
                if over <= 0 or time.monotonic() > einde:
                    break
    except pypdfium2.PdfiumError:
        return ""
    return "\n".join(delen).encode("utf-8", errors="replace").decode("utf-8")[:tekens]


def _read_pagina(document: pypdfium2.PdfDocument, nummer: int) -> str:
    try:
        pagina = document[nummer]
        try:
            tekstlaag = pagina.get_textpage()
            try:
                return str(tekstlaag.get_text_bounded())
            finally:
                tekstlaag.close()
        finally:
            pagina.close()
    except pypdfium2.PdfiumError:
        return ""
