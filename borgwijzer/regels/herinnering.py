"""Herinneringen: de brief die vraagt of de bouw begon of klaar is, als daarover niet is geïnformeerd (kader 2.1.1 stap 2 en 4)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from borgwijzer.regels.feiten import Herinneringfeit, Herinneringsoort, Meldingsoort
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.poorten import Reden, Zicht
from borgwijzer.regels.termijnen import Termijnuitkomst, bereken

if TYPE_CHECKING:
    from borgwijzer.regels.levensloop import Taak

MELDINGEN: dict[Herinneringsoort, Meldingsoort] = {"start": "startbouw", "einde": "eindebouw"}
TAKEN: dict[str, Herinneringsoort] = {"controleer_start": "start", "vraag_einde_bouw": "einde"}


def bereken_antwoorddag(kader: Kader, verstuurd_op: date, *, met_bewijs: bool = False) -> Termijnuitkomst | None:
    """De laatste dag (inclusief) om te antwoorden op een herinnering; None als het kader geen herinneringen kent."""
    regel = kader.inhoud.herinnering
    return bereken(kader.termijn(regel.antwoordtermijn), verstuurd_op, kader.kalender, met_bewijs=met_bewijs) if regel else None


def vind_herinnering(zicht: Zicht, soort: Herinneringsoort) -> Herinneringfeit | None:
    """De laatste herinnering van deze soort die op de peildatum verstuurd was."""
    gevonden = [een for een in zicht.feiten.herinneringen if een.soort == soort and zicht.gebeurd(een.verstuurd_op)]
    return gevonden[-1] if gevonden else None


def met_herinnering(zicht: Zicht, taak: Taak) -> Taak:
    """De taak, met wanneer de herinnering ging en tot wanneer het antwoord kan komen; daarna is de taak te laat."""
    herinnering = vind_herinnering(zicht, TAKEN[taak.code]) if taak.code in TAKEN else None
    if herinnering is None:
        return taak
    antwoord = bereken_antwoorddag(zicht.kader, herinnering.verstuurd_op)
    uiterlijk = antwoord.uitkomst if antwoord else None
    tot = f"; het antwoord kan komen tot en met {uiterlijk}" if uiterlijk else ""
    return replace(taak, tekst=f"{taak.tekst} De herinnering ging op {herinnering.verstuurd_op}{tot}.", uiterlijk=uiterlijk)


def te_herinneren(soort: Herinneringsoort) -> Callable[[Zicht], list[Reden]]:
    """De regel die zegt waarom een herinnering van deze soort nu niet kan."""

    def regel(zicht: Zicht) -> list[Reden]:
        if melding := zicht.melding(MELDINGEN[soort]):
            return [Reden("al_gemeld", f"De informatie is al ontvangen, op {melding.ontvangen_op}: een herinnering is niet nodig.")]
        if zicht.kader.inhoud.herinnering is None:
            return [Reden("geen_antwoordtermijn", "Dit kader kent geen herinneringen: bel, of ga kijken.")]
        return _start(zicht) if soort == "start" else _einde(zicht)

    return regel


def _start(zicht: Zicht) -> list[Reden]:
    gepland = zicht.feiten.geplande_start
    if zicht.melding("bouwmelding") is None:
        return [Reden("geen_bouwmelding", "Er is geen bouwmelding: ga ter plaatse kijken in plaats van te schrijven.")]
    if gepland is None:
        return [Reden("geen_planning", "Er is geen geplande start bekend: leg die eerst vast.")]
    if gepland >= zicht.peildatum:
        return [Reden("start_nog_niet", f"De geplande start is op {gepland}: een herinnering kan vanaf de dag daarna.")]
    return []


def _einde(zicht: Zicht) -> list[Reden]:
    if not zicht.gebeurd(zicht.feiten.beeindigd_op):
        return [Reden("einde_onbekend", "Er is geen einde van de bouw vastgelegd: leg eerst vast wanneer de bouw klaar was.")]
    assert zicht.feiten.beeindigd_op
    termijn = zicht.kader.termijn("eindebouw_informeren")
    laatste = bereken(termijn, zicht.feiten.beeindigd_op, zicht.kader.kalender).uitkomst
    if laatste and zicht.peildatum <= laatste:
        return [Reden("einde_nog_op_tijd", f"De informatie kan nog op tijd komen, tot en met {laatste}.", termijn.grondslag)]
    return []
