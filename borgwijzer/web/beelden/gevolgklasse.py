"""Stap 0: the decision list of gevolgklasse 1. Template `web/gevolgklasse.html`, url `gevolgklasse` (zaaknummer).

The form posts its fields and `daad`: `bekijk` shows the outcome, `bevestig` keeps it.
"""

from dataclasses import dataclass

from borgwijzer.web.beelden.etiketten import BEVINDINGEN
from borgwijzer.web.beelden.formulier import Groep, Invoerveld
from borgwijzer.web.beelden.onderdelen import Bron, Kanttekening, Keuze, Status


@dataclass(frozen=True, slots=True)
class Beslisregel:
    """One rule of the list with its outcome and why."""

    status: Status
    tekst: str
    reden: str
    bronnen: tuple[Bron, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GevolgklasseBeeld:
    """`status`, `zin` and `regels` are the outcome; None and empty before the first look. `bevestigd`: it was kept before."""

    zaaknummer: str
    zaak_titel: str
    groepen: tuple[Groep, ...]
    bevestigd: bool
    mag: bool
    status: Status | None = None
    zin: str = ""
    kan_bevestigen: bool = False
    regels: tuple[Beslisregel, ...] = ()
    kanttekeningen: tuple[Kanttekening, ...] = ()
    fout: str = ""


def voorbeeld() -> GevolgklasseBeeld:
    """An outcome that can be confirmed."""
    keuzes = (Keuze("", "Nog niet bekend"), Keuze("ja", "Ja"), Keuze("nee", "Nee", True))
    verbouw = Invoerveld(naam="verbouw", etiket="Gaat het om verbouw?", soort="keuze", keuzes=keuzes)
    return GevolgklasseBeeld(
        zaaknummer="WM-2026-000412",
        zaak_titel="Kade 12, Wilgenmeer",
        groepen=(Groep("Over het bouwwerk", (verbouw,)),),
        bevestigd=False,
        mag=True,
        status=Status("Gevolgklasse 1", "goed"),
        zin="Gevolgklasse 1: de Wkb geldt.",
        kan_bevestigen=True,
        regels=(Beslisregel(BEVINDINGEN[True], "Het is geen verbouw.", "Geen verbouw.", (Bron("Bbl 2.17 lid 4"),)),),
    )
