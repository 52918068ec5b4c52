"""The buttons of a form whose deed sends a letter: read that letter first, or change its text."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from borgwijzer.brieven.models import Conceptbrief
from borgwijzer.web.beelden.vastleggen import Briefknoppen

CIJFERS = "0123456789"
STANDEN = {
    "concept": "{wie} maakte deze brief klaar. Dit formulier is bewaard.",
    "voorgelegd": "{wie} legde deze brief voor aan een collega. U verstuurt hem als die hem goedkeurt.",
    "goedgekeurd": "Een collega keurde deze brief goed: u kunt hem versturen.",
    "teruggestuurd": "Een collega stuurde deze brief terug. Kies ‘Pas de tekst aan’ en lees waarom.",
}


@dataclass(frozen=True, slots=True)
class Briefvelden:
    """Which forms of a page send a letter, as the deed in its plek, and which of those letters were laid ready.

    ``bekijk``: the form itself has a button to read the letter, unless the page made its own.
    """

    daden: Set[str] = frozenset()
    klaar: Mapping[str, Conceptbrief] = field(default_factory=dict)
    bekijk: bool = True

    def maak(self, knop: str, daad: str = "") -> Briefknoppen | None:
        """The buttons for the form with this button, such as ``voornemen-3``; None for a deed that sends no letter.

        ``daad``: the deed in its plek, when that is not the button without its version.
        """
        daad = daad or (knop.rpartition("-")[0] or knop).replace("-", "_")
        if daad.rstrip(CIJFERS) not in self.daden:
            return None
        concept = self.klaar.get(daad)
        zin = STANDEN[concept.toestand].format(wie=concept.gewijzigd_naam) if concept else ""
        return Briefknoppen(
            versie=str(concept.versie if concept else 0), zin=zin, bekijk=f"bekijk-{knop}" if self.bekijk else "",
            tekst=f"tekst-{knop}", weg=f"weg-{concept.plek}" if concept else "",
        )  # fmt: skip

    def velden(self) -> dict[str, list[str]]:
        """What was typed in the forms that were laid ready."""
        return {naam: waarden for concept in self.klaar.values() for naam, waarden in concept.invoer.items()}
