"""Make the demo municipalities ready, once; a second load changes nothing that is there."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.db import transaction

from borgwijzer.beheer.gezag import registreer_organisatie
from borgwijzer.brieven.models import Briefpapier
from borgwijzer.demo.berichten import stuur_demoberichten
from borgwijzer.demo.generator import genereer
from borgwijzer.demo.register import lees_voorbeeldregister
from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.kaders.models import Kaderversie
from borgwijzer.kaders.versies import find_versie, neem_in_gebruik
from borgwijzer.klok import nu
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.rechten import Rol
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.feiten import dag_van
from borgwijzer.zaken.models import Zaak
from borgwijzer.zoeken.acties import herindexeer

WACHTWOORD = "demodorp-2026"
# A hundred more than the stories need, so that the ages of each are spread too.
AANTAL_ZAKEN = 320
# No zaak of the Wkb is older; a village does as if its kader held all that time.
BEGIN_WKB = datetime.date(2024, 1, 1)
MENSEN = {
    Rol.INTAKE: "Ilse Waterkant", Rol.TOEZICHTHOUDER: "Tom Rietveen", Rol.HANDHAVER: "Hanna Dijkzicht",
    Rol.JURIST: "Joris Lisbloem", Rol.TEAMLEIDER: "Amal Rietvoort", Rol.BEHEERDER: "Bram Sluiswachter",
    Rol.LEZER: "Lena Oeverzang",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Demoaccount:
    """An account to try the demo with."""

    email: str
    wachtwoord: str
    rol: str
    naam: str
    organisatie: str


@dataclass(frozen=True, slots=True)
class Gemeente:
    """An invented municipality of the demo; ``berichten`` says whether messages come in through the intake too."""

    naam: str
    slug: str
    oin: str
    kader: str
    zaken: int
    berichten: bool


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
        versie = _neem_kader_in_gebruik(organisatie, moment)
        accounts = _maak_accounts(organisatie)
        _maak_briefpapier(organisatie)
        lees_voorbeeldregister(organisatie, moment)
        if not Zaak.objects.exists():
            behandelaars = list(Account.objects.filter(rollen__overlap=[Rol.INTAKE.value, Rol.TOEZICHTHOUDER.value]))
            peildatum = dag_van(moment)
            genereer(
                organisatie, versie, aantal=gemeente.zaken, zaad=1, peildatum=peildatum, behandelaars=behandelaars, vanaf=BEGIN_WKB
            )
            if gemeente.berichten:
                stuur_demoberichten(organisatie, moment)
            herindexeer()
    return accounts


def _neem_kader_in_gebruik(organisatie: Organisatie, moment: datetime.datetime) -> Kaderversie:
    """The newest version of the kader that is already in force."""
    neem_in_gebruik(zoek_kader(organisatie.kader), organisatie_id=organisatie.pk, moment=moment)
    return find_versie(organisatie.kader, organisatie_id=organisatie.pk, peildatum=dag_van(moment))


@transaction.atomic
def _maak_accounts(organisatie: Organisatie) -> list[Demoaccount]:
    """An account per role. The password is no secret, so it is hashed once for all of them: hashing is slow by design."""
    hash_ = make_password(WACHTWOORD)
    accounts = [
        Demoaccount(f"{rol.value}@{organisatie.slug}.example.org", WACHTWOORD, rol.value, naam, organisatie.naam)
        for rol, naam in MENSEN.items()
    ]
    bekend = set(Account.objects.values_list("email", flat=True))
    Account.objects.bulk_create(
        Account(email=een.email, naam=een.naam, organisatie=organisatie, rollen=[een.rol], password=hash_)
        for een in accounts
        if een.email not in bekend
    )
    return accounts


def _maak_briefpapier(organisatie: Organisatie) -> None:
    plaats = organisatie.naam.removeprefix("Gemeente ")
    Briefpapier.objects.get_or_create(
        organisatie=organisatie,
        defaults={
            "team": "Team Bouwen en Toezicht", "adresregels": ["Dijkgraafplein 1", f"9999 ZA {plaats}"],
            "telefoon": "14 0999", "email": f"bouwen@{organisatie.slug}.example.org",
            "ondertekenaar": MENSEN[Rol.TEAMLEIDER], "functie": "Teamleider Bouwen en Toezicht",
            "namens": f"Namens het college van burgemeester en wethouders van {plaats}",
        },
    )  # fmt: skip
