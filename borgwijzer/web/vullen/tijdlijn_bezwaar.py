"""Sentences of the time line for what happens with a bezwaar and with a besluit that is suspended or made public."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from borgwijzer.web.beelden.etiketten import BESLUITEN
from borgwijzer.web.vullen.bezwaarnamen import GEVOLGEN, STAPNAMEN, UITKOMSTEN
from borgwijzer.web.vullen.bronnen import schrijf_datums

Gegevens = Mapping[str, Any]


def _besluit(gegevens: Gegevens) -> str:
    return BESLUITEN.get(gegevens.get("soort", ""), "besluit").lower()


def _stap(gegevens: Gegevens) -> str:
    wat = STAPNAMEN.get(gegevens.get("stap", ""), "stap")
    uiterlijk = gegevens.get("uiterlijk")
    uitkomst = UITKOMSTEN.get(gegevens.get("uitkomst", ""), "")
    bij = [uitkomst.lower(), GEVOLGEN.get(gegevens.get("gevolg", ""), "").lower(), schrijf_datums(uiterlijk) if uiterlijk else ""]
    return f"Bezwaar: {wat.lower()}" + "".join(f", {deel}" for deel in bij if deel)


def _geschorst(gegevens: Gegevens) -> str:
    tot = f" tot en met {schrijf_datums(gegevens['tot_en_met'])}" if gegevens.get("tot_en_met") else ""
    return f"Besluit geschorst: {_besluit(gegevens)}, vanaf {schrijf_datums(gegevens.get('van', ''))}{tot}"


def _openbaar(gegevens: Gegevens) -> str:
    return f"Besluit {'niet openbaar' if gegevens.get('uitzondering') else 'openbaar gemaakt'}: {_besluit(gegevens)}"


def _voorgesteld(gegevens: Gegevens) -> str:
    return f"Beslissing op bezwaar voorgesteld: {UITKOMSTEN.get(gegevens.get('uitkomst', ''), '').lower()}"


BEZWAREN: dict[str, tuple[str, str, Callable[[Gegevens], str]]] = {
    "bezwaar_ontvangen": ("Bezwaar", "inbox", lambda g: f"Bezwaar ontvangen op {schrijf_datums(g.get('ontvangen_op', ''))}"),
    "bezwaarstap_vastgelegd": ("Bezwaar", "list-checks", _stap),
    "bezwaarbeslissing_voorgesteld": ("Bezwaar", "scale", _voorgesteld),
    "bezwaarbeslissing_teruggestuurd": ("Bezwaar", "undo-2", lambda g: "Voorstel voor de beslissing op bezwaar teruggestuurd"),
    "besluit_geschorst": ("Besluit", "lock", _geschorst),
    "schorsing_opgeheven": (
        "Besluit", "undo-2", lambda g: f"Schorsing eindigt: {_besluit(g)}, tot en met {schrijf_datums(g.get('tot_en_met', ''))}"
    ),
    "besluit_openbaar": ("Besluit", "check", _openbaar),
}  # fmt: skip
