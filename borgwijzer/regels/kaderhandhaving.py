"""Wat het kader over handhaven zegt: de matrix, de ladder, hun samenhang en de sanctietabel (hoofdstuk 4 en 5)."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from borgwijzer.regels.interventiestappen import Interventieterm
from borgwijzer.regels.kaderregel import Deel, Id, Regel
from borgwijzer.regels.toezichtfeiten import Interventiesoort, Normadressaat

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
    """Een optie van de matrix. `interventies`: wat de gemeente begint als zij deze optie kiest."""

    naam: str
    spoor: Spoor
    beschikbaar: Literal["ja", "voorwaardelijk", "nee"]
    toelichting: str
    in_plaats_daarvan: str = ""
    interventies: tuple[Interventiesoort, ...] = ()


class Verschuiving(Deel):
    """Hoe recidive de cel verschuift; uit zolang `aan` niet waar is. Kolommen naar rechts, rijen omhoog."""

    aan: bool = False
    kolommen: int = Field(0, ge=0, le=3)
    rijen: int = Field(0, ge=0, le=3)
    lezing: str = ""


class Criteria(Regel):
    """Waaraan een score te herkennen is, in woorden: per gevolg, per gedrag, en per ernst van hoofdstuk 5."""

    gevolg: dict[str, str] = Field({})
    gedrag: dict[str, str] = Field({})
    ernst: dict[Ernst, str] = Field({})


class Lhso(Regel):
    criteria: Criteria | None = None
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


class Norm(Regel):
    """Een regel die overtreden kan worden. `normadressaat`: tot wie zij zich richt; `versie`: de datum van haar tekst, als die
    een andere is dan de tekst van de wet die het kader noemt. `onderwerp`: een onderwerp van bijlage 1, of leeg.
    """

    id: Id
    tekst: str
    normadressaat: tuple[Normadressaat, ...] = Field(min_length=1)
    onderwerp: str = ""
    versie: date | None = None


class Argument(Regel):
    """Een verzwarende of verzachtende omstandigheid. Zonder kolommen en rijen weegt zij mee, maar verschuift zij de cel niet.

    Verzwarend verschuift naar rechts en omhoog, verzachtend naar links en omlaag.
    """

    id: Id
    tekst: str
    soort: Literal["verzwarend", "verzachtend"]
    kolommen: int = Field(0, ge=0, le=3)
    rijen: int = Field(0, ge=0, le=3)


class Maatregel(Regel):
    """Welke opties van de matrix en treden van de ladder deze interventie uitvoert. `vervangt`: opties die hier niet kunnen, en
    waarvoor zij in de plaats komt. De volgorde in het bestand is van licht naar zwaar.
    """

    naam: str
    opties: tuple[str, ...] = ()
    treden: tuple[str, ...] = ()
    vervangt: tuple[str, ...] = ()


class Weegregels(Regel):
    """Hoe een overtreding wordt gewogen. `gedrag_onbekend`: de score als het gedrag niet is vast te stellen.

    `zwaar_gedrag` vraagt een reden van ten minste `reden_tekens` tekens. `recidive_jaren`: zo ver terug telt een eerdere
    overtreding; `recidive_op`: waaraan zij te herkennen is. `overleg_bij`: sporen die overleg met politie of OM vragen.
    """

    gedrag_onbekend: Gedrag = "B"
    zwaar_gedrag: tuple[Gedrag, ...] = ("C", "D")
    reden_tekens: int = Field(80, ge=1, le=1000)
    recidive_jaren: int = Field(5, ge=1, le=50)
    recidive_op: tuple[Literal["persoon", "bedrijf", "kwaliteitsborger", "instrument", "adres"], ...] = (
        "persoon", "bedrijf", "kwaliteitsborger", "instrument", "adres",
    )  # fmt: skip
    overleg_bij: tuple[Spoor, ...] = ("strafrecht",)
    overleg_bij_verzwarend: bool = True


class Sanctie(Regel):
    id: Id
    overtreding: str
    bedrag: int = Field(ge=0, description="euro per eenheid")
    eenheid: str
    maximum: int = Field(ge=0)
    begunstiging: str = ""


class Interventieloop(Regel):
    """De termijnen van de stappen van een interventie: waarvoor -> welke termijn van dit kader.

    `bezoeken`: hoeveel er bij verscherpt toezicht worden voorgesteld. Wie een stap zet, kiest; het kader stelt voor.
    """

    termijnen: dict[Interventieterm, Id] = Field({})
    bezoeken: int | None = Field(None, ge=1, le=60)


class Verjaringregel(Regel):
    """Wat de verjaring van een vordering uit een last verandert.

    `aanmaning_stuit`: na een aanmaning begint zij opnieuw. `verlengt`: waarmee zij langer wordt, zolang het duurt.
    """

    tekst: str
    aanmaning_stuit: bool = True
    verlengt: tuple[Literal["uitstel", "bezwaar", "beroep", "schorsing"], ...] = ("uitstel", "beroep", "schorsing")


class Lastregel(Regel):
    """Hoe een last verloopt. `aanmanen_na_invordering`: aanmanen kan pas na een besluit over de invordering."""

    tekst: str
    aanmanen_na_invordering: bool = True
