"""The receiver: a message comes in by POST, with or without its documents, and is stored before it is answered.

A bearer token per organisatie opens it. 2xx says that the message is stored; whoever gets 503 sends it again later.
"""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path
from typing import Any

import structlog
from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.core.files.uploadedfile import UploadedFile
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu
from borgwijzer.koppelingen.dso.bijlagen import noem_bijlagen
from borgwijzer.koppelingen.dso.veilig import GRENZEN, MEGABYTE
from borgwijzer.koppelingen.dso.verwerk import DUBBEL, Verwerking, verwerk_bericht
from borgwijzer.koppelingen.models import Uitkomst
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen

logger = structlog.get_logger("borgwijzer.ontvanger")
# A whole delivery: the message and its documents.
MAX_BYTES = 2_000_000_000
SCHEMA = "Bearer "
STATUS = {Uitkomst.ZAAK: HTTPStatus.CREATED, Uitkomst.TRIAGE: HTTPStatus.ACCEPTED, DUBBEL: HTTPStatus.OK}


class _Probleem(Exception):
    def __init__(self, status: HTTPStatus, code: str, zin: str) -> None:
        super().__init__(zin)
        self.status, self.code, self.zin = status, code, zin


@csrf_exempt
def ontvang_verzoek(request: HttpRequest, slug: str) -> HttpResponse:
    """Take a message in: raw XML as body, or a form with ``bericht`` and any number of ``documenten``."""
    try:
        organisatie = _open(request, slug)
        bericht, bijlagen = _lees(request)
        verwerking = _verwerk(bericht, bijlagen, organisatie)
    except _Probleem as probleem:
        return antwoord_probleem(probleem.status, probleem.code, probleem.zin)
    if verwerking.uitkomst == Uitkomst.GEWEIGERD:
        return antwoord_probleem(HTTPStatus.UNPROCESSABLE_ENTITY, "bericht_geweigerd", verwerking.reden, **verwerking.als_dict())
    return JsonResponse(verwerking.als_dict(), status=STATUS[verwerking.uitkomst])


def _open(request: HttpRequest, slug: str) -> Organisatie:
    """Check method and token before anything of the body is read."""
    if request.method != "POST":
        raise _Probleem(HTTPStatus.METHOD_NOT_ALLOWED, "alleen_post", "Stuur het bericht met POST.")
    organisatie = Organisatie.objects.filter(slug=slug).first()
    if organisatie is None:
        raise _Probleem(HTTPStatus.NOT_FOUND, "organisatie_onbekend", "Deze organisatie is hier niet bekend: controleer het adres.")
    teken = settings.DSO_TOKENS.get(slug)
    if not teken:
        logger.error("Er is geen token ingesteld voor deze organisatie: zet BORGWIJZER_DSO_TOKENS.", organisatie=slug)
        zin = "De ontvanger is nog niet ingesteld: probeer het later opnieuw."
        raise _Probleem(HTTPStatus.SERVICE_UNAVAILABLE, "niet_ingesteld", zin)
    gegeven = request.headers.get("Authorization", "")
    if not gegeven.startswith(SCHEMA) or not constant_time_compare(gegeven.removeprefix(SCHEMA), teken):
        raise _Probleem(HTTPStatus.UNAUTHORIZED, "geen_toegang", "Stuur het token van de organisatie mee in de kop Authorization.")
    return organisatie


def _lees(request: HttpRequest) -> tuple[bytes, dict[str, bytes | Path]]:
    omvang = request.META.get("CONTENT_LENGTH") or "0"
    if "Transfer-Encoding" in request.headers:  # a body without a length reads as an empty one, and would be refused as such
        raise _Probleem(HTTPStatus.LENGTH_REQUIRED, "lengte_ontbreekt", "Stuur het bericht met de kop Content-Length.")
    if omvang.isdecimal() and int(omvang) > MAX_BYTES:
        raise _Probleem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "te_groot", "Stuur hoogstens 2 GB in een keer.")
    try:
        return _lees_formulier(request) if request.content_type == "multipart/form-data" else (_lees_kaal(request), {})
    except (SuspiciousOperation, UnreadablePostError, MultiPartParserError) as fout:
        raise _Probleem(HTTPStatus.BAD_REQUEST, "onleesbaar", "De inhoud is niet volledig aangekomen: stuur hem opnieuw.") from fout


def _lees_kaal(request: HttpRequest) -> bytes:
    inhoud: bytes = request.read(GRENZEN.bytes + 1)
    if len(inhoud) > GRENZEN.bytes:
        zin = f"Een bericht is hoogstens {GRENZEN.bytes // MEGABYTE} MB: stuur de documenten apart mee."
        raise _Probleem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "te_groot", zin)
    return inhoud


def _lees_formulier(request: HttpRequest) -> tuple[bytes, dict[str, bytes | Path]]:
    bericht = request.FILES.get("bericht")
    if not isinstance(bericht, UploadedFile):
        raise _Probleem(HTTPStatus.BAD_REQUEST, "geen_bericht", "Stuur het bericht mee als het bestand 'bericht'.")
    if (bericht.size or 0) > GRENZEN.bytes:
        zin = f"Een bericht is hoogstens {GRENZEN.bytes // MEGABYTE} MB: stuur de documenten apart mee."
        raise _Probleem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "te_groot", zin)
    return bericht.read(), noem_bijlagen(request.FILES.getlist("documenten"))


def _verwerk(bericht: bytes, bijlagen: dict[str, bytes | Path], organisatie: Organisatie) -> Verwerking:
    try:
        with binnen(organisatie.pk):
            return verwerk_bericht(bericht, organisatie=organisatie, kanaal="ontvanger", moment=nu(), bijlagen=bijlagen)
    except (Geweigerd, DatabaseError, OSError) as fout:
        logger.exception("bericht_niet_bewaard", organisatie=organisatie.slug)
        zin = "Het bericht kon niet worden bewaard: stuur het over een paar minuten opnieuw."
        raise _Probleem(HTTPStatus.SERVICE_UNAVAILABLE, "niet_bewaard", zin) from fout


def antwoord_probleem(status: HTTPStatus, code: str, zin: str, **extra: Any) -> HttpResponse:
    """A refusal as problem details (RFC 9457)."""
    inhoud = {"type": f"urn:borgwijzer:{code}", "title": status.phrase, "status": status.value, "detail": zin, **extra}
    response = JsonResponse(inhoud, status=status, content_type="application/problem+json")
    if status == HTTPStatus.UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = SCHEMA.strip()
    return response
