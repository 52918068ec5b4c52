"""All kinds of letter of a municipality: which have its own words, what is wrong with those, and how each letter looks."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render

from borgwijzer.brieven.overzicht import Briefsoort, list_briefsoorten
from borgwijzer.brieven.verzamelen import zoek_briefpapier
from borgwijzer.brieven.voorbeeldbrief import Voorbeeldbrief, list_voorbeelden, maak_voorbeeldbrief, zet_voorbeeldbrief
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.kaders.versies import find_versie, lees_versie
from borgwijzer.klok import vandaag
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.regels.kader import Kader
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.vullen.brieven import maak_briefsoort, maak_brieven


@toegang(GET=Daad.ZIE_BRIEVEN)
def brieven(request: Verzoek) -> HttpResponse:
    """The list of all kinds of letter."""
    return render(request, "web/brieven.html", {"beeld": maak_brieven(_zoek_kader(request.user.organisatie))})


@toegang(GET=Daad.ZIE_BRIEVEN)
def brief_soort(request: Verzoek, briefsoort: str) -> HttpResponse:
    """One kind of letter; ``voorbeeld`` in the address chooses which example is shown."""
    soort = _zoek_soort(briefsoort)
    namen = list_voorbeelden()[soort.naam]
    gekozen = request.GET.get("voorbeeld", "")
    gekozen = gekozen if gekozen in namen else namen[0]
    kader = _zoek_kader(request.user.organisatie)
    beeld = maak_briefsoort(soort, kader, gekozen, _probeer(gekozen, kader, request.user.organisatie))
    return render(request, "web/brief_soort.html", {"beeld": beeld})


@toegang(GET=Daad.ZIE_BRIEVEN)
def brief_voorbeeld(request: Verzoek, briefsoort: str, voorbeeld: str) -> HttpResponse:
    """An example as PDF, in the house style of the municipality."""
    if voorbeeld not in list_voorbeelden()[_zoek_soort(briefsoort).naam]:
        raise Http404
    organisatie = request.user.organisatie
    papier = zoek_briefpapier(organisatie.pk)
    pdf = zet_voorbeeldbrief(maak_voorbeeldbrief(voorbeeld, _zoek_kader(organisatie), papier, organisatie.naam), papier)
    antwoord = HttpResponse(pdf, content_type="application/pdf")
    antwoord.headers["Content-Disposition"] = f'attachment; filename="voorbeeld-{voorbeeld}.pdf"'
    antwoord.headers["X-Content-Type-Options"] = "nosniff"
    return antwoord


def _zoek_soort(naam: str) -> Briefsoort:
    soort = next((een for een in list_briefsoorten() if een.naam == naam), None)
    if soort is None:
        raise Http404
    return soort


def _zoek_kader(organisatie: Organisatie) -> Kader:
    return lees_versie(find_versie(organisatie.kader, organisatie_id=organisatie.pk, peildatum=vandaag()).pk)


def _probeer(naam: str, kader: Kader, organisatie: Organisatie) -> Voorbeeldbrief | Geweigerd:
    try:
        return maak_voorbeeldbrief(naam, kader, zoek_briefpapier(organisatie.pk), organisatie.naam)
    except Geweigerd as fout:
        return fout
