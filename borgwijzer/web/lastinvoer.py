"""From the fields of a form of a last to a ``Stapinvoer``. What is no day or no sum is refused with a sentence."""

from __future__ import annotations

import re
from datetime import date
from typing import get_args

from django.http import QueryDict

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.regels.lastdaden import Lastdaad
from borgwijzer.toezicht.acties.laststappen import Stapinvoer
from borgwijzer.web.daginvoer import lees_dag
from borgwijzer.web.formulierinvoer import schoon

BEDRAG = re.compile(r"(?:€\s*)?(\d{1,3}(?:\.\d{3})+|\d{1,8})(?:,(?:00|-))?", re.ASCII)
TEKSTEN = (
    "last",
    "evenredig",
    "eenheid",
    "bedrag_reden",
    "sanctie",
    "afwijking",
    "uitslag",
    "reden",
    "tijd",
    "aan",
    "wat",
    "getuigen",
    "van",
    "tekst",
    "waarnemingen",
    "toelichting",
    "motivering",
    "termijn_reden",
    "specificatie",
)


def lees_stapinvoer(post: QueryDict, daad: str) -> Stapinvoer:
    """What was typed in the form of this deed; an empty day or number is None."""
    if daad not in get_args(Lastdaad):
        raise Geweigerd("stap_onbekend", "Kies wat u wilt doen met een van de knoppen.")
    soort: Lastdaad = daad  # type: ignore[assignment]
    teksten = {naam: schoon(post.get(f"{daad}-{naam}", ""), regels=True) for naam in TEKSTEN}
    return Stapinvoer(
        soort,
        op=_dag(post, f"{daad}-op", "de dag waarop het gebeurde"),
        uiterlijk=_dag(post, f"{daad}-uiterlijk", "de laatste dag"),
        teksten=teksten,
        bedrag=_bedrag(post, f"{daad}-bedrag"),
        maximum=_bedrag(post, f"{daad}-maximum"),
        dagen=_bedrag(post, f"{daad}-dagen"),
        controle=_bedrag(post, f"{daad}-controle"),
    )


def _dag(post: QueryDict, naam: str, wat: str) -> date | None:
    tekst = post.get(naam, "")
    return lees_dag(tekst, wat) if tekst.strip() else None


def _bedrag(post: QueryDict, naam: str) -> int | None:
    """A whole number as people write it: 2500, 2.500, € 2.500,-."""
    tekst = post.get(naam, "").strip()
    if not tekst:
        return None
    treffer = BEDRAG.fullmatch(tekst)
    if treffer is None:
        raise Geweigerd("getal_onleesbaar", f"'{tekst[:30]}' is geen heel bedrag of getal: schrijf bijvoorbeeld 2500.")
    return int(treffer[1].replace(".", ""))
