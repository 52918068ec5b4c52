"""Sign in with e-mail address and password; axes counts the failures and closes the door for a while.

Before anyone is signed in there is no tenant, and row-level security hides every account. A second policy on the table of
accounts shows one row: that of the address in the setting ``borgwijzer.aanmelden``, which is set here and nowhere else.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.contrib.auth import authenticate, login
from django.contrib.auth.backends import BaseBackend
from django.db import connection, transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu
from borgwijzer.organisaties.filters import maak_filterkolom
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.sessie import begin_sessie
from borgwijzer.organisaties.tenant import binnen, get_huidige_organisatie
from borgwijzer.organisaties.vervanging import maak_vervangkolom

ZET = "SELECT set_config('borgwijzer.aanmelden', %s, true)"


def meld_aan(request: HttpRequest, *, email: str, wachtwoord: str) -> Account | None:
    """Sign in; None when the combination is wrong, the account is not active, or there were too many failures.

    ``request.axes_locked_out`` tells the last one apart. Raises ``Geweigerd`` when someone is signed in already.
    """
    if get_huidige_organisatie() is not None:
        raise Geweigerd("al_aangemeld", "U bent al aangemeld: meld u eerst af.")
    account = authenticate(request, email=email, password=wachtwoord)
    if not isinstance(account, Account):
        return None
    with binnen(account.organisatie_id):
        login(request, account)
    begin_sessie(request.session, organisatie_id=account.organisatie_id, moment=nu())
    return account


def meld_demo_aan(request: HttpRequest, *, email: str) -> Account | None:
    """Sign in to a demo account without a password; None for any other account. Ask only in demo mode."""
    account = find_account_voor_aanmelding(email)
    if account is None or not account.actief or not account.organisatie.demo or account.organisatie.oefent_voor_id:
        return None
    with binnen(account.organisatie_id):
        login(request, account, backend=f"{AccountBackend.__module__}.{AccountBackend.__qualname__}")
    begin_sessie(request.session, organisatie_id=account.organisatie_id, moment=nu())
    return account


def list_demoaccounts() -> list[Account]:
    """The active accounts of the demo organisaties, in the order in which they were made. Ask only in demo mode.

    The people of a real municipality who practise are none of these: they have a password.
    """
    gevonden: list[Account] = []
    for organisatie in Organisatie.objects.filter(demo=True, oefent_voor=None).order_by("pk"):
        with binnen(organisatie.pk):
            gevonden += Account.objects.filter(actief=True).select_related("organisatie").order_by("pk")[:20]
    return gevonden


def find_account_voor_aanmelding(email: str) -> Account | None:
    """The account with this address in whichever organisatie; no other row becomes visible."""
    adres = email.strip().lower()
    if "\0" in adres:  # PostgreSQL takes no such text, and no account has it
        return None
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(ZET, [adres])
        account = Account.objects.filter(email=adres).first()
        cursor.execute(ZET, [""])
    return account


def verhaspel_email(request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> str:
    """The name under which axes counts failures: a keyed hash, because its table belongs to no organisatie."""
    email = str((credentials or {}).get("email") or "").strip().lower()
    return salted_hmac("borgwijzer.aanmelden", email, algorithm="sha256").hexdigest()


class AccountBackend(BaseBackend):
    """Checks e-mail address and password, and loads the account of a session."""

    def authenticate(
        self, request: HttpRequest | None, email: str | None = None, password: str | None = None, **_rest: Any
    ) -> Account | None:
        """The active account, or None. An unknown address takes as long as a wrong password."""
        if not email or not password or "\0" in email:
            return None
        account = find_account_voor_aanmelding(email)
        if account is None:
            Account().set_password(password)
            return None
        with binnen(account.organisatie_id):  # a password hashed with older settings is stored anew
            klopt = account.check_password(password)
        return account if klopt and account.actief else None

    def get_user(self, user_id: Any) -> Account | None:
        """The account of the session: active, inside the organisatie of the session, with what its lists ask for."""
        return next(iter(_sessieaccounts().filter(pk=user_id)[:1]), None)


@cache
def _sessieaccounts() -> QuerySet[Account]:
    """Never read itself. Every request asks it, and putting these columns together took longer than reading them."""
    rijen = Account.objects.select_related("organisatie").filter(actief=True)
    return rijen.annotate(filterrijen=maak_filterkolom(), vervangrijen=maak_vervangkolom())
