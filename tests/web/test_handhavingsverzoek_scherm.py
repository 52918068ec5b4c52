"""The page of a handhavingsverzoek: what it shows to whom, what it refuses, and what it costs the database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from borgwijzer.klok import vandaag
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.toezicht.acties.verzoekbesluit import Verzoekvoorstel, neem_verzoekbesluit, stel_verzoekbesluit_voor
from borgwijzer.zaken.models import Besluit, Handhavingsverzoek, Interventie, Signaal, Verzoekstap, Zaak
from tests.conftest import maak_klaar
from tests.toezicht.verzoekwerk import als, dien_in, leg_overtreding_vast, maak_beoordeeld
from tests.web.conftest import Bezoek
from tests.zaken.zaakwerk import open_proefzaak

AFWIJZEN = Verzoekvoorstel("afgewezen", "Geen overtreding.", "geen_overtreding")


@pytest.fixture
def wie(account: Callable[..., Account]) -> Account:
    return account("jurist", "toezichthouder")


@pytest.fixture
def verzoek(klaar_organisatie: Organisatie, wie: Account) -> Handhavingsverzoek:
    with binnen(klaar_organisatie.pk):
        return dien_in(open_proefzaak(klaar_organisatie), wie)


def adres(verzoek: Handhavingsverzoek) -> str:
    return f"/zaak/{verzoek.zaak.nummer}/handhavingsverzoek/{verzoek.pk}/"


def stuur(client: Client, verzoek: Handhavingsverzoek, daad: str, **velden: str) -> tuple[int, str]:
    antwoord = client.post(adres(verzoek), {"daad": daad, **velden}, follow=True)
    return antwoord.status_code, antwoord.content.decode()


def test_de_pagina_zegt_wat_te_laat_kost_in_twaalf_vragen(verzoek: Handhavingsverzoek, wie: Account, bezoek: Bezoek) -> None:
    client = bezoek(persoon=wie)
    stuur(client, verzoek, "bevestig-0")
    stuur(client, verzoek, "gebreke-1", **{"gebreke-dag": "04-05-2026", "gebreke-schriftelijk": "ja"})
    with CaptureQueriesContext(
        connection,
    ) as vragen:
        pagina = client.get(adres(verzoek)).content.decode()
    assert len(vragen) <= 12, [vraag["sql"][:90] for vraag in vragen]
    assert "€ 1.442 over 42 dagen" in pagina and "€ 630" in pagina


def test_een_lezer_ziet_geen_formulieren(verzoek: Handhavingsverzoek, bezoek: Bezoek) -> None:
    pagina = bezoek("lezer").get(adres(verzoek)).content.decode()
    assert "Het verzoek" in pagina and "Wat kunt u nog doen?" not in pagina and 'name="daad"' not in pagina


@pytest.mark.parametrize(
    ("daad", "zin"),
    [
        ("verzin-0", "met een van de knoppen"), ("belang-x", "met een van de knoppen"), ("belang-0", "Kies of de verzoeker"),
        ("vraag-0", "Vul de laatste dag in"), ("gebreke-0", "Vul de dag van de ingebrekestelling in"),
        ("neem-999-0", "hoort niet bij"),
        ("verleng-9", "Vul de nieuwe laatste dag in"), ("koppel-0", "van deze zaak"),
    ],
)  # fmt: skip
def test_wat_niet_klopt_komt_terug_met_een_zin(
    daad: str, zin: str, verzoek: Handhavingsverzoek, wie: Account, bezoek: Bezoek
) -> None:
    status, pagina = stuur(bezoek(persoon=wie), verzoek, daad)
    assert zin in pagina and status in (400, 409, 422), (status, zin)
    with binnen(verzoek.organisatie_id):
        assert not Verzoekstap.objects.exists()


def test_een_besluit_van_een_ander_verzoek_of_op_de_oude_pagina_wordt_niet_genomen(
    verzoek: Handhavingsverzoek, wie: Account, bezoek: Bezoek, account: Callable[..., Account]
) -> None:
    with binnen(verzoek.organisatie_id):
        maak_beoordeeld(verzoek, wie)
        besluit = stel_verzoekbesluit_voor(verzoek.pk, AFWIJZEN, als(verzoek, wie))
        ander = dien_in(verzoek.zaak, wie)
    baas = bezoek("teamleider")
    assert "hoort niet bij dit verzoek" in stuur(baas, ander, f"neem-{besluit.pk}-0")[1]
    vastleggen = baas.post(
        f"/zaak/{verzoek.zaak.nummer}/vastleggen/", {"daad": f"weiger-{besluit.pk}", f"weiger-{besluit.pk}-reden": "x"}
    )
    assert "eigen pagina" in vastleggen.content.decode()
    assert "Besluit op een handhavingsverzoek" in baas.get("/taken/").content.decode()
    stuur(baas, verzoek, f"neem-{besluit.pk}-3")
    with binnen(verzoek.organisatie_id):
        assert Besluit.objects.get().toestand == "genomen"


def test_na_toewijzen_wijst_het_naar_de_interventie(
    verzoek: Handhavingsverzoek, wie: Account, bezoek: Bezoek, account: Callable[..., Account]
) -> None:
    with binnen(verzoek.organisatie_id):
        maak_beoordeeld(verzoek, wie)
        overtreding = leg_overtreding_vast(verzoek.zaak, wie)
        voorstel = Verzoekvoorstel("toegewezen", "De fundering wijkt af.", overtreding=overtreding.pk)
        besluit = stel_verzoekbesluit_voor(verzoek.pk, voorstel, als(verzoek, wie))
        neem_verzoekbesluit(besluit.pk, als(verzoek, account("teamleider")))
        gevolg = Interventie.objects.create(
            organisatie_id=verzoek.organisatie_id, zaak=verzoek.zaak, overtreding=overtreding, soort="waarschuwing",
            begonnen_op=date(2026, 3, 3), begonnen_door=wie, begonnen_naam=wie.naam,
        )  # fmt: skip
    _, pagina = stuur(bezoek(persoon=wie), verzoek, "koppel-4", **{"koppel-interventie": str(gevolg.pk)})
    assert "waarschuwing sinds dinsdag 3 maart 2026" in pagina or "waarschuwing sinds 3 maart 2026" in pagina


def test_de_naam_van_een_afgeschermde_melder_wordt_niet_ingevuld(zaak: Zaak, bezoek: Bezoek) -> None:
    with binnen(zaak.organisatie_id):
        rij = {"organisatie_id": zaak.organisatie_id, "zaak": zaak, "bron": "belanghebbende", "omschrijving": "Te dicht."}
        melder = {"naam": "G. Heimelijk", "adres": "Stilteweg 1"}
        signaal = Signaal.objects.create(**rij, ontvangen_op=vandaag(), melder=melder, melder_afgeschermd=True)
    client, pad = bezoek("toezichthouder"), f"/zaak/{zaak.nummer}/handhavingsverzoek/nieuw/?signaal={signaal.pk}"
    pagina = client.get(pad).content.decode()
    assert "Te dicht." in pagina and "Heimelijk" not in pagina and "Stilteweg" not in pagina
    velden = {
        "ontvangen": f"{vandaag() - timedelta(days=1):%d-%m-%Y}",
        "kanaal": "post",
        "verzoeker-naam": "G. H.",
        "omschrijving": "Stop.",
    }
    antwoord = client.post(pad, {**velden, "niet_doorgeven": "ja", "daad": "registreer"})
    with binnen(zaak.organisatie_id):
        gemaakt = Handhavingsverzoek.objects.get()
    assert antwoord.status_code == 302 and gemaakt.signaal_id == signaal.pk and gemaakt.naam_niet_doorgeven


def test_van_een_andere_organisatie_bestaat_het_niet(
    verzoek: Handhavingsverzoek, andere_organisatie: Organisatie, bezoek: Bezoek, account: Callable[..., Account]
) -> None:
    maak_klaar(andere_organisatie)
    client = bezoek(persoon=account("jurist", organisatie=andere_organisatie))
    assert client.get(adres(verzoek)).status_code == 404
    assert client.post(adres(verzoek), {"daad": "bevestig-0"}).status_code == 404


def test_een_stap_verbeteren(verzoek: Handhavingsverzoek, wie: Account, bezoek: Bezoek) -> None:
    client = bezoek(persoon=wie)
    status, pagina = stuur(client, verzoek, "onderzoek-0", **{"onderzoek-dag": "10-03-2026", "onderzoek-tekst": "Niets gezien."})
    with binnen(verzoek.organisatie_id):
        stap = Verzoekstap.objects.get()
    assert status == 200 and f"?verbeter={stap.pk}#nu" in pagina
    formulier = client.get(f"{adres(verzoek)}?verbeter={stap.pk}").content.decode()
    assert "verbeter onderzocht" in formulier and "10-03-2026" in formulier
    fout, pagina = stuur(client, verzoek, f"verbeter-{stap.pk}-1", **{"verbeter-op": "09-03-2026", "verbeter-tekst": "Toch iets."})
    assert fout >= 400 and "Schrijf wat er niet klopte" in pagina and "Toch iets." in pagina
    goed = {"verbeter-op": "09-03-2026", "verbeter-tekst": "Toch iets.", "verbeter-reden": "Een dag te laat."}
    _, pagina = stuur(client, verzoek, f"verbeter-{stap.pk}-1", **goed)
    assert "De stap is verbeterd." in pagina and "(verbeterd, telt niet meer mee)" in pagina and "Een dag te laat." in pagina
    with binnen(verzoek.organisatie_id):
        nieuw = Verzoekstap.objects.get(verbetert=stap)
    _, pagina = stuur(client, verzoek, f"vervalt-{nieuw.pk}-2", **{"vervalt-reden": "Het was een ander verzoek."})
    assert "Onderzocht, vervallen" in pagina and "Verbeter deze stap" not in bezoek("lezer").get(adres(verzoek)).content.decode()
