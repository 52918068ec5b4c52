"""Who may open an address: one decorator names the daad per method, another says why an address is open to all."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.utils.cache import add_never_cache_headers

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.web import fouten
from borgwijzer.web.formulierinvoer import schoon

P = ParamSpec("P")


class Verzoek(HttpRequest):
    """A request of somebody who is signed in."""

    user: Account


Scherm = Callable[Concatenate[Verzoek, P], HttpResponseBase]


def toegang(**daden: Daad) -> Callable[[Scherm[P]], Callable[..., HttpResponseBase]]:
    """Open a view to those who may do the daad of the method: ``@toegang(GET=Daad.ZIE_ZAAK, POST=Daad.TOETS_MELDING)``.

    A method that is not named is refused (405). Whoever is not signed in is asked to; whoever has no right gets 403. A
    refused deed becomes the page that says why. No answer is kept by a browser or a proxy.
    """

    def versier(scherm: Scherm[P]) -> Callable[..., HttpResponseBase]:
        @wraps(scherm)
        def antwoord(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            methode = "GET" if request.method == "HEAD" else request.method or ""
            if methode not in daden:
                return HttpResponseNotAllowed(list(daden))
            response = _laat_toe(scherm, request, daden[methode], args, kwargs)
            if not response.has_header("Cache-Control"):
                add_never_cache_headers(response)
            return response

        antwoord.daden = daden  # type: ignore[attr-defined]
        return antwoord

    return versier


def _laat_toe(
    scherm: Callable[..., HttpResponseBase], request: HttpRequest, daad: Daad, args: tuple[Any, ...], kwargs: dict[str, Any]
) -> HttpResponseBase:
    if not isinstance(request.user, Account):
        return fouten.vraag_aanmelding(request)
    if not mag(request.user, daad):
        return fouten.toon_verboden(request)
    if "\0" in request.path:
        raise Http404
    try:
        zuiver_formulier(request)
        return scherm(request, *args, **kwargs)
    except Geweigerd as fout:
        return fouten.toon_weigering(request, fout, daad)


def zuiver_formulier(request: HttpRequest) -> None:
    """Take out of every text what nobody sees and what turns the reading direction: it would come back on other pages.

    Raises ``Geweigerd`` for a null character: no keyboard makes one and PostgreSQL stores none, a program made the form.
    """
    post = request.POST
    if any("\0" in waarde for naam in post for waarde in (naam, *post.getlist(naam))):
        raise Geweigerd("nulteken", "Het formulier bevat een teken dat niet bewaard kan worden: haal het weg en verstuur opnieuw.")
    raar = [naam for naam in post if not all(waarde.isprintable() for waarde in post.getlist(naam))]
    if raar:
        request.POST = schone = post.copy()  # type: ignore[assignment]
        for naam in raar:
            schone.setlist(naam, [schoon(waarde, regels=True) for waarde in post.getlist(naam)])


def openbaar(reden: str) -> Callable[[Callable[..., HttpResponseBase]], Callable[..., HttpResponseBase]]:
    """Open a view to everybody; ``reden`` says why that is right."""

    def versier(scherm: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        scherm.openbaar = reden  # type: ignore[attr-defined]
        return scherm

    return versier
