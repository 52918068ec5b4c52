"""De grens van de taak: wat de gemeente volgens haar kader niet doet (kader 2.1.2), en waar in het werk dat telt."""

from __future__ import annotations

from collections.abc import Iterable

from borgwijzer.regels.kader import Kader
from borgwijzer.regels.kaderinhoud import Grensplek, NietTaak


def grenzen_bij(kader: Kader, plek: Grensplek) -> tuple[NietTaak, ...]:
    """Wat de gemeente op deze plek in het werk niet doet, in de volgorde van het kader."""
    return tuple(grens for grens in kader.inhoud.niet_taak if plek in grens.bij)


def buiten_taak(kader: Kader, onderwerpen: Iterable[str]) -> tuple[NietTaak, ...]:
    """De grenzen waar een of meer van deze onderwerpen van bijlage 1 onder vallen; elk een keer."""
    gevraagd = set(onderwerpen)
    return tuple(grens for grens in kader.inhoud.niet_taak if gevraagd & set(grens.onderwerpen))
