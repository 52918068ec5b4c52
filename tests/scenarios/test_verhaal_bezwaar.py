"""Bezwaar by keyboard: upheld, so that the works may go on; and one that is late while the rechter suspends the besluit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from borgwijzer.klok import vandaag
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.models import Besluit, Zaak
from tests.scenarios.bediening import Mens
from tests.scenarios.standwerk import Waarnemer

pytestmark = pytest.mark.browser


def _leg_stil(demo: Organisatie, dagen: int) -> None:
    """A bouwstop of so many days ago, proposed by Joost and taken by somebody else than Amal."""
    dag = vandaag() - timedelta(days=dagen)
    with binnen(demo.pk):
        zaak = Zaak.objects.latest("pk")
        joost, noor = (Account.objects.get(email__startswith=naam) for naam in ("joost", "noor"))
        Besluit.objects.create(
            organisatie=demo, zaak=zaak, soort="bouwstop", toestand="genomen", vanaf=dag, motivering="Er is niet gemeld.",
            gronden=["Er is geen bouwmelding."], voorgesteld_door=joost, voorgesteld_naam=joost.naam, voorgesteld_op=dag,
            beslist_door=noor, beslist_naam=noor.naam, beslist_op=dag,
        )  # fmt: skip
        werk_stand_bij(zaak, vandaag())


def _begin(mens: Callable[..., Mens], demo: Organisatie, dagen: int) -> tuple[Mens, str, Waarnemer]:
    """Joost on the form for a bezwaar, the address of the zaak, and who asks ``stand()`` of it."""
    noor = mens("noor")
    noor.lever_aan("bouwmelding_volledig")
    pad = noor.page.url.removeprefix(noor.adres)
    _leg_stil(demo, dagen)
    joost = mens("joost")
    joost.ga_naar(pad)
    joost.volg("Registreer een bezwaar")
    return joost, pad, Waarnemer(demo)


def _registreer(joost: Mens) -> None:
    joost.kies_uit("Waartegen is het bezwaar?", "Bouwstop")
    joost.vul("Wie maakt bezwaar?", "T. Oeverdijk")
    joost.vul("Wat zijn de gronden, kort?", "De bouwmelding was er wel.")
    joost.druk("Registreer het bezwaar")
    joost.page.get_by_text("Het bezwaar is geregistreerd.").wait_for()


def _stel_voor(joost: Mens) -> None:
    joost.kies_uit("Is het bezwaar gegrond?", "Gegrond")
    joost.kies_uit("Wat gebeurt er met het besluit?", "Het besluit wordt herroepen")
    joost.vul("#voorstel-motivering", "De melding was er wel.")
    joost.druk("Leg het voorstel voor")
    joost.page.get_by_text("niet wie het besluit zelf nam").wait_for()


def test_een_gegrond_bezwaar_laat_de_bouw_doorgaan(mens: Callable[..., Mens], demo: Organisatie) -> None:
    joost, pad, zaak = _begin(mens, demo, 10)
    joost.bekijk("300-bezwaar-nieuw")
    assert zaak.stand().fase == "gestuit"
    _registreer(joost)
    joost.bekijk("301-bezwaar-ontvangen")
    assert "bevestig_bezwaar" in zaak.taken()
    joost.druk("Bevestig de ontvangst")
    joost.page.get_by_text("Open de brief: daar leest u").wait_for()
    joost.kies_uit("Waarom hoeft horen niet?", "De indiener wil niet")
    joost.vul("Waaruit blijkt dat?", "Telefonisch gezegd.")
    joost.druk("Leg vast waarom horen niet hoeft")
    joost.bekijk("302-bezwaar-beslissen")
    _stel_voor(joost)
    amal = mens("amal")
    amal.ga_naar("/taken/")
    amal.volg("Beslissing op bezwaar")
    amal.page.get_by_text("Wij herroepen het besluit.").wait_for()
    amal.page.get_by_text("Nu aan de beurt: teamleider.").wait_for()
    amal.bekijk("303-bezwaar-voorstel")
    amal.druk("Neem de beslissing")
    amal.page.get_by_text("De beslissing is genomen.").wait_for()
    amal.bekijk("304-bezwaar-beslist")
    assert zaak.stand().fase != "gestuit" and not {taak for taak in zaak.taken() if "bezwaar" in taak}
    amal.volg("Naar het besluit waartegen dit bezwaar is")
    amal.page.get_by_text("Het besluit bestaat niet meer").wait_for()
    amal.bekijk("305-besluit-herroepen")
    amal.ga_naar(pad)
    amal.bekijk("306-zaak-na-bezwaar")


def test_een_laat_bezwaar_met_een_schorsing(mens: Callable[..., Mens], demo: Organisatie) -> None:
    joost, pad, zaak = _begin(mens, demo, 60)
    _registreer(joost)
    joost.druk("Bevestig de ontvangst")
    joost.page.get_by_text("Nee, na de laatste dag ontvangen").wait_for()
    joost.bekijk("310-bezwaar-te-laat")
    assert "beoordeel_te_laat_bezwaar" in zaak.taken() and zaak.stand().fase == "gestuit"
    joost.vul("#verschoonbaar-tekst", "De indiener lag in het ziekenhuis.")
    joost.druk("Behandel het bezwaar")
    joost.page.get_by_text("Te laat, maar verschoonbaar").wait_for()
    joost.klap_open("Het besluit is geschorst")
    joost.kies_uit("Wie schorst het besluit?", "De voorzieningenrechter")
    joost.vul("#schors-reden", "Zaak 26/100.")
    joost.druk("Leg de schorsing vast")
    joost.page.get_by_text("Geschorst door de voorzieningenrechter").wait_for()
    joost.bekijk("311-bezwaar-geschorst")
    assert zaak.stand().fase != "gestuit", "een geschorst besluit werkt niet"
    joost.ga_naar(pad)
    joost.page.get_by_text("Bezwaar: Bouwstop van").wait_for()
