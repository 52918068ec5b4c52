"""Give a municipality its own place to practise: an organisatie beside the real one, with its kader and its people.

An account belongs to one organisatie and an address to one account, so whoever practises signs in with ``oefen.`` before the
own address, and with the same password. See docs/besluiten/0012.
"""

from __future__ import annotations

import datetime
import secrets

from django.db import transaction

from borgwijzer.beheer.gezag import registreer_organisatie
from borgwijzer.demo.inrichten import Demoaccount, maak_briefpapier, maak_rolaccounts
from borgwijzer.demo.register import lees_voorbeeldregister
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.kaders.models import Kaderversie
from borgwijzer.kaders.versies import lees_versie, neem_in_gebruik
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.regels.kader import Kader

VOORVOEGSEL = "oefen."
# A range of numbers that no organisatie has; the number of the municipality makes it unique.
OIN = "00000001999997{:06d}"


def maak_oefenomgeving(gemeente: Organisatie, *, moment: datetime.datetime) -> tuple[Organisatie, list[Demoaccount]]:
    """Make the practice organisatie of a municipality, or bring its kader and people up to date; it holds no dossiers yet.

    Gives it with the accounts per role that were made now; their password is shown this once. Raises ``Geweigerd`` for an
    organisatie that is for practising itself. Needs the owner of the database.
    """
    if gemeente.demo:
        raise Geweigerd("zelf_oefening", f"{gemeente.naam} is zelf een oefenomgeving: kies een gemeente.")
    with binnen(gemeente.pk):
        kaders, mensen = _list_kaders(gemeente), list(Account.objects.filter(organisatie=gemeente).order_by("pk"))
    if not kaders:
        raise Geweigerd("geen_kader", f"{gemeente.naam} heeft nog geen kader in gebruik: neem er eerst een in gebruik.")
    oefening = registreer_organisatie(
        naam=f"{gemeente.naam} (oefenomgeving)", slug=f"oefen-{gemeente.slug}", oin=OIN.format(gemeente.pk), kader=gemeente.kader,
        demo=True, oefent_voor=gemeente,
    )  # fmt: skip
    with binnen(oefening.pk):
        for kader in kaders:
            neem_in_gebruik(kader, organisatie_id=oefening.pk, moment=moment)
        nieuw = not Account.objects.exists()
        wachtwoord = secrets.token_urlsafe(12)
        collegas = maak_rolaccounts(oefening, wachtwoord) if nieuw else []
        _neem_mensen_over(oefening, mensen)
        maak_briefpapier(oefening)
        lees_voorbeeldregister(oefening, moment)
    return oefening, collegas


def _list_kaders(gemeente: Organisatie) -> list[Kader]:
    versies = Kaderversie.objects.filter(organisatie=gemeente, kader_id=gemeente.kader).order_by("geldig_vanaf")
    return [lees_versie(pk) for pk in versies.values_list("pk", flat=True)]


@transaction.atomic
def _neem_mensen_over(oefening: Organisatie, mensen: list[Account]) -> None:
    """The same people with the same roles and password; who left the municipality can no longer practise either."""
    bekend = {account.email: account for account in Account.objects.select_for_update().order_by("pk")}
    for mens in mensen:
        adres = f"{VOORVOEGSEL}{mens.email}"
        account = bekend.get(adres) or Account(email=adres, organisatie=oefening)
        account.naam, account.rollen, account.password, account.actief = mens.naam, mens.rollen, mens.password, mens.actief
        account.save()
