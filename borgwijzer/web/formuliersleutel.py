"""The sealed key of a public form: given out once, with the moment. It tells a person from a program without a puzzle."""

from __future__ import annotations

import datetime
import secrets
from collections.abc import Mapping

from django.core import signing

ZOUT = "borgwijzer.formuliersleutel"
SLEUTEL = "sleutel"
# A field that nobody sees: only a program fills it in.
LOKVELD = "website"
MINSTENS_SECONDEN = 3
HOOGSTENS_SECONDEN = 24 * 3600
OPNIEUW = "Dit formulier is te oud of klopt niet meer. Wat u invulde, staat er nog: verstuur het opnieuw."
TE_SNEL = "Dat ging wel erg snel. Controleer wat u invulde en verstuur het formulier opnieuw."
LEEG_LATEN = "Laat het veld 'Website' leeg en verstuur het formulier opnieuw."


def maak_sleutel(moment: datetime.datetime) -> str:
    """A new key, sealed with the moment at which it was given out."""
    return signing.dumps([secrets.token_urlsafe(24), int(moment.timestamp())], salt=ZOUT)


def controleer(post: Mapping[str, str], moment: datetime.datetime) -> tuple[str, str]:
    """The key of a form (empty when it is not ours), and a sentence when the form should not be taken as it is."""
    try:
        sleutel, gegeven = signing.loads(post.get(SLEUTEL, ""), salt=ZOUT)
    except signing.BadSignature:
        return "", OPNIEUW
    oud = moment.timestamp() - gegeven
    if oud > HOOGSTENS_SECONDEN:
        return "", OPNIEUW
    if post.get(LOKVELD, ""):
        return sleutel, LEEG_LATEN
    return sleutel, TE_SNEL if oud < MINSTENS_SECONDEN else ""
