"""What an inspection of one kind of file gets (limits) and gives back; one module per family of kinds.

Every module here opens files of unknown origin: call it through ``documenten.keurkamer``, never from a web process.
"""

from __future__ import annotations

from dataclasses import dataclass

from borgwijzer.documenten.bevinding import Bevinding, make_bevinding


@dataclass(frozen=True, slots=True)
class Grenzen:
    """Limits of the inspection, all inclusive: exactly the limit is still accepted.

    Attributes:
        bestand_bytes: largest file, in bytes.
        paginas: most pages that go without a warning.
        paginas_bekeken: most pages looked at one by one for ink and text.
        seconden_bekijken: after this many seconds no next page is looked at; the findings then say so.
        beeldpunten: most pixels of one image.
        uitgepakt_bytes: most bytes that may come out of a zip container.
        zipverhouding: unpacked size divided by packed size that is refused above ``zipverhouding_vanaf_bytes``.
        zipverhouding_vanaf_bytes: unpacked size up to which the ratio does not matter.
        zipleden: most files in a zip container.
    """

    bestand_bytes: int = 200_000_000
    paginas: int = 2_000
    paginas_bekeken: int = 500
    seconden_bekijken: float = 10.0
    beeldpunten: int = 100_000_000
    uitgepakt_bytes: int = 2_000_000_000
    zipverhouding: int = 100
    zipverhouding_vanaf_bytes: int = 25_000_000
    zipleden: int = 20_000


@dataclass(frozen=True, slots=True)
class Fotogegevens:
    """What a photo says of itself, unproven: where (degrees, WGS84) and when (text as the camera wrote it, or empty)."""

    breedte: float | None = None
    lengte: float | None = None
    genomen: str = ""

    def als_dict(self) -> dict[str, object]:
        return {"breedte": self.breedte, "lengte": self.lengte, "genomen": self.genomen}


@dataclass(frozen=True, slots=True)
class Inspectie:
    """Outcome for one kind of file; ``leesbaar`` is None when this was not established."""

    leesbaar: bool | None
    versleuteld: bool | None = False
    paginas: int | None = None
    bevindingen: tuple[Bevinding, ...] = ()
    foto: Fotogegevens | None = None


def refuse(code: str, **waarden: object) -> Inspectie:
    """Give the outcome of a file that cannot be read, with ``code`` as its only finding."""
    return Inspectie(leesbaar=False, bevindingen=(make_bevinding(code, **waarden),))
