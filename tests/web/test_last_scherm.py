"""The page of a last: the sentence, the forms that can be used now, what was typed stays, and a second person decides."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext

from borgwijzer.klok import vandaag
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.toezicht.acties.lasten import begin_last
from borgwijzer.toezicht.acties.laststappen import Stapinvoer
from borgwijzer.toezicht.acties.schorsen import Schorsingsvoorstel, schors_besluit
from borgwijzer.web.lastinvoer import lees_stapinvoer
from borgwijzer.zaken.models import Besluit, Interventie, Interventiestap, Zaak
from tests.toezicht.bezwaarwerk import maak_bezwaar
from tests.toezicht.lastwerk import begin, dag, laat_verbeuren, maak_afweging, maak_overtreding, na, zet
from tests.web.conftest import Bezoek, zonder_hulp
from tests.zaken.zaakwerk import MOMENT, open_proefzaak

VIJANDIG = "<script>alert(1)</script> 🏗 \u202eomgekeerd"
VOORNEMEN = {
    "voornemen-last": "Leg de bouw stil.", "voornemen-dagen": "28", "voornemen-bedrag": "€ 1.000,-",
    "voornemen-eenheid": "per week",
    "voornemen-maximum": "5.000", "voornemen-bedrag_reden": "Het helpt.", "voornemen-evenredig": "Een waarschuwing hielp niet.",
}  # fmt: skip


@pytest.fixture
def last(zaak: Zaak, account: Callable[..., Account], bezoek: Bezoek) -> Interventie:
    """A last that somebody began on its page."""
    wie = account("handhaver")
    with binnen(zaak.organisatie_id):
        afweging = maak_afweging(maak_overtreding(zaak, wie), "last_onder_dwangsom", wie)
    antwoord = bezoek("handhaver").post(f"/zaak/{zaak.nummer}/last/nieuw/", {"daad": f"afweging-{afweging.pk}"})
    assert antwoord.status_code == 302
    with binnen(zaak.organisatie_id):
        gevonden = Interventie.objects.select_related("zaak").get()
    assert antwoord.headers["Location"] == f"/zaak/{zaak.nummer}/last/{gevonden.pk}/"
    return gevonden


def adres(last: Interventie) -> str:
    return f"/zaak/{last.zaak.nummer}/last/{last.pk}/"


def stuur(client: Client, last: Interventie, daad: str, **velden: Any) -> str:
    return zonder_hulp(client.post(adres(last), {**velden, "daad": daad}, follow=True).content.decode())


def over_een_jaar() -> str:
    return f"{vandaag() + timedelta(days=365):%d-%m-%Y}"


def test_een_voornemen_bekijken_en_versturen(last: Interventie, bezoek: Bezoek) -> None:
    client = bezoek("handhaver")
    pagina = zonder_hulp(client.get(adres(last)).content.decode())
    assert "Stuur het voornemen" in pagina and "Dit kader heeft geen sanctietabel" in pagina and "Awb 5:32 lid 2" in pagina
    ver = {**VOORNEMEN, "voornemen-uiterlijk": over_een_jaar()}
    pagina = stuur(client, last, "bekijk-0-voornemen", **ver)
    assert (
        "De brief, zoals hij gaat" in pagina and "€\u00a01.000 voor elke week" in pagina and "Er is nog niets vastgelegd" in pagina
    )
    with binnen(last.organisatie_id):
        assert not Interventiestap.objects.exists()
    pagina = stuur(client, last, "voornemen-0", **ver)
    assert "Het is vastgelegd. Open de brief: daar leest u hoe" in pagina and "De overtreder kan reageren tot en met" in pagina
    assert "Wij zijn van plan om in te grijpen" in pagina


@pytest.mark.parametrize(
    ("daad", "anders", "zin"),
    [
        ("voornemen-0", {"voornemen-bedrag": "veel"}, "is geen heel bedrag of getal"),
        ("voornemen-0", {"voornemen-bedrag": "1000,50"}, "is geen heel bedrag of getal"),
        ("voornemen-0", {"voornemen-uiterlijk": "morgen"}, "is geen datum"),
        ("voornemen-0", {"voornemen-uiterlijk": ""}, "een dag na"),
        ("voornemen-9", {}, "Een collega heeft aan deze last gewerkt"),
        ("voornemen-x", {}, "nummer|opnieuw|knoppen"),
        ("besluit-0", {}, "een van beide geen besluit"),
        ("verzinsel-0", {}, "met een van de knoppen"), ("", {}, "een van de knoppen"),
        ("bekijk-0-besluit", {}, "met een van de knoppen"), ("neem-999", {}, "hoort niet bij deze last"),
        ("weiger-999", {}, "hoort niet bij deze last"), ("afronden-0", {"afronden-hersteld": "gisteren"}, "is geen dag"),
    ],
)  # fmt: skip
def test_een_geweigerd_formulier_houdt_wat_getypt_is(daad: str, anders: Any, zin: str, last: Interventie, bezoek: Bezoek) -> None:
    client = bezoek("handhaver", "teamleider")
    velden = {**VOORNEMEN, "voornemen-uiterlijk": over_een_jaar(), "voornemen-last": VIJANDIG, **anders}
    antwoord = client.post(adres(last), {**velden, "daad": daad})
    pagina = antwoord.content.decode()
    assert antwoord.status_code >= 400 and any(deel in pagina for deel in zin.split("|")), pagina[:3000]
    assert "<script>alert(1)" not in pagina and "&lt;script&gt;" in pagina
    with binnen(last.organisatie_id):
        assert not Interventiestap.objects.exists()


def test_een_ander_neemt_het_besluit(last: Interventie, bezoek: Bezoek) -> None:
    opsteller, baas = bezoek("handhaver", "teamleider"), bezoek("teamleider")
    stuur(
        opsteller, last, "zonder_zienswijze-0", **{"zonder_zienswijze-uitslag": "spoed", "zonder_zienswijze-reden": "Het stort in."}
    )
    velden = {naam.replace("voornemen", "besluit"): waarde for naam, waarde in VOORNEMEN.items()}
    velden |= {"besluit-uiterlijk": over_een_jaar(), "besluit-termijn_reden": "Genoeg.", "besluit-motivering": "Het moet stoppen."}
    pagina = stuur(opsteller, last, "besluit-1", **velden)
    assert "Het voorstel ligt klaar" in pagina and "zelf voorgesteld" in pagina and "Neem dit besluit" not in pagina
    assert "Het besluit voorstellen" not in pagina, "zolang er een voorstel ligt, kan er niets anders"
    with binnen(last.organisatie_id):
        besluit = last.besluiten.get()
    lijst = baas.get("/taken/").content.decode()
    assert "Last onder dwangsom" in lijst and adres(last) in lijst
    assert "Leg de bouw stil." in stuur(baas, last, f"weiger-{besluit.pk}", **{f"weiger-{besluit.pk}-reden": ""})
    pagina = stuur(baas, last, f"neem-{besluit.pk}")
    assert "Het besluit is genomen." in pagina and "De overtreder heeft tijd tot en met" in pagina
    assert last.zaak.nummer in pagina and "Besluit: last onder dwangsom" in pagina
    vastleggen = baas.get(f"/zaak/{last.zaak.nummer}/vastleggen/").content.decode()
    assert "Het moet stoppen." not in vastleggen, "een besluit over een last staat op de pagina van die last"


def test_spoed_vraagt_een_reden(zaak: Zaak, bezoek: Bezoek, account: Callable[..., Account]) -> None:
    with binnen(zaak.organisatie_id):
        overtreding = maak_overtreding(zaak, account("handhaver"))
    client = bezoek("handhaver")
    antwoord = client.post(f"/zaak/{zaak.nummer}/last/nieuw/", {"daad": f"spoed-{overtreding.pk}", f"spoed-{overtreding.pk}": ""})
    assert antwoord.status_code >= 400 and "kan wachten op een afweging" in antwoord.content.decode()
    reden = {"daad": f"spoed-{overtreding.pk}", f"spoed-{overtreding.pk}": "De put zakt in."}
    pagina = client.post(f"/zaak/{zaak.nummer}/last/nieuw/", reden, follow=True).content.decode()
    assert "Met spoed, zonder afweging vooraf" in pagina and "Een mondelinge bouwstop vastleggen" in pagina


def test_de_lezer_ziet_geld_en_geen_knop(klaar_organisatie: Organisatie, zaak: Zaak, bezoek: Bezoek, account: Any) -> None:
    mensen = account("handhaver", "toezichthouder"), account("teamleider")
    with binnen(klaar_organisatie.pk):
        wie = mensen[0]
        afweging = maak_afweging(maak_overtreding(zaak, wie), "last_onder_dwangsom", wie)
        last = laat_verbeuren(begin_last(afweging.pk, door=wie, moment=MOMENT), mensen)
    pagina = zonder_hulp(bezoek("lezer").get(adres(last)).content.decode())
    assert "€\u00a01.000" in pagina and "ma 18 mei 2026" in pagina and "vr 2 apr 2027" in pagina
    assert 'name="daad"' not in pagina
    op_zaak = bezoek("lezer").get(f"/zaak/{zaak.nummer}/").content.decode()
    assert adres(last) in op_zaak and "Begin een last" not in op_zaak


def test_de_pagina_kost_weinig_statements(last: Interventie, bezoek: Bezoek) -> None:
    client = bezoek("handhaver")
    client.get(adres(last))
    with CaptureQueriesContext(connection) as vragen:
        client.get(adres(last))
    assert len(vragen) <= 12, [vraag["sql"][:90] for vraag in vragen.captured_queries]


@pytest.mark.parametrize(("tekst", "getal"), [("2500", 2500), ("2.500", 2500), ("€ 2.500,-", 2500), ("2500,00", 2500), ("", None)])
def test_een_bedrag_zoals_mensen_het_schrijven(tekst: str, getal: int | None) -> None:
    post = QueryDict(mutable=True)
    post["betaling-bedrag"] = tekst
    assert lees_stapinvoer(post, "betaling").bedrag == getal


def test_een_stap_verbeteren(last: Interventie, bezoek: Bezoek) -> None:
    client = bezoek("handhaver")
    spoed = {"zonder_zienswijze-uitslag": "spoed", "zonder_zienswijze-reden": "Er wordt gestort."}
    pagina = stuur(client, last, "zonder_zienswijze-0", **spoed)
    with binnen(last.organisatie_id):
        stap = Interventiestap.objects.get()
    assert f"?verbeter={stap.pk}#nu" in pagina
    formulier = zonder_hulp(client.get(f"{adres(last)}?verbeter={stap.pk}").content.decode())
    assert "Verbeter: geen zienswijze gevraagd" in formulier and "Er wordt gestort." in formulier
    pagina = stuur(client, last, f"verbeter-{stap.pk}-1", **spoed)
    assert "Schrijf wat er niet klopte" in pagina and "Wat klopte er niet?" in pagina, "het formulier blijft staan"
    doel = {**spoed, "zonder_zienswijze-uitslag": "doel", "verbeter-reden": "De grond was verkeerd."}
    pagina = stuur(client, last, f"verbeter-{stap.pk}-1", **doel)
    assert "De stap is verbeterd." in pagina and "(verbeterd, telt niet meer mee)" in pagina and "De grond was verkeerd." in pagina
    with binnen(last.organisatie_id):
        nieuw = Interventiestap.objects.get(verbetert=stap)
    pagina = stuur(client, last, f"vervalt-{nieuw.pk}-2", **{"vervalt-reden": "Toch niet."})
    assert "Geen zienswijze gevraagd, vervallen" in pagina and "Stuur het voornemen" in pagina
    assert "Verbeter deze stap" not in zonder_hulp(bezoek("lezer").get(adres(last)).content.decode())
    assert client.post(adres(last), {"daad": "verbeter-999999-3"}).status_code >= 400


def test_de_tekst_van_een_brief_die_iets_rechtzet(last: Interventie, bezoek: Bezoek) -> None:
    client = bezoek("handhaver")
    ver = {**VOORNEMEN, "voornemen-uiterlijk": over_een_jaar()}
    stuur(client, last, "voornemen-0", **ver)
    with binnen(last.organisatie_id):
        stap = Interventiestap.objects.get()
    assert f"tekst-verbeter-{stap.pk}-1" in client.get(f"{adres(last)}?verbeter={stap.pk}").content.decode()
    beter = {**ver, "voornemen-last": "Leg ook het grondwerk stil.", "verbeter-reden": "Het grondwerk ontbrak."}
    plek = f"/zaak/{last.zaak.nummer}/brieftekst/last_verbeter_{stap.pk}-{last.pk}/"
    naar = client.post(adres(last), {**beter, "daad": f"tekst-verbeter-{stap.pk}-1"})
    assert naar.headers["Location"] == plek and "Het grondwerk ontbrak." in client.get(plek).content.decode()
    with binnen(last.organisatie_id):
        assert not Interventiestap.objects.filter(verbetert=stap).exists(), "er is nog niets verbeterd"
    assert "Leg ook het grondwerk stil." in client.get(f"{adres(last)}?verbeter={stap.pk}").content.decode(), (
        "het formulier is bewaard"
    )


def test_de_pagina_zegt_waarom_een_vordering_later_verjaart(
    klaar_organisatie: Organisatie, account: Callable[..., Account], bezoek: Bezoek
) -> None:
    handhaver, jurist = account("handhaver", "toezichthouder"), account("jurist")
    with binnen(klaar_organisatie.pk):
        last = laat_verbeuren(begin(open_proefzaak(klaar_organisatie), handhaver), (handhaver, account("teamleider")))
        zet(last, Stapinvoer("uitstel", uiterlijk=dag(60), teksten={"reden": "Betaalt in mei."}), handhaver, 41)
        bezwaar = maak_bezwaar(Besluit.objects.get(interventie=last), jurist)
        schorsing = Schorsingsvoorstel(dag(12), "voorzieningenrechter", "De rechter wil eerst de stukken zien.")
        schors_besluit(bezwaar.pk, schorsing, versie=bezwaar.versie, door=jurist, moment=na(12))
    pagina = zonder_hulp(bezoek(persoon=handhaver).get(adres(last)).content.decode())
    assert "nu niet" in pagina and "Er loopt schorsing van het besluit" in pagina and "Verlengd door uitstel van betaling" in pagina
    assert "Uitstel van betaling" in pagina and "Awb 4:111" in pagina
    assert "hoeft niemand aan de last te voldoen" in pagina and "Geschorst" in pagina and "9999" not in pagina
