"""What people type that no form expects, in every form; a session that ends halfway; and the nights on which the clock changes."""

from __future__ import annotations

import datetime
import re
from functools import reduce
from operator import getitem
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.klok import nu
from borgwijzer.koppelingen.models import Bericht
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.regels.levensloop import stand
from borgwijzer.web import formuliersleutel
from borgwijzer.zaken.acties.herstel import vraag_herstel
from borgwijzer.zaken.feiten import dag_van, haal_feiten, kader_van
from borgwijzer.zaken.models import Besluit, Herstelverzoek, Melding, Notitie, Signaal, Zaak
from tests.web.conftest import WACHTWOORD, Bezoek
from tests.web.formulierwerk import ADRES, PDF, lees_sleutel, maak_velden, registreer
from tests.zaken.zaakwerk import MOMENT, beantwoord_alles

VIJANDIG = "<script>alert('x')</script> & 🏚️👷🏽‍♀️ مبنى {{ 7*7 }} %s ';--"
LANG = "Een lange zin over de bouw. " * 357  # nearly 10,000 characters
SOORTEN = ("bouwmelding", "startbouw", "eindebouw", "gereedmelding", "strijdigheid")
# Per form the place of its free text in what is stored, and who fills it in.
VRIJ = {"startbouw": (), "eindebouw": (), "strijdigheid": ("strijdigheid", "afwijking")}
PARTIJ = {"strijdigheid": "kwaliteitsborger"}
GRONDEN = {"besluit-gronden": "Bbl 2.18 lid 1"}


@pytest.mark.parametrize("tekst", [VIJANDIG, LANG], ids=["vijandig", "lang"])
@pytest.mark.parametrize("soort", SOORTEN)
def test_elk_formulier_van_een_medewerker(soort: str, tekst: str, zaak: Zaak, bezoek: Bezoek) -> None:
    client, vrij, partij = bezoek("intake"), VRIJ.get(soort, ("omschrijving",)), PARTIJ.get(soort, "initiatiefnemer")
    waar = {} if soort == "bouwmelding" else {"zaak_anders": zaak.nummer}
    antwoord = registreer(client, soort, **waar, **{f"{partij}_naam": tekst[:100]}, **{veld: tekst for veld in vrij[-1:]})
    assert antwoord.status_code == 302, antwoord.content.decode()[:2_000]
    with binnen(zaak.organisatie_id):
        melding = Melding.objects.select_related("zaak").order_by("-pk").first()
        assert melding and melding.soort == soort
        assert melding.inhoud[partij]["naam"] == tekst[:100].strip(), "bewaard zoals het getypt is"
        assert not vrij or reduce(getitem, vrij, melding.inhoud) == tekst.strip()
        brieven = list(OpgeslagenBrief.objects.filter(melding=melding))
    paginas = [antwoord.headers["Location"], f"/zaak/{melding.zaak.nummer}/"]
    paginas += [f"/zaak/{melding.zaak.nummer}/brief/{brief.pk}/" for brief in brieven]
    for pad in paginas:
        assert "<script>alert" not in client.get(pad).content.decode(), pad
    for brief in brieven:
        pdf = client.get(f"/zaak/{melding.zaak.nummer}/brief/{brief.pk}/pdf/", follow=True)
        assert b"".join(pdf).startswith(b"%PDF"), "de brief is gezet"


@pytest.mark.parametrize("tekst", [VIJANDIG, LANG], ids=["vijandig", "lang"])
@pytest.mark.parametrize("soort", ["signaal", "strijdigheid"])
def test_elk_openbaar_formulier(
    soort: str, tekst: str, klaar_organisatie: Organisatie, bezoek: Bezoek, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formuliersleutel, "MINSTENS_SECONDEN", -5)
    adres, client = f"/formulier/wilgenmeer/{soort}/", Client()
    sleutel = lees_sleutel(client.get(adres).content.decode())
    velden = {"omschrijving": tekst, "afwijking": tekst, "kwaliteitsborger_naam": tekst[:100], "plek_adres": tekst[:100]}
    antwoord = client.post(adres, {"sleutel": sleutel, "kwaliteitsborger_email": "kb@example.org", **velden})
    assert antwoord.status_code == 302, antwoord.content.decode()[:2_000]
    with binnen(klaar_organisatie.pk):
        bericht = Bericht.objects.get()
    for wie, pad in ((client, antwoord.headers["Location"]), (bezoek("intake"), f"/triage/{bericht.pk}/")):
        tekst_pagina = wie.get(pad).content.decode()
        assert "<script>alert" not in tekst_pagina and bericht.verzoeknummer in tekst_pagina


def test_notitie_besluit_en_signaal(zaak: Zaak, bezoek: Bezoek) -> None:
    client, vastleggen = bezoek("teamleider"), f"/zaak/{zaak.nummer}/vastleggen/"
    tekst = f"{VIJANDIG} {LANG}"[:2_000]
    client.post(f"/zaak/{zaak.nummer}/notitie/", {"notitie_soort": "notitie", "notitie_tekst": tekst})
    signaal = {"daad": "signaal", "signaal-bron": "derde", "signaal-dag": "02-03-2026", "signaal-tekst": tekst}
    besluit = {
        "daad": "besluit",
        "besluit-soort": "bouwstop",
        "besluit-vanaf": "02-03-2026",
        "besluit-motivering": tekst,
        "besluit-gronden": "Bbl 2.18 lid 1",
    }
    for post in (signaal, besluit):
        assert client.post(vastleggen, post).status_code == 302
    with binnen(zaak.organisatie_id):
        bewaard = (Notitie.objects.get().tekst, Signaal.objects.get().omschrijving, Besluit.objects.get().motivering)
    assert bewaard == (tekst.strip(),) * 3
    for pad in (f"/zaak/{zaak.nummer}/", vastleggen):
        pagina = client.get(pad).content.decode()
        assert "<script>alert" not in pagina and "&lt;script&gt;alert" in pagina


def test_twee_tabbladen_stellen_hetzelfde_besluit_een_keer_voor(zaak: Zaak, bezoek: Bezoek) -> None:
    client, adres = bezoek("teamleider"), f"/zaak/{zaak.nummer}/vastleggen/"
    post = {
        "daad": "besluit",
        "besluit-soort": "bouwstop",
        "besluit-vanaf": "02-03-2026",
        "besluit-motivering": "Gevaar.",
        "besluit-gronden": "Bbl 2.18 lid 1",
    }
    assert [client.post(adres, post).status_code for _ in range(2)] == [302, 409]
    with binnen(zaak.organisatie_id):
        assert Besluit.objects.count() == 1


# --- a session that ends halfway -------------------------------------------------------------------------------------


def verloop(client: Client, adres: str, velden: dict[str, Any]) -> tuple[dict[str, str], str]:
    """Post after the session ended, sign in again, and give the fields that are offered and their page."""
    with time_machine.travel(nu().timestamp() + 3_600, tick=True):
        tekst = client.post(adres, velden).content.decode()
        assert "U bent afgemeld" in tekst
        pakje = re.search(r'name="bewaard" value="([^"]+)"', tekst)
        assert pakje, "wat getypt was, gaat mee"
        wie = {"email": client.persoon.email, "wachtwoord": WACHTWOORD}  # type: ignore[attr-defined]
        opnieuw = client.post("/aanmelden/", {**wie, "bewaard": pakje[1]}).content.decode()
    assert f'action="{adres}"' in opnieuw
    return dict(re.findall(r'type="hidden" name="(?!csrf)([^"]+)" value="([^"]*)"', opnieuw)), opnieuw


def test_het_formulier_van_een_medewerker_wordt_bewaard(klaar_organisatie: Organisatie, bezoek: Bezoek) -> None:
    client = bezoek("intake")
    sleutel = lees_sleutel(client.get(ADRES, {"soort": "bouwmelding"}).content.decode())
    velden = maak_velden("bouwmelding", omschrijving=LANG, sleutel=sleutel)
    bewaard, _ = verloop(client, ADRES, velden)
    assert bewaard["omschrijving"] == LANG and set(velden) == set(bewaard)
    assert client.post(ADRES, bewaard).status_code == 302
    with binnen(klaar_organisatie.pk):
        assert Melding.objects.get().inhoud["omschrijving"] == LANG.strip()


def test_een_toets_met_overal_een_lange_reden_wordt_bewaard(melding: Melding, bezoek: Bezoek) -> None:
    client, adres = bezoek("intake"), f"/zaak/{melding.zaak.nummer}/toets/{melding.pk}/"
    namen = re.findall(r'name="reden-([^"]+)"', client.get(adres).content.decode())
    velden = {"versie": "0", "daad": "opslaan"}
    for naam in namen:
        velden |= {f"antwoord-{naam}": "nee", f"reden-{naam}": f"{naam} {LANG}"[:2_000]}
    assert len(namen) > 10
    bewaard, _ = verloop(client, adres, velden)
    assert bewaard == velden
    assert client.post(adres, bewaard).status_code == 302


@pytest.fixture
def verzoek(melding: Melding, bezoek: Bezoek) -> Herstelverzoek:
    wie = bezoek("teamleider").persoon  # type: ignore[attr-defined]
    with binnen(melding.organisatie_id):
        Melding.objects.filter(pk=melding.pk).update(soort="gereedmelding")
        toets = Melding.objects.select_related("toets__melding__zaak").get(pk=melding.pk).toets
        toets = beantwoord_alles(toets, wie, niet_voldaan="hw-gm-relevant")
        return vraag_herstel(toets.pk, {}, versie=toets.versie, door=wie, moment=MOMENT)


def test_een_aanvulling_met_bestanden_wordt_bewaard_en_niet_half_opgenomen(verzoek: Herstelverzoek, bezoek: Bezoek) -> None:
    client = bezoek("intake")
    adres = f"/zaak/{verzoek.melding.zaak.nummer}/herstel/{verzoek.melding_id}/"
    stuk = SimpleUploadedFile("plan.pdf", PDF + b" " * 1_100_000)  # more than an unknown visitor may send elsewhere
    bewaard, pagina = verloop(client, adres, {"versie": "9", "daad": "neem_op", "tekst-0": VIJANDIG, "stukken-0": stuk})
    assert "De bestanden die u koos, zijn niet bewaard." in pagina
    velden = {**bewaard, "tekst-0": VIJANDIG}
    terug = client.post(adres, velden).content.decode()
    assert "Er is nog niets opgeslagen. Kies de bestanden opnieuw" in terug
    assert "&lt;script&gt;alert" in terug and "<script>alert" not in terug, "wat getypt was, staat weer in het formulier"
    with binnen(verzoek.organisatie_id):
        assert Herstelverzoek.objects.get().ontvangen_op is None
    gedaan = client.post(adres, {"daad": "neem_op", "tekst-0": VIJANDIG, "stukken-0": SimpleUploadedFile("plan.pdf", PDF)})
    assert gedaan.status_code == 302


def test_een_geweigerde_aanvulling_komt_terug_zoals_zij_getypt_was(verzoek: Herstelverzoek, bezoek: Bezoek) -> None:
    adres = f"/zaak/{verzoek.melding.zaak.nummer}/herstel/{verzoek.melding_id}/"
    tekst = "Te lang. " * 1_200
    for wie, pad in ((bezoek("intake"), adres), (Client(), f"/aanvullen/wilgenmeer/{verzoek.code}/")):
        antwoord = wie.post(pad, {"daad": "neem_op", "tekst-0": tekst})
        assert antwoord.status_code == 409 and tekst.strip() in antwoord.content.decode()


# --- the nights on which the clock changes ---------------------------------------------------------------------------

# Four weeks later; the second moves over Whitsun or a weekend as any other day does.
UITKOMST = {"2026-03-29": datetime.date(2026, 4, 26), "2026-10-25": datetime.date(2026, 11, 22)}


@pytest.mark.parametrize(
    ("moment", "dag"),
    [
        ("2026-03-28T22:59:59", "2026-03-28"), ("2026-03-28T23:00:00", "2026-03-29"),
        ("2026-03-29T00:59:59", "2026-03-29"), ("2026-03-29T01:00:00", "2026-03-29"),
        ("2026-03-29T21:59:59", "2026-03-29"), ("2026-03-29T22:00:00", "2026-03-30"),
        ("2026-10-24T21:59:59", "2026-10-24"), ("2026-10-24T22:00:00", "2026-10-25"),
        ("2026-10-25T00:30:00", "2026-10-25"), ("2026-10-25T01:30:00", "2026-10-25"),
        ("2026-10-25T22:59:59", "2026-10-25"), ("2026-10-25T23:00:00", "2026-10-26"),
    ],
)  # fmt: skip
def test_een_moment_valt_op_zijn_nederlandse_dag(moment: str, dag: str) -> None:
    assert dag_van(datetime.datetime.fromisoformat(f"{moment}+00:00")).isoformat() == dag


@pytest.mark.parametrize("uur", ["00:00", "01:59", "02:00", "02:30", "03:00", "23:59"])
@pytest.mark.parametrize("dag", ["2026-03-29", "2026-10-25"])
def test_een_melding_in_de_nacht_van_de_klok_telt_vanaf_haar_dag(
    dag: str, uur: str, klaar_organisatie: Organisatie, bezoek: Bezoek
) -> None:
    antwoord = registreer(bezoek("intake"), "bouwmelding", ontvangen_dag=dag, ontvangen_tijd=uur, bevestig="lang_geleden")
    assert antwoord.status_code == 302, antwoord.content.decode()[:2_000]
    with binnen(klaar_organisatie.pk):
        melding = Melding.objects.select_related("zaak").get()
        assert dag_van(melding.ontvangen_op).isoformat() == dag
        zaak = melding.zaak
        termijnen = stand(haal_feiten(zaak), kader_van(zaak), datetime.date.fromisoformat(dag)).termijnen
    (wachttijd,) = [termijn for termijn in termijnen if termijn.soort == "bouwmelding_wachttijd"]
    assert wachttijd.resultaat.begin.isoformat() == dag
    assert wachttijd.resultaat.uitkomst == UITKOMST[dag]
