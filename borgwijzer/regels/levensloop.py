"""De levensloop van een zaak: `stand()` leidt uit de feiten af waar zij staat, wat mag, en wat er te doen is.

Schermen, API, brieven, nachtwerk en terugtoets roepen deze ene functie aan; geen daarvan rekent zelf. Wat na de peildatum
gebeurde of bekend werd, telt niet mee: dezelfde feiten geven op dezelfde peildatum altijd dezelfde stand.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from borgwijzer.regels.feiten import Feiten, Meldingfeit
from borgwijzer.regels.grondslag import Grondslag
from borgwijzer.regels.informatieverzoek import list_open, list_verzoektaken, maak_termijn
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.kalender import DAG
from borgwijzer.regels.peildag import Peildag
from borgwijzer.regels.poorten import (
    Poortoordeel,
    Reden,
    Wachttijd,
    Zicht,
    mag_in_gebruik,
    mag_starten,
    oordeel_over,
)
from borgwijzer.regels.termijnen import EERSTE_DAG, Termijnuitkomst, bereken

Fasenaam = Literal[
    "nieuw", "bouwmelding_in_behandeling", "wacht_op_start", "in_uitvoering", "gereedmelding_in_behandeling",
    "wacht_op_gebruik", "in_gebruik", "afgesloten", "gestuit",
]  # fmt: skip
Toestand = Literal["loopt", "bereikt", "gehaald", "te_laat", "gepauzeerd"]


@dataclass(frozen=True, slots=True)
class Termijnstand:
    """Een termijn van deze zaak. `wet` is gevuld als de wet een andere datum geeft dan het kader, met haar eigen bewijs.

    `gedaan_op`: wanneer gebeurde waar de termijn om vraagt; te laat gedaan is een feit en vraagt niets meer.
    """

    soort: str
    naam: str
    resultaat: Termijnuitkomst
    toestand: Toestand
    wet: Termijnuitkomst | None = None
    gedaan_op: date | None = None

    @property
    def uitkomst_wet(self) -> date | None:
        return self.wet.uitkomst if self.wet else None

    @property
    def vraagt_iets(self) -> bool:
        """Of deze datum nog komt, of voorbij is zonder dat het gebeurde."""
        return self.toestand == "loopt" or (self.toestand == "te_laat" and self.gedaan_op is None)

    def als_dict(self) -> dict[str, Any]:
        uitkomst, wet = self.resultaat.uitkomst, self.uitkomst_wet
        return {
            "soort": self.soort, "naam": self.naam, "begin": self.resultaat.begin.isoformat(),
            "uitkomst": uitkomst.isoformat() if uitkomst else None, "betekenis": self.resultaat.termijn.betekenis,
            "toestand": self.toestand, "uitkomst_wet": wet.isoformat() if wet else None,
            "gedaan_op": self.gedaan_op.isoformat() if self.gedaan_op else None,
            "bewijs": [rij.als_dict() for rij in self.resultaat.bewijs],
            "grondslag": [bron.als_dict() for bron in self.resultaat.termijn.grondslag],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Taak:
    """Iets wat de gemeente te doen heeft. `uiterlijk` is inclusief; None: zo spoedig mogelijk."""

    code: str
    tekst: str
    rol: str
    uiterlijk: date | None = None
    grondslag: tuple[Grondslag, ...] = ()

    def als_dict(self) -> dict[str, Any]:
        return {
            "code": self.code, "tekst": self.tekst, "rol": self.rol,
            "uiterlijk": self.uiterlijk.isoformat() if self.uiterlijk else None,
            "grondslag": [bron.als_dict() for bron in self.grondslag],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fasestand:
    """De stand van een deel van het project."""

    id: str
    naam: str
    fase: Fasenaam
    mag_in_gebruik: Poortoordeel

    def als_dict(self) -> dict[str, Any]:
        return {"id": self.id, "naam": self.naam, "fase": self.fase, "mag_in_gebruik": self.mag_in_gebruik.als_dict()}


@dataclass(frozen=True, slots=True)
class Stand:
    """Waar een zaak op de peildatum staat."""

    kader: str
    peildatum: date
    fase: Fasenaam
    mag_starten: Poortoordeel
    mag_in_gebruik: Poortoordeel
    termijnen: tuple[Termijnstand, ...]
    taken: tuple[Taak, ...]
    fasen: tuple[Fasestand, ...] = ()

    @property
    def eerstvolgende(self) -> date | None:
        """De vroegste datum waarop iets moet of kan: van een taak, of van een termijn die nog loopt."""
        datums = [taak.uiterlijk for taak in self.taken if taak.uiterlijk]
        datums += [t.resultaat.uitkomst for t in self.termijnen if t.vraagt_iets and t.resultaat.uitkomst]
        return min(datums, default=None)

    def als_dict(self) -> dict[str, Any]:
        return {
            "kader": self.kader, "peildatum": self.peildatum.isoformat(), "fase": self.fase,
            "mag_starten": self.mag_starten.als_dict(), "mag_in_gebruik": self.mag_in_gebruik.als_dict(),
            "termijnen": [termijn.als_dict() for termijn in self.termijnen],
            "taken": [taak.als_dict() for taak in self.taken], "fasen": [fase.als_dict() for fase in self.fasen],
        }  # fmt: skip


def stand(feiten: Feiten, kader: Kader, peildatum: date, *, met_bewijs: bool = False) -> Stand:
    """De stand van een zaak op `peildatum`; met `met_bewijs` draagt elke termijn haar bewijs per kalenderdag."""
    zicht = Zicht.op(feiten, kader, peildatum, met_bewijs=met_bewijs)
    termijnen = _termijnen(zicht)
    gebruik = mag_in_gebruik(zicht, zicht.alle_signalen())
    return Stand(
        kader=kader.versie,
        peildatum=peildatum,
        fase=_fase(zicht, feiten.in_gebruik_op),
        mag_starten=mag_starten(zicht),
        mag_in_gebruik=gebruik,
        termijnen=termijnen,
        taken=_taken(zicht, termijnen, gebruik),
        fasen=tuple(_fasestand(zicht, plaats, gebruik) for plaats in range(len(feiten.fasen))),
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
    if zicht.gebeurd(feiten.verlies_gevolgklasse_op) or zicht.besluit("bouwstop"):
        return "gestuit"
    return _fase_na_gereedmelding(zicht) or _fase_na_bouwmelding(zicht)


def _fase_na_gereedmelding(zicht: Zicht) -> Fasenaam | None:
    gereed = zicht.melding("gereedmelding")
    if gereed is None:
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
    gereed = zicht.melding("gereedmelding")
    if zicht.wachttijd_bouw and zicht.vervalt:
        gevonden += _wachttijd(zicht, zicht.laatste["bouwmelding"], zicht.wachttijd_bouw)
        gevonden.append(_termijnstand(zicht, zicht.vervalt, gedaan_op=zicht.begonnen_op()))
    start = zicht.melding("startbouw")
    gepland = start.datum if start and start.datum else feiten.geplande_start
    if gepland:
        gevonden.append(_los(zicht, "startbouw_informeren", gepland, gedaan_op=start.ontvangen_op if start else None))
    einde = zicht.melding("eindebouw")
    geeindigd = feiten.beeindigd_op if zicht.gebeurd(feiten.beeindigd_op) else (einde.datum if einde else None)
    if geeindigd:
        gevonden.append(_los(zicht, "eindebouw_informeren", geeindigd, gedaan_op=einde.ontvangen_op if einde else None))
    if gereed and zicht.wachttijd_gereed:
        gevonden += _wachttijd(zicht, gereed, zicht.wachttijd_gereed)
    return (*gevonden, *_termijnen_informatie(zicht))


def _termijnen_informatie(zicht: Zicht) -> list[Termijnstand]:
    """Per open informatieverzoek de dag die een mens koos."""
    gevonden = []
    for verzoek in list_open(zicht.feiten.informatieverzoeken, zicht.peildatum):
        naam, resultaat, gedaan_op = maak_termijn(verzoek, zicht.kader, met_bewijs=zicht.met_bewijs)
        toestand = _toestand(zicht, resultaat, gedaan_op)
        gevonden.append(Termijnstand(resultaat.termijn.id, naam, resultaat, toestand, None, gedaan_op))
    return gevonden


def _wachttijd(zicht: Zicht, melding: Meldingfeit, wacht: Wachttijd) -> list[Termijnstand]:
    """De wachttijd na de melding en, als om herstel is gevraagd, de hersteltermijn."""
    gevonden = [_termijnstand(zicht, wacht.kader, wet=wacht.wet)]
    regel = zicht.kader.inhoud.onvolledig.get(melding.soort)
    if melding.herstel and regel and regel.hersteltermijn:
        verzoek = melding.herstel[-1]
        gevonden.append(_los(zicht, regel.hersteltermijn, verzoek.gevraagd_op, gedaan_op=verzoek.ontvangen_op))
    return gevonden


def _los(zicht: Zicht, naam: str, vanaf: date, *, gedaan_op: date | None) -> Termijnstand:
    resultaat = bereken(zicht.kader.termijn(naam), vanaf, zicht.kader.kalender, met_bewijs=zicht.met_bewijs)
    return _termijnstand(zicht, resultaat, gedaan_op=gedaan_op)


def _termijnstand(
    zicht: Zicht, resultaat: Termijnuitkomst, *, gedaan_op: date | None = None, wet: Termijnuitkomst | None = None
) -> Termijnstand:
    soort = resultaat.termijn.id
    naam = zicht.kader.inhoud.termijn[soort].naam
    anders = wet if wet and wet.uitkomst != resultaat.uitkomst else None
    return Termijnstand(soort, naam, resultaat, _toestand(zicht, resultaat, gedaan_op), anders, gedaan_op)


def _toestand(zicht: Zicht, resultaat: Termijnuitkomst, gedaan_op: date | None) -> Toestand:
    uitkomst = resultaat.uitkomst
    if uitkomst is None:
        return "gepauzeerd"
    if resultaat.termijn.betekenis == EERSTE_DAG:
        return "bereikt" if zicht.peildatum >= uitkomst else "loopt"
    if gedaan_op is not None:
        return "gehaald" if gedaan_op <= uitkomst else "te_laat"
    return "loopt" if zicht.peildatum <= uitkomst else "te_laat"


def _taken(zicht: Zicht, termijnen: tuple[Termijnstand, ...], gebruik: Poortoordeel) -> tuple[Taak, ...]:
    """Wat er te doen is, in de volgorde van de stappen van het kader."""
    if zicht.gebeurd(zicht.feiten.afgesloten_op):
        return ()
    op_soort = {termijn.soort: termijn for termijn in termijnen}
    return tuple([
        *_taken_beoordelen(zicht, op_soort), *_taken_bouw(zicht), *_taken_gevolgklasse(zicht), *_taken_te_laat(zicht, op_soort),
        *_taken_signalen(zicht), *_taken_gereed(zicht), *_taken_gebruik(zicht, gebruik), *_taken_informatie(zicht),
    ])  # fmt: skip


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
            taken.append(Taak(code, tekst, rol, None, termijn.resultaat.termijn.grondslag))
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
    if not niet_gedaan or zicht.begonnen_op() is None or zicht.melding("eindebouw") or zicht.besluit("bouwstop"):
        return []
    tekst = "Er wordt gebouwd zonder bouwmelding: controleer ter plaatse en bereid een bouwstop voor."
    return [Taak("bereid_bouwstop_voor", tekst, "toezichthouder", None, (zicht.kader.wetsartikel("Bbl 2.18 lid 1"),))]


def _taken_gevolgklasse(zicht: Zicht) -> list[Taak]:
    """Valt het werk buiten gevolgklasse 1, dan geldt de Wkb niet meer en kan een vergunning nodig zijn (Bbl 2.17)."""
    if not zicht.gebeurd(zicht.feiten.verlies_gevolgklasse_op) or zicht.besluit("bouwstop"):
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
    tekst = "De geplande ingebruikname is voorbij en er is geen gereedmelding: ga na of het bouwwerk al gebruikt wordt."
    return [Taak("vraag_gereedmelding", tekst, "toezichthouder", None, (zicht.kader.wetsartikel("Bbl 2.21 lid 1"),))]


def _taken_signalen(zicht: Zicht) -> list[Taak]:
    taken = []
    for signaal in zicht.open_signalen(zicht.alle_signalen()):
        namen = ", ".join(o.naam if (o := zicht.kader.onderwerpen.get(n)) else n for n in signaal.onderwerpen)
        taken.append(Taak("volg_signaal_op", f"Handel het signaal af: {namen}.", "toezichthouder"))
    return taken


def _taken_informatie(zicht: Zicht) -> list[Taak]:
    """Wat er met de open informatieverzoeken te doen is (Bbl 2.20; Awb 5:16, 5:17 en 5:20)."""
    verzoeken = list_open(zicht.feiten.informatieverzoeken, zicht.peildatum)
    taken = (taak for verzoek in verzoeken for taak in list_verzoektaken(verzoek, zicht.kader, zicht.peildatum))
    return [Taak(taak.code, taak.tekst, taak.rol, None, taak.grondslag) for taak in taken]


def _taken_gebruik(zicht: Zicht, gebruik: Poortoordeel) -> list[Taak]:
    if zicht.gebeurd(zicht.feiten.in_gebruik_op) and gebruik.oordeel == "nee":
        poort = zicht.kader.inhoud.poort.get("gebruik")
        tekst = "Het bouwwerk is in gebruik terwijl dat niet mag: controleer ter plaatse en maak een rapport."
        return [Taak("controleer_gebruik", tekst, "toezichthouder", None, zicht.kader.grondslag(poort) if poort else ())]
    codes = {reden.code for reden in gebruik.redenen}
    if codes == {"onregelmatigheid_onder_voorwaarden"}:
        return [Taak("besluit_gebruik", "Beslis of gebruik onder voorwaarden wordt toegestaan.", "teamleider")]
    return []


def _fasestand(geheel: Zicht, plaats: int, gebruik_geheel: Poortoordeel) -> Fasestand:
    """De stand van een deel, volgens de methode die het kader vaststelt voor gefaseerde ingebruikname."""
    deel = geheel.feiten.fasen[plaats]
    regel = geheel.kader.inhoud.gefaseerd
    zicht = Zicht.op(geheel.feiten, geheel.kader, geheel.peildatum, deel.meldingen)
    if regel and regel.methode == "melding_per_fase":
        oordeel = mag_in_gebruik(zicht, (*geheel.feiten.signalen, *deel.signalen))
    else:
        bron = geheel.kader.grondslag(regel) if regel else ()
        uitleg = Reden("wacht_op_geheel", "Dit deel wacht op de gereedmelding van het geheel.", bron)
        redenen = gebruik_geheel.redenen if gebruik_geheel.oordeel == "ja" else (uitleg, *gebruik_geheel.redenen)
        oordeel = replace(gebruik_geheel, redenen=redenen)
    fase = "in_gebruik" if geheel.gebeurd(deel.in_gebruik_op) else _fase_na_gereedmelding(zicht) or _fase(geheel, None)
    return Fasestand(deel.id, deel.naam, fase, oordeel)
