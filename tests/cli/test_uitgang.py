"""How a command ends: quietly when its reader has stopped, and with one sentence when a deed is refused."""

import os
import subprocess
import sys
from argparse import Namespace
from typing import Any

import pytest

from borgwijzer import cli
from borgwijzer.geweigerd import Geweigerd

ROEP = [sys.executable, "-m", "borgwijzer.cli"]
TERMIJN = ["termijn", "bereken", "--kader", "landelijk", "--soort", "bezwaar", "--vanaf", "2026-06-01"]


@pytest.mark.parametrize("argumenten", [["feiten", "schema"], TERMIJN, [*TERMIJN, "--json"], ["--help"], ["termijn", "--help"]])
def test_een_lezer_die_is_gestopt_geeft_geen_fout(argumenten: list[str]) -> None:
    lezen, schrijven = os.pipe()
    os.close(lezen)
    try:
        gedaan = subprocess.run([*ROEP, *argumenten], stdout=schrijven, stderr=subprocess.PIPE, timeout=60)
    finally:
        os.close(schrijven)
    assert (gedaan.returncode, gedaan.stderr) == (0, b"")


def test_een_lezer_die_halverwege_stopt_krijgt_zijn_regels() -> None:
    with subprocess.Popen([*ROEP, "feiten", "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as proces:
        assert proces.stdout is not None and proces.stderr is not None
        assert proces.stdout.readline() == b"{\n"
        proces.stdout.close()
        assert proces.stderr.read() == b""
        assert proces.wait(timeout=60) == 0


def test_zonder_uitvoer_gaat_de_opdracht_door() -> None:
    dicht = subprocess.run(["sh", "-c", 'exec "$@" >&-', "sh", *ROEP, *TERMIJN], stderr=subprocess.PIPE, timeout=60)
    assert (dicht.returncode, dicht.stderr) == (0, b"")


def test_een_geweigerde_daad_is_een_zin(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def weiger(opdracht: Namespace) -> Any:
        raise Geweigerd("geen_recht", "Dit mag u niet: vraag een collega.")

    monkeypatch.setattr("borgwijzer.cli.regels.feestdagen", weiger)
    assert cli.main(["kalender", "feestdagen", "2026"]) == 2
    assert capsys.readouterr() == ("", "Dit mag u niet: vraag een collega.\n")
