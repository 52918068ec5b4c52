"""Feestdagen en werkdagen volgens de Algemene termijnenwet.

Bereik: de jaren 2014 tot en met 2199. Niet behandeld: sluitingsdagen van het gemeentehuis; die verkorten nooit een recht.
Gelijkgestelde dagen (Atw 3 lid 3) zijn gegevens van het kader: zij verlengen een termijn altijd; of zij ook geen werkdag
zijn, staat niet in de wet en is een schakelaar van het kader.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from borgwijzer.regels.grondslag import Invoerfout

EERSTE_JAAR, LAATSTE_JAAR = 2014, 2199
ATW_3_1 = "Atw 3 lid 1"
ATW_3_2 = "Atw 3 lid 2"
WEEKDAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Feestdag:
    """Een algemeen erkende feestdag of een daarmee gelijkgestelde dag, met het artikel dat hem aanwijst."""

    datum: date
    naam: str
    bron: str
    gelijkgesteld: bool = False


def eerste_paasdag(jaar: int) -> date:
    """De eerste paasdag in de gregoriaanse kalender (rekenregel van Gauss, vorm van Meeus/Butcher)."""
    a, b, c = jaar % 19, jaar // 100, jaar % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    maand, dag = divmod(h + m - 7 * n + 114, 31)
    return date(jaar, maand, dag + 1)


def koningsdag(jaar: int) -> date:
    """27 april, of 26 april als de 27e een zondag is (Atw 3 lid 1)."""
    dag = date(jaar, 4, 27)
    return dag - DAG if dag.weekday() == 6 else dag


def _eis_jaar(jaar: int) -> None:
    if not EERSTE_JAAR <= jaar <= LAATSTE_JAAR:
        raise Invoerfout(f"Het jaar {jaar} valt buiten de kalender: kies een jaar van {EERSTE_JAAR} tot en met {LAATSTE_JAAR}.")


@lru_cache(maxsize=512)
def _wettelijke_feestdagen(jaar: int) -> tuple[Feestdag, ...]:
    _eis_jaar(jaar)
    pasen = eerste_paasdag(jaar)
    return (
        Feestdag(date(jaar, 1, 1), "Nieuwjaarsdag", ATW_3_1),
        Feestdag(pasen - 2 * DAG, "Goede Vrijdag", ATW_3_2, gelijkgesteld=True),
        Feestdag(pasen + DAG, "tweede paasdag", ATW_3_1),
        Feestdag(koningsdag(jaar), "Koningsdag", ATW_3_1),
        Feestdag(date(jaar, 5, 5), "5 mei", ATW_3_1),
        Feestdag(pasen + 39 * DAG, "Hemelvaartsdag", ATW_3_1),
        Feestdag(pasen + 50 * DAG, "tweede pinksterdag", ATW_3_1),
        Feestdag(date(jaar, 12, 25), "eerste kerstdag", ATW_3_1),
        Feestdag(date(jaar, 12, 26), "tweede kerstdag", ATW_3_1),
    )


class Kalender:
    """De kalender van een kader: wettelijke feestdagen plus de gelijkgestelde dagen die het kader noemt.

    `gelijkgesteld_is_werkdag` bepaalt of Goede Vrijdag en de andere gelijkgestelde dagen als werkdag tellen (Atw zwijgt).
    """

    def __init__(self, gelijkgesteld: Iterable[Feestdag] = (), *, gelijkgesteld_is_werkdag: bool = False) -> None:
        self._extra: dict[int, list[Feestdag]] = {}
        for dag in gelijkgesteld:
            self._extra.setdefault(dag.datum.year, []).append(dag)
        self.gelijkgesteld_is_werkdag = gelijkgesteld_is_werkdag
        self._per_jaar: dict[int, dict[date, Feestdag]] = {}
        self._werkdagen_per_jaar: dict[int, list[int]] = {}

    def feestdagen(self, jaar: int) -> tuple[Feestdag, ...]:
        """Alle feestdagen en gelijkgestelde dagen van `jaar`, op datum. Buiten 2014-2199: Invoerfout."""
        dagen = (*_wettelijke_feestdagen(jaar), *self._extra.get(jaar, ()))
        return tuple(sorted(dagen, key=lambda dag: dag.datum))

    def feestdag(self, dag: date) -> Feestdag | None:
        """De feestdag op `dag`; vallen er twee samen, dan die welke niet slechts gelijkgesteld is."""
        jaar = self._per_jaar.get(dag.year)
        if jaar is None:
            op_volgorde = sorted(self.feestdagen(dag.year), key=lambda feestdag: feestdag.gelijkgesteld, reverse=True)
            jaar = self._per_jaar[dag.year] = {feestdag.datum: feestdag for feestdag in op_volgorde}
        return jaar.get(dag)

    def is_gewone_dag(self, dag: date) -> bool:
        """Geen zaterdag, zondag, feestdag of gelijkgestelde dag: hier kan een wettelijke termijn eindigen (Atw 1 lid 1)."""
        return dag.weekday() < 5 and self.feestdag(dag) is None

    def is_werkdag(self, dag: date) -> bool:
        """Telt `dag` mee in een termijn van werkdagen?"""
        return self.reden_geen_werkdag(dag) is None

    def reden_geen_werkdag(self, dag: date) -> str | None:
        """Waarom `dag` geen werkdag is ("zaterdag", "tweede paasdag"), of None als het een werkdag is."""
        feestdag = self.feestdag(dag)
        if feestdag and not (feestdag.gelijkgesteld and self.gelijkgesteld_is_werkdag):
            return feestdag.naam
        return WEEKDAGEN[dag.weekday()] if dag.weekday() >= 5 else None

    def reden_geen_gewone_dag(self, dag: date) -> str | None:
        """Waarom een termijn niet op `dag` eindigt ("zondag", "Koningsdag"), of None als dat wel kan."""
        feestdag = self.feestdag(dag)
        if feestdag:
            return feestdag.naam
        return WEEKDAGEN[dag.weekday()] if dag.weekday() >= 5 else None

    def werkdag_na(self, dag: date, aantal: int) -> date:
        """De `aantal`-de werkdag na `dag`; `dag` zelf telt niet, `aantal` is ten minste 1. Buiten 2014-2199: Invoerfout."""
        jaar, werkdagen = dag.year, self._werkdagen(dag.year)
        plaats = bisect_right(werkdagen, dag.toordinal()) + aantal - 1
        while plaats >= len(werkdagen):
            plaats -= len(werkdagen)
            jaar += 1
            werkdagen = self._werkdagen(jaar)
        return date.fromordinal(werkdagen[plaats])

    def werkdag_voor(self, dag: date, aantal: int) -> date:
        """De `aantal`-de werkdag voor `dag`; `dag` zelf telt niet, `aantal` is ten minste 1. Buiten 2014-2199: Invoerfout."""
        jaar, werkdagen = dag.year, self._werkdagen(dag.year)
        plaats = bisect_left(werkdagen, dag.toordinal()) - aantal
        while plaats < 0:
            jaar -= 1
            werkdagen = self._werkdagen(jaar)
            plaats += len(werkdagen)
        return date.fromordinal(werkdagen[plaats])

    def _werkdagen(self, jaar: int) -> list[int]:
        """De werkdagen van een jaar als dagnummers; per jaar bewaard, zodat een lange termijn alleen zoekt."""
        bewaard = self._werkdagen_per_jaar.get(jaar)
        if bewaard is None:
            _eis_jaar(jaar)  # eerst: een jaar na 9999 bestaat ook in Python niet
            eerste, volgende = date(jaar, 1, 1).toordinal(), date(jaar + 1, 1, 1).toordinal()
            bewaard = [dag for dag in range(eerste, volgende) if self.is_werkdag(date.fromordinal(dag))]
            self._werkdagen_per_jaar[jaar] = bewaard
        return bewaard
