"""A rapport from a device beside what stands in the controle, and the choice between them."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.toezicht.acties.veldrapporten import kies_bij_veldrapport
from borgwijzer.web.bestandslink import maak_link
from borgwijzer.web.daadpagina import ONBEKEND
from borgwijzer.web.fouten import bepaal_status
from borgwijzer.web.hulpkader import hulp_bij_zaak
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.vullen.bronnen import schrijf_datums
from borgwijzer.web.vullen.tijdlijn import lees_getal
from borgwijzer.web.vullen.veldrapport import maak_veldrapport
from borgwijzer.web.vullen.veldvorm import Getypt
from borgwijzer.zaken.feiten import haal_feiten, kader_van
from borgwijzer.zaken.models import Veldrapport

ZINNEN = {
    "veld": "Wat van het toestel kwam, staat nu in de controle. Lees het rapport en onderteken het.",
    "nieuw": "Er is een nieuwe controle gemaakt van wat van het toestel kwam.",
    "naast": "Het rapport van het toestel is ernaast bewaard. Wat er stond, blijft gelden.",
}


@toegang(GET=Daad.ZIE_ZAAK, POST=Daad.VOER_CONTROLE_UIT)
def veldrapport(request: Verzoek, zaaknummer: str, veldrapport_id: int) -> HttpResponse:
    """Both sides, and the form to choose."""
    gevonden = _zoek(zaaknummer, veldrapport_id)
    if request.method != "POST":
        return _toon(request, gevonden)
    keuze, versie = request.POST.get("keuze", ""), lees_getal(request.POST.get("daad", "").removeprefix("kies-"))
    try:
        if versie is None:
            raise ONBEKEND
        reden = request.POST.get("reden", "")
        gekozen = kies_bij_veldrapport(gevonden.pk, keuze, reden, versie=versie, door=request.user, moment=nu())
    except Geweigerd as weigering:
        return _toon(request, _zoek(zaaknummer, veldrapport_id), schrijf_datums(weigering.zin), bepaal_status(weigering))
    messages.success(request, ZINNEN[keuze])
    return redirect("controle", zaaknummer, gekozen.controle_id)


@toegang(GET=Daad.ZIE_ZAAK)
def veldrapport_foto(request: Verzoek, zaaknummer: str, veldrapport_id: int, plaats: int) -> HttpResponse:
    """Lead to a photo that came with it, also of one that was kept beside."""
    fotos = _zoek(zaaknummer, veldrapport_id).fotos
    if plaats >= len(fotos):
        raise Http404
    return redirect(maak_link(fotos[plaats]["sha256"], fotos[plaats]["naam"]))


def _zoek(zaaknummer: str, veldrapport_id: int) -> Veldrapport:
    rijen = Veldrapport.objects.select_related("zaak__organisatie", "controle", "ontvangen_van")
    gevonden = rijen.filter(pk=veldrapport_id, zaak__nummer=zaaknummer).first()
    if gevonden is None:
        raise Http404
    return gevonden


def _toon(request: Verzoek, gevonden: Veldrapport, fout: str = "", status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    hulp_bij_zaak(request, gevonden.zaak)
    getypt = Getypt(dict(request.POST.lists()), request.POST.get("daad", ""))
    feiten, kader = haal_feiten(gevonden.zaak), kader_van(gevonden.zaak)
    beeld = maak_veldrapport(gevonden, feiten, kader, request.user, vandaag(), getypt, fout)
    return render(request, "web/veldrapport.html", {"beeld": beeld}, status=status)
