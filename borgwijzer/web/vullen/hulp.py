"""The help of a screen beside the rules that it carries out, taken from one version of a kader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from borgwijzer.kaders.plaatsen import Regelplaats, zoek_plaatsen
from borgwijzer.regels.grondslag import Kanttekening
from borgwijzer.regels.kader import Kader
from borgwijzer.web.beelden.hulp import Hulp, Hulpnoot, Hulpregel
from borgwijzer.web.hulpteksten import Hulptekst
from borgwijzer.web.vullen.bronnen import maak_bronnen, maak_zin, schrijf_kader
from borgwijzer.web.vullen.kaderregel import schrijf_regel

GEEN_REGEL = "Dit scherm voert geen regel van het kader uit."
GEEN_KADER = "Er is nog geen kader in gebruik."
ZWIJGT = "Dit kader zegt hier niets over."


@lru_cache(maxsize=1024)
def maak_hulp(tekst: Hulptekst, kader: Kader | None) -> Hulp:
    """The help; kept, because neither a text nor a version of a kader changes while running."""
    regels = tuple(_list_regels(tekst, kader)) if kader else ()
    zwijgt = GEEN_REGEL if not tekst.kader else GEEN_KADER if kader is None else "" if regels else ZWIJGT
    naam = schrijf_kader(kader) if kader and tekst.kader else ""
    return Hulp(titel=tekst.titel, uitleg=tekst.uitleg, kader=naam, regels=regels, zwijgt=zwijgt)


def _list_regels(tekst: Hulptekst, kader: Kader) -> Iterator[Hulpregel]:
    """Every rule once, in the order of the references; a kanttekening stands at the first rule that it belongs to."""
    plaatsen = {plaats.pad: plaats for verwijzing in tekst.kader for plaats in zoek_plaatsen(kader, verwijzing)}
    gezien: set[str] = set()
    for plaats in plaatsen.values():
        nieuw = [noot for noot in kader.kanttekeningen(plaats.pad) if noot.tekst not in gezien]
        gezien |= {noot.tekst for noot in nieuw}
        yield _maak_regel(plaats, kader, nieuw)


def _maak_regel(plaats: Regelplaats, kader: Kader, noten: Iterable[Kanttekening]) -> Hulpregel:
    regel = plaats.regel
    return Hulpregel(
        tekst=schrijf_regel(plaats),
        bronnen=maak_bronnen(kader.grondslag(regel)),
        lezing=maak_zin(regel.lezing),
        onzeker=regel.onzeker,
        noten=tuple(Hulpnoot(maak_zin(noot.tekst), maak_bronnen(noot.grondslag)) for noot in noten),
    )
