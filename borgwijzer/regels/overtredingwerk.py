"""Wat een overtreding aan taken geeft, en wanneer zij gewijzigd, gewogen of vastgesteld kan worden. Bron: kader 4.3, 5 en 6."""

from __future__ import annotations

from collections.abc import Callable

from borgwijzer.regels.grondslag import Grondslag
from borgwijzer.regels.interventiestappen import PROCEDURES
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.mandaat import rollen_met_mandaat
from borgwijzer.regels.poorten import Reden, Zicht
from borgwijzer.regels.taak import Taak
from borgwijzer.regels.toezichtfeiten import Afwegingfeit, Overtredingfeit

KORT = 120


def list_overtredingstaken(zicht: Zicht) -> list[Taak]:
    """Bij elke open overtreding de volgende stap: wegen, vaststellen, herzien, of beginnen."""
    return [taak for een in zicht.feiten.toezicht.overtredingen if is_open(een, zicht) for taak in _taken(een, zicht)]


def is_open(overtreding: Overtredingfeit, zicht: Zicht) -> bool:
    """Of een overtreding op de peildatum bekend is, en niet hersteld of vervallen."""
    klaar = zicht.gebeurd(overtreding.hersteld_op) or zicht.gebeurd(overtreding.vervallen_op)
    return zicht.gebeurd(overtreding.geconstateerd_op) and not klaar


def zonder_ingrijpen(overtreding: Overtredingfeit, zicht: Zicht) -> bool:
    """Of vaststaat dat de gemeente niets doet: dan houdt de overtreding het sluiten van de zaak niet meer tegen."""
    afweging = laatste_afweging(overtreding, zicht)
    return afweging is not None and zicht.gebeurd(afweging.vastgesteld_op) and not afweging.keuze


def laatste_afweging(overtreding: Overtredingfeit, zicht: Zicht) -> Afwegingfeit | None:
    """De laatste afweging die op de peildatum was begonnen."""
    begonnen = [een for een in overtreding.afwegingen if zicht.gebeurd(een.begonnen_op)]
    return begonnen[-1] if begonnen else None


def _taken(overtreding: Overtredingfeit, zicht: Zicht) -> list[Taak]:
    norm, afweging, bron = overtreding.norm[:KORT], laatste_afweging(overtreding, zicht), _grondslag(zicht.kader)
    if afweging and zicht.gebeurd(afweging.vastgesteld_op):
        return _te_beginnen(afweging, norm, zicht, bron)
    if afweging and zicht.gebeurd(afweging.voorgesteld_op):
        rollen = rollen_met_mandaat(zicht.kader, "keur_afweging_goed") or ("jurist",)
        tekst = f"Stel de afweging van de overtreding van {norm} vast, of geef haar terug."
        return [Taak("keur_afweging_goed", tekst, rollen[0], None, bron)]
    if afweging and zicht.gebeurd(afweging.teruggegeven_op):
        tekst = f"De afweging van de overtreding van {norm} is teruggegeven: pas haar aan."
        return [Taak("herzie_afweging", tekst, "handhaver", None, bron)]
    return [Taak("weeg_overtreding", f"Weeg de overtreding van {norm} en kies wat de gemeente doet.", "handhaver", None, bron)]


def _te_beginnen(afweging: Afwegingfeit, norm: str, zicht: Zicht, bron: tuple[Grondslag, ...]) -> list[Taak]:
    begonnen = any(een.afweging == afweging.id and zicht.gebeurd(een.begonnen_op) for een in zicht.feiten.toezicht.interventies)
    if not afweging.keuze or begonnen:
        return []
    procedure = PROCEDURES.get(afweging.keuze)
    rol = next(iter(procedure.stappen.values())).rol if procedure else "handhaver"
    wat = procedure.naam.lower() if procedure else afweging.keuze.replace("_", " ")
    return [Taak("start_interventie", f"Begin met de interventie ({wat}) na de overtreding van {norm}.", rol, None, bron)]


def _grondslag(kader: Kader) -> tuple[Grondslag, ...]:
    return kader.grondslag(kader.inhoud.lhso) if kader.inhoud.lhso else ()


# --- Beletselen: de overtreding zoals zij is, bij haar id ---

GEEN_MATRIX = "Het kader van deze zaak heeft geen interventiematrix: zet de zaak over naar een gemeentelijk kader."


def _nieuw(zicht: Zicht, overtreding: str) -> list[Reden]:
    return []


def _open(zicht: Zicht, overtreding: str) -> list[Reden]:
    een = _zoek(zicht, overtreding)
    if een is None:
        return [Reden("overtreding_onbekend", "Deze overtreding hoort niet bij deze zaak: laad de pagina opnieuw.")]
    if zicht.gebeurd(een.vervallen_op):
        return [Reden("overtreding_vervallen", f"De overtreding is vervallen op {een.vervallen_op}.")]
    if zicht.gebeurd(een.hersteld_op):
        return [Reden("overtreding_hersteld", f"De overtreding is hersteld op {een.hersteld_op}.")]
    return []


def _zonder_voorstel(zicht: Zicht, overtreding: str) -> list[Reden]:
    """Wat bij een ander ligt, verandert niet onder zijn handen."""
    if redenen := _open(zicht, overtreding):
        return redenen
    afweging = laatste_afweging(_vind(zicht, overtreding), zicht)
    if afweging and zicht.gebeurd(afweging.voorgesteld_op) and not zicht.gebeurd(afweging.vastgesteld_op):
        return [Reden("ligt_voor", "Er ligt een voorstel bij een collega: wacht tot die het vaststelt of teruggeeft.")]
    return []


def _te_vervallen(zicht: Zicht, overtreding: str) -> list[Reden]:
    """Zolang er een interventie loopt, is er iets om eerst af te ronden."""
    loopt = [
        een for een in zicht.feiten.toezicht.interventies
        if een.overtreding == overtreding and zicht.gebeurd(een.begonnen_op) and not zicht.gebeurd(een.afgerond_op)
    ]  # fmt: skip
    zin = "Er loopt nog een interventie bij deze overtreding: rond die eerst af."
    return _zonder_voorstel(zicht, overtreding) or [Reden("interventie_loopt", zin) for _ in loopt[:1]]


def _te_wegen(zicht: Zicht, overtreding: str) -> list[Reden]:
    if zicht.kader.inhoud.lhso is None:
        return [Reden("geen_matrix", GEEN_MATRIX)]
    return _zonder_voorstel(zicht, overtreding)


def _vast_te_stellen(zicht: Zicht, overtreding: str) -> list[Reden]:
    if redenen := _open(zicht, overtreding):
        return redenen
    afweging = laatste_afweging(_vind(zicht, overtreding), zicht)
    if afweging is None or not zicht.gebeurd(afweging.voorgesteld_op) or zicht.gebeurd(afweging.vastgesteld_op):
        return [Reden("geen_voorstel", "Er ligt geen voorstel om vast te stellen: laad de pagina opnieuw.")]
    return []


def _zoek(zicht: Zicht, overtreding: str) -> Overtredingfeit | None:
    return next((een for een in zicht.feiten.toezicht.overtredingen if een.id == overtreding), None)


def _vind(zicht: Zicht, overtreding: str) -> Overtredingfeit:
    return next(een for een in zicht.feiten.toezicht.overtredingen if een.id == overtreding)


REGELS: dict[str, Callable[[Zicht, str], list[Reden]]] = {
    "stel_overtreding_vast": _nieuw,
    "wijzig_overtreding": _zonder_voorstel,
    "laat_overtreding_vervallen": _te_vervallen,
    "stel_herstel_vast": _open,
    "weeg_overtreding": _te_wegen,
    "keur_afweging_goed": _vast_te_stellen,
}
