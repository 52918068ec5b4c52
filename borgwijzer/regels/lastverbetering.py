"""Lastverbetering: wanneer een stap van een last die fout is vastgelegd, door een juiste kan worden vervangen.

De nieuwe stap komt op de plaats van de foute. Alles wat daarna gebeurde, moet dan nog steeds hebben gekund. Een besluit verandert
alleen door een besluit; waarover een brief ging, vervalt niet stil.
"""

from __future__ import annotations

from typing import get_args

from borgwijzer.regels.kader import Kader
from borgwijzer.regels.lastdaden import Lastbesluitdaad
from borgwijzer.regels.lastprocedure import REGELS, Lastzicht, zie_last
from borgwijzer.regels.poorten import Reden
from borgwijzer.regels.toezichtfeiten import Interventiefeit, Stapfeit

STAPPEN_MET_BRIEF = ("voornemen", "hercontrole", "verbeuring", "aanmaning")
IS_BESLUIT = "Deze stap is een besluit: dat verandert alleen door een nieuw besluit, of door een beslissing op bezwaar."
MET_BRIEF = "Hierover ging een brief: laat de stap niet vervallen, maar verbeter hem. Dan gaat er een nieuwe brief."


def zie_voor(interventie: Interventiefeit, plaats: int, kader: Kader, *, tot: Stapfeit | None = None) -> Lastzicht:
    """De last zoals zij was voordat de stap op `plaats` werd gezet, op de dag van `tot` (leeg: die van de stap zelf)."""
    stap = tot or interventie.stappen[plaats]
    eerder = interventie.model_copy(update={"stappen": interventie.stappen[:plaats], "afgerond_op": None})
    return zie_last(eerder, kader, stap.op)


def te_verbeteren(stap: Stapfeit) -> Reden | None:
    """Waarom deze stap niet te verbeteren is; None: het kan, met wat er verder klopt."""
    return Reden("is_besluit", IS_BESLUIT) if stap.soort in get_args(Lastbesluitdaad) else None


def verbeterbeletselen(interventie: Interventiefeit, plaats: int, nieuw: Stapfeit | None, kader: Kader) -> tuple[Reden, ...]:
    """Waarom de stap op `plaats` niet door `nieuw` kan worden vervangen; `nieuw` None: zij gebeurde niet en vervalt."""
    stappen = interventie.stappen
    fout, later = stappen[plaats], stappen[plaats + 1 :]
    if reden := te_verbeteren(fout):
        return (reden,)
    if nieuw is None and fout.soort in STAPPEN_MET_BRIEF:
        return (Reden("met_brief", MET_BRIEF),)
    if nieuw and later and nieuw.op > later[0].op:
        tekst = f"De stap daarna is van {later[0].op}: kies een dag tot en met die dag, of verbeter eerst die stap."
        return (Reden("dag_later", tekst),)
    straks = interventie.model_copy(update={"stappen": (*stappen[:plaats], *((nieuw,) if nieuw else ()), *later)})
    return (*_eigen(interventie, plaats, nieuw, kader), *_later(interventie, straks, plaats, nieuw, kader), *_geld(straks, kader))


def _eigen(interventie: Interventiefeit, plaats: int, nieuw: Stapfeit | None, kader: Kader) -> tuple[Reden, ...]:
    if nieuw is None or _reden(zie_voor(interventie, plaats, kader), interventie.stappen[plaats]):
        return ()  # kon zij toen al niet, dan maakt de verbetering dat niet erger
    reden = _reden(zie_voor(interventie, plaats, kader, tot=nieuw), nieuw)
    return (reden,) if reden else ()


def _later(
    was: Interventiefeit, straks: Interventiefeit, plaats: int, nieuw: Stapfeit | None, kader: Kader
) -> tuple[Reden, ...]:  # fmt: skip
    """De eerste stap daarna die met de verbetering niet meer had gekund."""
    schuif = 0 if nieuw else -1
    for nummer in range(plaats + 1, len(was.stappen)):
        stap = was.stappen[nummer]
        if _reden(zie_voor(was, nummer, kader), stap):
            continue
        if reden := _reden(zie_voor(straks, nummer + schuif, kader), stap):
            tekst = f"Dan had een stap van {stap.op} niet gekund: verbeter eerst die stap. {reden.tekst}"
            return (Reden("latere_stap", tekst, reden.grondslag),)
    return ()


def _geld(straks: Interventiefeit, kader: Kader) -> tuple[Reden, ...]:
    laatste = max((stap.op for stap in straks.stappen), default=straks.begonnen_op)
    vorderingen = zie_last(straks.model_copy(update={"afgerond_op": None}), kader, laatste).vorderingen
    betaald = sum(stap.bedrag or 0 for stap in straks.stappen if stap.soort == "betaling")
    if betaald > (verschuldigd := sum(een.bedrag for een in vorderingen)):
        return (Reden("te_veel", f"Samen is dan {betaald} euro betaald, en verschuldigd is {verschuldigd} euro: controleer het."),)
    return ()


def _reden(zicht: Lastzicht, stap: Stapfeit) -> Reden | None:
    regel = REGELS.get(stap.soort)  # type: ignore[call-overload]
    return regel(zicht) if regel else None
