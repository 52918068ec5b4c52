"""The page of one zaak, and the deeds on it: take it on, write a note, and see a BSN once."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from borgwijzer.brieven.models import Conceptbrief, OpgeslagenBrief
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu, vandaag
from borgwijzer.logboek.queries import list_gebeurtenissen
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.web.hulpkader import hulp_bij_zaak
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.vullen.dossier import OP_ADRES, Dossierrijen, Getypt
from borgwijzer.web.vullen.tijdlijn import Tijdlijnkeuze, lees_getal, lees_tijdlijnkeuze
from borgwijzer.web.vullen.zaak import Kijker, Tijdlijnstuk, maak_zaak
from borgwijzer.zaken.acties.bsn import toon_bsn
from borgwijzer.zaken.acties.inzage import bewaar_inzage
from borgwijzer.zaken.acties.noteren import Aantekening, list_notitiefouten, noteer
from borgwijzer.zaken.acties.toewijzen import Gezien, wijs_toe
from borgwijzer.zaken.bundel import Deel
from borgwijzer.zaken.models import Notitie, Proefproject, Zaak
from borgwijzer.zaken.queries import find_zaak, haal_dossier
from borgwijzer.zaken.queries_dossier import find_notitie, list_op_adres, vraag_notities

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
    messages.info(request, "U ziet het BSN nu één keer. In de tijdlijn staat dat u keek.")
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


@toegang(POST=Daad.NOTEER)
def zaak_notitie(request: Verzoek, zaaknummer: str) -> HttpResponse:
    """Keep a note; one that cannot be kept comes back as it was typed."""
    gevonden = zoek_zaak(zaaknummer)
    post = request.POST
    aantekening = Aantekening(post.get("notitie_soort", ""), post.get("notitie_tekst", ""), post.get("notitie_met_wie", ""))
    vervangt = lees_getal(post.get("vervangt", ""))
    if fouten := list_notitiefouten(aantekening):
        getypt = Getypt(aantekening, vervangt, {veld: fout.zin for veld, fout in fouten.items()})
        return _toon(request, gevonden, Kijker(request.user, vandaag()), getypt)
    try:
        noteer(gevonden.pk, aantekening, door=request.user, moment=nu(), vervangt=vervangt)
    except Geweigerd as fout:
        if fout.code != "ingehaald":
            raise
        # What was typed is not lost: it can be kept as a note of its own, or again after reading what the colleague wrote.
        return _toon(request, gevonden, Kijker(request.user, vandaag()), Getypt(aantekening, None, {"tekst": fout.zin}))
    messages.success(request, "De notitie is bewaard.")
    return redirect(f"{reverse('zaak', args=[zaaknummer])}#notities")


def _toon(request: Verzoek, gevonden: Zaak, kijker: Kijker, getypt: Getypt | None = None) -> HttpResponse:
    hulp_bij_zaak(request, gevonden)
    ook = (
        Deel(OpgeslagenBrief, zonder=("feiten", "eigen_tekst")),
        Deel(Conceptbrief, zonder=("feiten", "eigen", "invoer")),
        vraag_notities(lees_getal(request.GET.get("notities", ""))),
        Deel(Proefproject),
    )
    dossier = haal_dossier(gevonden, ook=ook)
    keuze = lees_tijdlijnkeuze(request.GET)
    rijen = Dossierrijen(
        notities=dossier.ook[Notitie][::-1],
        op_adres=list_op_adres(gevonden, aantal=OP_ADRES + 1),
        gezien=bewaar_inzage(gevonden, door=request.user, dag=kijker.vandaag),
        keuze=keuze,
        getypt=getypt or _lees_verbetering(request, gevonden),
    )
    beeld = maak_zaak(dossier, dossier.ook[OpgeslagenBrief][::-1], _lees_tijdlijn(request, gevonden, keuze), rijen, kijker)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if getypt else HTTPStatus.OK
    return render(request, "web/zaak.html", {"beeld": beeld}, status=status)


def _lees_verbetering(request: Verzoek, gevonden: Zaak) -> Getypt:
    """The note that the address asks to correct, when it is there and was not replaced."""
    notitie_id = lees_getal(request.GET.get("verbeter", ""))
    notitie = find_notitie(gevonden, notitie_id) if notitie_id is not None else None
    if notitie is None or notitie.vervangen_door_id:
        return Getypt()
    return Getypt(Aantekening(notitie.soort, notitie.tekst, notitie.met_wie), notitie.pk)


def _lees_tijdlijn(request: Verzoek, gevonden: Zaak, keuze: Tijdlijnkeuze) -> Tijdlijnstuk:
    voor = lees_getal(request.GET.get("tijdlijn", ""))
    rijen = list_gebeurtenissen(gevonden.pk, voor=voor, aantal=PER_TIJDLIJN + 1, keuze=keuze.als_gebeurteniskeuze())
    getoond = rijen[:PER_TIJDLIJN]
    return Tijdlijnstuk(getoond, keuze.schrijf_meer(getoond[-1].volgnummer) if len(rijen) > PER_TIJDLIJN else "")
