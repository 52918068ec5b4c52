"""Informatieverzoek: gegevens vragen tijdens de bouw, op een grond die de wet noemt, en volgen of zij er op tijd zijn.

Beoordeeld wordt alleen of iets binnen is, of het is wat gevraagd was en of het te lezen is; nooit of het technisch klopt
(kader 2.1.2). Een verzoek om verduidelijking maakt een melding nooit onvolledig (kader 2.2.2).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from borgwijzer.regels.feiten import Informatiepunt, Informatieverzoek, Ontvangst, Verzoeksoort
from borgwijzer.regels.grondslag import Grondslag
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.kaderinhoud import Termijnregel
from borgwijzer.regels.poorten import Reden
from borgwijzer.regels.termijnen import Termijn, Termijnuitkomst, bereken

Verzoekdaad = Literal["verzend", "herinner", "ontvang", "controleer", "beeindig"]
TERMIJN, TERMIJN_HERINNERING = "informatieverzoek", "informatieverzoek_herinnering"


@dataclass(frozen=True, slots=True)
class Verzoekgrond:
    """Waarop een verzoek berust. `toezicht`: alleen een toezichthouder mag het doen; `plicht`: meewerken is verplicht."""

    naam: str
    wet: tuple[str, ...]
    toezicht: bool = False
    plicht: bool = True


GRONDEN: dict[Verzoeksoort, Verzoekgrond] = {
    "bouwwerkzaamheden": Verzoekgrond("Gegevens over bouwwerkzaamheden", ("Bbl 2.20",)),
    "inlichtingen": Verzoekgrond("Inlichtingen", ("Awb 5:16", "Awb 5:13", "Awb 5:20 lid 1"), toezicht=True),
    "inzage": Verzoekgrond("Inzage in zakelijke gegevens", ("Awb 5:17", "Awb 5:13", "Awb 5:20 lid 1"), toezicht=True),
    "verduidelijking": Verzoekgrond("Verduidelijking van het borgingsplan", ("Bbl 2.19 lid 2",), plicht=False),
}


@dataclass(frozen=True, slots=True)
class Verzoektaak:
    """Wat er te doen is met een verzoek, zonder de vorm van een taak in de stand."""

    code: str
    tekst: str
    rol: str
    grondslag: tuple[Grondslag, ...]


def zoals_op(verzoek: Informatieverzoek, peildatum: date) -> Informatieverzoek | None:
    """Het verzoek zonder wat na de peildatum gebeurde; None als het toen nog niet verzonden was."""
    if verzoek.verzonden_op is None or verzoek.verzonden_op > peildatum:
        return None
    herinnerd = verzoek.herinnerd_op is not None and verzoek.herinnerd_op <= peildatum
    return verzoek.model_copy(update={
        "punten": tuple(_punt_op(punt, peildatum) for punt in verzoek.punten),
        "herinnerd_op": verzoek.herinnerd_op if herinnerd else None,
        "uiterlijk_na_herinnering": verzoek.uiterlijk_na_herinnering if herinnerd else None,
        "beeindigd_op": verzoek.beeindigd_op if verzoek.beeindigd_op and verzoek.beeindigd_op <= peildatum else None,
    })  # fmt: skip


def list_open(verzoeken: Iterable[Informatieverzoek], peildatum: date) -> list[Informatieverzoek]:
    """De verzoeken die op `peildatum` verzonden zijn en nog niet klaar, zoals zij toen waren."""
    bekend = (zoals_op(verzoek, peildatum) for verzoek in verzoeken)
    return [verzoek for verzoek in bekend if verzoek and not is_klaar(verzoek)]


def _punt_op(punt: Informatiepunt, peildatum: date) -> Informatiepunt:
    ontvangsten = (_ontvangst_op(een, peildatum) for een in punt.ontvangsten if een.ontvangen_op <= peildatum)
    return punt.model_copy(update={"ontvangsten": tuple(ontvangsten)})


def _ontvangst_op(ontvangst: Ontvangst, peildatum: date) -> Ontvangst:
    if ontvangst.gecontroleerd_op is None or ontvangst.gecontroleerd_op <= peildatum:
        return ontvangst
    return ontvangst.model_copy(update={"gecontroleerd_op": None, "goed": None})


def is_binnen(punt: Informatiepunt) -> bool:
    """Of er iets is wat niet is afgekeurd."""
    return bool(punt.ontvangsten) and punt.ontvangsten[-1].goed is not False


def is_te_controleren(punt: Informatiepunt) -> bool:
    """Of er iets is waar nog niemand naar keek."""
    return bool(punt.ontvangsten) and punt.ontvangsten[-1].goed is None


def is_klaar(verzoek: Informatieverzoek) -> bool:
    """Of het verzoek is beëindigd, of alles goed is ontvangen."""
    return verzoek.beeindigd_op is not None or all(p.ontvangsten and p.ontvangsten[-1].goed for p in verzoek.punten)


def laatste_dag(verzoek: Informatieverzoek) -> date:
    """De laatste dag om te antwoorden (inclusief): na een herinnering is dat de nieuwe."""
    return verzoek.uiterlijk_na_herinnering or verzoek.uiterlijk


def kies_termijnregel(kader: Kader, anders: dict[str, Termijnregel], *, herinnering: bool = False) -> Termijnregel:
    """De regel waaruit de voorgestelde dag volgt: van het kader, en als dat er geen noemt van de uitgangswaarden."""
    naam = TERMIJN_HERINNERING if herinnering else TERMIJN
    return kader.inhoud.termijn.get(naam) or anders[naam]


def stel_uiterlijk_voor(kader: Kader, anders: dict[str, Termijnregel], vanaf: date, *, herinnering: bool = False) -> date:
    """Een laatste dag om mee te beginnen; wie het verzoek doet, kiest."""
    regel = kies_termijnregel(kader, anders, herinnering=herinnering)
    termijn = Termijn(TERMIJN, regel.lengte, regel.eenheid, inclusief=regel.begin == "inclusief", atw=regel.atw)
    uitkomst = bereken(termijn, vanaf, kader.kalender).uitkomst
    assert uitkomst  # zonder pauze is er altijd een uitkomst
    return uitkomst


def maak_termijn(verzoek: Informatieverzoek, kader: Kader, *, met_bewijs: bool) -> tuple[str, Termijnuitkomst, date | None]:
    """De termijn van een verzonden verzoek: naam, uitkomst, en de dag waarop het laatste punt binnen was."""
    begin, einde = verzoek.herinnerd_op or verzoek.verzonden_op, laatste_dag(verzoek)
    assert begin
    termijn = Termijn(TERMIJN, max((einde - begin).days, 1), "dagen", grondslag=list_grondslag(verzoek.soort, kader))
    binnen = all(is_binnen(punt) for punt in verzoek.punten)
    gedaan = max((punt.ontvangsten[-1].ontvangen_op for punt in verzoek.punten), default=None) if binnen else None
    naam = f"{GRONDEN[verzoek.soort].naam}, gevraagd aan de {verzoek.aan}"
    return naam, bereken(termijn, begin, kader.kalender, met_bewijs=met_bewijs), gedaan


def list_grondslag(soort: Verzoeksoort, kader: Kader) -> tuple[Grondslag, ...]:
    """De artikelen waarop een verzoek van deze soort berust."""
    return tuple(kader.wetsartikel(artikel) for artikel in GRONDEN[soort].wet)


def list_verzoektaken(verzoek: Informatieverzoek, kader: Kader, peildatum: date) -> Iterator[Verzoektaak]:
    """Wat de gemeente op `peildatum` te doen heeft met een verzoek dat open is (list_open)."""
    bron, naam = list_grondslag(verzoek.soort, kader), GRONDEN[verzoek.soort].naam.lower()
    if any(is_te_controleren(punt) for punt in verzoek.punten):
        tekst = f"Er kwam iets binnen van de {verzoek.aan} ({naam}): kijk of het is wat u vroeg en of het te lezen is."
        yield Verzoektaak("controleer_ontvangst", tekst, "toezichthouder", bron)
    if peildatum <= laatste_dag(verzoek) or all(is_binnen(punt) for punt in verzoek.punten):
        return
    if verzoek.herinnerd_op is None:
        tekst = f"De {verzoek.aan} heeft niet alles op tijd gestuurd ({naam}): stuur een herinnering."
        yield Verzoektaak("herinner_informatieverzoek", tekst, "toezichthouder", bron)
    elif GRONDEN[verzoek.soort].plicht:
        tekst = f"Ook na de herinnering stuurde de {verzoek.aan} niet alles ({naam}): bepaal of u handhaaft."
        artikel = "Awb 5:20 lid 3" if GRONDEN[verzoek.soort].toezicht else "Awb 5:32"
        yield Verzoektaak("handhaaf_informatieverzoek", tekst, "handhaver", (*bron, kader.wetsartikel(artikel)))
    else:
        tekst = "De verduidelijking kwam niet: ga verder zonder, en beëindig het verzoek. De melding wordt er niet onvolledig van."
        yield Verzoektaak("verder_zonder_verduidelijking", tekst, "toezichthouder", bron)


def verzoekbeletselen(verzoek: Informatieverzoek, daad: Verzoekdaad, kader: Kader, peildatum: date) -> tuple[Reden, ...]:
    """Waarom `daad` met dit verzoek op `peildatum` niet kan; leeg: het mag."""
    if verzoek.beeindigd_op:
        return (Reden("verzoek_beeindigd", f"Dit verzoek is beëindigd op {verzoek.beeindigd_op}: maak zo nodig een nieuw."),)
    if daad not in ("verzend", "beeindig") and verzoek.verzonden_op is None:
        return (Reden("nog_niet_verzonden", "Dit verzoek is nog een concept: verstuur het eerst."),)
    bron = list_grondslag(verzoek.soort, kader)
    return tuple(Reden(code, tekst, bron) for code, tekst in REGELS[daad](verzoek, peildatum))


def _te_verzenden(verzoek: Informatieverzoek, peildatum: date) -> Iterator[tuple[str, str]]:
    if verzoek.verzonden_op:
        yield "al_verzonden", f"Dit verzoek is al verzonden op {verzoek.verzonden_op}."
        return
    if not verzoek.reden.strip():
        yield "reden_ontbreekt", REDEN_NODIG[verzoek.soort]
    if not verzoek.punten:
        yield "punt_ontbreekt", "Schrijf ten minste een gegeven op dat u vraagt."
    if verzoek.soort == "bouwwerkzaamheden" and any(not punt.werk.strip() for punt in verzoek.punten):
        yield "werk_ontbreekt", "Noem bij elk punt de werkzaamheden waarover het gaat: de wet geeft alleen daarop recht."
    if verzoek.uiterlijk <= peildatum:
        yield "uiterlijk_voorbij", "De laatste dag om te antwoorden moet na vandaag liggen: kies een latere dag."


REDEN_NODIG: dict[Verzoeksoort, str] = {
    "bouwwerkzaamheden": "Schrijf welk risico maakt dat u deze gegevens nodig hebt: zonder die reden mag u ze niet vragen.",
    "inlichtingen": "Schrijf waarom u dit voor het toezicht nodig hebt: u mag niet meer vragen dan nodig is.",
    "inzage": "Schrijf waarom u dit voor het toezicht nodig hebt: u mag niet meer vragen dan nodig is.",
    "verduidelijking": "Schrijf wat er in het plan niet duidelijk is.",
}


def _te_herinneren(verzoek: Informatieverzoek, peildatum: date) -> Iterator[tuple[str, str]]:
    if all(is_binnen(punt) for punt in verzoek.punten):
        yield "niets_open", "Er is niets meer om aan te herinneren: alles is binnen."
    elif verzoek.herinnerd_op:
        yield "al_herinnerd", f"Er is al herinnerd op {verzoek.herinnerd_op}: bepaal of u handhaaft, of beëindig het verzoek."
    elif peildatum <= verzoek.uiterlijk:
        yield "nog_op_tijd", f"Antwoorden kan nog tot en met {verzoek.uiterlijk}: een herinnering kan daarna."


def _te_ontvangen(verzoek: Informatieverzoek, peildatum: date) -> Iterator[tuple[str, str]]:
    if all(is_binnen(punt) for punt in verzoek.punten):
        yield "alles_binnen", "Voor elk punt is al iets binnen: controleer dat eerst."


def _te_controleren(verzoek: Informatieverzoek, peildatum: date) -> Iterator[tuple[str, str]]:
    if not any(is_te_controleren(punt) for punt in verzoek.punten):
        yield "niets_te_controleren", "Er is niets binnengekomen om te controleren."


def _te_beeindigen(verzoek: Informatieverzoek, peildatum: date) -> Iterator[tuple[str, str]]:
    if verzoek.verzonden_op and is_klaar(verzoek):
        yield "al_klaar", "Alles is ontvangen en gecontroleerd: er valt niets te beëindigen."


REGELS: dict[Verzoekdaad, Callable[[Informatieverzoek, date], Iterator[tuple[str, str]]]] = {
    "verzend": _te_verzenden, "herinner": _te_herinneren, "ontvang": _te_ontvangen, "controleer": _te_controleren,
    "beeindig": _te_beeindigen,
}  # fmt: skip
