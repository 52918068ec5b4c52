"""Toch in gebruik genomen: controle, rapport, juridisch advies en besluit volgen elkaar op (kader 2.1.1 stap 3).

Welke stap nu is, volgt uit de feiten. De route loopt zolang het bouwwerk in gebruik is terwijl dat niet mag, en eindigt als het
gebruik mag of eindigt, of als een besluit geldt. Ging de zaak naar de handhaving, dan ligt zij bij de handhaver tot dat zo is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from borgwijzer.regels.besluitsoorten import Besluitsoort
from borgwijzer.regels.feiten import Adviesfeit, Adviessoort, Controlefeit, Feiten, Gebruiksaanleiding
from borgwijzer.regels.grondslag import Grondslag
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.maatwerkgebruik import mag_in_gebruik
from borgwijzer.regels.mandaat import ADVIES, noem_besluit, noem_rol
from borgwijzer.regels.poorten import Poortoordeel, Reden, Zicht

Stapnaam = Literal["controle", "rapport", "advies", "besluit"]
Gebruikscode = Literal["controleer_gebruik", "stel_rapport_vast", "geef_juridisch_advies", "neem_besluit_gebruik"]
HANDHAVING = (
    "start_handhaving",
    "handhaver",
    "De zaak is naar de handhaving: stel een gebruiksverbod voor, of leg vast dat het gebruik is gestopt.",
)
# Een advies dat zelf een besluit is; de andere twee worden opgevolgd.
BESLUIT_BIJ_ADVIES: dict[Adviessoort, Besluitsoort] = {
    "gebruik_onder_voorwaarden": "gebruik_onder_voorwaarden", "gebruiksverbod": "gebruiksverbod",
}  # fmt: skip
# Per stap: de code van de taak, wie haar doet, en wat er te doen is.
STAPPEN: dict[Stapnaam, tuple[Gebruikscode, str, str]] = {
    "controle": (
        "controleer_gebruik", "toezichthouder",
        "Het bouwwerk is in gebruik terwijl dat niet mag: controleer ter plaatse en maak een rapport.",
    ),
    "rapport": ("stel_rapport_vast", "toezichthouder", "De controle is gedaan: stel het rapport vast."),
    "advies": ("geef_juridisch_advies", "jurist", "Het rapport van de controle staat vast: geef een juridisch advies."),
    "besluit": ("neem_besluit_gebruik", "teamleider", "Er is een juridisch advies over het gebruik: neem een besluit."),
}  # fmt: skip


def wie_doet(stap: Stapnaam, advies: Adviesfeit | None, kader: Kader) -> str:
    """De rol die deze stap doet; wie over een advies beslist, zegt het mandaat van het kader."""
    rol = STAPPEN[stap][1]
    if stap != "besluit":
        return rol
    soort = BESLUIT_BIJ_ADVIES.get(advies.soort) if advies else None
    return noem_rol(kader, noem_besluit(soort) if soort else ADVIES, rol)


@dataclass(frozen=True, slots=True)
class Route:
    """Waar de route staat. `stap` None: er is nu niets te doen; `loopt`: het bouwwerk is in gebruik terwijl dat niet mag.

    `bij_handhaver`: de route is af omdat de zaak naar de handhaving ging, en daar is zij nog.
    """

    loopt: bool
    stap: Stapnaam | None
    controle: Controlefeit | None
    advies: Adviesfeit | None
    grondslag: tuple[Grondslag, ...]
    bij_handhaver: bool = False


def bepaal_route(feiten: Feiten, kader: Kader, peildatum: date) -> Route:
    """De route op `peildatum`, zoals stand() haar ook ziet."""
    zicht = Zicht.op(feiten, kader, peildatum)
    return zie_route(zicht, mag_in_gebruik(zicht, zicht.alle_signalen()))


def zie_route(zicht: Zicht, gebruik: Poortoordeel) -> Route:
    """De route bij dit oordeel over het gebruik."""
    controle = _laatste_controle(zicht)
    advies = _geldend_advies(zicht, controle)
    loopt = zicht.gebeurd(zicht.feiten.in_gebruik_op) and gebruik.oordeel == "nee"
    stap = _bepaal_stap(zicht, controle, advies) if loopt else None
    return Route(
        loopt, stap, controle, advies, _grondslag(zicht.kader), loopt and stap is None and _ligt_bij_handhaver(zicht, advies)
    )


def _ligt_bij_handhaver(zicht: Zicht, advies: Adviesfeit | None) -> bool:
    gegeven = advies is not None and advies.soort == "naar_handhaving" and zicht.gebeurd(advies.opgevolgd_op)
    return gegeven and not _geldt_of_komt(zicht, "gebruiksverbod")


def _grondslag(kader: Kader) -> tuple[Grondslag, ...]:
    regel = kader.inhoud.toch_in_gebruik or kader.inhoud.poort.get("gebruik")
    return kader.grondslag(regel) if regel else ()


def _bepaal_stap(zicht: Zicht, controle: Controlefeit | None, advies: Adviesfeit | None) -> Stapnaam | None:
    if controle is None or not zicht.gebeurd(controle.gedaan_op):
        return "controle"
    if not zicht.gebeurd(controle.vastgesteld_op):
        return "rapport"
    if not controle.gebruik_gezien:
        return None
    if advies is None:
        return "advies"
    if not zicht.gebeurd(advies.opgevolgd_op):
        return "besluit"
    soort = BESLUIT_BIJ_ADVIES.get(advies.soort)
    return None if soort is None or _geldt_of_komt(zicht, soort) else "controle"


def _geldt_of_komt(zicht: Zicht, soort: str) -> bool:
    """Of zo'n besluit nog geldt of nog ingaat; is het geëindigd, dan begint de route opnieuw met een controle."""
    besluiten = [een for een in zicht.feiten.besluiten if een.soort == soort]
    return any(een.tot_en_met is None or een.tot_en_met >= zicht.peildatum for een in besluiten)


def _laatste_controle(zicht: Zicht) -> Controlefeit | None:
    controles = [een for een in zicht.feiten.controles if een.over_gebruik and zicht.gebeurd(een.opgemaakt_op)]
    return controles[-1] if controles else None


def _geldend_advies(zicht: Zicht, controle: Controlefeit | None) -> Adviesfeit | None:
    """Het laatste advies op dit rapport dat niet is afgewezen."""
    if controle is None:
        return None
    gegeven = [
        een
        for een in zicht.feiten.adviezen
        if een.controle == controle.id and zicht.gebeurd(een.gegeven_op) and not zicht.gebeurd(een.afgewezen_op)
    ]
    return gegeven[-1] if gegeven else None


def bepaal_aanleiding(feiten: Feiten, kader: Kader, peildatum: date) -> Gebruiksaanleiding:
    """Waarom het gebruik niet mag, als aanleiding voor de controle: een verbod gaat voor, dan of er een gereedmelding is."""
    zicht = Zicht.op(feiten, kader, peildatum)
    if zicht.besluit("gebruiksverbod"):
        return "gebruik_onder_verbod"
    return "gebruik_te_vroeg" if zicht.melding("gereedmelding") else "gebruik_zonder_gereedmelding"


def _zie(zicht: Zicht) -> Route:
    return zie_route(zicht, mag_in_gebruik(zicht, zicht.alle_signalen()))


def _alleen_bij(*stappen: Stapnaam) -> Callable[[Zicht], list[Reden]]:
    """De regel dat een daad alleen bij deze stappen hoort."""

    def regel(zicht: Zicht) -> list[Reden]:
        route = _zie(zicht)
        if route.stap in stappen:
            return []
        if not route.loopt:
            return [Reden("niet_in_gebruik", "Het bouwwerk is niet in gebruik, of het gebruik mag: er is niets te controleren.")]
        nodig = STAPPEN[route.stap][2] if route.stap else "Er is nu geen volgende stap."
        return [Reden("andere_stap", f"Dit is nu niet aan de beurt. {nodig}", route.grondslag)]

    return regel


def _te_controleren(zicht: Zicht) -> list[Reden]:
    """Een nieuwe controle kan ook als de vorige helemaal is afgerond: wie een verbod niet volgt, wordt opnieuw bezocht."""
    route = _zie(zicht)
    return [] if route.loopt and route.stap is None else _alleen_bij("controle")(zicht)


REGELS: dict[str, Callable[[Zicht], list[Reden]]] = {
    "plan_controle": _te_controleren,
    "leg_controle_vast": _te_controleren,
    "verbeter_controle": _alleen_bij("rapport"),
    "stel_rapport_vast": _alleen_bij("rapport"),
    "geef_juridisch_advies": _alleen_bij("advies"),
    "beslis_over_advies": _alleen_bij("besluit"),
}
