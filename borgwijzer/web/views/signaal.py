"""One signal: what the kader says of it, its assessment, its photos, what it is joined with, and closing it."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.toezicht.acties.signaalbeoordeling import adviseer, beoordeel_signaal
from borgwijzer.toezicht.acties.signaalsamenvoeging import maak_signaal_los, voeg_signaal_bij
from borgwijzer.toezicht.queries_signalen import list_signalen_rond
from borgwijzer.web.bestandslink import maak_link
from borgwijzer.web.bewaard import eis_bestanden, noem_bestanden
from borgwijzer.web.daadpagina import ONBEKEND
from borgwijzer.web.fouten import bepaal_status
from borgwijzer.web.herstelinvoer import neem_bestanden
from borgwijzer.web.hulpkader import hulp_bij_zaak
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.views.document import stuur_voorbeeld
from borgwijzer.web.views.toets import lees_versie
from borgwijzer.web.views.zaak import zoek_zaak
from borgwijzer.web.vullen.bronnen import schrijf_datums
from borgwijzer.web.vullen.signaalbeoordeling import Signaalwerk, bewaarde_beoordeling, lees_beoordeling, maak_signaal
from borgwijzer.web.vullen.signaalomgeving import Omgeving
from borgwijzer.web.vullen.tijdlijn import lees_getal
from borgwijzer.zaken.acties.signalen import STUKKEN_MEEST, los_signaal_op, toon_melder, voeg_stukken_toe
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.models import Document, Signaal, Signaalstuk, Zaak

BEOORDEELT = ("bekijk", "beoordeel")


@toegang(GET=Daad.ZIE_ZAAK, POST=Daad.LEG_FEIT_VAST)
def signaal(request: Verzoek, zaaknummer: str, signaal_id: int) -> HttpResponse:
    """The page; a button shows what the kader says, another keeps the assessment."""
    zaak = zoek_zaak(zaaknummer)
    gevonden = zoek_signaal(zaak, signaal_id)
    if request.method != "POST":
        return _toon(request, zaak, gevonden)
    daad, _, over = request.POST.get("daad", "").partition("-")
    try:
        if daad == "bekijk":
            return _toon(request, zaak, gevonden)
        if daad == "melder":
            return _toon(request, zaak, gevonden, getoond=toon_melder(gevonden.pk, door=request.user, moment=nu()))
        if daad not in DADEN:
            raise Geweigerd("daad_onbekend", "Kies wat u wilt doen met een van de knoppen.")
        eis_bestanden(request)
        messages.success(request, DADEN[daad](request, gevonden, over))
        return redirect("signaal", zaaknummer, signaal_id)
    except Geweigerd as weigering:
        fout = noem_bestanden(request, schrijf_datums(weigering.zin))
        return _toon(request, zaak, zoek_signaal(zaak, signaal_id), fout, bepaal_status(weigering))


def zoek_signaal(zaak: Zaak, signaal_id: int) -> Signaal:
    """The signal of this zaak with the one that it was joined to, or the page that it does not exist."""
    gevonden = Signaal.objects.select_related("samengevoegd_met__zaak").filter(pk=signaal_id, zaak=zaak).first()
    if gevonden is None:
        raise Http404
    gevonden.zaak = zaak
    return gevonden


def _beoordeel(request: Verzoek, gevonden: Signaal, over: str) -> str:
    beoordeeld = beoordeel_signaal(
        gevonden.pk, lees_beoordeling(request.POST), versie=lees_versie(request.POST), door=request.user, moment=nu()
    )
    return "Het signaal is beoordeeld en afgedaan." if beoordeeld.opgelost_op else "De beoordeling is vastgelegd."


def _los_op(request: Verzoek, gevonden: Signaal, over: str) -> str:
    los_signaal_op(gevonden.pk, oplossing=request.POST.get("oplossing", ""), door=request.user, moment=nu())
    return "Het signaal is afgehandeld."


def _voeg_stukken_toe(request: Verzoek, gevonden: Signaal, over: str) -> str:
    stukken = neem_bestanden(
        request.FILES.getlist("stukken"), organisatie_id=gevonden.organisatie_id, moment=nu(), hoogstens=STUKKEN_MEEST
    )
    aantal = len(voeg_stukken_toe(gevonden.pk, stukken, door=request.user, moment=nu()))
    dubbel = len(stukken) - aantal
    al_hier = f" {dubbel} stond{'en' if dubbel > 1 else ''} er al." if dubbel else ""
    return f"{'1 bestand is' if aantal == 1 else f'{aantal} bestanden zijn'} toegevoegd.{al_hier}"


def _voeg_samen(request: Verzoek, gevonden: Signaal, over: str) -> str:
    met = lees_getal(over)
    if met is None:
        raise ONBEKEND
    reden = request.POST.get("samen_reden", "")
    samen = voeg_signaal_bij(gevonden.pk, met, reden=reden, door=request.user, moment=nu())
    assert samen.samengevoegd_met
    waar = "" if samen.samengevoegd_met.zaak_id == samen.zaak_id else " van een andere zaak"
    return f"Dit signaal is gevoegd bij een signaal{waar}. Alles van dit signaal blijft bewaard; u kunt het weer losmaken."


def _maak_los(request: Verzoek, gevonden: Signaal, over: str) -> str:
    maak_signaal_los(gevonden.pk, reden=request.POST.get("los_reden", ""), door=request.user, moment=nu())
    return "Dit signaal staat weer op zichzelf. Onderwerpen die het andere signaal overnam, staan daar nog: kijk of dat klopt."


DADEN: dict[str, Callable[[Verzoek, Signaal, str], str]] = {
    "beoordeel": _beoordeel, "oplossen": _los_op, "stukken": _voeg_stukken_toe, "voegsamen": _voeg_samen, "maaklos": _maak_los,
}  # fmt: skip


@toegang(GET=Daad.ZIE_ZAAK)
def signaal_stuk(request: Verzoek, zaaknummer: str, signaalstuk_id: int) -> HttpResponse:
    """Lead to a photo or document of a signal by a link that works for a short while."""
    stuk = _zoek_stuk(zaaknummer, signaalstuk_id)
    return redirect(maak_link(stuk.bestand.sha256, stuk.bestandsnaam))


@toegang(GET=Daad.ZIE_ZAAK)
def stuk_voorbeeld(request: Verzoek, zaaknummer: str, signaalstuk_id: int) -> HttpResponse:
    """The small picture of a photo."""
    return stuur_voorbeeld(_zoek_stuk(zaaknummer, signaalstuk_id).bestand)


def _zoek_stuk(zaaknummer: str, stuk_id: int) -> Signaalstuk:
    stuk = Signaalstuk.objects.select_related("bestand").filter(pk=stuk_id, zaak__nummer=zaaknummer).first()
    if stuk is None:
        raise Http404
    return stuk


def _toon(
    request: Verzoek, zaak: Zaak, gevonden: Signaal, fout: str = "", status: HTTPStatus = HTTPStatus.OK, *, getoond: str = ""
) -> HttpResponse:
    hulp_bij_zaak(request, zaak)
    ingevuld = request.method == "POST" and request.POST.get("daad") in BEOORDEELT
    beoordeling = lees_beoordeling(request.POST) if ingevuld else bewaarde_beoordeling(gevonden)
    kader = kader_van(zaak)
    try:
        advies = adviseer(gevonden, beoordeling, kader)
    except Geweigerd as weigering:  # an onderwerp that this kader does not know
        advies, fout = None, fout or weigering.zin
    werk = Signaalwerk(
        zaak=zaak, signaal=gevonden, kader=kader, beoordeling=beoordeling, advies=advies,
        rond=_verzamel(request, zaak, gevonden, getoond), oplossing=request.POST.get("oplossing", ""),
    )  # fmt: skip
    return render(request, "web/signaal.html", {"beeld": maak_signaal(werk, request.user, fout)}, status=status)


def _verzamel(request: Verzoek, zaak: Zaak, gevonden: Signaal, getoond: str) -> Omgeving:
    documenten = Document.objects.filter(melding=gevonden.melding_id).select_related("bestand").order_by("id")
    return Omgeving(
        stukken=list(Signaalstuk.objects.filter(signaal=gevonden).select_related("bestand").order_by("id")),
        documenten=list(documenten) if gevonden.melding_id else [],
        rond=list_signalen_rond(zaak, gevonden.ontvangen_op, kader_van(zaak).inhoud.gelijke_signalen),
        gevoegd=list(Signaal.objects.filter(samengevoegd_met=gevonden).select_related("zaak").order_by("id")),
        getoond=getoond, getypt=request.POST.dict(),
    )  # fmt: skip
