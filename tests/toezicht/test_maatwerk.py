"""A maatwerkvoorschrift for use from application to registration: what each deed does, and what it refuses."""

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
from borgwijzer.regels.feiten import Meldingfeit
from borgwijzer.regels.levensloop import stand
from borgwijzer.toezicht.acties import maatwerk as acties
from borgwijzer.toezicht.acties.bezwaar import Binnengekomen, registreer_bezwaar
from borgwijzer.toezicht.acties.maatwerkbesluit import (
    geef_maatwerkbesluit_terug,
    neem_maatwerkbesluit,
    trek_voorschrift_in,
    vind_voorschrift,
    vink_voorschrift_af,
)
from borgwijzer.zaken.acties.datums import sluit_zaak
from borgwijzer.zaken.feiten import haal_feiten, kader_van
from borgwijzer.zaken.models import Besluit, Maatwerkaanvraag, Maatwerkstap, Taak, Zaak
from tests.regels.regelvoorbeelden import als as als_feit
from tests.regels.regelvoorbeelden import bestand
from tests.toezicht.maatwerkwerk import (
    JA,
    NEE,
    ONTVANGEN,
    TEKST,
    TOEWIJZEN,
    WEIGEREN,
    als,
    beoordeel,
    dien_in,
    stel_voor,
    wijs_toe,
    zet_aan,
)
from tests.toezicht.verzoekwerk import om
from tests.zaken.zaakwerk import open_proefzaak

Maker = Callable[..., Account]
LAATSTE, REAGEER = date(2026, 4, 28), date(2026, 3, 16)  # 27 April 2026 is Koningsdag


@pytest.fixture
def zaak(klaar_organisatie: Organisatie) -> Iterator[Zaak]:
    with binnen(klaar_organisatie.pk):
        yield zet_aan(open_proefzaak(klaar_organisatie))


@pytest.fixture
def jurist(account: Maker) -> Account:
    return account("jurist")


@pytest.fixture
def baas(account: Maker) -> Account:
    return account("teamleider")


@pytest.fixture
def aanvraag(zaak: Zaak, jurist: Account) -> Maatwerkaanvraag:
    return dien_in(zaak, jurist)


def taken() -> set[str]:
    return {code for code in Taak.objects.values_list("code", flat=True) if "maatwerk" in code}


@pytest.mark.parametrize(("ingang", "zin"), [(None, "bestaat nog niet"), (date(2026, 3, 3), "pas vanaf 2026-03-03")])
def test_zolang_het_niet_in_werking_is_weigert_de_daad(
    ingang: date | None, zin: str, klaar_organisatie: Organisatie, jurist: Account
) -> None:
    with binnen(klaar_organisatie.pk):
        zaak = open_proefzaak(klaar_organisatie)
        if ingang:
            zet_aan(zaak, ingang)
        with pytest.raises(Geweigerd, match=zin):
            dien_in(zaak, jurist)
        assert not Maatwerkaanvraag.objects.exists()
        assert not taken()


def test_een_aanvraag_geeft_een_termijn_en_taken(aanvraag: Maatwerkaanvraag, zaak: Zaak) -> None:
    assert taken() == {"bevestig_maatwerk", "beoordeel_maatwerk"}
    assert acties.bepaal_laatste_dag(aanvraag, ONTVANGEN) == LAATSTE
    assert Gebeurtenis.objects.filter(soort="maatwerk_ontvangen", zaak_id=zaak.pk).exists()


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"omschrijving": " "}, "wat er afwijkt"),
        ({"kanaal": "telefoon"}, "altijd schriftelijk"),
        ({"ontvangen_op": date(2026, 3, 3)}, "in de toekomst"),
    ],
)
def test_wat_niet_te_registreren_is(anders: dict[str, Any], zin: str, zaak: Zaak, jurist: Account) -> None:
    invoer = {"ontvangen_op": ONTVANGEN, "kanaal": "post", "omschrijving": TEKST, **anders}
    with pytest.raises(Geweigerd, match=zin):
        acties.registreer_maatwerkaanvraag(zaak.pk, **invoer, door=jurist, moment=om(ONTVANGEN))


def test_onvolledig_de_termijn_staat_stil_tot_de_aanvulling(aanvraag: Maatwerkaanvraag, zaak: Zaak, jurist: Account) -> None:
    acties.vraag_maatwerk_aan_te_vullen(aanvraag.pk, "Een foto.", date(2026, 3, 16), als(aanvraag, jurist, date(2026, 3, 9)))
    (feit,) = haal_feiten(zaak).maatwerkaanvragen
    assert feit.aanvullingen[0].uiterlijk == date(2026, 3, 16)
    assert taken() == {"bevestig_maatwerk"}
    acties.neem_maatwerkaanvulling_op(aanvraag.pk, date(2026, 3, 12), "De foto.", als(aanvraag, jurist, date(2026, 3, 12)))
    # Still on 10 and 11 March: two days on top of 27 April, which is 29 April.
    assert acties.bepaal_laatste_dag(aanvraag, date(2026, 3, 13)) == date(2026, 4, 29)


def test_verlengen_kan_een_keer_voor_het_einde_met_de_weken_van_het_kader(aanvraag: Maatwerkaanvraag, jurist: Account) -> None:
    stap = acties.verleng_maatwerktermijn(aanvraag.pk, "Wij wachten op advies.", als(aanvraag, jurist, date(2026, 4, 20)))
    assert stap.uiterlijk == date(2026, 6, 9)
    with pytest.raises(Geweigerd, match="al verlengd"):
        acties.verleng_maatwerktermijn(aanvraag.pk, "Nog eens.", als(aanvraag, jurist, date(2026, 4, 21)))


def test_te_laat_kan_niet_meer_worden_verlengd_en_het_besluit_zegt_dat(
    aanvraag: Maatwerkaanvraag, jurist: Account, baas: Account
) -> None:
    laat = date(2026, 4, 29)
    with pytest.raises(Geweigerd, match="Beslis zo snel mogelijk"):
        acties.verleng_maatwerktermijn(aanvraag.pk, "Druk.", als(aanvraag, jurist, laat))
    wijs_toe(aanvraag, jurist, baas, laat)
    assert Gebeurtenis.objects.get(soort="besluit_genomen").gegevens["op_tijd"] is False


def test_weigeren_kan_pas_als_de_bouwer_mocht_reageren(aanvraag: Maatwerkaanvraag, jurist: Account, baas: Account) -> None:
    beoordeel(aanvraag, jurist, NEE)
    assert "voornemen_maatwerk" in taken()
    with pytest.raises(Geweigerd, match="Stuur eerst een voornemen"):
        stel_voor(aanvraag, jurist, WEIGEREN)
    with pytest.raises(Geweigerd, match="niet voldaan"):
        stel_voor(aanvraag, jurist)
    acties.stuur_voornemen(aanvraag.pk, "De afwijking is te groot.", REAGEER, als(aanvraag, jurist))
    with pytest.raises(Geweigerd, match="nog reageren tot en met 2026-03-16"):
        stel_voor(aanvraag, jurist, WEIGEREN, REAGEER)
    acties.neem_zienswijze_op(aanvraag.pk, date(2026, 3, 10), "Hij vindt haar klein.", als(aanvraag, jurist, date(2026, 3, 10)))
    besluit = stel_voor(aanvraag, jurist, WEIGEREN, date(2026, 3, 10))
    neem_maatwerkbesluit(besluit.pk, als(aanvraag, baas, date(2026, 3, 11)))
    besluit.refresh_from_db()
    assert (besluit.soort, besluit.toestand, besluit.voorwaarden) == ("weigering_maatwerkvoorschrift", "genomen", [])
    assert vind_voorschrift(aanvraag) is None
    assert not taken()


def test_een_nieuw_voornemen_vraagt_een_nieuwe_reactie(aanvraag: Maatwerkaanvraag, jurist: Account) -> None:
    beoordeel(aanvraag, jurist, NEE)
    acties.stuur_voornemen(aanvraag.pk, "Te groot.", REAGEER, als(aanvraag, jurist))
    acties.neem_zienswijze_op(aanvraag.pk, ONTVANGEN, "Niet eens.", als(aanvraag, jurist))
    acties.stuur_voornemen(aanvraag.pk, "Ook niet veilig.", REAGEER, als(aanvraag, jurist))
    with pytest.raises(Geweigerd, match="nog reageren"):
        stel_voor(aanvraag, jurist, WEIGEREN)


def test_een_ander_neemt_het_besluit_en_het_voorschrift_geldt(
    aanvraag: Maatwerkaanvraag, zaak: Zaak, jurist: Account, account: Maker
) -> None:
    baas = account("teamleider", "jurist")
    beoordeel(aanvraag, jurist, JA)
    besluit = stel_voor(aanvraag, baas, replace(TOEWIJZEN, tot_en_met=date(2027, 3, 1)))
    with pytest.raises(Geweigerd, match="een ander met mandaat"):
        neem_maatwerkbesluit(besluit.pk, als(aanvraag, baas, date(2026, 3, 4)))
    neem_maatwerkbesluit(besluit.pk, als(aanvraag, account("teamleider"), date(2026, 3, 4)))
    (feit,) = haal_feiten(zaak).besluiten
    assert (feit.soort, feit.vanaf, feit.tot_en_met) == ("maatwerkvoorschrift", date(2026, 3, 4), date(2027, 3, 1))
    assert [voorwaarde.tekst for voorwaarde in feit.voorwaarden] == ["De dakrand wordt elk jaar nagekeken."]
    with pytest.raises(Geweigerd, match="is beslist op"):
        acties.trek_maatwerkaanvraag_in(aanvraag.pk, date(2026, 3, 5), "E-mail.", als(aanvraag, jurist, date(2026, 3, 5)))


def test_zonder_voorschriften_of_met_een_open_criterium_geen_toewijzing(aanvraag: Maatwerkaanvraag, jurist: Account) -> None:
    with pytest.raises(Geweigerd, match="elk criterium"):
        acties.beoordeel_maatwerk(aanvraag.pk, {"beperkt": True}, "Gezien.", als(aanvraag, jurist))
    with pytest.raises(Geweigerd, match="elk criterium"):
        stel_voor(aanvraag, jurist)
    beoordeel(aanvraag, jurist, JA)
    with pytest.raises(Geweigerd, match="ten minste een voorschrift"):
        stel_voor(aanvraag, jurist, replace(TOEWIJZEN, voorschriften=["  "]))
    with pytest.raises(Geweigerd, match="na vandaag"):
        stel_voor(aanvraag, jurist, replace(TOEWIJZEN, tot_en_met=ONTVANGEN))


def test_een_teruggestuurd_voorstel_kan_opnieuw(aanvraag: Maatwerkaanvraag, jurist: Account, baas: Account) -> None:
    beoordeel(aanvraag, jurist, JA)
    besluit = stel_voor(aanvraag, jurist)
    with pytest.raises(Geweigerd, match="ligt al een voorstel"):
        stel_voor(aanvraag, jurist)
    with pytest.raises(Geweigerd, match="eerst terugsturen"):
        acties.trek_maatwerkaanvraag_in(aanvraag.pk, ONTVANGEN, "E-mail.", als(aanvraag, jurist))
    geef_maatwerkbesluit_terug(besluit.pk, "Noem de dakrand.", als(aanvraag, baas))
    assert Besluit.objects.get().weigering == "Noem de dakrand."
    stel_voor(aanvraag, jurist)


def test_inschrijven_is_een_taak_tot_het_bewijs_er_is(
    aanvraag: Maatwerkaanvraag, zaak: Zaak, jurist: Account, baas: Account
) -> None:
    wijs_toe(aanvraag, jurist, baas)
    taak = Taak.objects.get(code="schrijf_maatwerk_in")
    assert taak.uiterlijk == date(2026, 3, 6)
    with pytest.raises(Geweigerd, match="nog niet ingeschreven"):
        sluit_zaak(zaak.pk, reden="Klaar.", door=baas, moment=om(ONTVANGEN))
    acties.leg_inschrijving_vast(aanvraag.pk, date(2026, 3, 4), "Nummer 12", als(aanvraag, jurist, date(2026, 3, 5)))
    assert "schrijf_maatwerk_in" not in taken()
    assert Gebeurtenis.objects.get(soort="maatwerk_ingeschreven").gegevens["op"] == "2026-03-04"


def test_voorschriften_worden_afgevinkt_en_het_voorschrift_kan_worden_ingetrokken(
    aanvraag: Maatwerkaanvraag, zaak: Zaak, jurist: Account, baas: Account
) -> None:
    wijs_toe(aanvraag, jurist, baas)
    vink_voorschrift_af(aanvraag.pk, 0, voldaan=True, wie=als(aanvraag, jurist))
    assert haal_feiten(zaak).besluiten[0].voorwaarden[0].voldaan
    dag = date(2026, 3, 20)
    trek_voorschrift_in(aanvraag.pk, "De verklaring is er alsnog.", als(aanvraag, baas, dag))
    assert haal_feiten(zaak).besluiten[0].tot_en_met == date(2026, 3, 19)
    with pytest.raises(Geweigerd, match="geldt hier geen"):
        trek_voorschrift_in(aanvraag.pk, "Nog eens.", als(aanvraag, baas, dag))


def test_tegen_het_besluit_kan_bezwaar(aanvraag: Maatwerkaanvraag, zaak: Zaak, jurist: Account, baas: Account) -> None:
    besluit = wijs_toe(aanvraag, jurist, baas)
    binnen_ = Binnengekomen(
        ontvangen_op=date(2026, 3, 9), indiener={"naam": "B. Rietgors", "adres": "Rietlaan 3"}, gronden="Ik woon eronder.",
        besluit=besluit.pk,
    )  # fmt: skip
    bezwaar = registreer_bezwaar(zaak.pk, binnen_, door=jurist, moment=om(date(2026, 3, 9)))
    assert bezwaar.besluit == besluit


def test_wie_naar_een_oude_stand_kijkt_wordt_geweigerd(aanvraag: Maatwerkaanvraag, jurist: Account) -> None:
    wie = als(aanvraag, jurist)
    acties.beoordeel_maatwerk(aanvraag.pk, JA, "Gezien.", wie)
    with pytest.raises(Geweigerd, match="intussen bijgewerkt"):
        acties.beoordeel_maatwerk(aanvraag.pk, NEE, "Gezien.", wie)


def test_een_andere_gemeente_ziet_er_niets_van(
    klaar_organisatie: Organisatie, andere_organisatie: Organisatie, jurist: Account
) -> None:  # fmt: skip
    with binnen(klaar_organisatie.pk):
        eigen = dien_in(zet_aan(open_proefzaak(klaar_organisatie)), jurist)
        beoordeel(eigen, jurist, JA)
        wie = als(eigen, jurist)
    with binnen(andere_organisatie.pk):
        assert not Maatwerkaanvraag.objects.exists()
        assert not Maatwerkstap.objects.exists()
        with pytest.raises(Zaak.DoesNotExist):
            acties.bevestig_maatwerk(eigen.pk, wie)


@pytest.mark.parametrize("tabel", ["zaken_maatwerkstap SET tekst = 'x'", "zaken_maatwerkaanvraag SET ontvangen_op = '2026-04-01'"])
def test_wat_vastligt_verandert_niet_meer(tabel: str, aanvraag: Maatwerkaanvraag, jurist: Account) -> None:
    beoordeel(aanvraag, jurist, JA)
    with pytest.raises(ProgrammingError, match="verandert niet meer"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {tabel}")


def test_het_besluit_in_de_database_staat_het_gebruik_toe_tot_het_wordt_ingetrokken(
    aanvraag: Maatwerkaanvraag, zaak: Zaak, jurist: Account, baas: Account
) -> None:
    volledig = bestand("volledigheid")["volledig"]["gereedmelding"]
    documenten = [een for een in volledig["documenten"] if een["soort"] != "verklaring_kwaliteitsborger"]
    oordeel = {"oordeel": "onvolledig", "wet": "onvolledig", "op": ONTVANGEN}
    gereed = als_feit(Meldingfeit, {**volledig, "ontvangen_op": date(2026, 2, 2), "documenten": documenten, "oordeel": oordeel})
    einde = Meldingfeit(soort="eindebouw", ontvangen_op=date(2026, 2, 2), datum=date(2026, 2, 1))

    def gebruik(dag: date) -> str:
        feiten = haal_feiten(zaak).model_copy(update={"meldingen": (gereed, einde)})
        return stand(feiten, kader_van(zaak), dag).mag_in_gebruik.oordeel

    assert gebruik(ONTVANGEN) == "nee"
    wijs_toe(aanvraag, jurist, baas)
    assert gebruik(ONTVANGEN) == "onder_voorwaarden"
    trek_voorschrift_in(aanvraag.pk, "Alsnog.", als(aanvraag, baas, date(2026, 3, 20)))
    assert (gebruik(date(2026, 3, 19)), gebruik(date(2026, 3, 20))) == ("onder_voorwaarden", "nee")
