"""A step of an interventie as somebody filled it in, and what is kept of it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.regels.interventieloop import is_gewoon_vervolg
from borgwijzer.regels.interventiestappen import PROCEDURES
from borgwijzer.regels.toezichtfeiten import Interventiefeit, Stapfeit
from borgwijzer.toezicht.stapvelden import AFSPRAKEN_MEEST, BEZOEKEN_MEEST, STAPVELDEN, TEKENS_KORT, TEKENS_LANG, Stapveld
from borgwijzer.zaken.acties.eisen import eis_jaar

AFSPRAAK_LEEG = "Schrijf bij elke afspraak wat er is afgesproken, en voor welke dag."


@dataclass(frozen=True, slots=True)
class Gezet:
    """``op`` None: today. ``uiterlijk``: the last day that the step sets (inclusive). ``velden``: the answers of ``STAPVELDEN``.

    ``afspraken``: what was agreed at a gesprek and for which day; ``nagekomen``: the places of those that were kept.
    ``verbeter_reden``: what was wrong with the step that this one corrects.
    """

    soort: str
    op: datetime.date | None = None
    uiterlijk: datetime.date | None = None
    uitslag: str = ""
    velden: Mapping[str, str] = field(default_factory=dict)
    afspraken: Sequence[tuple[str, datetime.date]] = ()
    nagekomen: Sequence[int] = ()
    verbeter_reden: str = ""


@dataclass(frozen=True, slots=True)
class Ingevuld:
    """What is kept: the fact, and the words with it."""

    feit: Stapfeit
    gegevens: dict[str, Any]


def vul_in(gezet: Gezet, interventie: Interventiefeit, afspraken: Sequence[Mapping[str, Any]], vandaag: datetime.date) -> Ingevuld:
    """Check what was filled in and make the fact. ``afspraken``: those of the gesprek before, for a step that goes over them.

    Raises ``Geweigerd`` with what is missing or too long. Whether the step may be set now is for the rules to say.
    """
    procedure = PROCEDURES[interventie.soort]
    regel = procedure.stappen.get(gezet.soort)
    if regel is None:
        raise Geweigerd("stap_onbekend", "Kies welke stap u zet.")
    op = vandaag if regel.vandaag or gezet.op is None else gezet.op
    uitslag, extra = _lees_afspraken(gezet, afspraken)
    gewoon = is_gewoon_vervolg(procedure, interventie.stappen[-1] if interventie.stappen else None, gezet.soort)
    gegevens: dict[str, Any] = {"uitslag": uitslag} if uitslag else {}
    for veld in STAPVELDEN.get((interventie.soort, gezet.soort), ()):
        if veld.geldt(uitslag, gewoon=gewoon):
            gegevens[veld.naam] = _lees(veld, gezet.velden.get(veld.naam, ""))
    uiterlijk = (max((dag for _, dag in gezet.afspraken), default=None)) if gezet.afspraken else gezet.uiterlijk
    uiterlijk = uiterlijk if regel.vraagt_dag(uitslag) else None
    for dag in (op, uiterlijk):
        if dag is not None:
            eis_jaar(dag)
    feit = Stapfeit(soort=gezet.soort, op=op, uiterlijk=uiterlijk, uitslag=uitslag, aantal=gegevens.get("aantal", 0))
    return Ingevuld(feit, gegevens | extra)


def _lees_afspraken(gezet: Gezet, eerder: Sequence[Mapping[str, Any]]) -> tuple[str, dict[str, Any]]:
    """The uitslag with what is kept of the agreements: those made now, or which of those made before were kept."""
    if gezet.soort == "gesprek":
        return gezet.uitslag, {"afspraken": _maak_afspraken(gezet.afspraken)} if gezet.uitslag == "afspraken" else {}
    if gezet.soort != "nakoming":
        return gezet.uitslag, {}
    alle = all(plaats in gezet.nagekomen for plaats in range(len(eerder)))
    nagegaan = [{**een, "nagekomen": plaats in gezet.nagekomen} for plaats, een in enumerate(eerder)]
    return "nagekomen" if alle else "niet_nagekomen", {"afspraken": nagegaan}


def _maak_afspraken(afspraken: Sequence[tuple[str, datetime.date]]) -> list[dict[str, str]]:
    if not afspraken or any(not tekst.strip() for tekst, _ in afspraken):
        raise Geweigerd("afspraak_ontbreekt", AFSPRAAK_LEEG)
    if len(afspraken) > AFSPRAKEN_MEEST:
        raise Geweigerd("te_veel_afspraken", f"Leg ten hoogste {AFSPRAKEN_MEEST} afspraken vast; voeg de rest samen.")
    for tekst, dag in afspraken:
        eis_jaar(dag)
        _eis_kort(tekst, TEKENS_LANG, "een afspraak")
    return [{"tekst": tekst.strip(), "op": dag.isoformat()} for tekst, dag in afspraken]


def _lees(veld: Stapveld, tekst: str) -> Any:
    schoon = tekst.strip()
    if not schoon:
        if veld.verplicht:
            raise Geweigerd("veld_ontbreekt", f"Vul dit in: {veld.etiket}")
        return [] if veld.soort == "regels" else ""
    if veld.keuzes is not None and schoon not in veld.keuzes:
        raise Geweigerd("keuze_onbekend", f"Kies uit de lijst: {veld.etiket}")
    if veld.soort == "getal":
        return _lees_getal(schoon)
    _eis_kort(schoon, TEKENS_KORT if veld.soort == "tekst" else TEKENS_LANG, veld.etiket)
    return [regel.strip() for regel in schoon.splitlines() if regel.strip()] if veld.soort == "regels" else schoon


def _lees_getal(tekst: str) -> int:
    getal = int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) < 4 else 0
    if not 1 <= getal <= BEZOEKEN_MEEST:
        raise Geweigerd("getal_past_niet", f"Vul een heel getal in van 1 tot en met {BEZOEKEN_MEEST}.")
    return getal


def _eis_kort(tekst: str, meest: int, wat: str) -> None:
    if len(tekst.strip()) > meest:
        raise Geweigerd("tekst_te_lang", f"Maak uw tekst korter dan {meest} tekens: {wat}")
