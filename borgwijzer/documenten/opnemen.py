"""Take files in: store the content first, inspect it apart, and keep one row per content."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.db import transaction
from django.db.models.functions import Coalesce
from procrastinate.contrib.django import app

from borgwijzer.documenten.keuring import Keuring
from borgwijzer.documenten.keurkamer import Keuropdracht, keur_apart, teken_apart
from borgwijzer.documenten.models import Bestand, Veldupload
from borgwijzer.documenten.opslag import Opgeslagen, Opslag
from borgwijzer.documenten.scan import Scanuitslag, scan
from borgwijzer.documenten.soort import TEKENBAAR
from borgwijzer.documenten.stukjes import gooi_weg

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


def bewaar_ruw(inhoud: bytes | Path, *, organisatie_id: int, moment: datetime.datetime) -> Bestand:
    """Store bytes, or a file, as they are, without inspection (a message, a letter of our own). Durable when this returns."""
    opgeslagen = opslag().bewaar(inhoud)
    return _haal_rijen([opgeslagen], organisatie_id, moment)[opgeslagen.sha256]


def neem_bestanden_op(inhouden: Sequence[Inhoud], *, organisatie_id: int, moment: datetime.datetime) -> list[Bestand]:
    """Store and inspect files; one row per content, in the order given. Content seen before is not inspected again.

    The worker draws their first page afterwards.

    Raises ``Geweigerd`` when a file is over the limit, or when the store or the inspection does not work.
    """
    opgeslagen = [opslag().bewaar(inhoud.bron, hoogstens=MAX_BYTES) for inhoud in inhouden]
    rijen = _haal_rijen(opgeslagen, organisatie_id, moment)
    namen = {deel.sha256: inhoud.naam for deel, inhoud in zip(opgeslagen, inhouden, strict=True)}
    if nieuw := [rij for rij in rijen.values() if not rij.keuring]:
        _keur(nieuw, namen)
        _vraag_tekenwerk(nieuw, organisatie_id)
    return [rijen[deel.sha256] for deel in opgeslagen]


def _haal_rijen(opgeslagen: Sequence[Opgeslagen], organisatie_id: int, moment: datetime.datetime) -> dict[str, Bestand]:
    """The row of each content by its hash, made where it is missing: two statements, three when something is new."""
    maten = {deel.sha256: deel.grootte for deel in opgeslagen}
    hier = Bestand.objects.filter(organisatie_id=organisatie_id, sha256__in=maten)
    rijen = {rij.sha256: rij for rij in hier}
    if nieuw := maten.keys() - rijen.keys():
        # Another may store the same content at this very moment: its row is as good as ours.
        rij = partial(Bestand, organisatie_id=organisatie_id, ontvangen_op=moment)
        Bestand.objects.bulk_create([rij(sha256=som, grootte=maten[som]) for som in sorted(nieuw)], ignore_conflicts=True)
        rijen = {rij.sha256: rij for rij in hier.all()}
    return rijen


def _keur(rijen: Sequence[Bestand], namen: Mapping[str, str]) -> None:
    winkel = opslag()
    keuringen = keur_apart([Keuropdracht(winkel.pad(rij.sha256), namen[rij.sha256]) for rij in rijen])
    for rij, keuring in zip(rijen, keuringen, strict=True):
        _vul_keuring_in(rij, keuring, winkel)
    Bestand.objects.bulk_update(rijen, ["keuring", "soort", "leesbaar", "paginas", "scan"])


def _vul_keuring_in(rij: Bestand, keuring: Keuring, winkel: Opslag) -> None:
    rij.keuring, rij.soort = keuring.als_dict(), keuring.soort.value
    rij.leesbaar, rij.paginas = keuring.leesbaar, keuring.paginas
    with winkel.open_lezen(rij.sha256) as stroom:
        uitslag = scan(stroom, f"tcp://{settings.CLAMD[0]}:{settings.CLAMD[1]}" if settings.CLAMD else None)
    rij.scan = _scantekst(uitslag)
    if uitslag.uitslag == "besmet":
        tekst = f"De virusscanner vond {uitslag.toelichting}: open dit bestand niet."
        besmet = {"code": "besmet", "ernst": "blokkerend", "tekst": tekst}
        rij.keuring["bevindingen"] = [*rij.keuring["bevindingen"], besmet]


def _vraag_tekenwerk(rijen: Sequence[Bestand], organisatie_id: int) -> None:
    te_tekenen: list[Any] = [rij.pk for rij in rijen if rij.soort in TEKENBAAR and not rij.blokkeert]
    if te_tekenen:
        app.configure_task(TEKENWERK, allow_unknown=True).defer(organisatie_id=organisatie_id, bestanden=te_tekenen)


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


def ruim_stukjes_op(*, voor: datetime.datetime) -> int:
    """Remove the pieces of unfinished photos that no device asked about since ``voor``; gives of how many.

    Never of a person whose device was seen since then: his rapport may still be open on it. The row stays, so a device that comes
    back is told to begin anew.
    """
    gezien = Coalesce("gezien_op", "begonnen_op")
    open_ = Veldupload.objects.annotate(gezien=gezien).filter(klaar_op=None, ontvangen__gt=0, gezien__lt=voor)
    actief = Veldupload.objects.annotate(gezien=gezien).filter(gezien__gte=voor)
    aantal = 0
    for upload_id in open_.exclude(account__in=actief.values("account")).values_list("pk", flat=True):
        with transaction.atomic():
            # Held while the file goes: a device that just now sends its next piece waits, and is told to begin anew.
            upload = Veldupload.objects.select_for_update().annotate(gezien=gezien).filter(pk=upload_id, gezien__lt=voor).first()
            if upload is None or upload.klaar_op:
                continue
            upload.ontvangen = 0
            upload.save(update_fields=["ontvangen"])
            gooi_weg(upload)
            aantal += 1
    return aantal
