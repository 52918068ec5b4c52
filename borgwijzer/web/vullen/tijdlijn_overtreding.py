"""Sentences of the time line for an overtreding and its afweging."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from borgwijzer.web.beelden.etiketten import INTERVENTIES
from borgwijzer.web.vullen.bronnen import schrijf_datums

Gegevens = Mapping[str, Any]


def _norm(gegevens: Gegevens) -> str:
    return str(gegevens.get("norm", "een regel"))


def _keuze(gegevens: Gegevens) -> str:
    cel = gegevens.get("verschoven_cel") or gegevens.get("cel", "")
    keuze = INTERVENTIES.get(gegevens.get("keuze", ""), "onbekend").lower()
    return f"{keuze}{f' (cel {cel})' if cel else ''}"


OVERTREDINGSZINNEN: dict[str, tuple[str, str, Callable[[Gegevens], str]]] = {
    "overtreding_vastgesteld": ("Overtreding", "triangle-alert", lambda g: f"Overtreding van {_norm(g)} vastgelegd"),
    "overtreding_gewijzigd": ("Overtreding", "pencil", lambda g: f"Overtreding van {_norm(g)} gewijzigd"),
    "overtreding_vervallen": ("Overtreding", "undo-2", lambda g: f"Overtreding van {_norm(g)} vervallen"),
    "overtreding_hersteld": (
        "Overtreding", "check", lambda g: f"Overtreding van {_norm(g)} hersteld op {schrijf_datums(str(g.get('op', '')))}",
    ),
    "afweging_bewaard": ("Afweging", "pencil", lambda g: "Aan de afweging gewerkt"),
    "afweging_voorgesteld": ("Afweging", "scale", lambda g: f"Afweging voorgesteld: {_keuze(g)}"),
    "afweging_vastgesteld": ("Afweging", "check", lambda g: f"Afweging vastgesteld: {_keuze(g)}"),
    "afweging_teruggegeven": ("Afweging", "undo-2", lambda g: f"Afweging teruggegeven: {_keuze(g)}"),
}  # fmt: skip
