"""A figure with its promise, and ways to take it: medians, because the machine is shared and its speed moves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Cijfer:
    """One line of the report. ``belofte``: limit in words, empty when this is only context; ``gehaald``: None for context."""

    wat: str
    waarde: str
    belofte: str = ""
    gehaald: bool | None = None

    def toon(self) -> str:
        """The line as text."""
        oordeel = {True: "  gehaald", False: "  NIET GEHAALD", None: ""}[self.gehaald]
        return f"  {self.wat:<66} {self.waarde:>22}  {self.belofte}{oordeel}".rstrip()


def meet_seconden(werk: Callable[[], object], keer: int = 5) -> float:
    """The median of so many runs, in seconds."""
    return median(_meet(werk) for _ in range(keer))


def meet_om_beurten(*werken: Callable[[], object], keer: int = 5) -> list[float]:
    """The medians of several pieces of work, taken in turn so that they share the moods of the machine, in seconds."""
    rondes = [[_meet(werk) for werk in werken] for _ in range(keer)]
    return [median(ronde[plaats] for ronde in rondes) for plaats in range(len(werken))]


def _meet(werk: Callable[[], object]) -> float:
    begin = perf_counter()
    werk()
    return perf_counter() - begin


def p95(waarden: Iterable[float]) -> float:
    """The value that 95 % does not exceed."""
    op_volgorde = sorted(waarden)
    return op_volgorde[min(len(op_volgorde) - 1, int(0.95 * len(op_volgorde)))]


def hoogstens(wat: str, waarde: float, grens: float, eenheid: str = "") -> Cijfer:
    """A figure that may be at most ``grens``."""
    return Cijfer(wat, schrijf(waarde, eenheid), f"hoogstens {schrijf(grens, eenheid)}", waarde <= grens)


def minstens(wat: str, waarde: float, grens: float, eenheid: str = "") -> Cijfer:
    """A figure that must be at least ``grens``."""
    return Cijfer(wat, schrijf(waarde, eenheid), f"minstens {schrijf(grens, eenheid)}", waarde >= grens)


def schrijf(waarde: float, eenheid: str = "") -> str:
    """A number with about three digits and its unit."""
    getal = f"{waarde:,.0f}" if waarde >= 100 or isinstance(waarde, int) else f"{waarde:.1f}" if waarde >= 10 else f"{waarde:.2f}"
    return f"{getal} {eenheid}".strip()


def toon(kop: str, cijfers: Sequence[Cijfer]) -> None:
    """Print a part of the report at once, so that a long run shows where it is."""
    print(f"\n{kop}", flush=True)
    for cijfer in cijfers:
        print(cijfer.toon(), flush=True)
