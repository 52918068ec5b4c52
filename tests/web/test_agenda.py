"""The calendar link: the format, whose taken it shows, and every token that is no page."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from borgwijzer.klok import nu
from borgwijzer.organisaties.agendatoegang import bereken_hash, find_agendalink, maak_token
from borgwijzer.organisaties.models import Account, Agendalink, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.web.agendatekst import Dagafspraak, schrijf_agenda, vouw
from borgwijzer.zaken.acties.agenda import maak_agendalink, zet_agenda_uit
from borgwijzer.zaken.acties.toewijzen import wijs_toe
from borgwijzer.zaken.models import Zaak
from tests.web.conftest import Bezoek

MOMENT = datetime.datetime(2026, 5, 4, 9, 30, tzinfo=datetime.UTC)
VIJANDIG = "Kade 2; \\ regel\r\nEND:VCALENDAR\r\nBEGIN:VEVENT, \u202e🏗" + "é" * 200 + "\x00\x0b\u2028"


def ontvouw(tekst: str) -> list[str]:
    return tekst.replace("\r\n ", "").split("\r\n")


def test_een_agenda_volgt_de_regels_van_het_formaat() -> None:
    tekst = schrijf_agenda("Taken", [Dagafspraak("1@x", datetime.date(2026, 12, 31), VIJANDIG, VIJANDIG)], MOMENT)
    assert tekst.endswith("END:VCALENDAR\r\n")
    assert all(len(regel.encode()) <= 75 for regel in tekst.split("\r\n"))
    assert not re.search(r"(?<!\r)\n|\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f]", tekst)
    regels = ontvouw(tekst)
    assert regels[:4] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Borgwijzer//Taken//NL", "CALSCALE:GREGORIAN"]
    assert {"DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101", "DTSTAMP:20260504T093000Z", "UID:1@x"} <= set(regels)
    for naam in ("BEGIN:VEVENT", "END:VEVENT", "END:VCALENDAR"):
        assert regels.count(naam) == 1, "tekst wordt nooit een regel van de agenda"
    samenvatting = next(regel for regel in regels if regel.startswith("SUMMARY:"))
    assert "Kade 2\\; \\\\ regel\\nEND:VCALENDAR\\nBEGIN:VEVENT\\, " in samenvatting


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=400))
def test_vouwen_verliest_niets(regel: str) -> None:
    delen = list(vouw(regel))
    assert all(len(deel.encode()) <= 75 for deel in delen)
    assert delen[0] + "".join(deel[1:] for deel in delen[1:]) == regel
    assert all(deel.startswith(" ") for deel in delen[1:])


@pytest.fixture
def behandelaar(zaak: Zaak, account: Callable[..., Account]) -> Account:
    wie = account("intake")
    with binnen(zaak.organisatie_id):
        wijs_toe(zaak.pk, aan=wie, door=wie, moment=nu())
    return wie


def maak(wie: Account, *, met_adres: bool = False) -> str:
    with binnen(wie.organisatie_id):
        return maak_agendalink(met_adres=met_adres, door=wie, moment=nu())


def haal(token: str, client: Client | None = None) -> Any:
    return (client or Client()).get(f"/agenda/{token}.ics")


def test_de_agenda_toont_nummer_en_taak_en_niets_van_een_ander(zaak: Zaak, behandelaar: Account) -> None:
    antwoord = haal(maak(behandelaar))
    assert (antwoord.status_code, antwoord.headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert "max-age=900" in antwoord.headers["Cache-Control"] and "private" in antwoord.headers["Cache-Control"]
    tekst = antwoord.content.decode()
    assert f"SUMMARY:OEFENING {zaak.nummer}: Toets de bouwmelding" in ontvouw(tekst)
    assert f"UID:{zaak.nummer}-toets_bouwmelding-1@wilgenmeer.borgwijzer" in ontvouw(tekst)
    for vreemd in (zaak.adres, zaak.woonplaats, "LOCATION", behandelaar.naam, behandelaar.email):
        assert vreemd not in tekst
    met = ontvouw(haal(maak(behandelaar, met_adres=True)).content.decode())
    assert [regel for regel in met if regel.startswith("LOCATION:")] == [f"LOCATION:{zaak.adres}\\, {zaak.woonplaats}"]


def test_een_uid_blijft_gelijk_op_een_andere_dag(behandelaar: Account) -> None:
    token = maak(behandelaar)
    uids = []
    for moment in (nu(), nu() + datetime.timedelta(hours=20)):
        with time_machine.travel(moment, tick=False):
            uids.append([regel for regel in ontvouw(haal(token).content.decode()) if regel.startswith("UID:")])
    assert uids[0] == uids[1] != []


def test_een_oud_of_verkeerd_token_is_geen_pagina(behandelaar: Account) -> None:
    oud = maak(behandelaar)
    nieuw = maak(behandelaar)
    verkeerd = [oud, maak_token(), nieuw[:-1], nieuw + "A", nieuw.lower(), "x", bereken_hash(nieuw), "é" * 43, "%00" + nieuw[3:]]
    assert haal(nieuw).status_code == 200
    assert [haal(token).status_code for token in verkeerd] == [404] * len(verkeerd)
    assert Client().post(f"/agenda/{nieuw}.ics").status_code == 405
    with binnen(behandelaar.organisatie_id):
        assert nieuw not in str(Agendalink.objects.values()), "het token zelf staat nergens"
        zet_agenda_uit(door=behandelaar, moment=nu())
    assert haal(nieuw).status_code == 404


def test_wie_het_recht_verloor_heeft_geen_agenda_meer(behandelaar: Account) -> None:
    token = maak(behandelaar)
    for velden in ({"rollen": ["lezer"]}, {"actief": False}):
        with binnen(behandelaar.organisatie_id):
            Account.objects.filter(pk=behandelaar.pk).update(rollen=["intake"], actief=True)
        assert haal(token).status_code == 200
        with binnen(behandelaar.organisatie_id):
            Account.objects.filter(pk=behandelaar.pk).update(**velden)
        assert haal(token).status_code == 404, velden


def test_wie_bij_een_ander_is_aangemeld_blijft_daar(
    behandelaar: Account, andere_organisatie: Organisatie, account: Callable[..., Account], bezoek: Bezoek
) -> None:
    token = maak(behandelaar)
    assert haal(token, bezoek(persoon=account("intake", organisatie=andere_organisatie))).status_code == 404
    assert haal(token, bezoek("intake")).status_code == 200


def test_zonder_tenant_is_alleen_de_gezochte_link_te_zien(behandelaar: Account, account: Callable[..., Account]) -> None:
    token, ander = maak(behandelaar), maak(account("intake"))
    link = find_agendalink(token)
    assert link is not None and link.account_id == behandelaar.pk
    assert find_agendalink(ander) is not None and not Agendalink.objects.exists() and not Account.objects.exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('borgwijzer.agenda', %s, true)", [bereken_hash(token)])
        cursor.execute("UPDATE organisaties_agendalink SET met_adres = true")
        assert cursor.rowcount == 0
        cursor.execute("DELETE FROM organisaties_agendalink")
        assert cursor.rowcount == 0
        cursor.execute("SELECT count(*) FROM organisaties_agendalink")
        assert cursor.fetchone() == (1,)
