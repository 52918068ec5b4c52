"""All measurements, a few minutes: ``make bench``. KLEIN=1 for a quick try, GROOT=1 for 1,000,000 zaken.

Names of parts as arguments run those alone: ``python -m bench regels schermen``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from time import perf_counter
from typing import Any

from bench.cijfers import Cijfer, toon
from bench.opgetekend import OPGETEKEND
from bench.opstelling import WEINIG, Proefgemeente, kies_aantal, maak_gemeente, maak_gereed

# What a part gets: the module (loaded when the database stands), few zaken, many zaken, and how many those are.
Meting = Callable[[Any, Proefgemeente, Proefgemeente, int], list[Cijfer]]
DELEN: dict[str, Meting] = {
    "vulling": lambda deel, weinig, veel, aantal: [*deel.vul_aan(weinig, WEINIG), *deel.vul_aan(veel, aantal)],
    "generator": lambda deel, weinig, veel, aantal: deel.vergelijk_met_orm(weinig),
    "regels": lambda deel, weinig, veel, aantal: deel.meet(veel),
    "opdrachtregel": lambda deel, *_: deel.meet(),
    "brieven": lambda deel, *_: deel.meet(),
    "intake": lambda deel, *_: deel.meet(),
    "bundel": lambda deel, *_: deel.meet(),
    "afweging": lambda deel, weinig, veel, aantal: deel.meet(aantal),
    "nachtwerk": lambda deel, weinig, veel, aantal: deel.meet(aantal),
    "schermen": lambda deel, weinig, veel, aantal: deel.meet(weinig, veel),
    "signalen": lambda deel, weinig, veel, aantal: deel.meet(aantal),
    "zoeken": lambda deel, weinig, veel, aantal: deel.meet(
        maak_gemeente(f"Proef zoeken {aantal}", 90_000 + aantal // 1_000), aantal
    ),
    "opstarten": lambda deel, *_: deel.meet(),
}
MODULE = {"generator": "vulling"}


def main(namen: list[str]) -> int:
    """Run the parts named, or all, and print a summary; an unknown name is said before anything is made."""
    if onbekend := set(namen) - set(DELEN):
        print(f"Dit onderdeel bestaat niet: {', '.join(sorted(onbekend))}. Kies uit: {', '.join(DELEN)}.", file=sys.stderr)
        return 2
    aantal = kies_aantal()
    print(f"Borgwijzer, metingen bij {WEINIG:,} en {aantal:,} zaken. De machine is gedeeld: alleen verhoudingen tellen.")
    maak_gereed()
    weinig, veel = maak_gemeente("Proef klein", 2), maak_gemeente(f"Proef {aantal}", 10 + aantal // 1_000)
    gemeten: list[Cijfer] = []
    for naam, meet in DELEN.items():
        if naam == "vulling" or naam in namen or not namen:
            begin = perf_counter()
            cijfers = meet(import_module(f"bench.{MODULE.get(naam, naam)}"), weinig, veel, aantal)
            toon(f"{naam} ({perf_counter() - begin:.0f} s)", cijfers)
            gemeten += cijfers
    toon("Buren: opgetekend op een vergelijkbare machine, hier niet gedraaid", OPGETEKEND)
    toon("Samenvatting: alles met een belofte", [cijfer for cijfer in gemeten if cijfer.belofte])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
