"""Store of document contents by their SHA-256: written once, never overwritten, durable before it is named anywhere.

A store elsewhere (object storage) offers the same methods; ``pad`` then gives a local copy.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import io
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO, Literal

from borgwijzer.geweigerd import Geweigerd

BLOK_BYTES = 1_048_576
BESTAND_RECHTEN = 0o440
TIJDELIJK = "tijdelijk"
_SHA256 = re.compile(r"[0-9a-f]{64}")
_GEEN_KOPPELING = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK})
_VOL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_VERBODEN = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})

Bron = bytes | Path | IO[bytes]
Toestand = Literal["in_orde", "ontbreekt", "beschadigd"]


class OpslagFout(Geweigerd):
    """The store cannot do what was asked; nothing half-written is left under a final name."""


class InhoudTeGroot(OpslagFout):
    """The content has more bytes than the caller allows; nothing was kept."""


@dataclass(frozen=True, slots=True)
class Opgeslagen:
    """What was stored: its digest (64 hexadecimal digits, lower case) and its size in bytes."""

    sha256: str
    grootte: int


class Opslag:
    """Contents in a local folder, two levels deep: ``ab/cd/abcd…``."""

    def __init__(self, map: Path) -> None:
        self._map = map

    def bewaar(self, bron: Bron, *, hoogstens: int | None = None) -> Opgeslagen:
        """Store a content and return its digest once it is safely on disk.

        Storing the same content again, also at the same moment, succeeds and changes nothing.

        Arguments:
            bron: the bytes, a path, or a readable binary stream, read block by block from where it stands.
            hoogstens: most bytes, inclusive; None for no limit.

        Raises:
            InhoudTeGroot: there are more bytes than ``hoogstens``.
            OpslagFout: disk full, no right to write, or the stored copy of this content is damaged.
        """
        with _open_bron(bron) as stroom, self._report_fouten():
            tijdelijk = self._make_tijdelijk()
            try:
                opgeslagen = _copy(stroom, tijdelijk, hoogstens)
                self._place(tijdelijk, opgeslagen)
            finally:
                tijdelijk.unlink(missing_ok=True)
        return opgeslagen

    def pad(self, sha256: str) -> Path:
        """Return where the content with this digest is, or would be; open it for reading only.

        Raises:
            ValueError: ``sha256`` is not 64 lower-case hexadecimal digits.
        """
        if not _SHA256.fullmatch(sha256):
            raise ValueError("sha256: 64 hexadecimale cijfers verwacht")
        return self._map / sha256[:2] / sha256[2:4] / sha256

    def bestaat(self, sha256: str) -> bool:
        """Tell whether a content with this digest is stored; its bytes are not compared."""
        return self.pad(sha256).is_file()

    def open_lezen(self, sha256: str) -> BinaryIO:
        """Open a stored content for reading; the caller closes it.

        Raises:
            OpslagFout: it is not there or may not be read.
        """
        pad = self.pad(sha256)
        with self._report_fouten():
            try:
                return pad.open("rb")
            except FileNotFoundError as fout:
                zin = "Dit document staat niet in de opslag: vraag de beheerder om het uit de reservekopie te halen."
                raise OpslagFout("document_ontbreekt", zin) from fout

    def controleer(self, sha256: str) -> Toestand:
        """Read a stored content and compare it with its digest.

        Raises:
            OpslagFout: it is there but cannot be read.
        """
        pad = self.pad(sha256)
        with self._report_fouten():
            try:
                with pad.open("rb") as bestand:
                    klopt = hashlib.file_digest(bestand, "sha256").hexdigest() == sha256
            except FileNotFoundError:
                return "ontbreekt"
        return "in_orde" if klopt else "beschadigd"

    def ruim_tijdelijke_op(self, *, voor: float) -> int:
        """Remove what interrupted writers left behind and return how many files that were.

        Arguments:
            voor: moment in seconds since 1970; only files last changed before it are removed, so that a writer at
                work keeps its file.
        """
        aantal = 0
        for achterblijver in (self._map / TIJDELIJK).glob("*"):
            with contextlib.suppress(FileNotFoundError):  # another cleaner was first
                if achterblijver.stat().st_mtime < voor:
                    achterblijver.unlink()
                    aantal += 1
        return aantal

    def _make_tijdelijk(self) -> Path:
        """Make an empty file on the same file system as its final place, so that placing it is one step."""
        werkmap = self._map / TIJDELIJK
        _make_map(werkmap)
        greep, naam = tempfile.mkstemp(dir=werkmap)
        os.close(greep)
        return Path(naam)

    def _place(self, tijdelijk: Path, opgeslagen: Opgeslagen) -> None:
        doel = self.pad(opgeslagen.sha256)
        _make_map(doel.parent)
        try:
            # A link, unlike a rename, never replaces what is there.
            os.link(tijdelijk, doel)
        except FileExistsError:
            _check_bestaande(doel, opgeslagen)
        except OSError as fout:
            if fout.errno not in _GEEN_KOPPELING:
                raise
            _rename(tijdelijk, doel, opgeslagen)
        # Also when another writer placed it: that one may not have come this far yet.
        _sync_map(doel.parent)

    @contextmanager
    def _report_fouten(self) -> Iterator[None]:
        try:
            yield
        except OSError as fout:
            if fout.errno in _VOL:
                zin = f"De schijf voor documenten is vol: maak ruimte in {self._map} en probeer het opnieuw."
                raise OpslagFout("opslag_vol", zin) from fout
            if fout.errno in _VERBODEN:
                zin = f"Borgwijzer mag niet lezen en schrijven in {self._map}: geef het programma daar rechten."
                raise OpslagFout("opslag_verboden", zin) from fout
            zin = f"De opslag van documenten in {self._map} werkt niet: laat de beheerder deze map controleren."
            raise OpslagFout("opslag_werkt_niet", zin) from fout


@contextmanager
def _open_bron(bron: Bron) -> Iterator[IO[bytes]]:
    """Give the source as a stream; only a stream opened here is closed here."""
    if isinstance(bron, bytes):
        yield io.BytesIO(bron)
    elif isinstance(bron, Path):
        with bron.open("rb") as bestand:
            yield bestand
    else:
        yield bron


def _copy(stroom: IO[bytes], doel: Path, hoogstens: int | None) -> Opgeslagen:
    rekenaar, grootte = hashlib.sha256(), 0
    with doel.open("wb") as bestand:
        while blok := stroom.read(BLOK_BYTES):
            grootte += len(blok)
            if hoogstens is not None and grootte > hoogstens:
                zin = f"Het bestand is groter dan {hoogstens / 1_000_000:g} MB: splits het in kleinere bestanden."
                raise InhoudTeGroot("te_groot", zin)
            rekenaar.update(blok)
            bestand.write(blok)
        bestand.flush()
        os.fchmod(bestand.fileno(), BESTAND_RECHTEN)
        os.fsync(bestand.fileno())
    return Opgeslagen(rekenaar.hexdigest(), grootte)


def _rename(tijdelijk: Path, doel: Path, opgeslagen: Opgeslagen) -> None:
    """Place the file on a file system without links; two writers at once then replace equal bytes by equal bytes."""
    if doel.exists():
        _check_bestaande(doel, opgeslagen)
    else:
        tijdelijk.rename(doel)


def _check_bestaande(doel: Path, opgeslagen: Opgeslagen) -> None:
    if doel.stat().st_size != opgeslagen.grootte:
        zin = "De bewaarde kopie van dit document is beschadigd: laat de beheerder die uit de reservekopie terugzetten."
        raise OpslagFout("document_beschadigd", zin)


def _make_map(map: Path) -> None:
    """Make a folder with its parents, each recorded on disk in its own parent."""
    if map.is_dir():
        return
    _make_map(map.parent)
    map.mkdir(mode=0o750, exist_ok=True)
    _sync_map(map.parent)


def _sync_map(map: Path) -> None:
    greep = os.open(map, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(greep)
    finally:
        os.close(greep)
