"""Files of a form: take them in, and give each its safe name and its kind."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile

from borgwijzer.documenten.models import Bestand
from borgwijzer.documenten.namen import clean_naam
from borgwijzer.documenten.opnemen import Inhoud, neem_bestanden_op
from borgwijzer.koppelingen.formulier.inhoud import Stuk
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.volledigheid import documentsoorten

# What comes along with any melding, beside the kinds that the kader asks for.
ALTIJD = ("tekening", "foto", "overig")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was chosen in the field of a kind of document."""

    soort: str
    bestand: UploadedFile[bytes]


def list_soorten(kader: Kader, soort: str) -> tuple[str, ...]:
    """The kinds of document that can be chosen with this kind of form, those of the kader first."""
    return tuple(dict.fromkeys((*documentsoorten(kader, soort), *ALTIJD)))


def neem_stukken_op(uploads: Sequence[Upload], *, organisatie_id: int, moment: datetime.datetime) -> tuple[Stuk, ...]:
    """Store and inspect files. Raises ``Geweigerd`` when one is too large or cannot be kept."""
    if not uploads:
        return ()
    namen = [clean_naam(upload.bestand.name or "").naam for upload in uploads]
    inhouden = [Inhoud(naam, _bron(upload.bestand)) for naam, upload in zip(namen, uploads, strict=True)]
    bestanden = neem_bestanden_op(inhouden, organisatie_id=organisatie_id, moment=moment)
    return tuple(
        Stuk(naam=naam, soort=upload.soort, sha256=bestand.sha256)
        for naam, upload, bestand in zip(namen, uploads, bestanden, strict=True)
    )


def _bron(bestand: UploadedFile[bytes]) -> bytes | Path:
    return Path(bestand.temporary_file_path()) if isinstance(bestand, TemporaryUploadedFile) else bestand.read()


def vind_bestanden(stukken: Iterable[Stuk]) -> dict[str, Bestand]:
    """The stored files by hash; what belongs to another organisatie is not there."""
    return {bestand.sha256: bestand for bestand in Bestand.objects.filter(sha256__in={stuk.sha256 for stuk in stukken})}
