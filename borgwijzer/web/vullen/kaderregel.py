"""A rule of a kader as one readable sentence, by its kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from borgwijzer.kaders.plaatsen import Regelplaats
from borgwijzer.regels import kaderinhoud as vorm
from borgwijzer.regels.kaderbesluit import Besluitregel, Herinneringregel
from borgwijzer.regels.kaderregel import Regel
from borgwijzer.regels.termijnen import noem_lengte
from borgwijzer.web.beelden.etiketten import BESLUITEN, MELDINGEN
from borgwijzer.web.vullen.bronnen import maak_zin
from borgwijzer.web.vullen.delen import METHODEN

GEBRUIK = {"verboden": "niet", "onder_voorwaarden": "alleen onder voorwaarden, na een besluit"}
BEOORDELING = {
    "altijd": "wij beoordelen elk signaal",
    "alleen_bij_risico": "wij kijken eerst of er risico is voor veiligheid of gezondheid",
}
HERINNERING = "Is het begin of het einde van de bouw niet op tijd gemeld, dan vraagt de gemeente ernaar met een brief"
POORTEN = {"start": ("De bouw mag starten", "bouwmelding"), "gebruik": ("Het bouwwerk mag in gebruik", "gereedmelding")}


def schrijf_regel(plaats: Regelplaats) -> str:
    """The rule in words; what has no wording of its own is told by its text."""
    for soort, schrijf in SCHRIJVERS.items():
        if isinstance(plaats.regel, soort):
            return maak_zin(schrijf(plaats.regel, plaats.pad.rpartition(".")[2]))
    return maak_zin(plaats.tekst)


def _termijn(regel: vorm.Termijnregel, naam: str) -> str:
    telt = "teruggeteld vanaf" if regel.richting == "terug" else "geteld vanaf"
    return f"{regel.naam}: {noem_lengte(regel.lengte, regel.eenheid)}, {telt} {regel.vangt_aan}. Uitkomst: de {regel.betekenis}"


def _poort(regel: vorm.Poort, naam: str) -> str:
    begin, melding = POORTEN[naam]
    deel = f"{begin} na de {melding} en haar termijn"
    if regel.acceptatie_nodig:
        deel += ", als de gemeente haar als volledig heeft beoordeeld"
    if regel.vereist:
        nodig = " en ".join(MELDINGEN[soort].lower() for soort in regel.vereist)
        deel += f", en als er is gedaan: {nodig}"
        deel += " (ook die termijn telt)" if regel.termijn_telt else ""
    return deel


def _onvolledig(regel: vorm.Onvolledig, naam: str) -> str:
    return f"Onvolledige {MELDINGEN[naam].lower()}: {regel.woord[:1].lower()}{regel.woord[1:]}"


def _reikwijdte(regel: vorm.Reikwijdte, naam: str) -> str:
    return f"De regels gelden voor gevolgklasse {' en '.join(str(klasse) for klasse in regel.gevolgklassen)}"


SCHRIJVERS: dict[type[Regel], Callable[[Any, str], str]] = {
    vorm.Termijnregel: _termijn,
    vorm.Poort: _poort,
    vorm.Onvolledig: _onvolledig,
    vorm.Reikwijdte: _reikwijdte,
    vorm.Onderwerp: lambda regel, naam: f"{regel.naam}: prioriteit {regel.prioriteit}; gebruik {GEBRUIK[regel.gebruik]}",
    vorm.Prioriteitregel: lambda regel, naam: f"Prioriteit {naam}: {regel.tekst}",
    vorm.Signaalbron: lambda regel, naam: f"{regel.naam}: {BEOORDELING[regel.beoordeling]}",
    vorm.Gefaseerd: lambda regel, naam: METHODEN[regel.methode],
    vorm.LokaleOmstandigheid: lambda regel, naam: f"{regel.naam}: {regel.omschrijving}",
    Besluitregel: lambda regel, naam: f"{BESLUITEN[naam]}: {regel.tekst[:1].lower()}{regel.tekst[1:]}",
    Herinneringregel: lambda regel, naam: HERINNERING,
    vorm.Functieregel: lambda regel, naam: f"Gebruiksfunctie {regel.letter}: {regel.tekst}",
}
