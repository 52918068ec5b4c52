"""Two people at one toets: what was there first, what the colleague made of it, and what you wanted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.web.beelden.datumtekst import schrijf_moment
from borgwijzer.web.beelden.toets_conflict import Antwoord as Kant
from borgwijzer.web.beelden.toets_conflict import EigenAntwoord, ToetsConflictBeeld, Verschil
from borgwijzer.web.toetsinvoer import WOORDEN, als_bewaard, lees_code
from borgwijzer.web.vullen.zaak import noem_zaak
from borgwijzer.zaken.acties.toetsen import Antwoord
from borgwijzer.zaken.feiten import NEDERLAND, kader_voor
from borgwijzer.zaken.models import Melding, Toets

Antwoorden = Mapping[str, Mapping[str, Any]]
NOG_NIET = Kant("", "Nog niet beoordeeld")


def maak_conflict(
    melding: Melding, toets: Toets, eigen: Mapping[str, Antwoord], gebeurtenissen: Sequence[Gebeurtenis], gezien: int
) -> ToetsConflictBeeld:
    """The screen; ``gezien`` is the version the person saw, ``gebeurtenissen`` the saved answers of this toets, oldest first."""
    eerst = herbouw_antwoorden(gebeurtenissen, gezien)
    nu, gewild = toets.antwoorden, {eis: als_bewaard(antwoord) for eis, antwoord in eigen.items()}
    teksten = {eis.id: eis.tekst for eis in kader_voor(melding).eisen.get(melding.soort, ())}
    gewijzigd = [eis for eis in gewild if not _gelijk(gewild[eis], eerst.get(eis))]
    botst = [eis for eis in gewijzigd if not _gelijk(nu.get(eis), eerst.get(eis)) and not _gelijk(gewild[eis], nu.get(eis))]
    ander = [eis for eis in teksten if not _gelijk(nu.get(eis), eerst.get(eis)) and eis not in gewijzigd]
    laatste = gebeurtenissen[-1]
    return ToetsConflictBeeld(
        zaaknummer=melding.zaak.nummer,
        zaak_titel=noem_zaak(melding.zaak),
        melding_id=str(melding.pk),
        collega=laatste.door_naam,
        moment=schrijf_moment(laatste.tijdstip.astimezone(NEDERLAND)),
        versie=str(toets.versie),
        verschillen=tuple(
            Verschil(eis, teksten[eis], _kant(eerst.get(eis)), _kant(nu.get(eis)), _kant(gewild[eis])) for eis in botst
        ),
        overgenomen=tuple(_schrijf(teksten[eis], nu.get(eis)) for eis in ander),
        eigen=tuple(
            EigenAntwoord(eis, teksten[eis], _kant(gewild[eis]))
            for eis in gewijzigd
            if eis not in botst and not _gelijk(gewild[eis], nu.get(eis))
        ),
    )


def herbouw_antwoorden(gebeurtenissen: Sequence[Gebeurtenis], versie: int) -> dict[str, Mapping[str, Any]]:
    """The answers as they were at a version, from the events that changed them."""
    antwoorden: dict[str, Mapping[str, Any]] = {}
    for gebeurtenis in gebeurtenissen:
        if gebeurtenis.gegevens["versie"] > versie:
            break
        for eis, antwoord in gebeurtenis.gegevens["antwoorden"].items():
            if antwoord is None:
                antwoorden.pop(eis, None)
            else:
                antwoorden[eis] = antwoord
    return antwoorden


def _gelijk(een: Mapping[str, Any] | None, ander: Mapping[str, Any] | None) -> bool:
    return lees_code(een) == lees_code(ander)


def _kant(bewaard: Mapping[str, Any] | None) -> Kant:
    code, reden = lees_code(bewaard)
    return Kant(code, WOORDEN[code], reden) if code else NOG_NIET


def _schrijf(eis: str, bewaard: Mapping[str, Any] | None) -> str:
    kant = _kant(bewaard)
    return f"{eis}: {kant.tekst.lower()}" + (f", {kant.reden}" if kant.reden else "")
