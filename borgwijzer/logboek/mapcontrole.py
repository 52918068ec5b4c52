"""Check an exported dossier: its log, its files, and that the log knows each piece. No Django and no database.

The folder holds ``inhoud.json``: {"formaat": "borgwijzer-dossier", "versie": 1, "zaak": …, "bestanden": [{"bestand": path in the
folder, "sha256": …, "stuk": number when it is a piece}]}, and ``logboek.jsonl``, an export as described in ``keten``.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from borgwijzer.logboek.controle import Breuk, Uitslag, controleer_export

FORMAAT, VERSIE = "borgwijzer-dossier", 1
LIJST, LOGBOEK = "inhoud.json", "logboek.jsonl"


def controleer_map(map_: Path) -> Uitslag:
    """Check a folder: every file that should be there with the right content, none besides, and a log that is whole.

    A piece whose content no event of the log names is a fault too (``vreemd``). Raises ``OSError`` when the folder cannot be read.
    """
    uitslag = controleer_export(map_ / LOGBOEK) if (map_ / LOGBOEK).is_file() else Uitslag()
    try:
        bestanden = _lees_lijst(map_ / LIJST)
    except (OSError, ValueError, KeyError, TypeError):
        uitslag.meld(Breuk(LIJST, None, "onleesbaar", f"Het bestand {LIJST} ontbreekt of is geen lijst van een dossier."))
        return uitslag
    for breuk in _toets(map_, bestanden):
        uitslag.meld(breuk)
    return uitslag


def _lees_lijst(pad: Path) -> dict[str, dict[str, Any]]:
    inhoud = json.loads(pad.read_text(encoding="utf-8"))
    if inhoud["formaat"] != FORMAAT or inhoud["versie"] != VERSIE:
        raise ValueError("ander formaat")
    return {str(deel["bestand"]): {"sha256": str(deel["sha256"]), "stuk": deel.get("stuk")} for deel in inhoud["bestanden"]}


def _toets(map_: Path, bestanden: dict[str, dict[str, Any]]) -> Iterator[Breuk]:
    if LOGBOEK not in bestanden:
        yield Breuk(LOGBOEK, None, "ontbreekt", "De lijst noemt geen logboek.")
    aanwezig = {pad.relative_to(map_).as_posix() for pad in map_.rglob("*") if pad.is_file() or pad.is_symlink()} - {LIJST}
    bekend = _lees_kenmerken(map_ / LOGBOEK)
    for naam, deel in sorted(bestanden.items()):
        if naam not in aanwezig:
            yield Breuk(naam, None, "ontbreekt", f"Het bestand {naam} hoort er te zijn en is er niet.")
        elif bereken_kenmerk(map_ / naam) != deel["sha256"]:
            yield Breuk(naam, None, "gewijzigd", f"De inhoud van {naam} is gewijzigd.")
        elif deel["stuk"] is not None and deel["sha256"] not in bekend:
            yield Breuk(naam, None, "vreemd", f"Het logboek kent de inhoud van {naam} niet.")
    for naam in sorted(aanwezig - bestanden.keys()):
        yield Breuk(naam, None, "vreemd", f"Het bestand {naam} staat niet in de lijst.")


def bereken_kenmerk(pad: Path) -> str:
    """The SHA-256 of a file, in lower-case hexadecimal."""
    with pad.open("rb") as bestand:
        return hashlib.file_digest(bestand, "sha256").hexdigest()


def _lees_kenmerken(logboek: Path) -> set[str]:
    """Every text of 64 characters that an event holds: the contents that the log knows."""
    if not logboek.is_file():
        return set()
    gevonden: set[str] = set()
    with logboek.open(encoding="utf-8", errors="replace") as regels:
        for regel in regels:
            try:
                inhoud = json.loads(regel)
            except (ValueError, RecursionError):
                continue  # the check of the log says what is wrong with this line
            if isinstance(inhoud, dict):
                gevonden |= set(_list_kenmerken(inhoud.get("gegevens", {})))
    return gevonden


def _list_kenmerken(waarde: Any) -> Iterator[str]:
    if isinstance(waarde, str) and len(waarde) == 64:
        yield waarde
    elif isinstance(waarde, dict | list):
        for deel in waarde.values() if isinstance(waarde, dict) else waarde:
            yield from _list_kenmerken(deel)
