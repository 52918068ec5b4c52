"""Which zaken a vergunning may belong to: rows for the rule that compares places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from borgwijzer.radar.models import Vergunning
from borgwijzer.regels.radar import Plek, Voorstel, Zaakplek, schrijf_postcode, zoek_voorstellen
from borgwijzer.zaken.models import Melding, Zaak

MAX_VOORSTELLEN = 10
# Of one postcode: more zaken than these no postcode has, and a person chooses by number then.
MAX_ZAKEN = 200
VOORBIJ = ("in_gebruik", "afgesloten")


@dataclass(frozen=True, slots=True)
class Zaakvoorstel:
    """A zaak with why it is proposed."""

    zaak: Zaak
    voorstel: Voorstel


def maak_plek(rij: Vergunning | Zaak) -> Plek:
    """Where the vergunning, or the zaak, is."""
    return Plek(rij.bag_id, rij.postcode, rij.adres)


def list_gemelde_zaken(zaak_ids: Iterable[int]) -> set[int]:
    """Those of these zaken that have a bouwmelding that counts: not withdrawn, not replaced, not judged as not done."""
    meldingen = Melding.objects.filter(
        zaak_id__in=list(zaak_ids), soort="bouwmelding", ingetrokken_op=None, vervangen_door=None
    ).exclude(oordeel="niet_gedaan")
    return set(meldingen.values_list("zaak_id", flat=True))


def list_zaken_op_bag(bag_ids: Iterable[str]) -> Mapping[str, list[Zaakplek]]:
    """Per BAG-id the zaken there."""
    gezocht = [bag_id for bag_id in bag_ids if bag_id]
    per_bag: dict[str, list[Zaakplek]] = defaultdict(list)
    for plek in _maak_zaakplekken(list(Zaak.objects.filter(bag_id__in=gezocht)) if gezocht else []):
        per_bag[plek.plek.bag_id].append(plek)
    return per_bag


def find_voorstellen(vergunning: Vergunning) -> list[Zaakvoorstel]:
    """The zaken that this vergunning may belong to, the strongest agreement first; at most ten."""
    zaken = {zaak.pk: zaak for zaak in _zoek(vergunning)}
    voorstellen = zoek_voorstellen(maak_plek(vergunning), _maak_zaakplekken(list(zaken.values())))
    return [Zaakvoorstel(zaken[voorstel.zaak], voorstel) for voorstel in voorstellen[:MAX_VOORSTELLEN]]


def _zoek(vergunning: Vergunning) -> Iterable[Zaak]:
    # By the date of opening: ordered by number alone PostgreSQL would walk past the zaken of every organisatie.
    if vergunning.bag_id:
        yield from Zaak.objects.filter(bag_id=vergunning.bag_id).order_by("-geopend_op", "-pk")[:MAX_ZAKEN]
    if vergunning.postcode:
        kaal = schrijf_postcode(vergunning.postcode)
        vormen = {kaal, f"{kaal[:4]} {kaal[4:]}"}
        yield from Zaak.objects.filter(postcode__in=vormen).order_by("-geopend_op", "-pk")[:MAX_ZAKEN]


def _maak_zaakplekken(zaken: Sequence[Zaak]) -> list[Zaakplek]:
    gemeld = list_gemelde_zaken(zaak.pk for zaak in zaken)
    return [Zaakplek(zaak.pk, maak_plek(zaak), zaak.pk in gemeld, zaak.fase in VOORBIJ) for zaak in zaken]
