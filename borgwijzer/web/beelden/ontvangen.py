"""What was received: for the employee who registered it, and the receipt for whoever filed it.

Templates `web/melding_ontvangen.html` (url `melding_ontvangen`) and `web/openbaar_ontvangen.html`.
"""

from dataclasses import dataclass

from borgwijzer.web.beelden.onderdelen import Bron, Kanttekening
from borgwijzer.web.beelden.triage_bericht import Feit


@dataclass(frozen=True, slots=True, kw_only=True)
class OntvangenBeeld:
    """`kanaal` is the sentence that it came the wrong way, or empty; `geadresseerde` empty: nobody to confirm it to.

    `toets_id` is empty when there is nothing to judge; `mag_toetsen` shows the way to the toets.
    """

    zaaknummer: str
    soort: str
    feiten: tuple[Feit, ...]
    documenten: tuple[str, ...]
    kanaal: str = ""
    kanaal_doen: str = ""
    bronnen: tuple[Bron, ...] = ()
    kanttekeningen: tuple[Kanttekening, ...] = ()
    geadresseerde: str = ""
    brief_id: str = ""
    toets_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BewijsBeeld:
    """The receipt of what was filed on the public pages."""

    soort: str
    feiten: tuple[Feit, ...]
    documenten: tuple[str, ...]
    vervolg: str
    terug_url: str


@dataclass(frozen=True, slots=True)
class Punt:
    """One eis of the list, with what is known about it."""

    tekst: str
    reden: str
    bronnen: tuple[Bron, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VoorbereidBeeld:
    """What is still missing for a bouwmelding; nothing was stored."""

    gemist: tuple[Punt, ...]
    in_orde: tuple[Punt, ...]
    later: tuple[Punt, ...]
    waar: str
    waar_url: str = ""
    terug_url: str = ""


def voorbeeld() -> OntvangenBeeld:
    """A bouwmelding on paper in a municipality that wants the Omgevingsloket; nobody to write to."""
    return OntvangenBeeld(
        zaaknummer="2026-000042",
        soort="Bouwmelding",
        feiten=(Feit("Ontvangen", "ma 2 mrt 2026, 14.05 uur"), Feit("Kanaal", "papier")),
        documenten=("Borgingsplan: plan.pdf",),
        kanaal="Deze melding is niet via het juiste kanaal gedaan.",
        kanaal_doen="De melding hoort via het Omgevingsloket.",
        bronnen=(Bron("kader 2.1.1"),),
        kanttekeningen=(Kanttekening("Papier kan geldig zijn.", (Bron("Bbl 2.18"),)),),
        toets_id="12",
    )


def voorbeeld_bewijs() -> BewijsBeeld:
    """The receipt of a signal."""
    return BewijsBeeld(
        soort="Signaal", feiten=(Feit("Kenmerk", "F-0123456789AB"), Feit("Controlegetal", "ab" * 32)), documenten=("foto.jpg",),
        vervolg="Een medewerker bekijkt wat u stuurde.", terug_url="/formulier/wilgenmeer/",
    )  # fmt: skip


def voorbeeld_voorbereid() -> VoorbereidBeeld:
    """Something misses, something is there, something is looked at later."""
    punt = Punt("Het borgingsplan zit erbij", "dit stuk zit niet bij de melding", (Bron("Bbl 2.19"),))
    return VoorbereidBeeld(
        gemist=(punt,), in_orde=(punt,), later=(punt,), waar="het Omgevingsloket", waar_url="https://loket.example.org/",
        terug_url="/formulier/wilgenmeer/",
    )  # fmt: skip
