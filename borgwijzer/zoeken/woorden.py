"""From text to words and from a question to words, in one and the same way; and the fragment that shows why. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

MEESTE_TEKENS_VRAAG = 200
MEESTE_WOORDEN_VRAAG = 8
TEKENS_PER_WOORD = 60
# The largest tsvector of PostgreSQL is 1 MB; so many words of Dutch stay well below it.
MEESTE_WOORDEN = 30_000
# A shorter word is looked up whole: so many words begin with it that the answer would tell nothing.
BEGIN_VANAF, BEGIN_VANAF_CIJFERS = 3, 6
RONDOM = 90
WOORD = re.compile(r"[^\W_]+")
# Written with a line or a space in between, looked up as one: 2026-000412, 9999 ZZ.
AANEEN = re.compile(r"(?<![\w-])(\d+(?:-\d+)+|\d{4} ?[a-z]{2})(?![\w-])")
# A BSN in the ways in which people write it.
BSN = re.compile(r"(?<![\d.])(?:\d{9}|\d{3}\.\d{3}\.\d{3}|\d{4}[. ]\d{2}[. ]\d{3}|\d{3} \d{3} \d{3})(?![\d.]*\d)")
VERBORGEN = "•••••••••"


@dataclass(frozen=True, slots=True)
class Vraag:
    """The words of a question. ``ingekort`` says that there were more; ``bsn`` that a number was left out on purpose."""

    woorden: tuple[str, ...]
    ingekort: bool = False
    bsn: bool = False


@dataclass(frozen=True, slots=True)
class Stukje:
    """A part of a fragment; ``raak`` when this is what was looked for."""

    tekst: str
    raak: bool = False


def lees_vraag(tekst: str) -> Vraag:
    """The words to look for, whatever was typed."""
    kort = tekst[:MEESTE_TEKENS_VRAAG]
    zonder = verberg_bsn(kort)
    woorden = list(dict.fromkeys(_splits_vraag(maak_gelijk(zonder))))
    ingekort = len(tekst) > MEESTE_TEKENS_VRAAG or len(woorden) > MEESTE_WOORDEN_VRAAG
    return Vraag(tuple(woorden[:MEESTE_WOORDEN_VRAAG]), ingekort, bsn=zonder != kort)


def _splits_vraag(gelijk: str) -> Iterator[str]:
    """Words in order; what is written in parts but looked up as one is one word."""
    plek = 0
    for treffer in re.finditer(r"(?<![\w-])(\d+(?:-\d+)+-?|\d{4} ?[a-z]{2})(?![\w-])", gelijk):
        yield from _knip(WOORD.findall(gelijk[plek : treffer.start()]))
        yield re.sub(r"[- ]", "", treffer[1])[:TEKENS_PER_WOORD]
        plek = treffer.end()
    yield from _knip(WOORD.findall(gelijk[plek:]))


def maak_woorden(teksten: Iterable[str]) -> list[str]:
    """The different words of texts, in order, at most ``MEESTE_WOORDEN``; numbers in parts also as one."""
    gevonden: dict[str, None] = {}
    for tekst in teksten:
        gelijk = maak_gelijk(verberg_bsn(tekst))
        gevonden |= dict.fromkeys(_knip(WOORD.findall(gelijk)))
        for deel in AANEEN.findall(gelijk):
            gevonden[re.sub(r"[- ]", "", deel)[:TEKENS_PER_WOORD]] = None
            if "-" in deel:  # whoever knows only the last part of a number leaves the zeros out
                gevonden[deel.rpartition("-")[2].lstrip("0")[:TEKENS_PER_WOORD]] = None
        if len(gevonden) > MEESTE_WOORDEN:
            break
    return [woord for woord in gevonden if woord][:MEESTE_WOORDEN]


def _knip(woorden: Iterable[str]) -> Iterator[str]:
    return (woord[:TEKENS_PER_WOORD] for woord in woorden)


def maak_gelijk(tekst: str) -> str:
    """Small letters without accents or null characters: `CAFÉ` and `café` are one."""
    if tekst.isascii():  # nearly every word
        return tekst.replace("\0", " ").lower()
    uiteen = unicodedata.normalize("NFKD", tekst.replace("\0", " "))
    return "".join(teken for teken in uiteen if not unicodedata.combining(teken)).casefold()


def is_begin(woord: str) -> bool:
    """Whether words that begin with this one count too."""
    return len(woord) >= (BEGIN_VANAF_CIJFERS if woord.isdigit() else BEGIN_VANAF)


def verberg_bsn(tekst: str) -> str:
    """The text without numbers that may be a BSN: nobody finds a person by that number, and no result shows it."""
    return BSN.sub(lambda treffer: VERBORGEN if is_bsn(treffer[0]) else treffer[0], tekst)


def is_bsn(tekst: str) -> bool:
    """Whether nine digits pass the eleven test, which every BSN does."""
    cijfers = [int(teken) for teken in tekst if teken in "0123456789"]
    gewichten = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return len(cijfers) == 9 and any(cijfers) and sum(g * c for g, c in zip(gewichten, cijfers, strict=True)) % 11 == 0


def maak_fragment(tekst: str, woorden: Sequence[str]) -> tuple[Stukje, ...]:
    """The piece of text around the first word that was looked for, with the words marked; empty when none is in it.

    A word in the text that begins as a word of the question does up to its last letters counts: `woningen`, `woning`.
    """
    treffers = [treffer for treffer in WOORD.finditer(tekst) if _raakt(treffer[0], woorden)]
    if not treffers:
        return ()
    begin = _zoek_spatie(tekst, max(0, treffers[0].start() - RONDOM))
    einde = min(len(tekst), treffers[0].end() + RONDOM)
    stukjes, plek = [Stukje("… ")] if begin else [], begin
    for treffer in (t for t in treffers if t.end() <= einde):
        stukjes += [Stukje(tekst[plek : treffer.start()]), Stukje(treffer[0], raak=True)]
        plek = treffer.end()
    stukjes += [Stukje(tekst[plek:einde] + ("…" if einde < len(tekst) else ""))]
    return tuple(stukje for stukje in stukjes if stukje.tekst)


def _zoek_spatie(tekst: str, plek: int) -> int:
    """The beginning of the word at this place or just after it."""
    if not plek:
        return 0
    spatie = tekst.find(" ", plek, plek + 30)
    return plek if spatie < 0 else spatie + 1


def _raakt(woord: str, gezocht: Sequence[str]) -> bool:
    gelijk = maak_gelijk(woord)
    return any(gelijk == vraag or (is_begin(vraag) and gelijk.startswith(maak_stam(vraag))) for vraag in gezocht)


def maak_stam(woord: str) -> str:
    """Roughly what the database keeps of a word, for marking alone: what it finds is decided there."""
    for uitgang in ("heden", "ingen", "en", "e", "s"):
        if woord.endswith(uitgang) and len(woord) - len(uitgang) >= 4:
            return woord.removesuffix(uitgang)
    return woord
