"""A signal of an irregularity with what bijlage 1 of the kader says about it, as the pages of a zaak show it."""

from dataclasses import dataclass

from borgwijzer.web.beelden.onderdelen import Bron, Status
from borgwijzer.web.beelden.taakgrens import Grens


@dataclass(frozen=True, slots=True)
class Gevolg:
    """What the kader says about one onderwerp: the visit and the use, each as a sentence."""

    onderwerp: str
    prioriteit: str
    bezoek: str
    gebruik: str
    bronnen: tuple[Bron, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signaalregel:
    """One signal. `oplossing` is empty while it is open, `deel` when it is about the whole project.

    `melder` says who reported it, or that his name is shielded. `buiten_taak`: what of it the municipality does not judge.
    """

    id: str
    status: Status
    omschrijving: str
    van: str
    ontvangen: str
    gevolgen: tuple[Gevolg, ...] = ()
    buiten_taak: tuple[Grens, ...] = ()
    oplossing: str = ""
    deel: str = ""
    melder: str = ""
