"""Opdrachten over het register van de toelatingsorganisatie."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from borgwijzer.regels.grondslag import Invoerfout

Antwoord = tuple[Any, int]


def lees(opdracht: Namespace) -> Antwoord:
    """Lees een bestand in als stand van het register; hetzelfde bestand voor dezelfde dag verandert niets."""
    from borgwijzer.cli.beheer import list_organisaties, met_database

    ruw = _lees_bestand(Path(opdracht.bestand))
    met_database()
    from borgwijzer.klok import nu, vandaag
    from borgwijzer.organisaties.tenant import binnen
    from borgwijzer.register.acties import Levering, lees_register_in

    organisaties = list_organisaties(opdracht.organisatie)
    if len(organisaties) > 1:
        slugs = ", ".join(organisatie.slug for organisatie in organisaties)
        raise Invoerfout(f"Er is meer dan een organisatie: kies met --organisatie een van {slugs}.")
    levering = Levering(ruw, opdracht.peildatum, opdracht.bron, Path(opdracht.bestand).name)
    with binnen(organisaties[0].pk):
        ingelezen = lees_register_in(organisaties[0], levering, vandaag=vandaag(), moment=nu())
    return {
        "uitkomst": "ingelezen" if ingelezen.nieuw else "was al ingelezen", "stand": ingelezen.stand.pk,
        "peildatum": ingelezen.stand.peildatum.isoformat(), "bron": ingelezen.stand.bron,
        "regels": ingelezen.stand.aantallen, "kolommen_niet_gelezen": list(ingelezen.ongebruikt),
    }, 0  # fmt: skip


def _lees_bestand(pad: Path) -> bytes:
    """De bytes, tot een meer dan de grens: dan weigert het inlezen het bestand met een zin."""
    from borgwijzer.register.lezen import MAX_BYTES

    try:
        with pad.open("rb") as stroom:
            return stroom.read(MAX_BYTES + 1)
    except OSError:
        raise Invoerfout(f"Het bestand {pad} is niet te lezen: controleer het pad.") from None
