"""Carry out an interventie: begin it, set its steps with their letters, approve what lies ready, correct, and end it."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from borgwijzer.brieven.acties_interventie import (
    keur_stap_goed_en_verstuur,
    rond_af_en_verstuur,
    toon_klaargelegde_brief,
    toon_stapbrief,
    zet_stap_en_verstuur,
)
from borgwijzer.brieven.model import Brief
from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.regels.borging import zoek_borger
from borgwijzer.regels.interventieloop import loop_van
from borgwijzer.regels.interventiestappen import PROCEDURES
from borgwijzer.toezicht.acties.interventies import (
    begin_interventie,
    find_feit,
    list_afspraken,
    list_beginredenen,
    list_gekozen,
    zicht_op,
)
from borgwijzer.toezicht.acties.stapinvoer import Gezet
from borgwijzer.toezicht.acties.stapvoorstellen import geef_stap_terug, leg_stap_klaar
from borgwijzer.web.briefformulier import (
    Briefpagina,
    beantwoord_vraag,
    doe_met_tekst,
    find_klare_brief,
    list_briefvelden,
    maak_getypt,
)
from borgwijzer.web.briefzin import OPEN_DE_BRIEF
from borgwijzer.web.daadpagina import ONBEKEND
from borgwijzer.web.fouten import bepaal_status
from borgwijzer.web.hulpkader import hulp_bij_zaak
from borgwijzer.web.interventieinvoer import lees_afloop, lees_gezet
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.vullen.bronnen import schrijf_datums
from borgwijzer.web.vullen.interventie import Interventiewerk, maak_interventie, maak_nieuw
from borgwijzer.web.vullen.interventieformulier import Formulierwerk
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.models import Afweging, Interventie, Interventiestap
from borgwijzer.zaken.verbeterd import list_geldend

MET_BRIEF = f"De stap is vastgelegd. {OPEN_DE_BRIEF}"
ZONDER_BRIEF = "De stap is vastgelegd."


@toegang(GET=Daad.VOER_INTERVENTIE_UIT, POST=Daad.VOER_INTERVENTIE_UIT)
def nieuw(request: Verzoek, zaaknummer: str, afweging_id: int) -> HttpResponse:
    """Begin what an afweging chose."""
    afweging = Afweging.objects.select_related("zaak", "overtreding").filter(pk=afweging_id, zaak__nummer=zaaknummer).first()
    if afweging is None:
        raise Http404
    if request.method != "POST":
        return _toon_nieuw(request, afweging, request.GET.get("soort", ""))
    soort = request.POST.get("soort", "")
    try:
        begonnen = begin_interventie(afweging.pk, soort, door=request.user, moment=nu())
    except Geweigerd as weigering:
        return _toon_nieuw(request, afweging, soort, weigering)
    messages.success(request, "De interventie is begonnen. Zet de eerste stap.")
    return redirect("interventie", zaaknummer, begonnen.pk)


@toegang(GET=Daad.ZIE_ZAAK, POST=Daad.LEG_FEIT_VAST)
def interventie(request: Verzoek, zaaknummer: str, interventie_id: int) -> HttpResponse:
    """The page, and what its forms do; a form that is refused comes back as it was typed."""
    gevonden = _zoek(zaaknummer, interventie_id)
    if request.method != "POST":
        return _toon(request, gevonden)
    naam, _, over = request.POST.get("daad", "").partition("-")
    try:
        if naam == "bekijk":
            return _toon(request, gevonden, brief=_bekijk(request, gevonden, over))
        if naar := beantwoord_vraag(BRIEVEN, request, gevonden.zaak, gevonden):
            assert isinstance(naar, HttpResponse)
            return naar
        zin = doe_met_tekst(BRIEVEN, request, gevonden)
    except Geweigerd as weigering:
        return _toon(request, _zoek(zaaknummer, interventie_id), weigering)
    messages.success(request, zin)
    return redirect("interventie", zaaknummer, interventie_id)


def _doe(request: Verzoek, gevonden: Interventie) -> str:
    naam, _, over = request.POST.get("daad", "").partition("-")
    if naam not in DADEN:
        raise ONBEKEND
    return DADEN[naam](request, gevonden, over)


def _bekijk(request: Verzoek, gevonden: Interventie, over: str) -> Brief | None:
    gezet, _ = _lees_stap(request, gevonden, over)
    return toon_stapbrief(gevonden, gezet, request.user, moment=nu())


def _zet(request: Verzoek, gevonden: Interventie, over: str) -> str:
    gezet, versie = _lees_stap(request, gevonden, over)
    brief = zet_stap_en_verstuur(gevonden.pk, gezet, versie=versie, door=request.user, moment=nu())
    return MET_BRIEF if brief else ZONDER_BRIEF


def _leg(request: Verzoek, gevonden: Interventie, over: str) -> str:
    gezet, versie = _lees_stap(request, gevonden, over)
    leg_stap_klaar(gevonden.pk, gezet, versie=versie, door=request.user, moment=nu())
    return "De stap ligt klaar. Een collega ziet hem bij de taken en keurt hem goed."


def _verbeter(request: Verzoek, gevonden: Interventie, over: str) -> str:
    gezet, versie = _lees_stap(request, gevonden, over, verbeter=True)
    brief = zet_stap_en_verstuur(gevonden.pk, gezet, versie=versie, door=request.user, moment=nu())
    return MET_BRIEF if brief else ZONDER_BRIEF


def _keur(request: Verzoek, gevonden: Interventie, over: str) -> str:
    keur_stap_goed_en_verstuur(gevonden.pk, versie=_lees_versie(over), door=request.user, moment=nu())
    return f"De stap is goedgekeurd. {OPEN_DE_BRIEF}"


def _terug(request: Verzoek, gevonden: Interventie, over: str) -> str:
    reden = request.POST.get("terug-reden", "")
    geef_stap_terug(gevonden.pk, reden=reden, versie=_lees_versie(over), door=request.user, moment=nu())
    return "De stap is teruggegeven, met wat er anders moet."


def _afronden(request: Verzoek, gevonden: Interventie, over: str) -> str:
    afloop = lees_afloop(request.POST)
    met_brief = request.POST.get("afronden-brief") == "ja"
    brief = rond_af_en_verstuur(gevonden.pk, afloop, brief=met_brief, versie=_lees_versie(over), door=request.user, moment=nu())
    return "De interventie is afgerond. Open de brief bij de zaak." if brief else "De interventie is afgerond."


DADEN: dict[str, Callable[[Verzoek, Interventie, str], str]] = {
    "zet": _zet, "leg": _leg, "verbeter": _verbeter, "keur": _keur, "terug": _terug, "afronden": _afronden,
}  # fmt: skip


def _lees_stap(request: Verzoek, gevonden: Interventie, over: str, *, verbeter: bool = False) -> tuple[Gezet, int]:
    stap, _, versie = over.rpartition("-")
    regel = PROCEDURES[gevonden.soort].stappen.get(stap)
    if regel is None:
        raise ONBEKEND
    return lees_gezet(request.POST, gevonden.soort, stap, regel, verbeter=verbeter), _lees_versie(versie)


def _lees_versie(tekst: str) -> int:
    """The versie in the name of a button; one that cannot be read is older than any."""
    return int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) < 10 else -1


def _zoek(zaaknummer: str, interventie_id: int) -> Interventie:
    rijen = Interventie.objects.select_related("zaak__organisatie", "overtreding")
    gevonden = rijen.filter(pk=interventie_id, zaak__nummer=zaaknummer, soort__in=PROCEDURES).first()
    if gevonden is None:
        raise Http404
    gevonden.overtreding.zaak = gevonden.zaak
    return gevonden


BRIEVEN = Briefpagina("interventie", _zoek, _doe, lambda gevonden, daad: f"{daad.replace('_', '-', 1)}-{gevonden.versie}")


def _list_briefdaden(soort: str) -> frozenset[str]:
    """Which forms of this kind of interventie send a letter."""
    regel = PROCEDURES[soort]
    daden = {f"{daad}_{stap}" for stap, stapregel in regel.stappen.items() if stapregel.brief for daad in ("zet", "verbeter")}
    return frozenset(daden | ({"afronden"} if regel.aan_overtreder else set()))


def _toon(request: Verzoek, gevonden: Interventie, weigering: Geweigerd | None = None, brief: Brief | None = None) -> HttpResponse:
    hulp_bij_zaak(request, gevonden.zaak)
    stappen = list(Interventiestap.objects.filter(interventie=gevonden).order_by("pk"))
    kader, dag = kader_van(gevonden.zaak), vandaag()
    zicht = zicht_op(gevonden.zaak, kader, dag)
    velden = list_briefvelden(gevonden.zaak, "interventie", gevonden.pk, _list_briefdaden(gevonden.soort), bekijk=False)
    formulier = Formulierwerk(
        interventie=gevonden, loop=loop_van(find_feit(zicht, gevonden), zicht), kader=kader, vandaag=dag,
        laatste=stappen[-1] if stappen else None, afspraken=list_afspraken(list_geldend(stappen)),
        borger=zoek_borger(zicht.feiten, dag), getypt=maak_getypt(BRIEVEN, request, gevonden, velden),
        account=request.user,
    )  # fmt: skip
    brief = brief or find_klare_brief(BRIEVEN, request, gevonden.zaak, velden) or _klaargelegd(request, gevonden)
    werk = Interventiewerk(gevonden.zaak, formulier, stappen, _list_brieven(stappen), brief)
    beeld = maak_interventie(werk, request.user, schrijf_datums(weigering.zin) if weigering else "")
    status = bepaal_status(weigering) if weigering else HTTPStatus.OK
    return render(request, "web/interventie.html", {"beeld": beeld}, status=status)


def _list_brieven(stappen: list[Interventiestap]) -> dict[str, int]:
    kenmerken = [stap.gegevens["brief"] for stap in stappen if stap.gegevens.get("brief")]
    if not kenmerken:
        return {}
    return dict(OpgeslagenBrief.objects.filter(kenmerk__in=kenmerken).values_list("kenmerk", "pk"))


def _klaargelegd(request: Verzoek, gevonden: Interventie) -> Brief | None:
    """The letter that waits for approval; None when it cannot be made any more, and the deed will say why."""
    try:
        return toon_klaargelegde_brief(gevonden, request.user, moment=nu())
    except Geweigerd:
        return None


def _toon_nieuw(request: Verzoek, afweging: Afweging, gekozen: str, weigering: Geweigerd | None = None) -> HttpResponse:
    hulp_bij_zaak(request, afweging.zaak)
    kader = kader_van(afweging.zaak)
    soorten = [soort for soort in list_gekozen(afweging, kader) if soort in PROCEDURES]
    gekozen = gekozen if gekozen in soorten else next(iter(soorten), "")
    redenen = list_beginredenen(afweging, gekozen, zicht_op(afweging.zaak, kader, vandaag()))
    beeld = maak_nieuw(afweging, soorten, gekozen, redenen, schrijf_datums(weigering.zin) if weigering else "")
    status = bepaal_status(weigering) if weigering else HTTPStatus.OK
    return render(request, "web/interventie_nieuw.html", {"beeld": beeld}, status=status)
