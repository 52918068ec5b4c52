"""A zaak with a bouwmelding without any message: rows as the intake makes them, and a picture of all tables."""

from __future__ import annotations

import datetime
from typing import Any

from django.apps import apps

from borgwijzer.documenten.models import Bestand
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.zaken.acties.registreren import Aangeleverd, Binnengekomen, open_zaak, registreer_melding
from borgwijzer.zaken.acties.toetsen import Antwoord, beantwoord_eisen
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.models import Melding, Toets, Zaak

MOMENT = datetime.datetime(2026, 3, 2, 9, 15, tzinfo=datetime.UTC)
BSN = "999900006"


def open_proefzaak(organisatie: Organisatie) -> Zaak:
    gegevens = {"adres": "Rietlaan 1", "postcode": "9999ZZ", "woonplaats": "Wilgenmeer", "project_id": "P1"}
    return open_zaak(organisatie, moment=MOMENT, door=None, gegevens=gegevens)


def maak_binnen(soort: str = "bouwmelding", **anders: Any) -> Binnengekomen:
    """A melding with one party and one document that is still expected."""
    gegevens: dict[str, Any] = {
        "soort": soort, "ontvangen_op": MOMENT, "kanaal": "omgevingsloket", "verzoeknummer": "1999010100001", "volgnummer": "000",
        "inhoud": {"initiatiefnemer": {"naam": "T. Oeverdijk"}, "omschrijving": "Nieuwbouw"},
        "betrokkenen": [{"rol": "initiatiefnemer", "naam": "T. Oeverdijk", "adres": "Rietlaan 1", "postcode": "9999 ZZ",
                         "woonplaats": "Wilgenmeer", "bsn": BSN}],
        "documenten": [Aangeleverd("plan.pdf", "borgingsplan")], "zaakgegevens": {"geplande_start": datetime.date(2026, 4, 13)},
    }  # fmt: skip
    return Binnengekomen(**{**gegevens, **anders})


def registreer_proefmelding(organisatie: Organisatie) -> Melding:
    return registreer_melding(open_proefzaak(organisatie), maak_binnen(), moment=MOMENT)


def beantwoord_alles(toets: Toets, door: Account, *, niet_voldaan: str = "", moment: datetime.datetime = MOMENT) -> Toets:
    """Answer every eis with yes, but one with no when it is named."""
    eisen = kader_van(toets.melding.zaak).eisen[toets.melding.soort]
    antwoorden = {eis.id: Antwoord(eis.id != niet_voldaan, "Zelf nagegaan.") for eis in eisen}
    return beantwoord_eisen(toets.pk, antwoorden, versie=toets.versie, door=door, moment=moment)


def neem_beeld() -> dict[str, list[dict[str, Any]]]:
    """Every row of every table of the dossier, to tell whether anything changed."""
    onderdelen = ("zaken", "logboek", "koppelingen", "brieven", "radar", "bundel")
    modellen = [model for naam in onderdelen for model in apps.get_app_config(naam).get_models()] + [Bestand]
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in modellen}  # type: ignore[attr-defined]
