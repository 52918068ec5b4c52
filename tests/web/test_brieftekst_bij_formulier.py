"""The text of a letter that is made from a form: the form waits with it, and the deed sends what was read."""

from __future__ import annotations

import dataclasses
import html
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from borgwijzer.brieven.concept import acties
from borgwijzer.brieven.models import Conceptbrief, OpgeslagenBrief
from borgwijzer.klok import nu, vandaag
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.toezicht.acties import interventies, stapvoorstellen
from borgwijzer.toezicht.acties.bezwaar import Binnengekomen as Bezwaar_binnen
from borgwijzer.toezicht.acties.bezwaar import registreer_bezwaar
from borgwijzer.toezicht.acties.interventies import begin_interventie
from borgwijzer.toezicht.acties.lasten import begin_last
from borgwijzer.web.views.briefpaginas import BRIEFPAGINAS
from borgwijzer.zaken.acties.signalen import Binnengekomen, neem_signaal_op
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.models import Besluit, Informatieverzoek, Interventiestap, Zaak
from tests.toezicht import lastwerk, maatwerkwerk, toezichtwerk
from tests.toezicht.verzoekwerk import AANVRAAG, dien_in
from tests.web.conftest import Bezoek, zonder_hulp
from tests.web.test_last_scherm import VOORNEMEN
from tests.zaken.informatiewerk import maak_verzoek

Maker = Callable[..., Account]
Opzet = tuple[str, str, dict[str, str]]


def dag(verder: int) -> str:
    return f"{vandaag() + timedelta(days=verder):%d-%m-%Y}"


def _last(zaak: Zaak, wie: Account) -> Opzet:
    afweging = lastwerk.maak_afweging(lastwerk.maak_overtreding(zaak, wie), "last_onder_dwangsom", wie)
    last = begin_last(afweging.pk, door=wie, moment=nu())
    return f"last/{last.pk}/", "voornemen-0", {**VOORNEMEN, "voornemen-uiterlijk": dag(21)}


def _interventie(zaak: Zaak, wie: Account) -> Opzet:
    afweging = toezichtwerk.maak_afweging(toezichtwerk.maak_overtreding(zaak, wie, nu()), "waarschuwing", wie, nu())
    gezet = begin_interventie(afweging.pk, "waarschuwing", door=wie, moment=nu())
    velden = {"te_doen": "Versterk de fundering.", "gevolg": "Dan zwaarder.", "uiterlijk": dag(28)}
    return f"interventie/{gezet.pk}/", "zet-waarschuwing-0", {f"waarschuwing-{naam}": waarde for naam, waarde in velden.items()}


def _bouwstop(zaak: Zaak, wie: Account) -> Besluit:
    return Besluit.objects.create(
        organisatie_id=zaak.organisatie_id, zaak=zaak, soort="bouwstop", toestand="genomen", vanaf=vandaag(), motivering="Gevaar.",
        gronden=["Geen melding."], voorgesteld_door=wie, voorgesteld_naam=wie.naam, voorgesteld_op=vandaag(), beslist_door=wie,
        beslist_naam=wie.naam, beslist_op=vandaag(),
    )  # fmt: skip


def _bezwaar(zaak: Zaak, wie: Account) -> Opzet:
    binnengekomen = Bezwaar_binnen(vandaag(), {"naam": "T. Oeverdijk"}, "Ik had gemeld.", besluit=_bouwstop(zaak, wie).pk)
    bezwaar = registreer_bezwaar(zaak.pk, binnengekomen, door=wie, moment=nu())
    return f"bezwaar/{bezwaar.pk}/", "verdaagd-0", {"verdaagd-tekst": "Er is meer onderzoek nodig."}


def _verzoek(zaak: Zaak, wie: Account) -> Opzet:
    verzoek = dien_in(zaak, wie, dataclasses.replace(AANVRAAG, ontvangen_op=vandaag()), vandaag())
    return f"handhavingsverzoek/{verzoek.pk}/", "vraag-0", {"vraag-wat": "Een tekening.", "vraag-dag": dag(14)}


def _maatwerk(zaak: Zaak, wie: Account) -> Opzet:
    aanvraag = maatwerkwerk.dien_in(maatwerkwerk.zet_aan(zaak), wie, vandaag())
    return f"maatwerk/{aanvraag.pk}/", "vraag-0", {"vraag-wat": "Een tekening.", "vraag-dag": dag(14)}


def _signaal(zaak: Zaak, wie: Account) -> Opzet:
    melding = neem_signaal_op(zaak.pk, Binnengekomen("derde", "Scheur in de wand.", vandaag()), door=wie, moment=nu())
    velden = {"aan": "Omgevingsdienst", "adres": "Postbus 1", "reden": "Asbest is daar belegd.", "ook_hier": "ja"}
    return f"signaal/{melding.pk}/bericht/", "doorzenden", velden


def _informatie(zaak: Zaak, wie: Account) -> Opzet:
    eerder = nu() - timedelta(days=30)
    tot = vandaag() - timedelta(days=3)
    verzoek = maak_verzoek(zaak, wie, verzonden=True, moment=eerder, uiterlijk=tot)
    return f"informatieverzoek/{verzoek.pk}/", f"herinner-{verzoek.versie}", {"herinner-dag": dag(14)}


def _besluit(zaak: Zaak, wie: Account) -> Opzet:
    besluit = _bouwstop(zaak, wie)
    return "vastleggen/", f"eindig-{besluit.pk}", {f"eindig-{besluit.pk}-reden": "Er is nu een melding."}


FORMULIEREN: dict[str, tuple[tuple[str, ...], Callable[[Zaak, Account], Opzet]]] = {
    "last": (("handhaver",), _last), "interventie": (("handhaver",), _interventie), "bezwaar": (("jurist",), _bezwaar),
    "handhavingsverzoek": (("jurist",), _verzoek), "signaal": (("handhaver",), _signaal),
    "informatieverzoek": (("toezichthouder",), _informatie), "vastleggen": (("teamleider",), _besluit),
    "maatwerk": (("jurist",), _maatwerk),
}  # fmt: skip


def _open(zaak: Zaak, pagina: str, bezoek: Bezoek) -> tuple[Client, str, str, dict[str, str]]:
    rollen, maak = FORMULIEREN[pagina]
    client = bezoek(*rollen)
    with binnen(zaak.organisatie_id):
        adres, knop, velden = maak(zaak, client.persoon)  # type: ignore[attr-defined]
    return client, f"/zaak/{zaak.nummer}/{adres}", knop, velden


def _schrijf(client: Client, tekstadres: str, zin: str) -> str:
    """Write a sentence before the first piece that can be changed; the page after it."""
    pagina = client.get(tekstadres).content.decode()
    naam, tekst = re.findall(r'name="(stuk-[^"]+)"[^>]*>([^<]*)</textarea>', pagina)[0]
    versie = re.findall(r'name="versie" value="(\d+)"', pagina)[-1]
    velden = {naam: f"{zin} {html.unescape(tekst)}", "versie": versie, "daad": "bewaar"}
    return client.post(tekstadres, velden, follow=True).content.decode()


def test_elke_pagina_met_zulke_formulieren_staat_hier() -> None:
    assert BRIEFPAGINAS.keys() == FORMULIEREN.keys()


@pytest.mark.parametrize("pagina", FORMULIEREN)
def test_van_formulier_naar_tekst_en_terug_tot_de_brief(pagina: str, zaak: Zaak, bezoek: Bezoek) -> None:
    client, adres, knop, velden = _open(zaak, pagina, bezoek)
    assert f'value="tekst-{knop}"' in client.get(adres).content.decode()
    antwoord = client.post(adres, {**velden, "daad": f"tekst-{knop}", "tekst": "0"})
    assert antwoord.status_code == 302, zonder_hulp(antwoord.content.decode())[-3000:]
    na = _schrijf(client, antwoord.headers["Location"], "Goed om te weten.")
    assert "De tekst is bewaard" in na and "Goed om te weten." in na
    (terug,) = re.findall(r'<a href="([^"]+)">Terug naar waar u de brief verstuurt', na)
    formulier = zonder_hulp(client.get(html.unescape(terug)).content.decode())
    assert "De brief, zoals hij" in formulier or "Bericht over het signaal" in formulier
    assert "Goed om te weten." in formulier and "maakte deze brief klaar" in formulier
    for waarde in velden.values():
        assert html.escape(waarde.split("\n")[0]) in formulier, "wat getypt was, staat er nog"
    with binnen(zaak.organisatie_id):
        assert not OpgeslagenBrief.objects.filter(eigen_tekst__gt={}).exists()
        versie = Conceptbrief.objects.get().versie
    assert f'name="tekst" value="{versie}"' in formulier
    niet = client.post(adres, {**velden, "daad": knop, "tekst": "0"}, follow=True).content.decode()
    assert "veranderde intussen de tekst" in niet
    client.post(adres, {**velden, "daad": knop, "tekst": str(versie)}, follow=True)
    with binnen(zaak.organisatie_id):
        brief = OpgeslagenBrief.objects.latest("pk")
        assert [deel["nieuw"][:17] for deel in brief.eigen_tekst.values()] == ["Goed om te weten."]
        assert Conceptbrief.objects.get().opgeslagen == brief


@pytest.mark.parametrize("pagina", ["bezwaar", "handhavingsverzoek", "informatieverzoek", "maatwerk", "vastleggen"])
def test_de_brief_van_een_formulier_is_vooraf_te_lezen(pagina: str, zaak: Zaak, bezoek: Bezoek) -> None:
    client, adres, knop, velden = _open(zaak, pagina, bezoek)
    inhoud = zonder_hulp(client.post(adres, {**velden, "daad": f"bekijk-{knop}"}).content.decode())
    assert "De brief, zoals hij gaat" in inhoud and "Er is nog niets vastgelegd" in inhoud
    with binnen(zaak.organisatie_id):
        assert not Conceptbrief.objects.exists()


@pytest.mark.parametrize("pagina", FORMULIEREN)
def test_wat_klaar_ligt_kan_weg_en_dan_is_er_niets_gebeurd(pagina: str, zaak: Zaak, bezoek: Bezoek) -> None:
    client, adres, knop, velden = _open(zaak, pagina, bezoek)
    tekstadres = client.post(adres, {**velden, "daad": f"tekst-{knop}", "tekst": "0"}).headers["Location"]
    _schrijf(client, tekstadres, "Wij belden u al.")
    with binnen(zaak.organisatie_id):
        brieven = OpgeslagenBrief.objects.count()
    pagina_nu = client.get(adres).content.decode()
    (weg,) = re.findall(r'name="daad" value="(weg-[^"]+)"', pagina_nu)
    versie = max(re.findall(r'name="tekst" value="(\d+)"', pagina_nu), key=int)
    geweigerd = client.post(adres, {"daad": weg, "tekst": str(int(versie) - 1)})
    assert geweigerd.status_code == 409, "wie een oudere tekst las, gooit niet weg wat een collega schreef"
    assert "Er is niets verstuurd" in client.post(adres, {"daad": weg, "tekst": versie}, follow=True).content.decode()
    assert "maakte deze brief klaar" not in client.get(adres).content.decode()
    with binnen(zaak.organisatie_id):
        assert not Conceptbrief.objects.exists() and OpgeslagenBrief.objects.count() == brieven
        gebeurtenis = Gebeurtenis.objects.get(soort="brief_weggegooid")
    assert "Wij belden u al." in str(gebeurtenis.gegevens["tekst"])
    antwoord = client.post(adres, {**velden, "daad": knop, "tekst": "0"}, follow=True)
    assert antwoord.status_code == 200 and "Wij belden u al." not in antwoord.content.decode()


def test_een_formulier_dat_niet_klopt_wordt_geen_tekst(zaak: Zaak, bezoek: Bezoek) -> None:
    client, adres, knop, velden = _open(zaak, "last", bezoek)
    antwoord = client.post(adres, {**velden, "voornemen-bedrag": "veel", "daad": f"tekst-{knop}"})
    assert antwoord.status_code >= 400 and "geen heel bedrag" in antwoord.content.decode()
    for daad in ("tekst-verzin-0", "tekst-", "bekijk-"):
        assert "met een van de knoppen" in client.post(adres, {"daad": daad}).content.decode()
    weg = client.get(f"/zaak/{zaak.nummer}/brieftekst/last_voornemen-{adres.split('/')[-2]}/")
    assert weg.status_code >= 400 and "ligt niet klaar" in weg.content.decode()


def test_een_tweede_paar_ogen_ziet_de_brief_van_de_schrijver(zaak: Zaak, bezoek: Bezoek, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acties, "vraagt_tweede", lambda *_: True)
    monkeypatch.setattr("borgwijzer.web.vullen.brieftekst_wijzigen.vraagt_tweede", lambda *_: True)
    client, adres, knop, velden = _open(zaak, "last", bezoek)
    tekstadres = client.post(adres, {**velden, "daad": f"tekst-{knop}"}).headers["Location"]
    _schrijf(client, tekstadres, "Goed om te weten.")
    assert "is voorgelegd" in client.post(tekstadres, {"versie": "2", "daad": "leg_voor"}, follow=True).content.decode()
    jurist = bezoek("jurist")  # may not set this step himself, and signs nothing here
    gelezen = jurist.get(tekstadres).content.decode()
    assert "Goed om te weten." in gelezen and client.persoon.naam in gelezen  # type: ignore[attr-defined]
    goed = jurist.post(tekstadres, {"versie": "3", "daad": "keur_goed"}, follow=True).content.decode()
    assert "De brief is goedgekeurd" in goed
    assert "U kunt hem versturen" in (pagina := client.get(adres).content.decode()) or "u kunt hem versturen" in pagina
    assert "Het is vastgelegd" in client.post(adres, {**velden, "daad": knop, "tekst": "4"}, follow=True).content.decode()


def test_een_verzoek_om_gegevens_keurt_een_collega_goed_die_het_niet_vraagt(
    zaak: Zaak, bezoek: Bezoek, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(acties, "vraagt_tweede", lambda *_: True)
    monkeypatch.setattr("borgwijzer.web.vullen.brieftekst_wijzigen.vraagt_tweede", lambda *_: True)
    client = bezoek("toezichthouder")
    with binnen(zaak.organisatie_id):
        verzoek: Informatieverzoek = maak_verzoek(
            zaak,
            client.persoon,
            moment=nu(),
            uiterlijk=vandaag() + timedelta(days=14),  # type: ignore[attr-defined]
        )
    tekstadres = f"/zaak/{zaak.nummer}/brieftekst/informatieverzoek-{verzoek.pk}/"
    client.post(tekstadres, {"versie": "0", "daad": "leg_voor"})
    goed = bezoek("jurist").post(tekstadres, {"versie": "1", "daad": "keur_goed"}, follow=True).content.decode()
    assert "De brief is goedgekeurd" in goed


def test_wie_alleen_leest_ziet_de_brief_en_geen_velden(zaak: Zaak, bezoek: Bezoek) -> None:
    client, adres, knop, velden = _open(zaak, "last", bezoek)
    tekstadres = client.post(adres, {**velden, "daad": f"tekst-{knop}"}).headers["Location"]
    gelezen = zonder_hulp(bezoek("lezer").get(tekstadres).content.decode())
    assert "Wij zijn van plan" in gelezen and "<textarea" not in gelezen
    assert bezoek("lezer").post(tekstadres, {"daad": "bewaar"}).status_code == 403
    with CaptureQueriesContext(connection) as vragen:
        client.get(tekstadres)
    assert len(vragen) <= 60, [vraag["sql"][:90] for vraag in vragen]


def test_de_tekst_van_een_klaargelegde_stap(zaak: Zaak, bezoek: Bezoek, monkeypatch: pytest.MonkeyPatch) -> None:
    with binnen(zaak.organisatie_id):
        kader = kader_van(zaak)
    brief = kader.inhoud.brief["waarschuwing"].model_copy(update={"tweede_paar_ogen": True})
    nieuw = dataclasses.replace(
        kader, inhoud=kader.inhoud.model_copy(update={"brief": {**kader.inhoud.brief, "waarschuwing": brief}})
    )
    for module in (interventies, stapvoorstellen):
        monkeypatch.setattr(module, "kader_van", lambda _: nieuw)
    client, adres, knop, velden = _open(zaak, "interventie", bezoek)
    client.post(adres, {**velden, "daad": knop.replace("zet-", "leg-")})
    jurist = bezoek("teamleider")
    pagina = zonder_hulp(jurist.get(adres).content.decode())
    (tekstadres,) = re.findall(r'<a href="(/zaak/[^"]+/brieftekst/interventie_keur-\d+/)">', pagina)
    assert "De tekst is bewaard" in _schrijf(jurist, tekstadres, "Goed om te weten.")
    assert "Een collega veranderde" in jurist.post(adres, {"daad": "keur-1", "tekst": "0"}, follow=True).content.decode()
    assert "De stap is goedgekeurd" in jurist.post(adres, {"daad": "keur-1", "tekst": "1"}, follow=True).content.decode()
    with binnen(zaak.organisatie_id):
        assert OpgeslagenBrief.objects.latest("pk").eigen_tekst and Interventiestap.objects.exists()
