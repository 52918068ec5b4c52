"""Attachments of a message: match what arrived with what the message names, and keep both kinds of difference."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile

from borgwijzer.documenten.models import Bestand
from borgwijzer.documenten.namen import clean_naam
from borgwijzer.documenten.opnemen import MAX_BYTES, Inhoud, neem_bestanden_op
from borgwijzer.koppelingen.dso.vertaling import Vertaald
from borgwijzer.koppelingen.models import Bericht
from borgwijzer.zaken.models import Documenttoestand

TE_GROOT = "Dit bestand is groter dan 200 MB en is niet opgenomen: vraag de indiener om een kleiner bestand."


def noem_bijlagen(bestanden: Iterable[UploadedFile[bytes]]) -> dict[str, bytes | Path]:
    """Files by their name, where they stand on disk; two files with one name are told apart by a number."""
    bijlagen: dict[str, bytes | Path] = {}
    for bestand in bestanden:
        naam, volgnummer = bestand.name or "naamloos", 2
        while naam in bijlagen:
            pad = Path(bestand.name or "naamloos")
            naam, volgnummer = f"{pad.stem} ({volgnummer}){pad.suffix}", volgnummer + 1
        bijlagen[naam] = Path(bestand.temporary_file_path()) if isinstance(bestand, TemporaryUploadedFile) else bestand.read()
    return bijlagen


def neem_bijlagen_op(bericht: Bericht, vertaald: Vertaald, bijlagen: Mapping[str, bytes | Path], moment: datetime.datetime) -> None:
    """Store every file that came along, and note it on the message. A file is found by document id or by name."""
    passend = {naam: bron for naam, bron in bijlagen.items() if _grootte(bron) <= MAX_BYTES}
    inhouden = [Inhoud(clean_naam(naam).naam, bron) for naam, bron in passend.items()]
    bestanden = neem_bestanden_op(inhouden, organisatie_id=bericht.organisatie_id, moment=moment) if inhouden else []
    kenmerken = _kenmerken(vertaald)
    bericht.bijlagen = [_noteer(naam, kenmerken, bestand=bestand) for naam, bestand in zip(passend, bestanden, strict=True)] + [
        _noteer(naam, kenmerken, reden=TE_GROOT) for naam in bijlagen if naam not in passend
    ]


def voeg_bijlagen_toe(
    bericht: Bericht, vertaald: Vertaald, bijlagen: Mapping[str, bytes | Path], moment: datetime.datetime
) -> dict[str, Bestand]:
    """Files of a message that was taken in before: note those that are new on it, and give them by document id."""
    eerder = bericht.bijlagen
    neem_bijlagen_op(bericht, vertaald, bijlagen, moment)
    bekend = {(deel["kenmerk"] or deel["naam"], deel["bestand"]) for deel in eerder}
    nieuw = [deel for deel in bericht.bijlagen if (deel["kenmerk"] or deel["naam"], deel["bestand"]) not in bekend]
    bericht.bijlagen = [*eerder, *nieuw]
    bestanden = Bestand.objects.in_bulk([deel["bestand"] for deel in nieuw if deel["bestand"]])
    return {deel["kenmerk"]: bestanden[deel["bestand"]] for deel in nieuw if deel["kenmerk"] and deel["bestand"]}


def _grootte(bron: bytes | Path) -> int:
    return bron.stat().st_size if isinstance(bron, Path) else len(bron)


def _kenmerken(vertaald: Vertaald) -> dict[str, str]:
    """Name of a file, or its document id, in lower case -> document id. A name that is used twice matches nothing."""
    namen: dict[str, str] = {}
    dubbel = set()
    for document in vertaald.documenten:
        sleutel = document.bestandsnaam.casefold()
        dubbel |= {sleutel} & namen.keys()
        namen[sleutel] = document.document_id
    return {**{n: k for n, k in namen.items() if n not in dubbel}, **{d.document_id: d.document_id for d in vertaald.documenten}}


def _noteer(naam: str, kenmerken: dict[str, str], *, bestand: Bestand | None = None, reden: str = "") -> dict[str, Any]:
    veilig = clean_naam(naam).naam
    kenmerk = kenmerken.get(veilig.casefold()) or kenmerken.get(Path(veilig).stem.casefold(), "")
    return {
        "naam": veilig, "kenmerk": kenmerk, "bestand": bestand.pk if bestand else None,
        "toestand": Documenttoestand.AANWEZIG if bestand else Documenttoestand.GEWEIGERD, "reden": reden,
    }  # fmt: skip
