"""A last onder dwangsom or bestuursdwang: begin one, and its page with the forms that can be used now."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from borgwijzer.brieven.acties_last import (
    neem_lastbesluit_en_verstuur,
    toon_lastbesluitbrief,
    toon_stapbrief,
    verbeter_laststap_en_verstuur,
    zet_laststap_en_verstuur,
)
from borgwijzer.brieven.model import Brief
from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.brieven.verzamelen_last import STAPBRIEVEN
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.regels.lastdaden import LASTEN
from borgwijzer.regels.lastprocedure import zie_last
from borgwijzer.toezicht.acties.lastbesluiten import VORMEN as BESLUITVORMEN
from borgwijzer.toezicht.acties.lastbesluiten import stel_lastbesluit_voor, weiger_lastbesluit
from borgwijzer.toezicht.acties.lasten import Einde, begin_last, begin_last_met_spoed, rond_last_af
from borgwijzer.toezicht.acties.lastverbeteren import Laststapverbetering
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
from borgwijzer.web.daadpagina import lees_dagveld
from borgwijzer.web.fouten import bepaal_status
from borgwijzer.web.hulpkader import hulp_bij_zaak
from borgwijzer.web.lastinvoer import lees_stapinvoer
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.verzoekinvoer import lees_nummer
from borgwijzer.web.views.zaak import zoek_zaak
from borgwijzer.web.vullen.besluitdaden import schrijf_voorgelegd
from borgwijzer.web.vullen.bronnen import schrijf_datums
from borgwijzer.web.vullen.last import Lastwerk, maak_last
from borgwijzer.web.vullen.last_nieuw import Beginwerk, maak_last_nieuw
from borgwijzer.web.vullen.lastvelden import Lastvelden
from borgwijzer.web.vullen.tijdlijn import lees_getal
from borgwijzer.web.vullen.veldvorm import Getypt
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.feiten_toezicht import haal_geschillen, maak_interventiefeit
from borgwijzer.zaken.models import (
    Afweging,
    Afwegingtoestand,
    Besluit,
    Besluittoestand,
    Controle,
    Interventie,
    Interventiestap,
    Overtreding,
    Zaak,
)
from borgwijzer.zaken.verbeterd import list_geldend

# A correction is named with the step that it corrects.
BRIEFDADEN = frozenset({*STAPBRIEVEN, "verbeter_"})
BESLUITDADEN = frozenset(vorm.daad for vorm in BESLUITVORMEN.values())
BRIEFSOORTEN = (
    "voornemen_last",
    "besluit_last_dwangsom",
    "besluit_last_bestuursdwang",
    "verlenging_begunstiging",
    "hercontrole_last",
    "constatering_verbeurte",
    "besluit_invordering",
    "aanmaning_last",
    "besluit_kostenverhaal",
    "besluit_verzoek_last",
    "opheffing_last",
)
MET_BRIEF = f"Het is vastgelegd. {OPEN_DE_BRIEF}"
ONBEKEND = Geweigerd("daad_onbekend", "Kies wat u wilt doen met een van de knoppen.")


@toegang(GET=Daad.ZIE_ZAAK, POST=Daad.LEG_FEIT_VAST)
def last(request: Verzoek, zaaknummer: str, last_id: int) -> HttpResponse:
    """The page of a last. A refused form comes back as it was typed, with the last as it is now."""
    gevonden = _zoek(zaaknummer, last_id)
    if request.method != "POST":
        return _toon(request, gevonden)
    naam, _, over = request.POST.get("daad", "").partition("-")
    try:
        if naam == "bekijk":
            return _toon(request, gevonden, proefbrief=_bekijk(request, gevonden, over))
        if naar := beantwoord_vraag(BRIEVEN, request, gevonden.zaak, gevonden):
            assert isinstance(naar, HttpResponse)
            return naar
        zin = doe_met_tekst(BRIEVEN, request, gevonden)
    except Geweigerd as weigering:
        return _toon(request, _zoek(zaaknummer, last_id), schrijf_datums(weigering.zin), bepaal_status(weigering))
    messages.success(request, zin)
    return redirect("last", zaaknummer, last_id)


@toegang(GET=Daad.VOER_INTERVENTIE_UIT, POST=Daad.VOER_INTERVENTIE_UIT)
def last_nieuw(request: Verzoek, zaaknummer: str) -> HttpResponse:
    """Begin a last on an afweging that was fixed, or with haste on an overtreding."""
    zaak = zoek_zaak(zaaknummer)
    fout, status = "", HTTPStatus.OK
    if request.method == "POST":
        try:
            return redirect("last", zaaknummer, _begin(request, zaak).pk)
        except Geweigerd as weigering:
            fout, status = schrijf_datums(weigering.zin), bepaal_status(weigering)
    hulp_bij_zaak(request, zaak)
    afwegingen = Afweging.objects.filter(zaak=zaak, toestand=Afwegingtoestand.VASTGESTELD, keuze__in=LASTEN)
    open_ = Overtreding.objects.filter(zaak=zaak, hersteld_op=None, vervallen_op=None).order_by("pk")
    bezet = set(Interventie.objects.filter(zaak=zaak, soort__in=LASTEN, afgerond_op=None).values_list("overtreding_id", flat=True))
    werk = Beginwerk(
        zaak,
        [een for een in open_ if een.pk not in bezet],
        list(afwegingen.order_by("pk")),
        Getypt(dict(request.POST.lists())),
    )
    return render(request, "web/last_nieuw.html", {"beeld": maak_last_nieuw(werk, fout)}, status=status)


def _begin(request: Verzoek, zaak: Zaak) -> Interventie:
    soort, _, over = request.POST.get("daad", "").partition("-")
    if soort == "afweging" and Afweging.objects.filter(pk=lees_nummer(over), zaak=zaak).exists():
        return begin_last(lees_nummer(over), door=request.user, moment=nu())
    if soort == "spoed" and Overtreding.objects.filter(pk=lees_nummer(over), zaak=zaak).exists():
        reden = request.POST.get(f"spoed-{over}", "")
        return begin_last_met_spoed(lees_nummer(over), reden=reden, door=request.user, moment=nu())
    raise ONBEKEND


def _doe(request: Verzoek, gevonden: Interventie) -> str:
    naam, _, over = request.POST.get("daad", "").partition("-")
    return DADEN.get(naam, _zet)(request, gevonden, over)


def _zet(request: Verzoek, gevonden: Interventie, over: str) -> str:
    """A step, or a besluit that is proposed."""
    daad, versie = request.POST.get("daad", "").partition("-")[0], lees_nummer(over)
    invoer = lees_stapinvoer(request.POST, daad)
    if daad in BESLUITDADEN:
        return schrijf_voorgelegd(stel_lastbesluit_voor(gevonden.pk, invoer, versie=versie, door=request.user, moment=nu()))
    brief = zet_laststap_en_verstuur(gevonden.pk, invoer, versie=versie, door=request.user, moment=nu())
    return MET_BRIEF if brief else "Het is vastgelegd."


def _bekijk(request: Verzoek, gevonden: Interventie, over: str) -> Brief:
    _, _, daad = over.partition("-")
    return toon_stapbrief(gevonden, lees_stapinvoer(request.POST, daad), door=request.user, moment=nu())


def _neem(request: Verzoek, gevonden: Interventie, over: str) -> str:
    neem_lastbesluit_en_verstuur(_zoek_besluit(gevonden, over), door=request.user, moment=nu())
    return f"Het besluit is genomen. {OPEN_DE_BRIEF}"


def _weiger(request: Verzoek, gevonden: Interventie, over: str) -> str:
    reden = request.POST.get(f"weiger-{over}-reden", "")
    weiger_lastbesluit(_zoek_besluit(gevonden, over), reden=reden, door=request.user, moment=nu())
    return "Het voorstel is teruggegeven. De opsteller ziet waarom."


def _rond_af(request: Verzoek, gevonden: Interventie, over: str) -> str:
    einde = Einde(request.POST.get("afronden-reden", ""), lees_dagveld(request, "afronden-hersteld"))
    rond_last_af(gevonden.pk, einde, versie=lees_nummer(over), door=request.user, moment=nu())
    return "De last is afgerond."


def _verbeter(request: Verzoek, gevonden: Interventie, over: str) -> str:
    """A step that was wrong, as it must be, or that it lapses."""
    naam = request.POST["daad"].partition("-")[0]
    nummer, _, versie = over.partition("-")
    stap = Interventiestap.objects.filter(pk=lees_nummer(nummer), interventie=gevonden).first()
    if stap is None:
        raise ONBEKEND
    invoer = lees_stapinvoer(request.POST, stap.soort) if naam == "verbeter" else None
    verbetering = Laststapverbetering(stap.pk, invoer, request.POST.get(f"{naam}-reden", ""))
    brief = verbeter_laststap_en_verstuur(gevonden.pk, verbetering, versie=lees_nummer(versie), door=request.user, moment=nu())
    return f"De stap is verbeterd. {OPEN_DE_BRIEF}" if brief else "De stap is verbeterd."


DADEN: dict[str, Callable[[Verzoek, Interventie, str], str]] = {
    "neem": _neem, "weiger": _weiger, "afronden": _rond_af, "verbeter": _verbeter, "vervalt": _verbeter,
}  # fmt: skip


def _zoek_besluit(gevonden: Interventie, over: str) -> int:
    nummer = lees_nummer(over)
    if not Besluit.objects.filter(pk=nummer, interventie=gevonden).exists():
        raise Geweigerd("besluit_onbekend", "Dit besluit hoort niet bij deze last: laad de pagina opnieuw.")
    return nummer


def _zoek(zaaknummer: str, last_id: int) -> Interventie:
    rijen = Interventie.objects.select_related("zaak__organisatie", "zaak__kaderversie", "overtreding", "afweging")
    gevonden = rijen.filter(pk=last_id, zaak__nummer=zaaknummer, soort__in=LASTEN).first()
    if gevonden is None:
        raise Http404
    return gevonden


BRIEVEN = Briefpagina("last", _zoek, _doe, lambda gevonden, daad: noem_knop(daad, gevonden.versie))


def _toon(
    request: Verzoek, gevonden: Interventie, fout: str = "", status: HTTPStatus = HTTPStatus.OK, proefbrief: Brief | None = None
) -> HttpResponse:
    hulp_bij_zaak(request, gevonden.zaak)
    werk = _verzamel(request, gevonden, proefbrief)
    return render(request, "web/last.html", {"beeld": maak_last(werk, request.user, fout)}, status=status)


def _verzamel(request: Verzoek, gevonden: Interventie, proefbrief: Brief | None) -> Lastwerk:
    rijen = haal_geschillen(gevonden)
    stappen = [stap for stap in rijen[Interventiestap] if stap.interventie_id == gevonden.pk]
    briefvelden = list_briefvelden(gevonden.zaak, "last", gevonden.pk, BRIEFDADEN, bekijk=False)
    zicht = zie_last(maak_interventiefeit(gevonden, stappen, rijen), kader_van(gevonden.zaak), vandaag(), met_bewijs=True)
    velden = Lastvelden(
        last=gevonden,
        zicht=zicht,
        stappen=list_geldend(stappen),
        alle=stappen,
        controles=list(Controle.objects.filter(zaak=gevonden.zaak).exclude(gedaan_op=None).order_by("pk")),
        getypt=maak_getypt(BRIEVEN, request, gevonden, briefvelden),
    )
    besluit = Besluit.objects.filter(interventie=gevonden).order_by("pk").last()
    voorstel = besluit if besluit and besluit.toestand == Besluittoestand.VOORGESTELD else None
    brieven = OpgeslagenBrief.objects.filter(zaak=gevonden.zaak, soort__in=BRIEFSOORTEN).order_by("-pk")
    return Lastwerk(
        velden=velden,
        voorstel=voorstel,
        brief=_probeer_brief(request, gevonden, voorstel) if voorstel else None,
        terug=besluit,
        brieven=list(brieven),
        proefbrief=proefbrief or find_klare_brief(BRIEVEN, request, gevonden.zaak, briefvelden),
        verbeter=_lees_verbeter(request),
    )


def _lees_verbeter(request: Verzoek) -> int | None:
    """The step that somebody wants to correct: of the link, or of the form that was refused."""
    naam, _, over = request.POST.get("daad", "").partition("-")
    return lees_getal(over.partition("-")[0] if naam in ("verbeter", "vervalt") else request.GET.get("verbeter", ""))


def _probeer_brief(request: Verzoek, gevonden: Interventie, voorstel: Besluit) -> Brief | Geweigerd | None:
    if not mag(request.user, Daad.STEL_BESLUIT_VOOR):
        return None
    voorstel.interventie, voorstel.zaak = gevonden, gevonden.zaak
    try:
        return toon_lastbesluitbrief(voorstel, request.user, moment=nu())
    except Geweigerd as fout:
        return fout
