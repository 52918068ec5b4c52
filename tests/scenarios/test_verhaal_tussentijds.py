"""Data asked for during the works (Bbl 2.20), and a place with local circumstances."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

import pytest

from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.kaders.versies import neem_in_gebruik
from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.acties.nachtwerk import werk_alle_standen_bij
from borgwijzer.zaken.models import Informatieverzoek, Toets, Zaak
from tests.scenarios.bediening import BERICHTEN, Mens
from tests.scenarios.standwerk import Waarnemer

pytestmark = pytest.mark.browser
RISICO = "De woning staat dicht bij een oude kade. Bij het heien kan de kade verzakken."


def _vul_vraag(wie: Mens, nummer: int, wat: str) -> None:
    vak = wie.page.get_by_role("group", name=f"Vraag {nummer}")
    wie.vul(vak.get_by_label("Wat vraagt u?"), wat)
    wie.vul(vak.get_by_label("Over welke werkzaamheden?"), "Heien van de fundering")


def _verzend(wie: Mens, zaak: str) -> str:
    """Draw up, read and send; gives the path on which the addressee answers."""
    wie.ga_naar(zaak)
    assert "antwoorden tot en met" not in wie.page.locator("#verzoeken").inner_text()
    wie.volg("Vraag om gegevens")
    wie.kies_uit("Op welke grond vraagt u?", "Gegevens over bouwwerkzaamheden")
    wie.kies_uit("Aan wie vraagt u het?", "Borgkracht")
    _vul_vraag(wie, 1, "Stuur het heiplan")
    wie.bekijk("90-verzoek-nieuw")
    wie.druk("Bewaar en bekijk de brief")
    wie.page.get_by_text("Schrijf welk risico maakt dat u deze gegevens nodig hebt").wait_for()
    wie.vul("Waarom hebt u dit nodig?", RISICO)
    wie.druk("Meer vakken")
    _vul_vraag(wie, 2, "Schrijf wie de trillingen meet")
    wie.druk("Bewaar en bekijk de brief")
    assert RISICO in wie.page.locator("article.brief").inner_text()
    wie.bekijk("91-verzoek-concept")
    wie.druk("Verstuur het verzoek")
    wie.page.get_by_text("Het verzoek is vastgelegd").wait_for()
    wie.bekijk("92-verzoek-brief")
    pad = re.search(r"/beantwoorden/wilgenmeer/[A-Z0-9-]+/", wie.page.locator("article.brief").inner_text())
    assert pad
    return pad[0]


def _laat_de_termijn_verlopen(organisatie: Organisatie) -> None:
    """The last day was yesterday: as the clock would do, and the nightly run after it."""
    with binnen(organisatie.pk):
        verzoek = Informatieverzoek.objects.get()
        dag = datetime.timedelta(days=1)
        verzoek.verzonden_op, verzoek.uiterlijk = vandaag() - 15 * dag, vandaag() - dag
        verzoek.save()
        Zaak.objects.update(geldig_tot_en_met=vandaag() - dag)
        werk_alle_standen_bij(vandaag())


def test_gegevens_over_de_fundering(mens: Callable[..., Mens], demo: Organisatie) -> None:
    ravi, ontvanger = mens("ravi"), mens()
    ravi.lever_aan("bouwmelding_volledig")
    zaak = ravi.page.url.removeprefix(ravi.adres)
    stand = Waarnemer(demo)
    voor = stand.stand()
    pad = _verzend(ravi, zaak)
    assert stand.veranderd(voor) == {"termijnen"} and {*voor.termijnen} < {*stand.stand().termijnen}, "er komt een termijn bij"
    ravi.ga_naar(zaak)
    assert "Wacht op antwoord" in ravi.page.locator("#verzoeken").inner_text()
    _laat_de_termijn_verlopen(demo)
    assert stand.taken() - {taak.code for taak in voor.taken} == {"herinner_informatieverzoek"}
    ravi.ga_naar(zaak)
    ravi.page.get_by_text("heeft niet alles op tijd gestuurd").wait_for()
    ravi.bekijk("93-zaak-verzoek-te-laat")
    ravi.volg("Gegevens over bouwwerkzaamheden")
    ravi.bekijk("94-verzoek-te-laat")
    ravi.druk("Verstuur de herinnering")
    ravi.page.get_by_text("De herinnering is vastgelegd").wait_for()
    _antwoord(ontvanger, pad)
    assert stand.taken() - {taak.code for taak in voor.taken} == {"controleer_ontvangst"}
    ravi.ga_naar(zaak)
    ravi.page.get_by_text("Er kwam iets binnen van de").wait_for()
    _controleer(ravi)
    ravi.ga_naar(zaak)
    blok = ravi.page.locator("#verzoeken").inner_text()
    assert "Alles ontvangen" in blok and ravi.page.get_by_text("Er kwam iets binnen van de").count() == 0
    assert stand.veranderd(voor) == set(), "wie alles heeft, is terug waar hij was"
    ravi.bekijk("98-zaak-verzoek-klaar")


def _antwoord(ontvanger: Mens, pad: str) -> None:
    """The addressee sends a file for one question, and words for the other."""
    ontvanger.ga_naar(pad)
    ontvanger.bekijk("95-beantwoorden")
    ontvanger.voeg_toe(ontvanger.page.get_by_label("Documenten").first, next((BERICHTEN / "bouwmelding_volledig").glob("*.pdf")))
    ontvanger.vul(ontvanger.page.get_by_label("Uw antwoord").last, "Meetburo Noord.")
    ontvanger.druk("Verstuur uw antwoord")
    ontvanger.page.get_by_text("Wij hebben alles ontvangen wat wij vroegen").wait_for()
    ontvanger.bekijk("96-beantwoord")


def _controleer(wie: Mens) -> None:
    wie.volg("Gegevens over bouwwerkzaamheden")
    wie.bekijk("97-verzoek-controleren")
    for nummer in ("1", "2"):
        wie.kies(wie.page.get_by_label(f"Ja, punt {nummer}", exact=True))
        wie.enter(wie.page.get_by_role("button", name=re.compile(f"Leg uw controle vast.*punt {nummer}")))
        wie.page.get_by_text("Uw controle is vastgelegd").wait_for()


def test_lokale_omstandigheid_herkend(mens: Callable[..., Mens], demo: Organisatie) -> None:
    """In one kader a circumstance applies to this place; in another there are none, and a person asks about the plan."""
    noor = mens("noor")
    noor.lever_aan("bouwmelding_volledig")
    zaak = noor.page.url.removeprefix(noor.adres)
    noor.volg("Begin met de toets")
    noor.page.get_by_text("De gemeente ziet geen bijzondere lokale omstandigheden").first.wait_for()
    noor.bekijk("99-toets-geen-omstandigheden")
    noor.druk("Vraag om verduidelijking")
    assert "In het plan staat een risico" in noor.page.get_by_label("Waarom hebt u dit nodig?").input_value()
    noor.druk("Bewaar en bekijk de brief")
    assert "wordt uw bouwmelding niet onvolledig" in noor.page.locator("article.brief").inner_text()
    with binnen(demo.pk):
        versie = neem_in_gebruik(zoek_kader("lindenveen"), organisatie_id=demo.pk, moment=nu())
        Zaak.objects.update(kaderversie=versie, postcode="9999AB", rd_x=149_000.0, rd_y=529_500.0)
        Toets.objects.update(kaderversie=versie)
    noor.ga_naar(zaak)
    noor.volg("Begin met de toets")
    noor.page.get_by_text("de plek ligt in het gebied").wait_for()
    noor.bekijk("99-toets-omstandigheden")
    noor.volg("Naar deze vraag")
    vraag = noor.page.locator("#eis-BM-h2")
    noor.kies(vraag.get_by_label("Ja", exact=True))
    noor.vul(vraag.get_by_label("Reden, of het stuk en de bladzijde"), "Risicobeoordeling, bladzijde 4.")
    noor.druk("Sla op en ga naar het oordeel")
    noor.ga_naar(zaak)
    noor.volg("Ga verder met de toets")
    antwoord = noor.page.locator("#eis-BM-h2").get_by_label("Reden, of het stuk en de bladzijde").input_value()
    assert antwoord == "Risicobeoordeling, bladzijde 4."
