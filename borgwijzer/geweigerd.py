"""The one exception for a deed that is not possible: every layer may raise it, pages and API translate it once."""

from collections.abc import Sequence
from typing import Any


class Geweigerd(Exception):
    """A deed was refused and nothing happened.

    ``code`` is a stable word for programs, ``zin`` one Dutch sentence that says what to do next, ``grondslag`` the
    rules on which the refusal rests (empty when it rests on no rule, e.g. a missing right).
    """

    def __init__(self, code: str, zin: str, grondslag: Sequence[Any] = ()) -> None:
        super().__init__(zin)
        self.code = code
        self.zin = zin
        self.grondslag = tuple(grondslag)
