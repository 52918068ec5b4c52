"""A new snapshot of the register reaches the zaken under way that it touches, once, along an index."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django import app

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.regels.nacontrole import Verdacht
from borgwijzer.zaken.acties import nacontrole
from borgwijzer.zaken.acties.datums import stel_datum_vast
from borgwijzer.zaken.acties.nacontrole import beoordeel_borger, controleer_borgers
from borgwijzer.zaken.acties.registreren import open_zaak, registreer_melding
from borgwijzer.zaken.models import Melding, Nacontrole, Taak, Zaak
from tests.conftest import maak_klaar
from tests.register.registerwerk import GESCHORST, VOORBEELD, lees_in, maak_bestand
from tests.web.veel_zaken import maak_zaken
from tests.zaken.zaakwerk import MOMENT, maak_binnen, neem_beeld, open_proefzaak

BORGER = {"naam": "Borgkracht Kwaliteitsborging B.V.", "kvk": "90009992"}
INHOUD = {"kwaliteitsborger": BORGER, "instrument": "Instrument Woonborg Demonstratie"}
SCHORSING = datetime.date(2026, 3, 16)
LATER = datetime.datetime(2026, 3, 17, 9, tzinfo=datetime.UTC)
NOG_LATER = LATER + datetime.timedelta(days=30)
TAAK = "beoordeel_kwaliteitsborger"
Maker = Callable[..., Account]
SLEUTELS = """
UPDATE zaken_zaak
SET borger_kvk = (9000000 + id % 500)::text, borger_naam = 'borg ' || id % 500, borger_middel = 'middel ' || id % 500
"""


@pytest.fixture
def wilgenmeer(klaar_organisatie: Organisatie, in_organisatie: Organisatie) -> Organisatie:
    lees_in(klaar_organisatie)
    return klaar_organisatie


@pytest.fixture
def zaak(wilgenmeer: Organisatie) -> Zaak:
    return bouw(wilgenmeer)


def bouw(organisatie: Organisatie, **inhoud: object) -> Zaak:
    """A zaak in which is built."""
    zaak = open_proefzaak(organisatie)
    registreer_melding(zaak, maak_binnen(inhoud={**INHOUD, **inhoud}), moment=MOMENT)
    return zaak


def schors(organisatie: Organisatie, *regels: str, op: datetime.date = SCHORSING) -> int:
    """Read in the example with these lines added, and give the id of the snapshot."""
    ruw = VOORBEELD.read_bytes() + "\n".join(["", *(regels or (GESCHORST,)), ""]).encode()
    return lees_in(organisatie, ruw, peildatum=op).stand.pk


def taken(zaak: Zaak) -> list[str]:
    return list(Taak.objects.filter(zaak=zaak, code=TAAK).values_list("tekst", flat=True))


def test_een_schorsing_tijdens_de_bouw_geeft_de_taak_met_wat_en_sinds_wanneer(zaak: Zaak) -> None:
    assert taken(zaak) == []
    assert controleer_borgers(schors(zaak.organisatie), moment=LATER) == 1
    (tekst,) = taken(zaak)
    assert "is geschorst sinds 2026-03-15 (eerder toegelaten)" in tekst and "register van 2026-03-16" in tekst
    rij = Gebeurtenis.objects.get(soort="registerstatus_gewijzigd")
    (wijziging,) = rij.gegevens["wijzigingen"]
    assert wijziging == {"vraag": "kwaliteitsborger", "eerder": "toegelaten", "nu": "geschorst", "sinds": "2026-03-15"}
    assert Melding.objects.get().registercontrole["kwaliteitsborger"] == "toegelaten", "wat toen gold, blijft staan"


def test_inlezen_vraagt_het_werk_dat_dit_doet(zaak: Zaak) -> None:
    stand = schors(zaak.organisatie)
    with connection.cursor() as cursor:
        cursor.execute("SELECT task_name, args FROM procrastinate_jobs ORDER BY id DESC LIMIT 1")
        naam, args = cursor.fetchone()
    assert naam == "controleer_borgers" and f'"stand_id": {stand}' in str(args).replace("'", '"')
    assert naam in app.tasks


@pytest.mark.parametrize(
    "regel",
    [
        "instrument;Aanbieder Verzonnen A;;Instrument Woonborg Demonstratie;DEMO-0001;ingetrokken;2026-03-15",
        "toestemming;Borgkracht Kwaliteitsborging B.V.;90009992;Instrument Woonborg Demonstratie;DEMO-0001;geschorst;2026-03-15",
    ],
)
def test_ook_het_instrument_en_de_toestemming_tellen(regel: str, zaak: Zaak) -> None:
    assert controleer_borgers(schors(zaak.organisatie, regel), moment=LATER) == 1
    assert len(taken(zaak)) == 1


def test_een_regel_die_verdween_telt_als_kwijt(zaak: Zaak) -> None:
    over = [regel for regel in VOORBEELD.read_text().splitlines()[2:] if "Borgkracht" not in regel]
    stand = lees_in(zaak.organisatie, maak_bestand(*over), peildatum=SCHORSING).stand.pk
    assert controleer_borgers(stand, moment=LATER) == 1
    assert "niet gevonden (eerder toegelaten)" in taken(zaak)[0]


def test_wie_het_niet_raakt_houdt_wat_hij_had(zaak: Zaak) -> None:
    ander = bouw(zaak.organisatie, kwaliteitsborger={"naam": "Wilgenborg Bouwkwaliteit", "kvk": "90000501"})
    klaar = bouw(zaak.organisatie)
    Zaak.objects.filter(pk=klaar.pk).update(fase="in_gebruik")
    assert controleer_borgers(schors(zaak.organisatie), moment=LATER) == 1
    assert list(Nacontrole.objects.values_list("zaak_id", flat=True)) == [zaak.pk]
    assert taken(ander) == taken(klaar) == []


def test_twee_keer_is_een_keer_en_een_oude_stand_doet_niets(zaak: Zaak) -> None:
    stand = schors(zaak.organisatie)
    controleer_borgers(stand, moment=LATER)
    nieuwer = schors(zaak.organisatie, op=SCHORSING + datetime.timedelta(days=10))
    beeld = neem_beeld()
    assert controleer_borgers(stand, moment=LATER) == 0
    assert controleer_borgers(stand, moment=NOG_LATER) == controleer_borgers(nieuwer, moment=NOG_LATER) == 0
    assert controleer_borgers(10_000_000, moment=LATER) == 0
    assert neem_beeld() == beeld


def test_gestopt_halverwege_gaat_verder(zaak: Zaak, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(4):
        bouw(zaak.organisatie)
    stand, stap, aantal = schors(zaak.organisatie), nacontrole._controleer_stap, []

    def stuk(*args: object) -> int:
        if len(aantal) == 2:
            raise RuntimeError("gedood")
        aantal.append(1)
        return stap(*args)  # type: ignore[arg-type]

    with monkeypatch.context() as even:
        even.setattr(nacontrole, "_controleer_stap", stuk)
        with pytest.raises(RuntimeError):
            controleer_borgers(stand, moment=LATER, stap=1)
    assert Nacontrole.objects.count() == 2
    assert controleer_borgers(stand, moment=LATER, stap=1) == 3
    assert Taak.objects.filter(code=TAAK).count() == Nacontrole.objects.count() == 5


def test_een_mens_beoordeelt_en_een_nieuwe_wijziging_vraagt_het_opnieuw(zaak: Zaak, account: Maker) -> None:
    door = account("jurist")
    controleer_borgers(schors(zaak.organisatie), moment=LATER)
    controle = Nacontrole.objects.get()
    with pytest.raises(Geweigerd, match="wat u naging"):
        beoordeel_borger(controle.pk, tekst=" ", door=door, moment=LATER)
    beoordeel_borger(controle.pk, tekst="De bouw ligt stil tot er een ander is.", door=door, moment=LATER)
    assert taken(zaak) == []
    with pytest.raises(Geweigerd, match="al beoordeeld"):
        beoordeel_borger(controle.pk, tekst="Ook.", door=door, moment=LATER)
    ingetrokken = GESCHORST.replace("geschorst;2026-03-15", "ingetrokken;2026-04-01")
    controleer_borgers(schors(zaak.organisatie, GESCHORST, ingetrokken, op=datetime.date(2026, 4, 2)), moment=NOG_LATER)
    voor, zin, _ = taken(zaak)[0].partition(" is ingetrokken sinds 2026-04-01 (eerder geschorst)")
    assert zin and "kwaliteitsborger" not in voor, "een mens wordt niet ingetrokken"


def test_een_stand_waarin_alles_weer_goed_is_neemt_de_taak_weg(zaak: Zaak) -> None:
    controleer_borgers(schors(zaak.organisatie), moment=LATER)
    goed = GESCHORST.replace("geschorst;2026-03-15", "toegelaten;2026-04-01")
    controleer_borgers(schors(zaak.organisatie, GESCHORST, goed, op=datetime.date(2026, 4, 2)), moment=NOG_LATER)
    assert taken(zaak) == [] and Nacontrole.objects.count() == 2


def test_in_gebruik_neemt_de_taak_weg(zaak: Zaak, account: Maker) -> None:
    controleer_borgers(schors(zaak.organisatie), moment=LATER)
    stel_datum_vast(zaak.pk, "in_gebruik_op", LATER.date(), reden="Gezien.", door=account("intake"), moment=LATER)
    assert taken(zaak) == []


def test_zoeken_leest_langs_een_index_bij_honderdduizend_zaken(
    echte_database: str, klaar_organisatie: Organisatie, andere_organisatie: Organisatie, account: Maker,
    superverbinding: Callable[[], psycopg.Connection[Any]],
) -> None:  # fmt: skip
    maak_klaar(andere_organisatie)
    with superverbinding() as baas:
        for organisatie in (andere_organisatie, klaar_organisatie):
            maak_zaken(baas, organisatie, [account("intake")], 50_000)
        baas.execute(SLEUTELS)
        baas.execute("VACUUM ANALYZE zaken_zaak")
    verdacht = Verdacht(frozenset({"9000042", "1"}), frozenset({"borg 42"}), frozenset({"middel 42"}))
    with binnen(klaar_organisatie.pk), CaptureQueriesContext(connection) as vragen:
        geraakt = nacontrole.list_geraakt(verdacht)
    assert len(vragen) == 4 and 0 < len(geraakt) < 300
    with binnen(klaar_organisatie.pk), connection.cursor() as cursor:
        for vraag, index in zip(vragen, ("zaak_borger_kvk", "zaak_borger_naam", "zaak_borger_middel", "taak_code"), strict=True):
            cursor.execute(f"EXPLAIN {vraag['sql']}")
            plan = "\n".join(rij[0] for rij in cursor.fetchall())
            assert index in plan and "Seq Scan" not in plan, plan


def test_een_zaak_zonder_kwaliteitsborger_wordt_overgeslagen(wilgenmeer: Organisatie) -> None:
    zaak = open_zaak(wilgenmeer, moment=MOMENT, door=None, gegevens={})
    registreer_melding(zaak, maak_binnen(), moment=MOMENT)
    Zaak.objects.filter(pk=zaak.pk).update(borger_kvk="90009992")
    assert controleer_borgers(schors(wilgenmeer), moment=LATER) == 0
