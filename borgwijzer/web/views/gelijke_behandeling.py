"""The monitor of equal treatment: comparable cases that got different interventions, in a period."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import vandaag
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.toezicht.queries_afweging import list_ongelijk
from borgwijzer.web.daginvoer import lees_dag
from borgwijzer.web.fouten import bepaal_status
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.vullen.gelijke_behandeling import maak_gelijk

KOLOMMEN = {"norm": "norm_sleutel", "onderwerp": "onderwerp"}


@toegang(GET=Daad.ZIE_GELIJKE_BEHANDELING)
def gelijke_behandeling(request: Verzoek) -> HttpResponse:
    """``van``, ``tot`` and ``per`` in the address; without them this year and the one before it, per norm."""
    per = request.GET.get("per", "norm")
    per = per if per in KOLOMMEN else "norm"
    dag = vandaag()
    van = request.GET.get("van", f"{date(max(1, dag.year - 1), 1, 1):%d-%m-%Y}")
    tot = request.GET.get("tot", f"{dag:%d-%m-%Y}")
    try:
        groepen = list_ongelijk(lees_dag(van, "de eerste dag"), lees_dag(tot, "de laatste dag"), per=KOLOMMEN[per])
    except Geweigerd as weigering:
        beeld = maak_gelijk((), van=van, tot=tot, per=per, fout=weigering.zin)
        return render(request, "web/gelijke_behandeling.html", {"beeld": beeld}, status=bepaal_status(weigering))
    return render(request, "web/gelijke_behandeling.html", {"beeld": maak_gelijk(groepen, van=van, tot=tot, per=per)})
