"""Bezwaar: what is taken in and refused, who may decide, and what a decision or a suspension does to the zaak."""

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
from borgwijzer.toezicht.acties.besluiten import beeindig_besluit, neem_besluit
from borgwijzer.toezicht.acties.bezwaar import leg_stap_vast, registreer_bezwaar
from borgwijzer.toezicht.acties.bezwaarbeslissing import neem_beslissing, stel_beslissing_voor, weiger_beslissing
from borgwijzer.toezicht.acties.bezwaarstappen import Stapinvoer
from borgwijzer.toezicht.acties.schorsen import Schorsingsvoorstel, hef_schorsing_op, leg_openbaarmaking_vast, schors_besluit
from borgwijzer.zaken.acties.datums import sluit_zaak
from borgwijzer.zaken.acties.stand_bijwerken import werk_stand_bij
from borgwijzer.zaken.models import Besluit, Bezwaar, Bezwaarstap, Schorsing, Taak, Zaak
from tests.toezicht.bezwaarwerk import (
    HERROEP,
    INDIENER,
    VANDAAG,
    dag,
    doe,
    maak_bezwaar,
    maak_binnen,
    maak_rijp,
    moment,
    neem_bouwstop,
)
from tests.zaken.zaakwerk import open_proefzaak

Maker = Callable[..., Account]
ZITTING = {"tijd": "9.30 uur", "plaats": "gemeentehuis"}
SCHORS = Schorsingsvoorstel(dag(12), "voorzieningenrechter", "Zaak 26/100: het belang van de bouwer weegt zwaarder.")


@pytest.fixture
def jurist(account: Maker) -> Account:
    return account("jurist")


@pytest.fixture
def nemer(account: Maker) -> Account:
    """Who took the besluit."""
    return account("teamleider")


@pytest.fixture
def besluit(in_organisatie: Organisatie, klaar_organisatie: Organisatie, jurist: Account, nemer: Account) -> Besluit:
    return neem_bouwstop(open_proefzaak(in_organisatie).pk, jurist, nemer)


@pytest.fixture
def bezwaar(besluit: Besluit, jurist: Account) -> Bezwaar:
    return maak_bezwaar(besluit, jurist)


def fase(zaak_id: int, later: int) -> str:
    zaak = Zaak.objects.get(pk=zaak_id)
    return werk_stand_bij(zaak, dag(later)).fase


def stel_voor(bezwaar: Bezwaar, wie: Account, **anders: Any) -> Besluit:
    bezwaar.refresh_from_db()
    return stel_beslissing_voor(bezwaar.pk, replace(HERROEP, **anders), versie=bezwaar.versie, door=wie, moment=moment(21))


def beslis(bezwaar: Bezwaar, wie: Account, later: int = 22) -> Bezwaar:
    bezwaar.refresh_from_db()
    return neem_beslissing(bezwaar.pk, versie=bezwaar.versie, door=wie, moment=moment(later))


def test_geregistreerd_geeft_werk_met_de_laatste_dag_en_houdt_de_zaak_open(bezwaar: Bezwaar) -> None:
    taak = Taak.objects.get(code="bevestig_bezwaar")
    assert (taak.rol, taak.uiterlijk) == ("jurist", dag(85)), "tweemaal zes weken na 2 maart 2026 is tweede pinksterdag"
    assert bezwaar.genomen_door == Besluit.objects.get().beslist_door
    gegevens = Gebeurtenis.objects.get(soort="bezwaar_ontvangen").gegevens
    assert (gegevens["bekendgemaakt_op"], gegevens["ontvangen_op"]) == (VANDAAG.isoformat(), dag(9).isoformat())


@pytest.mark.parametrize(
    ("anders", "code"),
    [
        ({"indiener": {}}, "indiener_ontbreekt"), ({"gronden": " "}, "gronden_leeg"), ({"gronden": "x" * 2001}, "reden_te_lang"),
        ({"ontvangen_op": dag(30)}, "datum_in_toekomst"), ({"verzonden_op": dag(10)}, "datum_in_toekomst"),
        ({"verzonden_op": dag(9), "ontvangen_op": dag(8)}, "verzonden_na_ontvangst"),
        ({"ontbreekt": ["alles"]}, "vereiste_onbekend"),
        ({"ontvangen_op": datetime.date(1800, 1, 1)}, "datum_te_ver"), ({"besluit": 999_999}, "besluit_onbekend"),
        ({"besluit": None}, "besluit_ontbreekt"), ({"besluit": None, "kenmerk": "2026-1"}, "verzonden_ontbreekt"),
        ({"besluit": None, "kenmerk": "x" * 61, "bekendgemaakt_op": VANDAAG}, "kenmerk_te_lang"),
    ],
)  # fmt: skip
def test_wat_er_niet_bij_kan(anders: dict[str, Any], code: str, besluit: Besluit, jurist: Account) -> None:
    with pytest.raises(Geweigerd) as geweigerd:
        registreer_bezwaar(besluit.zaak_id, maak_binnen(besluit, **anders), door=jurist, moment=moment(9))
    assert geweigerd.value.code == code and not Bezwaar.objects.exists()


def test_hetzelfde_bezwaar_twee_keer_is_er_een(bezwaar: Bezwaar, besluit: Besluit, jurist: Account) -> None:
    with pytest.raises(Geweigerd, match="al geregistreerd"):
        maak_bezwaar(besluit, jurist)
    maak_bezwaar(besluit, jurist, indiener={**INDIENER, "naam": "Een buur"})
    assert Bezwaar.objects.count() == 2


def test_een_bezwaar_zonder_gronden_en_tegen_een_brief_komt_ook_binnen(besluit: Besluit, jurist: Account) -> None:
    brief = {"besluit": None, "kenmerk": "2026-000001-02", "bekendgemaakt_op": VANDAAG}
    bezwaar = maak_bezwaar(besluit, jurist, gronden="", ontbreekt=["gronden", "handtekening"], **brief)
    assert bezwaar.ontbreekt == ["gronden", "handtekening"] and bezwaar.genomen_door is None
    doe(bezwaar, "ontvangst_bevestigd", jurist, 10)
    assert Taak.objects.filter(code="vraag_aanvulling_bezwaar").exists()


def test_een_gesloten_zaak_gaat_weer_open(besluit: Besluit, jurist: Account, account: Maker, nemer: Account) -> None:
    beeindig_besluit(besluit.pk, reden="Hersteld.", door=nemer, moment=moment(3))
    sluit_zaak(besluit.zaak_id, reden="Klaar.", door=account("intake"), moment=moment(4))
    maak_bezwaar(besluit, jurist)
    assert Zaak.objects.get(pk=besluit.zaak_id).afgesloten_op is None
    assert Gebeurtenis.objects.get(soort="zaak_heropend").reden == "Er is bezwaar binnengekomen."
    with pytest.raises(Geweigerd) as geweigerd:
        sluit_zaak(besluit.zaak_id, reden="Toch klaar.", door=account("intake"), moment=moment(10))
    assert geweigerd.value.code == "bezwaar_open"


def test_gegrond_en_herroepen_laat_de_bouw_weer_doorgaan(bezwaar: Bezwaar, jurist: Account, account: Maker) -> None:
    zaak_id = bezwaar.zaak_id
    assert fase(zaak_id, 20) == "gestuit"
    stel_voor(maak_rijp(bezwaar, jurist), jurist)
    beslis(bezwaar, account("teamleider"))
    assert [fase(zaak_id, later) for later in (21, 22)] == ["gestuit", "nieuw"], "wat gisteren gold, gold gisteren"
    stap = Bezwaarstap.objects.get(soort="besloten")
    assert (stap.uitkomst, stap.gevolg, stap.op) == ("gegrond", "herroepen", dag(22))
    assert not Taak.objects.filter(code__contains="bezwaar").exists()
    assert Gebeurtenis.objects.get(soort="besluit_beeindigd").reden == "Herroepen in de beslissing op bezwaar."


def test_gewijzigd_zet_er_dezelfde_dag_een_ander_besluit_voor_in_de_plaats(
    bezwaar: Bezwaar, jurist: Account, account: Maker, besluit: Besluit
) -> None:
    nieuw = {"nieuwe_motivering": "Alleen de kelder moet stil.", "tot_en_met": dag(60), "voorwaarden": ["Zet een hek."]}
    stel_voor(maak_rijp(bezwaar, jurist), jurist, uitkomst="deels_gegrond", gevolg="gewijzigd", **nieuw)
    beslis(bezwaar, account("teamleider"))
    besluit.refresh_from_db()
    ander = Besluit.objects.filter(soort="bouwstop").latest("pk")
    assert (besluit.tot_en_met, ander.vanaf, ander.tot_en_met) == (dag(21), dag(22), dag(60))
    assert ander.gronden == besluit.gronden and ander.motivering == "Alleen de kelder moet stil."
    assert (fase(bezwaar.zaak_id, 22), fase(bezwaar.zaak_id, 61)) == ("gestuit", "nieuw")


@pytest.mark.parametrize(
    ("anders", "code"),
    [
        ({"uitkomst": "misschien"}, "uitkomst_ontbreekt"), ({"gevolg": ""}, "gevolg_ontbreekt"),
        ({"motivering": ""}, "motivering_ontbreekt"),
        ({"uitkomst": "ongegrond"}, "gevolg_past_niet"), ({"gevolg": "gewijzigd"}, "vervanging_ontbreekt"),
        ({"gevolg": "gewijzigd", "nieuwe_motivering": "x", "tot_en_met": dag(3)}, "datums_omgekeerd"),
        ({"gevolg": "gewijzigd", "nieuwe_motivering": "x", "voorwaarden": ["x"] * 31}, "te_veel_voorwaarden"),
    ],
)  # fmt: skip
def test_een_voorstel_dat_niet_kan(anders: dict[str, Any], code: str, bezwaar: Bezwaar, jurist: Account) -> None:
    with pytest.raises(Geweigerd) as geweigerd:
        stel_voor(maak_rijp(bezwaar, jurist), jurist, **anders)
    assert geweigerd.value.code == code


def test_wie_voorstelde_of_het_besluit_nam_beslist_niet(bezwaar: Bezwaar, account: Maker, nemer: Account) -> None:
    opsteller = account("jurist", "teamleider")
    stel_voor(maak_rijp(bezwaar, opsteller), opsteller)
    for wie, code in ((opsteller, "eigen_voorstel"), (nemer, "eigen_besluit")):
        for daad in (beslis, lambda b, w: weiger_beslissing(b.pk, reden="Nee.", versie=b.versie, door=w, moment=moment(22))):
            with pytest.raises(Geweigerd) as geweigerd:
                daad(bezwaar, wie)  # type: ignore[operator]
            assert geweigerd.value.code == code
    with pytest.raises(Geweigerd, match="een eigen pagina"):
        neem_besluit(Besluit.objects.get(soort="beslissing_op_bezwaar").pk, door=account("teamleider"), moment=moment(22))


def test_teruggestuurd_kan_opnieuw_worden_voorgesteld(bezwaar: Bezwaar, jurist: Account, account: Maker) -> None:
    stel_voor(maak_rijp(bezwaar, jurist), jurist)
    with pytest.raises(Geweigerd, match="ligt al een voorstel"):
        stel_voor(bezwaar, jurist)
    bezwaar.refresh_from_db()
    ander = account("teamleider")
    weiger_beslissing(bezwaar.pk, reden="Weeg het belang van de buur.", versie=bezwaar.versie, door=ander, moment=moment(22))
    with pytest.raises(Geweigerd, match="geen voorstel"):
        beslis(bezwaar, ander)
    stel_voor(bezwaar, jurist, uitkomst="ongegrond", gevolg="in_stand")
    beslis(bezwaar, ander, 25)
    assert fase(bezwaar.zaak_id, 25) == "gestuit"
    with pytest.raises(Geweigerd, match="een eigen pagina"):
        beeindig_besluit(
            Besluit.objects.filter(soort="beslissing_op_bezwaar").latest("pk").pk, reden="x", door=ander, moment=moment(26)
        )


def test_een_laat_bezwaar_vraagt_eerst_of_dat_verschoonbaar_is(besluit: Besluit, jurist: Account, account: Maker) -> None:
    bezwaar = maak_bezwaar(besluit, jurist, ontvangen_op=dag(50))
    doe(bezwaar, "ontvangst_bevestigd", jurist, 50)
    assert Taak.objects.filter(code="beoordeel_te_laat_bezwaar").exists()
    doe(bezwaar, "horen_achterwege", jurist, 51, uitkomst="kennelijk_niet_ontvankelijk")
    with pytest.raises(Geweigerd) as geweigerd:
        stel_voor(bezwaar, jurist)
    assert geweigerd.value.code == "eerst_te_laat"
    doe(bezwaar, "niet_verschoonbaar", jurist, 52)
    bezwaar.refresh_from_db()
    voorstel = replace(HERROEP, uitkomst="niet_ontvankelijk", gevolg="in_stand")
    stel_beslissing_voor(bezwaar.pk, voorstel, versie=bezwaar.versie, door=jurist, moment=moment(53))
    beslis(bezwaar, account("teamleider"), 54)
    assert fase(bezwaar.zaak_id, 54) == "gestuit"


def test_schorsing_laat_het_besluit_niet_werken_tot_zij_eindigt(bezwaar: Bezwaar, jurist: Account) -> None:
    doe(bezwaar, "voorziening_gevraagd", jurist, 10)
    doe(bezwaar, "uitspraak_voorziening", jurist, 12, uitkomst="geschorst")
    bezwaar.refresh_from_db()
    schorsing = schors_besluit(bezwaar.pk, SCHORS, versie=bezwaar.versie, door=jurist, moment=moment(12))
    assert [fase(bezwaar.zaak_id, later) for later in (11, 12, 40)] == ["gestuit", "nieuw", "nieuw"]
    bezwaar.refresh_from_db()
    with pytest.raises(Geweigerd, match="al geschorst"):
        schors_besluit(bezwaar.pk, replace(SCHORS, van=dag(20)), versie=bezwaar.versie, door=jurist, moment=moment(20))
    hef_schorsing_op(schorsing.pk, dag(29), reden="Op bezwaar is beslist.", versie=bezwaar.versie, door=jurist, moment=moment(30))
    assert [fase(bezwaar.zaak_id, later) for later in (29, 30)] == ["nieuw", "gestuit"]
    bezwaar.refresh_from_db()
    with pytest.raises(Geweigerd, match="eindigde al"):
        hef_schorsing_op(schorsing.pk, dag(31), reden="Nog eens.", versie=bezwaar.versie, door=jurist, moment=moment(31))


@pytest.mark.parametrize(
    ("anders", "code"),
    [
        ({"door": "buurman"}, "schorser_onbekend"), ({"reden": ""}, "reden_ontbreekt"), ({"van": dag(-1)}, "voor_besluit"),
        ({"tot_en_met": dag(11)}, "datums_omgekeerd"), ({"van": datetime.date(9999, 1, 1)}, "datum_te_ver"),
    ],
)  # fmt: skip
def test_een_schorsing_die_niet_kan(anders: dict[str, Any], code: str, bezwaar: Bezwaar, jurist: Account) -> None:
    with pytest.raises(Geweigerd) as geweigerd:
        schors_besluit(bezwaar.pk, replace(SCHORS, **anders), versie=0, door=jurist, moment=moment(12))
    assert geweigerd.value.code == code and not Schorsing.objects.exists()


@pytest.mark.parametrize(
    ("soort", "anders", "code"),
    [
        ("zomaar", {}, "stap_onbekend"), ("besloten", {}, "stap_onbekend"), ("verdaagd", {"tekst": " "}, "tekst_ontbreekt"),
        ("horen_achterwege", {}, "uitkomst_ontbreekt"), ("ingetrokken", {"uitkomst": "ja"}, "uitkomst_te_veel"),
        ("ingetrokken", {"op": dag(13)}, "datum_in_toekomst"), ("ingetrokken", {"op": dag(8)}, "datum_te_vroeg"),
        ("aanvulling_gevraagd", {"tekst": "", "uiterlijk": dag(26)}, "tekst_ontbreekt"),
        ("verdaagd", {"op": dag(10)}, "niet_vandaag"), ("aanvulling_gevraagd", {}, "dag_ontbreekt"),
        ("aanvulling_gevraagd", {"uiterlijk": dag(12)}, "dag_te_vroeg"), ("uitgesteld", {"uiterlijk": dag(84)}, "geen_uitstel"),
        ("hoorzitting_gepland", {"uiterlijk": dag(30)}, "tijd_ontbreekt"), ("beroep", {}, "nog_niet_beslist"),
        ("hoorzitting_gepland", {"uiterlijk": dag(35), "gegevens": ZITTING}, "zitting_op_vrije_dag"),
        ("hoorzitting_gepland", {"uiterlijk": dag(21), "gegevens": ZITTING}, "zitting_te_snel"),
    ],
)  # fmt: skip
def test_een_stap_die_niet_kan(soort: str, anders: dict[str, Any], code: str, bezwaar: Bezwaar, jurist: Account) -> None:
    with pytest.raises(Geweigerd) as geweigerd:
        doe(bezwaar, soort, jurist, 12, **anders)
    assert geweigerd.value.code == code and not Bezwaarstap.objects.exists()


def test_een_stap_voor_een_eerdere_kan_niet(bezwaar: Bezwaar, jurist: Account) -> None:
    doe(bezwaar, "ontvangst_bevestigd", jurist, 12)
    with pytest.raises(Geweigerd, match="al een stap van"):
        doe(bezwaar, "horen_achterwege", jurist, 14, op=dag(11), uitkomst="geen_gebruik")


def test_ingetrokken_is_klaar(bezwaar: Bezwaar, jurist: Account) -> None:
    doe(bezwaar, "ingetrokken", jurist, 12)
    assert not Taak.objects.filter(code__contains="bezwaar").exists()
    with pytest.raises(Geweigerd, match="is ingetrokken"):
        doe(bezwaar, "hoorzitting_gehouden", jurist, 13)


def test_beroep_vernietigd_is_het_einde_van_het_besluit(bezwaar: Bezwaar, jurist: Account, account: Maker) -> None:
    stel_voor(maak_rijp(bezwaar, jurist), jurist, uitkomst="ongegrond", gevolg="in_stand")
    beslis(bezwaar, account("teamleider"))
    doe(bezwaar, "beroep", jurist, 30)
    doe(bezwaar, "uitspraak_beroep", jurist, 90, uitkomst="vernietigd")
    assert fase(bezwaar.zaak_id, 90) == "nieuw"
    doe(bezwaar, "hoger_beroep", jurist, 100)
    doe(bezwaar, "uitspraak_hoger_beroep", jurist, 200, uitkomst="ongegrond")


def test_openbaar_maken_kan_pas_als_de_plicht_geldt(besluit: Besluit, jurist: Account) -> None:
    with pytest.raises(Geweigerd, match="geldt nog niet"):
        leg_openbaarmaking_vast(besluit.pk, plaats="https://example.org/1", door=jurist, moment=moment(60))


def test_wie_te_laat_kijkt_overschrijft_niets(bezwaar: Bezwaar, jurist: Account) -> None:
    invoer = Stapinvoer("ontvangst_bevestigd", dag(10))
    leg_stap_vast(bezwaar.pk, invoer, versie=0, door=jurist, moment=moment(10))
    with pytest.raises(Geweigerd, match="intussen iets met dit bezwaar gedaan"):
        leg_stap_vast(bezwaar.pk, replace(invoer, soort="verdaagd", tekst="Druk."), versie=0, door=jurist, moment=moment(10))


@pytest.mark.parametrize("doen", ["bezwaar", "bezwaarstap", "schorsing"])
def test_wat_vastligt_verandert_niet_meer(doen: str, bezwaar: Bezwaar, jurist: Account) -> None:
    doe(bezwaar, "ontvangst_bevestigd", jurist, 10)
    schors_besluit(bezwaar.pk, SCHORS, versie=1, door=jurist, moment=moment(12))
    wijzig = {
        "bezwaar": lambda: Bezwaar.objects.update(gronden="Anders."), "bezwaarstap": lambda: Bezwaarstap.objects.update(op=dag(1)),
        "schorsing": lambda: Schorsing.objects.update(van=dag(1)),
    }  # fmt: skip
    with pytest.raises(ProgrammingError), transaction.atomic():
        wijzig[doen]()


def test_een_ander_gezag_kent_het_bezwaar_niet(
    klaar_organisatie: Organisatie, andere_organisatie: Organisatie, account: Maker
) -> None:
    ander, jurist = account("jurist", organisatie=andere_organisatie), account("jurist")
    with binnen(klaar_organisatie.pk):
        bezwaar = maak_bezwaar(neem_bouwstop(open_proefzaak(klaar_organisatie).pk, jurist, account("teamleider")), jurist)
    with binnen(andere_organisatie.pk), pytest.raises(Zaak.DoesNotExist):
        leg_stap_vast(bezwaar.pk, Stapinvoer("ontvangst_bevestigd", dag(10)), versie=0, door=ander, moment=moment(10))


def test_twee_tegelijk_beslissen_een_keer(echte_database: str, klaar_organisatie: Organisatie, account: Maker) -> None:
    jurist, nemer, eersten = account("jurist"), account("teamleider"), [account("teamleider") for _ in range(2)]
    with binnen(klaar_organisatie.pk):
        bezwaar = maak_bezwaar(neem_bouwstop(open_proefzaak(klaar_organisatie).pk, jurist, nemer), jurist)
        stel_voor(maak_rijp(bezwaar, jurist), jurist)
        bezwaar.refresh_from_db()
    hek = Barrier(2)

    def probeer(wie: Account) -> str:
        try:
            with binnen(klaar_organisatie.pk):
                hek.wait(10)
                neem_beslissing(bezwaar.pk, versie=bezwaar.versie, door=wie, moment=moment(22))
            return "ja"
        except Geweigerd as fout:
            return fout.code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as samen:
        assert sorted(samen.map(probeer, eersten)) == ["ingehaald", "ja"]
    with binnen(klaar_organisatie.pk):
        assert Bezwaarstap.objects.filter(soort="besloten").count() == 1
