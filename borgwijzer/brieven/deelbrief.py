"""What a letter says when the melding is about one part of a project."""

from dataclasses import dataclass
from typing import ClassVar

from borgwijzer.brieven.feiten import Brieffeiten


@dataclass(frozen=True, slots=True, kw_only=True)
class Deelfeiten(Brieffeiten):
    """Facts of a letter about a melding that can be about one part: `deel` is its name, empty for the whole."""

    OPTIONEEL: ClassVar[frozenset[str]] = Brieffeiten.OPTIONEEL | {"deel"}

    deel: str = ""

    @property
    def wat(self) -> str:
        """What may be used, or not: reads on inside a sentence."""
        return self.deel or "het bouwwerk"
