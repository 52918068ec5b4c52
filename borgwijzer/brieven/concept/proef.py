"""Rehearse a deed: do all of it but its letter, take the facts of that letter, and undo everything.

A letter that goes with a form has no row to be made from before the deed. Doing the deed and undoing it gives exactly the letter
that would go, with every refusal of the deed, and without a second copy of how its facts are gathered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.db import transaction

from borgwijzer.brieven.feiten import Brieffeiten
from borgwijzer.geweigerd import Geweigerd

GEEN_BRIEF = Geweigerd("geen_brief", "Hierbij hoort geen brief: leg het vast met de knop bij het formulier.")
_proef: ContextVar[bool] = ContextVar("proef", default=False)
# Ambient, as the organisatie is: the version belongs to the request, and some twenty deeds would only hand it on.
_gelezen: ContextVar[int | None] = ContextVar("gelezen", default=None)


@dataclass(frozen=True, slots=True)
class Proefbrief:
    """The facts of a letter as it would go now, and the plek of its text."""

    feiten: Brieffeiten
    plek: str


class _Gevangen(Exception):
    """Carries the letter out of the deed; not a ``Geweigerd``, so that no deed takes it for a refusal."""

    def __init__(self, brief: Proefbrief | None) -> None:
        super().__init__()
        self.brief = brief


def oefen_daad(doe: Callable[[], object]) -> Proefbrief:
    """The letter that the deed would send. Nothing is kept. Raises ``Geweigerd`` as the deed does, or when it sends no letter."""
    merk = _proef.set(True)
    try:
        with transaction.atomic():
            doe()
            raise _Gevangen(None)
    except _Gevangen as gevangen:
        if gevangen.brief is None:
            raise GEEN_BRIEF from None
        return gevangen.brief
    finally:
        _proef.reset(merk)


def meld_brief(feiten: Brieffeiten, plek: str) -> None:
    """Every deed says here which letter it is about to store. In a rehearsal the deed ends here."""
    if _proef.get():
        raise _Gevangen(Proefbrief(feiten, plek))


@contextmanager
def met_gelezen(versie: int | None) -> Iterator[None]:
    """Inside, the letter goes only with this version of its text; None when the page showed none."""
    merk = _gelezen.set(versie)
    try:
        yield
    finally:
        _gelezen.reset(merk)


def find_gelezen() -> int | None:
    """The version of the text that the person behind this deed read."""
    return _gelezen.get()
