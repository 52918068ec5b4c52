"""A last from begin to end, by keyboard: complied with and lifted; forfeited and collected; and an oral bouwstop confirmed."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

import pytest

from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.toezicht.acties.lasten import begin_last
from borgwijzer.zaken.models import Interventie, Overtreding, Taak, Zaak
from tests.scenarios.bediening import Mens
from tests.toezicht import lastwerk as werk

pytestmark = pytest.mark.browser


def _dag(verder: int) -> str:
    return f"{vandaag() + datetime.timedelta(days=verder):%d-%m-%Y}"


@pytest.fixture
def begin(demo: Organisatie) -> Iterator[Callable[[Mens, str], str]]:
    """A zaak with an overtreding and an afweging that was fixed: the address of the zaak."""

    def maak(wie: Mens, keuze: str) -> str:
        wie.lever_aan("bouwmelding_volledig")
        pad = wie.page.url.removeprefix(wie.adres)
        with binnen(demo.pk):
            zaak, mens = Zaak.objects.get(nummer=pad.strip("/").split("/")[-1]), Account.objects.filter(organisatie=demo)[0]
            werk.maak_afweging(werk.maak_overtreding(zaak, mens, geconstateerd_op=vandaag()), keuze, mens)
        return pad

    yield maak


def _open_last(wie: Mens, pad: str, knop: str) -> str:
    wie.ga_naar(pad)
    wie.volg("Begin een last")
    wie.bekijk("200-last-begin")
    wie.druk(knop)
    return wie.page.url.removeprefix(wie.adres)


def _zonder_zienswijze(wie: Mens) -> None:
    wie.klap_open("Geen zienswijze vragen")
    wie.kies_uit("Op welke grond?", "De zaak kan niet wachten")
    wie.vul("Waarom geldt dat hier?", "Morgen wordt er beton gestort.")
    wie.druk("Leg vast waarom niet")
    wie.page.get_by_text("Bereid het besluit voor").first.wait_for()


def _stel_dwangsom_voor(wie: Mens) -> None:
    wie.vul("#besluit-last", "Leg de bouw stil.")
    wie.vul("#besluit-uiterlijk", _dag(7))
    wie.vul("#besluit-termijn_reden", "Stilleggen kan meteen.")
    wie.vul("#besluit-bedrag", "1.000")
    wie.kies_uit("#besluit-eenheid", "per week")
    wie.vul("#besluit-maximum", "5.000")
    wie.vul("#besluit-bedrag_reden", "Het is meer dan doorbouwen oplevert.")
    wie.vul("#besluit-evenredig", "Een waarschuwing hielp niet.")
    wie.vul("#besluit-motivering", "Er wordt gebouwd zonder melding.")
    wie.druk("Leg het voorstel voor")
    wie.page.get_by_text("Het voorstel ligt klaar").wait_for()


def _neem(mens: Callable[..., Mens], last: str, beeld: str = "") -> None:
    baas = mens("amal")
    baas.ga_naar(last)
    if beeld:
        baas.bekijk(beeld)
    baas.druk("Neem dit besluit en maak de brief")
    baas.page.get_by_text("Het besluit is genomen.").wait_for()


def test_voornemen_last_hercontrole_en_opheffing(mens: Callable[..., Mens], begin: Callable[[Mens, str], str]) -> None:
    wie = mens("ravi")
    last = _open_last(wie, begin(wie, werk.DWANGSOM), "Begin de last onder dwangsom")
    wie.bekijk("201-last-voornemen")
    _zonder_zienswijze(wie)
    wie.bekijk("202-last-besluit")
    _stel_dwangsom_voor(wie)
    _neem(mens, last, "203-last-voorstel")
    wie.ga_naar(last)
    wie.kies_uit("#hercontrole-uitslag", "Aan de last is voldaan")
    wie.vul("#hercontrole-waarnemingen", "Het werk lag stil.")
    wie.druk("Bekijk eerst de brief")
    wie.page.get_by_text("U hebt aan de opdracht voldaan.").wait_for()
    wie.druk("Leg de hercontrole vast")
    wie.vul("#opheffing-motivering", "Aan de last is voldaan.")
    wie.druk("Leg het voorstel voor")
    _neem(mens, last)
    wie.ga_naar(last)
    wie.vul("#afronden-hersteld", _dag(0))
    wie.vul("#afronden-reden", "De bouw ligt stil en de melding komt.")
    wie.druk("Rond de last af")
    wie.page.get_by_text("De last is afgerond.").wait_for()
    wie.bekijk("204-last-afgerond")


def test_verbeurd_en_ingevorderd(mens: Callable[..., Mens], begin: Callable[[Mens, str], str], demo: Organisatie) -> None:
    """Two months ago imposed, with the deeds; what follows from it is done on the page."""
    wie = mens("ravi")
    pad = begin(wie, werk.DWANGSOM)
    with binnen(demo.pk):
        ravi, amal = Account.objects.get(email__startswith="ravi"), Account.objects.get(email__startswith="amal")
        zaak = Zaak.objects.get(nummer=pad.strip("/").split("/")[-1])
        Zaak.objects.filter(pk=zaak.pk).update(geopend_op=nu() - datetime.timedelta(days=90))
        Overtreding.objects.update(geconstateerd_op=vandaag() - datetime.timedelta(days=90))
        last = _verbeur(zaak, ravi, amal)
    wie.ga_naar(f"{pad}last/{last.pk}/")
    wie.page.get_by_text("De dwangsom is niet betaald").first.wait_for()
    wie.bekijk("205-last-niet-betaald")
    wie.vul("#invordering-motivering", "Er is niet betaald.")
    wie.druk("Leg het voorstel voor")
    _neem(mens, f"{pad}last/{last.pk}/", "206-last-invordering")
    wie.ga_naar(f"{pad}last/{last.pk}/")
    wie.druk("Verstuur de aanmaning")
    wie.page.get_by_text("Aanmaning verstuurd", exact=True).wait_for()
    wie.klap_open("Een betaling vastleggen")
    wie.vul("#betaling-bedrag", "1.000")
    wie.druk("Leg de betaling vast")
    wie.page.get_by_text("Betaald", exact=True).first.wait_for()
    with binnen(demo.pk):
        assert not Taak.objects.filter(zaak_id=last.zaak_id, code__in=("maan_aan", "vorder_dwangsom_in")).exists()


def _verbeur(zaak: Zaak, ravi: Account, amal: Account) -> Interventie:
    """A dwangsom that was forfeited fifty days ago; the deeds are those of the pages."""
    begin_op = nu() - datetime.timedelta(days=60)
    last = begin_last(zaak.afwegingen.get().pk, door=ravi, moment=begin_op)
    werk.zet_op(last, werk.ZONDER, ravi, begin_op)
    werk.besluit_op(last, werk.BESLUIT, (ravi, amal), begin_op, (begin_op + datetime.timedelta(days=8)).date())
    later = begin_op + datetime.timedelta(days=10)
    werk.zet_op(last, werk.NIET_VOLDAAN, ravi, later)
    werk.zet_op(last, werk.VERBEURING, ravi, later)
    return last


def test_een_mondelinge_bouwstop_wordt_bekrachtigd(mens: Callable[..., Mens], begin: Callable[[Mens, str], str]) -> None:
    wie = mens("ravi")
    pad = begin(wie, werk.BESTUURSDWANG)
    last = _open_last(wie, pad, "Begin de last onder bestuursdwang")
    wie.klap_open("Een mondelinge bouwstop vastleggen")
    for veld, tekst in (("tijd", "10.15 uur"), ("aan", "de uitvoerder"), ("wat", "Al het werk."), ("reden", "De put zakt in.")):
        wie.vul(f"#mondelinge_bouwstop-{veld}", tekst)
    wie.druk("Leg de bouwstop vast")
    wie.page.get_by_text("Er is gehandeld zonder besluit").first.wait_for()
    wie.bekijk("207-last-bekrachtigen")
    wie.vul("#besluit-last", "Al het werk aan de fundering blijft stilliggen.")
    wie.vul("#besluit-evenredig", "Iets lichters was te laat gekomen.")
    wie.vul("#besluit-motivering", "De bouwput zakte in.")
    wie.druk("Leg het voorstel voor")
    _neem(mens, last, "208-last-bekrachtiging")
    wie.ga_naar(last)
    wie.page.get_by_text("Besluit: last onder bestuursdwang").first.wait_for()
