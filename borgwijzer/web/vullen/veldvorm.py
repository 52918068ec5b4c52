"""Fields of a small form, filled with what was typed before a refusal, or else with what they begin with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from borgwijzer.web.beelden.formulier import Groep, Invoerveld
from borgwijzer.web.beelden.onderdelen import Beletsel, Keuze
from borgwijzer.web.beelden.vastleggen import Deelformulier
from borgwijzer.web.vullen.briefknoppen import Briefvelden

GEEN_BRIEVEN = Briefvelden()
DAG = "Bijvoorbeeld 31-12-2026."


@dataclass(frozen=True, slots=True)
class Getypt:
    """The fields of a form that was refused or laid ready; ``daad`` is its button, ``brieven`` which forms send a letter."""

    velden: Mapping[str, Sequence[str]]
    daad: str = ""
    brieven: Briefvelden = GEEN_BRIEVEN

    def waarde(self, naam: str, anders: str = "") -> str:
        """What was typed in a field, or else the value it begins with."""
        return self.velden.get(naam, [anders])[-1]

    def keuze(self, naam: str, etiket: str, keuzes: Mapping[str, str], anders: str = "", uitleg: str = "") -> Invoerveld:
        """A choice; ``keuzes`` are code -> words."""
        gekozen = self.waarde(naam, anders)
        opties = tuple(Keuze(code, tekst, code == gekozen) for code, tekst in keuzes.items())
        return Invoerveld(naam=naam, etiket=etiket, soort="keuze", keuzes=opties, uitleg=uitleg, verplicht=True)

    def tekst(
        self, naam: str, etiket: str, uitleg: str = "", anders: str = "", *, verplicht: bool = True, soort: str = "lang"
    ) -> Invoerveld:
        """A text of many lines, or of one with ``soort`` tekst."""
        waarde = self.waarde(naam, anders)
        return Invoerveld(naam=naam, etiket=etiket, soort=soort, waarde=waarde, uitleg=uitleg, verplicht=verplicht)

    def dag(self, naam: str, etiket: str, anders: str = "", *, verplicht: bool = True, uitleg: str = "") -> Invoerveld:
        """A day as people write it."""
        waarde, uitleg = self.waarde(naam, anders), f"{uitleg} {DAG}".strip()
        return Invoerveld(naam=naam, etiket=etiket, soort="dag", waarde=waarde, uitleg=uitleg, verplicht=verplicht)

    def formulier(  # noqa: PLR0913 - the parts of one form
        self, daad: str, titel: str, velden: Iterable[Invoerveld], knop: str, *, uitleg: str = "",
        redenen: tuple[Beletsel, ...] = (), bestanden: str = "",
    ) -> Deelformulier:  # fmt: skip
        """One deed; with ``redenen`` there is no form, only why not."""
        groep = Groep(titel, () if redenen else tuple(velden), uitleg, open=self.daad == daad)
        return Deelformulier(
            daad=daad, groep=groep, knop=knop, beletselen=redenen, bestanden=bestanden, brief=self.brieven.maak(daad)
        )
