"""The named facts of a letter: complete at construction, or there is no letter.

A letter kind has a frozen dataclass that derives from `Brieffeiten`, one per variant: `SOORT` is the kind, `TEKST` the
name of its text file. Its fields and properties are the only names that this file may use.
"""

import re
from dataclasses import Field, dataclass, fields, replace
from datetime import date, datetime
from functools import cache
from typing import Any, ClassVar, Literal, get_args, get_origin, get_type_hints

from borgwijzer.brieven.berekening import Berekening
from borgwijzer.brieven.datums import datum_met_dag, moment_in_woorden
from borgwijzer.brieven.fouten import OngeldigGegeven, OntbrekendGegeven
from borgwijzer.brieven.model import Afzender, Geadresseerde, Kopie

NAAM_VAN_FEIT = re.compile(r"\{([^{}]*)\}")
KENMERK_MAX = 60
ZINSSOORTEN = frozenset({str, int, date, datetime, type(None)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Bezwaar:
    """The remedy clause, given only when the municipality has set it for this letter kind.

    `uiterlijk_op` is the last day (inclusive) on which an objection can be sent, computed by the rule core.
    """

    uiterlijk_op: date
    indienen_bij: str


@dataclass(frozen=True, slots=True)
class Gemeentetekst:
    """The own words of a municipality for one piece of text, from its kader. ``brief`` is the name of the text file."""

    brief: str
    stuk: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Ondertekening:
    """Who signs one kind of letter instead of ``van``, the signatory of the letter paper; empty fields stay as they are."""

    brief: str
    van: str
    ondertekenaar: str = ""
    functie: str = ""
    namens: str = ""


class MetBezwaar:
    """What a text may say of the remedy, for facts with a field `bezwaar`; without it there is no clause."""

    __slots__ = ()
    bezwaar: Bezwaar | None

    @property
    def bezwaar_uiterlijk_op(self) -> date | None:
        """Last day of the objection term, if there is one."""
        return self.bezwaar.uiterlijk_op if self.bezwaar else None

    @property
    def bezwaar_indienen_bij(self) -> str | None:
        """Where an objection goes, if one is possible."""
        return self.bezwaar.indienen_bij if self.bezwaar else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brieffeiten:
    """Facts every letter has. Optional facts have a default; every other text must be filled in.

    `berekeningen` are printed as annexes, only those that the reader asked for. `gemeentetekst` and `ondertekening` may be
    given for all kinds of letter: what is about another is left out.
    Raises OntbrekendGegeven at construction for an empty obligatory text, OngeldigGegeven for an unknown choice.
    """

    SOORT: ClassVar[str] = ""
    TEKST: ClassVar[str] = ""
    OPTIONEEL: ClassVar[frozenset[str]] = frozenset({"kadernoot"})

    kenmerk: str
    datum: date
    afzender: Afzender
    geadresseerde: Geadresseerde
    verzoeknummer: str
    bouwactiviteit: str
    locatie: str
    ontvangen_op: datetime
    kopie_aan: tuple[Kopie, ...] = ()
    berekeningen: tuple[Berekening, ...] = ()
    oefening: bool = False
    kadernoot: str = ""
    nummersoort: Literal["Verzoeknummer", "Zaaknummer"] = "Verzoeknummer"
    gemeentetekst: tuple[Gemeentetekst, ...] = ()
    ondertekening: tuple[Ondertekening, ...] = ()

    def __post_init__(self) -> None:
        self._kies_eigen()
        for naam in (veld.name for veld in fields(self) if self._ontbreekt(veld)):
            raise OntbrekendGegeven(self.SOORT, naam)
        for naam, keuzes in _keuzes(self.__class__.__mro__).items():
            if getattr(self, naam) not in keuzes:
                raise OngeldigGegeven(self.SOORT, naam, keuzes)
        if len(self.kenmerk) > KENMERK_MAX:  # it stands at the head of every page
            raise OngeldigGegeven(self.SOORT, "kenmerk", (f"een kenmerk van ten hoogste {KENMERK_MAX} tekens",))
        if self.ontvangen_op.tzinfo is None:
            raise OngeldigGegeven(self.SOORT, "ontvangen_op", ("een tijdstip met tijdzone",))
        self._eis_personen()

    def _kies_eigen(self) -> None:
        """Keep of what the municipality set for its letters only what is about this one."""
        naam = self.TEKST.removesuffix(".toml")
        object.__setattr__(self, "gemeentetekst", tuple(een for een in self.gemeentetekst if een.brief == naam))
        for een in self.ondertekening:
            if een.brief == naam and een.van == self.afzender.ondertekenaar:
                velden = {veld: getattr(een, veld) for veld in ("ondertekenaar", "functie", "namens") if getattr(een, veld)}
                object.__setattr__(self, "afzender", replace(self.afzender, **velden))
        object.__setattr__(self, "ondertekening", ())

    def _ontbreekt(self, veld: Field[Any]) -> bool:
        waarde = getattr(self, veld.name)
        if waarde is None:
            return veld.default is not None
        return isinstance(waarde, str) and not waarde.strip() and veld.name not in self.OPTIONEEL

    def _eis_personen(self) -> None:
        for naam in ("gemeente", "telefoon", "email", "ondertekenaar"):
            if not getattr(self.afzender, naam).strip():
                raise OntbrekendGegeven(self.SOORT, f"afzender.{naam}")
        if not self.geadresseerde.naam.strip():
            raise OntbrekendGegeven(self.SOORT, "geadresseerde.naam")

    @property
    def gemeente(self) -> str:
        """Name of the municipality that sends."""
        return self.afzender.gemeente

    @property
    def telefoon(self) -> str:
        """Telephone number of the team that sends."""
        return self.afzender.telefoon

    @property
    def email(self) -> str:
        """E-mail address of the team that sends."""
        return self.afzender.email

    @classmethod
    def bekende_feiten(cls) -> frozenset[str]:
        """Return every name a text file may use in a condition or as source of a list."""
        return frozenset({veld.name for veld in fields(cls)} | set(_eigenschappen(cls)))

    @classmethod
    def zinsfeiten(cls) -> frozenset[str]:
        """Return every name that may stand between braces in a sentence: texts, dates, moments and numbers."""
        soorten = get_type_hints(cls)
        namen = {veld.name for veld in fields(cls) if _past_in_zin(soorten[veld.name])}
        for naam, eigenschap in _eigenschappen(cls).items():
            if _past_in_zin(get_type_hints(eigenschap.fget)["return"]):
                namen.add(naam)
        return frozenset(namen)


def _eigenschappen(cls: type) -> dict[str, property]:
    return {naam: waarde for soort in cls.__mro__ for naam, waarde in vars(soort).items() if isinstance(waarde, property)}


@cache
def _keuzes(klassen: tuple[type, ...]) -> dict[str, tuple[str, ...]]:
    """Return, for each field that is a choice, what can be chosen."""
    return {naam: get_args(soort) for naam, soort in get_type_hints(klassen[0]).items() if get_origin(soort) is Literal}


def _past_in_zin(soort: Any) -> bool:
    """Say whether a type is one of the sentence types, or a choice of them (None included)."""
    if get_origin(soort) is Literal:
        return True
    keuzes = get_args(soort) or (soort,)
    return all(keuze in ZINSSOORTEN or get_origin(keuze) is Literal for keuze in keuzes)


def feit_in_woorden(waarde: object) -> str:
    """Return one fact as it stands in a sentence; a fact that is no text, date, moment or number is refused."""
    if isinstance(waarde, datetime):
        return moment_in_woorden(waarde)
    if isinstance(waarde, date):
        return datum_met_dag(waarde)
    if isinstance(waarde, str):
        return waarde
    if isinstance(waarde, int) and not isinstance(waarde, bool):
        return str(waarde)
    raise TypeError(f"Een feit van de soort {type(waarde).__name__} past niet in een zin: gebruik een tekst of een datum.")


def vul_in(tekst: str, feiten: Brieffeiten) -> str:
    """Return `tekst` with each `{naam}` replaced once; braces inside a fact are left as they are."""
    return NAAM_VAN_FEIT.sub(lambda treffer: _feit(feiten, treffer[1]), tekst)


def _feit(feiten: Brieffeiten, naam: str) -> str:
    waarde = getattr(feiten, naam)
    if waarde is None:
        raise OntbrekendGegeven(feiten.SOORT, naam)
    return feit_in_woorden(waarde)


def gegeven(feiten: Brieffeiten, naam: str, waarde: str | None) -> bool:
    """Say whether the fact was given (no value asked) or equals the asked value."""
    feit = getattr(feiten, naam)
    return bool(feit) if waarde is None else feit == waarde
