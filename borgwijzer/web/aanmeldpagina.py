"""The sign-in page itself: shown by its address, by a form whose session had ended, and when the door is shut for a while."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme

from borgwijzer.organisaties.aanmelden import list_demoaccounts
from borgwijzer.web.beelden.aanmelden import AanmeldenBeeld, Demoaccount
from borgwijzer.web.beelden.etiketten import ROLLEN

KAN = {
    "intake": "toetst meldingen en stelt brieven op",
    "toezichthouder": "toetst meldingen en bezoekt de bouw",
    "handhaver": "volgt overtredingen op",
    "jurist": "leest mee en keurt afwijzingen goed",
    "teamleider": "verdeelt het werk en keurt goed",
    "beheerder": "beheert accounts en kader",
    "lezer": "kijkt mee zonder te wijzigen",
}


def toon_aanmelden(
    request: HttpRequest, *, fout: str = "", bewaard: str = "", verlopen: bool = False, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    """Show the form; what was typed before stays, except the password."""
    invoer = request.POST if request.method == "POST" else request.GET
    beeld = AanmeldenBeeld(
        email=invoer.get("email", "")[:254],
        volgende=find_veilig_adres(request, invoer.get("volgende", "")),
        fout=fout,
        verlopen=verlopen,
        demoaccounts=_maak_demoaccounts(),
        bewaard=bewaard,
    )
    response = render(request, "web/aanmelden.html", {"beeld": beeld}, status=status)
    add_never_cache_headers(response)
    return response


def toon_slot(
    request: HttpRequest, response: HttpResponse | None = None, credentials: dict[str, Any] | None = None
) -> HttpResponse:
    """The answer of axes after too many failures."""
    zin = settings.AXES_COOLOFF_MESSAGE
    return toon_aanmelden(request, fout=zin, bewaard=request.POST.get("bewaard", ""), status=HTTPStatus.TOO_MANY_REQUESTS)


def find_veilig_adres(request: HttpRequest, adres: str) -> str:
    """The address to go on to, or empty when it leads out of this application."""
    veilig = adres.startswith("/") and url_has_allowed_host_and_scheme(adres, allowed_hosts=None)
    return adres if veilig else ""


def _maak_demoaccounts() -> tuple[Demoaccount, ...]:
    if not settings.DEMO:
        return ()
    return tuple(
        Demoaccount(account.email, account.naam, ROLLEN[account.rollen[0]], KAN[account.rollen[0]], account.organisatie.naam)
        for account in list_demoaccounts()
        if account.rollen
    )
