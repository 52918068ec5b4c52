"""Dates as Dutch text, without the locale machinery: a list of fifty rows needs hundreds of them."""

from datetime import date, datetime

from borgwijzer.brieven.datums import DAGEN, MAANDEN, datum_met_dag

KORTE_MAANDEN = tuple("mrt" if maand == "maart" else maand[:3] for maand in MAANDEN)


def schrijf_voluit(dag: date) -> str:
    """Write `dinsdag 12 mei 2026`, for sentences."""
    return datum_met_dag(dag)


def schrijf_kort(dag: date) -> str:
    """Write `di 12 mei 2026`, for tables."""
    return f"{DAGEN[dag.weekday()][:2]} {dag.day} {KORTE_MAANDEN[dag.month - 1]} {dag.year}"


def schrijf_dag(dag: date) -> str:
    """Write `maandag 6 april`, for proofs in which the year is known."""
    return f"{DAGEN[dag.weekday()]} {dag.day} {MAANDEN[dag.month - 1]}"


def schrijf_moment(moment: datetime) -> str:
    """Write `di 12 mei 2026, 14.05 uur`; the moment must already be in Dutch local time."""
    return f"{schrijf_kort(moment)}, {moment:%H.%M} uur"


def schrijf_invuldag(dag: date | None) -> str:
    """The day as a field for a day takes it: ``02-03-2026``; empty without one."""
    return f"{dag:%d-%m-%Y}" if dag else ""
