"""Read settings from environment variables and say in Dutch what is wrong with an odd value."""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

JA = frozenset({"1", "ja", "true", "aan"})
NEE = frozenset({"", "0", "nee", "false", "uit"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Smtp:
    """The mail server of this installation. ``tls``: ``starttls``, ``tls`` from the first byte, or ``geen``.

    ``ca`` is a file with certificates to trust besides those of the system.
    """

    host: str
    poort: int
    afzender: str
    tls: str = "starttls"
    gebruiker: str = ""
    wachtwoord: str = ""
    ca: str = ""


def read_tekst(naam: str, standaard: str = "") -> str:
    """The value of the variable without surrounding spaces; ``standaard`` when it is not set."""
    return os.environ.get(naam, standaard).strip()


def read_ja_nee(naam: str) -> bool:
    """True for ja/1/true/aan, False for nee/0/false/uit or not set; anything else is refused."""
    waarde = read_tekst(naam).lower()
    if waarde in JA:
        return True
    if waarde in NEE:
        return False
    raise ImproperlyConfigured(f"{naam} is '{waarde}': vul ja of nee in.")


def read_getal(naam: str, standaard: int) -> int:
    """A whole number of 1 to 9999; anything else is refused."""
    waarde = read_tekst(naam)
    if waarde and not (waarde.isascii() and waarde.isdecimal() and 0 < int(waarde) < 10_000):
        raise ImproperlyConfigured(f"{naam} is '{waarde}': vul een getal van 1 tot en met 9999 in, of laat leeg voor {standaard}.")
    return int(waarde) if waarde else standaard


def read_lijst(naam: str, standaard: list[str]) -> list[str]:
    """A list separated by commas, empty items left out."""
    return [deel.strip() for deel in read_tekst(naam).split(",") if deel.strip()] or standaard


def read_paren(naam: str) -> dict[str, str]:
    """Pairs ``naam:waarde`` separated by commas; a part without a name or a value is refused, without showing it."""
    paren = {}
    for deel in read_lijst(naam, []):
        sleutel, _, waarde = deel.partition(":")
        if not sleutel or not waarde:
            raise ImproperlyConfigured(
                f"{naam} heeft een deel zonder naam of zonder waarde: schrijf naam:waarde, met komma's ertussen."
            )
        paren[sleutel.strip()] = waarde.strip()
    return paren


def read_map(naam: str, standaard: Path) -> Path:
    """A folder as absolute path; it need not exist yet, but may not be a file."""
    waarde = read_tekst(naam)
    pad = Path(waarde).expanduser().resolve() if waarde else standaard
    if pad.exists() and not pad.is_dir():
        raise ImproperlyConfigured(f"{naam} wijst naar '{pad}', en dat is geen map: kies een map.")
    return pad


def read_clamd(naam: str) -> tuple[str, int] | None:
    """``host:poort`` of the virus scanner, or None when there is none."""
    waarde = read_tekst(naam)
    if not waarde:
        return None
    host, _, poort = waarde.rpartition(":")
    if not host or not poort.isdecimal() or not 0 < int(poort) < 65536:
        raise ImproperlyConfigured(f"{naam} is '{waarde}': vul host:poort in, bijvoorbeeld localhost:3310, of laat leeg.")
    return host, int(poort)


def read_smtp() -> Smtp | None:
    """The mail server of BORGWIJZER_SMTP_HOST and the variables beside it; None without a host: then all letters go by post.

    ``BORGWIJZER_SMTP_TLS`` is starttls (usual), tls, or geen; a password never goes over a line without TLS.
    """
    host = read_tekst("BORGWIJZER_SMTP_HOST")
    if not host:
        return None
    tls = read_tekst("BORGWIJZER_SMTP_TLS", "starttls").lower()
    if tls not in {"starttls", "tls", "geen"}:
        raise ImproperlyConfigured(f"BORGWIJZER_SMTP_TLS is '{tls}': vul starttls, tls of geen in.")
    gebruiker, wachtwoord = read_tekst("BORGWIJZER_SMTP_GEBRUIKER"), read_tekst("BORGWIJZER_SMTP_WACHTWOORD")
    if tls == "geen" and gebruiker:
        raise ImproperlyConfigured("Met BORGWIJZER_SMTP_TLS=geen gaat een wachtwoord open over de lijn: kies starttls of tls.")
    afzender = read_tekst("BORGWIJZER_SMTP_AFZENDER")
    if not re.fullmatch(r"[^@\s<>]+@[^@\s<>]+", afzender) or not afzender.isascii():
        raise ImproperlyConfigured("BORGWIJZER_SMTP_AFZENDER is geen e-mailadres: vul in van welk adres de brieven komen.")
    poort = read_getal("BORGWIJZER_SMTP_POORT", 465 if tls == "tls" else 587)
    return Smtp(host=host, poort=poort, afzender=afzender, tls=tls, gebruiker=gebruiker, wachtwoord=wachtwoord,
                ca=read_tekst("BORGWIJZER_SMTP_CA"))  # fmt: skip


def read_database(naam: str) -> dict[str, Any] | None:
    """The PostgreSQL address in the variable as Django settings, or None when it is not set."""
    waarde = read_tekst(naam)
    return parse_database(waarde, naam) if waarde else None


def parse_database(adres: str, naam: str) -> dict[str, Any]:
    """Take a ``postgresql://`` address apart into Django settings; ``naam`` is used in the error message.

    Parameters after the question mark go to libpq, except ``host`` (a folder with the socket of the server).
    """
    voorbeeld = "postgresql://gebruiker:wachtwoord@host:5432/database"
    delen = urlsplit(adres)
    try:
        poort = delen.port
    except ValueError:
        raise ImproperlyConfigured(f"De poort in {naam} is geen getal: schrijf {voorbeeld}.") from None
    database = unquote(delen.path.lstrip("/"))
    if delen.scheme not in {"postgresql", "postgres"} or not database or not delen.username:
        raise ImproperlyConfigured(f"{naam} is geen volledig PostgreSQL-adres: schrijf {voorbeeld}.")
    opties: dict[str, Any] = {sleutel: waarden[-1] for sleutel, waarden in parse_qs(delen.query).items()}
    return {
        "NAME": database,
        "USER": unquote(delen.username),
        "PASSWORD": unquote(delen.password or ""),
        "HOST": opties.pop("host", None) or delen.hostname or "",
        "PORT": str(poort or opties.pop("port", "")),
        "OPTIONS": opties,
    }
