"""Middleware around every request: a number and one log line, and the content security policy."""

import secrets
import time
from collections.abc import Callable

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse

Antwoorder = Callable[[HttpRequest], HttpResponse]
logger = structlog.get_logger("borgwijzer.verzoek")


def verzoeknummer(get_response: Antwoorder) -> Antwoorder:
    """Give every request a number, in the log lines and in the answer, and log one line with route, status and time.

    The route is the pattern, never the path: numbers of cases and search words stay out of the log.
    """

    def antwoord(request: HttpRequest) -> HttpResponse:
        begin = time.perf_counter()
        nummer = secrets.token_hex(8)
        with structlog.contextvars.bound_contextvars(verzoek=nummer):
            response = get_response(request)
            treffer = request.resolver_match
            logger.info(
                "verzoek",
                methode=request.method,
                route=treffer.route if treffer else None,
                status=response.status_code,
                ms=round((time.perf_counter() - begin) * 1000, 1),
            )
        response.headers["X-Verzoeknummer"] = nummer
        return response

    return antwoord


def inhoudsbeleid(get_response: Antwoorder) -> Antwoorder:
    """Send the content security policy of ``SECURE_CSP`` and the permissions policy.

    A view that shows a file sets a stricter policy of its own, and that one stays.
    """
    beleid = "; ".join(f"{soort} {' '.join(bronnen)}" for soort, bronnen in settings.SECURE_CSP.items())

    def antwoord(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", beleid)
        response.headers.setdefault("Permissions-Policy", "camera=(self), geolocation=(self), microphone=()")
        return response

    return antwoord
