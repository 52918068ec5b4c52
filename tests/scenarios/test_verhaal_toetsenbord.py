"""The whole way with the keyboard alone, no mouse: from a bouwmelding on the form of staff to a building in use.

``stand()`` is asked before and after every step: a step that changes something else than it says is found here.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from borgwijzer.klok import vandaag
from borgwijzer.organisaties.models import Organisatie
from tests.scenarios.bediening import BERICHTEN, SMAL, Mens
from tests.scenarios.standwerk import Waarnemer
from tests.scenarios.test_verhaal_accepteren import REDENEN

pytestmark = pytest.mark.browser
BOUW, GEREED = BERICHTEN / "bouwmelding_volledig", BERICHTEN / "gereedmelding"
STUKKEN = {
    "bouwmelding": {
        "borgingsplan": BOUW / "borgingsplan.pdf", "risicobeoordeling": BOUW / "risicobeoordeling.pdf",
        "verklaring_instrument": BOUW / "toestemming instrument.pdf", "risicomatrix": BOUW / "risicomatrix bouwveiligheid.pdf",
        "stikstof": BOUW / "stikstof bouwfase.pdf",
    },
    "gereedmelding": {
        "borgingsplan": BOUW / "borgingsplan.pdf", "verklaring_kwaliteitsborger": GEREED / "verklaring kwaliteitsborger.pdf",
        "gebruiksfuncties": GEREED / "gebruiksfuncties en ruimten.pdf", "constructie": GEREED / "constructie zoals gebouwd.pdf",
        "ventilatie": GEREED / "ventilatie.pdf", "energie": GEREED / "energieprestatie.pdf",
        "milieuprestatie": GEREED / "milieuprestatie.pdf", "brandveiligheid": GEREED / "brandveiligheid.pdf",
    },
}  # fmt: skip
WIE = {
    "initiatiefnemer_naam": "T. Oeverdijk", "initiatiefnemer_adres": "Rietlaan 1", "initiatiefnemer_telefoon": "000 123 45 67",
    "initiatiefnemer_email": "t.oeverdijk@example.org",
}  # fmt: skip
BORGING = {
    "kwaliteitsborger_naam": "Borgburo Waterland", "instrument": "Woningborg", "ondertekend": "Ja", "gelijkwaardigheid": "Nee",
}  # fmt: skip
GEREED_REDENEN = {
    "hw-gm-samenspraak": "Namen, adres en datums vergeleken.",
    "hw-gm-uitvoering": "Gezien in het dossier.",
    "GM-f2": "Staat in het stuk over de constructie.",
}
KNOP = "Registreer de melding"


def dag(terug: int) -> str:
    return f"{vandaag() - datetime.timedelta(days=terug):%d-%m-%Y}"


def ontvangen(terug: int) -> dict[str, str | Path]:
    return {"kanaal": "Via het O", "ontvangen_dag": dag(terug), "ontvangen_tijd": "10:00"}


def maak_melding(soort: str, *, terug: int, datum: str) -> dict[str, str | Path]:
    """Everything that a complete bouwmelding or gereedmelding says, as the form asks it."""
    stukken = {f"stuk-{naam}": pad for naam, pad in STUKKEN[soort].items()}
    plek = {"plek_adres": "Dijkweg 3", "plek_postcode": "9999 ZX", "plek_woonplaats": "Wilgenmeer"}
    werk = {"omschrijving": "Nieuwbouw woning", "gebruiksfuncties": "woonfunctie", "datum": datum}
    return {**ontvangen(terug), **plek, **werk, **WIE, **BORGING, "dagtekening": dag(terug), **stukken}


def list_fouten(hand: Mens) -> list[str]:
    """What the page says is wrong."""
    return hand.page.get_by_role("alert").all_inner_texts()


def vul_in(hand: Mens, invoer: dict[str, str | Path]) -> None:
    """Fill in fields by their names: a box and a radio button by its value, a file by its path."""
    for naam, waarde in invoer.items():
        veld = hand.page.locator(f'[name="{naam}"]')
        soort = veld.first.get_attribute("type") or veld.evaluate("el => el.tagName")
        if isinstance(waarde, Path):
            hand.voeg_toe(veld, waarde)
        elif soort in {"radio", "checkbox"}:
            hand.kies(hand.page.locator(f'[name="{naam}"][value="{waarde}"]'))
        elif soort == "SELECT":
            hand.kies_uit(veld, waarde)
        else:
            hand.vul(veld, waarde)


def stuur_in(hand: Mens, invoer: dict[str, str | Path]) -> None:
    """Fill in the form, and say yes when it asks whether a day of long ago is right: the focus is on that question then."""
    if "kwaliteitsborger_naam" in invoer:
        hand.klap_open("Kwaliteitsborger")
    vul_in(hand, invoer)
    hand.druk(KNOP)
    plek = hand.plek()
    if plek and plek["naam"] == "bevestig":
        hand.page.keyboard.press("Space")
        hand.druk(KNOP)
    assert list_fouten(hand) == []
    hand.page.get_by_role("heading", name="Dit is vastgelegd").wait_for()


def registreer(hand: Mens, soort: str, invoer: dict[str, str | Path]) -> None:
    """From the page of the zaak: fill in the form of this kind, and see that it is kept."""
    hand.volg("Melding registreren bij deze zaak")
    hand.volg(soort)
    stuur_in(hand, invoer)


def accepteer(hand: Mens, redenen: dict[str, str]) -> None:
    """From the page of what was received: judge every eis, accept, and go back to the zaak."""
    hand.volg("Begin met de toets")
    hand.beantwoord_eisen(redenen)
    assert list_fouten(hand) == []
    hand.druk("Accepteer de melding en verstuur de brief")
    hand.page.get_by_text("De melding is geaccepteerd").wait_for()
    hand.volg("Zaak 2")


@pytest.fixture
def hand(mens: Callable[..., Mens]) -> Mens:
    return mens("noor")


def test_van_bouwmelding_tot_gebruik(hand: Mens, demo: Organisatie) -> None:
    zaak = Waarnemer(demo)
    hand.volg("Melding registreren")
    hand.volg("Bouwmelding")
    stuur_in(hand, {"zaak": "nieuw", **maak_melding("bouwmelding", terug=100, datum=dag(60))})
    assert zaak.kort() == ("bouwmelding_in_behandeling", "nee", "nee")
    accepteer(hand, REDENEN)
    assert zaak.kort() == ("wacht_op_start", "nee", "nee")
    registreer(hand, "Informatie start bouw", {**ontvangen(64), "datum": dag(60), **WIE})
    assert zaak.kort() == ("in_uitvoering", "ja", "nee")
    hand.volg("Naar de zaak")
    hand.page.set_viewport_size(SMAL)  # type: ignore[arg-type]
    registreer(hand, "Gereedmelding", maak_melding("gereedmelding", terug=30, datum=dag(0)))
    assert zaak.kort() == ("gereedmelding_in_behandeling", "ja", "nee")
    accepteer(hand, {**REDENEN, **GEREED_REDENEN})
    assert zaak.kort() == ("wacht_op_gebruik", "ja", "nee")
    registreer(hand, "Informatie einde bouw", {**ontvangen(29), "datum": dag(29), **WIE})
    assert zaak.kort() == ("wacht_op_gebruik", "ja", "ja")
    hand.volg("Naar de zaak")
    hand.volg("Vastleggen en besluiten")
    hand.klap_open("Een datum vastleggen")
    vul_in(hand, {"datum-veld": "Het bouwwerk is in gebruik", "datum-dag": dag(0), "datum-reden": "Gebeld met de bewoner."})
    hand.druk("Leg de datum vast")
    assert zaak.kort() == ("in_gebruik", "ja", "ja")
    assert zaak.taken() <= {"bepaal_gevolgklasse"}


def test_de_focus_gaat_naar_de_inhoud_de_hulp_en_de_fout(hand: Mens) -> None:
    eerste = hand.tab()
    assert eerste and eerste["tekst"] == "Naar de inhoud"
    hand.page.keyboard.press("Enter")
    assert (hand.plek() or {})["id"] == "inhoud"
    hulp = hand.tab()
    assert hulp and hulp["tekst"] == "Hoe werkt dit?"
    hand.page.keyboard.press("Space")
    assert hand.page.get_by_text("Hier staan de zaken van uw gemeente").is_visible()
    hand.ga_naar("/meldingen/registreren/?soort=startbouw")
    hand.druk(KNOP)
    fout = hand.plek()
    assert fout and fout["rol"] == "alert" and fout["ziet"] and fout["op_scherm"]
    koppeling = hand.tab()
    assert koppeling and koppeling["soort"] == "A"
    doel = hand.page.evaluate("document.activeElement.hash.slice(1)")
    hand.page.keyboard.press("Enter")
    assert (hand.plek() or {})["id"] == doel
