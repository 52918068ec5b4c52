"""Strict reading of the configuration tables (TOML) beside this package, and text matching as those tables mean it."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

MAX_TEKST = 1000
ZEKERHEDEN = ("gezien", "afgeleid", "onzeker")
"""Certainty of a row: seen in a public source, derived from several, or uncertain: check it with the own form."""


class Tabelfout(ValueError):
    """A configuration table is wrong; the text names the file, the row and the remedy."""


def lees_toml(pad: Path) -> dict[str, Any]:
    """Read one TOML file. Raises `Tabelfout` when it is absent or is not TOML."""
    try:
        return tomllib.loads(pad.read_text(encoding="utf-8"))
    except OSError as fout:
        raise Tabelfout(f"{pad.name} is niet te openen: controleer het pad van de tabel.") from fout
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fout:
        raise Tabelfout(f"{pad.name} is geen geldige TOML ({fout}): herstel het bestand.") from fout


def controleer(rij: Mapping[str, Any], waar: str, *, verplicht: set[str], mag: set[str]) -> None:
    """Raise `Tabelfout` when `rij` misses a key of `verplicht` or has one outside `verplicht | mag`."""
    if mist := sorted(verplicht - set(rij)):
        raise Tabelfout(f"{waar}: vul {', '.join(mist)} in.")
    if vreemd := sorted(set(rij) - verplicht - mag):
        raise Tabelfout(f"{waar}: onbekende sleutel {', '.join(vreemd)}; verwijder die of verbeter de naam.")
    zekerheid = rij.get("zekerheid", "onzeker")
    if zekerheid not in ZEKERHEDEN:
        raise Tabelfout(f"{waar}: zekerheid '{zekerheid}' bestaat niet; kies uit {', '.join(ZEKERHEDEN)}.")


def als_patroon(tekst: object, waar: str) -> re.Pattern[str] | None:
    """Compile a regular expression of a table; None for an empty one. Raises `Tabelfout` when it is not one."""
    if not tekst:
        return None
    if not isinstance(tekst, str):
        raise Tabelfout(f"{waar}: een patroon is tekst; zet het tussen aanhalingstekens.")
    try:
        return re.compile(tekst)
    except re.error as fout:
        raise Tabelfout(f"{waar}: het patroon '{tekst}' is geen reguliere expressie ({fout}): herstel het.") from fout


# The cache holds texts of questions and documents only: an answer can be personal and is never passed to it.
@lru_cache(maxsize=4096)
def vereenvoudig(tekst: str) -> str:
    """Lower case, without accents, with each run of `_`, `-`, `.` and white space as one space.

    Only the first `MAX_TEKST` characters count: a pattern with `.*` takes quadratic time, and the text is a stranger's.
    """
    kaal = "".join(teken for teken in unicodedata.normalize("NFKD", tekst[:MAX_TEKST]) if not unicodedata.combining(teken))
    return re.sub(r"[\s_.\-]+", " ", kaal.lower()).strip()
