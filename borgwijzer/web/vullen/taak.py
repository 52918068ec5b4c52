"""The page of one taak."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.regels.taakdagen import DAG, bepaal_uitstelgrens
from borgwijzer.web.beelden.datumtekst import schrijf_kort, schrijf_voluit
from borgwijzer.web.beelden.etiketten import ROLLEN, noem_taak
from borgwijzer.web.beelden.onderdelen import Keuze, Keuzeveld, Tekstveld
from borgwijzer.web.beelden.taak import Dagveld, TaakBeeld, Uitstelregel
from borgwijzer.web.vullen.bronnen import maak_zin, schrijf_datums
from borgwijzer.web.vullen.taken import bepaal_taakstatus, noem_zaakplaats
from borgwijzer.web.vullen.voortgang import vind_eigen_scherm
from borgwijzer.zaken.acties.toewijzen import eis_eigen
from borgwijzer.zaken.models import GEEN_DATUM, Taak, Uitstel

TE_LAAT = "De laatste dag is vandaag of al voorbij. Doe de taak nu, of draag haar over."


@dataclass(frozen=True, slots=True)
class Taakwerk:
    """What the page shows: the taak with its zaak, who looks, and what he filled in before a refusal."""

    taak: Taak
    uitstel: Uitstel | None
    kijker: Account
    vandaag: datetime.date
    collegas: Sequence[Account] = ()
    vervangt: Mapping[int, str] = field(default_factory=dict)
    terug: str = ""


def maak_taak(werk: Taakwerk, ingevuld: Mapping[str, str], fout: str = "") -> TaakBeeld:
    """Everything of the page; ``fout`` is the sentence of a refused deed."""
    taak, zaak = werk.taak, werk.taak.zaak
    behandelt = mag(werk.kijker, Daad.BEHANDEL_ZAAK)
    beletsel = _zoek_beletsel(werk)
    uiterlijk = None if taak.uiterlijk == GEEN_DATUM else taak.uiterlijk
    url, knop = vind_eigen_scherm(taak.code, zaak) if behandelt else ("", "")
    return TaakBeeld(
        zaaknummer=zaak.nummer,
        code=taak.code,
        wat=noem_taak(taak.code, taak.tekst, taak.deel),
        tekst=maak_zin(taak.tekst),
        plaats=noem_zaakplaats(zaak),
        datum=schrijf_kort(uiterlijk) if uiterlijk else "",
        status=bepaal_taakstatus(taak.uiterlijk, werk.vandaag),
        rol=ROLLEN.get(taak.rol, taak.rol),
        behandelaar=zaak.behandelaar.naam if zaak.behandelaar else "",
        namens=werk.vervangt.get(zaak.behandelaar_id or 0, ""),
        van=str(zaak.behandelaar_id or ""),
        terug=werk.terug,
        fout=schrijf_datums(fout),
        mag=behandelt,
        mag_opnemen=behandelt and zaak.behandelaar_id != werk.kijker.pk,
        mag_teruggeven=behandelt and zaak.behandelaar is not None and not beletsel,
        van_collega=beletsel if behandelt else "",
        collega=_maak_collegas(werk, ingevuld.get("collega", "")),
        notitie=Tekstveld(
            naam="notitie", etiket="Notitie voor uw collega", waarde=ingevuld.get("notitie", ""), verplicht=True, regels=3
        ),
        tot=_maak_tot(uiterlijk, werk.vandaag, ingevuld.get("tot", "")),
        reden=Tekstveld(naam="reden", etiket="Waarom kan dit wachten?", waarde=ingevuld.get("reden", ""), verplicht=True, regels=2),
        kan_niet_uitstellen="" if bepaal_uitstelgrens(uiterlijk, werk.vandaag) else TE_LAAT,
        uitstel=_maak_uitstel(werk.uitstel),
        url=url,
        knop=knop,
    )


def _zoek_beletsel(werk: Taakwerk) -> str:
    try:
        eis_eigen(werk.taak.zaak, werk.kijker, werk.vandaag)
    except Geweigerd as fout:
        return fout.zin
    return ""


def _maak_collegas(werk: Taakwerk, gekozen: str) -> Keuzeveld:
    anderen = [c for c in werk.collegas if c.pk not in (werk.kijker.pk, werk.taak.zaak.behandelaar_id)]
    keuzes = (Keuze(str(c.pk), c.naam, str(c.pk) == gekozen) for c in anderen)
    return Keuzeveld("collega", "Collega", (Keuze("", "Kies een collega"), *keuzes))


def _maak_tot(uiterlijk: datetime.date | None, vandaag: datetime.date, waarde: str) -> Dagveld:
    grens = bepaal_uitstelgrens(uiterlijk, vandaag)
    if grens is None:
        return Dagveld("tot", "Uit de lijst tot")
    uitleg = f"Op die dag staat de taak weer in de lijst. Hoogstens tot {schrijf_voluit(grens)}."
    return Dagveld("tot", "Uit de lijst tot", waarde[:40], (vandaag + DAG).isoformat(), grens.isoformat(), uitleg)


def _maak_uitstel(uitstel: Uitstel | None) -> Uitstelregel | None:
    return Uitstelregel(schrijf_kort(uitstel.tot), uitstel.reden, uitstel.door.naam) if uitstel else None
