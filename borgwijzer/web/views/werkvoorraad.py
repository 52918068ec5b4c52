"""The work list."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from borgwijzer.klok import vandaag
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.vullen.werkvoorraad import lees_keuze, lees_plek, maak_werkvoorraad
from borgwijzer.zaken.queries import list_zaken, tel_zaken


@toegang(GET=Daad.ZIE_ZAAK)
def werkvoorraad(request: Verzoek) -> HttpResponse:
    """One page of zaken, chosen and ordered as the address says."""
    keuze = lees_keuze(request.GET, request.user.pk)
    pagina = list_zaken(keuze, lees_plek(request.GET, keuze))
    alles = not pagina.eerder and not pagina.later
    aantal = len(pagina.regels) if alles else tel_zaken(keuze)
    return render(request, "web/werkvoorraad.html", {"beeld": maak_werkvoorraad(pagina, aantal, keuze, vandaag())})
