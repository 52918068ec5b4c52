"""Set what we write ourselves in a bundle: cover, contents, the marks on the pages, and the log."""

from __future__ import annotations

import datetime
import json
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import typst

from borgwijzer.brieven.datums import datum_in_woorden
from borgwijzer.brieven.drukbaar import LETTERTYPEN, maak_drukbaar
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.zaken.feiten import NEDERLAND, dag_van

SJABLONEN = Path(__file__).parent / "sjablonen"
UITLEG = (
    "Elk stuk heeft een nummer. Onderaan elk blad staat welk stuk het is en welk blad van deze bundel. De stukken staan op "
    "volgorde van binnenkomst; het logboek van de zaak staat achterin.",
    "Wat in een stuk kan bewegen of doorverwijzen, zoals koppelingen en scripts, is weggelaten. De oorspronkelijke bestanden "
    "staan ongewijzigd in de map die bij deze bundel hoort, met hun kenmerk (SHA-256).",
)  # fmt: skip
UITLEG_LOGBOEK = (
    "Elke regel hangt met een rekenkundig kenmerk aan de vorige. In de map bij deze bundel staat het hele logboek; met de opdracht "
    "'borgwijzer logboek controleer' en die map is na te gaan dat er niets is veranderd of weg is."
)  # fmt: skip
_slot = threading.Lock()


@dataclass(frozen=True, slots=True)
class Gemeten:
    """A piece with its place: ``nummer`` from 1, ``bladen`` of its own, ``vanaf``: its first page in the bundle.

    ``noot`` says why it has no pages.
    """

    nummer: int
    soort: str
    naam: str
    op: datetime.datetime
    bladen: int
    vanaf: int
    noot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Omslag:
    """What the cover says; ``kop`` are label and value."""

    gemeente: str
    zaak: str
    titel: str
    kop: Sequence[tuple[str, str]]
    moment: datetime.datetime
    oefening: bool = False


def zet_voorwerk(omslag: Omslag, stukken: Sequence[Gemeten], weggelaten: Sequence[Mapping[str, str]], *, totaal: int) -> bytes:
    """Cover and contents as PDF; ``totaal``: pages of the whole bundle."""
    regels = [
        {"nummer": str(s.nummer), "datum": datum_in_woorden(dag_van(s.op)), "soort": s.soort, "naam": s.naam, "noot": s.noot,
         "blad": str(s.vanaf) if s.bladen else "–"}
        for s in stukken
    ]  # fmt: skip
    inhoud = {
        "deel": "voor", "kop": [list(paar) for paar in omslag.kop], "uitleg": list(UITLEG), "stukken": regels,
        "weggelaten": [{"naam": weg["naam"], "reden": weg["reden"]} for weg in weggelaten], "vanaf": 1, "totaal": totaal,
    }  # fmt: skip
    return _zet("voorwerk.typ", {**_noem(omslag), **inhoud}, omslag.moment)


def zet_logboek(omslag: Omslag, gebeurtenissen: Sequence[Gebeurtenis], *, vanaf: int, totaal: int) -> bytes:
    """The events of the zaak, the oldest first, as PDF of which the first page is ``vanaf`` in the bundle."""
    regels = [_schrijf_gebeurtenis(rij) for rij in gebeurtenissen]
    inhoud = {"deel": "na", "uitleg": [UITLEG_LOGBOEK], "gebeurtenissen": regels, "vanaf": vanaf, "totaal": totaal}
    return _zet("voorwerk.typ", {**_noem(omslag), **inhoud}, omslag.moment)


def zet_merken(stukken: Sequence[Gemeten], omslag: Omslag, *, totaal: int) -> bytes:
    """One page per page of the pieces, with its mark; a single empty one when no piece has pages."""
    merken = [
        f"Stuk {s.nummer} · blad {blad} van {s.bladen} · bundel {s.vanaf + blad - 1} van {totaal}"
        for s in stukken for blad in range(1, s.bladen + 1)
    ]  # fmt: skip
    return _zet("merken.typ", {"merken": merken or [""]}, omslag.moment)


def _noem(omslag: Omslag) -> dict[str, str]:
    merk = "OEFENBUNDEL, gemaakt in de oefenomgeving: niet echt" if omslag.oefening else ""
    return {"gemeente": omslag.gemeente, "zaak": omslag.zaak, "titel": omslag.titel, "merk": merk}


def _schrijf_gebeurtenis(rij: Gebeurtenis) -> dict[str, str]:
    naam = rij.soort.replace("_", " ").capitalize()
    over = [
        str(rij.gegevens[sleutel]) for sleutel in ("onderwerp", "kenmerk", "soort") if isinstance(rij.gegevens.get(sleutel), str)
    ]
    moment = rij.tijdstip.astimezone(NEDERLAND).strftime("%d-%m-%Y %H.%M uur")
    wat = f"{naam}: {', '.join(over).replace('_', ' ')}" if over else naam
    return {"nummer": str(rij.volgnummer), "moment": moment, "wat": wat, "reden": rij.reden, "door": rij.door_naam or "Borgwijzer",
            "hash": bytes(rij.hash).hex()[:12]}  # fmt: skip


def _zet(sjabloon: str, inhoud: Mapping[str, Any], moment: datetime.datetime) -> bytes:
    gegevens = json.dumps(_maak_drukbaar(inhoud), ensure_ascii=False)
    with _slot:
        pdf = _compiler(sjabloon).compile(
            format="pdf", sys_inputs={"inhoud": gegevens}, timestamp=moment.astimezone(datetime.UTC).replace(microsecond=0)
        )
    assert isinstance(pdf, bytes)
    return pdf


def _maak_drukbaar(waarde: Any) -> Any:
    if isinstance(waarde, str):
        return maak_drukbaar(waarde)
    if isinstance(waarde, Mapping):
        return {sleutel: _maak_drukbaar(deel) for sleutel, deel in waarde.items()}
    return [_maak_drukbaar(deel) for deel in waarde] if isinstance(waarde, list) else waarde


@cache
def _compiler(sjabloon: str) -> typst.Compiler:
    letters = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[LETTERTYPEN])
    return typst.Compiler(input=SJABLONEN / sjabloon, root=SJABLONEN, font_paths=letters)
