"""Opdrachten waarmee de beheerder van de server een gemeente en haar accounts klaarzet."""

from __future__ import annotations

import getpass
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from borgwijzer.regels.grondslag import Invoerfout

Antwoord = tuple[Any, int]


def richt_in(opdracht: Namespace) -> Antwoord:
    """Doe wat een inrichtingsbestand zegt; hetzelfde bestand nog eens verandert niets."""
    pad = Path(opdracht.bestand)
    if not pad.is_file():
        raise Invoerfout(f"Het bestand {pad} is er niet: controleer het pad.")

    from borgwijzer.cli.beheer import met_database

    met_database()
    from borgwijzer.beheer.datamap import OnbruikbareOmgeving
    from borgwijzer.beheer.inrichten import lees_inrichting, richt_in
    from borgwijzer.klok import nu

    try:
        return richt_in(lees_inrichting(pad.read_text(encoding="utf-8")), moment=nu()), 0
    except (OnbruikbareOmgeving, UnicodeDecodeError) as fout:
        raise Invoerfout(str(fout)) from None


def stel_wachtwoord_in(opdracht: Namespace) -> Antwoord:
    """Het wachtwoord komt van het toetsenbord, zonder het te tonen, of als een regel van stdin; nooit als argument."""
    from borgwijzer.cli.beheer import list_organisaties, met_database

    met_database()
    from borgwijzer.beheer.inrichten import stel_wachtwoord_in
    from borgwijzer.klok import nu
    from borgwijzer.organisaties.tenant import binnen

    (organisatie,) = list_organisaties(opdracht.organisatie)
    wachtwoord = getpass.getpass("Nieuw wachtwoord: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    with binnen(organisatie.pk):
        account = stel_wachtwoord_in(organisatie, opdracht.email, wachtwoord, moment=nu())
    return {"account": account.email, "wachtwoord": "ingesteld"}, 0
