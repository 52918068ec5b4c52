"""What the municipality does not do, in the words of its kader, as the pages say it where it matters."""

from dataclasses import dataclass

from borgwijzer.web.beelden.onderdelen import KADER, Bron


@dataclass(frozen=True, slots=True)
class Grens:
    """One thing that is no task of the municipality, and where the kader says so."""

    tekst: str
    bronnen: tuple[Bron, ...] = ()


VOORBEELD = (Grens("De gemeente beoordeelt de inhoud van de stukken niet.", (KADER,)),)
