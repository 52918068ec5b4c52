"""Change the text of one letter before it goes: which pieces can be changed, and what a changed piece must keep.

A fact stands in a piece as ``{naam}``. Whoever changes the piece keeps every fact that stood there, may add others that the
letter has, and never writes their value: dates, names and amounts come from the zaak.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from borgwijzer.brieven.feiten import NAAM_VAN_FEIT, Brieffeiten, vul_in
from borgwijzer.brieven.opstellen import kies_sjabloon
from borgwijzer.brieven.sjabloon import Bloktekst, LijstTekst, ZinTekst
from borgwijzer.geweigerd import Geweigerd

TEKENS_STUK = 4_000
# Everything invisible but the end of a line: such a sign is never meant, and the database refuses one of them.
ONZICHTBAAR = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Tekststuk:
    """One piece of text: how it is called, the standard, and what stands there now, both with ``{naam}`` for each fact.

    ``feiten`` pairs the name of each fact in the standard with its value in words.
    """

    naam: str
    etiket: str
    standaard: str
    tekst: str
    feiten: tuple[tuple[str, str], ...]

    @property
    def gewijzigd(self) -> bool:
        """Whether somebody changed it."""
        return self.tekst != self.standaard


def list_tekststukken(feiten: Brieffeiten, eigen: Mapping[str, str]) -> tuple[Tekststuk, ...]:
    """The pieces that stand in this letter and can be changed, in order, with the own text of ``eigen``."""
    return tuple(
        Tekststuk(naam, noem_stuk(naam), tekst, eigen.get(naam, tekst), _list_feiten(tekst, feiten))
        for blok in kies_sjabloon(feiten).blokken
        if blok.geldt(feiten) and _is_te_wijzigen(blok)
        for naam, tekst in blok.stukken()
        if _staat_er(blok, naam, feiten)
    )


def noem_stuk(naam: str) -> str:
    """The name of a piece in words."""
    woord, _, punt = naam.partition(".")
    woord = woord.replace("_", " ").capitalize()
    if woord.endswith(" kop"):
        woord = f"{woord.removesuffix(' kop')} (kopje)"
    nummer, _, kop = punt.partition(".")
    return f"{woord}{f', punt {nummer}' if nummer else ''}{' (begin)' if kop else ''}"


def keur_eigen_tekst(feiten: Brieffeiten, getypt: Mapping[str, str]) -> dict[str, str]:
    """The changed pieces among what was typed, ready to store. Raises ``Geweigerd`` with what to do about the first fault."""
    eigen = {}
    for stuk in list_tekststukken(feiten, {}):
        tekst = maak_schoon(getypt.get(stuk.naam, stuk.standaard))
        if tekst != stuk.standaard:
            _eis_goed(stuk, tekst, feiten)
            eigen[stuk.naam] = tekst
    return eigen


def maak_schoon(tekst: str) -> str:
    """What was typed without signs that nobody sees, and with one kind of end of line."""
    return ONZICHTBAAR.sub(" ", tekst.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _is_te_wijzigen(blok: Bloktekst) -> bool:
    """Never the verdict, a table, the remedy clause, or what the text file calls fixed."""
    if blok.vast or blok.soort == "kader":
        return False
    return isinstance(blok, ZinTekst) or (isinstance(blok, LijstTekst) and not blok.bron)


def _staat_er(blok: Bloktekst, naam: str, feiten: Brieffeiten) -> bool:
    if not isinstance(blok, LijstTekst):
        return True
    return blok.punt[int(naam.split(".")[1]) - 1].geldt(feiten)


def _list_feiten(tekst: str, feiten: Brieffeiten) -> tuple[tuple[str, str], ...]:
    namen = dict.fromkeys(NAAM_VAN_FEIT.findall(tekst))
    return tuple((naam, vul_in(f"{{{naam}}}", feiten)) for naam in namen)


def _eis_goed(stuk: Tekststuk, tekst: str, feiten: Brieffeiten) -> None:
    if not tekst:
        raise Geweigerd("tekst_leeg", f"‘{stuk.etiket}’ is leeg: schrijf een zin, of zet de standaardtekst terug.")
    if len(tekst) > TEKENS_STUK:
        raise Geweigerd("tekst_te_lang", f"‘{stuk.etiket}’ is te lang: maak de tekst korter dan {TEKENS_STUK} tekens.")
    if set(NAAM_VAN_FEIT.sub("", tekst)) & {"{", "}"}:
        raise Geweigerd("accolade_los", f"In ‘{stuk.etiket}’ staat een losse accolade: schrijf een gegeven als {{naam}}.")
    namen = NAAM_VAN_FEIT.findall(tekst)
    for naam, waarde in stuk.feiten:
        if naam not in namen:
            raise Geweigerd("gegeven_weg", f"In ‘{stuk.etiket}’ ontbreekt {{{naam}}} ({waarde}): zet {{{naam}}} terug.")
    for naam in namen:
        if naam not in feiten.zinsfeiten() or getattr(feiten, naam) is None:
            zin = f"‘{stuk.etiket}’ noemt {{{naam}}}, en dat gegeven heeft deze brief niet: haal {{{naam}}} weg."
            raise Geweigerd("gegeven_onbekend", zin)
