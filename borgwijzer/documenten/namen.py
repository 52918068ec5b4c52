"""A file name from outside made safe to show and to offer at download; it never becomes a path on disk."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

MAX_BYTES = 200
MAX_EXTENSIE_BYTES = 20
NAAMLOOS = "naamloos"
# Names that Windows keeps for devices, whatever the extension.
_GERESERVEERD = re.compile(r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])", re.IGNORECASE)
_VERBODEN = re.compile(r'[<>:"|?*]')
# Control, format (among which the marks that turn the reading direction), loose surrogates, line and paragraph ends.
_ONZICHTBAAR = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Weergavenaam:
    """A name that is safe to show, and in Dutch what was changed in it (empty when nothing was)."""

    naam: str
    wijzigingen: tuple[str, ...] = ()


def clean_naam(ruw: str) -> Weergavenaam:
    """Make a name from outside safe to show; cleaning a cleaned name changes nothing.

    The result has no path, no invisible or direction-turning character, no character that Windows forbids, does not
    begin with a dot, is no device name, has at most 200 bytes in UTF-8 (inclusive) and is never empty.
    """
    naam, wijzigingen = ruw, []
    for stap, wijziging in _STAPPEN:
        nieuw = stap(naam)
        if nieuw != naam:
            wijzigingen.append(wijziging)
        naam = nieuw
    return Weergavenaam(naam, tuple(dict.fromkeys(wijzigingen)))


def _remove_onzichtbaar(naam: str) -> str:
    return "".join(teken for teken in naam if unicodedata.category(teken) not in _ONZICHTBAAR)


def _compose(naam: str) -> str:
    """Write letters with accents in one way, so that equal names are equal."""
    return unicodedata.normalize("NFC", naam)


def _remove_map(naam: str) -> str:
    return re.split(r"[/\\]", naam)[-1]


def _replace_verboden(naam: str) -> str:
    return _VERBODEN.sub("_", naam)


def _trim(naam: str) -> str:
    # One pattern for both ends in turns: "a. ." must not leave a dot behind.
    return re.sub(r"^[\s.]+|[\s.]+$", "", naam)


def _shorten(naam: str) -> str:
    """Cut the middle of a long name, so that the extension stays, with one byte to spare for a reserved name."""
    if len(naam.encode()) <= MAX_BYTES:
        return naam
    stam, punt, extensie = naam.rpartition(".")
    staart = punt + extensie
    if not stam or len(staart.encode()) > MAX_EXTENSIE_BYTES:
        stam, staart = naam, ""
    ruimte = MAX_BYTES - 1 - len(staart.encode())
    return _trim(stam.encode()[:ruimte].decode("utf-8", errors="ignore")) + staart


def _mark_gereserveerd(naam: str) -> str:
    stam = naam.split(".")[0].rstrip()
    return f"_{naam}" if _GERESERVEERD.fullmatch(stam) else naam


def _fill_leeg(naam: str) -> str:
    return naam or NAAMLOOS


_GERESERVEERD_AANGEPAST = "gereserveerde naam aangepast"
_STAPPEN = (
    (_remove_onzichtbaar, "onzichtbare tekens verwijderd"),
    (_compose, "letters met accenten gelijkgetrokken"),
    (_remove_map, "mapnamen verwijderd"),
    (_replace_verboden, "verboden tekens vervangen"),
    (_trim, "punten of spaties aan het begin of eind verwijderd"),
    (_mark_gereserveerd, _GERESERVEERD_AANGEPAST),
    (_shorten, "ingekort"),
    # Shortening can leave a reserved name: "CON", two hundred spaces and a letter.
    (_mark_gereserveerd, _GERESERVEERD_AANGEPAST),
    (_fill_leeg, "lege naam ingevuld"),
)
