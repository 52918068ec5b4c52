"""A header that names another encoding than UTF-8: refused before Django believes it."""

from __future__ import annotations

import io
from typing import Any

import pytest

from borgwijzer.wsgi import application

RUW = b'--X\r\nContent-Disposition: form-data; name="email"\r\n\r\n\\ud800 +2AA-\r\n--X--\r\n'
CODERINGEN = ("hex", "rot13", "zlib", "idna", "undefined", "utf-7", "unicode_escape", "raw_unicode_escape", "utf-16", "latin-1")


def vraag(pad: str, soort: str, ruw: bytes = b"") -> tuple[str, str]:
    """The status and the body with which the application answers the web server."""
    gezegd: list[Any] = []
    pad, _, zoek = pad.partition("?")
    omgeving = {
        "REQUEST_METHOD": "POST" if ruw else "GET", "PATH_INFO": pad, "QUERY_STRING": zoek, "CONTENT_TYPE": soort,
        "CONTENT_LENGTH": str(len(ruw)), "wsgi.input": io.BytesIO(ruw), "wsgi.errors": io.StringIO(), "wsgi.url_scheme": "http",
        "SERVER_NAME": "localhost", "SERVER_PORT": "8000", "REMOTE_ADDR": "127.0.0.1",
    }  # fmt: skip
    antwoord = application(omgeving, lambda status, koppen, fout=None: gezegd.append(status))
    return gezegd[0], b"".join(antwoord).decode()


@pytest.mark.parametrize("codering", CODERINGEN)
def test_een_andere_codering_wordt_geweigerd_en_geeft_geen_storing(codering: str, db: None) -> None:
    for pad, soort, ruw in (
        ("/aanmelden/?volgende=%5Cud800+2AA-", f"text/plain; charset={codering}", b""),
        ("/aanmelden/", f'multipart/form-data; boundary=X; charset="{codering}"', RUW),
        ("/formulier/wilgenmeer/signaal/?q=x", f"application/x-www-form-urlencoded; charset={codering.upper()}", b"a=%F1"),
    ):
        status, tekst = vraag(pad, soort, ruw)
        assert status == "400 Bad Request" and "UTF-8" in tekst


@pytest.mark.parametrize("soort", ["", "text/plain; charset=UTF-8", "text/plain; charset=utf8", "text/plain; charset=nep", ";;=\0"])
def test_een_gewone_vraag_komt_door(soort: str, db: None) -> None:
    assert vraag("/aanmelden/?volgende=/zoeken/", soort)[0] == "200 OK"


def test_een_bericht_mag_zijn_eigen_codering_noemen(db: None) -> None:
    assert vraag("/koppelingen/dso/x/", "application/xml; charset=iso-8859-1", b"<a/>")[0] != "400 Bad Request"
