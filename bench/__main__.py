"""All measurements, a few minutes: ``make bench``. KLEIN=1 for a quick try, GROOT=1 for 1,000,000 zaken.

Names of parts as arguments run those alone: ``python -m bench regels schermen``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import perf_counter

from bench import brieven
from bench.cijfers import Cijfer, hoogstens, schrijf, toon
from bench.opgetekend import OPGETEKEND
from bench.opstelling import WEINIG, Proefgemeente, kies_aantal, maak_gemeente, maak_gereed

BRIEVEN, BRIEVEN_GEHEUGEN = 40, 400


def main(namen: list[str]) -> int:
    """Run the parts named, or all, and print a summary."""
    aantal = kies_aantal()
    print(f"Borgwijzer, metingen bij {WEINIG:,} en {aantal:,} zaken. De machine is gedeeld: alleen verhoudingen tellen.")
    maak_gereed()
    weinig, veel = maak_gemeente("Proef klein", 2), maak_gemeente(f"Proef {aantal}", 10 + aantal // 1_000)
    delen = _list_delen(weinig, veel, aantal)
    if onbekend := set(namen) - set(delen):
        print(f"Dit onderdeel bestaat niet: {', '.join(sorted(onbekend))}. Kies uit: {', '.join(delen)}.", file=sys.stderr)
        return 2
    gemeten: list[Cijfer] = []
    for naam, meet in delen.items():
        if naam == "vulling" or naam in namen or not namen:
            begin = perf_counter()
            cijfers = meet()
            toon(f"{naam} ({perf_counter() - begin:.0f} s)", cijfers)
            gemeten += cijfers
    toon("Buren: opgetekend op een vergelijkbare machine, hier niet gedraaid", OPGETEKEND)
    toon("Samenvatting: alles met een belofte", [cijfer for cijfer in gemeten if cijfer.belofte])
    return 0


def _list_delen(weinig: Proefgemeente, veel: Proefgemeente, aantal: int) -> dict[str, Callable[[], list[Cijfer]]]:
    from bench import bundel, intake, nachtwerk, opdrachtregel, opstarten, regels, schermen, signalen, vulling, zoeken

    return {
        "vulling": lambda: [*vulling.vul_aan(weinig, WEINIG), *vulling.vul_aan(veel, aantal)],
        "generator": lambda: vulling.vergelijk_met_orm(weinig),
        "regels": lambda: regels.meet(veel),
        "opdrachtregel": opdrachtregel.meet,
        "brieven": _meet_brieven,
        "intake": intake.meet,
        "bundel": bundel.meet,
        "nachtwerk": lambda: nachtwerk.meet(aantal),
        "schermen": lambda: schermen.meet(weinig, veel),
        "signalen": lambda: signalen.meet(aantal),
        "zoeken": lambda: zoeken.meet(maak_gemeente(f"Proef zoeken {aantal}", 90_000 + aantal // 1_000), aantal),
        "opstarten": opstarten.meet,
    }


def _meet_brieven() -> list[Cijfer]:
    cijfers = brieven.meet(BRIEVEN, BRIEVEN_GEHEUGEN)
    return [
        Cijfer("brief via model en sjabloon", schrijf(cijfers["zet_ms"], "ms")),
        Cijfer("brief met kale Typst, gegevens gereed", schrijf(cijfers["kaal_ms"], "ms")),
        hoogstens("brief tegen kale Typst", cijfers["verhouding"], brieven.BELOFTE, "x"),
        Cijfer(
            f"geheugen van dit proces, voor en na {BRIEVEN_GEHEUGEN} brieven",
            f"{schrijf(cijfers['geheugen_begin_mb'])} / {schrijf(cijfers['geheugen_eind_mb'])} MB",
        ),
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
