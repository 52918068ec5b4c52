"""Virus scan by a ClamAV daemon (INSTREAM command), over TCP or a Unix socket; honest when nothing was scanned."""

from __future__ import annotations

import contextlib
import socket
import struct
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Literal
from urllib.parse import urlsplit

BLOK_BYTES = 65_536
MAX_ANTWOORD_BYTES = 4_096
STANDAARD_POORT = 3310


@dataclass(frozen=True, slots=True)
class Scanuitslag:
    """Outcome of a scan.

    Attributes:
        uitslag: "schoon", "besmet" or "niet_gescand".
        toelichting: the name of what was found for "besmet", the Dutch reason for "niet_gescand", else empty.
    """

    uitslag: Literal["schoon", "besmet", "niet_gescand"]
    toelichting: str = ""


def scan(stroom: IO[bytes], adres: str | None, *, seconden: float = 60.0) -> Scanuitslag:
    """Have a daemon scan a content; whatever goes wrong with the daemon becomes "niet_gescand" with the reason.

    Arguments:
        stroom: binary stream, read from where it stands; reading errors of this stream are raised.
        adres: "tcp://host:poort", "unix:///pad/naar/socket", or None/empty when no scanner is configured.
        seconden: most seconds for connecting, sending and answering together.

    Raises:
        ValueError: ``adres`` has neither form.
    """
    if not adres:
        return Scanuitslag("niet_gescand", "er is geen virusscanner ingesteld")
    einde = time.monotonic() + seconden
    try:
        with _connect(adres, einde) as lijn:
            _send(lijn, stroom, einde)
            return _judge(_receive(lijn, einde))
    except TimeoutError:
        return Scanuitslag("niet_gescand", f"de virusscanner antwoordde niet binnen {seconden:g} seconden")
    except _Verbindingsfout:
        return Scanuitslag("niet_gescand", "de virusscanner is niet bereikbaar of verbrak de verbinding")


class _Verbindingsfout(Exception):
    """The connection failed; kept apart from errors of the stream that is read, which are the caller's."""


def _connect(adres: str, einde: float) -> socket.socket:
    doel = urlsplit(adres)
    is_tcp, is_unix = doel.scheme == "tcp" and doel.hostname, doel.scheme == "unix" and doel.path
    if not (is_tcp or is_unix):
        raise ValueError("adres van de virusscanner: verwacht tcp://host:poort of unix:///pad")
    with _translate_netwerkfouten():
        if is_tcp:
            return socket.create_connection((doel.hostname, doel.port or STANDAARD_POORT), timeout=_left(einde))
        return _connect_unix(doel.path, einde)


def _connect_unix(pad: str, einde: float) -> socket.socket:
    lijn = socket.socket(socket.AF_UNIX)
    try:
        lijn.settimeout(_left(einde))
        lijn.connect(pad)
    except OSError:
        lijn.close()
        raise
    return lijn


@contextlib.contextmanager
def _translate_netwerkfouten() -> Iterator[None]:
    try:
        yield
    except TimeoutError:
        raise
    except OSError as fout:
        raise _Verbindingsfout from fout


def _send(lijn: socket.socket, stroom: IO[bytes], einde: float) -> None:
    """Send the content in blocks, each behind its length.

    A daemon that has seen enough answers and closes before everything was sent: that is no error, its answer counts.
    """
    for deel in _frame(stroom):
        with _translate_netwerkfouten():
            try:
                lijn.settimeout(_left(einde))
                lijn.sendall(deel)
            except (BrokenPipeError, ConnectionResetError):
                return


def _frame(stroom: IO[bytes]) -> Iterator[bytes]:
    """Give the command, each block behind its length in four bytes, and a length of zero as the end."""
    yield b"zINSTREAM\0"
    while blok := stroom.read(BLOK_BYTES):
        yield struct.pack("!I", len(blok)) + blok
    yield struct.pack("!I", 0)


def _receive(lijn: socket.socket, einde: float) -> str:
    antwoord = b""
    with _translate_netwerkfouten():
        while b"\0" not in antwoord and len(antwoord) < MAX_ANTWOORD_BYTES:
            lijn.settimeout(_left(einde))
            blok = lijn.recv(MAX_ANTWOORD_BYTES)
            if not blok:
                break
            antwoord += blok
    return antwoord.split(b"\0")[0].decode("utf-8", errors="replace").strip()


def _left(einde: float) -> float:
    over = einde - time.monotonic()
    if over <= 0:
        raise TimeoutError
    return over


def _judge(antwoord: str) -> Scanuitslag:
    """Read the answer: "stream: OK", "stream: <naam> FOUND" or "... ERROR"; only an exact OK counts as clean."""
    if antwoord == "stream: OK":
        return Scanuitslag("schoon")
    if antwoord.endswith(" FOUND"):
        return Scanuitslag("besmet", antwoord.removeprefix("stream: ").removesuffix(" FOUND"))
    if not antwoord:
        return Scanuitslag("niet_gescand", "de virusscanner verbrak de verbinding zonder antwoord")
    if "size limit exceeded" in antwoord:
        return Scanuitslag("niet_gescand", "het bestand is groter dan de virusscanner aanneemt")
    return Scanuitslag("niet_gescand", "de virusscanner gaf een foutmelding")
