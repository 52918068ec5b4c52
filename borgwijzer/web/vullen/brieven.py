"""From a kader to the page of all kinds of letter, and to that of one of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from borgwijzer.brieven.kaderteksten import Vervanging, list_brieffouten, list_vervangingen
from borgwijzer.brieven.overzicht import Briefsoort, list_briefsoorten, noem_tweede
from borgwijzer.brieven.voorbeeldbrief import Voorbeeldbrief, list_voorbeelden
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.regels.kader import Kader
from borgwijzer.web.beelden.brieven import BriefsoortBeeld, BrievenBeeld, Eigenstuk, Soortregel
from borgwijzer.web.beelden.onderdelen import Keuze, Status
from borgwijzer.web.vullen.brieftekst import maak_brief
from borgwijzer.web.vullen.bronnen import schrijf_kader

STANDAARD, EIGEN = Status("Standaardtekst", "neutraal"), Status("Eigen woorden", "goed")
FOUT, LET_OP = Status("Eigen woorden kloppen niet", "fout"), Status("Let op", "let_op")
VOORBEELDTEKST = "Schrijf hier de eigen woorden van de gemeente."


def maak_brieven(kader: Kader) -> BrievenBeeld:
    """All kinds of letter under this kader."""
    vervangen = list_vervangingen(kader)
    soorten = list_briefsoorten()
    eigen = {een.brief for een in vervangen}
    zin = f"Er zijn {len(soorten)} soorten brieven. "
    zin += f"Bij {len(eigen)} daarvan gebruikt de gemeente eigen woorden." if eigen else "Alle brieven hebben de standaardtekst."
    return BrievenBeeld(
        kader=schrijf_kader(kader),
        zin=zin,
        soorten=tuple(sorted((_maak_regel(soort, kader, vervangen) for soort in soorten), key=_volgorde)),
        fouten=tuple(list_brieffouten(kader)),
    )


def _volgorde(regel: Soortregel) -> tuple[int, str]:
    """What is wrong first, then what the municipality wrote itself."""
    return (FOUT, EIGEN, STANDAARD).index(regel.status), regel.titel


def maak_briefsoort(soort: Briefsoort, kader: Kader, gekozen: str, brief: Voorbeeldbrief | Geweigerd) -> BriefsoortBeeld:
    """One kind of letter with the example that was chosen, or why it cannot be shown."""
    vervangen = [een for een in list_vervangingen(kader) if een.brief == soort.naam]
    kop, stuk = f"[brief.{soort.naam}", next(iter(soort.stukken), "")
    beeld = BriefsoortBeeld(
        regel=_maak_regel(soort, kader, vervangen),
        kader=schrijf_kader(kader),
        eigen=tuple(_maak_stuk(een) for een in vervangen),
        stukken=tuple(soort.stukken.items()),
        gegevens=tuple(f"{{{naam}}}" for naam in sorted(soort.klasse.zinsfeiten())),
        # A name with a point in it is one key only between quotes.
        regels=f"{kop}.teksten]\n{json.dumps(stuk) if '.' in stuk else stuk} = {json.dumps(VOORBEELDTEKST)}",
        voorbeelden=tuple(Keuze(naam, naam.replace("-", " "), naam == gekozen) for naam in list_voorbeelden()[soort.naam]),
        gekozen=gekozen,
        fouten=tuple(fout for fout in list_brieffouten(kader) if fout.startswith(f"{kop}] ")),
    )
    if isinstance(brief, Geweigerd):
        return replace(beeld, brief_uitleg=brief.zin)
    let_op = (
        f"In dit voorbeeld staat de standaardtekst, want de eigen woorden passen er niet in: {brief.fout}" if brief.fout else ""
    )
    return replace(beeld, brief=maak_brief(brief.brief), let_op=let_op)


def _maak_regel(soort: Briefsoort, kader: Kader, vervangen: Sequence[Vervanging]) -> Soortregel:
    regel = kader.inhoud.brief.get(soort.naam)
    eigen = [een for een in vervangen if een.brief == soort.naam]
    titel = regel.naam if regel else soort.naam.replace("_", " ").capitalize()
    return Soortregel(
        naam=soort.naam, titel=titel, wanneer=soort.wanneer, aan=soort.aan,
        bezwaar="ja" if regel and regel.rechtsmiddel else "nee", tweede=noem_tweede(soort.naam, kader),
        status=FOUT if any(een.fout for een in eigen) else EIGEN if eigen else STANDAARD,
    )  # fmt: skip


def _maak_stuk(een: Vervanging) -> Eigenstuk:
    weg = " en ".join(f"{{{naam}}}" for naam in een.weg)
    let_op = een.fout or (f"De standaardtekst noemt ook {weg}. Laat u dat met opzet weg?" if weg else "")
    status = FOUT if een.fout else LET_OP if weg else EIGEN
    return Eigenstuk(stuk=een.stuk, standaard=een.standaard, eigen=een.eigen, status=status, let_op=let_op)
