"""Make the demo municipalities ready, once; a second load changes nothing that is there."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from borgwijzer.beheer.gezag import registreer_organisatie
from borgwijzer.demo.generator import genereer_deel
from borgwijzer.demo.gevallen import speel_gevallen
from borgwijzer.demo.inrichten import AANTAL_ZAKEN, Demoaccount, maak_briefpapier, maak_omgeving, maak_reeks, maak_rolaccounts
from borgwijzer.demo.register import lees_voorbeeldregister
from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.kaders.versies import neem_in_gebruik
from borgwijzer.klok import nu
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.models import Zaak
from borgwijzer.zoeken.acties import herindexeer

WACHTWOORD = "demodorp-2026"


@dataclass(frozen=True, slots=True)
class Gemeente:
    """An invented municipality of the demo; ``omgeving`` says whether messages, permits and letters come too."""

    naam: str
    slug: str
    oin: str
    kader: str
    zaken: int
    omgeving: bool


GEMEENTEN = (
    Gemeente("Gemeente Wilgenmeer", "wilgenmeer", "00000001999999990000", "hoeksche-waard", AANTAL_ZAKEN, True),
    Gemeente("Gemeente Lindenveen", "lindenveen", "00000001999999980000", "lindenveen", 12, False),
)


def laad() -> list[Demoaccount]:
    """Load both municipalities and give their accounts. Needs the owner of the database."""
    moment = nu()
    return [account for gemeente in GEMEENTEN for account in _laad_gemeente(gemeente, moment)]


def _laad_gemeente(gemeente: Gemeente, moment: datetime.datetime) -> list[Demoaccount]:
    organisatie = registreer_organisatie(naam=gemeente.naam, slug=gemeente.slug, oin=gemeente.oin, kader=gemeente.kader, demo=True)
    with binnen(organisatie.pk):
        neem_in_gebruik(zoek_kader(organisatie.kader), organisatie_id=organisatie.pk, moment=moment)
        accounts = maak_rolaccounts(organisatie, WACHTWOORD)
        maak_briefpapier(organisatie)
        lees_voorbeeldregister(organisatie, moment)
        if not Zaak.objects.exists():
            genereer_deel(maak_reeks(organisatie, moment, gemeente.zaken), 0, gemeente.zaken)
            if gemeente.omgeving:
                maak_omgeving(organisatie, moment)
            speel_gevallen(organisatie, moment)
            herindexeer()
    return accounts
