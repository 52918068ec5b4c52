"""Inspection of one file: which kind it is, whether it can be read, and what is wrong with it.

``keur`` opens the file in this very process. For files from outside use ``keurkamer.keur_apart``, which calls it in a
separate process with limits.
"""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from borgwijzer.documenten.bevinding import BestandFout, Bevinding, Ernst, make_bevinding
from borgwijzer.documenten.inspectie import Fotogegevens, Grenzen, Inspectie
from borgwijzer.documenten.soort import SOORTEN, Soort, find_afwijkende_extensie, has_pdf_na_rommel, recognise_soort


@dataclass(frozen=True, slots=True)
class Keuring:
    """Outcome of the inspection of one file.

    Attributes:
        leesbaar: True when the content was opened and seen, False when that is impossible, None when not established.
        versleuteld: whether the content is encrypted, also when it opens without a password; None: not established.
        paginas: pages of a PDF or TIFF, 1 for another image, else None.
        grootte: size in bytes.
        sha256: digest of the content, lower case; None when the file is over the size limit and was not read.
        foto: where and when a photo says that it was taken; None when it says nothing.
    """

    soort: Soort
    leesbaar: bool | None
    versleuteld: bool | None
    paginas: int | None
    grootte: int
    sha256: str | None
    bevindingen: tuple[Bevinding, ...] = ()
    foto: Fotogegevens | None = None

    @property
    def blokkeert(self) -> bool:
        """True when a finding keeps the document from counting as supplied."""
        return any(bevinding.ernst is Ernst.BLOKKEREND for bevinding in self.bevindingen)

    def als_dict(self) -> dict[str, object]:
        """Give the outcome as plain values for JSON."""
        return {
            "soort": self.soort.value,
            "leesbaar": self.leesbaar,
            "versleuteld": self.versleuteld,
            "paginas": self.paginas,
            "grootte": self.grootte,
            "sha256": self.sha256,
            "bevindingen": [
                {"code": bevinding.code, "ernst": bevinding.ernst.value, "tekst": bevinding.tekst} for bevinding in self.bevindingen
            ],
            **({"foto": self.foto.als_dict()} if self.foto else {}),
        }


def keur(pad: Path, *, naam: str | None = None, grenzen: Grenzen | None = None) -> Keuring:
    """Inspect the file at ``pad``.

    Arguments:
        naam: the name the sender gave the file, to compare its extension; without it the name of ``pad`` is used.
        grenzen: limits; None for the default ones.

    Raises:
        BestandFout: there is no ordinary file there, or it may not be read.
    """
    grenzen = grenzen or Grenzen()
    try:
        grootte = check_bestand(pad)
        if grootte > grenzen.bestand_bytes:
            return _te_groot(pad, grootte, grenzen)
        return _keur_inhoud(pad, naam if naam is not None else pad.name, grootte, grenzen)
    except PermissionError as fout:
        raise _niet_leesbaar(pad) from fout


def check_bestand(pad: Path) -> int:
    """Return the size in bytes of the ordinary file at ``pad``.

    Raises:
        BestandFout: nothing there, or a folder, pipe or device: reading those may never end.
    """
    try:
        gegevens = pad.stat()
    except PermissionError as fout:
        raise _niet_leesbaar(pad) from fout
    except (OSError, ValueError) as fout:
        zin = f"Het bestand {_quote(pad)} is er niet: controleer de naam en de map."
        raise BestandFout("bestand_ontbreekt", zin) from fout
    if not stat.S_ISREG(gegevens.st_mode):
        zin = f"{_quote(pad)} is een map of apparaat: geef de naam van een bestand op."
        raise BestandFout("geen_bestand", zin)
    return gegevens.st_size


def _niet_leesbaar(pad: Path) -> BestandFout:
    zin = f"Het bestand {_quote(pad)} mag niet worden gelezen: vraag de eigenaar om leesrechten."
    return BestandFout("bestand_niet_leesbaar", zin)


def _quote(pad: Path) -> str:
    """Name a path in a sentence, with control characters made visible: the sentence may end up in a terminal."""
    return "".join(teken if teken.isprintable() else "?" for teken in str(pad))


def make_niet_veilig(pad: Path) -> Keuring:
    """Give the outcome of a file that made the inspection crash or hang; the file is only hashed, never opened."""
    return Keuring(
        soort=_recognise_zonder_openen(pad),
        leesbaar=None,
        versleuteld=None,
        paginas=None,
        grootte=check_bestand(pad),
        sha256=compute_sha256(pad),
        bevindingen=(make_bevinding("niet_veilig"),),
    )


def _recognise_zonder_openen(pad: Path) -> Soort:
    """Tell the kind when it shows in the first bytes; a container that must be opened first gives ``onbekend``."""
    with pad.open("rb") as bestand:
        begin = bestand.read(4)
    return Soort.ONBEKEND if begin.startswith((b"PK", b"\xd0\xcf")) else recognise_soort(pad)


def compute_sha256(pad: Path) -> str:
    """Hash the file block by block, so that memory does not depend on its size."""
    with pad.open("rb") as bestand:
        return hashlib.file_digest(bestand, "sha256").hexdigest()


def _te_groot(pad: Path, grootte: int, grenzen: Grenzen) -> Keuring:
    return Keuring(
        soort=_recognise_zonder_openen(pad),
        leesbaar=None,
        versleuteld=None,
        paginas=None,
        grootte=grootte,
        sha256=None,
        bevindingen=(make_bevinding("te_groot", grens=f"{grenzen.bestand_bytes / 1_000_000:g}"),),
    )


def _keur_inhoud(pad: Path, naam: str, grootte: int, grenzen: Grenzen) -> Keuring:
    soort = recognise_soort(pad)
    inspectie = _inspect(pad, soort, grenzen)
    bevindingen = inspectie.bevindingen
    if extensie := find_afwijkende_extensie(naam, soort):
        omschrijving = SOORTEN[soort].omschrijving
        bevindingen += (make_bevinding("extensie_wijkt_af", extensie=extensie, soort=omschrijving),)
    return Keuring(
        soort=soort,
        leesbaar=inspectie.leesbaar,
        versleuteld=inspectie.versleuteld,
        paginas=inspectie.paginas,
        grootte=grootte,
        sha256=compute_sha256(pad),
        bevindingen=bevindingen,
        foto=inspectie.foto,
    )


def _inspect(pad: Path, soort: Soort, grenzen: Grenzen) -> Inspectie:
    if soort in _ZONDER_OPENEN:
        return _ZONDER_OPENEN[soort]
    if soort is Soort.ONBEKEND:
        code = "rommel_voor_pdf" if has_pdf_na_rommel(pad) else "soort_onbekend"
        return _geweigerd(code)
    return _INSPECTIES[soort](pad, soort, grenzen)


def _geweigerd(code: str) -> Inspectie:
    return Inspectie(leesbaar=None, versleuteld=None, bevindingen=(make_bevinding(code),))


_ZONDER_OPENEN: dict[Soort, Inspectie] = {
    Soort.LEEG: Inspectie(leesbaar=False, bevindingen=(make_bevinding("leeg"),)),
    Soort.ZIP: _geweigerd("zip_geweigerd"),
    Soort.OFFICE_OUD: _geweigerd("office_oud"),
    Soort.OFFICE_VERSLEUTELD: Inspectie(leesbaar=False, versleuteld=True, bevindingen=(make_bevinding("versleuteld"),)),
    Soort.SVG: _geweigerd("svg_geweigerd"),
    Soort.HTML: _geweigerd("webpagina_geweigerd"),
    Soort.HEIC: _geweigerd("heic_niet_bekeken"),
}


# The inspections import their libraries only when a file of their kind comes by: that saves a command 60 to 120 ms.
def _inspect_pdf(pad: Path, soort: Soort, grenzen: Grenzen) -> Inspectie:
    from borgwijzer.documenten.inspectie.pdf import inspect_pdf

    return inspect_pdf(pad, grenzen)


def _inspect_afbeelding(pad: Path, soort: Soort, grenzen: Grenzen) -> Inspectie:
    from borgwijzer.documenten.inspectie.afbeelding import inspect_afbeelding

    return inspect_afbeelding(pad, grenzen, formaat=soort.value.upper())


def _inspect_office(pad: Path, soort: Soort, grenzen: Grenzen) -> Inspectie:
    from borgwijzer.documenten.inspectie.pakket import inspect_office

    return inspect_office(pad, grenzen, soort=soort.value)


def _inspect_ifczip(pad: Path, soort: Soort, grenzen: Grenzen) -> Inspectie:
    from borgwijzer.documenten.inspectie.pakket import inspect_ifczip

    return inspect_ifczip(pad, grenzen)


def _inspect_ifc(pad: Path, soort: Soort, grenzen: Grenzen) -> Inspectie:
    from borgwijzer.documenten.inspectie.ifc import inspect_ifc

    return inspect_ifc(pad, grenzen)


_INSPECTIES: dict[Soort, Callable[[Path, Soort, Grenzen], Inspectie]] = {
    Soort.PDF: _inspect_pdf,
    Soort.JPEG: _inspect_afbeelding,
    Soort.PNG: _inspect_afbeelding,
    Soort.TIFF: _inspect_afbeelding,
    Soort.WEBP: _inspect_afbeelding,
    Soort.DOCX: _inspect_office,
    Soort.XLSX: _inspect_office,
    Soort.IFC: _inspect_ifc,
    Soort.IFCZIP: _inspect_ifczip,
}
