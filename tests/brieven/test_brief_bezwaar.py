"""The letters about a bezwaar: what they must say, and what is no letter."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from borgwijzer.brieven.acties_bezwaar import (
    doe_stap_en_verstuur,
    hef_schorsing_op_en_verstuur,
    neem_beslissing_en_verstuur,
    registreer_bezwaar_tegen_brief,
    schors_en_verstuur,
    toon_beslissing,
)
from borgwijzer.brieven.fouten import OntbrekendGegeven, Tegenspraak
from borgwijzer.brieven.herlezen import herlees
from borgwijzer.brieven.model import Rechtsmiddel
from borgwijzer.brieven.models import Briefpapier, OpgeslagenBrief
from borgwijzer.brieven.voorbeelden_bezwaar import AANVULLING, BESLISSING, BEZWAARVOORBEELDEN, ONTVANGST, VERDAGING
from borgwijzer.brieven.weergave import tekst
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.toezicht.acties.bezwaar import Binnengekomen
from borgwijzer.toezicht.acties.bezwaarbeslissing import stel_beslissing_voor
from borgwijzer.toezicht.acties.bezwaarstappen import Stapinvoer
from borgwijzer.toezicht.acties.schorsen import Schorsingsvoorstel
from borgwijzer.zaken.models import Bezwaar, Bezwaarstap
from tests.toezicht.bezwaarwerk import HERROEP, INDIENER, dag, doe, maak_bezwaar, maak_rijp, moment, neem_bouwstop
from tests.zaken.zaakwerk import open_proefzaak

Maker = Callable[..., Account]
VERWACHT = {
    "ontvangst-bezwaar": ["uiterlijk op maandag 24 augustus 2026", "woensdag 10 juni 2026", "Berekening van de datum"],
    "ontvangst-bezwaar-te-laat": ["Kwam uw bezwaar op tijd?", "zo snel als wij kunnen"],
    "ontvangst-bezwaar-te-vroeg": ["voordat wij het besluit verstuurden"],
    "ontvangst-bezwaar-commissie-onvolledig": ["onafhankelijke commissie", "ontbreekt nog iets"],
    "aanvulling-bezwaar": ["uiterlijk op donderdag 25 juni 2026", "1. Waarom u het niet eens bent", "2. Uw handtekening.", "6:5"],
    "uitnodiging-hoorzitting": ["woensdag 15 juli 2026, 10.00 uur", "zondag 5 juli 2026", "woensdag 8 juli 2026"],
    "uitnodiging-hoorzitting-commissie": ["onafhankelijke commissie"],
    "verslag-hoorzitting": ["Op woensdag 15 juli 2026", "Zij laat de bevestiging zien.", "Aanwezig: mevrouw T. Oeverdijk"],
    "verdaging-bezwaar": ["uiterlijk op maandag 5 oktober 2026", "maandag 24 augustus 2026", "7:10 lid 3", "Omgevingsloket"],
    "beslissing-bezwaar-herroepen": [
        "Uw bezwaar is gegrond. Wij herroepen het besluit. Het geldt vanaf donderdag 20 augustus 2026 niet meer.",
        "uiterlijk op donderdag 1 oktober 2026 verstuurd", "de rechtbank Oeverland", "Een kopie", "Door een storing",
    ],
    "beslissing-bezwaar-gewijzigd": ["nemen een ander besluit", "1. Rond de kelder", "tot en met donderdag 1 oktober 2026"],
    "beslissing-bezwaar-ongegrond": ["Uw bezwaar is ongegrond. Het besluit blijft gelden."],
    "beslissing-bezwaar-niet-ontvankelijk": ["na de laatste dag. U was op vakantie", "Er was geen hoorzitting"],
    "schorsing-rechter": ["donderdag 18 juni 2026 tot en met donderdag 20 augustus 2026", "De voorzieningenrechter heeft"],
    "schorsing-college": ["Wij hebben dit zelf beslist", "vanaf donderdag 18 juni 2026. In die tijd"],
    "schorsing-voorbij": ["Het besluit werkt weer vanaf vrijdag 21 augustus 2026."],
}  # fmt: skip


def test_elk_voorbeeld_heeft_een_verwachting() -> None:
    assert VERWACHT.keys() == BEZWAARVOORBEELDEN.keys()


@pytest.mark.parametrize("naam", BEZWAARVOORBEELDEN)
def test_elk_feit_staat_in_de_brief(naam: str) -> None:
    inhoud = tekst(BEZWAARVOORBEELDEN[naam]())
    assert [stuk for stuk in VERWACHT[naam] if stuk not in inhoud] == []
    assert not re.search(r"onzeker|kanttekening|lezing|kader\b", inhoud)


@pytest.mark.parametrize("naam", BEZWAARVOORBEELDEN)
def test_beroep_staat_alleen_in_de_beslissing(naam: str) -> None:
    brief = BEZWAARVOORBEELDEN[naam]()
    assert any(isinstance(blok, Rechtsmiddel) for blok in brief.blokken) == naam.startswith("beslissing")


def test_een_dag_die_niet_bij_haar_bewijs_past_wordt_geen_brief() -> None:
    with pytest.raises(Tegenspraak):
        replace(ONTVANGST, uiterlijk_op=dag(0))
    with pytest.raises(Tegenspraak):
        replace(VERDAGING, uiterlijk_op=dag(0))
    with pytest.raises(Tegenspraak):
        replace(BESLISSING, beroep_uiterlijk_op=dag(0))
    with pytest.raises(Tegenspraak, match="gegrond bezwaar"):
        replace(BESLISSING, uitkomst="ongegrond")
    with pytest.raises(OntbrekendGegeven, match="vervanging"):
        replace(BESLISSING, gevolg="gewijzigd")
    with pytest.raises(OntbrekendGegeven, match="ontbreekt"):
        replace(AANVULLING, ontbreekt=())


@pytest.fixture
def bezwaar(in_organisatie: Organisatie, klaar_organisatie: Organisatie, account: Maker) -> Bezwaar:
    besluit = neem_bouwstop(open_proefzaak(in_organisatie).pk, account("jurist"), account("teamleider"))
    return maak_bezwaar(besluit, account("jurist"), ontbreekt=["gronden", "handtekening"], gronden="")


ZITTING = {"tijd": "10.00 uur", "plaats": "gemeentehuis"}
STAPPEN: list[tuple[str, dict[str, Any], str, str]] = [
    ("ontvangst_bevestigd", {}, "ontvangst_bezwaar", "dinsdag 26 mei 2026"),
    ("aanvulling_gevraagd", {"uiterlijk": dag(24)}, "aanvulling_bezwaar", "Uw handtekening."),
    ("hoorzitting_gepland", {"uiterlijk": dag(30), "gegevens": ZITTING}, "uitnodiging_hoorzitting", "zondag 22 maart 2026"),
    ("hoorzitting_gehouden", {"gegevens": {"aanwezigen": "T. Oeverdijk"}}, "verslag_hoorzitting", "Aanwezig: T. Oeverdijk"),
    ("verdaagd", {}, "verdaging_bezwaar", "dinsdag 7 juli 2026"),
]


@pytest.mark.parametrize(("soort", "anders", "brief", "stuk"), STAPPEN)
def test_elke_stap_heeft_haar_brief_aan_wie_bezwaar_maakte(
    soort: str, anders: dict[str, Any], brief: str, stuk: str, bezwaar: Bezwaar, account: Maker
) -> None:
    invoer = replace(Stapinvoer(soort, dag(10), tekst="Het is druk."), **anders)
    bewaard = doe_stap_en_verstuur(bezwaar.pk, invoer, versie=0, door=account("jurist"), moment=moment(10))
    assert bewaard and (bewaard.soort, bewaard.geadresseerde) == (brief, INDIENER["naam"])
    gelezen = herlees(bewaard)
    assert gelezen.gelijk and stuk in tekst(gelezen.brief)


def test_een_stap_zonder_brief_maakt_er_geen(bezwaar: Bezwaar, account: Maker) -> None:
    invoer = Stapinvoer("ingetrokken", dag(10), tekst="Per e-mail.")
    assert doe_stap_en_verstuur(bezwaar.pk, invoer, versie=0, door=account("jurist"), moment=moment(10)) is None
    assert not OpgeslagenBrief.objects.exists()


def test_de_beslissing_en_haar_brief_zijn_een_daad(bezwaar: Bezwaar, account: Maker) -> None:
    jurist, nemer = account("jurist"), account("teamleider")
    maak_rijp(bezwaar, jurist)
    stel_beslissing_voor(bezwaar.pk, HERROEP, versie=bezwaar.versie, door=jurist, moment=moment(21))
    bezwaar.refresh_from_db()
    Briefpapier.objects.update(rechtbank=" ")
    with pytest.raises(Geweigerd, match="rechtbank met haar adres is nog niet ingevuld"):
        neem_beslissing_en_verstuur(bezwaar.pk, versie=bezwaar.versie, door=nemer, moment=moment(22))
    assert not Bezwaarstap.objects.filter(soort="besloten").exists(), "zonder brief is er niet beslist"
    Briefpapier.objects.update(rechtbank="de rechtbank Oeverland, Postbus 9999, 9999 ZX Oeverstad")
    voor = tekst(toon_beslissing(bezwaar, nemer, moment=moment(22)))
    brief = neem_beslissing_en_verstuur(bezwaar.pk, versie=bezwaar.versie, door=nemer, moment=moment(22))
    gelezen = herlees(brief)
    assert gelezen.gelijk and tekst(gelezen.brief) == voor and "woensdag 6 mei 2026" in voor, "5 mei is een feestdag"


def test_schorsen_en_weer_laten_werken_gaan_elk_met_een_brief(bezwaar: Bezwaar, account: Maker) -> None:
    jurist = account("jurist")
    voorstel = Schorsingsvoorstel(dag(12), "voorzieningenrechter", "Zaak 26/100.")
    eerste = schors_en_verstuur(bezwaar.pk, voorstel, versie=0, door=jurist, moment=moment(12))
    schorsing = bezwaar.schorsingen.get()
    tweede = hef_schorsing_op_en_verstuur(schorsing.pk, dag(29), reden="Beslist.", versie=1, door=jurist, moment=moment(29))
    assert "geschorst vanaf zaterdag 14 maart 2026." in tekst(herlees(eerste).brief)
    assert "werkt weer vanaf woensdag 1 april 2026." in tekst(herlees(tweede).brief)


def test_tegen_een_brief_zonder_besluit_kan_ook_bezwaar_worden_gemaakt(bezwaar: Bezwaar, account: Maker) -> None:
    jurist = account("jurist")
    invoer = Stapinvoer("ontvangst_bevestigd", dag(10))
    brief = doe_stap_en_verstuur(bezwaar.pk, invoer, versie=0, door=jurist, moment=moment(10))
    assert brief
    binnen = Binnengekomen(dag(15), INDIENER, "Ook hiertegen.", kenmerk=brief.kenmerk)
    gemaakt = registreer_bezwaar_tegen_brief(bezwaar.zaak_id, binnen, door=jurist, moment=moment(15))
    assert (gemaakt.genomen_door, gemaakt.bekendgemaakt_op, gemaakt.besluit) == (jurist, dag(10), None)
    doe(gemaakt, "ontvangst_bevestigd", jurist, 16)
    with pytest.raises(Geweigerd, match="geen brief met dat kenmerk"):
        registreer_bezwaar_tegen_brief(bezwaar.zaak_id, replace(binnen, kenmerk="2020-9"), door=jurist, moment=moment(15))
