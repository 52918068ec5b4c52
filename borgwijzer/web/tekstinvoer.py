"""Read what a form says about the text of a letter."""

from __future__ import annotations

from collections.abc import Mapping

VOORVOEGSEL = "stuk-"


def lees_tekstversie(post: Mapping[str, str]) -> int | None:
    """The version of the text that the page showed beside the button; None when it showed none."""
    tekst = post.get("tekst", "")
    if not tekst:
        return None
    return int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) < 10 else -1


def lees_stukken(post: Mapping[str, str]) -> dict[str, str]:
    """What was typed, by piece of text."""
    return {naam.removeprefix(VOORVOEGSEL): waarde for naam, waarde in post.items() if naam.startswith(VOORVOEGSEL)}
