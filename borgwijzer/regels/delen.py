"""Waarom een daad over een deel van het project nu niet kan: een deel laten vervallen, of een melding bij een deel zetten."""

from __future__ import annotations

from datetime import date
from typing import get_args

from borgwijzer.regels.beletselen import beletselen
from borgwijzer.regels.feiten import Deelmelding, Fase, Feiten
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.poorten import Reden, Zicht

BIJ_EEN_DEEL: tuple[Deelmelding, ...] = get_args(Deelmelding)


def beletselen_vervallen(feiten: Feiten, deel: Fase, kader: Kader, peildatum: date) -> tuple[Reden, ...]:
    """De redenen waarom dit deel niet kan vervallen: er hangt iets aan dat dan nergens meer meetelt."""
    zicht = Zicht.op(feiten, kader, peildatum)
    redenen = [*beletselen(feiten, "leg_feit_vast", kader, peildatum)]
    if deel.vervallen_op:
        redenen.append(Reden("al_vervallen", f"{deel.noem} is al vervallen op {deel.vervallen_op}."))
    if deel.meldingen:
        redenen.append(Reden("deel_met_melding", f"Bij {deel.noem} hoort een melding: zet die eerst bij een ander deel."))
    if zicht.open_signalen(deel.signalen):
        redenen.append(Reden("deel_met_signaal", f"Bij {deel.noem} is nog een signaal open: handel dat eerst af."))
    if deel.in_gebruik_op:
        redenen.append(Reden("deel_in_gebruik", f"{deel.noem} is in gebruik sinds {deel.in_gebruik_op}."))
    return tuple(redenen)


def beletselen_koppelen(feiten: Feiten, melding: str, kader: Kader, peildatum: date) -> tuple[Reden, ...]:
    """De redenen waarom deze melding niet bij een (ander) deel kan: alleen wat nog niet beoordeeld is, en over gebruik gaat."""
    redenen = [*beletselen(feiten, "leg_feit_vast", kader, peildatum)]
    feit = next((een for een in feiten.alle_meldingen if een.id == melding), None)
    if feit is None or (feit.ingetrokken_op and feit.ingetrokken_op <= peildatum):
        return (*redenen, Reden("telt_niet_mee", "Deze melding telt niet meer mee: zij is ingetrokken of vervangen."))
    if feit.soort not in BIJ_EEN_DEEL:
        tekst = f"Een {feit.soort} gaat over het hele project en hoort niet bij een deel."
        redenen.append(Reden("niet_per_deel", tekst))
    if feit.oordeel:
        tekst = f"De {feit.soort} is al beoordeeld op {feit.oordeel.op} en de brief noemt waarover: dat verandert niet meer."
        redenen.append(Reden("al_beoordeeld", tekst))
    return tuple(redenen)
