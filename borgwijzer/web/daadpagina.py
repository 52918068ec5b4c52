"""A page of a zaak with several forms: the value of the button says which deed, and what it is about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Protocol, TypeVar

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from borgwijzer.brieven.concept.proef import met_gelezen
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.web.bewaard import eis_bestanden, noem_bestanden
from borgwijzer.web.briefzin import LEES_HIERONDER
from borgwijzer.web.formulierinvoer import lees_dag
from borgwijzer.web.fouten import bepaal_status
from borgwijzer.web.tekstinvoer import lees_tekstversie
from borgwijzer.web.toegang import Verzoek
from borgwijzer.web.views.zaak import zoek_zaak
from borgwijzer.web.vullen.bronnen import schrijf_datums
from borgwijzer.zaken.models import Zaak

T = TypeVar("T")
ONBEKEND = Geweigerd("daad_onbekend", "Kies wat u wilt doen met een van de knoppen.")


@dataclass(frozen=True, slots=True)
class Briefdaad:
    """What a deed says that made a letter, and the id of that letter: there one reads how it goes."""

    zin: str
    brief: int


class Tonen(Protocol):
    """Shows the page; ``fout`` is the sentence of a refusal, with what was typed still in the request."""

    def __call__(self, request: Verzoek, zaak: Zaak, fout: str = ..., status: HTTPStatus = ...) -> HttpResponse: ...


def doe_daad(
    request: Verzoek, zaak: Zaak, daden: Mapping[str, Callable[[Verzoek, Zaak, T], str | Briefdaad]], toon: Tonen,
    *, pagina: str, lees: Callable[[str], T],
) -> HttpResponse:  # fmt: skip
    """Do what the button ``naam-over`` says and come back with the sentence of the deed, or go to the letter that it made.

    ``lees`` makes of ``over`` what the deeds take. A refused form comes back as it was typed, with the zaak as it is now.
    """
    naam, _, over = request.POST.get("daad", "").partition("-")
    try:
        if naam not in daden:
            raise ONBEKEND
        eis_bestanden(request)
        with met_gelezen(lees_tekstversie(request.POST)):
            zin = daden[naam](request, zaak, lees(over))
    except Geweigerd as weigering:
        fout = noem_bestanden(request, schrijf_datums(weigering.zin))
        return toon(request, zoek_zaak(zaak.nummer), fout, bepaal_status(weigering))
    if isinstance(zin, Briefdaad):
        messages.success(request, f"{zin.zin} {LEES_HIERONDER}")
        return redirect("brief", zaak.nummer, zin.brief)
    messages.success(request, zin)
    return redirect(pagina, zaak.nummer)


def lees_dagveld(request: Verzoek, veld: str) -> date | None:
    """The day in a field of the form; None when it is empty. Raises ``Geweigerd`` for what is no day."""
    tekst = request.POST.get(veld, "").strip()
    if not tekst:
        return None
    dag = lees_dag(tekst)
    if dag is None:
        raise Geweigerd("datum_onleesbaar", f"'{tekst[:30]}' is geen dag: schrijf bijvoorbeeld 31-12-2026.")
    return dag


def lees_verplichte_dag(request: Verzoek, veld: str) -> date:
    """The day in a field that may not be empty."""
    dag = lees_dagveld(request, veld)
    if dag is None:
        raise Geweigerd("datum_ontbreekt", "Vul een dag in, bijvoorbeeld 31-12-2026.")
    return dag
