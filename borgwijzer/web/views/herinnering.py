"""Send a reminder about the start or the end of the works; the letter can be read first."""

from __future__ import annotations

from http import HTTPStatus
from typing import cast

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from borgwijzer.brieven.model import Brief
from borgwijzer.brieven.zaakbrieven import herinner_en_verstuur, toon_herinnering
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.regels.beletselen import Daad as Regeldaad
from borgwijzer.regels.beletselen import beletselen
from borgwijzer.web.briefzin import LEES_HIERONDER
from borgwijzer.web.fouten import bepaal_status
from borgwijzer.web.hulpkader import hulp_bij_zaak
from borgwijzer.web.tekstinvoer import lees_tekstversie
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.views.zaak import zoek_zaak
from borgwijzer.web.vullen.bronnen import schrijf_datums
from borgwijzer.web.vullen.herinnering import TITELS, Herinnerwerk, maak_herinnering
from borgwijzer.web.vullen.veldvorm import Getypt
from borgwijzer.zaken.feiten import haal_feiten, kader_van
from borgwijzer.zaken.models import Herinnering, Zaak


@toegang(GET=Daad.ZIE_ZAAK, POST=Daad.VERSTUUR_BRIEF)
def herinnering(request: Verzoek, zaaknummer: str, soort: str) -> HttpResponse:
    """The letter as it would go now, and the button that sends it."""
    zaak = zoek_zaak(zaaknummer)
    if soort not in TITELS:
        raise Http404
    if request.method != "POST":
        return _toon(request, zaak, soort)
    try:
        brief = herinner_en_verstuur(
            zaak.pk, soort, reden=request.POST.get("reden", ""), door=request.user, moment=nu(),
            gelezen=lees_tekstversie(request.POST),
        )  # fmt: skip
    except Geweigerd as weigering:
        return _toon(request, zaak, soort, schrijf_datums(weigering.zin), bepaal_status(weigering))
    messages.success(request, f"De herinnering is vastgelegd. {LEES_HIERONDER}")
    return redirect("brief", zaaknummer, brief.pk)


def _toon(request: Verzoek, zaak: Zaak, soort: str, fout: str = "", status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    hulp_bij_zaak(request, zaak)
    daad = cast(Regeldaad, f"herinner_{soort}")
    werk = Herinnerwerk(
        zaak=zaak,
        soort=soort,
        eerder=list(Herinnering.objects.filter(zaak=zaak, soort=soort).order_by("pk")),
        redenen=beletselen(haal_feiten(zaak), daad, kader_van(zaak), vandaag()),
        brief=_probeer(zaak, soort),
        getypt=Getypt(dict(request.POST.lists())),
        mag=mag(request.user, Daad.VERSTUUR_BRIEF),
    )
    return render(request, "web/herinnering.html", {"beeld": maak_herinnering(werk, fout)}, status=status)


def _probeer(zaak: Zaak, soort: str) -> Brief | Geweigerd:
    try:
        return toon_herinnering(zaak, soort, moment=nu())
    except Geweigerd as fout:
        return fout
