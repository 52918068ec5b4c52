"""Read the form of a step of an interventie."""

from __future__ import annotations

from datetime import date

from django.http import QueryDict

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.regels.interventiestappen import Stapregel
from borgwijzer.toezicht.acties.interventies import Afloop
from borgwijzer.toezicht.acties.stapinvoer import AFSPRAAK_LEEG, Gezet
from borgwijzer.toezicht.stapvelden import AFSPRAKEN_MEEST, STAPVELDEN
from borgwijzer.web.daginvoer import lees_dag


def lees_gezet(post: QueryDict, soort: str, stap: str, regel: Stapregel, *, verbeter: bool = False) -> Gezet:
    """The step as it was filled in; ``verbeter``: it corrects the last one. Raises ``Geweigerd`` for what is no day."""
    voor = "verbeter" if verbeter else stap
    return Gezet(
        stap,
        op=None if regel.vandaag else lees_dag(post.get(f"{voor}-op", ""), "de dag waarop het gebeurde"),
        uiterlijk=_lees_mogelijk(post.get(f"{voor}-uiterlijk", ""), "de laatste dag"),
        uitslag=post.get(f"{voor}-uitslag", ""),
        velden={veld.naam: post.get(f"{voor}-{veld.naam}", "") for veld in STAPVELDEN.get((soort, stap), ())},
        afspraken=_lees_afspraken(post, voor) if stap == "gesprek" else (),
        nagekomen=[int(een) for een in post.getlist(f"{voor}-nagekomen") if een.isascii() and een.isdecimal() and len(een) < 3],
        verbeter_reden=(post.get("verbeter-reden-van", "").strip() or " ") if verbeter else "",
    )  # fmt: skip


def lees_afloop(post: QueryDict) -> Afloop:
    """How an interventie ends, as it was filled in."""
    hersteld = _lees_mogelijk(post.get("afronden-hersteld", ""), "de dag van het herstel")
    return Afloop(post.get("afronden-uitkomst", ""), post.get("afronden-reden", ""), hersteld)


def _lees_mogelijk(tekst: str, wat: str) -> date | None:
    return lees_dag(tekst, wat) if tekst.strip() else None


def _lees_afspraken(post: QueryDict, voor: str) -> list[tuple[str, date]]:
    """The rows that hold something; one with only half of it is refused."""
    gevonden = []
    for nummer in range(1, AFSPRAKEN_MEEST + 1):
        tekst, dag = post.get(f"{voor}-afspraak-{nummer}", "").strip(), post.get(f"{voor}-afspraak-{nummer}-dag", "").strip()
        if bool(tekst) != bool(dag):
            raise Geweigerd("afspraak_half", AFSPRAAK_LEEG)
        if tekst:
            gevonden.append((tekst, lees_dag(dag, f"de dag van afspraak {nummer}")))
    return gevonden
