"""A zaak under another version of the kader: look first, then confirm what was shown."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.web.fouten import bepaal_status
from borgwijzer.web.hulpkader import hulp_bij_zaak
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.views.zaak import zoek_zaak
from borgwijzer.web.vullen.bronnen import schrijf_datums, schrijf_kader
from borgwijzer.web.vullen.kaderwissel import Wisselwerk, maak_kaderwissel
from borgwijzer.web.vullen.tijdlijn import lees_getal
from borgwijzer.zaken.acties.overzetten import kijk_vooruit, list_versies, zet_over
from borgwijzer.zaken.feiten import haal_feiten, kader_van
from borgwijzer.zaken.models import Zaak

BIJ_HET_VELD = ("reden_ontbreekt", "reden_te_lang")


@toegang(GET=Daad.ZIE_ZAAK, POST=Daad.ZET_OVER)
def kaderwissel(request: Verzoek, zaaknummer: str) -> HttpResponse:
    """Before and after; what cannot be done comes back with the comparison of now and the reason as it was typed."""
    zaak = zoek_zaak(zaaknummer)
    if request.method != "POST":
        return _toon(request, zaak, lees_getal(request.GET.get("versie", "")))
    gekozen = lees_getal(request.POST.get("versie", ""))
    try:
        zet_over(
            zaak.pk, gekozen or 0, gezien=request.POST.get("gezien", ""), reden=request.POST.get("reden", ""),
            door=request.user, moment=nu(),
        )  # fmt: skip
    except Geweigerd as weigering:
        return _toon(request, zoek_zaak(zaaknummer), gekozen, weigering)
    messages.success(request, f"De zaak is overgezet. Nu geldt: {schrijf_kader(kader_van(zoek_zaak(zaaknummer)))}.")
    return redirect("zaak", zaaknummer)


def _toon(request: Verzoek, zaak: Zaak, gekozen: int | None, weigering: Geweigerd | None = None) -> HttpResponse:
    """The comparison with the version that was asked for, or else with the newest one."""
    hulp_bij_zaak(request, zaak)
    versies = list_versies(zaak, vandaag())
    versie = next((versie for versie in versies if versie.pk == gekozen), versies[0] if versies else None)
    werk = Wisselwerk(
        zaak=zaak, feiten=haal_feiten(zaak), versies=versies, blik=kijk_vooruit(zaak, versie, vandaag()) if versie else None,
        vandaag=vandaag(), reden=request.POST.get("reden", ""),
    )  # fmt: skip
    zin = schrijf_datums(weigering.zin) if weigering else ""
    veld = weigering is not None and weigering.code in BIJ_HET_VELD
    beeld = maak_kaderwissel(werk, request.user, fout="" if veld else zin, veldfout=zin if veld else "")
    status = bepaal_status(weigering) if weigering else HTTPStatus.OK
    return render(request, "web/kaderwissel.html", {"beeld": beeld}, status=status)
