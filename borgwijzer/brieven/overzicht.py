"""All letters in one table, made from the facts classes, their texts, the kader and the examples: ``docs/brieven.md``.

python -m borgwijzer.brieven.overzicht KADER docs/brieven.md
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import django

from borgwijzer.brieven.feiten import Brieffeiten
from borgwijzer.brieven.opstellen import sjabloon_van
from borgwijzer.regels.kader import Kader

KOP = """# Alle brieven

Gemaakt uit de feitenklassen, de tekstbestanden, het kader `{kader}` en de voorbeelden met
`python -m borgwijzer.brieven.overzicht {kader} docs/brieven.md`; een toets houdt deze tabel bij.

| Brief | Wanneer | Aan wie | Bezwaarclausule | Tweede paar ogen | Voorbeelden |
|---|---|---|---|---|---|
"""
VOET = """
*Bezwaarclausule* en *tweede paar ogen* zijn keuzes van het kader (`[brief.NAAM]`). *Bij de brief*: een collega keurt de tekst
goed voordat de brief gaat. *In de daad*: wie de daad doet is zelf de tweede persoon en leest de brief mee (besluit 14).

## Wat van elke brief wordt nagekeken

`tests/brieven/test_brief_zetter.py` zet elk voorbeeld als PDF en kijkt na:

- `pdfua` vindt niets (de regels van PDF/UA-1 die dat programma kent);
- het bestand noemt zich PDF/A-2a en PDF/UA-1, heeft een titel die wordt getoond en de taal Nederlands, en is niet versleuteld;
- elke kop, lijst en tabel staat in de structuur, met een titel, en zonder plaatje zonder beschrijving;
- elke kopcel van een tabel geldt voor haar kolom en elke cel verwijst naar haar kopcel;
- alle letters zijn ingebed, en elk woord van de tekst is uit de PDF te lezen;
- de zetter geeft geen waarschuwing, en dezelfde brief geeft dezelfde bytes.

veraPDF is hier niet te installeren; wie het heeft kan dezelfde bestanden ermee nakijken.
"""


@dataclass(frozen=True, slots=True)
class Briefsoort:
    """One kind of letter with its text: ``naam`` is its name in a kader, ``stukken`` what can be replaced, with the standard."""

    naam: str
    klasse: type[Brieffeiten]
    wanneer: str
    aan: str
    stukken: Mapping[str, str]


def list_briefsoorten() -> list[Briefsoort]:
    """Every kind that is known here, by name; a new class of facts in ``herlezen.VARIANTEN`` is found by itself."""
    from borgwijzer.brieven.herlezen import VARIANTEN

    gevonden = []
    for klasse in VARIANTEN:
        soort: Any = klasse
        sjabloon = sjabloon_van(klasse.TEKST, soort)
        naam = klasse.TEKST.removesuffix(".toml")
        gevonden.append(Briefsoort(naam, klasse, sjabloon.wanneer, sjabloon.aan, sjabloon.stukken()))
    return sorted(gevonden, key=lambda soort: soort.naam)


def noem_tweede(naam: str, kader: Kader) -> str:
    """How a second person looks at this letter under this kader."""
    from borgwijzer.brieven.concept.acties import TWEEDE_BIJ_BRIEF

    regel = kader.inhoud.brief.get(naam)
    if regel is None or not regel.tweede_paar_ogen:
        return "nee"
    return "bij de brief" if naam in TWEEDE_BIJ_BRIEF else "in de daad"


def schrijf_overzicht(kader: Kader) -> str:
    """The whole document."""
    return KOP.format(kader=kader.inhoud.kader.id) + "".join(_list_rijen(kader)) + VOET


def _list_rijen(kader: Kader) -> Iterator[str]:
    per_tekst = _list_voorbeelden()
    for soort in list_briefsoorten():
        regel = kader.inhoud.brief.get(soort.naam)
        clausule = "ja" if regel and regel.rechtsmiddel else "nee"
        onzeker = " (onzeker)" if regel and regel.onzeker else ""
        naam = f"{regel.naam if regel else soort.naam.replace('_', ' ').capitalize()} `{soort.naam}`"
        voorbeelden = ", ".join(f"`{een}`" for een in per_tekst.get(soort.naam, ()))
        cellen = (naam, soort.wanneer, soort.aan, clausule + onzeker, noem_tweede(soort.naam, kader), voorbeelden)
        yield f"| {' | '.join(cellen)} |\n"


def _list_voorbeelden() -> dict[str, list[str]]:
    """Name of the letter -> names of its examples."""
    from borgwijzer.brieven.voorbeelden import VOORBEELDEN

    gevonden: dict[str, list[str]] = {}
    for voorbeeld, maak in VOORBEELDEN.items():
        gevonden.setdefault(maak().tekstbestand.removesuffix(".toml"), []).append(voorbeeld)
    return gevonden


def main() -> None:
    """Write the document for the kader that is named first to the file that is named second."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "borgwijzer.settings")
    django.setup()
    from borgwijzer.kaders.bestanden import zoek_kader

    Path(sys.argv[2]).write_text(schrijf_overzicht(zoek_kader(sys.argv[1])), encoding="utf-8")


if __name__ == "__main__":
    main()
