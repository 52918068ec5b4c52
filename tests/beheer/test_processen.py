"""Children die, come back, and are all gone at the end."""

import os
import signal
import subprocess
import sys
import time

import pytest

from borgwijzer.beheer.processen import Gezin, Kind

SLAAP = "import time; time.sleep(60)"
DOOF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('doof', flush=True); time.sleep(60)"
MET_KLEINKIND = (
    "import subprocess, sys; p = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'], close_fds=False);"
    "open(sys.argv[1], 'w').write(str(p.pid)); p.wait()"
)


def _kind(opdracht: str, *argumenten: str) -> Kind:
    return Kind("proef", [sys.executable, "-c", opdracht, *argumenten], os.environ)


def _bestaat(nummer: int) -> bool:
    try:
        with open(f"/proc/{nummer}/stat") as bestand:
            return bestand.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def _wacht(waar: object, seconden: float = 10.0) -> None:
    einde = time.monotonic() + seconden
    while not waar():  # type: ignore[operator]
        assert time.monotonic() < einde
        time.sleep(0.02)


def test_een_dood_kind_komt_terug_met_steeds_langere_pauze(monkeypatch: pytest.MonkeyPatch) -> None:
    regels: list[str] = []
    kind = _kind("raise SystemExit(3)")
    kind.start()
    for pauze in (1, 2, 4, 8, 16, 30, 30):
        assert kind.proces is not None
        kind.proces.wait()
        kind.let_op(regels.append)
        assert kind.proces is None
        kind.let_op(regels.append)
        assert kind.proces is None, "tijdens de pauze start er niets"
        assert regels[-1] == f"Proces 'proef' is gestopt (code 3) en start over {pauze} s opnieuw."
        kind.weer_om = 0.0
        kind.let_op(regels.append)
    Gezin([kind], regels.append).stop()
    assert len(regels) == 7


def test_na_een_lang_leven_begint_de_pauze_opnieuw() -> None:
    regels: list[str] = []
    kind = _kind("")
    kind.pauze = 16.0
    kind.start()
    assert kind.proces is not None
    kind.proces.wait()
    kind.begonnen -= 61
    kind.let_op(regels.append)
    assert kind.pauze == 1.0


def test_stoppen_wacht_en_doodt_wie_niet_luistert(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("borgwijzer.beheer.processen.STOPTIJD", 0.5)
    gezin = Gezin([_kind(SLAAP), _kind(DOOF)], print)
    gezin.start()
    nummers = [kind.proces.pid for kind in gezin.kinderen if kind.proces]
    time.sleep(0.3)
    gezin.stop()
    assert len(nummers) == 2 and not any(_bestaat(nummer) for nummer in nummers)
    gezin.stop()


def test_een_gedood_kind_laat_geen_kleinkind_achter(tmp_path: object) -> None:
    briefje = f"{tmp_path}/nummer"
    kind = _kind(MET_KLEINKIND, briefje)
    kind.start()
    assert kind.proces is not None
    _wacht(lambda: os.path.exists(briefje) and os.path.getsize(briefje))
    with open(briefje) as bestand:
        kleinkind = int(bestand.read())
    assert _bestaat(kleinkind)
    kind.proces.kill()
    kind.proces.wait()
    kind.let_op(print)
    _wacht(lambda: not _bestaat(kleinkind))


@pytest.mark.skipif(sys.platform != "linux", reason="alleen Linux meldt de dood van de ouder")
def test_een_gedode_ouder_neemt_zijn_kinderen_mee() -> None:
    opdracht = (
        "import os, sys, time; from borgwijzer.beheer.processen import Kind;"
        f"k = Kind('x', [sys.executable, '-c', {SLAAP!r}], os.environ); k.start(); print(k.proces.pid, flush=True);"
        "time.sleep(60)"
    )
    ouder = subprocess.Popen([sys.executable, "-c", opdracht], stdout=subprocess.PIPE, text=True)
    assert ouder.stdout is not None
    nummer = int(ouder.stdout.readline())
    assert _bestaat(nummer)
    os.kill(ouder.pid, signal.SIGKILL)
    ouder.communicate()
    _wacht(lambda: not _bestaat(nummer))
