"""Inspection in a separate process, so that a hostile or broken file can harm nothing but its own inspection.

A batch is divided over two such processes. Each gets an empty environment, limits on memory, processor time and writing,
and a deadline per file on the clock. It is not a container: it runs as the same user and can read what that user can read.
"""

from __future__ import annotations

import base64
import dataclasses
import logging
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from borgwijzer.documenten.bevinding import Bevinding, Ernst
from borgwijzer.documenten.inspectie import Fotogegevens, Grenzen
from borgwijzer.documenten.keuring import Keuring, check_bestand, make_niet_veilig
from borgwijzer.documenten.keurproces import Gestopt, StartFout, start_cel
from borgwijzer.documenten.soort import Soort
from borgwijzer.geweigerd import Geweigerd

_STORING = "Documenten kunnen nu niet worden gekeurd: vraag de beheerder om het systeemlogboek te bekijken."
_PNG_BEGIN = b"\x89PNG\r\n\x1a\n"
# Processes for one batch: a dossier of a dozen drawings is seen sooner, and another request still has its turn.
CELLEN = 2
T = TypeVar("T")
log = logging.getLogger(__name__)


class KeurkamerFout(Geweigerd):
    """The inspection itself does not work on this machine; it says nothing about a file."""


@dataclass(frozen=True, slots=True)
class Keuropdracht:
    """One file to inspect.

    Attributes:
        naam: the name the sender gave it, to compare the extension; None for the name of ``pad``.
    """

    pad: Path
    naam: str | None = None


@dataclass(frozen=True, slots=True)
class _Werk:
    """What is asked of the cell: ``vraag`` goes along with every file; ``grenzen``: limits of the inspection."""

    vraag: dict[str, Any]
    seconden: float
    geheugen_mb: int
    grenzen: Grenzen


def keur_apart(
    paden: Iterable[Path | Keuropdracht],
    *,
    seconden: float = 30.0,
    geheugen_mb: int = 1024,
    grenzen: Grenzen | None = None,
) -> list[Keuring]:
    """Inspect files in a separate process and give one outcome per file, in the same order.

    A file that makes the process crash, hang or run out of memory gets the blocking finding ``niet_veilig``; the files
    after it are inspected in a new process.

    Arguments:
        seconden: most seconds per file, on the clock and of processor time.
        geheugen_mb: most address space of the process, in MiB; under 256 the libraries may not load.
        grenzen: limits of the inspection; None for the default ones.

    Raises:
        BestandFout: a path is no ordinary file or may not be read; nothing is inspected then.
        KeurkamerFout: the process cannot start or lacks a library.
    """
    opdrachten = [deel if isinstance(deel, Keuropdracht) else Keuropdracht(deel) for deel in paden]
    werk = _Werk({"doe": "keur"}, seconden, geheugen_mb, grenzen or Grenzen())
    return _doe_apart(opdrachten, werk, _parse_keuring, make_niet_veilig)


def lees_tekst_apart(paden: Iterable[Path], *, tekens: int, seconden: float = 20.0, geheugen_mb: int = 1024) -> list[str]:
    """Read the text of PDFs in a separate process, at most ``tekens`` characters each, in the same order.

    A file that stops the process, or has no text, gives an empty one. Raises as ``keur_apart`` does.
    """
    werk = _Werk({"doe": "lees", "tekens": tekens}, seconden, geheugen_mb, Grenzen())
    return _doe_apart([Keuropdracht(pad) for pad in paden], werk, lambda antwoord: str(antwoord["tekst"]), lambda _: "")


def teken_apart(paden: Iterable[Path], *, seconden: float = 30.0, geheugen_mb: int = 1024) -> list[bytes | None]:
    """Draw page 1 of files in a separate process as a PNG, in the same order.

    None for a kind that has no picture, and for a file that stops the process. Raises as ``keur_apart`` does.
    """
    werk = _Werk({"doe": "teken"}, seconden, geheugen_mb, Grenzen())
    return _doe_apart([Keuropdracht(pad) for pad in paden], werk, _parse_beeld, lambda _: None)


def _doe_apart(
    opdrachten: Sequence[Keuropdracht], werk: _Werk, lees: Callable[[dict[str, Any]], T], anders: Callable[[Path], T]
) -> list[T]:
    """``anders``: the outcome of a file that stopped the process."""
    absoluut = [dataclasses.replace(opdracht, pad=opdracht.pad.absolute()) for opdracht in opdrachten]
    for opdracht in absoluut:
        check_bestand(opdracht.pad)
    beurten = [absoluut[nummer::CELLEN] for nummer in range(min(CELLEN, len(absoluut)))]
    with ThreadPoolExecutor(CELLEN) as naast_elkaar:
        gedaan = list(naast_elkaar.map(lambda beurt: _doe_beurt(beurt, werk, lees, anders), beurten))
    return [gedaan[nummer % CELLEN][nummer // CELLEN] for nummer in range(len(absoluut))]


def _doe_beurt(
    opdrachten: Sequence[Keuropdracht], werk: _Werk, lees: Callable[[dict[str, Any]], T], anders: Callable[[Path], T]
) -> list[T]:
    uitkomsten: list[T] = []
    while len(uitkomsten) < len(opdrachten):
        uitkomsten += _doe_tot_storing(opdrachten[len(uitkomsten) :], werk, lees, anders)
    return uitkomsten


def _doe_tot_storing(
    opdrachten: Sequence[Keuropdracht], werk: _Werk, lees: Callable[[dict[str, Any]], T], anders: Callable[[Path], T]
) -> list[T]:
    """Work in one process until all is done or a file stops it; that file's outcome is then the last one."""
    uitkomsten: list[T] = []
    try:
        with start_cel(_schrijf_opdracht(opdrachten, werk)) as cel:
            for opdracht in opdrachten:
                try:
                    uitkomsten.append(_lees_antwoord(cel.lees(werk.seconden + 2), lees))
                except Gestopt as reden:
                    cel.stop()
                    log.warning("Een bestand kon niet veilig worden geopend (%s): %s", reden, cel.staart())
                    return [*uitkomsten, anders(opdracht.pad)]
    except StartFout as fout:
        log.error("De keurkamer start niet (%s)", fout)
        raise KeurkamerFout("keurkamer_start_niet", _STORING) from None
    return uitkomsten


def _schrijf_opdracht(opdrachten: Sequence[Keuropdracht], werk: _Werk) -> dict[str, Any]:
    return {
        **werk.vraag, "seconden": werk.seconden, "geheugen_mb": werk.geheugen_mb, "grenzen": dataclasses.asdict(werk.grenzen),
        "bestanden": [{"pad": str(deel.pad), "naam": deel.naam or deel.pad.name} for deel in opdrachten],
    }  # fmt: skip


def _lees_antwoord(antwoord: dict[str, Any], lees: Callable[[dict[str, Any]], T]) -> T:
    if "storing" in antwoord:
        _meld_storing(antwoord["storing"])
    if "onverwacht" in antwoord:
        raise Gestopt("onverwachte fout bij het openen")
    try:
        return lees(antwoord)
    except (KeyError, TypeError, ValueError) as fout:
        raise Gestopt("onleesbaar antwoord") from fout


def _meld_storing(reden: object) -> NoReturn:
    log.error("De keurkamer werkt niet: %s", reden)
    raise KeurkamerFout("keurkamer_werkt_niet", _STORING)


def _parse_keuring(antwoord: dict[str, Any]) -> Keuring:
    gegevens = antwoord["keuring"]
    bevindingen = tuple(
        Bevinding(code=str(deel["code"]), ernst=Ernst(deel["ernst"]), tekst=str(deel["tekst"])) for deel in gegevens["bevindingen"]
    )
    return Keuring(
        soort=Soort(gegevens["soort"]),
        leesbaar=_check(gegevens["leesbaar"], bool),
        versleuteld=_check(gegevens["versleuteld"], bool),
        paginas=_check(gegevens["paginas"], int),
        grootte=int(gegevens["grootte"]),
        sha256=_check(gegevens["sha256"], str),
        bevindingen=bevindingen,
        foto=_parse_foto(gegevens.get("foto")),
    )


def _parse_foto(gegevens: dict[str, Any] | None) -> Fotogegevens | None:
    if gegevens is None:
        return None
    breedte, lengte = _check(gegevens["breedte"], float), _check(gegevens["lengte"], float)
    return Fotogegevens(breedte, lengte, str(gegevens["genomen"])[:20])


def _check(waarde: Any, soort: type) -> Any:
    if waarde is not None and type(waarde) is not soort:
        raise TypeError(soort.__name__)
    return waarde


def _parse_beeld(antwoord: dict[str, Any]) -> bytes | None:
    if antwoord["beeld"] is None:
        return None
    beeld = base64.b64decode(antwoord["beeld"], validate=True)
    if not beeld.startswith(_PNG_BEGIN):
        raise ValueError("geen PNG")
    return beeld
