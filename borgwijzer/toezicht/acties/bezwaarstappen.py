"""What each step of a bezwaar must hold: which day, which outcome, which words."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.regels.bezwaar import bereken_beslistermijn
from borgwijzer.regels.bezwaarfeiten import Uitspraak
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.termijnen import bereken
from borgwijzer.zaken.acties.eisen import eis_jaar, eis_lengte, eis_tekst
from borgwijzer.zaken.feiten_toezicht import maak_bezwaarfeit
from borgwijzer.zaken.models import Bezwaar

# Why nobody is heard (Awb 7:3): code -> how the decision says it.
NIET_HOREN = {
    "kennelijk_niet_ontvankelijk": "het bezwaar is kennelijk niet-ontvankelijk",
    "kennelijk_ongegrond": "het bezwaar is kennelijk ongegrond",
    "geen_gebruik": "de indiener wil niet worden gehoord",
    "niet_verklaard": "de indiener liet niet op tijd weten dat hij gehoord wil worden",
    "volledig_tegemoet": "aan het bezwaar komen wij helemaal tegemoet, en niemand wordt daardoor benadeeld",
}
UITSPRAKEN = {
    "ongegrond": "Het beroep is ongegrond",
    "niet_ontvankelijk": "Het beroep is niet-ontvankelijk",
    "in_stand_gelaten": "De beslissing is vernietigd, de rechtsgevolgen blijven in stand",
    "opnieuw_beslissen": "De beslissing is vernietigd, de gemeente moet opnieuw beslissen",
    "vernietigd": "De rechter heeft ook het besluit zelf vernietigd",
}
VOORZIENINGEN = {"afgewezen": "Afgewezen", "geschorst": "Het besluit is geschorst", "anders": "Een andere voorziening"}
assert set(UITSPRAKEN) == set(get_args(Uitspraak))


@dataclass(frozen=True, slots=True)
class Stapinvoer:
    """A step as somebody writes it down. ``gegevens`` are what only this kind of step has, such as the time of a hearing."""

    soort: str
    op: datetime.date
    uiterlijk: datetime.date | None = None
    uitkomst: str = ""
    tekst: str = ""
    gegevens: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stapeis:
    """``zin``: what is asked when no words were written; empty when they are not needed. ``uitkomsten``: one must be chosen.

    ``dag``: the step sets a last day, or names the day of a hearing.
    """

    zin: str = ""
    uitkomsten: tuple[str, ...] = ()
    dag: bool = False


_NADERE_UITSPRAAK = Stapeis("Schrijf kort wat de rechter besliste, met het zaaknummer.", tuple(UITSPRAKEN))
STAPPEN: dict[str, Stapeis] = {
    "ontvangst_bevestigd": Stapeis(),
    "aanvulling_gevraagd": Stapeis(dag=True),
    "aangevuld": Stapeis("Schrijf wat er is aangevuld."),
    "verschoonbaar": Stapeis("Schrijf waarom de indiener er niets aan kon doen dat het bezwaar te laat kwam."),
    "niet_verschoonbaar": Stapeis("Schrijf waarom het te late bezwaar voor rekening van de indiener komt."),
    "verdaagd": Stapeis("Schrijf waarom de beslissing later komt: de indiener leest dat."),
    "uitgesteld": Stapeis("Schrijf wie met het uitstel instemde en hoe dat bleek.", dag=True),
    "hoorzitting_gepland": Stapeis(dag=True),
    "hoorzitting_gehouden": Stapeis("Schrijf het verslag: wie was er, en wat is er gezegd?"),
    "horen_achterwege": Stapeis("Schrijf waaruit dat blijkt.", tuple(NIET_HOREN)),
    "advies_ontvangen": Stapeis("Schrijf kort wat de commissie adviseert."),
    "ingetrokken": Stapeis("Schrijf hoe de indiener het bezwaar introk."),
    "beroep": Stapeis("Schrijf bij welke rechtbank het loopt, met het zaaknummer."),
    "voorziening_gevraagd": Stapeis("Schrijf bij welke rechtbank het loopt, met het zaaknummer."),
    "hoger_beroep": Stapeis("Schrijf wie hoger beroep instelde, met het zaaknummer."),
    "uitspraak_beroep": _NADERE_UITSPRAAK,
    "uitspraak_hoger_beroep": _NADERE_UITSPRAAK,
    "uitspraak_voorziening": Stapeis("Schrijf kort wat de rechter besliste, met het zaaknummer.", tuple(VOORZIENINGEN)),
}
# The municipality itself does these, today.
VANDAAG = frozenset({"ontvangst_bevestigd", "aanvulling_gevraagd", "verdaagd", "hoorzitting_gepland"})


def eis_stap(bezwaar: Bezwaar, invoer: Stapinvoer, kader: Kader, vandaag: datetime.date) -> None:
    """Raise ``Geweigerd`` for the first thing that the step lacks, or that cannot be."""
    eis = STAPPEN[invoer.soort]
    if eis.zin:
        eis_tekst(invoer.tekst, "tekst_ontbreekt", eis.zin)
    eis_lengte(invoer.tekst)
    if eis.uitkomsten and invoer.uitkomst not in eis.uitkomsten:
        raise Geweigerd("uitkomst_ontbreekt", "Kies de uitkomst uit de lijst.")
    if not eis.uitkomsten and invoer.uitkomst:
        raise Geweigerd("uitkomst_te_veel", "Deze stap heeft geen uitkomst: laad de pagina opnieuw.")
    _eis_dagen(bezwaar, invoer, eis, vandaag)
    if invoer.soort == "hoorzitting_gepland":
        _eis_zitting(invoer, kader, vandaag)
    if invoer.soort == "aanvulling_gevraagd" and not bezwaar.ontbreekt:
        eis_tekst(invoer.tekst, "tekst_ontbreekt", "Schrijf wat er aan het bezwaar ontbreekt: dat staat in de brief.")
    if invoer.soort == "uitgesteld":
        _eis_later(bezwaar, invoer, kader)


def _eis_dagen(bezwaar: Bezwaar, invoer: Stapinvoer, eis: Stapeis, vandaag: datetime.date) -> None:
    for dag in filter(None, (invoer.op, invoer.uiterlijk)):
        eis_jaar(dag)
    if invoer.op > vandaag:
        raise Geweigerd("datum_in_toekomst", "Dit is nog niet gebeurd: kies een dag tot en met vandaag.")
    if invoer.op < bezwaar.ontvangen_op:
        raise Geweigerd("datum_te_vroeg", f"Dit kan niet voor de ontvangst van het bezwaar op {bezwaar.ontvangen_op} zijn gebeurd.")
    if invoer.soort in VANDAAG and invoer.op != vandaag:
        raise Geweigerd("niet_vandaag", "Deze stap doet u vandaag: laad de pagina opnieuw.")
    laatste = bezwaar.stappen.order_by("-op").values_list("op", flat=True).first()
    if laatste and invoer.op < laatste:
        raise Geweigerd("voor_eerdere_stap", f"Er is al een stap van {laatste}: kies die dag of een latere.")
    if eis.dag and invoer.uiterlijk is None:
        raise Geweigerd("dag_ontbreekt", "Vul de dag in.")
    if invoer.uiterlijk and invoer.uiterlijk <= invoer.op:
        raise Geweigerd("dag_te_vroeg", "Kies een dag na vandaag.")


def _eis_zitting(invoer: Stapinvoer, kader: Kader, vandaag: datetime.date) -> None:
    """The invitation names the last day to hand in documents: that day must be still to come."""
    assert invoer.uiterlijk
    for naam in ("tijd", "plaats"):
        eis_tekst(str(invoer.gegevens.get(naam, "")), f"{naam}_ontbreekt", f"Vul de {naam} van de hoorzitting in.")
    if not kader.kalender.is_gewone_dag(invoer.uiterlijk):
        raise Geweigerd("zitting_op_vrije_dag", "Kies voor de hoorzitting geen zaterdag, zondag of feestdag.")
    stukken = bereken(kader.termijn("stukken_hoorzitting"), invoer.uiterlijk, kader.kalender).uitkomst
    if stukken and stukken < vandaag:
        raise Geweigerd(
            "zitting_te_snel", "De indiener moet nog stukken kunnen insturen: kies een dag die minstens tien dagen later is.",
            kader.termijn("stukken_hoorzitting").grondslag,
        )  # fmt: skip


def _eis_later(bezwaar: Bezwaar, invoer: Stapinvoer, kader: Kader) -> None:
    nu = bereken_beslistermijn(maak_bezwaarfeit(bezwaar, list(bezwaar.stappen.order_by("pk"))), kader).uiterlijk
    if nu and invoer.uiterlijk and invoer.uiterlijk <= nu:
        raise Geweigerd("geen_uitstel", f"Beslissen kan nu al tot en met {nu}: kies een latere dag.")
