"""Under which user of the system the embedded PostgreSQL runs.

PostgreSQL refuses to run as root. Started by an ordinary user it runs as that user; started by root it runs as the owner
of the existing database folder, or as a system user of its own.
"""

import os
import pwd
import shutil
import stat
import subprocess
from pathlib import Path
from typing import Any

from borgwijzer.beheer.datamap import OnbruikbareOmgeving

SYSTEEMGEBRUIKER = "borgwijzer-db"


def find_servergebruiker(databasemap: Path) -> pwd.struct_passwd:
    """The user that runs the server of this folder; made when root starts it for the first time.

    Raises ``OnbruikbareOmgeving`` when this process may not run that server.
    """
    eigenaar = databasemap.stat().st_uid if databasemap.exists() else None
    eigen = os.geteuid()
    if eigen == 0:
        return _zoek(eigenaar) if eigenaar else _systeemgebruiker()
    if eigenaar not in (None, eigen):
        raise OnbruikbareOmgeving(
            f"De database in {databasemap} is van een andere gebruiker: start Borgwijzer als die gebruiker, "
            "of kies een andere map met BORGWIJZER_DATAMAP."
        )
    return _zoek(eigen)


def _zoek(nummer: int) -> pwd.struct_passwd:
    try:
        return pwd.getpwuid(nummer)
    except KeyError:
        raise OnbruikbareOmgeving(
            f"Gebruiker {nummer} heeft geen naam op dit systeem en PostgreSQL vraagt die: "
            "voeg de gebruiker toe, of zet DATABASE_URL naar een bestaande PostgreSQL."
        ) from None


def _systeemgebruiker() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(SYSTEEMGEBRUIKER)
    except KeyError:
        useradd = shutil.which("useradd") or "/usr/sbin/useradd"
    opdracht = [useradd, "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", SYSTEEMGEBRUIKER]
    try:
        subprocess.run(opdracht, check=True, capture_output=True)  # noqa: S603 - fixed words only
    except (OSError, subprocess.CalledProcessError):
        raise OnbruikbareOmgeving(
            f"PostgreSQL mag niet als root draaien en gebruiker '{SYSTEEMGEBRUIKER}' is niet te maken: "
            "start Borgwijzer als gewone gebruiker."
        ) from None
    return pwd.getpwnam(SYSTEEMGEBRUIKER)


def run_als(gebruiker: pwd.struct_passwd, opdracht: list[str], *, werkmap: Path) -> subprocess.CompletedProcess[str]:
    """Run a program of PostgreSQL as the given user and wait for it; the caller looks at the return code.

    Output goes through a file-less pipe that the server itself does not inherit: pg_ctl redirects it to the log.
    """
    als: dict[str, Any] = {}
    if os.geteuid() != gebruiker.pw_uid:
        als = {"user": gebruiker.pw_uid, "group": gebruiker.pw_gid, "extra_groups": []}
    schoon = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith("PG")}
    return subprocess.run(  # noqa: S603 - programs of the wheel with paths of our own
        opdracht,
        cwd=werkmap,
        env=schoon | {"LC_ALL": "C", "HOME": str(werkmap)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        **als,
    )


def make_bereikbaar(gebruiker: pwd.struct_passwd, *paden: Path) -> None:
    """As root: let the user pass through the folders above the paths (pass through only, not list them)."""
    if os.geteuid() != 0:
        return
    for pad in paden:
        for map_ in pad.parents:
            soort = map_.stat()
            if soort.st_uid != gebruiker.pw_uid and not soort.st_mode & stat.S_IXOTH:
                map_.chmod(stat.S_IMODE(soort.st_mode) | stat.S_IXOTH)


def make_leesbaar(map_: Path) -> None:
    """As root: open installed program files to every user, for installations made with a strict umask."""
    for pad in [map_, *map_.rglob("*")]:
        if not pad.is_symlink():
            soort = stat.S_IMODE(pad.stat().st_mode)
            pad.chmod(soort | stat.S_IROTH | (stat.S_IXOTH if pad.is_dir() or soort & stat.S_IXUSR else 0))
