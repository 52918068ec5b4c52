"""Mag het bouwwerk in gebruik, als er een maatwerkvoorschrift voor de ingebruikname geldt.

Het voorschrift neemt een ding weg: dat de verklaring van de kwaliteitsborger bij de gereedmelding ontbreekt. Alles wat het
gebruik verder tegenhoudt, blijft dat doen. Een besluit bindt tot het eindigt: of het kader nu nog aanvragen toelaat, telt niet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from borgwijzer.regels import poorten
from borgwijzer.regels.feiten import Besluitfeit, Signaalfeit
from borgwijzer.regels.kadermaatwerk import Maatwerkregel
from borgwijzer.regels.poorten import Poortoordeel, Reden, Zicht, wachttijd_na
from borgwijzer.regels.volledigheid import toets_volledigheid

MAATWERK = "maatwerkvoorschrift"
# Wat er bij een onvolledige gereedmelding als reden kan staan.
GEDEKT = frozenset({
    "gereedmelding_onvolledig", "gereedmelding_niet_gedaan", "gereedmelding_wet_onvolledig", "gereedmelding_wet_niet_gedaan",
    "herstel_loopt",
})  # fmt: skip


def mag_in_gebruik(zicht: Zicht, signalen: Sequence[Signaalfeit]) -> Poortoordeel:
    """Mag het bouwwerk op de peildatum in gebruik, met een geldend maatwerkvoorschrift erbij."""
    oordeel = poorten.mag_in_gebruik(zicht, signalen)
    besluit, regel = zicht.besluit(MAATWERK), zicht.kader.inhoud.maatwerkvoorschrift
    if besluit is None or regel is None or oordeel.oordeel != "nee":
        return oordeel
    codes = {reden.code for reden in oordeel.redenen}
    if not codes & GEDEKT:
        return oordeel
    if not _alleen_gedekt(zicht, regel):
        tekst = "Het maatwerkvoorschrift gaat alleen over de verklaring van de kwaliteitsborger, en er ontbreekt meer."
        return replace(oordeel, redenen=(*oordeel.redenen, Reden("maatwerk_dekt_niet", tekst, zicht.kader.grondslag(regel))))
    return _met_voorschrift(oordeel, besluit, regel, zicht)


def _alleen_gedekt(zicht: Zicht, regel: Maatwerkregel) -> bool:
    """Of aan de gereedmelding niets anders ontbreekt dan wat het voorschrift dekt; een open vraag telt als ontbrekend."""
    melding = zicht.laatste["gereedmelding"]
    documenten = {eis.id: eis.toets.document for eis in zicht.kader.eisen["gereedmelding"] if eis.toets}
    bevindingen = toets_volledigheid(melding, zicht.kader, zicht.peildatum).bevindingen
    mist = [documenten.get(een.eis) for een in bevindingen if een.telt and een.voldaan is not True]
    return bool(mist) and all(document in regel.dekt for document in mist)


def _met_voorschrift(oordeel: Poortoordeel, besluit: Besluitfeit, regel: Maatwerkregel, zicht: Zicht) -> Poortoordeel:
    vanaf = _eerste_dag(besluit, zicht)
    rest = [reden for reden in oordeel.redenen if reden.code not in GEDEKT and reden.code != "wachttijd"]
    if vanaf is None or zicht.peildatum < vanaf:
        termijn = zicht.kader.termijn("gereedmelding_wachttijd")
        tot = f"loopt tot {vanaf}" if vanaf else "staat stil tot de gereedmelding is aangevuld"
        rest.append(Reden("wachttijd", f"De wachttijd na de gereedmelding {tot}.", termijn.grondslag))
    tot = f" tot en met {besluit.tot_en_met}" if besluit.tot_en_met else ""
    waarom = "De verklaring van de kwaliteitsborger ontbreekt."
    tekst = f"{waarom} Een maatwerkvoorschrift staat het gebruik toe vanaf {besluit.vanaf}{tot}."
    eigen = Reden("maatwerkvoorschrift", tekst, zicht.kader.grondslag(regel))
    if rest:
        return replace(oordeel, redenen=(*rest, eigen), vanaf=vanaf)
    voorwaarden = tuple(voorwaarde.tekst for voorwaarde in besluit.voorwaarden)
    return replace(oordeel, oordeel="onder_voorwaarden", redenen=(eigen,), vanaf=vanaf, beslist_door="besluit",
                   voorwaarden=voorwaarden)  # fmt: skip


def _eerste_dag(besluit: Besluitfeit, zicht: Zicht) -> date | None:
    """De laatste van: het besluit, de wachttijd en de informatie over het einde van de bouw. None: de wachttijd staat stil."""
    wacht = wachttijd_na(zicht.laatste["gereedmelding"], zicht.kader).vanaf
    einde = zicht.melding("eindebouw")
    dagen = [besluit.vanaf, *([einde.ontvangen_op] if einde else [])]
    return max(*dagen, wacht) if wacht else None
