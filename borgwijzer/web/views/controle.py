"""A controle on the spot: plan it, fill it in, its photos, and its rapport. Each deed asks for its own right."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from borgwijzer.brieven.concept.proef import met_gelezen
from borgwijzer.brieven.model import Brief
from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.brieven.veldbrieven import stel_bezoekrapport_vast_en_bewaar, toon_bezoekrapport
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.regels.taakgrens import grenzen_bij
from borgwijzer.toezicht.acties.bezoeken import laat_bezoek_vervallen, leg_bezoek_vast, plan_bezoek, verzet_bezoek
from borgwijzer.toezicht.acties.bouwstop_ter_plaatse import laat_bouwstop_vervallen, leg_bouwstop_ter_plaatse_vast
from borgwijzer.toezicht.acties.controlestukken import beschrijf_stukken
from borgwijzer.toezicht.queries_controle import GEBRUIK, list_stukken, list_uitvoerders
from borgwijzer.web.beelden.controle import NieuwBeeld
from borgwijzer.web.bestandslink import maak_link
from borgwijzer.web.bewaard import eis_bestanden, noem_bestanden
from borgwijzer.web.controle_invoer import (
    lees_beschrijvingen,
    lees_bouwstop,
    lees_gezien,
    lees_plan,
    lees_signaal,
    lees_uitvoerder,
)
from borgwijzer.web.daadpagina import ONBEKEND, lees_verplichte_dag
from borgwijzer.web.fouten import bepaal_status
from borgwijzer.web.hulpkader import hulp_bij_zaak
from borgwijzer.web.tekstinvoer import lees_tekstversie
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.views.document import stuur_voorbeeld
from borgwijzer.web.views.zaak import zoek_zaak
from borgwijzer.web.vullen.bronnen import schrijf_datums
from borgwijzer.web.vullen.controle import Controlewerk, maak_controle
from borgwijzer.web.vullen.controleformulier import maak_planformulier
from borgwijzer.web.vullen.taakgrens import maak_grenzen
from borgwijzer.web.vullen.veldvorm import Getypt
from borgwijzer.web.vullen.zaak import noem_zaak
from borgwijzer.zaken.feiten import haal_feiten, kader_van
from borgwijzer.zaken.models import Controle, Controlestuk, Signaal, Veldrapport, Zaak

UITKOMST = "uitkomst"


@toegang(GET=Daad.ZIE_ZAAK, POST=Daad.VOER_CONTROLE_UIT)
def controle_nieuw(request: Verzoek, zaaknummer: str) -> HttpResponse:
    """The form to plan one; ``?signaal=`` fills in what a signal says."""
    zaak = zoek_zaak(zaaknummer)
    signaal = lees_signaal(request, zaak)
    if request.method != "POST":
        return _toon_nieuw(request, zaak, signaal)
    try:
        controle = plan_bezoek(zaak.pk, lees_plan(request, signaal), door=request.user, moment=nu())
    except Geweigerd as weigering:
        return _toon_nieuw(request, zaak, signaal, noem_bestanden(request, schrijf_datums(weigering.zin)), bepaal_status(weigering))
    messages.success(request, "De controle is gepland.")
    return redirect("controle", zaaknummer, controle.pk)


def _toon_nieuw(
    request: Verzoek, zaak: Zaak, signaal: Signaal | None, fout: str = "", status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    hulp_bij_zaak(request, zaak)
    kader, getypt = kader_van(zaak), Getypt(dict(request.POST.lists()), "plan")
    formulier = maak_planformulier(getypt, kader, list_uitvoerders(), request.user, vandaag(), signaal)
    grenzen = maak_grenzen(grenzen_bij(kader, "bezoek"), kader)
    beeld = NieuwBeeld(zaak.nummer, noem_zaak(zaak), formulier, grenzen, fout)
    return render(request, "web/controle_nieuw.html", {"beeld": beeld}, status=status)


@toegang(GET=Daad.ZIE_ZAAK, POST=Daad.VOER_CONTROLE_UIT)
def controle(request: Verzoek, zaaknummer: str, controle_id: int) -> HttpResponse:
    """The page, and what its forms do; a form that is refused comes back as it was typed."""
    gevonden = _zoek(zaaknummer, controle_id)
    if gevonden.aanleiding in GEBRUIK:
        return redirect("gebruik", zaaknummer)
    if request.method != "POST":
        return _toon(request, gevonden)
    naam, _, versie = request.POST.get("daad", "").partition("-")
    try:
        if naam not in DADEN:
            raise ONBEKEND
        eis_bestanden(request)
        with met_gelezen(lees_tekstversie(request.POST)):
            zin = DADEN[naam](request, gevonden, _lees_versie(versie) if naam != "stopvervalt" else 0)
    except Geweigerd as weigering:
        fout = noem_bestanden(request, schrijf_datums(weigering.zin))
        return _toon(request, _zoek(zaaknummer, controle_id), fout, bepaal_status(weigering))
    messages.success(request, zin)
    return redirect("controle", zaaknummer, controle_id)


@toegang(GET=Daad.ZIE_ZAAK)
def controle_stuk(request: Verzoek, zaaknummer: str, stuk_id: int) -> HttpResponse:
    """Lead to a photo or document of a controle by a link that works for a short while."""
    stuk = _zoek_stuk(zaaknummer, stuk_id)
    return redirect(maak_link(stuk.bestand.sha256, stuk.bestandsnaam))


@toegang(GET=Daad.ZIE_ZAAK)
def controle_beeld(request: Verzoek, zaaknummer: str, stuk_id: int) -> HttpResponse:
    """A small picture of a photo, drawn from its pixels alone."""
    return stuur_voorbeeld(_zoek_stuk(zaaknummer, stuk_id).bestand)


def _zoek(zaaknummer: str, controle_id: int) -> Controle:
    rijen = Controle.objects.select_related("zaak__organisatie", "uitvoerder")
    gevonden = rijen.filter(pk=controle_id, zaak__nummer=zaaknummer).first()
    if gevonden is None:
        raise Http404
    return gevonden


def _zoek_stuk(zaaknummer: str, stuk_id: int) -> Controlestuk:
    stuk = Controlestuk.objects.select_related("bestand").filter(pk=stuk_id, zaak__nummer=zaaknummer).first()
    if stuk is None:
        raise Http404
    return stuk


def _lees_versie(tekst: str) -> int:
    if not (tekst.isascii() and tekst.isdecimal() and len(tekst) < 9):
        raise ONBEKEND
    return int(tekst)


def _vast(request: Verzoek, gevonden: Controle, versie: int) -> str:
    moment = nu()
    leg_bezoek_vast(gevonden.pk, lees_gezien(request, gevonden, moment), versie=versie, door=request.user, moment=moment)
    return "Wat u zag is bewaard. Lees het rapport en onderteken het."


def _fotos(request: Verzoek, gevonden: Controle, versie: int) -> str:
    beschrijf_stukken(gevonden.pk, lees_beschrijvingen(request), versie=versie, door=request.user, moment=nu())
    return "De foto's staan zo in het rapport."


def _rapport(request: Verzoek, gevonden: Controle, versie: int) -> str:
    ondertekend = request.POST.get("ondertekend") == "ja"
    stel_bezoekrapport_vast_en_bewaar(gevonden.pk, versie=versie, ondertekend=ondertekend, door=request.user, moment=nu())
    return "Het rapport is vastgesteld en verandert niet meer."


def _bouwstop(request: Verzoek, gevonden: Controle, versie: int) -> str:
    leg_bouwstop_ter_plaatse_vast(gevonden.pk, lees_bouwstop(request), versie=versie, door=request.user, moment=nu())
    return "De mondelinge bouwstop is vastgelegd. Zet het besluit nu op papier: er staat een taak klaar."


def _verzet(request: Verzoek, gevonden: Controle, versie: int) -> str:
    dag, wie = lees_verplichte_dag(request, "plan-dag"), lees_uitvoerder(request)
    verzet_bezoek(gevonden.pk, dag, wie, versie=versie, door=request.user, moment=nu())
    return "De controle is verzet."


def _vervalt(request: Verzoek, gevonden: Controle, versie: int) -> str:
    laat_bezoek_vervallen(gevonden.pk, request.POST.get("vervalt-reden", ""), versie=versie, door=request.user, moment=nu())
    return "De controle is vervallen."


def _stopvervalt(request: Verzoek, gevonden: Controle, versie: int) -> str:
    laat_bouwstop_vervallen(gevonden.pk, request.POST.get("stopvervalt-reden", ""), door=request.user, moment=nu())
    return "De mondelinge bouwstop is vervallen."


DADEN: dict[str, Callable[[Verzoek, Controle, int], str]] = {
    "vast": _vast, "fotos": _fotos, "rapport": _rapport, "bouwstop": _bouwstop, "verzet": _verzet, "vervalt": _vervalt,
    "stopvervalt": _stopvervalt,
}  # fmt: skip


def _toon(request: Verzoek, gevonden: Controle, fout: str = "", status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    zaak = gevonden.zaak
    hulp_bij_zaak(request, zaak)
    bewaard = OpgeslagenBrief.objects.filter(zaak=zaak, kenmerk=gevonden.rapport_kenmerk) if gevonden.rapport_kenmerk else None
    werk = Controlewerk(
        zaak=zaak, controle=gevonden, feiten=haal_feiten(zaak), kader=kader_van(zaak), vandaag=vandaag(),
        stukken=list_stukken(gevonden), veld=list(Veldrapport.objects.filter(controle=gevonden).order_by("pk")),
        uitvoerders=list_uitvoerders() if gevonden.gedaan_op is None else (),
        rapport=_probeer_rapport(gevonden, request, nu()),
        rapport_id=str(bewaard.values_list("pk", flat=True).first() or "") if bewaard else "",
        getypt=Getypt(dict(request.POST.lists()), request.POST.get("daad", "")), uitkomst=request.GET.get(UITKOMST, ""),
    )  # fmt: skip
    return render(request, "web/controle.html", {"beeld": maak_controle(werk, request.user, fout)}, status=status)


def _probeer_rapport(gevonden: Controle, request: Verzoek, moment: datetime.datetime) -> Brief | None:
    """The rapport as it would be, for who may sign it; without letter paper there is none."""
    klaar = gevonden.gedaan_op and not gevonden.vastgesteld_op and not gevonden.vervallen_op
    if not klaar or not mag(request.user, Daad.STEL_RAPPORT_VAST):
        return None
    try:
        return toon_bezoekrapport(gevonden, request.user, moment=moment)
    except Geweigerd:
        return None
