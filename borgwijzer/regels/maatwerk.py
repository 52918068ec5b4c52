"""Een aanvraag om een maatwerkvoorschrift voor de ingebruikname: kan zij, tot wanneer beslissen wij, en waar staat zij.

De regeling is een ontwerp: zij staat uit tot het kader een dag van ingang noemt, en een aanvraag van voor die dag telt niet mee.
Wat na de peildatum gebeurde, telt ook niet mee.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from borgwijzer.regels.grondslag import Invoerfout
from borgwijzer.regels.handhavingsverzoek import Beslistermijn, bepaal_pauze
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.kadermaatwerk import Maatwerkregel
from borgwijzer.regels.maatwerkfeiten import Maatwerkfeit
from borgwijzer.regels.poorten import Reden
from borgwijzer.regels.termijnen import Pauze, Termijn, Termijnuitkomst, bereken
from borgwijzer.regels.toezichtfeiten import Aanvulling

TERMIJN, INSCHRIJVEN = "maatwerkvoorschrift", "maatwerk_inschrijven"
NAMEN = {
    TERMIJN: "Beslissing op een aanvraag om een maatwerkvoorschrift",
    INSCHRIJVEN: "Inschrijving van het maatwerkvoorschrift als beperking",
}
DAGEN = (
    "bevestigd_op", "beoordeeld_op", "voornemen_op", "zienswijze_op", "besloten_op", "ingetrokken_op", "ingeschreven_op",
)  # fmt: skip
Maatwerktoestand = Literal["loopt", "verlengd", "staat_stil", "te_laat", "beslist", "ingetrokken"]


@dataclass(frozen=True, slots=True)
class Maatwerkstand:
    """Waar een aanvraag op de peildatum staat."""

    toestand: Maatwerktoestand
    termijn: Beslistermijn

    @property
    def is_open(self) -> bool:
        return self.toestand not in ("beslist", "ingetrokken")


def geldt(kader: Kader, dag: date) -> bool:
    """Of op deze dag een aanvraag ontvangen kan worden."""
    regel = kader.inhoud.maatwerkvoorschrift
    return regel is not None and regel.ingang is not None and regel.ingang <= dag


def zoek_regel(kader: Kader) -> Maatwerkregel:
    """De regel van het kader; Invoerfout als het er geen heeft."""
    if kader.inhoud.maatwerkvoorschrift is None:
        raise Invoerfout(f"Het kader {kader.id} zegt niets over een maatwerkvoorschrift voor de ingebruikname.")
    return kader.inhoud.maatwerkvoorschrift


def beletselen_aanvraag(kader: Kader, ontvangen_op: date) -> tuple[Reden, ...]:
    """Waarom een aanvraag van deze dag niet kan worden geregistreerd; leeg: het kan."""
    if geldt(kader, ontvangen_op):
        return ()
    regel = kader.inhoud.maatwerkvoorschrift
    if regel is None or regel.ingang is None:
        tekst = "Een maatwerkvoorschrift voor de ingebruikname bestaat nog niet: in het kader staat geen dag van ingang."
    else:
        tekst = f"Een maatwerkvoorschrift voor de ingebruikname bestaat pas vanaf {regel.ingang}: deze aanvraag kwam eerder."
    return (Reden("maatwerk_niet_in_werking", tekst, kader.grondslag(regel) if regel else ()),)


def zoals_op(aanvraag: Maatwerkfeit, peildatum: date) -> Maatwerkfeit | None:
    """De aanvraag zonder wat na de peildatum gebeurde; None als zij toen nog niet ontvangen was."""
    if aanvraag.ontvangen_op > peildatum:
        return None
    los = {naam: dag if (dag := getattr(aanvraag, naam)) is not None and dag <= peildatum else None for naam in DAGEN}
    return aanvraag.model_copy(update={
        **los,
        "criteria": aanvraag.criteria if los["beoordeeld_op"] else {},
        "zienswijze_uiterlijk": aanvraag.zienswijze_uiterlijk if los["voornemen_op"] else None,
        "uitkomst": aanvraag.uitkomst if los["besloten_op"] else None,
        "aanvullingen": tuple(_aanvulling_op(een, peildatum) for een in aanvraag.aanvullingen if een.gevraagd_op <= peildatum),
        "verlengingen": tuple(een for een in aanvraag.verlengingen if een.op <= peildatum),
    })  # fmt: skip


def _aanvulling_op(aanvulling: Aanvulling, peildatum: date) -> Aanvulling:
    if aanvulling.ontvangen_op is None or aanvulling.ontvangen_op <= peildatum:
        return aanvulling
    return aanvulling.model_copy(update={"ontvangen_op": None})


def bepaal_beslistermijn(aanvraag: Maatwerkfeit, kader: Kader, peildatum: date, *, met_bewijs: bool = False) -> Beslistermijn:
    """De weken van het kader na ontvangst, of de laatste dag die bij het verlengen is gemeld (Awb 4:13 en 4:14).

    `aanvraag` is zoals zij op de peildatum was. Een dag waarop zij stilstaat (Awb 4:15) telt niet.
    """
    regel = zoek_regel(kader)
    termijn = Termijn(TERMIJN, regel.termijn_weken, "weken", atw=True, grondslag=kader.grondslag(regel))
    begin = aanvraag.ontvangen_op
    if aanvraag.verlengingen:
        laatste = aanvraag.verlengingen[-1]
        begin, lengte = laatste.op, max((laatste.uiterlijk - laatste.op).days, 1)
        termijn = Termijn(TERMIJN, lengte, "dagen", grondslag=(kader.wetsartikel("Awb 4:14"),))
    # Wie verlengt, noemt een dag: een pauze die toen al liep, schuift die dag niet nog eens op.
    pauzes = [pauze for pauze in _list_pauzes(aanvraag, peildatum) if not aanvraag.verlengingen or pauze.van > begin]
    uiterst = bereken(termijn, begin, kader.kalender, [_sluit(pauze, aanvraag) for pauze in pauzes]).uitkomst
    assert uiterst  # zonder open pauze is er een uitkomst
    resultaat = bereken(termijn, begin, kader.kalender, pauzes, met_bewijs=met_bewijs)
    return Beslistermijn(resultaat, uiterst, bool(aanvraag.verlengingen))


def _list_pauzes(aanvraag: Maatwerkfeit, peildatum: date) -> list[Pauze]:
    return [pauze for een in aanvraag.aanvullingen if (pauze := bepaal_pauze(een, peildatum))]


def _sluit(pauze: Pauze, aanvraag: Maatwerkfeit) -> Pauze:
    """Een open pauze alsof de aanvulling pas op de laatste dag komt."""
    if pauze.tot_en_met is not None:
        return pauze
    uiterlijk = max(een.uiterlijk for een in aanvraag.aanvullingen if een.ontvangen_op is None)
    return Pauze(pauze.van, max(uiterlijk, pauze.van), pauze.reden)


def bepaal_maatwerkstand(aanvraag: Maatwerkfeit, kader: Kader, peildatum: date, *, met_bewijs: bool = False) -> Maatwerkstand:
    """Waar de aanvraag op de peildatum staat; `aanvraag` is zoals zij toen was (zoals_op)."""
    termijn = bepaal_beslistermijn(aanvraag, kader, peildatum, met_bewijs=met_bewijs)
    return Maatwerkstand(_toestand(aanvraag, termijn, peildatum), termijn)


def _toestand(aanvraag: Maatwerkfeit, termijn: Beslistermijn, peildatum: date) -> Maatwerktoestand:
    if aanvraag.ingetrokken_op:
        return "ingetrokken"
    if aanvraag.besloten_op:
        return "beslist"
    if termijn.resultaat.uitkomst is None:
        return "staat_stil"
    if peildatum > termijn.resultaat.uitkomst:
        return "te_laat"
    return "verlengd" if termijn.verlengd else "loopt"


def bereken_verlenging(laatste: date, kader: Kader) -> date:
    """De nieuwe laatste dag als er nu verlengd wordt: de weken van het kader na de oude, niet op een vrije dag."""
    return _na(kader, "verlenging", zoek_regel(kader).verlenging_weken, "weken", laatste)


def stel_aanvuldag_voor(kader: Kader, op: date) -> date:
    """De laatste dag om aan te vullen die het kader voorstelt aan wie op deze dag vraagt."""
    return _na(kader, "aanvullen", zoek_regel(kader).aanvul_weken, "weken", op)


def stel_zienswijzedag_voor(kader: Kader, op: date) -> date:
    """De laatste dag om op een voornemen van deze dag te reageren die het kader voorstelt."""
    return _na(kader, "zienswijze", zoek_regel(kader).zienswijze_dagen, "dagen", op)


def bereken_inschrijving(besloten_op: date, kader: Kader, *, met_bewijs: bool = False) -> Termijnuitkomst:
    """Tot wanneer de beperking moet zijn ingeschreven na een besluit van deze dag."""
    regel = zoek_regel(kader)
    termijn = Termijn(INSCHRIJVEN, regel.wkpb_dagen, "dagen", atw=True, grondslag=kader.grondslag(regel))
    return bereken(termijn, besloten_op, kader.kalender, met_bewijs=met_bewijs)


def _na(kader: Kader, naam: str, lengte: int, eenheid: Literal["dagen", "weken"], op: date) -> date:
    uitkomst = bereken(Termijn(naam, lengte, eenheid, atw=True), op, kader.kalender).uitkomst
    assert uitkomst  # er is geen pauze in
    return uitkomst


def mist_criteria(aanvraag: Maatwerkfeit, kader: Kader) -> tuple[str, ...]:
    """De vragen van het kader die nog niet zijn beantwoord."""
    return tuple(een.vraag for een in zoek_regel(kader).criteria if een.id not in aanvraag.criteria)


def list_niet_voldaan(aanvraag: Maatwerkfeit, kader: Kader) -> tuple[str, ...]:
    """De criteria waaraan volgens de beoordeling niet is voldaan, in woorden."""
    return tuple(een.tekst for een in zoek_regel(kader).criteria if aanvraag.criteria.get(een.id) is False)


def wacht_op_zienswijze(aanvraag: Maatwerkfeit, peildatum: date) -> bool:
    """Of de aanvrager nog kan reageren op een voornemen, en dat nog niet deed."""
    uiterlijk = aanvraag.zienswijze_uiterlijk
    return uiterlijk is not None and aanvraag.zienswijze_op is None and peildatum <= uiterlijk
