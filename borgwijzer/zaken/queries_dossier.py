"""Read what stands around a zaak: its notes, the other zaken at the same address, and the signals there."""

from __future__ import annotations

import re

from borgwijzer.zaken.bundel import Deel
from borgwijzer.zaken.models import Notitie, Signaal, Zaak

NOTITIES = 20
# The zaken of one postcode are few; more than these are not looked at for their house number.
PER_POSTCODE = 200
HUISNUMMER = re.compile(r"\s(\d{1,5})[\s-]*([0-9a-z-]{0,6})(?:,|\Z)", re.IGNORECASE)
POSTCODE = re.compile(r"\A(\d{4})\s?([A-Za-z]{2})\Z")


def vraag_notities(voor: int | None = None) -> Deel:
    """The newest notes, those that were replaced too, and one more than is shown; ``voor`` is the id of a note, exclusive."""
    return Deel(Notitie, nieuwste=NOTITIES + 1, voor=voor)


def find_notitie(zaak: Zaak, notitie_id: int) -> Notitie | None:
    """A note of this zaak."""
    return Notitie.objects.filter(zaak=zaak, pk=notitie_id).first()


def list_op_adres(zaak: Zaak, *, aantal: int) -> list[Zaak]:
    """Other zaken at the same BAG address, or else at the same postcode and house number; the newest first.

    One statement along an index, and none when the zaak has neither.
    """
    rijen = Zaak.objects.exclude(pk=zaak.pk).order_by("-geopend_op", "-pk")
    rijen = rijen.only("nummer", "adres", "woonplaats", "kadastraal", "fase", "geopend_op", "omschrijving")
    if zaak.bag_id:
        return list(rijen.filter(bag_id=zaak.bag_id)[:aantal])
    huisnummer, postcodes = lees_huisnummer(zaak.adres), schrijf_postcode(zaak.postcode)
    if not huisnummer or not postcodes:
        return []
    gevonden = rijen.filter(postcode__in=postcodes).exclude(postcode="")[:PER_POSTCODE]
    return [ander for ander in gevonden if lees_huisnummer(ander.adres) == huisnummer][:aantal]


def list_signalen_bij(signaal: Signaal, zaak: Zaak, *, aantal: int = 10) -> list[Signaal]:
    """The other signals of this zaak and those of other zaken at its address, newest first: two statements."""
    zaken = [zaak.pk, *(ander.pk for ander in list_op_adres(zaak, aantal=aantal))]
    rijen = Signaal.objects.filter(zaak__in=zaken).exclude(pk=signaal.pk).select_related("zaak")
    return list(rijen.order_by("-ontvangen_op", "-pk")[:aantal])


def lees_huisnummer(adres: str) -> str:
    """The house number with its addition, in lower case (`12-a`); empty when there is none."""
    treffers = HUISNUMMER.findall(f" {adres}")
    return "-".join(deel for deel in treffers[-1] if deel).lower() if treffers else ""


def schrijf_postcode(postcode: str) -> tuple[str, ...]:
    """Both ways in which a postcode may be stored; empty for what is no postcode."""
    treffer = POSTCODE.match(postcode.strip())
    if treffer is None:
        return ()
    cijfers, letters = treffer[1], treffer[2].upper()
    return f"{cijfers}{letters}", f"{cijfers} {letters}"
