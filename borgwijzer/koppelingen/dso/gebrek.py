"""What can be wrong with a message: a `Gebrek` stays with it, a `Berichtfout` stops the reading."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gebrek:
    """One finding about a readable message.

    `zin` is Dutch and says what to do. `pad` points at the element. `triage` means: a person must look before anything
    is done with the message; otherwise it is only shown. A value that could hold a BSN never enters `zin` or `pad`.
    """

    code: str
    zin: str
    pad: str = ""
    triage: bool = False


class Berichtfout(Exception):
    """The bytes cannot be read as a message. `code` is for programs; `zin`, in Dutch, says what to do."""

    def __init__(self, code: str, zin: str) -> None:
        super().__init__(zin)
        self.code = code
        self.zin = zin

    def __reduce__(self) -> tuple[type[Berichtfout], tuple[str, str]]:
        return type(self), (self.code, self.zin)
