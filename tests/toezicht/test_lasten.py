"""A last from begin to end: what each deed asks, who may not, two at once, and what never changes."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from typing import Any

import pytest
from django.db import connections, transaction
from django.db.utils import ProgrammingError

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.regels.lastdaden import Laststap
from borgwijzer.toezicht.acties.besluiten import beeindig_besluit, neem_besluit
from borgwijzer.toezicht.acties.lastbesluiten import neem_lastbesluit, stel_lastbesluit_voor, weiger_lastbesluit
from borgwijzer.toezicht.acties.lasten import Einde, begin_last, begin_last_met_spoed, rond_last_af, zet_laststap, zie_lastrij
from borgwijzer.toezicht.acties.laststappen import Stapinvoer
from borgwijzer.toezicht.acties.schorsen import Schorsingsvoorstel, schors_besluit
from borgwijzer.zaken.acties.datums import stel_datum_vast
from borgwijzer.zaken.acties.registreren import registreer_melding
from borgwijzer.zaken.feiten import haal_feiten, kader_van
from borgwijzer.zaken.models import Afwegingtoestand, Besluit, Interventie, Interventiestap, Overtreding, Taak, Zaak
from tests.toezicht.bezwaarwerk import maak_bezwaar
from tests.toezicht.lastwerk import (
    AANMANING,
    BESLUIT,
    BESTUURSDWANG,
    BOUWSTOP,
    INVORDERING,
    KOSTEN,
    NIET_VOLDAAN,
    OP_VERZOEK,
    OPHEFFING,
    REACTIE,
    UITGEVOERD,
    VERBEURING,
    VERLENGING,
    VERZOEK,
    VOLDAAN,
    VOORNEMEN,
    ZIENSWIJZE,
    ZONDER,
    begin,
    besluit,
    dag,
    laat_verbeuren,
    leg_op,
    maak_afweging,
    maak_overtreding,
    na,
    stel_voor,
    zet,
)
from tests.zaken.zaakwerk import MOMENT, maak_binnen, open_proefzaak

Maker = Callable[..., Account]
Mensen = tuple[Account, Account]


@pytest.fixture
def zaak(in_organisatie: Organisatie, klaar_organisatie: Organisatie) -> Zaak:
    return registreer_melding(open_proefzaak(in_organisatie), maak_binnen(), moment=MOMENT).zaak


@pytest.fixture
def mensen(account: Maker) -> Mensen:
    """Who proposes, and who decides."""
    return account("handhaver", "toezichthouder"), account("teamleider")


def stap_van(last: Interventie, dagen: int) -> Laststap:
    last.refresh_from_db()
    return zie_lastrij(last, dag(dagen)).stap


def taken_van(zaak: Zaak) -> set[str]:
    return set(Taak.objects.filter(zaak=zaak).values_list("code", flat=True)) - {"toets_bouwmelding", "bepaal_gevolgklasse"}


def test_voornemen_zienswijze_besluit_en_opheffing(zaak: Zaak, mensen: Mensen) -> None:
    last = begin(zaak, mensen[0])
    assert taken_van(zaak) == {"stuur_voornemen_last"}
    zet(last, VOORNEMEN, mensen[0])
    zet(last, ZIENSWIJZE, mensen[0], 7)
    assert taken_van(zaak) == {"beantwoord_zienswijze"}
    zet(last, REACTIE, mensen[0], 8)
    besluit(last, BESLUIT, mensen, 9)
    zet(last, VOLDAAN, mensen[0], 31)
    besluit(last, OPHEFFING, mensen, 32)
    rond_last_af(last.pk, Einde("Klaar.", dag(31)), versie=vers(last), door=mensen[0], moment=na(33))
    last.refresh_from_db()
    assert (last.uitkomst, last.afgerond_op, last.overtreding.hersteld_op) == ("opgeheven", dag(33), dag(31))
    assert [b.soort for b in Besluit.objects.order_by("pk")] == ["last_onder_dwangsom", "opheffing_last"]
    assert not haal_feiten(zaak).besluiten, "een besluit over een last telt als stap, niet als besluit over bouwen of gebruik"
    assert not taken_van(zaak)


def vers(last: Interventie) -> int:
    last.refresh_from_db()
    return last.versie


def test_verbeuren_betalen_en_aanmanen(zaak: Zaak, mensen: Mensen) -> None:
    last = laat_verbeuren(begin(zaak, mensen[0]), mensen)
    verbeurd = Interventiestap.objects.get(soort="verbeuring")
    # 2 April and six weeks is Ascension Day; the days after it end the term on Monday 18 May.
    assert (verbeurd.gegevens["bedrag"], verbeurd.uiterlijk) == (1000, datetime.date(2026, 5, 18))
    with pytest.raises(Geweigerd, match="dag om te betalen voorbij"):
        stel_voor(last, INVORDERING, mensen[0], 60)
    besluit(last, INVORDERING, mensen, 80)
    zet(last, AANMANING, mensen[0], 81)
    assert Interventiestap.objects.get(soort="aanmaning").uiterlijk == dag(95)
    with pytest.raises(Geweigerd, match="Er staat 1000 euro open"):
        zet(last, Stapinvoer("betaling", bedrag=1001), mensen[0], 82)
    zet(last, Stapinvoer("betaling", bedrag=1000), mensen[0], 82)
    assert not zie_lastrij(last, dag(82)).open_vorderingen


def test_spoed_bekrachtigen_en_kosten(zaak: Zaak, mensen: Mensen) -> None:
    overtreding = maak_overtreding(zaak, mensen[0])
    with pytest.raises(Geweigerd, match="niet kan wachten op een afweging"):
        begin_last_met_spoed(overtreding.pk, reden=" ", door=mensen[0], moment=MOMENT)
    last = begin_last_met_spoed(overtreding.pk, reden="De bouwput zakt in.", door=mensen[0], moment=MOMENT)
    zet(last, UITGEVOERD, mensen[0])
    assert taken_van(zaak) == {"bekrachtig_last", "weeg_overtreding"}, "spoed gaat voor, en wegen volgt"
    besluit(last, replace(BESLUIT, uiterlijk=None), mensen, 1)
    assert stap_van(last, 1) == "uitgevoerd"
    besluit(last, KOSTEN, mensen, 10)
    zet(last, Stapinvoer("betaling", bedrag=2300), mensen[0], 20)
    rond_last_af(last.pk, Einde("Alles is gestut."), versie=vers(last), door=mensen[0], moment=na(21))
    assert Interventie.objects.get().uitkomst == "uitgevoerd"
    assert Overtreding.objects.get().hersteld_op is None


def test_een_mondelinge_bouwstop_wordt_een_last(zaak: Zaak, mensen: Mensen) -> None:
    last = begin(zaak, mensen[0], BESTUURSDWANG)
    zet(last, BOUWSTOP, mensen[0])
    besluit(last, replace(BESLUIT, uiterlijk=None), mensen)
    zet(last, NIET_VOLDAAN, mensen[0], 1)
    zet(last, UITGEVOERD, mensen[0], 1)
    assert stap_van(last, 1) == "uitgevoerd"


def test_een_mondelinge_bouwstop_stuit_de_zaak_tot_de_opheffing(zaak: Zaak, mensen: Mensen) -> None:
    zaak = stel_datum_vast(zaak.pk, "feitelijke_start_op", dag(0), reden="Gezien", door=mensen[0], moment=MOMENT)
    assert zaak.fase == "in_uitvoering"
    last = begin(zaak, mensen[0], BESTUURSDWANG)
    zet(last, BOUWSTOP, mensen[0])
    zaak.refresh_from_db()
    assert zaak.fase == "gestuit", "het woord geldt meteen, ook zonder besluit"
    besluit(last, replace(BESLUIT, uiterlijk=None), mensen, 1)
    zaak.refresh_from_db()
    assert zaak.fase == "gestuit"
    besluit(last, OPHEFFING, mensen, 9)
    zaak.refresh_from_db()
    assert zaak.fase == "in_uitvoering"


def test_een_schorsing_van_de_last_laat_de_bouw_verdergaan(zaak: Zaak, mensen: Mensen, account: Maker) -> None:
    zaak = stel_datum_vast(zaak.pk, "feitelijke_start_op", dag(0), reden="Gezien", door=mensen[0], moment=MOMENT)
    last, jurist = begin(zaak, mensen[0], BESTUURSDWANG), account("jurist")
    zet(last, BOUWSTOP, mensen[0])
    bezwaar = maak_bezwaar(besluit(last, replace(BESLUIT, uiterlijk=None), mensen), jurist)
    schorsing = Schorsingsvoorstel(dag(12), "voorzieningenrechter", "De rechter wil eerst de stukken zien.")
    schors_besluit(bezwaar.pk, schorsing, versie=bezwaar.versie, door=jurist, moment=na(12))
    zaak.refresh_from_db()
    assert zaak.fase == "in_uitvoering"


def test_een_verzoek_krijgt_een_besluit(zaak: Zaak, mensen: Mensen) -> None:
    last = leg_op(begin(zaak, mensen[0]), mensen)
    zet(last, VERZOEK, mensen[0], 1)
    lager = Stapinvoer(
        "besluit_op_verzoek", bedrag=1000, maximum=2500, teksten={"uitslag": "verminderd", "motivering": "Hij betaalt."}
    )
    with pytest.raises(Geweigerd, match="kies lagere bedragen"):
        stel_voor(last, lager, mensen[0], 2)
    besluit(last, replace(lager, bedrag=400), mensen, 2)
    voorwaarden = zie_lastrij(last, dag(2)).voorwaarden
    assert voorwaarden and (voorwaarden.bedrag, voorwaarden.maximum) == (400, 2500)
    zet(last, VERZOEK, mensen[0], 3)
    besluit(last, OP_VERZOEK, mensen, 4)
    assert stap_van(last, 4) == "opgeheven"


def test_verlengen_kan_alleen_later(zaak: Zaak, mensen: Mensen) -> None:
    last = leg_op(begin(zaak, mensen[0]), mensen)
    with pytest.raises(Geweigerd, match="kies een latere dag"):
        stel_voor(last, replace(VERLENGING, uiterlijk=dag(30)), mensen[0], 1)
    besluit(last, VERLENGING, mensen, 1)
    assert stap_van(last, 60) == "begunstiging"


@pytest.mark.parametrize(
    ("invoer", "zin"),
    [
        (replace(VOORNEMEN, uiterlijk=None), "een dag na vandaag"), (replace(VOORNEMEN, uiterlijk=dag(0)), "een dag na vandaag"),
        (replace(VOORNEMEN, dagen=0), "hoeveel dagen"), (replace(VOORNEMEN, bedrag=3000), "niet lager is dan het bedrag"),
        (replace(VOORNEMEN, bedrag=None), "bedrag van de dwangsom"), (replace(VOORNEMEN, op=dag(1)), "ligt na vandaag"),
        (replace(VOORNEMEN, op=datetime.date(1999, 1, 1)), "Kies een dag van"),
        (replace(VOORNEMEN, teksten={**VOORNEMEN.teksten, "last": " "}), "wat de overtreder moet doen"),
        (replace(VOORNEMEN, teksten={**VOORNEMEN.teksten, "evenredig": ""}), "een lichtere niet genoeg"),
        (replace(VOORNEMEN, teksten={**VOORNEMEN.teksten, "bedrag_reden": ""}), "waarom dit bedrag past"),
        (replace(VOORNEMEN, teksten={**VOORNEMEN.teksten, "eenheid": "per eeuw"}), "waarvoor het bedrag geldt"),
        (replace(VOORNEMEN, teksten={**VOORNEMEN.teksten, "last": "x" * 2001}), "korter dan"),
        (replace(ZONDER, teksten={"uitslag": "zomaar", "reden": "x"}), "de wet noemt de gronden"),
        (replace(ZONDER, teksten={"uitslag": "spoed", "reden": ""}), "waarom die grond hier geldt"),
        (BESLUIT, "met een van de knoppen"), (Stapinvoer("afronden"), "met een van de knoppen"),
        (NIET_VOLDAAN, "nog geen besluit"), (BOUWSTOP, "alleen bij bestuursdwang"),
    ],
)  # fmt: skip
def test_wat_een_stap_vraagt(invoer: Stapinvoer, zin: str, zaak: Zaak, mensen: Mensen) -> None:
    last = begin(zaak, mensen[0])
    with pytest.raises(Geweigerd, match=zin):
        zet(last, invoer, mensen[0])
    assert not Interventiestap.objects.exists()


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"uiterlijk": None}, "begunstigingstermijn"), ({"uiterlijk": dag(0)}, "begunstigingstermijn"),
        ({"teksten": {**BESLUIT.teksten, "motivering": ""}}, "houdt geen stand"),
        ({"teksten": {**BESLUIT.teksten, "termijn_reden": ""}}, "lang genoeg"),
        ({"maximum": 20_000_000}, "boven niets meer"),
        ({"soort": "niets"}, "welk besluit u voorstelt"),
    ],
)  # fmt: skip
def test_wat_een_besluit_vraagt(anders: dict[str, Any], zin: str, zaak: Zaak, mensen: Mensen) -> None:
    last = begin(zaak, mensen[0])
    zet(last, ZONDER, mensen[0])
    with pytest.raises(Geweigerd, match=zin):
        stel_voor(last, replace(BESLUIT, **anders), mensen[0])


def test_zonder_zienswijze_en_zonder_grond_geen_besluit(zaak: Zaak, mensen: Mensen) -> None:
    last = begin(zaak, mensen[0])
    with pytest.raises(Geweigerd, match="zonder een van beide geen besluit") as fout:
        stel_voor(last, BESLUIT, mensen[0])
    assert fout.value.code == "zienswijze_ontbreekt"
    zet(last, VOORNEMEN, mensen[0])
    with pytest.raises(Geweigerd, match="beslis daarna"):
        stel_voor(last, BESLUIT, mensen[0], 14)
    assert stel_voor(last, BESLUIT, mensen[0], 15).toestand == "voorgesteld"


def test_niemand_neemt_het_eigen_voorstel(zaak: Zaak, account: Maker) -> None:
    beide = account("handhaver", "teamleider")
    last = begin(zaak, beide)
    zet(last, ZONDER, beide)
    voorstel = stel_voor(last, BESLUIT, beide)
    for doe in (lambda: neem_lastbesluit(voorstel.pk, door=beide, moment=MOMENT),
                lambda: weiger_lastbesluit(voorstel.pk, reden="Nee.", door=beide, moment=MOMENT)):  # fmt: skip
        with pytest.raises(Geweigerd, match="zelf voorgesteld"):
            doe()
    assert not Interventiestap.objects.filter(soort="besluit").exists()


def test_een_voorstel_dat_te_lang_lag_gaat_terug(zaak: Zaak, mensen: Mensen) -> None:
    last = begin(zaak, mensen[0])
    zet(last, ZONDER, mensen[0])
    voorstel = stel_voor(last, BESLUIT, mensen[0])
    with pytest.raises(Geweigerd, match="Er ligt al een voorstel"):
        stel_voor(last, BESLUIT, mensen[0])
    with pytest.raises(Geweigerd, match="is voorbij: geef het terug"):
        neem_lastbesluit(voorstel.pk, door=mensen[1], moment=na(30))
    with pytest.raises(Geweigerd, match="Er ligt nog een voorstel"):
        rond_last_af(last.pk, Einde("Toch niet."), versie=vers(last), door=mensen[0], moment=na(30))
    weiger_lastbesluit(voorstel.pk, reden="De termijn is om.", door=mensen[1], moment=na(30))
    assert stel_voor(last, replace(BESLUIT, uiterlijk=dag(60)), mensen[0], 30).toestand == "voorgesteld"


def test_een_bedrag_dat_veranderde_gaat_terug(zaak: Zaak, mensen: Mensen) -> None:
    last = laat_verbeuren(begin(zaak, mensen[0]), mensen)
    voorstel = stel_voor(last, INVORDERING, mensen[0], 80)
    zet(last, Stapinvoer("betaling", bedrag=100), mensen[0], 80)
    with pytest.raises(Geweigerd, match="Er is intussen betaald"):
        neem_lastbesluit(voorstel.pk, door=mensen[1], moment=na(80))


def test_beginnen_kan_alleen_na_een_vaste_keuze(zaak: Zaak, mensen: Mensen) -> None:
    overtreding = maak_overtreding(zaak, mensen[0])
    concept = maak_afweging(overtreding, "last_onder_dwangsom", mensen[1], toestand=Afwegingtoestand.VOORGESTELD)
    anders = maak_afweging(overtreding, "waarschuwing", mensen[1])
    for afweging, zin in ((concept, "staat nog niet vast"), (anders, "koos geen last")):
        with pytest.raises(Geweigerd, match=zin):
            begin_last(afweging.pk, door=mensen[0], moment=MOMENT)
    vast = maak_afweging(overtreding, "last_onder_dwangsom", mensen[1])
    begin_last(vast.pk, door=mensen[0], moment=MOMENT)
    with pytest.raises(Geweigerd, match="loopt al een last"):
        begin_last(vast.pk, door=mensen[0], moment=MOMENT)
    hersteld = maak_afweging(maak_overtreding(zaak, mensen[0], hersteld_op=dag(0)), "last_onder_dwangsom", mensen[1])
    with pytest.raises(Geweigerd, match="hersteld of vervallen"):
        begin_last(hersteld.pk, door=mensen[0], moment=MOMENT)


def test_wie_een_oude_pagina_heeft_wordt_geweigerd(zaak: Zaak, mensen: Mensen) -> None:
    last = begin(zaak, mensen[0])
    zet_laststap(last.pk, ZONDER, versie=0, door=mensen[0], moment=MOMENT)
    for doe in (lambda: zet_laststap(last.pk, VOORNEMEN, versie=0, door=mensen[0], moment=MOMENT),
                lambda: stel_lastbesluit_voor(last.pk, BESLUIT, versie=0, door=mensen[0], moment=MOMENT),
                lambda: rond_last_af(last.pk, Einde("x"), versie=0, door=mensen[0], moment=MOMENT)):  # fmt: skip
        with pytest.raises(Geweigerd, match="Een collega heeft aan deze last gewerkt"):
            doe()


def test_een_algemene_daad_raakt_een_besluit_over_een_last_niet(zaak: Zaak, mensen: Mensen) -> None:
    last = begin(zaak, mensen[0])
    zet(last, ZONDER, mensen[0])
    voorstel = stel_voor(last, BESLUIT, mensen[0])
    with pytest.raises(Geweigerd, match="een eigen pagina"):
        neem_besluit(voorstel.pk, door=mensen[1], moment=MOMENT)
    neem_lastbesluit(voorstel.pk, door=mensen[1], moment=MOMENT)
    with pytest.raises(Geweigerd, match="een eigen pagina"):
        beeindig_besluit(voorstel.pk, reden="x", door=mensen[1], moment=MOMENT)


def test_het_kader_geeft_het_mandaat(zaak: Zaak, mensen: Mensen, monkeypatch: pytest.MonkeyPatch) -> None:
    last = begin(zaak, mensen[0])
    zet(last, ZONDER, mensen[0])
    voorstel = stel_voor(last, BESLUIT, mensen[0])
    mandaat = kader_van(zaak).inhoud.mandaat
    assert mandaat
    monkeypatch.setitem(mandaat.daden, "besluit_last_onder_dwangsom", ("jurist",))
    with pytest.raises(Geweigerd, match="mandaat aan jurist"):
        neem_lastbesluit(voorstel.pk, door=mensen[1], moment=MOMENT)


def test_wat_vaststaat_verandert_niet_meer(zaak: Zaak, mensen: Mensen) -> None:
    last = leg_op(begin(zaak, mensen[0]), mensen)
    for rijen, veld in ((Interventiestap.objects.filter(interventie=last), "soort"), (Besluit.objects.all(), "motivering")):
        with pytest.raises(ProgrammingError, match="verandert niet meer"), transaction.atomic():
            rijen.update(**{veld: "anders"})
    assert Gebeurtenis.objects.filter(soort="last_stap").count() == 2


def test_twee_tegelijk_verbeuren_eenmaal(echte_database: str, klaar_organisatie: Organisatie, account: Maker) -> None:
    with binnen(klaar_organisatie.pk):
        mensen = account("handhaver", "toezichthouder"), account("teamleider")
        zaak = registreer_melding(open_proefzaak(klaar_organisatie), maak_binnen(), moment=MOMENT).zaak
        last = leg_op(begin(zaak, mensen[0]), mensen)
        zet(last, NIET_VOLDAAN, mensen[0], 31)
        versie = vers(last)
    samen, org = Barrier(2), klaar_organisatie.pk

    def doe(_: int) -> str:
        try:
            with binnen(org):
                samen.wait(30)
                zet_laststap(last.pk, VERBEURING, versie=versie, door=mensen[0], moment=na(31))
                return "gelukt"
        except Geweigerd as fout:
            return fout.code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as werk:
        uitkomsten = sorted(werk.map(doe, range(2)))
    assert uitkomsten == ["gelukt", "ingehaald"]
    with binnen(org):
        assert Interventiestap.objects.filter(soort="verbeuring").count() == 1
