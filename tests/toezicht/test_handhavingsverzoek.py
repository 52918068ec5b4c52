"""A handhavingsverzoek from its receipt to its besluit: what each deed does, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.regels.handhavingsverzoek import bepaal_beslistermijn
from borgwijzer.toezicht.acties import handhavingsverzoek as acties
from borgwijzer.toezicht.acties.handhavingsverzoek import maak_feit
from borgwijzer.toezicht.acties.verzoekbesluit import (
    Verzoekvoorstel,
    geef_verzoekbesluit_terug,
    neem_verzoekbesluit,
    stel_dwangsom_voor,
    stel_verzoekbesluit_voor,
)
from borgwijzer.zaken.acties.datums import sluit_zaak
from borgwijzer.zaken.acties.signalen import Binnengekomen, neem_signaal_op
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.models import Besluit, Handhavingsverzoek, Taak, Verzoekstap, Zaak
from tests.toezicht.verzoekwerk import AANVRAAG, ONTVANGEN, als, dien_in, leg_overtreding_vast, maak_beoordeeld
from tests.zaken.test_feiten_vastleggen import bekijk
from tests.zaken.zaakwerk import MOMENT, open_proefzaak

Maker = Callable[..., Account]
AFWIJZEN = Verzoekvoorstel("afgewezen", "Het onderzoek vond geen overtreding.", "geen_overtreding")
LAAT = date(2026, 5, 4)


@pytest.fixture
def zaak(klaar_organisatie: Organisatie) -> Iterator[Zaak]:
    with binnen(klaar_organisatie.pk):
        yield open_proefzaak(klaar_organisatie)


@pytest.fixture
def jurist(account: Maker) -> Account:
    return account("jurist")


@pytest.fixture
def verzoek(zaak: Zaak, jurist: Account) -> Handhavingsverzoek:
    return dien_in(zaak, jurist)


def codes() -> set[str]:
    return set(Taak.objects.values_list("code", flat=True))


def test_een_verzoek_geeft_een_termijn_en_taken(verzoek: Handhavingsverzoek, zaak: Zaak) -> None:
    assert codes() >= {"bevestig_handhavingsverzoek", "beoordeel_belanghebbende"}
    (termijn,) = [t for t in bekijk(zaak).termijnen if t.soort == "handhavingsverzoek"]
    assert termijn.resultaat.uitkomst == date(2026, 4, 28)
    zaak.refresh_from_db()
    assert zaak.volgende_op == date(2026, 4, 28)
    assert Gebeurtenis.objects.get(soort="handhavingsverzoek_ontvangen").gegevens["ontvangen_op"] == "2026-03-02"


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"ontvangen_op": date(2026, 3, 3)}, "in de toekomst"), ({"ontvangen_op": date(1800, 1, 1)}, "Kies een dag van"),
        ({"kanaal": "telefoon"}, "altijd schriftelijk"), ({"verzoeker": {"naam": " "}}, "wie het verzoek doet"),
        ({"omschrijving": " "}, "waarover het verzoek gaat"), ({"omschrijving": "x" * 2_001}, "korter dan"),
        ({"verzoeker": {"naam": "x" * 201}}, "korter dan 200"), ({"signaal": 999_999}, "hoort niet bij deze zaak"),
    ],
)  # fmt: skip
def test_wat_niet_geregistreerd_kan_worden(anders: dict[str, Any], zin: str, zaak: Zaak, jurist: Account) -> None:
    with pytest.raises(Geweigerd, match=zin):
        dien_in(zaak, jurist, replace(AANVRAAG, **anders))
    assert not Handhavingsverzoek.objects.exists()


def test_van_een_signaal_komt_een_verzoek_maar_geen_twee(zaak: Zaak, jurist: Account) -> None:
    signaal = neem_signaal_op(zaak.pk, Binnengekomen("belanghebbende", "Te dicht.", ONTVANGEN), door=jurist, moment=MOMENT)
    gemaakt = dien_in(zaak, jurist, replace(AANVRAAG, signaal=signaal.pk))
    assert gemaakt.signaal == signaal
    with pytest.raises(Geweigerd, match="al een handhavingsverzoek gemaakt"):
        dien_in(zaak, jurist, replace(AANVRAAG, signaal=signaal.pk))


def test_in_een_gesloten_zaak_kan_niets_en_een_open_verzoek_houdt_haar_open(
    verzoek: Handhavingsverzoek, zaak: Zaak, jurist: Account, account: Maker
) -> None:
    teamleider = account("teamleider")
    with pytest.raises(Geweigerd, match="nog niet beslist op het handhavingsverzoek"):
        sluit_zaak(zaak.pk, reden="Klaar.", door=teamleider, moment=MOMENT)
    acties.trek_verzoek_in(verzoek.pk, ONTVANGEN, "E-mail van vandaag.", als(verzoek, jurist))
    sluit_zaak(zaak.pk, reden="Klaar.", door=teamleider, moment=MOMENT)
    with pytest.raises(Geweigerd, match="is afgesloten"):
        dien_in(zaak, jurist)
    with pytest.raises(Geweigerd, match="is afgesloten"):
        acties.leg_onderzoek_vast(verzoek.pk, ONTVANGEN, "Niets.", als(verzoek, jurist))


def test_aanvullen_zet_de_termijn_stil_en_weer_voort(verzoek: Handhavingsverzoek, zaak: Zaak, jurist: Account) -> None:
    gevraagd, binnen_ = date(2026, 3, 9), date(2026, 3, 20)
    acties.vraag_aanvulling(verzoek.pk, "Welk bouwwerk bedoelt u?", date(2026, 3, 23), als(verzoek, jurist, gevraagd))
    with pytest.raises(Geweigerd, match="al om aanvulling gevraagd"):
        acties.vraag_aanvulling(verzoek.pk, "Meer", date(2026, 3, 30), als(verzoek, jurist, gevraagd))
    with pytest.raises(Geweigerd, match="kies een dag vanaf toen"):
        acties.neem_aanvulling_op(verzoek.pk, date(2026, 3, 8), "Een tekening.", als(verzoek, jurist, binnen_))
    acties.neem_aanvulling_op(verzoek.pk, binnen_, "Een tekening.", als(verzoek, jurist, binnen_))
    assert bepaal_beslistermijn(maak_feit(verzoek), kader_van(zaak), binnen_).resultaat.uitkomst == date(2026, 5, 7)


def test_verlengen_kan_een_keer_en_voor_het_einde(verzoek: Handhavingsverzoek, jurist: Account) -> None:
    with pytest.raises(Geweigerd, match="moet na 2026-04-28 liggen"):
        acties.verleng_termijn(verzoek.pk, date(2026, 4, 28), "Wij wachten op advies.", als(verzoek, jurist))
    acties.verleng_termijn(verzoek.pk, date(2026, 6, 6), "Wij wachten op advies.", als(verzoek, jurist, date(2026, 4, 28)))
    with pytest.raises(Geweigerd, match="al verlengd op 2026-04-28"):
        acties.verleng_termijn(verzoek.pk, date(2026, 8, 1), "Nog meer tijd.", als(verzoek, jurist, date(2026, 5, 1)))


def test_verlengen_na_het_einde_kan_niet(verzoek: Handhavingsverzoek, jurist: Account) -> None:
    with pytest.raises(Geweigerd, match="verlengen kon tot dan"):
        acties.verleng_termijn(verzoek.pk, date(2026, 6, 6), "Te laat.", als(verzoek, jurist, date(2026, 4, 29)))


def test_instemming_telt_op_de_dag_waarop_zij_gegeven_is(verzoek: Handhavingsverzoek, zaak: Zaak, jurist: Account) -> None:
    later = als(verzoek, jurist, date(2026, 5, 1))
    with pytest.raises(Geweigerd, match="achteraf telt niet"):
        acties.leg_instemming_vast(verzoek.pk, date(2026, 4, 30), date(2026, 5, 30), "E-mail.", later)
    acties.leg_instemming_vast(verzoek.pk, date(2026, 4, 20), date(2026, 5, 4), "E-mail van 20 april.", later)
    assert bepaal_beslistermijn(maak_feit(verzoek), kader_van(zaak), date(2026, 5, 1)).resultaat.uitkomst == date(2026, 5, 11)


@pytest.mark.parametrize(
    ("op", "schriftelijk", "geldig"), [(date(2026, 4, 28), True, False), (LAAT, False, False), (LAAT, True, True)]
)
def test_een_ingebrekestelling_wordt_bewaard_ook_als_zij_niet_telt(
    op: date, schriftelijk: bool, geldig: bool, verzoek: Handhavingsverzoek, jurist: Account
) -> None:
    rij = acties.neem_ingebrekestelling_op(verzoek.pk, op, schriftelijk=schriftelijk, wie=als(verzoek, jurist, LAAT))
    assert rij.gegevens == {"schriftelijk": schriftelijk, "geldig": geldig}
    assert Gebeurtenis.objects.get(soort="handhavingsverzoek_ingebrekestelling").gegevens["geldig"] is geldig


@pytest.mark.parametrize("dag", [date(2026, 3, 1), date(2026, 3, 4)])
def test_een_stap_ligt_niet_voor_de_ontvangst_en_niet_in_de_toekomst(
    dag: date, verzoek: Handhavingsverzoek, jurist: Account
) -> None:
    with pytest.raises(Geweigerd, match="kies een dag"):
        acties.leg_onderzoek_vast(verzoek.pk, dag, "Gezien.", als(verzoek, jurist, date(2026, 3, 3)))


def test_wie_naar_een_oude_stand_kijkt_wordt_geweigerd(verzoek: Handhavingsverzoek, jurist: Account) -> None:
    wie = als(verzoek, jurist)
    acties.beoordeel_belanghebbende(verzoek.pk, True, "Buurman.", wie)
    with pytest.raises(Geweigerd, match="intussen bijgewerkt"):
        acties.beoordeel_belanghebbende(verzoek.pk, False, "Woont ver weg.", wie)
    assert Verzoekstap.objects.count() == 1


def test_een_ander_neemt_het_besluit_en_er_blijft_staan_hoeveel_dagen_het_kostte(
    verzoek: Handhavingsverzoek, zaak: Zaak, jurist: Account, account: Maker
) -> None:
    baas = account("teamleider", "jurist")
    maak_beoordeeld(verzoek, jurist)
    besluit = stel_verzoekbesluit_voor(verzoek.pk, AFWIJZEN, als(verzoek, baas, date(2026, 3, 30)))
    with pytest.raises(Geweigerd, match="een ander met mandaat"):
        neem_verzoekbesluit(besluit.pk, als(verzoek, baas, date(2026, 3, 31)))
    neem_verzoekbesluit(besluit.pk, als(verzoek, account("teamleider"), date(2026, 3, 31)))
    gegevens = Gebeurtenis.objects.get(soort="besluit_genomen").gegevens
    assert (gegevens["uitkomst"], gegevens["dagen"], gegevens["op_tijd"]) == ("afgewezen", 29, True)
    assert Besluit.objects.get().toestand == "genomen"
    assert not codes() & {"beslis_handhavingsverzoek", "verleng_handhavingsverzoek"}
    with pytest.raises(Geweigerd, match="is beslist op"):
        acties.trek_verzoek_in(verzoek.pk, date(2026, 4, 1), "E-mail.", als(verzoek, jurist, date(2026, 4, 1)))


def test_een_teruggestuurd_voorstel_kan_opnieuw_en_er_ligt_er_maar_een(
    verzoek: Handhavingsverzoek, jurist: Account, account: Maker
) -> None:
    maak_beoordeeld(verzoek, jurist)
    besluit = stel_verzoekbesluit_voor(verzoek.pk, AFWIJZEN, als(verzoek, jurist))
    with pytest.raises(Geweigerd, match="ligt al een voorstel"):
        stel_verzoekbesluit_voor(verzoek.pk, AFWIJZEN, als(verzoek, jurist))
    with pytest.raises(Geweigerd, match="eerst terugsturen"):
        acties.trek_verzoek_in(verzoek.pk, ONTVANGEN, "E-mail.", als(verzoek, jurist))
    geef_verzoekbesluit_terug(besluit.pk, "Noem de foto's.", als(verzoek, account("teamleider")))
    assert Besluit.objects.get().weigering == "Noem de foto's."
    stel_verzoekbesluit_voor(verzoek.pk, AFWIJZEN, als(verzoek, jurist))
    with pytest.raises(Geweigerd, match="intussen beslist"):
        neem_verzoekbesluit(besluit.pk, als(verzoek, account("teamleider")))


@pytest.mark.parametrize(
    ("voorstel", "zin"),
    [
        (replace(AFWIJZEN, uitkomst="misschien"), "Kies wat u voorstelt"), (replace(AFWIJZEN, grond=""), "niet toewijzen"),
        (replace(AFWIJZEN, motivering=" "), "zonder motivering"), (replace(AFWIJZEN, bijzonder="x" * 2_001), "korter dan"),
        (replace(AFWIJZEN, grond="onevenredig"), "bijzondere omstandigheden"),
        (Verzoekvoorstel("toegewezen", "Ja."), "geen open overtreding"),
        (Verzoekvoorstel("niet_ontvankelijk", "Nee."), "is belanghebbende"),
        (Verzoekvoorstel("buiten_behandeling", "Nee."), "eerst om aanvulling"),
    ],
)  # fmt: skip
def test_wat_niet_voorgesteld_kan_worden(voorstel: Verzoekvoorstel, zin: str, verzoek: Handhavingsverzoek, jurist: Account) -> None:
    maak_beoordeeld(verzoek, jurist)
    with pytest.raises(Geweigerd, match=zin):
        stel_verzoekbesluit_voor(verzoek.pk, voorstel, als(verzoek, jurist))
    assert not Besluit.objects.exists()


def test_bij_een_overtreding_vraagt_afwijzen_bijzondere_omstandigheden_en_toewijzen_een_overtreding(
    verzoek: Handhavingsverzoek, zaak: Zaak, jurist: Account, account: Maker
) -> None:
    maak_beoordeeld(verzoek, jurist)
    overtreding = leg_overtreding_vast(zaak, jurist)
    with pytest.raises(Geweigerd, match="bijzondere omstandigheden"):
        stel_verzoekbesluit_voor(verzoek.pk, AFWIJZEN, als(verzoek, jurist))
    toe = Verzoekvoorstel("toegewezen", "De fundering wijkt af.")
    with pytest.raises(Geweigerd, match="tegen welke overtreding"):
        stel_verzoekbesluit_voor(verzoek.pk, toe, als(verzoek, jurist))
    besluit = stel_verzoekbesluit_voor(verzoek.pk, replace(toe, overtreding=overtreding.pk), als(verzoek, jurist))
    neem_verzoekbesluit(besluit.pk, als(verzoek, account("teamleider")))
    verzoek.refresh_from_db()
    assert verzoek.overtreding == overtreding


def test_te_laat_beslissen_kost_een_dwangsom_die_wordt_vastgesteld(
    verzoek: Handhavingsverzoek, zaak: Zaak, jurist: Account, account: Maker
) -> None:
    maak_beoordeeld(verzoek, jurist)
    acties.neem_ingebrekestelling_op(verzoek.pk, LAAT, schriftelijk=True, wie=als(verzoek, jurist, LAAT))
    besluit = stel_verzoekbesluit_voor(verzoek.pk, AFWIJZEN, als(verzoek, jurist, date(2026, 6, 2)))
    with pytest.raises(Geweigerd, match="loopt nog op"):
        stel_dwangsom_voor(verzoek.pk, "", "Te laat.", als(verzoek, jurist, date(2026, 6, 2)))
    neem_verzoekbesluit(besluit.pk, als(verzoek, account("teamleider"), date(2026, 6, 3)))
    assert "stel_dwangsom_vast" in codes()
    tweede = stel_dwangsom_voor(verzoek.pk, "", "Vijftien dagen te laat.", als(verzoek, jurist, date(2026, 6, 4)))
    stap = neem_verzoekbesluit(tweede.pk, als(verzoek, account("teamleider"), date(2026, 6, 5)))
    assert (stap.gegevens["bedrag"], stap.gegevens["dagen"], stap.gegevens["tot_en_met"]) == (357, 15, "2026-06-02")
    assert "stel_dwangsom_vast" not in codes()
    assert not [reden for reden in bekijk(zaak).taken if reden.code == "stel_dwangsom_vast"]


def test_met_een_uitzondering_wordt_niets_betaald(verzoek: Handhavingsverzoek, jurist: Account, account: Maker) -> None:
    maak_beoordeeld(verzoek, jurist)
    acties.neem_ingebrekestelling_op(verzoek.pk, LAAT, schriftelijk=True, wie=als(verzoek, jurist, LAAT))
    na = date(2026, 7, 1)
    with pytest.raises(Geweigerd, match="reden is om niets"):
        stel_dwangsom_voor(verzoek.pk, "zomaar", "Nee.", als(verzoek, jurist, na))
    besluit = stel_dwangsom_voor(verzoek.pk, "onredelijk_laat", "De brief kwam jaren later.", als(verzoek, jurist, na))
    assert neem_verzoekbesluit(besluit.pk, als(verzoek, account("teamleider"), na)).gegevens["bedrag"] == 0


def test_een_gevolg_is_van_dezelfde_zaak(
    verzoek: Handhavingsverzoek, zaak: Zaak, jurist: Account, klaar_organisatie: Organisatie
) -> None:
    vreemd = leg_overtreding_vast(open_proefzaak(klaar_organisatie), jurist)
    with pytest.raises(Geweigerd, match="van deze zaak"):
        acties.koppel_gevolg(verzoek.pk, overtreding=vreemd.pk, interventie=None, wie=als(verzoek, jurist))
    eigen = leg_overtreding_vast(zaak, jurist)
    acties.koppel_gevolg(verzoek.pk, overtreding=eigen.pk, interventie=None, wie=als(verzoek, jurist))
    verzoek.refresh_from_db()
    assert verzoek.overtreding == eigen


@pytest.mark.parametrize("tabel", ["zaken_verzoekstap SET tekst = 'x'", "zaken_handhavingsverzoek SET ontvangen_op = '2026-04-01'"])
def test_wat_vastligt_verandert_niet_meer(tabel: str, verzoek: Handhavingsverzoek, jurist: Account) -> None:
    acties.beoordeel_belanghebbende(verzoek.pk, True, "Buurman.", als(verzoek, jurist))
    with pytest.raises(ProgrammingError, match="verandert niet meer"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {tabel}")
