"""The receiver under load: many messages at once, some of them twice; each is a zaak once, and the logboek stays whole."""

import threading
from collections import Counter
from pathlib import Path
from queue import Empty, Queue
from typing import Any

import pytest
from django.db import connections
from django.test import Client

from borgwijzer.koppelingen.models import Bericht
from borgwijzer.logboek.queries import controleer_database
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.models import Melding, Zaak

pytestmark = pytest.mark.duur
RUW = (Path(__file__).parents[1] / "koppelingen" / "dso" / "berichten" / "bouwmelding_volledig.xml").read_bytes()
PROJECT = RUW.split(b"projectId>")[1].split(b"<")[0]
BERICHTEN, DRADEN = 150, 8
ADRES = "/koppelingen/dso/wilgenmeer/verzoek"


def maak_bericht(nummer: int) -> bytes:
    """The same message with a number and a project of its own."""
    anders = PROJECT[:-8] + f"{nummer:06d}".encode() + PROJECT[-2:]
    return RUW.replace(b"1999010100001", b"19990101%05d" % (50_000 + nummer)).replace(PROJECT, anders)


def stuur_tot_leeg(werk: Queue[bytes], antwoorden: list[int]) -> None:
    """Post each waiting message once, and keep the status code of the answer."""
    while True:
        try:
            ruw = werk.get_nowait()
        except Empty:
            connections.close_all()
            return
        kop = {"Authorization": "Bearer drukte"}
        antwoord = Client().post(ADRES, ruw, content_type="application/xml", headers=kop)
        antwoorden.append(antwoord.status_code)


def stuur_alles(berichten: list[bytes]) -> list[int]:
    """Every message sent by `DRADEN` writers at once; the status codes, in any order."""
    werk: Queue[bytes] = Queue()
    for ruw in berichten:
        werk.put(ruw)
    antwoorden: list[int] = []
    draden = [threading.Thread(target=stuur_tot_leeg, args=(werk, antwoorden)) for _ in range(DRADEN)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(timeout=300)
    return antwoorden


def test_honderdvijftig_berichten_waarvan_vijftig_dubbel(
    echte_database: str, klaar_organisatie: Organisatie, settings: Any
) -> None:
    settings.DSO_TOKENS = {"wilgenmeer": "drukte"}
    nummers = [*range(BERICHTEN), *range(0, BERICHTEN, 3)]
    antwoorden = stuur_alles([maak_bericht(nummer) for nummer in nummers])
    assert Counter(antwoorden) == {201: BERICHTEN, 200: BERICHTEN // 3}
    with binnen(klaar_organisatie.pk):
        assert (Bericht.objects.count(), Zaak.objects.count(), Melding.objects.count()) == (BERICHTEN,) * 3
        zaaknummers = list(Zaak.objects.order_by("nummer").values_list("nummer", flat=True))
    assert [int(nummer.split("-")[1]) for nummer in zaaknummers] == list(range(1, BERICHTEN + 1))
    assert controleer_database().heel
