"""De wetswijzer: van wetsartikel en kaderparagraaf naar de regel die het kader ervan maakte, en de voorbeelden die haar dekken.

Voor een jurist die wil weten waar een artikel in het product zit. `python -m borgwijzer.kaders.wetswijzer KADER VOORBEELDEN
DOEL` schrijft hem opnieuw; een test bewaakt dat docs/wetswijzer.md bij is.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.kaders.plaatsen import Regelplaats, list_plaatsen
from borgwijzer.regels.grondslag import Invoerfout
from borgwijzer.regels.kader import Kader

OPENING = """# Wetswijzer

Dit bestand is gemaakt uit de kaderbestanden en de uitgewerkte voorbeelden; wijzig het niet met de hand.

Per artikel van de wet en per paragraaf van het kader staat hier welke regel erop berust, en welke voorbeelden in
`tests/regels/voorbeelden` die regel narekenen. Een lezing is de gekozen uitleg waar de tekst zwijgt; *onzeker* betekent dat een
jurist de regel nog moet bevestigen."""


OVERIG = """## Voorbeelden bij rekenregels die voor elk kader gelden

De kalender van de Algemene termijnenwet, het tellen van termijnen en de volgorde van de levensloop staan niet in een kader."""


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """Een uitgewerkt voorbeeld: zijn naam, en de regels die het narekent als `sectie.id`, in het kader `kader`."""

    naam: str
    kader: str
    dekt: tuple[str, ...]
    bron: str = ""


def list_regels(kader: Kader) -> list[Regelplaats]:
    """Alle regels die dit kader zelf stelt, in de volgorde van de vorm; wat het erft, staat bij de ouder."""
    return [plaats for plaats in list_plaatsen(kader) if plaats.regel.herkomst in ("", kader.id)]


def maak_wetswijzer(kader: Kader, voorbeelden: Sequence[Voorbeeld]) -> str:
    """De wetswijzer van een kader en de kaders waarvan het erft, als Markdown."""
    regels = [plaats for een in _keten(kader) for plaats in list_regels(een)]
    gedekt = _dekking(voorbeelden)
    wet: dict[str, list[Regelplaats]] = {}
    paragraaf: dict[str, list[Regelplaats]] = {}
    for plaats in regels:
        for artikel in plaats.regel.wet:
            wet.setdefault(artikel, []).append(plaats)
        if plaats.regel.bron:
            paragraaf.setdefault(f"{plaats.kader.inhoud.kader.naam}, {plaats.regel.bron}", []).append(plaats)
    wetsdeel, kaderdeel = _hoofdstuk(wet, gedekt), _hoofdstuk(paragraaf, gedekt)
    delen = [OPENING, "## Per wetsartikel", *wetsdeel, "## Per paragraaf van het kader", *kaderdeel, OVERIG]
    return "\n\n".join([*delen, *_overige(voorbeelden)]) + "\n"


def _keten(kader: Kader) -> Iterator[Kader]:
    een: Kader | None = kader
    while een:
        yield een
        een = een.ouder


def _dekking(voorbeelden: Sequence[Voorbeeld]) -> dict[tuple[str, str], list[str]]:
    """Per kader en regel de namen van de voorbeelden; een geerfde regel telt bij het kader dat haar stelt."""
    gedekt: dict[tuple[str, str], list[str]] = {}
    bij_kader: dict[str, dict[str, str]] = {}
    for voorbeeld in voorbeelden:
        if voorbeeld.kader not in bij_kader:
            bij_kader[voorbeeld.kader] = _herkomsten(zoek_kader(voorbeeld.kader))
        herkomsten = bij_kader[voorbeeld.kader]
        for pad in voorbeeld.dekt:
            if pad not in herkomsten:
                raise Invoerfout(f"Voorbeeld '{voorbeeld.naam}' dekt {pad}, maar die regel is er niet: herstel 'dekt'.")
            gedekt.setdefault((herkomsten[pad], pad), []).append(voorbeeld.naam)
    return gedekt


def _herkomsten(kader: Kader) -> dict[str, str]:
    return {plaats.pad: plaats.regel.herkomst or kader.id for plaats in list_plaatsen(kader)}


def _hoofdstuk(groepen: Mapping[str, list[Regelplaats]], gedekt: Mapping[tuple[str, str], list[str]]) -> Iterator[str]:
    for kop in sorted(groepen, key=_natuurlijk):
        rijen = "\n".join(_rij(plaats, gedekt.get((plaats.kader.id, plaats.pad), ())) for plaats in groepen[kop])
        yield f"### {kop}\n\n{rijen}"


def _overige(voorbeelden: Iterable[Voorbeeld]) -> Iterator[str]:
    """De voorbeelden die geen regel van een kader dekken, per bron."""
    per_bron: dict[str, list[str]] = {}
    for voorbeeld in voorbeelden:
        if not voorbeeld.dekt:
            per_bron.setdefault(voorbeeld.bron or "zonder bron", []).append(voorbeeld.naam)
    for bron in sorted(per_bron, key=_natuurlijk):
        yield f"### {bron}\n\n" + "\n".join(f"- Voorbeeld: {naam}" for naam in per_bron[bron])


def _rij(plaats: Regelplaats, voorbeelden: Iterable[str]) -> str:
    onzeker = " *(onzeker)*" if plaats.regel.onzeker else ""
    regels = [f"- `{plaats.kader.id}` `{plaats.pad}`: {plaats.tekst}{onzeker}"]
    if plaats.regel.lezing:
        regels.append(f"  - Lezing: {plaats.regel.lezing}")
    regels += [f"  - Voorbeeld: {naam}" for naam in voorbeelden]
    return "\n".join(regels)


def _natuurlijk(tekst: str) -> list[tuple[int, int, str]]:
    """Volgorde waarin 'lid 2' voor 'lid 10' komt."""
    return [(0, int(deel), "") if deel.isdigit() else (1, 0, deel) for deel in re.split(r"(\d+)", tekst)]


def lees_voorbeelden(map_: Path) -> list[Voorbeeld]:
    """De voorbeelden in alle TOML-bestanden van een map, op bestandsnaam en dan in hun eigen volgorde."""
    gevonden = []
    for pad in sorted(map_.glob("*.toml")):
        for ruw in tomllib.loads(pad.read_text(encoding="utf-8"))["voorbeeld"]:
            dekt = tuple(dict.fromkeys(ruw.get("dekt", ())))
            gevonden.append(Voorbeeld(ruw["naam"], ruw.get("kader", "landelijk"), dekt, ruw["bron"]))
    return gevonden


def main(argumenten: Sequence[str]) -> None:
    """Schrijf de wetswijzer: KADER, map met voorbeelden, doelbestand."""
    if len(argumenten) != 3:
        raise SystemExit("Geef drie dingen op: een kader, de map met voorbeelden en het bestand om te schrijven.")
    kader, map_, doel = argumenten
    Path(doel).write_text(maak_wetswijzer(zoek_kader(kader), lees_voorbeelden(Path(map_))), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
