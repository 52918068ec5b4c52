"""De radar: vergunde bouwwerken zonder bouwmelding (kader 2.1.1, daarnaast).

Drie vragen: vanaf welke dag is een bezoek nodig, bij welke zaak hoort een vergunning, en wat kan er met haar. Alleen
hetzelfde BAG-object maakt een koppeling zeker; een adres is een voorstel, en geraden wordt er niets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, get_args

from borgwijzer.regels.grondslag import Invoerfout
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.poorten import Reden
from borgwijzer.regels.termijnen import EERSTE_DAG, Termijn, Termijnuitkomst, bereken

Toestand = Literal["open", "gekoppeld", "bezoek_voorgesteld", "bezocht", "afgehandeld"]
Daad = Literal["koppel", "sluit_zonder_melding", "stel_bezoek_voor", "leg_bezoek_vast", "heropen"]
# Sterkste eerst.
Overeenkomst = Literal["bag", "adres", "huisnummer"]
HUISNUMMER = re.compile(r"(?:^|\s)(\d{1,5})[\s-]?([a-z]?(?:[\s-]?[a-z0-9]{1,4})?)$")


@dataclass(frozen=True, slots=True)
class Plek:
    """Waar gebouwd wordt. Leeg betekent: niet bekend."""

    bag_id: str = ""
    postcode: str = ""
    adres: str = ""


@dataclass(frozen=True, slots=True)
class Zaakplek:
    """Een zaak waar een vergunning bij kan horen.

    `gemeld`: er is een bouwmelding die telt. `voorbij`: afgesloten, of het bouwwerk is al in gebruik; dat is eerder gebouwd.
    """

    id: int
    plek: Plek
    gemeld: bool
    voorbij: bool = False


@dataclass(frozen=True, slots=True)
class Voorstel:
    """Een zaak die bij een vergunning kan horen, en waarom; `zeker`: zij mag vanzelf worden gekoppeld."""

    zaak: int
    overeenkomst: Overeenkomst
    gemeld: bool
    voorbij: bool
    zeker: bool = False


def bepaal_bezoekdag(verleend_op: date, kader: Kader, *, met_bewijs: bool = False) -> Termijnuitkomst | None:
    """De eerste dag waarop een bezoek nodig is, als er dan nog geen bouwmelding is; None als het kader geen radar heeft."""
    regel = kader.inhoud.radar
    if regel is None:
        return None
    termijn = Termijn("radar_bezoek", regel.bezoek_na, "weken", betekenis=EERSTE_DAG, grondslag=kader.grondslag(regel))
    return bereken(termijn, verleend_op, kader.kalender, met_bewijs=met_bewijs)


def bezoek_vanaf(verleend_op: date, kijk_vanaf: date | None, kader: Kader) -> date | None:
    """Vanaf wanneer een bezoek nodig is: de dag die een bezoeker koos, of anders die van het kader; None: niet bepaald."""
    if kijk_vanaf is not None:
        return kijk_vanaf
    termijn = bepaal_bezoekdag(verleend_op, kader)
    return termijn.uitkomst if termijn else None


def zoek_voorstellen(plek: Plek, zaken: Iterable[Zaakplek]) -> tuple[Voorstel, ...]:
    """De zaken die bij de vergunning op deze plek kunnen horen, de sterkste overeenkomst eerst.

    Zeker is alleen hetzelfde BAG-object, bij een enkele lopende zaak met een bouwmelding die telt.
    """
    gevonden = [
        Voorstel(zaak.id, overeenkomst, zaak.gemeld, zaak.voorbij)
        for zaak in zaken
        if (overeenkomst := vergelijk_plekken(plek, zaak.plek))
    ]
    zeker = [v.zaak for v in gevonden if v.overeenkomst == "bag" and v.gemeld and not v.voorbij]
    if len(zeker) == 1:
        gevonden = [replace(v, zeker=v.zaak == zeker[0]) for v in gevonden]
    sterkte = get_args(Overeenkomst)
    return tuple(sorted(gevonden, key=lambda v: (sterkte.index(v.overeenkomst), not v.gemeld, v.voorbij, -v.zaak)))


def vergelijk_plekken(een: Plek, ander: Plek) -> Overeenkomst | None:
    """Waarin twee plekken overeenkomen; None als zij dat niet doen, of als een van beide te weinig zegt."""
    if een.bag_id and een.bag_id == ander.bag_id:
        return "bag"
    if not een.postcode or schrijf_postcode(een.postcode) != schrijf_postcode(ander.postcode):
        return None
    links, rechts = lees_huisnummer(een.adres), lees_huisnummer(ander.adres)
    if links is None or rechts is None or links[0] != rechts[0]:
        return None
    return "adres" if links == rechts else "huisnummer"


def schrijf_postcode(tekst: str) -> str:
    """De postcode zonder spatie en met hoofdletters."""
    return "".join(tekst.split()).upper()


def lees_huisnummer(adres: str) -> tuple[int, str] | None:
    """Het huisnummer en de toevoeging aan het einde van een adresregel; None als er geen nummer staat."""
    treffer = HUISNUMMER.search(" ".join(adres.lower().split()))
    return (int(treffer[1]), re.sub(r"[\s-]", "", treffer[2])) if treffer else None


IN_BEHANDELING: tuple[Toestand, ...] = ("open", "bezoek_voorgesteld")
AL_BESLIST = {
    "gekoppeld": "Deze vergunning is al gekoppeld aan een zaak: heropen haar eerst als dat niet klopt.",
    "bezocht": "Bij het bezoek bleek dat er al gebouwd wordt: ga verder in de zaak.",
    "afgehandeld": "Deze vergunning is al afgehandeld: heropen haar eerst als dat niet klopt.",
}
NIET_TE_HEROPENEN = {
    "open": "Deze vergunning is open: er is niets om te heropenen.",
    "bezoek_voorgesteld": "Deze vergunning is nog in behandeling: er is niets om te heropenen.",
    "bezocht": "Bij het bezoek bleek dat er al gebouwd wordt: ga verder in de zaak.",
}


def beletselen_vergunning(toestand: Toestand, daad: Daad) -> tuple[Reden, ...]:
    """De redenen waarom `daad` nu niet kan; een lege lijst betekent dat het mag. Een onbekende daad is Invoerfout."""
    if daad not in get_args(Daad):
        raise Invoerfout(f"De daad {daad} bestaat niet. Kies een van: {', '.join(get_args(Daad))}.")
    redenen = NIET_TE_HEROPENEN if daad == "heropen" else AL_BESLIST
    return (Reden(f"vergunning_{toestand}", redenen[toestand]),) if toestand in redenen else ()
