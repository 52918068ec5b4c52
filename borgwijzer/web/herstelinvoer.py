"""The form with which a melding is supplemented or a question answered, the same for staff and for the sender."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path

from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.http import HttpRequest

from borgwijzer.documenten.models import Bestand
from borgwijzer.documenten.namen import clean_naam
from borgwijzer.documenten.opnemen import Inhoud, neem_bestanden_op
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.zaken.acties.herstel import Aangevuld
from borgwijzer.zaken.models import Herstelverzoek, Informatieverzoek

BESTANDEN_MEEST = 50


def lees_vragen(post: Mapping[str, str]) -> dict[int, str]:
    """The words of each item, by its place."""
    return {int(plaats): tekst for plaats, tekst in _per_plaats(post, "vraag-").items()}


def lees_antwoorden(post: Mapping[str, str]) -> dict[int, str]:
    """What was typed as an answer to each item, by its place: to show again when it could not be taken in."""
    return {int(plaats): tekst for plaats, tekst in _per_plaats(post, "tekst-").items()}


def lees_aanvulling(
    request: HttpRequest, verzoek: Herstelverzoek | Informatieverzoek, moment: datetime.datetime
) -> dict[int, Aangevuld]:
    """Per item what came in; files are stored and inspected. Raises ``Geweigerd`` for too many or too large files."""
    per_plaats = {plaats: request.FILES.getlist(f"stukken-{plaats}") for plaats in range(len(verzoek.punten))}
    if sum(map(len, per_plaats.values())) > BESTANDEN_MEEST:
        raise Geweigerd("te_veel_bestanden", f"Stuur ten hoogste {BESTANDEN_MEEST} bestanden tegelijk; de rest kan daarna.")
    inhouden = [Inhoud(_naam(bestand), _bron(bestand)) for bestanden in per_plaats.values() for bestand in bestanden]
    rijen = neem_bestanden_op(inhouden, organisatie_id=verzoek.organisatie_id, moment=moment) if inhouden else []
    opgenomen = iter(zip((inhoud.naam for inhoud in inhouden), rijen, strict=True))
    return {
        plaats: Aangevuld([next(opgenomen) for _ in bestanden], request.POST.get(f"tekst-{plaats}", ""))
        for plaats, bestanden in per_plaats.items()
    }


def lees_stukken(
    bestanden: Sequence[UploadedFile[bytes]], *, organisatie_id: int, moment: datetime.datetime
) -> list[tuple[str, Bestand]]:
    """Files with their safe name, stored and inspected. Raises ``Geweigerd`` for too many or too large files."""
    return neem_bestanden(bestanden, organisatie_id=organisatie_id, moment=moment, hoogstens=BESTANDEN_MEEST)


def neem_bestanden(
    bestanden: Sequence[UploadedFile[bytes]], *, organisatie_id: int, moment: datetime.datetime, hoogstens: int
) -> list[tuple[str, Bestand]]:
    """The same with another number of files at most."""
    if len(bestanden) > hoogstens:
        raise Geweigerd("te_veel_bestanden", f"Stuur ten hoogste {hoogstens} bestanden tegelijk; de rest kan daarna.")
    inhouden = [Inhoud(_naam(bestand), _bron(bestand)) for bestand in bestanden]
    rijen = neem_bestanden_op(inhouden, organisatie_id=organisatie_id, moment=moment) if inhouden else []
    return [(inhoud.naam, rij) for inhoud, rij in zip(inhouden, rijen, strict=True)]


def _per_plaats(post: Mapping[str, str], voor: str) -> dict[str, str]:
    gevonden = {naam.removeprefix(voor): waarde for naam, waarde in post.items() if naam.startswith(voor)}
    return {plaats: waarde for plaats, waarde in gevonden.items() if plaats.isascii() and plaats.isdecimal() and len(plaats) < 5}


def _naam(bestand: UploadedFile[bytes]) -> str:
    return clean_naam(bestand.name or "naamloos").naam


def _bron(bestand: UploadedFile[bytes]) -> bytes | Path:
    return Path(bestand.temporary_file_path()) if isinstance(bestand, TemporaryUploadedFile) else bestand.read()
