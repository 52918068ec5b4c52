"""Start and end the processes in which files are inspected, and read their answers line by line."""

from __future__ import annotations

import json
import logging
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

SECONDEN_START = 30.0
MAX_ANTWOORD_BYTES = 32_000_000
PROGRAMMA = [sys.executable, "-s", "-m", "borgwijzer.documenten.keurwacht"]
# Without these Python or its libraries may not start; all else, such as passwords, stays with the caller.
_DOORGEGEVEN = ("LD_LIBRARY_PATH", "SYSTEMROOT")
_WORTEL = Path(__file__).resolve().parents[2]
log = logging.getLogger(__name__)


class Gestopt(Exception):
    """The process died, hung or answered nonsense."""


class StartFout(Exception):
    """The process cannot be started; the text is what it said about it."""


@dataclass(slots=True)
class Cel:
    """A process that inspects a batch of files. ``handvat``: a pidfd; None when it had ended before it could be had."""

    uitvoer: int
    verslag: IO[bytes]
    handvat: int | None
    _buffer: bytearray = field(default_factory=bytearray)

    def lees(self, seconden: float) -> dict[str, Any]:
        """Give the next line as an object; raises Gestopt when none comes within ``seconden``."""
        einde = time.monotonic() + seconden
        while (plaats := self._buffer.find(b"\n")) < 0:
            self._lees_blok(einde - time.monotonic())
        regel = bytes(self._buffer[:plaats])
        del self._buffer[: plaats + 1]
        try:
            antwoord = json.loads(regel)
        except ValueError as fout:
            raise Gestopt("onleesbaar antwoord") from fout
        if not isinstance(antwoord, dict):
            raise Gestopt("onleesbaar antwoord")
        return antwoord

    def _lees_blok(self, seconden: float) -> None:
        if seconden <= 0 or not _wacht_op(self.uitvoer, seconden):
            raise Gestopt("tijd om")
        blok = os.read(self.uitvoer, 1_048_576)
        if not blok:
            raise Gestopt("proces gestopt")
        self._buffer += blok
        if len(self._buffer) > MAX_ANTWOORD_BYTES:
            raise Gestopt("antwoord te lang")

    def stop(self) -> None:
        """End the process, if it runs, and wait until it is gone."""
        if self.handvat is None:
            return
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(self.handvat, signal.SIGKILL)
        _wacht_op(self.handvat, SECONDEN_START)
        os.close(self.handvat)
        self.handvat = None

    def staart(self) -> str:
        """The last of what the process said on standard error."""
        self.verslag.seek(0)
        return self.verslag.read()[-2_000:].decode("utf-8", errors="replace")


@contextmanager
def start_cel(opdracht: dict[str, Any]) -> Iterator[Cel]:
    """A cell that has been given ``opdracht`` and is ready; it is gone when the block ends. Raises StartFout."""
    with tempfile.TemporaryFile() as verslag:
        invoer, schrijf = os.pipe()
        lees, uitvoer = os.pipe()
        try:
            handvat = _WACHT.vraag_cel([invoer, uitvoer, verslag.fileno()])
        except BaseException:
            for pijp in (schrijf, lees):
                os.close(pijp)
            raise
        finally:
            for pijp in (invoer, uitvoer):
                os.close(pijp)
        cel = Cel(lees, verslag, handvat)
        try:
            _geef_opdracht(schrijf, opdracht)
            _wacht_op_gereed(cel)
            yield cel
        finally:
            cel.stop()
            os.close(lees)


def maak_omgeving() -> dict[str, str]:
    """Give the environment of the process: nothing but what Python needs to start."""
    doorgegeven = {naam: os.environ[naam] for naam in _DOORGEGEVEN if naam in os.environ}
    return {"LC_ALL": "C.UTF-8", **doorgegeven}


def _wacht_op(bestand: int, seconden: float) -> bool:
    wachter = select.poll()
    wachter.register(bestand, select.POLLIN | select.POLLHUP)
    return bool(wachter.poll(seconden * 1000))


def _geef_opdracht(schrijf: int, opdracht: dict[str, Any]) -> None:
    try:
        with open(schrijf, "wb") as invoer:
            invoer.write(json.dumps(opdracht).encode())
    except BrokenPipeError:
        # It died at its start; waiting for "gereed" finds that out and reports it with the reason.
        log.warning("De keurkamer stopte voordat de opdracht was gelezen.")


def _wacht_op_gereed(cel: Cel) -> None:
    try:
        if cel.lees(SECONDEN_START).get("gereed") is True:
            return
        reden = "onverwacht antwoord"
    except Gestopt as fout:
        reden = str(fout)
    raise StartFout(f"{reden}: {cel.staart()}")


class _Wacht:
    """The one keurwacht of this process: started when first needed, and again when it has gone."""

    def __init__(self) -> None:
        self._slot = threading.Lock()
        self._verbinding: socket.socket | None = None
        self._verslag: IO[bytes] | None = None
        self._proces: subprocess.Popen[bytes] | None = None
        self._van = 0

    def vraag_cel(self, pijpen: list[int]) -> int | None:
        """Have a cell forked that reads and writes these; gives a handle on it."""
        with self._slot:
            if self._verbinding is not None and self._van == os.getpid():
                try:
                    return self._wissel(self._verbinding, pijpen)
                except (OSError, EOFError):
                    log.info("De keurwacht was gestopt en begint opnieuw.")
            self._begin()
            assert self._verbinding is not None
            try:
                return self._wissel(self._verbinding, pijpen)
            except (OSError, EOFError) as fout:
                raise StartFout(self._lees_verslag()) from fout

    def stop(self) -> None:
        """Let it end; the next question starts another."""
        with self._slot:
            self._sluit()

    def _begin(self) -> None:
        self._sluit()
        hier, daar = socket.socketpair()
        self._verslag = tempfile.TemporaryFile()  # noqa: SIM115 - kept as long as the process
        with daar:
            self._proces = subprocess.Popen(  # noqa: S603 - our own program
                PROGRAMMA, stdin=daar.fileno(), stdout=subprocess.DEVNULL, stderr=self._verslag, cwd=_WORTEL,
                env=maak_omgeving(), start_new_session=True,
            )  # fmt: skip
        hier.settimeout(SECONDEN_START)
        self._verbinding, self._van = hier, os.getpid()

    def _sluit(self) -> None:
        for deel in (self._verbinding, self._verslag):
            if deel is not None:
                deel.close()
        if self._proces is not None and self._van == os.getpid():
            self._proces.kill()
            self._proces.wait()
        self._verbinding = self._verslag = self._proces = None

    @staticmethod
    def _wissel(verbinding: socket.socket, pijpen: list[int]) -> int | None:
        socket.send_fds(verbinding, [b"?"], pijpen)
        antwoord, handvatten, _, _ = socket.recv_fds(verbinding, 1, 1)
        if not antwoord:
            raise EOFError
        return handvatten[0] if handvatten else None

    def _lees_verslag(self) -> str:
        assert self._verslag is not None
        self._verslag.seek(0)
        return self._verslag.read()[-2_000:].decode("utf-8", errors="replace")


_WACHT = _Wacht()
