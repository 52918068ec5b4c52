"""Set up a municipality from one TOML file: the organisatie, its letter paper, its accounts and its kader.

Reading the same file again changes nothing; reading a changed file brings what it names up to date. Nothing is removed: an
account that should no longer sign in gets ``actief = false``.
"""

from __future__ import annotations

import datetime
import tomllib
from collections import Counter
from typing import Annotated, Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError as VeldFout
from django.db import IntegrityError, transaction
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from borgwijzer.beheer.gezag import registreer_organisatie
from borgwijzer.brieven.models import Briefpapier
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.kaders.versies import neem_in_gebruik
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.rechten import Rol
from borgwijzer.organisaties.tenant import binnen

Regel = Annotated[str, Field(min_length=1, max_length=200)]
Email = Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$", max_length=254)]
ZWAK = "Dit wachtwoord is te kort of te bekend: kies er een van ten minste 12 tekens dat niet op een lijst staat."


class Onderdeel(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Organisatiedeel(Onderdeel):
    naam: Regel
    slug: Annotated[str, Field(pattern=r"^[a-z0-9-]+$", max_length=50)]
    oin: Annotated[str, Field(pattern=r"^\d{20}$")]
    kader: Annotated[str, Field(description="id van het kader voor nieuwe zaken")]
    kaartlink: Annotated[str, Field(max_length=300, pattern=r"^$|^(geo:|https://)")] = ""


class Briefpapierdeel(Onderdeel):
    team: Regel
    adresregels: Annotated[tuple[Regel, ...], Field(min_length=1, max_length=6)]
    telefoon: Annotated[str, Field(max_length=50)]
    email: Email
    ondertekenaar: Regel
    functie: Regel
    namens: Annotated[str, Field(max_length=300)] = ""
    rechtbank: Annotated[str, Field(max_length=300)] = ""
    kleur: Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")] = "#1d4f6e"
    ondertekenaars: Annotated[dict[str, Regel], Field(description="functie -> naam, voor brieven die een ander tekent")] = {}


class Accountdeel(Onderdeel):
    email: Email
    naam: Regel
    rollen: Annotated[tuple[Rol, ...], Field(min_length=1)]
    actief: bool = True


class Inrichting(Onderdeel):
    """What the file holds: ``[organisatie]``, ``[briefpapier]`` and any number of ``[[account]]``."""

    organisatie: Organisatiedeel
    briefpapier: Briefpapierdeel
    account: tuple[Accountdeel, ...] = ()


def lees_inrichting(tekst: str) -> Inrichting:
    """The content of the file. Raises ``Geweigerd`` that names the place, what is wrong and what to do."""
    try:
        return Inrichting.model_validate(tomllib.loads(tekst))
    except tomllib.TOMLDecodeError as fout:
        raise Geweigerd("geen_toml", f"Het bestand is geen geldige TOML ({fout}): herstel die plaats.") from None
    except ValidationError as fouten:
        eerste = fouten.errors(include_input=False)[0]
        waar = ".".join(str(deel) for deel in eerste["loc"])
        raise Geweigerd("onbruikbaar", f"{waar}: {_zeg(eerste)}") from None


def _zeg(fout: Any) -> str:
    if fout["type"] == "missing":
        return "dit ontbreekt: vul het in."
    if fout["type"] == "extra_forbidden":
        return "dit gegeven bestaat niet: verwijder het of verbeter de naam."
    if fout["type"] == "enum":
        return f"kies uit {', '.join(rol.value for rol in Rol)}."
    return f"deze waarde past niet ({fout['msg']}): verbeter haar."


def richt_in(inrichting: Inrichting, *, moment: datetime.datetime) -> dict[str, Any]:
    """Do what the file says, and tell what changed. Needs the owner of the database. Raises ``Geweigerd``.

    A new account has no password yet and cannot sign in until ``stel_wachtwoord_in``.
    """
    kader = zoek_kader(inrichting.organisatie.kader)
    eerder = Organisatie.objects.filter(slug=inrichting.organisatie.slug).first()
    if eerder is not None and eerder.demo:
        raise Geweigerd("demo", f"{eerder.slug} is een oefenorganisatie: kies een andere slug voor een echte gemeente.")
    try:
        organisatie = registreer_organisatie(**inrichting.organisatie.model_dump())
    except (VeldFout, IntegrityError):
        raise Geweigerd("oin_bezet", f"OIN {inrichting.organisatie.oin} hoort al bij een andere organisatie.") from None
    with binnen(organisatie.pk), transaction.atomic():
        versie = neem_in_gebruik(kader, organisatie_id=organisatie.pk, moment=moment)
        papier = inrichting.briefpapier.model_dump(mode="json")
        Briefpapier.objects.update_or_create(organisatie=organisatie, defaults=papier)
        accounts = {deel.email.lower(): _zet_account(deel, organisatie) for deel in inrichting.account}
        leg_vast(
            "organisatie_ingericht", organisatie_id=organisatie.pk, zaak_id=None, door=None, tijdstip=moment,
            gegevens={"kader": str(versie), "accounts": dict(Counter(accounts.values()))},
        )  # fmt: skip
        zonder = [a.email for a in Account.objects.filter(actief=True).order_by("email") if not a.has_usable_password()]
    return {
        "organisatie": organisatie.slug, "nieuw": eerder is None, "kader": str(versie), "briefpapier": papier["team"],
        "accounts": accounts, "zonder_wachtwoord": zonder,
    }  # fmt: skip


def _zet_account(deel: Accountdeel, organisatie: Organisatie) -> str:
    """Make or change one account; gives which of the two, or that it was right already."""
    email, rollen = deel.email.lower(), [rol.value for rol in deel.rollen]
    account = Account.objects.filter(email=email).first()
    if account is None:
        account = Account(email=email, naam=deel.naam, organisatie=organisatie, rollen=rollen, actief=deel.actief)
        account.set_unusable_password()
        try:
            with transaction.atomic():
                account.save(force_insert=True)
        except IntegrityError:
            raise Geweigerd("adres_bezet", f"{email} hoort al bij een account van een andere organisatie.") from None
        return "gemaakt"
    if (account.naam, account.rollen, account.actief) == (deel.naam, rollen, deel.actief):
        return "ongewijzigd"
    account.naam, account.rollen, account.actief = deel.naam, rollen, deel.actief
    account.save(update_fields=["naam", "rollen", "actief"])
    return "gewijzigd"


def stel_wachtwoord_in(organisatie: Organisatie, email: str, wachtwoord: str, *, moment: datetime.datetime) -> Account:
    """Give an account of this organisatie a password; call it inside the organisatie. Raises ``Geweigerd``."""
    try:
        validate_password(wachtwoord)
    except VeldFout:
        raise Geweigerd("wachtwoord_zwak", ZWAK) from None
    account = Account.objects.filter(email=email.strip().lower()).first()
    if account is None:
        raise Geweigerd("account_onbekend", f"{organisatie.slug} heeft geen account {email}: controleer het adres.")
    with transaction.atomic():
        account.set_password(wachtwoord)
        account.save(update_fields=["password"])
        leg_vast(
            "wachtwoord_ingesteld", organisatie_id=organisatie.pk, zaak_id=None, door=None, tijdstip=moment,
            gegevens={"account": account.pk},
        )  # fmt: skip
    return account
