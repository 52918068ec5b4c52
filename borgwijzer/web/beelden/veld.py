"""The page for work without reach, and the choice about a rapport that clashes. Templates `web/veld.html`, `web/veldrapport.html`.

The first holds nothing of anybody. The second posts `daad` (kies-<versie>), `keuze` and `reden`.
"""

from dataclasses import dataclass

from borgwijzer.web.beelden.formulier import Groep, Invoerveld
from borgwijzer.web.beelden.omlijsting import OEFENMERK
from borgwijzer.web.beelden.onderdelen import Status
from borgwijzer.web.beelden.vastleggen import Deelformulier


@dataclass(frozen=True, slots=True, kw_only=True)
class VeldBeeld:
    """`stijlen` are the addresses of the style sheets; what is no style sheet among them is only kept."""

    organisatie: str
    demo: bool
    stijlen: tuple[str, ...]
    oefenmerk: str = OEFENMERK

    @property
    def bladen(self) -> tuple[str, ...]:
        """The style sheets alone."""
        return tuple(adres for adres in self.stijlen if adres.endswith(".css"))


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """One field on both sides; `anders` when they differ."""

    naam: str
    hier: str
    toestel: str
    anders: bool = False


@dataclass(frozen=True, slots=True)
class Fotolink:
    """A photo that came from the device."""

    naam: str
    url: str
    bijschrift: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VeldrapportBeeld:
    """What stands in the controle beside what came from the device; `keuze` is None when there is nothing to choose."""

    zaaknummer: str
    zaak_titel: str
    controle_id: str
    status: Status
    waarom: str
    wie: str
    regels: tuple[Vergelijking, ...]
    fotos: tuple[Fotolink, ...] = ()
    gekozen: str = ""
    keuze: Deelformulier | None = None
    fout: str = ""


def voorbeeld() -> VeldBeeld:
    """The page of a practice organisatie."""
    return VeldBeeld(organisatie="Gemeente Wilgenmeer", demo=True, stijlen=("/static/a.css", "/static/merk.svg"))


def voorbeeld_rapport() -> VeldrapportBeeld:
    """A rapport that clashes."""
    velden = (Invoerveld(naam="reden", etiket="Waarom kiest u dit?", soort="lang", verplicht=True),)
    return VeldrapportBeeld(
        zaaknummer="WM-2026-000412", zaak_titel="Kade 12, Wilgenmeer", controle_id="7", status=Status("Kies", "let_op"),
        waarom="Een collega heeft de controle intussen gewijzigd.", wie="Ravi Oudkerk, 8 apr 2026",
        regels=(Vergelijking("Gezien", "Een scheur.", "Twee scheuren.", True), Vergelijking("Plaats", "Kade 12", "Kade 12")),
        fotos=(Fotolink("scheur.jpg", "/x/", "Achterzijde"),), gekozen="Joost koos.",
        keuze=Deelformulier(daad="kies-1", groep=Groep("Kiezen", velden), knop="Bewaar uw keuze"), fout="Kies wat er geldt.",
    )  # fmt: skip
