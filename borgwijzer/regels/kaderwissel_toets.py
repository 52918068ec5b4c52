"""Kaderwissel, de controlelijsten: welke eisen erbij komen, vervallen of anders worden, en wat de toets dan zegt.

Een melding met een vastgesteld oordeel wordt niet opnieuw beoordeeld; zij komt hier niet voor.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from borgwijzer.regels.beletselen import TE_TOETSEN
from borgwijzer.regels.feiten import Feiten, Meldingsoort, Oordeel
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.kaderinhoud import Eis
from borgwijzer.regels.kaderwissel import Toestand, Verschil, vergelijk_standen
from borgwijzer.regels.levensloop import stand
from borgwijzer.regels.poorten import Zicht
from borgwijzer.regels.volledigheid import Bevinding, toets_volledigheid

# Wat van een eis anders kan zijn, met de zin erbij; waar zij staat en hoe zij wordt uitgelegd, verandert de eis niet.
ONDERDELEN = {
    "tekst": "de tekst is anders", "toets": "wat de computer nagaat is anders", "soort": "wie haar nagaat is anders",
    "voorwaarde": "wanneer zij geldt is anders", "telt": "of zij meetelt is anders", "blok": "zij staat in een andere groep",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Uitslag:
    """Een eis onder een versie; `voldaan` en `reden` zijn leeg zolang er geen melding is om te toetsen."""

    tekst: str
    laag: str
    voldaan: bool | None = None
    reden: str = ""


@dataclass(frozen=True, slots=True)
class Eisverschil:
    """Een eis onder beide versies; None waar de versie haar niet heeft."""

    eis: str
    oud: Uitslag | None
    nieuw: Uitslag | None
    waarom: tuple[str, ...] = ()

    @property
    def toestand(self) -> Toestand:
        if self.oud is None:
            return "nieuw"
        if self.nieuw is None:
            return "vervalt"
        zelfde = not self.waarom and (self.oud.voldaan, self.oud.reden) == (self.nieuw.voldaan, self.nieuw.reden)
        return "gelijk" if zelfde else "anders"

    def als_dict(self) -> dict[str, Any]:
        return {"eis": self.eis, "toestand": self.toestand, "waarom": list(self.waarom)}


@dataclass(frozen=True, slots=True)
class Lijstverschil:
    """De controlelijst voor een soort melding. `melding`: het id van de open melding, leeg als zij nog moet komen.

    `oud` en `nieuw`: wat de toets zegt over die melding, volgens kader en wet samen; None zonder melding.
    """

    soort: Meldingsoort
    eisen: tuple[Eisverschil, ...]
    melding: str = ""
    oud: Oordeel | None = None
    nieuw: Oordeel | None = None

    @property
    def anders(self) -> bool:
        return self.oud != self.nieuw or any(eis.toestand != "gelijk" for eis in self.eisen)

    def als_dict(self) -> dict[str, Any]:
        return {
            "soort": self.soort, "melding": self.melding, "oud": self.oud, "nieuw": self.nieuw,
            "eisen": [eis.als_dict() for eis in self.eisen if eis.toestand != "gelijk"],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kaderwissel:
    """Alles wat iemand ziet voor hij een zaak overzet. `beoordeeld`: de meldingen waarvan het oordeel vaststaat en blijft.

    `kenmerk` hoort bij precies deze feiten, versies en dag: verandert er iets, dan is het kenmerk anders.
    """

    van: str
    naar: str
    peildatum: date
    standen: tuple[Verschil, ...]
    lijsten: tuple[Lijstverschil, ...]
    beoordeeld: tuple[Meldingsoort, ...]
    kenmerk: str

    @property
    def iets_anders(self) -> bool:
        return any(verschil.toestand != "gelijk" for verschil in self.standen) or any(lijst.anders for lijst in self.lijsten)

    @property
    def verschoven(self) -> tuple[Verschil, ...]:
        """De termijnen waarvan de datum anders wordt: in een brief kan de oude staan."""
        return tuple(v for v in self.standen if v.deel == "termijn" and v.oud and v.nieuw and v.oud.datum != v.nieuw.datum)

    def als_dict(self) -> dict[str, Any]:
        """Wat bewaard wordt: alleen wat anders is."""
        return {
            "van": self.van, "naar": self.naar, "peildatum": self.peildatum.isoformat(),
            "verschillen": [verschil.als_dict() for verschil in self.standen if verschil.toestand != "gelijk"],
            "lijsten": [lijst.als_dict() for lijst in self.lijsten if lijst.anders],
        }  # fmt: skip


def bekijk_kaderwissel(feiten: Feiten, oud: Kader, nieuw: Kader, peildatum: date, *, bij: Iterable[str] = ()) -> Kaderwissel:
    """Dezelfde feiten op dezelfde dag onder beide versies. `bij`: wat verder bij het kenmerk hoort, zoals een open voorstel."""
    zicht = Zicht.op(feiten, oud, peildatum)
    beoordeeld = tuple(soort for soort in TE_TOETSEN if (melding := zicht.melding(soort)) and melding.oordeel)
    return Kaderwissel(
        van=oud.versie,
        naar=nieuw.versie,
        peildatum=peildatum,
        standen=vergelijk_standen(stand(feiten, oud, peildatum), stand(feiten, nieuw, peildatum)),
        lijsten=tuple(_vergelijk_lijst(zicht, soort, oud, nieuw) for soort in TE_TOETSEN if soort not in beoordeeld),
        beoordeeld=beoordeeld,
        kenmerk=_maak_kenmerk(feiten, oud, nieuw, peildatum, bij),
    )


def _maak_kenmerk(feiten: Feiten, oud: Kader, nieuw: Kader, peildatum: date, bij: Iterable[str]) -> str:
    delen = [oud.versie, oud.vingerafdruk, nieuw.versie, nieuw.vingerafdruk, peildatum.isoformat(), *bij, feiten.model_dump_json()]
    return hashlib.sha256("\n".join(delen).encode("utf-8", "surrogatepass")).hexdigest()


def _vergelijk_lijst(zicht: Zicht, soort: Meldingsoort, oud: Kader, nieuw: Kader) -> Lijstverschil:
    melding = zicht.melding(soort)
    if melding is None:
        return Lijstverschil(soort, _vergelijk_eisen(soort, oud, nieuw, {}, {}))
    voor = toets_volledigheid(melding, oud, zicht.peildatum)
    na = toets_volledigheid(melding, nieuw, zicht.peildatum)
    eisen = _vergelijk_eisen(soort, oud, nieuw, {b.eis: b for b in voor.bevindingen}, {b.eis: b for b in na.bevindingen})
    return Lijstverschil(soort, eisen, melding.id, voor.samen, na.samen)


def _vergelijk_eisen(
    soort: str, oud: Kader, nieuw: Kader, voor: dict[str, Bevinding], na: dict[str, Bevinding]
) -> tuple[Eisverschil, ...]:
    """Elke eis een keer, in de volgorde van de nieuwe lijst; dan wat vervalt."""
    links, rechts = ({eis.id: eis for eis in kader.eisen.get(soort, ())} for kader in (oud, nieuw))
    return tuple(
        Eisverschil(
            naam, _maak_uitslag(links.get(naam), oud, voor.get(naam)), _maak_uitslag(rechts.get(naam), nieuw, na.get(naam)),
            _waarom(links.get(naam), rechts.get(naam)),
        )
        for naam in [*rechts, *(naam for naam in links if naam not in rechts)]
    )  # fmt: skip


def _maak_uitslag(eis: Eis | None, kader: Kader, bevinding: Bevinding | None) -> Uitslag | None:
    if eis is None:
        return None
    return Uitslag(eis.tekst, kader.laag(eis), bevinding.voldaan if bevinding else None, bevinding.reden if bevinding else "")


def _waarom(oud: Eis | None, nieuw: Eis | None) -> tuple[str, ...]:
    if oud is None or nieuw is None:
        return ()
    return tuple(zin for veld, zin in ONDERDELEN.items() if getattr(oud, veld) != getattr(nieuw, veld))
