"""A real mail server on this machine for tests: it keeps what it takes and refuses or breaks off when told to."""

from __future__ import annotations

import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from borgwijzer.omgeving import Smtp


@dataclass
class Postkantoor:
    """``antwoorden``: per command (MAIL, RCPT, DATA, KLAAR) what it says instead of yes; ``VERBREEK`` hangs up."""

    poort: int = 0
    antwoorden: dict[str, str] = field(default_factory=dict)
    post: list[bytes] = field(default_factory=list)
    regels: list[str] = field(default_factory=list)
    bij_klaar: Callable[[], None] = lambda: None
    slot: ssl.SSLContext | None = None
    meteen: bool = False

    @property
    def smtp(self) -> Smtp:
        return Smtp(host="127.0.0.1", poort=self.poort, afzender="brieven@wilgenmeer.example.org", tls="geen")


class _Gesprek(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        if self.kantoor.meteen:
            self._versleutel()
        self._zeg("220 postkantoor")
        while regel := self.rfile.readline().decode("utf-8", "replace").strip():
            self.kantoor.regels.append(regel)
            woord = regel.split(" ")[0].upper()
            if not self._beantwoord("RCPT" if woord == "RCPT" else woord):
                return

    def finish(self) -> None:
        super().finish()
        self.connection.close()

    @property
    def kantoor(self) -> Postkantoor:
        return self.server.kantoor  # type: ignore[attr-defined, no-any-return]

    def _beantwoord(self, woord: str) -> bool:
        if woord == "QUIT":
            if "QUIT" in self.kantoor.antwoorden:
                self._zeg(self.kantoor.antwoorden["QUIT"])
            return False
        if woord == "STARTTLS":
            self._zeg("220 begin")
            self._versleutel()
            return True
        if woord in ("EHLO", "HELO"):
            return self._zeg("250-postkantoor\r\n250 STARTTLS" if self.kantoor.slot else "250 postkantoor")
        antwoord = self.kantoor.antwoorden.get(woord, "354 ga door" if woord == "DATA" else "250 goed")
        if antwoord == "VERBREEK":
            return False
        self._zeg(antwoord)
        return self._neem_aan() if antwoord.startswith("354") else True

    def _versleutel(self) -> None:
        self.connection = self.kantoor.slot.wrap_socket(self.connection, server_side=True)  # type: ignore[union-attr]
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb")

    def _neem_aan(self) -> bool:
        regels = []
        while (regel := self.rfile.readline()) != b".\r\n":
            if not regel:
                return False
            regels.append(regel)
        self.kantoor.bij_klaar()
        antwoord = self.kantoor.antwoorden.get("KLAAR", "250 aangenomen als 4711")
        if antwoord == "VERBREEK":
            return False
        if antwoord.startswith("250"):
            self.kantoor.post.append(b"".join(regels))
        return self._zeg(antwoord)

    def _zeg(self, tekst: str) -> bool:
        self.wfile.write(f"{tekst}\r\n".encode())
        self.wfile.flush()
        return True


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what these tests are about."""


@contextmanager
def open_postkantoor(slot: ssl.SSLContext | None = None) -> Iterator[Postkantoor]:
    with _Server(("127.0.0.1", 0), _Gesprek) as server:
        kantoor = Postkantoor(poort=server.server_address[1], slot=slot)
        server.kantoor = kantoor  # type: ignore[attr-defined]
        draad = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        draad.start()
        try:
            yield kantoor
        finally:
            server.shutdown()
            draad.join()
