"""`start` from outside: one process that runs everything and leaves nothing behind."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import types
from pathlib import Path
from typing import Any

import psutil
import pytest
from django.conf import settings

from borgwijzer.beheer import starten
from borgwijzer.beheer.datamap import OnbruikbareOmgeving

# The demo loader is written elsewhere; here only the contract with it counts.
DEMO = """
import sys, types
from types import SimpleNamespace
demo = types.ModuleType("borgwijzer.demo")
demo.laad = lambda: [SimpleNamespace(email="jurist@wilgenmeer.example.org", wachtwoord="geheim", rol="jurist")]
sys.modules["borgwijzer.demo"] = demo
from borgwijzer.beheer.starten import start
start(poort=int(sys.argv[1]), demo=True, schrijf=lambda regel: print(regel, flush=True))
"""


def _vrije_poort() -> int:
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        return int(proef.getsockname()[1])


def _start(map_: Path, poort: int) -> "subprocess.Popen[str]":
    schoon = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith(("BORGWIJZER", "DATABASE"))}
    return subprocess.Popen(
        [sys.executable, "-c", DEMO, str(poort)],
        env={**schoon, "BORGWIJZER_DATAMAP": str(map_)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def _haal(poort: int, pad: str) -> tuple[int, dict[str, str], Any]:
    verbinding = http.client.HTTPConnection("127.0.0.1", poort, timeout=10)
    verbinding.request("GET", pad, headers={"Host": "localhost"})
    antwoord = verbinding.getresponse()
    inhoud = antwoord.read()
    verbinding.close()
    return antwoord.status, {naam.lower(): waarde for naam, waarde in antwoord.headers.items()}, inhoud


def _lees_tot(proces: "subprocess.Popen[str]", slot: str) -> list[str]:
    assert proces.stdout is not None
    regels: list[str] = []
    noodrem = threading.Timer(90, proces.kill)
    noodrem.start()
    for regel in proces.stdout:
        regels.append(regel.rstrip("\n"))
        if slot in regel:
            break
    noodrem.cancel()
    return regels


def test_start_draait_alles_en_ruimt_alles_op(lege_map: Path) -> None:
    poort = _vrije_poort()
    proces = _start(lege_map, poort)
    regels = _lees_tot(proces, "Stoppen")
    assert regels[0] == f"Borgwijzer draait op http://localhost:{poort}"
    assert any("jurist@wilgenmeer.example.org" in regel and "geheim" in regel for regel in regels)
    status, koppen, inhoud = _haal(poort, "/gezond/klaar")
    assert (status, json.loads(inhoud)) == (200, {"klaar": True})
    assert "unsafe" not in koppen["content-security-policy"] and koppen["x-frame-options"] == "DENY"
    kinderen = psutil.Process(proces.pid).children(recursive=True)
    assert len(kinderen) == 4, "webserver, twee webprocessen en een werker"
    for kind in kinderen:
        assert "DATABASE_URL_EIGENAAR" not in kind.environ()
    proces.send_signal(signal.SIGTERM)
    assert _lees_tot(proces, "stopt") == ["Borgwijzer stopt."]
    proces.communicate(timeout=40)
    assert proces.returncode == 0
    assert not any(kind.is_running() for kind in kinderen)
    assert not (lege_map / "database" / "postmaster.pid").exists()


def test_een_bezette_poort_zegt_dat_in_een_zin() -> None:
    with socket.socket() as bezet:
        bezet.bind(("127.0.0.1", 0))
        bezet.listen()
        with pytest.raises(OnbruikbareOmgeving, match="is al in gebruik: stop het andere programma"):
            starten.start(poort=bezet.getsockname()[1])


@pytest.mark.parametrize(
    ("host", "poort", "zin"),
    [("127.0.0.1", 70000, "kies een getal van 1"), ("192.0.2.1", 8000, "niet van deze computer")],
)
def test_een_onmogelijk_adres(host: str, poort: int, zin: str) -> None:
    with pytest.raises(OnbruikbareOmgeving, match=zin):
        starten.controleer_poort(host, poort)


def test_demo_zonder_demogegevens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "borgwijzer.demo", None)
    with pytest.raises(OnbruikbareOmgeving, match="start zonder demo"):
        starten._laad_demo()


def test_een_fout_in_de_demo_blijft_een_fout(monkeypatch: pytest.MonkeyPatch) -> None:
    demo = types.ModuleType("borgwijzer.demo")
    demo.laad = lambda: 1 / 0  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "borgwijzer.demo", demo)
    with pytest.raises(ZeroDivisionError):
        starten._laad_demo()


def test_geen_geheimen_in_de_opdracht_van_een_kind() -> None:
    for kind in starten._list_kinderen("127.0.0.1", 8000):
        assert settings.SECRET_KEY not in " ".join(kind.opdracht)
        assert "postgresql" not in " ".join(kind.opdracht)
