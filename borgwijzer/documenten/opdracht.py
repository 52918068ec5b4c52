"""What ``borgwijzer document keur FILE`` does, apart from reading its arguments and printing."""

from __future__ import annotations

from pathlib import Path

from borgwijzer.documenten.keurkamer import keur_apart
from borgwijzer.geweigerd import Geweigerd

KLAAR, BLOKKEERT, ONJUISTE_INVOER = 0, 1, 2


def keur_opdracht(pad: str | Path) -> tuple[dict[str, object], int]:
    """Inspect one file in a separate process.

    Returns:
        The outcome for JSON and the exit code: 0 done, 1 with a blocking finding, and 2 when there is no file that
        can be inspected; the outcome then holds only ``fout``, one Dutch sentence for standard error.
    """
    try:
        keuring = keur_apart([Path(pad)])[0]
    except Geweigerd as fout:
        return {"fout": fout.zin}, ONJUISTE_INVOER
    return keuring.als_dict(), BLOKKEERT if keuring.blokkeert else KLAAR
