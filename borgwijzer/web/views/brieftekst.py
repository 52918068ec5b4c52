"""Change the text of a letter before it goes, and approve it; the letter stands beside it."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from borgwijzer.brieven.concept.acties import (
    Verzamelaar,
    find_concept,
    keur_brief_goed,
    leg_brief_voor,
    stel_concept_op,
    stuur_brief_terug,
    wijzig_tekst,
)
from borgwijzer.brieven.concept.plekken import Nu, Plek, lees_plek, verzamel_voor
from borgwijzer.brieven.feiten import Brieffeiten
from borgwijzer.brieven.models import Concepttoestand
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.web.briefformulier import verzamel_formulier
from borgwijzer.web.fouten import bepaal_status
from borgwijzer.web.hulpkader import hulp_bij_zaak
from borgwijzer.web.tekstinvoer import lees_stukken
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.views.briefpaginas import BRIEFPAGINAS
from borgwijzer.web.views.toets import lees_versie
from borgwijzer.web.views.zaak import zoek_zaak
from borgwijzer.web.vullen.brieftekst_wijzigen import Tekstwerk, maak_brieftekst
from borgwijzer.zaken.models import Zaak

ONBEKEND = Geweigerd("daad_onbekend", "Kies wat u wilt doen met een van de knoppen.")


@toegang(GET=Daad.ZIE_ZAAK, POST=Daad.VERSTUUR_BRIEF)
def brieftekst(request: Verzoek, zaaknummer: str, plek: str) -> HttpResponse:
    """The pieces of text beside the letter; what is refused stays as it was typed."""
    zaak, gelezen = zoek_zaak(zaaknummer), lees_plek(plek)
    if gelezen is None:
        raise Http404
    if request.method != "POST":
        return _toon(request, zaak, gelezen)
    try:
        daad = DADEN.get(request.POST.get("daad", ""))
        if daad is None:
            raise ONBEKEND
        zin = daad(request, zaak, gelezen, _verzamelaar(request, gelezen))
    except Geweigerd as weigering:
        return _toon(request, zoek_zaak(zaaknummer), gelezen, weigering)
    messages.success(request, zin)
    return redirect("brieftekst", zaaknummer, plek)


def _verzamelaar(request: Verzoek, plek: Plek) -> Verzamelaar:
    """How the facts are gathered: of a form that was laid ready, and of a letter that waits for approval, as its writer would."""

    def verzamel(zaak: Zaak) -> Brieffeiten:
        concept = find_concept(zaak, str(plek))
        van_schrijver = concept and (concept.toestand == Concepttoestand.VOORGELEGD or plek.formulier)
        schrijft = request.POST.get("daad") in ("bewaar", "standaard", "leg_voor")
        door = concept.gewijzigd_door if concept and van_schrijver and not schrijft else request.user
        if plek.formulier:
            return verzamel_formulier(BRIEFPAGINAS[plek.formulier[0]], plek, request, door, zaak)
        return verzamel_voor(plek, zaak, Nu(door=door, moment=nu()))

    return verzamel


def _bewaar(request: Verzoek, zaak: Zaak, plek: Plek, verzamel: Verzamelaar) -> str:
    getypt = lees_stukken(request.POST)
    wijzig_tekst(zaak.pk, str(plek), getypt, verzamel, versie=lees_versie(request.POST), door=request.user, moment=nu())
    return "De tekst is bewaard. Lees de brief zoals hij nu is."


def _standaard(request: Verzoek, zaak: Zaak, plek: Plek, verzamel: Verzamelaar) -> str:
    wijzig_tekst(zaak.pk, str(plek), {}, verzamel, versie=lees_versie(request.POST), door=request.user, moment=nu())
    return "De brief heeft weer de standaardtekst."


def _leg_voor(request: Verzoek, zaak: Zaak, plek: Plek, verzamel: Verzamelaar) -> str:
    leg_brief_voor(zaak.pk, str(plek), verzamel, versie=lees_versie(request.POST), door=request.user, moment=nu())
    return "De brief is voorgelegd. Een collega ziet hem bij de taken."


def _keur_goed(request: Verzoek, zaak: Zaak, plek: Plek, verzamel: Verzamelaar) -> str:
    keur_brief_goed(zaak.pk, str(plek), verzamel, versie=lees_versie(request.POST), door=request.user, moment=nu())
    return "De brief is goedgekeurd. Wie hem opstelde kan hem nu versturen."


def _stuur_terug(request: Verzoek, zaak: Zaak, plek: Plek, verzamel: Verzamelaar) -> str:
    reden = request.POST.get("reden", "")
    stuur_brief_terug(zaak.pk, str(plek), reden=reden, versie=lees_versie(request.POST), door=request.user, moment=nu())
    return "De brief is teruggestuurd. De opsteller ziet waarom."


DADEN: dict[str, Callable[[Verzoek, Zaak, Plek, Verzamelaar], str]] = {
    "bewaar": _bewaar, "standaard": _standaard, "leg_voor": _leg_voor, "keur_goed": _keur_goed, "stuur_terug": _stuur_terug,
}  # fmt: skip


def _toon(request: Verzoek, zaak: Zaak, plek: Plek, weigering: Geweigerd | None = None) -> HttpResponse:
    """Raises ``Geweigerd`` itself when there is no letter (any more): that is a page of its own."""
    hulp_bij_zaak(request, zaak)
    feiten = _verzamelaar(request, plek)(zaak)
    werk = Tekstwerk(
        zaak=zaak, plek=plek, feiten=feiten, concept=find_concept(zaak, str(plek)),
        brief=stel_concept_op(feiten, zaak, str(plek)), getypt=lees_stukken(request.POST) if weigering else {},
        reden=request.POST.get("reden", "") if weigering else "",
    )  # fmt: skip
    beeld = maak_brieftekst(werk, request.user, weigering.zin if weigering else "")
    return render(request, "web/brieftekst.html", {"beeld": beeld}, status=bepaal_status(weigering) if weigering else HTTPStatus.OK)
