"""Dates and times in Dutch words, without locale machinery: the same on every machine."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
ISO_DATUM = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
NEDERLAND = ZoneInfo("Europe/Amsterdam")


def datum_in_woorden(dag: date) -> str:
    """Return a date as in the head of a letter: "30 maart 2026"."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def datum_met_dag(dag: date) -> str:
    """Return a date with the name of its day: "maandag 30 maart 2026"."""
    return f"{DAGEN[dag.weekday()]} {datum_in_woorden(dag)}"


def datums_in_zin(tekst: str) -> str:
    """Return a sentence of the rules with every ISO date in it written in words; what is no date stays as it is."""

    def vervang(treffer: re.Match[str]) -> str:
        try:
            return datum_in_woorden(date.fromisoformat(treffer[0]))
        except ValueError:
            return treffer[0]

    return ISO_DATUM.sub(vervang, tekst)


def tijd_in_woorden(moment: datetime) -> str:
    """Return the Dutch clock time of a moment, to the minute: "14.05 uur".

    Seconds are cut off, never rounded up: the letter may not name a minute that had not yet begun.
    Raises ValueError when `moment` has no time zone.
    """
    lokaal = _in_nederland(moment)
    return f"{lokaal.hour}.{lokaal.minute:02d} uur"


def moment_in_woorden(moment: datetime) -> str:
    """Return a moment in Dutch time: "maandag 2 maart 2026 om 14.05 uur".

    Raises ValueError when `moment` has no time zone.
    """
    return f"{datum_met_dag(_in_nederland(moment).date())} om {tijd_in_woorden(moment)}"


def _in_nederland(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("Een tijdstip in een brief heeft een tijdzone nodig: geef het moment met zone op.")
    return moment.astimezone(NEDERLAND)
