"""Gevolgklasse 1: de beslislijst van Bbl 2.17. Een mens vult de vragen in en bevestigt de uitkomst.

Begrippen als bouwlaag en grondgebonden (Bbl bijlage I) worden gevraagd, niet berekend.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Literal

from borgwijzer.regels.feiten import Gebruiksfunctie, Gevolgklassefeiten
from borgwijzer.regels.grondslag import Grondslag, Kanttekening
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.kaderinhoud import Functieregel

Uitkomst = Literal[
    "GK1", "NIET_GK1_vergunning", "VERBOUW", "VERGUNNINGVRIJ_MOGELIJK", "ONVOLDOENDE_GEGEVENS", "ANDER_BEVOEGD_GEZAG"
]
GRENZEN = (("bouwlagen", "max_bouwlagen", "bouwlagen"), ("hoogte", "max_hoogte", "meter hoog"),
           ("overspanning", "max_overspanning", "meter overspanning"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Regeluitslag:
    """Een regel van de beslislijst. `voldaan` None: nog niet te zeggen."""

    regel: str
    tekst: str
    voldaan: bool | None
    reden: str
    grondslag: tuple[Grondslag, ...]

    def als_dict(self) -> dict[str, Any]:
        return {
            "regel": self.regel, "tekst": self.tekst, "voldaan": self.voldaan, "reden": self.reden,
            "grondslag": [bron.als_dict() for bron in self.grondslag],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Gevolgklasse:
    uitkomst: Uitkomst
    toelichting: str
    regels: tuple[Regeluitslag, ...]
    grondslag: tuple[Grondslag, ...]
    kanttekeningen: tuple[Kanttekening, ...] = ()

    def als_dict(self) -> dict[str, Any]:
        return {
            "uitkomst": self.uitkomst, "toelichting": self.toelichting,
            "regels": [regel.als_dict() for regel in self.regels],
            "grondslag": [bron.als_dict() for bron in self.grondslag],
            "kanttekeningen": [tekst.als_dict() for tekst in self.kanttekeningen],
        }  # fmt: skip


def bepaal_gevolgklasse(feiten: Gevolgklassefeiten, kader: Kader, peildatum: date) -> Gevolgklasse:
    """De uitkomst van de beslislijst op `peildatum` (bepaalt of verbouw meedoet). Bron: Bbl 2.2 en 2.17."""
    vanaf = kader.inhoud.reikwijdte.verbouw_vanaf
    return _bepaal(feiten, kader, vanaf is not None and peildatum >= vanaf)


@lru_cache(maxsize=4096)
def _bepaal(feiten: Gevolgklassefeiten, kader: Kader, verbouw_telt: bool) -> Gevolgklasse:
    toetsen = _toets_regels(feiten, kader, verbouw_telt)
    regels = tuple(
        Regeluitslag(regel.id, regel.tekst, *toetsen[regel.id], kader.grondslag(regel))
        for regel in kader.inhoud.gevolgklasse_regel
        if regel.id in toetsen
    )
    uitkomst, toelichting = _uitkomst(feiten, {regel.regel: regel.voldaan for regel in regels})
    return Gevolgklasse(uitkomst, toelichting, regels, kader.grondslag(kader.inhoud.reikwijdte), kader.kanttekeningen("reikwijdte"))


def _uitkomst(feiten: Gevolgklassefeiten, uitslagen: dict[str, bool | None]) -> tuple[Uitkomst, str]:
    """Een regel waaraan niet is voldaan beslist, ook als andere vragen nog open zijn."""
    if feiten.ander_bevoegd_gezag:
        return "ANDER_BEVOEGD_GEZAG", "Gedeputeerde staten zijn bevoegd gezag: stuur de melding door."
    if uitslagen.get("G0") is False:
        return "VERBOUW", "Verbouw valt niet onder de Wkb: de gewone vergunningplicht geldt."
    niet = [regel for regel, voldaan in uitslagen.items() if voldaan is False]
    if niet:
        return (
            "NIET_GK1_vergunning",
            f"Geen gevolgklasse 1 (regel {', '.join(niet)}): er kan een omgevingsvergunning nodig zijn.",
        )
    open_ = [regel for regel, voldaan in uitslagen.items() if voldaan is None]
    if open_:
        return "ONVOLDOENDE_GEGEVENS", f"Nog niet te zeggen: beantwoord de vragen bij regel {', '.join(open_)}."
    if feiten.onder_vergunninggrens:
        return (
            "VERGUNNINGVRIJ_MOGELIJK",
            "Gevolgklasse 1, maar onder de grens van de vergunningplicht: vraag de jurist.",
        )
    return "GK1", "Gevolgklasse 1: de Wkb geldt."


def _toets_regels(feiten: Gevolgklassefeiten, kader: Kader, verbouw_telt: bool) -> dict[str, tuple[bool | None, str]]:
    functies = {functie.letter: functie for functie in kader.inhoud.gevolgklasse_functie}
    gelijkwaardig = _een_van(feiten.gelijkwaardig_constructief, feiten.gelijkwaardig_brandveilig)
    return {
        "G0": _verbouw(feiten.verbouw, kader.inhoud.reikwijdte.verbouw_vanaf if verbouw_telt else None),
        "G1": _geen(feiten.monument, "een monument"),
        "G2": _samen(_toets_functie(functie, functies) for functie in feiten.functies),
        "G3": _samen(_toets_personen(functie, functies) for functie in feiten.functies),
        "G4": _geen(gelijkwaardig, "een gelijkwaardige maatregel voor constructieve veiligheid of brandveiligheid"),
        "G5": _geen(feiten.nen_6060_6079, "NEN 6060 of NEN 6079 gebruikt"),
        "G6": _geen(feiten.milieubelastend, "een vergunningplichtige milieubelastende activiteit"),
    }


def _geen(antwoord: bool | None, wat: str) -> tuple[bool | None, str]:
    if antwoord is None:
        return None, "nog niet beantwoord"
    return not antwoord, wat if antwoord else f"geen {wat.removeprefix('een ')}"


def _een_van(*antwoorden: bool | None) -> bool | None:
    if True in antwoorden:
        return True
    return None if None in antwoorden else False


def _verbouw(verbouw: bool | None, sinds: date | None) -> tuple[bool | None, str]:
    """`sinds`: de dag vanaf wanneer verbouw meetelt; None zolang dat niet zo is."""
    if verbouw and sinds:
        return True, f"verbouw valt sinds {sinds} onder de Wkb"
    return _geen(verbouw, "verbouw")


def _samen(uitslagen: Iterator[tuple[bool | None, str]]) -> tuple[bool | None, str]:
    alle = list(uitslagen)
    if not alle:
        return None, "nog geen gebruiksfunctie genoemd"
    for gezocht in (False, None):
        redenen = [reden for voldaan, reden in alle if voldaan is gezocht]
        if redenen:
            return gezocht, "; ".join(redenen)
    return True, "; ".join(reden for _, reden in alle)


def _toets_functie(functie: Gebruiksfunctie, regels: dict[str, Functieregel]) -> tuple[bool | None, str]:
    regel = regels.get(functie.letter)
    if regel is None:
        return False, "een gebruiksfunctie die niet in Bbl 2.17 lid 3 staat"
    return _samen(_toets_grenzen(functie, regel)) if regel.beperking or _heeft_grens(regel) else (True, regel.tekst)


def _heeft_grens(regel: Functieregel) -> bool:
    return any(getattr(regel, grens) is not None for _, grens, _ in GRENZEN)


def _toets_grenzen(functie: Gebruiksfunctie, regel: Functieregel) -> Iterator[tuple[bool | None, str]]:
    """Elke grens van de letter apart: een overschreden grens beslist, ook als een andere nog niet bekend is."""
    for veld, grens, woord in GRENZEN:
        hoogste, waarde = getattr(regel, grens), getattr(functie, veld)
        if hoogste is None:
            continue
        if waarde is None:
            yield None, f"{regel.tekst}: aantal {woord} nog niet bekend"
        else:
            yield waarde <= hoogste, f"{regel.tekst}: {waarde:g} {woord}, ten hoogste {hoogste:g}"
    if regel.beperking:
        yield functie.aan_beperking_voldaan, f"{regel.tekst}: {regel.beperking}"


def _toets_personen(functie: Gebruiksfunctie, regels: dict[str, Functieregel]) -> tuple[bool | None, str]:
    regel = regels.get(functie.letter)
    grens = regel.gebruiksmelding_boven if regel else None
    if grens is None:
        return True, "geen grens voor deze gebruiksfunctie"
    if functie.personen is None:
        return None, "aantal personen nog niet bekend"
    return functie.personen <= grens, f"{functie.personen} personen, gebruiksmelding boven {grens}"
