"""A year that was mistyped: no deed takes a day outside the calendar, and no page fails on one for ever."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.acties.datums import stel_datum_vast
from borgwijzer.zaken.acties.registreren import registreer_melding
from borgwijzer.zaken.models import Besluit, Betrokkene, Controle, Informatieverzoek, Signaal, Zaak
from tests.web.conftest import Bezoek
from tests.zaken.informatiewerk import maak_verzoek
from tests.zaken.zaakwerk import MOMENT, maak_binnen, open_proefzaak

VER = ("01-01-0001", "0026-03-02", "31-12-9999", "9999-12-31")
BUITEN = "Kies een dag van 2014 tot en met 2199."
SIGNAAL = {"daad": "signaal", "signaal-bron": "derde", "signaal-tekst": "Er ligt zand op de weg."}
BESLUIT = {
    "daad": "besluit", "besluit-soort": "bouwstop", "besluit-vanaf": "02-03-2026", "besluit-motivering": "Gevaar.",
    "besluit-gronden": "Bbl 2.18 lid 1",
}  # fmt: skip
VRAAG = {"soort": "bouwwerkzaamheden", "reden": "Een oude kade.", "regels": "3", "wat-0": "Het heiplan", "daad": "bewaar"}


@pytest.mark.parametrize("dag", VER)
@pytest.mark.parametrize(("post", "veld"), [(SIGNAAL, "signaal-dag"), (BESLUIT, "besluit-vanaf"), (BESLUIT, "besluit-tot")])
def test_een_signaal_of_besluit_buiten_de_kalender_wordt_geweigerd(
    post: dict[str, str], veld: str, dag: str, zaak: Zaak, bezoek: Bezoek
) -> None:
    antwoord = bezoek("teamleider").post(f"/zaak/{zaak.nummer}/vastleggen/", {**post, veld: dag})
    assert antwoord.status_code == 409
    with binnen(zaak.organisatie_id):
        assert (Signaal.objects.count(), Besluit.objects.count()) == (0, 0)


@pytest.mark.parametrize("dag", VER)
def test_een_verzoek_om_gegevens_loopt_niet_tot_het_einde_der_tijden(dag: str, zaak: Zaak, bezoek: Bezoek) -> None:
    client, begin = bezoek("toezichthouder"), f"/zaak/{zaak.nummer}"
    with binnen(zaak.organisatie_id):
        aan = Betrokkene.objects.filter(zaak=zaak).order_by("pk")[0].pk
    antwoord = client.post(f"{begin}/informatieverzoek/nieuw/", {**VRAAG, "aan": str(aan), "uiterlijk": dag})
    assert antwoord.status_code == 409 and BUITEN in antwoord.content.decode()
    with binnen(zaak.organisatie_id):
        straks = vandaag() + datetime.timedelta(days=21)
        verzoek = maak_verzoek(zaak, client.persoon, verzonden=True, moment=nu(), uiterlijk=straks)  # type: ignore[attr-defined]
    herinner = {"daad": f"herinner-{verzoek.versie}", "herinner-dag": dag}
    assert client.post(f"{begin}/informatieverzoek/{verzoek.pk}/", herinner).status_code == 409
    with binnen(zaak.organisatie_id):
        assert Informatieverzoek.objects.get().uiterlijk_na_herinnering is None
    assert client.get(f"{begin}/").status_code == 200


@pytest.mark.parametrize("dag", VER)
def test_een_controle_buiten_de_kalender_wordt_geweigerd(dag: str, klaar_organisatie: Organisatie, bezoek: Bezoek) -> None:
    client = bezoek("toezichthouder")
    with binnen(klaar_organisatie.pk):
        zaak = registreer_melding(open_proefzaak(klaar_organisatie), maak_binnen("gereedmelding"), moment=MOMENT).zaak
        wie: Any = client.persoon  # type: ignore[attr-defined]
        stel_datum_vast(zaak.pk, "in_gebruik_op", MOMENT.date(), reden="Gezien.", door=wie, moment=MOMENT)
    gezien = {
        "controle-aanleiding": "gebruik_te_vroeg", "controle-plaats": "Rietlaan 1", "controle-gezien": "ja",
        "controle-waarnemingen": "Er brandde licht.",
    }  # fmt: skip
    for post in ({"daad": "plan", "plan-dag": dag}, {"daad": "controle-0", "controle-dag": dag, **gezien}):
        assert client.post(f"/zaak/{zaak.nummer}/gebruik/", post).status_code == 409, post
    with binnen(klaar_organisatie.pk):
        assert not Controle.objects.exists()
