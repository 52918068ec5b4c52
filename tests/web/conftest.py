"""What the tests of the screens share: a browser without windows for a person with a role, and a zaak."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from borgwijzer.klok import nu
from borgwijzer.koppelingen.dso.verwerk import Verwerking, verwerk_bericht
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.models import Melding, Zaak

BERICHTEN = Path(__file__).parents[1] / "koppelingen" / "dso" / "berichten"
WACHTWOORD = "proefwachtwoord-1"
Bezoek = Callable[..., Client]


@pytest.fixture
def bezoek(account: Callable[..., Account]) -> Bezoek:
    """``bezoek("intake")``: a signed-in person with that role; the account is its ``persoon``."""

    def meld_aan(*rollen: str, persoon: Account | None = None) -> Client:
        persoon = persoon or account(*rollen)
        client = Client()
        antwoord = client.post("/aanmelden/", {"email": persoon.email, "wachtwoord": WACHTWOORD})
        assert antwoord.status_code == 302
        client.persoon = persoon  # type: ignore[attr-defined]
        return client

    return meld_aan


def zonder_hulp(pagina: str) -> str:
    """A page without the help, which tells of deeds and quotes rules that the page itself may not show."""
    return re.sub(r'<details class="hulp">.*?</details>', "", pagina, flags=re.DOTALL)


def lever_aan(organisatie: Organisatie, naam: str, *, zonder_documenten: bool = False) -> Verwerking:
    """Take a message of the fixed set in, with its documents."""
    map_ = BERICHTEN / naam
    bijlagen = {pad.name: pad for pad in map_.iterdir()} if map_.is_dir() and not zonder_documenten else {}
    ruw = (BERICHTEN / f"{naam}.xml").read_bytes().replace(b"00000001999999990000", organisatie.oin.encode())
    with binnen(organisatie.pk):
        return verwerk_bericht(ruw, organisatie=organisatie, kanaal="upload", moment=nu(), bijlagen=bijlagen)


@pytest.fixture
def melding(klaar_organisatie: Organisatie) -> Melding:
    """The complete bouwmelding of the fixed set with its documents, in a zaak of Wilgenmeer."""
    lever_aan(klaar_organisatie, "bouwmelding_volledig")
    with binnen(klaar_organisatie.pk):
        return Melding.objects.select_related("zaak", "toets").get()


@pytest.fixture
def zaak(melding: Melding) -> Zaak:
    return melding.zaak
