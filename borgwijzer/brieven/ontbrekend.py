"""Something that a melding lacks, as a letter says it."""

from dataclasses import dataclass

from borgwijzer.brieven.model import Punt


@dataclass(frozen=True, slots=True)
class OntbrekendDeel:
    """Something that is missing or not right: what, what was found, and the rule in plain words with its source."""

    wat: str
    bevinding: str
    regel: str


def maak_punten(delen: tuple[OntbrekendDeel, ...]) -> tuple[Punt, ...]:
    """One item for each missing part: what was found, then the rule."""
    return tuple(Punt(f"{deel.bevinding} {deel.regel}", deel.wat) for deel in delen)
