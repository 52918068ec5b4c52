"""Ask for data during the works: a new request, its concept and letter, and what happens after it was sent."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from borgwijzer.brieven.acties_informatie import herinner_en_verstuur, toon_verzoekbrief, verzend_verzoek_en_brief
from borgwijzer.brieven.concept.proef import met_gelezen
from borgwijzer.brieven.model import Brief
from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.brieven.verzamelen import zoek_partijen
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.web.bewaard import eis_bestanden
from borgwijzer.web.briefformulier import Briefpagina, beantwoord_vraag, find_klare_brief, list_briefvelden, maak_getypt
from borgwijzer.web.briefzin import LEES_HIERONDER, OPEN_DE_BRIEF
from borgwijzer.web.daadpagina import ONBEKEND
from borgwijzer.web.daginvoer import lees_dag
from borgwijzer.web.fouten import bepaal_status
from borgwijzer.web.herstelinvoer import lees_aanvulling
from borgwijzer.web.hulpkader import hulp_bij_zaak
from borgwijzer.web.tekstinvoer import lees_tekstversie
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.verzoekinvoer import RUIMTE, Verzoekvelden, lees_nummer, lees_verzoekvelden, maak_opzet
from borgwijzer.web.views.toets import lees_versie
from borgwijzer.web.views.zaak import zoek_zaak
from borgwijzer.web.vullen.bronnen import schrijf_datums
from borgwijzer.web.vullen.informatieverzoek import Verzoekwerk, maak_verzoek
from borgwijzer.web.vullen.verzoekformulier import Formulierwerk, als_velden, begin_velden, maak_verzoekformulier
from borgwijzer.zaken.acties.informatie import beeindig_verzoek, stel_verzoek_op, wijzig_verzoek
from borgwijzer.zaken.acties.informatie_ontvangst import controleer_ontvangst, neem_informatie_op
from borgwijzer.zaken.models import Document, Informatieverzoek, Zaak

BRIEFSOORTEN = ("informatieverzoek", "informatieverzoek_herinnering")
BEWAARD = "Het concept is bewaard. Lees de brief en verstuur hem als hij klopt."
NOG_EENS = "U wijzigde nog iets: lees de brief hieronder en verstuur hem dan."


@toegang(GET=Daad.VRAAG_INFORMATIE, POST=Daad.VRAAG_INFORMATIE)
def nieuw(request: Verzoek, zaaknummer: str) -> HttpResponse:
    """A new request. ``soort`` in the address chooses the ground to begin with."""
    zaak = zoek_zaak(zaaknummer)
    if request.method != "POST":
        velden = begin_velden(zaak, zoek_partijen(zaak), request.GET.get("soort", ""), vandaag())
        return _toon_formulier(request, zaak, velden)
    velden = lees_verzoekvelden(request.POST)
    if request.POST.get("daad") == "meer":
        return _toon_formulier(request, zaak, _met_ruimte(velden))
    try:
        gemaakt = stel_verzoek_op(zaak.pk, maak_opzet(velden), door=request.user, moment=nu())
    except Geweigerd as weigering:
        return _toon_formulier(request, zaak, velden, weigering=weigering)
    messages.success(request, BEWAARD)
    return redirect("informatieverzoek", zaaknummer, gemaakt.pk)


@toegang(GET=Daad.ZIE_ZAAK, POST=Daad.VRAAG_INFORMATIE)
def verzoek(request: Verzoek, zaaknummer: str, verzoek_id: int) -> HttpResponse:
    """A concept with its letter, or a request that was sent with what came in."""
    gevonden = _zoek(zaaknummer, verzoek_id)
    naam, _, versie = request.POST.get("daad", "").partition("-")
    if request.method == "POST" and naam == "beeindig":
        return _doe(request, gevonden, _beeindig, versie)
    if gevonden.verzonden_op is None and gevonden.beeindigd_op is None:
        return _concept(request, gevonden)
    if request.method != "POST":
        return _toon(request, gevonden)
    try:
        antwoord = beantwoord_vraag(BRIEVEN, request, gevonden.zaak, gevonden)
    except Geweigerd as weigering:
        return _toon(request, gevonden, weigering)
    if isinstance(antwoord, Brief):
        return _toon(request, gevonden, proefbrief=antwoord)
    if antwoord:
        return antwoord
    if naam not in DADEN:
        return _toon(request, gevonden, ONBEKEND)
    return _doe(request, gevonden, DADEN[naam], versie)


def _concept(request: Verzoek, verzoek: Informatieverzoek) -> HttpResponse:
    if request.method != "POST":
        return _toon_formulier(request, verzoek.zaak, als_velden(verzoek), verzoek)
    velden, daad, adres = lees_verzoekvelden(request.POST), request.POST.get("daad"), (verzoek.zaak.nummer, verzoek.pk)
    if daad == "meer":
        return _toon_formulier(request, verzoek.zaak, _met_ruimte(velden), verzoek)
    try:
        opzet = maak_opzet(velden)
        gelijk = opzet == maak_opzet(als_velden(verzoek))
        if daad == "verzend" and gelijk:
            brief = _verzend(request, verzoek)
            messages.success(request, f"Het verzoek is vastgelegd. {LEES_HIERONDER}")
            return redirect("brief", verzoek.zaak.nummer, brief.pk)
        if not gelijk:
            wijzig_verzoek(verzoek.pk, opzet, versie=lees_versie(request.POST), door=request.user, moment=nu())
    except Geweigerd as weigering:
        return _toon_formulier(request, verzoek.zaak, velden, _zoek(*adres), weigering)
    messages.success(request, NOG_EENS if daad == "verzend" else BEWAARD)
    return redirect("informatieverzoek", *adres)


def _verzend(request: Verzoek, verzoek: Informatieverzoek) -> OpgeslagenBrief:
    post = request.POST
    return verzend_verzoek_en_brief(
        verzoek.pk, versie=lees_versie(post), door=request.user, moment=nu(), gelezen=lees_tekstversie(post)
    )


def _doe(
    request: Verzoek, verzoek: Informatieverzoek, daad: Callable[[Verzoek, Informatieverzoek, str], str], versie: str
) -> HttpResponse:
    adres = (verzoek.zaak.nummer, verzoek.pk)
    try:
        eis_bestanden(request)
        with met_gelezen(lees_tekstversie(request.POST)):
            zin = daad(request, verzoek, versie)
    except Geweigerd as weigering:
        return _toon(request, _zoek(*adres), weigering)
    messages.success(request, zin)
    return redirect("informatieverzoek", *adres)


def _beeindig(request: Verzoek, verzoek: Informatieverzoek, versie: str) -> str:
    reden = request.POST.get("beeindig-reden", "")
    beeindig_verzoek(verzoek.pk, reden=reden, versie=lees_nummer(versie), door=request.user, moment=nu())
    return "Het verzoek is beëindigd."


def _herinner(request: Verzoek, verzoek: Informatieverzoek, versie: str) -> str:
    dag = lees_dag(request.POST.get("herinner-dag", ""), "de nieuwe laatste dag")
    herinner_en_verstuur(verzoek.pk, dag, versie=lees_nummer(versie), door=request.user, moment=nu())
    return f"De herinnering is vastgelegd. {OPEN_DE_BRIEF}"


def _neem_op(request: Verzoek, verzoek: Informatieverzoek, versie: str) -> str:
    moment = nu()
    neem_informatie_op(verzoek.pk, lees_aanvulling(request, verzoek, moment), door=request.user, moment=moment)
    return "Wat binnenkwam is vastgelegd. Controleer of het is wat u vroeg."


def _controleer(request: Verzoek, verzoek: Informatieverzoek, versie: str) -> str:
    plaats, goed = lees_nummer(request.POST.get("plaats", "")), request.POST.get("goed", "")
    if goed not in ("ja", "nee"):
        raise Geweigerd("antwoord_ontbreekt", "Kies ja of nee: is dit wat u vroeg, en is het te lezen?")
    toelichting = request.POST.get(f"toelichting-{plaats}", "")
    controleer_ontvangst(
        verzoek.pk, plaats, goed=goed == "ja", toelichting=toelichting, versie=lees_nummer(versie), door=request.user, moment=nu()
    )
    return "Uw controle is vastgelegd."


DADEN: dict[str, Callable[[Verzoek, Informatieverzoek, str], str]] = {
    "herinner": _herinner, "neem_op": _neem_op, "controleer": _controleer,
}  # fmt: skip


def _herinner_van_formulier(request: Verzoek, verzoek: Informatieverzoek) -> str:
    """Only the deed that sends a letter from a form."""
    naam, _, versie = request.POST.get("daad", "").partition("-")
    if naam != "herinner":
        raise ONBEKEND
    return _herinner(request, verzoek, versie)


def _met_ruimte(velden: Verzoekvelden) -> Verzoekvelden:
    return Verzoekvelden(velden.soort, velden.aan, velden.reden, velden.uiterlijk, velden.punten, velden.regels + RUIMTE)


def _zoek(zaaknummer: str, verzoek_id: int) -> Informatieverzoek:
    rijen = Informatieverzoek.objects.select_related("zaak__organisatie", "melding", "betrokkene")
    gevonden = rijen.filter(pk=verzoek_id, zaak__nummer=zaaknummer).first()
    if gevonden is None:
        raise Http404
    return gevonden


BRIEVEN = Briefpagina("informatieverzoek", _zoek, _herinner_van_formulier, lambda verzoek, daad: f"{daad}-{verzoek.versie}")


def _toon_formulier(
    request: Verzoek, zaak: Zaak, velden: Verzoekvelden, verzoek: Informatieverzoek | None = None,
    weigering: Geweigerd | None = None,
) -> HttpResponse:  # fmt: skip
    hulp_bij_zaak(request, zaak)
    brief, brieffout = None, None
    try:
        brief = toon_verzoekbrief(verzoek, wie=request.user.naam, moment=nu()) if verzoek and verzoek.reden else None
    except Geweigerd as fout:
        brieffout = fout
    werk = Formulierwerk(zaak, zoek_partijen(zaak), velden, vandaag(), verzoek, brief, brieffout)
    beeld = maak_verzoekformulier(werk, request.user, schrijf_datums(weigering.zin) if weigering else "")
    status = bepaal_status(weigering) if weigering else HTTPStatus.OK
    return render(request, "web/informatieverzoek_formulier.html", {"beeld": beeld}, status=status)


def _toon(
    request: Verzoek, verzoek: Informatieverzoek, weigering: Geweigerd | None = None, proefbrief: Brief | None = None
) -> HttpResponse:
    hulp_bij_zaak(request, verzoek.zaak)
    ids = [pk for punt in verzoek.punten for ontvangst in punt["ontvangsten"] for pk in ontvangst["documenten"]]
    documenten = {rij.pk: rij for rij in Document.objects.filter(pk__in=ids).select_related("bestand")} if ids else {}
    brieven = OpgeslagenBrief.objects.filter(zaak_id=verzoek.zaak_id, soort__in=BRIEFSOORTEN).order_by("pk")
    eigen = [brief for brief in brieven if verzoek.code in brief.feiten["antwoordadres"]]
    briefvelden = list_briefvelden(verzoek.zaak, "informatieverzoek", verzoek.pk, {"herinner"})
    getypt = {naam: waarden[-1] for naam, waarden in maak_getypt(BRIEVEN, request, verzoek, briefvelden).velden.items() if waarden}
    proefbrief = proefbrief or find_klare_brief(BRIEVEN, request, verzoek.zaak, briefvelden)
    werk = Verzoekwerk(verzoek, vandaag(), documenten, eigen, getypt, briefvelden, proefbrief)
    beeld = maak_verzoek(werk, request.user, schrijf_datums(weigering.zin) if weigering else "")
    status = bepaal_status(weigering) if weigering else HTTPStatus.OK
    return render(request, "web/informatieverzoek.html", {"beeld": beeld}, status=status)
