"""Kader: het beleid van een gemeente als gegevens. Lezen van TOML, erven van een ander kader, en vergelijken.

Erven: een regel of sectie die het kind noemt, vervangt die van de ouder in haar geheel; wat het kind niet noemt, blijft.
Een kader zonder `erft` is de wettelijke laag; `Kader.wettelijk` van ieder ander kader wijst daarnaar.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from pydantic import ValidationError

from borgwijzer.regels.grondslag import Grondslag, Invoerfout, Kanttekening
from borgwijzer.regels.kaderfouten import Kaderfout, Kaderfouten, Plaatsen, regelnummers, vertaal_fouten, verwijsfouten
from borgwijzer.regels.kaderhandhaving import Interventie
from borgwijzer.regels.kaderinhoud import Eis, Kaderinhoud, Onderwerp, Termijnregel
from borgwijzer.regels.kaderregel import Regel
from borgwijzer.regels.kalender import Feestdag, Kalender
from borgwijzer.regels.termijnen import Termijn

# Per lijst de sleutel die een regel herkent; alle andere secties worden als geheel of per naam vervangen.
LIJSTEN = {
    "wet": "afkorting", "gelijkgestelde_dag": "datum", "gevolgklasse_functie": "letter", "gevolgklasse_regel": "id",
    "eis": "id", "onderwerp": "id", "interventie": "id", "sanctie": "id", "lokale_omstandigheid": "id", "kanttekening": "id",
    "niet_taak": "id", "controlepunt": "id", "norm": "id", "argument": "id",
}  # fmt: skip
KAARTEN = ("termijn", "onvolledig", "poort", "prioriteit", "signaalbron", "brief", "besluit", "rol", "bewaren", "maatregel")
ZONDER_HERKOMST = ("kader", "wet", "kalender")


@dataclass(frozen=True, eq=False)
class Kader:
    """Een gelezen en gecontroleerd kader. `tekst` is de TOML van dit bestand, `vingerafdruk` de SHA-256 van het geheel."""

    inhoud: Kaderinhoud
    tekst: str
    vingerafdruk: str
    samengesteld: dict[str, Any] = field(repr=False)
    ouder: Kader | None = None

    @property
    def id(self) -> str:
        return self.inhoud.kader.id

    @property
    def versie(self) -> str:
        """De vaste aanduiding van deze versie, zoals een zaak haar onthoudt: id@JJJJ-MM-DD."""
        return f"{self.id}@{self.inhoud.kader.geldig_vanaf.isoformat()}"

    @cached_property
    def wettelijk(self) -> Kader:
        """De wettelijke laag onder dit kader; voor een kader zonder ouder is dat het kader zelf."""
        return self.ouder.wettelijk if self.ouder else self

    @cached_property
    def is_wettelijk(self) -> bool:
        return self.ouder is None

    @cached_property
    def beslislijst_wijkt_af(self) -> bool:
        """Of dit kader de gevolgklasse anders bepaalt dan de wettelijke laag; dan telt ook de wettelijke lijst."""
        eigen, wet = self.inhoud, self.wettelijk.inhoud
        return (eigen.reikwijdte.verbouw_vanaf, eigen.gevolgklasse_regel, eigen.gevolgklasse_functie) != (
            wet.reikwijdte.verbouw_vanaf, wet.gevolgklasse_regel, wet.gevolgklasse_functie,
        )  # fmt: skip

    @cached_property
    def kalender(self) -> Kalender:
        dagen = (Feestdag(d.datum, d.naam, "; ".join(d.wet), gelijkgesteld=True) for d in self.inhoud.gelijkgestelde_dag)
        return Kalender(dagen, gelijkgesteld_is_werkdag=self.inhoud.kalender.gelijkgesteld_is_werkdag)

    @cached_property
    def termijnen(self) -> dict[str, Termijn]:
        return {naam: _termijn(self, naam, regel) for naam, regel in self.inhoud.termijn.items()}

    def termijn(self, naam: str) -> Termijn:
        """De termijn met dit id; Invoerfout met de bestaande id's als het kader hem niet heeft."""
        if naam not in self.termijnen:
            raise Invoerfout(f"Het kader {self.id} heeft geen termijn {naam}. Kies een van: {', '.join(sorted(self.termijnen))}.")
        return self.termijnen[naam]

    @cached_property
    def eisen(self) -> dict[str, tuple[Eis, ...]]:
        """Per soort melding de eisen, die van het kader zelf voor de wettelijke."""
        op_volgorde = sorted(self.inhoud.eis, key=lambda eis: self.laag(eis) == "wet")
        return {eis.melding: tuple(e for e in op_volgorde if e.melding == eis.melding) for eis in op_volgorde}

    @cached_property
    def onderwerpen(self) -> dict[str, Onderwerp]:
        return {onderwerp.id: onderwerp for onderwerp in self.inhoud.onderwerp}

    @cached_property
    def treden(self) -> dict[str, Interventie]:
        return {trede.id: trede for trede in self.inhoud.interventie}

    def laag(self, regel: Regel) -> str:
        """`wet` of `kader`: uit welke laag deze regel komt."""
        return "wet" if regel.herkomst == self.wettelijk.id else "kader"

    @cached_property
    def _vindplaatsen(self) -> dict[str, str]:
        return {wet.afkorting: wet.url for wet in self.inhoud.wet}

    def wetsartikel(self, artikel: str, kader: str | None = None) -> Grondslag:
        """Grondslag voor een artikel als `Bbl 2.21 lid 1`, met de vindplaats van die wet."""
        return Grondslag(kader, artikel, self._vindplaatsen.get(artikel.split(" ", 1)[0]))

    @cached_property
    def _grondslagen(self) -> dict[int, tuple[Grondslag, ...]]:
        return {}

    def grondslag(self, regel: Regel) -> tuple[Grondslag, ...]:
        """Alle plaatsen waarop een regel berust; de eerste draagt ook de vindplaats in het kader.

        Een regel van dit kader leeft zo lang als het kader; daarom is zijn identiteit de sleutel van wat bewaard wordt.
        """
        bewaard = self._grondslagen.get(id(regel))
        if bewaard is None:
            bewaard = self._grondslagen[id(regel)] = self._maak_grondslag(regel)
        return bewaard

    def _maak_grondslag(self, regel: Regel) -> tuple[Grondslag, ...]:
        # Wat de wettelijke laag als bron noemt, is geen paragraaf van de gemeente.
        van = self.wettelijk if self.laag(regel) == "wet" else self
        bron = f"{van.inhoud.kader.naam}, {regel.bron}" if regel.bron else None
        if not regel.wet:
            return (Grondslag(bron),)
        eerste, *overige = regel.wet
        return (self.wetsartikel(eerste, bron), *(self.wetsartikel(artikel) for artikel in overige))

    @cached_property
    def _notities(self) -> dict[str, tuple[tuple[str, Kanttekening, bool], ...]]:
        plekken: dict[str, list[tuple[str, Kanttekening, bool]]] = {}
        for notitie in self.inhoud.kanttekening:
            tekst = Kanttekening(notitie.tekst, self.grondslag(notitie))
            for plek in notitie.bij:
                plekken.setdefault(plek, []).append((notitie.id, tekst, notitie.andere_uitkomst))
        return {plek: tuple(notities) for plek, notities in plekken.items()}

    def lezingen(self) -> list[tuple[str, str]]:
        """Elke eigen lezing van dit kader met de regel waarbij zij hoort, voor de jurist."""
        eigen = tomllib.loads(self.tekst)
        return [(pad.removesuffix(".lezing"), tekst) for pad, tekst in _plat(eigen).items() if pad.endswith("lezing") and tekst]

    def kanttekeningen(self, *plekken: str, uitkomst: str | None = None) -> tuple[Kanttekening, ...]:
        """De kanttekeningen bij deze regels (`sectie.id`), elk een keer; `uitkomst` is de andere uitkomst, als die er is."""
        gevonden = {naam: (tekst, anders) for plek in plekken for naam, tekst, anders in self._notities.get(plek, ())}
        return tuple(
            Kanttekening(tekst.tekst, tekst.grondslag, uitkomst) if anders and uitkomst else tekst
            for tekst, anders in gevonden.values()
        )


def _termijn(kader: Kader, naam: str, regel: Termijnregel) -> Termijn:
    return Termijn(
        id=naam, lengte=regel.lengte, eenheid=regel.eenheid, terug=regel.richting == "terug",
        inclusief=regel.begin == "inclusief", atw=regel.atw, betekenis=regel.betekenis, grondslag=kader.grondslag(regel),
    )  # fmt: skip


def lees_kader(tekst: str, *, bestand: str, ouder: Kader | None = None) -> Kader:
    """Het kader in een TOML-tekst; `ouder` is het kader dat `erft` noemt. Fouten: Kaderfouten, met bestand en regel."""
    try:
        ruw = tomllib.loads(tekst)
    except tomllib.TOMLDecodeError as fout:
        raise Kaderfouten([Kaderfout.uit_toml(bestand, str(fout), tekst.count("\n") + 1)]) from None
    plaatsen = Plaatsen(bestand, regelnummers(tekst))
    _weiger_herkomst(plaatsen)
    _weiger_dubbele(ruw, plaatsen)
    eigen = _met_herkomst(ruw)
    samengesteld, herkomst = erf(ouder.samengesteld, eigen) if ouder else (eigen, None)
    try:
        inhoud = Kaderinhoud.model_validate(samengesteld)
    except ValidationError as fout:
        raise Kaderfouten(vertaal_fouten(fout, plaatsen.met_herkomst(herkomst))) from None
    if fouten := verwijsfouten(inhoud, plaatsen.met_herkomst(herkomst)):
        raise Kaderfouten(fouten)
    return Kader(inhoud, tekst, _vingerafdruk(samengesteld), samengesteld, ouder)


def erf(ouder: Mapping[str, Any], kind: Mapping[str, Any]) -> tuple[dict[str, Any], dict[tuple[str, int], int]]:
    """Het samengestelde kader, en per samengestelde lijstregel (sectie, plaats) haar plaats in het kind."""
    geheel = dict(ouder)
    herkomst: dict[tuple[str, int], int] = {}
    for sectie, waarde in kind.items():
        if sectie in KAARTEN and isinstance(waarde, dict):
            geheel[sectie] = {**geheel.get(sectie, {}), **waarde}
        elif sectie in LIJSTEN and isinstance(waarde, list):
            geheel[sectie] = _erf_lijst(sectie, list(geheel.get(sectie, ())), waarde, herkomst)
        else:
            geheel[sectie] = waarde
    return geheel, herkomst


def _erf_lijst(
    sectie: str, regels: list[dict[str, Any]], eigen: list[dict[str, Any]], herkomst: dict[tuple[str, int], int]
) -> list[dict[str, Any]]:
    sleutel = LIJSTEN[sectie]
    plaats = {_naam(regel, sleutel): nummer for nummer, regel in enumerate(regels)}
    for nummer, regel in enumerate(eigen):
        waar = plaats.get(_naam(regel, sleutel), len(regels))
        regels[waar : waar + 1] = [regel]
        herkomst[sectie, waar] = nummer
    return regels


def _naam(regel: Any, sleutel: str) -> str | None:
    """De herkenning van een lijstregel; None als de regel of haar sleutel geen bruikbare vorm heeft."""
    waarde = regel.get(sleutel) if isinstance(regel, dict) else None
    return str(waarde) if isinstance(waarde, str | date) else None


def _met_herkomst(ruw: dict[str, Any]) -> dict[str, Any]:
    """Elke eigen regel krijgt de id van dit kader mee, zodat na het erven te zien is wie haar stelt."""
    kop = ruw.get("kader")
    eigen_id = kop.get("id", "") if isinstance(kop, dict) else ""

    def merk(regel: Any) -> Any:
        return {**regel, "herkomst": eigen_id} if isinstance(regel, dict) else regel

    gemerkt: dict[str, Any] = {}
    for sectie, waarde in ruw.items():
        if sectie in ZONDER_HERKOMST:
            gemerkt[sectie] = waarde
        elif isinstance(waarde, list):
            gemerkt[sectie] = [merk(regel) for regel in waarde]
        elif sectie in KAARTEN and isinstance(waarde, dict):
            gemerkt[sectie] = {naam: merk(regel) for naam, regel in waarde.items()}
        else:
            gemerkt[sectie] = merk(waarde)
    return gemerkt


def _weiger_herkomst(plaatsen: Plaatsen) -> None:
    """`herkomst` vult deze module zelf in; in een bestand zou zij de laag van een regel vervalsen."""
    regels = [nummer for pad, nummer in plaatsen.nummers.items() if pad[-1] == "herkomst"]
    if regels:
        raise Kaderfouten([Kaderfout(plaatsen.bestand, nummer, "Onbekende sleutel herkomst: verwijder haar.") for nummer in regels])


def _weiger_dubbele(ruw: dict[str, Any], plaatsen: Plaatsen) -> None:
    fouten = []
    for sectie, sleutel in LIJSTEN.items():
        regels = ruw.get(sectie, ())
        gezien: set[str] = set()
        for nummer, regel in enumerate(regels if isinstance(regels, list) else ()):
            naam = _naam(regel, sleutel)
            if naam is None:
                continue
            if naam in gezien:
                fouten.append(Kaderfout(
                    plaatsen.bestand, plaatsen.regel((sectie, nummer, sleutel)),
                    f"{sectie} {naam} staat er twee keer: geef de tweede een andere {sleutel} of haal hem weg.",
                ))  # fmt: skip
            gezien.add(naam)
    if fouten:
        raise Kaderfouten(fouten)


def _vingerafdruk(samengesteld: dict[str, Any]) -> str:
    canoniek = json.dumps(samengesteld, sort_keys=True, ensure_ascii=False, default=str, separators=(",", ":"))
    return hashlib.sha256(canoniek.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Wijziging:
    """Een verschil tussen twee kaders. `pad` noemt de regel bij haar id; `oud` of `nieuw` is None als hij ontbreekt."""

    pad: str
    oud: Any
    nieuw: Any

    def als_dict(self) -> dict[str, Any]:
        return {"pad": self.pad, "oud": self.oud, "nieuw": self.nieuw}


def vergelijk(oud: Kader, nieuw: Kader) -> list[Wijziging]:
    """De verschillen van `oud` naar `nieuw`, regel voor regel, op pad. Zonder verschil een lege lijst."""
    links, rechts = _plat(oud.samengesteld), _plat(nieuw.samengesteld)
    paden = sorted(links.keys() | rechts.keys())
    return [Wijziging(p, links.get(p), rechts.get(p)) for p in paden if links.get(p) != rechts.get(p)]


def _plat(waarde: Any, pad: str = "") -> dict[str, Any]:
    """Alle losse waarden met hun pad; een lijstregel heet naar haar id, niet naar haar plaats."""
    if isinstance(waarde, dict):
        delen = ((sleutel, deel) for sleutel, deel in waarde.items() if sleutel != "herkomst")
    elif isinstance(waarde, list) and waarde and isinstance(waarde[0], dict):
        sleutel = LIJSTEN.get(pad, "")
        delen = ((str(regel.get(sleutel, nummer)), regel) for nummer, regel in enumerate(waarde))
    else:
        return {pad: waarde.isoformat() if isinstance(waarde, date) else waarde}
    plat: dict[str, Any] = {}
    for naam, deel in delen:
        plat.update(_plat(deel, f"{pad}.{naam}" if pad else naam))
    return plat
