"""Verwijzingen binnen een kader: een regel die een andere noemt, moet die ook aantreffen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, get_args

from borgwijzer.regels.besluitsoorten import Besluitsoort
from borgwijzer.regels.feiten import Functie, Meldingsoort

if TYPE_CHECKING:
    from borgwijzer.regels.kaderinhoud import Kaderinhoud

Pad = tuple[str | int, ...]
GEVOLGKLASSEREGELS = tuple(f"G{nummer}" for nummer in range(7))
NAAST_DE_REGELS = {
    "interventie", "reikwijdte", "gebruik.verboden", "gebruik.onder_voorwaarden", "gebruik.samen_onderzoeken",
    *(f"toets.{soort}" for soort in get_args(Meldingsoort)),
}  # fmt: skip


def losse_verwijzingen(inhoud: Kaderinhoud) -> Iterator[tuple[Pad, str, str]]:
    """Elke verwijzing naar iets wat er niet is: het pad van de verwijzing, wat zij noemt, en wat er wel is."""
    yield from _naar_termijn_en_prioriteit(inhoud)
    yield from _interventieloop(inhoud)
    yield from _openbaarmaking(inhoud)
    yield from _grenzen_van_de_taak(inhoud)
    yield from _gevolgklasse(inhoud)
    yield from _ladder_en_matrix(inhoud)
    yield from _maatregelen_en_normen(inhoud)
    plekken = _plekken(inhoud)
    for nummer, notitie in enumerate(inhoud.kanttekening):
        for plek in notitie.bij:
            if plek not in plekken:
                yield ("kanttekening", nummer, "bij"), plek, f"een regel van dit kader als {plek.split('.')[0]}.id"


def _naar_termijn_en_prioriteit(inhoud: Kaderinhoud) -> Iterator[tuple[Pad, str, str]]:
    termijnen = ", ".join(sorted(inhoud.termijn))
    for soort, regel in inhoud.onvolledig.items():
        if regel.hersteltermijn and regel.hersteltermijn not in inhoud.termijn:
            yield ("onvolledig", soort, "hersteltermijn"), f"termijn.{regel.hersteltermijn}", termijnen
    if inhoud.herinnering and inhoud.herinnering.antwoordtermijn not in inhoud.termijn:
        yield ("herinnering", "antwoordtermijn"), f"termijn.{inhoud.herinnering.antwoordtermijn}", termijnen
    for nummer, eis in enumerate(inhoud.eis):
        if eis.toets and eis.toets.termijn and eis.toets.termijn not in inhoud.termijn:
            yield ("eis", nummer, "toets"), f"termijn.{eis.toets.termijn}", termijnen
    for nummer, onderwerp in enumerate(inhoud.onderwerp):
        if onderwerp.prioriteit not in inhoud.prioriteit:
            yield ("onderwerp", nummer, "prioriteit"), f"prioriteit.{onderwerp.prioriteit}", ", ".join(inhoud.prioriteit)


def _interventieloop(inhoud: Kaderinhoud) -> Iterator[tuple[Pad, str, str]]:
    loop = inhoud.interventieloop
    for waarvoor, naam in loop.termijnen.items() if loop else ():
        if naam not in inhoud.termijn:
            yield ("interventieloop", "termijnen", waarvoor), f"termijn.{naam}", ", ".join(sorted(inhoud.termijn))


def _openbaarmaking(inhoud: Kaderinhoud) -> Iterator[tuple[Pad, str, str]]:
    regel = inhoud.openbaarmaking
    if regel and regel.termijn not in inhoud.termijn:
        yield ("openbaarmaking", "termijn"), f"termijn.{regel.termijn}", ", ".join(sorted(inhoud.termijn))
    for soort in regel.besluiten if regel else ():
        if soort not in get_args(Besluitsoort):
            yield ("openbaarmaking", "besluiten"), soort, ", ".join(get_args(Besluitsoort))


def _grenzen_van_de_taak(inhoud: Kaderinhoud) -> Iterator[tuple[Pad, str, str]]:
    onderwerpen = [onderwerp.id for onderwerp in inhoud.onderwerp]
    for nummer, grens in enumerate(inhoud.niet_taak):
        for naam in grens.onderwerpen:
            if naam not in onderwerpen:
                yield ("niet_taak", nummer, "onderwerpen"), f"onderwerp.{naam}", ", ".join(onderwerpen) or "geen"
    for nummer, punt in enumerate(inhoud.controlepunt):
        for naam in punt.onderwerpen:
            if naam not in onderwerpen:
                yield ("controlepunt", nummer, "onderwerpen"), f"onderwerp.{naam}", ", ".join(onderwerpen) or "geen"


def _gevolgklasse(inhoud: Kaderinhoud) -> Iterator[tuple[Pad, str, str]]:
    """De beslislijst kent vaste vragen en letters; een andere zou stil worden overgeslagen."""
    for nummer, regel in enumerate(inhoud.gevolgklasse_regel):
        if regel.id not in GEVOLGKLASSEREGELS:
            yield ("gevolgklasse_regel", nummer, "id"), f"regel {regel.id}", ", ".join(GEVOLGKLASSEREGELS)
    letters = [letter for letter in get_args(Functie) if len(letter) == 1]
    for nummer, functie in enumerate(inhoud.gevolgklasse_functie):
        if functie.letter not in letters:
            yield ("gevolgklasse_functie", nummer, "letter"), f"letter {functie.letter}", ", ".join(letters)


def _ladder_en_matrix(inhoud: Kaderinhoud) -> Iterator[tuple[Pad, str, str]]:
    if inhoud.samenhang is None:
        return
    treden = [trede.id for trede in inhoud.interventie]
    opties = list(inhoud.lhso.optie) if inhoud.lhso else []
    for trede, codes in inhoud.samenhang.trede.items():
        if trede not in treden:
            yield ("samenhang", "trede"), f"interventie.{trede}", ", ".join(treden) or "geen"
        for code in codes:
            if code not in opties:
                yield ("samenhang", "trede"), f"optie.{code}", ", ".join(opties) or "geen"


def _maatregelen_en_normen(inhoud: Kaderinhoud) -> Iterator[tuple[Pad, str, str]]:
    bekend = {
        "optie": list(inhoud.lhso.optie) if inhoud.lhso else [], "interventie": [trede.id for trede in inhoud.interventie],
        "onderwerp": [onderwerp.id for onderwerp in inhoud.onderwerp],
    }  # fmt: skip
    for soort, regel in inhoud.maatregel.items():
        genoemd = [("optie", code) for code in (*regel.opties, *regel.vervangt)] + [("interventie", id_) for id_ in regel.treden]
        for sectie, naam in genoemd:
            if naam not in bekend[sectie]:
                yield ("maatregel", soort), f"{sectie}.{naam}", ", ".join(bekend[sectie]) or "geen"
    eigen = {onderwerp.herkomst for onderwerp in inhoud.onderwerp}
    for nummer, norm in enumerate(inhoud.norm):
        # Een norm van de wet kan een onderwerp noemen dat dit kader niet heeft: dan gaat zij over geen onderwerp.
        if norm.onderwerp and norm.herkomst in eigen and norm.onderwerp not in bekend["onderwerp"]:
            yield ("norm", nummer, "onderwerp"), f"onderwerp.{norm.onderwerp}", ", ".join(bekend["onderwerp"]) or "geen"


def _plekken(inhoud: Kaderinhoud) -> set[str]:
    """Alle plaatsen waar een kanttekening bij kan staan."""
    plekken = set(NAAST_DE_REGELS) | {f"optie.{code}" for code in (inhoud.lhso.optie if inhoud.lhso else ())}
    for sectie in type(inhoud).model_fields:
        waarde = getattr(inhoud, sectie)
        if isinstance(waarde, dict):
            plekken |= {f"{sectie}.{naam}" for naam in waarde}
        elif isinstance(waarde, tuple):
            plekken |= {f"{sectie}.{regel.id}" for regel in waarde if hasattr(regel, "id")}
    return plekken
