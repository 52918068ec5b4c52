"""What the forms of a last are made from, and the fields that several of them have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from borgwijzer.kaders.uitgangswaarden import lees_uitgangswaarden
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.lastprocedure import Lastzicht
from borgwijzer.regels.termijnen import Termijn, bereken
from borgwijzer.web.beelden.formulier import Invoerveld
from borgwijzer.web.vullen.veldvorm import Getypt
from borgwijzer.zaken.models import Controle, Interventie, Interventiestap


@dataclass(frozen=True, slots=True)
class Lastvelden:
    """What the forms are made from; ``getypt`` are the fields of a form that was refused.

    ``alle``: every step that was ever written down, ``stappen`` those that count.
    """

    last: Interventie
    zicht: Lastzicht
    stappen: Sequence[Interventiestap]
    controles: Sequence[Controle]
    getypt: Getypt
    alle: Sequence[Interventiestap] = ()

    @property
    def kader(self) -> Kader:
        return self.zicht.kader

    def laatste(self, soort: str) -> Interventiestap | None:
        return next((stap for stap in reversed(self.stappen) if stap.soort == soort), None)

    def eerder(self, naam: str) -> str:
        """What the voornemen said of this, to go on with in the besluit."""
        voornemen = self.laatste("voornemen")
        return str(voornemen.gegevens.get(naam, "")) if voornemen else ""


def stel_dag_voor(kader: Kader, naam: str, vanaf: date) -> date:
    """A last day to begin with, of the kader or else of the values to begin with."""
    regel = kader.inhoud.termijn.get(naam) or lees_uitgangswaarden().termijn[naam]
    uitkomst = bereken(Termijn(naam, regel.lengte, regel.eenheid, atw=regel.atw), vanaf, kader.kalender).uitkomst
    assert uitkomst
    return uitkomst


def vraag_dag(velden: Lastvelden, daad: str) -> Invoerveld:
    """The day on which a step happened."""
    return velden.getypt.dag(f"{daad}-op", "Op welke dag?", f"{velden.zicht.peildatum:%d-%m-%Y}")


def vraag_getal(velden: Lastvelden, naam: str, etiket: str, uitleg: str = "In hele euro's.", anders: str = "") -> Invoerveld:
    """A whole number, as people write it."""
    return velden.getypt.tekst(naam, etiket, uitleg, anders, soort="tekst")
