"""The browser is killed again and again while it sends: no photo is lost, and none is there twice.

``BORGWIJZER_DODEN`` says how often; ``make duurtest`` does it fifty times.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page

from borgwijzer.documenten.models import Veldupload
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen
from tests.scenarios.bediening import Mens
from tests.scenarios.test_verhaal_veldwerk import CODE, eis_alles_binnen, plan
from tests.scenarios.toestel import Toestel
from tests.toezicht.bezoekwerk import maak_foto

pytestmark = pytest.mark.browser
KEREN = int(os.environ.get("BORGWIJZER_DODEN", "10"))
FOTOS = int(os.environ.get("BORGWIJZER_FOTOS", "8"))
MB = float(os.environ.get("BORGWIJZER_FOTO_MB", "3"))
GEDULD = 300
RAVI = "ravi@wilgenmeer.example.org"


@pytest.fixture
def toestel(browser: Browser, tmp_path: Path) -> Iterator[Toestel]:
    """A device of its own, driven by the same library as the other browser."""
    gemaakt = Toestel(browser.browser_type, tmp_path / "toestel")
    yield gemaakt
    gemaakt.dood()


def maak_grote_fotos(map_: Path) -> list[Path]:
    """Files that begin as a photo and are otherwise noise, so that each goes in many pieces."""
    paden = [map_ / f"groot{nummer}.jpg" for nummer in range(FOTOS)]
    for nummer, pad in enumerate(paden):
        pad.write_bytes(maak_foto(nummer) + random.Random(nummer).randbytes(int(MB * 1_000_000)))
    return paden


def meld_aan(page: Page, adres: str) -> None:
    page.goto(f"{adres}/aanmelden/")
    if page.locator(f'button[value="{RAVI}"]').count():
        page.locator(f'button[value="{RAVI}"]').click()
        page.wait_for_url("**/werkvoorraad/")
    page.goto(f"{adres}/veld/")


def kies_bestanden(page: Page, fotos: list[Path]) -> None:
    """As the window for files does: of a browser that was begun elsewhere the library would send every byte itself."""
    page.locator("#fotos").wait_for(state="attached")
    gesprek = page.context.new_cdp_session(page)
    veld = gesprek.send("Runtime.evaluate", {"expression": "document.querySelector('#fotos')"})["result"]["objectId"]
    gesprek.send("DOM.setFileInputFiles", {"files": [str(pad) for pad in fotos], "objectId": veld})


def maak_rapport(page: Page, fotos: list[Path]) -> None:
    """Made without reach: everything waits on the device."""
    page.get_by_label("Kies een veldcode").fill(CODE)
    page.get_by_label("Nog een keer").fill(CODE)
    page.get_by_role("button", name="Begin met veldwerk").click()
    page.get_by_role("button", name="Maak het rapport").wait_for()
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.context.set_offline(True)
    page.get_by_role("button", name="Maak het rapport").click()
    kies_bestanden(page, fotos)
    page.wait_for_function("(n) => document.querySelectorAll('.fotokaart').length === n", arg=len(fotos), timeout=300_000)
    page.get_by_label("Hoe liep het bezoek af? (verplicht)").select_option("vervolg_nodig")
    page.get_by_label("Wat zag u? (verplicht)").fill("De wapening ligt te ondiep.")
    page.get_by_label("Ik heb dit zelf gezien").check()
    page.get_by_role("button", name="Maak het rapport af").click()
    page.get_by_text(f"1 rapport en {len(fotos)} foto's wachten op verzending.").wait_for()


def tel_binnen(demo: Organisatie) -> tuple[int, int]:
    """How many photos are here whole, and how many bytes of all."""
    with binnen(demo.pk):
        rijen = list(Veldupload.objects.values_list("klaar_op", "ontvangen"))
    return sum(op is not None for op, _ in rijen), sum(bytes_ for _, bytes_ in rijen)


def wacht_op_alle(demo: Organisatie, aantal: int) -> None:
    einde = time.monotonic() + GEDULD
    while tel_binnen(demo)[0] < aantal:
        assert time.monotonic() < einde, f"na {GEDULD} seconden is binnen: {tel_binnen(demo)}"
        time.sleep(0.2)


def test_gedood_tijdens_het_versturen(
    mens: Callable[..., Mens], adres: str, demo: Organisatie, toestel: Toestel, tmp_path: Path
) -> None:
    plan(mens("ravi"))
    fotos, kans = maak_grote_fotos(tmp_path), random.Random(11)
    page = toestel.start()
    meld_aan(page, adres)
    maak_rapport(page, fotos)
    standen = []
    for _ in range(KEREN):
        toestel.dood()
        page = toestel.start()
        with suppress(Error):  # killed while it loads is a kill too
            meld_aan(page, adres)
            page.wait_for_timeout(kans.uniform(50, 1_200))
        standen.append(tel_binnen(demo))
    toestel.dood()
    page = toestel.start()
    meld_aan(page, adres)
    toestel.laat_los()
    wacht_op_alle(demo, len(fotos))
    toestel.kijk().get_by_text("Alles is verstuurd.").wait_for()
    assert standen == sorted(standen), "wat binnen is, blijft binnen"
    with binnen(demo.pk):
        assert Veldupload.objects.count() == len(fotos)
    eis_alles_binnen(demo, fotos)
    print(f"gedood: {KEREN} keer; heel binnen en bytes na elke keer: {standen}")
