"""Samenhang: spreken de stukken elkaar niet tegen over plek, instrument, kwaliteitsborger, partijen, versie en datums.

Vergeleken wordt wat in de stukken staat, nooit of het technisch juist is. Een gegeven dat in een stuk ontbreekt, is geen
verschil. Niet behandeld: spelfouten in namen; die geven een verschil dat een mens bekijkt.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from borgwijzer.regels.feiten import Gegevens, Locatie, Meldingfeit

MELDINGEN = frozenset({"bouwmelding", "gereedmelding"})
RECHTSVORM = re.compile(r"\b(b\.?v\.?|n\.?v\.?|v\.?o\.?f\.?)(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Verschil:
    """Twee stukken die over een gegeven iets anders zeggen."""

    gegeven: str
    bron_links: str
    waarde_links: str
    bron_rechts: str
    waarde_rechts: str

    def __str__(self) -> str:
        return f"{self.gegeven}: {self.bron_links} zegt '{self.waarde_links}', {self.bron_rechts} zegt '{self.waarde_rechts}'"


def verschillen(stukken: Sequence[Gegevens]) -> list[Verschil]:
    """Alle verschillen met het eerste stuk dat een gegeven noemt, in de volgorde van VERGELIJKING; en datums uit volgorde."""
    gevonden = []
    for veld, (naam, gewoon) in VERGELIJKING.items():
        genoemd = [(stuk.bron, str(getattr(stuk, veld))) for stuk in stukken if getattr(stuk, veld)]
        for bron, waarde in genoemd[1:]:
            eerste_bron, eerste = genoemd[0]
            if gewoon(waarde) != gewoon(eerste):
                gevonden.append(Verschil(naam, eerste_bron, eerste, bron, waarde))
    return [*gevonden, *_datums_uit_volgorde(stukken)]


def vergelijk_meldingen(meldingen: Sequence[Meldingfeit]) -> tuple[Meldingfeit, ...]:
    """De meldingen, elke gereedmelding met wat de laatste bouwmelding ervoor en zij zelf over de zaak zeggen.

    Een gereedmelding die al gegevens uit stukken draagt, houdt die ernaast.
    """
    bouw: Meldingfeit | None = None
    uit = []
    for melding in meldingen:
        if melding.soort == "bouwmelding" and melding.ingetrokken_op is None:
            bouw = melding
        if melding.soort == "gereedmelding" and bouw is not None:
            gegevens = (_gegevens_van(bouw, naast=melding.locatie), _gegevens_van(melding), *melding.gegevens)
            melding = melding.model_copy(update={"gegevens": gegevens})
        uit.append(melding)
    return tuple(uit)


def _gegevens_van(melding: Meldingfeit, naast: Locatie | None = None) -> Gegevens:
    borger, plek, initiatiefnemer = melding.kwaliteitsborger, _plek_van(melding, naast), melding.initiatiefnemer
    return Gegevens(
        bron=melding.soort, adres=plek.adres if plek else "", bag_id=plek.bag_id if plek else "", instrument=melding.instrument,
        kwaliteitsborger=borger.naam if borger else "", kvk=borger.kvk if borger else "",
        initiatiefnemer=initiatiefnemer.naam if initiatiefnemer else "",
    )  # fmt: skip


def _plek_van(melding: Meldingfeit, naast: Locatie | None) -> Locatie | None:
    """De plek van de melding; noemt zij meer bouwwerken (Bbl 2.18 lid 3), dan zo mogelijk het bouwwerk waarnaast zij ligt."""
    if naast is None or _zelfde_plek(melding.locatie, naast):
        return melding.locatie
    return next((plek for plek in melding.overige_locaties if _zelfde_plek(plek, naast)), melding.locatie)


def _zelfde_plek(plek: Locatie | None, naast: Locatie) -> bool:
    if plek is None:
        return False
    zelfde_bag = bool(naast.bag_id) and plek.bag_id == naast.bag_id
    return zelfde_bag or (bool(naast.adres) and gewoon_adres(plek.adres) == gewoon_adres(naast.adres))


def _datums_uit_volgorde(stukken: Sequence[Gegevens]) -> list[Verschil]:
    """De verklaring van de kwaliteitsborger kan niet ouder zijn dan het borgingsplan dat zij afsluit (Bkl 3.86 lid 2)."""
    datums = {stuk.bron: stuk.dagtekening for stuk in stukken if stuk.dagtekening}
    plan, verklaring = datums.get("borgingsplan"), datums.get("verklaring_kwaliteitsborger")
    if plan and verklaring and verklaring < plan:
        return [Verschil("dagtekening", "borgingsplan", plan.isoformat(), "verklaring_kwaliteitsborger", verklaring.isoformat())]
    return []


def gewone_tekst(tekst: str) -> str:
    """Zonder hoofdletters, accenten, leestekens, rechtsvorm en dubbele spaties."""
    kaal = unicodedata.normalize("NFKD", tekst.casefold())
    kaal = RECHTSVORM.sub(" ", "".join(teken for teken in kaal if not unicodedata.combining(teken)))
    return " ".join(re.sub(r"[^\w]+", " ", kaal).split())


def alleen_cijfers(tekst: str) -> str:
    """Een nummer zonder tekens en voorloopnullen."""
    return re.sub(r"\D", "", tekst).lstrip("0")


def gewoon_adres(tekst: str) -> str:
    """Als tekst, met de postcode aaneen: '1234 AB' en '1234AB' zijn gelijk."""
    return re.sub(r"\b(\d{4}) ([a-z]{2})\b", r"\1\2", gewone_tekst(tekst))


VERGELIJKING: dict[str, tuple[str, Callable[[str], str]]] = {
    "bag_id": ("BAG-nummer", alleen_cijfers),
    "adres": ("adres", gewoon_adres),
    "instrument": ("instrument", gewone_tekst),
    "kwaliteitsborger": ("kwaliteitsborger", gewone_tekst),
    "kvk": ("KvK-nummer van de kwaliteitsborger", alleen_cijfers),
    "initiatiefnemer": ("initiatiefnemer", gewone_tekst),
    "versie": ("versie van het borgingsplan", gewone_tekst),
}
