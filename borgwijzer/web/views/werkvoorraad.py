"""The work list."""

from __future__ import annotations

import dataclasses

from django.http import HttpResponse
from django.shortcuts import render

from borgwijzer.klok import vandaag
from borgwijzer.organisaties.filters import list_filters
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.organisaties.vervanging import lees_vervangen
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.vullen.kolommen import maak_kolomkeuze
from borgwijzer.web.vullen.taken import maak_bewaarde_keuzes
from borgwijzer.web.vullen.werkvoorraad import lees_keuze, lees_plek, maak_werkvoorraad, schrijf_keuze
from borgwijzer.zaken.queries import list_zaken, tel_zaken


@toegang(GET=Daad.ZIE_ZAAK)
def werkvoorraad(request: Verzoek) -> HttpResponse:
    """One page of zaken, chosen and ordered as the address says; "mine" are also those of whom the reader replaces."""
    dag = vandaag()
    ook = tuple(lees_vervangen(request.user, dag)) if request.GET.get("behandelaar") == "mij" else ()
    keuze = lees_keuze(request.GET, request.user.pk, ook)
    kolommen = maak_kolomkeuze("werkvoorraad", request.user, schrijf_keuze(keuze))
    pagina = list_zaken(keuze, lees_plek(request.GET, keuze), [kolom.waarde for kolom in kolommen.gekozen])
    alles = not pagina.eerder and not pagina.later
    aantal = len(pagina.regels) if alles else tel_zaken(keuze)
    beeld = dataclasses.replace(
        maak_werkvoorraad(pagina, aantal, keuze, dag, kolommen),
        keuzes=maak_bewaarde_keuzes("werkvoorraad", schrijf_keuze(keuze), list_filters(request.user)),
    )
    return render(request, "web/werkvoorraad.html", {"beeld": beeld})
