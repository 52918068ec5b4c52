"""Link a vergunning to the zaak of its bouwmelding: by a person, or by the program when it is certain."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad
from borgwijzer.radar.acties.vasthouden import bewaar, eis_reden, neem, sluit_slot
from borgwijzer.radar.models import Toestand, Vergunning
from borgwijzer.radar.queries import BEGIN, list_op_toestand
from borgwijzer.radar.zoeken import list_gemelde_zaken, list_zaken_op_bag, maak_plek
from borgwijzer.regels.radar import zoek_voorstellen
from borgwijzer.zaken.models import Zaak

Stapwerk = Callable[[Sequence[int], datetime.datetime], int]
STAP = 500
TE_KOPPELEN = (Toestand.OPEN, Toestand.BEZOEK_VOORGESTELD)
MELDING_WEG = "De bouwmelding in zaak {} telt niet meer mee: zij is ingetrokken of geldt als niet gedaan."


@transaction.atomic
def koppel(vergunning_id: int, *, zaaknummer: str, versie: int, door: Account, moment: datetime.datetime) -> Vergunning:
    """Link to the zaak with this number. It must have a bouwmelding that counts: that is what the radar waits for."""
    vergunning = neem(vergunning_id, "koppel", recht=Daad.BEHANDEL_VERGUNNING, versie=versie, door=door)
    nummer = zaaknummer.strip()
    if not nummer:
        raise Geweigerd("zaak_niet_gekozen", "Kies bij welke zaak deze vergunning hoort, of vul het zaaknummer in.")
    zaak = Zaak.objects.filter(nummer=nummer[:20]).first() if len(nummer) <= 20 else None
    if zaak is None:
        raise Geweigerd("zaak_onbekend", f"Er is geen zaak met nummer {nummer[:20]}: controleer het nummer in de werkvoorraad.")
    if zaak.pk not in list_gemelde_zaken([zaak.pk]):
        raise Geweigerd(
            "geen_bouwmelding",
            f"Zaak {zaak.nummer} heeft geen bouwmelding die telt: kies een andere zaak, of laat de vergunning in de radar staan.",
        )
    vergunning.toestand, vergunning.zaak = Toestand.GEKOPPELD, zaak
    bewaar(
        vergunning, "vergunning_gekoppeld", door=door, moment=moment, zaak_id=zaak.pk,
        gegevens={"zaak": zaak.nummer, "waarom": "gekozen"},
    )  # fmt: skip
    return vergunning


@transaction.atomic
def heropen(vergunning_id: int, *, reden: str, versie: int, door: Account, moment: datetime.datetime) -> Vergunning:
    """Put a vergunning back in the radar; from then on only a person links it."""
    vergunning = neem(vergunning_id, "heropen", recht=Daad.BEHANDEL_VERGUNNING, versie=versie, door=door)
    reden = eis_reden(reden, "Schrijf waarom deze vergunning terug moet in de radar.")
    zaak_id, nummer = vergunning.zaak_id, vergunning.zaak.nummer if vergunning.zaak else None
    vergunning.toestand, vergunning.zaak, vergunning.met_de_hand = Toestand.OPEN, None, True
    bewaar(
        vergunning, "vergunning_heropend", door=door, moment=moment, reden=reden, zaak_id=zaak_id, gegevens={"zaak": nummer},
    )  # fmt: skip
    return vergunning


def werk_koppelingen_bij(organisatie_id: int, moment: datetime.datetime, *, stap: int = STAP) -> tuple[int, int]:
    """Take off links whose bouwmelding no longer counts, and make those that are certain; gives how many of each.

    Each step is a transaction of its own; doing it again does nothing. A row that somebody holds is left for the next run.
    """
    los = _doorloop(_laat_los, Toestand.GEKOPPELD, organisatie_id, moment, stap)
    vast = sum(_doorloop(_koppel_zekere, toestand, organisatie_id, moment, stap) for toestand in TE_KOPPELEN)
    return los, vast


def _doorloop(doe: Stapwerk, toestand: Toestand, organisatie_id: int, moment: datetime.datetime, stap: int) -> int:
    aantal, na = 0, BEGIN
    while True:
        with transaction.atomic():
            sluit_slot(organisatie_id)
            plekken = list_op_toestand(toestand, na, stap)
            aantal += doe([nummer for _, nummer in plekken], moment)
        if len(plekken) < stap:
            return aantal
        na = plekken[-1]


def _koppel_zekere(ids: Sequence[int], moment: datetime.datetime) -> int:
    vrij = Vergunning.objects.select_for_update(skip_locked=True).filter(pk__in=ids, toestand__in=TE_KOPPELEN, met_de_hand=False)
    vergunningen = list(vrij.exclude(bag_id="").order_by("pk"))
    zaken = list_zaken_op_bag({vergunning.bag_id for vergunning in vergunningen})
    aantal = 0
    for vergunning in vergunningen:
        zeker = [voorstel for voorstel in zoek_voorstellen(maak_plek(vergunning), zaken[vergunning.bag_id]) if voorstel.zeker]
        if zeker:
            _koppel_vanzelf(vergunning, zeker[0].zaak, moment)
            aantal += 1
    return aantal


def _koppel_vanzelf(vergunning: Vergunning, zaak_id: int, moment: datetime.datetime) -> None:
    zaak = Zaak.objects.get(pk=zaak_id)
    vergunning.toestand, vergunning.zaak = Toestand.GEKOPPELD, zaak
    bewaar(
        vergunning, "vergunning_gekoppeld", door=None, moment=moment, zaak_id=zaak.pk,
        gegevens={"zaak": zaak.nummer, "waarom": "bag", "bag_id": vergunning.bag_id},
    )  # fmt: skip


def _laat_los(ids: Sequence[int], moment: datetime.datetime) -> int:
    """What was linked and lost its bouwmelding comes back in the radar: nobody would look after it otherwise."""
    gehouden = Vergunning.objects.select_for_update(of=("self",), skip_locked=True).select_related("zaak")
    vergunningen = list(gehouden.filter(pk__in=ids, toestand=Toestand.GEKOPPELD).order_by("pk"))
    gemeld = list_gemelde_zaken([vergunning.zaak_id for vergunning in vergunningen if vergunning.zaak_id])
    verloren = [vergunning for vergunning in vergunningen if vergunning.zaak and vergunning.zaak_id not in gemeld]
    for vergunning in verloren:
        zaak = vergunning.zaak
        assert zaak
        vergunning.toestand, vergunning.zaak = Toestand.OPEN, None
        reden = MELDING_WEG.format(zaak.nummer)
        bewaar(
            vergunning, "vergunning_losgemaakt", door=None, moment=moment, reden=reden, zaak_id=zaak.pk,
            gegevens={"zaak": zaak.nummer},
        )  # fmt: skip
    return len(verloren)
