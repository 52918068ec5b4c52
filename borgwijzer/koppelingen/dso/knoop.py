"""One element being read: hands out children by namespace and name, and remembers what nobody asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from lxml import etree

from .gebrek import Gebrek
from .waarden import Tekst, Waarde, lees_ja_nee, lees_moment

IMAM = "http://www.omgevingswet.nl/koppelvlak/stam-v4/IMAM"
VERZOEK = "http://www.omgevingswet.nl/koppelvlak/stam-v4/verzoek"
COMMON = "http://www.omgevingswet.nl/koppelvlak/stam-v4/common"
GML = "http://www.opengis.net/gml"
MAX_ONBEKEND = 500
_EIGEN = (IMAM, VERZOEK, COMMON, GML)


class Verslag:
    """Findings and nodes of one message, gathered while it is read."""

    def __init__(self) -> None:
        self.gebreken: list[Gebrek] = []
        self._knopen: list[Knoop] = []
        self._losse: list[str] = []

    def meld(self, code: str, zin: str, pad: str = "", *, triage: bool = False) -> None:
        self.gebreken.append(Gebrek(code, zin, pad, triage))

    def volg(self, knoop: Knoop) -> None:
        self._knopen.append(knoop)

    def noteer_onbekend(self, pad: str) -> None:
        self._losse.append(pad)

    def onbekend(self) -> tuple[str, ...]:
        """Paths of the elements that were not read, at most `MAX_ONBEKEND` and then one line with the number left."""
        paden = self._losse + [pad for knoop in self._knopen for pad in knoop.ongelezen()]
        if len(paden) > MAX_ONBEKEND:
            return (*paden[:MAX_ONBEKEND], f"... en nog {len(paden) - MAX_ONBEKEND}")
        return tuple(paden)


class Knoop:
    """An element whose children are expected in namespace `ruimte`; a child elsewhere counts as unknown."""

    def __init__(self, element: etree._Element, pad: str, ruimte: str, verslag: Verslag) -> None:
        self.element = element
        self.pad = pad
        self.ruimte = ruimte
        self.verslag = verslag
        self._kinderen: dict[str, list[etree._Element]] = defaultdict(list)
        for kind in element:
            if isinstance(kind.tag, str):
                self._kinderen[kind.tag].append(kind)
        verslag.volg(self)

    def kind(self, naam: str, *, binnen: str | None = None) -> Knoop | None:
        """Return the first child with this name, or None; `binnen` is the namespace of its own children."""
        wachtend = self._kinderen.get(f"{{{self.ruimte}}}{naam}")
        return self._als_knoop(wachtend.pop(0), naam, binnen) if wachtend else None

    def kinderen(self, naam: str, *, binnen: str | None = None) -> Iterator[Knoop]:
        """Yield all children with this name; their paths are numbered from 1."""
        wachtend = self._kinderen.pop(f"{{{self.ruimte}}}{naam}", [])
        for nummer, element in enumerate(wachtend, start=1):
            yield self._als_knoop(element, f"{naam}[{nummer}]", binnen)

    def inhoud(self, naam: str) -> str:
        """Return the trimmed text of the first child with this name; empty when absent."""
        return self.tekst(naam).tekst

    def tekst(self, naam: str) -> Tekst:
        wachtend = self._kinderen.get(f"{{{self.ruimte}}}{naam}")
        return self._als_tekst(wachtend.pop(0), naam) if wachtend else Tekst()

    def waarde(self, naam: str) -> Waarde:
        """Read a field that may come once without source, or once per source; a second one of a source is a finding."""
        gevonden: dict[str, Tekst] = {}
        for element in self._kinderen.pop(f"{{{self.ruimte}}}{naam}", []):
            bron = element.get("bron", "").strip()
            plek = {"DSO-LV": "dso", "gebruiker": "gebruiker"}.get(bron, "zonder_bron")
            if plek in gevonden:
                self.verslag.noteer_onbekend(f"{self.pad}/{naam}")
                continue
            gevonden[plek] = self._als_tekst(element, naam)
        return Waarde(**gevonden) if gevonden else Waarde()

    def ja_nee(self, naam: str) -> bool | None:
        """Read a yes/no field; a text that is neither gives None and a finding."""
        tekst = self.inhoud(naam)
        antwoord = lees_ja_nee(tekst)
        if tekst and antwoord is None:
            self.meld("geen_ja_of_nee", "Hier hoort true of false te staan: bepaal zelf wat bedoeld is.", naam)
        return antwoord

    def moment(self, naam: str) -> datetime | None:
        tekst = self.inhoud(naam)
        if not tekst:
            return None
        moment, gebreken = lees_moment(tekst, f"{self.pad}/{naam}")
        self.verslag.gebreken.extend(gebreken)
        return moment

    def geometrie(self, naam: str) -> etree._Element | None:
        """Return the first child with this name as it is; what lies inside is GML and is not followed."""
        wachtend = self._kinderen.get(f"{{{self.ruimte}}}{naam}")
        return wachtend.pop(0) if wachtend else None

    def meld(self, code: str, zin: str, naam: str = "", *, triage: bool = False) -> None:
        self.verslag.meld(code, zin, f"{self.pad}/{naam}" if naam else self.pad, triage=triage)

    def ongelezen(self) -> Iterator[str]:
        for tag, wachtend in self._kinderen.items():
            for _ in wachtend:
                yield f"{self.pad}/{_korte_naam(tag)}"

    def _als_knoop(self, element: etree._Element, naam: str, binnen: str | None) -> Knoop:
        return Knoop(element, f"{self.pad}/{naam}", binnen or self.ruimte, self.verslag)

    def _als_tekst(self, element: etree._Element, naam: str) -> Tekst:
        for kind in element:
            self.verslag.noteer_onbekend(f"{self.pad}/{naam}/{_korte_naam(str(kind.tag))}")
        return Tekst(tekst_van(element), lees_ja_nee(element.get("publiceerbaar", "")))


def tekst_van(element: etree._Element) -> str:
    """Return all text in an element, trimmed."""
    return "".join(map(str, element.itertext())).strip()


def _korte_naam(tag: str) -> str:
    """Drop a namespace of the standard from a tag; a foreign one stays visible."""
    naam = etree.QName(tag)
    return naam.localname if naam.namespace in _EIGEN else tag
