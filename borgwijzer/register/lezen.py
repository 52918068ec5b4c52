"""Read a file of the register: CSV with Dutch headings in any order. A file with one bad line is refused whole.

Nothing is guessed: a status, a date or a number in another form is a fault with its line number and what to do.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import get_args

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.regels.feiten import Status
from borgwijzer.regels.register import SOORTEN, Regel

MAX_BYTES, MAX_REGELS, MAX_TEKENS = 5_000_000, 20_000, 300
MAX_FOUTEN = 20
KOLOMMEN = ("soort", "naam", "kvk", "instrument", "nummer", "status", "vanaf")
# Other ways to write a heading; compared without capitals, spaces and signs.
KOPPEN = {
    **{naam: naam for naam in KOLOMMEN}, "kvknummer": "kvk", "naamkwaliteitsborger": "naam", "naaminstrument": "instrument",
    "instrumentnummer": "nummer", "nummerinstrument": "nummer", "ingangsdatum": "vanaf", "statusvanaf": "vanaf",
}  # fmt: skip
STATUSSEN: dict[str, Status] = {
    **{status: status for status in get_args(Status) if status != "niet_gevonden"},
    "verleend": "toegelaten", "waarschuwing": "gewaarschuwd", "schorsing": "geschorst", "intrekking": "ingetrokken",
}  # fmt: skip
MERK = "VERZONNEN VOORBEELD"
# A cell that begins like this is worked out by a spreadsheet instead of shown.
FORMULE = ("=", "+", "-", "@")
DATUM_NEDERLANDS = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")
DATUM_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
VERBORGEN = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})
RICHTING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")


class Onleesbaar(Geweigerd):
    """The file was refused; ``fouten`` are sentences, the first so many, each with its line."""

    def __init__(self, fouten: list[str]) -> None:
        meer = len(fouten) - MAX_FOUTEN
        self.fouten = (*fouten[:MAX_FOUTEN], *([f"Er zijn nog {meer} fouten."] if meer > 0 else ()))
        super().__init__("register_onleesbaar", f"Er is niets ingelezen. {' '.join(self.fouten)}")


@dataclass(frozen=True, slots=True)
class Inhoud:
    """``verzonnen``: the file says of itself that it is an example. ``ongebruikt``: headings that mean nothing here."""

    regels: tuple[Regel, ...]
    ongebruikt: tuple[str, ...] = ()
    verzonnen: bool = False


class _Fout(ValueError):
    """What is wrong with one line, as a sentence without its number."""


def lees_bestand(ruw: bytes) -> Inhoud:
    """The lines of the file, each once. Raises ``Onleesbaar`` with every line that is wrong."""
    regels = list(io.StringIO(_decodeer(ruw), newline=""))
    begin = next((plaats for plaats, regel in enumerate(regels) if regel.strip() and not regel.startswith("#")), None)
    if begin is None:
        raise Onleesbaar(["Het bestand is leeg: kies het bestand met de regels van het register."])
    scheiding, koppen = _lees_kop(regels[begin])
    gelezen, fouten = _lees_regels(regels[begin + 1 :], begin + 2, scheiding, koppen)
    if fouten:
        raise Onleesbaar(fouten)
    if not gelezen:
        raise Onleesbaar(["Onder de koppen staat geen enkele regel: kies het volledige bestand."])
    ongebruikt = tuple(kop for kop in koppen if kop and _kolom(kop) is None)
    return Inhoud(tuple(dict.fromkeys(gelezen)), ongebruikt, any(MERK in regel for regel in regels[:begin]))


def _decodeer(ruw: bytes) -> str:
    if len(ruw) > MAX_BYTES:
        raise Onleesbaar([f"Het bestand is groter dan {MAX_BYTES // 1_000_000} MB: kies het bestand van het register zelf."])
    if ruw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise Onleesbaar(["Dit is een Excel-bestand: sla het op als 'CSV UTF-8 (door lijstscheidingsteken gescheiden)'."])
    try:
        return ruw.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        regel = ruw[: fout.start].count(b"\n") + 1
        raise Onleesbaar([f"Regel {regel} is geen UTF-8: sla het bestand op als 'CSV UTF-8' en probeer het opnieuw."]) from None


def _kolom(kop: str) -> str | None:
    return KOPPEN.get(re.sub(r"[\W_]", "", kop.casefold()))


def _lees_kop(regel: str) -> tuple[str, list[str]]:
    """The separator that gives the most known headings, and the headings; all of them must be there, each once."""
    keuzes = [(teken, _splits_kop(regel, teken)) for teken in (";", ",")]
    scheiding, koppen = max(keuzes, key=lambda keuze: sum(_kolom(kop) is not None for kop in keuze[1]))
    bekend = [naam for kop in koppen if (naam := _kolom(kop))]
    ontbreekt = [naam for naam in KOLOMMEN if naam not in bekend]
    if ontbreekt:
        zin = f"Er ontbreekt een kolom: {', '.join(ontbreekt)}. De eerste regel moet deze koppen hebben: {', '.join(KOLOMMEN)}."
        raise Onleesbaar([f"{zin} Een cel mag leeg zijn, een kolom mag niet ontbreken."])
    if dubbel := sorted({naam for naam in bekend if bekend.count(naam) > 1}):
        raise Onleesbaar([f"De kolom {', '.join(dubbel)} staat er meer dan eens in: laat er een staan."])
    return scheiding, koppen


def _splits_kop(regel: str, scheiding: str) -> list[str]:
    try:
        return [kop.strip()[:MAX_TEKENS] for kop in next(csv.reader([regel], delimiter=scheiding, strict=True), [])]
    except csv.Error:
        return []


def _lees_regels(regels: list[str], eerste: int, scheiding: str, koppen: list[str]) -> tuple[list[Regel], list[str]]:
    """What could be read, and the faults with their line numbers."""
    if len(regels) > MAX_REGELS:
        return [], [f"Het bestand heeft meer dan {MAX_REGELS} regels: kies het bestand van het register zelf."]
    gelezen, fouten = [], []
    lezer = csv.reader(regels, delimiter=scheiding, strict=True)
    try:
        for cellen in lezer:
            if not any(cel.strip() for cel in cellen):
                continue
            try:
                gelezen.append(_lees_regel(cellen, koppen))
            except _Fout as fout:
                fouten.append(f"Regel {eerste + lezer.line_num - 1}: {fout}")
    except csv.Error:
        nummer = eerste + lezer.line_num - 1
        fouten.append(f"Regel {nummer}: de aanhalingstekens kloppen niet. Zet om een tekst twee aanhalingstekens, of geen.")
    return gelezen, fouten


def _lees_regel(cellen: list[str], koppen: list[str]) -> Regel:
    if len(cellen) != len(koppen):
        raise _Fout(f"er staan {len(cellen)} cellen onder {len(koppen)} koppen. Controleer de scheidingstekens in deze regel.")
    waarden = {naam: _lees_cel(naam, cel) for kop, cel in zip(koppen, cellen, strict=True) if (naam := _kolom(kop))}
    soort = waarden["soort"].casefold()
    if soort not in SOORTEN:
        raise _Fout(f"soort is '{waarden['soort']}'. Kies uit: {', '.join(SOORTEN)}.")
    if waarden["status"].casefold() not in STATUSSEN:
        raise _Fout(f"status is '{waarden['status']}'. Kies uit: {', '.join(STATUSSEN)}.")
    if soort != "instrument" and not waarden["naam"]:
        raise _Fout("de naam van de kwaliteitsborger ontbreekt. Vul de kolom naam in.")
    if soort != "kwaliteitsborger" and not (waarden["instrument"] or waarden["nummer"]):
        raise _Fout("het instrument ontbreekt. Vul de kolom instrument of nummer in.")
    return Regel(
        soort=soort, status=STATUSSEN[waarden["status"].casefold()], naam=waarden["naam"], kvk=_lees_kvk(waarden["kvk"]),
        instrument=waarden["instrument"], nummer=waarden["nummer"], vanaf=_lees_datum(waarden["vanaf"]),
    )  # fmt: skip


def _lees_cel(naam: str, cel: str) -> str:
    if any(unicodedata.category(teken) in VERBORGEN or teken in RICHTING for teken in cel):
        raise _Fout(f"{naam} bevat een onzichtbaar teken. Typ deze cel opnieuw.")
    tekst = " ".join(cel.split())
    if tekst.startswith(FORMULE):
        raise _Fout(f"{naam} begint met '{tekst[0]}', zoals een formule. Zet de waarde zelf in de cel, of laat de cel leeg.")
    if len(tekst) > MAX_TEKENS:
        raise _Fout(f"{naam} heeft {len(tekst)} tekens; ten hoogste {MAX_TEKENS}. Kort de cel in.")
    return tekst


def _lees_kvk(tekst: str) -> str:
    cijfers = re.sub(r"[ .]", "", tekst)
    if cijfers and not re.fullmatch(r"[0-9]{8}", cijfers):
        raise _Fout(f"kvk is '{tekst}'. Een KvK-nummer heeft acht cijfers, ook de nullen aan het begin; of laat de cel leeg.")
    return cijfers


def _lees_datum(tekst: str) -> date | None:
    if not tekst:
        return None
    for patroon, volgorde in ((DATUM_ISO, (1, 2, 3)), (DATUM_NEDERLANDS, (3, 2, 1))):
        if treffer := patroon.fullmatch(tekst):
            return _maak_datum(tekst, *(int(treffer[plaats]) for plaats in volgorde))
    raise _Fout(f"vanaf is '{tekst}'. Schrijf een datum als 2026-03-02 of 02-03-2026, of laat de cel leeg.")


def _maak_datum(tekst: str, jaar: int, maand: int, dag: int) -> date:
    try:
        gelezen = date(jaar, maand, dag)
    except ValueError:
        raise _Fout(f"vanaf is '{tekst}', en die dag bestaat niet. Verbeter de datum.") from None
    if not 2000 <= jaar <= 2100:
        raise _Fout(f"vanaf is '{tekst}'. Controleer het jaar: het moet tussen 2000 en 2100 liggen.")
    return gelezen


def list_soorten(regels: tuple[Regel, ...]) -> Iterator[tuple[str, int]]:
    """How many lines there are per soort, in the order of the rules; a soort without lines is left out."""
    for soort in SOORTEN:
        if aantal := sum(regel.soort == soort for regel in regels):
            yield soort, aantal
