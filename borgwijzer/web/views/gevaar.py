"""Direct danger: one page, a few fields, and it is on everybody's list."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.toezicht.acties.gevaar import Gevaar, maak_gevaarlijk, meld_gevaar
from borgwijzer.web.bewaard import eis_bestanden, noem_bestanden
from borgwijzer.web.fouten import bepaal_status
from borgwijzer.web.herstelinvoer import neem_bestanden
from borgwijzer.web.hulpkader import hulp_bij_zaak
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.views.toets import lees_versie
from borgwijzer.web.views.zaak import zoek_zaak
from borgwijzer.web.vullen.bronnen import schrijf_datums
from borgwijzer.web.vullen.gevaar import maak_gevaar
from borgwijzer.web.vullen.tijdlijn import lees_getal
from borgwijzer.web.vullen.veldvorm import Getypt
from borgwijzer.zaken.acties.signalen import STUKKEN_MEEST
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.models import Signaal, Zaak

GEMELD = "Het gevaar is vastgelegd. De zaak staat nu boven aan de lijst. Bel wie er moet gaan kijken."


@toegang(GET=Daad.LEG_FEIT_VAST, POST=Daad.LEG_FEIT_VAST)
def gevaar(request: Verzoek, zaaknummer: str) -> HttpResponse:
    """The page; ``signaal`` in the address is a signal that came in before and is raised."""
    zaak = zoek_zaak(zaaknummer)
    signaal = _zoek_signaal(zaak, request.POST.get("signaal", "") or request.GET.get("signaal", ""))
    if request.method != "POST":
        return _toon(request, zaak, signaal)
    try:
        eis_bestanden(request)
        gemeld = _meld(request, zaak, signaal)
    except Geweigerd as weigering:
        return _toon(request, zaak, signaal, noem_bestanden(request, schrijf_datums(weigering.zin)), bepaal_status(weigering))
    messages.success(request, GEMELD)
    return redirect("signaal", zaaknummer, gemeld.pk)


def _meld(request: Verzoek, zaak: Zaak, signaal: Signaal | None) -> Signaal:
    post, moment = request.POST, nu()
    sleutel = post.get("sleutel", "")
    wat = Gevaar(
        wat=post.get("wat", ""), bron=post.get("bron", ""), onderwerpen=post.getlist("onderwerpen"),
        stukken=neem_bestanden(
            request.FILES.getlist("stukken"), organisatie_id=zaak.organisatie_id, moment=moment, hoogstens=STUKKEN_MEEST
        ),
        sleutel=sleutel if 16 <= len(sleutel) <= 64 else "",
    )  # fmt: skip
    if signaal:
        return maak_gevaarlijk(signaal.pk, wat, versie=lees_versie(post), door=request.user, moment=moment)
    return meld_gevaar(zaak.pk, wat, door=request.user, moment=moment)


def _zoek_signaal(zaak: Zaak, tekst: str) -> Signaal | None:
    if not tekst:
        return None
    nummer = lees_getal(tekst)
    signaal = Signaal.objects.filter(pk=nummer, zaak=zaak).first() if nummer is not None else None
    if signaal is None:
        raise Http404
    return signaal


def _toon(
    request: Verzoek, zaak: Zaak, signaal: Signaal | None, fout: str = "", status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    hulp_bij_zaak(request, zaak)
    beeld = maak_gevaar(zaak, kader_van(zaak), signaal, Getypt(dict(request.POST.lists())), request.user, fout)
    return render(request, "web/gevaar.html", {"beeld": beeld}, status=status)
