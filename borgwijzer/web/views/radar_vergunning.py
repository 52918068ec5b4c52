"""One vergunning of the radar, and what a person decides about it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.radar.acties.bezoeken import (
    Bezoek,
    leg_begonnen_vast,
    leg_niet_begonnen_vast,
    sluit_zonder_melding,
    stel_bezoek_voor,
)
from borgwijzer.radar.acties.koppelen import heropen, koppel
from borgwijzer.radar.datum import lees_datum
from borgwijzer.radar.models import Toestand, Vergunning
from borgwijzer.radar.queries import find_vergunning, list_bezoekers, list_verloop
from borgwijzer.radar.zoeken import find_voorstellen
from borgwijzer.web.beelden.datumtekst import schrijf_kort
from borgwijzer.web.fouten import bepaal_status
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.views.radar import zoek_kader
from borgwijzer.web.vullen.radar_vergunning import Invoer, Vergunningwerk, maak_vergunning

ANDERS = "anders"
GEEN_DAAD = "Kies wat u met de vergunning wilt doen, met een van de knoppen."
# Code of a refusal -> the field it is about.
VELDEN = {
    "zaak_onbekend": "zaak_anders", "zaak_niet_gekozen": "zaak_anders", "geen_bouwmelding": "zaak_anders",
    "bezoek_op": "bezoek_op", "bezoeker_onbekend": "bezoeker", "bezocht_op": "bezocht_op", "bevinding_ontbreekt": "bevinding",
    "uitkomst": "uitkomst", "opnieuw_op": "opnieuw_op", "begonnen_op": "begonnen_op", "datum_te_ver": "begonnen_op",
    "datum_in_toekomst": "begonnen_op", "reden_ontbreekt": "reden",
}  # fmt: skip


@toegang(GET=Daad.ZIE_RADAR, POST=Daad.BEHANDEL_VERGUNNING)
def radar_vergunning(request: Verzoek, vergunning_id: int) -> HttpResponse:
    """The page; a button links, plans, records, closes or reopens."""
    vergunning = _zoek(vergunning_id)
    if request.method != "POST":
        return _toon(request, vergunning)
    doe = DADEN.get(request.POST.get("daad", ""))
    if doe is None:
        return _toon(request, vergunning, Geweigerd("geen_daad", GEEN_DAAD), HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        return doe(request, vergunning.pk, _lees_getal(request, "versie"))
    except Geweigerd as weigering:
        if weigering.code == "geen_recht":
            raise
        return _toon(request, _zoek(vergunning_id), weigering, bepaal_status(weigering))


def _zoek(vergunning_id: int) -> Vergunning:
    vergunning = find_vergunning(vergunning_id) if vergunning_id < 2**63 else None
    if vergunning is None:
        raise Http404
    return vergunning


def _lees_getal(request: Verzoek, naam: str) -> int:
    """A whole number of the form; -1, which nothing has, when there is none."""
    tekst = request.POST.get(naam, "")
    return int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) <= 18 else -1


def _lees_dag(request: Verzoek, naam: str, wat: str) -> datetime.date:
    dag = lees_datum(request.POST.get(naam, ""))
    if dag is None:
        raise Geweigerd(naam, f"Vul {wat} in als dag-maand-jaar, zoals 3-12-2026.")
    return dag


def _koppel(request: Verzoek, vergunning_id: int, versie: int) -> HttpResponse:
    keuze = request.POST.get("zaak", "")
    nummer = request.POST.get("zaak_anders", "") if keuze in (ANDERS, "") else keuze
    vergunning = koppel(vergunning_id, zaaknummer=nummer, versie=versie, door=request.user, moment=nu())
    assert vergunning.zaak
    messages.success(request, f"De vergunning is gekoppeld aan zaak {vergunning.zaak.nummer}.")
    return redirect("radar")


def _plan(request: Verzoek, vergunning_id: int, versie: int) -> HttpResponse:
    op = _lees_dag(request, "bezoek_op", "de dag van het bezoek")
    bezoekers = {wie.pk: wie for wie in list_bezoekers()}
    bezoeker = bezoekers.get(_lees_getal(request, "bezoeker"))
    if bezoeker is None:
        raise Geweigerd("bezoeker_onbekend", "Kies wie er gaat kijken.")
    stel_bezoek_voor(vergunning_id, op=op, bezoeker=bezoeker, versie=versie, door=request.user, moment=nu())
    messages.success(
        request, f"Het bezoek is gepland: {bezoeker.naam} gaat kijken op {schrijf_kort(op)}. U vindt het terug bij Bezoek gepland."
    )
    return redirect("radar")


def _leg_vast(request: Verzoek, vergunning_id: int, versie: int) -> HttpResponse:
    bezoek = Bezoek(_lees_dag(request, "bezocht_op", "de dag van het bezoek"), request.POST.get("bevinding", ""))
    uitkomst, wie, moment = request.POST.get("uitkomst", ""), request.user, nu()
    if uitkomst == "niet_begonnen":
        opnieuw_op = _lees_dag(request, "opnieuw_op", "de dag waarop u opnieuw kijkt")
        leg_niet_begonnen_vast(vergunning_id, bezoek, opnieuw_op=opnieuw_op, versie=versie, door=wie, moment=moment)
        messages.success(request, "Het bezoek is vastgelegd. De vergunning staat weer in de radar.")
        return redirect("radar")
    if uitkomst != "begonnen":
        raise Geweigerd("uitkomst", "Kies of er gebouwd wordt.")
    begonnen_op = _lees_dag(request, "begonnen_op", "de dag waarop de bouw begon")
    vergunning = leg_begonnen_vast(vergunning_id, bezoek, begonnen_op=begonnen_op, versie=versie, door=wie, moment=moment)
    assert vergunning.zaak
    messages.success(request, "Het bezoek is vastgelegd. Ga hier verder: er wordt gebouwd zonder bouwmelding.")
    return redirect("zaak", vergunning.zaak.nummer)


def _sluit(request: Verzoek, vergunning_id: int, versie: int) -> HttpResponse:
    reden = request.POST.get("reden", "")
    sluit_zonder_melding(vergunning_id, reden=reden, versie=versie, door=request.user, moment=nu())
    messages.success(request, "De vergunning is uit de radar: er is geen bouwmelding nodig.")
    return redirect("radar")


def _heropen(request: Verzoek, vergunning_id: int, versie: int) -> HttpResponse:
    heropen(vergunning_id, reden=request.POST.get("reden", ""), versie=versie, door=request.user, moment=nu())
    messages.success(request, "De vergunning staat weer in de radar.")
    return redirect("radar_vergunning", vergunning_id)


DADEN: dict[str, Callable[[Verzoek, int, int], HttpResponse]] = {
    "koppel": _koppel, "stel_bezoek_voor": _plan, "leg_bezoek_vast": _leg_vast, "sluit_zonder_melding": _sluit,
    "heropen": _heropen,
}  # fmt: skip


def _toon(
    request: Verzoek, vergunning: Vergunning, weigering: Geweigerd | None = None, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    te_koppelen = vergunning.toestand in (Toestand.OPEN, Toestand.BEZOEK_VOORGESTELD)
    werk = Vergunningwerk(
        vergunning=vergunning,
        voorstellen=find_voorstellen(vergunning) if te_koppelen else [],
        bezoekers=list_bezoekers() if te_koppelen else [],
        verloop=list_verloop(vergunning),
        kader=zoek_kader(request.user.organisatie),
        kijker=request.user,
        vandaag=vandaag(),
    )
    return render(
        request, "web/radar_vergunning.html", {"beeld": maak_vergunning(werk, _lees_invoer(request, weigering))}, status=status
    )


def _lees_invoer(request: Verzoek, weigering: Geweigerd | None) -> Invoer:
    if weigering is None:
        return Invoer()
    veld = VELDEN.get(weigering.code, "")
    if weigering.code == "reden_te_lang":
        veld = "bevinding" if request.POST.get("daad") == "leg_bezoek_vast" else "reden"
    return Invoer(request.POST.dict(), {veld: weigering.zin} if veld else {}, weigering.zin)
