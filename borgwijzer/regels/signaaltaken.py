"""Taken uit signalen die de feiten zelf geven: de kwaliteitsborger raakt zijn status kwijt, er is gewisseld zonder bericht, of
een melding blijft uit. Elke taak verdwijnt door een feit: een beoordeling, een gemelde wisseling, een melding of een nieuwe stand
van het register. Bron: domein 11; Bkl 3.86 en 3.87; Bbl 2.21 en 7.7.
"""

from __future__ import annotations

from borgwijzer.regels.borging import zoek_tijdvak
from borgwijzer.regels.feiten import Meldingfeit, Nacontrole, Partij
from borgwijzer.regels.grondslag import Grondslag
from borgwijzer.regels.poorten import Zicht
from borgwijzer.regels.register import SOORTEN, Regelsoort, is_dezelfde, noem_kort
from borgwijzer.regels.samenhang import gewone_tekst
from borgwijzer.regels.taak import Taak

KWIJT = ("geschorst", "ingetrokken", "niet_gevonden")
ONDERWERPEN = {
    "kwaliteitsborger": "de kwaliteitsborger {}", "instrument": "het instrument {}", "toestemming": "de toestemming van {}",
}  # fmt: skip
# Een mens of een instrument wordt niet ingetrokken; zijn toelating wel.
INGETROKKEN = {**ONDERWERPEN, "kwaliteitsborger": "de inschrijving van {}", "instrument": "de toelating van het instrument {}"}


def list_signaaltaken(zicht: Zicht) -> list[Taak]:
    """De taken, zolang de zaak loopt."""
    return [*_taken_status(zicht), *_taken_wisseling(zicht), *_taken_melder(zicht), *_taken_einde(zicht)]


def borging_loopt(zicht: Zicht) -> bool:
    """Of de kwaliteitsborging nog nodig is: er is een bouwmelding, en het bouwwerk is niet klaar bevonden of in gebruik."""
    bouw, gereed = zicht.melding("bouwmelding"), zicht.melding("gereedmelding")
    if bouw is None or zicht.gebeurd(zicht.feiten.in_gebruik_op):
        return False
    niet_gedaan = bouw.oordeel is not None and bouw.oordeel.oordeel == "niet_gedaan"
    afgerond = gereed is not None and gereed.oordeel is not None and gereed.oordeel.oordeel == "volledig"
    return not niet_gedaan and not afgerond


def zoek_nacontrole(zicht: Zicht) -> Nacontrole | None:
    """De laatste nacontrole van de kwaliteitsborger die nu geldt, als zijn status daarin kwijt is en niemand dat beoordeelde."""
    tijdvak = zoek_tijdvak(zicht.feiten, zicht.peildatum)
    eigen = [n for n in zicht.feiten.nacontroles if n.op <= zicht.peildatum and tijdvak and is_dezelfde(n.borger, tijdvak.partij)]
    if not eigen or zicht.gebeurd(eigen[-1].beoordeeld_op) or not list_kwijt(eigen[-1]):
        return None
    return eigen[-1]


def list_kwijt(controle: Nacontrole) -> list[Regelsoort]:
    """De vragen waarop het register zegt dat de status er niet meer is."""
    return [vraag for vraag in SOORTEN if getattr(controle.uitkomst, vraag) in KWIJT]


def _taken_status(zicht: Zicht) -> list[Taak]:
    controle = zoek_nacontrole(zicht)
    if controle is None or not borging_loopt(zicht):
        return []
    delen = [_beschrijf(controle, vraag) for vraag in list_kwijt(controle)]
    tekst = f"Volgens het register van {controle.op}: {'; '.join(delen)}. Beoordeel of de bouw verder kan, en leg dat vast."
    return [Taak("beoordeel_kwaliteitsborger", _kort(tekst), "jurist", None, _grondslag(zicht, "Bkl 3.87 lid 2"))]


def _beschrijf(controle: Nacontrole, vraag: Regelsoort) -> str:
    """Wie of wat zijn status kwijt is, sinds wanneer, en wat het eerder was."""
    naam = controle.instrument if vraag == "instrument" else controle.borger.naam or controle.borger.kvk
    nu, sinds = str(getattr(controle.uitkomst, vraag)), controle.uitkomst.sinds.get(vraag)
    eerder = getattr(controle.eerder, vraag) if controle.eerder else None
    was = f" (eerder {eerder.replace('_', ' ')})" if eerder else ""
    woorden = INGETROKKEN if nu == "ingetrokken" else ONDERWERPEN
    return f"{woorden[vraag].format(noem_kort(naam))} is {nu.replace('_', ' ')}{f' sinds {sinds}' if sinds else ''}{was}"


def _kort(tekst: str, grens: int = 480) -> str:
    return tekst if len(tekst) <= grens else f"{tekst[:grens]}…"


def _grondslag(zicht: Zicht, artikel: str) -> tuple[Grondslag, ...]:
    """Waar het kader naar de status van de kwaliteitsborger vraagt, en het artikel."""
    eisen = [eis for eis in zicht.kader.eisen.get("bouwmelding", ()) if eis.toets and eis.toets.status]
    return (*(zicht.kader.grondslag(eisen[-1]) if eisen else ()), zicht.kader.wetsartikel(artikel))


def _taken_wisseling(zicht: Zicht) -> list[Taak]:
    """Een latere melding noemt een ander dan de bouwmelding, en die wisseling is niet gemeld (Bbl 2.19 lid 1 onder g)."""
    tijdvak = zoek_tijdvak(zicht.feiten, zicht.peildatum)
    if tijdvak is None or tijdvak.aangekondigd or not borging_loopt(zicht):
        return []
    naam = noem_kort(tijdvak.partij.naam or tijdvak.partij.kvk)
    tekst = f"De {tijdvak.bron} noemt een andere kwaliteitsborger ({naam}): ga na sinds wanneer, en leg de wisseling vast."
    return [Taak("ga_na_kwaliteitsborger", _kort(tekst), "toezichthouder", None, _grondslag(zicht, "Bbl 2.19 lid 1"))]


def _taken_melder(zicht: Zicht) -> list[Taak]:
    """De gereedmelding is van wie de bouwmelding deed (Bbl 2.21 lid 2 onder a); een oordeel erover is ook een antwoord."""
    bouw, gereed = zicht.melding("bouwmelding"), zicht.melding("gereedmelding")
    if bouw is None or gereed is None or gereed.oordeel:
        return []
    eerst, nu = _melder(bouw), _melder(gereed)
    if eerst is None or nu is None or is_dezelfde(eerst, nu) or _is_gewisseld(zicht, nu):
        return []
    tekst = (
        f"De gereedmelding is van {noem_kort(nu.naam)}, de bouwmelding van {noem_kort(eerst.naam)}: ga na wie nu de "
        "initiatiefnemer is, en leg een wisseling vast."
    )
    return [Taak("ga_na_initiatiefnemer", _kort(tekst), "intake", None, (zicht.kader.wetsartikel("Bbl 2.21 lid 2"),))]


def _melder(melding: Meldingfeit) -> Partij | None:
    partij = melding.initiatiefnemer
    return partij if partij and gewone_tekst(partij.naam) else None


def _is_gewisseld(zicht: Zicht, naar: Partij) -> bool:
    return any(
        wisseling.rol == "initiatiefnemer" and zicht.gebeurd(wisseling.gemeld_op) and is_dezelfde(wisseling.partij, naar)
        for wisseling in zicht.feiten.wisselingen
    )


def _taken_einde(zicht: Zicht) -> list[Taak]:
    """De bouw moet klaar zijn, want zij is gereed gemeld of in gebruik, en het einde is niet bekend (Bbl 7.7 lid 2).

    Is de dag van het einde wel bekend, dan vraagt de termijn die daaraan hangt ernaar.
    """
    in_gebruik = zicht.gebeurd(zicht.feiten.in_gebruik_op)
    if zicht.melding("eindebouw") or zicht.gebeurd(zicht.feiten.beeindigd_op):
        return []
    if zicht.melding("gereedmelding") is None and not in_gebruik:
        return []
    vanaf = zicht.wachttijd_gereed.vanaf if zicht.wachttijd_gereed else None
    waarom = "Het bouwwerk is in gebruik" if in_gebruik else "De bouw is gereed gemeld"
    tekst = f"{waarom}, maar het einde van de bouw is niet gemeld: vraag ernaar."
    artikel = zicht.kader.wetsartikel("Bbl 7.7 lid 2")
    return [Taak("vraag_einde_bouw", tekst, "toezichthouder", None if in_gebruik else vanaf, (artikel,))]
