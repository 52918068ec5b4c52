"""Used anyway: the route from controle to besluit on one page. Each deed asks for its own right."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from borgwijzer.brieven.model import Brief
from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.brieven.zaakbrieven import neem_besluit_en_verstuur, stel_rapport_vast_en_bewaar, toon_rapport
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.regels.toch_in_gebruik import BESLUIT_BIJ_ADVIES, bepaal_route
from borgwijzer.toezicht.acties.adviezen import Adviesvoorstel, geef_advies, volg_advies_op, wijs_advies_af
from borgwijzer.toezicht.acties.besluiten import Besluitvoorstel, stel_besluit_voor, weiger_besluit
from borgwijzer.toezicht.acties.controleren import Bezocht, leg_controle_vast, plan_controle
from borgwijzer.toezicht.queries_controle import gebruikscontroles
from borgwijzer.web.bestandslink import maak_link
from borgwijzer.web.daadpagina import ONBEKEND, Briefdaad, doe_daad
from borgwijzer.web.daginvoer import lees_dag
from borgwijzer.web.herstelinvoer import lees_stukken
from borgwijzer.web.hulpkader import hulp_bij_zaak
from borgwijzer.web.tekstinvoer import lees_tekstversie
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.views.vastleggen import BIJ_BESLUIT, toon_conceptbrieven
from borgwijzer.web.views.zaak import zoek_zaak
from borgwijzer.web.vullen.besluitdaden import schrijf_voorgelegd
from borgwijzer.web.vullen.gebruik import Gebruikwerk, maak_gebruik
from borgwijzer.web.vullen.vastleggen import Vastlegwerk, maak_besluitblok
from borgwijzer.web.vullen.veldvorm import Getypt
from borgwijzer.zaken.feiten import haal_feiten, kader_van
from borgwijzer.zaken.models import Advies, Besluit, Controle, Controlestuk, Zaak

NAAR_HANDHAVER = "Het besluit is vastgelegd. Een handhaver ziet het bij de taken."
JA_NEE = {"ja": True, "nee": False}


@toegang(GET=Daad.ZIE_ZAAK, POST=Daad.LEG_FEIT_VAST)
def gebruik(request: Verzoek, zaaknummer: str) -> HttpResponse:
    """The page, and what its forms do; a form that is refused comes back as it was typed."""
    zaak = zoek_zaak(zaaknummer)
    if request.method != "POST":
        return _toon(request, zaak)
    return doe_daad(request, zaak, DADEN, _toon, pagina="gebruik", lees=_lees_nummers)


@toegang(GET=Daad.ZIE_ZAAK)
def gebruik_stuk(request: Verzoek, zaaknummer: str, stuk_id: int) -> HttpResponse:
    """Lead to a photo or document of a controle by a link that works for a short while."""
    stuk = Controlestuk.objects.select_related("bestand").filter(pk=stuk_id, zaak__nummer=zaaknummer).first()
    if stuk is None:
        raise Http404
    return redirect(maak_link(stuk.bestand.sha256, stuk.bestandsnaam))


def _lees_nummers(over: str) -> list[int]:
    return [_lees_nummer(deel) for deel in over.split("-")] if over else []


def _lees_nummer(tekst: str) -> int:
    if not (tekst.isascii() and tekst.isdecimal() and len(tekst) < 18):
        raise ONBEKEND
    return int(tekst)


def _eerste(over: list[int]) -> int:
    if not over:
        raise ONBEKEND
    return over[0]


def _plan(request: Verzoek, zaak: Zaak, over: list[int]) -> str:
    dag = lees_dag(request.POST.get("plan-dag", ""), "de dag van de controle")
    plan_controle(zaak.pk, dag, door=request.user, moment=nu())
    return "De controle is gepland."


def _controle(request: Verzoek, zaak: Zaak, over: list[int]) -> str:
    post, moment = request.POST, nu()
    bezocht = Bezocht(
        aanleiding=post.get("controle-aanleiding", ""),
        gedaan_op=lees_dag(post.get("controle-dag", ""), "de dag van de controle"),
        plaats=post.get("controle-plaats", ""),
        aanwezigen=post.get("controle-aanwezigen", ""),
        gebruik_gezien=JA_NEE.get(post.get("controle-gezien", "")),
        waarnemingen=post.get("controle-waarnemingen", ""),
        stukken=lees_stukken(request.FILES.getlist("stukken"), organisatie_id=zaak.organisatie_id, moment=moment),
    )
    leg_controle_vast(zaak.pk, bezocht, versie=_eerste(over), door=request.user, moment=moment)
    return "De controle is vastgelegd. Lees het rapport en stel het vast."


def _rapport(request: Verzoek, zaak: Zaak, over: list[int]) -> str:
    if len(over) < 2 or not Controle.objects.filter(pk=over[0], zaak=zaak).exists():
        raise ONBEKEND
    stel_rapport_vast_en_bewaar(over[0], versie=over[1], door=request.user, moment=nu())
    return "Het rapport is vastgesteld en verandert niet meer. De jurist is nu aan de beurt."


def _advies(request: Verzoek, zaak: Zaak, over: list[int]) -> str:
    if not Controle.objects.filter(pk=_eerste(over), zaak=zaak).exists():
        raise ONBEKEND
    post = request.POST
    advies = Adviesvoorstel(
        soort=post.get("advies-soort", ""), samenvatting=post.get("advies-samenvatting", ""),
        motivering=post.get("advies-motivering", ""), voorwaarden=_lees_regels(request, "advies-voorwaarden"),
    )  # fmt: skip
    geef_advies(over[0], advies, door=request.user, moment=nu())
    return "Het advies is gegeven. Iemand met mandaat beslist."


def _lees_regels(request: Verzoek, veld: str) -> list[str]:
    return [regel for regel in request.POST.get(veld, "").splitlines() if regel.strip()]


def _stel_voor(request: Verzoek, zaak: Zaak, over: list[int]) -> str:
    advies, post = _zoek_advies(zaak, over), request.POST
    tot = post.get("voorstel-tot", "").strip()
    voorstel = Besluitvoorstel(
        soort=BESLUIT_BIJ_ADVIES.get(advies.soort, ""),  # type: ignore[call-overload]
        vanaf=lees_dag(post.get("voorstel-vanaf", ""), "de eerste dag"),
        tot_en_met=lees_dag(tot, "de laatste dag") if tot else None,
        motivering=post.get("voorstel-motivering", ""),
        voorwaarden=_lees_regels(request, "voorstel-voorwaarden"),
        gronden=_lees_regels(request, "voorstel-gronden"),
        advies=advies.pk,
    )
    return schrijf_voorgelegd(stel_besluit_voor(zaak.pk, voorstel, door=request.user, moment=nu()))


def _volg(request: Verzoek, zaak: Zaak, over: list[int]) -> str:
    advies = _zoek_advies(zaak, over)
    naar_handhaving = advies.soort == "naar_handhaving"
    volg_advies_op(advies.pk, reden=request.POST.get(f"volg-{advies.pk}-reden", ""), door=request.user, moment=nu())
    return NAAR_HANDHAVER if naar_handhaving else "Het besluit is vastgelegd."


def _wijs_af(request: Verzoek, zaak: Zaak, over: list[int]) -> str:
    advies = _zoek_advies(zaak, over)
    wijs_advies_af(advies.pk, reden=request.POST.get(f"afwijs-{advies.pk}-reden", ""), door=request.user, moment=nu())
    return "Het advies is teruggestuurd. De jurist ziet waarom."


def _neem(request: Verzoek, zaak: Zaak, over: list[int]) -> Briefdaad:
    besluit, gelezen = _zoek_besluit(zaak, over), lees_tekstversie(request.POST)
    brief = neem_besluit_en_verstuur(besluit, door=request.user, moment=nu(), gelezen=gelezen)
    return Briefdaad("Het besluit is genomen.", brief.pk)


def _weiger(request: Verzoek, zaak: Zaak, over: list[int]) -> str:
    besluit = _zoek_besluit(zaak, over)
    weiger_besluit(besluit, reden=request.POST.get(f"weiger-{besluit}-reden", ""), door=request.user, moment=nu())
    return "Het besluit is niet genomen. De jurist ziet waarom en geeft een nieuw advies."


def _bij_besluit(daad: Callable[[Verzoek, Zaak, str], str | Briefdaad]) -> Callable[[Verzoek, Zaak, list[int]], str | Briefdaad]:
    """A deed of the block of a besluit, which takes its numbers as text."""

    def doe(request: Verzoek, zaak: Zaak, over: list[int]) -> str | Briefdaad:
        return daad(request, zaak, "-".join(map(str, over)))

    return doe


DADEN: dict[str, Callable[[Verzoek, Zaak, list[int]], str | Briefdaad]] = {
    "plan": _plan, "controle": _controle, "rapport": _rapport, "advies": _advies, "besluit": _stel_voor, "volg": _volg,
    "afwijs": _wijs_af, "neem": _neem, "weiger": _weiger, **{naam: _bij_besluit(daad) for naam, daad in BIJ_BESLUIT.items()},
}  # fmt: skip


def _zoek_advies(zaak: Zaak, over: list[int]) -> Advies:
    advies = Advies.objects.filter(pk=_eerste(over), zaak=zaak).first()
    if advies is None:
        raise Geweigerd("advies_onbekend", "Dit advies hoort niet bij deze zaak: laad de pagina opnieuw.")
    return advies


def _zoek_besluit(zaak: Zaak, over: list[int]) -> int:
    if not Besluit.objects.filter(pk=_eerste(over), zaak=zaak).exists():
        raise Geweigerd("besluit_onbekend", "Dit besluit hoort niet bij deze zaak: laad de pagina opnieuw.")
    return over[0]


def _toon(request: Verzoek, zaak: Zaak, fout: str = "", status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    hulp_bij_zaak(request, zaak)
    werk = _verzamel(request, zaak)
    blok = None
    if werk.besluit:
        vast = Vastlegwerk(
            zaak=zaak, feiten=werk.feiten, kader=werk.kader, vandaag=werk.vandaag, signalen=(), besluiten=(werk.besluit,),
            getypt=werk.getypt.velden, daad=werk.getypt.daad, brieven=toon_conceptbrieven((werk.besluit,), request.user),
        )  # fmt: skip
        blok = maak_besluitblok(werk.besluit, vast, request.user)
    return render(request, "web/gebruik.html", {"beeld": maak_gebruik(werk, blok, request.user, fout)}, status=status)


def _verzamel(request: Verzoek, zaak: Zaak) -> Gebruikwerk:
    feiten, kader, dag = haal_feiten(zaak), kader_van(zaak), vandaag()
    route = bepaal_route(feiten, kader, dag)
    controle = gebruikscontroles(zaak).select_related("zaak__organisatie").last()
    adviezen = list(Advies.objects.filter(controle=controle).order_by("pk"))
    geldend = [advies for advies in adviezen if advies.afgewezen_op is None]
    afgewezen = [advies for advies in adviezen if advies.afgewezen_op]
    advies = geldend[-1] if geldend else None
    besluiten = Besluit.objects.select_related("zaak__organisatie").filter(advies=advies) if advies else Besluit.objects.none()
    bewaard = OpgeslagenBrief.objects.filter(zaak=zaak, kenmerk=controle.rapport_kenmerk) if controle else None
    rapport = bewaard.values_list("pk", flat=True).first() if bewaard and controle and controle.rapport_kenmerk else None
    return Gebruikwerk(
        zaak=zaak, feiten=feiten, kader=kader, route=route, vandaag=dag, controle=controle,
        stukken=list(Controlestuk.objects.filter(controle=controle).select_related("bestand").order_by("pk")) if controle else [],
        advies=advies, teruggestuurd=afgewezen[-1] if afgewezen else None, besluit=besluiten.order_by("pk").last(),
        rapport=_probeer_rapport(controle, request) if route.stap == "rapport" and controle else None,
        rapport_id=str(rapport or ""), getypt=Getypt(dict(request.POST.lists()), request.POST.get("daad", "")),
    )  # fmt: skip


def _probeer_rapport(controle: Controle, request: Verzoek) -> Brief | None:
    try:
        return toon_rapport(controle, request.user, moment=nu())
    except Geweigerd:
        return None
