"""Practise: begin a case at any step, and begin the whole practice organisatie again. No page of a real organisatie."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from borgwijzer.demo.inrichten import AANTAL_ZAKEN
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu
from borgwijzer.oefenen.acties.oefenzaak import begin_oefenzaak
from borgwijzer.oefenen.acties.ronde import begin_opnieuw
from borgwijzer.oefenen.queries import tel_geoefend
from borgwijzer.oefenen.verhalen import OEFENINGEN
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.oefenen import find_laatste_ronde, is_bezig
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.web.fouten import bepaal_status
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.vullen.oefenen import maak_oefenen, maak_opnieuw

WACHT = "De oefenomgeving wordt nu opnieuw gevuld: wacht tot dat klaar is, anders bent u uw oefenzaak kwijt."
BEVESTIG = "Zet een vinkje bij: ik weet dat dit verloren gaat."


@toegang(GET=Daad.OEFEN, POST=Daad.OEFEN)
def oefenen(request: Verzoek) -> HttpResponse:
    """Choose a step and what is the matter, and get a zaak that stands there."""
    organisatie = _zoek_oefening(request)
    if request.method != "POST":
        return _toon(request, organisatie)
    stap, moeite = request.POST.get("stap", ""), request.POST.get("moeite", "")
    try:
        if is_bezig(find_laatste_ronde(organisatie)):
            raise Geweigerd("al_bezig", WACHT)
        zaak = begin_oefenzaak(stap, moeite, organisatie=organisatie, door=request.user, moment=nu())
    except Geweigerd as weigering:
        return _toon(request, organisatie, weigering)
    messages.success(request, f"Uw oefenzaak is er. {OEFENINGEN[stap, moeite].uitleg}")
    return redirect("zaak", zaak.nummer)


@toegang(GET=Daad.BEGIN_OPNIEUW, POST=Daad.BEGIN_OPNIEUW)
def opnieuw_oefenen(request: Verzoek) -> HttpResponse:
    """Say what will be lost, ask to confirm it, and show how far the worker is."""
    organisatie = _zoek_oefening(request)
    if request.method != "POST":
        return _toon_opnieuw(request, organisatie)
    try:
        if request.POST.get("zeker") != "ja":
            raise Geweigerd("niet_bevestigd", BEVESTIG)
        begin_opnieuw(organisatie, door=request.user, moment=nu())
    except Geweigerd as weigering:
        return _toon_opnieuw(request, organisatie, weigering)
    return redirect("opnieuw_oefenen")


def _zoek_oefening(request: Verzoek) -> Organisatie:
    if not request.user.organisatie.demo:
        raise Http404
    return request.user.organisatie


def _toon(request: Verzoek, organisatie: Organisatie, fout: Geweigerd | None = None) -> HttpResponse:
    beeld = maak_oefenen(
        request.POST,
        find_laatste_ronde(organisatie),
        mag_opnieuw=mag(request.user, Daad.BEGIN_OPNIEUW),
        fout=fout.zin if fout else "",
    )
    return render(request, "web/oefenen.html", {"beeld": beeld}, status=bepaal_status(fout) if fout else HTTPStatus.OK)


def _toon_opnieuw(request: Verzoek, organisatie: Organisatie, fout: Geweigerd | None = None) -> HttpResponse:
    beeld = maak_opnieuw(tel_geoefend(), find_laatste_ronde(organisatie), dossiers=AANTAL_ZAKEN, fout=fout.zin if fout else "")
    return render(request, "web/opnieuw_oefenen.html", {"beeld": beeld}, status=bepaal_status(fout) if fout else HTTPStatus.OK)
