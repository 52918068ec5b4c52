"""A vergunning as a file brings it in, and a zaak with a bouwmelding on a BAG object."""

from __future__ import annotations

import datetime
from typing import Any

from borgwijzer.organisaties.models import Organisatie
from borgwijzer.radar.models import Vergunning
from borgwijzer.zaken.acties.registreren import Binnengekomen, open_zaak, registreer_melding
from borgwijzer.zaken.models import Melding

MOMENT = datetime.datetime(2026, 6, 15, 9, 15, tzinfo=datetime.UTC)
VANDAAG = datetime.date(2026, 6, 15)
BAG = "9999019900000001"
KOP = "nummer;soort;verleend op;omschrijving;adres;postcode;woonplaats;BAG-id;aanvrager;bouwmelding nodig\n"


def schrijf_rij(nummer: str = "V-1", **anders: str) -> str:
    """One line of a file under ``KOP``."""
    cellen = {
        "soort": "opa", "verleend": "2-3-2026", "omschrijving": "Nieuwbouw woning", "adres": "Rietlaan 1", "postcode": "9999 ZZ",
        "woonplaats": "Wilgenmeer", "bag": BAG, "aanvrager": "T. Oeverdijk", "nodig": "ja", **anders,
    }  # fmt: skip
    return ";".join([nummer, *cellen.values()]) + "\n"


def schrijf_bestand(*rijen: str) -> bytes:
    return (KOP + "".join(rijen)).encode()


def maak_vergunning(organisatie: Organisatie, **anders: Any) -> Vergunning:
    """A vergunning of 2 March 2026 that is open."""
    gegevens = {
        "nummer": "V-1", "soort": "opa", "verleend_op": datetime.date(2026, 3, 2), "adres": "Rietlaan 1", "postcode": "9999 ZZ",
        "woonplaats": "Wilgenmeer", "bouwtechnisch": "ja", "omschrijving": "Nieuwbouw woning",
    }  # fmt: skip
    return Vergunning.objects.create(organisatie=organisatie, **{**gegevens, **anders})


def meld_bouw(organisatie: Organisatie, *, moment: datetime.datetime = MOMENT, **plek: str) -> Melding:
    """A new zaak with a bouwmelding."""
    zaak = open_zaak(organisatie, moment=moment, door=None, gegevens=plek or {"bag_id": BAG, "adres": "Rietlaan 1"})
    binnen = Binnengekomen(soort="bouwmelding", ontvangen_op=moment, kanaal="omgevingsloket", inhoud={})
    return registreer_melding(zaak, binnen, moment=moment)
