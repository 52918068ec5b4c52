"""``borgwijzer start`` in a data folder of its own: seconds to the first page, and the memory of the whole family."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.cijfers import Cijfer, hoogstens, schrijf

GEDULD = 120.0
RUST = 3.0
PAGINAS = 40
# Application processes of Open Zaak with 4 workers, recorded: the promise is a third of it for two web processes.
OPEN_ZAAK_MB = 950


def meet() -> list[Cijfer]:
    """A first start with the demo village, and a second one in the same folder."""
    with tempfile.TemporaryDirectory(prefix="borgwijzer-bench-") as map_:
        with _gestart(Path(map_)) as (eerste, _poort, _proces):
            pass
        with _gestart(Path(map_)) as (tweede, poort, proces):
            time.sleep(RUST)
            rust = _tel_geheugen(Path(map_), proces.pid)
            for _ in range(PAGINAS):
                _vraag(poort)
            bezig = _tel_geheugen(Path(map_), proces.pid)
    web = bezig["web"]
    return [
        hoogstens("borgwijzer start tot eerste pagina, nieuwe map met demodorp", eerste, 20, "s"),
        hoogstens("borgwijzer start tot eerste pagina, tweede keer", tweede, 20, "s"),
        *(Cijfer(f"geheugen (PSS) na {PAGINAS} pagina's: {naam}", schrijf(mb, "MB")) for naam, mb in bezig.items()),
        Cijfer("geheugen (PSS) van alles samen, in rust", schrijf(sum(rust.values()), "MB")),
        hoogstens("geheugen (PSS) van alles samen", sum(bezig.values()), 500, "MB"),
        hoogstens("twee webprocessen tegen Open Zaak (opgetekend)", web / OPEN_ZAAK_MB, 1 / 3, "x"),
    ]


@contextmanager
def _gestart(map_: Path) -> Iterator[tuple[float, int, subprocess.Popen[bytes]]]:
    """Start, wait for the first page, and afterwards end the process by its own number."""
    poort = _kies_poort()
    weg = ("DATABASE_URL", "DATABASE_URL_EIGENAAR", "DJANGO_SETTINGS_MODULE")
    omgeving = {naam: waarde for naam, waarde in os.environ.items() if naam not in weg}
    omgeving["BORGWIJZER_DATAMAP"] = str(map_)
    opdracht = [str(Path(sys.executable).with_name("borgwijzer")), "start", "--poort", str(poort)]
    begin = time.perf_counter()
    proces = subprocess.Popen(opdracht, env=omgeving, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while not _vraag(poort):
            if proces.poll() is not None or time.perf_counter() - begin > GEDULD:
                raise OSError("Borgwijzer startte niet: voer 'borgwijzer start' met de hand uit en lees de melding.")
            time.sleep(0.05)
        yield time.perf_counter() - begin, poort, proces
    finally:
        proces.send_signal(signal.SIGTERM)
        proces.wait(GEDULD)


def _kies_poort() -> int:
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        return int(proef.getsockname()[1])


def _vraag(poort: int) -> bool:
    verbinding = http.client.HTTPConnection("127.0.0.1", poort, timeout=10)
    try:
        verbinding.request("GET", "/aanmelden/", headers={"Host": "localhost"})
        antwoord = verbinding.getresponse()
        return antwoord.status == 200 and antwoord.read().rstrip().endswith(b"</html>")
    except (OSError, http.client.HTTPException):
        return False
    finally:
        verbinding.close()


def _tel_geheugen(map_: Path, ouder: int) -> dict[str, float]:
    """Proportional memory in MB per part of the family: every process counts its share of what it shares."""
    kinderen = _list_kinderen()
    server = int((map_ / "database" / "postmaster.pid").read_text(encoding="ascii").split("\n", 1)[0])
    delen = {"starter": 0.0, "web": 0.0, "werker": 0.0, "database": sum(map(_pss, _familie(server, kinderen)))}
    for pid in _familie(ouder, kinderen) - _familie(server, kinderen):
        woorden = _opdracht(pid)
        naam = "werker" if "borgwijzer.beheer.werker" in woorden else "web" if "granian" in woorden else "starter"
        # Web workers are forked under their own command line: whoever descends from granian is web.
        delen[naam] += _pss(pid)
    return delen


def _list_kinderen() -> dict[int, list[int]]:
    kinderen: dict[int, list[int]] = {}
    for map_ in Path("/proc").glob("[0-9]*"):
        try:
            ouder = int((map_ / "stat").read_text(encoding="utf-8", errors="replace").rsplit(")", 1)[1].split()[1])
        except (FileNotFoundError, ProcessLookupError):
            continue  # it ended while we looked
        kinderen.setdefault(ouder, []).append(int(map_.name))
    return kinderen


def _familie(pid: int, kinderen: dict[int, list[int]]) -> set[int]:
    return {pid}.union(*(_familie(kind, kinderen) for kind in kinderen.get(pid, ())))


def _opdracht(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8", errors="replace").replace("\0", " ")
    except (FileNotFoundError, ProcessLookupError):
        return ""


def _pss(pid: int) -> float:
    try:
        regels = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return sum(int(regel.split()[1]) for regel in regels if regel.startswith("Pss:")) / 1024
