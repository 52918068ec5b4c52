"""The form of an employee under attack: hostile text, impossible dates, twice at once, and what belongs to somebody else."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.klok import nu
from borgwijzer.koppelingen.formulier import verwerk
from borgwijzer.koppelingen.formulier.inhoud import Formulier
from borgwijzer.koppelingen.models import Bericht
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.models import Melding, Zaak
from tests.conftest import maak_klaar
from tests.web.conftest import Bezoek, lever_aan
from tests.web.formulierwerk import ADRES, lees_sleutel, registreer

TEKSTVELDEN = ("omschrijving", "initiatiefnemer_naam", "initiatiefnemer_adres", "plek_adres", "instrument", "gebruiksfuncties")
VIJANDIG = [
    "<script>alert(1)</script>",
    "🏚️👷🏽‍♀️ woning",
    "\u202etxet-snorw",
    "مبنى جديد",
    "'; DROP TABLE zaken_zaak; --",
    "{{ 7*7 }}",
]


@pytest.mark.parametrize("tekst", VIJANDIG)
def test_vijandige_tekst_wordt_geregistreerd_en_nooit_opmaak(tekst: str, klaar_organisatie: Organisatie, bezoek: Bezoek) -> None:
    client = bezoek("intake")
    antwoord = registreer(client, "bouwmelding", **dict.fromkeys(TEKSTVELDEN, tekst))
    assert antwoord.status_code == 302
    with binnen(klaar_organisatie.pk):
        nummer, brief = Zaak.objects.get().nummer, OpgeslagenBrief.objects.get()
    for pad in (antwoord.headers["Location"], f"/zaak/{nummer}/", f"/zaak/{nummer}/brief/{brief.pk}/"):
        pagina = client.get(pad).content.decode()
        assert "<script>alert" not in pagina
        assert "\u202e" not in pagina


@pytest.mark.parametrize("veld", [*TEKSTVELDEN, "plek_postcode", "plek_kadastraal", "initiatiefnemer_telefoon", "zaak_anders"])
@pytest.mark.parametrize("lengte", [10_000, 60_000])
def test_te_lange_tekst_geeft_een_fout_bij_het_veld_en_geen_storing(
    veld: str,
    lengte: int,
    klaar_organisatie: Organisatie,
    bezoek: Bezoek,
) -> None:
    antwoord = registreer(bezoek("intake"), "bouwmelding", **{veld: "x" * lengte})
    assert antwoord.status_code in (200, 302, 422)
    assert antwoord.status_code != 302 or lengte == 10_000 or veld == "zaak_anders"


@pytest.mark.parametrize(
    "dag", ["0001-01-01", "9999-12-31", "2026-02-30", "31-31-2026", "gisteren", "-1", "2026-W01-1", "1999-12-31"]
)
@pytest.mark.parametrize("veld", ["ontvangen_dag", "datum", "dagtekening"])
def test_onmogelijke_datums(veld: str, dag: str, klaar_organisatie: Organisatie, bezoek: Bezoek) -> None:
    antwoord = registreer(bezoek("intake"), "bouwmelding", **{veld: dag})
    assert antwoord.status_code == 422
    assert f'id="{veld}-fout"' in antwoord.content.decode()


def test_ontvangst_in_de_toekomst_kan_niet_en_lang_geleden_vraagt_een_vinkje(
    klaar_organisatie: Organisatie,
    bezoek: Bezoek,
) -> None:
    client = bezoek("intake")
    morgen, lang = nu() + datetime.timedelta(days=1), nu() - datetime.timedelta(days=90)
    assert "in de toekomst" in registreer(client, "bouwmelding", ontvangen_dag=f"{morgen:%Y-%m-%d}").content.decode()
    assert "Klopt die datum?" in registreer(client, "bouwmelding", ontvangen_dag=f"{lang:%Y-%m-%d}").content.decode()
    gedaan = registreer(client, "bouwmelding", ontvangen_dag=f"{lang:%Y-%m-%d}", bevestig="lang_geleden")
    assert gedaan.status_code == 302


def test_tweede_gereedmelding_en_einde_voor_start_vragen_een_vinkje(
    zaak: Zaak,
    klaar_organisatie: Organisatie,
    bezoek: Bezoek,
) -> None:
    client, waar = bezoek("intake"), {"zaak_anders": zaak.nummer}
    assert registreer(client, "gereedmelding", **waar).status_code == 302
    assert "al een gereedmelding" in registreer(client, "gereedmelding", **waar).content.decode()
    assert registreer(client, "gereedmelding", **waar, bevestig="nog_een").status_code == 302
    assert registreer(client, "startbouw", **waar).status_code == 302
    vroeg = {**waar, "datum": "2026-01-05"}
    assert "ligt voor de start" in registreer(client, "eindebouw", **vroeg).content.decode()
    assert registreer(client, "eindebouw", **vroeg, bevestig="einde_voor_start").status_code == 302
    assert client.get(f"/zaak/{zaak.nummer}/").status_code == 200


def test_gereedmelding_zonder_bouwmelding_vraagt_een_vinkje(
    zaak: Zaak,
    klaar_organisatie: Organisatie,
    bezoek: Bezoek,
) -> None:
    with binnen(klaar_organisatie.pk):
        Melding.objects.update(ingetrokken_op=datetime.date(2026, 3, 3))
    antwoord = registreer(bezoek("intake"), "gereedmelding", zaak_anders=zaak.nummer)
    assert "geen bouwmelding die geldt" in antwoord.content.decode()


def test_melding_voor_een_gesloten_zaak_wordt_geweigerd_met_wat_te_doen(
    zaak: Zaak,
    klaar_organisatie: Organisatie,
    bezoek: Bezoek,
) -> None:
    with binnen(klaar_organisatie.pk):
        Zaak.objects.update(afgesloten_op=datetime.date(2026, 3, 3))
    tekst = registreer(bezoek("intake"), "startbouw", zaak_anders=zaak.nummer).content.decode()
    assert "afgesloten op" in tekst and "heropen" in tekst
    with binnen(klaar_organisatie.pk):
        assert (Melding.objects.count(), Bericht.objects.count()) == (1, 1)


def test_hetzelfde_formulier_twee_keer_is_een_melding(klaar_organisatie: Organisatie, bezoek: Bezoek) -> None:
    client = bezoek("intake")
    sleutel = lees_sleutel(client.get(ADRES, {"soort": "bouwmelding"}).content.decode())
    eerste = registreer(client, "bouwmelding", sleutel=sleutel)
    tweede = registreer(client, "bouwmelding", sleutel=sleutel, omschrijving="Iets anders")
    assert eerste.headers["Location"] == tweede.headers["Location"]
    assert "één keer geregistreerd" in client.get(tweede.headers["Location"]).content.decode()
    with binnen(klaar_organisatie.pk):
        assert (Melding.objects.count(), Zaak.objects.count(), Bericht.objects.count()) == (1, 1, 1)


@pytest.mark.parametrize(
    "velden", [{"zaak": "9999-000001"}, {"zaak_anders": "9999-000001", "zaak": "anders"}, {"onderwerpen": ["nep"]}]
)
def test_wat_niet_bestaat_wordt_een_fout_bij_het_veld(
    velden: dict[str, Any],
    zaak: Zaak,
    bezoek: Bezoek,
) -> None:
    assert registreer(bezoek("intake"), "strijdigheid", **{"zaak_anders": zaak.nummer, **velden}).status_code == 422


def test_een_zaak_of_bestand_van_een_ander_bestaat_niet(
    klaar_organisatie: Organisatie,
    andere_organisatie: Organisatie,
    bezoek: Bezoek,
    account: Callable[..., Account],
) -> None:
    maak_klaar(andere_organisatie)
    nummer = lever_aan(andere_organisatie, "bouwmelding_volledig").zaak
    eigen, ander = bezoek("intake"), bezoek(persoon=account("intake", organisatie=andere_organisatie))
    assert "Er is geen zaak met nummer" in registreer(eigen, "startbouw", zaak_anders=nummer).content.decode()
    fout = registreer(ander, "bouwmelding", kanaal="", bestanden={"overig": "geheim.pdf"}).content.decode()
    bewaard = fout.split('name="bewaard_stukken" value="')[1].split('"')[0]
    tekst = registreer(eigen, "bouwmelding", kanaal="", bewaard_stukken=bewaard, houd="0").content.decode()
    assert "geheim.pdf" not in tekst


def test_wie_het_recht_niet_heeft_registreert_niets(klaar_organisatie: Organisatie, bezoek: Bezoek) -> None:
    assert bezoek("lezer").get(ADRES).status_code == 403
    assert registreer(bezoek("jurist"), "bouwmelding", sleutel="x" * 20).status_code == 403


def test_twee_keer_op_hetzelfde_moment_is_een_melding(
    klaar_organisatie: Organisatie, bezoek: Bezoek, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = bezoek("intake")
    sleutel = lees_sleutel(client.get(ADRES, {"soort": "bouwmelding"}).content.decode())
    eerste = registreer(client, "bouwmelding", sleutel=sleutel, plek_postcode="")
    vind = verwerk._vind_eerder
    vragen: list[Formulier] = []
    # The second one looked before the first one was there.
    monkeypatch.setattr(
        verwerk, "_vind_eerder", lambda formulier: vragen.append(1) or (vind(formulier) if len(vragen) > 1 else None)
    )
    tweede = registreer(client, "bouwmelding", sleutel=sleutel, plek_postcode="")
    assert (len(vragen), tweede.headers["Location"]) == (2, eerste.headers["Location"])
    with binnen(klaar_organisatie.pk):
        assert (Melding.objects.count(), Zaak.objects.count()) == (1, 1)
