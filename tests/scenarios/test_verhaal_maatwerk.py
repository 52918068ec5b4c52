"""A maatwerkvoorschrift: not there while it is off, and from application to registration in a kader in which it holds."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from borgwijzer.klok import vandaag
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.models import Zaak
from tests.scenarios.bediening import Mens
from tests.scenarios.standwerk import Waarnemer
from tests.toezicht.maatwerkwerk import zet_aan

pytestmark = pytest.mark.browser
KNOP = "Registreer een aanvraag om een maatwerkvoorschrift"
VRAGEN = ("Is de afwijking beperkt", "Staat herstel niet in verhouding", "Is het gebruik met voorschriften veilig")


def _open_zaak(wie: Mens, demo: Organisatie) -> str:
    """A zaak that shows nothing of it, and then runs under a kader that has it; gives its address."""
    wie.lever_aan("bouwmelding_volledig")
    zaak = wie.page.url.removeprefix(wie.adres)
    assert wie.page.get_by_text("maatwerk").count() == 0
    with binnen(demo.pk):
        zet_aan(Zaak.objects.order_by("-pk")[0])
    return zaak


def _registreer(wie: Mens) -> str:
    wie.volg(KNOP)
    wie.bekijk("240-maatwerk-nieuw")
    wie.vul("Wanneer kwam de aanvraag binnen?", f"{vandaag() - datetime.timedelta(days=2):%d-%m-%Y}")
    wie.kies_uit("Hoe kwam zij binnen?", "E-mail")
    wie.vul("Wat wijkt er af", "De dakrand wijkt vier centimeter af. Herstel betekent dat het dak eraf moet.")
    wie.druk("Registreer de aanvraag")
    wie.page.get_by_text("Bevestig nu de ontvangst").wait_for()
    wie.druk("Bevestig de ontvangst en maak de brief")
    wie.page.get_by_text("De ontvangst is bevestigd.").wait_for()
    return wie.page.url.removeprefix(wie.adres)


def _beoordeel(wie: Mens, *antwoorden: str) -> None:
    for vraag, antwoord in zip(VRAGEN, antwoorden, strict=True):
        wie.kies_uit(vraag, antwoord)
    wie.vul("Waar berust dat op?", "De tekening en de foto's van 3 maart.")
    wie.druk("Leg de beoordeling vast")
    wie.page.get_by_text("De beoordeling is vastgelegd.").wait_for()


def test_van_aanvraag_tot_inschrijving(mens: Callable[..., Mens], demo: Organisatie) -> None:
    wie = mens("ravi")
    zaak, waarnemer = _open_zaak(wie, demo), Waarnemer(demo)
    wie.ga_naar(zaak)
    pad = _registreer(wie)
    assert waarnemer.termijn("maatwerkvoorschrift")[0] == "loopt"
    _beoordeel(wie, "Ja", "Ja", "Ja")
    wie.bekijk("241-maatwerk-beoordeeld")
    wie.kies_uit("Wat stelt u voor?", "Toegewezen")
    wie.vul("Waarom is dit het goede besluit?", "De afwijking is klein en de woning is veilig.")
    wie.vul("Onder welke voorschriften?", "De dakrand wordt elk jaar nagekeken.")
    wie.druk("Leg het voorstel voor")
    wie.page.get_by_text("Het voorstel ligt klaar.").wait_for()
    baas = mens("amal")
    baas.ga_naar(pad)
    baas.bekijk("242-maatwerk-voorstel")
    baas.druk("Neem het besluit en maak de brief")
    baas.page.get_by_text("Het besluit is genomen.").wait_for()
    assert "schrijf_maatwerk_in" in waarnemer.taken()
    wie.ga_naar(pad)
    wie.vul("Waaruit blijkt dat?", "Inschrijving 12")
    wie.druk("Leg de inschrijving vast")
    wie.page.get_by_text("Ingeschreven als beperking op").wait_for()
    wie.bekijk("243-maatwerk-ingeschreven")
    wie.ga_naar(zaak)
    wie.page.get_by_text("Maatwerkvoorschrift: De dakrand").wait_for()
    wie.bekijk("244-zaak-met-maatwerk")
    assert not {code for code in waarnemer.taken() if "maatwerk" in code}


def test_weigeren_na_een_reactie(mens: Callable[..., Mens], demo: Organisatie) -> None:
    wie = mens("ravi")
    wie.ga_naar(_open_zaak(wie, demo))
    pad = _registreer(wie)
    _beoordeel(wie, "Nee", "Ja", "Ja")
    wie.vul("Waarom willen wij weigeren?", "Ook de goot past niet.")
    wie.druk("Stuur het voornemen en maak de brief")
    wie.page.get_by_text("De bouwer kan reageren tot en met").wait_for()
    wie.bekijk("245-maatwerk-voornemen")
    wie.vul("Wat vindt de bouwer?", "Hij vindt de afwijking klein.")
    wie.druk("Leg de reactie vast")
    wie.page.get_by_text("De reactie is vastgelegd.").wait_for()
    wie.kies_uit("Wat stelt u voor?", "Geweigerd")
    wie.vul("Waarom is dit het goede besluit?", "De afwijking is te groot.")
    wie.druk("Leg het voorstel voor")
    baas = mens("amal")
    baas.ga_naar(pad)
    baas.druk("Neem het besluit en maak de brief")
    baas.page.get_by_text("Het besluit is genomen.").wait_for()
    baas.bekijk("246-maatwerk-geweigerd")
