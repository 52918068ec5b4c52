"""Een handhavingsverzoek: tot wanneer er beslist moet zijn, waar het staat, en wat te laat beslissen kost.

Een verzoek van een belanghebbende is een aanvraag: het gaat om de signalen van kader 4.2 heen en moet worden beslist (Awb 4:13;
domein 10, nr. 15). Wat na de peildatum gebeurde, telt niet mee.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from borgwijzer.regels.grondslag import Grondslag
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.kaderverzoek import NietTijdigregel
from borgwijzer.regels.kalender import DAG
from borgwijzer.regels.termijnen import Pauze, Termijn, Termijnuitkomst, bereken
from borgwijzer.regels.toezichtfeiten import Aanvulling, Handhavingsverzoekfeit

TERMIJN, INGEBREKE, VASTSTELLEN = "handhavingsverzoek", "ingebrekestelling", "dwangsom_vaststellen"
BUITEN_BEHANDELING = "verzoek_buiten_behandeling"
DAGEN = (
    "bevestigd_op", "belanghebbende_op", "onderzocht_op", "besloten_op", "ingetrokken_op", "dwangsom_vastgesteld_op",
)  # fmt: skip
Verzoektoestand = Literal[
    "loopt", "verlengd", "staat_stil", "te_laat", "in_gebreke", "dwangsom_loopt", "dwangsom_vol", "beslist", "ingetrokken",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Beslistermijn:
    """De termijn om te beslissen. `resultaat.uitkomst` None: zij staat stil; `uiterst` is dan de laatste dag als de aanvulling
    op de laatste dag komt, of helemaal niet.
    """

    resultaat: Termijnuitkomst
    uiterst: date
    verlengd: bool


@dataclass(frozen=True, slots=True)
class Verzoekstand:
    """Waar een verzoek op de peildatum staat. `ingebreke`: de twee weken na de eerste geldige ingebrekestelling."""

    toestand: Verzoektoestand
    termijn: Beslistermijn
    ingebreke: Termijnuitkomst | None = None

    @property
    def is_open(self) -> bool:
        return self.toestand not in ("beslist", "ingetrokken")


@dataclass(frozen=True, slots=True)
class Dwangsomdag:
    """Een dag waarover de gemeente een bedrag verschuldigd is, in hele euro's; `nummer` telt vanaf 1."""

    datum: date
    nummer: int
    bedrag: int


@dataclass(frozen=True, slots=True)
class Dwangsom:
    """De dwangsom wegens te laat beslissen, dag voor dag, tot en met de peildatum of haar einde.

    `laatste`: de laatste dag waarover zij kan oplopen; `hoogste`: het bedrag dan. `loopt`: er komt morgen nog een dag bij.
    """

    dagen: tuple[Dwangsomdag, ...]
    laatste: date
    hoogste: int
    loopt: bool
    grondslag: tuple[Grondslag, ...]

    @property
    def bedrag(self) -> int:
        return sum(dag.bedrag for dag in self.dagen)


def zoals_op(verzoek: Handhavingsverzoekfeit, peildatum: date) -> Handhavingsverzoekfeit | None:
    """Het verzoek zonder wat na de peildatum gebeurde; None als het toen nog niet ontvangen was."""
    if verzoek.ontvangen_op > peildatum:
        return None
    los = {naam: dag if (dag := getattr(verzoek, naam)) is not None and dag <= peildatum else None for naam in DAGEN}
    return verzoek.model_copy(update={
        **los,
        "belanghebbende": verzoek.belanghebbende if los["belanghebbende_op"] else None,
        "uitkomst": verzoek.uitkomst if los["besloten_op"] else None,
        "aanvullingen": tuple(_aanvulling_op(een, peildatum) for een in verzoek.aanvullingen if een.gevraagd_op <= peildatum),
        "instemmingen": tuple(een for een in verzoek.instemmingen if een.op <= peildatum),
        "verlengingen": tuple(een for een in verzoek.verlengingen if een.op <= peildatum),
        "ingebrekestellingen": tuple(een for een in verzoek.ingebrekestellingen if een.ontvangen_op <= peildatum),
    })  # fmt: skip


def _aanvulling_op(aanvulling: Aanvulling, peildatum: date) -> Aanvulling:
    if aanvulling.ontvangen_op is None or aanvulling.ontvangen_op <= peildatum:
        return aanvulling
    return aanvulling.model_copy(update={"ontvangen_op": None})


def bepaal_beslistermijn(
    verzoek: Handhavingsverzoekfeit, kader: Kader, peildatum: date, *, met_bewijs: bool = False
) -> Beslistermijn:
    """Acht weken na ontvangst, of de laatste dag die bij het verlengen is gemeld; een dag waarop zij stilstaat telt niet.

    `verzoek` is zoals het op de peildatum was. De gemelde laatste dag is een eigen keuze van de gemeente: de Algemene
    termijnenwet schuift hem niet op.
    """
    termijn, begin = kader.termijn(TERMIJN), verzoek.ontvangen_op
    if verzoek.verlengingen:
        laatste = verzoek.verlengingen[-1]
        begin, lengte = laatste.op, max((laatste.uiterlijk - laatste.op).days, 1)
        termijn = Termijn(TERMIJN, lengte, "dagen", grondslag=(kader.wetsartikel("Awb 4:14"),))
    # Wie verlengt, noemt een dag: een pauze die toen al liep, schuift die dag niet nog eens op.
    pauzes = [pauze for pauze in list_pauzes(verzoek, peildatum) if not verzoek.verlengingen or pauze.van > begin]
    uiterst = bereken(termijn, begin, kader.kalender, [_sluit(pauze, verzoek) for pauze in pauzes]).uitkomst
    assert uiterst  # zonder open pauze is er een uitkomst
    resultaat = bereken(termijn, begin, kader.kalender, pauzes, met_bewijs=met_bewijs)
    return Beslistermijn(resultaat, uiterst, bool(verzoek.verlengingen))


def list_pauzes(verzoek: Handhavingsverzoekfeit, peildatum: date) -> list[Pauze]:
    """Wanneer de termijn stilstaat (Awb 4:15): tijdens een verzoek om aanvulling, en met instemming van de aanvrager."""
    pauzes = [pauze for een in verzoek.aanvullingen if (pauze := bepaal_pauze(een, peildatum))]
    pauzes += [
        Pauze(een.op + DAG, een.tot_en_met, "de aanvrager stemde in met uitstel")
        for een in verzoek.instemmingen if een.tot_en_met > een.op
    ]  # fmt: skip
    return sorted(pauzes, key=lambda pauze: pauze.van)


def bepaal_pauze(aanvulling: Aanvulling, peildatum: date) -> Pauze | None:
    """Vanaf de dag na het verzoek, tot de dag waarop het verzoek is aangevuld of de gestelde dag voorbij is."""
    van, reden = aanvulling.gevraagd_op + DAG, "wij wachten op de aanvulling"
    if aanvulling.ontvangen_op is not None:
        tot = min(aanvulling.ontvangen_op - DAG, aanvulling.uiterlijk)
        return Pauze(van, tot, reden) if tot >= van else None
    return Pauze(van, aanvulling.uiterlijk if peildatum > aanvulling.uiterlijk else None, reden)


def _sluit(pauze: Pauze, verzoek: Handhavingsverzoekfeit) -> Pauze:
    """Een open pauze alsof de aanvulling pas op de laatste dag komt."""
    if pauze.tot_en_met is not None:
        return pauze
    uiterlijk = max(een.uiterlijk for een in verzoek.aanvullingen if een.ontvangen_op is None)
    return Pauze(pauze.van, max(uiterlijk, pauze.van), pauze.reden)


def is_geldige_ingebrekestelling(verzoek: Handhavingsverzoekfeit, op: date, kader: Kader, *, schriftelijk: bool = True) -> bool:
    """Of een ingebrekestelling van deze dag telt: schriftelijk, en na de laatste dag, zonder beslissing (Awb 4:17 lid 3)."""
    toen = zoals_op(verzoek, op)
    if not schriftelijk or toen is None or toen.besloten_op or toen.ingetrokken_op:
        return False
    laatste = bepaal_beslistermijn(toen, kader, op).resultaat.uitkomst
    return laatste is not None and op > laatste


def bepaal_ingebreke(verzoek: Handhavingsverzoekfeit, kader: Kader, *, met_bewijs: bool = False) -> Termijnuitkomst | None:
    """De twee weken na de eerste geldige ingebrekestelling; None als er geen is, of als de aanvrager geen belanghebbende is."""
    geldig = (
        een.ontvangen_op for een in verzoek.ingebrekestellingen
        if is_geldige_ingebrekestelling(verzoek, een.ontvangen_op, kader, schriftelijk=een.schriftelijk)
    )  # fmt: skip
    eerste = min(geldig, default=None)
    if eerste is None or verzoek.belanghebbende is False:
        return None
    return bereken(kader.termijn(INGEBREKE), eerste, kader.kalender, met_bewijs=met_bewijs)


def bepaal_verzoekstand(
    verzoek: Handhavingsverzoekfeit, kader: Kader, peildatum: date, *, met_bewijs: bool = False
) -> Verzoekstand:
    """Waar het verzoek op de peildatum staat; `verzoek` is zoals het toen was (zoals_op)."""
    termijn = bepaal_beslistermijn(verzoek, kader, peildatum, met_bewijs=met_bewijs)
    ingebreke = bepaal_ingebreke(verzoek, kader, met_bewijs=met_bewijs)
    return Verzoekstand(_toestand(verzoek, termijn, ingebreke, kader, peildatum), termijn, ingebreke)


def _toestand(
    verzoek: Handhavingsverzoekfeit, termijn: Beslistermijn, ingebreke: Termijnuitkomst | None, kader: Kader, peildatum: date
) -> Verzoektoestand:
    if verzoek.ingetrokken_op:
        return "ingetrokken"
    if verzoek.besloten_op:
        return "beslist"
    if ingebreke and ingebreke.uitkomst:
        return _na_ingebrekestelling(ingebreke.uitkomst, kader, peildatum)
    if termijn.resultaat.uitkomst is None:
        return "staat_stil"
    if peildatum > termijn.resultaat.uitkomst:
        return "te_laat"
    return "verlengd" if termijn.verlengd else "loopt"


def _na_ingebrekestelling(laatste: date, kader: Kader, peildatum: date) -> Verzoektoestand:
    if peildatum <= laatste or kader.inhoud.niet_tijdig is None:
        return "in_gebreke"
    return "dwangsom_loopt" if peildatum < laatste + timedelta(days=_hoogste_dagen(kader, laatste)) else "dwangsom_vol"


def _hoogste_dagen(kader: Kader, laatste: date) -> int:
    return len(_bedragen(kader.inhoud.niet_tijdig, laatste + DAG)) if kader.inhoud.niet_tijdig else 0


def _bedragen(regel: NietTijdigregel, eerste: date) -> list[int]:
    """Het bedrag van elke dag, in volgorde, volgens de bedragen die op de eerste dag gelden; leeg als er dan nog geen zijn."""
    geldend = [een for een in regel.bedragen if een.vanaf <= eerste]
    if not geldend:
        return []
    laatste = max(geldend, key=lambda een: een.vanaf)
    return [stap.bedrag for stap in laatste.stappen for _ in range(stap.dagen)]


def bereken_dwangsom(verzoek: Handhavingsverzoekfeit, kader: Kader, peildatum: date) -> Dwangsom | None:
    """De dwangsom tot en met de peildatum; None zolang er geen dag verschuldigd is. `verzoek` is zoals het toen was."""
    regel, ingebreke = kader.inhoud.niet_tijdig, bepaal_ingebreke(verzoek, kader)
    if regel is None or ingebreke is None or ingebreke.uitkomst is None:
        return None
    eerste = ingebreke.uitkomst + DAG
    bedragen, einde = _bedragen(regel, eerste), _laatste_dag(verzoek, regel)
    stop = min(einde, peildatum) if einde else peildatum
    dagen = tuple(_list_dagen(eerste, bedragen, stop))
    if not dagen:
        return None
    loopt = einde is None and len(dagen) < len(bedragen)
    return Dwangsom(dagen, eerste + timedelta(days=len(bedragen) - 1), sum(bedragen), loopt, kader.grondslag(regel))


def _laatste_dag(verzoek: Handhavingsverzoekfeit, regel: NietTijdigregel) -> date | None:
    """De laatste dag die kan tellen omdat er beslist of ingetrokken is; None zolang dat niet zo is."""
    einde = verzoek.besloten_op or verzoek.ingetrokken_op
    if einde is None or regel.dag_van_besluit_telt:
        return einde
    return einde - DAG


def _list_dagen(eerste: date, bedragen: list[int], tot_en_met: date) -> Iterator[Dwangsomdag]:
    for nummer, bedrag in enumerate(bedragen, start=1):
        dag = eerste + timedelta(days=nummer - 1)
        if dag > tot_en_met:
            return
        yield Dwangsomdag(dag, nummer, bedrag)


def dwangsom_tot(verzoek: Handhavingsverzoekfeit, kader: Kader) -> date | None:
    """De laatste dag waarover de dwangsom verschuldigd is of kan worden; None als er geen is. Hangt niet van de peildatum af."""
    regel, ingebreke = kader.inhoud.niet_tijdig, bepaal_ingebreke(verzoek, kader)
    if regel is None or ingebreke is None or ingebreke.uitkomst is None:
        return None
    vol = ingebreke.uitkomst + timedelta(days=_hoogste_dagen(kader, ingebreke.uitkomst))
    einde = _laatste_dag(verzoek, regel)
    tot = min(vol, einde) if einde else vol
    return tot if tot > ingebreke.uitkomst else None


def tel_dagen(verzoek: Handhavingsverzoekfeit, peildatum: date) -> int:
    """Hoeveel dagen er sinds de ontvangst voor de gemeente telden: zonder de dagen waarop de termijn stilstond."""
    einde = verzoek.besloten_op or verzoek.ingetrokken_op or peildatum
    pauzes = list_pauzes(verzoek, einde)
    alle = (verzoek.ontvangen_op + timedelta(days=nummer) for nummer in range(1, (einde - verzoek.ontvangen_op).days + 1))
    return sum(not any(pauze.bevat(dag) for pauze in pauzes) for dag in alle)


def noem_bedragen(kader: Kader, eerste: date) -> tuple[int, int]:
    """Wat de eerste dag van een dwangsom kost die op `eerste` begint, en wat zij ten hoogste wordt; nul als het kader zwijgt."""
    bedragen = _bedragen(kader.inhoud.niet_tijdig, eerste) if kader.inhoud.niet_tijdig else []
    return (bedragen[0], sum(bedragen)) if bedragen else (0, 0)
