"""The columns of a list that a person may choose. Part `web/deel/kolomkeuze.html`; `cellen` of `beeldtaal` prints a row.

The form posts `scherm`, `vraag`, `kolom` (as often as there are columns) and `daad` (bewaar, gewoon) to `kolommen_bewaren`.
"""

from dataclasses import dataclass

from borgwijzer.web.beelden.onderdelen import Keuze, Status


@dataclass(frozen=True, slots=True)
class Cel:
    """One cell of a list, ready text: `regels` under each other, or `leeg` when there are none; `klein` stands below.

    With `status` the first line is what matters and the state stands beside it.
    """

    kop: str
    regels: tuple[str, ...] = ()
    klein: str = ""
    status: Status | None = None
    leeg: str = ""


@dataclass(frozen=True, slots=True)
class Kolomkeuze:
    """`vraag` is the present choice of the list as a query string; `eigen`: this person chose columns before."""

    scherm: str
    vraag: str
    keuzes: tuple[Keuze, ...]
    eigen: bool = False
    hoogstens: int = 6

    @property
    def gekozen(self) -> tuple[Keuze, ...]:
        return tuple(keuze for keuze in self.keuzes if keuze.gekozen)


def voorbeeld(scherm: str) -> Kolomkeuze:
    """Two of three columns."""
    keuzes = (Keuze("fase", "Fase", True), Keuze("behandelaar", "Behandelaar", True), Keuze("mag_starten", "Mag de bouw starten?"))
    return Kolomkeuze(scherm, "wanneer=deze_week", keuzes, eigen=True)
