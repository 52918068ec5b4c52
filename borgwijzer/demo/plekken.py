"""Places in ready-made text that get a value per zaak, and rows of models as lines for COPY.

Ready text is made once for a group of zaken; filling it in is then one ``%`` per zaak, which is what makes it fast.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Sequence
from typing import Any

from django.db.models import Field, JSONField, Model

# From the private use area of Unicode: no real text has them, and JSON leaves them as they are.
OPEN, DICHT = "\ue000", "\ue001"
_GETAL_IN_JSON = re.compile(f'"{OPEN}#([a-z_0-9]+){DICHT}"')
_PLEK = re.compile(f"{OPEN}#?([a-z_0-9]+){DICHT}")


def tekstplek(naam: str) -> str:
    """A place for a text; the value is put in as it is, so it may hold nothing that JSON or COPY escapes."""
    return f"{OPEN}{naam}{DICHT}"


def getalplek(naam: str) -> Any:
    """A place for a whole number, also in JSON (``Any``: it stands where a model wants a number)."""
    return f"{OPEN}#{naam}{DICHT}"


def maak_invulbaar(tekst: str) -> str:
    """The text as the left side of ``%``, with a mapping on the right."""
    return _PLEK.sub(r"%(\1)s", _GETAL_IN_JSON.sub(r"%(\1)s", tekst.replace("%", "%%")))


def schrijf_json(waarde: Any) -> str:
    """JSON for a column."""
    return json.dumps(waarde, ensure_ascii=False, separators=(",", ":"))


def schrijf_regel(waarden: Sequence[str | None]) -> str:
    """Texts as one line of the text format of COPY, places included. None becomes NULL."""
    return "\t".join("\\N" if waarde is None else _voor_copy(waarde) for waarde in waarden) + "\n"


def _voor_copy(tekst: str) -> str:
    return tekst.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def schrijf_rij(rij: Model, velden: Sequence[Field[Any, Any]], *daarna: str | None) -> str:
    """A row as one line of COPY, and what comes after it. Moments have whole hours: minutes and seconds are a place, ``mmss``."""
    return schrijf_regel([*(_tekst(getattr(rij, veld.attname), veld) for veld in velden), *daarna])


def _tekst(waarde: Any, veld: Field[Any, Any]) -> str | None:
    if waarde is None:
        return None
    if isinstance(veld, JSONField):
        return _GETAL_IN_JSON.sub(rf"{OPEN}#\1{DICHT}", schrijf_json(waarde))
    if isinstance(waarde, datetime.datetime):
        return f"{waarde:%Y-%m-%d %H}:{tekstplek('mmss')}+00"
    if isinstance(waarde, list):  # an array of words without quotes or commas
        return f"{{{','.join(waarde)}}}"
    if isinstance(waarde, bool):
        return "t" if waarde else "f"
    return str(waarde)
