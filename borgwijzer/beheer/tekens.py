"""Refuse, before Django reads anything, a request whose text is in another encoding than our pages.

A browser sends back what a page is in, UTF-8. Django believes a header that says otherwise, also when it names something
that is no encoding of text, and then fails outside its own error pages; or it makes text that no database can hold.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from django.utils.http import parse_header_parameters

Toepassing = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
# A message may be XML in the encoding that it names itself: its reader looks at the bytes, after the token.
ONTVANGER = "/koppelingen/"
ZIN = "Dit verzoek is niet te lezen: stuur tekst als UTF-8."


def alleen_utf8(toepassing: Toepassing) -> Toepassing:
    """The application, which answers 400 to what names another encoding than UTF-8; an unknown name counts as none."""

    def antwoord(omgeving: dict[str, Any], begin: Callable[..., Any]) -> Iterable[bytes]:
        if _is_utf8(omgeving.get("CONTENT_TYPE", "")) or omgeving.get("PATH_INFO", "").startswith(ONTVANGER):
            return toepassing(omgeving, begin)
        fout = HTTPStatus.BAD_REQUEST
        begin(f"{fout.value} {fout.phrase}", [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store")])
        return [ZIN.encode()]

    return antwoord


def _is_utf8(soort: str) -> bool:
    try:
        _, delen = parse_header_parameters(soort)
        return "charset" not in delen or codecs.lookup(delen["charset"]).name == "utf-8"
    except (LookupError, ValueError):
        return True
