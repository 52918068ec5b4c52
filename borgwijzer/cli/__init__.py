"""De opdrachtregel. Elke opdracht geeft een antwoord en een afsluitcode; met --json als JSON, anders als leesbare tekst.

Afsluitcodes: 0 gedaan; 1 een negatief antwoord (zie de opdracht); 2 onbruikbare invoer, met een zin op stderr.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from typing import Any

from borgwijzer.cli.ontleden import maak_ontleder
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.regels.grondslag import Invoerfout
from borgwijzer.regels.kaderfouten import Kaderfouten


def main(argumenten: Sequence[str] | None = None) -> int:
    """Voer een opdracht uit en geef de afsluitcode. Stopt de lezer van de uitvoer eerder, dan eindigt zij stil met 0."""
    try:
        try:
            return _voer_uit(sys.argv[1:] if argumenten is None else argumenten)
        finally:  # ook na --help: wat nog wacht gaat nu naar buiten, niet pas als Python stopt
            if sys.stdout is not None:
                sys.stdout.flush()
    except BrokenPipeError:
        # Python schrijft bij het stoppen nog eens; dat gaat hierna nergens heen.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _voer_uit(argumenten: Sequence[str]) -> int:
    try:
        opdracht = maak_ontleder().parse_args(vul_aan(argumenten))
        antwoord, code = opdracht.voer_uit(opdracht)
    except (Invoerfout, Geweigerd) as fout:
        return _weiger(str(fout))
    except Kaderfouten as fout:
        return _weiger(str(fout.fouten[0]))
    if antwoord is not None:
        print(json.dumps(antwoord, ensure_ascii=False, indent=2) if opdracht.json else "\n".join(_regels(antwoord)) or "geen")
    return int(code)


def vul_aan(argumenten: Sequence[str]) -> list[str]:
    """`intake BERICHT.xml` is kort voor `intake lees BERICHT.xml`."""
    if argumenten[:1] == ["intake"] and argumenten[1:2] not in ([], ["herken"], ["lees"], ["-h"], ["--help"]):
        return ["intake", "lees", *argumenten[1:]]
    return list(argumenten)


def _weiger(zin: str) -> int:
    print(zin, file=sys.stderr)
    return 2


def _regels(waarde: Any, inspringing: int = 0) -> list[str]:
    """Een antwoord als ingesprongen tekst: een regel per gegeven, lijsten met streepjes."""
    wit = "  " * inspringing
    if isinstance(waarde, dict):
        regels = []
        for naam, deel in waarde.items():
            if isinstance(deel, dict | list) and deel:
                regels += [f"{wit}{naam}:", *_regels(deel, inspringing + 1)]
            else:
                regels.append(f"{wit}{naam}: {_woord(deel)}")
        return regels
    if isinstance(waarde, list):
        regels = []
        for deel in waarde:
            eigen = _regels(deel, inspringing + 1)
            regels += [f"{wit}- {eigen[0].strip()}", *eigen[1:]] if eigen else []
        return regels
    return [f"{wit}{_woord(waarde)}"]


def _woord(waarde: Any) -> str:
    woorden = {True: "ja", False: "nee"}
    if isinstance(waarde, bool):
        return woorden[waarde]
    return "-" if waarde is None or waarde == [] or waarde == {} else str(waarde)
