"""An iCalendar (RFC 5545) of all-day events as text: CRLF, lines of at most 75 octets, text escaped."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

REGEL = 75
EINDE = "\r\n"
PRODUCT = "-//Borgwijzer//Taken//NL"
# RFC 5545 allows no control characters in a text but the tab; a line end inside a text is written as \n.
STUURTEKENS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]")
VERVERS = "PT15M"


@dataclass(frozen=True, slots=True)
class Dagafspraak:
    """One day in a calendar. ``uid`` stays the same as long as it is the same thing to do; ``plaats`` may be empty."""

    uid: str
    dag: datetime.date
    tekst: str
    plaats: str = ""


def schrijf_agenda(naam: str, afspraken: Iterable[Dagafspraak], moment: datetime.datetime) -> str:
    """The whole calendar; ``moment`` (aware) is when it was made."""
    stempel = moment.astimezone(datetime.UTC).strftime("%Y%m%dT%H%M%SZ")
    regels = [
        "BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", f"X-WR-CALNAME:{_ontsnap(naam)}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{VERVERS}", f"X-PUBLISHED-TTL:{VERVERS}",
    ]  # fmt: skip
    for afspraak in afspraken:
        regels += _schrijf_afspraak(afspraak, stempel)
    regels.append("END:VCALENDAR")
    return "".join(deel + EINDE for regel in regels for deel in vouw(regel))


def _schrijf_afspraak(afspraak: Dagafspraak, stempel: str) -> list[str]:
    volgende = afspraak.dag + datetime.timedelta(days=1)
    regels = [
        "BEGIN:VEVENT", f"UID:{_ontsnap(afspraak.uid)}", f"DTSTAMP:{stempel}",
        f"DTSTART;VALUE=DATE:{_schrijf_dag(afspraak.dag)}", f"DTEND;VALUE=DATE:{_schrijf_dag(volgende)}",
        f"SUMMARY:{_ontsnap(afspraak.tekst)}",
    ]  # fmt: skip
    if afspraak.plaats:
        regels.append(f"LOCATION:{_ontsnap(afspraak.plaats)}")
    return [*regels, "TRANSP:TRANSPARENT", "END:VEVENT"]


def _schrijf_dag(dag: datetime.date) -> str:
    return f"{dag.year:04d}{dag.month:02d}{dag.day:02d}"


def _ontsnap(tekst: str) -> str:
    """The text with what has a meaning of its own escaped, and without control characters."""
    tekst = tekst.replace("\r\n", "\n").replace("\r", "\n")
    tekst = tekst.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return STUURTEKENS.sub("", tekst.replace("\n", "\\n"))


def vouw(regel: str) -> Iterator[str]:
    """The line in parts of at most 75 octets, never through a character; each next part begins with a space."""
    deel, lengte = "", 0
    for teken in regel:
        octetten = len(teken.encode("utf-8", "replace"))
        if lengte + octetten > REGEL:
            yield deel
            deel, lengte = " ", 1
        deel += teken
        lengte += octetten
    yield deel
