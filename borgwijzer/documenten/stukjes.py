"""A file that comes in pieces: a file per upload beside the store, until its hash is right and the store takes it in.

The row says how many bytes count. A piece is on disk before the row says so, so what lies beyond was never acknowledged and is
written again. With more servers the folder is the same for all of them, as the store is.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from django.conf import settings

from borgwijzer.documenten.models import Veldupload

MAP = "stukjes"


def pad_van(upload: Veldupload) -> Path:
    """Where the pieces of this upload lie."""
    return Path(settings.BESTANDENMAP) / MAP / str(upload.organisatie_id) / f"{upload.pk}"


def schrijf_stukje(upload: Veldupload, vanaf: int, stukje: bytes) -> int:
    """Write a piece at its place and make it durable; gives how many bytes there are now."""
    pad = pad_van(upload)
    pad.parent.mkdir(mode=0o750, parents=True, exist_ok=True)
    greep = os.open(pad, os.O_RDWR | os.O_CREAT, 0o640)
    try:
        # What an interrupted writer left beyond this place was never counted.
        os.ftruncate(greep, vanaf)
        geschreven = 0
        while geschreven < len(stukje):
            geschreven += os.pwrite(greep, stukje[geschreven:], vanaf + geschreven)
        os.fsync(greep)
    finally:
        os.close(greep)
    return vanaf + len(stukje)


def hash_stukjes(upload: Veldupload) -> str:
    """The SHA-256 of all that is here; of nothing when the file is gone."""
    try:
        with pad_van(upload).open("rb") as bestand:
            return hashlib.file_digest(bestand, "sha256").hexdigest()
    except FileNotFoundError:
        return hashlib.sha256().hexdigest()


def gooi_weg(upload: Veldupload) -> None:
    """Remove the pieces: the store has the whole."""
    pad_van(upload).unlink(missing_ok=True)
