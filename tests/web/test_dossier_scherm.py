"""What stands around a zaak on its page: notes, the filter of the time line, who looked, other zaken, two versions."""

from __future__ import annotations

import re

import pytest

from borgwijzer.klok import nu
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.models import Melding, Notitie, Zaak
from tests.web.conftest import Bezoek, lever_aan


def _noteer(client: object, zaak: Zaak, **velden: str) -> object:
    gegevens = {"notitie_soort": "telefoon", "notitie_tekst": "De borger belt terug.", "notitie_met_wie": "", **velden}
    return client.post(f"/zaak/{zaak.nummer}/notitie/", gegevens)  # type: ignore[attr-defined]


def test_een_notitie_komt_op_de_pagina_en_in_de_tijdlijn(zaak: Zaak, bezoek: Bezoek) -> None:
    client = bezoek("intake")
    antwoord = _noteer(client, zaak, notitie_met_wie="<b>J. Kwelwater</b>", notitie_tekst="Regel een\nRegel <i>twee</i>")
    assert antwoord.headers["Location"] == f"/zaak/{zaak.nummer}/#notities"  # type: ignore[attr-defined]
    tekst = client.get(f"/zaak/{zaak.nummer}/").content.decode()
    assert "Telefoongesprek met &lt;b&gt;J. Kwelwater&lt;/b&gt;" in tekst
    assert "Regel een<br>Regel &lt;i&gt;twee&lt;/i&gt;" in tekst
    assert "Telefoongesprek vastgelegd" in tekst


def test_wat_niet_bewaard_kan_worden_komt_terug_zoals_getypt(zaak: Zaak, bezoek: Bezoek) -> None:
    antwoord = _noteer(bezoek("intake"), zaak, notitie_tekst=" ", notitie_met_wie="J. Kwelwater")
    tekst = antwoord.content.decode()  # type: ignore[attr-defined]
    assert antwoord.status_code == 422  # type: ignore[attr-defined]
    assert "Schrijf wat u wilt vastleggen." in tekst and 'value="J. Kwelwater"' in tekst
    assert '<details id="notitie" open>' in tekst


def test_verbeteren_en_wie_te_laat_is_verliest_niets(zaak: Zaak, bezoek: Bezoek) -> None:
    een, ander = bezoek("intake"), bezoek("jurist")
    _noteer(een, zaak)
    with binnen(zaak.organisatie_id):
        oud = Notitie.objects.get()
    assert "De borger belt terug.</textarea>" in een.get(f"/zaak/{zaak.nummer}/?verbeter={oud.pk}").content.decode()
    _noteer(een, zaak, vervangt=str(oud.pk), notitie_tekst="De borger mailt.")
    te_laat = _noteer(ander, zaak, vervangt=str(oud.pk), notitie_tekst="De borger schrijft.")
    tekst = te_laat.content.decode()  # type: ignore[attr-defined]
    assert "intussen verbeterd" in tekst and "De borger schrijft." in tekst
    assert "Vervangen door een nieuwere notitie" in tekst
    assert "De borger belt terug.</textarea>" not in een.get(f"/zaak/{zaak.nummer}/?verbeter={oud.pk}").content.decode()


def test_een_lezer_ziet_geen_formulier(zaak: Zaak, bezoek: Bezoek) -> None:
    tekst = bezoek("lezer").get(f"/zaak/{zaak.nummer}/?verbeter=1").content.decode()
    assert "Notities en gesprekken" in tekst and "notitie_tekst" not in tekst


def test_na_twintig_notities_staat_de_rest_achter_een_link(zaak: Zaak, bezoek: Bezoek) -> None:
    client = bezoek("intake")
    for nummer in range(23):
        _noteer(client, zaak, notitie_tekst=f"nummer {nummer}.")
    eerste = client.get(f"/zaak/{zaak.nummer}/").content.decode()
    eerder = re.search(r'href="(\?notities=\d+)#notities"', eerste)
    assert eerder and "nummer 3." in eerste and "nummer 2." not in eerste
    assert "nummer 2." in client.get(f"/zaak/{zaak.nummer}/{eerder[1]}").content.decode()


def test_de_tijdlijn_filtert_op_soort_en_persoon(zaak: Zaak, bezoek: Bezoek) -> None:
    client = bezoek("intake")
    _noteer(client, zaak)
    adres, wie = f"/zaak/{zaak.nummer}/", client.persoon.pk  # type: ignore[attr-defined]
    soorten = {naam: _tijdlijn(client.get(f"{adres}?tijdlijn_soort={naam}").content.decode()) for naam in
               ("meldingen", "brieven", "notities", "overig", "inzage", "bestaat-niet")}  # fmt: skip
    assert "Bouwmelding ontvangen" in soorten["meldingen"] and "Brief gemaakt" not in soorten["meldingen"]
    assert "Brief gemaakt" in soorten["brieven"]
    assert "Telefoongesprek vastgelegd" in soorten["notities"]
    assert "Zaak geopend" in soorten["overig"] and "vastgelegd" not in soorten["overig"]
    assert "Er is niets met deze keuze." in soorten["inzage"]
    assert all(woord in soorten["bestaat-niet"] for woord in ("Zaak geopend", "Brief gemaakt"))
    van_mij = _tijdlijn(client.get(f"{adres}?tijdlijn_door={wie}").content.decode())
    assert "Telefoongesprek vastgelegd" in van_mij and "Brief gemaakt" not in van_mij
    for vreemd in ("-1", "9" * 18, "9" * 30, "x", "²"):
        assert client.get(f"{adres}?tijdlijn_door={vreemd}&notities={vreemd}&verbeter={vreemd}").status_code == 200


def _tijdlijn(tekst: str) -> str:
    return tekst.partition('class="streeploos tijdlijn"')[2].partition("</ol>")[0]


def test_bladeren_houdt_de_keuze_vast(zaak: Zaak, bezoek: Bezoek) -> None:
    with binnen(zaak.organisatie_id):
        for _ in range(60):
            leg_vast("proef", organisatie_id=zaak.organisatie_id, zaak_id=zaak.pk, tijdstip=nu())
    tekst = bezoek("lezer").get(f"/zaak/{zaak.nummer}/?tijdlijn_soort=overig").content.decode()
    assert re.search(r'href="\?tijdlijn_soort=overig&amp;tijdlijn=\d+#tijdlijn"', tekst)


def test_wie_keek_staat_op_de_pagina(zaak: Zaak, bezoek: Bezoek) -> None:
    eerste, tweede = bezoek("lezer"), bezoek("jurist")
    eerste.get(f"/zaak/{zaak.nummer}/")
    tekst = tweede.get(f"/zaak/{zaak.nummer}/").content.decode().partition("Wie keek")[2]
    assert eerste.persoon.naam in tekst and tweede.persoon.naam in tekst  # type: ignore[attr-defined]


def test_twee_zaken_op_een_adres_wijzen_naar_elkaar(zaak: Zaak, bezoek: Bezoek) -> None:
    with binnen(zaak.organisatie_id):
        for nummer in range(7):
            Zaak.objects.create(
                organisatie_id=zaak.organisatie_id, nummer=f"2020-00000{nummer}", kaderversie_id=zaak.kaderversie_id,
                geopend_op=nu(), bag_id=zaak.bag_id, postcode=zaak.postcode, adres=zaak.adres, fase="afgesloten",
            )  # fmt: skip
    tekst = bezoek("lezer").get(f"/zaak/{zaak.nummer}/").content.decode()
    assert len(re.findall(r'href="/zaak/2020-00000\d/"', tekst)) == 5
    assert "/zoeken/?q=" in tekst


@pytest.fixture
def aangevuld(klaar_organisatie: Organisatie) -> Melding:
    lever_aan(klaar_organisatie, "bouwmelding_onvolledig")
    lever_aan(klaar_organisatie, "aanvulling")
    with binnen(klaar_organisatie.pk):
        return Melding.objects.select_related("zaak").get(vervangt__isnull=False)


def test_vergelijken_met_de_vorige_versie(aangevuld: Melding, bezoek: Bezoek) -> None:
    client, nummer = bezoek("lezer"), aangevuld.zaak.nummer
    adres = f"/zaak/{nummer}/vergelijk/{aangevuld.pk}/"
    assert adres in client.get(f"/zaak/{nummer}/").content.decode()
    tekst = client.get(adres).content.decode()
    assert "borgingsplan.pdf" in tekst and "Nieuw" in tekst and "Gelijk" in tekst
    with binnen(aangevuld.organisatie_id):
        oud = aangevuld.vervangt.get()
    assert client.get(f"/zaak/{nummer}/vergelijk/{oud.pk}/").headers["Location"] == f"/zaak/{nummer}/"
    assert client.get(f"/zaak/{nummer}/vergelijk/999999/").status_code == 404
