"""The practice cases: for each step of the kader and each kind of trouble a story that stands exactly there today.

A story is played by the same generator as the village, up to today; ``stand()`` says where the zaak is, as with any other.
"""

from __future__ import annotations

from dataclasses import dataclass

from borgwijzer.demo.verhalen import Stap, Verhaal
from borgwijzer.demo.verhalen_toezicht import signaal

STAPPEN = {
    "1": "Stap 1: de bouwmelding beoordelen",
    "2": "Stap 2: is de start van de bouw gemeld",
    "3": "Stap 3: de gereedmelding beoordelen",
    "4": "Stap 4: is het einde van de bouw gemeld",
    "tussentijds": "Tussentijds: tijdens de bouw",
}
MOEITES = {
    "goed": "Alles is in orde",
    "onvolledig": "Er ontbreekt iets",
    "te_laat": "Het is te laat",
    "signaal": "Er is een signaal",
}


@dataclass(frozen=True, slots=True)
class Oefening:
    """``uitleg``: what is on the table, in a sentence; ``fase`` and ``taak``: where the zaak then stands, held by a test."""

    verhaal: Verhaal
    leeftijd: int
    uitleg: str
    fase: str
    taak: str = ""


def _melding(soort: str, dag: int, **gegevens: object) -> Stap:
    return Stap("melding", dag, gegevens={"soort": soort, **gegevens})


def _oefening(leeftijd: int, stappen: tuple[Stap, ...], uitleg: str, fase: str, taak: str = "") -> Oefening:
    verhaal = Verhaal("oefening", 0, tuple(sorted(stappen, key=lambda stap: stap.dag)), gemachtigde=True)
    return Oefening(verhaal, leeftijd, uitleg, fase, taak)


def _beoordeeld(melding: int, dag: int) -> tuple[Stap, ...]:
    return Stap("antwoorden", dag, melding), Stap("oordeel", dag + 1, melding)


def _begin(start: int) -> tuple[Stap, ...]:
    return _melding("bouwmelding", 0, planning=start), Stap("toewijzen", 1), Stap("gevolgklasse", 2), *_beoordeeld(0, 3)


_BOUW = (*_begin(40), _melding("startbouw", 34, datum=40))
_GEREED = (*_BOUW, _melding("gereedmelding", 160, datum=200), *_beoordeeld(2, 163))
_BM, _GM = "bouwmelding_in_behandeling", "gereedmelding_in_behandeling"
_SIGNAAL = {"gebruik": "onder_voorwaarden", "bron": "belanghebbende", "gezien": 2}
_TOEWIJZEN = Stap("toewijzen", 1)

OEFENINGEN: dict[tuple[str, str], Oefening] = {
    ("1", "goed"): _oefening(9, (_melding("bouwmelding", 0, planning=45), _TOEWIJZEN),
        "Er ligt een bouwmelding met alle stukken. Beoordeel haar.", _BM, "toets_bouwmelding"),
    ("1", "onvolledig"): _oefening(9, (_melding("bouwmelding", 0, mist=("borgingsplan",), planning=45), _TOEWIJZEN),
        "Er ligt een bouwmelding zonder borgingsplan. Beoordeel haar.", _BM, "toets_bouwmelding"),
    ("1", "te_laat"): _oefening(50, (_melding("bouwmelding", 0, planning=30), _TOEWIJZEN),
        "De wachttijd is voorbij en niemand heeft de bouwmelding beoordeeld. De geplande start is ook voorbij.",
        _BM, "controleer_start"),
    ("1", "signaal"): _oefening(13, (_melding("bouwmelding", 0, planning=45), _TOEWIJZEN, signaal(5, **_SIGNAAL)),
        "De bouwmelding is nog niet beoordeeld, en een buurman ziet al iets op de bouwplaats.", _BM, "beoordeel_signaal"),
    ("2", "goed"): _oefening(41, (*_begin(46), _melding("startbouw", 33, datum=46)),
        "De bouwmelding is goed en de start van de bouw is op tijd gemeld.", "wacht_op_start"),
    ("2", "onvolledig"): _oefening(38, _begin(45),
        "De bouwmelding is goed. Over de start van de bouw is nog niets gemeld.", "wacht_op_start"),
    ("2", "te_laat"): _oefening(48, _begin(40),
        "De geplande start is voorbij en de start is niet gemeld. Ga na of er gebouwd wordt.",
        "wacht_op_start", "controleer_start"),
    ("2", "signaal"): _oefening(41, (*_begin(48), signaal(33, **_SIGNAAL)),
        "De start is nog niet gemeld, en een buurman meldt dat er gebouwd wordt.", "wacht_op_start", "beoordeel_signaal"),
    ("3", "goed"): _oefening(168, (*_BOUW, _melding("gereedmelding", 160, datum=200)),
        "Er ligt een gereedmelding met alle stukken. Beoordeel haar.", _GM, "toets_gereedmelding"),
    ("3", "onvolledig"): _oefening(168, (*_BOUW, _melding("gereedmelding", 160, mist=("verklaring_kwaliteitsborger",), datum=200)),
        "Er ligt een gereedmelding zonder de verklaring van de kwaliteitsborger. Beoordeel haar.", _GM, "toets_gereedmelding"),
    ("3", "te_laat"): _oefening(205, (
            *_BOUW, _melding("gereedmelding", 160, datum=180), _melding("eindebouw", 176, datum=176),
            Stap("zaakdatum", 185, gegevens={"veld": "in_gebruik_op"}),
        ), "Het bouwwerk is in gebruik genomen voordat de gereedmelding was beoordeeld.", "in_gebruik", "controleer_gebruik"),
    ("3", "signaal"): _oefening(169, (*_BOUW, _melding("gereedmelding", 160, datum=200), signaal(161, **_SIGNAAL)),
        "Er ligt een gereedmelding, en er is een open signaal.", _GM, "beoordeel_signaal"),
    ("4", "goed"): _oefening(198, (*_GEREED, _melding("eindebouw", 190, datum=194)),
        "De gereedmelding is goed en het einde van de bouw is op tijd gemeld.", "wacht_op_gebruik"),
    ("4", "onvolledig"): _oefening(190, _GEREED,
        "De gereedmelding is goed. Over het einde van de bouw is nog niets gemeld. Vraag ernaar.",
        "wacht_op_gebruik", "vraag_einde_bouw"),
    ("4", "te_laat"): _oefening(198, (*_GEREED, Stap("zaakdatum", 188, gegevens={"veld": "beeindigd_op"})),
        "De bouw is klaar en dat is niet op tijd gemeld. Vraag ernaar.", "wacht_op_gebruik", "vraag_einde_bouw"),
    ("4", "signaal"): _oefening(202, (*_GEREED, _melding("eindebouw", 190, datum=194), signaal(193, **_SIGNAAL)),
        "Alles is gemeld, maar er is een open signaal. Mag het bouwwerk in gebruik?", "wacht_op_gebruik", "beoordeel_signaal"),
    ("tussentijds", "goed"): _oefening(80, _BOUW,
        "Er wordt gebouwd en alles is gemeld. Leg vast wat u ziet.", "in_uitvoering"),
    ("tussentijds", "onvolledig"): _oefening(80, (*_BOUW, signaal(70, bron="derde", gezien=6)),
        "Er is een signaal waarvan nog niet gezegd is waarover het gaat.", "in_uitvoering", "beoordeel_signaal"),
    ("tussentijds", "te_laat"): _oefening(90, (*_begin(40), Stap("zaakdatum", 60, gegevens={"veld": "feitelijke_start_op"})),
        "Er wordt gebouwd, en de start is nooit gemeld.", "in_uitvoering", "controleer_start"),
    ("tussentijds", "signaal"): _oefening(80, (*_BOUW, _melding("strijdigheid", 70)),
        "De kwaliteitsborger meldt dat het werk niet volgens de regels is. Handel volgens bijlage 1.",
        "in_uitvoering", "beoordeel_signaal"),
}  # fmt: skip
