"""Lastprocedure: waar een last onder dwangsom of bestuursdwang staat, en welke daad nu kan.

De stappen: voornemen, zienswijze, besluit, begunstigingstermijn, hercontrole, verbeurte of bestuursdwang, invordering of kosten,
einde. Zonder zienswijze kan alleen met een grond van Awb 4:11 of 4:8 lid 2; bij grote spoed gaat handelen voor het besluit
(Awb 5:31 lid 2). Bron: Awb 5:21 tot en met 5:39; kader 4.3.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from borgwijzer.regels.bezwaarfeiten import Schorsing
from borgwijzer.regels.grondslag import Grondslag
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.lastdaden import Lastdaad, Laststap
from borgwijzer.regels.lastgeld import (
    Verbeurte,
    Voorwaarden,
    Vordering,
    bereken_verbeurte,
    lees_voorwaarden,
    list_vorderingen,
    met_schorsing,
)
from borgwijzer.regels.lastverjaring import list_verjaringspauzes
from borgwijzer.regels.poorten import Reden
from borgwijzer.regels.termijnen import Pauze
from borgwijzer.regels.toezichtfeiten import Interventiefeit, Stapfeit

# Waarom iemand niet eerst wordt gehoord, met het artikel.
HOORGRONDEN: dict[str, tuple[str, str]] = {
    "spoed": ("De zaak kan niet wachten", "Awb 4:11"),
    "eerder_gehoord": ("Hij kon zijn zienswijze al eerder geven, en er is niets nieuws", "Awb 4:11"),
    "doel": ("Het doel wordt niet bereikt als hij het vooraf weet", "Awb 4:11"),
    "geen_gegevens": ("Hij gaf gegevens niet die hij volgens de wet moest geven", "Awb 4:8 lid 2"),
}
# Een opheffing omdat het besluit in bezwaar is herroepen of door de rechter is vernietigd; wat nog open stond, vervalt.
HERROEPEN, KWIJT = "herroepen", "kwijt"
HANDELEN_VOORAF = ("mondelinge_bouwstop", "bestuursdwang")
GESCHORST = "Het besluit is geschorst: zolang dat duurt, hoeft niemand aan de last te voldoen."
GEEN_INVORDERING = "Het besluit is geschorst: zolang dat duurt, wordt niets ingevorderd."
# Wat niet kan zolang het besluit geschorst is.
NIET_GESCHORST: dict[Lastdaad, str] = {
    "hercontrole": GESCHORST, "bestuursdwang": GESCHORST, "verlenging": GESCHORST, "invordering": GEEN_INVORDERING,
    "aanmaning": GEEN_INVORDERING,
}  # fmt: skip
VOOR_BESLUIT: tuple[Laststap, ...] = ("voornemen", "zienswijze", "reactie", "besluit", "bekrachtigen")
KLAAR: tuple[Laststap, ...] = ("voldaan", "opgeheven", "uitgevoerd")


@dataclass(frozen=True)
class Lastzicht:
    """Een last op een dag: alleen wat toen gebeurd was, telt."""

    interventie: Interventiefeit
    kader: Kader
    peildatum: date
    met_bewijs: bool = False

    @cached_property
    def stappen(self) -> tuple[Stapfeit, ...]:
        return tuple(stap for stap in self.interventie.stappen if stap.op <= self.peildatum)

    @property
    def is_dwangsom(self) -> bool:
        return self.interventie.soort == "last_onder_dwangsom"

    def laatste(self, *soorten: str) -> Stapfeit | None:
        """De laatst vastgelegde stap van een van deze soorten."""
        return next((stap for stap in reversed(self.stappen) if stap.soort in soorten), None)

    def na(self, eerste: Stapfeit | None, *soorten: str) -> list[Stapfeit]:
        """De stappen van deze soorten die na een stap zijn vastgelegd; zonder die stap alle."""
        plaats = next((nummer for nummer, stap in enumerate(self.stappen) if stap is eerste), -1)
        return [stap for stap in self.stappen[plaats + 1 :] if stap.soort in soorten]

    @cached_property
    def gesteld(self) -> Voorwaarden | None:
        """De last zoals de besluiten haar stelden, zonder wat een schorsing daaraan verandert."""
        return lees_voorwaarden(self.stappen)

    @cached_property
    def schorsingen(self) -> tuple[Schorsing, ...]:
        """De schorsingen van het besluit met de last, zoals bekend op de peildatum."""
        besluiten = {stap.besluit for stap in self.stappen if stap.soort in ("besluit", "verlenging") and stap.besluit}
        bekend = (een for een in self.interventie.schorsingen if een.besluit in besluiten and een.van <= self.peildatum)
        return tuple(een for een in bekend if een.bevat(een.van))

    @cached_property
    def is_geschorst(self) -> bool:
        return any(een.bevat(self.peildatum) for een in self.schorsingen)

    @cached_property
    def voorwaarden(self) -> Voorwaarden | None:
        """De last zoals zij geldt."""
        return met_schorsing(self.gesteld, self.schorsingen, self.kader.kalender) if self.gesteld else None

    @cached_property
    def pauzes(self) -> tuple[Pauze, ...]:
        """Waarmee de verjaring wordt verlengd."""
        return list_verjaringspauzes(self.interventie, self.kader, self.peildatum)

    @cached_property
    def uitstel(self) -> Stapfeit | None:
        """Het uitstel van betaling dat nu loopt."""
        stap = self.laatste("uitstel")
        return stap if stap and stap.uiterlijk and self.peildatum <= stap.uiterlijk else None

    @cached_property
    def vorderingen(self) -> list[Vordering]:
        return list_vorderingen(self.stappen, self.kader, self.pauzes, met_bewijs=self.met_bewijs)

    @cached_property
    def open_vorderingen(self) -> list[Vordering]:
        """Wat nog te betalen is en niet is verjaard."""
        if (gedaan := self.laatste("terugbetaling")) and gedaan.uitslag == KWIJT:
            return []
        return [een for een in self.vorderingen if een.open and not een.is_verjaard(self.peildatum)]

    @cached_property
    def te_herzien(self) -> Stapfeit | None:
        """Dat het besluit is herroepen terwijl er geld verschuldigd of betaald was, en daarover nog niet is beslist."""
        herroepen = next((stap for stap in reversed(self.stappen) if stap.soort == "opheffing" and stap.uitslag == HERROEPEN), None)
        if herroepen is None or not self.vorderingen or self.na(herroepen, "terugbetaling"):
            return None
        return herroepen

    @cached_property
    def open_verzoek(self) -> Stapfeit | None:
        """Een verzoek om de last op te heffen waarover nog niet is beslist."""
        verzoek = self.laatste("verzoek")
        return verzoek if verzoek and not self.na(verzoek, "besluit_op_verzoek") else None

    @cached_property
    def hercontrole(self) -> Stapfeit | None:
        """De laatste hercontrole sinds het besluit."""
        gevonden = self.na(self.laatste("besluit"), "hercontrole") if self.voorwaarden else []
        return gevonden[-1] if gevonden else None

    @cached_property
    def verbeurte(self) -> Verbeurte | None:
        """Wat de laatste hercontrole laat verbeuren, als daarover nog niets is vastgesteld."""
        if not self.is_dwangsom or self.hercontrole is None or self.hercontrole.uitslag == "voldaan":
            return None
        if self.na(self.hercontrole, "verbeuring"):
            return None
        return bereken_verbeurte(self.stappen, self.hercontrole.op, self.kader.kalender, self.schorsingen)

    @cached_property
    def stap(self) -> Laststap:
        """Waar de last staat."""
        klaar = self.interventie.afgerond_op
        if klaar is not None and klaar <= self.peildatum:
            return "afgerond"
        return _voor_besluit(self) if self.voorwaarden is None else _na_besluit(self, self.voorwaarden)


def _voor_besluit(zicht: Lastzicht) -> Laststap:
    if zicht.laatste(*HANDELEN_VOORAF):
        return "bekrachtigen"
    if zicht.laatste("zonder_zienswijze"):
        return "besluit"
    voornemen = zicht.laatste("voornemen")
    if voornemen is None:
        return "voornemen"
    gegeven = zicht.na(voornemen, "zienswijze")
    if gegeven:
        return "besluit" if zicht.na(gegeven[-1], "reactie") else "reactie"
    return "zienswijze" if voornemen.uiterlijk and zicht.peildatum <= voornemen.uiterlijk else "besluit"


def _na_besluit(zicht: Lastzicht, last: Voorwaarden) -> Laststap:
    if last.opgeheven_op:
        return "opgeheven"
    gezien = zicht.hercontrole
    if gezien and gezien.uitslag == "voldaan":
        return "voldaan"
    if not zicht.is_dwangsom and zicht.laatste("bestuursdwang"):
        return "uitgevoerd"
    if zicht.is_geschorst:
        return "geschorst"
    if zicht.peildatum <= last.einde:
        return "begunstiging"
    if gezien is None or gezien.op <= last.einde:
        return "hercontrole"
    if not zicht.is_dwangsom:
        return "bestuursdwang"
    return "verbeuring" if zicht.verbeurte and zicht.verbeurte.bedrag else "niet_voldaan"


def zie_last(interventie: Interventiefeit, kader: Kader, peildatum: date, *, met_bewijs: bool = False) -> Lastzicht:
    """De last zoals zij op `peildatum` is."""
    return Lastzicht(interventie, kader, peildatum, met_bewijs)


def lastbeletselen(zicht: Lastzicht, daad: Lastdaad) -> tuple[Reden, ...]:
    """Waarom `daad` met deze last op de peildatum niet kan; leeg: het mag."""
    if zicht.stap == "afgerond" and not (daad == "terugbetaling" and zicht.te_herzien):
        return (Reden("afgerond", f"Deze last is afgerond op {zicht.interventie.afgerond_op}: er kan niets meer bij."),)
    if zicht.is_geschorst and daad in NIET_GESCHORST:
        return (_reden(zicht, "geschorst", NIET_GESCHORST[daad], "Awb 8:81"),)
    reden = REGELS[daad](zicht)
    return (reden,) if reden else ()


def _reden(zicht: Lastzicht, code: str, tekst: str, *artikelen: str) -> Reden:
    bron: tuple[Grondslag, ...] = tuple(zicht.kader.wetsartikel(artikel) for artikel in artikelen)
    return Reden(code, tekst, bron)


def _alleen_bij(*stappen: Laststap, tekst: str, artikel: str = "") -> Callable[[Lastzicht], Reden | None]:
    def regel(zicht: Lastzicht) -> Reden | None:
        return None if zicht.stap in stappen else _reden(zicht, "niet_nu", tekst, *([artikel] if artikel else []))

    return regel


def _te_besluiten(zicht: Lastzicht) -> Reden | None:
    """Eerst horen, tenzij er een grond is om dat niet te doen (Awb 4:8 en 4:11)."""
    if zicht.stap in ("besluit", "bekrachtigen"):
        return None
    if zicht.stap == "voornemen":
        tekst = "Stuur eerst een voornemen, of leg vast waarom een zienswijze niet nodig is: zonder een van beide geen besluit."
        return _reden(zicht, "zienswijze_ontbreekt", tekst, "Awb 4:8", "Awb 4:11")
    if zicht.stap == "zienswijze":
        voornemen = zicht.laatste("voornemen")
        tot = voornemen.uiterlijk if voornemen else ""
        return _reden(zicht, "zienswijze_loopt", f"Een zienswijze kan nog komen tot en met {tot}: beslis daarna.", "Awb 4:8")
    if zicht.stap == "reactie":
        return _reden(zicht, "reactie_ontbreekt", "Schrijf eerst wat u van de zienswijze vindt voor het besluit.", "Awb 3:46")
    return _reden(zicht, "al_besloten", "Over deze last is al besloten: verleng, hef op, of begin een nieuwe.")


def _zonder_te_horen(zicht: Lastzicht) -> Reden | None:
    if zicht.stap not in VOOR_BESLUIT:
        return _reden(zicht, "al_besloten", "Over deze last is al besloten.")
    if zicht.laatste("zonder_zienswijze", *HANDELEN_VOORAF):
        return _reden(zicht, "al_vastgelegd", "Er staat al waarom een zienswijze niet nodig is.")
    if zicht.laatste("zienswijze"):
        return _reden(zicht, "al_gehoord", "Er is al een zienswijze: geef daar een reactie op.", "Awb 4:8")
    return None


def _te_horen(zicht: Lastzicht) -> Reden | None:
    if zicht.laatste("voornemen") is None or zicht.voorwaarden:
        return _reden(zicht, "geen_voornemen", "Een zienswijze hoort bij een voornemen waarover nog niet is besloten.", "Awb 4:8")
    return None


def _vooraf(zicht: Lastzicht) -> Reden | None:
    """Bij spoed eerst doen, dan besluiten: alleen bij bestuursdwang (Awb 5:31 lid 2)."""
    if zicht.is_dwangsom:
        tekst = "Dit kan alleen bij bestuursdwang: een dwangsom werkt niet zonder besluit vooraf."
        return _reden(zicht, "alleen_bestuursdwang", tekst, "Awb 5:31 lid 2")
    if zicht.stap in VOOR_BESLUIT and not zicht.laatste(*HANDELEN_VOORAF):
        return None
    return _reden(zicht, "niet_nu", "Er is al gehandeld of besloten.", "Awb 5:31 lid 2")


def _met_bestuursdwang(zicht: Lastzicht) -> Reden | None:
    if zicht.is_dwangsom:
        return _vooraf(zicht)
    if zicht.voorwaarden is None:
        return _vooraf(zicht)
    zonder_termijn = zicht.voorwaarden.einde <= zicht.voorwaarden.besluit_op
    if zicht.stap == "bestuursdwang" or (zonder_termijn and zicht.stap in ("begunstiging", "hercontrole")):
        return None  # bij spoed is er geen termijn om zelf te voldoen (Awb 5:31 lid 1)
    tekst = "Bestuursdwang kan pas als een hercontrole na de begunstigingstermijn zag dat niet aan de last is voldaan."
    return _reden(zicht, "niet_nu", tekst, "Awb 5:24 lid 2")


def _geldt_nog(zicht: Lastzicht) -> Reden | None:
    if zicht.voorwaarden is None:
        return _reden(zicht, "geen_besluit", "Er is nog geen besluit over deze last.")
    return _reden(zicht, "opgeheven", "De last is al opgeheven.") if zicht.voorwaarden.opgeheven_op else None


def _te_verbeuren(zicht: Lastzicht) -> Reden | None:
    if zicht.verbeurte is None:
        tekst = "Een dwangsom verbeurt pas na een hercontrole die ziet dat niet aan de last is voldaan."
        return _reden(zicht, "geen_constatering", tekst, "Awb 5:33")
    return None if zicht.verbeurte.bedrag else _reden(zicht, zicht.verbeurte.code, zicht.verbeurte.tekst, "Awb 5:32b", "Awb 5:33")


def _iets_open(zicht: Lastzicht) -> Reden | None:
    return None if zicht.open_vorderingen else _reden(zicht, "niets_open", "Er is niets te betalen.")


def vervallen_vorderingen(zicht: Lastzicht) -> list[Vordering]:
    """De open vorderingen waarvan de dag om te betalen voorbij is; zolang er uitstel is of het besluit niet werkt, geen."""
    if zicht.uitstel or zicht.is_geschorst:
        return []
    return [een for een in zicht.open_vorderingen if een.betalen.uitkomst and zicht.peildatum > een.betalen.uitkomst]


def zonder_invordering(zicht: Lastzicht) -> list[Vordering]:
    """De vervallen dwangsommen waarover nog geen besluit tot invordering is genomen."""
    besluit = zicht.laatste("invordering")
    gedekt = besluit.op if besluit else None
    return [een for een in vervallen_vorderingen(zicht) if een.soort == "dwangsom" and (gedekt is None or een.op > gedekt)]


def _in_te_vorderen(zicht: Lastzicht) -> Reden | None:
    if reden := _iets_open(zicht):
        return reden
    if not zonder_invordering(zicht):
        tekst = "Invorderen kan pas als de dag om te betalen voorbij is, en eenmaal per verbeurde dwangsom."
        return _reden(zicht, "niet_nu", tekst, "Awb 5:33", "Awb 5:37")
    return None


def _aan_te_manen(zicht: Lastzicht) -> Reden | None:
    if reden := _iets_open(zicht):
        return reden
    if not vervallen_vorderingen(zicht):
        return _reden(zicht, "nog_op_tijd", "De dag om te betalen is nog niet voorbij.", "Awb 5:33")
    regel = zicht.kader.inhoud.last
    if regel and regel.aanmanen_na_invordering and zonder_invordering(zicht):
        return Reden("eerst_invorderen", "Beslis eerst over de invordering: daarna kunt u aanmanen.", zicht.kader.grondslag(regel))
    return None


def _te_verhalen(zicht: Lastzicht) -> Reden | None:
    if not zicht.laatste("bestuursdwang") or zicht.voorwaarden is None:
        return _reden(zicht, "niet_nu", "Kosten zijn er pas als bestuursdwang is toegepast en daarover is besloten.", "Awb 5:25")
    return _reden(zicht, "al_gedaan", "De kosten zijn al vastgesteld.", "Awb 5:25") if zicht.laatste("kosten") else None


def _te_verzoeken(zicht: Lastzicht) -> Reden | None:
    if zicht.open_verzoek:
        return _reden(zicht, "al_verzocht", "Er ligt al een verzoek: beslis daar eerst over.", "Awb 5:34")
    return _geldt_nog(zicht)


def _op_verzoek(zicht: Lastzicht) -> Reden | None:
    return None if zicht.open_verzoek else _reden(zicht, "geen_verzoek", "Er ligt geen verzoek om te beslissen.", "Awb 5:34")


def _af_te_ronden(zicht: Lastzicht) -> Reden | None:
    """Niets sluit met iets open: geen vordering, geen verzoek, en voldaan, uitgevoerd of opgeheven, of er kwam geen besluit."""
    if zicht.te_herzien:
        tekst = "Het besluit is herroepen: beslis eerst wat er met het geld gebeurt."
        return _reden(zicht, "terugbetaling_open", tekst, "Awb 7:11")
    if zicht.open_vorderingen:
        bedrag = sum(een.open for een in zicht.open_vorderingen)
        return _reden(zicht, "vordering_open", f"Er staat nog {bedrag} euro open: wacht op betaling of vorder in.")
    if zicht.open_verzoek:
        return _reden(zicht, "verzoek_open", "Er ligt nog een verzoek: beslis daar eerst over.", "Awb 5:34")
    if zicht.stap == "bekrachtigen":
        return _reden(zicht, "bekrachtigen", "Er is gehandeld zonder besluit: neem dat eerst.", "Awb 5:31 lid 2")
    if zicht.stap in (*VOOR_BESLUIT, *KLAAR):
        return None
    return _reden(zicht, "loopt_nog", "De last loopt nog: wacht op een hercontrole die ziet dat eraan is voldaan, of hef haar op.")


def _terug_te_betalen(zicht: Lastzicht) -> Reden | None:
    if zicht.te_herzien:
        return None
    tekst = "Hierover beslist u alleen als het besluit over de last is herroepen en er geld verschuldigd of betaald was."
    return _reden(zicht, "niets_te_herzien", tekst, "Awb 7:11")


REGELS: dict[Lastdaad, Callable[[Lastzicht], Reden | None]] = {
    "voornemen": _alleen_bij("voornemen", tekst="Er is al een voornemen, of het is niet nodig.", artikel="Awb 4:8"),
    "zonder_zienswijze": _zonder_te_horen,
    "zienswijze": _te_horen,
    "reactie": _alleen_bij("reactie", tekst="Er is geen zienswijze die nog een reactie vraagt."),
    "mondelinge_bouwstop": _vooraf,
    "bestuursdwang": _met_bestuursdwang,
    "besluit": _te_besluiten,
    "verlenging": _alleen_bij("begunstiging", "hercontrole", tekst="Verlengen kan alleen voordat is verbeurd of uitgevoerd."),
    "hercontrole": _geldt_nog,
    "verbeuring": _te_verbeuren,
    "betaling": _iets_open,
    "invordering": _in_te_vorderen,
    "aanmaning": _aan_te_manen,
    "stuiting": _iets_open,
    "uitstel": _iets_open,
    "kosten": _te_verhalen,
    "verzoek": _te_verzoeken,
    "besluit_op_verzoek": _op_verzoek,
    "opheffing": _geldt_nog,
    "terugbetaling": _terug_te_betalen,
    "afronden": _af_te_ronden,
}
