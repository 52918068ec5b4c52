"""Text files of letters: Dutch sentences with named facts, checked when they are read.

A block may carry `als`: names of facts that must be given, `niet naam`, or `naam = waarde`. That is all the logic
there is; a text file can compute nothing.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from borgwijzer.brieven.feiten import NAAM_VAN_FEIT, Brieffeiten, gegeven, vul_in
from borgwijzer.brieven.fouten import SjabloonFout
from borgwijzer.brieven.model import Alinea, Fotos, Kader, Kop, Opsomming, Punt, Rechtsmiddel, Tabel, TekstBlok

TEKSTEN = Path(__file__).parent / "teksten"
VOORWAARDE = re.compile(r"(?P<niet>niet )?(?P<naam>[a-z_]+)(?: = (?P<waarde>[a-z_]+))?")


class _Deel(BaseModel):
    """Anything in a text file that can be left out by a condition."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    als: list[str] = Field(default_factory=list)

    def geldt(self, feiten: Brieffeiten) -> bool:
        return all(_voldoet(voorwaarde, feiten) for voorwaarde in self.als)

    def voorwaarden(self) -> Iterator[str]:
        yield from self.als

    def lijsten(self) -> Iterator[str]:
        """Yield the names of list facts that this part prints."""
        yield from ()


class PuntTekst(_Deel):
    """One item of a list."""

    tekst: str
    kop: str = ""

    def teksten(self) -> Iterator[str]:
        yield from (self.kop, self.tekst)


class _Blok(_Deel):
    """`vast`: nobody changes this text for one letter; what it says in law must be the same in all of them."""

    naam: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    vast: bool = False

    def stukken(self) -> Iterator[tuple[str, str]]:
        """Yield name and text of each piece that can be replaced."""
        yield from ()

    def met(self, eigen: Mapping[str, str]) -> Self:
        """Return a copy with pieces replaced; names of other blocks are left alone."""
        return self


class ZinTekst(_Blok):
    """A block of one text: paragraph, heading or verdict."""

    soort: Literal["alinea", "kop", "kader"]
    tekst: str

    def teksten(self) -> Iterator[str]:
        yield self.tekst

    def stukken(self) -> Iterator[tuple[str, str]]:
        yield self.naam, self.tekst

    def met(self, eigen: Mapping[str, str]) -> Self:
        return self.model_copy(update={"tekst": eigen[self.naam]}) if self.naam in eigen else self

    def maak(self, feiten: Brieffeiten) -> TekstBlok:
        soorten: dict[str, type[Alinea | Kop | Kader]] = {"alinea": Alinea, "kop": Kop, "kader": Kader}
        return soorten[self.soort](self.naam, vul_in(self.tekst, feiten))


class LijstTekst(_Blok):
    """A list: its own items, or those of the fact named by `bron`."""

    soort: Literal["opsomming"]
    genummerd: bool = False
    punt: list[PuntTekst] = Field(default_factory=list)
    bron: str = ""

    def teksten(self) -> Iterator[str]:
        for punt in self.punt:
            yield from punt.teksten()

    def voorwaarden(self) -> Iterator[str]:
        yield from self.als
        for punt in self.punt:
            yield from punt.als

    def lijsten(self) -> Iterator[str]:
        yield from ([self.bron] if self.bron else [])

    def stukken(self) -> Iterator[tuple[str, str]]:
        """The items by number; an item is changed with its lead."""
        for nummer, punt in enumerate(self.punt, start=1):
            if punt.kop:
                yield f"{self.naam}.{nummer}.kop", punt.kop
            yield f"{self.naam}.{nummer}", punt.tekst

    def met(self, eigen: Mapping[str, str]) -> Self:
        punten = []
        for nummer, punt in enumerate(self.punt, start=1):
            naam = f"{self.naam}.{nummer}"
            punten.append(punt.model_copy(update={"tekst": eigen.get(naam, punt.tekst), "kop": eigen.get(f"{naam}.kop", punt.kop)}))
        return self.model_copy(update={"punt": punten})

    def maak(self, feiten: Brieffeiten) -> TekstBlok:
        if self.bron:
            return Opsomming(self.naam, tuple(getattr(feiten, self.bron)), self.genummerd)
        punten = [Punt(vul_in(p.tekst, feiten), vul_in(p.kop, feiten)) for p in self.punt if p.geldt(feiten)]
        return Opsomming(self.naam, tuple(punten), self.genummerd)


class TabelTekst(_Blok):
    """A table: its own rows, or those of the fact named by `bron`."""

    soort: Literal["tabel"]
    bijschrift: str
    koppen: list[str]
    rijen: list[list[str]] = Field(default_factory=list)
    bron: str = ""

    def teksten(self) -> Iterator[str]:
        yield self.bijschrift
        yield from self.koppen
        for rij in self.rijen:
            yield from rij

    def lijsten(self) -> Iterator[str]:
        yield from ([self.bron] if self.bron else [])

    def maak(self, feiten: Brieffeiten) -> TekstBlok:
        rijen = getattr(feiten, self.bron) if self.bron else [[vul_in(c, feiten) for c in rij] for rij in self.rijen]
        return Tabel(
            naam=self.naam,
            bijschrift=vul_in(self.bijschrift, feiten),
            koppen=tuple(vul_in(kop, feiten) for kop in self.koppen),
            rijen=tuple(tuple(rij) for rij in rijen),
        )


class FotoTekst(_Blok):
    """The photos of the fact named by `bron`."""

    soort: Literal["fotos"]
    bron: str

    def teksten(self) -> Iterator[str]:
        yield from ()

    def lijsten(self) -> Iterator[str]:
        yield self.bron

    def maak(self, feiten: Brieffeiten) -> TekstBlok:
        return Fotos(self.naam, tuple(getattr(feiten, self.bron)))


class RechtsmiddelTekst(_Blok):
    """The remedy clause."""

    soort: Literal["rechtsmiddel"]
    titel: str
    alineas: list[str]

    def teksten(self) -> Iterator[str]:
        yield self.titel
        yield from self.alineas

    def maak(self, feiten: Brieffeiten) -> TekstBlok:
        return Rechtsmiddel(self.naam, vul_in(self.titel, feiten), tuple(vul_in(a, feiten) for a in self.alineas))


Bloktekst = ZinTekst | LijstTekst | TabelTekst | FotoTekst | RechtsmiddelTekst
BLOKSOORTEN: dict[str, type[Bloktekst]] = {
    "alinea": ZinTekst,
    "kop": ZinTekst,
    "kader": ZinTekst,
    "opsomming": LijstTekst,
    "tabel": TabelTekst,
    "fotos": FotoTekst,
    "rechtsmiddel": RechtsmiddelTekst,
}


class _Bestand(BaseModel):
    """`wanneer` and `aan` tell in the table of letters when it goes and to whom; the reader does not see them."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    titel: str = ""
    wanneer: str = ""
    aan: str = ""
    blok: list[dict[str, Any]]


class Sjabloon:
    """The checked text of one letter variant, ready to be filled with its facts."""

    def __init__(self, titel: str, blokken: tuple[Bloktekst, ...], feitenklasse: type[Brieffeiten]) -> None:
        self.titel, self.blokken, self.feitenklasse = titel, blokken, feitenklasse
        self.wanneer = self.aan = ""
        self._keur()

    def vul(self, feiten: Brieffeiten) -> tuple[str, tuple[TekstBlok, ...]]:
        """Return title and blocks, filled in; blocks whose condition does not hold are left out."""
        blokken = tuple(blok.maak(feiten) for blok in self.blokken if blok.geldt(feiten))
        return vul_in(self.titel, feiten), blokken

    def stukken(self) -> dict[str, str]:
        """Every piece of text that a municipality can replace in its kader, with its standard text."""
        return {naam: tekst for blok in self.blokken for naam, tekst in blok.stukken()}

    def met_eigen_tekst(self, eigen: Mapping[str, str]) -> "Sjabloon":
        """Return a copy with the named pieces replaced (a block of one text, or an item of a list), checked like any other text.

        Raises SjabloonFout for a name that is no such piece of this letter, or for a text with an unknown fact.
        """
        vervangbaar = self.stukken()
        onbekend = sorted(set(eigen) - set(vervangbaar))
        if onbekend:
            raise SjabloonFout(f"Blok '{onbekend[0]}' is niet te vervangen: kies uit {', '.join(sorted(vervangbaar))}.")
        return Sjabloon(self.titel, tuple(blok.met(eigen) for blok in self.blokken), self.feitenklasse)

    def _keur(self) -> None:
        zinsfeiten, bekend = self.feitenklasse.zinsfeiten(), self.feitenklasse.bekende_feiten()
        _eis_bekend(_namen(self.titel, "titel"), zinsfeiten, "titel")
        for blok in self.blokken:
            for tekst in blok.teksten():
                _eis_bekend(_namen(tekst, blok.naam), zinsfeiten, blok.naam)
            _eis_bekend([_ontleed(v, blok.naam)["naam"] for v in blok.voorwaarden()], bekend, blok.naam)
            _eis_bekend(blok.lijsten(), bekend - zinsfeiten, blok.naam)


def lees_sjabloon(bestand: Path, feitenklasse: type[Brieffeiten], gedeeld: Path = TEKSTEN / "gedeeld.toml") -> Sjabloon:
    """Read and check a text file against the facts of its letter.

    Raises SjabloonFout, naming file and block, for unknown keys, an unknown fact, condition or shared block.
    """
    inhoud, anderen = _lees(bestand), {blok["naam"]: blok for blok in _lees(gedeeld).blok}
    blokken = []
    for ruw in inhoud.blok:
        bron = gedeeld if "gedeeld" in ruw else bestand
        if "gedeeld" in ruw and ruw["gedeeld"] not in anderen:
            raise SjabloonFout(f"{bestand.name}: het gedeelde blok '{ruw['gedeeld']}' bestaat niet, kies een blok uit {bron.name}.")
        blokken.append(_lees_blok(anderen[ruw["gedeeld"]] if "gedeeld" in ruw else ruw, bron))
    try:
        sjabloon = Sjabloon(inhoud.titel, tuple(blokken), feitenklasse)
        sjabloon.wanneer, sjabloon.aan = inhoud.wanneer, inhoud.aan
        return sjabloon
    except SjabloonFout as fout:
        raise SjabloonFout(f"{bestand.name}: {fout}") from fout


def _lees(bestand: Path) -> _Bestand:
    try:
        return _Bestand.model_validate(tomllib.loads(bestand.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as fout:
        raise SjabloonFout(f"{bestand.name}: geen geldige TOML ({fout}), herstel het bestand.") from fout
    except ValidationError as fout:
        raise SjabloonFout(f"{bestand.name}: {_eerste_fout(fout)}, herstel dit deel.") from fout


def _lees_blok(ruw: dict[str, Any], bestand: Path) -> Bloktekst:
    soort = BLOKSOORTEN.get(str(ruw.get("soort")))
    if soort is None:
        raise SjabloonFout(f"{bestand.name}: een blok heeft geen bekende soort, kies uit: {', '.join(BLOKSOORTEN)}.")
    try:
        return soort.model_validate(ruw)
    except ValidationError as fout:
        raise SjabloonFout(f"{bestand.name}: blok '{ruw.get('naam')}', {_eerste_fout(fout)}, herstel dit blok.") from fout


def _eerste_fout(fout: ValidationError) -> str:
    eerste = fout.errors()[0]
    return f"{'.'.join(str(deel) for deel in eerste['loc'])} klopt niet ({eerste['msg']})"


def _namen(tekst: str, plaats: str) -> list[str]:
    if set(NAAM_VAN_FEIT.sub("", tekst)) & {"{", "}"}:
        raise SjabloonFout(f"blok '{plaats}': een accolade staat los, schrijf een gegeven als {{naam}}.")
    return NAAM_VAN_FEIT.findall(tekst)


def _eis_bekend(namen: Iterator[str] | list[str], bekend: frozenset[str], plaats: str) -> None:
    for naam in namen:
        if naam not in bekend:
            raise SjabloonFout(f"blok '{plaats}' gebruikt het onbekende gegeven '{naam}', kies uit: {', '.join(sorted(bekend))}.")


def _ontleed(voorwaarde: str, plaats: str) -> re.Match[str]:
    treffer = VOORWAARDE.fullmatch(voorwaarde)
    if treffer is None:
        raise SjabloonFout(
            f"blok '{plaats}': voorwaarde '{voorwaarde}' is onleesbaar, schrijf 'naam', 'niet naam' of 'naam = waarde'."
        )
    return treffer


def _voldoet(voorwaarde: str, feiten: Brieffeiten) -> bool:
    treffer = _ontleed(voorwaarde, "")
    return gegeven(feiten, treffer["naam"], treffer["waarde"]) != bool(treffer["niet"])
