"""The page on which somebody answers a request for data: no account, the code of the letter opens it."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu, vandaag
from borgwijzer.regels.informatieverzoek import is_klaar, verzoekbeletselen
from borgwijzer.web.bewaard import noem_bestanden
from borgwijzer.web.codepagina import AL_BINNEN, WAAROM_OPENBAAR, bevestig, open_met_code
from borgwijzer.web.fouten import bepaal_status
from borgwijzer.web.herstelinvoer import lees_aanvulling, lees_antwoorden
from borgwijzer.web.hulpkader import hulp_bij_zaak
from borgwijzer.web.toegang import openbaar, zuiver_formulier
from borgwijzer.web.vullen.bronnen import schrijf_datums
from borgwijzer.web.vullen.informatieverzoek import maak_beantwoorden
from borgwijzer.zaken.acties.informatie_ontvangst import neem_informatie_op
from borgwijzer.zaken.feiten import kader_van, maak_verzoekfeit
from borgwijzer.zaken.models import Informatieverzoek

NIET_MEER_NODIG = "Wij hebben dit niet meer nodig. U hoeft niets meer te sturen."


@openbaar(WAAROM_OPENBAAR)
@require_http_methods(["GET", "HEAD", "POST"])
def beantwoorden(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """What is asked and why, and the form to answer it."""
    return open_met_code(slug, code, lambda: _antwoord(request, _zoek(code)))


def _zoek(code: str) -> Informatieverzoek:
    """A request that was sent; the code of a concept opens nothing."""
    rijen = Informatieverzoek.objects.select_related("zaak__organisatie", "melding")
    verzoek = rijen.filter(code=code.upper(), verzonden_op__isnull=False).first()
    if verzoek is None:
        raise Http404
    return verzoek


def _antwoord(request: HttpRequest, verzoek: Informatieverzoek) -> HttpResponse:
    if request.method != "POST":
        return _toon(request, verzoek)
    moment = nu()
    try:
        zuiver_formulier(request)
        if gesloten := _sluit(verzoek):
            raise Geweigerd("gesloten", gesloten)
        neem_informatie_op(verzoek.pk, lees_aanvulling(request, verzoek, moment), door=None, moment=moment)
    except Geweigerd as weigering:
        return _toon(request, _zoek(verzoek.code), noem_bestanden(request, schrijf_datums(weigering.zin)), bepaal_status(weigering))
    messages.success(request, bevestig("antwoord", moment))
    return redirect("beantwoorden", verzoek.zaak.organisatie.slug, verzoek.code)


def _sluit(verzoek: Informatieverzoek) -> str:
    """Why nothing can be sent any more, or empty. After the last day an answer is still taken in."""
    feit = maak_verzoekfeit(verzoek)
    if verzoek.beeindigd_op or verzoek.zaak.afgesloten_op:
        return NIET_MEER_NODIG
    binnen_ = verzoekbeletselen(feit, "ontvang", kader_van(verzoek.zaak), vandaag())
    return AL_BINNEN if is_klaar(feit) or binnen_ else ""


def _toon(request: HttpRequest, verzoek: Informatieverzoek, fout: str = "", status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    hulp_bij_zaak(request, verzoek.zaak)
    beeld = maak_beantwoorden(verzoek, gesloten=_sluit(verzoek), fout=fout, getypt=lees_antwoorden(request.POST))
    return render(request, "web/beantwoorden.html", {"beeld": beeld}, status=status)
