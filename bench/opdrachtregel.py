"""The command line: whole processes, from start to exit."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from bench.cijfers import Cijfer, hoogstens, meet_om_beurten, schrijf
from bench.opstelling import KADER, PEILDATUM

VOORBEELD = Path(__file__).resolve().parents[1] / "borgwijzer" / "regels" / "feiten_voorbeelden.json"
BELOFTE = 0.5
KEER = 5


def meet() -> list[Cijfer]:
    """Medians in seconds, and the bare start of Python beside them."""
    borgwijzer = Path(sys.executable).with_name("borgwijzer")
    with tempfile.TemporaryDirectory() as map_:
        feiten = Path(map_) / "feiten.json"
        feiten.write_text(json.dumps(json.loads(VOORBEELD.read_text(encoding="utf-8"))[1]), encoding="utf-8")
        opdrachten = {
            "kalender feestdagen": ["kalender", "feestdagen", "2026"],
            "termijn bereken": ["termijn", "bereken", "--kader", KADER, "--soort", "bezwaar", "--vanaf", "2026-03-02"],
            "interventie": ["interventie", "--kader", KADER, "--gevolg", "3", "--gedrag", "C"],
            "stand": ["stand", "--kader", KADER, "--feiten", str(feiten), "--peildatum", PEILDATUM.isoformat()],
        }
        werken = [partial(_draai, [str(borgwijzer), *woorden, "--json"]) for woorden in opdrachten.values()]
        kaal, *seconden = meet_om_beurten(partial(_draai, [sys.executable, "-c", "pass"]), *werken, keer=KEER)
    cijfers = [hoogstens(f"borgwijzer {naam}", duur, BELOFTE, "s") for naam, duur in zip(opdrachten, seconden, strict=True)]
    return [*cijfers, Cijfer("kale start van Python", schrijf(kaal, "s"))]


def _draai(opdracht: list[str]) -> None:
    subprocess.run(opdracht, check=True, stdout=subprocess.DEVNULL)
