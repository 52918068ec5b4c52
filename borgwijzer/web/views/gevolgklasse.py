"""Stap 0: answer the decision list of gevolgklasse 1, look at the outcome, and confirm it."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.regels.feiten import Gevolgklassefeiten
from borgwijzer.regels.gevolgklasse import bepaal_gevolgklasse
from borgwijzer.web.fouten import bepaal_status
from borgwijzer.web.hulpkader import hulp_bij
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.views.zaak import zoek_zaak
from borgwijzer.web.vullen.gevolgklasse import lees_gevolgklasse, maak_gevolgklasse
from borgwijzer.zaken.acties.gevolgklasse import bevestig_gevolgklasse
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.models import Zaak


@toegang(GET=Daad.ZIE_ZAAK, POST=Daad.LEG_FEIT_VAST)
def gevolgklasse(request: Verzoek, zaaknummer: str) -> HttpResponse:
    """The list with the answers that were kept; a button shows the outcome, another keeps it."""
    zaak = zoek_zaak(zaaknummer)
    bewaard = Gevolgklassefeiten.model_validate(zaak.gevolgklasse or {})
    if request.method != "POST":
        return _toon(request, zaak, bewaard, toon_uitkomst=zaak.gevolgklasse is not None)
    try:
        antwoorden = lees_gevolgklasse(request.POST)
    except Geweigerd as weigering:
        return _toon(request, zaak, bewaard, fout=weigering.zin, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    if request.POST.get("daad") != "bevestig":
        return _toon(request, zaak, antwoorden, toon_uitkomst=True)
    try:
        bepaald = bevestig_gevolgklasse(zaak.pk, antwoorden, door=request.user, moment=nu())
    except Geweigerd as weigering:
        return _toon(request, zaak, antwoorden, toon_uitkomst=True, fout=weigering.zin, status=bepaal_status(weigering))
    messages.success(request, f"Bevestigd. {bepaald.toelichting}")
    return redirect("zaak", zaaknummer)


def _toon(
    request: Verzoek, zaak: Zaak, antwoorden: Gevolgklassefeiten, *, toon_uitkomst: bool = False, fout: str = "",
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:  # fmt: skip
    kader = kader_van(zaak)
    hulp_bij(request, kader)
    bepaald = bepaal_gevolgklasse(antwoorden, kader, vandaag()) if toon_uitkomst else None
    beeld = maak_gevolgklasse(zaak, kader, antwoorden, bepaald, mag=mag(request.user, Daad.LEG_FEIT_VAST), fout=fout)
    return render(request, "web/gevolgklasse.html", {"beeld": beeld}, status=status)
