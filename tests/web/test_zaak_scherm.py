"""The page of a zaak: what it says, what it costs, and the deeds on it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from borgwijzer.klok import nu
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.logboek.vastleggen import leg_vast
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.models import Betrokkene, Melding, Zaak
from tests.web.conftest import Bezoek, lever_aan
from tests.web.veel_zaken import maak_zaken

BSN = "999900006"
Super = Callable[[], psycopg.Connection[Any]]


def test_oordelen_zijn_zinnen_met_reden_en_datum(zaak: Zaak, bezoek: Bezoek) -> None:
    tekst = _tekst(bezoek("lezer").get(f"/zaak/{zaak.nummer}/").content.decode())
    assert "De bouw mag nog niet starten: de gemeente heeft nog niet beoordeeld of de bouwmelding volledig is." in tekst
    assert "Vroegste datum: maandag 30 maart 2026." in tekst
    assert "Het bouwwerk mag nog niet in gebruik: er is geen gereedmelding gedaan." in tekst
    assert "Wettekst gelezen per 1 januari 2026 (Bbl); latere wijzigingen niet verwerkt." in tekst
    assert "niet door de gemeente vastgesteld of goedgekeurd" in tekst


def _tekst(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))


@pytest.mark.parametrize("aantal", [100, 100_000])
def test_pagina_vraagt_hoogstens_twaalf_keer(
    aantal: int, echte_database: str, klaar_organisatie: Organisatie, account: Callable[..., Account], superverbinding: Super,
    bezoek: Bezoek,
) -> None:  # fmt: skip
    with superverbinding() as verbinding:
        maak_zaken(verbinding, klaar_organisatie, [account("intake")], aantal)
    nummer = lever_aan(klaar_organisatie, "bouwmelding_volledig").zaak
    lever_aan(klaar_organisatie, "bouwmelding_onvolledig")
    lever_aan(klaar_organisatie, "aanvulling")
    client = bezoek("intake")
    client.get(f"/zaak/{nummer}/")  # the kader is read once per process
    with CaptureQueriesContext(connection) as vragen:
        antwoord = client.get(f"/zaak/{nummer}/")
    assert "Vervangen door een aanvulling" in antwoord.content.decode()
    # One more goes around Django: the setting of the organisatie is taken off the connection afterwards.
    assert len(vragen) + 1 <= 12, [vraag["sql"][:90] for vraag in vragen]


def test_bsn_is_verborgen_tot_iemand_erom_vraagt_en_dat_staat_in_het_logboek(zaak: Zaak, bezoek: Bezoek) -> None:
    client = bezoek("intake")
    adres = f"/zaak/{zaak.nummer}/"
    assert BSN not in client.get(adres).content.decode()
    with binnen(zaak.organisatie_id):
        partij = Betrokkene.objects.get(bsn=BSN)
    getoond = client.post(f"{adres}bsn/{partij.pk}/")
    assert BSN in getoond.content.decode()
    assert "no-store" in getoond.headers["Cache-Control"]
    assert BSN not in client.get(adres).content.decode(), "een keer is een keer"
    with binnen(zaak.organisatie_id):
        rij = Gebeurtenis.objects.get(soort="bsn_getoond")
    assert (rij.door_naam, rij.gegevens) == (client.persoon.naam, {"betrokkene": partij.pk, "rol": "initiatiefnemer"})  # type: ignore[attr-defined]


def test_bsn_van_een_partij_in_een_andere_zaak_komt_er_niet_uit(zaak: Zaak, bezoek: Bezoek) -> None:
    with binnen(zaak.organisatie_id):
        andere = Zaak.objects.create(
            organisatie_id=zaak.organisatie_id, nummer="2026-900000", kaderversie_id=zaak.kaderversie_id, geopend_op=nu()
        )
        partij = Betrokkene.objects.get(bsn=BSN)
    antwoord = bezoek("intake").post(f"/zaak/{andere.nummer}/bsn/{partij.pk}/")
    assert antwoord.status_code == 409
    assert BSN not in antwoord.content.decode()
    with binnen(zaak.organisatie_id):
        assert not Gebeurtenis.objects.filter(soort="bsn_getoond").exists()


def test_zaak_opnemen(zaak: Zaak, bezoek: Bezoek) -> None:
    client = bezoek("toezichthouder")
    antwoord = client.post(f"/zaak/{zaak.nummer}/opnemen/", follow=True)
    assert "U bent nu de behandelaar van deze zaak." in antwoord.content.decode()
    assert "Neem deze zaak op u" not in antwoord.content.decode()
    with binnen(zaak.organisatie_id):
        zaak.refresh_from_db()
        assert zaak.behandelaar_id == client.persoon.pk  # type: ignore[attr-defined]


def test_tijdlijn_toont_vijftig_en_de_rest_op_verzoek(zaak: Zaak, bezoek: Bezoek) -> None:
    with binnen(zaak.organisatie_id):
        for nummer in range(60):
            leg_vast("proef", organisatie_id=zaak.organisatie_id, zaak_id=zaak.pk, tijdstip=nu(), reden=f"nummer {nummer}")
        aantal = Gebeurtenis.objects.filter(zaak_id=zaak.pk).count()
    client = bezoek("lezer")
    eerste = client.get(f"/zaak/{zaak.nummer}/").content.decode()
    meer = re.search(r'href="(\?tijdlijn=\d+)#tijdlijn"', eerste)
    assert meer
    tweede = client.get(f"/zaak/{zaak.nummer}/{meer[1]}").content.decode()
    gezien = [len(re.findall(r'<p class="klein zacht">[a-z]{2} \d', pagina)) for pagina in (eerste, tweede)]
    assert gezien == [50, aantal - 50]
    assert "Zaak geopend" in tweede
    assert "Zaak geopend" not in eerste


def test_ingetrokken_melding_telt_niet_meer_mee(klaar_organisatie: Organisatie, melding: Melding, bezoek: Bezoek) -> None:
    lever_aan(klaar_organisatie, "intrekking")
    tekst = bezoek("lezer").get(f"/zaak/{melding.zaak.nummer}/").content.decode()
    assert "Ingetrokken" in tekst
    assert "er is geen bouwmelding gedaan." in tekst
