"""Find the account of a calendar link before the organisatie is known, as ``aanmelden`` finds that of an address.

A second policy on the table of links shows one row: that of the hash in the setting ``borgwijzer.agenda``, which is set
here and nowhere else. Only who knows the token can make the hash; the token itself is stored nowhere.
"""

from __future__ import annotations

import hashlib
import re
import secrets

from django.db import connection, transaction

from borgwijzer.organisaties.models import Account, Agendalink

ZET = "SELECT set_config('borgwijzer.agenda', %s, true)"
BYTES = 32
TOKEN = re.compile(r"\A[A-Za-z0-9_-]{43}\Z", re.ASCII)


def maak_token() -> str:
    """A new token of 256 random bits, as 43 characters of an address."""
    return secrets.token_urlsafe(BYTES)


def bereken_hash(token: str) -> str:
    """What is stored of a token. It is long and random, so a fast hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def find_agendalink(token: str) -> Agendalink | None:
    """The link with this token in whichever organisatie; no other row becomes visible."""
    if not TOKEN.match(token):
        return None
    gezocht = bereken_hash(token)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(ZET, [gezocht])
        link = Agendalink.objects.filter(hash=gezocht).first()
        cursor.execute(ZET, [""])
    return link


def find_eigen_link(account: Account) -> Agendalink | None:
    """The link of an account, inside its organisatie."""
    return Agendalink.objects.filter(account=account).first()
