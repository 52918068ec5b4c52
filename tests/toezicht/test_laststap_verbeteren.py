"""Correcting a step of a last: the wrong one stays, the right one counts in its place, and a letter is followed by another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db import transaction
from django.db.utils import ProgrammingError

from borgwijzer.brieven.acties_last import verbeter_laststap_en_verstuur, zet_laststap_en_verstuur
from borgwijzer.brieven.herlezen import herlees
from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.toezicht.acties.lasten import Einde, rond_last_af, zie_lastrij
from borgwijzer.toezicht.acties.laststappen import Stapinvoer
from borgwijzer.toezicht.acties.lastverbeteren import Laststapverbetering, verbeter_laststap
from borgwijzer.zaken.acties.registreren import registreer_melding
from borgwijzer.zaken.models import Interventie, Interventiestap, Zaak
from tests.toezicht.lastwerk import (
    AANMANING,
    BESLUIT,
    INVORDERING,
    NIET_VOLDAAN,
    ZONDER,
    begin,
    besluit,
    dag,
    laat_verbeuren,
    leg_op,
    na,
    stel_voor,
    zet,
)
from tests.zaken.zaakwerk import MOMENT, maak_binnen, open_proefzaak

Maker = Callable[..., Account]
Mensen = tuple[Account, Account]
BETALING = Stapinvoer("betaling", bedrag=400)


@pytest.fixture
def zaak(in_organisatie: Organisatie, klaar_organisatie: Organisatie) -> Zaak:
    return registreer_melding(open_proefzaak(in_organisatie), maak_binnen(), moment=MOMENT).zaak


@pytest.fixture
def mensen(account: Maker) -> Mensen:
    return account("handhaver", "toezichthouder"), account("teamleider")


def verbeter(
    last: Interventie, stap: Interventiestap, invoer: Stapinvoer | None, wie: Account, dagen: int, reden: str = "Getypt: de dag."
) -> Interventiestap:
    last.refresh_from_db()
    verbetering = Laststapverbetering(stap.pk, invoer, reden)
    return verbeter_laststap(last.pk, verbetering, versie=last.versie, door=wie, moment=na(dagen))


def test_een_betaling_krijgt_de_juiste_dag_en_het_juiste_bedrag(zaak: Zaak, mensen: Mensen) -> None:
    last = laat_verbeuren(begin(zaak, mensen[0]), mensen)
    fout = zet(last, replace(BETALING, op=dag(32)), mensen[0], 40)
    zet(last, replace(BETALING, bedrag=100), mensen[0], 41)
    juist = verbeter(last, fout, replace(BETALING, op=dag(33), bedrag=500), mensen[0], 42)
    zicht = zie_lastrij(last, dag(42))
    assert [(s.op, s.bedrag) for s in zicht.stappen if s.soort == "betaling"] == [(dag(33), 500), (dag(41), 100)]
    assert sum(een.open for een in zicht.open_vorderingen) == 400
    fout.refresh_from_db()
    assert (fout.op, fout.gegevens["bedrag"], juist.verbetert_id) == (dag(32), 400, fout.pk), "wat fout was, blijft staan"
    gelogd = Gebeurtenis.objects.get(soort="last_stap_verbeterd")
    assert (gelogd.reden, gelogd.gegevens["was_op"]) == ("Getypt: de dag.", dag(32).isoformat())
    with pytest.raises(Geweigerd, match="al verbeterd"):
        verbeter(last, fout, BETALING, mensen[0], 43)
    with pytest.raises(Geweigerd, match="1000 euro open"):
        verbeter(last, juist, replace(BETALING, bedrag=1001), mensen[0], 43)


def test_een_stap_die_er_nooit_was_vervalt(zaak: Zaak, mensen: Mensen) -> None:
    last = laat_verbeuren(begin(zaak, mensen[0]), mensen)
    fout = zet(last, BETALING, mensen[0], 40)
    verbeter(last, fout, None, mensen[0], 41, "Dit hoort bij een andere last.")
    assert zie_lastrij(last, dag(41)).open_vorderingen[0].open == 1000
    assert Gebeurtenis.objects.get(soort="last_stap_verbeterd").gegevens["vervalt"] is True


def test_een_besluit_en_een_stap_met_een_brief_vervallen_niet(zaak: Zaak, mensen: Mensen) -> None:
    last = leg_op(begin(zaak, mensen[0]), mensen)
    zet(last, NIET_VOLDAAN, mensen[0], 31)
    with pytest.raises(Geweigerd, match="nieuw besluit"):
        verbeter(last, Interventiestap.objects.get(soort="besluit"), None, mensen[0], 32)
    with pytest.raises(Geweigerd, match="Hierover ging een brief"):
        verbeter(last, Interventiestap.objects.get(soort="hercontrole"), None, mensen[0], 32)
    with pytest.raises(Geweigerd, match="had een stap van"):
        verbeter(last, Interventiestap.objects.get(soort="zonder_zienswijze"), None, mensen[0], 32)
    assert not Gebeurtenis.objects.filter(soort="last_stap_verbeterd").exists()


def test_een_stap_met_een_brief_krijgt_een_nieuwe_brief(zaak: Zaak, mensen: Mensen) -> None:
    last = leg_op(begin(zaak, mensen[0]), mensen)
    last.refresh_from_db()
    zet_laststap_en_verstuur(last.pk, NIET_VOLDAAN, versie=last.versie, door=mensen[0], moment=na(32))
    fout = Interventiestap.objects.get(soort="hercontrole")
    last.refresh_from_db()
    verbetering = Laststapverbetering(fout.pk, replace(NIET_VOLDAAN, op=dag(31)), "De dag was verkeerd")
    brief = verbeter_laststap_en_verstuur(last.pk, verbetering, versie=last.versie, door=mensen[0], moment=na(33))
    assert brief and brief.feiten["verbetering"] == "De dag was verkeerd" and brief.feiten["gezien_op"] == dag(31).isoformat()
    tekst = str(herlees(brief))
    assert "in de plaats van een eerdere brief" in tekst and "De dag was verkeerd." in tekst
    assert OpgeslagenBrief.objects.filter(soort="hercontrole_last").count() == 2
    gezien = zie_lastrij(last, dag(33)).hercontrole
    assert gezien is not None and gezien.op == dag(31)


def test_een_verbeuring_rekent_opnieuw_na_een_verbeterde_hercontrole(zaak: Zaak, mensen: Mensen) -> None:
    last = laat_verbeuren(begin(zaak, mensen[0]), mensen, 33)
    zet(last, NIET_VOLDAAN, mensen[0], 45)
    eerste = Interventiestap.objects.filter(soort="hercontrole").earliest("pk")
    verbeter(last, eerste, replace(NIET_VOLDAAN, op=dag(31)), mensen[0], 46)
    verbeurd = Interventiestap.objects.get(soort="verbeuring")
    nieuw = verbeter(last, verbeurd, Stapinvoer("verbeuring"), mensen[0], 46)
    assert (nieuw.op, nieuw.gegevens["bedrag"]) == (dag(31), 1000)


def test_wie_wanneer_en_waarom(zaak: Zaak, mensen: Mensen, account: Maker) -> None:
    last = begin(zaak, mensen[0])
    fout = zet(last, ZONDER, mensen[0])
    with pytest.raises(Geweigerd, match="Schrijf wat er niet klopte"):
        verbeter(last, fout, ZONDER, mensen[0], 1, " ")
    with pytest.raises(Geweigerd, match="dezelfde soort stap"):
        verbeter(last, fout, BETALING, mensen[0], 1)
    with pytest.raises(Geweigerd) as geen_recht:
        verbeter(last, fout, ZONDER, account("lezer"), 1)
    assert geen_recht.value.code == "geen_recht"
    with pytest.raises(Geweigerd, match="collega heeft aan deze last gewerkt"):
        verbeter_laststap(last.pk, Laststapverbetering(fout.pk, ZONDER, "Fout"), versie=0, door=mensen[0], moment=na(1))
    stel_voor(last, BESLUIT, mensen[0])
    with pytest.raises(Geweigerd, match="ligt nog een voorstel"):
        verbeter(last, fout, ZONDER, mensen[0], 1)


def test_een_afgeronde_last_verandert_niet_meer(zaak: Zaak, mensen: Mensen) -> None:
    last = begin(zaak, mensen[0])
    fout = zet(last, ZONDER, mensen[0])
    last.refresh_from_db()
    rond_last_af(last.pk, Einde("Toch niet nodig."), versie=last.versie, door=mensen[0], moment=na(1))
    with pytest.raises(Geweigerd, match="verandert niets meer aan"):
        verbeter(last, fout, ZONDER, mensen[0], 2)


def test_faalt_het_logboek_dan_is_er_niets_verbeterd(zaak: Zaak, mensen: Mensen, monkeypatch: pytest.MonkeyPatch) -> None:
    last = laat_verbeuren(begin(zaak, mensen[0]), mensen)
    besluit(last, INVORDERING, mensen, 80)
    fout = zet(last, AANMANING, mensen[0], 81)

    def weiger(*_: object, **__: object) -> None:
        raise ProgrammingError

    monkeypatch.setattr("borgwijzer.toezicht.acties.lastverbeteren.leg_vast", weiger)
    with pytest.raises(ProgrammingError), transaction.atomic():
        verbeter(last, fout, AANMANING, mensen[0], 82)
    assert not Interventiestap.objects.exclude(verbetert=None).exists()
