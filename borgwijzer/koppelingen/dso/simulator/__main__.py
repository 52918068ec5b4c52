"""Write the fixed set of messages and attachments into a folder: see the docstring of this package."""

from __future__ import annotations

import sys
from pathlib import Path

from .vaste_set import maak_set


def main(argumenten: list[str]) -> int:
    if len(argumenten) != 1:
        print("Geef de map waarin de berichten moeten komen.", file=sys.stderr)
        return 2
    doel = Path(argumenten[0])
    bestanden = maak_set()
    for naam, inhoud in bestanden.items():
        pad = doel / naam
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_bytes(inhoud)
    print(f"{len(bestanden)} bestanden, {sum(map(len, bestanden.values())) // 1024} kB, in {doel}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
