"""Have the pieces measured and bound by ``pers``, a program apart with limits of its own."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from borgwijzer.documenten.keurproces import maak_omgeving
from borgwijzer.geweigerd import Geweigerd

PROGRAMMA = [sys.executable, "-s", "-m", "borgwijzer.bundel.pers"]
_WORTEL = Path(__file__).resolve().parents[2]
MISLUKT = "De bundel kon niet worden gemaakt: probeer het opnieuw, en vraag anders de beheerder om het systeemlogboek te bekijken."
log = logging.getLogger(__name__)


def meet(stukken: Sequence[Mapping[str, str]]) -> list[tuple[int, str]]:
    """Per piece ({pad, soort}) how many pages it gives, and why when that is none. Raises ``Geweigerd``."""
    return [(regel["bladen"], regel.get("reden", "")) for regel in _draai({"doe": "meet", "stukken": list(stukken)})]


def bind(opdracht: Mapping[str, Any], *, meld: Callable[[int], None]) -> int:
    """Bind cover, pieces and log into the file ``uit``; ``meld`` hears of each piece. Gives the number of pages.

    Raises ``Geweigerd`` when it cannot be made, and whatever ``meld`` raises: then the program is stopped.
    """
    bladen = 0
    for regel in _draai({"doe": "bind", **opdracht}):
        if "stuk" in regel:
            meld(regel["stuk"])
        bladen = regel.get("bladen", bladen)
    return bladen


def _draai(opdracht: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    with tempfile.TemporaryFile() as invoer, tempfile.TemporaryFile() as verslag:
        invoer.write(json.dumps(opdracht).encode())
        invoer.seek(0)
        proces = subprocess.Popen(  # noqa: S603 - our own program
            PROGRAMMA, stdin=invoer, stdout=subprocess.PIPE, stderr=verslag, cwd=_WORTEL, env=maak_omgeving(),
            start_new_session=True,
        )  # fmt: skip
        try:
            assert proces.stdout is not None
            for regel in proces.stdout:
                yield json.loads(regel)
            if proces.wait() != 0:
                verslag.seek(0)
                log.error("De bundel kon niet worden gemaakt: %s", verslag.read()[-2000:].decode("utf-8", errors="replace"))
                raise Geweigerd("bundel_mislukt", MISLUKT)
        finally:
            proces.kill()
            proces.wait()
            if proces.stdout is not None:
                proces.stdout.close()
