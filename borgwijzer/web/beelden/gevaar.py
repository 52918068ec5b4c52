"""Direct danger on one page. Template `web/gevaar.html`, url `gevaar` (zaaknummer).

The form posts (multipart) `wat`, `bron`, `onderwerpen`, `stukken`, `sleutel`, and of a signal that is raised `signaal`, `versie`.
"""

from dataclasses import dataclass, replace

from borgwijzer.web.beelden.formulier import Invoerveld
from borgwijzer.web.beelden.onderdelen import Bron, Keuze


@dataclass(frozen=True, slots=True)
class Bellen:
    """Whom to call: `telefoon` of the municipality (empty: the kader names none) and `tel` as a link takes it."""

    telefoon: str = ""
    tel: str = ""
    bronnen: tuple[Bron, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GevaarBeeld:
    """`signaal` is the id of the signal that is raised, or empty for a new one; `over` then says what it was."""

    zaaknummer: str
    zaak_titel: str
    bellen: Bellen
    regel: str
    velden: tuple[Invoerveld, ...]
    sleutel: str
    signaal: str = ""
    versie: str = ""
    over: str = ""
    bouwstop_url: str = ""
    fout: str = ""


def voorbeeld() -> GevaarBeeld:
    """A new one, with a number to call."""
    return GevaarBeeld(
        zaaknummer="2026-000412",
        zaak_titel="Kade 12, Wilgenmeer",
        bellen=Bellen("14 0999", "140999", (Bron("kader 3"),)),
        regel="Er is nu gevaar voor mensen: ga meteen kijken.",
        velden=(
            Invoerveld(naam="wat", etiket="Wat is er gevaarlijk?", soort="lang", verplicht=True),
            Invoerveld(naam="bron", etiket="Wie zag het?", soort="keuze", keuzes=(Keuze("eigen", "Eigen constatering", True),)),
        ),
        sleutel="abc",
        bouwstop_url="/zaak/2026-000412/vastleggen/?voorstel=bouwstop",
        fout="Schrijf in een paar woorden wat er gevaarlijk is.",
    )


def voorbeeld_signaal() -> GevaarBeeld:
    """A signal that is raised; the kader names no number."""
    return replace(
        voorbeeld(), bellen=Bellen(), signaal="3", versie="1", over="Er staat water in de put.", bouwstop_url="", fout=""
    )
