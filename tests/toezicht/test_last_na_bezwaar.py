"""What a decision on bezwaar does to a last: herroepen lifts it that day, and another decision may not rewrite it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.regels.lastwerk import LASTTAKEN
from borgwijzer.toezicht.acties.bezwaarbeslissing import neem_beslissing, stel_beslissing_voor
from borgwijzer.toezicht.acties.lasten import Einde, rond_last_af, zie_lastrij
from borgwijzer.toezicht.acties.laststappen import Stapinvoer
from borgwijzer.zaken.models import Besluit, Bezwaar, Interventie, Interventiestap, Taak
from tests.toezicht.bezwaarwerk import HERROEP, dag, maak_bezwaar, maak_rijp, moment
from tests.toezicht.lastwerk import NIET_VOLDAAN, VERBEURING, begin, daden, leg_op, zet
from tests.zaken.zaakwerk import open_proefzaak

Maker = Callable[..., Account]
TERUG = Stapinvoer("terugbetaling", bedrag=400, teksten={"uitslag": "kwijt", "reden": "De grond ontviel."})


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


def herroep(bezwaar: Bezwaar, account: Maker) -> None:
    stel_beslissing_voor(bezwaar.pk, HERROEP, versie=bezwaar.versie, door=account("jurist"), moment=moment(41))
    bezwaar.refresh_from_db()
    neem_beslissing(bezwaar.pk, versie=bezwaar.versie, door=account("teamleider"), moment=moment(42))


def taken_van(last: Interventie) -> set[str]:
    return set(Taak.objects.filter(zaak=last.zaak, code__in=LASTTAKEN).values_list("code", flat=True))


def test_wat_al_was_betaald_vraagt_een_besluit_over_terugbetaling(last: Interventie, bezwaar: Bezwaar, account: Maker) -> None:
    wie = account("handhaver", "toezichthouder", "jurist")
    zet(last, NIET_VOLDAAN, wie, 31)
    zet(last, VERBEURING, wie, 31)
    zet(last, Stapinvoer("betaling", bedrag=400), wie, 40)
    with pytest.raises(Geweigerd, match="alleen als het besluit over de last is herroepen"):
        zet(last, TERUG, wie, 40)
    herroep(bezwaar, account)
    assert taken_van(last) == {"beslis_terugbetaling"}
    assert "400 euro betaald en 600 euro staat nog open" in Taak.objects.get(code="beslis_terugbetaling").tekst
    with pytest.raises(Geweigerd, match="beslis eerst wat er met het geld gebeurt"):
        rond_last_af(last.pk, Einde("Klaar."), versie=versie(last), door=wie, moment=moment(43))
    with pytest.raises(Geweigerd, match="0 tot en met 400 euro"):
        zet(last, replace(TERUG, bedrag=401), wie, 43)
    zet(last, TERUG, wie, 43)
    assert taken_van(last) == {"rond_last_af"} and not zie_lastrij(last, dag(43)).open_vorderingen
    assert Interventiestap.objects.get(soort="terugbetaling").gegevens["bedrag"] == 400


def test_ook_een_afgeronde_last_vraagt_dat_besluit(last: Interventie, bezwaar: Bezwaar, account: Maker) -> None:
    wie = account("handhaver", "toezichthouder", "jurist")
    zet(last, NIET_VOLDAAN, wie, 31)
    zet(last, VERBEURING, wie, 31)
    zet(last, Stapinvoer("betaling", bedrag=1000), wie, 32)
    zet(last, replace(NIET_VOLDAAN, teksten={"uitslag": "voldaan", "waarnemingen": "Het ligt stil."}), wie, 33)
    rond_last_af(last.pk, Einde("Betaald en voldaan."), versie=versie(last), door=wie, moment=moment(34))
    herroep(bezwaar, account)
    assert taken_van(last) == {"beslis_terugbetaling"}
    zet(last, replace(TERUG, bedrag=1000), wie, 43)
    assert not taken_van(last)


def versie(last: Interventie) -> int:
    last.refresh_from_db()
    return last.versie
