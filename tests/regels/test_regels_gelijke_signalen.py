"""Signalen die op elkaar lijken, samengevoegde signalen en de plaats van een foto, elk als tabel."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from regelvoorbeelden import kader_van, rijen

from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.regels.beletselen import beletselen
from borgwijzer.regels.feiten import Controlefeit, Feiten, Signaalfeit
from borgwijzer.regels.gelijke_signalen import Signaalspoor, list_gelijke, vergelijk_signalen
from borgwijzer.regels.levensloop import stand
from borgwijzer.regels.rijksdriehoek import meet_afstand, naar_rd

DAG = date(2026, 3, 16)
KADER = zoek_kader("hoeksche-waard")


def _spoor(naam: str, waarden: dict[str, Any]) -> Signaalspoor:
    rd = waarden.get("rd")
    vorm = {"onderwerpen": tuple(waarden.get("onderwerpen", ())), "rd": tuple(rd) if rd else None}
    return Signaalspoor(id=naam, **{**waarden, **vorm})


@rijen("gelijke_signalen")
def test_gelijke_signalen(voorbeeld: dict[str, Any]) -> None:
    feiten, verwacht = voorbeeld["feiten"], voorbeeld["verwacht"]
    regel = kader_van(voorbeeld).inhoud.gelijke_signalen
    een, ander = _spoor("1", feiten["een"]), _spoor("2", feiten["ander"])
    heen, terug = vergelijk_signalen(een, ander, regel), vergelijk_signalen(ander, een, regel)
    assert (heen.redenen if heen else ()) == tuple(verwacht["redenen"]) == (terug.redenen if terug else ())
    assert (heen.sterk if heen else False) == verwacht.get("sterk", False)


def test_de_sterkste_staat_boven_en_een_signaal_lijkt_niet_op_zichzelf() -> None:
    een = Signaalspoor("1", "1", DAG, ("fundering",))
    anderen = [een, Signaalspoor("2", "1", DAG), Signaalspoor("3", "1", DAG, ("fundering",))]
    assert [gelijkenis.id for gelijkenis in list_gelijke(een, anderen, KADER.inhoud.gelijke_signalen)] == ["3", "2"]


@pytest.mark.parametrize(
    ("breedte", "lengte", "rd"),
    [(52.37453253, 4.88352559, (120700.723, 487525.501)), (53.21938317, 6.56820053, (233883.131, 582065.167))],
    ids=["Westertoren", "Martinitoren"],
)
def test_rijksdriehoek_op_bekende_torens(breedte: float, lengte: float, rd: tuple[float, float]) -> None:
    gevonden = naar_rd(breedte, lengte)
    assert gevonden and meet_afstand(gevonden, rd) < 1


@pytest.mark.parametrize(("breedte", "lengte"), [(0.0, 0.0), (48.85, 2.35), (91.0, 5.0), (float("nan"), 5.0)])
def test_buiten_nederland_is_er_geen_plaats(breedte: float, lengte: float) -> None:
    assert naar_rd(breedte, lengte) is None


def _signalen(**tweede: Any) -> Feiten:
    een = Signaalfeit(id="1", onderwerpen=("afwerking",), ontvangen_op=DAG, bron="aannemer", beoordeeld_op=DAG, aanpak="bureau")
    twee = Signaalfeit(id="2", onderwerpen=("fundering",), ontvangen_op=DAG, bron="derde", **tweede)
    return Feiten(signalen=(een, twee))


def test_samengevoegd_in_dezelfde_zaak_telt_een_keer() -> None:
    los, samen = _signalen(), _signalen(samengevoegd_met="1", samengevoegd_op=DAG)
    assert [t.code for t in stand(los, KADER, DAG).taken if "signaal" in t.code] == ["volg_signaal_op", "beoordeel_signaal"]
    assert [t.code for t in stand(samen, KADER, DAG).taken if "signaal" in t.code] == ["volg_signaal_op"]
    redenen = [reden.tekst for reden in stand(samen, KADER, DAG).mag_in_gebruik.redenen]
    assert not any("Fundering" in tekst for tekst in redenen) and any("Afwerking" in tekst for tekst in redenen)
    gisteren = DAG - timedelta(days=1)
    assert [t.code for t in stand(samen, KADER, gisteren).taken if "signaal" in t.code] == [], "toen was er nog niets"


def test_samengevoegd_met_een_andere_zaak_sluit_wel_maar_gebruik_wacht() -> None:
    elders = Signaalfeit(id="2", onderwerpen=("fundering",), ontvangen_op=DAG, samengevoegd_met="9", samengevoegd_op=DAG)
    feiten = Feiten(signalen=(elders,))
    assert [t.code for t in stand(feiten, KADER, DAG).taken if "signaal" in t.code] == []
    assert "signaal_open" not in {reden.code for reden in beletselen(feiten, "sluit_af", KADER, DAG)}
    assert "onregelmatigheid_verboden" in {reden.code for reden in stand(feiten, KADER, DAG).mag_in_gebruik.redenen}


@pytest.mark.parametrize(
    ("kader", "uiterlijk"), [("hoeksche-waard", DAG), ("lindenveen", DAG + timedelta(days=1)), ("landelijk", None)]
)
def test_bij_gevaar_zegt_het_kader_wanneer(kader: str, uiterlijk: date | None) -> None:
    signaal = Signaalfeit(onderwerpen=(), ontvangen_op=DAG - timedelta(days=9), gevaar_op=DAG, direct_gevaar=True)
    (taak,) = [t for t in stand(Feiten(signalen=(signaal,)), zoek_kader(kader), DAG).taken if t.code == "beoordeel_signaal"]
    assert taak.uiterlijk == uiterlijk


@pytest.mark.parametrize(
    ("signaal", "gedaan", "vervallen", "gekeken"),
    [("3", 0, None, True), ("3", 1, None, False), ("3", 0, 0, False), ("4", 0, None, False), ("", 0, None, False)],
    ids=["gedaan", "morgen", "vervallen", "voor een ander signaal", "zonder signaal"],
)
def test_na_de_controle_hoeft_niemand_meer_te_gaan_kijken(signaal: str, gedaan: int, vervallen: int | None, gekeken: bool) -> None:
    eigen = Signaalfeit(id="3", onderwerpen=("afwerking",), ontvangen_op=DAG, beoordeeld_op=DAG, aanpak="bezoek")
    controle = Controlefeit(
        aanleiding="signaal", opgemaakt_op=DAG, signaal=signaal, gedaan_op=DAG + timedelta(days=gedaan),
        vervallen_op=None if vervallen is None else DAG + timedelta(days=vervallen),
    )  # fmt: skip
    (taak,) = [t for t in stand(Feiten(signalen=(eigen,), controles=(controle,)), KADER, DAG).taken if t.code == "volg_signaal_op"]
    assert taak.tekst.startswith("De controle voor het signaal" if gekeken else "Ga kijken")


def test_afgesproken_herstel_is_de_dag_van_het_werk() -> None:
    herstel = DAG + timedelta(days=14)
    signaal = Signaalfeit(onderwerpen=("afwerking",), ontvangen_op=DAG, beoordeeld_op=DAG, aanpak="bureau", herstel_op=herstel)
    (taak,) = [t for t in stand(Feiten(signalen=(signaal,)), KADER, DAG).taken if t.code == "volg_signaal_op"]
    assert (taak.uiterlijk, str(herstel) in taak.tekst) == (herstel, True)
