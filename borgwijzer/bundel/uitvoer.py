"""The folder that goes with a bundle: the pieces as they came, the whole log, and a list that says what belongs in it."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from borgwijzer.bundel.inventaris import Stuk
from borgwijzer.documenten.namen import clean_naam
from borgwijzer.documenten.opslag import Opslag
from borgwijzer.logboek.mapcontrole import FORMAAT, LIJST, LOGBOEK, VERSIE

BUNDEL = "bundel.pdf"
LEESMIJ = "LEESMIJ.txt"
UITLEG = """\
Deze map hoort bij de dossierbundel van zaak {zaak}.

bundel.pdf       alle stukken achter elkaar, met inhoud en logboek
stukken/         elk stuk zoals het binnenkwam, met het nummer van de bundel
logboek.jsonl    elke gebeurtenis van de zaak, aan elkaar geketend
inhoud.json      welke bestanden er horen te zijn, met hun kenmerk (SHA-256)

Nagaan of er niets is veranderd, toegevoegd of weg is, kan zonder deze gemeente en zonder database:
    borgwijzer logboek controleer MAP
"""


def schrijf_map(
    doel: Path, stukken: Sequence[Stuk], *, zaak: str, pdf: Path, logboek: Iterable[str], winkel: Opslag
) -> None:  # fmt: skip
    """Write the folder as a ZIP to ``doel``; no file is in memory whole. The names of pieces are made safe for every system."""
    wortel = clean_naam(f"bundel-{zaak}").naam
    inhoud: list[dict[str, object]] = []
    with zipfile.ZipFile(doel, "w", zipfile.ZIP_STORED) as map_:  # photos and PDFs are compressed already
        for nummer, stuk in enumerate(stukken, start=1):
            naam = f"stukken/{nummer:03d}-{clean_naam(stuk.naam).naam}"
            map_.write(winkel.pad(stuk.bestand.sha256), f"{wortel}/{naam}")
            inhoud.append({"bestand": naam, "sha256": stuk.bestand.sha256, "stuk": nummer, "soort": stuk.soort, "naam": stuk.naam})
        map_.write(pdf, f"{wortel}/{BUNDEL}")
        with pdf.open("rb") as gelezen:
            inhoud.append({"bestand": BUNDEL, "sha256": hashlib.file_digest(gelezen, "sha256").hexdigest()})
        for naam, tekst in ((LOGBOEK, "".join(logboek)), (LEESMIJ, UITLEG.format(zaak=zaak))):
            map_.writestr(f"{wortel}/{naam}", tekst.encode())
            inhoud.append({"bestand": naam, "sha256": hashlib.sha256(tekst.encode()).hexdigest()})
        lijst = {"formaat": FORMAAT, "versie": VERSIE, "zaak": zaak, "bestanden": inhoud}
        map_.writestr(f"{wortel}/{LIJST}", json.dumps(lijst, ensure_ascii=False, indent=1).encode())
