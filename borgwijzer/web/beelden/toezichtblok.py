"""The list of supervision and enforcement on the page of a zaak: what runs and what ran, and what may be begun."""

from dataclasses import dataclass

from borgwijzer.web.beelden.onderdelen import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Toezichtregel:
    """One controle, overtreding, interventie, or other matter. ``soort`` is its word, ``wanneer`` a date in words."""

    soort: str
    naam: str
    wanneer: str
    status: Status
    url: str
    open: bool = True


@dataclass(frozen=True, slots=True)
class Toezichtknop:
    """Something new that this person may begin here."""

    tekst: str
    url: str


@dataclass(frozen=True, slots=True)
class Toezichtblok:
    """What is open first."""

    regels: tuple[Toezichtregel, ...] = ()
    knoppen: tuple[Toezichtknop, ...] = ()


LEEG = Toezichtblok()


def voorbeeld() -> Toezichtblok:
    """An overtreding that was not repaired yet."""
    regel = Toezichtregel(
        soort="Overtreding", naam="Bbl 4.12: de fundering wijkt af van de berekening", wanneer="vastgesteld op 9 maart 2026",
        status=Status("Niet hersteld", "let_op"), url="/zaak/W-2026-00012/",
    )  # fmt: skip
    return Toezichtblok((regel,), (Toezichtknop("Leg een overtreding vast", "/zaak/W-2026-00012/"),))
