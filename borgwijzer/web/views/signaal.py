"""One signal: what the kader says of it, its assessment, and closing it."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.toezicht.acties.signaalbeoordeling import adviseer, beoordeel_signaal
from borgwijzer.web.fouten import bepaal_status
from borgwijzer.web.hulpkader import hulp_bij_zaak
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.views.toets import lees_versie
from borgwijzer.web.views.zaak import zoek_zaak
from borgwijzer.web.vullen.bronnen import schrijf_datums
from borgwijzer.web.vullen.signaalbeoordeling import Signaalwerk, bewaarde_beoordeling, lees_beoordeling, maak_signaal
from borgwijzer.zaken.acties.signalen import los_signaal_op
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.models import Signaal, Zaak
from borgwijzer.zaken.queries_dossier import list_signalen_bij

DADEN = ("bekijk", "beoordeel", "oplossen")


@toegang(GET=Daad.ZIE_ZAAK, POST=Daad.LEG_FEIT_VAST)
def signaal(request: Verzoek, zaaknummer: str, signaal_id: int) -> HttpResponse:
    """The page; a button shows what the kader says, another keeps the assessment."""
    zaak = zoek_zaak(zaaknummer)
    gevonden = Signaal.objects.filter(pk=signaal_id, zaak=zaak).first()
    if gevonden is None:
        raise Http404
    if request.method != "POST":
        return _toon(request, zaak, gevonden)
    daad = request.POST.get("daad", "")
    try:
        if daad not in DADEN:
            raise Geweigerd("daad_onbekend", "Kies wat u wilt doen met een van de knoppen.")
        if daad != "bekijk":
            messages.success(request, _doe(request, daad, gevonden))
            return redirect("signaal", zaaknummer, signaal_id)
        return _toon(request, zaak, gevonden)
    except Geweigerd as weigering:
        gevonden.refresh_from_db()
        return _toon(request, zaak, gevonden, schrijf_datums(weigering.zin), bepaal_status(weigering))


def _doe(request: Verzoek, daad: str, gevonden: Signaal) -> str:
    if daad == "oplossen":
        los_signaal_op(gevonden.pk, oplossing=request.POST.get("oplossing", ""), door=request.user, moment=nu())
        return "Het signaal is afgehandeld."
    beoordeeld = beoordeel_signaal(
        gevonden.pk, lees_beoordeling(request.POST), versie=lees_versie(request.POST), door=request.user, moment=nu()
    )
    return "Het signaal is beoordeeld en afgedaan." if beoordeeld.opgelost_op else "De beoordeling is vastgelegd."


def _toon(request: Verzoek, zaak: Zaak, gevonden: Signaal, fout: str = "", status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    hulp_bij_zaak(request, zaak)
    ingevuld = request.method == "POST" and request.POST.get("daad") != "oplossen"
    beoordeling = lees_beoordeling(request.POST) if ingevuld else bewaarde_beoordeling(gevonden)
    kader = kader_van(zaak)
    try:
        advies = adviseer(gevonden, beoordeling, kader)
    except Geweigerd as weigering:  # an onderwerp that this kader does not know
        advies, fout = None, fout or weigering.zin
    werk = Signaalwerk(
        zaak=zaak, signaal=gevonden, kader=kader, beoordeling=beoordeling, advies=advies,
        anderen=list_signalen_bij(gevonden, zaak), oplossing=request.POST.get("oplossing", ""),
    )  # fmt: skip
    return render(request, "web/signaal.html", {"beeld": maak_signaal(werk, request.user, fout)}, status=status)
