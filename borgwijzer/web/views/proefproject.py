"""Proefprojecten: call a zaak one, write down what was learned per step, and see or export all of it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.web.csvtekst import schrijf_csv
from borgwijzer.web.fouten import bepaal_status
from borgwijzer.web.hulpkader import hulp_bij_zaak
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.views.zaak import zoek_zaak
from borgwijzer.web.vullen.proefproject import KOP, Invulling, list_csvrijen, maak_proefproject, maak_proefprojecten
from borgwijzer.web.vullen.tijdlijn import lees_getal
from borgwijzer.zaken.acties.proefproject import (
    Les,
    haal_proefproject_af,
    leg_les_vast,
    list_lesfouten,
    trek_les_in,
    wijs_proefproject_aan,
)
from borgwijzer.zaken.models import Zaak
from borgwijzer.zaken.queries_proefproject import find_proefzaak, list_namen, list_proefzaken

UREN = "Schrijf de uren als een getal, bijvoorbeeld 1,5."


@toegang(GET=Daad.ZIE_ZAAK, POST=Daad.NOTEER)
def proefproject(request: Verzoek, zaaknummer: str) -> HttpResponse:
    """The page, and what its buttons say."""
    zaak = zoek_zaak(zaaknummer)
    if request.method != "POST":
        return _toon(request, zaak, Invulling())
    daad = DADEN.get(request.POST.get("daad", ""))
    if daad is None:
        fout = "Kies wat u wilt doen met een van de knoppen."
        return _toon(request, zaak, Invulling(request.POST, fout=fout), HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        fouten = daad(request, zaak)
    except Geweigerd as weigering:
        return _toon(request, zaak, Invulling(request.POST, fout=weigering.zin), bepaal_status(weigering))
    if fouten:
        return _toon(request, zaak, Invulling(request.POST, fouten), HTTPStatus.UNPROCESSABLE_ENTITY)
    return redirect("proefproject", zaaknummer)


def _wijs_aan(request: Verzoek, zaak: Zaak) -> dict[str, str]:
    try:
        rij = wijs_proefproject_aan(zaak.pk, request.POST.get("naam", ""), door=request.user, moment=nu())
    except Geweigerd as weigering:
        if not weigering.code.startswith("naam"):
            raise
        return {"naam": weigering.zin}
    messages.success(request, f"Deze zaak hoort bij proefproject {rij.naam}.")
    return {}


def _haal_af(request: Verzoek, zaak: Zaak) -> dict[str, str]:
    haal_proefproject_af(zaak.pk, door=request.user, moment=nu())
    messages.success(request, "Deze zaak is geen proefproject meer. De leernotities blijven.")
    return {}


def _leer(request: Verzoek, zaak: Zaak) -> dict[str, str]:
    post = request.POST
    try:
        uren = _lees_uren(post.get("uren", ""))
    except Geweigerd as weigering:
        return {"uren": weigering.zin}
    les = Les(post.get("stap", ""), post.get("ging_goed", ""), post.get("was_lastig", ""), uren)
    if fouten := list_lesfouten(les):
        return {veld: fout.zin for veld, fout in fouten.items()}
    leg_les_vast(zaak.pk, les, door=request.user, moment=nu())
    messages.success(request, "De leernotitie is bewaard.")
    return {}


def _trek_in(request: Verzoek, zaak: Zaak) -> dict[str, str]:
    trek_les_in(zaak.pk, lees_getal(request.POST.get("les", "")) or 0, door=request.user, moment=nu())
    messages.success(request, "De leernotitie telt niet meer mee.")
    return {}


DADEN: dict[str, Callable[[Verzoek, Zaak], dict[str, str]]] = {
    "aanwijzen": _wijs_aan, "afhalen": _haal_af, "leren": _leer, "intrekken": _trek_in,
}  # fmt: skip


def _lees_uren(tekst: str) -> Decimal | None:
    """Hours as people write them, rounded to hundredths."""
    schoon = tekst.strip().replace(",", ".")
    if not schoon:
        return None
    try:
        uren = Decimal(schoon) if len(schoon) <= 12 and schoon.isascii() else Decimal("NaN")
    except InvalidOperation:
        uren = Decimal("NaN")
    if not uren.is_finite():
        raise Geweigerd("uren_onleesbaar", UREN)
    return uren.quantize(Decimal("0.01")) if abs(uren) < 10**6 else Decimal(10**6)


def _toon(request: Verzoek, zaak: Zaak, invulling: Invulling, status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    hulp_bij_zaak(request, zaak)
    project, lessen = find_proefzaak(zaak)
    beeld = maak_proefproject(zaak, project, lessen, request.user, invulling)
    return render(request, "web/proefproject.html", {"beeld": beeld}, status=status)


@toegang(GET=Daad.ZIE_ZAAK)
def proefprojecten(request: Verzoek) -> HttpResponse:
    """Everything learned, per step and per zaak, to read or to print; ``naam`` in the address chooses one project."""
    gekozen = _lees_naam(request)
    beeld = maak_proefprojecten(list_proefzaken(gekozen), list_namen(), gekozen)
    return render(request, "web/proefprojecten.html", {"beeld": beeld})


@toegang(GET=Daad.ZIE_ZAAK)
def proefprojecten_csv(request: Verzoek) -> HttpResponse:
    """The same as a file for a spreadsheet."""
    organisatie = request.user.organisatie
    inhoud = schrijf_csv(KOP, list_csvrijen(list_proefzaken(_lees_naam(request)), organisatie))
    antwoord = HttpResponse(inhoud, content_type="text/csv; charset=utf-8")
    begin = "oefening-" if organisatie.demo else ""
    antwoord["Content-Disposition"] = f'attachment; filename="{begin}leernotities-{vandaag().isoformat()}.csv"'
    return antwoord


def _lees_naam(request: Verzoek) -> str:
    naam = request.GET.get("naam", "")[:100]
    return "" if "\0" in naam else naam
