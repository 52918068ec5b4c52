"""Write down who in a zaak wants letters by e-mail (Awb 2:14), or not any more."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from borgwijzer.brieven.verzending.acties import zet_kanaal
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.web.daadpagina import ONBEKEND
from borgwijzer.web.fouten import bepaal_status
from borgwijzer.web.hulpkader import hulp_bij_zaak
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.views.zaak import zoek_zaak
from borgwijzer.web.vullen.bereikbaar import maak_bereikbaar

KEUZES = {"per_email": True, "per_post": False}


@toegang(GET=Daad.ZIE_ZAAK, POST=Daad.MELD_VERZENDING)
def bereikbaar(request: Verzoek, zaaknummer: str) -> HttpResponse:
    """A form for each address; what was typed stays when it is refused."""
    zaak, fout, status = zoek_zaak(zaaknummer), "", HTTPStatus.OK
    if request.method == "POST":
        post = request.POST
        try:
            per_email = KEUZES.get(post.get("daad", ""))
            if per_email is None:
                raise ONBEKEND
            reden = post.get(f"reden-{post.get('nummer', '')}", "")
            zet_kanaal(zaak.pk, post.get("email", ""), per_email=per_email, reden=reden, door=request.user, moment=nu())
            messages.success(request, "Vastgelegd. Het geldt voor de volgende brief.")
            return redirect("bereikbaar", zaaknummer)
        except Geweigerd as weigering:
            fout, status = weigering.zin, bepaal_status(weigering)
    hulp_bij_zaak(request, zaak)
    getypt = request.POST.dict() if fout else {}
    beeld = maak_bereikbaar(zaak, {k: str(v) for k, v in getypt.items()}, fout, mag=mag(request.user, Daad.MELD_VERZENDING))
    return render(request, "web/bereikbaar.html", {"beeld": beeld}, status=status)
