"""How made-up zaken go: each story is a list of steps in days after the bouwmelding, good ones and all kinds of trouble.

A zaak gets a story and an age; what lies after the peildatum did not happen yet. So one ordinary story gives zaken in every
phase, and a story of trouble has the ages at which the trouble can be seen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Soort = Literal[
    "melding", "toewijzen", "gevolgklasse", "antwoorden", "oordeel", "voorstel", "intrekken", "herstel_gevraagd",
    "herstel_ontvangen", "zaakdatum", "signaal", "signaal_beoordeeld", "signaal_opgelost", "besluit",
]  # fmt: skip
BIJ_BOUWMELDING = ("risicobeoordeling", "borgingsplan", "verklaring_instrument")
BIJ_GEREEDMELDING = (
    "verklaring_kwaliteitsborger", "borgingsplan", "gebruiksfuncties", "constructie", "ventilatie", "energie",
    "milieuprestatie", "brandveiligheid",
)  # fmt: skip
LANGST = 1000


@dataclass(frozen=True, slots=True)
class Stap:
    """Something that happens ``dag`` days after the bouwmelding; ``melding`` is the place of the melding it is about."""

    soort: Soort
    dag: int
    melding: int = 0
    gegevens: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verhaal:
    """``gewicht``: its share; ``jongste`` and ``oudste``: ages in days (inclusive) that a zaak with this story can have."""

    naam: str
    gewicht: int
    stappen: tuple[Stap, ...]
    jongste: int = 1
    oudste: int = LANGST
    gemachtigde: bool = False


def _melding(soort: str, dag: int, **gegevens: Any) -> Stap:
    """``mist`` and ``verwacht``: documents that are absent or still to come; ``datum``: day of the story it is about;
    ``vervangt``: place of the melding that it replaces; ``kanaal``; ``planning``: day of the planned start."""
    return Stap("melding", dag, gegevens={"soort": soort, **gegevens})


def _beoordeeld(melding: int, dag: int, *, nee: str = "") -> tuple[Stap, ...]:
    """Answers, and the verdict that follows from them a day later; ``nee`` is the reason of one answer 'no'."""
    return Stap("antwoorden", dag, melding, {"nee": nee}), Stap("oordeel", dag + 1, melding)


def _datum(veld: str, dag: int) -> Stap:
    return Stap("zaakdatum", dag, gegevens={"veld": veld})


def _begin(start: int = 35) -> tuple[Stap, ...]:
    """A bouwmelding that is accepted within a week."""
    return (
        _melding("bouwmelding", 0, planning=start), Stap("toewijzen", 1), Stap("gevolgklasse", 3), *_beoordeeld(0, 4),
    )  # fmt: skip


def _bouw(start: int, einde: int) -> tuple[Stap, ...]:
    """Works that are announced in time and end with a gereedmelding that is accepted."""
    return (
        *_begin(start), _melding("startbouw", start - 4, datum=start), _melding("gereedmelding", einde - 25, datum=einde + 1),
        *_beoordeeld(2, einde - 22), _melding("eindebouw", einde, datum=einde),
    )  # fmt: skip


def _gewoon(naam: str, gewicht: int, einde: int, *, gemachtigde: bool) -> Verhaal:
    slot = (_datum("in_gebruik_op", einde + 6), _datum("afgesloten_op", einde + 30))
    return Verhaal(naam, gewicht, (*_bouw(35, einde), *slot), gemachtigde=gemachtigde)


_AFGEWEZEN = (
    _melding("bouwmelding", 0, mist=("borgingsplan",), planning=45), Stap("toewijzen", 2), Stap("antwoorden", 5, 0),
)  # fmt: skip
_TOT_GEREED = (*_begin(), _melding("startbouw", 30, datum=35))

VERHALEN = (
    _gewoon("klein, vlot klaar", 14, 110, gemachtigde=False),
    _gewoon("woning met gemachtigde", 20, 230, gemachtigde=True),
    _gewoon("rij woningen", 12, 330, gemachtigde=True),
    Verhaal(
        "wacht op beoordeling", 4, (_melding("bouwmelding", 0, planning=40), Stap("toewijzen", 2)), oudste=26, gemachtigde=True,
    ),
    Verhaal("net binnen, niemand aan zet", 3, (_melding("bouwmelding", 0, planning=50),), oudste=6),
    Verhaal(
        "stukken nog onderweg", 2,
        (_melding("bouwmelding", 0, verwacht=("borgingsplan", "risicobeoordeling"), planning=40), Stap("toewijzen", 1)), oudste=12,
    ),
    Verhaal("afwijzing wacht op tweede paar ogen", 2, (*_AFGEWEZEN, Stap("voorstel", 6)), jongste=8, oudste=20, gemachtigde=True),
    Verhaal("afgewezen en stil", 3, (*_AFGEWEZEN, Stap("oordeel", 7), _datum("afgesloten_op", 120)), jongste=10, oudste=400),
    Verhaal(
        "afgewezen, daarna opnieuw gemeld", 4,
        (
            *_AFGEWEZEN, Stap("oordeel", 7),
            _melding("bouwmelding", 20, planning=60), Stap("gevolgklasse", 22), *_beoordeeld(1, 24),
            _melding("startbouw", 55, datum=60), _melding("gereedmelding", 230, datum=260), *_beoordeeld(3, 234),
            _melding("eindebouw", 255, datum=255), _datum("in_gebruik_op", 262), _datum("afgesloten_op", 290),
        ), jongste=15, gemachtigde=True,
    ),
    Verhaal(
        "aangevuld voor het oordeel", 4,
        (
            _melding("bouwmelding", 0, mist=("verklaring_instrument",), planning=42), Stap("toewijzen", 1),
            _melding("bouwmelding", 5, vervangt=0, planning=42), Stap("gevolgklasse", 6), *_beoordeeld(1, 7),
            _melding("startbouw", 38, datum=42),
        ), jongste=6, oudste=200,
    ),
    Verhaal(
        "aan de balie gedaan", 2,
        (
            _melding("bouwmelding", 0, kanaal="balie", planning=40), Stap("toewijzen", 1),
            *_beoordeeld(0, 5, nee="Het instrument is niet voor dit bouwwerk."), _datum("afgesloten_op", 90),
        ), jongste=4, oudste=200,
    ),
    Verhaal("ingetrokken", 3, (*_begin(90), Stap("intrekken", 30), _datum("afgesloten_op", 75)), jongste=32, oudste=500),
    Verhaal("begonnen zonder te melden", 3, (*_begin(40), _datum("feitelijke_start_op", 70)), jongste=45, oudste=150),
    Verhaal("te vroeg begonnen", 2, (*_begin(12), _melding("startbouw", 10, datum=12)), jongste=11, oudste=60),
    Verhaal("vervallen na een jaar", 3, (*_begin(120), _datum("afgesloten_op", 430)), jongste=340, oudste=600),
    Verhaal("start ver weg gepland", 3, _begin(140), jongste=8, oudste=138, gemachtigde=True),
    Verhaal(
        "gereedmelding opgeschort, herstel loopt", 3,
        (
            *_TOT_GEREED, _melding("gereedmelding", 200, mist=("verklaring_kwaliteitsborger",), datum=230),
            Stap("herstel_gevraagd", 204, 2), _melding("eindebouw", 222, datum=222),
        ), jongste=205, oudste=240, gemachtigde=True,
    ),
    Verhaal(
        "gereedmelding hersteld en geaccepteerd", 4,
        (
            *_TOT_GEREED, _melding("gereedmelding", 200, datum=235),
            Stap("herstel_gevraagd", 204, 2), Stap("herstel_ontvangen", 212, 2),
            *_beoordeeld(2, 215), _melding("eindebouw", 228, datum=228), _datum("in_gebruik_op", 236), _datum("afgesloten_op", 260),
        ), jongste=206, gemachtigde=True,
    ),
    Verhaal(
        "herstel te laat, gereedmelding afgewezen", 2,
        (
            *_TOT_GEREED, _melding("gereedmelding", 180, mist=("verklaring_kwaliteitsborger",), datum=210),
            Stap("herstel_gevraagd", 184, 2), *_beoordeeld(2, 202), _melding("eindebouw", 205, datum=205),
        ), jongste=203, oudste=260,
    ),
    Verhaal(
        "te vroeg in gebruik", 3,
        (
            *_TOT_GEREED, _melding("gereedmelding", 190, datum=220), _melding("eindebouw", 195, datum=195),
            _datum("in_gebruik_op", 197), *_beoordeeld(2, 240), _datum("afgesloten_op", 290),
        ), jongste=200, oudste=300,
    ),
    Verhaal(
        "einde niet gemeld", 3,
        (*_TOT_GEREED, _melding("gereedmelding", 150, datum=180), *_beoordeeld(2, 153), _datum("beeindigd_op", 175)),
        jongste=176, oudste=230,
    ),
    Verhaal("geen gevolgklasse 1 meer", 2, (*_TOT_GEREED, _datum("verlies_gevolgklasse_op", 80)), jongste=82, oudste=200),
    Verhaal(
        "strijdigheid gemeld tijdens de bouw", 3, (*_TOT_GEREED, _melding("strijdigheid", 95)), jongste=96, oudste=220,
        gemachtigde=True,
    ),
)  # fmt: skip
