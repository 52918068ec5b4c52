"""Lastgeld: wanneer een dwangsom is verbeurd, hoeveel, wat daarvan betaald is, en wanneer de vordering verjaart.

Een dwangsom wordt verbeurd per constatering, en per tijdvak ten hoogste een keer; samen nooit meer dan het maximum. Betalingen
gaan eerst naar de oudste vordering. Alle bedragen zijn hele euro's.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from borgwijzer.regels.bezwaarfeiten import Schorsing
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.kalender import DAG, Kalender
from borgwijzer.regels.lastverjaring import Verjaring, bereken_verjaring
from borgwijzer.regels.schorsing import verschuif_na_schorsing
from borgwijzer.regels.termijnen import Pauze, Termijnuitkomst, bereken
from borgwijzer.regels.toezichtfeiten import Stapfeit

# Per soort stap hoe lang er te betalen is, en wanneer de vordering verjaart.
BETALEN = {
    "verbeuring": ("dwangsom_betalen", "dwangsom_verjaring"), "kosten": ("geldschuld_betalen", "geldschuld_verjaring"),
}  # fmt: skip
# De laatste dag van een termijn die stilstaat zolang het besluit geschorst is.
ONBEPAALD = date.max
EENHEDEN = ("ineens", "per overtreding", "per dag", "per week", "per maand")


@dataclass(frozen=True, slots=True)
class Voorwaarden:
    """Een last zoals zij op een dag geldt. `einde`: de laatste dag van de begunstigingstermijn (inclusief), of `ONBEPAALD`; die dag
    is gesteld op `gesteld_op`, bij het besluit of bij een latere verlenging.

    `bedrag`, `eenheid` en `maximum` zijn leeg bij bestuursdwang. `opgeschort`: dagen waarop niets wordt verbeurd, per rij
    van en tot en met. `geschorst`: wanneer het besluit niet werkte. `opgeheven_op`: vanaf die dag geldt de last niet meer.
    """

    besluit_op: date
    gesteld_op: date
    einde: date
    bedrag: int = 0
    eenheid: str = ""
    maximum: int = 0
    opgeschort: tuple[tuple[date, date], ...] = ()
    geschorst: tuple[Schorsing, ...] = ()
    opgeheven_op: date | None = None


@dataclass(frozen=True, slots=True)
class Verbeurte:
    """Wat een constatering oplevert: het bedrag, of waarom er niets wordt verbeurd."""

    bedrag: int
    code: str = ""
    tekst: str = ""


@dataclass(frozen=True, slots=True)
class Vordering:
    """Een verbeurde dwangsom of de kosten van bestuursdwang: te betalen tot en met `betalen`, verjaard na `verjaart`."""

    soort: Literal["dwangsom", "kosten"]
    op: date
    bedrag: int
    betalen: Termijnuitkomst
    verjaring: Verjaring
    betaald: int = 0
    betaald_op: date | None = None

    @property
    def verjaart(self) -> Termijnuitkomst:
        return self.verjaring.termijn

    @property
    def open(self) -> int:
        return self.bedrag - self.betaald

    def is_verjaard(self, peildatum: date) -> bool:
        return self.open > 0 and self.verjaart.uitkomst is not None and peildatum > self.verjaart.uitkomst


def lees_voorwaarden(stappen: Sequence[Stapfeit], dag: date | None = None) -> Voorwaarden | None:
    """De last zoals zij op `dag` gold (None: na alle stappen); None als er toen nog geen besluit was."""
    last: Voorwaarden | None = None
    for stap in (stap for stap in stappen if dag is None or stap.op <= dag):
        if stap.soort == "besluit":
            einde = stap.uiterlijk or stap.op
            last = Voorwaarden(stap.op, stap.op, einde, stap.bedrag or 0, stap.eenheid, stap.maximum or 0)
        elif last:
            last = _wijzig(last, stap)
    return last


def _wijzig(last: Voorwaarden, stap: Stapfeit) -> Voorwaarden:
    """Wat een latere stap aan de last verandert: verlengen, verminderen, opschorten of opheffen (Awb 5:34)."""
    nieuw = {naam: getattr(last, naam) for naam in Voorwaarden.__slots__}
    if stap.soort == "verlenging" and stap.uiterlijk:
        nieuw |= {"einde": stap.uiterlijk, "gesteld_op": stap.op}
    elif stap.uitslag == "verminderd" and stap.soort == "besluit_op_verzoek":
        nieuw |= {"bedrag": stap.bedrag or last.bedrag, "maximum": stap.maximum or last.maximum}
    elif stap.uitslag == "opgeschort" and stap.uiterlijk:
        nieuw["opgeschort"] = (*last.opgeschort, (stap.op, stap.uiterlijk))
    elif stap.soort == "opheffing" or (stap.soort == "besluit_op_verzoek" and stap.uitslag == "opgeheven"):
        nieuw["opgeheven_op"] = stap.op
    return Voorwaarden(**nieuw)


def met_schorsing(last: Voorwaarden, schorsingen: Sequence[Schorsing], kalender: Kalender) -> Voorwaarden:
    """De last met de dagen waarop haar besluit geschorst was: de begunstigingstermijn schuift op, en zij werkte die dagen niet.

    Een schorsing van voor de dag waarop de termijn is gesteld, zit er al in; zonder termijn schuift er niets. Loopt de schorsing
    nog terwijl de termijn liep, dan is haar einde `ONBEPAALD`.
    """
    einde: date | None = last.einde
    if schorsingen and last.einde > last.gesteld_op:
        einde = verschuif_na_schorsing(last.gesteld_op, last.einde, schorsingen, kalender).uitkomst
    return replace(last, einde=einde or ONBEPAALD, geschorst=tuple(schorsingen))


def bereken_verbeurte(
    stappen: Sequence[Stapfeit], op: date, kalender: Kalender, schorsingen: Sequence[Schorsing] = ()
) -> Verbeurte:  # fmt: skip
    """Wat een constatering op de dag `op` dat niet aan de last is voldaan, laat verbeuren (Awb 5:32b en 5:33).

    `schorsingen`: van het besluit met de last, zoals nu bekend.
    """
    last = lees_voorwaarden(stappen, op)
    last = met_schorsing(last, schorsingen, kalender) if last else None
    if last is None or not last.bedrag:
        return Verbeurte(0, "geen_last", "Op die dag gold er geen last onder dwangsom.")
    if niet := _werkt_niet(last, op):
        return niet
    eerder = [stap for stap in stappen if stap.soort == "verbeuring"]
    if any(_tijdvak(last, stap.op) == _tijdvak(last, op) for stap in eerder):
        return Verbeurte(0, "tijdvak", f"Voor dit tijdvak ({last.eenheid}) is al een dwangsom verbeurd.")
    rest = last.maximum - sum(stap.bedrag or 0 for stap in eerder)
    if rest <= 0:
        return Verbeurte(0, "maximum", f"Het maximum van {last.maximum} euro is bereikt: er wordt niets meer verbeurd.")
    return Verbeurte(min(last.bedrag, rest))


def _werkt_niet(last: Voorwaarden, op: date) -> Verbeurte | None:
    """Waarom de last op een dag nog niet of niet meer werkte; None: zij werkte."""
    if last.opgeheven_op and last.opgeheven_op <= op:
        return Verbeurte(0, "opgeheven", f"De last is opgeheven op {last.opgeheven_op}: daarna wordt niets verbeurd.")
    if any(een.bevat(op) for een in last.geschorst):
        return Verbeurte(0, "geschorst", "Het besluit was op die dag geschorst: dan wordt niets verbeurd.")
    if last.einde == ONBEPAALD:
        return Verbeurte(0, "begunstiging", "De begunstigingstermijn staat stil: tot zij voorbij is, wordt niets verbeurd.")
    if op <= last.einde:
        return Verbeurte(0, "begunstiging", f"De begunstigingstermijn liep tot en met {last.einde}: tot dan wordt niets verbeurd.")
    if any(van <= op <= tot for van, tot in last.opgeschort):
        return Verbeurte(0, "opgeschort", "De last was op die dag opgeschort: dan wordt niets verbeurd.")
    return None


def _tijdvak(last: Voorwaarden, op: date) -> int:
    """Het nummer van het tijdvak waarin een dag valt; tijdvakken tellen vanaf de dag na de begunstigingstermijn."""
    begin = last.einde + DAG
    if last.eenheid == "ineens":
        return 0
    if last.eenheid == "per week":
        return (op - begin).days // 7
    if last.eenheid == "per maand":
        grens = min(begin.day, monthrange(op.year, op.month)[1])
        return (op.year - begin.year) * 12 + op.month - begin.month - (op.day < grens)
    return op.toordinal()


def list_vorderingen(
    stappen: Sequence[Stapfeit], kader: Kader, pauzes: Sequence[Pauze] = (), *, met_bewijs: bool = False
) -> list[Vordering]:  # fmt: skip
    """Elke vordering met wat daarop betaald is, de oudste eerst. `pauzes`: waarmee de verjaring wordt verlengd."""
    bronnen = [stap for stap in stappen if stap.soort in BETALEN and stap.bedrag]
    gemaakt = [_maak(stap, stappen, kader, pauzes, met_bewijs=met_bewijs) for stap in bronnen]
    betalingen = [(stap.op, stap.bedrag or 0) for stap in stappen if stap.soort == "betaling"]
    verdeeld = []
    for vordering in sorted(gemaakt, key=lambda een: een.op):
        betaald, klaar_op = 0, None
        for nummer, (op, rest) in enumerate(betalingen):
            deel = min(rest, vordering.bedrag - betaald)
            betaald, betalingen[nummer] = betaald + deel, (op, rest - deel)
            if deel and betaald == vordering.bedrag:
                klaar_op = op
        verdeeld.append(_met_betaling(vordering, betaald, klaar_op))
    return verdeeld


def _met_betaling(een: Vordering, betaald: int, op: date | None) -> Vordering:
    return Vordering(een.soort, een.op, een.bedrag, een.betalen, een.verjaring, betaald, op)


def _maak(
    stap: Stapfeit, stappen: Sequence[Stapfeit], kader: Kader, pauzes: Sequence[Pauze], *, met_bewijs: bool
) -> Vordering:  # fmt: skip
    """Een dwangsom is zes weken na de verbeurte te betalen en verjaart na een jaar (Awb 5:33, 5:35); kosten als andere schulden."""
    namen = BETALEN[stap.soort]
    betalen = bereken(kader.termijn(namen[0]), stap.op, kader.kalender, met_bewijs=met_bewijs)
    vanaf = stap.op if stap.soort == "verbeuring" else betalen.uitkomst or stap.op
    verjaring = bereken_verjaring(kader.termijn(namen[1]), vanaf, stappen, kader, pauzes)
    soort: Literal["dwangsom", "kosten"] = "dwangsom" if stap.soort == "verbeuring" else "kosten"
    return Vordering(soort, stap.op, stap.bedrag or 0, betalen, verjaring)
