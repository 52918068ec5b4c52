"""Two people at one toets, a session that ends halfway, and the pages that say no."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.scenarios.bediening import Mens

pytestmark = pytest.mark.browser


def _antwoord(wie: Mens, eis: str, antwoord: str, reden: str = "") -> None:
    wie.kies(wie.page.locator(f"#eis-{eis}").get_by_label(antwoord, exact=True))
    if reden:
        wie.vul(f"#reden-{eis}", reden)


def _sla_op(wie: Mens) -> None:
    wie.druk("Sla op")


def test_twee_mensen_aan_een_toets(mens: Callable[..., Mens]) -> None:
    noor, ravi = mens("noor"), mens("ravi")
    noor.lever_aan("bouwmelding_volledig")
    noor.volg("Toets de bouwmelding")
    ravi.ga_naar(noor.page.url.removeprefix(noor.adres))
    _antwoord(noor, "hw-bm-instrument-past", "Ja")
    _antwoord(noor, "hw-bm-documenten-volledig", "Ja")
    _sla_op(noor)
    noor.page.get_by_text("De toets is opgeslagen").wait_for()
    _antwoord(ravi, "hw-bm-instrument-past", "Nee", "Alleen voor woongebouwen.")
    _antwoord(ravi, "hw-bm-kwaliteitsborger-onafhankelijk", "Ja")
    _sla_op(ravi)
    ravi.page.get_by_role("heading", name="Een collega was u voor").wait_for()
    assert ravi.page.get_by_text("Noor van Dijkhuizen sloeg deze toets op").count()
    ravi.bekijk("40-toets-conflict")
    ravi.kies(ravi.page.get_by_label("U", exact=False).last)
    ravi.druk("Sla deze keuzes op")
    ravi.page.get_by_text("De toets is opgeslagen").wait_for()
    ravi.bekijk("41-toets-samengevoegd")
    assert ravi.page.locator("#reden-hw-bm-instrument-past").input_value() == "Alleen voor woongebouwen."
    for eis in ("hw-bm-documenten-volledig", "hw-bm-kwaliteitsborger-onafhankelijk"):
        assert ravi.page.locator(f"#eis-{eis}").get_by_label("Ja", exact=True).is_checked(), eis


def test_wat_getypt_was_overleeft_een_verlopen_sessie(mens: Callable[..., Mens]) -> None:
    wie = mens("noor")
    wie.lever_aan("bouwmelding_volledig")
    wie.volg("Toets de bouwmelding")
    _antwoord(wie, "hw-bm-instrument-past", "Nee", "Alleen voor woongebouwen.")
    wie.page.context.add_cookies([{"name": "borgwijzer_sessie", "value": "voorbij", "url": wie.adres}])
    _sla_op(wie)
    wie.page.get_by_role("heading", name="Aanmelden").wait_for()
    wie.bekijk("42-sessie-verlopen")
    wie.kies_demo("noor@wilgenmeer.example.org")
    wie.page.get_by_role("heading", name="Wat u invulde, is er nog").wait_for()
    wie.bekijk("43-opnieuw")
    wie.druk("Ga verder met opslaan")
    wie.page.get_by_text("De toets is opgeslagen").wait_for()
    assert wie.page.locator("#reden-hw-bm-instrument-past").input_value() == "Alleen voor woongebouwen."


def test_paginas_die_nee_zeggen(mens: Callable[..., Mens]) -> None:
    onbekend = mens()
    onbekend.ga_naar("/aanmelden/")
    onbekend.vul("E-mailadres", "noor@wilgenmeer.example.org")
    onbekend.vul("Wachtwoord", "verkeerd")
    onbekend.druk("Meld aan")
    onbekend.page.get_by_text("Deze combinatie kennen wij niet").wait_for()
    onbekend.bekijk("50-aanmelden-fout")
    lezer = mens("lies")
    lezer.ga_naar("/triage/")
    lezer.page.get_by_text("Uw rol geeft hier geen toegang toe").wait_for()
    lezer.bekijk("51-geen-recht")
    lezer.ga_naar("/zaak/2026-999999/")
    lezer.page.get_by_role("heading", name="Deze pagina bestaat niet").wait_for()
    lezer.bekijk("52-bestaat-niet")
    lezer.meld_af()
    lezer.bekijk("53-afgemeld")
    lezer.kies_demo("bert@wilgenmeer.example.org")
    lezer.page.get_by_role("heading", name="U bent aangemeld").wait_for()
    lezer.bekijk("54-begin-beheerder")


def test_geen_xml_wordt_geweigerd_met_uitleg(mens: Callable[..., Mens]) -> None:
    wie = mens("noor")
    wie.ga_naar("/berichten/toevoegen/")
    wie.voeg_toe("Bericht", {"name": "plan.xml", "mimeType": "text/xml", "buffer": b"%PDF-1.7 geen xml"})
    wie.druk("Lever aan")
    wie.page.get_by_text("Dit is een pdf-bestand").wait_for()
    wie.bekijk("55-bericht-geweigerd")
