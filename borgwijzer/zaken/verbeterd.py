"""Steps that are never changed: one that was wrong is followed by one that ``verbetert`` it. Which of them count now."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol, TypeVar


class Verbeterbaar(Protocol):
    """A step with an id, the id of the step that it corrects, and what it keeps."""

    pk: Any
    verbetert_id: int | None
    gegevens: Any


S = TypeVar("S", bound=Verbeterbaar)


def list_geldend(stappen: Iterable[S]) -> list[S]:
    """The steps as they stand now: a corrected one gives its place to its correction, one that lapsed is left out.

    What already counts alone, stays as it is.
    """
    alle = list(stappen)
    verbeterd = {stap.verbetert_id: stap for stap in alle if stap.verbetert_id}
    hier, geldend = {stap.pk for stap in alle if stap.pk}, []  # a step that is only looked at has no id yet
    for eerste in alle:
        stap = eerste
        while stap.pk in verbeterd:
            stap = verbeterd[stap.pk]
        if eerste.verbetert_id not in hier and not stap.gegevens.get("vervalt"):
            geldend.append(stap)
    return geldend
