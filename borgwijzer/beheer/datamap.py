"""The data folder: one folder holds all that must be kept, so that a backup is a copy of one place.

sleutel        secret key of this installation, mode 0600
database/      files of the embedded PostgreSQL (absent when DATABASE_URL is set)
bestanden/     stored documents and letters
static/        collected static files; can be made again at any time
"""

import os
import secrets
from pathlib import Path

from borgwijzer.omgeving import read_map

# Names of the two database roles and the database that the embedded server makes.
EIGENAAR = "borgwijzer_eigenaar"
TOEPASSING = "borgwijzer_app"
DATABASE = "borgwijzer"


class OnbruikbareOmgeving(Exception):
    """The program cannot start here; the text is one Dutch sentence that says what to do."""


def find_thuismap() -> Path:
    """The project folder when the program runs from a clone, else the folder in which it was started."""
    project = Path(__file__).resolve().parents[2]
    return project if (project / "pyproject.toml").exists() else Path.cwd()


def find_datamap() -> Path:
    """The folder of BORGWIJZER_DATAMAP, or ``data`` in the home folder of the program.

    Raises ``OnbruikbareOmgeving`` when there can be no such folder: its name is too long, or it may not be looked at.
    """
    try:
        return read_map("BORGWIJZER_DATAMAP", find_thuismap() / "data")
    except (OSError, RuntimeError) as fout:  # RuntimeError: the home folder of a user who does not exist, or a circle of links
        raise OnbruikbareOmgeving(f"BORGWIJZER_DATAMAP noemt geen bruikbare map ({_reden(fout)}): kies een andere map.") from None


def read_sleutel(datamap: Path) -> str:
    """The secret key kept in the data folder, or an empty text when there is none yet."""
    try:
        return (datamap / "sleutel").read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return ""


def maak_gereed(datamap: Path) -> None:
    """Make the folder, its sub-folders and the secret key if they are not there yet; safe to repeat.

    Raises ``OnbruikbareOmgeving`` when the folder cannot be made or written.
    """
    try:
        datamap.mkdir(parents=True, exist_ok=True)
        (datamap / "bestanden").mkdir(mode=0o700, exist_ok=True)
        (datamap / "static").mkdir(exist_ok=True)
        _maak_sleutel(datamap)
    except PermissionError:
        raise OnbruikbareOmgeving(
            f"De datamap {datamap} is niet beschrijfbaar voor deze gebruiker: "
            "geef de map aan deze gebruiker of kies een andere met BORGWIJZER_DATAMAP."
        ) from None
    except OSError as fout:
        raise OnbruikbareOmgeving(
            f"De datamap {datamap} is niet te maken of te beschrijven ({_reden(fout)}): kies een andere met BORGWIJZER_DATAMAP."
        ) from None


def _reden(fout: Exception) -> str:
    return getattr(fout, "strerror", None) or str(fout)


def _maak_sleutel(datamap: Path) -> None:
    if read_sleutel(datamap):
        return
    # A complete file appears under its name at once, so that a second process never reads half a key.
    voorlopig = datamap / f".sleutel-{os.getpid()}-{secrets.token_hex(4)}"
    nummer = os.open(voorlopig, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(nummer, "w", encoding="ascii") as bestand:
        bestand.write(secrets.token_urlsafe(48))
    try:
        os.link(voorlopig, datamap / "sleutel")
    except FileExistsError:
        return  # another process was first: its key is the key
    finally:
        voorlopig.unlink()
