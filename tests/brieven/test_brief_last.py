"""The letters about a last: what they must say, that they come from the steps, and that a stored one reads back the same."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from borgwijzer.brieven.acties_last import (
    neem_lastbesluit_en_verstuur,
    toon_lastbesluitbrief,
    toon_stapbrief,
    zet_laststap_en_verstuur,
)
from borgwijzer.brieven.fouten import OntbrekendGegeven, Tegenspraak
from borgwijzer.brieven.herlezen import herlees
from borgwijzer.brieven.lastbrief import schrijf_euro
from borgwijzer.brieven.model import Kader, Rechtsmiddel
from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.brieven.opstellen import stel_op
from borgwijzer.brieven.voorbeelden_last import (
    AANMANING,
    BEKRACHTIGING,
    BESLUIT_DWANGSOM,
    INVORDERING,
    KOSTEN,
    LASTVOORBEELDEN,
    OPHEFFING,
    VERBEURTE,
    VERLENGING,
    VERZOEK,
    VOORNEMEN,
)
from borgwijzer.brieven.weergave import tekst
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.models import Uitgaand
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.toezicht.acties.lastbesluiten import stel_lastbesluit_voor
from borgwijzer.toezicht.acties.laststappen import Stapinvoer
from borgwijzer.zaken.acties.registreren import registreer_melding
from borgwijzer.zaken.models import Interventie, Zaak
from tests.toezicht import lastwerk as werk
from tests.zaken.zaakwerk import MOMENT, maak_binnen, open_proefzaak

VERWACHT = {
    "voornemen-last-dwangsom": [
        "Geef uw mening uiterlijk op dinsdag 28 april 2026.", "€ 1.000 voor elke week", "maximum van € 5.000", "artikel 4:9",
        "U krijgt daarvoor 28 dagen", "De gevolgen: Niemand controleerde de fundering", "U hoeft niet te reageren",
    ],
    "voornemen-last-bestuursdwang": ["dan doen wij het", "artikel 5:25", "vrijdag 17 april 2026"],
    "besluit-last-dwangsom": [
        "Doe dit uiterlijk op dinsdag 12 mei 2026.", "artikel 2.18 lid 1", "U zei op 30 maart 2026: U dacht", "Wij vinden:",
        "artikel 5:32", "uiterlijk op dinsdag 26 mei 2026 verstuurd", "Berekening van de datum: bezwaartermijn", "artikel 5:34",
        "Lichtere middelen: Een waarschuwing is al gegeven.", "Waarom dit bedrag",
    ],
    "besluit-last-dwangsom-geen-zienswijze": ["Op dinsdag 24 maart 2026 schreven wij u", "U gaf geen zienswijze."],
    "besluit-last-bestuursdwang": ["artikel 4:11", "De kosten van wat wij doen, zijn voor u.", "vrijdag 17 april 2026"],
    "besluit-last-bekrachtiging-bouwstop": [
        "De bouw ligt stil vanaf maandag 13 april 2026.", "Het was 10.15 uur", "artikel 5:31", "Met deze brief bevestigen wij dat.",
    ],
    "besluit-last-bestuursdwang-spoed": ["Op maandag 13 april 2026 hebben wij zelf ingegrepen", "Wij treden meteen op"],
    "verlenging-begunstiging": ["uiterlijk op dinsdag 26 mei 2026", "tot en met dinsdag 12 mei 2026", "een dwangsom betalen"],
    "verlenging-begunstiging-bestuursdwang": ["Dan doen wij het, en zijn de kosten voor u."],
    "hercontrole-last-voldaan": ["U hebt aan de opdracht voldaan.", "De bouwmelding is op 6 mei 2026"],
    "hercontrole-last-niet-voldaan": ["U hebt niet aan de opdracht voldaan.", "in een aparte brief"],
    "hercontrole-last-nog-tijd": ["U hebt nog tijd tot en met dinsdag 12 mei 2026."],
    "hercontrole-last-bestuursdwang": ["Wij kunnen nu zelf ingrijpen."],
    "constatering-verbeurte": [
        "U moet € 1.000 betalen, uiterlijk op woensdag 24 juni 2026.", "in totaal € 1.000 verbeurd", "artikel 5:33",
        "kan het bedrag oplopen tot € 5.000", "hij wilde het werk niet stoppen",
    ],
    "constatering-verbeurte-maximum": ["Daarmee is het maximum bereikt."],
    "constatering-verbeurte-ineens": ["€ 5.000 in één keer.", "U moet € 5.000 betalen"],
    "besluit-invordering": ["Wij vorderen € 2.000 van u.", "€ 1.000, van 22 mei 2026.", "artikel 5:37", "Bent u het niet eens"],
    "aanmaning-last": ["Betaal € 2.000, uiterlijk op maandag 14 september 2026.", "Hebt u al betaald?"],
    "besluit-kostenverhaal": ["U moet € 2.300 betalen", "Huur van stempels: 900 euro.", "artikel 5:25"],
    "besluit-verzoek-last-opgeheven": ["De last is opgeheven vanaf dinsdag 2 juni 2026.", "van de heer Wilg", "artikel 5:34"],
    "besluit-verzoek-last-opgeschort": ["De last staat stil tot en met dinsdag 30 juni 2026."],
    "besluit-verzoek-last-verminderd": ["€ 400 voor elke week", "maximum van € 2.000"],
    "besluit-verzoek-last-afgewezen": ["De last blijft zoals zij is.", "nog steeds houden aan de opdracht"],
    "opheffing-last": ["De last is opgeheven vanaf dinsdag 2 juni 2026."],
    "opheffing-last-open-bedrag": ["U moet ons nog € 1.000 betalen."],
}  # fmt: skip


def test_elk_voorbeeld_heeft_een_verwachting() -> None:
    assert VERWACHT.keys() == LASTVOORBEELDEN.keys()


@pytest.mark.parametrize("naam", LASTVOORBEELDEN)
def test_elk_feit_staat_in_de_brief_en_er_is_een_oordeel(naam: str) -> None:
    brief = LASTVOORBEELDEN[naam]()
    inhoud = tekst(brief).replace("\u00a0", " ")
    for stuk in VERWACHT[naam]:
        assert stuk in inhoud, stuk
    assert len([blok for blok in brief.blokken if isinstance(blok, Kader)]) == 1
    assert not re.search(r"[{}]|\.\.|None", inhoud)


@pytest.mark.parametrize(
    ("feiten", "met"),
    [(VOORNEMEN, False), (BESLUIT_DWANGSOM, True), (BEKRACHTIGING, True), (VERLENGING, True), (VERBEURTE, False),
     (AANMANING, False), (INVORDERING, True), (KOSTEN, True), (VERZOEK, True), (OPHEFFING, True)],
)  # fmt: skip
def test_bezwaar_hoort_bij_een_besluit(feiten, met) -> None:  # type: ignore[no-untyped-def]
    assert any(isinstance(blok, Rechtsmiddel) for blok in stel_op(feiten).blokken) is met


def test_wat_geen_brief_wordt() -> None:
    with pytest.raises(OntbrekendGegeven, match="zonder_zienswijze"):
        replace(BESLUIT_DWANGSOM, voornemen_op=None, zienswijzen=())
    with pytest.raises(OntbrekendGegeven, match="begunstiging_tot"):
        replace(BESLUIT_DWANGSOM, begunstiging_tot=None)
    with pytest.raises(OntbrekendGegeven, match="bevoegdheid"):
        replace(BESLUIT_DWANGSOM, bevoegdheid="")
    with pytest.raises(Tegenspraak, match="betalen"):
        replace(VERBEURTE, betalen_voor=date(2026, 7, 1))
    assert schrijf_euro(1_234_567) == "€\u00a01.234.567"


@pytest.fixture
def zaak(klaar_organisatie: Organisatie) -> Iterator[Zaak]:
    with binnen(klaar_organisatie.pk):
        yield registreer_melding(open_proefzaak(klaar_organisatie), maak_binnen(), moment=MOMENT).zaak


def _neem(last: Interventie, invoer: Stapinvoer, mensen: tuple[Account, Account], dagen: int) -> OpgeslagenBrief:
    last.refresh_from_db(fields=["versie"])
    besluit = stel_lastbesluit_voor(last.pk, invoer, versie=last.versie, door=mensen[0], moment=werk.na(dagen))
    gezien = tekst(toon_lastbesluitbrief(besluit, mensen[1], moment=werk.na(dagen)))
    brief = neem_lastbesluit_en_verstuur(besluit.pk, door=mensen[1], moment=werk.na(dagen))
    assert gezien == tekst(herlees(brief).brief), "wie beslist, ziet de brief die hij neemt"
    return brief


def _zet(last: Interventie, invoer: Stapinvoer, wie: Account, dagen: int) -> OpgeslagenBrief | None:
    last.refresh_from_db(fields=["versie"])
    gezien = toon_stapbrief(last, invoer, door=wie, moment=werk.na(dagen))
    brief = zet_laststap_en_verstuur(last.pk, invoer, versie=last.versie, door=wie, moment=werk.na(dagen))
    assert brief and tekst(gezien) == tekst(herlees(brief).brief)
    return brief


def test_elke_stap_geeft_haar_brief(zaak: Zaak, account: Callable[..., Account]) -> None:
    mensen = account("handhaver"), account("teamleider")
    last = werk.begin(zaak, mensen[0])
    _zet(last, werk.VOORNEMEN, mensen[0], 0)
    werk.zet(last, werk.ZIENSWIJZE, mensen[0], 5)
    werk.zet(last, werk.REACTIE, mensen[0], 6)
    besluit = _neem(last, werk.BESLUIT, mensen, 7)
    assert "De heer Wilg zei op 7 maart 2026: Hij dacht dat het mocht." in tekst(herlees(besluit).brief)
    _neem(last, replace(werk.VERLENGING, uiterlijk=werk.dag(40)), mensen, 8)
    _zet(last, werk.NIET_VOLDAAN, mensen[0], 41)
    _zet(last, werk.VERBEURING, mensen[0], 41)
    _neem(last, werk.INVORDERING, mensen, 100)
    _zet(last, werk.AANMANING, mensen[0], 110)
    werk.zet(last, werk.VERZOEK, mensen[0], 111)
    _neem(last, werk.OP_VERZOEK, mensen, 112)
    soorten = list(OpgeslagenBrief.objects.filter(zaak=zaak).order_by("pk").values_list("soort", flat=True))
    assert soorten == [
        "voornemen_last", "besluit_last_dwangsom", "verlenging_begunstiging", "hercontrole_last", "constatering_verbeurte",
        "besluit_invordering", "aanmaning_last", "besluit_verzoek_last",
    ]  # fmt: skip
    assert all(herlees(brief).gelijk for brief in OpgeslagenBrief.objects.filter(zaak=zaak))
    assert Uitgaand.objects.count() == len(soorten)
    brief = OpgeslagenBrief.objects.get(soort="constatering_verbeurte")
    assert brief.geadresseerde == "Bouwbedrijf De Knotwilg", "aan de overtreder, niet aan wie de melding deed"


def test_spoed_geeft_de_brieven_van_bestuursdwang(zaak: Zaak, account: Callable[..., Account]) -> None:
    mensen = account("handhaver"), account("teamleider")
    last = werk.begin(zaak, mensen[0], werk.BESTUURSDWANG)
    assert zet_laststap_en_verstuur(last.pk, werk.BOUWSTOP, versie=0, door=mensen[0], moment=MOMENT) is None
    brief = _neem(last, replace(werk.BESLUIT, uiterlijk=None), mensen, 1)
    assert "10.15 uur" in tekst(herlees(brief).brief)
    werk.zet(last, werk.UITGEVOERD, mensen[0], 2)
    _neem(last, werk.KOSTEN, mensen, 3)
    _neem(last, werk.OPHEFFING, mensen, 4)
    assert "nog €\u00a02.300" in tekst(herlees(OpgeslagenBrief.objects.get(soort="opheffing_last")).brief)


def test_zonder_naam_geen_brief_en_geen_stap(zaak: Zaak, account: Callable[..., Account]) -> None:
    wie = account("handhaver")
    last = werk.begin(zaak, wie)
    type(last.overtreding).objects.update(overtreder={})
    with pytest.raises(Geweigerd, match="Van de overtreder is geen naam bekend"):
        zet_laststap_en_verstuur(last.pk, werk.VOORNEMEN, versie=0, door=wie, moment=MOMENT)
    last.refresh_from_db()
    assert last.versie == 0
