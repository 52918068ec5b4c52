"""Hand one mail to the mail server over SMTP, and know exactly what became of it."""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache

from borgwijzer.omgeving import Smtp

# Of one step of the conversation; all steps together stay well within the time after which another try begins.
WACHT_SECONDEN = 20.0
TEKENS_ANTWOORD = 500


class NietAangenomen(Exception):
    """The mail server surely does not have the mail. ``definitief``: asking again gives the same answer."""

    def __init__(self, antwoord: str, *, definitief: bool) -> None:
        super().__init__(antwoord)
        self.antwoord, self.definitief = antwoord, definitief


class Onzeker(Exception):
    """The whole mail was offered and no answer came: it may have been taken, or not."""


def bied_aan(smtp: Smtp, naar: str, bericht: bytes, *, vlak_ervoor: Callable[[], None]) -> str:
    """Offer a mail and return the answer of the server that took it.

    ``vlak_ervoor`` is called when the server asks for the mail, right before the first byte of it goes: only from there can
    it be taken. Raises NietAangenomen, Onzeker, or what ``vlak_ervoor`` raises.
    """
    try:
        with _gesprek(smtp) as verbinding:
            _noem_adressen(verbinding, smtp.afzender, naar)
            vlak_ervoor()
            return _geef(verbinding, bericht)
    except smtplib.SMTPAuthenticationError as fout:
        raise NietAangenomen(f"De mailserver weigert onze aanmelding: {_lees(fout.smtp_error)}", definitief=False) from fout
    except (OSError, smtplib.SMTPException) as fout:
        raise NietAangenomen(f"De mailserver is niet te bereiken: {_lees(str(fout))}", definitief=False) from fout


@contextmanager
def _gesprek(smtp: Smtp) -> Iterator[smtplib.SMTP]:
    """A conversation that always ends quietly: how the server says goodbye tells nothing about the mail."""
    verbinding = _verbind(smtp)
    try:
        yield verbinding
    finally:
        with suppress(OSError, smtplib.SMTPException):
            verbinding.quit()
        verbinding.close()


def _verbind(smtp: Smtp) -> smtplib.SMTP:
    # Said in the greeting; without it the library looks the name of this machine up, which can take long.
    eigen = smtp.afzender.rpartition("@")[2]
    if smtp.tls == "tls":
        verbinding: smtplib.SMTP = smtplib.SMTP_SSL(
            smtp.host, smtp.poort, timeout=WACHT_SECONDEN, local_hostname=eigen, context=_maak_slot(smtp.ca)
        )
    else:
        verbinding = smtplib.SMTP(smtp.host, smtp.poort, timeout=WACHT_SECONDEN, local_hostname=eigen)
    try:
        verbinding.ehlo_or_helo_if_needed()
        if smtp.tls == "starttls":
            verbinding.starttls(context=_maak_slot(smtp.ca))
        if smtp.gebruiker:
            verbinding.login(smtp.gebruiker, smtp.wachtwoord)
    except BaseException:
        verbinding.close()
        raise
    return verbinding


@cache
def _maak_slot(ca: str) -> ssl.SSLContext:
    """What we trust; once per process, for reading all certificates of a system takes longer than a mail."""
    return ssl.create_default_context(cafile=ca or None)


def _noem_adressen(verbinding: smtplib.SMTP, afzender: str, naar: str) -> None:
    """Up to and including the server's "go ahead". Only a refusal of the addressee is for good: the rest is ours to mend."""
    for stap, code, antwoord in (
        ("afzender", *verbinding.mail(afzender)),
        ("ontvanger", *verbinding.rcpt(naar)),
        ("bericht", *verbinding.docmd("DATA")),
    ):
        if code not in (250, 251, 354):
            raise NietAangenomen(f"{code} {_lees(antwoord)}", definitief=code >= 500 and stap != "afzender")


def _geef(verbinding: smtplib.SMTP, bericht: bytes) -> str:
    """Send the mail itself, lines that begin with a dot doubled, and wait for the answer."""
    try:
        verbinding.send(re.sub(rb"(?m)^\.", b"..", bericht) + b"\r\n.\r\n")
        code, antwoord = verbinding.getreply()
    except (OSError, smtplib.SMTPException) as fout:
        raise Onzeker(f"De verbinding viel weg terwijl het bericht werd aangeboden: {_lees(str(fout))}") from fout
    if code != 250:
        raise NietAangenomen(f"{code} {_lees(antwoord)}", definitief=code >= 500)
    return f"{code} {_lees(antwoord)}"


def _lees(antwoord: bytes | str) -> str:
    """What a server said, as text that can be stored and shown."""
    tekst = antwoord.decode("utf-8", "replace") if isinstance(antwoord, bytes) else antwoord
    return " ".join("".join(teken if teken.isprintable() else " " for teken in tekst).split())[:TEKENS_ANTWOORD]
