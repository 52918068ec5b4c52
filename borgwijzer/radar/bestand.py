"""Read a file of granted permits (CSV): every row, or every fault with its line and what to do about it.

Comma or semicolon, Dutch headings in any order, UTF-8 or the encoding of Excel. Nothing is guessed: a file with one fault is
refused as a whole, so that nobody has to find out afterwards which half came in.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.radar.datum import lees_datum

MAX_BYTES = 5_000_000
# More than the largest municipality grants in a year; reading so many in takes seconds.
MAX_RIJEN = 5_000
# So many faults are kept: more than these nobody reads before mending the file.
MAX_FOUTEN = 25
VROEGSTE = datetime.date(2000, 1, 1)
# Marks that turn the reading direction: in a name they could reverse the rest of the line.
RICHTINGSTEKENS = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
SOORTEN = {
    "opa": "opa", "omgevingsplanactiviteit": "opa", "binnenplanse omgevingsplanactiviteit": "opa",
    "bopa": "bopa", "buitenplanse omgevingsplanactiviteit": "bopa",
}  # fmt: skip
ANTWOORDEN = {"ja": "ja", "j": "ja", "nee": "nee", "n": "nee", "onbekend": "onbekend", "": "onbekend"}
# field -> its headings, in small letters and without spaces, dashes or underscores; the first one is shown.
KOPPEN: dict[str, tuple[str, ...]] = {
    "nummer": ("nummer", "vergunningnummer", "zaaknummer", "kenmerk"),
    "soort": ("soort", "type", "activiteit"),
    "verleend_op": ("verleendop", "verleend", "datumverleend", "besluitdatum", "datumbesluit"),
    "omschrijving": ("omschrijving", "project", "onderwerp"),
    "adres": ("adres", "straatenhuisnummer", "bouwadres"),
    "postcode": ("postcode",),
    "woonplaats": ("woonplaats", "plaats"),
    "bag_id": ("bagid", "nummeraanduiding", "bagnummeraanduiding"),
    "aanvrager": ("aanvrager", "naamaanvrager", "vergunninghouder"),
    "bouwtechnisch": ("bouwmeldingnodig", "bouwtechnisch", "bouwtechnischeactiviteit"),
}
NAMEN = {"verleend_op": "verleend op", "bag_id": "BAG-id", "bouwtechnisch": "bouwmelding nodig"}
VERPLICHT = ("nummer", "soort", "verleend_op")
LENGTES = {"nummer": 60, "omschrijving": 2_000, "adres": 300, "woonplaats": 100, "aanvrager": 500}


@dataclass(frozen=True, slots=True)
class Vergunningregel:
    """One permit of a file, in the words of the model."""

    nummer: str
    soort: str
    verleend_op: datetime.date
    omschrijving: str = ""
    adres: str = ""
    postcode: str = ""
    woonplaats: str = ""
    bag_id: str = ""
    aanvrager: str = ""
    bouwtechnisch: str = "onbekend"


VELDEN = tuple(veld.name for veld in fields(Vergunningregel))


@dataclass(frozen=True, slots=True)
class Bestandfout:
    """A fault with the line where it stands, counted from 1, and what to do."""

    regel: int
    melding: str


class Onbruikbaar(Geweigerd):
    """A file that was refused as a whole, with the faults found in it."""

    def __init__(self, fouten: Sequence[Bestandfout]) -> None:
        aantal = f"{MAX_FOUTEN} of meer fouten" if len(fouten) >= MAX_FOUTEN else f"{len(fouten)} fouten"
        aantal = "een fout" if len(fouten) == 1 else aantal
        super().__init__(
            "bestand_onbruikbaar", f"Er is niets ingelezen: het bestand heeft {aantal}. Herstel ze en lees opnieuw in."
        )
        self.fouten = tuple(fouten)


def lees_vergunningen(ruw: bytes, vandaag: datetime.date) -> list[Vergunningregel]:
    """The permits in a file. Raises ``Onbruikbaar`` with every fault (at most ``MAX_FOUTEN``)."""
    tekst = _lees_tekst(ruw)
    rijen = _lees_rijen(tekst)
    regel, kop = next(rijen, (1, []))
    kolommen = _lees_kop(kop, regel)
    gelezen: dict[str, tuple[int, Vergunningregel]] = {}
    fouten: list[Bestandfout] = []
    for aantal, (regel, cellen) in enumerate(rijen, start=1):
        if aantal > MAX_RIJEN:
            fouten.append(Bestandfout(regel, f"Er staan meer dan {MAX_RIJEN} rijen in: verdeel het bestand."))
            break
        fouten += _lees_regel(cellen, kolommen, regel, vandaag, gelezen)
        if len(fouten) >= MAX_FOUTEN:
            break
    if not gelezen and not fouten:
        fouten.append(Bestandfout(regel, "Er staan geen vergunningen onder de koppen: kies een bestand met rijen."))
    if fouten:
        raise Onbruikbaar(fouten[:MAX_FOUTEN])
    return [vergunning for _, vergunning in gelezen.values()]


def _weiger(regel: int, melding: str) -> Onbruikbaar:
    return Onbruikbaar([Bestandfout(regel, melding)])


def _lees_tekst(ruw: bytes) -> str:
    if len(ruw) > MAX_BYTES:
        raise _weiger(1, f"Het bestand is groter dan {MAX_BYTES // 1_000_000} MB: verdeel het.")
    for codering in ("utf-8-sig", "cp1252"):
        try:
            tekst = ruw.decode(codering)
        except UnicodeDecodeError:
            continue
        if "\0" not in tekst:
            return tekst
    raise _weiger(1, "Dit is geen CSV-bestand: kies in uw programma 'opslaan als CSV' en lees dat bestand in.")


def _lees_rijen(tekst: str) -> Iterator[tuple[int, list[str]]]:
    """Every row that is not empty, with the line on which it begins."""
    kop = tekst.split("\n", 1)[0]
    scheiding = ";" if kop.count(";") >= kop.count(",") else ","
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding, strict=True)
    begin = 1
    while True:
        try:
            cellen = next(lezer)
        except StopIteration:
            return
        except csv.Error:
            raise _weiger(begin, "Deze regel is niet te lezen: controleer de aanhalingstekens.") from None
        if any(cel.strip() for cel in cellen):
            yield begin, cellen
        begin = lezer.line_num + 1


def _lees_kop(kop: Sequence[str], regel: int) -> list[str]:
    """Per column the field it holds, empty for a column that is not ours."""
    velden = {naam: veld for veld, namen in KOPPEN.items() for naam in namen}
    kolommen = [velden.get(re.sub(r"[\s_-]", "", cel).casefold(), "") for cel in kop]
    fouten = [
        Bestandfout(regel, f"De kolom '{noem(veld)}' staat er meer dan een keer: haal de overbodige weg.")
        for veld in KOPPEN
        if kolommen.count(veld) > 1
    ]
    fouten += [
        Bestandfout(regel, f"De kolom '{noem(veld)}' ontbreekt: zet die kop boven de kolom.")
        for veld in VERPLICHT
        if veld not in kolommen
    ]
    if not {"adres", "bag_id"} & set(kolommen):
        fouten.append(Bestandfout(regel, "Er is geen kolom 'adres' en geen kolom 'BAG-id': zet er ten minste een van beide bij."))
    if fouten:
        raise Onbruikbaar(fouten)
    return kolommen


def noem(veld: str) -> str:
    """The heading of a field as people read it."""
    return NAMEN.get(veld, veld)


def _lees_regel(
    cellen: Sequence[str], kolommen: Sequence[str], regel: int, vandaag: datetime.date,
    gelezen: dict[str, tuple[int, Vergunningregel]],
) -> list[Bestandfout]:  # fmt: skip
    """Add the permit of one row, or give what is wrong with it."""
    if len(cellen) != len(kolommen):
        zin = f"Deze regel heeft {len(cellen)} cellen en de kop {len(kolommen)}: controleer scheidingstekens en aanhalingstekens."
        return [Bestandfout(regel, zin)]
    waarden = {veld: " ".join(cel.split()) for veld, cel in zip(kolommen, cellen, strict=True) if veld}
    meldingen = [zin for veld in KOPPEN if veld in waarden and (zin := _vind_fout(veld, waarden[veld], vandaag))]
    if not waarden.get("adres") and not waarden.get("bag_id"):
        meldingen.append("Er staat geen adres en geen BAG-id: vul er ten minste een van in.")
    nummer = waarden["nummer"]
    if nummer in gelezen:
        meldingen.append(f"Nummer {_kort(nummer)} staat ook op regel {gelezen[nummer][0]}: laat een van beide staan.")
    if not meldingen:
        gelezen[nummer] = (regel, _maak(waarden))
    return [Bestandfout(regel, zin) for zin in meldingen]


def _maak(waarden: dict[str, str]) -> Vergunningregel:
    verleend_op = lees_datum(waarden["verleend_op"])
    assert verleend_op
    postcode = "".join(waarden.get("postcode", "").split()).upper()
    return Vergunningregel(**{
        **waarden,
        "soort": SOORTEN[waarden["soort"].casefold()],
        "verleend_op": verleend_op,
        "postcode": f"{postcode[:4]} {postcode[4:]}".strip(),
        "bouwtechnisch": ANTWOORDEN[waarden.get("bouwtechnisch", "").casefold()],
    })  # type: ignore[arg-type]  # fmt: skip


def _vind_fout(veld: str, waarde: str, vandaag: datetime.date) -> str:
    """What is wrong with one cell, as a sentence; empty when nothing is."""
    if not waarde.isprintable() and any(unicodedata.category(teken) == "Cc" or teken in RICHTINGSTEKENS for teken in waarde):
        return f"In '{noem(veld)}' staat een onzichtbaar teken: typ de tekst over."
    if len(waarde) > LENGTES.get(veld, 100):
        return f"'{noem(veld)}' is langer dan {LENGTES.get(veld, 100)} tekens: kort de tekst in."
    if veld in VERPLICHT and not waarde:
        return f"'{noem(veld)}' is leeg: vul het in."
    return KEUREN[veld](waarde, vandaag) if veld in KEUREN and waarde else ""


def _keur_soort(waarde: str, vandaag: datetime.date) -> str:
    return "" if waarde.casefold() in SOORTEN else f"'{_kort(waarde)}' is geen soort: schrijf opa of bopa."


def _keur_datum(waarde: str, vandaag: datetime.date) -> str:
    dag = lees_datum(waarde)
    if dag is None:
        return f"'{_kort(waarde)}' is geen bestaande datum: schrijf dag-maand-jaar, zoals 3-12-2026."
    if dag > vandaag:
        return f"'{_kort(waarde)}' ligt in de toekomst: vul de dag in waarop de vergunning is verleend."
    return "" if dag >= VROEGSTE else f"'{_kort(waarde)}' ligt voor het jaar 2000: controleer het jaar."


def _keur_postcode(waarde: str, vandaag: datetime.date) -> str:
    goed = re.fullmatch(r"[1-9][0-9]{3} ?[A-Za-z]{2}", waarde)
    return "" if goed else f"'{_kort(waarde)}' is geen postcode: schrijf vier cijfers en twee letters, of laat de cel leeg."


def _keur_bag(waarde: str, vandaag: datetime.date) -> str:
    if re.fullmatch(r"[0-9]{16}", waarde):
        return ""
    return (
        f"'{_kort(waarde)}' is geen BAG-id van zestien cijfers: laat de cel leeg, of zet de kolom op tekst "
        "voordat u bewaart (een rekenblad maakt er anders een afgerond getal van)."
    )


def _keur_antwoord(waarde: str, vandaag: datetime.date) -> str:
    return "" if waarde.casefold() in ANTWOORDEN else f"'{_kort(waarde)}' is geen antwoord: schrijf ja, nee of onbekend."


KEUREN = {
    "soort": _keur_soort, "verleend_op": _keur_datum, "postcode": _keur_postcode, "bag_id": _keur_bag,
    "bouwtechnisch": _keur_antwoord,
}  # fmt: skip


def _kort(waarde: str) -> str:
    return waarde if len(waarde) <= 40 else f"{waarde[:40]}…"
