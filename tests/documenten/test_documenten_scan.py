"""The virus scan against a daemon played on loopback: clean, infected, and every way in which a daemon fails."""

from __future__ import annotations

import io
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from borgwijzer.documenten.scan import Scanuitslag, scan

# The test string that every virus scanner knows, backwards: a scanner on the developer's own machine leaves this alone.
PROEFVIRUS = b"*H+H$!ELIF-TSET-SURIVITNA-DRADNATS-RACIE$}7)CC7)^P(45XZP\\4[PA@%P!O5X"[::-1]
Gedrag = Callable[[socket.socket], None]


def read_precies(lijn: socket.socket, aantal: int) -> bytes:
    deel = b""
    while len(deel) < aantal:
        blok = lijn.recv(aantal - len(deel))
        if not blok:
            raise ConnectionError
        deel += blok
    return deel


def scan_als_clamd(lijn: socket.socket) -> None:
    """Answer as clamd does: read the command and the blocks up to the one of length zero, then judge."""
    assert read_precies(lijn, 10) == b"zINSTREAM\0"
    inhoud = b""
    while lengte := struct.unpack("!I", read_precies(lijn, 4))[0]:
        inhoud += read_precies(lijn, lengte)
    besmet = PROEFVIRUS in inhoud
    lijn.sendall(b"stream: Eicar-Test-Signature FOUND\0" if besmet else b"stream: OK\0")


def hang(lijn: socket.socket) -> None:
    time.sleep(1.5)


def close_meteen(lijn: socket.socket) -> None:
    lijn.recv(1)


def refuse_grootte(lijn: socket.socket) -> None:
    read_precies(lijn, 20)
    lijn.sendall(b"INSTREAM size limit exceeded. ERROR\0")
    lijn.shutdown(socket.SHUT_WR)
    while lijn.recv(65_536):
        pass


def answer(tekst: bytes) -> Gedrag:
    def give(lijn: socket.socket) -> None:
        read_precies(lijn, 18)
        lijn.sendall(tekst)

    return give


@contextmanager
def daemon(gedrag: Gedrag, wachter: socket.socket | None = None) -> Iterator[str]:
    wachter = wachter or socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        lijn, _ = wachter.accept()
        with lijn:
            gedrag(lijn)

    draad = threading.Thread(target=serve)
    draad.start()
    try:
        adres = wachter.getsockname()
        yield f"unix://{adres}" if isinstance(adres, str) else f"tcp://127.0.0.1:{adres[1]}"
    finally:
        draad.join()
        wachter.close()


@pytest.mark.parametrize("omvang", [0, 1, 65_536, 300_000])
def test_schone_inhoud(omvang: int) -> None:
    with daemon(scan_als_clamd) as adres:
        assert scan(io.BytesIO(b"x" * omvang), adres) == Scanuitslag("schoon")


def test_besmette_inhoud_over_blokken_heen() -> None:
    inhoud = b"x" * 65_500 + PROEFVIRUS
    with daemon(scan_als_clamd) as adres:
        assert scan(io.BytesIO(inhoud), adres) == Scanuitslag("besmet", "Eicar-Test-Signature")


def test_unix_socket(tmp_path: Path) -> None:
    wachter = socket.socket(socket.AF_UNIX)
    wachter.bind(str(tmp_path / "clamd"))
    wachter.listen()
    with daemon(scan_als_clamd, wachter) as adres:
        assert scan(io.BytesIO(PROEFVIRUS), adres).uitslag == "besmet"


@pytest.mark.parametrize("adres", [None, ""])
def test_zonder_scanner_is_niet_gescand(adres: str | None) -> None:
    assert scan(io.BytesIO(b"x"), adres) == Scanuitslag("niet_gescand", "er is geen virusscanner ingesteld")


def test_daemon_die_hangt() -> None:
    begin = time.monotonic()
    with daemon(hang) as adres:
        uitslag = scan(io.BytesIO(b"x"), adres, seconden=0.3)
        assert time.monotonic() - begin < 1.4
    assert uitslag == Scanuitslag("niet_gescand", "de virusscanner antwoordde niet binnen 0.3 seconden")


def test_daemon_die_vroeg_sluit() -> None:
    with daemon(close_meteen) as adres:
        uitslag = scan(io.BytesIO(b"x" * 20_000_000), adres)
    assert uitslag.uitslag == "niet_gescand" and "verbrak de verbinding" in uitslag.toelichting


def test_daemon_die_het_bestand_te_groot_vindt() -> None:
    with daemon(refuse_grootte) as adres:
        uitslag = scan(io.BytesIO(b"x" * 5_000_000), adres)
    assert uitslag == Scanuitslag("niet_gescand", "het bestand is groter dan de virusscanner aanneemt")


@pytest.mark.parametrize(
    "tekst", [b"stream: Can't allocate memory ERROR\0", b"onzin\0", b"stream: OK maar niet echt\0", b"", b"O" * 9_000]
)
def test_alleen_een_zuiver_ok_is_schoon(tekst: bytes) -> None:
    with daemon(answer(tekst)) as adres:
        assert scan(io.BytesIO(b"x"), adres).uitslag == "niet_gescand"


def test_scanner_die_er_niet_is(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as wachter:
        dicht = wachter.getsockname()[1]
    for adres in (f"tcp://127.0.0.1:{dicht}", f"unix://{tmp_path}/weg"):
        assert "niet bereikbaar" in scan(io.BytesIO(b"x"), adres).toelichting


@pytest.mark.parametrize("adres", ["localhost:3310", "http://localhost", "unix:", "tcp://"])
def test_fout_adres_is_een_fout_in_de_instelling(adres: str) -> None:
    with pytest.raises(ValueError, match="adres van de virusscanner"):
        scan(io.BytesIO(b"x"), adres)
