"""An overtreding: write it down, change it, look at it, and decide on its afweging. Each deed asks for its own right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.regels.beletselen import Daad as Regeldaad
from borgwijzer.regels.beletselen import beletselen
from borgwijzer.regels.feiten import Feiten
from borgwijzer.toezicht.acties.afwegingen import geef_afweging_terug, keur_afweging_goed
from borgwijzer.toezicht.acties.overtredingen import (
    laat_overtreding_vervallen,
    stel_herstel_vast,
    stel_overtreding_vast,
    wijzig_overtreding,
)
from borgwijzer.toezicht.bewijsstukken import list_bewijs
from borgwijzer.toezicht.queries_overtreding import Overtredingdossier, find_overtreding
from borgwijzer.web.daadpagina import ONBEKEND, lees_verplichte_dag
from borgwijzer.web.fouten import bepaal_status
from borgwijzer.web.hulpkader import hulp_bij_zaak
from borgwijzer.web.overtredinginvoer import lees_vastlegging
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.views.toets import lees_versie
from borgwijzer.web.views.zaak import zoek_zaak
from borgwijzer.web.vullen.bronnen import maak_beletsel, schrijf_datums
from borgwijzer.web.vullen.overtreding import Overtredingwerk, maak_overtreding
from borgwijzer.web.vullen.overtredingformulier import Formulierwerk, lees_begin, list_gekozen, maak_formulier
from borgwijzer.web.vullen.veldvorm import Getypt
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.models import Betrokkene, Controle, Signaal, Zaak


@toegang(GET=Daad.STEL_OVERTREDING_VAST, POST=Daad.STEL_OVERTREDING_VAST)
def overtreding_nieuw(request: Verzoek, zaaknummer: str) -> HttpResponse:
    """A new one; ``signaal`` or ``controle`` in the address say from which it came."""
    zaak = zoek_zaak(zaaknummer)
    werk = _maak_nieuw(request, zaak)
    if request.method != "POST" or werk.beletselen:
        return _toon_formulier(request, werk)
    try:
        gemaakt = stel_overtreding_vast(zaak.pk, lees_vastlegging(request.POST), door=request.user, moment=nu())
    except Geweigerd as weigering:
        return _toon_formulier(request, werk, weigering)
    messages.success(request, "De overtreding is vastgelegd. Weeg nu wat de gemeente eraan doet.")
    return redirect("overtreding", zaaknummer, gemaakt.pk)


@toegang(GET=Daad.STEL_OVERTREDING_VAST, POST=Daad.STEL_OVERTREDING_VAST)
def overtreding_wijzigen(request: Verzoek, zaaknummer: str, overtreding_id: int) -> HttpResponse:
    """Change what was written down."""
    dossier = zoek_overtreding(zaaknummer, overtreding_id)
    een, zaak = dossier.overtreding, dossier.overtreding.zaak
    werk = replace(
        _maak_werk(request, zaak, dossier, "wijzig_overtreding"), wijzigt=True, begin=lees_begin(een), gekozen=list_gekozen(een),
        verborgen={"versie": request.POST.get("versie", str(een.versie))}, terug=reverse("overtreding", args=[zaaknummer, een.pk]),
    )  # fmt: skip
    if request.method != "POST" or werk.beletselen:
        return _toon_formulier(request, werk)
    try:
        vast, reden = lees_vastlegging(request.POST), request.POST.get("reden", "")
        wijzig_overtreding(een.pk, vast, reden=reden, versie=lees_versie(request.POST), door=request.user, moment=nu())
    except Geweigerd as weigering:
        return _toon_formulier(request, werk, weigering)
    messages.success(request, "De wijziging is bewaard.")
    return redirect("overtreding", zaaknummer, een.pk)


@toegang(GET=Daad.ZIE_ZAAK, POST=Daad.LEG_FEIT_VAST)
def overtreding(request: Verzoek, zaaknummer: str, overtreding_id: int) -> HttpResponse:
    """The page, and what its forms do; a form that is refused comes back as it was typed."""
    dossier = zoek_overtreding(zaaknummer, overtreding_id)
    if request.method != "POST":
        return _toon(request, dossier)
    daad = DADEN.get(request.POST.get("daad", ""))
    try:
        if daad is None:
            raise ONBEKEND
        messages.success(request, daad(request, overtreding_id))
    except Geweigerd as weigering:
        return _toon(request, zoek_overtreding(zaaknummer, overtreding_id), weigering)
    return redirect("overtreding", zaaknummer, overtreding_id)


def _herstel(request: Verzoek, overtreding_id: int) -> str:
    op = lees_verplichte_dag(request, "herstel-op")
    stel_herstel_vast(overtreding_id, op, reden=request.POST.get("herstel-reden", ""), door=request.user, moment=nu())
    return "Vastgelegd: de overtreding is hersteld."


def _vervallen(request: Verzoek, overtreding_id: int) -> str:
    laat_overtreding_vervallen(overtreding_id, reden=request.POST.get("vervallen-reden", ""), door=request.user, moment=nu())
    return "De overtreding is vervallen."


def _keur(request: Verzoek, overtreding_id: int) -> str:
    keur_afweging_goed(overtreding_id, versie=lees_versie(request.POST), door=request.user, moment=nu())
    return "De afweging is vastgesteld en verandert niet meer."


def _terug(request: Verzoek, overtreding_id: int) -> str:
    reden, versie = request.POST.get("terug-reden", ""), lees_versie(request.POST)
    geef_afweging_terug(overtreding_id, reden=reden, versie=versie, door=request.user, moment=nu())
    return "De afweging is teruggegeven. De opsteller leest uw reden."


DADEN: dict[str, Callable[[Verzoek, int], str]] = {"herstel": _herstel, "vervallen": _vervallen, "keur": _keur, "terug": _terug}


def zoek_overtreding(zaaknummer: str, overtreding_id: int) -> Overtredingdossier:
    """The overtreding of this zaak, or the page that it does not exist."""
    dossier = find_overtreding(zoek_zaak(zaaknummer), overtreding_id)
    if dossier is None:
        raise Http404
    return dossier


def _maak_nieuw(request: Verzoek, zaak: Zaak) -> Formulierwerk:
    """Begun from a signal or a controle: what that says is filled in, and it is the evidence."""
    werk = _maak_werk(request, zaak, None, "stel_overtreding_vast")
    bron = request.POST if request.method == "POST" else request.GET
    verborgen = {naam: bron[naam] for naam in ("signaal", "controle") if bron.get(naam, "").isdecimal()}
    gekozen = [f"{naam}-{waarde}" for naam, waarde in verborgen.items()]
    return replace(werk, verborgen=verborgen, gekozen=gekozen, begin=_lees_begin(verborgen, zaak))


def _lees_begin(verborgen: dict[str, str], zaak: Zaak) -> dict[str, str]:
    """What the fields begin with: the words of the signal, or of who went to look."""
    nummers = {naam: int(waarde) for naam, waarde in verborgen.items() if len(waarde) < 18}
    signaal = Signaal.objects.filter(pk=nummers["signaal"], zaak=zaak).first() if "signaal" in nummers else None
    controle = Controle.objects.filter(pk=nummers["controle"], zaak=zaak).first() if "controle" in nummers else None
    signaal = signaal or (controle.signaal if controle else None)
    begin = {}
    if signaal:
        een = signaal.onderwerpen[0] if len(signaal.onderwerpen) == 1 else ""
        begin = {"feiten": signaal.omschrijving, "onderwerp": een}
    if controle and controle.gedaan_op:
        begin |= {"feiten": controle.waarnemingen, "geconstateerd_op": controle.gedaan_op.isoformat()}
    return begin


def _maak_werk(request: Verzoek, zaak: Zaak, dossier: Overtredingdossier | None, daad: Regeldaad) -> Formulierwerk:
    kader = kader_van(zaak)
    if dossier:
        redenen = beletselen(dossier.feiten, daad, kader, vandaag(), overtreding=str(dossier.overtreding.pk))
    else:
        redenen = beletselen(Feiten(kader=str(kader.versie), afgesloten_op=zaak.afgesloten_op), daad, kader, vandaag())
    return Formulierwerk(
        zaak=zaak, kader=kader, partijen=list(Betrokkene.objects.filter(zaak=zaak).order_by("sinds", "pk")),
        bewijs=list_bewijs(zaak), getypt=Getypt(dict(request.POST.lists())), adres=request.path,
        terug=reverse("zaak", args=[zaak.nummer]), beletselen=tuple(maak_beletsel(reden) for reden in redenen),
    )  # fmt: skip


def _toon_formulier(request: Verzoek, werk: Formulierwerk, weigering: Geweigerd | None = None) -> HttpResponse:
    hulp_bij_zaak(request, werk.zaak)
    werk = replace(werk, fout=schrijf_datums(weigering.zin)) if weigering else werk
    status = bepaal_status(weigering) if weigering else HTTPStatus.OK
    return render(request, "web/overtreding_formulier.html", {"beeld": maak_formulier(werk)}, status=status)


def _toon(request: Verzoek, dossier: Overtredingdossier, weigering: Geweigerd | None = None) -> HttpResponse:
    zaak = dossier.overtreding.zaak
    hulp_bij_zaak(request, zaak)
    getypt = Getypt(dict(request.POST.lists()) if weigering else {}, request.POST.get("daad", ""))
    fout = schrijf_datums(weigering.zin) if weigering else ""
    werk = Overtredingwerk(dossier, kader_van(zaak), request.user, vandaag(), getypt, fout)
    status = bepaal_status(weigering) if weigering else HTTPStatus.OK
    return render(request, "web/overtreding.html", {"beeld": maak_overtreding(werk)}, status=status)
