"""What a decision on bezwaar does to a last: herroepen lifts it that day, and another decision may not rewrite it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.toezicht.acties.bezwaarbeslissing import neem_beslissing, stel_beslissing_voor
from borgwijzer.toezicht.acties.lasten import zie_lastrij
from borgwijzer.zaken.models import Besluit, Bezwaar, Interventie
from tests.toezicht.bezwaarwerk import HERROEP, dag, maak_bezwaar, maak_rijp, moment
from tests.toezicht.lastwerk import begin, daden, leg_op
from tests.zaken.zaakwerk import open_proefzaak

Maker = Callable[..., Account]


@pytest.fixture
def last(in_organisatie: Organisatie, klaar_organisatie: Organisatie, account: Maker) -> Interventie:
    mensen = (account("handhaver"), account("teamleider"))
    return leg_op(begin(open_proefzaak(in_organisatie), mensen[0]), mensen)


@pytest.fixture
def bezwaar(last: Interventie, account: Maker) -> Bezwaar:
    jurist = account("jurist")
    return maak_rijp(maak_bezwaar(Besluit.objects.get(interventie=last), jurist), jurist)


def test_een_herroepen_last_eindigt_die_dag(bezwaar: Bezwaar, last: Interventie, account: Maker) -> None:
    stel_beslissing_voor(bezwaar.pk, HERROEP, versie=bezwaar.versie, door=account("jurist"), moment=moment(21))
    assert "opheffing" not in daden(last.organisatie), "een voorstel heft nog niets op"
    bezwaar.refresh_from_db()
    neem_beslissing(bezwaar.pk, versie=bezwaar.versie, door=account("teamleider"), moment=moment(22))
    last.refresh_from_db()
    voorwaarden = zie_lastrij(last, dag(22)).voorwaarden
    assert daden(last.organisatie)[-1] == "opheffing"
    assert voorwaarden is not None and voorwaarden.opgeheven_op == dag(22)


def test_een_last_wordt_in_bezwaar_niet_vervangen(bezwaar: Bezwaar, account: Maker) -> None:
    gewijzigd = replace(HERROEP, gevolg="gewijzigd", nieuwe_motivering="Een lager bedrag volstaat.")
    with pytest.raises(Geweigerd, match="kies herroepen"):
        stel_beslissing_voor(bezwaar.pk, gewijzigd, versie=bezwaar.versie, door=account("jurist"), moment=moment(21))
