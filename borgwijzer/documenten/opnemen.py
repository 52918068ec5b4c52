"""Take files in: store the content first, inspect it apart, and keep one row per content."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.conf import settings

from borgwijzer.documenten.keuring import Keuring
from borgwijzer.documenten.keurkamer import Keuropdracht, keur_apart
from borgwijzer.documenten.models import Bestand
from borgwijzer.documenten.opslag import Opgeslagen, Opslag
from borgwijzer.documenten.scan import Scanuitslag, scan

MAX_BYTES = 200_000_000


@dataclass(frozen=True, slots=True)
class Inhoud:
    """A file that came in: the name the sender gave it, and its bytes, an open file or a path."""

    naam: str
    bron: bytes | IO[bytes] | Path


def opslag() -> Opslag:
    """The store of this installation."""
    return Opslag(Path(settings.BESTANDENMAP))


def bewaar_ruw(inhoud: bytes, *, organisatie_id: int, moment: datetime.datetime) -> Bestand:
    """Store bytes as they came, without inspection (a message, a letter of our own). Durable when this returns."""
    opgeslagen = opslag().bewaar(inhoud)
    return _rij(opgeslagen, organisatie_id, moment)


def neem_bestanden_op(inhouden: Sequence[Inhoud], *, organisatie_id: int, moment: datetime.datetime) -> list[Bestand]:
    """Store and inspect files; one row per content, in the order given. Content seen before is not inspected again.

    Raises ``Geweigerd`` when a file is over the limit, or when the store or the inspection does not work.
    """
    winkel = opslag()
    rijen = [_rij(winkel.bewaar(i.bron, hoogstens=MAX_BYTES), organisatie_id, moment) for i in inhouden]
    nieuw = {rij.pk: (rij, inhoud) for rij, inhoud in zip(rijen, inhouden, strict=True) if not rij.keuring}
    opdrachten = [Keuropdracht(winkel.pad(rij.sha256), inhoud.naam, voorbeeld=True) for rij, inhoud in nieuw.values()]
    gekeurd = {
        pk: _leg_keuring_vast(rij, keuring, winkel)
        for (pk, (rij, _)), keuring in zip(nieuw.items(), keur_apart(opdrachten), strict=True)
    }
    return [gekeurd.get(rij.pk, rij) for rij in rijen]


def _rij(opgeslagen: Opgeslagen, organisatie_id: int, moment: datetime.datetime) -> Bestand:
    rij, _ = Bestand.objects.get_or_create(
        organisatie_id=organisatie_id,
        sha256=opgeslagen.sha256,
        defaults={"grootte": opgeslagen.grootte, "ontvangen_op": moment},
    )
    return rij


def _leg_keuring_vast(rij: Bestand, keuring: Keuring, winkel: Opslag) -> Bestand:
    rij.keuring, rij.soort = keuring.als_dict(), keuring.soort.value
    rij.leesbaar, rij.paginas = keuring.leesbaar, keuring.paginas
    rij.voorbeeld_sha256 = winkel.bewaar(keuring.voorbeeld).sha256 if keuring.voorbeeld else ""
    with winkel.open_lezen(rij.sha256) as stroom:
        uitslag = scan(stroom, f"tcp://{settings.CLAMD[0]}:{settings.CLAMD[1]}" if settings.CLAMD else None)
    rij.scan = _scantekst(uitslag)
    if uitslag.uitslag == "besmet":
        tekst = f"De virusscanner vond {uitslag.toelichting}: open dit bestand niet."
        besmet = {"code": "besmet", "ernst": "blokkerend", "tekst": tekst}
        rij.keuring["bevindingen"] = [*rij.keuring["bevindingen"], besmet]
    rij.save()
    return rij


def _scantekst(uitslag: Scanuitslag) -> str:
    woord = uitslag.uitslag.replace("_", " ")
    return f"{woord} ({uitslag.toelichting})"[:200] if uitslag.toelichting else woord
