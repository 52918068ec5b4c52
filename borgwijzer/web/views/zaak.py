"""The page of one zaak, and the two deeds on it: take it on, and see a BSN once."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.klok import nu, vandaag
from borgwijzer.logboek.queries import list_gebeurtenissen
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.vullen.zaak import Kijker, Tijdlijnstuk, maak_zaak
from borgwijzer.zaken.acties.bsn import toon_bsn
from borgwijzer.zaken.acties.toewijzen import Gezien, wijs_toe
from borgwijzer.zaken.models import Zaak
from borgwijzer.zaken.queries import find_zaak, haal_dossier

PER_TIJDLIJN = 50


@toegang(GET=Daad.ZIE_ZAAK)
def zaak(request: Verzoek, zaaknummer: str) -> HttpResponse:
    """The page; ``tijdlijn`` in the address asks for the events before that number."""
    return _toon(request, zoek_zaak(zaaknummer), Kijker(request.user, vandaag()))


@toegang(POST=Daad.BEHANDEL_ZAAK)
def zaak_opnemen(request: Verzoek, zaaknummer: str) -> HttpResponse:
    """Become the behandelaar."""
    gevonden = zoek_zaak(zaaknummer)
    wijs_toe(gevonden.pk, aan=request.user, door=request.user, moment=nu(), gezien=lees_gezien(request.POST))
    messages.success(request, "U bent nu de behandelaar van deze zaak.")
    return redirect("zaak", zaaknummer)


@toegang(POST=Daad.ZIE_BSN)
def bsn_tonen(request: Verzoek, zaaknummer: str, betrokkene_id: int) -> HttpResponse:
    """Show the page with one BSN in full, this once; the logboek keeps that somebody looked."""
    gevonden = zoek_zaak(zaaknummer)
    bsn = toon_bsn(gevonden.pk, betrokkene_id, door=request.user, moment=nu())
    messages.info(request, "U ziet het BSN nu een keer. In de tijdlijn staat dat u keek.")
    return _toon(request, gevonden, Kijker(request.user, vandaag(), {betrokkene_id: bsn}))


def zoek_zaak(zaaknummer: str) -> Zaak:
    """The zaak with this number in this organisatie, or the page that it does not exist."""
    gevonden = find_zaak(zaaknummer)
    if gevonden is None:
        raise Http404
    return gevonden


def lees_gezien(post: Mapping[str, str]) -> Gezien:
    """The behandelaar that the page showed, in its field ``van``; a form without one does not mind."""
    van = post.get("van")
    if van is None or not (van == "" or (van.isascii() and van.isdecimal() and len(van) <= 18)):
        return ...
    return int(van) if van else None


def _toon(request: Verzoek, gevonden: Zaak, kijker: Kijker) -> HttpResponse:
    brieven = OpgeslagenBrief.objects.filter(zaak=gevonden).defer("feiten").order_by("-pk")
    beeld = maak_zaak(haal_dossier(gevonden), list(brieven), _lees_tijdlijn(request, gevonden), kijker)
    return render(request, "web/zaak.html", {"beeld": beeld})


def _lees_tijdlijn(request: Verzoek, gevonden: Zaak) -> Tijdlijnstuk:
    vanaf = request.GET.get("tijdlijn", "")
    voor = int(vanaf) if vanaf.isascii() and vanaf.isdecimal() and len(vanaf) <= 18 else None
    rijen = list_gebeurtenissen(gevonden.pk, voor=voor, aantal=PER_TIJDLIJN + 1)
    getoond = rijen[:PER_TIJDLIJN]
    meer = f"?tijdlijn={getoond[-1].volgnummer}#tijdlijn" if len(rijen) > PER_TIJDLIJN else ""
    return Tijdlijnstuk(getoond, meer)
