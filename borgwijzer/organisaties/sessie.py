"""How long a session lasts: 30 minutes without a request, 12 hours in all (SESSIE_STIL and SESSIE_TOTAAL)."""

import datetime
from collections.abc import Callable

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse

from borgwijzer.klok import nu

# Seen again within this time is not written down: a write per request would cost more than it tells. So stillness may end
# a session up to this much early, never late.
ONTHOUD_PER = datetime.timedelta(minutes=1)


def begin_sessie(sessie: SessionBase, *, organisatie_id: int, moment: datetime.datetime) -> None:
    """Note in a session that just signed in for which organisatie it is and when it began."""
    sessie["organisatie_id"] = organisatie_id
    sessie["begonnen_op"] = moment.timestamp()
    sessie["gezien_op"] = moment.timestamp()


def is_verlopen(sessie: SessionBase, moment: datetime.datetime) -> bool:
    """Whether the session of someone signed in has lasted too long, or has been still for too long."""
    begonnen, gezien = sessie.get("begonnen_op"), sessie.get("gezien_op")
    if begonnen is None or gezien is None:
        return "organisatie_id" in sessie
    stil, totaal = moment.timestamp() - float(gezien), moment.timestamp() - float(begonnen)
    return stil > settings.SESSIE_STIL.total_seconds() or totaal > settings.SESSIE_TOTAAL.total_seconds()


def bewaak_sessie(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: end a session that is over, and remember that a living one was seen."""

    def antwoord(request: HttpRequest) -> HttpResponse:
        sessie, moment = request.session, nu()
        if is_verlopen(sessie, moment):
            sessie.flush()
        elif "gezien_op" in sessie and moment.timestamp() - sessie["gezien_op"] >= ONTHOUD_PER.total_seconds():
            sessie["gezien_op"] = moment.timestamp()
        return get_response(request)

    return antwoord
