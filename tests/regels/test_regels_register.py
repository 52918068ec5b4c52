"""Het register, als tabel; en welke kwaliteitsborger uit welke melding geldt."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter
from regelvoorbeelden import bestand, rijen

from borgwijzer.regels.feiten import Meldingfeit, Partij, Registerfeit
from borgwijzer.regels.register import SOORTEN, Blad, Gezocht, Regel, Wijziging, noem_gezocht, raadpleeg, wijzigingen

REGELS = TypeAdapter(tuple[Regel, ...])
GELEVERD = bestand("register")["register"]


def raadpleeg_voorbeeld(feiten: dict[str, Any]) -> Registerfeit:
    blad = Blad(feiten.get("op", GELEVERD["op"]), REGELS.validate_python(feiten.get("regels", GELEVERD["regels"])), "Proef")
    return raadpleeg(blad, Gezocht(**feiten["gezocht"]), feiten.get("peildatum", date(2026, 3, 2)))


@rijen("register")
def test_register(voorbeeld: dict[str, Any]) -> None:
    feit = raadpleeg_voorbeeld(voorbeeld["feiten"])
    verwacht = voorbeeld["verwacht"]
    assert {vraag: getattr(feit, vraag) or "onbekend" for vraag in SOORTEN} == {vraag: verwacht[vraag] for vraag in SOORTEN}
    for vraag, deel in verwacht.get("zegt", {}).items():
        assert deel in feit.redenen[vraag]
    if "zwijgt" in verwacht:
        assert not any(verwacht["zwijgt"] in reden for reden in feit.redenen.values())
    assert feit.bron == "Proef"


@settings(max_examples=100, deadline=None, derandomize=True)
@given(naam=st.text(max_size=300), kvk=st.text(max_size=30), instrument=st.text(max_size=300))
def test_welke_tekst_ook_er_komt_een_antwoord_met_een_reden(naam: str, kvk: str, instrument: str) -> None:
    feit = raadpleeg_voorbeeld({"gezocht": {"naam": naam, "kvk": kvk, "instrument": instrument}})
    assert set(feit.redenen) == set(SOORTEN) and all(feit.redenen.values())


def test_een_naam_van_tienduizend_tekens_maakt_een_leesbare_reden() -> None:
    feit = raadpleeg_voorbeeld({"gezocht": {"naam": "x" * 10_000, "kvk": "9" * 10_000, "instrument": "y" * 10_000}})
    assert feit.kwaliteitsborger == feit.instrument == feit.toestemming == "niet_gevonden"
    assert all(len(reden) < 500 for reden in feit.redenen.values())


def melding(soort: str, borger: str = "", kvk: str = "", instrument: str = "") -> Meldingfeit:
    partij = Partij(naam=borger, kvk=kvk) if borger or kvk else None
    return Meldingfeit(soort=soort, ontvangen_op=date(2026, 3, 2), kwaliteitsborger=partij, instrument=instrument)


BOUW = melding("bouwmelding", "Borgkracht", "1", "W")


@pytest.mark.parametrize(
    ("nieuwste", "verwacht"),
    [
        (None, Gezocht("Borgkracht", "1", "W")),
        (melding("gereedmelding"), Gezocht("Borgkracht", "1", "W")),
        (melding("gereedmelding", "Borgkracht BV"), Gezocht("Borgkracht BV", "", "W")),
        (melding("gereedmelding", "Nieuw", "2"), Gezocht("Nieuw", "2", "")),
        (melding("gereedmelding", "Borgkracht", "2"), Gezocht("Borgkracht", "2", "")),
        (melding("gereedmelding", instrument="V"), Gezocht("Borgkracht", "1", "V")),
        (melding("gereedmelding", "Nieuw", "2", "V"), Gezocht("Nieuw", "2", "V")),
    ],
)
def test_de_nieuwste_melding_die_een_kwaliteitsborger_noemt_geldt(nieuwste: Meldingfeit | None, verwacht: Gezocht) -> None:
    assert noem_gezocht([nieuwste, BOUW] if nieuwste else [BOUW]) == verwacht


def test_zonder_kwaliteitsborger_telt_het_instrument_alleen() -> None:
    assert noem_gezocht([]) == Gezocht()
    assert noem_gezocht([melding("gereedmelding"), melding("bouwmelding", instrument="W")]) == Gezocht(instrument="W")


def test_wijzigingen_tussen_twee_raadplegingen() -> None:
    eerder = Registerfeit(kwaliteitsborger="toegelaten", instrument="toegelaten", toestemming=None)
    nu = Registerfeit(kwaliteitsborger="geschorst", instrument="toegelaten", toestemming="geschorst")
    assert wijzigingen(eerder, nu) == [Wijziging("kwaliteitsborger", "toegelaten", "geschorst")]
    assert wijzigingen(None, nu) == wijzigingen(eerder, None) == []
