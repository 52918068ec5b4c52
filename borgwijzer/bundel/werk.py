"""Background work for bundles."""

from borgwijzer.beheer.werk import werk
from borgwijzer.bundel.acties import NAAM, maak_bundel


@werk(naam=NAAM)
def maak_dossierbundel(bundel_id: int) -> None:
    """Make the bundle that somebody asked for."""
    maak_bundel(bundel_id)
