"""Waaraan een eerdere overtreding te herkennen is: persoon, bedrijf, kwaliteitsborger, instrument of adres (kader 5, herhaling).

Wat gelijk is, is nog niet dezelfde: een mens bevestigt elke treffer.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from borgwijzer.regels.register import Gezocht
from borgwijzer.regels.samenhang import alleen_cijfers, gewone_tekst

Herkenning = Literal["persoon", "bedrijf", "kwaliteitsborger", "instrument", "adres"]
LANGST = 200
LANGST_KVK = 20


def maak_sleutels(*, naam: str, kvk: str, borger: Gezocht, adres: str, postcode: str) -> dict[Herkenning, str]:
    """Per soort de tekst die bij een gelijke overtreding gelijk is; leeg als zij niet bekend is."""
    plek = gewone_tekst(adres)
    return {
        "persoon": gewone_tekst(naam)[:LANGST],
        "bedrijf": alleen_cijfers(kvk)[:LANGST_KVK],
        "kwaliteitsborger": (alleen_cijfers(borger.kvk) or gewone_tekst(borger.naam))[:LANGST],
        "instrument": gewone_tekst(borger.instrument)[:LANGST],
        "adres": f"{''.join(postcode.split()).upper()} {plek}".strip()[:LANGST] if plek else "",
    }


def waarop_gelijk(eigen: Mapping[str, str], ander: Mapping[str, str], soorten: tuple[str, ...]) -> tuple[str, ...]:
    """Waarop twee overtredingen overeenkomen, van de soorten die het kader noemt."""
    return tuple(soort for soort in soorten if eigen.get(soort) and eigen[soort] == ander.get(soort))
