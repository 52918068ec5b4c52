"""The inbox of signals."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.toezicht.queries_signalen import list_signalen, tel_signalen
from borgwijzer.web.hulpkader import hulp_bij
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.views.radar import zoek_kader
from borgwijzer.web.vullen.signaleninbox import lees_keuze, lees_plek, maak_inbox


@toegang(GET=Daad.ZIE_ZAAK)
def signalen(request: Verzoek) -> HttpResponse:
    """One page of open signals, chosen as the address says."""
    kader = zoek_kader(request.user.organisatie)
    if kader:
        hulp_bij(request, kader)
    keuze = lees_keuze(request.GET, kader)
    pagina = list_signalen(keuze, lees_plek(request.GET))
    aantal = tel_signalen(keuze) if pagina.eerder or pagina.later else len(pagina.signalen)
    beeld = maak_inbox(pagina, aantal, keuze, kader, mag_opnemen=mag(request.user, Daad.LEG_FEIT_VAST))
    return render(request, "web/signalen.html", {"beeld": beeld})
