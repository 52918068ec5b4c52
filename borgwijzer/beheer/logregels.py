"""JSON lines on standard error: what happened, for which request, without personal data.

A line carries the words of the programmer and the request number. Anything that looks like a BSN or an e-mail address is
masked, and of a database error only the first line stays: PostgreSQL puts values of the row in the next.
"""

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

_GEHEIM = re.compile(r"\b\d{8,9}\b|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_VERVOLG_DATABASE = re.compile(r"\n(?:DETAIL|CONTEXT|QUERY|HINT):.*?(?=\n\S*Error\b|\nTraceback|\Z)", re.DOTALL)


def maskeer(tekst: str) -> str:
    """The text without BSNs, e-mail addresses and the values that PostgreSQL adds to an error."""
    return _GEHEIM.sub("•", _VERVOLG_DATABASE.sub("", tekst))


def _maskeer_alles(_logger: Any, _methode: str, regel: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    return {sleutel: maskeer(waarde) if isinstance(waarde, str) else waarde for sleutel, waarde in regel.items()}


def _laat_pad_weg(_logger: Any, _methode: str, regel: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Django ends its line about an error with the path, which may be a zaak or a link that still opens."""
    if regel.get("logger") == "django.request":
        regel["event"] = str(regel["event"]).partition(": ")[0]
    return regel


VOORAF: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True, key="moment"),
]


def configureer(instellingen: dict[str, Any]) -> None:
    """Set up logging for the whole process; ``instellingen["niveau"]`` is the level. Called by Django."""
    structlog.configure(
        processors=[*VOORAF, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    opmaak = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[*VOORAF, structlog.stdlib.PositionalArgumentsFormatter()],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            _laat_pad_weg,
            _maskeer_alles,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
    )
    afvoer = logging.StreamHandler(sys.stderr)
    afvoer.setFormatter(opmaak)
    wortel = logging.getLogger()
    wortel.handlers = [afvoer]
    wortel.setLevel(instellingen["niveau"])
    # These name the path of a request or the address of a visitor; our own line per request says enough.
    for naam in ("django.request", "django.security", "axes"):
        logging.getLogger(naam).setLevel(logging.ERROR)
    for naam in ("procrastinate", "pikepdf"):
        logging.getLogger(naam).setLevel(logging.WARNING)
