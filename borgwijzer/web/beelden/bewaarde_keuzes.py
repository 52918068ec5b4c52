"""The saved choices above a list, and the small form that saves the present one. Part `web/deel/bewaarde_keuzes.html`.

Beside it stands the choice of columns (`web/beelden/kolommen.py`). The form posts `scherm`, `vraag` and `naam` to `filter_bewaren`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Keuzelink:
    """One saved choice; `url` is a query string such as `?lijst=team`."""

    naam: str
    url: str
    gekozen: bool = False


@dataclass(frozen=True, slots=True)
class BewaardeKeuzes:
    """`vraag` is the present choice as a query string without a question mark."""

    scherm: str
    vraag: str
    links: tuple[Keuzelink, ...] = ()


def voorbeeld(scherm: str) -> BewaardeKeuzes:
    """Two choices, of which the first is the present one."""
    return BewaardeKeuzes(
        scherm, "wanneer=deze_week", (Keuzelink("Deze week klaar", "?wanneer=deze_week", True), Keuzelink("Oud werk", "?"))
    )
