"""The pictures of docs/handleiding, shot from the screens as they are.

Make them again with BORGWIJZER_SCHERMEN=1 and this file, then copy build/schermen/handleiding/*.png to
docs/handleiding/beelden/. Without that setting the same walk shows that every screen the guides describe can be reached.
"""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image

from tests.scenarios.bediening import BREED, SCHERMEN, Mens
from tests.scenarios.test_verhaal_accepteren import REDENEN
from tests.scenarios.test_verhaal_afwijzen import _stel_voor
from tests.scenarios.test_verhaal_gereedmelding import _keur_af, _neem_signaal_op, _open_gereedmelding, _stel_besluit_voor
from tests.scenarios.test_verhaal_radar import _lees_in

pytestmark = pytest.mark.browser
KLEUREN = 96
BEELDEN = {
    "werkvoorraad", "taken", "zaak", "hulp", "toets", "oordeel", "triage", "triage-bericht", "registreren", "herstel", "signaal",
    "besluit", "afwijzing", "radar", "vergunning", "register", "instellingen", "openbaar", "voorbereiden",
}  # fmt: skip


def schiet(wie: Mens, naam: str, *, bij: str = "") -> None:
    """A picture of what the window shows, from the top or from the heading ``bij``; few colours keep it small."""
    assert naam in BEELDEN
    wie.page.set_viewport_size(BREED)  # type: ignore[arg-type]
    wie.page.wait_for_load_state()
    if bij:
        wie.page.get_by_text(bij).locator("visible=true").first.evaluate("el => window.scrollTo(0, el.offsetTop - 40)")
    if SCHERMEN:
        pad = SCHERMEN / "handleiding" / f"{naam}.png"
        pad.parent.mkdir(parents=True, exist_ok=True)
        beeld = Image.open(io.BytesIO(wie.page.screenshot()))
        beeld.convert("RGB").quantize(KLEUREN, dither=Image.Dither.NONE).save(pad, optimize=True)


def test_bouwmelding(mens: Callable[..., Mens]) -> None:
    noor = mens("noor")
    noor.lever_aan("bouwmelding_volledig")
    zaak = noor.page.url
    noor.volg("Toets de bouwmelding")
    schiet(noor, "toets")
    noor.page.get_by_text("Hoe werkt dit?").click()
    noor.bekijk("120-hulp-open")
    schiet(noor, "hulp")
    noor.beantwoord_eisen(REDENEN)
    noor.page.get_by_role("heading", name="Oordeel over de bouwmelding").wait_for()
    schiet(noor, "oordeel")
    noor.druk("Accepteer de melding en verstuur de brief")
    noor.ga_naar(zaak.removeprefix(noor.adres))
    schiet(noor, "zaak")
    for pad, naam in (("/werkvoorraad/", "werkvoorraad"), ("/instellingen/", "instellingen")):
        noor.ga_naar(pad)
        schiet(noor, naam)
    noor.ga_naar("/meldingen/registreren/?soort=bouwmelding")
    schiet(noor, "registreren")


def test_afwijzing(mens: Callable[..., Mens]) -> None:
    noor, amal = mens("noor"), mens("amal")
    _stel_voor(noor)
    amal.ga_naar(noor.page.url.removeprefix(noor.adres))
    schiet(amal, "afwijzing")
    amal.ga_naar("/taken/?lijst=alle")
    schiet(amal, "taken")


def test_gereedmelding_signaal_en_besluit(mens: Callable[..., Mens]) -> None:
    ravi, amal = mens("ravi"), mens("amal")
    ravi.lever_aan("gereedmelding")
    ravi.ga_naar("/triage/")
    schiet(ravi, "triage")
    ravi.page.locator("a.hoofdlink").first.click()
    ravi.page.get_by_role("heading", name="Waar hoort het bij?").wait_for()
    schiet(ravi, "triage-bericht")
    zaak = _open_gereedmelding(ravi)
    ravi.volg("Vastleggen en besluiten")
    _neem_signaal_op(ravi)
    schiet(ravi, "signaal")
    _stel_besluit_voor(ravi)
    amal.ga_naar(f"{zaak}vastleggen/")
    schiet(amal, "besluit")
    ravi.ga_naar(zaak)
    ravi.volg("Toets de gereedmelding")
    _keur_af(ravi)
    ravi.druk("Vraag om aanvulling")
    schiet(ravi, "herstel")


def test_radar_register_en_openbaar(mens: Callable[..., Mens]) -> None:
    ravi, bert, bezoeker = mens("ravi"), mens("bert"), mens()
    _lees_in(ravi)
    ravi.ga_naar("/radar/")
    schiet(ravi, "radar")
    ravi.volg("Zuiddijk 102")
    schiet(ravi, "vergunning")
    bert.ga_naar("/beheer/register/")
    schiet(bert, "register")
    bezoeker.ga_naar("/formulier/wilgenmeer/")
    schiet(bezoeker, "openbaar")
    bezoeker.volg("Een bouwmelding voorbereiden")
    bezoeker.page.get_by_label("Borgingsplan").check()
    bezoeker.druk("Ga na wat er ontbreekt")
    schiet(bezoeker, "voorbereiden")
