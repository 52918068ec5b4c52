"""Middleware of the web interface: a limit on what a request may bring along, before anything reads it."""

from __future__ import annotations

import re
from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from borgwijzer.web.fouten import vraag_aanmelding

# One delivery: a message of 50 MB and documents of 200 MB each.
MAX_BYTES = 2_000_000_000
# A form without files; more than this nobody types.
MAX_BYTES_ONBEKENDE = 1_000_000
# The receiver checks its token, and then its own limits, before it reads.
ONTVANGER = "/koppelingen/"
# Forms with files of somebody without an account, and one of staff whose session ended meanwhile.
OPENBAAR = ("/formulier/", "/aanvullen/", "/beantwoorden/")
MET_BESTANDEN = re.compile(r"/meldingen/registreren/|/zaak/[^/]+/(?:(?:herstel|informatieverzoek|controle)/\d+|gebruik)/")
MAX_BYTES_FORMULIER = 52_000_000


def begrens_verzoek(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Refuse a body that is too large, and a large one of somebody who is not signed in, by its announced size.

    Runs after the session is known and before the check against forged forms, which reads the whole body.
    """

    def antwoord(request: HttpRequest) -> HttpResponse:
        omvang = _lees_omvang(request)
        if request.path.startswith(ONTVANGER) or omvang <= MAX_BYTES_ONBEKENDE:
            return get_response(request)
        if request.path.startswith(OPENBAAR) or (
            request.session.get("organisatie_id") is None and MET_BESTANDEN.match(request.path)
        ):
            if omvang > MAX_BYTES_FORMULIER:
                status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
                return render(request, "web/te_groot.html", {"grens": "50 MB"}, status=status)
            return get_response(request)
        if request.session.get("organisatie_id") is None:
            request.method = "GET"  # the form itself is not read: it may be anything
            return vraag_aanmelding(request)
        if omvang > MAX_BYTES:
            return render(request, "web/te_groot.html", status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return get_response(request)

    return antwoord


def _lees_omvang(request: HttpRequest) -> int:
    aangekondigd = request.META.get("CONTENT_LENGTH") or "0"
    return int(aangekondigd) if aangekondigd.isdecimal() else 0
