"""Text from outside made fit to print: every character has a glyph, and no long word runs off the page.

PDF/UA and PDF/A forbid a character without a glyph, and the typesetter refuses the whole letter for one. A letter
may not fail on somebody's name, so what the typefaces lack is printed as its code, for example [U+4E2D].
"""

import re
import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from borgwijzer.brieven.datums import MAANDEN

LETTERTYPEN = Path(__file__).parent / "lettertypen"
LETTERBESTANDEN = ("SourceSans3-Regular.ttf", "DejaVuSans.ttf")

# Marks that turn the reading direction of what follows: in a name they could reverse the rest of the sentence.
RICHTINGSTEKENS = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
BYTEVOLGORDE = "\ufeff"
ONDRUKBAAR = frozenset({"Cc", "Co", "Cs"})
LANG_WOORD = re.compile(r"\S{20,}")
ONBREEKBAAR = re.compile(r"\S{33,}")  # longer than any Dutch word of a letter
NA_LEESTEKEN = re.compile(r"(?<=[_./\\&?=-])(?=\w)")
VAST_ADRES = re.compile(r"[^\s@]{1,40}@[^\s@]{1,40}|https?://\S{1,60}")
NULBREEDTE = "\u200b"
# Spaces inside a date, time, article number, telephone number or postcode do not break.
BIJEEN = re.compile(
    rf"(?<=\d) (?={'|'.join(MAANDEN)})"
    r"|(?<=\bartikel) (?=\d)|(?<=\d\.\d\d) (?=uur)|(?<=\d) (?=\d{2})|(?<=\b\d{4}) (?=[A-Z]{2}\b)"
)


def maak_drukbaar(tekst: str) -> str:
    """Return `tekst` with unprintable characters as their code, long words breakable and dates kept together."""
    tekst = tekst.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    if not tekst.isascii() or not tekst.isprintable():
        tekst = "".join(_met_letterbeeld(unicodedata.normalize("NFC", tekst)))
    tekst = BIJEEN.sub("\u00a0", tekst)
    return LANG_WOORD.sub(lambda woord: _maak_breekbaar(woord[0]), tekst)


def _met_letterbeeld(tekst: str) -> Iterator[str]:
    """Yield each character, or its code. A mark must share a typeface with the letter it stands on."""
    vorige: frozenset[str] = frozenset()
    for teken in tekst:
        letters = _letters_met(teken)
        if unicodedata.category(teken).startswith("M"):
            letters &= vorige
        yield teken if letters else f"[U+{ord(teken):04X}]"
        vorige = letters or _letters_met("]")


def _letters_met(teken: str) -> frozenset[str]:
    """Return the typefaces that can print a character; none for control characters and direction marks.

    None either for what has no meaning that all agree on (private use) and for the byte order mark: PDF/A refuses those,
    also where a typeface has a glyph.
    """
    if teken == "\n":
        return frozenset(LETTERBESTANDEN)
    if teken in RICHTINGSTEKENS or teken == BYTEVOLGORDE or unicodedata.category(teken) in ONDRUKBAAR:
        return frozenset()
    return frozenset(naam for naam, tekens in dekking().items() if ord(teken) in tekens)


def _maak_breekbaar(woord: str) -> str:
    if VAST_ADRES.fullmatch(woord.rstrip(".,:;)")):
        return woord  # people copy addresses from a letter: nothing may be hidden in them
    delen = NA_LEESTEKEN.sub(NULBREEDTE, woord).split(NULBREEDTE)
    return NULBREEDTE.join(ONBREEKBAAR.sub(_deel_op, deel) for deel in delen)


def _deel_op(woord: re.Match[str]) -> str:
    return NULBREEDTE.join(woord[0][plaats : plaats + 10] for plaats in range(0, len(woord[0]), 10))


@cache
def dekking() -> dict[str, frozenset[int]]:
    """Return, for each vendored typeface, the code points for which it has a glyph."""
    return {naam: _tekens(LETTERTYPEN / naam) for naam in LETTERBESTANDEN}


def _tekens(bestand: Path) -> frozenset[int]:
    """Read the code points of a TrueType file from its character map (OpenType formats 4 and 12)."""
    inhoud = bestand.read_bytes()
    aantal_tabellen = struct.unpack_from(">H", inhoud, 4)[0]
    tabellen = {inhoud[p : p + 4]: struct.unpack_from(">L", inhoud, p + 8)[0] for p in range(12, 12 + 16 * aantal_tabellen, 16)}
    begin = tabellen[b"cmap"]
    tekens: set[int] = set()
    for nummer in range(struct.unpack_from(">H", inhoud, begin + 2)[0]):
        plaats = begin + struct.unpack_from(">L", inhoud, begin + 4 + 8 * nummer + 4)[0]
        vorm = struct.unpack_from(">H", inhoud, plaats)[0]
        if vorm == 4:
            tekens |= _tekens_vorm_4(inhoud, plaats)
        elif vorm == 12:
            tekens |= _tekens_vorm_12(inhoud, plaats)
    return frozenset(tekens)


def _tekens_vorm_4(inhoud: bytes, plaats: int) -> set[int]:
    aantal = struct.unpack_from(">H", inhoud, plaats + 6)[0] // 2
    einden = struct.unpack_from(f">{aantal}H", inhoud, plaats + 14)
    beginnen = struct.unpack_from(f">{aantal}H", inhoud, plaats + 16 + 2 * aantal)
    return {teken for begin, einde in zip(beginnen, einden, strict=True) for teken in range(begin, einde + 1) if teken != 0xFFFF}


def _tekens_vorm_12(inhoud: bytes, plaats: int) -> set[int]:
    aantal = struct.unpack_from(">L", inhoud, plaats + 12)[0]
    groepen = (struct.unpack_from(">LL", inhoud, plaats + 16 + 12 * nummer) for nummer in range(aantal))
    return {teken for begin, einde in groepen for teken in range(begin, einde + 1)}
