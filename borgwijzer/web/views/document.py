"""One document: its page, the image of its first page, and the file itself."""

from __future__ import annotations

from http import HTTPStatus

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from borgwijzer.documenten.models import Bestand
from borgwijzer.documenten.opnemen import opslag
from borgwijzer.documenten.opslag import OpslagFout
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.web.bestandslink import lees_link, maak_link
from borgwijzer.web.hulpkader import hulp_bij_zaak
from borgwijzer.web.toegang import Verzoek, openbaar, toegang
from borgwijzer.web.vullen.document import maak_document
from borgwijzer.zaken.models import Document
from borgwijzer.zaken.queries import find_document

# A file may contain anything: whatever opens it may run nothing and load nothing.
BELEID = "default-src 'none'; sandbox"


@toegang(GET=Daad.ZIE_ZAAK)
def document(request: Verzoek, document_id: int) -> HttpResponse:
    """The page about a document."""
    gevonden = _zoek(document_id)
    hulp_bij_zaak(request, gevonden.zaak)
    return render(request, "web/document.html", {"beeld": maak_document(gevonden)})


@toegang(GET=Daad.ZIE_ZAAK)
def document_voorbeeld(request: Verzoek, document_id: int, pagina: int) -> HttpResponse:
    """The image of page 1, made when the document came in."""
    gevonden = _zoek(document_id)
    if pagina != 1 or gevonden.bestand is None:
        raise Http404
    return stuur_voorbeeld(gevonden.bestand)


@toegang(GET=Daad.ZIE_ZAAK)
def document_download(request: Verzoek, document_id: int) -> HttpResponse:
    """Lead to the file by a link that works for a short while."""
    gevonden = _zoek(document_id)
    if gevonden.bestand is None:
        raise Http404
    return redirect(maak_link(gevonden.bestand.sha256, gevonden.bestandsnaam))


@openbaar("de link zelf is het recht: verzegeld, een minuut geldig, en gemaakt na de toets van rol en organisatie")
@require_safe
def bestand(request: HttpRequest, teken: str) -> HttpResponseBase:
    """The bytes, always as a download and never as a page."""
    gevraagd = lees_link(teken)
    if gevraagd is None:
        raise Http404
    try:
        inhoud = opslag().open_lezen(gevraagd.sha256)
    except OpslagFout as fout:
        return HttpResponse(fout.zin, status=HTTPStatus.SERVICE_UNAVAILABLE, content_type="text/plain; charset=utf-8")
    response = FileResponse(inhoud, as_attachment=True, filename=gevraagd.naam, content_type="application/octet-stream")
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = BELEID
    response.headers["Cache-Control"] = "private, no-store"
    return response


def stuur_voorbeeld(gevonden: Bestand) -> HttpResponse:
    """The stored image of the first page, which a browser may keep for ten minutes."""
    if not gevonden.voorbeeld_sha256:
        raise Http404
    with opslag().open_lezen(gevonden.voorbeeld_sha256) as stroom:
        response = HttpResponse(stroom.read(), content_type="image/png")
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = BELEID
    response.headers["Cache-Control"] = "private, max-age=600"
    return response


def _zoek(document_id: int) -> Document:
    gevonden = find_document(document_id)
    if gevonden is None:
        raise Http404
    return gevonden
