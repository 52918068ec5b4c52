"""A maatwerkvoorschrift: register an application, and everything until it is decided and after. Each deed asks its own right."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from borgwijzer.brieven import acties_maatwerk as brieven
from borgwijzer.brieven.model import Brief
from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.regels.maatwerk import bepaal_maatwerkstand, zoals_op
from borgwijzer.toezicht.acties import maatwerk as acties
from borgwijzer.toezicht.acties import maatwerkbesluit
from borgwijzer.toezicht.acties.aanvraagstappen import Wie
from borgwijzer.web.briefformulier import (
    Briefpagina,
    beantwoord_vraag,
    doe_met_tekst,
    find_klare_brief,
    list_briefvelden,
    maak_getypt,
    noem_knop,
)
from borgwijzer.web.briefzin import OPEN_DE_BRIEF as MET_BRIEF
from borgwijzer.web.daginvoer import lees_dag
from borgwijzer.web.fouten import bepaal_status
from borgwijzer.web.hulpkader import hulp_bij_zaak
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.verzoekinvoer import lees_nummer
from borgwijzer.web.views.zaak import zoek_zaak
from borgwijzer.web.vullen.besluitdaden import schrijf_voorgelegd
from borgwijzer.web.vullen.bronnen import schrijf_datums
from borgwijzer.web.vullen.maatwerk import maak_maatwerk, maak_nieuw_maatwerk
from borgwijzer.web.vullen.maatwerkwerk import Maatwerkwerk
from borgwijzer.web.vullen.veldvorm import Getypt
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.feiten_maatwerk import maak_maatwerkfeit
from borgwijzer.zaken.models import Maatwerkaanvraag, Maatwerkstap, Zaak

JA_NEE = {"ja": True, "nee": False}

BRIEFDADEN = frozenset({"vraag", "verleng", "voornemen", "einde"})


@toegang(GET=Daad.LEG_FEIT_VAST, POST=Daad.LEG_FEIT_VAST)
def nieuw(request: Verzoek, zaaknummer: str) -> HttpResponse:
    """Register one; under a kader that does not have it the page says so."""
    zaak, post = zoek_zaak(zaaknummer), request.POST
    if request.method != "POST":
        return _toon_nieuw(request, zaak)
    try:
        dag = lees_dag(post.get("ontvangen", ""), "de dag van ontvangst")
        gemaakt = acties.registreer_maatwerkaanvraag(
            zaak.pk, dag, post.get("kanaal", ""), post.get("omschrijving", ""), door=request.user, moment=nu()
        )
    except Geweigerd as weigering:
        return _toon_nieuw(request, zaak, schrijf_datums(weigering.zin), bepaal_status(weigering))
    messages.success(request, "De aanvraag is geregistreerd. Bevestig nu de ontvangst.")
    return redirect("maatwerk", zaaknummer, gemaakt.pk)


@toegang(GET=Daad.ZIE_ZAAK, POST=Daad.LEG_FEIT_VAST)
def maatwerk(request: Verzoek, zaaknummer: str, maatwerk_id: int) -> HttpResponse:
    """The page, and what its forms do; a form that is refused comes back as it was typed."""
    gevonden = _zoek(zaaknummer, maatwerk_id)
    if request.method != "POST":
        return _toon(request, gevonden)
    try:
        antwoord = beantwoord_vraag(BRIEVEN, request, gevonden.zaak, gevonden)
        if isinstance(antwoord, HttpResponse):
            return antwoord
        if antwoord:
            return _toon(request, gevonden, proefbrief=antwoord)
        zin = doe_met_tekst(BRIEVEN, request, gevonden)
    except Geweigerd as weigering:
        return _toon(request, _zoek(zaaknummer, maatwerk_id), schrijf_datums(weigering.zin), bepaal_status(weigering))
    messages.success(request, zin)
    return redirect("maatwerk", zaaknummer, maatwerk_id)


def _zoek(zaaknummer: str, aanvraag_id: int) -> Maatwerkaanvraag:
    rijen = Maatwerkaanvraag.objects.select_related("zaak__organisatie")
    gevonden = rijen.filter(pk=aanvraag_id, zaak__nummer=zaaknummer).first()
    if gevonden is None:
        raise Http404
    return gevonden


def _wie(request: Verzoek, versie: str) -> Wie:
    return Wie(request.user, nu(), lees_nummer(versie))


def _bevestig(request: Verzoek, aanvraag: Maatwerkaanvraag, over: str) -> str:
    brieven.bevestig_maatwerk_en_verstuur(aanvraag.pk, _wie(request, over))
    return f"De ontvangst is bevestigd. {MET_BRIEF}"


def _beoordeel(request: Verzoek, aanvraag: Maatwerkaanvraag, over: str) -> str:
    namen = [naam for naam in request.POST if naam.startswith("criterium-")]
    criteria = {naam.removeprefix("criterium-"): JA_NEE.get(request.POST[naam]) for naam in namen}
    gekozen = {naam: ja for naam, ja in criteria.items() if ja is not None}
    acties.beoordeel_maatwerk(aanvraag.pk, gekozen, request.POST.get("beoordeel-reden", ""), _wie(request, over))
    return "De beoordeling is vastgelegd."


def _vraag(request: Verzoek, aanvraag: Maatwerkaanvraag, over: str) -> str:
    dag = lees_dag(request.POST.get("vraag-dag", ""), "de laatste dag")
    wat = request.POST.get("vraag-wat", "")
    brieven.vraag_maatwerk_aan_te_vullen_en_verstuur(aanvraag.pk, wat, dag, _wie(request, over))
    return f"De termijn staat vanaf morgen stil. {MET_BRIEF}"


def _aanvulling(request: Verzoek, aanvraag: Maatwerkaanvraag, over: str) -> str:
    dag = lees_dag(request.POST.get("aanvulling-dag", ""), "de dag van de aanvulling")
    acties.neem_maatwerkaanvulling_op(aanvraag.pk, dag, request.POST.get("aanvulling-tekst", ""), _wie(request, over))
    return "De aanvulling is vastgelegd. De termijn loopt weer."


def _verleng(request: Verzoek, aanvraag: Maatwerkaanvraag, over: str) -> str:
    brieven.verleng_maatwerk_en_verstuur(aanvraag.pk, request.POST.get("verleng-reden", ""), _wie(request, over))
    return f"De termijn is verlengd. {MET_BRIEF} De brief moet weg voor de oude laatste dag voorbij is."


def _voornemen(request: Verzoek, aanvraag: Maatwerkaanvraag, over: str) -> str:
    dag = lees_dag(request.POST.get("voornemen-dag", ""), "de laatste dag om te reageren")
    brieven.stuur_voornemen_en_verstuur(aanvraag.pk, request.POST.get("voornemen-reden", ""), dag, _wie(request, over))
    return f"Het voornemen is vastgelegd. {MET_BRIEF}"


def _zienswijze(request: Verzoek, aanvraag: Maatwerkaanvraag, over: str) -> str:
    dag = lees_dag(request.POST.get("zienswijze-dag", ""), "de dag van de reactie")
    acties.neem_zienswijze_op(aanvraag.pk, dag, request.POST.get("zienswijze-tekst", ""), _wie(request, over))
    return "De reactie is vastgelegd. Stel nu een besluit voor."


def _besluit(request: Verzoek, aanvraag: Maatwerkaanvraag, over: str) -> str:
    post = request.POST
    tot = post.get("besluit-tot", "").strip()
    voorstel = maatwerkbesluit.Maatwerkvoorstel(
        uitkomst=post.get("besluit-uitkomst", ""),
        motivering=post.get("besluit-motivering", ""),
        voorschriften=post.get("besluit-voorschriften", "").splitlines(),
        tot_en_met=lees_dag(tot, "de laatste dag van het voorschrift") if tot else None,
    )
    return schrijf_voorgelegd(maatwerkbesluit.stel_maatwerkbesluit_voor(aanvraag.pk, voorstel, _wie(request, over)))


def _intrek(request: Verzoek, aanvraag: Maatwerkaanvraag, over: str) -> str:
    dag = lees_dag(request.POST.get("intrek-dag", ""), "de dag van het intrekken")
    acties.trek_maatwerkaanvraag_in(aanvraag.pk, dag, request.POST.get("intrek-reden", ""), _wie(request, over))
    return "Vastgelegd dat de aanvraag is ingetrokken."


def _inschrijven(request: Verzoek, aanvraag: Maatwerkaanvraag, over: str) -> str:
    dag = lees_dag(request.POST.get("inschrijven-dag", ""), "de dag van de inschrijving")
    acties.leg_inschrijving_vast(aanvraag.pk, dag, request.POST.get("inschrijven-bewijs", ""), _wie(request, over))
    return "De inschrijving is vastgelegd."


def _vink(*, voldaan: bool) -> Callable[[Verzoek, Maatwerkaanvraag, str], str]:
    def doe(request: Verzoek, aanvraag: Maatwerkaanvraag, over: str) -> str:
        plaats, _, versie = over.partition("-")
        wie = _wie(request, versie)
        maatwerkbesluit.vink_voorschrift_af(aanvraag.pk, lees_nummer(plaats), voldaan=voldaan, wie=wie)
        return "Vastgelegd." if voldaan else "Vastgelegd dat er nog niet aan is voldaan."

    return doe


def _einde(request: Verzoek, aanvraag: Maatwerkaanvraag, over: str) -> str:
    brieven.trek_voorschrift_in_en_verstuur(aanvraag.pk, request.POST.get("einde-reden", ""), _wie(request, over))
    return f"Het voorschrift is ingetrokken. {MET_BRIEF}"


def _neem(request: Verzoek, aanvraag: Maatwerkaanvraag, over: str) -> str:
    besluit, _, versie = over.partition("-")
    brieven.neem_maatwerkbesluit_en_verstuur(_zoek_voorstel(aanvraag, besluit), _wie(request, versie))
    return f"Het besluit is genomen. {MET_BRIEF}"


def _terug(request: Verzoek, aanvraag: Maatwerkaanvraag, over: str) -> str:
    besluit, _, versie = over.partition("-")
    reden = request.POST.get("terug-reden", "")
    maatwerkbesluit.geef_maatwerkbesluit_terug(_zoek_voorstel(aanvraag, besluit), reden, _wie(request, versie))
    return "Het voorstel is teruggestuurd. De opsteller ziet waarom."


def _zoek_voorstel(aanvraag: Maatwerkaanvraag, tekst: str) -> int:
    """The id of a besluit of this very application."""
    nummer = lees_nummer(tekst)
    if not Maatwerkstap.objects.filter(aanvraag=aanvraag, besluit_id=nummer).exists():
        raise Geweigerd("besluit_onbekend", "Dit besluit hoort niet bij deze aanvraag: laad de pagina opnieuw.")
    return nummer


DADEN: dict[str, Callable[[Verzoek, Maatwerkaanvraag, str], str]] = {
    "bevestig": _bevestig, "beoordeel": _beoordeel, "vraag": _vraag, "aanvulling": _aanvulling, "verleng": _verleng,
    "voornemen": _voornemen, "zienswijze": _zienswijze, "besluit": _besluit, "intrek": _intrek, "inschrijven": _inschrijven,
    "vink": _vink(voldaan=True), "ontvink": _vink(voldaan=False), "einde": _einde, "neem": _neem, "terug": _terug,
}  # fmt: skip


def _doe(request: Verzoek, aanvraag: Maatwerkaanvraag) -> str:
    naam, _, over = request.POST.get("daad", "").partition("-")
    if naam not in DADEN:
        raise Geweigerd("daad_onbekend", "Kies wat u wilt doen met een van de knoppen.")
    return DADEN[naam](request, aanvraag, over)


BRIEVEN = Briefpagina("maatwerk", _zoek, _doe, lambda gevonden, daad: noem_knop(daad, gevonden.versie))


def _toon_nieuw(request: Verzoek, zaak: Zaak, fout: str = "", status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    hulp_bij_zaak(request, zaak)
    beeld = maak_nieuw_maatwerk(zaak, Getypt(dict(request.POST.lists())), vandaag(), fout)
    return render(request, "web/maatwerk_nieuw.html", {"beeld": beeld}, status=status)


def _toon(
    request: Verzoek, aanvraag: Maatwerkaanvraag, fout: str = "", status: HTTPStatus = HTTPStatus.OK,
    proefbrief: Brief | None = None,
) -> HttpResponse:  # fmt: skip
    hulp_bij_zaak(request, aanvraag.zaak)
    beeld = maak_maatwerk(_verzamel(request, aanvraag, proefbrief), request.user, fout)
    return render(request, "web/maatwerk.html", {"beeld": beeld}, status=status)


def _verzamel(request: Verzoek, aanvraag: Maatwerkaanvraag, proefbrief: Brief | None) -> Maatwerkwerk:
    velden = list_briefvelden(aanvraag.zaak, "maatwerk", aanvraag.pk, BRIEFDADEN)
    dag, kader = vandaag(), kader_van(aanvraag.zaak)
    stappen = list(Maatwerkstap.objects.filter(aanvraag=aanvraag).order_by("pk"))
    feit = zoals_op(maak_maatwerkfeit(aanvraag, stappen), max(dag, aanvraag.ontvangen_op))
    assert feit  # nothing is registered before it was received
    voorstel = maatwerkbesluit.vind_voorstel(aanvraag)
    kenmerken = [stap.kenmerk for stap in stappen if stap.kenmerk]
    brieven_ = OpgeslagenBrief.objects.filter(zaak=aanvraag.zaak, kenmerk__in=kenmerken)
    begonnen = feit.bevestigd_op or feit.besloten_op or feit.ingetrokken_op or voorstel
    te_bevestigen = not begonnen and mag(request.user, Daad.LEG_FEIT_VAST)
    return Maatwerkwerk(
        aanvraag=aanvraag, feit=feit, stand=bepaal_maatwerkstand(feit, kader, dag, met_bewijs=True), kader=kader, vandaag=dag,
        stappen=stappen, brieven=dict(brieven_.values_list("kenmerk", "pk")),
        getypt=maak_getypt(BRIEVEN, request, aanvraag, velden), voorstel=voorstel,
        proefbrief=proefbrief or find_klare_brief(BRIEVEN, request, aanvraag.zaak, velden),
        voorschrift=maatwerkbesluit.vind_voorschrift(aanvraag) if feit.besloten_op else None,
        voorstelbrief=_probeer(lambda: brieven.toon_maatwerkbesluit(voorstel, request.user, moment=nu())) if voorstel else None,
        brief=_probeer(lambda: brieven.toon_maatwerkontvangst(aanvraag, moment=nu())) if te_bevestigen else None,
    )  # fmt: skip


def _probeer(maak: Callable[[], Brief]) -> Brief | Geweigerd:
    try:
        return maak()
    except Geweigerd as fout:
        return fout
