"""Wie de kwaliteitsborger was, van wanneer tot wanneer, en hoe de gemeente dat weet. Bron: Bbl 2.19 en 2.21; Bkl 3.86.

Een melding die een kwaliteitsborger noemt en een wisseling die is gemeld, beginnen elk een tijdvak; noemen zij dezelfde, dan is
dat een tijdvak. Wat na de peildatum binnenkwam of werd gemeld, telt niet mee.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from borgwijzer.regels.feiten import Feiten, Meldingfeit, Meldingsoort, Partij, Wisseling
from borgwijzer.regels.register import NIEMAND, Gezocht, is_dezelfde

# Het instrument van een andere kwaliteitsborger telt niet: dan is het onbekend tot iemand het noemt.
Bekend = tuple[date, int, "Meldingfeit | Wisseling"]


@dataclass(frozen=True, slots=True)
class Borgertijdvak:
    """Een kwaliteitsborger in een zaak. `tot`: de eerste dag van de volgende, None als hij er nog is.

    `bron`: de soort melding die hem noemde, of `wisseling`. `aangekondigd`: hij staat in de bouwmelding, of de wisseling is gemeld.
    """

    partij: Partij
    instrument: str
    van: date
    bron: Meldingsoort | str
    bekend_op: date
    aangekondigd: bool
    tot: date | None = None


def list_borgers(feiten: Feiten, peildatum: date) -> tuple[Borgertijdvak, ...]:
    """De tijdvakken tot en met `peildatum`, het oudste eerst."""
    tijdvakken: list[Borgertijdvak] = []
    for van, _, bron in sorted(_list_bekend(feiten, peildatum), key=lambda bekend: bekend[:2]):
        nieuw = _maak_tijdvak(van, bron, eerste=not tijdvakken)
        if tijdvakken and is_dezelfde(tijdvakken[-1].partij, nieuw.partij):
            tijdvakken[-1] = _vul_aan(tijdvakken[-1], nieuw)
            continue
        if tijdvakken:
            tijdvakken[-1] = replace(tijdvakken[-1], tot=van)
        tijdvakken.append(nieuw)
    return tuple(tijdvakken)


def _list_bekend(feiten: Feiten, peildatum: date) -> list[Bekend]:
    """Wat een kwaliteitsborger noemt, met de dag vanaf wanneer; op een dag gaat een wisseling voor een melding."""
    gevonden: list[Bekend] = [
        (melding.ontvangen_op, 1, melding)
        for melding in feiten.meldingen
        if _noemt(melding.kwaliteitsborger) and melding.ontvangen_op <= peildatum
        and not (melding.ingetrokken_op and melding.ingetrokken_op <= peildatum)
    ]  # fmt: skip
    gevonden += [
        (wisseling.sinds, 0, wisseling)
        for wisseling in feiten.wisselingen
        if wisseling.rol == "kwaliteitsborger" and wisseling.gemeld_op <= peildatum and wisseling.sinds <= peildatum
    ]
    return gevonden


def _noemt(partij: Partij | None) -> bool:
    return partij is not None and bool(partij.naam or partij.kvk)


def _maak_tijdvak(van: date, bron: Meldingfeit | Wisseling, *, eerste: bool) -> Borgertijdvak:
    if isinstance(bron, Wisseling):
        return Borgertijdvak(bron.partij, bron.instrument, van, "wisseling", bron.gemeld_op, aangekondigd=True)
    assert bron.kwaliteitsborger
    return Borgertijdvak(
        bron.kwaliteitsborger, bron.instrument, van, bron.soort, bron.ontvangen_op,
        aangekondigd=eerste or bron.soort == "bouwmelding",
    )  # fmt: skip


def _vul_aan(eerder: Borgertijdvak, later: Borgertijdvak) -> Borgertijdvak:
    """Hetzelfde tijdvak, nog eens genoemd: een later instrument geldt, en een gemelde wisseling maakt het alsnog aangekondigd."""
    return replace(
        eerder,
        instrument=later.instrument or eerder.instrument,
        aangekondigd=eerder.aangekondigd or later.bron == "wisseling",
    )


def zoek_tijdvak(feiten: Feiten, peildatum: date) -> Borgertijdvak | None:
    """Het tijdvak dat op `peildatum` loopt."""
    tijdvakken = list_borgers(feiten, peildatum)
    return tijdvakken[-1] if tijdvakken else None


def zoek_borger(feiten: Feiten, peildatum: date) -> Gezocht:
    """De kwaliteitsborger en het instrument die op `peildatum` gelden, zoals het register ze zoekt."""
    tijdvak = zoek_tijdvak(feiten, peildatum)
    if tijdvak is None:
        return NIEMAND
    return Gezocht(tijdvak.partij.naam, tijdvak.partij.kvk, tijdvak.instrument)


def maak_meldingen(wisselingen: Sequence[Wisseling]) -> list[Meldingfeit]:
    """Gemelde wisselingen van kwaliteitsborger in de vorm van een melding, voor wat naar meldingen zoekt."""
    return [
        Meldingfeit(
            soort="startbouw", ontvangen_op=wisseling.sinds, kwaliteitsborger=wisseling.partij, instrument=wisseling.instrument
        )
        for wisseling in wisselingen
        if wisseling.rol == "kwaliteitsborger"
    ]
