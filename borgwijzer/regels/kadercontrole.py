"""De vorm van een controlepunt: waar iemand ter plaatse naar kijkt, en hoe hij het antwoord geeft."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from borgwijzer.regels.kaderregel import Id, Regel

Antwoordsoort = Literal["vinkje", "keuze", "getal", "tekst"]


class Controlepunt(Regel):
    """Een punt op de lijst van een controle. Zonder `onderwerpen` hoort het bij elke controle.

    `soort`: een vinkje is ja, nee of niet bekeken; een keuze komt uit `keuzes`; een getal heeft een `eenheid`. Een antwoord is
    wat iemand zag en nooit een technische goedkeuring (kader 2.1.2).
    """

    id: Id
    tekst: str
    onderwerpen: tuple[Id, ...] = ()
    soort: Antwoordsoort = "vinkje"
    keuzes: tuple[str, ...] = ()
    eenheid: str = ""
    hulp: str = ""

    @model_validator(mode="after")
    def _past(self) -> Controlepunt:
        if (self.soort == "keuze") != (len(self.keuzes) > 1):
            raise ValueError("keuzes_bij_keuze")
        if (self.soort == "getal") != bool(self.eenheid):
            raise ValueError("eenheid_bij_getal")
        return self
