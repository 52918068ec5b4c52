"""A signal of the kwaliteitsborger about the foundation, a visit without reach, and the rapport with all its photos."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.documenten.models import Veldupload
from borgwijzer.documenten.opnemen import opslag
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.models import Controle, Veldrapport, Zaak
from tests.scenarios.bediening import Mens
from tests.scenarios.standwerk import Waarnemer
from tests.toezicht.bezoekwerk import maak_foto

pytestmark = pytest.mark.browser
CODE = "rietkraag-7"
SIGNAAL = "De wapening van de fundering ligt te ondiep."


def ga_naar_signaal(wie: Mens) -> str:
    """The path of a zaak, on the page of a signal about its foundation that asks for a visit."""
    wie.lever_aan("bouwmelding_volledig")
    zaak = wie.page.url.removeprefix(wie.adres)
    wie.ga_naar(f"{zaak}vastleggen/")
    wie.klap_open("Een signaal opnemen")
    wie.kies_uit("Van wie komt het signaal?", "Kwaliteitsborger")
    wie.vul("Wat is er gezien of gemeld?", SIGNAAL)
    wie.druk("Neem het signaal op")
    wie.volg("Beoordeel dit signaal")
    wie.kies("Fundering en grondwerk")
    wie.kies_uit("Wijst het op een risico", "Ja")
    wie.vul("Waaruit maakt u dat op?", "De kwaliteitsborger zegt dat.")
    wie.kies_uit("Wat doet u met het signaal?", "Wij gaan kijken")
    wie.druk("Leg de beoordeling vast")
    wie.page.get_by_text("De beoordeling is vastgelegd.").wait_for()
    return zaak


def plan(wie: Mens) -> str:
    """The path of the zaak, with a controle for today."""
    zaak = ga_naar_signaal(wie)
    wie.volg("Plan een controle")
    wie.druk("Plan de controle")
    wie.page.get_by_text("De controle is gepland.").wait_for()
    return zaak


def tik(wie: Mens, knop: str) -> None:
    """Press a button of the app: no other page comes."""
    wie.ga_op(wie.page.get_by_role("button", name=knop).first)
    wie.page.keyboard.press("Enter")


def begin_veldwerk(wie: Mens) -> None:
    wie.ga_naar("/veld/")
    wie.vul("Kies een veldcode", CODE)
    wie.vul("Nog een keer", CODE)
    tik(wie, "Begin met veldwerk")
    wie.page.get_by_role("heading", name="Mijn controles").wait_for()
    wie.page.evaluate("navigator.serviceWorker.ready.then(() => true)")


def open_zonder_bereik(wie: Mens) -> None:
    """The reach goes, the browser begins anew, and the code opens what the device keeps."""
    wie.page.context.set_offline(True)
    wie.page.reload()
    wie.vul("Uw veldcode", CODE)
    tik(wie, "Open veldwerk")
    wie.page.get_by_role("heading", name="Mijn controles").wait_for()


def bekijk(wie: Mens, naam: str) -> None:
    """Look at the app; that there is no reach is no fault of it, and anything else that the browser says is."""
    wie.klachten = [klacht for klacht in wie.klachten if "ERR_INTERNET_DISCONNECTED" not in klacht and "ERR_FAILED" not in klacht]
    wie.bekijk(naam)


def voeg_fotos_toe(wie: Mens, fotos: list[Path]) -> None:
    wie.voeg_toe("Voeg foto's toe", fotos)
    wie.page.get_by_text("versleuteld bewaard.", exact=False).last.wait_for()
    wie.page.wait_for_function("(aantal) => document.querySelectorAll('.fotokaart').length === aantal", arg=len(fotos))


def maak_af(wie: Mens, tekst: str = "De wapening ligt zichtbaar te ondiep.") -> None:
    wie.kies_uit("Hoe liep het bezoek af? (verplicht)", "Gezien wat vervolg")
    wie.vul("Wat zag u? (verplicht)", tekst)
    wie.kies("Ik heb dit zelf gezien")
    tik(wie, "Maak het rapport af")
    wie.page.get_by_text("Klaar en ondertekend").or_(wie.page.get_by_text("Verstuurd en overgenomen")).first.wait_for()


def maak_fotos(map_: Path, aantal: int) -> list[Path]:
    paden = [map_ / f"foto{nummer}.jpg" for nummer in range(1, aantal + 1)]
    for nummer, pad in enumerate(paden):
        pad.write_bytes(maak_foto(nummer, (1_600, 1_200)))
    return paden


def hash_van(paden: list[Path]) -> list[str]:
    return [hashlib.sha256(pad.read_bytes()).hexdigest() for pad in paden]


def eis_alles_binnen(demo: Organisatie, fotos: list[Path]) -> None:
    """Every photo once, in order, with the bytes that it had; one rapport, fixed."""
    with binnen(demo.pk):
        controle = Controle.objects.get()
        stukken = list(controle.stukken.order_by("volgnummer").select_related("bestand"))
        assert [stuk.bestand.sha256 for stuk in stukken] == hash_van(fotos)
        assert {opslag().controleer(stuk.bestand.sha256) for stuk in stukken} <= {"in_orde"}
        assert Veldrapport.objects.count() == 1 and Veldupload.objects.filter(klaar_op=None).count() == 0
        assert controle.vastgesteld_op and OpgeslagenBrief.objects.filter(soort="rapport_toezicht").count() == 1


def lees_toestel(page: Page) -> str:
    """Everything that the device keeps, as text, to look for words that should not be there."""
    return str(page.evaluate(
        """async () => {
            const wacht = (v) => new Promise((goed) => { v.onsuccess = () => goed(v.result); });
            const db = await wacht(indexedDB.open('borgwijzer-veld'));
            const alles = [JSON.stringify(localStorage)];
            for (const naam of db.objectStoreNames) {
                const rijen = await wacht(db.transaction(naam).objectStore(naam).getAll());
                for (const rij of rijen) for (const deel of Object.values(rij)) {
                    const bytes = deel instanceof ArrayBuffer ? deel : deel?.inhoud;
                    alles.push(bytes ? new TextDecoder('latin1').decode(bytes) : String(deel));
                }
            }
            return alles.join(' ');
        }"""
    ))  # fmt: skip


def test_van_signaal_zonder_bereik_naar_rapport(mens: Callable[..., Mens], demo: Organisatie, tmp_path: Path) -> None:
    wie = mens("ravi")
    zaak = plan(wie)
    stand = Waarnemer(demo)
    assert "voer_controle_uit" in stand.taken()
    begin_veldwerk(wie)
    bekijk(wie, "150-veld-lijst")
    open_zonder_bereik(wie)
    wie.page.get_by_text("U hebt nu geen bereik").wait_for()
    tik(wie, "Maak het rapport")
    fotos = maak_fotos(tmp_path, 3)
    voeg_fotos_toe(wie, fotos)
    bekijk(wie, "151-veld-rapport")
    maak_af(wie)
    wie.page.get_by_text("1 rapport en 3 foto's wachten op verzending.").wait_for()
    bekijk(wie, "152-veld-wacht")
    assert not any(woord in lees_toestel(wie.page) for woord in ("wapening", "Lisdodde", "Ravi", SIGNAAL))
    wie.page.context.set_offline(False)
    wie.page.get_by_text("Alles is verstuurd.").wait_for()
    eis_alles_binnen(demo, fotos)
    assert not {"voer_controle_uit", "stel_controlerapport_vast"} & stand.taken()
    wie.ga_naar(zaak)
    wie.volg("Controle: Een signaal")
    bekijk(wie, "153-controle-vastgesteld")
    wie.volg("Open het rapport zoals het is vastgesteld")
    bekijk(wie, "154-controle-rapport")


def test_een_ander_op_hetzelfde_toestel_ziet_er_niets_van(mens: Callable[..., Mens], demo: Organisatie, tmp_path: Path) -> None:
    wie = mens("ravi")
    plan(wie)
    begin_veldwerk(wie)
    wie.page.route("**/veld/post/foto/", lambda weg: weg.abort())
    tik(wie, "Maak het rapport")
    fotos = maak_fotos(tmp_path, 2)
    voeg_fotos_toe(wie, fotos)
    maak_af(wie)
    tik(wie, "Vergrendel en meld af")
    wie.page.get_by_text("blijven 1 rapport en 2 foto's versleuteld staan").wait_for()
    bekijk(wie, "155-veld-afmelden")
    wie.druk("Meld af")
    wie.meld_aan("noor@wilgenmeer.example.org")
    assert wie.page.goto(f"{wie.adres}/veld/")
    wie.page.get_by_text("Veldwerk").first.wait_for()
    assert "foto" not in wie.page.locator("main").inner_text()
    wie.ga_naar("/werkvoorraad/")
    wie.meld_af()
    wie.page.unroute("**/veld/post/foto/")
    wie.meld_aan("ravi@wilgenmeer.example.org")
    wie.ga_naar("/veld/")
    wie.page.get_by_text("Alles is verstuurd.").wait_for()
    eis_alles_binnen(demo, fotos)


def test_wat_botst_kiest_iemand(mens: Callable[..., Mens], demo: Organisatie, tmp_path: Path) -> None:
    wie = mens("ravi")
    plan(wie)
    begin_veldwerk(wie)
    open_zonder_bereik(wie)
    tik(wie, "Maak het rapport")
    maak_af(wie, "Op het toestel gezien.")
    with binnen(demo.pk):
        Controle.objects.update(versie=3, gedaan_op=Zaak.objects.get().geopend_op.date(), uitkomst="niets_bijzonders",
                                plaats="Kade 1", waarnemingen="Op kantoor geschreven.")  # fmt: skip
    wie.page.context.set_offline(False)
    wie.volg("Kies wat er geldt")
    bekijk(wie, "156-veld-botst")
    assert "Op kantoor geschreven." in wie.page.locator("main").inner_text()
    wie.kies_uit("Wat geldt er?", "Wat van het toestel kwam")
    wie.vul("Waarom kiest u dit?", "Ik was er zelf.")
    wie.druk("Bewaar uw keuze")
    wie.page.get_by_text("Wat van het toestel kwam, staat nu in de controle.").wait_for()
    with binnen(demo.pk):
        assert Controle.objects.get().waarnemingen == "Op het toestel gezien."
        assert Veldrapport.objects.get().eerder["waarnemingen"] == "Op kantoor geschreven."
