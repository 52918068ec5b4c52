"""The frame around every page: who is signed in, which rules apply, how many messages wait."""

from __future__ import annotations

from typing import Any, Literal

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest

from borgwijzer.kaders.versies import lees_versie, list_geldige
from borgwijzer.klok import vandaag
from borgwijzer.koppelingen.queries import maak_wachtenden, tel_triage
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.regels.kader import Kader
from borgwijzer.web.beelden.etiketten import ROLLEN
from borgwijzer.web.beelden.omlijsting import Actief, Gebruiker, Mededeling, Omlijsting
from borgwijzer.web.hulpkader import zoek_hulp
from borgwijzer.web.vullen.bronnen import schrijf_kader, schrijf_wettekst

GRENS_TRIAGE = 99
SOORTEN: dict[int, Literal["ok", "info", "warning", "error"]] = {
    messages.SUCCESS: "ok",
    messages.INFO: "info",
    messages.WARNING: "warning",
    messages.ERROR: "error",
}
# The way in the navigation that is open, by the names of its pages.
WEGEN: dict[Actief, frozenset[str]] = {
    "werkvoorraad": frozenset({"werkvoorraad"}),
    "taken": frozenset({"taken", "taak"}),
    "signalen": frozenset({"signalen", "signaal_nieuw"}),
    "zoeken": frozenset({"zoeken"}),
    "triage": frozenset({"triage", "triage_bericht", "bericht_toevoegen"}),
    "registreren": frozenset({"melding_registreren", "melding_ontvangen"}),
    "controles": frozenset({"controles", "veldrapport"}),
    "radar": frozenset({"radar", "radar_inlezen", "radar_voorbeeld", "radar_vergunning"}),
    "register": frozenset({"register", "register_stand"}),
    "brieven": frozenset({"brieven", "brief_soort"}),
}


def omlijsting(request: HttpRequest) -> dict[str, Any]:
    """The context of every template."""
    account = getattr(request, "user", None)
    if not isinstance(account, Account):
        mededelingen, hulp = _lees_mededelingen(request), zoek_hulp(request, None)
        leeg = Omlijsting(
            organisatie="", gebruiker=None, kader="", wettekst="", demo=getattr(request, "oefening", settings.DEMO),
            mededelingen=mededelingen, hulp=hulp,
        )  # fmt: skip
        return {"omlijsting": leeg}
    kader, wachtend = _haal_rand(account)
    mag_triage = mag(account, Daad.TRIAGEER)
    return {
        "omlijsting": Omlijsting(
            organisatie=account.organisatie.naam,
            gebruiker=Gebruiker(account.naam, ", ".join(ROLLEN[rol] for rol in account.rollen)),
            kader=_schrijf_kadernoot(kader),
            wettekst=schrijf_wettekst(kader) if kader else "",
            actief=_bepaal_actief(request),
            triage_aantal=_schrijf_aantal(wachtend) if mag_triage else "",
            demo=account.organisatie.demo,
            mag_oefenen=account.organisatie.demo and mag(account, Daad.OEFEN),
            mag_opnieuw=account.organisatie.demo and mag(account, Daad.BEGIN_OPNIEUW),
            mag_zaken=mag(account, Daad.ZIE_ZAAK),
            mag_triage=mag_triage,
            mag_registreren=mag(account, Daad.REGISTREER_MELDING),
            mag_controles=mag(account, Daad.VOER_CONTROLE_UIT),
            mag_radar=mag(account, Daad.ZIE_RADAR),
            mag_register=mag(account, Daad.BEHEER_REGISTER),
            mag_brieven=mag(account, Daad.ZIE_BRIEVEN),
            mededelingen=_lees_mededelingen(request),
            hulp=zoek_hulp(request, kader),
        )
    }


def _lees_mededelingen(request: HttpRequest) -> tuple[Mededeling, ...]:
    """The notices for this page; each is shown once."""
    return tuple(Mededeling(SOORTEN.get(melding.level, "info"), str(melding)) for melding in messages.get_messages(request))


def _haal_rand(account: Account) -> tuple[Kader | None, int]:
    """The kader in force and how many messages wait, in one statement; without a kader the foot says so."""
    organisatie = account.organisatie
    versies = list_geldige(organisatie.kader, organisatie_id=organisatie.pk, peildatum=vandaag())
    versie = versies.annotate(wachtend=maak_wachtenden(tot=GRENS_TRIAGE + 1)).first()
    if versie is None:
        return None, tel_triage(tot=GRENS_TRIAGE + 1)
    return lees_versie(versie.pk), len(versie.wachtend)


def _schrijf_kadernoot(kader: Kader | None) -> str:
    if kader is None:
        return "Er is nog geen kader in gebruik: vraag de beheerder om er een in gebruik te nemen."
    voorbehoud = kader.inhoud.kader.voorbehoud
    return f"{schrijf_kader(kader)}." + (f" {voorbehoud}" if voorbehoud else "")


def _bepaal_actief(request: HttpRequest) -> Actief:
    naam = request.resolver_match.url_name if request.resolver_match else ""
    return next((weg for weg, namen in WEGEN.items() if naam in namen), "")


def _schrijf_aantal(aantal: int) -> str:
    if aantal > GRENS_TRIAGE:
        return f"{GRENS_TRIAGE}+"
    return str(aantal) if aantal else ""
