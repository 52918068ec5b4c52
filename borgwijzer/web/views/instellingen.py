"""My settings: who replaces me, my calendar, and the choices that I saved."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.agendatoegang import find_eigen_link
from borgwijzer.organisaties.filters import list_filters
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.organisaties.vervanging import list_collegas, list_vervangingen
from borgwijzer.web.daginvoer import lees_dag
from borgwijzer.web.fouten import bepaal_status
from borgwijzer.web.toegang import Verzoek, toegang
from borgwijzer.web.views.taken import zoek_collega
from borgwijzer.web.vullen.instellingen import Instelwerk, maak_instellingen
from borgwijzer.zaken.acties.agenda import maak_agendalink, zet_agenda_uit
from borgwijzer.zaken.acties.vervangen import Periode, regel_vervanging, trek_vervanging_in


@toegang(GET=Daad.ZIE_ZAAK, POST=Daad.BEHANDEL_ZAAK)
def instellingen(request: Verzoek) -> HttpResponse:
    """The page, and what its buttons say."""
    if request.method != "POST":
        return _toon(request)
    daad = DADEN.get(request.POST.get("daad", ""))
    if daad is None:
        return _toon(request, fout="Kies wat u wilt doen met een van de knoppen.", status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        return daad(request)
    except Geweigerd as weigering:
        return _toon(request, fout=weigering.zin, status=bepaal_status(weigering))


def _vervang(request: Verzoek) -> HttpResponse:
    post = request.POST
    voor = zoek_collega(post["voor"]) if post.get("voor") else request.user
    vervanger = zoek_collega(post.get("vervanger", ""))
    periode = Periode(lees_dag(post.get("van", ""), "de eerste dag"), lees_dag(post.get("tot_en_met", ""), "de laatste dag"))
    regel_vervanging(voor, vervanger=vervanger, periode=periode, door=request.user, moment=nu())
    messages.success(request, f"{vervanger.naam} ziet in die dagen de zaken van {voor.naam} bij de eigen taken.")
    return redirect("instellingen")


def _vervang_niet(request: Verzoek) -> HttpResponse:
    nummer = request.POST.get("vervanging", "")
    bestaat = nummer.isascii() and nummer.isdecimal() and len(nummer) <= 18
    trek_vervanging_in(int(nummer) if bestaat else 0, door=request.user, moment=nu())
    messages.success(request, "De vervanging is ingetrokken.")
    return redirect("instellingen")


def _agenda_aan(request: Verzoek) -> HttpResponse:
    token = maak_agendalink(met_adres=request.POST.get("met_adres") == "ja", door=request.user, moment=nu())
    return _toon(request, nieuwe_link=request.build_absolute_uri(reverse("agenda", args=[token])))


def _agenda_uit(request: Verzoek) -> HttpResponse:
    zet_agenda_uit(door=request.user, moment=nu())
    messages.success(request, "Uw agendalink werkt niet meer.")
    return redirect("instellingen")


DADEN: dict[str, Callable[[Verzoek], HttpResponse]] = {
    "vervang": _vervang, "vervang_niet": _vervang_niet, "agenda_aan": _agenda_aan, "agenda_uit": _agenda_uit,
}  # fmt: skip


def _toon(request: Verzoek, *, fout: str = "", nieuwe_link: str = "", status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    account, dag = request.user, vandaag()
    van_iedereen = mag(account, Daad.VERDEEL_WERK)
    werk = Instelwerk(
        account, dag, list_vervangingen(dag, van=None if van_iedereen else account.pk), list_collegas(),
        list_filters(account), find_eigen_link(account), nieuwe_link,
    )  # fmt: skip
    beeld = maak_instellingen(werk, request.POST if fout else {}, fout)
    return render(request, "web/instellingen.html", {"beeld": beeld}, status=status)
