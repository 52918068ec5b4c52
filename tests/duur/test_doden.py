"""Kill the intake at any moment, again and again: nothing is lost, nothing is there twice, and the logboek stays whole."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from borgwijzer.brieven.models import Briefpapier, OpgeslagenBrief
from borgwijzer.documenten.opnemen import opslag
from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.kaders.versies import neem_in_gebruik
from borgwijzer.klok import nu
from borgwijzer.koppelingen.models import Bericht
from borgwijzer.logboek.queries import controleer_database
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.models import Document, Melding, Zaak

pytestmark = pytest.mark.duur
BERICHTEN = Path(__file__).parents[1] / "koppelingen" / "dso" / "berichten"
KEREN, PROCESSEN = 40, 6


@pytest.fixture
def gemeente(organisatie: Organisatie, echte_database: str) -> Iterator[Organisatie]:
    """An organisatie that can take in messages, with committed rows."""
    with binnen(organisatie.pk):
        neem_in_gebruik(zoek_kader(organisatie.kader), organisatie_id=organisatie.pk, moment=nu())
        Briefpapier.objects.create(
            organisatie=organisatie, team="Team", adresregels=["Plein 1"], telefoon="14 0999", email="team@example.org",
            ondertekenaar="A. Riet", functie="teamleider",
        )  # fmt: skip
    yield organisatie


def start_intake(adressen: dict[str, str]) -> subprocess.Popen[bytes]:
    omgeving = {**os.environ, **adressen, "BORGWIJZER_DATAMAP": str(settings.DATAMAP), "BORGWIJZER_SLEUTEL": "x" * 50}
    opdracht = [sys.executable, "-m", "borgwijzer.cli", "intake", str(BERICHTEN / "bouwmelding_volledig.xml")]
    opdracht += ["--documenten", str(BERICHTEN / "bouwmelding_volledig"), "--organisatie", "wilgenmeer", "--json"]
    return subprocess.Popen(opdracht, env=omgeving, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def controleer_een_van_alles(gemeente: Organisatie) -> None:
    with binnen(gemeente.pk):
        assert (Bericht.objects.count(), Zaak.objects.count(), Melding.objects.count()) == (1, 1, 1)
        assert OpgeslagenBrief.objects.count() == 1
        documenten = list(Document.objects.select_related("bestand"))
        assert len(documenten) == 7 and all(document.bestand for document in documenten)
        assert {opslag().controleer(document.bestand.sha256) for document in documenten if document.bestand} == {"in_orde"}
    uitslag = controleer_database()
    assert uitslag.heel and uitslag.gebeurtenissen >= 3


def test_veertig_keer_gedood_en_toch_een_zaak(gemeente: Organisatie, adressen: dict[str, str]) -> None:
    kans = random.Random(7)
    for _ in range(KEREN):
        proces = start_intake(adressen)
        time.sleep(kans.uniform(0.2, 4.0))
        proces.kill()
        proces.communicate()
    proces = start_intake(adressen)
    uitvoer, fouten = proces.communicate(timeout=120)
    assert proces.returncode == 0, fouten.decode()
    assert b'"zaak"' in uitvoer
    controleer_een_van_alles(gemeente)


def test_zes_tegelijk_geven_een_zaak(gemeente: Organisatie, adressen: dict[str, str]) -> None:
    processen = [start_intake(adressen) for _ in range(PROCESSEN)]
    uitkomsten = [proces.communicate(timeout=180)[0].decode() for proces in processen]
    assert [proces.returncode for proces in processen] == [0] * PROCESSEN
    assert sum('"dubbel"' in uitkomst for uitkomst in uitkomsten) == PROCESSEN - 1
    controleer_een_van_alles(gemeente)
