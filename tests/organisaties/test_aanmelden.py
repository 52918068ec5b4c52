"""Signing in, the limit on guessing, and how long a session lasts."""

import datetime
from collections.abc import Callable

import pytest
import time_machine
from axes.models import AccessAttempt
from django.contrib.auth import get_user
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu
from borgwijzer.organisaties.aanmelden import AccountBackend, meld_aan
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.sessie import bewaak_sessie
from borgwijzer.organisaties.tenant import bind_organisatie, binnen

pytestmark = pytest.mark.django_db
MINUUT = datetime.timedelta(minutes=1)
WACHTWOORD = "proefwachtwoord-1"  # of the fixture `account`


def _verzoek(sessie: SessionStore | None = None) -> HttpRequest:
    request = RequestFactory().post("/aanmelden/")
    request.session = sessie or SessionStore()
    return request


def _wie(sessie: SessionStore) -> str:
    """Who the whole chain of middleware takes the session for."""

    def antwoord(request: HttpRequest) -> HttpResponse:
        return HttpResponse(str(get_user(request)))

    request = _verzoek(SessionStore(sessie.session_key))
    tekst = bewaak_sessie(bind_organisatie(antwoord))(request).content.decode()
    request.session.save()
    return tekst


def _sessie(account: Account) -> SessionStore:
    request = _verzoek()
    assert meld_aan(request, email=account.email, wachtwoord=WACHTWOORD) == account
    request.session.save()
    assert isinstance(request.session, SessionStore)
    return request.session


def test_aanmelden_en_een_volgend_verzoek(andere_organisatie: Organisatie, account: Callable[..., Account]) -> None:
    account("intake")
    persoon = account("jurist", organisatie=andere_organisatie)
    sessie = _sessie(persoon)
    assert sessie["organisatie_id"] == andere_organisatie.pk
    assert _wie(sessie) == persoon.naam


def test_de_sessiesleutel_wisselt_bij_aanmelden(account: Callable[..., Account]) -> None:
    sessie = SessionStore()
    sessie["iets"] = "van voor het aanmelden"
    sessie.save()
    vooraf = sessie.session_key
    assert meld_aan(_verzoek(sessie), email=account("lezer").email, wachtwoord=WACHTWOORD)
    assert sessie.session_key != vooraf


@pytest.mark.parametrize("poging", ["fout", "", WACHTWOORD.upper(), "met\0nul"])
def test_verkeerd_wachtwoord(poging: str, account: Callable[..., Account]) -> None:
    assert meld_aan(_verzoek(), email=account("intake").email, wachtwoord=poging) is None


@pytest.mark.parametrize("email", ["onbekend@example.org", "", "a\0@example.org", "' OR 1=1 --", "x" * 5000])
def test_onbekend_adres(email: str, account: Callable[..., Account]) -> None:
    account("intake")
    assert meld_aan(_verzoek(), email=email, wachtwoord=WACHTWOORD) is None


def test_niet_actief_kan_niet_aanmelden_en_blijft_niet_aangemeld(account: Callable[..., Account]) -> None:
    assert meld_aan(_verzoek(), email=account("intake", actief=False).email, wachtwoord=WACHTWOORD) is None
    persoon = account("intake")
    sessie = _sessie(persoon)
    with binnen(persoon.organisatie_id):
        Account.objects.filter(pk=persoon.pk).update(actief=False)
    assert _wie(sessie) == "AnonymousUser"


def test_wie_al_is_aangemeld_meldt_zich_eerst_af(organisatie: Organisatie) -> None:
    with binnen(organisatie.pk), pytest.raises(Geweigerd, match="meld u eerst af"):
        meld_aan(_verzoek(), email="x@example.org", wachtwoord="x")


def test_een_account_van_een_ander_hoort_niet_bij_deze_sessie(
    organisatie: Organisatie, andere_organisatie: Organisatie, account: Callable[..., Account]
) -> None:
    vreemd = account("jurist", organisatie=andere_organisatie)
    with binnen(organisatie.pk):
        assert AccountBackend().get_user(vreemd.pk) is None


def test_raden_houdt_op_na_vijf_keer_ook_met_het_goede_wachtwoord(account: Callable[..., Account]) -> None:
    persoon, collega = account("intake"), account("intake")
    for _ in range(5):
        assert meld_aan(_verzoek(), email=persoon.email, wachtwoord="fout") is None
    request = _verzoek()
    assert meld_aan(request, email=persoon.email, wachtwoord=WACHTWOORD) is None
    assert request.axes_locked_out  # type: ignore[attr-defined]
    assert meld_aan(_verzoek(), email=collega.email, wachtwoord=WACHTWOORD) == collega


def test_na_een_kwartier_kan_het_weer(account: Callable[..., Account]) -> None:
    persoon = account("intake")
    begin = nu()
    with time_machine.travel(begin, tick=False):
        for _ in range(5):
            meld_aan(_verzoek(), email=persoon.email, wachtwoord="fout")
    with time_machine.travel(begin + 16 * MINUUT, tick=False):
        assert meld_aan(_verzoek(), email=persoon.email, wachtwoord=WACHTWOORD) == persoon


def test_mislukte_pogingen_bewaren_geen_adres(account: Callable[..., Account]) -> None:
    persoon = account("intake")
    request = RequestFactory().post("/aanmelden/", {"email": persoon.email, "password": "geheim"})
    request.session = SessionStore()
    meld_aan(request, email=persoon.email, wachtwoord="geheim")
    (poging,) = AccessAttempt.objects.values()
    assert persoon.email not in str(poging)
    assert "geheim" not in str(poging)


@pytest.mark.parametrize(
    ("stappen", "over"),
    [([29, 29, 29], False), ([31], True), ([25] * 28, False), ([25] * 29, True), ([0.5] * 3 + [29], False)],
)
def test_sessie_eindigt_na_stilte_of_na_twaalf_uur(stappen: list[float], over: bool, account: Callable[..., Account]) -> None:
    persoon = account("intake")
    moment = nu()
    with time_machine.travel(moment, tick=False):
        sessie = _sessie(persoon)
    for stap in stappen:
        moment += stap * MINUUT
        with time_machine.travel(moment, tick=False):
            gezien = _wie(sessie)
    assert gezien == ("AnonymousUser" if over else persoon.naam)
