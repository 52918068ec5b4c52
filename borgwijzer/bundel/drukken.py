"""Have the pieces made ready and bound by ``pers``, a program apart with limits of its own."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import tempfile
from collections.abc import Callable, Generator, Mapping, Sequence
from pathlib import Path
from typing import Any

from borgwijzer.documenten.keurproces import maak_omgeving
from borgwijzer.geweigerd import Geweigerd

PROGRAMMA = [sys.executable, "-s", "-m", "borgwijzer.bundel.pers"]
PERSEN = 2
_WORTEL = Path(__file__).resolve().parents[2]
MISLUKT = "De bundel kon niet worden gemaakt: probeer het opnieuw, en vraag anders de beheerder om het systeemlogboek te bekijken."
log = logging.getLogger(__name__)


def maak_af(stukken: Sequence[Mapping[str, str]], *, meld: Callable[[int], None]) -> list[tuple[int, str]]:
    """Write each piece ({pad, soort, uit}) as a PDF of its pages: how many there are, and why when there are none.

    The pieces are divided over two programs; ``meld`` hears how many are done. Raises ``Geweigerd`` when the program does not
    work, and whatever ``meld`` raises: then it is stopped.
    """
    helften = [stukken[nummer::PERSEN] for nummer in range(PERSEN)]
    gedaan, regels = 0, [_draai({"doe": "maak_af", "stukken": list(helft)}) for helft in helften]
    uitkomsten: list[list[tuple[int, str]]] = [[] for _ in helften]
    try:
        for nummer in range(len(stukken)):
            regel = next(regels[nummer % PERSEN])
            uitkomsten[nummer % PERSEN].append((regel["bladen"], regel.get("reden", "")))
            gedaan += 1
            meld(gedaan)
    finally:
        for loop in regels:
            loop.close()
    return [uitkomsten[nummer % PERSEN][nummer // PERSEN] for nummer in range(len(stukken))]


def bind(opdracht: Mapping[str, Any]) -> int:
    """Bind cover, pieces and log into the file ``uit``; gives the number of pages. Raises ``Geweigerd`` when it cannot be made."""
    return sum(regel["bladen"] for regel in _draai({"doe": "bind", **opdracht}))


def _draai(opdracht: Mapping[str, Any]) -> Generator[dict[str, Any], None, None]:
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
