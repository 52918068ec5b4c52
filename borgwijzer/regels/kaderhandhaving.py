"""Wat het kader over handhaven zegt: de matrix, de ladder, hun samenhang en de sanctietabel (hoofdstuk 4 en 5)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from borgwijzer.regels.kaderregel import Deel, Id, Regel

Gedrag = Literal["A", "B", "C", "D"]
Ernst = Literal["licht", "matig", "ernstig"]
Spoor = Literal["strafrecht", "bestuursrecht_bestraffend", "bestuursrecht_ingrijpend", "bestuursrecht_herstellend"]
CELLEN = tuple(f"{gevolg}{gedrag}" for gevolg in "1234" for gedrag in "ABCD")


class Cel(Deel):
    strafrecht: tuple[str, ...] = ()
    bestuursrecht_bestraffend: tuple[str, ...] = ()
    bestuursrecht_ingrijpend: tuple[str, ...] = ()
    bestuursrecht_herstellend: tuple[str, ...] = ()


class Optie(Regel):
    naam: str
    spoor: Spoor
    beschikbaar: Literal["ja", "voorwaardelijk", "nee"]
    toelichting: str
    in_plaats_daarvan: str = ""


class Verschuiving(Deel):
    """Hoe recidive de cel verschuift; uit zolang `aan` niet waar is. Kolommen naar rechts, rijen omhoog."""

    aan: bool = False
    kolommen: int = Field(0, ge=0, le=3)
    rijen: int = Field(0, ge=0, le=3)
    lezing: str = ""


class Lhso(Regel):
    cel: dict[str, Cel]
    optie: dict[str, Optie]
    gevolg: dict[str, str]
    gedrag: dict[str, str]
    verschuiving: Verschuiving = Verschuiving()

    @model_validator(mode="after")
    def _volledige_matrix(self) -> Lhso:
        gaten = [cel for cel in CELLEN if cel not in self.cel]
        if gaten or set(self.cel) - set(CELLEN):
            raise ValueError("matrix_gat:" + ", ".join(gaten or sorted(set(self.cel) - set(CELLEN))))
        if "".join(sorted(self.gevolg)) != "1234" or "".join(sorted(self.gedrag)) != "ABCD":
            raise ValueError("assen")
        for naam, cel in self.cel.items():
            for spoor in Spoor.__args__:  # type: ignore[attr-defined]
                for code in getattr(cel, spoor):
                    if code not in self.optie or self.optie[code].spoor != spoor:
                        raise ValueError(f"optie_onbekend:{naam}, {spoor}, {code}")
        return self


class Past(Deel):
    """Een omstandigheid waarin een trede past; alles wat genoemd is moet kloppen. Meer regels: een ervan is genoeg."""

    ernst: tuple[Ernst, ...] = ()
    gedrag: tuple[Gedrag, ...] = ()
    herhaling: bool | None = None
    weigering: bool | None = None


class Interventie(Regel):
    """Een trede van de ladder, van licht naar zwaar in de volgorde van het bestand."""

    id: Id
    naam: str
    toelichting: str
    past: tuple[Past, ...] = Field(min_length=1)


class Samenhang(Regel):
    """Koppeling van de ladder aan de LHSO: welke gevolgen bij een ernst horen, en welke opties bij een trede."""

    ernst: dict[Ernst, tuple[int, ...]] = Field({})
    trede: dict[str, tuple[str, ...]] = Field({})
    zwaarder_gedrag_bij: tuple[Literal["herhaling", "weigering"], ...] = ()


class Sanctie(Regel):
    id: Id
    overtreding: str
    bedrag: int = Field(ge=0, description="euro per eenheid")
    eenheid: str
    maximum: int = Field(ge=0)
    begunstiging: str = ""


class Lastregel(Regel):
    """Hoe een last verloopt. `aanmanen_na_invordering`: aanmanen kan pas na een besluit over de invordering."""

    tekst: str
    aanmanen_na_invordering: bool = True
