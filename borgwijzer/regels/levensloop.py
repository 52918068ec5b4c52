"""De levensloop van een zaak: `stand()` leidt uit de feiten af waar zij staat, wat mag, en wat er te doen is.

Schermen, API, brieven, nachtwerk en terugtoets roepen deze ene functie aan; geen daarvan rekent zelf. Wat na de peildatum
gebeurde of bekend werd, telt niet mee: dezelfde feiten geven op dezelfde peildatum altijd dezelfde stand.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import get_args

from borgwijzer.regels.borging import zoek_borger
from borgwijzer.regels.fasering import delen_maken_geheel, gebruik_van_deel, gebruik_van_geheel, grondslag_van
from borgwijzer.regels.feiten import Deelmelding, Fase, Feiten, Meldingfeit
from borgwijzer.regels.herinnering import met_herinnering
from borgwijzer.regels.informatieverzoek import list_open, list_verzoektaken, maak_termijn
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.kalender import DAG
from borgwijzer.regels.mandaat import noem_besluit, noem_rol
from borgwijzer.regels.peildag import Peildag
from borgwijzer.regels.poorten import (
    Poortoordeel,
    Wachttijd,
    Zicht,
    mag_starten,
    oordeel_over,
)
from borgwijzer.regels.signaal import list_signaalwerk
from borgwijzer.regels.signaaltaken import list_signaaltaken
from borgwijzer.regels.standvorm import Fasenaam, Fasestand, Stand, Termijnstand, Toestand
from borgwijzer.regels.stilstand import zoek_stilstand
from borgwijzer.regels.taak import Taak
from borgwijzer.regels.termijnstanden import bepaal_toestand, los, maak_termijnstand
from borgwijzer.regels.toch_in_gebruik import HANDHAVING, STAPPEN, Route, Stapnaam, wie_doet, zie_route
from borgwijzer.regels.toezichtwerk import list_toezichttaken, list_toezichttermijnen

__all__ = ["Fasenaam", "Fasestand", "Poortoordeel", "Stand", "Taak", "Termijnstand", "Toestand", "stand", "stand_met_houdbaarheid"]


def stand(feiten: Feiten, kader: Kader, peildatum: date, *, met_bewijs: bool = False) -> Stand:
    """De stand van een zaak op `peildatum`; met `met_bewijs` draagt elke termijn haar bewijs per kalenderdag."""
    zicht = Zicht.op(feiten, kader, peildatum, met_bewijs=met_bewijs)
    termijnen = _termijnen(zicht)
    gebruik = gebruik_van_geheel(zicht)
    fasen = tuple(_fasestand(zicht, deel, gebruik) for deel in zicht.fasen)
    return Stand(
        kader=kader.versie,
        peildatum=peildatum,
        fase=_fase(zicht, feiten.in_gebruik_op),
        mag_starten=mag_starten(zicht),
        mag_in_gebruik=gebruik,
        termijnen=termijnen,
        taken=(*_taken(zicht, termijnen, gebruik), *(taak for fase in fasen for taak in fase.taken)),
        fasen=fasen,
        borger=zoek_borger(feiten, peildatum),
    )


def stand_met_houdbaarheid(feiten: Feiten, kader: Kader, peildatum: date) -> tuple[Stand, date]:
    """De stand, en de laatste dag (inclusief) waarop dezelfde feiten dezelfde stand geven; `date.max`: de tijd verandert niets."""
    peildag = Peildag.van(peildatum)
    bepaald = stand(feiten, kader, peildag)
    return replace(bepaald, peildatum=peildatum), peildag.houdbaar_tot_en_met


def _fase(zicht: Zicht, in_gebruik_op: date | None) -> Fasenaam:
    feiten = zicht.feiten
    if zicht.gebeurd(feiten.afgesloten_op):
        return "afgesloten"
    if zicht.gebeurd(in_gebruik_op):
        return "in_gebruik"
    if zicht.gebeurd(feiten.verlies_gevolgklasse_op) or zoek_stilstand(zicht):
        return "gestuit"
    return _fase_na_gereedmelding(zicht) or _fase_uit_delen(zicht) or _fase_na_bouwmelding(zicht)


def _fase_uit_delen(zicht: Zicht) -> Fasenaam | None:
    """De fase van een project dat in delen gereed wordt gemeld: die van het deel dat het minst ver is, als elk deel zover is."""
    namen = [_fase_van_deel(zicht, deel) for deel in zicht.fasen] if delen_maken_geheel(zicht) else []
    volgorde: tuple[Fasenaam, ...] = ("gereedmelding_in_behandeling", "wacht_op_gebruik", "in_gebruik")
    return next((naam for naam in volgorde if naam in namen), None) if None not in namen else None


def _fase_van_deel(geheel: Zicht, deel: Fase) -> Fasenaam | None:
    return "in_gebruik" if geheel.gebeurd(deel.in_gebruik_op) else _fase_na_gereedmelding(geheel.van_deel(deel))


def _fase_na_gereedmelding(zicht: Zicht) -> Fasenaam | None:
    gereed = zicht.melding("gereedmelding")
    if gereed is None or zicht.deel_te_kiezen("gereedmelding"):
        return None
    oordeel, _ = oordeel_over(gereed, zicht, zicht.kader.inhoud.poort.get("gebruik"))
    if oordeel == "niet_gedaan":
        return None
    return "wacht_op_gebruik" if oordeel == "volledig" else "gereedmelding_in_behandeling"


def _fase_na_bouwmelding(zicht: Zicht) -> Fasenaam:
    bouw = zicht.melding("bouwmelding")
    if zicht.begonnen_op() or zicht.melding("eindebouw") or zicht.gebeurd(zicht.feiten.beeindigd_op):
        return "in_uitvoering"
    if bouw is None:
        return "nieuw"
    oordeel, _ = oordeel_over(bouw, zicht, zicht.kader.inhoud.poort.get("start"))
    if oordeel == "niet_gedaan":
        return "nieuw"
    return "wacht_op_start" if oordeel == "volledig" else "bouwmelding_in_behandeling"


def _termijnen(zicht: Zicht) -> tuple[Termijnstand, ...]:
    feiten, gevonden = zicht.feiten, []
    if zicht.wachttijd_bouw and zicht.vervalt:
        gevonden += _wachttijd(zicht, zicht.laatste["bouwmelding"], zicht.wachttijd_bouw)
        gevonden.append(maak_termijnstand(zicht, zicht.vervalt, gedaan_op=zicht.begonnen_op()))
    start = zicht.melding("startbouw")
    gepland = start.datum if start and start.datum else feiten.geplande_start
    if gepland:
        gevonden.append(los(zicht, "startbouw_informeren", gepland, gedaan_op=start.ontvangen_op if start else None))
    beeindigd = feiten.beeindigd_op if zicht.gebeurd(feiten.beeindigd_op) else None
    return (*gevonden, *_termijnen_gereed(zicht, beeindigd), *_termijnen_informatie(zicht), *list_toezichttermijnen(zicht))


def _termijnen_gereed(zicht: Zicht, beeindigd_op: date | None = None) -> list[Termijnstand]:
    """De termijnen rond het einde van het werk, van het geheel of van een deel."""
    gereed, einde, gevonden = zicht.melding("gereedmelding"), zicht.melding("eindebouw"), []
    geeindigd = beeindigd_op or (einde.datum if einde else None)
    if geeindigd:
        gevonden.append(los(zicht, "eindebouw_informeren", geeindigd, gedaan_op=einde.ontvangen_op if einde else None))
    if gereed and zicht.wachttijd_gereed:
        gevonden += _wachttijd(zicht, gereed, zicht.wachttijd_gereed)
    return gevonden


def _wachttijd(zicht: Zicht, melding: Meldingfeit, wacht: Wachttijd) -> list[Termijnstand]:
    """De wachttijd na de melding en, als om herstel is gevraagd, de hersteltermijn."""
    gevonden = [maak_termijnstand(zicht, wacht.kader, wet=wacht.wet)]
    regel = zicht.kader.inhoud.onvolledig.get(melding.soort)
    if melding.herstel and regel and regel.hersteltermijn:
        verzoek = melding.herstel[-1]
        gevonden.append(los(zicht, regel.hersteltermijn, verzoek.gevraagd_op, gedaan_op=verzoek.ontvangen_op))
    return gevonden


def _taken(zicht: Zicht, termijnen: tuple[Termijnstand, ...], gebruik: Poortoordeel) -> tuple[Taak, ...]:
    """Wat er te doen is, in de volgorde van de stappen van het kader."""
    if zicht.gebeurd(zicht.feiten.afgesloten_op):
        return ()
    op_soort = {termijn.soort: termijn for termijn in termijnen}
    return tuple([
        *_taken_deel_kiezen(zicht, op_soort), *_taken_beoordelen(zicht, op_soort), *_taken_bouw(zicht),
        *_taken_gevolgklasse(zicht), *_taken_te_laat(zicht, op_soort), *list_signaalwerk(zicht), *_taken_gereed(zicht),
        *_taken_gebruik(zicht, gebruik), *_taken_informatie(zicht), *list_signaaltaken(zicht),
        *list_toezichttaken(zicht, termijnen),
    ])  # fmt: skip


def _taken_deel_kiezen(zicht: Zicht, op_soort: dict[str, Termijnstand]) -> list[Taak]:
    """In een project met delen moet vaststaan waarover een melding gaat, voordat zij wordt beoordeeld."""
    if not any(zicht.deel_te_kiezen(soort) for soort in get_args(Deelmelding)):
        return []
    wacht = op_soort.get("gereedmelding_wachttijd")
    uitkomst = wacht.resultaat.uitkomst if wacht and zicht.deel_te_kiezen("gereedmelding") else None
    tekst = "Kies over welk deel de melding gaat, of dat zij over het hele project gaat."
    return [Taak("kies_deel", tekst, "intake", uitkomst - DAG if uitkomst else None, grondslag_van(zicht.kader))]


def _taken_beoordelen(zicht: Zicht, op_soort: dict[str, Termijnstand]) -> list[Taak]:
    taken = []
    if zicht.melding("bouwmelding") and zicht.feiten.gevolgklasse is None:
        bron = zicht.kader.grondslag(zicht.kader.inhoud.reikwijdte)
        taken.append(Taak("bepaal_gevolgklasse", "Ga na of het bouwwerk in gevolgklasse 1 valt.", "intake", None, bron))
    for soort, wacht in (("bouwmelding", "bouwmelding_wachttijd"), ("gereedmelding", "gereedmelding_wachttijd")):
        melding = zicht.laatste.get(soort)  # type: ignore[call-overload]
        if melding is None or melding.oordeel:
            continue
        if any(herstel.ontvangen_op is None for herstel in melding.herstel):
            continue
        uitkomst = op_soort[wacht].resultaat.uitkomst
        tekst = f"Beoordeel of de {soort} volledig is, voordat de wachttijd voorbij is."
        bron = op_soort[wacht].resultaat.termijn.grondslag
        taken.append(Taak(f"toets_{soort}", tekst, "intake", uitkomst - DAG if uitkomst else None, bron))
    return taken


TE_LAAT = {
    "bouwmelding_vervalt": (
        "bouwmelding_vervallen", "intake", "De bouw is niet binnen een jaar begonnen: ga na of de zaak dicht kan.",
    ),
    "startbouw_informeren": (
        "controleer_start", "toezichthouder", "De start van de bouw is niet op tijd gemeld: ga na of er gebouwd wordt.",
    ),
    "eindebouw_informeren": (
        "vraag_einde_bouw", "toezichthouder", "Het einde van de bouw is niet op tijd gemeld: vraag ernaar.",
    ),
}  # fmt: skip


def _taken_te_laat(zicht: Zicht, op_soort: dict[str, Termijnstand]) -> list[Taak]:
    """Een taak per laatste dag die voorbij is zonder dat het gebeurde; te laat gedaan is een feit, geen taak."""
    taken = []
    for soort, (code, rol, tekst) in TE_LAAT.items():
        termijn = op_soort.get(soort)
        if termijn and termijn.toestand == "te_laat" and not _alsnog_gedaan(zicht, soort):
            taken.append(met_herinnering(zicht, Taak(code, tekst, rol, None, termijn.resultaat.termijn.grondslag)))
    return [*taken, *_taken_niet_hersteld(zicht, op_soort)]


def _alsnog_gedaan(zicht: Zicht, soort: str) -> bool:
    if soort == "bouwmelding_vervalt":
        return zicht.begonnen_op() is not None
    return zicht.melding("startbouw" if soort == "startbouw_informeren" else "eindebouw") is not None


def _taken_niet_hersteld(zicht: Zicht, op_soort: dict[str, Termijnstand]) -> list[Taak]:
    """Een melding die niet binnen de hersteltermijn van het kader is aangevuld, wordt afgewezen."""
    taken = []
    for soort, regel in zicht.kader.inhoud.onvolledig.items():
        melding, termijn = zicht.melding(soort), op_soort.get(regel.hersteltermijn or "")
        if melding is None or termijn is None or termijn.toestand != "te_laat" or not melding.herstel:
            continue
        if melding.herstel[-1].ontvangen_op is None and not (melding.oordeel and melding.oordeel.oordeel == "niet_gedaan"):
            tekst = f"De {soort} is niet op tijd aangevuld: bereid de afwijzing voor."
            taken.append(Taak(f"wijs_{soort}_af", tekst, "jurist", None, termijn.resultaat.termijn.grondslag))
    return taken


def _taken_bouw(zicht: Zicht) -> list[Taak]:
    """Bouwen zonder bouwmelding: het kader legt dan de bouw stil (kader 2.1.1, daarnaast)."""
    melding = zicht.melding("bouwmelding")
    niet_gedaan = melding is None or (melding.oordeel is not None and melding.oordeel.oordeel == "niet_gedaan")
    if not niet_gedaan or zicht.begonnen_op() is None or zicht.melding("eindebouw") or zoek_stilstand(zicht):
        return []
    tekst = "Er wordt gebouwd zonder bouwmelding: controleer ter plaatse en bereid een bouwstop voor."
    regel = zicht.kader.inhoud.besluit.get("bouwstop")
    bron = zicht.kader.grondslag(regel) if regel else (zicht.kader.wetsartikel("Bbl 2.18 lid 1"),)
    return [Taak("bereid_bouwstop_voor", tekst, "toezichthouder", None, bron)]


def _taken_gevolgklasse(zicht: Zicht) -> list[Taak]:
    """Valt het werk buiten gevolgklasse 1, dan geldt de Wkb niet meer en kan een vergunning nodig zijn (Bbl 2.17)."""
    if not zicht.gebeurd(zicht.feiten.verlies_gevolgklasse_op) or zoek_stilstand(zicht):
        return []
    tekst = "Het bouwwerk valt niet meer in gevolgklasse 1: beoordeel of de bouw stil moet en of een vergunning nodig is."
    bron = (*zicht.kader.grondslag(zicht.kader.inhoud.reikwijdte), zicht.kader.wetsartikel("Bbl 2.17"))
    return [Taak("beoordeel_verlies_gevolgklasse", tekst, "jurist", None, bron)]


def _taken_gereed(zicht: Zicht) -> list[Taak]:
    """De geplande dag van gebruik is daar en er is geen gereedmelding: ga na of er al gebruikt wordt."""
    if not zicht.gebeurd(zicht.feiten.geplande_ingebruikname) or zicht.gebeurd(zicht.feiten.in_gebruik_op):
        return []
    if zicht.melding("gereedmelding") or zicht.begonnen_op() is None:
        return []
    if zicht.fasen and all(zicht.van_deel(deel).melding("gereedmelding") for deel in zicht.fasen):
        return []
    tekst = "De geplande ingebruikname is voorbij en er is geen gereedmelding: ga na of het bouwwerk al gebruikt wordt."
    return [Taak("vraag_gereedmelding", tekst, "toezichthouder", None, (zicht.kader.wetsartikel("Bbl 2.21 lid 1"),))]


def _termijnen_informatie(zicht: Zicht) -> list[Termijnstand]:
    """Per open informatieverzoek de dag die een mens koos."""
    gevonden = []
    for verzoek in list_open(zicht.feiten.informatieverzoeken, zicht.peildatum):
        naam, resultaat, gedaan_op = maak_termijn(verzoek, zicht.kader, met_bewijs=zicht.met_bewijs)
        toestand = bepaal_toestand(zicht, resultaat, gedaan_op)
        gevonden.append(Termijnstand(resultaat.termijn.id, naam, resultaat, toestand, None, gedaan_op))
    return gevonden


def _taken_informatie(zicht: Zicht) -> list[Taak]:
    """Wat er met de open informatieverzoeken te doen is (Bbl 2.20; Awb 5:16, 5:17 en 5:20)."""
    verzoeken = list_open(zicht.feiten.informatieverzoeken, zicht.peildatum)
    taken = (taak for verzoek in verzoeken for taak in list_verzoektaken(verzoek, zicht.kader, zicht.peildatum))
    return [Taak(taak.code, taak.tekst, taak.rol, None, taak.grondslag) for taak in taken]


def _taken_gebruik(zicht: Zicht, gebruik: Poortoordeel) -> list[Taak]:
    route = zie_route(zicht, gebruik)
    if route.bij_handhaver:
        code, rol, tekst = HANDHAVING
        return [Taak(code, tekst, rol, None, route.grondslag)]
    if route.loopt:
        return [_taak_route(route, route.stap, zicht.kader)] if route.stap else []
    return _taken_besluit(gebruik, zicht.kader)


def _taak_route(route: Route, stap: Stapnaam, kader: Kader) -> Taak:
    """De stap die nu aan de beurt is; een geplande controle noemt haar dag."""
    code, _, tekst = STAPPEN[stap]
    rol = wie_doet(stap, route.advies, kader)
    gepland = route.controle.gepland_op if route.controle and stap == "controle" and route.controle.gedaan_op is None else None
    return Taak(code, f"{tekst} De controle is gepland op {gepland}." if gepland else tekst, rol, gepland, route.grondslag)


def _taken_gebruik_deel(zicht: Zicht, gebruik: Poortoordeel, in_gebruik_op: date | None) -> list[Taak]:
    """Van een deel is alleen de controle een taak; de route daarna gaat over de zaak als geheel."""
    if zicht.gebeurd(in_gebruik_op) and gebruik.oordeel == "nee":
        code, rol, tekst = STAPPEN["controle"]
        return [Taak(code, tekst, rol, None, zie_route(zicht, gebruik).grondslag)]
    return _taken_besluit(gebruik, zicht.kader)


def _taken_besluit(gebruik: Poortoordeel, kader: Kader) -> list[Taak]:
    codes = {reden.code for reden in gebruik.redenen}
    if codes == {"onregelmatigheid_onder_voorwaarden"}:
        rol = noem_rol(kader, noem_besluit("gebruik_onder_voorwaarden"), "teamleider")
        return [Taak("besluit_gebruik", "Beslis of gebruik onder voorwaarden wordt toegestaan.", rol)]
    return []


def _fasestand(geheel: Zicht, deel: Fase, gebruik_geheel: Poortoordeel) -> Fasestand:
    """De stand van een deel: zijn eigen meldingen geven termijnen en taken, het kader zegt of het in gebruik mag."""
    zicht = geheel.van_deel(deel)
    oordeel = gebruik_van_deel(geheel, deel, gebruik_geheel)
    termijnen = _termijnen_gereed(zicht)
    taken = [*_taken_deel(zicht, termijnen), *_taken_gebruik_deel(zicht, oordeel, deel.in_gebruik_op)]
    if geheel.gebeurd(geheel.feiten.afgesloten_op):
        taken = []
    return Fasestand(
        id=deel.id,
        naam=deel.noem,
        fase=_fase_van_deel(geheel, deel) or _fase(geheel, None),
        mag_in_gebruik=oordeel,
        termijnen=tuple(replace(termijn, naam=f"{termijn.naam}, {deel.noem}") for termijn in termijnen),
        taken=tuple(_noem_deel(taak, deel) for taak in taken),
    )


def _taken_deel(zicht: Zicht, termijnen: list[Termijnstand]) -> list[Taak]:
    op_soort = {termijn.soort: termijn for termijn in termijnen}
    return [*_taken_beoordelen(zicht, op_soort), *_taken_niet_hersteld(zicht, op_soort)]


def _noem_deel(taak: Taak, deel: Fase) -> Taak:
    return replace(taak, deel=deel.id, tekst=f"{deel.noem}: {taak.tekst[:1].lower()}{taak.tekst[1:]}")
