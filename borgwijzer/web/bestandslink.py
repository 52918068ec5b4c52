"""A link to stored bytes that needs no session and works for a minute.

Whoever makes the link has checked the right; whoever follows it only shows the link. The address that serves the bytes
looks at no cookie, so it can stand on a host of its own, and nothing that a file contains meets a session.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.core import signing
from django.urls import reverse

ZOUT = "borgwijzer.bestand"
GELDIG_SECONDEN = 60


@dataclass(frozen=True, slots=True)
class Gevraagd:
    """The content and the name under which it is offered."""

    sha256: str
    naam: str


def maak_link(sha256: str, naam: str) -> str:
    """The address of a content; ``naam`` is safe to show already."""
    return reverse("bestand", args=[signing.dumps({"sha256": sha256, "naam": naam}, salt=ZOUT)])


def lees_link(teken: str) -> Gevraagd | None:
    """What the link asks for; None when it was not made here or is older than a minute."""
    try:
        inhoud = signing.loads(teken, salt=ZOUT, max_age=GELDIG_SECONDEN)
    except signing.BadSignature:
        return None
    return Gevraagd(inhoud["sha256"], inhoud["naam"])
