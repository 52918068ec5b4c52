"""Stories about signals, besluiten and everything that has to be looked at on the spot; beside those of ``verhalen``.

A subject of bijlage 1 is named by its place in the kader (``plaats``) or by what the kader says of its use (``gebruik``), so
that these stories go with every kader. A small village has each story at least once.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from borgwijzer.demo.verhalen import VERHALEN, Stap, Verhaal

# As many as the longest bijlage 1 has subjects; a kader with fewer has some of them twice.
ONDERWERPEN = 8
BRONNEN = ("kwaliteitsborger", "aannemer", "belanghebbende", "eigen_constatering", "initiatiefnemer", "derde")
VOORWAARDEN = ("De brandmelders werken en zijn getest.", "De bovenste bouwlaag wordt niet gebruikt tot het herstel klaar is.")


def _melding(soort: str, dag: int, **gegevens: Any) -> Stap:
    return Stap("melding", dag, gegevens={"soort": soort, **gegevens})


def _datum(veld: str, dag: int, **gegevens: Any) -> Stap:
    return Stap("zaakdatum", dag, gegevens={"veld": veld, **gegevens})


def signaal(dag: int, **gegevens: Any) -> Stap:
    """``plaats`` or ``gebruik``: which subject; ``bron``, ``gezien``; ``gevaar``: there is danger now."""
    return Stap("signaal", dag, gegevens=gegevens)


def besluit(soort: str, dag: int, **gegevens: Any) -> Stap:
    """``tot``: how far it came, 'genomen' unless said otherwise; ``voorwaarden`` and how many of them are ``voldaan``."""
    return Stap("besluit", dag, gegevens={"soort": soort, **gegevens})


BEGIN = (
    _melding("bouwmelding", 0, planning=35), Stap("toewijzen", 1), Stap("gevolgklasse", 3), Stap("antwoorden", 4, 0),
    Stap("oordeel", 5, 0),
)  # fmt: skip
IN_BOUW = (*BEGIN, _melding("startbouw", 30, datum=35))
GEREED = (
    *IN_BOUW, _melding("gereedmelding", 150, datum=180), Stap("antwoorden", 153, 2), Stap("oordeel", 154, 2),
    _melding("eindebouw", 172, datum=172),
)  # fmt: skip
_AFGEWEZEN = (
    _melding("bouwmelding", 0, mist=("borgingsplan",), planning=30), Stap("toewijzen", 2), Stap("antwoorden", 5, 0),
    Stap("oordeel", 7, 0),
)  # fmt: skip
_ONDER_VOORWAARDEN = signaal(160, gebruik="onder_voorwaarden", bron="kwaliteitsborger", gezien=3)


def _met_signaal(plaats: int) -> Verhaal:
    """An open signal on one subject while building; of every second one an older signal was solved, and the others are assessed."""
    opgelost = (signaal(50, plaats=plaats + 3, bron="eigen_constatering", gezien=plaats + 1), Stap("signaal_opgelost", 61))
    eerder = opgelost if plaats % 2 else ()
    gezien = signaal(80, plaats=plaats, bron=BRONNEN[plaats % len(BRONNEN)], gezien=plaats, gevaar=plaats == 1)
    later = () if plaats % 2 else (Stap("signaal_beoordeeld", 81),)
    return Verhaal(f"signaal tijdens de bouw {plaats + 1}", 1, (*IN_BOUW, *eerder, gezien, *later), jongste=85, oudste=240)


VERHALEN_TOEZICHT = (
    # Nothing happens here: what people do in a village (demo/gevallen.py) needs zaken that are left alone.
    Verhaal("bouw loopt rustig", 10, IN_BOUW, jongste=78, oudste=260, gemachtigde=True),
    *(_met_signaal(plaats) for plaats in range(ONDERWERPEN)),
    Verhaal(
        "signaal opgelost", 1,
        (
            *GEREED, signaal(90, plaats=2, bron="aannemer", gezien=2), Stap("signaal_opgelost", 100),
            _datum("in_gebruik_op", 185), _datum("afgesloten_op", 215),
        ), jongste=101, oudste=300,
    ),
    Verhaal("signaal zonder onderwerp", 1, (*IN_BOUW, signaal(60, bron="derde", gezien=6)), jongste=61, oudste=150),
    Verhaal("begonnen na een afgewezen melding", 1, (*_AFGEWEZEN, _datum("feitelijke_start_op", 40)), jongste=42, oudste=120),
    Verhaal("ingetrokken en toch begonnen", 1, (*BEGIN, Stap("intrekken", 30), _datum("feitelijke_start_op", 45)),
            jongste=47, oudste=140),
    Verhaal(
        "bouwstop voorgesteld", 1,
        (*_AFGEWEZEN, _datum("feitelijke_start_op", 40), besluit("bouwstop", 44, tot="voorgesteld")), jongste=48, oudste=70,
    ),
    Verhaal("bouw stilgelegd", 1, (*_AFGEWEZEN, _datum("feitelijke_start_op", 40), besluit("bouwstop", 44)),
            jongste=50, oudste=160),
    Verhaal(
        "stilgelegd om gevaar", 1, (*IN_BOUW, signaal(70, gebruik="verboden", bron="kwaliteitsborger", gezien=1, gevaar=True),
                                    besluit("bouwstop", 71)), jongste=75, oudste=150,
    ),
    Verhaal("wacht op besluit over gebruik", 1, (*GEREED, _ONDER_VOORWAARDEN), jongste=184, oudste=230),
    Verhaal(
        "gebruik onder voorwaarden", 1,
        (
            *GEREED, _ONDER_VOORWAARDEN, besluit("gebruik_onder_voorwaarden", 182, voorwaarden=VOORWAARDEN, voldaan=1),
            _datum("in_gebruik_op", 190),
        ), jongste=186, oudste=260,
    ),
    Verhaal(
        "gebruik onder voorwaarden geweigerd", 1,
        (*GEREED, _ONDER_VOORWAARDEN, besluit("gebruik_onder_voorwaarden", 182, voorwaarden=VOORWAARDEN, tot="geweigerd")),
        jongste=187, oudste=240,
    ),
    Verhaal(
        "gebruiksverbod, toch in gebruik", 1,
        (
            *GEREED, signaal(165, gebruik="verboden", bron="belanghebbende", gezien=0), besluit("gebruiksverbod", 168),
            _datum("in_gebruik_op", 188),
        ), jongste=190, oudste=260,
    ),
    Verhaal("gebruiksverbod", 1, (*GEREED, signaal(165, gebruik="verboden", gezien=1), besluit("gebruiksverbod", 168)),
            jongste=172, oudste=240),
    Verhaal("in gebruik zonder gereedmelding", 2, (*IN_BOUW, _datum("in_gebruik_op", 190)), jongste=192, oudste=260),
    Verhaal(
        "geplande ingebruikname voorbij", 1, (*IN_BOUW, _datum("geplande_ingebruikname", 40, waarde=200)), jongste=202, oudste=280,
    ),
    Verhaal("verlies van gevolgklasse en stilgelegd", 1, (*IN_BOUW, _datum("verlies_gevolgklasse_op", 80), besluit("bouwstop", 84)),
            jongste=90, oudste=200),
    Verhaal(
        "bouwmelding niet aangevuld", 1,
        (
            _melding("bouwmelding", 0, mist=("borgingsplan",), planning=60), Stap("toewijzen", 1), Stap("gevolgklasse", 3),
            Stap("antwoorden", 4, 0), Stap("herstel_gevraagd", 5, 0),
        ), jongste=30, oudste=58,
    ),
    Verhaal(
        "gereedmelding niet aangevuld, nog niet afgewezen", 1,
        (
            *IN_BOUW, _melding("gereedmelding", 180, mist=("verklaring_kwaliteitsborger",), datum=230),
            Stap("herstel_gevraagd", 184, 2), _melding("eindebouw", 215, datum=215),
        ), jongste=204, oudste=235,
    ),
    Verhaal(
        "einde niet gemeld, toch in gebruik", 1,
        (*IN_BOUW, _melding("gereedmelding", 150, datum=180), Stap("antwoorden", 153, 2), Stap("oordeel", 154, 2),
         _datum("beeindigd_op", 170), _datum("in_gebruik_op", 182)), jongste=184, oudste=260,
    ),
    Verhaal("start te laat gemeld", 1, (*BEGIN, _melding("startbouw", 37, datum=36)), jongste=39, oudste=120),
)  # fmt: skip


def _op_volgorde(verhaal: Verhaal) -> Verhaal:
    """The same story with its steps in the order of their days: it is played up to the first that did not happen yet."""
    return replace(verhaal, stappen=tuple(sorted(verhaal.stappen, key=lambda stap: stap.dag)))


ALLE_VERHALEN = (*VERHALEN, *map(_op_volgorde, VERHALEN_TOEZICHT))
