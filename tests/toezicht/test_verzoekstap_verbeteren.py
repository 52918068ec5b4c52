"""Correcting a step of a handhavingsverzoek: the wrong day stays, the right one counts, and who was written hears of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import transaction
from django.db.utils import ProgrammingError

from borgwijzer.brieven.acties_verzoek import neem_ingebrekestelling_op_en_verstuur, verbeter_verzoekstap_en_verstuur
from borgwijzer.brieven.herlezen import herlees
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.toezicht.acties import handhavingsverzoek as acties
from borgwijzer.toezicht.acties.verzoekverbeteren import Verzoekstapverbetering, verbeter_verzoekstap, waarom_niet
from borgwijzer.zaken.acties.registreren import registreer_melding
from borgwijzer.zaken.models import Handhavingsverzoek, Verzoekstap
from borgwijzer.zaken.models import Verzoekstapsoort as Soort
from tests.toezicht.verzoekwerk import ONTVANGEN, als, dien_in
from tests.zaken.zaakwerk import MOMENT, maak_binnen, open_proefzaak

Maker = Callable[..., Account]


def na(dagen: int) -> date:
    return ONTVANGEN + timedelta(days=dagen)


@pytest.fixture
def wie(account: Maker) -> Account:
    return account("handhaver", "intake")


@pytest.fixture
def verzoek(in_organisatie: Organisatie, klaar_organisatie: Organisatie, wie: Account) -> Handhavingsverzoek:
    zaak = registreer_melding(open_proefzaak(in_organisatie), maak_binnen(), moment=MOMENT).zaak
    return dien_in(zaak, wie)


def verbeter(
    verzoek: Handhavingsverzoek, stap: Verzoekstap, op: date | None, wie: Account, dag: date, *,
    reden: str = "Verkeerde dag getypt.", tekst: str = "",
) -> Verzoekstap:  # fmt: skip
    return verbeter_verzoekstap(verzoek.pk, Verzoekstapverbetering(stap.pk, op, reden, tekst), als(verzoek, wie, dag))


def test_een_aanvulling_krijgt_de_juiste_dag(verzoek: Handhavingsverzoek, wie: Account) -> None:
    acties.vraag_aanvulling(verzoek.pk, "Een tekening", na(14), als(verzoek, wie, na(2)))
    fout = acties.neem_aanvulling_op(verzoek.pk, na(9), "De tekening", als(verzoek, wie, na(10)))
    laatste = acties.bepaal_laatste_dag(verzoek, na(10))
    with pytest.raises(Geweigerd, match="Om aanvulling is gevraagd"):
        verbeter(verzoek, fout, na(1), wie, na(11))
    juist = verbeter(verzoek, fout, na(6), wie, na(11))
    eerder = acties.bepaal_laatste_dag(verzoek, na(11))
    # Eight weeks are 27 April; six days of standing still end on Sunday 3 May, three on Thursday 30 April.
    assert (laatste, eerder) == (date(2026, 5, 4), date(2026, 4, 30))
    fout.refresh_from_db()
    assert (fout.op, juist.tekst, juist.verbetert_id) == (na(9), "De tekening", fout.pk)
    gelogd = Gebeurtenis.objects.get(soort="handhavingsverzoek_verbeterd")
    assert (gelogd.gegevens["was_op"], gelogd.reden) == (na(9).isoformat(), "Verkeerde dag getypt.")
    with pytest.raises(Geweigerd, match="al verbeterd"):
        verbeter(verzoek, fout, na(7), wie, na(11))


def test_een_ingetrokken_verzoek_bleek_niet_ingetrokken(verzoek: Handhavingsverzoek, wie: Account) -> None:
    fout = acties.trek_verzoek_in(verzoek.pk, na(3), "Telefonisch", als(verzoek, wie, na(3)))
    verbeter(verzoek, fout, None, wie, na(4))
    feit = acties.maak_feit(verzoek)
    assert feit.ingetrokken_op is None
    acties.beoordeel_belanghebbende(verzoek.pk, True, "Hij woont ernaast.", als(verzoek, wie, na(4)))


def test_uitstel_eindigt_na_de_instemming(verzoek: Handhavingsverzoek, wie: Account) -> None:
    fout = acties.leg_instemming_vast(verzoek.pk, na(3), na(90), "E-mail", als(verzoek, wie, na(3)))
    with pytest.raises(Geweigerd, match="na de dag van de instemming"):
        verbetering = Verzoekstapverbetering(fout.pk, na(3), "Fout", uiterlijk=na(2))
        verbeter_verzoekstap(verzoek.pk, verbetering, als(verzoek, wie, na(4)))
    verbetering = Verzoekstapverbetering(fout.pk, na(3), "Fout", uiterlijk=na(80))
    verbeter_verzoekstap(verzoek.pk, verbetering, als(verzoek, wie, na(4)))
    assert [een.tot_en_met for een in acties.maak_feit(verzoek).instemmingen] == [na(80)]


def test_een_ingebrekestelling_telt_opnieuw_met_een_nieuwe_brief(verzoek: Handhavingsverzoek, wie: Account) -> None:
    neem_ingebrekestelling_op_en_verstuur(verzoek.pk, na(5), schriftelijk=True, wie=als(verzoek, wie, na(70)))
    fout = Verzoekstap.objects.get(soort=Soort.INGEBREKESTELLING)
    assert fout.gegevens["geldig"] is False, "op die dag liep de termijn nog"
    verbetering = Verzoekstapverbetering(fout.pk, na(69), "De brief kwam later")
    brief = verbeter_verzoekstap_en_verstuur(verzoek.pk, verbetering, als(verzoek, wie, na(71)))
    assert brief and "in de plaats van een eerdere brief" in str(herlees(brief))
    nieuw = Verzoekstap.objects.get(verbetert=fout)
    assert nieuw.gegevens["geldig"] is True and nieuw.kenmerk == brief.kenmerk != fout.kenmerk


@pytest.mark.parametrize("soort", sorted(set(Soort.values)))
def test_wie_niet_kan_verbeteren_leest_wat_wel_kan(soort: str) -> None:
    kan = {"aanvulling_ontvangen", "ingestemd", "onderzocht", "ingebrekestelling", "ingetrokken"}
    assert bool(waarom_niet(soort)) == (soort not in kan)


def test_weigeringen(verzoek: Handhavingsverzoek, wie: Account, account: Maker) -> None:
    acties.bevestig_ontvangst(verzoek.pk, als(verzoek, wie, na(1)))
    with pytest.raises(Geweigerd, match="daaraan is niets te verbeteren"):
        verbeter(verzoek, Verzoekstap.objects.get(), na(0), wie, na(2))
    fout = acties.leg_onderzoek_vast(verzoek.pk, na(2), "Niets gezien.", als(verzoek, wie, na(2)))
    with pytest.raises(Geweigerd, match="Schrijf wat er niet klopte"):
        verbeter(verzoek, fout, na(1), wie, na(3), reden=" ")
    with pytest.raises(Geweigerd, match="in de toekomst"):
        verbeter(verzoek, fout, na(4), wie, na(3))
    with pytest.raises(Geweigerd) as geen_recht:
        verbeter(verzoek, fout, na(1), account("lezer"), na(3))
    assert geen_recht.value.code == "geen_recht"
    verbeter(verzoek, fout, na(1), wie, na(3), tekst="Wel iets gezien.")
    assert Verzoekstap.objects.get(verbetert=fout).tekst == "Wel iets gezien."


def test_faalt_het_logboek_dan_is_er_niets_verbeterd(
    verzoek: Handhavingsverzoek, wie: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    fout = acties.leg_onderzoek_vast(verzoek.pk, na(2), "Niets gezien.", als(verzoek, wie, na(2)))

    def weiger(*_: object, **__: object) -> None:
        raise ProgrammingError

    monkeypatch.setattr("borgwijzer.toezicht.acties.verzoekverbeteren.leg_vast", weiger)
    with pytest.raises(ProgrammingError), transaction.atomic():
        verbeter(verzoek, fout, na(1), wie, na(3))
    assert Verzoekstap.objects.get().pk == fout.pk
