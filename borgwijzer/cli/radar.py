"""Opdrachten over verleende vergunningen."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import Any

from borgwijzer.regels.grondslag import Invoerfout

Antwoord = tuple[Any, int]


def lees(opdracht: Namespace) -> Antwoord:
    """Alles of niets: een bestand met een fout is geweigerd (1), met elke fout en haar regel; een pad dat er niet is, is 2."""
    pad = Path(opdracht.bestand)
    if not pad.is_file():
        raise Invoerfout(f"Het bestand {pad} is er niet: controleer het pad.")

    from borgwijzer.cli.beheer import list_organisaties, met_database

    met_database()
    from borgwijzer.klok import nu
    from borgwijzer.organisaties.tenant import binnen
    from borgwijzer.radar.acties.inlezen import lees_in
    from borgwijzer.radar.bestand import MAX_BYTES, Onbruikbaar

    (organisatie,) = list_organisaties(opdracht.organisatie)
    with pad.open("rb") as stroom, binnen(organisatie.pk):
        try:
            verslag = lees_in(stroom.read(MAX_BYTES + 1), organisatie=organisatie, door=None, moment=nu())
        except Onbruikbaar as fout:
            return {"ingelezen": False, "reden": fout.zin, "fouten": [asdict(een) for een in fout.fouten]}, 1
    return {"ingelezen": True, **verslag.als_dict()}, 0
