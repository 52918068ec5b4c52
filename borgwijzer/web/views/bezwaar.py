"""Bezwaar: take one in, see it through step by step, and what can still be done against a besluit."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from borgwijzer.brieven.acties_bezwaar import (
    doe_stap_en_verstuur,
    hef_schorsing_op_en_verstuur,
    neem_beslissing_en_verstuur,
    registreer_bezwaar_tegen_brief,
    schors_en_verstuur,
    toon_beslissing,
)
from borgwijzer.brieven.model import Brief
from borgwijzer.brieven.verzamelen_bezwaar import MAKERS
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.regels.bezwaar import zoals_bekend
from borgwijzer.regels.onherroepelijk import bepaal_woostand
from borgwijzer.regels.poorten import Zicht
from borgwijzer.toezicht.acties.besluitvorming import is_beslisser
from borgwijzer.toezicht.acties.bezwaar import INDIENER, Binnengekomen
from borgwijzer.toezicht.acties.bezwaarbeslissing import (
    SOORT,
    Beslisvoorstel,
    find_voorstel,
    stel_beslissing_voor,
    weiger_beslissing,
)
from borgwijzer.toezicht.acties.bezwaarstappen import STAPPEN, Stapinvoer
from borgwijzer.toezicht.acties.schorsen import Schorsingsvoorstel, leg_openbaarmaking_vast
from borgwijzer.web.briefformulier import (
    Briefpagina,
    beantwoord_vraag,
    doe_met_tekst,
    find_klare_brief,
    list_briefvelden,
    maak_getypt,
)
from borgwijzer.web.briefzin import OPEN_DE_BRIEF
from borgwijzer.web.daadpagina import ONBEKEND, lees_dagveld, lees_verplichte_dag
from borgwijzer.web.fouten import bepaal_status
from borgwijzer.web.hulpkader import hulp_bij_zaak
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.verzoekinvoer import lees_nummer
from borgwijzer.web.views.zaak import zoek_zaak
from borgwijzer.web.vullen.besluitdaden import schrijf_voorgelegd
from borgwijzer.web.vullen.bezwaar import Paginawerk, maak_bezwaar, maak_nieuw
from borgwijzer.web.vullen.bezwaarformulier import Bezwaarwerk
from borgwijzer.web.vullen.bronnen import schrijf_datums
from borgwijzer.web.vullen.rechtsmiddelen import Rechtsmiddelenwerk, maak_rechtsmiddelen
from borgwijzer.web.vullen.veldvorm import Getypt
from borgwijzer.zaken.feiten import haal_feiten, kader_van
from borgwijzer.zaken.feiten_toezicht import maak_bezwaarfeit
from borgwijzer.zaken.models import Besluit, Besluittoestand, Bezwaar, Schorsing, Zaak

MET_BRIEF = f"Vastgelegd. {OPEN_DE_BRIEF}"
BRIEFDADEN = frozenset(MAKERS) | {"schors", "hef"}
Stapdaad = Callable[[Verzoek, Bezwaar, int], str]


@toegang(GET=Daad.REGISTREER_BEZWAAR, POST=Daad.REGISTREER_BEZWAAR)
def bezwaar_nieuw(request: Verzoek, zaaknummer: str) -> HttpResponse:
    """A new bezwaar; ``besluit`` in the address chooses against what."""
    zaak = zoek_zaak(zaaknummer)
    if request.method != "POST":
        return _toon_nieuw(request, zaak)
    try:
        gemaakt = registreer_bezwaar_tegen_brief(zaak.pk, _lees_binnen(request), door=request.user, moment=nu())
    except Geweigerd as weigering:
        return _toon_nieuw(request, zoek_zaak(zaaknummer), schrijf_datums(weigering.zin), bepaal_status(weigering))
    messages.success(request, "Het bezwaar is geregistreerd. Bevestig nu de ontvangst.")
    return redirect("bezwaar", zaaknummer, gemaakt.pk)


@toegang(GET=Daad.ZIE_ZAAK, POST=Daad.LEG_FEIT_VAST)
def bezwaar(request: Verzoek, zaaknummer: str, bezwaar_id: int) -> HttpResponse:
    """The page, and what its forms do; a form that is refused comes back as it was typed."""
    gevonden = _zoek(zaaknummer, bezwaar_id)
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
        return _toon(request, _zoek(zaaknummer, bezwaar_id), schrijf_datums(weigering.zin), bepaal_status(weigering))
    messages.success(request, zin)
    return redirect("bezwaar", zaaknummer, bezwaar_id)


@toegang(GET=Daad.ZIE_ZAAK, POST=Daad.MAAK_OPENBAAR)
def rechtsmiddelen(request: Verzoek, zaaknummer: str, besluit_id: int) -> HttpResponse:
    """Whether a besluit is irrevocable, what was done against it, and whether it must be published."""
    rijen = Besluit.objects.select_related("zaak__organisatie").filter(toestand=Besluittoestand.GENOMEN)
    besluit = rijen.filter(pk=besluit_id, zaak__nummer=zaaknummer).first()
    if besluit is None:
        raise Http404
    if request.method != "POST":
        return _toon_rechtsmiddelen(request, besluit)
    post = request.POST
    wat = {
        "openbaar": {"plaats": post.get("openbaar-plaats", "")},
        "uitzondering": {"uitzondering": post.get("uitzondering-grond", "")},
    }
    try:
        if post.get("daad", "") not in wat:
            raise ONBEKEND
        leg_openbaarmaking_vast(besluit.pk, **wat[post["daad"]], door=request.user, moment=nu())
    except Geweigerd as weigering:
        return _toon_rechtsmiddelen(request, besluit, schrijf_datums(weigering.zin), bepaal_status(weigering))
    messages.success(request, "Vastgelegd.")
    return redirect("rechtsmiddelen", zaaknummer, besluit_id)


def _lees_binnen(request: Verzoek) -> Binnengekomen:
    post = request.POST
    tegen = post.get("besluit", "")
    return Binnengekomen(
        ontvangen_op=lees_verplichte_dag(request, "ontvangen"), indiener={naam: post.get(naam, "") for naam in INDIENER},
        gronden=post.get("gronden", ""), besluit=None if tegen in ("", "brief") else lees_nummer(tegen),
        kenmerk=post.get("kenmerk", "") if tegen == "brief" else "", bekendgemaakt_op=lees_dagveld(request, "bekend"),
        verzonden_op=lees_dagveld(request, "gepost"), ontbreekt=post.getlist("ontbreekt"), commissie=post.get("commissie") == "ja",
    )  # fmt: skip


def _doe(request: Verzoek, gevonden: Bezwaar) -> str:
    naam, _, versie = request.POST.get("daad", "").partition("-")
    return _kies_daad(naam)(request, gevonden, lees_nummer(versie))


def _kies_daad(naam: str) -> Stapdaad:
    if naam in STAPPEN:
        return lambda request, gevonden, versie: _doe_stap(request, gevonden, naam, versie)
    if naam.startswith("hef") and naam[3:].isdecimal():
        return lambda request, gevonden, versie: _hef_op(request, gevonden, naam, versie)
    if naam not in DADEN:
        raise ONBEKEND
    return DADEN[naam]


def _doe_stap(request: Verzoek, gevonden: Bezwaar, soort: str, versie: int) -> str:
    post = request.POST
    gegevens = {
        naam: post[f"{soort}-{naam}"].strip()[:300] for naam in ("tijd", "plaats", "aanwezigen") if f"{soort}-{naam}" in post
    }
    invoer = Stapinvoer(
        soort, lees_dagveld(request, f"{soort}-op") or vandaag(), uiterlijk=lees_dagveld(request, f"{soort}-uiterlijk"),
        uitkomst=post.get(f"{soort}-uitkomst", ""), tekst=post.get(f"{soort}-tekst", ""), gegevens=gegevens,
    )  # fmt: skip
    brief = doe_stap_en_verstuur(gevonden.pk, invoer, versie=versie, door=request.user, moment=nu())
    return MET_BRIEF if brief else "Vastgelegd."


def _stel_voor(request: Verzoek, gevonden: Bezwaar, versie: int) -> str:
    post = request.POST
    voorstel = Beslisvoorstel(
        uitkomst=post.get("voorstel-uitkomst", ""), gevolg=post.get("voorstel-gevolg", ""),
        motivering=post.get("voorstel-motivering", ""), nieuwe_motivering=post.get("voorstel-nieuw", ""),
        voorwaarden=[regel for regel in post.get("voorstel-voorwaarden", "").splitlines() if regel.strip()],
        tot_en_met=lees_dagveld(request, "voorstel-tot"),
    )  # fmt: skip
    return schrijf_voorgelegd(stel_beslissing_voor(gevonden.pk, voorstel, versie=versie, door=request.user, moment=nu()))


def _neem(request: Verzoek, gevonden: Bezwaar, versie: int) -> str:
    neem_beslissing_en_verstuur(gevonden.pk, versie=versie, door=request.user, moment=nu())
    return f"De beslissing is genomen. {OPEN_DE_BRIEF}"


def _weiger(request: Verzoek, gevonden: Bezwaar, versie: int) -> str:
    weiger_beslissing(gevonden.pk, reden=request.POST.get("weiger-reden", ""), versie=versie, door=request.user, moment=nu())
    return "Het voorstel is teruggestuurd. De opsteller ziet waarom."


def _schors(request: Verzoek, gevonden: Bezwaar, versie: int) -> str:
    voorstel = Schorsingsvoorstel(
        van=lees_verplichte_dag(request, "schors-van"), door=request.POST.get("schors-door", ""),
        reden=request.POST.get("schors-reden", ""), tot_en_met=lees_dagveld(request, "schors-tot"),
    )  # fmt: skip
    schors_en_verstuur(gevonden.pk, voorstel, versie=versie, door=request.user, moment=nu())
    return MET_BRIEF


def _hef_op(request: Verzoek, gevonden: Bezwaar, naam: str, versie: int) -> str:
    schorsing = Schorsing.objects.filter(pk=lees_nummer(naam[3:]), bezwaar=gevonden).first()
    if schorsing is None:
        raise Geweigerd("schorsing_onbekend", "Deze schorsing hoort niet bij dit bezwaar: laad de pagina opnieuw.")
    tot, reden = lees_verplichte_dag(request, f"{naam}-tot"), request.POST.get(f"{naam}-reden", "")
    hef_schorsing_op_en_verstuur(schorsing.pk, tot, reden=reden, versie=versie, door=request.user, moment=nu())
    return MET_BRIEF


DADEN: dict[str, Stapdaad] = {"voorstel": _stel_voor, "neem": _neem, "weiger": _weiger, "schors": _schors}


def _zoek(zaaknummer: str, bezwaar_id: int) -> Bezwaar:
    rijen = Bezwaar.objects.select_related("zaak__organisatie", "besluit", "beslissing")
    gevonden = rijen.filter(pk=bezwaar_id, zaak__nummer=zaaknummer).first()
    if gevonden is None:
        raise Http404
    return gevonden


BRIEVEN = Briefpagina("bezwaar", _zoek, _doe, lambda gevonden, daad: f"{daad}-{gevonden.versie}")


def _toon(
    request: Verzoek, gevonden: Bezwaar, fout: str = "", status: HTTPStatus = HTTPStatus.OK, proefbrief: Brief | None = None
) -> HttpResponse:
    hulp_bij_zaak(request, gevonden.zaak)
    velden = list_briefvelden(gevonden.zaak, "bezwaar", gevonden.pk, BRIEFDADEN)
    stappen = list(gevonden.stappen.order_by("pk"))
    werk = Bezwaarwerk(
        bezwaar=gevonden, feit=zoals_bekend(maak_bezwaarfeit(gevonden, stappen), vandaag()), kader=kader_van(gevonden.zaak),
        vandaag=vandaag(), getypt=maak_getypt(BRIEVEN, request, gevonden, velden),
    )  # fmt: skip
    pagina = Paginawerk(
        werk, stappen, list(gevonden.schorsingen.order_by("pk")), _probeer_brief(request, gevonden),
        proefbrief or find_klare_brief(BRIEVEN, request, gevonden.zaak, velden),
    )  # fmt: skip
    return render(request, "web/bezwaar.html", {"beeld": maak_bezwaar(pagina, request.user, fout)}, status=status)


def _probeer_brief(request: Verzoek, gevonden: Bezwaar) -> Brief | Geweigerd | None:
    beslist = is_beslisser(request.user, SOORT, kader_van(gevonden.zaak))
    if find_voorstel(gevonden) is None or not (beslist or mag(request.user, Daad.BEHANDEL_BEZWAAR)):
        return None
    try:
        return toon_beslissing(gevonden, request.user, moment=nu())
    except Geweigerd as fout:
        return fout


def _toon_nieuw(request: Verzoek, zaak: Zaak, fout: str = "", status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    hulp_bij_zaak(request, zaak)
    besluiten = list(Besluit.objects.filter(zaak=zaak, toestand=Besluittoestand.GENOMEN).order_by("-beslist_op", "-pk"))
    beeld = maak_nieuw(
        zaak,
        besluiten,
        Getypt(dict(request.POST.lists())),
        f"{vandaag():%d-%m-%Y}",
        gekozen=request.GET.get("besluit", ""),
        fout=fout,
    )
    return render(request, "web/bezwaar_nieuw.html", {"beeld": beeld}, status=status)


def _toon_rechtsmiddelen(request: Verzoek, besluit: Besluit, fout: str = "", status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    hulp_bij_zaak(request, besluit.zaak)
    feiten, kader = haal_feiten(besluit.zaak), kader_van(besluit.zaak)
    feit = next(een for een in feiten.besluiten if een.id == str(besluit.pk))
    werk = Rechtsmiddelenwerk(
        besluit=besluit, feit=feit, bezwaren=list(Bezwaar.objects.filter(besluit=besluit).order_by("pk")),
        bezwaarfeiten=feiten.toezicht.bezwaren, schorsingen=list(besluit.schorsingen.order_by("pk")),
        woo=bepaal_woostand(feit, Zicht.op(feiten, kader, vandaag())), kader=kader, vandaag=vandaag(),
        getypt=Getypt(dict(request.POST.lists()), request.POST.get("daad", "")),
    )  # fmt: skip
    return render(request, "web/rechtsmiddelen.html", {"beeld": maak_rechtsmiddelen(werk, request.user, fout)}, status=status)
