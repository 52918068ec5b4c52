"""A handhavingsverzoek: register it, and everything that happens with it until it was decided. Each deed asks its own right."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from borgwijzer.brieven import acties_verzoek as brieven
from borgwijzer.brieven.model import Brief
from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.regels.handhavingsverzoek import bepaal_verzoekstand, bereken_dwangsom, zoals_op
from borgwijzer.regels.handhavingsverzoekwerk import TOEWIJZEND
from borgwijzer.toezicht.acties import handhavingsverzoek as acties
from borgwijzer.toezicht.acties.aanvraagstappen import Wie
from borgwijzer.toezicht.acties.handhavingsverzoek import Aanvraag, registreer_handhavingsverzoek
from borgwijzer.toezicht.acties.verzoekbesluit import (
    Verzoekvoorstel,
    geef_verzoekbesluit_terug,
    stel_dwangsom_voor,
    stel_verzoekbesluit_voor,
    vind_voorstel,
)
from borgwijzer.toezicht.acties.verzoekverbeteren import Verzoekstapverbetering
from borgwijzer.web.briefformulier import (
    Briefpagina,
    beantwoord_vraag,
    doe_met_tekst,
    find_klare_brief,
    list_briefvelden,
    maak_getypt,
    noem_knop,
)
from borgwijzer.web.briefzin import OPEN_DE_BRIEF
from borgwijzer.web.daginvoer import lees_dag
from borgwijzer.web.fouten import bepaal_status
from borgwijzer.web.hulpkader import hulp_bij_zaak
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.verzoekinvoer import lees_nummer
from borgwijzer.web.views.zaak import zoek_zaak
from borgwijzer.web.vullen.besluitdaden import schrijf_voorgelegd
from borgwijzer.web.vullen.bronnen import schrijf_datums
from borgwijzer.web.vullen.handhavingsverzoek import maak_handhavingsverzoek
from borgwijzer.web.vullen.handhavingsverzoek_nieuw import maak_nieuw_verzoek
from borgwijzer.web.vullen.tijdlijn import lees_getal
from borgwijzer.web.vullen.veldvorm import Getypt
from borgwijzer.web.vullen.verzoekwerk import Verzoekwerk
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.feiten_verzoek import maak_handhavingsverzoekfeit
from borgwijzer.zaken.models import Handhavingsverzoek, Interventie, Overtreding, Signaal, Verzoekstap, Zaak

JA_NEE = {"ja": True, "nee": False}
ONBEKEND = Geweigerd("daad_onbekend", "Kies wat u wilt doen met een van de knoppen.")
MET_BRIEF = OPEN_DE_BRIEF
# A correction is named with the step that it corrects.
BRIEFDADEN = frozenset({"vraag", "verleng", "gebreke", "verbeter_"})


@toegang(GET=Daad.LEG_FEIT_VAST, POST=Daad.LEG_FEIT_VAST)
def nieuw(request: Verzoek, zaaknummer: str) -> HttpResponse:
    """Register one; ``signaal`` in the address is the signal with which it began."""
    zaak = zoek_zaak(zaaknummer)
    signaal = _zoek_signaal(zaak, request.GET.get("signaal", ""))
    if request.method != "POST":
        return _toon_nieuw(request, zaak, signaal)
    try:
        gemaakt = registreer_handhavingsverzoek(zaak.pk, _lees_aanvraag(request, signaal), door=request.user, moment=nu())
    except Geweigerd as weigering:
        return _toon_nieuw(request, zaak, signaal, schrijf_datums(weigering.zin), bepaal_status(weigering))
    messages.success(request, "Het handhavingsverzoek is geregistreerd. Bevestig nu de ontvangst.")
    return redirect("handhavingsverzoek", zaaknummer, gemaakt.pk)


@toegang(GET=Daad.ZIE_ZAAK, POST=Daad.LEG_FEIT_VAST)
def handhavingsverzoek(request: Verzoek, zaaknummer: str, handhavingsverzoek_id: int) -> HttpResponse:
    """The page, and what its forms do; a form that is refused comes back as it was typed."""
    gevonden = _zoek(zaaknummer, handhavingsverzoek_id)
    if request.method != "POST":
        return _toon(request, gevonden)
    try:
        antwoord = beantwoord_vraag(BRIEVEN, request, gevonden.zaak, gevonden)
        if isinstance(antwoord, Brief):
            return _toon(request, gevonden, proefbrief=antwoord)
        if antwoord:
            return antwoord
        zin = doe_met_tekst(BRIEVEN, request, gevonden)
    except Geweigerd as weigering:
        return _toon(request, _zoek(zaaknummer, handhavingsverzoek_id), schrijf_datums(weigering.zin), bepaal_status(weigering))
    messages.success(request, zin)
    return redirect("handhavingsverzoek", zaaknummer, handhavingsverzoek_id)


def _doe(request: Verzoek, gevonden: Handhavingsverzoek) -> str:
    naam, _, over = request.POST.get("daad", "").partition("-")
    if naam not in DADEN:
        raise ONBEKEND
    return DADEN[naam](request, gevonden, over)


def _lees_aanvraag(request: Verzoek, signaal: Signaal | None) -> Aanvraag:
    post = request.POST
    return Aanvraag(
        ontvangen_op=lees_dag(post.get("ontvangen", ""), "de dag van ontvangst"), kanaal=post.get("kanaal", ""),
        omschrijving=post.get("omschrijving", ""), verzoeker={naam: post.get(f"verzoeker-{naam}", "") for naam in acties.VELDEN},
        naam_niet_doorgeven=post.get("niet_doorgeven") == "ja", signaal=signaal.pk if signaal else None,
    )  # fmt: skip


def _zoek_signaal(zaak: Zaak, tekst: str) -> Signaal | None:
    if not (tekst.isascii() and tekst.isdecimal() and len(tekst) < 18):
        return None
    return Signaal.objects.filter(pk=int(tekst), zaak=zaak).first()


def _zoek(zaaknummer: str, verzoek_id: int) -> Handhavingsverzoek:
    rijen = Handhavingsverzoek.objects.select_related("zaak__organisatie", "overtreding", "interventie")
    gevonden = rijen.filter(pk=verzoek_id, zaak__nummer=zaaknummer).first()
    if gevonden is None:
        raise Http404
    return gevonden


def _wie(request: Verzoek, versie: str) -> Wie:
    return Wie(request.user, nu(), lees_nummer(versie))


def _bevestig(request: Verzoek, verzoek: Handhavingsverzoek, over: str) -> str:
    brieven.bevestig_en_verstuur(verzoek.pk, _wie(request, over))
    return f"De ontvangst is bevestigd. {MET_BRIEF}"


def _belang(request: Verzoek, verzoek: Handhavingsverzoek, over: str) -> str:
    ja = JA_NEE.get(request.POST.get("belang-ja", ""))
    acties.beoordeel_belanghebbende(verzoek.pk, ja, request.POST.get("belang-reden", ""), _wie(request, over))
    return "Uw oordeel is vastgelegd."


def _vraag(request: Verzoek, verzoek: Handhavingsverzoek, over: str) -> str:
    dag = lees_dag(request.POST.get("vraag-dag", ""), "de laatste dag")
    brieven.vraag_aanvulling_en_verstuur(verzoek.pk, request.POST.get("vraag-wat", ""), dag, _wie(request, over))
    return f"De termijn staat vanaf morgen stil. {MET_BRIEF}"


def _aanvulling(request: Verzoek, verzoek: Handhavingsverzoek, over: str) -> str:
    dag = lees_dag(request.POST.get("aanvulling-dag", ""), "de dag van de aanvulling")
    acties.neem_aanvulling_op(verzoek.pk, dag, request.POST.get("aanvulling-tekst", ""), _wie(request, over))
    return "De aanvulling is vastgelegd. De termijn loopt weer."


def _instemming(request: Verzoek, verzoek: Handhavingsverzoek, over: str) -> str:
    dag = lees_dag(request.POST.get("instemming-dag", ""), "de dag van de instemming")
    tot = lees_dag(request.POST.get("instemming-tot", ""), "de laatste dag van het uitstel")
    acties.leg_instemming_vast(verzoek.pk, dag, tot, request.POST.get("instemming-tekst", ""), _wie(request, over))
    return "Het uitstel is vastgelegd."


def _verleng(request: Verzoek, verzoek: Handhavingsverzoek, over: str) -> str:
    dag = lees_dag(request.POST.get("verleng-dag", ""), "de nieuwe laatste dag")
    brieven.verleng_en_verstuur(verzoek.pk, dag, request.POST.get("verleng-reden", ""), _wie(request, over))
    return f"De termijn is verlengd. {MET_BRIEF} De brief moet weg voor de oude laatste dag voorbij is."


def _onderzoek(request: Verzoek, verzoek: Handhavingsverzoek, over: str) -> str:
    dag = lees_dag(request.POST.get("onderzoek-dag", ""), "de dag van het onderzoek")
    acties.leg_onderzoek_vast(verzoek.pk, dag, request.POST.get("onderzoek-tekst", ""), _wie(request, over))
    return "Het onderzoek is vastgelegd. Stel nu een besluit voor."


def _gebreke(request: Verzoek, verzoek: Handhavingsverzoek, over: str) -> str:
    dag = lees_dag(request.POST.get("gebreke-dag", ""), "de dag van de ingebrekestelling")
    schriftelijk = JA_NEE.get(request.POST.get("gebreke-schriftelijk", ""))
    if schriftelijk is None:
        raise Geweigerd("keuze_ontbreekt", "Kies of de ingebrekestelling schriftelijk was.")
    brieven.neem_ingebrekestelling_op_en_verstuur(verzoek.pk, dag, schriftelijk=schriftelijk, wie=_wie(request, over))
    return f"De ingebrekestelling is vastgelegd. {MET_BRIEF}"


def _besluit(request: Verzoek, verzoek: Handhavingsverzoek, over: str) -> str:
    post = request.POST
    overtreding = post.get("besluit-overtreding", "")
    voorstel = Verzoekvoorstel(
        uitkomst=post.get("besluit-uitkomst", ""),
        motivering=post.get("besluit-motivering", ""),
        grond=post.get("besluit-grond", ""),
        bijzonder=post.get("besluit-bijzonder", ""),
        overtreding=lees_nummer(overtreding) if overtreding else None,
    )
    return schrijf_voorgelegd(stel_verzoekbesluit_voor(verzoek.pk, voorstel, _wie(request, over)))


def _intrek(request: Verzoek, verzoek: Handhavingsverzoek, over: str) -> str:
    dag = lees_dag(request.POST.get("intrek-dag", ""), "de dag van het intrekken")
    acties.trek_verzoek_in(verzoek.pk, dag, request.POST.get("intrek-reden", ""), _wie(request, over))
    return "Vastgelegd dat het verzoek is ingetrokken."


def _dwangsom(request: Verzoek, verzoek: Handhavingsverzoek, over: str) -> str:
    post = request.POST
    uitzondering, motivering = post.get("dwangsom-uitzondering", ""), post.get("dwangsom-motivering", "")
    return schrijf_voorgelegd(stel_dwangsom_voor(verzoek.pk, uitzondering, motivering, _wie(request, over)))


def _koppel(request: Verzoek, verzoek: Handhavingsverzoek, over: str) -> str:
    gekozen = request.POST.get("koppel-interventie", "")
    interventie = lees_nummer(gekozen) if gekozen else None
    acties.koppel_gevolg(verzoek.pk, overtreding=None, interventie=interventie, wie=_wie(request, over))
    return "Vastgelegd welke interventie op dit verzoek volgde."


def _neem(request: Verzoek, verzoek: Handhavingsverzoek, over: str) -> str:
    besluit, _, versie = over.partition("-")
    brieven.neem_verzoekbesluit_en_verstuur(_zoek_voorstel(verzoek, besluit), _wie(request, versie))
    return f"Het besluit is genomen. {MET_BRIEF}"


def _terug(request: Verzoek, verzoek: Handhavingsverzoek, over: str) -> str:
    besluit, _, versie = over.partition("-")
    geef_verzoekbesluit_terug(_zoek_voorstel(verzoek, besluit), request.POST.get("terug-reden", ""), _wie(request, versie))
    return "Het voorstel is teruggestuurd. De opsteller ziet waarom."


def _verbeter(request: Verzoek, verzoek: Handhavingsverzoek, over: str) -> str:
    """A step that was wrong, as it must be, or that it lapses."""
    post, (nummer, _, versie) = request.POST, over.partition("-")
    naam = post["daad"].partition("-")[0]
    tot = post.get("verbeter-uiterlijk", "")
    verbetering = Verzoekstapverbetering(
        lees_nummer(nummer),
        lees_dag(post.get("verbeter-op", ""), "de juiste dag") if naam == "verbeter" else None,
        post.get(f"{naam}-reden", ""),
        tekst=post.get("verbeter-tekst", ""),
        uiterlijk=lees_dag(tot, "de laatste dag van het uitstel") if tot.strip() else None,
        schriftelijk=post.get("verbeter-schriftelijk", "ja") == "ja",
    )
    brief = brieven.verbeter_verzoekstap_en_verstuur(verzoek.pk, verbetering, _wie(request, versie))
    return f"De stap is verbeterd. {MET_BRIEF}" if brief else "De stap is verbeterd."


def _zoek_voorstel(verzoek: Handhavingsverzoek, tekst: str) -> int:
    """The id of a besluit of this very verzoek."""
    nummer = lees_nummer(tekst)
    if not Verzoekstap.objects.filter(verzoek=verzoek, besluit_id=nummer).exists():
        raise Geweigerd("besluit_onbekend", "Dit besluit hoort niet bij dit verzoek: laad de pagina opnieuw.")
    return nummer


DADEN: dict[str, Callable[[Verzoek, Handhavingsverzoek, str], str]] = {
    "bevestig": _bevestig, "belang": _belang, "vraag": _vraag, "aanvulling": _aanvulling, "instemming": _instemming,
    "verleng": _verleng, "onderzoek": _onderzoek, "gebreke": _gebreke, "besluit": _besluit, "intrek": _intrek,
    "dwangsom": _dwangsom, "koppel": _koppel, "neem": _neem, "terug": _terug, "verbeter": _verbeter, "vervalt": _verbeter,
}  # fmt: skip


def _toon_nieuw(
    request: Verzoek, zaak: Zaak, signaal: Signaal | None, fout: str = "", status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    hulp_bij_zaak(request, zaak)
    beeld = maak_nieuw_verzoek(zaak, signaal, Getypt(dict(request.POST.lists())), vandaag(), fout)
    return render(request, "web/handhavingsverzoek_nieuw.html", {"beeld": beeld}, status=status)


BRIEVEN = Briefpagina("handhavingsverzoek", _zoek, _doe, lambda gevonden, daad: noem_knop(daad, gevonden.versie))


def _toon(
    request: Verzoek, verzoek: Handhavingsverzoek, fout: str = "", status: HTTPStatus = HTTPStatus.OK,
    proefbrief: Brief | None = None,
) -> HttpResponse:  # fmt: skip
    hulp_bij_zaak(request, verzoek.zaak)
    beeld = maak_handhavingsverzoek(_verzamel(request, verzoek, proefbrief), request.user, fout)
    return render(request, "web/handhavingsverzoek.html", {"beeld": beeld}, status=status)


def _verzamel(request: Verzoek, verzoek: Handhavingsverzoek, proefbrief: Brief | None) -> Verzoekwerk:
    velden = list_briefvelden(verzoek.zaak, "handhavingsverzoek", verzoek.pk, BRIEFDADEN)
    dag, kader = vandaag(), kader_van(verzoek.zaak)
    stappen = list(Verzoekstap.objects.filter(verzoek=verzoek).order_by("pk"))
    feit = zoals_op(maak_handhavingsverzoekfeit(verzoek, stappen), max(dag, verzoek.ontvangen_op))
    assert feit  # nothing is registered before it was received
    voorstel = vind_voorstel(verzoek)
    brieven_ = OpgeslagenBrief.objects.filter(zaak=verzoek.zaak, kenmerk__in=[stap.kenmerk for stap in stappen if stap.kenmerk])
    bevestigt = feit.bevestigd_op is None and voorstel is None and mag(request.user, Daad.LEG_FEIT_VAST)
    return Verzoekwerk(
        verzoek=verzoek, feit=feit, stand=bepaal_verzoekstand(feit, kader, dag, met_bewijs=True),
        dwangsom=bereken_dwangsom(feit, kader, dag), kader=kader, vandaag=dag, stappen=stappen,
        brieven=dict(brieven_.values_list("kenmerk", "pk")),
        overtredingen=list(Overtreding.objects.filter(zaak=verzoek.zaak, hersteld_op=None, vervallen_op=None).order_by("pk")),
        interventies=list(Interventie.objects.filter(zaak=verzoek.zaak).order_by("pk")) if feit.uitkomst in TOEWIJZEND else [],
        getypt=maak_getypt(BRIEVEN, request, verzoek, velden), voorstel=voorstel,
        proefbrief=proefbrief or find_klare_brief(BRIEVEN, request, verzoek.zaak, velden),
        voorstelbrief=_probeer(lambda: brieven.toon_verzoekbesluit(voorstel, request.user, moment=nu())) if voorstel else None,
        brief=_probeer(lambda: brieven.toon_ontvangstbrief(verzoek, moment=nu())) if bevestigt else None,
        gevolg=str(verzoek.interventie or verzoek.overtreding or ""), verbeter=_lees_verbeter(request),
    )  # fmt: skip


def _lees_verbeter(request: Verzoek) -> int | None:
    """The step that somebody wants to correct: of the link, or of the form that was refused."""
    naam, _, over = request.POST.get("daad", "").partition("-")
    return lees_getal(over.partition("-")[0] if naam in ("verbeter", "vervalt") else request.GET.get("verbeter", ""))


def _probeer(maak: Callable[[], Brief]) -> Brief | Geweigerd:
    try:
        return maak()
    except Geweigerd as fout:
        return fout
