"""The hash chain, as plain functions: no Django and no database, so that an outsider can check it.

One chain per zaak, and one per organisatie for events without a zaak. An event is this JSON object (all keys present):

    versie       1
    organisatie  number
    zaak         number or null
    volgnummer   1, 2, 3, … within the chain
    soort        word that names what happened
    tijdstip     UTC with six decimals, "2026-05-12T09:30:00.000000Z"
    door         number of the account, or null for the program itself
    door_naam    name of that person at the time
    gegevens     object; texts, whole numbers, true, false, null, lists and objects only
    reden        text, may be empty
    vorige_hash  hash of the event before it; 64 zeros for the first

Its hash is the SHA-256, in lower-case hexadecimal, of its canonical JSON: UTF-8, keys sorted by code point on every level,
no spaces, characters outside ASCII as themselves, only the escapes that JSON demands (quote, backslash, control
characters: \\b \\f \\n \\r \\t, the others as \\u00xx in lower case). Numbers are whole and written in full; a fraction
is a text.

An export is a file of lines, each one canonical JSON object: first {"formaat": "borgwijzer-logboek", "organisatie": …,
"versie": 1, "zaak": …}, then the events with their ``hash`` added, last the head {"kop": {"aantal": …, "hash": …}}.
"""

import datetime
import hashlib
import json
from collections.abc import Iterator
from typing import Any

VERSIE = 1
FORMAAT = "borgwijzer-logboek"
BEGIN = "0" * 64
SLEUTELS = frozenset(
    {"versie", "organisatie", "zaak", "volgnummer", "soort", "tijdstip", "door", "door_naam", "gegevens", "reden"} | {"vorige_hash"}
)


def schrijf_canoniek(waarde: Any) -> str:
    """The canonical JSON of a value that passed ``controleer_waarde``."""
    return json.dumps(waarde, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def bereken_hash(gebeurtenis: dict[str, Any]) -> str:
    """The hash of an event: over the keys listed above, all of them and no others."""
    if gebeurtenis.keys() != SLEUTELS:
        raise ValueError("De gebeurtenis heeft niet precies de voorgeschreven velden.")
    return hashlib.sha256(schrijf_canoniek(gebeurtenis).encode("utf-8")).hexdigest()


def controleer_waarde(waarde: Any, plek: str = "gegevens") -> None:
    """Raise ``TypeError`` for what has no single canonical form or does not survive storage; ``plek`` names it.

    Refused: floats, keys that are not text, the NUL character, half surrogate pairs, and any other Python object.
    """
    if waarde is None or isinstance(waarde, bool | int):
        return
    if isinstance(waarde, str):
        _controleer_tekst(waarde, plek)
        return
    for naam, deel in _delen(waarde, plek):
        controleer_waarde(deel, naam)


def _controleer_tekst(tekst: str, plek: str) -> None:
    if "\0" in tekst:
        raise TypeError(f"{plek} bevat een NUL-teken.")
    try:
        tekst.encode("utf-8")
    except UnicodeEncodeError:
        raise TypeError(f"{plek} is geen geldige Unicode-tekst.") from None


def _delen(waarde: Any, plek: str) -> Iterator[tuple[str, Any]]:
    if isinstance(waarde, dict):
        for sleutel, deel in waarde.items():
            if not isinstance(sleutel, str):
                raise TypeError(f"{plek} heeft een sleutel die geen tekst is: {sleutel!r}.")
            _controleer_tekst(sleutel, plek)
            yield f"{plek}.{sleutel}", deel
    elif isinstance(waarde, list | tuple):
        for nummer, deel in enumerate(waarde):
            yield f"{plek}[{nummer}]", deel
    else:
        raise TypeError(f"{plek} is een {type(waarde).__name__}: maak er tekst of een geheel getal van.")


def to_utc(moment: datetime.datetime) -> datetime.datetime:
    """The same moment in UTC. Raises ``ValueError`` when it has no time zone."""
    if moment.utcoffset() is None:
        raise ValueError("Een tijdstip in het logboek heeft een tijdzone nodig.")
    return moment.astimezone(datetime.UTC)


def schrijf_tijdstip(moment: datetime.datetime) -> str:
    """The moment in UTC with six decimals and a Z. Raises ``ValueError`` when it has no time zone."""
    return to_utc(moment).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def noem_keten(organisatie: int, zaak: int | None) -> str:
    """The name of a chain in messages."""
    return f"organisatie {organisatie}" if zaak is None else f"zaak {zaak} van organisatie {organisatie}"
