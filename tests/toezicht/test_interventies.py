"""Interventies as procedures: every step in its turn and once, nothing ends with an open term, and a step stays as it was set."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from borgwijzer.brieven.acties_interventie import rond_af_en_verstuur, toon_stapbrief, zet_stap_en_verstuur
from borgwijzer.brieven.herlezen import herlees
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.regels.interventieloop import Loop, loop_van
from borgwijzer.regels.interventiestappen import PROCEDURES
from borgwijzer.toezicht.acties import interventies, stapvoorstellen
from borgwijzer.toezicht.acties.interventies import (
    Afloop,
    begin_interventie,
    find_feit,
    rond_interventie_af,
    verbeter_stap,
    zet_stap,
    zicht_op,
)
from borgwijzer.toezicht.acties.stapinvoer import Gezet
from borgwijzer.toezicht.acties.stapvoorstellen import geef_stap_terug, keur_stap_goed, leg_stap_klaar
from borgwijzer.toezicht.stapvelden import STAPVELDEN
from borgwijzer.zaken.acties.datums import sluit_zaak
from borgwijzer.zaken.feiten import haal_feiten, kader_van
from borgwijzer.zaken.models import Controle, Interventie, Interventiestap, Overtreding, Zaak
from tests.toezicht.toezichtwerk import maak_afweging, maak_overtreding
from tests.zaken.test_feiten_vastleggen import bekijk
from tests.zaken.zaakwerk import MOMENT, open_proefzaak

Maker = Callable[..., Account]
DAG = MOMENT.date()
GEVOLG = {"te_doen": "Versterk de fundering.", "gevolg": "Dan volgt een zwaarder middel."}


def later(dagen: int) -> datetime.datetime:
    return MOMENT + datetime.timedelta(days=dagen)


def dag(dagen: int) -> datetime.date:
    return DAG + datetime.timedelta(days=dagen)


@pytest.fixture
def zaak(klaar_organisatie: Organisatie) -> Iterator[Zaak]:
    with binnen(klaar_organisatie.pk):
        yield open_proefzaak(klaar_organisatie)


class Loper:
    """One interventie, walked by one person."""

    def __init__(self, zaak: Zaak, wie: Account, soort: str) -> None:
        self.zaak, self.wie = zaak, wie
        afweging = maak_afweging(maak_overtreding(zaak, wie), soort, wie)
        self.pk = begin_interventie(afweging.pk, soort, door=wie, moment=MOMENT).pk

    @property
    def rij(self) -> Interventie:
        return Interventie.objects.get(pk=self.pk)

    def zet(self, soort: str, na: int = 0, **waarden: Any) -> Interventiestap:
        velden = waarden.pop("velden", {})
        return zet_stap(self.pk, Gezet(soort, velden=velden, **waarden), versie=self.rij.versie, door=self.wie, moment=later(na))

    def rond_af(self, uitkomst: str, na: int = 0, hersteld: datetime.date | None = None) -> Interventie:
        afloop = Afloop(uitkomst, "Zo staat het.", hersteld)
        return rond_interventie_af(self.pk, afloop, versie=self.rij.versie, door=self.wie, moment=later(na))

    def taken(self, na: int = 0) -> set[str]:
        return {taak.code for taak in bekijk(self.zaak, dag(na)).taken}


@pytest.fixture
def waarschuwing(zaak: Zaak, account: Maker) -> Loper:
    return Loper(zaak, account("handhaver"), "waarschuwing")


def test_een_waarschuwing_tot_en_met_het_herstel(waarschuwing: Loper) -> None:
    assert "zet_interventiestap" in waarschuwing.taken()
    waarschuwing.zet("waarschuwing", uiterlijk=dag(14), velden=GEVOLG)
    with pytest.raises(Geweigerd, match="loopt nog een termijn"):
        waarschuwing.rond_af("hersteld", 1, dag(1))
    with pytest.raises(Geweigerd, match="nog niet te laat"):
        waarschuwing.zet("hercontrole", 5, op=dag(5), uitslag="niet_hersteld", velden={"bevinding": "Nog niets."})
    waarschuwing.zet("hercontrole", 15, op=dag(15), uitslag="hersteld", velden={"bevinding": "De fundering is versterkt."})
    assert "rond_interventie_af" in waarschuwing.taken(15)
    with pytest.raises(Geweigerd, match="past niet bij de laatste stap"):
        waarschuwing.rond_af("niet_hersteld_zwaarder", 15)
    waarschuwing.rond_af("hersteld", 16, dag(15))
    assert Overtreding.objects.get().hersteld_op == dag(15)
    assert not {"rond_interventie_af", "zet_interventiestap", "start_interventie"} & waarschuwing.taken(16)
    soorten = list(Gebeurtenis.objects.filter(soort__startswith="interventie").order_by("pk").values_list("soort", flat=True))
    assert soorten == ["interventie_begonnen", "interventiestap_gezet", "interventiestap_gezet", "interventie_afgerond"]


def test_een_gezette_stap_verandert_niet_meer(waarschuwing: Loper) -> None:
    waarschuwing.zet("waarschuwing", uiterlijk=dag(14), velden=GEVOLG)
    with pytest.raises(DatabaseError, match="verandert niet meer"), transaction.atomic():
        Interventiestap.objects.update(op=dag(1))
    assert Interventiestap.objects.get().op == DAG


def test_verbeteren_is_een_nieuwe_stap_met_een_reden(waarschuwing: Loper) -> None:
    waarschuwing.zet("waarschuwing", uiterlijk=dag(14), velden=GEVOLG)
    beter = Gezet("waarschuwing", uiterlijk=dag(21), velden=GEVOLG, verbeter_reden="De dag klopte niet.")
    verbeter_stap(waarschuwing.pk, beter, versie=1, door=waarschuwing.wie, moment=later(1))
    oud, nieuw = Interventiestap.objects.order_by("pk")
    assert (oud.uiterlijk, nieuw.uiterlijk, nieuw.verbetert) == (dag(14), dag(21), oud)
    feit = haal_feiten(waarschuwing.zaak).toezicht.interventies[0]
    assert [stap.uiterlijk for stap in feit.stappen] == [dag(21)], "de oude stap telt niet meer mee"
    assert Gebeurtenis.objects.get(soort="interventiestap_verbeterd").reden == "De dag klopte niet."
    for stap, zin in (
        (Gezet("hercontrole", verbeter_reden="x"), "Alleen de laatste"),
        (Gezet("waarschuwing"), "wat er niet klopte"),
    ):
        with pytest.raises(Geweigerd, match=zin):
            verbeter_stap(waarschuwing.pk, stap, versie=2, door=waarschuwing.wie, moment=later(1))


def test_twee_tegelijk_en_een_gesloten_zaak(waarschuwing: Loper) -> None:
    gezet = Gezet("waarschuwing", uiterlijk=dag(14), velden=GEVOLG)
    zet_stap(waarschuwing.pk, gezet, versie=0, door=waarschuwing.wie, moment=MOMENT)
    with pytest.raises(Geweigerd, match="collega heeft aan deze interventie gewerkt"):
        zet_stap(waarschuwing.pk, gezet, versie=0, door=waarschuwing.wie, moment=MOMENT)
    with pytest.raises(Geweigerd, match="Waarschuwing kan nu niet"):
        zet_stap(waarschuwing.pk, gezet, versie=1, door=waarschuwing.wie, moment=MOMENT)
    with pytest.raises(Geweigerd, match="interventie waarschuwing loopt nog"):
        sluit_zaak(waarschuwing.zaak.pk, reden="Klaar.", door=waarschuwing.wie, moment=MOMENT)
    Zaak.objects.filter(pk=waarschuwing.zaak.pk).update(afgesloten_op=DAG)
    with pytest.raises(Geweigerd, match="zaak is afgesloten"):
        waarschuwing.rond_af("vervallen")


@pytest.mark.parametrize(
    ("uitkomst", "hersteld", "zin"),
    [
        ("hersteld", None, "op welke dag"), ("hersteld", dag(-1), "Kies een dag van herstel"),
        ("hersteld", dag(30), "Kies een dag van herstel"), ("vervallen", dag(15), "laat die dag leeg"),
        ("afgerond", dag(15), "past niet bij de laatste stap"), ("onzin", None, "past niet bij de laatste stap"),
    ],
)  # fmt: skip
def test_hoe_het_niet_kan_eindigen(uitkomst: str, hersteld: datetime.date | None, zin: str, waarschuwing: Loper) -> None:
    waarschuwing.zet("waarschuwing", uiterlijk=dag(14), velden=GEVOLG)
    waarschuwing.zet("hercontrole", 15, op=dag(15), uitslag="hersteld", velden={"bevinding": "Klaar."})
    with pytest.raises(Geweigerd, match=zin):
        waarschuwing.rond_af(uitkomst, 16, hersteld)
    assert Interventie.objects.get().afgerond_op is None and Overtreding.objects.get().hersteld_op is None


def test_zwaarder_vraagt_een_nieuwe_afweging(waarschuwing: Loper, account: Maker) -> None:
    waarschuwing.zet("waarschuwing", uiterlijk=dag(14), velden=GEVOLG)
    waarschuwing.zet("hercontrole", 15, op=dag(15), uitslag="niet_hersteld", velden={"bevinding": "Niets gedaan."})
    waarschuwing.rond_af("niet_hersteld_zwaarder", 15)
    assert "weeg_overtreding_opnieuw" in waarschuwing.taken(15)
    oud = waarschuwing.rij.afweging
    assert oud is not None
    with pytest.raises(Geweigerd, match="maak een nieuwe afweging"):
        begin_interventie(oud.pk, "waarschuwing", door=waarschuwing.wie, moment=later(16))
    zwaarder = maak_afweging(Overtreding.objects.get(), "herstelmaatregel", account("jurist"), later(16))
    with pytest.raises(Geweigerd, match="koos een ander middel"):
        begin_interventie(oud.pk, "herstelmaatregel", door=waarschuwing.wie, moment=later(16))
    assert begin_interventie(zwaarder.pk, "herstelmaatregel", door=waarschuwing.wie, moment=later(16)).soort == "herstelmaatregel"


def test_een_optie_van_de_cel_geeft_ook_verscherpt_toezicht_en_bezoeken_tellen(zaak: Zaak, account: Maker) -> None:
    wie = account("toezichthouder")
    afweging = maak_afweging(maak_overtreding(zaak, wie), "last_onder_dwangsom", wie, opties=["L", "VT"])
    pk = begin_interventie(afweging.pk, "verscherpt_toezicht", door=wie, moment=MOMENT).pk
    velden = {"aantal": "2", "reden": "Het hek stond drie keer open."}
    zet_stap(pk, Gezet("aankondiging", uiterlijk=dag(90), velden=velden), versie=0, door=wie, moment=MOMENT)
    assert "bezoek_verscherpt_toezicht" in {taak.code for taak in bekijk(zaak).taken}
    einde = Gezet("einde", uitslag="nageleefd", velden={"bevinding": "In orde."})
    with pytest.raises(Geweigerd, match="0 van de 2 bezoeken"):
        zet_stap(pk, einde, versie=1, door=wie, moment=later(30))
    for gedaan in (dag(3), dag(20)):
        Controle.objects.create(organisatie_id=zaak.organisatie_id, zaak=zaak, aanleiding="gebruik_te_vroeg", opgemaakt_op=gedaan,
                                opgemaakt_door=wie, gedaan_op=gedaan)  # fmt: skip
    zet_stap(pk, einde, versie=1, door=wie, moment=later(30))
    afloop = Afloop("afgerond", "Twee keer in orde.")
    assert rond_interventie_af(pk, afloop, versie=2, door=wie, moment=later(30)).uitkomst == "afgerond"
    assert Overtreding.objects.get().hersteld_op is None, "dat het toezicht klaar is, zegt niet dat het hersteld is"


@pytest.fixture
def met_tweede(zaak: Zaak, monkeypatch: pytest.MonkeyPatch) -> None:
    """The kader of this zaak asks a second pair of eyes for a waarschuwing, and a mandate of the handhaver."""
    kader = kader_van(zaak)
    brief = kader.inhoud.brief["waarschuwing"].model_copy(update={"tweede_paar_ogen": True})
    mandaat = kader.inhoud.mandaat
    assert mandaat
    daden = {"interventie_waarschuwing": ("handhaver", "teamleider")}
    anders = {"brief": {**kader.inhoud.brief, "waarschuwing": brief}, "mandaat": mandaat.model_copy(update={"daden": daden})}
    nieuw = dataclasses.replace(kader, inhoud=kader.inhoud.model_copy(update=anders))
    for module in (interventies, stapvoorstellen):
        monkeypatch.setattr(module, "kader_van", lambda _: nieuw)


def test_een_tweede_mens_keurt_goed_wat_het_kader_vraagt(met_tweede: None, waarschuwing: Loper, account: Maker) -> None:
    gezet = Gezet("waarschuwing", uiterlijk=dag(14), velden=GEVOLG)
    with pytest.raises(Geweigerd, match="leg hem klaar"):
        zet_stap(waarschuwing.pk, gezet, versie=0, door=waarschuwing.wie, moment=MOMENT)
    leg_stap_klaar(waarschuwing.pk, gezet, versie=0, door=waarschuwing.wie, moment=MOMENT)
    assert "keur_interventiestap_goed" in waarschuwing.taken()
    with pytest.raises(Geweigerd, match="zelf klaargelegd"):
        keur_stap_goed(waarschuwing.pk, versie=1, door=waarschuwing.wie, moment=MOMENT)
    with pytest.raises(Geweigerd, match="beslis daar eerst over"):
        waarschuwing.rond_af("vervallen")
    jurist = account("teamleider")
    geef_stap_terug(waarschuwing.pk, reden="Noem de dag van het bezoek.", versie=1, door=jurist, moment=MOMENT)
    assert waarschuwing.rij.terug_reden == f"{jurist.naam}: Noem de dag van het bezoek."
    leg_stap_klaar(waarschuwing.pk, gezet, versie=2, door=waarschuwing.wie, moment=later(1))
    stap = keur_stap_goed(waarschuwing.pk, versie=3, door=jurist, moment=later(2))
    assert (stap.op, stap.gegevens["klaargelegd_door"], stap.vastgelegd_naam) == (dag(2), waarschuwing.wie.naam, jurist.naam)
    assert waarschuwing.rij.voorstel is None and "keur_interventiestap_goed" not in waarschuwing.taken(2)


def test_zonder_mandaat_van_het_kader_kan_het_niet(met_tweede: None, zaak: Zaak, account: Maker) -> None:
    loper = Loper(zaak, account("toezichthouder"), "waarschuwing")
    gezet = Gezet("waarschuwing", uiterlijk=dag(14), velden=GEVOLG)
    with pytest.raises(Geweigerd, match="mandaat aan handhaver of teamleider") as geweigerd:
        zet_stap(loper.pk, gezet, versie=0, door=loper.wie, moment=MOMENT)
    assert geweigerd.value.grondslag
    leg_stap_klaar(loper.pk, gezet, versie=0, door=loper.wie, moment=MOMENT)
    with pytest.raises(Geweigerd, match="mandaat aan handhaver of teamleider"):
        keur_stap_goed(loper.pk, versie=1, door=account("jurist"), moment=MOMENT)
    assert keur_stap_goed(loper.pk, versie=1, door=account("handhaver"), moment=MOMENT).soort == "waarschuwing"


def test_de_brief_gaat_met_de_stap_of_geen_van_beide(waarschuwing: Loper, monkeypatch: pytest.MonkeyPatch) -> None:
    gezet = Gezet("waarschuwing", uiterlijk=dag(14), velden=GEVOLG)
    proef = toon_stapbrief(waarschuwing.rij, gezet, waarschuwing.wie, moment=MOMENT)
    brief = zet_stap_en_verstuur(waarschuwing.pk, gezet, versie=0, door=waarschuwing.wie, moment=MOMENT)
    assert proef and brief and herlees(brief).gelijk
    assert herlees(brief).brief == dataclasses.replace(proef, tekstbron=None), "alleen waar de tekst te wijzigen was, is weg"
    assert brief.geadresseerde == "Bouwbedrijf De Knotwilg"
    Overtreding.objects.update(overtreder={})
    opnieuw = Gezet("hercontrole", op=dag(15), uitslag="hersteld", velden={"bevinding": "Klaar."})
    with pytest.raises(Geweigerd, match="niemand om aan te schrijven"):
        zet_stap_en_verstuur(waarschuwing.pk, opnieuw, versie=1, door=waarschuwing.wie, moment=later(15))
    assert Interventiestap.objects.count() == 1


@pytest.mark.parametrize("soort", PROCEDURES)
def test_elke_procedure_gaat_met_haar_brieven_van_begin_tot_eind(soort: str, zaak: Zaak, account: Maker) -> None:
    """Every step by its ordinary way, each with a letter that can be read again."""
    loper, na, stappen = Loper(zaak, account("handhaver", "toezichthouder"), soort), 0, PROCEDURES[soort].stappen
    while not (staat := bekijk_loop(loper, na)).klaar:
        stap = staat.volgende[0]
        na = (staat.uiterlijk - DAG).days + 1 if staat.uiterlijk and stappen[stap].wanneer != "meteen" else na
        velden = {veld.naam: next(iter(veld.keuzes)) if veld.keuzes else "2" for veld in STAPVELDEN.get((soort, stap), ())}
        gezet = Gezet(stap, op=dag(na), uiterlijk=dag(na + 14), uitslag=next(iter(stappen[stap].uitslagen), ""), velden=velden,
                      afspraken=[("Hek dicht", dag(na + 14))] if stap == "gesprek" else (), nagekomen=[0])  # fmt: skip
        brief = zet_stap_en_verstuur(loper.pk, gezet, versie=loper.rij.versie, door=loper.wie, moment=later(na))
        assert bool(brief) is bool(stappen[stap].brief)
        assert brief is None or (brief.soort, herlees(brief).gelijk) == (stappen[stap].brief, True)
        na += 15 if stap == "navraag" else 0
    uitkomst = staat.uitkomsten[0]
    afloop = Afloop(uitkomst, "Klaar.", dag(na) if uitkomst == "hersteld" else None)
    brief = rond_af_en_verstuur(loper.pk, afloop, brief=True, versie=loper.rij.versie, door=loper.wie, moment=later(na))
    assert bool(brief) is (uitkomst == "hersteld")


def bekijk_loop(loper: Loper, na: int) -> Loop:
    zicht = zicht_op(loper.zaak, kader_van(loper.zaak), dag(na))
    return loop_van(find_feit(zicht, loper.rij), zicht)
