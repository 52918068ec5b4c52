"""What one person proposed must find the second person: above the list of taken, and among the taken of the zaak."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.toezicht.acties.besluiten import Besluitvoorstel, stel_besluit_voor
from borgwijzer.zaken.acties.registreren import registreer_melding
from borgwijzer.zaken.acties.toetsen import stel_afwijzing_voor
from borgwijzer.zaken.models import Zaak
from tests.web.conftest import Bezoek, zonder_hulp
from tests.zaken.zaakwerk import MOMENT, beantwoord_alles, maak_binnen, open_proefzaak

KOP = "Wacht op uw beslissing"
AFWIJZING = "Wijs de bouwmelding af"


@pytest.fixture
def opsteller(klaar_organisatie: Organisatie, account: Callable[..., Account]) -> Account:
    return account("teamleider", organisatie=klaar_organisatie)


@pytest.fixture
def zaak(opsteller: Account) -> Zaak:
    """A zaak in which the same person proposed to reject the bouwmelding and to stop the works."""
    with binnen(opsteller.organisatie_id):
        melding = registreer_melding(open_proefzaak(opsteller.organisatie), maak_binnen("bouwmelding"), moment=MOMENT)
        toets = beantwoord_alles(melding.toets, opsteller, niet_voldaan="hw-bm-instrument-past")
        stel_afwijzing_voor(toets.pk, versie=toets.versie, door=opsteller, moment=MOMENT, toelichting="Past niet.")
        voorstel = Besluitvoorstel("bouwstop", MOMENT.date(), "Er wordt gebouwd.")
        stel_besluit_voor(melding.zaak_id, voorstel, door=opsteller, moment=MOMENT)
        return melding.zaak


@pytest.mark.parametrize(
    ("rol", "afwijzing", "besluit"),
    [("teamleider", True, True), ("jurist", True, False), ("intake", False, False), ("lezer", False, False)],
)
def test_wie_mag_beslissen_ziet_het_voorstel_boven_de_taken(
    rol: str, afwijzing: bool, besluit: bool, zaak: Zaak, bezoek: Bezoek
) -> None:
    pagina = zonder_hulp(bezoek(rol).get("/taken/").content.decode())
    assert (KOP in pagina) is (afwijzing or besluit)
    assert (AFWIJZING in pagina) is afwijzing
    assert (f'href="/zaak/{zaak.nummer}/vastleggen/"' in pagina) is besluit


def test_over_een_eigen_voorstel_beslist_een_ander(zaak: Zaak, opsteller: Account, bezoek: Bezoek) -> None:
    assert KOP not in bezoek(persoon=opsteller).get("/taken/").content.decode()


def test_de_zaak_zegt_op_wie_het_voorstel_wacht(zaak: Zaak, bezoek: Bezoek) -> None:
    pagina = zonder_hulp(bezoek("intake").get(f"/zaak/{zaak.nummer}/").content.decode())
    assert "Beslis over het voorstel: wijs de bouwmelding af." in pagina and "Voor: jurist of teamleider." in pagina
    assert "Beslis over het voorstel: bouwstop." in pagina and "Voor: teamleider." in pagina


def test_na_de_beslissing_is_het_voorstel_weg(zaak: Zaak, bezoek: Bezoek) -> None:
    teamleider = bezoek("teamleider")
    with binnen(zaak.organisatie_id):
        melding = zaak.meldingen.get()
        gegevens = {"daad": "stuur_terug", "versie": str(melding.toets.versie), "reden": "Noem de bladzijde."}
    assert teamleider.post(f"/zaak/{zaak.nummer}/oordeel/{melding.pk}/", gegevens).status_code == 302
    pagina = zonder_hulp(teamleider.get("/taken/").content.decode())
    assert KOP in pagina and AFWIJZING not in pagina
