"""The bundle of a zaak: choose the pieces, see how far it is, download it."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from borgwijzer.bundel.acties import Bundelvraag, stop_bundel, vraag_bundel
from borgwijzer.bundel.inventaris import list_stukken
from borgwijzer.bundel.models import Bundeltoestand, Dossierbundel
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.web.bestandslink import maak_link
from borgwijzer.web.fouten import bepaal_status
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.views.zaak import zoek_zaak
from borgwijzer.web.vullen.bundel import maak_bundelpagina
from borgwijzer.web.vullen.tijdlijn import lees_getal
from borgwijzer.zaken.models import Zaak

GETOOND = 20
NAMEN = {"pdf": "bundel-{}.pdf", "map": "bundel-{}.zip"}


@toegang(GET=Daad.ZIE_ZAAK, POST=Daad.MAAK_BUNDEL)
def bundel(request: Verzoek, zaaknummer: str) -> HttpResponse:
    """The page; a question that is refused comes back as it was typed."""
    zaak = zoek_zaak(zaaknummer)
    if request.method != "POST":
        return _toon(request, zaak)
    try:
        zin = _stop(request, zaak) if "stop" in request.POST else _vraag(request, zaak)
    except Geweigerd as weigering:
        return _toon(request, zaak, weigering)
    messages.success(request, zin)
    return redirect("bundel", zaaknummer)


@toegang(GET=Daad.MAAK_BUNDEL)
def bundel_download(request: Verzoek, zaaknummer: str, bundel_id: int, deel: str) -> HttpResponse:
    """Lead to the PDF or the folder by a link that works for a short while."""
    rijen = Dossierbundel.objects.select_related("pdf", "map").filter(pk=bundel_id, zaak__nummer=zaaknummer)
    gevonden = rijen.filter(toestand=Bundeltoestand.KLAAR).first()
    bestand = {"pdf": gevonden.pdf, "map": gevonden.map}.get(deel) if gevonden else None
    if bestand is None:
        raise Http404
    return redirect(maak_link(bestand.sha256, NAMEN[deel].format(zaaknummer)))


def _vraag(request: Verzoek, zaak: Zaak) -> str:
    post = request.POST
    weg = {
        stuk.kenmerk: post.get(f"reden-{stuk.kenmerk}", "")
        for stuk in list_stukken(zaak) if f"in-{stuk.kenmerk}" not in post
    }  # fmt: skip
    vraag_bundel(zaak.pk, Bundelvraag(post.get("doel", ""), post.get("toelichting", ""), weg), door=request.user, moment=nu())
    return "De bundel wordt gemaakt. U kunt intussen verder werken; hier ziet u hoe ver hij is."


def _stop(request: Verzoek, zaak: Zaak) -> str:
    gevraagd = lees_getal(request.POST.get("stop", ""))
    if gevraagd is None or not Dossierbundel.objects.filter(pk=gevraagd, zaak=zaak).exists():
        raise Geweigerd("bundel_onbekend", "Deze bundel is er niet: ververs de pagina.")
    stop_bundel(gevraagd, door=request.user, moment=nu())
    return "Het maken van de bundel is gestopt."


def _toon(request: Verzoek, zaak: Zaak, fout: Geweigerd | None = None) -> HttpResponse:
    bundels = list(Dossierbundel.objects.filter(zaak=zaak).order_by("-pk")[:GETOOND])
    getypt = request.POST if fout else {}
    beeld = maak_bundelpagina(zaak, list_stukken(zaak), bundels, request.user, getypt, fout.zin if fout else "")
    return render(request, "web/bundel.html", {"beeld": beeld}, status=bepaal_status(fout) if fout else HTTPStatus.OK)
