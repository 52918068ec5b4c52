"""Besluitgronden: welke regels van de wet nu worden overtreden, als grond voor een besluit.

Alleen de wet telt hier: een kader kan meer vragen, maar wie iets verbiedt heeft een overtreding van de wet nodig.
"""

from __future__ import annotations

from datetime import date

from borgwijzer.regels.besluitsoorten import Besluitsoort
from borgwijzer.regels.feiten import Feiten
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.maatwerkgebruik import mag_in_gebruik
from borgwijzer.regels.poorten import Reden, Zicht, mag_starten

ARTIKEL = {
    "bouwstop": "Bbl 2.18 lid 1", "gebruiksverbod": "Bbl 2.21 lid 1", "gebruik_onder_voorwaarden": "Bbl 2.21 lid 1",
}  # fmt: skip
EIGEN_ARTIKEL = {"bouwmelding_vervallen": "Bbl 2.18 lid 2", "geen_eindebouw": "Bbl 7.7 lid 2"}
# Geen overtreding: een besluit van de gemeente zelf, iets wat nog beoordeeld moet worden, of een signaal. Ook de gevolgklasse
# niet: Bbl 2.17 zegt waarvoor de Wkb geldt en verbiedt niets; of een vergunning ontbreekt, weten de feiten niet.
GEEN_GROND = frozenset({
    "bouwstop", "gebruiksverbod", "besluit_onder_voorwaarden", "niet_beoordeeld", "onregelmatigheid_verboden",
    "onregelmatigheid_onder_voorwaarden", "gevolgklasse_verloren", "geen_gevolgklasse_1", "maatwerkvoorschrift",
    "maatwerk_dekt_niet",
})  # fmt: skip


def schrijf_artikel(artikel: str, kader: Kader) -> str:
    """Een artikel in woorden: `Bbl 2.18 lid 1` wordt `artikel 2.18 lid 1 van het Besluit bouwwerken leefomgeving`."""
    afkorting, _, plaats = artikel.partition(" ")
    naam = next((wet.naam for wet in kader.inhoud.wet if wet.afkorting == afkorting), afkorting)
    lidwoord = "het" if naam.startswith(("Besluit", "Bbl", "Bkl")) else "de"
    return f"artikel {plaats} van {lidwoord} {naam}"


def schrijf_gronden(soort: Besluitsoort, feiten: Feiten, kader: Kader, peildatum: date) -> tuple[str, ...]:
    """Elke grond als een zin met haar artikel."""
    gronden = list_gronden(soort, feiten, kader, peildatum)
    return tuple(f"{een.tekst.rstrip('.')} ({schrijf_artikel(str(een.grondslag[0].wet), kader)})." for een in gronden)


def list_gronden(soort: Besluitsoort, feiten: Feiten, kader: Kader, peildatum: date) -> tuple[Reden, ...]:
    """Wat de wet nu verbiedt, elk met het artikel; leeg als de wet niets verbiedt."""
    zicht = Zicht.op(feiten, kader.wettelijk, peildatum)
    oordeel = mag_starten(zicht) if soort == "bouwstop" else mag_in_gebruik(zicht, ())
    return tuple(
        Reden(reden.code, reden.tekst, (kader.wetsartikel(EIGEN_ARTIKEL.get(reden.code, ARTIKEL[soort])),))
        for reden in oordeel.redenen
        if reden.code not in GEEN_GROND
    )
