"""Recognise which Wkb melding a request is. The rules are data (`herkenning.toml`); what they leave open is triage."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from .tabel import Tabelfout, als_patroon, controleer, lees_toml, vereenvoudig
from .verzoek import Verzoek

SOORTEN = ("bouwmelding", "startbouw", "eindebouw", "gereedmelding", "strijdigheid")
TABEL = Path(__file__).with_name("herkenning.toml")
_LEGE_ANTWOORDEN = {"", "false", "nee", "0", "nvt", "n.v.t."}


class Antwoord(Protocol):
    """What recognition needs of a question; `verzoek.Specificatie` has it."""

    @property
    def vraagtekst(self) -> str: ...
    @property
    def groepering(self) -> str: ...
    @property
    def antwoord(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Overgeslagen:
    """A rule that came before the one that fired, and in Dutch why it did not."""

    regel: str
    reden: str


@dataclass(frozen=True, slots=True)
class Herkenning:
    """`uitkomst` is "herkend" (then `soort` is filled) or "triage" (then `kandidaten` are ranked, best first)."""

    uitkomst: str
    soort: str | None
    kandidaten: tuple[str, ...]
    reden: str
    regel: str
    zekerheid: str
    overgeslagen: tuple[Overgeslagen, ...] = ()

    def als_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {
            "uitkomst": self.uitkomst,
            "soort": self.soort,
            "kandidaten": list(self.kandidaten),
            "reden": self.reden,
            "regel": self.regel,
            "zekerheid": self.zekerheid,
            "overgeslagen": [{"regel": stap.regel, "reden": stap.reden} for stap in self.overgeslagen],
        }


@dataclass(frozen=True, slots=True)
class _Aanwijzing:
    soort: str
    plek: str
    patroon: re.Pattern[str]
    gewicht: int


@dataclass(frozen=True, slots=True)
class _Regel:
    id: str
    uitkomst: str
    reden: str
    zekerheid: str
    soort: str | None
    activiteiten: frozenset[str]
    typen: frozenset[str]
    aanwijzing: str
    geen_aanwijzing: str
    kandidaten: tuple[str, ...]
    bij_aanwijzing: tuple[str, ...]

    def bezwaar(self, imow_ids: frozenset[str], type_: str, gewichten: Counter[str]) -> str:
        """Return in Dutch the first reason why this rule does not fit; empty when it fits."""
        if self.activiteiten and not self.activiteiten & imow_ids:
            return "de activiteit is een andere"
        if self.typen and type_ not in self.typen:
            return "het type verzoek is een ander"
        if self.aanwijzing and not gewichten[self.aanwijzing]:
            return f"niets wijst op een {self.aanwijzing}"
        if self.geen_aanwijzing and gewichten[self.geen_aanwijzing]:
            return f"er is ook een aanwijzing voor een {self.geen_aanwijzing}"
        return ""

    def rangschik(self, gewichten: Counter[str]) -> tuple[str, ...]:
        extra = tuple(soort for soort in self.bij_aanwijzing if gewichten[soort])
        return tuple(sorted(self.kandidaten + extra, key=lambda soort: -gewichten[soort]))


@dataclass(frozen=True, slots=True)
class Herkentabel:
    """A checked table. Make it with `laad_tabel`."""

    regels: tuple[_Regel, ...]
    aanwijzingen: tuple[_Aanwijzing, ...]


def herken(
    imow_ids: Iterable[str],
    type_: str,
    *,
    antwoorden: Sequence[Antwoord] = (),
    documentsoorten: Sequence[str] = (),
    tabel: Herkentabel | None = None,
) -> Herkenning:
    """Apply the rules to the activities, the type, the answered questions and the texts that name documents.

    `documentsoorten` are texts about files that are really there: documentsoortDSO, file name, or our own kind.
    The first rule that fits decides; the answer names it, and those before it with why they did not fit.
    """
    tabel = tabel or laad_tabel()
    ids, soort = frozenset(imow.strip() for imow in imow_ids), vereenvoudig(type_)
    gewichten = _weeg(tabel.aanwijzingen, antwoorden, documentsoorten)
    overgeslagen: list[Overgeslagen] = []
    for regel in tabel.regels:
        bezwaar = regel.bezwaar(ids, soort, gewichten)
        if not bezwaar:
            return Herkenning(
                uitkomst=regel.uitkomst,
                soort=regel.soort,
                kandidaten=regel.rangschik(gewichten),
                reden=regel.reden,
                regel=regel.id,
                zekerheid=regel.zekerheid,
                overgeslagen=tuple(overgeslagen),
            )
        overgeslagen.append(Overgeslagen(regel.id, bezwaar))
    raise AssertionError("laad_tabel laat alleen een tabel door waarvan de laatste regel altijd past")


def herken_verzoek(verzoek: Verzoek, *, tabel: Herkentabel | None = None) -> Herkenning:
    """Recognise a message that was read: its activities, type, answers, and the files it names."""
    bijlagen = [vraag.bijlage for vraag in verzoek.specificaties if vraag.bijlage]
    bijlagen += [bijlage.bijlage for bijlage in verzoek.bijlagen]
    teksten = [
        tekst
        for bijlage in bijlagen
        for document in bijlage.documenten
        for tekst in (bijlage.documentsoort_dso, document.bestandsnaam)
    ]
    imow_ids = [activiteit.imow_id for activiteit in verzoek.activiteiten]
    return herken(imow_ids, verzoek.type, antwoorden=verzoek.specificaties, documentsoorten=teksten, tabel=tabel)


def _weeg(aanwijzingen: Sequence[_Aanwijzing], antwoorden: Sequence[Antwoord], documenten: Sequence[str]) -> Counter[str]:
    """Add up per soort the weight of each indication that is found at least once."""
    teksten = {
        "vraag": [
            vereenvoudig(tekst)
            for vraag in antwoorden
            if vraag.antwoord.strip().casefold() not in _LEGE_ANTWOORDEN
            for tekst in (vraag.vraagtekst, vraag.groepering)
        ],
        "document": [vereenvoudig(tekst) for tekst in documenten],
    }
    gewichten: Counter[str] = Counter()
    for aanwijzing in aanwijzingen:
        if any(aanwijzing.patroon.search(tekst) for tekst in teksten[aanwijzing.plek]):
            gewichten[aanwijzing.soort] += aanwijzing.gewicht
    return gewichten


@lru_cache(maxsize=8)
def laad_tabel(pad: Path = TABEL) -> Herkentabel:
    """Read and check a table. Raises `Tabelfout` with file, row and remedy."""
    ruw = lees_toml(pad)
    controleer(ruw, pad.name, verplicht={"versie", "activiteiten", "regel"}, mag={"aanwijzing"})
    aanwijzingen = tuple(
        _maak_aanwijzing(rij, f"{pad.name}, aanwijzing {nummer}") for nummer, rij in enumerate(ruw.get("aanwijzing", []), start=1)
    )
    regels = tuple(
        _maak_regel(rij, f"{pad.name}, regel {rij.get('id', nummer)}", ruw["activiteiten"])
        for nummer, rij in enumerate(ruw["regel"], start=1)
    )
    if not regels or regels[-1].bezwaar(frozenset(), "", Counter()):
        raise Tabelfout(f"{pad.name}: de laatste regel moet altijd passen; zet er een zonder voorwaarden onder.")
    return Herkentabel(regels, aanwijzingen)


def _maak_aanwijzing(rij: dict[str, Any], waar: str) -> _Aanwijzing:
    controleer(rij, waar, verplicht={"soort", "plek", "patroon", "gewicht"}, mag=set())
    if rij["soort"] not in SOORTEN or rij["plek"] not in ("vraag", "document"):
        raise Tabelfout(f"{waar}: kies een soort uit {', '.join(SOORTEN)} en als plek vraag of document.")
    patroon = als_patroon(rij["patroon"], waar)
    if patroon is None:
        raise Tabelfout(f"{waar}: vul een patroon in.")
    return _Aanwijzing(rij["soort"], rij["plek"], patroon, rij["gewicht"])


def _maak_regel(rij: dict[str, Any], waar: str, groepen: dict[str, list[str]]) -> _Regel:
    mag = {"activiteit", "typen", "aanwijzing", "geen_aanwijzing", "soort", "kandidaten", "bij_aanwijzing"}
    controleer(rij, waar, verplicht={"id", "uitkomst", "reden", "zekerheid"}, mag=mag)
    groep, soort = rij.get("activiteit"), rij.get("soort")
    if groep is not None and groep not in groepen:
        raise Tabelfout(f"{waar}: de activiteitgroep '{groep}' bestaat niet; voeg die toe onder [activiteiten].")
    if (rij["uitkomst"], soort is not None) not in (("herkend", True), ("triage", False)):
        raise Tabelfout(f"{waar}: kies 'herkend' met een soort, of 'triage' zonder soort.")
    genoemd = [soort, rij.get("aanwijzing"), rij.get("geen_aanwijzing")]
    genoemd += [*rij.get("kandidaten", []), *rij.get("bij_aanwijzing", [])]
    if vreemd := [naam for naam in genoemd if naam is not None and naam not in SOORTEN]:
        raise Tabelfout(f"{waar}: '{vreemd[0]}' is geen soort melding; kies uit {', '.join(SOORTEN)}.")
    return _Regel(
        id=rij["id"],
        uitkomst=rij["uitkomst"],
        reden=rij["reden"],
        zekerheid=rij["zekerheid"],
        soort=soort,
        activiteiten=frozenset(groepen[groep]) if groep else frozenset(),
        typen=frozenset(map(vereenvoudig, rij.get("typen", []))),
        aanwijzing=rij.get("aanwijzing", ""),
        geen_aanwijzing=rij.get("geen_aanwijzing", ""),
        kandidaten=tuple(rij.get("kandidaten", [])),
        bij_aanwijzing=tuple(rij.get("bij_aanwijzing", [])),
    )
