"""The forms of a request for data: what is asked, and what somebody says of an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.web.daginvoer import lees_dag
from borgwijzer.web.formulierinvoer import schoon
from borgwijzer.zaken.acties.informatie import PUNTEN_MEEST, Gevraagd, Opzet

DELEN = ("werk", "wat", "moment")
# Empty lines that a form offers at first, and that one press on the button adds.
RUIMTE = 3


@dataclass(frozen=True, slots=True)
class Verzoekvelden:
    """The fields as they were typed, so that nothing is lost when they cannot be saved."""

    soort: str = ""
    aan: str = ""
    reden: str = ""
    uiterlijk: str = ""
    punten: tuple[Gevraagd, ...] = ()
    regels: int = RUIMTE


def lees_verzoekvelden(post: Mapping[str, str]) -> Verzoekvelden:
    """What was typed; lines without a word are left out, and ``regels`` is how many the form had."""
    regels = min(_lees_getal(post.get("regels", "")) or RUIMTE, PUNTEN_MEEST)
    getypt = ({deel: schoon(post.get(f"{deel}-{plaats}", "")) for deel in DELEN} for plaats in range(regels))
    return Verzoekvelden(
        soort=post.get("soort", ""), aan=post.get("aan", ""), reden=schoon(post.get("reden", ""), regels=True),
        uiterlijk=post.get("uiterlijk", "").strip(), punten=tuple(Gevraagd(**een) for een in getypt if any(een.values())),
        regels=regels,
    )  # fmt: skip


def maak_opzet(velden: Verzoekvelden) -> Opzet:
    """The request that these fields describe. Raises ``Geweigerd`` for a day or a party that cannot be read."""
    aan = _lees_getal(velden.aan)
    if aan is None:
        raise Geweigerd("partij_onbekend", "Kies aan wie u het vraagt: een van de partijen van deze zaak.")
    uiterlijk = lees_dag(velden.uiterlijk, "de laatste dag om te antwoorden")
    return Opzet(velden.soort, aan, velden.reden, velden.punten, uiterlijk)


def lees_nummer(tekst: str) -> int:
    """A number that the page itself put in a button; for anything else ``Geweigerd``."""
    getal = _lees_getal(tekst)
    if getal is None:
        raise Geweigerd("daad_onbekend", "Kies wat u wilt doen met een van de knoppen.")
    return getal


def _lees_getal(tekst: str) -> int | None:
    return int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) <= 18 else None
