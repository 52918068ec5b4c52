"""An employee registers what came on paper, by e-mail, at the desk or by telephone: one path with what comes as a message."""

from __future__ import annotations

import pytest

from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.kaders.versies import neem_in_gebruik
from borgwijzer.klok import nu
from borgwijzer.koppelingen.models import Bericht
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.feiten import haal_feiten
from borgwijzer.zaken.models import Document, Melding, Zaak
from tests.web.conftest import Bezoek
from tests.web.formulierwerk import ADRES, PERSOON, lees_sleutel, maak_velden, registreer

DRIE = {"borgingsplan": "plan.pdf", "risicobeoordeling": "risico.pdf", "overig": "brief.pdf"}


def test_bouwmelding_op_papier_met_drie_stukken_in_drie_verzoeken(klaar_organisatie: Organisatie, bezoek: Bezoek) -> None:
    client = bezoek("intake")
    assert "?soort=bouwmelding" in client.get(ADRES).content.decode()
    antwoord = registreer(client, "bouwmelding", bestanden=DRIE, dagtekening="2026-01-05", gebruiksfuncties="woonfunctie\nkantoor")
    assert antwoord.status_code == 302
    with binnen(klaar_organisatie.pk):
        melding = Melding.objects.select_related("zaak").get()
        assert (melding.soort, melding.kanaal) == ("bouwmelding", "papier")
        assert (melding.zaak.postcode, melding.zaak.adres) == ("9999 ZX", "Dijkweg 3")
        assert f"{melding.ontvangen_op:%M}" == "15"
        assert set(Document.objects.values_list("soort", "bestandsnaam")) == {(s, n) for s, n in DRIE.items()}
        feit = haal_feiten(melding.zaak).meldingen[0]
        assert feit.gebruiksfuncties == ("woonfunctie", "kantoor")
        assert [g.door_naam for g in Gebeurtenis.objects.filter(soort="melding_ontvangen")] == [client.persoon.naam]  # type: ignore[attr-defined]
        assert Bericht.objects.get().melding == melding


def test_het_kanaal_is_meteen_te_zien_op_pagina_brief_toets_en_zaak(klaar_organisatie: Organisatie, bezoek: Bezoek) -> None:
    client = bezoek("intake")
    adres = registreer(client, "bouwmelding").headers["Location"]
    tekst = client.get(adres).content.decode()
    assert "Niet via het juiste kanaal" in tekst and "opnieuw te doen via het Omgevingsloket" in tekst
    assert "staat klaar" in tekst
    with binnen(klaar_organisatie.pk):
        melding, brief = Melding.objects.select_related("zaak").get(), OpgeslagenBrief.objects.get()
    genoemd = [brief.feiten[naam] for naam in ("meldkanaal", "kanaal", "nummersoort")]
    assert genoemd == ["het Omgevingsloket", "de post", "Zaaknummer"]
    for pad in (f"/zaak/{melding.zaak.nummer}/toets/{melding.pk}/", f"/zaak/{melding.zaak.nummer}/"):
        assert "niet via het juiste kanaal" in client.get(pad).content.decode().lower()


@pytest.mark.parametrize(
    ("kanaal", "goed"), [("formulier", True), ("omgevingsloket", True), ("papier", False), ("telefoon", False)]
)
def test_lindenveen_laat_ook_het_formulier_toe(
    kanaal: str, goed: bool, zaak: Zaak, klaar_organisatie: Organisatie, bezoek: Bezoek
) -> None:
    with binnen(klaar_organisatie.pk):
        zaak.kaderversie = neem_in_gebruik(zoek_kader("lindenveen"), organisatie_id=klaar_organisatie.pk, moment=nu())
        zaak.save()
    client = bezoek("intake")
    antwoord = registreer(client, "bouwmelding", kanaal=kanaal, zaak="anders", zaak_anders=zaak.nummer, bevestig="nog_een")
    assert ("Niet via het juiste kanaal" not in client.get(antwoord.headers["Location"]).content.decode()) == goed
    with binnen(klaar_organisatie.pk):
        brief = OpgeslagenBrief.objects.order_by("-pk")[0]
    assert brief.feiten["meldkanaal"] == ("" if goed else "het Omgevingsloket of het formulier op onze website")


@pytest.mark.parametrize("soort", ["startbouw", "eindebouw", "gereedmelding", "strijdigheid"])
def test_elke_soort_wordt_geregistreerd_en_bevestigd(
    soort: str, zaak: Zaak, klaar_organisatie: Organisatie, bezoek: Bezoek
) -> None:
    client = bezoek("intake")
    antwoord = registreer(client, soort, zaak_anders=zaak.nummer)
    assert antwoord.status_code == 302, antwoord.content.decode()
    assert f"/zaak/{zaak.nummer}/ontvangen/" in antwoord.headers["Location"]
    assert "Ontvangstbevestiging" in client.get(antwoord.headers["Location"]).content.decode()
    with binnen(klaar_organisatie.pk):
        melding = Melding.objects.get(soort=soort)
        brief = OpgeslagenBrief.objects.get(melding=melding)
    assert brief.feiten["melding"] == soort
    assert brief.feiten["geadresseerde"]["naam"] == PERSOON["naam"]
    assert bool(brief.feiten["meldkanaal"]) == (soort == "gereedmelding")


def test_strijdigheid_bewaart_wat_er_is_gemeld(zaak: Zaak, klaar_organisatie: Organisatie, bezoek: Bezoek) -> None:
    velden = {"onderwerpen": ["constructie", "brand"], "blokkeert_verklaring": "ja", "direct_gevaar": "nee",
              "herstel_afgesproken": "ja", "herstel_op": "2026-12-24", "kanaal": "telefoon"}  # fmt: skip
    assert registreer(bezoek("intake"), "strijdigheid", zaak_anders=zaak.nummer, **velden).status_code == 302
    with binnen(klaar_organisatie.pk):
        deel = haal_feiten(zaak).meldingen[-1].strijdigheid
    assert deel is not None
    assert (deel.onderwerpen, deel.blokkeert_verklaring, deel.direct_gevaar) == (("constructie", "brand"), True, False)
    assert (deel.herstel_afgesproken, str(deel.herstel_op), deel.afwijking) == (True, "2026-12-24", "Wapening ontbreekt")


def test_wie_alleen_met_naam_genoemd_is_houdt_zijn_adres(zaak: Zaak, klaar_organisatie: Organisatie, bezoek: Bezoek) -> None:
    with binnen(klaar_organisatie.pk):
        bekend = zaak.betrokkenen.get(rol="initiatiefnemer")
    leeg = {f"initiatiefnemer_{naam}": "" for naam in PERSOON}
    registreer(bezoek("intake"), "startbouw", zaak_anders=zaak.nummer, **{**leeg, "initiatiefnemer_naam": bekend.naam.upper()})
    with binnen(klaar_organisatie.pk):
        assert zaak.betrokkenen.filter(rol="initiatiefnemer").count() == 1


def test_zonder_adres_zegt_het_scherm_dat_er_geen_geadresseerde_is(klaar_organisatie: Organisatie, bezoek: Bezoek) -> None:
    client = bezoek("intake")
    leeg = {f"initiatiefnemer_{naam}": "" for naam in PERSOON}
    adres = registreer(client, "bouwmelding", **{**leeg, "initiatiefnemer_naam": "Onbekend"}).headers["Location"]
    assert "heeft geen geadresseerde" in client.get(adres).content.decode()


def test_wat_getypt_is_blijft_met_fouten_bovenaan_en_bij_het_veld(klaar_organisatie: Organisatie, bezoek: Bezoek) -> None:
    client = bezoek("intake")
    antwoord = registreer(client, "bouwmelding", kanaal="", initiatiefnemer_email="geen adres", ontvangen_tijd="25:99",
                          bestanden=DRIE)  # fmt: skip
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert 'href="#kanaal"' in tekst and 'id="kanaal-fout"' in tekst and 'value="Dijkweg 3"' in tekst
    assert "plan.pdf (Borgingsplan)" in tekst
    bewaard = tekst.split('name="bewaard_stukken" value="')[1].split('"')[0]
    velden = maak_velden("bouwmelding") | {"sleutel": lees_sleutel(tekst), "bewaard_stukken": bewaard, "houd": ["0", "2"]}
    assert client.post(ADRES, velden).status_code == 302
    with binnen(klaar_organisatie.pk):
        assert set(Document.objects.values_list("bestandsnaam", flat=True)) == {"brief.pdf", "risico.pdf"}


def test_voor_een_nieuwe_zaak_worden_gelijkende_zaken_getoond(zaak: Zaak, klaar_organisatie: Organisatie, bezoek: Bezoek) -> None:
    client = bezoek("intake")
    plek = {"plek_adres": "Elders 9", "plek_postcode": zaak.postcode}
    tekst = registreer(client, "bouwmelding", **plek).content.decode()
    assert "Zelfde postcode" in tekst and f'name="gezien" value="{zaak.nummer}"' in tekst
    assert f'value="{zaak.nummer}" id="zaak-1" aria-describedby="zaak-1-waarom">' in tekst, "geen zaak is voorgekozen"
    with binnen(klaar_organisatie.pk):
        assert Zaak.objects.count() == 1
    antwoord = registreer(client, "bouwmelding", sleutel=lees_sleutel(tekst), gezien=zaak.nummer, **plek)
    assert antwoord.status_code == 302
    with binnen(klaar_organisatie.pk):
        assert Zaak.objects.count() == 2


def test_zonder_zaaknummer_zoekt_het_formulier_mee(zaak: Zaak, bezoek: Bezoek) -> None:
    tekst = registreer(bezoek("intake"), "startbouw", plek_postcode=zaak.postcode).content.decode()
    assert f'name="gezien" value="{zaak.nummer}"' in tekst
    assert "Nieuwe zaak" not in tekst
