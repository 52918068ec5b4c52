"""Sign in, sign out, and where to begin."""

from __future__ import annotations

from http import HTTPStatus

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_http_methods, require_POST

from borgwijzer.organisaties.aanmelden import meld_aan, meld_demo_aan
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.web.aanmeldpagina import find_veilig_adres, toon_aanmelden
from borgwijzer.web.bewaard import pak_uit
from borgwijzer.web.fouten import vraag_aanmelding
from borgwijzer.web.toegang import openbaar

ONBEKEND = "Deze combinatie kennen wij niet. Controleer uw e-mailadres en wachtwoord en probeer het opnieuw."


@openbaar("wie nog niet is aangemeld, moet zich kunnen aanmelden")
@require_http_methods(["GET", "HEAD", "POST"])
def aanmelden(request: HttpRequest) -> HttpResponse:
    """The sign-in page and its form; a demo account needs no password, in demo mode alone."""
    if isinstance(request.user, Account):
        return _ga_verder(request, request.user)
    if request.method != "POST":
        return toon_aanmelden(request, verlopen="verlopen" in request.GET)
    account = _probeer(request)
    if account is None:
        bewaard = request.POST.get("bewaard", "")
        return toon_aanmelden(request, fout=ONBEKEND, bewaard=bewaard, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    with binnen(account.organisatie_id):
        return _ga_verder(request, account)


def _probeer(request: HttpRequest) -> Account | None:
    demo = request.POST.get("demo_account", "")
    if demo:
        return meld_demo_aan(request, email=demo) if settings.DEMO else None
    return meld_aan(request, email=request.POST.get("email", ""), wachtwoord=request.POST.get("wachtwoord", ""))


def _ga_verder(request: HttpRequest, account: Account) -> HttpResponse:
    """Go on to where somebody wanted to be, or offer again what the session lost."""
    pakje = pak_uit(request.POST.get("bewaard", ""))
    if pakje:
        request.user = account
        response = render(request, "web/opnieuw.html", {"beeld": pakje})
        add_never_cache_headers(response)
        return response
    return redirect(find_veilig_adres(request, request.POST.get("volgende", "")) or "begin")


@openbaar("afmelden moet altijd lukken, ook als de sessie al voorbij is")
@require_POST
def afmelden(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    messages.success(request, "U bent afgemeld.")
    return redirect("aanmelden")


@openbaar("wijst alleen de weg; de pagina waar u uitkomt, vraagt zelf wie u bent")
@require_http_methods(["GET", "HEAD"])
def begin(request: HttpRequest) -> HttpResponse:
    """Lead to the first screen of somebody's roles."""
    if not isinstance(request.user, Account):
        return vraag_aanmelding(request)
    if mag(request.user, Daad.ZIE_ZAAK):
        return redirect("werkvoorraad")
    response = render(request, "web/begin.html")
    add_never_cache_headers(response)
    return response
