"""Take files in: store the content first, inspect it apart, and keep one row per content."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from procrastinate.contrib.django import app

from borgwijzer.documenten.keuring import Keuring
from borgwijzer.documenten.keurkamer import Keuropdracht, keur_apart, teken_apart
from borgwijzer.documenten.models import Bestand
from borgwijzer.documenten.opslag import Opgeslagen, Opslag
from borgwijzer.documenten.scan import Scanuitslag, scan
from borgwijzer.documenten.soort import TEKENBAAR

MAX_BYTES = 200_000_000
TEKENWERK = "teken_voorbeelden"


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

    The worker draws their first page afterwards.

    Raises ``Geweigerd`` when a file is over the limit, or when the store or the inspection does not work.
    """
    winkel = opslag()
    rijen = [_rij(winkel.bewaar(i.bron, hoogstens=MAX_BYTES), organisatie_id, moment) for i in inhouden]
    nieuw = {rij.pk: (rij, inhoud) for rij, inhoud in zip(rijen, inhouden, strict=True) if not rij.keuring}
    opdrachten = [Keuropdracht(winkel.pad(rij.sha256), inhoud.naam) for rij, inhoud in nieuw.values()]
    gekeurd = {
        pk: _leg_keuring_vast(rij, keuring, winkel)
        for (pk, (rij, _)), keuring in zip(nieuw.items(), keur_apart(opdrachten), strict=True)
    }
    te_tekenen: list[Any] = [pk for pk, rij in gekeurd.items() if rij.soort in TEKENBAAR and not rij.blokkeert]
    if te_tekenen:
        app.configure_task(TEKENWERK, allow_unknown=True).defer(organisatie_id=organisatie_id, bestanden=te_tekenen)
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
    with winkel.open_lezen(rij.sha256) as stroom:
        uitslag = scan(stroom, f"tcp://{settings.CLAMD[0]}:{settings.CLAMD[1]}" if settings.CLAMD else None)
    rij.scan = _scantekst(uitslag)
    if uitslag.uitslag == "besmet":
        tekst = f"De virusscanner vond {uitslag.toelichting}: open dit bestand niet."
        besmet = {"code": "besmet", "ernst": "blokkerend", "tekst": tekst}
        rij.keuring["bevindingen"] = [*rij.keuring["bevindingen"], besmet]
    rij.save()
    return rij


def teken_voorbeelden(bestanden: Sequence[int]) -> int:
    """Draw the first page of files that have no picture yet; gives how many got one. Doing it twice changes nothing."""
    winkel, aantal = opslag(), 0
    rijen = list(Bestand.objects.filter(pk__in=bestanden, voorbeeld_sha256=""))
    for rij, beeld in zip(rijen, teken_apart([winkel.pad(rij.sha256) for rij in rijen]), strict=True):
        if beeld:
            aantal += Bestand.objects.filter(pk=rij.pk).update(voorbeeld_sha256=winkel.bewaar(beeld).sha256)
    return aantal


def _scantekst(uitslag: Scanuitslag) -> str:
    woord = uitslag.uitslag.replace("_", " ")
    return f"{woord} ({uitslag.toelichting})"[:200] if uitslag.toelichting else woord
