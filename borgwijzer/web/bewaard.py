"""What somebody typed when the session had ended: sealed, carried through the sign-in, and offered again afterwards.

The package travels in the page and is not kept here. It is sealed so that nobody can offer a form of their own making.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.core import signing
from django.http import HttpRequest

ZOUT = "borgwijzer.bewaard"
GELDIG_SECONDEN = 12 * 3600
MAX_TEKENS = 100_000
NIET_MEE = frozenset({"csrfmiddlewaretoken"})


@dataclass(frozen=True, slots=True)
class Pakje:
    """The address of a form and its fields, in the order in which they were sent."""

    pad: str
    velden: tuple[tuple[str, str], ...]


def pak_in(request: HttpRequest) -> str:
    """Seal the fields of a form. Empty when there is nothing worth keeping, when files came along, or when it is too much."""
    velden = [(naam, waarde) for naam in request.POST if naam not in NIET_MEE for waarde in request.POST.getlist(naam)]
    if not velden or request.FILES:
        return ""
    tekst = signing.dumps({"pad": request.path, "velden": velden}, salt=ZOUT, compress=True)
    return tekst if len(tekst) <= MAX_TEKENS else ""


def pak_uit(tekst: str) -> Pakje | None:
    """Open a package; None when it was not sealed here or is older than twelve hours."""
    if not tekst or len(tekst) > MAX_TEKENS:
        return None
    try:
        inhoud = signing.loads(tekst, salt=ZOUT, max_age=GELDIG_SECONDEN)
    except signing.BadSignature:
        return None
    return Pakje(inhoud["pad"], tuple((naam, waarde) for naam, waarde in inhoud["velden"]))
