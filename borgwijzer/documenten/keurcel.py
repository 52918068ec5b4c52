"""The process in which files of unknown origin are opened: it limits itself, inspects, and answers one line per file.

Forked by ``keurwacht``; its input is one JSON object on standard input. It may write no file of any size that
matters, use no more memory and processor time than it was given, and leaves no memory dump.
"""

from __future__ import annotations

import base64
import json
import math
import mmap
import os
import resource
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from borgwijzer.documenten.bevinding import BestandFout
from borgwijzer.documenten.inspectie import Grenzen
from borgwijzer.documenten.keuring import keur
from borgwijzer.documenten.soort import recognise_soort

# Room for a message on standard error, which is a file of the caller; every other write fails.
SCHRIJFRUIMTE_BYTES = 65_536
OPEN_BESTANDEN = 64
RUIMTE_BYTES = 64 * 1_048_576


def main() -> int:
    """Inspect the files named on standard input and answer each with one line of JSON; returns the exit code."""
    opdracht = json.load(sys.stdin.buffer)
    uitvoer = _keep_uitvoer()
    _limit_proces(opdracht["geheugen_mb"])
    # Without room for the libraries the process ends here: later that would look like the fault of a file.
    mmap.mmap(-1, RUIMTE_BYTES).close()
    grenzen = Grenzen(**opdracht["grenzen"])
    _answer(uitvoer, {"gereed": True})
    for bestand in opdracht["bestanden"]:
        _limit_rekentijd(opdracht["seconden"])
        antwoord = _doe_een(bestand, opdracht, grenzen)
        _answer(uitvoer, antwoord)
        if "storing" in antwoord:
            return 1
    return 0


def _keep_uitvoer() -> int:
    """Keep standard output for the answers alone: a library that prints must not be able to spoil them."""
    uitvoer = os.dup(1)
    nergens = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nergens, 1)
    os.close(nergens)
    return uitvoer


def _limit_proces(geheugen_mb: int) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (SCHRIJFRUIMTE_BYTES, SCHRIJFRUIMTE_BYTES))
    resource.setrlimit(resource.RLIMIT_NOFILE, (OPEN_BESTANDEN, OPEN_BESTANDEN))
    resource.setrlimit(resource.RLIMIT_AS, (geheugen_mb * 1_048_576, geheugen_mb * 1_048_576))


def _limit_rekentijd(seconden: float) -> None:
    """Give the next file its own processor time; the limit counts from the start of the process, so it moves along."""
    gebruik = resource.getrusage(resource.RUSAGE_SELF)
    tot = math.ceil(gebruik.ru_utime + gebruik.ru_stime + seconden) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (tot, resource.RLIM_INFINITY))


def _doe_een(bestand: dict[str, str], opdracht: dict[str, Any], grenzen: Grenzen) -> dict[str, object]:
    try:
        return WERK[opdracht["doe"]](Path(bestand["pad"]), bestand["naam"], opdracht, grenzen)
    except (ImportError, BestandFout) as fout:
        # Not the file is at fault but the machine: the caller has to hear that, and no file gets a finding.
        traceback.print_exc()
        return {"storing": str(fout)}
    except (Exception, MemoryError):
        traceback.print_exc()
        return {"onverwacht": True}


def _keur(pad: Path, naam: str, _: dict[str, Any], grenzen: Grenzen) -> dict[str, object]:
    return {"keuring": keur(pad, naam=naam, grenzen=grenzen).als_dict()}


def _lees(pad: Path, _: str, opdracht: dict[str, Any], grenzen: Grenzen) -> dict[str, object]:
    from borgwijzer.documenten.inspectie.tekst import read_tekst

    return {"tekst": read_tekst(pad, opdracht["tekens"], grenzen)}


def _teken(pad: Path, _: str, __: dict[str, Any], ___: Grenzen) -> dict[str, object]:
    from borgwijzer.documenten.voorbeeld import make_voorbeeld

    beeld = make_voorbeeld(pad, recognise_soort(pad))
    return {"beeld": base64.b64encode(beeld).decode("ascii") if beeld else None}


WERK: dict[str, Callable[[Path, str, dict[str, Any], Grenzen], dict[str, object]]] = {"keur": _keur, "lees": _lees, "teken": _teken}


def _answer(uitvoer: int, antwoord: dict[str, object]) -> None:
    rest = memoryview(json.dumps(antwoord).encode() + b"\n")
    while rest:
        rest = rest[os.write(uitvoer, rest) :]
