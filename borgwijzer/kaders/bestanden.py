"""Kaderbestanden op schijf vinden en lezen: `id`, `id@JJJJ-MM-DD` of een pad wordt een Kader. Zonder database."""

from __future__ import annotations

import os
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from borgwijzer.regels.grondslag import Invoerfout
from borgwijzer.regels.kader import Kader, lees_kader
from borgwijzer.regels.kaderfouten import Kaderfout, Kaderfouten, regelnummers


def kadermap() -> Path:
    """De map met een submap per kader: BORGWIJZER_KADERMAP, of `kaders/` naast het pakket."""
    ingesteld = os.environ.get("BORGWIJZER_KADERMAP")
    return Path(ingesteld) if ingesteld else Path(__file__).resolve().parents[2] / "kaders"


@lru_cache(maxsize=64)
def zoek_kader(aanduiding: str) -> Kader:
    """Het kader met deze aanduiding; zonder datum de nieuwste versie. Onbekend: Invoerfout; onjuist: Kaderfouten."""
    if aanduiding.endswith(".toml") or os.sep in aanduiding:
        return lees_bestand(Path(aanduiding))
    naam, _, datum = aanduiding.partition("@")
    versies = list_versies(naam)
    if not versies:
        raise Invoerfout(f"Het kader {naam} bestaat niet. Kies een van: {', '.join(list_kaders())}, of geef een pad op.")
    if not datum:
        return lees_bestand(versies[-1])
    gevonden = next((versie for versie in versies if versie.stem == datum), None)
    if gevonden is None:
        raise Invoerfout(f"Het kader {naam} heeft geen versie van {datum}. Kies een van: {', '.join(v.stem for v in versies)}.")
    return lees_bestand(gevonden)


def list_kaders() -> list[str]:
    """De id's van alle kaders in de kadermap, op alfabet."""
    return sorted(map_.name for map_ in kadermap().iterdir() if map_.is_dir() and any(map_.glob("*.toml")))


def list_versies(naam: str) -> list[Path]:
    """De bestanden van een kader, oudste eerst. De bestandsnaam is de begindatum."""
    if not naam.replace("-", "").replace("_", "").isalnum():
        return []
    return sorted((kadermap() / naam).glob("*.toml"))


def lees_bestand(pad: Path) -> Kader:
    """Lees en controleer een kaderbestand, met het kader waarvan het erft."""
    try:
        tekst = pad.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise Invoerfout(f"Het kaderbestand {pad} is niet te lezen: controleer het pad en bewaar het als UTF-8.") from None
    return lees_kader(tekst, bestand=str(pad), ouder=_ouder(tekst, pad))


def _ouder(tekst: str, pad: Path) -> Kader | None:
    """Het kader dat `erft` noemt: de genoemde versie, anders de nieuwste die niet na dit kader ingaat."""
    kop = _kop(tekst)
    aanduiding, vanaf = kop.get("erft"), kop.get("geldig_vanaf")
    if not aanduiding:
        return None
    naam, _, datum = str(aanduiding).partition("@")
    versies = [versie for versie in list_versies(naam) if (versie.stem == datum if datum else versie.stem <= str(vanaf))]
    if not versies or naam == kop.get("id"):
        er_is = ", ".join(versie.stem for versie in list_versies(naam)) or f"een van {', '.join(list_kaders())}"
        melding = f"kader.erft noemt {aanduiding}, maar die versie is er niet op {vanaf}: kies {er_is}."
        raise Kaderfouten([Kaderfout(str(pad), _kopregel(tekst, "erft"), melding)])
    return lees_bestand(versies[-1])


def _kop(tekst: str) -> dict[str, Any]:
    try:
        kop = tomllib.loads(tekst).get("kader", {})
    except tomllib.TOMLDecodeError:
        return {}  # lees_kader meldt deze fout met haar regel
    return kop if isinstance(kop, dict) else {}


def _kopregel(tekst: str, sleutel: str) -> int:
    """Het nummer van de regel waarop deze sleutel van [kader] staat, of 1."""
    return regelnummers(tekst).get(("kader", sleutel), 1)


def controleer_map(map_: Path) -> list[Kaderfout]:
    """Fouten over bestanden heen: twee versies met een datum, of een naam die niet de begindatum is.

    Een bestand dat zelf geen kop heeft, meldt `lees_bestand`.
    """
    fouten: list[Kaderfout] = []
    gezien: dict[tuple[str, str], Path] = {}
    for pad in sorted(map_.glob("*.toml")):
        tekst = pad.read_text(encoding="utf-8")
        kop = _kop(tekst)
        if "geldig_vanaf" not in kop:
            continue
        vanaf, regel = str(kop["geldig_vanaf"]), _kopregel(tekst, "geldig_vanaf")
        eerder = gezien.setdefault((str(kop.get("id")), vanaf), pad)
        if eerder != pad:
            melding = f"{eerder.name} gaat ook in op {vanaf}: geef een van beide een andere geldig_vanaf."
            fouten.append(Kaderfout(str(pad), regel, melding))
        if pad.stem != vanaf:
            melding = f"Het bestand heet {pad.name} maar gaat in op {vanaf}: noem het {vanaf}.toml of herstel geldig_vanaf."
            fouten.append(Kaderfout(str(pad), regel, melding))
    return fouten
