"""Sources, notes and dates of the rules as ready text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from borgwijzer.brieven.datums import datum_in_woorden
from borgwijzer.regels.grondslag import Grondslag
from borgwijzer.regels.grondslag import Kanttekening as Regelnoot
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.poorten import Reden as Regelreden
from borgwijzer.web.beelden.datumtekst import schrijf_voluit
from borgwijzer.web.beelden.onderdelen import Beletsel, Bron, Kanttekening

ISO_DATUM = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
# A name of a kader with a place in it: on a screen the name stands at the top, so the place is enough.
PLAATS_IN_KADER = re.compile(r"^.*?, (?=\d|bijlage|hoofdstuk)")


def schrijf_datums(tekst: str) -> str:
    """Write every ISO date in a sentence of the rules in full; what is no date stays as it is."""

    def vervang(treffer: re.Match[str]) -> str:
        try:
            return schrijf_voluit(date.fromisoformat(treffer[0]))
        except ValueError:
            return treffer[0]

    return ISO_DATUM.sub(vervang, tekst)


def maak_zin(tekst: str) -> str:
    """A sentence: dates in full, a capital at the start and a stop at the end."""
    zin = schrijf_datums(tekst.strip())
    return zin[:1].upper() + zin[1:] + ("" if not zin or zin[-1] in ".?!" else ".")


def maak_bronnen(grondslag: Iterable[Grondslag]) -> tuple[Bron, ...]:
    """The places of kader and law, each once, in their order."""
    gevonden: dict[str, Bron] = {}
    for bron in grondslag:
        if bron.kader:
            tekst = PLAATS_IN_KADER.sub("kader ", bron.kader)
            gevonden.setdefault(tekst, Bron(tekst))
        if bron.wet:
            gevonden.setdefault(bron.wet, Bron(bron.wet, bron.url or ""))
    return tuple(gevonden.values())


def maak_beletsel(reden: Regelreden) -> Beletsel:
    """Why a deed is not possible now."""
    return Beletsel(maak_zin(reden.tekst), maak_bronnen(reden.grondslag))


def maak_kanttekeningen(noten: Iterable[Regelnoot], kader: Kader) -> tuple[Kanttekening, ...]:
    """Juridische kanttekeningen, each with the date of the law text in which it was read."""
    return tuple(
        Kanttekening(
            tekst=schrijf_datums(noot.tekst),
            bronnen=maak_bronnen(noot.grondslag),
            uitkomst=f"volgens de wet {schrijf_datums(noot.uitkomst)}" if noot.uitkomst else "",
            voet=schrijf_wettekst(kader, [bron.wet for bron in noot.grondslag if bron.wet]),
        )
        for noot in noten
    )


def schrijf_wettekst(kader: Kader, artikelen: Iterable[str] = ()) -> str:
    """Say in which text of which laws the rules were read; without articles, of the law that the kader names first."""
    wetten = {wet.afkorting: wet for wet in kader.inhoud.wet}
    genoemd = dict.fromkeys(artikel.split(" ", 1)[0] for artikel in artikelen)
    gekozen = [wetten[naam] for naam in genoemd if naam in wetten] or list(wetten.values())[:1]
    datums = [f"{schrijf_dag_en_jaar(wet.tekst_van)} ({wet.afkorting})" for wet in gekozen if wet.tekst_van]
    if not datums:
        return "De wettekst is niet nagelezen; ga de tekst van vandaag na."
    return f"Wettekst gelezen per {' en '.join(datums)}; latere wijzigingen niet verwerkt."


def schrijf_dag_en_jaar(dag: date) -> str:
    """Write `1 januari 2026`."""
    return datum_in_woorden(dag)


def schrijf_kader(kader: Kader) -> str:
    """Name a version of a kader: `Uitvoeringskader Wilgenmeer, versie van 1 januari 2026`."""
    return f"{kader.inhoud.kader.naam}, versie van {schrijf_dag_en_jaar(kader.inhoud.kader.geldig_vanaf)}"
