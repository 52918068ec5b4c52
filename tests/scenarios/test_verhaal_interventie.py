"""Interventies without a last: a talk whose agreements are kept, a warning that does not help, a signal to the TloKB."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from borgwijzer.klok import nu, vandaag
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.toezicht.acties.interventies import begin_interventie, zet_stap
from borgwijzer.toezicht.acties.stapinvoer import Gezet
from borgwijzer.zaken.models import Interventie, Overtreding, Zaak
from tests.scenarios.bediening import Mens
from tests.scenarios.standwerk import Waarnemer
from tests.toezicht.toezichtwerk import maak_afweging, maak_overtreding

pytestmark = pytest.mark.browser
BEKIJK, VERSTUUR = "Bekijk de brief", "Leg vast en verstuur de brief"


def over(dagen: int) -> str:
    return f"{vandaag() + datetime.timedelta(days=dagen):%d-%m-%Y}"


def kies_middel(demo: Organisatie, pad: str, keuze: str) -> None:
    """The overtreding and its afweging, as the colleagues before left them."""
    with binnen(demo.pk):
        zaak, jurist = Zaak.objects.get(nummer=pad.split("/")[2]), Account.objects.get(email__startswith="joost@")
        overtreding = maak_overtreding(zaak, jurist, nu(), feiten="Het hek langs de bouwput stond open.", norm="Bbl 7.5")
        maak_afweging(overtreding, keuze, jurist, nu())


def _begin(wie: Mens, demo: Organisatie, keuze: str, knop: str) -> tuple[str, Waarnemer]:
    wie.lever_aan("bouwmelding_volledig")
    pad = wie.page.url.removeprefix(wie.adres)
    kies_middel(demo, pad, keuze)
    wie.ga_naar(pad)
    wie.volg(knop)
    wie.bekijk(f"160-{keuze}-beginnen")
    wie.druk("Begin de interventie")
    wie.page.get_by_text("De interventie is begonnen.").wait_for()
    return pad, Waarnemer(demo)


def _nodig_uit(wie: Mens) -> None:
    wie.vul("Hoe laat?", "10.00 uur")
    wie.vul("Waar?", "Op de bouwplaats, in de keet")
    wie.vul("Waarover gaat het gesprek?", "Hoe u de bouwplaats afsluit.")
    wie.vul("Dag van het gesprek", over(1))
    wie.druk(wie.page.get_by_role("button", name=BEKIJK).first)
    wie.page.get_by_text("Kom naar het gesprek op").wait_for()
    wie.bekijk("161-signaalgesprek-uitnodiging")
    wie.druk(wie.page.get_by_role("button", name=VERSTUUR).first)
    wie.page.get_by_text("De stap is vastgelegd.").wait_for()


def test_een_gesprek_en_de_afspraken_worden_nagekomen(mens: Callable[..., Mens], demo: Organisatie) -> None:
    wie = mens("ravi")
    pad, zaak = _begin(wie, demo, "signaalgesprek", "Begin: signaalgesprek")
    _nodig_uit(wie)
    wie.kies_uit("Wat is de uitslag?", "Het gesprek is geweest, en")
    wie.vul("Wie waren erbij?", "K. Baggerman, uitvoerder")
    wie.vul("Wat is er besproken?", "Het hek viel om door de wind.")
    wie.vul("Afspraak 1: wie doet wat?", "De aannemer zet het hek vast")
    wie.vul("Afspraak 1: klaar voor of op", over(7))
    wie.bekijk("162-signaalgesprek-verslag")
    wie.druk(wie.page.get_by_role("button", name=VERSTUUR).first)
    wie.page.get_by_text("Afspraken nakomen: tot en met").wait_for()
    wie.kies(wie.page.get_by_label("De aannemer zet het hek vast"))
    wie.vul("Wat zag u?", "Het hek staat vast aan betonblokken.")
    wie.druk("Leg vast")
    wie.page.get_by_text("Er hoeft geen stap meer.").wait_for()
    assert "rond_interventie_af" in zaak.taken()
    wie.kies_uit("Hoe eindigt de interventie?", "De overtreding is hersteld")
    wie.vul("Waarom, en hoe weet u dat?", "Op de bouwplaats gezien.")
    wie.bekijk("163-signaalgesprek-afronden")
    wie.druk("Rond de interventie af")
    wie.page.get_by_text("De interventie is afgerond. Open de brief").wait_for()
    wie.bekijk("164-signaalgesprek-klaar")
    assert not {"rond_interventie_af", "zet_interventiestap"} & zaak.taken()
    with binnen(demo.pk):
        assert Overtreding.objects.get().hersteld_op == vandaag()
    wie.ga_naar(pad)
    wie.bekijk("165-zaak-met-interventie")


def _verstreken_waarschuwing(demo: Organisatie, pad: str) -> str:
    """A waarschuwing of five weeks ago, with a term of four: the clock cannot be turned, so the deeds are done in the past."""
    with binnen(demo.pk):
        zaak = Zaak.objects.get(nummer=pad.split("/")[2])
        wie, toen = Account.objects.get(email__startswith="amal@"), nu() - datetime.timedelta(days=35)
        overtreding = maak_overtreding(zaak, wie, toen, feiten="Het hek langs de bouwput stond open.", norm="Bbl 7.5")
        begonnen = begin_interventie(
            maak_afweging(overtreding, "waarschuwing", wie, toen).pk, "waarschuwing", door=wie, moment=toen
        )
        velden = {"te_doen": "Sluit de bouwplaats af.", "gevolg": "Dan volgt een zwaarder middel."}
        tot = vandaag() - datetime.timedelta(days=7)
        zet_stap(begonnen.pk, Gezet("waarschuwing", uiterlijk=tot, velden=velden), versie=0, door=wie, moment=toen)
        return f"{pad}interventie/{begonnen.pk}/"


def test_een_waarschuwing_helpt_niet_en_dan_volgt_een_nieuwe_afweging(mens: Callable[..., Mens], demo: Organisatie) -> None:
    wie = mens("amal")
    wie.lever_aan("bouwmelding_volledig")
    pad, zaak = wie.page.url.removeprefix(wie.adres), Waarnemer(demo)
    wie.ga_naar(_verstreken_waarschuwing(demo, pad))
    wie.bekijk("166-waarschuwing-verstreken")
    wie.kies_uit("Wat is de uitslag?", "De overtreding is niet")
    wie.vul(wie.page.get_by_label("Wat zag u?"), "Het hek stond weer open.")
    wie.druk(wie.page.get_by_role("button", name=BEKIJK).first)
    wie.page.get_by_text("U had tot en met").wait_for()
    wie.druk(wie.page.get_by_role("button", name=VERSTUUR).first)
    wie.page.get_by_text("Er hoeft geen stap meer.").wait_for()
    wie.kies_uit("Hoe eindigt de interventie?", "Niet hersteld")
    wie.vul("Waarom, en hoe weet u dat?", "Na de hersteltermijn is er niets gebeurd.")
    wie.druk("Rond de interventie af")
    wie.page.get_by_text("De interventie is afgerond.").first.wait_for()
    assert "weeg_overtreding_opnieuw" in zaak.taken()
    wie.ga_naar(pad)
    wie.page.get_by_text("maak een nieuwe afweging, voor een zwaarder middel").wait_for()


def test_een_signaal_aan_de_toelatingsorganisatie(mens: Callable[..., Mens], demo: Organisatie) -> None:
    wie = mens("amal")
    _, zaak = _begin(wie, demo, "signaal_toelating", "Begin: signaal aan de")
    wie.kies_uit("Aan wie?", "Toelatingsorganisatie")
    wie.vul("Naam van de organisatie", "Toelatingsorganisatie Voorbeeld")
    wie.vul("Wat wilt u laten weten?", "De verklaring noemt een controle toen de fundering al dicht was.")
    wie.vul("Wat vraagt u van de ontvanger?", "Ga na of de controle is gedaan.")
    wie.druk(wie.page.get_by_role("button", name=BEKIJK).first)
    wie.page.get_by_text("Wij vragen u om uit te zoeken wat hier speelt.").wait_for()
    wie.bekijk("167-signaal-toelating")
    brief = wie.page.locator("article.brief").inner_text()
    assert "Knotwilg" not in brief, "de overtreder staat er niet in"
    wie.druk(wie.page.get_by_role("button", name=VERSTUUR).first)
    wie.page.get_by_text("Antwoord op het signaal: tot en met").wait_for()
    wie.klap_open("Antwoord")
    wie.kies_uit(wie.page.locator("#antwoord-uitslag"), "Men doet er iets mee")
    wie.vul(wie.page.locator("#antwoord-bevinding"), "De instrumentaanbieder zoekt het uit.")
    wie.druk(wie.page.locator("button[value^='zet-antwoord']"))
    wie.page.get_by_text("Er hoeft geen stap meer.").wait_for()
    wie.kies_uit("Hoe eindigt de interventie?", "Klaar")
    wie.vul("Waarom, en hoe weet u dat?", "Het is aan de instrumentaanbieder.")
    wie.druk("Rond de interventie af")
    wie.page.get_by_text("De interventie is afgerond.").first.wait_for()
    with binnen(demo.pk):
        assert Interventie.objects.get().uitkomst == "afgerond" and Overtreding.objects.get().hersteld_op is None
    assert "zet_interventiestap" not in zaak.taken()
