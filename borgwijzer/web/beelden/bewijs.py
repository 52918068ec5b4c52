"""The proof of a date: steps in words, and a calendar in which every counted day carries its number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Literal

from borgwijzer.web.beelden.datumtekst import KORTE_MAANDEN, schrijf_dag
from borgwijzer.web.beelden.onderdelen import BBL_2_18, Bron

GEEN_REDEN = ("", "weekend", "zaterdag", "zondag")


@dataclass(frozen=True, slots=True)
class Rekendag:
    """One calendar day of the reckoning: does it count, and if not, why."""

    dag: date
    telt: bool
    reden: str = ""
    gepauzeerd: bool = False


@dataclass(frozen=True, slots=True)
class Dagvak:
    """One box of the calendar; `telling` is the number of a counted day, `uitleg` the same in words."""

    soort: Literal["leeg", "telt", "telt_niet", "pauze"]
    dag: str = ""
    telling: str = ""
    uitleg: str = ""


@dataclass(frozen=True, slots=True)
class Week:
    """Seven boxes, Monday first; `naam` is the Monday."""

    naam: str
    vakken: tuple[Dagvak, ...]


@dataclass(frozen=True, slots=True)
class Bewijs:
    """Everything needed to check a date by hand. `weken` may be empty: then the steps are the whole proof."""

    stappen: tuple[str, ...]
    bronnen: tuple[Bron, ...] = ()
    weken: tuple[Week, ...] = ()
    uitzonderingen: tuple[str, ...] = ()


def maak_bewijs(stappen: Sequence[str], dagen: Sequence[Rekendag], *, bronnen: Sequence[Bron] = (), terug: bool = False) -> Bewijs:
    """Arrange the days of a reckoning as a calendar.

    `dagen` are consecutive calendar days in ascending order; leave them out for terms of a year, where the steps
    say it all. With `terug` the numbering runs from the last counted day to the first (terms before a day).
    """
    return Bewijs(tuple(stappen), tuple(bronnen), tuple(arrange_weken(dagen, terug)), tuple(list_uitzonderingen(dagen)))


def arrange_weken(dagen: Sequence[Rekendag], terug: bool) -> Iterator[Week]:
    """Yield the weeks that hold the days, with empty boxes before the first and after the last day."""
    if not dagen:
        return
    tellend = [rekendag.dag for rekendag in dagen if rekendag.telt]
    nummers = {dag: str(nummer) for nummer, dag in enumerate(reversed(tellend) if terug else tellend, start=1)}
    vakken = {rekendag.dag: make_dagvak(rekendag, nummers.get(rekendag.dag, "")) for rekendag in dagen}
    maandag = dagen[0].dag - timedelta(days=dagen[0].dag.weekday())
    while maandag <= dagen[-1].dag:
        week = (maandag + timedelta(days=verder) for verder in range(7))
        naam = f"{maandag.day} {KORTE_MAANDEN[maandag.month - 1]}"
        yield Week(naam, tuple(vakken.get(dag, Dagvak("leeg")) for dag in week))
        maandag += timedelta(days=7)


def make_dagvak(rekendag: Rekendag, nummer: str) -> Dagvak:
    """Turn one day into its box."""
    if rekendag.telt:
        return Dagvak("telt", str(rekendag.dag.day), nummer, f"telt, dag {nummer}")
    soort: Literal["pauze", "telt_niet"] = "pauze" if rekendag.gepauzeerd else "telt_niet"
    return Dagvak(soort, str(rekendag.dag.day), "", rekendag.reden or "telt niet")


def list_uitzonderingen(dagen: Sequence[Rekendag]) -> Iterator[str]:
    """Name every day that does not count for another reason than the weekend; neighbours with one reason together."""
    for reden, groep in groupby(dagen, key=lambda rekendag: "" if rekendag.telt else rekendag.reden):
        reeks = [rekendag.dag for rekendag in groep]
        if reden in GEEN_REDEN:
            continue
        tot = f" tot en met {schrijf_dag(reeks[-1])}" if len(reeks) > 1 else ""
        yield f"{schrijf_dag(reeks[0])}{tot}: {reden}"


def voorbeeld() -> Bewijs:
    """Four weeks from 16 March 2026: all calendar days count."""
    begin = date(2026, 3, 16)
    dagen = [Rekendag(begin, False, "dag van ontvangst telt niet mee")]
    dagen += [Rekendag(begin + timedelta(days=verder), True) for verder in range(1, 29)]
    stappen = (
        "Ontvangen op maandag 16 maart 2026; die dag telt niet mee.",
        "Vier weken later is het maandag 13 april 2026.",
        "De termijn loopt terug vanaf de start van de bouw. Daarom schuift de datum niet op in een weekend.",
    )
    return maak_bewijs(stappen, dagen, bronnen=(BBL_2_18,))


def voorbeeld_werkdagen() -> Bewijs:
    """Ten working days from 20 April 2026, paused until the missing paper is there."""
    begin, pauze_tot_en_met = date(2026, 4, 20), date(2026, 4, 27)
    dagen = [Rekendag(begin, False, "dag van ontvangst telt niet mee")]
    for dag in (begin + timedelta(days=verder) for verder in range(1, 23)):
        reden = "weekend" if dag.weekday() > 4 else ""
        if dag <= pauze_tot_en_met:
            dagen.append(Rekendag(dag, False, "gepauzeerd, wij wachten op de verklaring", True))
        else:
            dagen.append(Rekendag(dag, not reden, reden))
    dagen[15] = Rekendag(date(2026, 5, 5), False, "Bevrijdingsdag")
    stappen = (
        "Ontvangen op maandag 20 april 2026; die dag telt niet mee.",
        "De termijn staat stil tot en met maandag 27 april 2026, als de verklaring dan binnen is.",
        "Daarna volgen tien werkdagen. De tiende is dinsdag 12 mei 2026.",
    )
    return maak_bewijs(stappen, dagen, bronnen=(Bron("kader 2.1.1, stap 3"),))
