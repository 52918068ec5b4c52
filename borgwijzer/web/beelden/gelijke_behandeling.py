"""Where comparable cases got different interventions. Template `web/gelijke_behandeling.html`, url `gelijke_behandeling`.

The filter is in the address: `van`, `tot` (days), `per` (norm or onderwerp).
"""

from dataclasses import dataclass

from borgwijzer.web.beelden.formulier import Invoerveld
from borgwijzer.web.beelden.onderdelen import Keuze, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Gevalregel:
    """A case with what was chosen and, when it deviated, why."""

    zaaknummer: str
    url: str
    plaats: str
    wanneer: str
    keuze: str
    uitkomst: Status
    reden: str
    afwijking: str = ""


@dataclass(frozen=True, slots=True)
class Groepvak:
    """Cases alike; `aantallen` per choice in words."""

    titel: str
    aantallen: tuple[str, ...]
    gevallen: tuple[Gevalregel, ...]
    noot: str = ""


@dataclass(frozen=True, slots=True)
class GelijkBeeld:
    """The groups, the largest first. `zin` says what was looked at, or that there is nothing."""

    zin: str
    velden: tuple[Invoerveld, ...]
    groepen: tuple[Groepvak, ...] = ()
    fout: str = ""


def voorbeeld() -> GelijkBeeld:
    """One group with two choices."""
    geval = Gevalregel(
        zaaknummer="2026-000412",
        url="/zaak/2026-000412/overtreding/7/",
        plaats="Kade 12",
        wanneer="2 maart 2026",
        keuze="Waarschuwing",
        uitkomst=Status("Open", "let_op"),
        reden="Het was snel te herstellen.",
        afwijking="Hij meldde het zelf.",
    )
    velden = (
        Invoerveld(naam="van", etiket="Vanaf", soort="dag", waarde="01-01-2026"),
        Invoerveld(naam="per", etiket="Vergelijk per", soort="keuze", keuzes=(Keuze("norm", "Regel", True),)),
    )
    groep = Groepvak("Fundering, cel 3C", ("2 keer: waarschuwing", "1 keer: last"), (geval,), "Van elke keuze de laatste 6.")
    return GelijkBeeld("1 groep", velden, (groep,), "Dit is geen dag.")


def voorbeeld_leeg() -> GelijkBeeld:
    """Nothing differs."""
    return GelijkBeeld("Geen verschillen gevonden.", voorbeeld().velden)
