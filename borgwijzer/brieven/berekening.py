"""The annex "Berekening van de datum": one row per calendar day, as the rule core proved it.

Nothing is computed here but the running number of the days that count, which the reader needs to follow the sum.
"""

from dataclasses import dataclass
from datetime import date

from borgwijzer.brieven.datums import datum_met_dag
from borgwijzer.brieven.fouten import Tegenspraak
from borgwijzer.brieven.model import Alinea, Bijlage, Tabel, TekstBlok


@dataclass(frozen=True, slots=True)
class Rekendag:
    """One calendar day of a proof: does it count, and why."""

    datum: date
    telt: bool
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Berekening:
    """A date with its proof. `uitkomst` is the date itself, `betekenis` what it is ("eerste dag waarop …").

    `uitleg` says in plain words which rule applies; `dagen` may be empty when the sum needs no days
    ("dezelfde datum, een jaar later"). They run forward, or backward for a term that is counted back.
    Raises Tegenspraak when days are out of order or when the outcome is not among them.
    """

    onderwerp: str
    uitkomst: date
    betekenis: str
    uitleg: str
    dagen: tuple[Rekendag, ...] = ()

    def __post_init__(self) -> None:
        if not self.dagen:
            return
        datums = [dag.datum for dag in self.dagen]
        oplopend = sorted(set(datums))
        if datums not in (oplopend, oplopend[::-1]):
            raise Tegenspraak(f"Berekening '{self.onderwerp}': de dagen staan niet op volgorde, maak het bewijs opnieuw.")
        if self.uitkomst not in datums:
            raise Tegenspraak(f"Berekening '{self.onderwerp}': de uitkomst staat niet in het bewijs, maak het bewijs opnieuw.")


def bijlage_berekening(berekening: Berekening, naam: str = "berekening") -> Bijlage:
    """Return the annex that proves one date. Block names inside start with `naam`."""
    blokken: list[TekstBlok] = [
        Alinea(f"{naam}_uitkomst", f"{berekening.betekenis}: {datum_met_dag(berekening.uitkomst)}."),
        Alinea(f"{naam}_uitleg", berekening.uitleg),
    ]
    if berekening.dagen:
        blokken.append(_tabel(berekening, f"{naam}_dagen"))
    return Bijlage(naam, f"Berekening van de datum: {berekening.onderwerp}", tuple(blokken))


def _tabel(berekening: Berekening, naam: str) -> Tabel:
    rijen: list[tuple[str, ...]] = []
    geteld = 0
    for dag in berekening.dagen:
        geteld += dag.telt
        rijen.append((datum_met_dag(dag.datum), f"ja, dag {geteld}" if dag.telt else "nee", dag.reden))
    return Tabel(
        naam=naam,
        bijschrift="Zo hebben wij geteld, dag voor dag",
        koppen=("Datum", "Telt deze dag mee?", "Waarom"),
        rijen=tuple(rijen),
        nadruk_rij=[dag.datum for dag in berekening.dagen].index(berekening.uitkomst),
    )
