"""House style as data: the name, one colour and an optional logo of a municipality."""

import base64
import io
import re
from dataclasses import dataclass

from PIL import Image, UnidentifiedImageError

from borgwijzer.brieven.fouten import OngeldigeHuisstijl

LOGO_MAX_BYTES = 300_000
LOGO_MAX_PUNTEN = 3_000
MINIMAAL_CONTRAST = 4.5  # WCAG 2.2, 1.4.3: text on a white page


@dataclass(frozen=True, slots=True, kw_only=True)
class Huisstijl:
    """Tokens of the letter paper. `kleur` is "#rrggbb", readable as text on white; `logo` is a PNG file.

    A logo needs `logo_tekst`, the words a screen reader says. Raises OngeldigeHuisstijl for anything else.
    """

    naam: str
    kleur: str = "#1d4f6e"
    logo: bytes | None = None
    logo_tekst: str = ""

    def __post_init__(self) -> None:
        if not re.fullmatch(r"#[0-9a-f]{6}", self.kleur):
            raise OngeldigeHuisstijl(f"De kleur '{self.kleur}' is geen kleur als #1d4f6e: geef zes cijfers of letters a-f op.")
        if contrast_op_wit(self.kleur) < MINIMAAL_CONTRAST:
            raise OngeldigeHuisstijl(f"De kleur {self.kleur} is te licht om op wit te lezen: kies een donkerder kleur.")
        if self.logo is not None:
            _keur_logo(self.logo, self.logo_tekst)

    def logo_als_svg(self) -> str:
        """Return the logo wrapped in SVG text, or "" without a logo.

        The typesetter accepts text from outside but no bytes; wrapped this way the PNG needs no file.
        """
        if self.logo is None:
            return ""
        breedte, hoogte = Image.open(io.BytesIO(self.logo)).size
        inhoud = base64.b64encode(self.logo).decode("ascii")
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{breedte}" height="{hoogte}">'
            f'<image width="{breedte}" height="{hoogte}" href="data:image/png;base64,{inhoud}"/></svg>'
        )


def contrast_op_wit(kleur: str) -> float:
    """Return the contrast ratio (1 to 21) of "#rrggbb" on white, by WCAG 2.2."""
    kanalen = [int(kleur[plaats : plaats + 2], 16) / 255 for plaats in (1, 3, 5)]
    lineair = [k / 12.92 if k <= 0.04045 else ((k + 0.055) / 1.055) ** 2.4 for k in kanalen]
    helderheid = 0.2126 * lineair[0] + 0.7152 * lineair[1] + 0.0722 * lineair[2]
    return 1.05 / (helderheid + 0.05)


def _keur_logo(logo: bytes, tekst: str) -> None:
    if not tekst.strip():
        raise OngeldigeHuisstijl("Het logo heeft geen beschrijving: geef de tekst op die een schermlezer voorleest.")
    if len(logo) > LOGO_MAX_BYTES:
        raise OngeldigeHuisstijl(f"Het logo is groter dan {LOGO_MAX_BYTES // 1000} kB: lever een kleiner PNG-bestand.")
    try:
        with Image.open(io.BytesIO(logo), formats=["PNG"]) as beeld:
            maten = beeld.size
            beeld.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as fout:
        raise OngeldigeHuisstijl("Het logo is geen leesbaar PNG-bestand: lever het opnieuw aan als PNG.") from fout
    if max(maten) > LOGO_MAX_PUNTEN:
        raise OngeldigeHuisstijl(f"Het logo is groter dan {LOGO_MAX_PUNTEN} beeldpunten: lever een kleiner PNG-bestand.")
