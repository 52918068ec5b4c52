"""Sentences of the time line for what happens with interventies without a last."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from borgwijzer.regels.interventiestappen import PROCEDURES
from borgwijzer.toezicht.stapvelden import UITSLAGEN
from borgwijzer.web.beelden.etiketten import INTERVENTIE_UITKOMSTEN
from borgwijzer.web.vullen.bronnen import schrijf_datums

Gegevens = Mapping[str, Any]


def _naam(gegevens: Gegevens) -> str:
    procedure = PROCEDURES.get(gegevens.get("soort", ""))
    return procedure.naam if procedure else str(gegevens.get("soort", "interventie")).replace("_", " ").capitalize()


def _stap(gegevens: Gegevens) -> str:
    procedure = PROCEDURES.get(gegevens.get("soort", ""))
    regel = procedure.stappen.get(gegevens.get("stap", "")) if procedure else None
    return regel.naam.lower() if regel else str(gegevens.get("stap", "stap"))


def _gezet(wat: str) -> Callable[[Gegevens], str]:
    def schrijf(gegevens: Gegevens) -> str:
        uitslag = UITSLAGEN.get(gegevens.get("uitslag", ""), "")
        tot = f"; laatste dag {schrijf_datums(gegevens['uiterlijk'])}" if gegevens.get("uiterlijk") else ""
        return f"{_naam(gegevens)}: {_stap(gegevens)} {wat}{f'. {uitslag}' if uitslag else ''}{tot}"

    return schrijf


def _afgerond(gegevens: Gegevens) -> str:
    return f"{_naam(gegevens)} afgerond: {INTERVENTIE_UITKOMSTEN.get(gegevens.get('uitkomst', ''), 'onbekend').lower()}"


INTERVENTIES: dict[str, tuple[str, str, Callable[[Gegevens], str]]] = {
    "interventie_begonnen": ("Interventie", "scale", lambda g: f"{_naam(g)} begonnen"),
    "interventiestap_gezet": ("Interventie", "check", _gezet("vastgelegd")),
    "interventiestap_verbeterd": ("Interventie", "pencil", _gezet("verbeterd")),
    "interventiestap_klaargelegd": ("Interventie", "list-checks", lambda g: f"{_naam(g)}: {_stap(g)} klaargelegd voor een collega"),
    "interventiestap_teruggegeven": ("Interventie", "undo-2", lambda g: f"{_naam(g)}: {_stap(g)} teruggegeven"),
    "interventie_afgerond": ("Interventie", "check", _afgerond),
}
