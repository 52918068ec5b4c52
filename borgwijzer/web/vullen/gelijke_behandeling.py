"""Groups of comparable cases in which different choices were made, as ready text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.urls import reverse

from borgwijzer.regels.kader import Kader
from borgwijzer.toezicht.acties.overtredingen import noem_norm, zoek_norm
from borgwijzer.toezicht.queries_afweging import PER_GROEP, Groep, noem_uitkomst
from borgwijzer.web.beelden.datumtekst import schrijf_voluit
from borgwijzer.web.beelden.etiketten import INTERVENTIES, OVERTREDINGEN
from borgwijzer.web.beelden.formulier import Invoerveld
from borgwijzer.web.beelden.gelijke_behandeling import GelijkBeeld, Gevalregel, Groepvak
from borgwijzer.web.beelden.onderdelen import Keuze
from borgwijzer.web.vullen.taken import noem_zaakplaats
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.models import Afweging

PER = {"norm": "Regel", "onderwerp": "Onderwerp van bijlage 1"}


def maak_gelijk(groepen: Sequence[Groep], *, van: str, tot: str, per: str, fout: str = "") -> GelijkBeeld:
    """The page with the filter as it was asked for."""
    zin = "Er zijn in deze periode geen vergelijkbare gevallen waarin iets anders is gekozen."
    if groepen:
        zin = f"{len(groepen)} {'groep' if len(groepen) == 1 else 'groepen'} waarin niet hetzelfde is gekozen, de grootste eerst."
    velden = (
        Invoerveld(naam="van", etiket="Vastgesteld vanaf", soort="dag", waarde=van),
        Invoerveld(naam="tot", etiket="Tot en met", soort="dag", waarde=tot),
        Invoerveld(naam="per", etiket="Vergelijk per", soort="keuze", keuzes=tuple(Keuze(c, t, c == per) for c, t in PER.items())),
    )
    return GelijkBeeld("" if fout else zin, velden, tuple(_maak_groep(groep, per) for groep in groepen), fout)


def _maak_groep(groep: Groep, per: str) -> Groepvak:
    kader = kader_van(groep.gevallen[0].zaak)
    meer = any(aantal > PER_GROEP for aantal in groep.aantallen.values())
    return Groepvak(
        titel=f"{_noem(groep, per, kader)}, cel {groep.gevolg}{groep.gedrag}",
        aantallen=tuple(_tellen(groep)),
        gevallen=tuple(_maak_geval(een) for een in groep.gevallen),
        noot=f"Van elke keuze staan hier de laatste {PER_GROEP} gevallen." if meer else "",
    )


def _noem(groep: Groep, per: str, kader: Kader) -> str:
    if per == "onderwerp":
        onderwerp = kader.onderwerpen.get(groep.sleutel)
        return onderwerp.naam if onderwerp else groep.sleutel
    norm = zoek_norm(kader, groep.sleutel)
    return f"{norm.tekst} ({noem_norm(norm)})" if norm else groep.gevallen[0].overtreding.norm


def _tellen(groep: Groep) -> Iterator[str]:
    for keuze, aantal in sorted(groep.aantallen.items(), key=lambda paar: (-paar[1], paar[0])):
        yield f"{aantal} keer: {INTERVENTIES[keuze].lower()}"


def _maak_geval(afweging: Afweging) -> Gevalregel:
    zaak = afweging.zaak
    return Gevalregel(
        zaaknummer=zaak.nummer,
        url=reverse("overtreding", args=[zaak.nummer, afweging.overtreding_id]),
        plaats=noem_zaakplaats(zaak),
        wanneer=schrijf_voluit(afweging.vastgesteld_op) if afweging.vastgesteld_op else "",
        keuze=INTERVENTIES[afweging.keuze or "geen"],
        uitkomst=OVERTREDINGEN[noem_uitkomst(afweging.overtreding)],
        reden=afweging.keuze_reden,
        afwijking=afweging.afwijking_reden,
    )
