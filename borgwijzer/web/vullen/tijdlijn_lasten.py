"""Sentences of the time line for what happens with a last."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from borgwijzer.brieven.lastbrief import schrijf_euro
from borgwijzer.web.vullen.bronnen import schrijf_datums
from borgwijzer.web.vullen.lastwoorden import EINDEN, STAPNAMEN, TITELS, UITSLAGEN

Gegevens = Mapping[str, Any]


def _last(gegevens: Gegevens) -> str:
    return TITELS.get(gegevens.get("soort", ""), "Last")


def _stap(gegevens: Gegevens) -> str:
    """What was done, with its outcome, its sum, and the last day that it set."""
    inhoud = gegevens.get("gegevens", {})
    wat = STAPNAMEN.get(gegevens.get("wat", ""), "Stap gezet")
    uitslag = UITSLAGEN.get(inhoud.get("uitslag", ""), "")
    bedrag = schrijf_euro(inhoud["bedrag"]) if isinstance(inhoud.get("bedrag"), int) else ""
    tot = schrijf_datums(f"tot en met {gegevens['uiterlijk']}") if gegevens.get("uiterlijk") else ""
    delen = ", ".join(deel for deel in (uitslag.lower(), bedrag, tot) if deel)
    return f"{_last(gegevens)}: {wat[:1].lower()}{wat[1:]}{f' ({delen})' if delen else ''}"


def _verbeterd(gegevens: Gegevens) -> str:
    wat = STAPNAMEN.get(gegevens.get("wat", ""), "Stap").lower()
    if gegevens.get("vervalt"):
        return schrijf_datums(f"{_last(gegevens)}: {wat} op {gegevens.get('was_op', '')} is vervallen")
    return schrijf_datums(f"{_last(gegevens)}: {wat} verbeterd, van {gegevens.get('was_op', '')} naar {gegevens.get('op', '')}")


LASTEN: dict[str, tuple[str, str, Callable[[Gegevens], str]]] = {
    "last_begonnen": ("Last", "scale", lambda g: f"{_last(g)} begonnen{'' if g.get('afweging') else ', met spoed'}"),
    "last_stap": ("Last", "list-checks", _stap),
    "last_stap_verbeterd": ("Last", "pencil", _verbeterd),
    "last_afgerond": ("Last", "check", lambda g: f"{_last(g)} afgerond: {EINDEN.get(g.get('uitkomst', ''), 'klaar').lower()}"),
}
