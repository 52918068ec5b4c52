"""Text from outside made fit to print: every character has a glyph, and no long word runs off the page.

PDF/UA and PDF/A forbid a character without a glyph, and the typesetter refuses the whole letter for one. A letter
may not fail on somebody's name, so what the typefaces lack is printed as its code, for example [U+4E2D].
"""

import re
import struct
import unicodedata
from functools import cache
from pathlib import Path

from borgwijzer.brieven.datums import MAANDEN

LETTERTYPEN = Path(__file__).parent / "lettertypen"
HOOFDLETTER, RESERVE = "SourceSans3-Regular.ttf", "DejaVuSans.ttf"

# Marks that turn the reading direction of what follows: in a name they could reverse the rest of the sentence.
RICHTINGSTEKENS = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
LANG_WOORD = re.compile(r"\S{28,}")
VAST_ADRES = re.compile(r"[^\s@]{1,40}@[^\s@]{1,40}|https?://\S{1,60}")
NULBREEDTE = "\u200b"
BIJEEN = re.compile(
    rf"(?<=\d) (?={'|'.join(MAANDEN)})|(?<=\bartikel) (?=\d)|(?<=\d\.\d\d) (?=uur)|(?<=\d) (?=\d{2})|(?<=\b\d{4}) (?=[A-Z]{2}\b)"
)


def maak_drukbaar(tekst: str) -> str:
    """Return `tekst` with unprintable characters as their code, long words breakable and dates kept together."""
    tekst = tekst.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    if not tekst.isascii() or not tekst.isprintable():
        tekst = "".join(
            teken if _heeft_letterbeeld(teken) else _code(teken) for teken in unicodedata.normalize("NFC", tekst)
        )
    tekst = BIJEEN.sub("\u00a0", tekst)
    return LANG_WOORD.sub(lambda woord: _maak_breekbaar(woord[0]), tekst)


def _heeft_letterbeeld(teken: str) -> bool:
    if teken == "\n":
        return True
    return teken not in RICHTINGSTEKENS and unicodedata.category(teken) != "Cc" and ord(teken) in dekking()


def _code(teken: str) -> str:
    return f"[U+{ord(teken):04X}]"


def _maak_breekbaar(woord: str) -> str:
    if VAST_ADRES.fullmatch(woord.rstrip(".,:;)")):
        return woord  # people copy addresses from a letter: nothing may be hidden in them
    stukken = [woord[plaats : plaats + 24] for plaats in range(0, len(woord), 24)]
    return NULBREEDTE.join(re.sub(r"(?<=[_./\\&?=-])(?=\w)", NULBREEDTE, stuk) for stuk in stukken)


@cache
def dekking() -> frozenset[int]:
    """Return the code points for which one of the vendored typefaces has a glyph."""
    return _tekens(LETTERTYPEN / HOOFDLETTER) | _tekens(LETTERTYPEN / RESERVE)


def _tekens(bestand: Path) -> frozenset[int]:
    """Read the code points of a TrueType file from its character map (OpenType formats 4 and 12)."""
    inhoud = bestand.read_bytes()
    aantal_tabellen = struct.unpack_from(">H", inhoud, 4)[0]
    tabellen = {
        inhoud[p : p + 4]: struct.unpack_from(">L", inhoud, p + 8)[0] for p in range(12, 12 + 16 * aantal_tabellen, 16)
    }
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
    return {
        teken
        for begin, einde in zip(beginnen, einden, strict=True)
        for teken in range(begin, einde + 1)
        if teken != 0xFFFF
    }


def _tekens_vorm_12(inhoud: bytes, plaats: int) -> set[int]:
    aantal = struct.unpack_from(">L", inhoud, plaats + 12)[0]
    groepen = (struct.unpack_from(">LL", inhoud, plaats + 16 + 12 * nummer) for nummer in range(aantal))
    return {teken for begin, einde in groepen for teken in range(begin, einde + 1)}
