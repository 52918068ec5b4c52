"""Bezwaar: op tijd of niet, tot wanneer te beslissen, onherroepelijk of niet, en wat een schorsing doet; als tabel."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from regelvoorbeelden import als, kader_van, rijen

from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.regels.beletselen import beletselen
from borgwijzer.regels.bezwaar import (
    bepaal_bezwaartoestand,
    bepaal_stap,
    bepaal_tijdigheid,
    bereken_beslistermijn,
    list_bezwaarbeletselen,
    list_pauzes,
    zoals_bekend,
)
from borgwijzer.regels.bezwaarfeiten import Bezwaarfeit, Bezwaarstap, Openbaarmaking, Schorsing
from borgwijzer.regels.feiten import Besluitfeit, Feiten
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.kaderbesluit import Openbaarmakingsregel
from borgwijzer.regels.levensloop import stand
from borgwijzer.regels.onherroepelijk import bepaal_onherroepelijk, bepaal_woostand
from borgwijzer.regels.poorten import Zicht
from borgwijzer.regels.schorsing import verschuif_na_schorsing
from borgwijzer.regels.toezichtfeiten import Toezicht

VERZONDEN, ONTVANGEN = date(2026, 6, 1), date(2026, 6, 10)
LAND = zoek_kader("landelijk")
BESLUIT = Besluitfeit(soort="bouwstop", vanaf=VERZONDEN, door="A. Jansen", id="1", bekendgemaakt_op=VERZONDEN)


def bezwaar(*stappen: tuple[Any, ...], **anders: Any) -> Bezwaarfeit:
    """A bezwaar of 10 June with these steps: soort, day, and if it has one the last day that it set."""
    rij = tuple(Bezwaarstap(soort=s[0], op=s[1], uiterlijk=s[2] if len(s) > 2 else None) for s in stappen)
    waarden = {"id": "7", "besluit": "1", "bekendgemaakt_op": VERZONDEN, "ontvangen_op": ONTVANGEN, "stappen": rij}
    return Bezwaarfeit(**{**waarden, **anders})


def juli(dag: int) -> date:
    return date(2026, 7, dag)


@rijen("bezwaar")
def test_bezwaar(voorbeeld: dict[str, Any]) -> None:
    feit = als(Bezwaarfeit, {"bekendgemaakt_op": VERZONDEN, **voorbeeld["feiten"]})
    verwacht, kader = voorbeeld["verwacht"], kader_van(voorbeeld)
    if "tijdigheid" in verwacht:
        assert bepaal_tijdigheid(feit, kader) == verwacht["tijdigheid"]
        return
    termijn = bereken_beslistermijn(feit, kader, met_bewijs=True)
    assert termijn.uiterlijk == verwacht["uiterlijk"]
    assert [[p.van, p.tot_en_met] for p in list_pauzes(feit)] == ([verwacht["pauze"]] if "pauze" in verwacht else [])
    assert all(deel.bewijs[-1].datum == deel.uitkomst for deel in termijn.delen) and termijn.grondslag


@rijen("onherroepelijk")
def test_onherroepelijk(voorbeeld: dict[str, Any]) -> None:
    vast = {"besluit": "1", "bekendgemaakt_op": VERZONDEN}
    bezwaren = [als(Bezwaarfeit, {**vast, **een}) for een in voorbeeld["feiten"]["bezwaren"]]
    stand_ = bepaal_onherroepelijk(BESLUIT, bezwaren, LAND, voorbeeld["peildatum"], met_bewijs=True)
    assert {"toestand": stand_.toestand, **({"op": stand_.op} if stand_.op else {})} == voorbeeld["verwacht"]


@pytest.mark.parametrize(
    ("van", "tot", "verwacht"),
    [
        (date(2026, 6, 10), date(2026, 6, 16), juli(6)), (date(2026, 6, 29), juli(3), juli(4)),
        (juli(1), juli(5), date(2026, 6, 29)), (date(2026, 5, 1), date(2026, 6, 3), juli(1)), (date(2026, 6, 20), None, None),
    ],
)  # fmt: skip
def test_een_begunstigingstermijn_staat_stil_zolang_het_besluit_geschorst_is(van: date, tot: date | None, verwacht: date) -> None:
    schorsing = Schorsing(besluit="1", van=van, tot_en_met=tot)
    uitkomst = verschuif_na_schorsing(VERZONDEN, date(2026, 6, 29), [schorsing], LAND.kalender, met_bewijs=True)
    assert uitkomst.uitkomst == verwacht
    assert any("geschorst" in dag.reden for dag in uitkomst.bewijs) == (verwacht != date(2026, 6, 29))


def feiten(*bezwaren: Bezwaarfeit, schorsingen: tuple[Schorsing, ...] = (), **anders: Any) -> Feiten:
    besluit = BESLUIT.model_copy(update={"schorsingen": schorsingen})
    return Feiten(besluiten=(besluit,), toezicht=Toezicht(bezwaren=bezwaren, **anders))


def test_een_geschorst_besluit_geldt_niet_en_houdt_de_zaak_wel_open() -> None:
    geschorst = feiten(schorsingen=(Schorsing(van=juli(1), tot_en_met=juli(9)),))
    assert [stand(geschorst, LAND, dag).fase for dag in (date(2026, 6, 30), juli(1), juli(9), juli(10))] == [
        "gestuit", "nieuw", "nieuw", "gestuit",
    ]  # fmt: skip
    assert "schorsing_loopt" in {r.code for r in beletselen(geschorst, "sluit_af", LAND, juli(5))}
    assert "besluit_geldt" in {r.code for r in beletselen(geschorst, "sluit_af", LAND, juli(10))}


def test_een_beslissing_op_bezwaar_duurt_niet_en_houdt_niets_open() -> None:
    beslissing = Besluitfeit(soort="beslissing_op_bezwaar", vanaf=juli(1), door="B. Pieters", id="2", bekendgemaakt_op=juli(1))
    assert beletselen(Feiten(besluiten=(beslissing,)), "sluit_af", LAND, juli(1)) == ()


STAPPEN = [
    ((), "bevestig_bezwaar"), ((("ontvangst_bevestigd", juli(1)),), "hoor_bezwaarmaker"),
    ((("ontvangst_bevestigd", juli(1)), ("hoorzitting_gepland", juli(2), juli(20))), "hoor_bezwaarmaker"),
    ((("ontvangst_bevestigd", juli(1)), ("horen_achterwege", juli(2))), "beslis_op_bezwaar"),
    ((("ontvangst_bevestigd", juli(1)), ("hoorzitting_gehouden", juli(2))), "beslis_op_bezwaar"),
]  # fmt: skip


@pytest.mark.parametrize(("stappen", "code"), STAPPEN)
def test_de_taak_is_de_stap_die_aan_de_beurt_is(stappen: tuple[Any, ...], code: str) -> None:
    zaak = feiten(bezwaar(*stappen))
    (taak,) = [een for een in stand(zaak, LAND, juli(3)).taken if "bezwaar" in een.code]
    assert (taak.code, taak.uiterlijk, taak.rol) == (code, date(2026, 8, 24), "jurist")
    assert "in gebreke stellen" not in taak.tekst
    laat = [een.tekst for een in stand(zaak, LAND, date(2026, 8, 25)).taken if een.code == code]
    assert "in gebreke stellen" in laat[0]
    assert "bezwaar_open" in {r.code for r in beletselen(zaak, "sluit_af", LAND, juli(3))}


def test_te_laat_en_onvolledig_gaan_voor() -> None:
    bevestigd = ("ontvangst_bevestigd", juli(20))
    laat = bezwaar(bevestigd, ontvangen_op=juli(15), volledig=False)
    assert bepaal_stap(laat, LAND, juli(20))[0] == "beoordeel_te_laat_bezwaar"
    assert bepaal_stap(bezwaar(bevestigd, volledig=False), LAND, juli(20))[0] == "vraag_aanvulling_bezwaar"
    codes = {reden.code for reden in list_bezwaarbeletselen(laat, "voorstel", LAND, juli(20))}
    assert codes == {"eerst_te_laat", "eerst_horen"}


def test_na_de_peildatum_gebeurde_niets() -> None:
    later = bezwaar(("besloten", juli(20)))
    assert zoals_bekend(later, juli(19)).stappen == () and bepaal_bezwaartoestand(later, LAND, juli(19)) == "loopt"
    assert bepaal_bezwaartoestand(later, LAND, juli(20)) == "besloten"
    assert [t.soort for t in stand(feiten(later), LAND, juli(19)).termijnen] == ["beslissing_bezwaar"]
    assert stand(feiten(later), LAND, juli(20)).termijnen == ()


TOESTANDEN = [
    ((), date(2026, 8, 24), "loopt"), ((), date(2026, 8, 25), "te_laat"), ((("verdaagd", juli(20)),), juli(21), "verdaagd"),
    ((("uitgesteld", juli(20), date(2026, 9, 30)),), date(2026, 9, 30), "uitgesteld"),
    ((("uitgesteld", juli(20), date(2026, 9, 30)),), date(2026, 10, 1), "te_laat"),
    ((("ingetrokken", juli(1)),), juli(1), "ingetrokken"),
    ((("besloten", juli(1)), ("beroep", juli(2))), juli(3), "beroep"), ((("voorziening_gevraagd", juli(2)),), juli(3), "beroep"),
    ((("besloten", juli(1)), ("beroep", juli(2)), ("uitspraak_beroep", juli(3))), juli(4), "afgerond"),
]  # fmt: skip


@pytest.mark.parametrize(("stappen", "dag", "toestand"), TOESTANDEN)
def test_de_toestand(stappen: tuple[Any, ...], dag: date, toestand: str) -> None:
    assert bepaal_bezwaartoestand(bezwaar(*stappen), LAND, dag) == toestand


BELETSELEN = [
    ((), "verdaagd", date(2026, 8, 24), None), ((), "verdaagd", date(2026, 8, 25), "termijn_voorbij"),
    ((("verdaagd", juli(1)),), "verdaagd", juli(2), "al_verdaagd"), ((), "aangevuld", juli(1), "niets_gevraagd"),
    ((("aanvulling_gevraagd", juli(1), juli(15)),), "aanvulling_gevraagd", juli(2), "al_gevraagd"),
    ((("aanvulling_gevraagd", juli(1), juli(15)), ("aangevuld", juli(3))), "aangevuld", juli(4), "niets_gevraagd"),
    ((), "verschoonbaar", juli(1), "niet_te_laat"), ((), "voorstel", juli(1), "eerst_horen"),
    ((), "beroep", juli(1), "nog_niet_beslist"),
    ((("besloten", juli(1)),), "ingetrokken", juli(2), "al_beslist"),
    ((("ingetrokken", juli(1)),), "beroep", juli(2), "bezwaar_ingetrokken"),
    ((("besloten", juli(1)), ("beroep", juli(2))), "beroep", juli(3), "loopt_al"),
    ((), "uitspraak_beroep", juli(1), "niets_bij_rechter"),
    ((("besloten", juli(1)), ("beroep", juli(2))), "hoger_beroep", juli(3), "geen_uitspraak"),
    ((("besloten", juli(1)), ("beroep", juli(2))), "uitspraak_beroep", juli(3), None),
    ((("voorziening_gevraagd", juli(2)),), "hoorzitting_gehouden", juli(3), None),
    ((), "hoorzitting_gepland", juli(1), None),
]  # fmt: skip


@pytest.mark.parametrize(("stappen", "stap", "dag", "code"), BELETSELEN)
def test_wat_nu_niet_kan(stappen: tuple[Any, ...], stap: str, dag: date, code: str | None) -> None:
    redenen = list_bezwaarbeletselen(bezwaar(*stappen), stap, LAND, dag)
    assert [reden.code for reden in redenen] == ([code] if code else [])


def test_opnieuw_beslissen_na_de_rechter_heropent_het_bezwaar() -> None:
    stappen = (("besloten", juli(1)), ("beroep", juli(2)))
    uitspraak = Bezwaarstap(soort="uitspraak_beroep", op=juli(10), uitkomst="opnieuw_beslissen")
    feit = bezwaar(*stappen, ("ontvangst_bevestigd", juli(1)), ("hoorzitting_gehouden", juli(1)))
    feit = feit.model_copy(update={"stappen": (*feit.stappen, uitspraak)})
    assert bepaal_bezwaartoestand(feit, LAND, juli(11)) == "opnieuw"
    assert list_bezwaarbeletselen(feit, "voorstel", LAND, juli(11)) == ()
    assert {t.code: t.uiterlijk for t in stand(feiten(feit), LAND, juli(11)).taken if "bezwaar" in t.code} == {
        "beslis_op_bezwaar": None
    }


def met_plicht(vanaf: date | None) -> Kader:
    regel = Openbaarmakingsregel(vanaf=vanaf, besluiten=("bouwstop",), termijn="openbaarmaking", wet=("Woo 3.3 lid 5",))
    return replace(LAND, inhoud=LAND.inhoud.model_copy(update={"openbaarmaking": regel}))


@pytest.mark.parametrize(
    ("vanaf", "dag", "status", "uiterlijk"),
    [
        (None, juli(14), "niet_verplicht", None), (date(2026, 6, 2), juli(14), "niet_verplicht", None),
        (VERZONDEN, juli(13), "nog_niet", None), (VERZONDEN, juli(14), "te_publiceren", juli(28)),
    ],
)  # fmt: skip
def test_openbaar_maken_pas_als_de_plicht_geldt_en_het_onherroepelijk_is(
    vanaf: date | None, dag: date, status: str, uiterlijk: date | None
) -> None:
    kader = met_plicht(vanaf)
    stand_ = bepaal_woostand(BESLUIT, Zicht.op(feiten(), kader, dag))
    assert (stand_.status, stand_.uiterlijk) == (status, uiterlijk)
    taken = {taak.code for taak in stand(feiten(), kader, dag).taken}
    assert ("maak_besluit_openbaar" in taken) == (status == "te_publiceren")


def test_gepubliceerd_of_uitgezonderd_is_klaar() -> None:
    for grond, status in (("", "gepubliceerd"), ("persoonlijke levenssfeer", "uitzondering")):
        gedaan = feiten(openbaarmakingen=(Openbaarmaking(besluit="1", op=juli(20), uitzondering=grond),))
        assert bepaal_woostand(BESLUIT, Zicht.op(gedaan, met_plicht(VERZONDEN), juli(20))).status == status
        assert bepaal_woostand(BESLUIT, Zicht.op(gedaan, met_plicht(VERZONDEN), juli(19))).status == "te_publiceren"


@given(st.dates(date(2024, 1, 1), date(2028, 1, 1)), st.integers(0, 60), st.booleans())
def test_de_dag_van_ontvangst_verandert_de_beslistermijn_niet(verzonden: date, later: int, commissie: bool) -> None:
    """Awb 7:10 lid 1 telt vanaf het einde van de bezwaartermijn, wanneer het bezwaar ook kwam."""
    vast = {"bekendgemaakt_op": verzonden, "commissie": commissie}
    eerst = bereken_beslistermijn(Bezwaarfeit(ontvangen_op=verzonden, **vast), LAND).uiterlijk
    dan = bereken_beslistermijn(Bezwaarfeit(ontvangen_op=verzonden + timedelta(days=later), **vast), LAND).uiterlijk
    assert eerst == dan and eerst and LAND.kalender.is_gewone_dag(eerst)
    assert (eerst - verzonden).days >= (126 if commissie else 84)
