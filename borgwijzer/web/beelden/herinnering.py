"""A reminder about the start or the end of the works. Template `web/herinnering.html`, url `herinnering` (zaaknummer, soort)."""

from dataclasses import dataclass

from borgwijzer.web.beelden.formulier import Groep, Invoerveld
from borgwijzer.web.beelden.oordeel import Briefbeeld, make_brief
from borgwijzer.web.beelden.vastleggen import Deelformulier


@dataclass(frozen=True, slots=True, kw_only=True)
class HerinneringBeeld:
    """`eerder`: a line per reminder that went before. `brief` is None when it cannot be made; `uitleg` then says why."""

    zaaknummer: str
    zaak_titel: str
    soort: str
    titel: str
    zin: str
    formulier: Deelformulier | None
    eerder: tuple[str, ...] = ()
    brief: Briefbeeld | None = None
    uitleg: str = ""
    fout: str = ""


def voorbeeld() -> HerinneringBeeld:
    """A second reminder, for which a reason is asked."""
    veld = Invoerveld(naam="reden", etiket="Waarom opnieuw?", soort="lang", verplicht=True)
    return HerinneringBeeld(
        zaaknummer="WM-2026-000412",
        zaak_titel="Kade 12, Wilgenmeer",
        soort="start",
        titel="Herinnering: begin van de bouw",
        zin="De start van de bouw is niet op tijd gemeld.",
        formulier=Deelformulier(daad="verstuur", groep=Groep("Opnieuw versturen", (veld,)), knop="Verstuur de herinnering opnieuw"),
        eerder=("Verstuurd op 14 april 2026 door Ravi Oudkerk",),
        brief=make_brief(),
    )
