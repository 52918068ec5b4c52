"""The list of taken, the page of one taak, and what people do with it: take on, hand over, give back, put aside."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.filters import list_filters
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.organisaties.vervanging import find_collega, lees_vervangen, list_collegas
from borgwijzer.web.daginvoer import lees_dag
from borgwijzer.web.fouten import bepaal_status
from borgwijzer.web.hulpkader import hulp_bij_zaak
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.views.zaak import lees_gezien, zoek_zaak
from borgwijzer.web.vullen.kolommen import maak_kolomkeuze
from borgwijzer.web.vullen.taak import Taakwerk, maak_taak
from borgwijzer.web.vullen.taken import (
    lees_taakkeuze,
    maak_bewaarde_keuzes,
    maak_overdrachten,
    maak_taken,
    schrijf_taakkeuze,
)
from borgwijzer.web.vullen.voorstellen import maak_voorstellen, maak_wachtende_brieven
from borgwijzer.web.vullen.werkvoorraad import lees_plek
from borgwijzer.zaken.acties.toewijzen import draag_over, wijs_toe, zie_overdracht
from borgwijzer.zaken.acties.uitstellen import hef_uitstel_op, stel_uit
from borgwijzer.zaken.models import Taak, Zaak
from borgwijzer.zaken.queries import Keuze
from borgwijzer.zaken.taakqueries import Taakkeuze, Werker, find_taak, find_uitstel, list_overdrachten, list_taken, tel_taken

WEG = "Deze taak is er niet meer: ze is intussen gedaan of vervallen."


@toegang(GET=Daad.ZIE_ZAAK)
def taken(request: Verzoek) -> HttpResponse:
    """One page of taken, chosen as the address says; above it the notes that wait for the reader."""
    keuze, werker = lees_taakkeuze(request.GET), maak_werker(request.user)
    kolommen = maak_kolomkeuze("taken", request.user, schrijf_taakkeuze(keuze))
    pagina = list_taken(keuze, werker, lees_plek(request.GET, Keuze()), [kolom.waarde for kolom in kolommen.gekozen])
    alles = not pagina.eerder and not pagina.later
    aantal = len(pagina.regels) if alles else tel_taken(keuze, werker)
    voorgelegd, mislukt = maak_wachtende_brieven(request.user)
    beeld = dataclasses.replace(
        maak_taken(pagina, aantal, keuze, werker, kolommen, mag_behandelen=mag(request.user, Daad.BEHANDEL_ZAAK)),
        keuzes=maak_bewaarde_keuzes("taken", schrijf_taakkeuze(keuze), list_filters(request.user)),
        overdrachten=maak_overdrachten(list_overdrachten(request.user.pk)),
        mag_vergelijken=mag(request.user, Daad.ZIE_GELIJKE_BEHANDELING),
        voorstellen=(*maak_voorstellen(request.user), *voorgelegd),
        mislukt=mislukt,
    )
    return render(request, "web/taken.html", {"beeld": beeld})


def maak_werker(account: Account) -> Werker:
    """Whose list it is, today, with whom he replaces."""
    dag = vandaag()
    return Werker(account.pk, tuple(account.rollen), dag, lees_vervangen(account, dag))


@toegang(POST=Daad.BEHANDEL_ZAAK)
def overdracht_gezien(request: Verzoek, overdracht_id: int) -> HttpResponse:
    """Put a note away; it stays in the time line of the zaak."""
    if not zie_overdracht(overdracht_id, door=request.user, moment=nu()):
        raise Http404
    messages.success(request, "De notitie is weg uit uw lijst. Ze staat nog in de tijdlijn van de zaak.")
    return redirect("taken")


@toegang(GET=Daad.ZIE_ZAAK, POST=Daad.BEHANDEL_ZAAK)
def taak(request: Verzoek, zaaknummer: str, code: str) -> HttpResponse:
    """One taak, and the deeds on it."""
    zaak = zoek_zaak(zaaknummer)
    if request.method != "POST":
        return _toon(request, zaak, code)
    daad = DADEN.get(request.POST.get("daad", ""))
    if daad is None:
        return _toon(request, zaak, code, "Kies wat u wilt doen met een van de knoppen.", HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        tekst = daad(request, zaak, code)
    except Geweigerd as weigering:
        return _toon(request, zoek_zaak(zaaknummer), code, weigering.zin, bepaal_status(weigering))
    messages.success(request, tekst)
    return redirect(f"{reverse('taken')}?{schrijf_taakkeuze(_lees_terug(request))}")


def _lees_terug(request: Verzoek) -> Taakkeuze:
    """The list from which somebody came: in the address of the page, and in its forms."""
    return lees_taakkeuze(QueryDict(request.POST.get("terug", "")[:300]) if request.method == "POST" else request.GET)


def _lees_deel(request: Verzoek) -> int:
    """The part that the taak is about, from the address; 0 is the whole."""
    tekst = request.GET.get("deel", "")
    return int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) < 7 else 0


def _neem_op(request: Verzoek, zaak: Zaak, code: str) -> str:
    wijs_toe(zaak.pk, aan=request.user, door=request.user, moment=nu(), gezien=lees_gezien(request.POST))
    return f"U bent nu de behandelaar van zaak {zaak.nummer}."


def _geef_terug(request: Verzoek, zaak: Zaak, code: str) -> str:
    wijs_toe(zaak.pk, aan=None, door=request.user, moment=nu(), gezien=lees_gezien(request.POST))
    return f"Zaak {zaak.nummer} is terug bij het team."


def _draag_over(request: Verzoek, zaak: Zaak, code: str) -> str:
    aan = zoek_collega(request.POST.get("collega", ""))
    notitie = request.POST.get("notitie", "")
    draag_over(zaak.pk, aan=aan, notitie=notitie, door=request.user, moment=nu(), gezien=lees_gezien(request.POST))
    return f"Zaak {zaak.nummer} is overgedragen aan {aan.naam}, met uw notitie."


def _stel_uit(request: Verzoek, zaak: Zaak, code: str) -> str:
    tot = lees_dag(request.POST.get("tot", ""), "de dag waarop de taak terugkomt")
    reden = request.POST.get("reden", "")
    stel_uit(zaak.pk, code, deel=_lees_deel(request), tot=tot, reden=reden, door=request.user, moment=nu())
    return f"De taak in zaak {zaak.nummer} is uitgesteld. U vindt haar bij de uitgestelde taken."


def _hef_op(request: Verzoek, zaak: Zaak, code: str) -> str:
    hef_uitstel_op(zaak.pk, code, deel=_lees_deel(request), door=request.user, moment=nu())
    return f"De taak in zaak {zaak.nummer} staat weer in de lijst."


DADEN: dict[str, Callable[[Verzoek, Zaak, str], str]] = {
    "neem_op": _neem_op, "draag_over": _draag_over, "geef_terug": _geef_terug, "stel_uit": _stel_uit, "hef_op": _hef_op,
}  # fmt: skip


def zoek_collega(gekozen: str) -> Account:
    """The colleague that a form names. Raises ``Geweigerd`` when there is none."""
    nummer = int(gekozen) if gekozen.isascii() and gekozen.isdecimal() and len(gekozen) <= 18 else 0
    collega = find_collega(nummer)
    if collega is None:
        raise Geweigerd("collega_ontbreekt", "Kies een collega uit de lijst.")
    return collega


def _toon(
    request: Verzoek, zaak: Zaak, code: str, fout: str = "", status: HTTPStatus = HTTPStatus.UNPROCESSABLE_ENTITY
) -> HttpResponse:
    hulp_bij_zaak(request, zaak)
    gevonden = find_taak(zaak, code, _lees_deel(request))
    if gevonden is None:
        messages.info(request, fout or WEG)
        return redirect("zaak", zaak.nummer)
    gevonden.zaak = zaak
    beeld = maak_taak(_verzamel(request, gevonden), request.POST, fout)
    return render(request, "web/taak.html", {"beeld": beeld}, status=status if fout else HTTPStatus.OK)


def _verzamel(request: Verzoek, gevonden: Taak) -> Taakwerk:
    dag = vandaag()
    return Taakwerk(
        gevonden, find_uitstel(gevonden, dag), request.user, dag, list_collegas(),
        lees_vervangen(request.user, dag), schrijf_taakkeuze(_lees_terug(request)),
    )  # fmt: skip
