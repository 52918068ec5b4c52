"""Lastsanctie: of een dwangsom past bij de sanctietabel van het kader (Awb 5:32b; kader, sanctietabel)."""

from __future__ import annotations

from borgwijzer.regels.kader import Kader
from borgwijzer.regels.kaderhandhaving import Sanctie
from borgwijzer.regels.lastgeld import EENHEDEN
from borgwijzer.regels.poorten import Reden

BEDRAG_MEEST = 10_000_000


def zoek_sanctie(kader: Kader, sanctie: str) -> Sanctie | None:
    """De regel van de sanctietabel met dit id; None als er geen is."""
    return next((regel for regel in kader.inhoud.sanctie if regel.id == sanctie), None)


def keur_dwangsom(kader: Kader, *, sanctie: str, bedrag: int, eenheid: str, maximum: int, afwijking: str = "") -> tuple[Reden, ...]:
    """Wat er aan een dwangsom niet klopt. `sanctie`: de gekozen regel van de tabel, leeg als geen regel past.

    Boven de tabel kan niet; lager, of voor een ander tijdvak, kan met een reden (`afwijking`). Zonder tabel is het bedrag vrij.
    """
    if eenheid not in EENHEDEN:
        return (Reden("eenheid", f"Kies waarvoor het bedrag geldt: {', '.join(EENHEDEN)}."),)
    wet = (kader.wetsartikel("Awb 5:32b"),)
    if not 0 < bedrag <= maximum <= BEDRAG_MEEST:
        return (Reden("bedrag", "Vul een bedrag boven nul in, en een maximum dat niet lager is dan het bedrag.", wet),)
    if not kader.inhoud.sanctie:
        return ()
    regel = zoek_sanctie(kader, sanctie)
    if sanctie and regel is None:
        return (Reden("sanctie", "Deze regel staat niet in de sanctietabel: kies er een uit de lijst."),)
    if regel is None:
        return () if afwijking.strip() else (Reden("afwijking", "Schrijf waarom geen regel van de sanctietabel past.", wet),)
    return _keur_regel(kader, regel, (bedrag, eenheid, maximum), afwijking)


def _keur_regel(kader: Kader, regel: Sanctie, dwangsom: tuple[int, str, int], afwijking: str) -> tuple[Reden, ...]:
    bron, (bedrag, eenheid, maximum) = kader.grondslag(regel), dwangsom
    if bedrag > regel.bedrag or maximum > regel.maximum:
        tekst = f"De sanctietabel noemt ten hoogste {regel.bedrag} euro {regel.eenheid}, met een maximum van {regel.maximum} euro."
        return (Reden("boven_maximum", f"{tekst} Verlaag het bedrag of het maximum.", bron),)
    if (bedrag, eenheid, maximum) != (regel.bedrag, regel.eenheid, regel.maximum) and not afwijking.strip():
        return (Reden("afwijking", "U wijkt af van de sanctietabel: schrijf waarom.", bron),)
    return ()
