"""The only clock of the program.

Everything else gets the moment or the date as an argument, so that a verdict of years ago can be computed again.
"""

import datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def nu() -> datetime.datetime:
    """The present moment, aware, in UTC."""
    return datetime.datetime.now(datetime.UTC)  # noqa: TID251 - this is the one place where the clock is read


def vandaag() -> datetime.date:
    """The present calendar date in the Netherlands (Europe/Amsterdam)."""
    return nu().astimezone(AMSTERDAM).date()
