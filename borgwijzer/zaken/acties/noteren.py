"""Write a note about a zaak, and keep who looked at it."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass

from django.db import transaction

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht
from borgwijzer.zaken.acties.zoekwerk import vraag_zoekwerk
from borgwijzer.zaken.models import Notitie, Notitiesoort, Zaak

TEKENS_TEKST = 10_000
TEKENS_MET_WIE = 200


@dataclass(frozen=True, slots=True)
class Aantekening:
    """What somebody typed. ``met_wie`` may be empty."""

    soort: str
    tekst: str
    met_wie: str = ""


def list_notitiefouten(aantekening: Aantekening) -> dict[str, Geweigerd]:
    """What is wrong, by the name of the field: a page shows all of them, the deed raises the first."""
    fouten = {}
    tekst, met_wie = aantekening.tekst.strip(), aantekening.met_wie.strip()
    if aantekening.soort not in Notitiesoort.values:
        fouten["soort"] = Geweigerd("soort_onbekend", f"Kies wat voor notitie dit is: {', '.join(Notitiesoort.values)}.")
    if len(met_wie) > TEKENS_MET_WIE:
        fouten["met_wie"] = Geweigerd("met_wie_te_lang", f"Maak de naam korter dan {TEKENS_MET_WIE} tekens.")
    if not tekst:
        fouten["tekst"] = Geweigerd("tekst_ontbreekt", "Schrijf wat u wilt vastleggen.")
    elif len(tekst) > TEKENS_TEKST:
        zin = f"Maak uw tekst korter: {len(tekst):,} tekens is te veel, het mogen er {TEKENS_TEKST:,} zijn.".replace(",", ".", 2)
        fouten["tekst"] = Geweigerd("tekst_te_lang", zin)
    return fouten


@transaction.atomic
def noteer(
    zaak_id: int, aantekening: Aantekening, *, door: Account, moment: datetime.datetime, vervangt: int | None = None
) -> Notitie:
    """Keep a note. With ``vervangt`` it corrects that note of this zaak, which stays and is shown as replaced.

    Raises ``Geweigerd`` for a text that is empty or too long, and for a note that somebody else replaced meanwhile.
    """
    eis_recht(door, Daad.NOTEER)
    for fout in list_notitiefouten(aantekening).values():
        raise fout
    zaak = Zaak.objects.select_for_update().get(pk=zaak_id)
    oud = _neem_te_vervangen(zaak, vervangt) if vervangt is not None else None
    notitie = Notitie.objects.create(
        organisatie_id=zaak.organisatie_id, zaak=zaak, soort=aantekening.soort, met_wie=aantekening.met_wie.strip(),
        tekst=aantekening.tekst.strip(), moment=moment, door=door,
        door_naam=door.naam,
    )  # fmt: skip
    if oud is not None:
        oud.vervangen_door = notitie
        oud.save(update_fields=["vervangen_door"])
    # The logboek proves the text by its hash; it can never lose one, so names and stories stay out of it.
    leg_vast(
        "notitie_vervangen" if oud else "notitie_gemaakt",
        organisatie_id=zaak.organisatie_id, zaak_id=zaak.pk, door=door, tijdstip=moment,
        gegevens={"notitie": notitie.pk, "soort": notitie.soort, "vervangt": vervangt, "sha256": hash_notitie(notitie)},
    )  # fmt: skip
    vraag_zoekwerk(zaak)
    return notitie


def hash_notitie(notitie: Notitie) -> str:
    """The SHA-256 of a note, over what it says and with whom it was."""
    return hashlib.sha256(f"{notitie.soort}\n{notitie.met_wie}\n{notitie.tekst}".encode()).hexdigest()


def _neem_te_vervangen(zaak: Zaak, notitie_id: int) -> Notitie:
    notitie = Notitie.objects.filter(pk=notitie_id, zaak=zaak).first()
    if notitie is None:
        raise Geweigerd("notitie_onbekend", "De notitie die u verbetert, staat niet in deze zaak: laad de pagina opnieuw.")
    if notitie.vervangen_door_id:
        raise Geweigerd(
            "ingehaald", "Iemand anders heeft deze notitie intussen verbeterd: lees eerst de nieuwe versie en verbeter die."
        )
    return notitie
