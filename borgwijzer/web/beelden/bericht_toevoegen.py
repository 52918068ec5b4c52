"""Hand in a STAM message. Template `web/bericht_toevoegen.html`, url `bericht_toevoegen`.

The form posts (multipart) `bericht` (one XML file) and `documenten` (any number of files).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class BerichtToevoegenBeeld:
    """`fout` is the sentence of a refused message; `grenzen` says in words what may be handed in."""

    grenzen: str
    fout: str = ""


def voorbeeld() -> BerichtToevoegenBeeld:
    """After a file that was not XML."""
    return BerichtToevoegenBeeld(
        grenzen="Een bericht mag 50 MB groot zijn, een document 100 MB.",
        fout="Dit bestand is geen XML. Kies het STAM-bericht zelf, niet een document dat erbij hoort.",
    )
