"""What the municipality does not do, from the kader to the page."""

from __future__ import annotations

from collections.abc import Iterable

from borgwijzer.regels.kader import Kader
from borgwijzer.regels.kaderinhoud import NietTaak
from borgwijzer.web.beelden.taakgrens import Grens
from borgwijzer.web.vullen.bronnen import maak_bronnen, maak_zin


def maak_grenzen(grenzen: Iterable[NietTaak], kader: Kader) -> tuple[Grens, ...]:
    """Each as the kader words it, with its place."""
    return tuple(Grens(maak_zin(grens.tekst), maak_bronnen(kader.grondslag(grens))) for grens in grenzen)
