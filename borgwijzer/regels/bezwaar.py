"""Bezwaar (Awb hoofdstuk 6 en 7): is het op tijd, tot wanneer kan de gemeente beslissen, en wat is er nu te doen.

Elke lengte is een regel van het kader met haar artikel. Wat na de peildatum gebeurde, telt niet mee.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from borgwijzer.regels.bezwaarfeiten import Bezwaarfeit, Bezwaarstap, Bezwaarstapsoort
from borgwijzer.regels.grondslag import Grondslag
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.kalender import DAG
from borgwijzer.regels.poorten import Reden, Zicht
from borgwijzer.regels.standvorm import Termijnstand
from borgwijzer.regels.taak import Taak
from borgwijzer.regels.termijnen import Pauze, Termijn, Termijnuitkomst, bereken
from borgwijzer.regels.termijnstanden import bepaal_toestand

Tijdigheid = Literal["op_tijd", "te_vroeg", "te_laat"]
Bezwaartoestand = Literal["loopt", "verdaagd", "uitgesteld", "te_laat", "besloten", "ingetrokken", "beroep", "opnieuw", "afgerond"]
GEHOORD: tuple[Bezwaarstapsoort, ...] = ("hoorzitting_gehouden", "horen_achterwege")
AANVULLING = "de indiener is gevraagd het bezwaar aan te vullen"
# Een uitspraak na deze stap; zolang zij er niet is, loopt er iets bij de rechter.
UITSPRAAK: dict[Bezwaarstapsoort, Bezwaarstapsoort] = {
    "beroep": "uitspraak_beroep", "voorziening_gevraagd": "uitspraak_voorziening", "hoger_beroep": "uitspraak_hoger_beroep",
}  # fmt: skip
# Een laatste dag die geen termijn van het kader is, met haar artikel.
GESTELD = {
    "uitstel_bezwaar": ("Beslissing op bezwaar, met instemming uitgesteld", "Awb 7:10 lid 4"),
    "termijn_rechter": ("Nieuwe beslissing op bezwaar na een uitspraak", "Awb 8:72"),
}
OPNIEUW, VERNIETIGD = "opnieuw_beslissen", "vernietigd"


@dataclass(frozen=True, slots=True)
class Beslistermijn:
    """Tot wanneer de gemeente kan beslissen. `delen`: de termijn, de verdaging en het uitstel met instemming; de laatste telt.

    Zonder delen staat er geen dag vast: na een uitspraak waarin de rechter geen termijn stelde.
    """

    delen: tuple[Termijnuitkomst, ...]
    verdaagd: bool = False
    afgesproken: bool = False

    @property
    def uiterlijk(self) -> date | None:
        """De laatste dag (inclusief) waarop de gemeente kan beslissen."""
        return self.delen[-1].uitkomst if self.delen else None

    @property
    def grondslag(self) -> tuple[Grondslag, ...]:
        return tuple(bron for deel in self.delen for bron in deel.termijn.grondslag)


def zoals_bekend(bezwaar: Bezwaarfeit, peildatum: date) -> Bezwaarfeit:
    """Het bezwaar zonder de stappen van na de peildatum, de oudste eerst."""
    bekend = sorted((stap for stap in bezwaar.stappen if stap.op <= peildatum), key=lambda stap: stap.op)
    return bezwaar.model_copy(update={"stappen": tuple(bekend)})


def laatste(bezwaar: Bezwaarfeit, *soorten: Bezwaarstapsoort) -> Bezwaarstap | None:
    """De laatste stap van een van deze soorten."""
    return next((stap for stap in reversed(bezwaar.stappen) if stap.soort in soorten), None)


def bereken_indiening(bekendgemaakt_op: date, kader: Kader, *, met_bewijs: bool = False) -> Termijnuitkomst:
    """De laatste dag om bezwaar te maken tegen een besluit dat op deze dag is verzonden (Awb 6:7, 6:8)."""
    return bereken(kader.termijn("bezwaar"), bekendgemaakt_op, kader.kalender, met_bewijs=met_bewijs)


def bepaal_tijdigheid(bezwaar: Bezwaarfeit, kader: Kader) -> Tijdigheid:
    """Of het bezwaar op tijd kwam. Per post is genoeg: op tijd verzonden en kort daarna ontvangen (Awb 6:9 lid 2)."""
    if bezwaar.ontvangen_op < bezwaar.bekendgemaakt_op:
        return "te_vroeg"
    einde = bereken_indiening(bezwaar.bekendgemaakt_op, kader).uitkomst
    assert einde
    if bezwaar.ontvangen_op <= einde:
        return "op_tijd"
    post = bereken(kader.termijn("bezwaar_post"), einde, kader.kalender).uitkomst
    per_post = bezwaar.verzonden_op is not None and bezwaar.verzonden_op <= einde
    return "op_tijd" if per_post and post and bezwaar.ontvangen_op <= post else "te_laat"


def list_pauzes(bezwaar: Bezwaarfeit) -> tuple[Pauze, ...]:
    """De dagen waarop de beslistermijn stilstaat omdat om aanvulling is gevraagd (Awb 7:10 lid 2).

    Van de dag na het verzoek tot de dag waarop het is aangevuld; blijft dat uit, tot en met de laatste dag om aan te vullen.
    """
    pauzes = []
    for plaats, stap in enumerate(bezwaar.stappen):
        if stap.soort != "aanvulling_gevraagd" or stap.uiterlijk is None:
            continue
        antwoord = next((later.op for later in bezwaar.stappen[plaats:] if later.soort == "aangevuld"), None)
        einde = stap.uiterlijk if antwoord is None else min(antwoord - DAG, stap.uiterlijk)
        if einde > stap.op:
            pauzes.append(Pauze(stap.op + DAG, einde, AANVULLING))
    return tuple(pauzes)


def bereken_beslistermijn(bezwaar: Bezwaarfeit, kader: Kader, *, met_bewijs: bool = False) -> Beslistermijn:
    """Tot wanneer op het bezwaar kan worden beslist (Awb 7:10); `bezwaar` zoals bekend op de peildatum.

    Na een uitspraak die opnieuw laat beslissen geldt alleen de dag die de rechter stelde.
    """
    uitspraak = _te_herzien(bezwaar)
    if uitspraak is not None:
        gesteld = _stel("termijn_rechter", uitspraak, kader, met_bewijs=met_bewijs)
        return Beslistermijn((gesteld,) if gesteld else ())
    pauzes, kalender = list_pauzes(bezwaar), kader.kalender
    einde = bereken_indiening(bezwaar.bekendgemaakt_op, kader).uitkomst
    assert einde
    soort = "beslissing_bezwaar_commissie" if bezwaar.commissie else "beslissing_bezwaar"
    delen = [bereken(kader.termijn(soort), einde, kalender, pauzes, met_bewijs=met_bewijs)]
    verdaagd, uitgesteld = laatste(bezwaar, "verdaagd"), laatste(bezwaar, "uitgesteld")
    if verdaagd and delen[0].uitkomst:
        delen.append(bereken(kader.termijn("verdaging_bezwaar"), delen[0].uitkomst, kalender, pauzes, met_bewijs=met_bewijs))
    gesteld = _stel("uitstel_bezwaar", uitgesteld, kader, met_bewijs=met_bewijs) if uitgesteld else None
    if gesteld and gesteld.uitkomst and delen[-1].uitkomst and gesteld.uitkomst > delen[-1].uitkomst:
        delen.append(gesteld)
    return Beslistermijn(tuple(delen), verdaagd is not None, gesteld is not None)


def _stel(naam: str, stap: Bezwaarstap, kader: Kader, *, met_bewijs: bool) -> Termijnuitkomst | None:
    """Een dag die in een stap staat als termijn: er wordt niets verlengd, want iemand noemde de dag zelf."""
    if stap.uiterlijk is None or stap.uiterlijk <= stap.op:
        return None
    termijn = Termijn(naam, (stap.uiterlijk - stap.op).days, "dagen", grondslag=(kader.wetsartikel(GESTELD[naam][1]),))
    return bereken(termijn, stap.op, kader.kalender, met_bewijs=met_bewijs)


def noem_termijn(soort: str, kader: Kader) -> str:
    """De naam van een deel van de beslistermijn."""
    return GESTELD[soort][0] if soort in GESTELD else kader.inhoud.termijn[soort].naam


def bepaal_bezwaartoestand(bezwaar: Bezwaarfeit, kader: Kader, peildatum: date) -> Bezwaartoestand:
    """Hoe het bezwaar er op de peildatum voor staat."""
    bezwaar = zoals_bekend(bezwaar, peildatum)
    if laatste(bezwaar, "ingetrokken"):
        return "ingetrokken"
    if _open_bij_rechter(bezwaar):
        return "beroep"
    if _te_herzien(bezwaar):
        return "opnieuw"
    if laatste(bezwaar, "besloten"):
        return "afgerond" if laatste(bezwaar, "uitspraak_beroep", "uitspraak_hoger_beroep") else "besloten"
    termijn = bereken_beslistermijn(bezwaar, kader)
    if termijn.uiterlijk and peildatum > termijn.uiterlijk:
        return "te_laat"
    return "uitgesteld" if termijn.afgesproken else "verdaagd" if termijn.verdaagd else "loopt"


def is_open(bezwaar: Bezwaarfeit, peildatum: date) -> bool:
    """Of er nog op beslist moet worden, of er iets bij de rechter loopt."""
    bezwaar = zoals_bekend(bezwaar, peildatum)
    if bezwaar.ontvangen_op > peildatum or laatste(bezwaar, "ingetrokken"):
        return False
    return te_beslissen(bezwaar) or _open_bij_rechter(bezwaar)


def te_beslissen(bezwaar: Bezwaarfeit) -> bool:
    """Of de gemeente nog, of opnieuw, op het bezwaar moet beslissen; `bezwaar` zoals bekend op de peildatum."""
    if laatste(bezwaar, "ingetrokken"):
        return False
    return laatste(bezwaar, "besloten") is None or _te_herzien(bezwaar) is not None


def _open_bij_rechter(bezwaar: Bezwaarfeit) -> bool:
    soorten = [stap.soort for stap in bezwaar.stappen]
    return any(soorten.count(vraag) > soorten.count(antwoord) for vraag, antwoord in UITSPRAAK.items())


def _te_herzien(bezwaar: Bezwaarfeit) -> Bezwaarstap | None:
    """De uitspraak waarna opnieuw moet worden beslist, zolang dat niet is gebeurd."""
    stap = laatste(bezwaar, "besloten", "uitspraak_beroep", "uitspraak_hoger_beroep")
    return stap if stap and stap.soort != "besloten" and stap.uitkomst == OPNIEUW else None


# --- Wat er te doen is ----------------------------------------------------------------------------------------------


def list_bezwaartermijnen(zicht: Zicht) -> list[Termijnstand]:
    """De beslistermijn van elk bezwaar waarop nog niet is beslist; de laatste van haar delen beslist."""
    gevonden = []
    for bezwaar in _list_te_beslissen(zicht):
        termijn = bereken_beslistermijn(bezwaar, zicht.kader, met_bewijs=zicht.met_bewijs)
        if not termijn.delen:
            continue
        deel = termijn.delen[-1]
        naam = noem_termijn(deel.termijn.id, zicht.kader)
        gevonden.append(Termijnstand(deel.termijn.id, naam, deel, bepaal_toestand(zicht, deel, None), None, None))
    return gevonden


def list_bezwaartaken(zicht: Zicht) -> list[Taak]:
    """Per bezwaar de stap die nu aan de beurt is."""
    return [_maak_taak(bezwaar, zicht) for bezwaar in _list_te_beslissen(zicht)]


def list_open_bezwaren(zicht: Zicht) -> list[Reden]:
    """Een zaak sluit niet zolang er een bezwaar of beroep loopt, of een besluit geschorst is."""
    bezwaren = [b for b in zicht.feiten.toezicht.bezwaren if is_open(b, zicht.peildatum)]
    redenen = [Reden("bezwaar_open", f"Het bezwaar van {b.ontvangen_op} loopt nog: beslis erop of wacht de uitspraak af.")
               for b in bezwaren]  # fmt: skip
    geschorst = [s for besluit in zicht.feiten.besluiten for s in besluit.schorsingen if s.bevat(zicht.peildatum)]
    return redenen + [Reden("schorsing_loopt", f"Een besluit is geschorst sinds {s.van}.") for s in geschorst[:1]]


def _list_te_beslissen(zicht: Zicht) -> list[Bezwaarfeit]:
    bekend = [zoals_bekend(b, zicht.peildatum) for b in zicht.feiten.toezicht.bezwaren if zicht.gebeurd(b.ontvangen_op)]
    return [bezwaar for bezwaar in bekend if te_beslissen(bezwaar)]


def _maak_taak(bezwaar: Bezwaarfeit, zicht: Zicht) -> Taak:
    code, tekst, rol = bepaal_stap(bezwaar, zicht.kader, zicht.peildatum)
    termijn = bereken_beslistermijn(bezwaar, zicht.kader)
    te_laat = termijn.uiterlijk is not None and zicht.peildatum > termijn.uiterlijk
    zin = f"{tekst} De beslistermijn is voorbij: de indiener kan de gemeente in gebreke stellen." if te_laat else tekst
    return Taak(code, zin, rol, termijn.uiterlijk, termijn.grondslag)


def bepaal_stap(bezwaar: Bezwaarfeit, kader: Kader, peildatum: date) -> tuple[str, str, str]:
    """Code, zin en rol van wat nu aan de beurt is; `bezwaar` zoals bekend op de peildatum en nog te beslissen."""
    dag = bezwaar.ontvangen_op
    if laatste(bezwaar, "ontvangst_bevestigd") is None:
        return "bevestig_bezwaar", f"Bevestig de ontvangst van het bezwaar van {dag}.", "jurist"
    if bepaal_tijdigheid(bezwaar, kader) == "te_laat" and laatste(bezwaar, "verschoonbaar", "niet_verschoonbaar") is None:
        return "beoordeel_te_laat_bezwaar", f"Het bezwaar van {dag} kwam te laat: beoordeel of dat verschoonbaar is.", "jurist"
    if not bezwaar.volledig and laatste(bezwaar, "aanvulling_gevraagd") is None:
        return "vraag_aanvulling_bezwaar", f"Het bezwaar van {dag} is niet compleet: vraag om aanvulling.", "jurist"
    if laatste(bezwaar, *GEHOORD) is None:
        return "hoor_bezwaarmaker", _schrijf_horen(bezwaar), "jurist"
    return "beslis_op_bezwaar", f"Beslis op het bezwaar van {dag}.", "jurist"


def _schrijf_horen(bezwaar: Bezwaarfeit) -> str:
    zitting = laatste(bezwaar, "hoorzitting_gepland")
    if zitting and zitting.uiterlijk:
        return f"De hoorzitting over het bezwaar van {bezwaar.ontvangen_op} is op {zitting.uiterlijk}: leg daarna het verslag vast."
    return f"Hoor wie op {bezwaar.ontvangen_op} bezwaar maakte, of leg vast waarom dat niet hoeft."


# --- Wat nu niet kan ------------------------------------------------------------------------------------------------

Stapregel = Callable[[Bezwaarfeit, Kader, date], list[Reden]]
NIET_NA_BESLUIT: Sequence[str] = (
    "ontvangst_bevestigd", "aanvulling_gevraagd", "aangevuld", "verschoonbaar", "niet_verschoonbaar", "verdaagd", "uitgesteld",
    "hoorzitting_gepland", "hoorzitting_gehouden", "horen_achterwege", "advies_ontvangen", "ingetrokken", "voorstel",
)  # fmt: skip


def list_bezwaarbeletselen(bezwaar: Bezwaarfeit, stap: str, kader: Kader, peildatum: date) -> tuple[Reden, ...]:
    """Waarom deze stap op de peildatum niet kan; leeg: het kan. `voorstel` is het voorstel voor de beslissing."""
    bezwaar = zoals_bekend(bezwaar, peildatum)
    if laatste(bezwaar, "ingetrokken"):
        return (Reden("bezwaar_ingetrokken", "Het bezwaar is ingetrokken: er is niets meer te doen."),)
    if stap in NIET_NA_BESLUIT and not te_beslissen(bezwaar):
        return (Reden("al_beslist", "Op dit bezwaar is al beslist."),)
    if stap in NIET_NA_BESLUIT and _open_bij_rechter(bezwaar) and laatste(bezwaar, "besloten"):
        return (Reden("bij_rechter", "De zaak is bij de rechter: wacht de uitspraak af."),)
    regel = BELETSELEN.get(stap)
    return tuple(regel(bezwaar, kader, peildatum)) if regel else ()


def _verdagen(bezwaar: Bezwaarfeit, kader: Kader, peildatum: date) -> list[Reden]:
    termijn = bereken_beslistermijn(bezwaar, kader)
    bron = kader.termijn("verdaging_bezwaar").grondslag
    if termijn.verdaagd:
        return [Reden("al_verdaagd", "De beslissing is al een keer verdaagd: verder uitstel kan alleen met instemming.", bron)]
    if termijn.uiterlijk is None or peildatum > termijn.uiterlijk:
        return [Reden("termijn_voorbij", "De beslistermijn is voorbij: verdagen kan alleen daarvoor. Beslis zo snel u kunt.", bron)]
    return []


def _aanvullen(bezwaar: Bezwaarfeit, kader: Kader, peildatum: date) -> list[Reden]:
    gevraagd, gedaan = laatste(bezwaar, "aanvulling_gevraagd"), laatste(bezwaar, "aangevuld")
    if gevraagd is None or (gedaan and gedaan.op >= gevraagd.op):
        return [Reden("niets_gevraagd", "Er is niet om aanvulling gevraagd, of het bezwaar is al aangevuld.")]
    return []


def _vragen(bezwaar: Bezwaarfeit, kader: Kader, peildatum: date) -> list[Reden]:
    if _aanvullen(bezwaar, kader, peildatum):
        return []
    return [Reden("al_gevraagd", "Er is al om aanvulling gevraagd: wacht op het antwoord.")]


def _laat(bezwaar: Bezwaarfeit, kader: Kader, peildatum: date) -> list[Reden]:
    if bepaal_tijdigheid(bezwaar, kader) != "te_laat":
        return [Reden("niet_te_laat", "Het bezwaar kwam op tijd: er valt niets te verschonen.")]
    return []


def _voorstellen(bezwaar: Bezwaarfeit, kader: Kader, peildatum: date) -> list[Reden]:
    redenen = []
    if bepaal_tijdigheid(bezwaar, kader) == "te_laat" and laatste(bezwaar, "verschoonbaar", "niet_verschoonbaar") is None:
        redenen.append(Reden("eerst_te_laat", "Het bezwaar kwam te laat: leg eerst vast of dat verschoonbaar is (Awb 6:11)."))
    if laatste(bezwaar, *GEHOORD) is None:
        redenen.append(Reden("eerst_horen", "Leg eerst de hoorzitting vast, of waarom horen niet hoeft (Awb 7:2 en 7:3)."))
    return redenen


def _beroep(bezwaar: Bezwaarfeit, kader: Kader, peildatum: date) -> list[Reden]:
    if laatste(bezwaar, "besloten") is None:
        return [Reden("nog_niet_beslist", "Op het bezwaar is nog niet beslist: beroep kan daarna.")]
    return _al_open(bezwaar, "beroep")


def _hoger_beroep(bezwaar: Bezwaarfeit, kader: Kader, peildatum: date) -> list[Reden]:
    if laatste(bezwaar, "uitspraak_beroep") is None:
        return [Reden("geen_uitspraak", "Er is nog geen uitspraak op beroep: hoger beroep kan daarna.")]
    return _al_open(bezwaar, "hoger_beroep")


def _al_open(bezwaar: Bezwaarfeit, soort: Bezwaarstapsoort) -> list[Reden]:
    soorten = [stap.soort for stap in bezwaar.stappen]
    if soorten.count(soort) > soorten.count(UITSPRAAK[soort]):
        return [Reden("loopt_al", "Dit loopt al bij de rechter: leg de uitspraak vast.")]
    return []


def _uitspraak(soort: Bezwaarstapsoort) -> Stapregel:
    def regel(bezwaar: Bezwaarfeit, kader: Kader, peildatum: date) -> list[Reden]:
        if _al_open(bezwaar, soort):
            return []
        return [Reden("niets_bij_rechter", "Er loopt hierover niets bij de rechter: leg eerst vast dat het is ingesteld.")]

    return regel


BELETSELEN: dict[str, Stapregel] = {
    "verdaagd": _verdagen, "aangevuld": _aanvullen, "aanvulling_gevraagd": _vragen, "verschoonbaar": _laat,
    "niet_verschoonbaar": _laat, "voorstel": _voorstellen, "beroep": _beroep, "hoger_beroep": _hoger_beroep,
    "voorziening_gevraagd": lambda b, k, d: _al_open(b, "voorziening_gevraagd"),
    "uitspraak_beroep": _uitspraak("beroep"), "uitspraak_voorziening": _uitspraak("voorziening_gevraagd"),
    "uitspraak_hoger_beroep": _uitspraak("hoger_beroep"),
}  # fmt: skip
