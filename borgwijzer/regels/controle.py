"""Een controle ter plaatse buiten de route van toch in gebruik: haar taken, haar lijst, en een mondelinge bouwstop.

Bijlage 1 zegt wanneer de gemeente gaat kijken; een mens plant het bezoek. Wie de bouw ter plaatse stillegt, bevestigt dat daarna
op papier (Awb 5:31 lid 2). Sluiten kan niet zolang een controle open is of een mondelinge bouwstop niet is bevestigd.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation

from borgwijzer.regels.feiten import Controlefeit
from borgwijzer.regels.grondslag import Grondslag
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.kadercontrole import Controlepunt
from borgwijzer.regels.poorten import Reden, Zicht
from borgwijzer.regels.standvorm import Termijnstand
from borgwijzer.regels.stilstand import zoek_stilstand
from borgwijzer.regels.taak import Taak
from borgwijzer.regels.termijnstanden import los

BEVESTIGEN = "bouwstop_bevestigen"
# Wat een mondelinge bouwstop op papier bevestigt.
BEVESTIGT_BESLUIT, BEVESTIGT_INTERVENTIE = frozenset({"bouwstop"}), frozenset({"last_onder_bestuursdwang"})
VINKJES = ("ja", "nee")
GETAL_MEEST = Decimal(10) ** 9
REDENEN = {
    "signaal": "een signaal", "hercontrole": "een eerdere overtreding", "eigen_constatering": "wat wij zelf zagen",
    "bouwstop": "een bouwstop", "radar": "een vergunning zonder bouwmelding", "planning": "de planning van de bouw",
    "handhavingsverzoek": "een verzoek om handhaving",
}  # fmt: skip


def list_punten(kader: Kader, onderwerpen: Iterable[str]) -> tuple[Controlepunt, ...]:
    """De lijst voor een controle over deze onderwerpen: eerst wat erbij hoort, dan wat bij elke controle hoort."""
    gevraagd = set(onderwerpen)
    alle = kader.inhoud.controlepunt
    eigen = (punt for punt in alle if gevraagd & set(punt.onderwerpen))
    return (*eigen, *(punt for punt in alle if not punt.onderwerpen))


def keur_antwoord(punt: Controlepunt, antwoord: str) -> str:
    """Wat er aan het antwoord schort, als zin; leeg als het past. Geen antwoord past altijd: dan is er niet naar gekeken."""
    if not antwoord:
        return ""
    if punt.soort == "vinkje":
        return "" if antwoord in VINKJES else "kies ja, nee of niet bekeken."
    if punt.soort == "keuze":
        return "" if antwoord in punt.keuzes else f"kies uit {', '.join(punt.keuzes)}."
    if punt.soort == "getal":
        return "" if _is_getal(antwoord) else f"schrijf een getal in {punt.eenheid}, bijvoorbeeld 1,5."
    return ""


def _is_getal(tekst: str) -> bool:
    if not set(tekst) <= set("0123456789,.-"):
        return False
    try:
        return abs(Decimal(tekst.replace(",", "."))) < GETAL_MEEST
    except InvalidOperation:
        return False


def list_bezoeken(zicht: Zicht) -> list[Controlefeit]:
    """De controles buiten de route van toch in gebruik die op de peildatum bekend en niet vervallen zijn."""
    return [
        een for een in zicht.feiten.controles
        if not een.over_gebruik and zicht.gebeurd(een.opgemaakt_op) and not zicht.gebeurd(een.vervallen_op)
    ]  # fmt: skip


def list_controletaken(zicht: Zicht) -> list[Taak]:
    """Gaan kijken, het rapport vaststellen, en een mondelinge bouwstop op papier bevestigen."""
    taken = []
    for een in list_bezoeken(zicht):
        if not zicht.gebeurd(een.gedaan_op):
            wanneer = f" op {een.gepland_op}" if een.gepland_op else ""
            tekst = f"Ga kijken{wanneer}: de aanleiding is {REDENEN[een.aanleiding]}."
            taken.append(Taak("voer_controle_uit", tekst, "toezichthouder", een.gepland_op))
        elif not zicht.gebeurd(een.vastgesteld_op):
            tekst = f"Er is gekeken op {een.gedaan_op}: stel het rapport vast."
            taken.append(Taak("stel_controlerapport_vast", tekst, "toezichthouder"))
    return [*taken, *_taken_botsing(zicht), *_taken_bouwstop(zicht)]


def _taken_botsing(zicht: Zicht) -> Iterator[Taak]:
    """Twee rapporten van een bezoek: een mens kiest welk geldt, of houdt ze allebei."""
    for een in zicht.feiten.controles:
        if zicht.gebeurd(een.botst_op):
            tekst = f"Op {een.botst_op} kwam een tweede rapport van een controle binnen: kies wat er geldt."
            yield Taak("kies_veldrapport", tekst, "toezichthouder")


def list_mondelinge_bouwstops(zicht: Zicht) -> list[Controlefeit]:
    """De controles waarbij de bouw mondeling is stilgelegd, en dat nog niet op papier staat of vervallen is."""
    return [
        een for een in zicht.feiten.controles
        if zicht.gebeurd(een.bouwstop_op) and not zicht.gebeurd(een.bouwstop_vervallen_op) and not _bevestigd(zicht, een)
    ]  # fmt: skip


def list_controletermijnen(zicht: Zicht) -> list[Termijnstand]:
    """Tot wanneer een mondelinge bouwstop op papier kan worden bevestigd; een kader zonder termijn noemt geen dag."""
    if BEVESTIGEN not in zicht.kader.inhoud.termijn:
        return []
    return [los(zicht, BEVESTIGEN, een.bouwstop_op, gedaan_op=None) for een in list_mondelinge_bouwstops(zicht) if een.bouwstop_op]


def _taken_bouwstop(zicht: Zicht) -> Iterator[Taak]:
    for een in list_mondelinge_bouwstops(zicht):
        assert een.bouwstop_op
        termijn = los(zicht, BEVESTIGEN, een.bouwstop_op, gedaan_op=None) if BEVESTIGEN in zicht.kader.inhoud.termijn else None
        tekst = f"De bouw is op {een.bouwstop_op} mondeling stilgelegd: zet het besluit op papier, of leg vast dat het vervalt."
        uiterlijk = termijn.resultaat.uitkomst if termijn else None
        yield Taak("bevestig_bouwstop", tekst, "toezichthouder", uiterlijk, _grondslag(zicht, termijn))


def _grondslag(zicht: Zicht, termijn: Termijnstand | None) -> tuple[Grondslag, ...]:
    return termijn.resultaat.termijn.grondslag if termijn else (zicht.kader.wetsartikel("Awb 5:31 lid 2"),)


def _bevestigd(zicht: Zicht, controle: Controlefeit) -> bool:
    """Of na het mondelinge woord een besluit of een last is gevolgd; een besluit van eerder bevestigt niets."""
    vanaf = controle.bouwstop_op
    assert vanaf
    besluit = any(b.soort in BEVESTIGT_BESLUIT and b.vanaf >= vanaf for b in zicht.feiten.besluiten)
    return besluit or any(
        i.soort in BEVESTIGT_INTERVENTIE and i.begonnen_op >= vanaf and zicht.gebeurd(i.begonnen_op)
        for i in zicht.feiten.toezicht.interventies
    )


def list_open_controles(zicht: Zicht) -> list[Reden]:
    """Waarom de zaak nog niet kan sluiten."""
    redenen = []
    for een in list_bezoeken(zicht):
        if not zicht.gebeurd(een.gedaan_op):
            redenen.append(Reden("controle_open", "Er is nog een controle gepland: ga kijken, of laat haar vervallen."))
        elif not zicht.gebeurd(een.vastgesteld_op):
            redenen.append(Reden("controle_open", f"Het rapport van de controle van {een.gedaan_op} is niet vastgesteld."))
    if any(zicht.gebeurd(een.botst_op) for een in zicht.feiten.controles):
        redenen.append(Reden("veldrapport_botst", "Er zijn twee rapporten van een controle: kies eerst wat er geldt."))
    if list_mondelinge_bouwstops(zicht):
        redenen.append(Reden("bouwstop_onbevestigd", "Een mondelinge bouwstop staat nog niet op papier."))
    return redenen


def stil_te_leggen_ter_plaatse(zicht: Zicht) -> list[Reden]:
    """Mondeling stilleggen kan niet als de bouw al stil ligt."""
    if bouwstop := zicht.besluit("bouwstop"):
        return [Reden("al_stilgelegd", f"De bouw is al stilgelegd sinds {bouwstop.vanaf}.")]
    if open_ := list_mondelinge_bouwstops(zicht):
        return [Reden("al_stilgelegd", f"De bouw is al mondeling stilgelegd op {open_[0].bouwstop_op}.")]
    if stil := zoek_stilstand(zicht):
        return [Reden("al_stilgelegd", stil.tekst, stil.grondslag)]
    return []
