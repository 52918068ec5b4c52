"""Opdrachten over berichten en bestanden."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from borgwijzer.regels.grondslag import Invoerfout

if TYPE_CHECKING:
    from borgwijzer.organisaties.models import Organisatie

Antwoord = tuple[Any, int]


def herken(opdracht: Namespace) -> Antwoord:
    from borgwijzer.koppelingen.dso.herken import herken as herken_bericht

    return herken_bericht([opdracht.activiteit], opdracht.type).als_dict(), 0


def neem_in(opdracht: Namespace) -> Antwoord:
    """Neem een bericht in, met de bestanden in een map. Onleesbaar is geweigerd (1); een pad dat er niet is, is 2."""
    bericht, map_ = Path(opdracht.bericht), Path(opdracht.documenten) if opdracht.documenten else None
    if not bericht.is_file():
        raise Invoerfout(f"Het bericht {bericht} is er niet: controleer het pad.")
    if map_ is not None and not map_.is_dir():
        raise Invoerfout(f"De map {map_} is er niet: geef bij --documenten een map met de bijlagen.")
    ruw = bericht.read_bytes()

    from borgwijzer.cli.beheer import met_database

    met_database()
    from borgwijzer.klok import nu
    from borgwijzer.koppelingen.dso.verwerk import verwerk_bericht
    from borgwijzer.organisaties.tenant import binnen

    organisatie = _kies_organisatie(opdracht.organisatie, ruw)
    bijlagen: dict[str, bytes | Path] = {pad.name: pad for pad in sorted(map_.iterdir()) if pad.is_file()} if map_ else {}
    with binnen(organisatie.pk):
        verwerkt = verwerk_bericht(ruw, organisatie=organisatie, kanaal="opdrachtregel", moment=nu(), bijlagen=bijlagen)
    return verwerkt.als_dict(), 1 if verwerkt.uitkomst == "geweigerd" else 0


def _kies_organisatie(slug: str | None, ruw: bytes) -> Organisatie:
    """De genoemde organisatie; zonder slug die van de OIN in het bericht, en anders de eerste.

    Een bericht dat niet te lezen is of voor een ander is, wordt zo ook bewaard, en geweigerd of aan een mens voorgelegd.
    """
    from borgwijzer.cli.beheer import list_organisaties
    from borgwijzer.koppelingen.dso.gebrek import Berichtfout
    from borgwijzer.koppelingen.dso.stam import lees
    from borgwijzer.koppelingen.dso.vertaling import vertaal

    organisaties = list_organisaties(slug)
    if len(organisaties) == 1:
        return organisaties[0]
    try:
        oin = vertaal(lees(ruw)).bevoegd_gezag_oin
    except Berichtfout:
        oin = ""
    return next((organisatie for organisatie in organisaties if organisatie.oin == oin), organisaties[0])


def keur(opdracht: Namespace) -> Antwoord:
    from borgwijzer.documenten.opdracht import ONJUISTE_INVOER, keur_opdracht

    uitkomst, code = keur_opdracht(opdracht.bestand)
    if code == ONJUISTE_INVOER:
        raise Invoerfout(str(uitkomst["fout"]))
    return uitkomst, code
