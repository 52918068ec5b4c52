"""What comes too late or not at all: a start, an end, a gereedmelding, a repair; time that stands still, and a lost gevolgklasse.

Every story asks ``stand()`` before and after each step. Days lie before today, so a story holds on any day.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import time_machine

from borgwijzer.klok import AMSTERDAM, nu, vandaag
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.acties.herstel import vraag_herstel
from borgwijzer.zaken.acties.registreren import registreer_melding
from borgwijzer.zaken.models import Melding, Zaak
from tests.scenarios.bediening import BERICHTEN, Mens
from tests.scenarios.standwerk import Waarnemer
from tests.zaken.zaakwerk import beantwoord_alles, maak_binnen, open_proefzaak

pytestmark = pytest.mark.browser


def dag(terug: int) -> datetime.date:
    return vandaag() - datetime.timedelta(days=terug)


def moment(terug: int) -> datetime.datetime:
    return nu() - datetime.timedelta(days=terug)


def open_zaak(organisatie: Organisatie, *meldingen: tuple[str, int], **datums: Any) -> Waarnemer:
    """A zaak with meldingen of so many days ago and the days that are known of it."""
    with binnen(organisatie.pk):
        zaak = open_proefzaak(organisatie)
        for soort, terug in meldingen:
            binnengekomen = maak_binnen(soort, ontvangen_op=moment(terug), zaakgegevens=datums)
            registreer_melding(Zaak.objects.get(pk=zaak.pk), binnengekomen, moment=moment(terug))
    return Waarnemer(organisatie, zaak.nummer)


def registreer(wie: Mens, zaak: Waarnemer, soort: str, dagveld: str, op: datetime.date) -> None:
    """The form of staff, filled in today."""
    wie.ga_naar(f"/meldingen/registreren/?soort={soort}&zaak={zaak.nummer}")
    wie.kies_uit("Hoe kwam de melding binnen?", "Via het Omgevingsloket")
    wie.vul(dagveld, f"{op:%d-%m-%Y}")
    wie.vul("#initiatiefnemer_naam", "T. Oeverdijk")
    wie.druk("Registreer de melding")
    wie.page.get_by_role("heading", name="Dit is vastgelegd").wait_for()


def leg_datum_vast(wie: Mens, zaak: Waarnemer, wat: str, op: datetime.date) -> None:
    wie.ga_naar(f"/zaak/{zaak.nummer}/vastleggen/")
    wie.klap_open("Een datum vastleggen")
    wie.kies_uit("Wat gebeurde er, of is gepland?", wat)
    wie.vul("Op welke dag?", f"{op:%d-%m-%Y}")
    wie.vul("Hoe weet u dit?", "Gezien tijdens een bezoek.")
    wie.druk("Leg de datum vast")
    wie.page.get_by_text("De datum is vastgelegd").wait_for()


def toon(wie: Mens, zaak: Waarnemer, zin: str, naam: str) -> None:
    """The page of the zaak says it, and is in order."""
    wie.ga_naar(f"/zaak/{zaak.nummer}/")
    wie.page.get_by_text(zin).locator("visible=true").first.wait_for()
    wie.bekijk(naam)


def test_de_start_wordt_te_laat_gemeld(mens: Callable[..., Mens], demo: Organisatie) -> None:
    zaak = open_zaak(demo, ("bouwmelding", 100), geplande_start=dag(10))
    wie = mens("ravi")
    assert zaak.termijn("startbouw_informeren")[0] == "te_laat"
    assert "controleer_start" in zaak.taken()
    toon(wie, zaak, "De start van de bouw is niet op tijd gemeld: ga na of er gebouwd wordt.", "110-start-te-laat")
    registreer(wie, zaak, "startbouw", "De bouw begint op", dag(10))
    assert "controleer_start" not in zaak.taken(), "te laat gemeld is een feit en vraagt niets meer"
    assert (zaak.termijn("startbouw_informeren")[0], zaak.kort()[0]) == ("te_laat", "in_uitvoering")
    toon(wie, zaak, "Te laat", "111-start-alsnog-gemeld")


def test_het_einde_wordt_te_laat_gemeld(mens: Callable[..., Mens], demo: Organisatie) -> None:
    zaak = open_zaak(demo, ("bouwmelding", 100), ("startbouw", 60), geplande_start=dag(55))
    wie = mens("ravi")
    assert "vraag_einde_bouw" not in zaak.taken()
    leg_datum_vast(wie, zaak, "De bouw is klaar", dag(10))
    assert zaak.termijn("eindebouw_informeren")[0] == "te_laat"
    assert "vraag_einde_bouw" in zaak.taken()
    toon(wie, zaak, "Het einde van de bouw is niet op tijd gemeld: vraag ernaar.", "112-einde-te-laat")
    registreer(wie, zaak, "eindebouw", "De bouw eindigde op", dag(10))
    assert "vraag_einde_bouw" not in zaak.taken()
    assert zaak.termijn("eindebouw_informeren")[0] == "te_laat"
    assert zaak.kort()[2] == "nee", "zonder gereedmelding mag het bouwwerk niet in gebruik"


def test_de_gereedmelding_komt_te_laat(mens: Callable[..., Mens], demo: Organisatie) -> None:
    zaak = open_zaak(demo, ("bouwmelding", 100), feitelijke_start_op=dag(60), geplande_ingebruikname=dag(1))
    wie = mens("ravi")
    assert "vraag_gereedmelding" in zaak.taken()
    zin = "De geplande ingebruikname is voorbij en er is geen gereedmelding: ga na of het bouwwerk al gebruikt wordt."
    toon(wie, zaak, zin, "113-gereedmelding-te-laat")
    registreer(wie, zaak, "gereedmelding", "Geplande dag van ingebruikname", dag(-2))
    assert zaak.taken() >= {"toets_gereedmelding"} and "vraag_gereedmelding" not in zaak.taken()
    assert (zaak.termijn("gereedmelding_wachttijd")[0], zaak.kort()[2]) == ("loopt", "nee")
    wie.volg("Begin met de toets")
    eis = wie.page.locator("#eis-hw-gm-termijn")
    assert "Niet voldaan" in eis.inner_text(), "twee dagen is minder dan tien werkdagen"
    wie.bekijk("114-toets-te-vroeg-in-gebruik")


def vraag_lang_geleden(organisatie: Organisatie, zaak: Waarnemer, terug: int) -> int:
    """Somebody asked to supplement the gereedmelding so many days ago; gives the id of the melding."""
    with binnen(organisatie.pk):
        ravi = Account.objects.get(email="ravi@wilgenmeer.example.org")
        melding = Melding.objects.get(zaak__nummer=zaak.nummer, soort="gereedmelding")
        toets = beantwoord_alles(melding.toets, ravi, niet_voldaan="hw-gm-relevant", moment=moment(terug))
        vraag_herstel(toets.pk, {}, versie=toets.versie, door=ravi, moment=moment(terug))
    return melding.pk


def test_niet_op_tijd_aangevuld_wordt_afgewezen(mens: Callable[..., Mens], demo: Organisatie) -> None:
    zaak = open_zaak(demo, ("bouwmelding", 100), ("gereedmelding", 25), feitelijke_start_op=dag(60))
    melding = vraag_lang_geleden(demo, zaak, 20)
    assert zaak.termijn("herstel_gereedmelding")[0] == "te_laat"
    assert zaak.termijn("gereedmelding_wachttijd") == ("gepauzeerd", "")
    assert "wijs_gereedmelding_af" in zaak.taken()
    joost, amal = mens("joost"), mens("amal")
    toon(joost, zaak, "De gereedmelding is niet op tijd aangevuld: bereid de afwijzing voor.", "115-niet-aangevuld")
    joost.ga_naar(f"/zaak/{zaak.nummer}/oordeel/{melding}/")
    joost.vul("Toelichting voor wie goedkeurt", "Na twee weken is er niets binnengekomen.")
    joost.druk("Stel voor om af te wijzen")
    joost.page.get_by_text("Uw voorstel ligt klaar").wait_for()
    assert "wijs_gereedmelding_af" in zaak.taken(), "een voorstel is nog geen oordeel"
    amal.ga_naar(f"/zaak/{zaak.nummer}/oordeel/{melding}/")
    amal.druk("Keur de afwijzing goed en verstuur de brief")
    amal.page.get_by_text("De afwijzing is goedgekeurd").wait_for()
    amal.bekijk("116-gereedmelding-afgewezen")
    assert "wijs_gereedmelding_af" not in zaak.taken()
    assert zaak.kort()[2] == "nee"


@pytest.fixture
def reis() -> Iterator[Callable[[int, int], None]]:
    """``reis(3, 30)``: it is ten o'clock on 30 March 2026, for the server and the rules."""
    klokken = []

    def ga(maand: int, dag_: int) -> None:
        while klokken:
            klokken.pop().stop()
        klokken.append(time_machine.travel(datetime.datetime(2026, maand, dag_, 10, tzinfo=AMSTERDAM), tick=True))
        klokken[-1].start()

    yield ga
    while klokken:
        klokken.pop().stop()


def test_opgeschort_met_pasen_ertussen(mens: Callable[..., Mens], demo: Organisatie, reis: Callable[[int, int], None]) -> None:
    """Four of the ten working days are over when the wait begins; Easter in the wait costs nothing extra: 16 April."""
    reis(3, 23)
    zaak = open_zaak(demo, ("bouwmelding", 60), ("gereedmelding", 0), feitelijke_start_op=dag(30))
    assert zaak.termijn("gereedmelding_wachttijd") == ("loopt", "2026-04-08")
    reis(3, 30)
    vraag_lang_geleden(demo, zaak, 0)
    assert zaak.termijn("gereedmelding_wachttijd") == ("gepauzeerd", "")
    assert zaak.termijn("herstel_gereedmelding") == ("loopt", "2026-04-13")
    wie = mens("ravi")
    toon(wie, zaak, "Gepauzeerd", "117-opgeschort")
    reis(4, 8)
    vul_aan(mens(), demo, zaak)
    assert zaak.termijn("gereedmelding_wachttijd") == ("loopt", "2026-04-16")
    assert zaak.termijn("herstel_gereedmelding")[0] == "gehaald"
    wie = mens("ravi")
    toon(wie, zaak, "16 apr 2026", "118-weer-verder")
    berekening = wie.page.locator("details", has_text="Wachttijd na de gereedmelding: eerste dag waarop het mag")
    wie.klap_open(berekening.locator("summary").first)
    tekst = berekening.inner_text()
    assert "donderdag 16 april 2026" in tekst
    assert "maandag 30 maart tot en met woensdag 8 april: gepauzeerd: herstel gereedmelding" in tekst


def vul_aan(indiener: Mens, organisatie: Organisatie, zaak: Waarnemer) -> None:
    with binnen(organisatie.pk):
        verzoek = Melding.objects.get(zaak__nummer=zaak.nummer, soort="gereedmelding").herstelverzoeken.get()
    indiener.ga_naar(f"/aanvullen/{organisatie.slug}/{verzoek.code}/")
    bestand = next((BERICHTEN / "bouwmelding_volledig").glob("*.pdf"))
    for veld in indiener.page.get_by_label("Documenten").all():
        indiener.voeg_toe(veld, bestand)
    indiener.druk("Verstuur de aanvulling")
    indiener.page.get_by_text("Wij hebben alles ontvangen wat wij vroegen").wait_for()


def test_het_bouwwerk_valt_niet_meer_in_gevolgklasse_1(mens: Callable[..., Mens], demo: Organisatie) -> None:
    zaak = open_zaak(demo, ("bouwmelding", 100), ("startbouw", 60), feitelijke_start_op=dag(55))
    ravi, joost, amal = mens("ravi"), mens("joost"), mens("amal")
    assert zaak.kort()[0] == "in_uitvoering"
    leg_datum_vast(ravi, zaak, "Het bouwwerk valt niet meer in gevolgklasse 1", dag(0))
    assert zaak.kort()[0] == "gestuit"
    assert "beoordeel_verlies_gevolgklasse" in zaak.taken()
    toon(joost, zaak, "Het bouwwerk valt niet meer in gevolgklasse 1: beoordeel of de bouw stil moet", "119-verlies")
    joost.ga_naar(f"/zaak/{zaak.nummer}/vastleggen/")
    joost.klap_open("Een besluit voorstellen")
    joost.kies_uit("Welk besluit stelt u voor?", "Bouwstop")
    joost.vul("Waarom is dit besluit nodig?", "Er komt een derde bouwlaag op de hal.")
    joost.druk("Leg het voorstel voor")
    assert "beoordeel_verlies_gevolgklasse" in zaak.taken(), "een voorstel is nog geen besluit"
    amal.ga_naar(f"/zaak/{zaak.nummer}/vastleggen/")
    amal.druk("Neem het besluit")
    amal.page.get_by_text("Het besluit is genomen").wait_for()
    assert "beoordeel_verlies_gevolgklasse" not in zaak.taken()
    assert zaak.kort()[:2] == ("gestuit", "nee")
