"""The proof of a termijn as steps in words and, up to a few months, a calendar."""

from __future__ import annotations

from borgwijzer.regels.termijnen import Dagregel, Termijnuitkomst, noem_lengte
from borgwijzer.web.beelden.bewijs import Bewijs, Rekendag, maak_bewijs
from borgwijzer.web.beelden.datumtekst import schrijf_voluit
from borgwijzer.web.vullen.bronnen import maak_bronnen

# Above this a calendar is a wall of boxes, and the steps say it all.
MAX_DAGEN = 130
GEPAUZEERD = "gepauzeerd: "
TELT_NIET = "telt niet: "


def vertel_bewijs(uitkomst: Termijnuitkomst, *, slot: str = "") -> Bewijs:
    """The proof; ``slot`` is a last step about what the date is compared with."""
    stappen = [_begin(uitkomst), _lengte(uitkomst), *_bijzonder(uitkomst.bewijs), _einde(uitkomst), *([slot] if slot else [])]
    dagen = [] if len(uitkomst.bewijs) > MAX_DAGEN else sorted(map(_rekendag, uitkomst.bewijs), key=lambda dag: dag.dag)
    return maak_bewijs(stappen, dagen, bronnen=maak_bronnen(uitkomst.termijn.grondslag), terug=uitkomst.termijn.terug)


def _begin(uitkomst: Termijnuitkomst) -> str:
    telt = "die dag telt mee" if uitkomst.termijn.inclusief else "die dag telt niet mee"
    richting = "terug vanaf" if uitkomst.termijn.terug else "vanaf"
    return f"De termijn telt {richting} {schrijf_voluit(uitkomst.begin)}; {telt}."


def _lengte(uitkomst: Termijnuitkomst) -> str:
    termijn = uitkomst.termijn
    tellen = {
        "werkdagen": "Weekenden en feestdagen tellen niet.",
        "maanden": "Dat is dezelfde dag van de maand.",
        "jaren": "Dat is dezelfde datum.",
    }.get(termijn.eenheid, "Alle kalenderdagen tellen.")
    return f"De termijn is {noem_lengte(termijn.lengte, termijn.eenheid)}. {tellen}"


def _bijzonder(dagen: tuple[Dagregel, ...]) -> list[str]:
    stappen = []
    pauze = [dag.datum for dag in dagen if dag.reden.startswith(GEPAUZEERD)]
    if pauze:
        stappen.append(
            f"De termijn stond {len(pauze)} dagen stil, tussen {schrijf_voluit(pauze[0])} en {schrijf_voluit(pauze[-1])}."
        )
    verlengd = [dag for dag in dagen if dag.reden.startswith("telt niet: verlengd")]
    if verlengd:
        stappen.append("De laatste dag viel op een dag waarop de wet verlengt; de Algemene termijnenwet schuift hem op.")
    return stappen


def _einde(uitkomst: Termijnuitkomst) -> str:
    if uitkomst.uitkomst is None:
        return "De termijn staat nog stil. Daarom is er nog geen datum."
    betekenis = uitkomst.termijn.betekenis
    return f"{betekenis[:1].upper()}{betekenis[1:]}: {schrijf_voluit(uitkomst.uitkomst)}."


def _rekendag(regel: Dagregel) -> Rekendag:
    if regel.reden.startswith(GEPAUZEERD):
        return Rekendag(regel.datum, False, regel.reden, True)
    return Rekendag(regel.datum, regel.telt, "" if regel.telt else regel.reden.removeprefix(TELT_NIET))
