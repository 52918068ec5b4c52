"""Wat toezicht en handhaving aan termijnen en taken geven, en wat sluiten in de weg staat: een regel per soort."""

from __future__ import annotations

from borgwijzer.regels.bezwaar import list_bezwaartaken, list_bezwaartermijnen, list_open_bezwaren
from borgwijzer.regels.onherroepelijk import list_wootaken
from borgwijzer.regels.poorten import Reden, Zicht
from borgwijzer.regels.standvorm import Termijnstand
from borgwijzer.regels.taak import Taak
from borgwijzer.regels.toezichtfeiten import Overtredingfeit


def list_toezichttermijnen(zicht: Zicht) -> list[Termijnstand]:
    """De termijnen, met haar toestand op de peildatum."""
    return [*list_bezwaartermijnen(zicht)]


def list_toezichttaken(zicht: Zicht, termijnen: tuple[Termijnstand, ...]) -> list[Taak]:
    """De taken; `termijnen` zijn alle termijnen van de zaak."""
    return [*list_bezwaartaken(zicht), *list_wootaken(zicht)]


def list_open_toezicht(zicht: Zicht) -> list[Reden]:
    """Wat nog open is: een zaak sluit niet zolang hier iets staat."""
    return [Reden("overtreding_open", f"De overtreding van {een.norm or 'de regels'} is nog niet hersteld of vervallen.")
            for een in list_open_overtredingen(zicht)] + [
        Reden("interventie_open", f"De interventie {een.soort.replace('_', ' ')} loopt nog: rond haar af.")
        for een in zicht.feiten.toezicht.interventies
        if zicht.gebeurd(een.begonnen_op) and not zicht.gebeurd(een.afgerond_op)
    ] + list_open_bezwaren(zicht)  # fmt: skip


def list_open_overtredingen(zicht: Zicht) -> list[Overtredingfeit]:
    """De overtredingen die op de peildatum bekend en niet hersteld of vervallen zijn."""
    return [
        een for een in zicht.feiten.toezicht.overtredingen
        if zicht.gebeurd(een.geconstateerd_op) and not zicht.gebeurd(een.hersteld_op) and not zicht.gebeurd(een.vervallen_op)
    ]  # fmt: skip
