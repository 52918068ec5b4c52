"""A melding beside the version that it replaced."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from borgwijzer.organisaties.rechten import Daad
from borgwijzer.web.hulpkader import hulp_bij_zaak
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.views.zaak import zoek_zaak
from borgwijzer.web.vullen.vergelijking import maak_vergelijking
from borgwijzer.zaken.queries import haal_dossier


@toegang(GET=Daad.ZIE_ZAAK)
def vergelijking(request: Verzoek, zaaknummer: str, melding_id: int) -> HttpResponse:
    """What the version ``melding_id`` changed; one that replaced nothing leads back to the zaak."""
    dossier = haal_dossier(zoek_zaak(zaaknummer))
    nieuw = next((melding for melding in dossier.meldingen if melding.pk == melding_id), None)
    oud = next((melding for melding in dossier.meldingen if melding.vervangen_door_id == melding_id), None)
    if nieuw is None:
        raise Http404
    if oud is None:
        messages.info(request, "Deze melding heeft geen vorige versie om mee te vergelijken.")
        return redirect("zaak", zaaknummer)
    hulp_bij_zaak(request, dossier.zaak)
    beeld = maak_vergelijking(zaaknummer, oud, nieuw, dossier.documenten_per_melding())
    return render(request, "web/vergelijking.html", {"beeld": beeld})
