"""Lastverjaring: wat de verjaring van een vordering uit een last stuit of verlengt, met de reden en het artikel.

Stuiten laat de termijn opnieuw beginnen, de dag na de stuiting (Awb 4:105, 4:106 en 4:110). Verlengen schuift haar op met de
dagen waarop er uitstel was, er bij de rechter werd geprocedeerd, of het besluit geschorst was (Awb 4:111 en 5:35). Wat daarvan
geldt, zegt het kader: de teksten van deze artikelen zijn niet alle nagelezen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from borgwijzer.regels.bezwaarfeiten import Bezwaarfeit, Bezwaarstapsoort
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.termijnen import Pauze, Termijn, Termijnuitkomst, bereken
from borgwijzer.regels.toezichtfeiten import Interventiefeit, Stapfeit

# Tegen welke besluiten over een last een bezwaar of een schorsing de invordering raakt.
RAAKT = ("besluit", "invordering", "kosten")
# Waarmee een procedure begint en eindigt.
BEZWAAR_EINDE: tuple[Bezwaarstapsoort, ...] = ("besloten", "ingetrokken")
BEROEP: tuple[tuple[Bezwaarstapsoort, tuple[Bezwaarstapsoort, ...]], ...] = (
    ("beroep", ("uitspraak_beroep", "ingetrokken")), ("hoger_beroep", ("uitspraak_hoger_beroep", "ingetrokken")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verjaring:
    """Tot en met welke dag te vorderen is, en wat die dag veranderde. `termijn.uitkomst` None: zolang dit loopt, verjaart niets."""

    termijn: Termijnuitkomst
    redenen: tuple[str, ...] = ()


def list_verjaringspauzes(last: Interventiefeit, kader: Kader, peildatum: date) -> tuple[Pauze, ...]:
    """De tijdvakken waarmee de verjaring volgens het kader wordt verlengd, zoals bekend op de peildatum."""
    regel = kader.inhoud.verjaring
    if regel is None:
        return ()
    besluiten = {stap.besluit for stap in last.stappen if stap.soort in RAAKT and stap.besluit}
    gekomen = (een for een in last.bezwaren if een.besluit in besluiten and een.ontvangen_op <= peildatum)
    bezwaren = [_zoals_bekend(een, peildatum) for een in gekomen]
    pauzes: list[Pauze] = []
    if "uitstel" in regel.verlengt:
        pauzes += [Pauze(s.op, s.uiterlijk, "uitstel van betaling") for s in last.stappen if _is_uitstel(s, peildatum)]
    if "bezwaar" in regel.verlengt:
        pauzes += [_maak(een.ontvangen_op, een, BEZWAAR_EINDE, "bezwaar") for een in bezwaren]
    if "beroep" in regel.verlengt:
        pauzes += [pauze for een in bezwaren for pauze in _list_beroepen(een)]
    if "schorsing" in regel.verlengt:
        bekend = (een for een in last.schorsingen if een.besluit in besluiten and een.van <= peildatum and een.bevat(een.van))
        pauzes += [Pauze(een.van, een.tot_en_met, "schorsing van het besluit") for een in bekend]
    return tuple(sorted(pauzes, key=lambda pauze: pauze.van))


def _zoals_bekend(bezwaar: Bezwaarfeit, peildatum: date) -> Bezwaarfeit:
    """Het bezwaar zonder wat na de peildatum gebeurde."""
    return bezwaar.model_copy(update={"stappen": tuple(stap for stap in bezwaar.stappen if stap.op <= peildatum)})


def _is_uitstel(stap: Stapfeit, peildatum: date) -> bool:
    return stap.soort == "uitstel" and stap.op <= peildatum and stap.uiterlijk is not None and stap.uiterlijk >= stap.op


def _list_beroepen(bezwaar: Bezwaarfeit) -> Iterator[Pauze]:
    for begin, eindes in BEROEP:
        stap = next((een for een in bezwaar.stappen if een.soort == begin), None)
        if stap:
            yield _maak(stap.op, bezwaar, eindes, begin.replace("_", " "))


def _maak(van: date, bezwaar: Bezwaarfeit, eindes: tuple[Bezwaarstapsoort, ...], reden: str) -> Pauze:
    einde = next((stap.op for stap in bezwaar.stappen if stap.soort in eindes and stap.op >= van), None)
    return Pauze(van, einde, reden)


def bereken_verjaring(
    termijn: Termijn, vanaf: date, stappen: Sequence[Stapfeit], kader: Kader, pauzes: Sequence[Pauze] = ()
) -> Verjaring:
    """De verjaring van een vordering: elke stuiting die op tijd kwam, laat haar opnieuw beginnen; pauzes verlengen haar."""
    uitkomst, redenen, begin = bereken(termijn, vanaf, kader.kalender, pauzes), [], vanaf
    for stap in (een for een in stappen if _stuit(een, kader)):
        if vanaf <= stap.op and (uitkomst.uitkomst is None or stap.op <= uitkomst.uitkomst):
            uitkomst, begin = bereken(termijn, stap.op, kader.kalender, pauzes), stap.op
            wat = "de aanmaning" if stap.soort == "aanmaning" else NAMEN.get(stap.uitslag, "een stuiting")
            redenen.append(f"Gestuit op {stap.op} door {wat}: de termijn begon de dag daarna opnieuw (Awb 4:106 en 4:110).")
    return Verjaring(uitkomst, (*redenen, *_verleng(pauzes, begin, uitkomst.uitkomst)))


NAMEN = {
    "aanmaning": "een aanmaning", "erkenning": "erkenning van de schuld", "rechtszaak": "een daad van rechtsvervolging",
    "dwangbevel": "een dwangbevel",
}  # fmt: skip
ARTIKELEN = {"uitstel van betaling": "Awb 4:111 lid 1", "schorsing van het besluit": "Awb 4:111 lid 2"}


def _stuit(stap: Stapfeit, kader: Kader) -> bool:
    regel = kader.inhoud.verjaring
    return stap.soort == "stuiting" or (stap.soort == "aanmaning" and regel is not None and regel.aanmaning_stuit)


def _verleng(pauzes: Sequence[Pauze], begin: date, einde: date | None) -> Iterator[str]:
    """Per pauze die in deze termijn valt, waarom de termijn langer werd."""
    for pauze in pauzes:
        if (pauze.tot_en_met is not None and pauze.tot_en_met <= begin) or (einde is not None and pauze.van > einde):
            continue
        artikel = ARTIKELEN.get(pauze.reden, "Awb 5:35")
        if pauze.tot_en_met is None:
            yield f"Er loopt {pauze.reden} sinds {pauze.van}: zolang telt de termijn niet door ({artikel})."
        else:
            yield f"Verlengd door {pauze.reden} van {pauze.van} tot en met {pauze.tot_en_met} ({artikel})."
