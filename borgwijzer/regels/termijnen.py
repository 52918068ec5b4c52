"""Termijnen: vooruit en terug, in dagen, werkdagen, weken, maanden en jaren, met pauzes en met bewijs per dag.

Lezing die overal geldt: de dag waaraan de termijn hangt telt niet mee en de n-de dag is de uitkomst (tenzij het kader
`begin = "inclusief"` zegt). Wat hier niet gebeurt: termijnen in uren, en het schorsen van een termijn door een rechter.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from borgwijzer.regels.grondslag import Grondslag, Invoerfout
from borgwijzer.regels.kalender import DAG, LAATSTE_JAAR, Kalender

Eenheid = Literal["dagen", "werkdagen", "weken", "maanden", "jaren"]
ENKELVOUD = {"dagen": "dag", "werkdagen": "werkdag", "weken": "week", "maanden": "maand", "jaren": "jaar"}
EERSTE_DAG, LAATSTE_DAG = "eerste dag waarop het mag", "laatste dag waarop het kan"
VERLENGD = "telt niet: verlengd, {} (Atw {})"


def noem_lengte(lengte: int, eenheid: str) -> str:
    """Hoe lang een termijn is, in woorden: 1 week, 2 weken."""
    return f"{lengte} {ENKELVOUD[eenheid] if lengte == 1 else eenheid}"


@dataclass(frozen=True, slots=True)
class Termijn:
    """Een termijnregel van het kader. `lengte` >= 1; `atw`: de Algemene termijnenwet verlengt (alleen vooruit)."""

    id: str
    lengte: int
    eenheid: Eenheid
    terug: bool = False
    inclusief: bool = False
    atw: bool = False
    betekenis: str = LAATSTE_DAG
    grondslag: tuple[Grondslag, ...] = ()


@dataclass(frozen=True, slots=True)
class Pauze:
    """Een onderbreking van `van` tot en met `tot_en_met` (beide inclusief); zonder einde loopt zij nog."""

    van: date
    tot_en_met: date | None = None
    reden: str = "pauze"

    def __post_init__(self) -> None:
        if self.tot_en_met is not None and self.tot_en_met < self.van:
            raise Invoerfout(f"De pauze {self.van}:{self.tot_en_met} eindigt voor zij begint: draai de datums om.")

    def bevat(self, dag: date) -> bool:
        return self.van <= dag and (self.tot_en_met is None or dag <= self.tot_en_met)


@dataclass(frozen=True, slots=True)
class Dagregel:
    """Een regel van het bewijs: telt deze kalenderdag mee in de termijn, en waarom (niet)."""

    datum: date
    telt: bool
    reden: str

    def als_dict(self) -> dict[str, Any]:
        return {"datum": self.datum.isoformat(), "telt": self.telt, "reden": self.reden}


@dataclass(frozen=True, slots=True)
class Termijnuitkomst:
    """De uitkomst van een termijn; `uitkomst` is None zolang een open pauze haar tegenhoudt."""

    termijn: Termijn
    begin: date
    uitkomst: date | None
    bewijs: tuple[Dagregel, ...] = ()


def bereken(
    termijn: Termijn, vanaf: date, kalender: Kalender, pauzes: Sequence[Pauze] = (), *, met_bewijs: bool = False
) -> Termijnuitkomst:
    """De uitkomst van `termijn` die hangt aan de dag `vanaf`; op verzoek met een bewijsregel per kalenderdag.

    Een gepauzeerde dag telt niet mee en schuift de termijn dus een dag op. Een pauze op een termijn die terugtelt is
    Invoerfout: er is dan niets dat kan worden verlengd. Bron: Atw 1, 2 en 4; domein 5.1.
    """
    if termijn.terug and pauzes:
        raise Invoerfout(f"De termijn {termijn.id} telt terug vanaf een moment en kan niet worden gepauzeerd: laat de pauze weg.")
    try:
        uitkomst = _tel_terug(termijn, vanaf, kalender) if termijn.terug else _tel_vooruit(termijn, vanaf, kalender, pauzes)
    except OverflowError:
        raise Invoerfout(f"De termijn {termijn.id} vanaf {vanaf} loopt buiten de kalender: controleer de datum.") from None
    bewijs = _bewijs(termijn, vanaf, kalender, pauzes, uitkomst) if met_bewijs else ()
    return Termijnuitkomst(termijn, vanaf, uitkomst, bewijs)


def atw_verlengt(termijn: Termijn) -> bool:
    """Of Atw 1 en 2 op deze termijn werken: niet bij terugtellen, werkdagen, en de lange termijnen van Atw 4.

    Een termijn in werkdagen eindigt uit zichzelf op een werkdag.
    """
    langste = {"dagen": 90, "weken": 12, "maanden": 3}.get(termijn.eenheid, 0)
    return termijn.atw and not termijn.terug and termijn.lengte <= langste


def vroegste_moment(termijn: Termijn, gemeld_op: date, kalender: Kalender) -> date:
    """De eerste dag waarvoor een melding op `gemeld_op` op tijd is, bij een termijn die terugtelt (Bbl 7.7 lid 1)."""
    dag = gemeld_op + DAG
    while _tel_terug(termijn, dag, kalender) < gemeld_op:
        dag += DAG
    return dag


def _tel_terug(termijn: Termijn, vanaf: date, kalender: Kalender) -> date:
    lengte = termijn.lengte
    if termijn.eenheid == "werkdagen":
        begin = vanaf + DAG if termijn.inclusief else vanaf
        return kalender.werkdag_voor(begin, lengte)
    return _kalenderdatum(vanaf, -lengte, termijn.eenheid) + (DAG if termijn.inclusief else timedelta())


def _tel_vooruit(termijn: Termijn, vanaf: date, kalender: Kalender, pauzes: Sequence[Pauze]) -> date | None:
    dag_nul = vanaf - DAG if termijn.inclusief else vanaf
    if termijn.eenheid == "werkdagen":
        if not pauzes:
            return kalender.werkdag_na(dag_nul, termijn.lengte)
        return _loop(dag_nul, termijn.lengte, pauzes, kalender)
    nominaal = _kalenderdatum(dag_nul, termijn.lengte, termijn.eenheid)
    dagen = (nominaal - dag_nul).days
    einde = _loop(dag_nul, dagen, pauzes) if pauzes else nominaal
    if einde is None or not atw_verlengt(termijn):
        return einde
    return _verleng(dag_nul, einde, kalender, pauzes, drie_of_meer=dagen >= 3)


def _loop(dag_nul: date, aantal: int, pauzes: Sequence[Pauze], kalender: Kalender | None = None) -> date | None:
    """De `aantal`-de dag na `dag_nul` die niet gepauzeerd is (en, met kalender, een werkdag is); None bij open pauze."""
    geteld, dag = 0, dag_nul
    while geteld < aantal:
        dag += DAG
        pauze = _pauze_op(dag, pauzes)
        if pauze is None:
            geteld += kalender is None or kalender.is_werkdag(dag)
        elif pauze.tot_en_met is None:
            return None
        else:
            dag = pauze.tot_en_met
    return dag


def _verleng(dag_nul: date, einde: date, kalender: Kalender, pauzes: Sequence[Pauze], *, drie_of_meer: bool) -> date | None:
    """Atw 1 lid 1 en 2: eindig op een gewone dag, en met ten minste twee gewone dagen in een termijn van drie of meer."""
    while not kalender.is_gewone_dag(einde) or (drie_of_meer and not _twee_gewone_dagen(dag_nul, einde, kalender)):
        einde += DAG
        while (pauze := _pauze_op(einde, pauzes)) is not None:
            if pauze.tot_en_met is None:
                return None
            einde = pauze.tot_en_met + DAG
    return einde


def _twee_gewone_dagen(dag_nul: date, einde: date, kalender: Kalender) -> bool:
    dag, gewoon = einde, 0
    while dag > dag_nul:
        gewoon += kalender.is_gewone_dag(dag)
        if gewoon == 2:
            return True
        dag -= DAG
    return False


def _pauze_op(dag: date, pauzes: Sequence[Pauze]) -> Pauze | None:
    return next((pauze for pauze in pauzes if pauze.bevat(dag)), None)


def _kalenderdatum(vanaf: date, lengte: int, eenheid: Eenheid) -> date:
    """Dezelfde dag `lengte` dagen, weken, maanden of jaren verder; bestaat die niet (31 juni), dan de laatste van de maand."""
    if eenheid in ("dagen", "weken"):
        return vanaf + timedelta(days=lengte * (7 if eenheid == "weken" else 1))
    maanden = vanaf.year * 12 + vanaf.month - 1 + lengte * (12 if eenheid == "jaren" else 1)
    jaar, maand = divmod(maanden, 12)
    if not 1 <= jaar <= LAATSTE_JAAR:
        raise OverflowError
    return date(jaar, maand + 1, min(vanaf.day, monthrange(jaar, maand + 1)[1]))


def _bewijs(
    termijn: Termijn, vanaf: date, kalender: Kalender, pauzes: Sequence[Pauze], uitkomst: date | None
) -> tuple[Dagregel, ...]:
    """Elke kalenderdag van `vanaf` tot en met de uitkomst (bij een open pauze: tot en met haar eerste dag), in telvolgorde."""
    stap = -DAG if termijn.terug else DAG
    laatste = uitkomst if uitkomst is not None else next(p.van for p in pauzes if p.tot_en_met is None)
    laatste = laatste if termijn.terug else max(laatste, vanaf + DAG)
    te_tellen = _te_tellen(termijn, vanaf)
    rijen, dag = [], vanaf
    while (dag <= laatste) if stap == DAG else (dag >= laatste):
        rij = _dagregel(termijn, dag, vanaf, kalender, pauzes) if te_tellen else _verlengregel(dag, kalender, pauzes, laatste)
        te_tellen -= rij.telt
        rijen.append(rij)
        dag += stap
    return tuple(rijen)


def _te_tellen(termijn: Termijn, vanaf: date) -> int:
    """Het aantal dagen dat moet meetellen, voor verlenging."""
    if termijn.eenheid == "werkdagen":
        return termijn.lengte
    if termijn.terug:
        return (vanaf - _kalenderdatum(vanaf, -termijn.lengte, termijn.eenheid)).days
    dag_nul = vanaf - DAG if termijn.inclusief else vanaf
    return (_kalenderdatum(dag_nul, termijn.lengte, termijn.eenheid) - dag_nul).days


def _dagregel(termijn: Termijn, dag: date, vanaf: date, kalender: Kalender, pauzes: Sequence[Pauze]) -> Dagregel:
    if dag == vanaf and not termijn.inclusief:
        return Dagregel(dag, False, "telt niet: dag waaraan de termijn hangt")
    pauze = _pauze_op(dag, pauzes)
    if pauze is not None:
        return Dagregel(dag, False, f"gepauzeerd: {pauze.reden}")
    reden = kalender.reden_geen_werkdag(dag) if termijn.eenheid == "werkdagen" else None
    return Dagregel(dag, reden is None, f"telt niet: {reden}" if reden else "telt")


def _verlengregel(dag: date, kalender: Kalender, pauzes: Sequence[Pauze], laatste: date) -> Dagregel:
    pauze = _pauze_op(dag, pauzes)
    if pauze is not None:
        return Dagregel(dag, False, f"gepauzeerd: {pauze.reden}")
    if dag == laatste:
        return Dagregel(dag, False, VERLENGD.format("laatste dag van de termijn", "1 lid 1 en 2"))
    reden = kalender.reden_geen_gewone_dag(dag)
    return Dagregel(
        dag, False, VERLENGD.format(reden, "1 lid 1") if reden else VERLENGD.format("minder dan twee gewone dagen", "2")
    )
