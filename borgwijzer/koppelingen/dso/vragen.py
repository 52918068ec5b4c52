"""From answers to our fields and from attachments to our kinds of document, by the table in `vragen.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from .tabel import Tabelfout, als_patroon, controleer, lees_toml, vereenvoudig
from .verzoek import Specificatie
from .waarden import lees_ja_nee

TABEL = Path(__file__).with_name("vragen.toml")
MAX_CIJFERS = 15
VORMEN = ("tekst", "datum", "ja_nee", "getal", "lijst")
DOCUMENTSOORTEN = (
    "risicobeoordeling",
    "borgingsplan",
    "verklaring_instrument",
    "verklaring_kwaliteitsborger",
    "stikstof",
    "risicomatrix",
    "bouwveiligheidsplan",
    "constructie",
    "brandveiligheid",
    "ventilatie",
    "energie",
    "milieuprestatie",
    "gebruiksfuncties",
    "gelijkwaardigheid",
    "tekening",
    "foto",
    "overig",
)
Veldwaarde = str | date | bool | float | tuple[str, ...] | None
_MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


@dataclass(frozen=True, slots=True)
class Antwoordveld:
    """An answer that found its field. `waarde` is None when the text does not have the form of the field.

    `grond` is "vraagId" or "patroon"; `zekerheid` is that of the row, never better than "afgeleid" for a pattern.
    """

    veld: str
    waarde: Veldwaarde
    tekst: str
    vraag_id: str
    vraagtekst: str
    grond: str
    zekerheid: str
    publiceerbaar: bool | None = None


@dataclass(frozen=True, slots=True)
class OnbekendAntwoord:
    vraag_id: str
    vraagtekst: str
    groepering: str
    antwoord: str
    publiceerbaar: bool | None = None


@dataclass(frozen=True, slots=True)
class Antwoorden:
    """All answered questions, split in `velden` (found) and `onbekend` (not in the table), in order of the message."""

    velden: tuple[Antwoordveld, ...] = ()
    onbekend: tuple[OnbekendAntwoord, ...] = ()

    def zoek(self, veld: str) -> Antwoordveld | None:
        """Return the first filled answer for a field, or None."""
        return next((antwoord for antwoord in self.velden if antwoord.veld == veld), None)

    def tekst(self, veld: str) -> str:
        gevonden = self.zoek(veld)
        return gevonden.tekst if gevonden else ""

    def waarde(self, veld: str) -> Veldwaarde:
        gevonden = self.zoek(veld)
        return gevonden.waarde if gevonden else None


@dataclass(frozen=True, slots=True)
class Documentsoort:
    """`grond` is "vraag", "bestandsnaam", "generiek" or "geen"."""

    soort: str
    zekerheid: str
    grond: str


@dataclass(frozen=True, slots=True)
class _Veldregel:
    veld: str
    vorm: str
    zekerheid: str
    vraag_ids: frozenset[str]
    vraag: re.Pattern[str] | None
    groepering: re.Pattern[str] | None

    def past_groepering(self, groepering: str) -> bool:
        return self.groepering is None or bool(self.groepering.search(groepering))


@dataclass(frozen=True, slots=True)
class _Documentregel:
    soort: str
    zekerheid: str
    patroon: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Vragentabel:
    """A checked table. Make it with `laad_tabel`."""

    velden: tuple[_Veldregel, ...]
    documenten: tuple[_Documentregel, ...]
    generiek: dict[str, str]


def vertaal_antwoorden(vragen: Iterable[Specificatie], *, tabel: Vragentabel | None = None) -> Antwoorden:
    """Give every answered question its field. Questions without an answer, or with only a file, are passed over."""
    tabel = tabel or laad_tabel()
    velden: list[Antwoordveld] = []
    onbekend: list[OnbekendAntwoord] = []
    for vraag in vragen:
        if not vraag.antwoord or vraag.bijlage:
            continue
        regel, grond = _zoek_regel(tabel, vraag)
        if regel is None:
            onbekend.append(
                OnbekendAntwoord(vraag.vraag_id, vraag.vraagtekst, vraag.groepering, vraag.antwoord, vraag.publiceerbaar)
            )
        else:
            velden.append(_maak_antwoord(regel, grond, vraag))
    return Antwoorden(tuple(velden), tuple(onbekend))


def bepaal_documentsoort(
    documentsoort_dso: str, bestandsnaam: str, generiek: str = "", *, tabel: Vragentabel | None = None
) -> Documentsoort:
    """Say which of `DOCUMENTSOORTEN` a file is, from the question it answers, its name, and the generic type."""
    tabel = tabel or laad_tabel()
    naam = vereenvoudig(bestandsnaam)
    bij_vraag = _passende(tabel, vereenvoudig(documentsoort_dso))
    bij_naam = _passende(tabel, naam)
    if len(bij_vraag) == 1:
        return Documentsoort(bij_vraag[0].soort, bij_vraag[0].zekerheid, "vraag")
    if bij_vraag:
        soorten = {regel.soort for regel in bij_naam}
        keuze = next((regel for regel in bij_vraag if regel.soort in soorten), None)
        return Documentsoort((keuze or bij_vraag[0]).soort, "onzeker", "bestandsnaam" if keuze else "vraag")
    if bij_naam:
        return Documentsoort(bij_naam[0].soort, "onzeker", "bestandsnaam")
    if generiek in tabel.generiek:
        return Documentsoort(tabel.generiek[generiek], "onzeker", "generiek")
    return Documentsoort("overig", "onzeker", "geen")


def lees_datum(tekst: str) -> date | None:
    """Read "2026-03-02", "02-03-2026", "2/3/2026" or "2 maart 2026"; None for any other text or an impossible date."""
    kern = re.split(r"[T ](?=\d\d:)", tekst.strip())[0]
    delen = re.fullmatch(r"(\d{4})-(\d\d?)-(\d\d?)|(\d\d?)[-/. ](\d\d?)[-/. ](\d{4})", kern, re.ASCII)
    if delen:
        jaar, maand, dag = (delen[1], delen[2], delen[3]) if delen[1] else (delen[6], delen[5], delen[4])
        return _datum(int(jaar), int(maand), int(dag))
    woorden = re.fullmatch(r"(\d\d?) ([a-z]+) (\d{4})", kern.lower(), re.ASCII)
    if woorden and woorden[2] in _MAANDEN:
        return _datum(int(woorden[3]), _MAANDEN.index(woorden[2]) + 1, int(woorden[1]))
    return None


def _datum(jaar: int, maand: int, dag: int) -> date | None:
    try:
        return date(jaar, maand, dag)
    except ValueError:
        return None


def _zoek_regel(tabel: Vragentabel, vraag: Specificatie) -> tuple[_Veldregel | None, str]:
    groepering, tekst = vereenvoudig(vraag.groepering), vereenvoudig(vraag.vraagtekst)
    kandidaten = [regel for regel in tabel.velden if regel.past_groepering(groepering)]
    for regel in kandidaten:
        if vraag.vraag_id in regel.vraag_ids:
            return regel, "vraagId"
    for regel in kandidaten:
        if regel.vraag and regel.vraag.search(tekst):
            return regel, "patroon"
    return None, ""


def _maak_antwoord(regel: _Veldregel, grond: str, vraag: Specificatie) -> Antwoordveld:
    zekerheid = regel.zekerheid
    if grond == "patroon" and zekerheid == "gezien":
        zekerheid = "afgeleid"
    return Antwoordveld(
        veld=regel.veld,
        waarde=_lees_vorm(regel.vorm, vraag.antwoord),
        tekst=vraag.antwoord,
        vraag_id=vraag.vraag_id,
        vraagtekst=vraag.vraagtekst,
        grond=grond,
        zekerheid=zekerheid,
        publiceerbaar=vraag.publiceerbaar,
    )


def _lees_vorm(vorm: str, tekst: str) -> Veldwaarde:
    if vorm == "datum":
        return lees_datum(tekst)
    if vorm == "ja_nee":
        return lees_ja_nee(tekst)
    if vorm == "getal":
        return _lees_getal(tekst)
    if vorm == "lijst":
        return tuple(deel.strip() for deel in re.split(r"[;,\n|]", tekst) if deel.strip())
    return tekst


def _lees_getal(tekst: str) -> float | None:
    """Read "2", "2,5", "EUR 310.000,00" or "310000.00"; None for a text without exactly one number."""
    gevonden = re.findall(r"\d[\d.,]*", tekst, re.ASCII)
    if len(gevonden) != 1:
        return None
    getal = gevonden[0].rstrip(".,")
    if "," in getal or re.fullmatch(r"\d{1,3}(\.\d{3})+", getal):
        getal = getal.replace(".", "").replace(",", ".", 1)
    if len(getal) > MAX_CIJFERS:
        return None
    try:
        waarde = float(getal)
    except ValueError:
        return None
    return int(waarde) if waarde.is_integer() else waarde


def _passende(tabel: Vragentabel, tekst: str) -> list[_Documentregel]:
    return [regel for regel in tabel.documenten if tekst and regel.patroon.search(tekst)]


@lru_cache(maxsize=8)
def laad_tabel(pad: Path = TABEL) -> Vragentabel:
    """Read and check a table. Raises `Tabelfout` with file, row and remedy."""
    ruw = lees_toml(pad)
    controleer(ruw, pad.name, verplicht={"versie", "veld", "document"}, mag={"generiek"})
    velden = tuple(_maak_veldregel(rij, f"{pad.name}, veld {rij.get('veld', '?')}") for rij in ruw["veld"])
    documenten = tuple(_maak_documentregel(rij, f"{pad.name}, document {rij.get('soort')}") for rij in ruw["document"])
    generiek = ruw.get("generiek", {})
    _weiger_dubbel(velden, pad)
    if vreemd := set(generiek.values()) - set(DOCUMENTSOORTEN):
        raise Tabelfout(f"{pad.name}, generiek: '{vreemd.pop()}' is geen documentsoort; verbeter de naam.")
    return Vragentabel(velden, documenten, generiek)


def _weiger_dubbel(velden: Iterable[_Veldregel], pad: Path) -> None:
    gezien: dict[str, str] = {}
    for regel in velden:
        for nummer in regel.vraag_ids:
            if nummer in gezien:
                raise Tabelfout(f"{pad.name}: vraag {nummer} staat bij {gezien[nummer]} en bij {regel.veld}: kies er een.")
            gezien[nummer] = regel.veld


def _maak_veldregel(rij: dict[str, Any], waar: str) -> _Veldregel:
    controleer(rij, waar, verplicht={"veld", "zekerheid"}, mag={"vraag_ids", "vraag", "groepering", "vorm"})
    vorm = rij.get("vorm", "tekst")
    if vorm not in VORMEN:
        raise Tabelfout(f"{waar}: de vorm '{vorm}' bestaat niet; kies uit {', '.join(VORMEN)}.")
    if not rij.get("vraag_ids") and not rij.get("vraag"):
        raise Tabelfout(f"{waar}: vul vraag_ids of vraag in.")
    return _Veldregel(
        veld=rij["veld"],
        vorm=vorm,
        zekerheid=rij["zekerheid"],
        vraag_ids=frozenset(map(str, rij.get("vraag_ids", []))),
        vraag=als_patroon(rij.get("vraag", ""), waar),
        groepering=als_patroon(rij.get("groepering", ""), waar),
    )


def _maak_documentregel(rij: dict[str, Any], waar: str) -> _Documentregel:
    controleer(rij, waar, verplicht={"soort", "patroon", "zekerheid"}, mag=set())
    patroon = als_patroon(rij["patroon"], waar)
    if patroon is None or rij["soort"] not in DOCUMENTSOORTEN:
        raise Tabelfout(f"{waar}: vul een patroon in en een soort uit {', '.join(DOCUMENTSOORTEN)}.")
    return _Documentregel(rij["soort"], rij["zekerheid"], patroon)
