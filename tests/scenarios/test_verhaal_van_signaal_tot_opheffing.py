"""The whole way: a signal about the foundation, a visit without reach, an overtreding in cell 3C, a last, a hercontrole, the end.

By keyboard, with what ``stand()`` says of the zaak between the steps. The parts are told in detail in their own stories.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.models import Afweging, Besluit, Interventie, Overtreding
from tests.scenarios import test_verhaal_last as last
from tests.scenarios import test_verhaal_overtreding as overtreding
from tests.scenarios import test_verhaal_veldwerk as veld
from tests.scenarios.bediening import Mens
from tests.scenarios.standwerk import Waarnemer

pytestmark = pytest.mark.browser


def test_van_signaal_tot_opheffing(mens: Callable[..., Mens], demo: Organisatie, tmp_path: Path) -> None:
    ravi, stand = mens("ravi"), Waarnemer(demo)
    zaak = _ga_kijken(ravi, demo, stand, tmp_path)
    _leg_overtreding_vast(ravi, zaak)
    assert "weeg_overtreding" in stand.taken()
    _weeg_en_stel_vast(ravi, mens("amal"))
    assert "start_interventie" in stand.taken() and "weeg_overtreding" not in stand.taken()
    _leg_last_op(ravi, mens, zaak)
    assert any(termijn.naam.startswith("Begunstigingstermijn") for termijn in stand.stand().termijnen)
    _hef_op(ravi, mens)
    _sluit_af(ravi, stand, zaak, demo)


def _ga_kijken(ravi: Mens, demo: Organisatie, stand: Waarnemer, map_: Path) -> str:
    """Plan a visit after the signal and write its rapport where there is no reach."""
    zaak = veld.plan(ravi)
    assert "voer_controle_uit" in stand.taken()
    veld.begin_veldwerk(ravi)
    veld.open_zonder_bereik(ravi)
    veld.tik(ravi, "Maak het rapport")
    fotos = veld.maak_fotos(map_, 3)
    veld.voeg_fotos_toe(ravi, fotos)
    veld.maak_af(ravi)
    ravi.page.context.set_offline(False)
    ravi.page.get_by_text("Alles is verstuurd.").wait_for()
    veld.eis_alles_binnen(demo, fotos)
    return zaak


def _leg_overtreding_vast(ravi: Mens, zaak: str) -> None:
    ravi.ga_naar(zaak)
    ravi.klachten = []  # that there was no reach is no fault of the pages
    ravi.volg("Controle: Een signaal")
    ravi.volg("Leg een overtreding vast")
    assert ravi.page.locator("#feiten").input_value() == "De wapening ligt zichtbaar te ondiep."
    overtreding._leg_vast(ravi)
    ravi.druk("Leg de overtreding vast")


def _weeg_en_stel_vast(ravi: Mens, amal: Mens) -> None:
    ravi.volg("Weeg de overtreding")
    overtreding._score(ravi)
    ravi.kies(ravi.page.locator("input[name=herhaling][value=nee]"))
    ravi.vul("#samenloop", "De kwaliteitsborger meldde het en wacht op herstel.")
    ravi.druk("Bekijk wat het kader zegt")
    ravi.page.get_by_text("Cel 3C van de matrix.").wait_for()
    overtreding._beslis(ravi, "last_onder_dwangsom")
    for middel in ("waarschuwing", "herstelmaatregel"):
        ravi.vul(f"#lichter-{middel}", "Daar bond niets aan; er wordt doorgebouwd.")
    ravi.bekijk("600-ketting-wegen")
    ravi.druk("Stel de afweging voor")
    ravi.page.get_by_text("Wacht op vaststelling").first.wait_for()
    amal.ga_naar("/taken/")
    amal.volg("Afweging van de overtreding van Bbl 4.12")
    amal.druk("Stel de afweging vast")
    amal.page.get_by_text("De afweging is vastgesteld en verandert niet meer.").wait_for()


def _leg_last_op(ravi: Mens, mens: Callable[..., Mens], zaak: str) -> None:
    pad = last._open_last(ravi, zaak, "Begin de last onder dwangsom")
    last._zonder_zienswijze(ravi)
    last._stel_dwangsom_voor(ravi)
    last._neem(mens, pad)
    ravi.ga_naar(pad)
    ravi.bekijk("601-ketting-last")


def _hef_op(ravi: Mens, mens: Callable[..., Mens]) -> None:
    pad = ravi.page.url.removeprefix(ravi.adres)
    ravi.kies_uit("#hercontrole-uitslag", "Aan de last is voldaan")
    ravi.vul("#hercontrole-waarnemingen", "De wapening is hersteld.")
    ravi.druk("Leg de hercontrole vast")
    ravi.vul("#opheffing-motivering", "Aan de last is voldaan.")
    ravi.druk("Leg het voorstel voor")
    last._neem(mens, pad)
    ravi.ga_naar(pad)
    ravi.vul("#afronden-hersteld", last._dag(0))
    ravi.vul("#afronden-reden", "De fundering is hersteld.")
    ravi.druk("Rond de last af")
    ravi.page.get_by_text("De last is afgerond.").wait_for()


def _sluit_af(ravi: Mens, stand: Waarnemer, zaak: str, demo: Organisatie) -> None:
    """Nothing of supervision asks for anything any more, and every step left its letter."""
    assert not {taak for taak in stand.taken() if "last" in taak or "overtreding" in taak or "interventie" in taak}
    ravi.ga_naar(zaak)
    ravi.page.get_by_text("Overtreding: Bbl 4.12").wait_for()
    ravi.bekijk("602-ketting-zaak")
    with binnen(demo.pk):
        assert Overtreding.objects.get().hersteld_op and Interventie.objects.get().afgerond_op
        assert Afweging.objects.get().invoer["gevolg"] == 3
        assert set(Besluit.objects.values_list("soort", flat=True)) == {"last_onder_dwangsom", "opheffing_last"}
        soorten = set(OpgeslagenBrief.objects.values_list("soort", flat=True))
    assert {"rapport_toezicht", "besluit_last_dwangsom", "hercontrole_last", "opheffing_last"} <= soorten
