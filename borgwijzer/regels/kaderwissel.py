"""Kaderwissel: wat er in een zaak anders wordt als zij onder een andere versie van het kader komt.

Beide standen komen uit dezelfde feiten op dezelfde dag; hier wordt alleen vergeleken. Wat is vastgesteld (een oordeel, een
besluit, een brief) blijft zoals het is: vergeleken wordt wat nog komt. Bron: ontwerp 1, het kader is een versie met een begindatum.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, TypeVar

from borgwijzer.regels.grondslag import Grondslag
from borgwijzer.regels.levensloop import Fasestand, Stand, Termijnstand
from borgwijzer.regels.poorten import Poortoordeel, Reden
from borgwijzer.regels.taak import Taak
from borgwijzer.regels.termijnen import noem_lengte

Deel = Literal["fase", "starten", "gebruik", "termijn", "taak", "deel"]
Toestand = Literal["gelijk", "anders", "nieuw", "vervalt"]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Zijde:
    """Een uitkomst onder een van de twee versies. `waarde` is een code of tekst van de regels; `wet`: de datum volgens de wet."""

    waarde: str
    datum: date | None = None
    wet: date | None = None
    redenen: tuple[Reden, ...] = ()
    rol: str = ""
    grondslag: tuple[Grondslag, ...] = ()

    @property
    def gezien(self) -> tuple[Any, ...]:
        """Wat iemand merkt: waar een regel staat, maakt voor de uitkomst niet uit."""
        return self.waarde, self.datum, self.wet, self.rol, tuple((reden.code, reden.tekst) for reden in self.redenen)

    def als_dict(self) -> dict[str, Any]:
        return {
            "waarde": self.waarde, "datum": self.datum.isoformat() if self.datum else None,
            "wet": self.wet.isoformat() if self.wet else None, "redenen": [reden.tekst for reden in self.redenen],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verschil:
    """Een onderdeel van de stand onder beide versies. `oud` of `nieuw` is None als het er dan niet is."""

    deel: Deel
    code: str
    naam: str
    oud: Zijde | None
    nieuw: Zijde | None
    waarom: tuple[str, ...] = ()

    @property
    def toestand(self) -> Toestand:
        if self.oud is None:
            return "nieuw"
        if self.nieuw is None:
            return "vervalt"
        return "gelijk" if self.oud.gezien == self.nieuw.gezien else "anders"

    def als_dict(self) -> dict[str, Any]:
        return {
            "deel": self.deel, "code": self.code, "naam": self.naam, "toestand": self.toestand,
            "oud": self.oud.als_dict() if self.oud else None, "nieuw": self.nieuw.als_dict() if self.nieuw else None,
            "waarom": list(self.waarom),
        }  # fmt: skip


def vergelijk_standen(oud: Stand, nieuw: Stand) -> tuple[Verschil, ...]:
    """Elk onderdeel van beide standen, ook wat gelijk blijft: fase, start, gebruik, termijnen, taken en delen, in die volgorde."""
    return (
        Verschil("fase", "fase", "Fase", Zijde(oud.fase), Zijde(nieuw.fase)),
        _poort("starten", "Mag de bouw starten?", oud.mag_starten, nieuw.mag_starten),
        _poort("gebruik", "Mag het bouwwerk in gebruik?", oud.mag_in_gebruik, nieuw.mag_in_gebruik),
        *_termijnen(oud.termijnen, nieuw.termijnen),
        *_taken(oud.taken, nieuw.taken),
        *_delen(oud.fasen, nieuw.fasen),
    )


def _poort(deel: Literal["starten", "gebruik"], naam: str, oud: Poortoordeel, nieuw: Poortoordeel) -> Verschil:
    return Verschil(deel, deel, naam, _poortzijde(oud), _poortzijde(nieuw), _waarom_poort(oud, nieuw))


def _poortzijde(oordeel: Poortoordeel) -> Zijde:
    bronnen = tuple(bron for reden in oordeel.redenen for bron in reden.grondslag)
    return Zijde(oordeel.oordeel, oordeel.vanaf, redenen=oordeel.redenen, grondslag=bronnen)


def _waarom_poort(oud: Poortoordeel, nieuw: Poortoordeel) -> tuple[str, ...]:
    """De redenen die erbij komen en die vervallen; en welke laag de datum bepaalt, als dat wisselt."""
    voor, na = {reden.code for reden in oud.redenen}, {reden.code for reden in nieuw.redenen}
    zinnen = [f"Komt erbij: {reden.tekst}" for reden in nieuw.redenen if reden.code not in voor]
    zinnen += [f"Vervalt: {reden.tekst}" for reden in oud.redenen if reden.code not in na]
    if oud.vanaf != nieuw.vanaf and nieuw.beslist_door and oud.beslist_door != nieuw.beslist_door:
        zinnen.append(f"De datum volgt nu uit {_noem_laag(nieuw.beslist_door)}.")
    return tuple(zinnen)


def _noem_laag(laag: str) -> str:
    return {"wet": "de wet", "kader": "het kader"}.get(laag, "een besluit")


def _termijnen(oud: Sequence[Termijnstand], nieuw: Sequence[Termijnstand]) -> Iterable[Verschil]:
    for code, voor, na in _paren([(t.soort, t) for t in oud], [(t.soort, t) for t in nieuw]):
        naam = (na or voor).naam  # type: ignore[union-attr]
        waarom = _waarom_termijn(voor, na) if voor and na else ()
        yield Verschil("termijn", code, naam, _termijnzijde(voor), _termijnzijde(na), waarom)


def _termijnzijde(termijn: Termijnstand | None) -> Zijde | None:
    if termijn is None:
        return None
    return Zijde(termijn.toestand, termijn.resultaat.uitkomst, termijn.uitkomst_wet, grondslag=termijn.resultaat.termijn.grondslag)


def _waarom_termijn(oud: Termijnstand, nieuw: Termijnstand) -> tuple[str, ...]:
    """Welk deel van de regel anders is, of dat de regel gelijk is en het tellen niet."""
    voor, na = oud.resultaat.termijn, nieuw.resultaat.termijn
    zinnen = []
    if (voor.lengte, voor.eenheid) != (na.lengte, na.eenheid):
        zinnen.append(f"De termijn is {noem_lengte(na.lengte, na.eenheid)} in plaats van {noem_lengte(voor.lengte, voor.eenheid)}.")
    if voor.terug != na.terug:
        zinnen.append(f"De termijn telt nu {'terug' if na.terug else 'vooruit'}.")
    if voor.inclusief != na.inclusief:
        zinnen.append(f"De dag waaraan de termijn hangt, telt nu {'mee' if na.inclusief else 'niet mee'}.")
    if voor.atw != na.atw:
        zinnen.append(f"De Algemene termijnenwet verlengt deze termijn nu {'wel' if na.atw else 'niet'}.")
    if oud.resultaat.begin != nieuw.resultaat.begin:
        zinnen.append(f"De termijn begint op {nieuw.resultaat.begin} in plaats van {oud.resultaat.begin}.")
    if oud.resultaat.uitkomst != nieuw.resultaat.uitkomst and not zinnen:
        zinnen.append("De regel is even lang, maar de vrije dagen of de dagen van herstel tellen anders.")
    return tuple(zinnen)


def _taken(oud: Sequence[Taak], nieuw: Sequence[Taak]) -> Iterable[Verschil]:
    for code, voor, na in _paren([(t.code, t) for t in oud], [(t.code, t) for t in nieuw]):
        yield Verschil("taak", code, (na or voor).tekst, _taakzijde(voor), _taakzijde(na))  # type: ignore[union-attr]


def _taakzijde(taak: Taak | None) -> Zijde | None:
    return Zijde(taak.tekst, taak.uiterlijk, rol=taak.rol, grondslag=taak.grondslag) if taak else None


def _delen(oud: Sequence[Fasestand], nieuw: Sequence[Fasestand]) -> Iterable[Verschil]:
    for code, voor, na in _paren([(d.id, d) for d in oud], [(d.id, d) for d in nieuw]):
        waarom = _waarom_poort(voor.mag_in_gebruik, na.mag_in_gebruik) if voor and na else ()
        yield Verschil("deel", code, (na or voor).naam or code, _deelzijde(voor), _deelzijde(na), waarom)  # type: ignore[union-attr]


def _deelzijde(deel: Fasestand | None) -> Zijde | None:
    return _poortzijde(deel.mag_in_gebruik) if deel else None


def _paren(oud: Sequence[tuple[str, T]], nieuw: Sequence[tuple[str, T]]) -> list[tuple[str, T | None, T | None]]:
    """Bij elkaar wat dezelfde code heeft, de eerste met de eerste; in de volgorde van nieuw, dan wat vervalt."""
    over = list(oud)
    gevonden: list[tuple[str, T | None, T | None]] = []
    for code, na in nieuw:
        plaats = next((nummer for nummer, (ander, _) in enumerate(over) if ander == code), None)
        gevonden.append((code, over.pop(plaats)[1] if plaats is not None else None, na))
    return gevonden + [(code, voor, None) for code, voor in over]
