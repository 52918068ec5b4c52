"""Wat toezicht en handhaving aan termijnen en taken geven, en wat sluiten in de weg staat: een regel per soort."""

from __future__ import annotations

from borgwijzer.regels.bezwaar import list_bezwaartaken, list_bezwaartermijnen, list_open_bezwaren
from borgwijzer.regels.controle import list_controletaken, list_controletermijnen, list_open_controles
from borgwijzer.regels.handhavingsverzoekwerk import list_handhavingstaken, list_handhavingstermijnen, list_open_verzoeken
from borgwijzer.regels.interventieloop import list_interventietaken, list_interventietermijnen
from borgwijzer.regels.lastwerk import list_lasttaken, list_lasttermijnen
from borgwijzer.regels.maatwerkwerk import list_maatwerktaken, list_maatwerktermijnen, list_open_maatwerk
from borgwijzer.regels.onherroepelijk import list_wootaken
from borgwijzer.regels.overtredingwerk import is_open, list_overtredingstaken, zonder_ingrijpen
from borgwijzer.regels.poorten import Reden, Zicht
from borgwijzer.regels.standvorm import Termijnstand
from borgwijzer.regels.taak import Taak
from borgwijzer.regels.toezichtfeiten import Overtredingfeit


def list_toezichttermijnen(zicht: Zicht) -> list[Termijnstand]:
    """De termijnen, met haar toestand op de peildatum."""
    return [
        *list_controletermijnen(zicht), *list_handhavingstermijnen(zicht), *list_interventietermijnen(zicht),
        *list_lasttermijnen(zicht), *list_bezwaartermijnen(zicht), *list_maatwerktermijnen(zicht),
    ]  # fmt: skip


def list_toezichttaken(zicht: Zicht, termijnen: tuple[Termijnstand, ...]) -> list[Taak]:
    """De taken; `termijnen` zijn alle termijnen van de zaak."""
    return [
        *list_controletaken(zicht), *list_handhavingstaken(zicht), *list_overtredingstaken(zicht), *list_interventietaken(zicht),
        *list_lasttaken(zicht), *list_bezwaartaken(zicht), *list_wootaken(zicht), *list_maatwerktaken(zicht),
    ]  # fmt: skip


def list_open_toezicht(zicht: Zicht) -> list[Reden]:
    """Wat nog open is: een zaak sluit niet zolang hier iets staat."""
    overtredingen = [
        Reden("overtreding_open", f"De overtreding van {een.norm or 'de regels'} is nog niet hersteld of vervallen.")
        for een in list_open_overtredingen(zicht) if not zonder_ingrijpen(een, zicht)
    ]  # fmt: skip
    interventies = [
        Reden("interventie_open", f"De interventie {een.soort.replace('_', ' ')} loopt nog: rond haar af.")
        for een in zicht.feiten.toezicht.interventies
        if zicht.gebeurd(een.begonnen_op) and not zicht.gebeurd(een.afgerond_op)
    ]
    open_ = [*list_open_controles(zicht), *list_open_verzoeken(zicht), *list_open_bezwaren(zicht), *list_open_maatwerk(zicht)]
    return [*open_, *overtredingen, *interventies]


def list_open_overtredingen(zicht: Zicht) -> list[Overtredingfeit]:
    """De overtredingen die op de peildatum bekend en niet hersteld of vervallen zijn."""
    return [een for een in zicht.feiten.toezicht.overtredingen if is_open(een, zicht)]
