"""Inspection in a separate process, so that a hostile or broken file can harm nothing but its own inspection.

The process gets an empty environment, limits on memory, processor time and writing, and a deadline per file on the
clock. It is not a container: it runs as the same user and can read what that user can read.
"""

from __future__ import annotations

import base64
import dataclasses
import json
import logging
import os
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from borgwijzer.documenten.bevinding import Bevinding, Ernst
from borgwijzer.documenten.inspectie import Grenzen
from borgwijzer.documenten.keuring import Keuring, check_bestand, make_niet_veilig
from borgwijzer.documenten.soort import Soort
from borgwijzer.geweigerd import Geweigerd

SECONDEN_START = 30.0
MAX_ANTWOORD_BYTES = 32_000_000
# Without these Python or its libraries may not start; all else, such as passwords, stays with the caller.
_DOORGEGEVEN = ("LD_LIBRARY_PATH", "SYSTEMROOT")
_WORTEL = Path(__file__).resolve().parents[2]
_STORING = "Documenten kunnen nu niet worden gekeurd: vraag de beheerder om het systeemlogboek te bekijken."
_PNG_BEGIN = b"\x89PNG\r\n\x1a\n"
log = logging.getLogger(__name__)


class KeurkamerFout(Geweigerd):
    """The inspection itself does not work on this machine; it says nothing about a file."""


@dataclass(frozen=True, slots=True)
class Keuropdracht:
    """One file to inspect.

    Attributes:
        naam: the name the sender gave it, to compare the extension; None for the name of ``pad``.
        voorbeeld: whether to make a preview of page 1 too; a file with a blocking finding gets none.
        tekst: only read the text of a PDF, at most so many characters, instead of inspecting it.
    """

    pad: Path
    naam: str | None = None
    voorbeeld: bool = False
    tekst: int | None = None


class _Gestopt(Exception):
    """The process died, hung or answered nonsense while inspecting a file."""


def keur_apart(
    paden: Iterable[Path | Keuropdracht],
    *,
    seconden: float = 30.0,
    geheugen_mb: int = 1024,
    grenzen: Grenzen | None = None,
) -> list[Keuring]:
    """Inspect files in a separate process and give one outcome per file, in the same order.

    A file that makes the process crash, hang or run out of memory gets the blocking finding ``niet_veilig``; the files
    after it are inspected in a new process.

    Arguments:
        seconden: most seconds per file, on the clock and of processor time.
        geheugen_mb: most address space of the process, in MiB; under 256 the libraries may not load.
        grenzen: limits of the inspection; None for the default ones.

    Raises:
        BestandFout: a path is no ordinary file or may not be read; nothing is inspected then.
        KeurkamerFout: the process cannot start or lacks a library.
    """
    opdrachten = [deel if isinstance(deel, Keuropdracht) else Keuropdracht(deel) for deel in paden]
    opdrachten = [dataclasses.replace(opdracht, pad=opdracht.pad.absolute()) for opdracht in opdrachten]
    for opdracht in opdrachten:
        check_bestand(opdracht.pad)
    instelling = {
        "seconden": seconden,
        "geheugen_mb": geheugen_mb,
        "grenzen": dataclasses.asdict(grenzen or Grenzen()),
    }
    keuringen: list[Keuring] = []
    while len(keuringen) < len(opdrachten):
        keuringen += _keur_tot_storing(opdrachten[len(keuringen) :], instelling)
    return keuringen


def lees_tekst_apart(paden: Iterable[Path], *, tekens: int, seconden: float = 20.0, geheugen_mb: int = 1024) -> list[str]:
    """Read the text of PDFs in a separate process, at most ``tekens`` characters each, in the same order.

    A file that stops the process, or has no text, gives an empty one. Raises as ``keur_apart`` does.
    """
    opdrachten = [Keuropdracht(pad.absolute(), tekst=tekens) for pad in paden]
    for opdracht in opdrachten:
        check_bestand(opdracht.pad)
    instelling = {"seconden": seconden, "geheugen_mb": geheugen_mb, "grenzen": dataclasses.asdict(Grenzen())}
    teksten: list[str] = []
    while len(teksten) < len(opdrachten):
        teksten += _lees_tot_storing(opdrachten[len(teksten) :], instelling)
    return teksten


def _lees_tot_storing(opdrachten: list[Keuropdracht], instelling: dict[str, Any]) -> list[str]:
    teksten: list[str] = []
    with _start_proces(opdrachten, instelling) as (proces, verslag):
        regels = _Regels(proces)
        _wait_gereed(regels, verslag)
        for _ in opdrachten:
            try:
                antwoord = regels.read(instelling["seconden"] + 2)
                if "storing" in antwoord:
                    log.error("De keurkamer werkt niet: %s", antwoord["storing"])
                    raise KeurkamerFout("keurkamer_werkt_niet", _STORING)
                teksten.append(str(antwoord.get("tekst", "")))
            except _Gestopt as reden:
                _end_proces(proces)
                _log_storing(str(reden), proces.returncode, verslag)
                return [*teksten, ""]
    return teksten


def _keur_tot_storing(opdrachten: list[Keuropdracht], instelling: dict[str, Any]) -> list[Keuring]:
    """Inspect in one process until all is done or a file stops it; that file's outcome is then the last one."""
    keuringen: list[Keuring] = []
    with _start_proces(opdrachten, instelling) as (proces, verslag):
        regels = _Regels(proces)
        _wait_gereed(regels, verslag)
        for opdracht in opdrachten:
            try:
                keuringen.append(_parse_antwoord(regels.read(instelling["seconden"] + 2), opdracht))
            except _Gestopt as reden:
                _end_proces(proces)
                _log_storing(str(reden), proces.returncode, verslag)
                return [*keuringen, make_niet_veilig(opdracht.pad)]
    return keuringen


@contextmanager
def _start_proces(
    opdrachten: list[Keuropdracht], instelling: dict[str, Any]
) -> Iterator[tuple[subprocess.Popen[bytes], IO[bytes]]]:
    bestanden = [
        {
            "pad": str(opdracht.pad),
            "naam": opdracht.naam or opdracht.pad.name,
            "voorbeeld": opdracht.voorbeeld,
            "tekst": opdracht.tekst,
        }
        for opdracht in opdrachten
    ]
    with tempfile.TemporaryFile() as verslag:
        proces = subprocess.Popen(
            [sys.executable, "-s", "-m", "borgwijzer.documenten.keurkamer"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=verslag,
            cwd=_WORTEL,
            env=make_omgeving(),
            start_new_session=True,
        )
        try:
            _send_opdracht(proces, {**instelling, "bestanden": bestanden})
            yield proces, verslag
        finally:
            _end_proces(proces)


def make_omgeving() -> dict[str, str]:
    """Give the environment of the process: nothing but what Python needs to start."""
    doorgegeven = {naam: os.environ[naam] for naam in _DOORGEGEVEN if naam in os.environ}
    return {"LC_ALL": "C.UTF-8", **doorgegeven}


def _send_opdracht(proces: subprocess.Popen[bytes], opdracht: dict[str, Any]) -> None:
    assert proces.stdin is not None
    try:
        with proces.stdin as invoer:
            invoer.write(json.dumps(opdracht).encode())
    except BrokenPipeError:
        # It died at its start; waiting for "gereed" finds that out and reports it with the reason.
        log.warning("De keurkamer stopte voordat de opdracht was gelezen.")


class _Regels:
    """Lines from the process, each with a deadline and a largest length."""

    def __init__(self, proces: subprocess.Popen[bytes]) -> None:
        assert proces.stdout is not None
        self._bron = proces.stdout.fileno()
        self._wachter = select.poll()
        self._wachter.register(self._bron, select.POLLIN | select.POLLHUP)
        self._buffer = bytearray()

    def read(self, seconden: float) -> dict[str, Any]:
        """Give the next line as an object; raises _Gestopt when none comes within ``seconden``."""
        einde = time.monotonic() + seconden
        while (plaats := self._buffer.find(b"\n")) < 0:
            self._read_blok(einde - time.monotonic())
        regel = bytes(self._buffer[:plaats])
        del self._buffer[: plaats + 1]
        try:
            antwoord = json.loads(regel)
        except ValueError as fout:
            raise _Gestopt("onleesbaar antwoord") from fout
        if not isinstance(antwoord, dict):
            raise _Gestopt("onleesbaar antwoord")
        return antwoord

    def _read_blok(self, seconden: float) -> None:
        if seconden <= 0 or not self._wachter.poll(seconden * 1000):
            raise _Gestopt("tijd om")
        blok = os.read(self._bron, 1_048_576)
        if not blok:
            raise _Gestopt("proces gestopt")
        self._buffer += blok
        if len(self._buffer) > MAX_ANTWOORD_BYTES:
            raise _Gestopt("antwoord te lang")


def _wait_gereed(regels: _Regels, verslag: IO[bytes]) -> None:
    try:
        if regels.read(SECONDEN_START).get("gereed") is True:
            return
        reden = "onverwacht antwoord"
    except _Gestopt as fout:
        reden = str(fout)
    log.error("De keurkamer start niet (%s): %s", reden, _tail(verslag))
    raise KeurkamerFout("keurkamer_start_niet", _STORING)


def _parse_antwoord(antwoord: dict[str, Any], opdracht: Keuropdracht) -> Keuring:
    if "storing" in antwoord:
        log.error("De keurkamer werkt niet: %s", antwoord["storing"])
        raise KeurkamerFout("keurkamer_werkt_niet", _STORING)
    if "keuring" not in antwoord:
        raise _Gestopt("onverwachte fout bij het openen")
    try:
        return dataclasses.replace(_parse_keuring(antwoord["keuring"]), voorbeeld=_parse_voorbeeld(antwoord["voorbeeld"]))
    except (KeyError, TypeError, ValueError) as fout:
        raise _Gestopt("onleesbaar antwoord") from fout


def _parse_keuring(gegevens: dict[str, Any]) -> Keuring:
    bevindingen = tuple(
        Bevinding(code=str(deel["code"]), ernst=Ernst(deel["ernst"]), tekst=str(deel["tekst"])) for deel in gegevens["bevindingen"]
    )
    return Keuring(
        soort=Soort(gegevens["soort"]),
        leesbaar=_check(gegevens["leesbaar"], bool),
        versleuteld=_check(gegevens["versleuteld"], bool),
        paginas=_check(gegevens["paginas"], int),
        grootte=int(gegevens["grootte"]),
        sha256=_check(gegevens["sha256"], str),
        bevindingen=bevindingen,
    )


def _check(waarde: Any, soort: type) -> Any:
    if waarde is not None and type(waarde) is not soort:
        raise TypeError(soort.__name__)
    return waarde


def _parse_voorbeeld(tekst: str | None) -> bytes | None:
    if tekst is None:
        return None
    beeld = base64.b64decode(tekst, validate=True)
    if not beeld.startswith(_PNG_BEGIN):
        raise ValueError("geen PNG")
    return beeld


def _end_proces(proces: subprocess.Popen[bytes]) -> None:
    """End the process and wait for it; it ends by itself only when all files were done."""
    if proces.poll() is None:
        os.killpg(proces.pid, signal.SIGKILL)
    proces.wait()
    for pijp in (proces.stdin, proces.stdout):
        if pijp is not None:
            pijp.close()


def _log_storing(reden: str, code: int, verslag: IO[bytes]) -> None:
    log.warning("Een bestand kon niet veilig worden geopend (%s, code %s): %s", reden, code, _tail(verslag))


def _tail(verslag: IO[bytes]) -> str:
    verslag.seek(0)
    return verslag.read()[-2_000:].decode("utf-8", errors="replace")


if __name__ == "__main__":
    from borgwijzer.documenten.keurcel import main

    sys.exit(main())
