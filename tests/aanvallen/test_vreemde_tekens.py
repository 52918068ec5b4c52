"""Characters and moments that no keyboard makes: the program answers that it knows no such thing, and never fails."""

from __future__ import annotations

import pytest
from django.test import Client

from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.models import Melding, Toets
from tests.web.conftest import Bezoek

NUL = "a\0b"


@pytest.mark.parametrize("adres", ["/zaak/a%00b/", "/zaak/%00/toets/1/", "/zaak/%00/oordeel/1/", "/zaak/%00/brief/1/pdf/"])
def test_een_adres_met_een_nulteken_bestaat_niet(adres: str, melding: Melding, bezoek: Bezoek) -> None:
    assert bezoek("intake").get(adres).status_code == 404


@pytest.mark.parametrize("adres", ["/zaak/%00/opnemen/", "/zaak/%00/bsn/1/", "/zaak/%00/toets/1/", "/zaak/%00/oordeel/1/"])
def test_een_daad_op_een_adres_met_een_nulteken_bestaat_niet(adres: str, melding: Melding, bezoek: Bezoek) -> None:
    assert bezoek("intake").post(adres).status_code == 404


def test_een_formulier_met_een_nulteken_wordt_geweigerd_en_wijzigt_niets(melding: Melding, bezoek: Bezoek) -> None:
    client = bezoek("intake")
    zaak = f"/zaak/{melding.zaak.nummer}"
    toets = client.post(f"{zaak}/toets/{melding.pk}/", {"versie": "0", "antwoord-BM-a": "nee", "reden-BM-a": NUL})
    voorstel = client.post(f"{zaak}/oordeel/{melding.pk}/", {"versie": "0", "daad": "stel_afwijzing_voor", "reden": NUL})
    assert (toets.status_code, voorstel.status_code) == (409, 409)
    assert "haal het weg" in toets.content.decode()
    with binnen(melding.organisatie_id):
        assert (Toets.objects.get().versie, Toets.objects.get().antwoorden) == (0, {})


def test_een_demoaccount_met_een_nulteken_is_er_niet(db: None, settings: object) -> None:
    settings.DEMO = True  # type: ignore[attr-defined]
    antwoord = Client().post("/aanmelden/", {"demo_account": "lezer@wilgenmeer.example.org\0"})
    assert antwoord.status_code == 422


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "2026-01-01T00:00:00+23:59"])
def test_een_plek_in_de_lijst_buiten_de_tijd_toont_de_lijst(moment: str, melding: Melding, bezoek: Bezoek) -> None:
    for richting in ("na", "voor"):
        antwoord = bezoek("lezer").get("/werkvoorraad/", {"volgorde": "nieuwste", richting: f"{moment}~1"})
        assert antwoord.status_code == 200
