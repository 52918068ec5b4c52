"""The official sample message of the standard, when it lies beside the project: stored once, in triage, with a reason."""

import datetime
from pathlib import Path

import pytest

from borgwijzer.documenten.opnemen import opslag
from borgwijzer.koppelingen.dso.verwerk import verwerk_bericht
from borgwijzer.koppelingen.models import Bericht
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.zaken.models import Zaak

VOORBEELD = Path(__file__).resolve().parents[3] / "shared" / "data" / "stam" / "verzoekbericht_4_0_0.xml"
MOMENT = datetime.datetime(2026, 3, 4, 9, tzinfo=datetime.UTC)


@pytest.mark.skipif(not VOORBEELD.is_file(), reason="het officiele voorbeeldbericht ligt hier niet naast het project")
@pytest.mark.usefixtures("klaar_organisatie")
def test_een_keer_bewaard_in_triage_met_reden(in_organisatie: Organisatie) -> None:
    ruw = VOORBEELD.read_bytes()
    eerste, tweede = (verwerk_bericht(ruw, organisatie=in_organisatie, kanaal="opdrachtregel", moment=MOMENT) for _ in range(2))
    assert (eerste.uitkomst, tweede.uitkomst) == ("triage", "dubbel")
    assert "00000099130854102011" in eerste.reden
    bericht = Bericht.objects.get()
    assert opslag().pad(bericht.sha256).read_bytes() == ruw
    assert not Zaak.objects.exists()
