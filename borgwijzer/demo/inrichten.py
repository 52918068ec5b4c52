"""Fill a practice organisatie: its people, its letter paper and register, its dossiers, and what comes in besides."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.db import transaction

from borgwijzer.brieven.models import Briefpapier
from borgwijzer.demo.berichten import stuur_demoberichten
from borgwijzer.demo.generator import Reeks, maak_decor
from borgwijzer.demo.namen import noem_plaats
from borgwijzer.demo.post import verstuur_demobrieven
from borgwijzer.demo.vergunningen import lees_demovergunningen
from borgwijzer.kaders.versies import find_versie
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.rechten import Rol
from borgwijzer.zaken.feiten import dag_van

# Enough that every case of ``gevallen`` finds a zaak that suits it, and the ages of each story are spread too.
AANTAL_ZAKEN = 350
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


@transaction.atomic
def maak_rolaccounts(organisatie: Organisatie, wachtwoord: str) -> list[Demoaccount]:
    """An account per role; those that are there keep their password. It is hashed once: hashing is slow by design."""
    hash_ = make_password(wachtwoord)
    accounts = [
        Demoaccount(f"{rol.value}@{organisatie.slug}.example.org", wachtwoord, rol.value, naam, organisatie.naam)
        for rol, naam in MENSEN.items()
    ]
    bekend = set(Account.objects.values_list("email", flat=True))
    Account.objects.bulk_create(
        Account(email=een.email, naam=een.naam, organisatie=organisatie, rollen=[een.rol], password=hash_)
        for een in accounts
        if een.email not in bekend
    )
    return accounts


def maak_briefpapier(organisatie: Organisatie) -> None:
    """Letter paper of a town hall that does not exist; what is there stays."""
    plaats = noem_plaats(organisatie)
    Briefpapier.objects.get_or_create(
        organisatie=organisatie,
        defaults={
            "team": "Team Bouwen en Toezicht", "adresregels": ["Dijkgraafplein 1", f"9999 ZA {plaats}"],
            "telefoon": "14 0999", "email": f"bouwen@{organisatie.slug}.example.org",
            "ondertekenaar": MENSEN[Rol.TEAMLEIDER], "functie": "Teamleider Bouwen en Toezicht",
            "namens": f"Namens het college van burgemeester en wethouders van {plaats}",
            "rechtbank": "de rechtbank Oeverland, sector bestuursrecht, Postbus 9999, 9999 ZX Oeverstad",
        },
    )  # fmt: skip


def maak_reeks(organisatie: Organisatie, moment: datetime.datetime, aantal: int = AANTAL_ZAKEN) -> Reeks:
    """The dossiers of the village as they are on the day of ``moment``, under the kader in force then."""
    dag = dag_van(moment)
    versie = find_versie(organisatie.kader, organisatie_id=organisatie.pk, peildatum=dag)
    behandelaars = Account.objects.filter(actief=True, rollen__overlap=[Rol.INTAKE.value, Rol.TOEZICHTHOUDER.value]).order_by("pk")
    decor = maak_decor(organisatie, versie, dag)
    return Reeks(decor, noem_plaats(organisatie), aantal, 1, list(behandelaars), (dag - BEGIN_WKB).days)


def maak_omgeving(organisatie: Organisatie, moment: datetime.datetime) -> None:
    """What stands around the dossiers: messages of the past days, permits in the radar, and letters."""
    stuur_demoberichten(organisatie, moment)
    lees_demovergunningen(organisatie, moment)
    verstuur_demobrieven(moment)
