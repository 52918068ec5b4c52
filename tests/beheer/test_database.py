"""The embedded server: shared by processes, stopped by the last one, and clear about what it cannot use."""

import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from borgwijzer.beheer import database
from borgwijzer.beheer.database import BEHEERDER, Servergebruik, find_databasemap, ingebed_adres, start_server
from borgwijzer.beheer.datamap import OnbruikbareOmgeving, maak_gereed, read_sleutel
from borgwijzer.beheer.rollen import make_rollen


@pytest.fixture
def eigen_map(lege_map: Path) -> Iterator[Path]:
    """A data folder of its own; a server that a test leaves running is stopped."""
    maak_gereed(lege_map)
    yield lege_map
    if (find_databasemap(lege_map) / "postmaster.pid").exists():
        start_server(lege_map).stop()


def _serverproces(map_: Path) -> int:
    return int((find_databasemap(map_) / "postmaster.pid").read_text().split()[0])


def _draait(map_: Path) -> bool:
    return (find_databasemap(map_) / "postmaster.pid").exists()


def _antwoord(map_: Path, rol: str = BEHEERDER, naam: str = "postgres") -> str:
    with psycopg.connect(ingebed_adres(map_, rol, naam)) as verbinding:
        return str(verbinding.execute("SELECT current_user").fetchone()[0])  # type: ignore[index]


def _gebruik_en_wacht(map_: Path, klaar: "multiprocessing.synchronize.Event") -> None:
    start_server(map_)
    klaar.set()
    signal.pause()


def test_starten_gebruiken_stoppen_en_weer_starten(eigen_map: Path) -> None:
    for _ in range(2):
        gebruik = start_server(eigen_map)
        make_rollen(eigen_map)
        make_rollen(eigen_map)
        assert _antwoord(eigen_map, "borgwijzer_app", "borgwijzer") == "borgwijzer_app"
        gebruik.stop()
        gebruik.stop()
        assert not _draait(eigen_map)


def test_de_rollen_zijn_geen_baas(eigen_map: Path) -> None:
    gebruik = start_server(eigen_map)
    make_rollen(eigen_map)
    with psycopg.connect(ingebed_adres(eigen_map, BEHEERDER, "postgres")) as verbinding:
        rijen = verbinding.execute(
            "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication FROM pg_roles"
            " WHERE rolname LIKE 'borgwijzer_%'"
        ).fetchall()
    gebruik.stop()
    assert rijen == [(False,) * 5] * 2


def test_een_gedood_proces_houdt_de_server_niet_vast(eigen_map: Path) -> None:
    context = multiprocessing.get_context("spawn")
    klaar = context.Event()
    ander = context.Process(target=_gebruik_en_wacht, args=[eigen_map, klaar])
    ander.start()
    assert klaar.wait(30)
    gebruik = start_server(eigen_map)
    eerste = _serverproces(eigen_map)
    gebruik.stop()
    assert _serverproces(eigen_map) == eerste, "het andere proces gebruikt de server nog"
    assert ander.pid is not None
    os.kill(ander.pid, signal.SIGKILL)
    ander.join()
    assert _antwoord(eigen_map) == BEHEERDER, "zonder gebruikers blijft de server tot de volgende komt"
    gebruik = start_server(eigen_map)
    assert _serverproces(eigen_map) == eerste
    gebruik.stop()
    assert not _draait(eigen_map)


def test_een_gedode_server_komt_terug_met_zijn_gegevens(eigen_map: Path) -> None:
    gebruik = start_server(eigen_map)
    with psycopg.connect(ingebed_adres(eigen_map, BEHEERDER, "postgres")) as verbinding:
        verbinding.execute("CREATE TABLE bewaard AS SELECT 1 AS getal")
    gebruik.waak()
    eerste = _serverproces(eigen_map)
    os.kill(eerste, signal.SIGKILL)
    while database._leeft(eigen_map):
        pass
    gebruik.waak()
    with psycopg.connect(ingebed_adres(eigen_map, BEHEERDER, "postgres")) as verbinding:
        assert verbinding.execute("SELECT getal FROM bewaard").fetchone() == (1,)
    gebruik.stop()


def test_vele_processen_tegelijk_maken_een_server(eigen_map: Path) -> None:
    opdracht = (
        "import sys; from pathlib import Path; from borgwijzer.beheer.database import *; "
        "m = Path(sys.argv[1]); g = start_server(m); "
        "print((m / 'database/postmaster.pid').read_text().split()[0]); sys.stdin.read(); g.stop()"
    )
    processen = [
        subprocess.Popen([sys.executable, "-c", opdracht, str(eigen_map)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    nummers = {proces.stdout.readline() for proces in processen if proces.stdout}
    for proces in processen:
        proces.communicate(timeout=60)
    assert len(nummers) == 1 and nummers != {""}
    assert not _draait(eigen_map)


def test_een_lang_pad_krijgt_een_socket_elders(lege_map: Path) -> None:
    map_ = lege_map / ("lang" * 30)
    maak_gereed(map_)
    gebruik = start_server(map_)
    socketmap = database.find_socketmap(map_)
    assert socketmap.stat().st_mode & 0o777 == 0o700
    assert _antwoord(map_) == BEHEERDER
    gebruik.stop()
    socketmap.rmdir()


def _probeer(map_: Path) -> Servergebruik:
    return start_server(map_)


@pytest.mark.parametrize(
    ("versie", "zin"),
    [("16\n", r"van PostgreSQL 16 .* met PostgreSQL 18: zet de gegevens over"), (None, "bevat geen database")],
)
def test_een_map_van_een_andere_versie(eigen_map: Path, versie: str | None, zin: str) -> None:
    find_databasemap(eigen_map).mkdir()
    if versie:
        (find_databasemap(eigen_map) / "PG_VERSION").write_text(versie)
    with pytest.raises(OnbruikbareOmgeving, match=zin):
        _probeer(eigen_map)


def test_een_server_die_niet_start_zegt_waar_te_kijken(eigen_map: Path) -> None:
    start_server(eigen_map).stop()
    with open(find_databasemap(eigen_map) / "postgresql.conf", "a") as bestand:
        bestand.write("max_connections = 'veel'\n")
    with pytest.raises(OnbruikbareOmgeving, match=r"start niet: kijk onderaan .*server\.log"):
        _probeer(eigen_map)


def test_de_sleutel_blijft_en_is_van_niemand_anders(eigen_map: Path) -> None:
    sleutel = read_sleutel(eigen_map)
    maak_gereed(eigen_map)
    assert len(sleutel) > 50 and read_sleutel(eigen_map) == sleutel
    assert (eigen_map / "sleutel").stat().st_mode & 0o777 == 0o600
    assert not list(eigen_map.glob(".sleutel-*"))
