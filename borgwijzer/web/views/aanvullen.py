"""The page on which the sender of a melding answers a request to supplement it: no account, the code of the letter opens it."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from borgwijzer.brieven.verzamelen_gereedmelding import bereken_uiterlijk
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu
from borgwijzer.web.bewaard import noem_bestanden
from borgwijzer.web.codepagina import AL_BINNEN, WAAROM_OPENBAAR, bevestig, open_met_code
from borgwijzer.web.fouten import bepaal_status
from borgwijzer.web.herstelinvoer import lees_aanvulling, lees_antwoorden
from borgwijzer.web.hulpkader import hulp_bij_zaak
from borgwijzer.web.toegang import openbaar, zuiver_formulier
from borgwijzer.web.vullen.bronnen import schrijf_datums
from borgwijzer.web.vullen.herstel import maak_aanvullen
from borgwijzer.zaken.acties.herstel import neem_aanvulling_op
from borgwijzer.zaken.models import Herstelverzoek

TE_LAAT = "Over deze melding is al een oordeel gegeven. Aanvullen kan niet meer: lees onze brief voor wat u kunt doen."
ZAAK_DICHT = "Deze zaak is afgesloten. U hoeft niets meer te sturen."


@openbaar(WAAROM_OPENBAAR)
@require_http_methods(["GET", "HEAD", "POST"])
def aanvullen(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """What is asked, and the form to answer it."""
    return open_met_code(slug, code, lambda: _antwoord(request, _zoek(code)))


def _zoek(code: str) -> Herstelverzoek:
    verzoek = Herstelverzoek.objects.select_related("melding__zaak__organisatie").filter(code=code.upper()).first()
    if verzoek is None:
        raise Http404
    return verzoek


def _antwoord(request: HttpRequest, verzoek: Herstelverzoek) -> HttpResponse:
    if request.method != "POST":
        return _toon(request, verzoek)
    moment = nu()
    try:
        zuiver_formulier(request)
        if gesloten := _sluit(verzoek):
            raise Geweigerd("gesloten", gesloten)
        verzoek = neem_aanvulling_op(verzoek.pk, lees_aanvulling(request, verzoek, moment), door=None, moment=moment)
    except Geweigerd as weigering:
        return _toon(request, _zoek(verzoek.code), noem_bestanden(request, schrijf_datums(weigering.zin)), bepaal_status(weigering))
    messages.success(request, bevestig("aanvulling", moment))
    return redirect("aanvullen", verzoek.melding.zaak.organisatie.slug, verzoek.code)


def _sluit(verzoek: Herstelverzoek) -> str:
    """Why nothing can be added any more, or empty. After the last day an answer is still taken in: people judge it."""
    if verzoek.ontvangen_op:
        return AL_BINNEN
    melding = verzoek.melding
    if melding.zaak.afgesloten_op:
        return ZAAK_DICHT
    return TE_LAAT if melding.oordeel or melding.vervangen_door_id or melding.ingetrokken_op else ""


def _toon(request: HttpRequest, verzoek: Herstelverzoek, fout: str = "", status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    hulp_bij_zaak(request, verzoek.melding.zaak)
    uiterlijk = bereken_uiterlijk(verzoek.melding, verzoek.gevraagd_op).uitkomst
    beeld = maak_aanvullen(verzoek, uiterlijk, gesloten=_sluit(verzoek), fout=fout, getypt=lees_antwoorden(request.POST))
    return render(request, "web/aanvullen.html", {"beeld": beeld}, status=status)
