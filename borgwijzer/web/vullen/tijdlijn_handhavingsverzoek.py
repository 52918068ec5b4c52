"""Sentences of the time line for what happens with a handhavingsverzoek."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from borgwijzer.web.vullen.bronnen import schrijf_datums

Gegevens = Mapping[str, Any]
SOORT = "Handhavingsverzoek"


def _dag(gegevens: Gegevens, naam: str) -> str:
    return schrijf_datums(str(gegevens.get(naam) or "onbekend"))


def _belang(gegevens: Gegevens) -> str:
    return f"De verzoeker is {'' if gegevens.get('ja') else 'geen '}belanghebbende"


def _ingebreke(gegevens: Gegevens) -> str:
    telt = "zij telt" if gegevens.get("geldig") else "zij telt niet"
    return f"Ingebrekestelling ontvangen op {_dag(gegevens, 'op')}; {telt}"


def _verbeterd(gegevens: Gegevens) -> str:
    wat = str(gegevens.get("wat", "stap")).replace("_", " ")
    if gegevens.get("vervalt"):
        return f"Handhavingsverzoek: {wat} van {_dag(gegevens, 'was_op')} is vervallen"
    return f"Handhavingsverzoek: {wat} verbeterd, van {_dag(gegevens, 'was_op')} naar {_dag(gegevens, 'op')}"


HANDHAVINGSVERZOEKEN: dict[str, tuple[str, str, Callable[[Gegevens], str]]] = {
    "handhavingsverzoek_ontvangen": (SOORT, "inbox", lambda g: f"Handhavingsverzoek ontvangen op {_dag(g, 'ontvangen_op')}"),
    "handhavingsverzoek_bevestigd": (SOORT, "mail", lambda g: "Ontvangst van het handhavingsverzoek bevestigd"),
    "handhavingsverzoek_belanghebbende": (SOORT, "scale", _belang),
    "handhavingsverzoek_aanvulling_gevraagd": (
        SOORT, "mail", lambda g: f"Om aanvulling van het handhavingsverzoek gevraagd, tot en met {_dag(g, 'uiterlijk')}",
    ),
    "handhavingsverzoek_aanvulling_ontvangen": (SOORT, "inbox", lambda g: f"Handhavingsverzoek aangevuld op {_dag(g, 'op')}"),
    "handhavingsverzoek_ingestemd": (
        SOORT, "clock", lambda g: f"De verzoeker stemde in met uitstel tot en met {_dag(g, 'uiterlijk')}",
    ),
    "handhavingsverzoek_verlengd": (SOORT, "clock", lambda g: f"Termijn verlengd tot en met {_dag(g, 'uiterlijk')}"),
    "handhavingsverzoek_onderzocht": (SOORT, "eye", lambda g: f"Handhavingsverzoek onderzocht op {_dag(g, 'op')}"),
    "handhavingsverzoek_ingebrekestelling": (SOORT, "triangle-alert", _ingebreke),
    "handhavingsverzoek_ingetrokken": (SOORT, "undo-2", lambda g: "Handhavingsverzoek ingetrokken"),
    "handhavingsverzoek_verbeterd": (SOORT, "pencil", _verbeterd),
    "handhavingsverzoek_gekoppeld": (SOORT, "link", lambda g: "Vastgelegd wat op het handhavingsverzoek volgde"),
}  # fmt: skip
