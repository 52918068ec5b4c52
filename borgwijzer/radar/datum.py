"""Dates as people write them: 3-12-2026, and 2026-12-03 as programs do."""

import datetime
import re

DAG_EERST = re.compile(r"([0-9]{1,2})[-/]([0-9]{1,2})[-/]([0-9]{4})")
JAAR_EERST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")


def lees_datum(tekst: str) -> datetime.date | None:
    """The day; None when it is not written as a day, or is no day of the calendar."""
    tekst = tekst.strip()
    if treffer := DAG_EERST.fullmatch(tekst):
        dag, maand, jaar = treffer.groups()
    elif treffer := JAAR_EERST.fullmatch(tekst):
        jaar, maand, dag = treffer.groups()
    else:
        return None
    try:
        return datetime.date(int(jaar), int(maand), int(dag))
    except ValueError:
        return None
