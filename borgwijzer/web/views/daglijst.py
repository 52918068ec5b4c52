"""The controles of whoever is signed in, by day, in the order that he chose."""

from __future__ import annotations

import datetime
from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import redirect, render

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.toezicht.acties.bezoeken import verplaats_in_dag
from borgwijzer.toezicht.queries_controle import list_botsend, list_daglijst
from borgwijzer.web.daadpagina import ONBEKEND
from borgwijzer.web.fouten import bepaal_status
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.vullen.daglijst import VOORUIT, maak_daglijst
from borgwijzer.web.vullen.tijdlijn import lees_getal
from borgwijzer.zaken.models import Controle


@toegang(GET=Daad.VOER_CONTROLE_UIT, POST=Daad.VOER_CONTROLE_UIT)
def controles(request: Verzoek) -> HttpResponse:
    """The list; its buttons put a visit earlier or later on its day."""
    if request.method != "POST":
        return _toon(request)
    nummer, daad = lees_getal(request.POST.get("controle", "")), request.POST.get("daad", "")
    try:
        if nummer is None or daad not in ("omhoog", "omlaag") or not Controle.objects.filter(pk=nummer).exists():
            raise ONBEKEND
        verplaats_in_dag(nummer, omhoog=daad == "omhoog", door=request.user, moment=nu())
    except Geweigerd as weigering:
        return _toon(request, weigering.zin, bepaal_status(weigering))
    return redirect("controles")


def _toon(request: Verzoek, fout: str = "", status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    dag = vandaag()
    tot = dag + datetime.timedelta(days=VOORUIT)
    beeld = maak_daglijst(list_daglijst(request.user.pk, tot), list_botsend(request.user), request.user.organisatie, dag, fout)
    return render(request, "web/controles.html", {"beeld": beeld}, status=status)
