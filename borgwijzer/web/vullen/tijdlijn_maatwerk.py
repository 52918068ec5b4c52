"""Sentences of the time line for what happens with an application for a maatwerkvoorschrift."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from borgwijzer.web.vullen.bronnen import schrijf_datums

Gegevens = Mapping[str, Any]
SOORT = "Maatwerkvoorschrift"


def _dag(gegevens: Gegevens, naam: str) -> str:
    return schrijf_datums(str(gegevens.get(naam) or "onbekend"))


MAATWERKZINNEN: dict[str, tuple[str, str, Callable[[Gegevens], str]]] = {
    "maatwerk_ontvangen": (
        SOORT, "inbox", lambda g: f"Aanvraag om een maatwerkvoorschrift ontvangen op {_dag(g, 'ontvangen_op')}",
    ),
    "maatwerk_bevestigd": (SOORT, "mail", lambda g: "Ontvangst van de aanvraag om een maatwerkvoorschrift bevestigd"),
    "maatwerk_aanvulling_gevraagd": (
        SOORT, "mail", lambda g: f"Om aanvulling van de aanvraag gevraagd, tot en met {_dag(g, 'uiterlijk')}",
    ),
    "maatwerk_aanvulling_ontvangen": (SOORT, "inbox", lambda g: f"Aanvraag aangevuld op {_dag(g, 'op')}"),
    "maatwerk_verlengd": (SOORT, "clock", lambda g: f"Termijn van de aanvraag verlengd tot en met {_dag(g, 'uiterlijk')}"),
    "maatwerk_beoordeeld": (SOORT, "list-checks", lambda g: "Aanvraag om een maatwerkvoorschrift beoordeeld"),
    "maatwerk_voornemen": (SOORT, "mail", lambda g: f"Voornemen om te weigeren; reageren kan tot en met {_dag(g, 'uiterlijk')}"),
    "maatwerk_zienswijze": (SOORT, "inbox", lambda g: f"De bouwer reageerde op {_dag(g, 'op')}"),
    "maatwerk_ingetrokken": (SOORT, "undo-2", lambda g: "Aanvraag om een maatwerkvoorschrift ingetrokken"),
    "maatwerk_ingeschreven": (SOORT, "check", lambda g: f"Maatwerkvoorschrift ingeschreven als beperking op {_dag(g, 'op')}"),
    "maatwerk_beeindigd": (SOORT, "undo-2", lambda g: "Maatwerkvoorschrift ingetrokken"),
}  # fmt: skip
