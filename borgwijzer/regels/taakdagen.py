"""Taakdagen: hoe dringend een laatste dag is, en tot wanneer een taak mag wachten. Alle dagen zijn kalenderdagen in Nederland."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

Urgentie = Literal["te_laat", "vandaag", "deze_week", "later", "zonder_datum"]
DAG = timedelta(days=1)
ZONDAG = 7
# Een taak zonder laatste dag moet zo snel mogelijk; langer wachten dan dit is geen uitstel meer.
LANGSTE_UITSTEL = timedelta(days=28)


def bepaal_urgentie(uiterlijk: date | None, vandaag: date) -> Urgentie:
    """Hoe dringend een laatste dag (inclusief) is, gezien vanaf `vandaag`; een week loopt van maandag tot en met zondag."""
    if uiterlijk is None:
        return "zonder_datum"
    if uiterlijk < vandaag:
        return "te_laat"
    if uiterlijk == vandaag:
        return "vandaag"
    return "deze_week" if uiterlijk <= _zondag(vandaag) else "later"


def bepaal_venster(urgentie: Urgentie, vandaag: date) -> tuple[date, date] | None:
    """De eerste en de laatste dag (beide inclusief) met deze urgentie; None voor taken zonder datum.

    Op zondag is er geen dag meer in deze week: de laatste dag ligt dan voor de eerste.
    """
    vensters: dict[Urgentie, tuple[date, date]] = {
        "te_laat": (date.min, vandaag - DAG),
        "vandaag": (vandaag, vandaag),
        "deze_week": (vandaag + DAG, _zondag(vandaag)),
        "later": (_zondag(vandaag) + DAG, date.max - DAG),
    }
    return vensters.get(urgentie)


def bepaal_uitstelgrens(uiterlijk: date | None, vandaag: date) -> date | None:
    """De laatste dag waarop een uitgestelde taak terug moet zijn (inclusief); None als uitstellen niet meer kan."""
    if uiterlijk is None:
        return vandaag + LANGSTE_UITSTEL
    return uiterlijk if uiterlijk > vandaag else None


def _zondag(vandaag: date) -> date:
    return vandaag + timedelta(days=ZONDAG - vandaag.isoweekday())
