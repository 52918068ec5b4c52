"""What each step of a last asks of who sets it, and what it keeps. A day that a rule gives is taken from ``regels``."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.regels.lastdaden import Lastdaad
from borgwijzer.regels.lastgeld import EENHEDEN
from borgwijzer.regels.lastprocedure import HOORGRONDEN, KWIJT, Lastzicht, vervallen_vorderingen
from borgwijzer.regels.lastsanctie import BEDRAG_MEEST, keur_dwangsom
from borgwijzer.regels.termijnen import bereken
from borgwijzer.zaken.acties.eisen import eis_jaar, eis_lengte, eis_tekst

DAGEN_MEEST = 400
GEVRAAGD = {"opheffen": "opheffen", "opschorten": "tijdelijk stilzetten", "verminderen": "verlagen"}
STUITINGEN = {
    "aanmaning": "Een aanmaning", "erkenning": "De schuldenaar erkende de schuld", "rechtszaak": "Een daad van rechtsvervolging",
    "dwangbevel": "Een dwangbevel, of de uitvoering daarvan",
}  # fmt: skip
UITSLAGEN = {"voldaan": "Aan de last is voldaan", "niet_voldaan": "Aan de last is niet of niet helemaal voldaan"}
RESTANT = {KWIJT: "Dat vorderen wij niet meer", "blijft": "Dat blijft verschuldigd"}
WIJZEN = {"schriftelijk": "Schriftelijk", "mondeling": "Mondeling"}


@dataclass(frozen=True, slots=True)
class Stapinvoer:
    """A step as somebody wrote it. ``op``: the day on which it happened, today unless it is said; the rest is by ``soort``."""

    soort: Lastdaad
    op: datetime.date | None = None
    uiterlijk: datetime.date | None = None
    teksten: Mapping[str, str] = field(default_factory=dict)
    bedrag: int | None = None
    maximum: int | None = None
    dagen: int | None = None
    controle: int | None = None

    def tekst(self, naam: str, zin: str) -> str:
        """An obligatory text; ``zin`` says what to write."""
        return eis_tekst(self.teksten.get(naam, ""), f"{naam}_ontbreekt", zin)

    def keuze(self, naam: str, keuzes: Mapping[str, Any], zin: str) -> str:
        """One of the choices; ``zin`` says what to choose."""
        gekozen = self.teksten.get(naam, "")
        if gekozen not in keuzes:
            raise Geweigerd(f"{naam}_ontbreekt", zin)
        return gekozen

    def los(self, naam: str) -> str:
        """A text that may be empty."""
        eis_lengte(self.teksten.get(naam, ""))
        return self.teksten.get(naam, "").strip()


@dataclass(frozen=True, slots=True)
class Ingevuld:
    """What a step keeps: its day, the last day that it sets, and its data."""

    op: datetime.date
    uiterlijk: datetime.date | None
    gegevens: dict[str, Any]


def vul_stap_in(invoer: Stapinvoer, zicht: Lastzicht) -> Ingevuld:
    """The step, complete. Raises ``Geweigerd`` with what is missing; ``zicht`` is the last as it is today."""
    op = invoer.op or zicht.peildatum
    if invoer.soort == "verbeuring" and zicht.hercontrole:
        op = zicht.hercontrole.op
    _eis_dag(op, zicht)
    uiterlijk, gegevens = VORMEN[invoer.soort].vul(invoer, zicht, op)
    return Ingevuld(op, uiterlijk, gegevens)


def _eis_dag(op: datetime.date, zicht: Lastzicht) -> None:
    """What happened lies not after today, and not before the step that it follows on."""
    eis_jaar(op)
    if op > zicht.peildatum:
        raise Geweigerd("dag_later", "Deze dag ligt na vandaag: schrijf op wanneer het gebeurde.")
    vorige = zicht.stappen[-1].op if zicht.stappen else None
    if vorige and op < vorige:
        raise Geweigerd("dag_eerder", f"Deze dag ligt voor de vorige stap ({vorige}): controleer de datum.")


def eis_bedrag(bedrag: int | None, zin: str) -> int:
    """A sum in whole euros above nothing. Raises ``Geweigerd`` with ``zin``."""
    if bedrag is None or not 0 < bedrag <= BEDRAG_MEEST:
        raise Geweigerd("bedrag_ontbreekt", zin)
    return bedrag


def keur_dwangsomdeel(invoer: Stapinvoer, zicht: Lastzicht) -> dict[str, Any]:
    """The numbers of a dwangsom, held against the table of the kader; nothing for bestuursdwang."""
    if not zicht.is_dwangsom:
        return {}
    eenheid = invoer.keuze("eenheid", dict.fromkeys(EENHEDEN), "Kies waarvoor het bedrag geldt.")
    bedrag = eis_bedrag(invoer.bedrag, "Vul het bedrag van de dwangsom in, in hele euro's.")
    maximum = eis_bedrag(invoer.maximum, "Vul het bedrag in waarboven niets meer wordt verbeurd.")
    sanctie, afwijking = invoer.los("sanctie"), invoer.los("afwijking")
    fouten = keur_dwangsom(zicht.kader, sanctie=sanctie, bedrag=bedrag, eenheid=eenheid, maximum=maximum, afwijking=afwijking)
    if fouten:
        raise Geweigerd(fouten[0].code, fouten[0].tekst, fouten[0].grondslag)
    reden = invoer.tekst("bedrag_reden", "Schrijf waarom dit bedrag past bij de overtreding: niet te laag, en niet te hoog.")
    return {"bedrag": bedrag, "eenheid": eenheid, "maximum": maximum, "sanctie": sanctie, "afwijking": afwijking,
            "bedrag_reden": reden}  # fmt: skip


def eis_na_vandaag(dag: datetime.date | None, zicht: Lastzicht, zin: str) -> datetime.date:
    """A last day that a person sets. Raises ``Geweigerd`` with ``zin`` when it is missing or not after today."""
    if dag is None or dag <= zicht.peildatum:
        raise Geweigerd("uiterlijk_voorbij", zin)
    eis_jaar(dag)
    return dag


Vulling = tuple[datetime.date | None, dict[str, Any]]


def _voornemen(invoer: Stapinvoer, zicht: Lastzicht, op: datetime.date) -> Vulling:
    zin = "Kies tot en met welke dag iemand zijn zienswijze kan geven: een dag na vandaag."
    uiterlijk = eis_na_vandaag(invoer.uiterlijk, zicht, zin)
    if invoer.dagen is None or not 0 < invoer.dagen <= DAGEN_MEEST:
        raise Geweigerd("dagen_ontbreken", f"Schrijf hoeveel dagen iemand krijgt om te voldoen: 1 tot en met {DAGEN_MEEST}.")
    gegevens = {
        "last": invoer.tekst("last", "Schrijf wat de overtreder moet doen of laten."),
        "evenredig": invoer.tekst("evenredig", "Schrijf waarom deze maatregel nodig is, en een lichtere niet genoeg."),
        "dagen": invoer.dagen, **keur_dwangsomdeel(invoer, zicht),
    }  # fmt: skip
    return uiterlijk, gegevens


def _zonder(invoer: Stapinvoer, zicht: Lastzicht, op: datetime.date) -> Vulling:
    grond = invoer.keuze("uitslag", HOORGRONDEN, "Kies waarom een zienswijze niet nodig is: de wet noemt de gronden.")
    return None, {"uitslag": grond, "reden": invoer.tekst("reden", "Schrijf waarom die grond hier geldt: dat komt in het besluit.")}


def _bouwstop(invoer: Stapinvoer, zicht: Lastzicht, op: datetime.date) -> Vulling:
    return None, {
        "tijd": invoer.tekst("tijd", "Schrijf hoe laat de bouw is stilgelegd."),
        "aan": invoer.tekst("aan", "Schrijf tegen wie het is gezegd."),
        "wat": invoer.tekst("wat", "Schrijf wat er moest stoppen."),
        "reden": invoer.tekst("reden", "Schrijf waarom dit niet kon wachten op een besluit."),
        "getuigen": invoer.los("getuigen"),
    }  # fmt: skip


def _bestuursdwang(invoer: Stapinvoer, zicht: Lastzicht, op: datetime.date) -> Vulling:
    return None, {
        "wat": invoer.tekst("wat", "Schrijf wat de gemeente deed of liet doen."),
        "reden": invoer.tekst("reden", "Schrijf waarom dat nodig was."),
    }


def _zienswijze(invoer: Stapinvoer, zicht: Lastzicht, op: datetime.date) -> Vulling:
    return None, {
        "uitslag": invoer.keuze("uitslag", WIJZEN, "Kies of de zienswijze schriftelijk of mondeling is."),
        "van": invoer.tekst("van", "Schrijf wie de zienswijze gaf."),
        "tekst": invoer.tekst("tekst", "Schrijf wat er in de zienswijze staat, of maak een verslag van het gesprek."),
    }


def _reactie(invoer: Stapinvoer, zicht: Lastzicht, op: datetime.date) -> Vulling:
    return None, {"tekst": invoer.tekst("tekst", "Schrijf wat u van de zienswijze vindt: dat komt in het besluit.")}


def _hercontrole(invoer: Stapinvoer, zicht: Lastzicht, op: datetime.date) -> Vulling:
    uitslag = invoer.keuze("uitslag", UITSLAGEN, "Kies of aan de last is voldaan.")
    wat = invoer.tekst("waarnemingen", "Schrijf wat u zag: daarop rust wat hierna komt.")
    return None, {"uitslag": uitslag, "waarnemingen": wat, "controle": invoer.controle}


def _verbeuring(invoer: Stapinvoer, zicht: Lastzicht, op: datetime.date) -> Vulling:
    verbeurte = zicht.verbeurte
    assert verbeurte
    betalen = bereken(zicht.kader.termijn("dwangsom_betalen"), op, zicht.kader.kalender).uitkomst
    return betalen, {"bedrag": verbeurte.bedrag, "toelichting": invoer.los("toelichting")}


def _betaling(invoer: Stapinvoer, zicht: Lastzicht, op: datetime.date) -> Vulling:
    bedrag = eis_bedrag(invoer.bedrag, "Vul in hoeveel er is betaald, in hele euro's.")
    if bedrag > (rest := sum(een.open for een in zicht.open_vorderingen)):
        raise Geweigerd("te_veel", f"Er staat {rest} euro open: controleer het bedrag.")
    return None, {"bedrag": bedrag}


def _aanmaning(invoer: Stapinvoer, zicht: Lastzicht, op: datetime.date) -> Vulling:
    uiterlijk = bereken(zicht.kader.termijn("betalen_na_aanmaning"), op, zicht.kader.kalender).uitkomst
    return uiterlijk, {"bedrag": sum(een.open for een in vervallen_vorderingen(zicht))}


def _stuiting(invoer: Stapinvoer, zicht: Lastzicht, op: datetime.date) -> Vulling:
    waardoor = invoer.keuze("uitslag", STUITINGEN, "Kies waardoor de verjaring is gestuit.")
    return None, {"uitslag": waardoor, "reden": invoer.tekst("reden", "Schrijf waaruit dat blijkt.")}


def _uitstel(invoer: Stapinvoer, zicht: Lastzicht, op: datetime.date) -> Vulling:
    zin = "Kies tot en met welke dag er uitstel is: een dag na vandaag."
    uiterlijk = eis_na_vandaag(invoer.uiterlijk, zicht, zin)
    return uiterlijk, {"reden": invoer.tekst("reden", "Schrijf waarom er uitstel is, en hoe de schuldenaar dat weet.")}


def _terugbetaling(invoer: Stapinvoer, zicht: Lastzicht, op: datetime.date) -> Vulling:
    betaald = sum(een.betaald for een in zicht.vorderingen)
    if invoer.bedrag is None or not 0 <= invoer.bedrag <= betaald:
        zin = f"Vul in hoeveel u terugbetaalt: 0 tot en met {betaald} euro. Dat is wat er is betaald."
        raise Geweigerd("bedrag_ontbreekt", zin)
    keuze = invoer.keuze("uitslag", RESTANT, "Kies wat er gebeurt met wat nog open staat.")
    return None, {"bedrag": invoer.bedrag, "uitslag": keuze, "reden": invoer.tekst("reden", "Schrijf waarom u dit besluit.")}


def _verzoek(invoer: Stapinvoer, zicht: Lastzicht, op: datetime.date) -> Vulling:
    uiterlijk = bereken(zicht.kader.termijn("verzoek_last"), op, zicht.kader.kalender).uitkomst
    return uiterlijk, {
        "uitslag": invoer.keuze("uitslag", GEVRAAGD, "Kies wat er wordt gevraagd."),
        "van": invoer.tekst("van", "Schrijf van wie het verzoek is."),
        "tekst": invoer.tekst("tekst", "Schrijf wat er wordt gevraagd, en waarom."),
    }


@dataclass(frozen=True, slots=True)
class Stapvorm:
    """How a step is filled in, and the right it asks."""

    vul: Callable[[Stapinvoer, Lastzicht, datetime.date], Vulling]
    recht: Daad = Daad.VOER_INTERVENTIE_UIT


VORMEN: dict[Lastdaad, Stapvorm] = {
    "voornemen": Stapvorm(_voornemen), "zonder_zienswijze": Stapvorm(_zonder), "mondelinge_bouwstop": Stapvorm(_bouwstop),
    "bestuursdwang": Stapvorm(_bestuursdwang), "zienswijze": Stapvorm(_zienswijze, Daad.LEG_FEIT_VAST),
    "reactie": Stapvorm(_reactie, Daad.STEL_BESLUIT_VOOR), "hercontrole": Stapvorm(_hercontrole, Daad.VOER_CONTROLE_UIT),
    "verbeuring": Stapvorm(_verbeuring), "betaling": Stapvorm(_betaling, Daad.LEG_FEIT_VAST), "aanmaning": Stapvorm(_aanmaning),
    "stuiting": Stapvorm(_stuiting), "uitstel": Stapvorm(_uitstel),
    "terugbetaling": Stapvorm(_terugbetaling, Daad.STEL_BESLUIT_VOOR), "verzoek": Stapvorm(_verzoek, Daad.LEG_FEIT_VAST),
}  # fmt: skip
