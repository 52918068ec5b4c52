"""De vorm van de kaderregels over herinneringen, over besluiten, en over toch in gebruik nemen."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import model_validator

from borgwijzer.regels.kaderregel import Id, Regel


class Herinneringregel(Regel):
    """De gemeente herinnert aan wat niet is gemeld. `antwoordtermijn`: de termijn waarbinnen het antwoord kan komen."""

    antwoordtermijn: Id


class Besluitregel(Regel):
    """Hoe een besluit wordt genomen. `bevoegdheid`: de artikelen die de brief noemt; `vorm`: wat het besluit juridisch is.

    Een vaststelling wijst op een verbod van de wet; een last bindt zelf en vraagt een bevoegdheid.
    """

    tekst: str
    vorm: Literal["vaststelling", "last_onder_bestuursdwang", "last_onder_dwangsom", "beschikking", "niet_handhaven"]
    bevoegdheid: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _last_heeft_bevoegdheid(self) -> Besluitregel:
        if self.vorm.startswith("last_") and not self.bevoegdheid:
            raise ValueError("bevoegdheid_ontbreekt")
        return self


class Gebruiksroute(Regel):
    """Wat er gebeurt als het bouwwerk in gebruik is terwijl dat niet mag: controle, rapport, advies, besluit."""

    tekst: str


class Openbaarmakingsregel(Regel):
    """Welke besluiten de gemeente uit zichzelf openbaar maakt (Woo 3.3). Zonder `vanaf` geldt de plicht nog niet.

    `besluiten`: de soorten; `termijn`: hoe lang zij na het onherroepelijk worden heeft.
    """

    vanaf: date | None = None
    besluiten: tuple[str, ...] = ()
    termijn: Id
