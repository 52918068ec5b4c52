"""The maatwerkvoorschrift for use: off without a day, its term and taken, what stands in the way, and what it does to use."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.regels.beletselen import beletselen
from borgwijzer.regels.besluitgronden import list_gronden
from borgwijzer.regels.feiten import Feiten
from borgwijzer.regels.levensloop import stand, stand_met_houdbaarheid
from borgwijzer.regels.maatwerk import beletselen_aanvraag, bepaal_maatwerkstand, geldt, zoals_op
from borgwijzer.regels.maatwerkfeiten import Maatwerkfeit
from borgwijzer.regels.maatwerkwerk import Maatwerkdaad, maatwerkbeletselen
from tests.regels.maatwerkkader import kader_met_maatwerk
from tests.regels.regelvoorbeelden import bestand, feiten_van, kader_van, rijen

HW = zoek_kader("hoeksche-waard")
AAN = kader_met_maatwerk(date(2026, 1, 1))
ONTVANGEN = date(2026, 3, 2)
GOED = {"beperkt": True, "onevenredig": True, "veilig": True}


def kader_bij(voorbeeld: dict[str, Any]) -> Any:
    ingang = voorbeeld.get("ingang")
    return kader_met_maatwerk(ingang, voorbeeld["kader"]) if ingang else kader_van(voorbeeld)


@rijen("maatwerk")
def test_toestand_termijn_en_taken_per_dag(voorbeeld: dict[str, Any]) -> None:
    feiten, kader = feiten_van(voorbeeld["feiten"]), kader_bij(voorbeeld)
    aanvraag = feiten.maatwerkaanvragen[0]
    for rij in voorbeeld["op"]:
        dag, toen = rij["peildatum"], zoals_op(aanvraag, rij["peildatum"])
        bepaald = bepaal_maatwerkstand(toen, kader, dag) if toen and geldt(kader, toen.ontvangen_op) else None
        assert (bepaald.toestand if bepaald else "") == rij["toestand"], rij
        assert (bepaald.termijn.resultaat.uitkomst if bepaald else None) == rij.get("laatste"), rij
        taken = [taak for taak in stand(feiten, kader, dag).taken if taak.code.endswith(("_maatwerk", "maatwerk_in"))]
        if "taken" in rij:
            assert [[taak.code, *([taak.uiterlijk] if taak.uiterlijk else [])] for taak in taken] == rij["taken"], rij


@rijen("maatwerk")
def test_de_stand_verandert_niet_voor_haar_houdbaarheid_voorbij_is(voorbeeld: dict[str, Any]) -> None:
    feiten, kader = feiten_van(voorbeeld["feiten"]), kader_bij(voorbeeld)
    dag, einde = feiten.maatwerkaanvragen[0].ontvangen_op - timedelta(days=1), date(2027, 8, 1)
    while dag < einde:
        eerst, tot = stand_met_houdbaarheid(feiten, kader, dag)
        for later in (dag + timedelta(days=1), min(tot, einde)):
            if later <= tot:
                assert stand(feiten, kader, later).taken == eerst.taken, (dag, later)
        dag = tot + timedelta(days=1) if tot < einde else tot


@pytest.mark.parametrize("naam", ["landelijk", "hoeksche-waard", "lindenveen"])
def test_in_elk_kader_dat_wordt_meegeleverd_staat_het_uit(naam: str) -> None:
    kader = zoek_kader(naam)
    assert not geldt(kader, date(2100, 1, 1))
    (reden,) = beletselen_aanvraag(kader, date(2100, 1, 1))
    assert "bestaat nog niet" in reden.tekst
    assert reden.grondslag


def test_uit_laat_geen_spoor_in_de_stand() -> None:
    aanvraag = Maatwerkfeit(ontvangen_op=ONTVANGEN)
    dag = date(2026, 9, 1)
    assert stand(Feiten(maatwerkaanvragen=(aanvraag,)), HW, dag) == stand(Feiten(), HW, dag)
    assert stand(Feiten(maatwerkaanvragen=(aanvraag,)), AAN, dag) != stand(Feiten(), AAN, dag)


def test_een_aanvraag_van_voor_de_ingang_wordt_geweigerd_met_de_dag() -> None:
    (reden,) = beletselen_aanvraag(AAN, date(2025, 12, 31))
    assert "pas vanaf 2026-01-01" in reden.tekst
    assert beletselen_aanvraag(AAN, date(2026, 1, 1)) == ()


def test_een_open_aanvraag_en_een_gemiste_inschrijving_houden_sluiten_tegen() -> None:
    open_ = Feiten(maatwerkaanvragen=(Maatwerkfeit(ontvangen_op=ONTVANGEN),))
    assert "maatwerk_open" in {een.code for een in beletselen(open_, "sluit_af", AAN, date(2026, 3, 9))}
    besloten = Maatwerkfeit(ontvangen_op=ONTVANGEN, besloten_op=date(2026, 3, 5), uitkomst="toegewezen")
    klaar = Feiten(maatwerkaanvragen=(besloten,))
    assert {een.code for een in beletselen(klaar, "sluit_af", AAN, date(2026, 3, 9))} == {"inschrijving_open"}


@pytest.mark.parametrize(
    ("anders", "daad", "code"),
    [
        ({}, "toegewezen", "niet_beoordeeld"),
        ({}, "geweigerd", "niet_beoordeeld"),
        ({}, "voornemen", "niet_beoordeeld"),
        ({"criteria": {**GOED, "veilig": False}}, "toegewezen", "criterium_niet_voldaan"),
        ({"criteria": GOED}, "toegewezen", ""),
        ({"criteria": GOED}, "geweigerd", "eerst_zienswijze"),
        ({"criteria": GOED, "voornemen_op": date(2026, 3, 5), "zienswijze_uiterlijk": date(2026, 3, 9)}, "geweigerd",
         "zienswijze_loopt"),
        ({"criteria": GOED, "voornemen_op": date(2026, 3, 5), "zienswijze_uiterlijk": date(2026, 3, 8)}, "geweigerd", ""),
        ({"criteria": GOED, "voornemen_op": date(2026, 3, 5), "zienswijze_uiterlijk": date(2026, 3, 20),
          "zienswijze_op": date(2026, 3, 9)}, "geweigerd", ""),
        ({}, "zienswijze", "geen_voornemen"),
        ({}, "ontvang_aanvulling", "niets_gevraagd"),
        ({"aanvullingen": ({"gevraagd_op": date(2026, 3, 3), "uiterlijk": date(2026, 3, 9)},)}, "vraag_aanvulling", "al_gevraagd"),
        ({"aanvullingen": ({"gevraagd_op": date(2026, 3, 3), "uiterlijk": date(2026, 3, 9)},)}, "verleng", "staat_stil"),
        ({"verlengingen": ({"op": date(2026, 3, 3), "uiterlijk": date(2026, 5, 5)},)}, "verleng", "al_verlengd"),
        ({"bevestigd_op": ONTVANGEN}, "bevestig", "al_bevestigd"),
        ({"besloten_op": date(2026, 3, 4), "uitkomst": "geweigerd"}, "bevestig", "aanvraag_klaar"),
        ({"besloten_op": date(2026, 3, 4), "uitkomst": "geweigerd"}, "schrijf_in", "geen_voorschrift"),
        ({"besloten_op": date(2026, 3, 4), "uitkomst": "toegewezen"}, "schrijf_in", ""),
        ({"besloten_op": date(2026, 3, 4), "uitkomst": "toegewezen", "ingeschreven_op": date(2026, 3, 5)}, "schrijf_in",
         "al_ingeschreven"),
        ({"ontvangen_op": date(2026, 3, 10)}, "bevestig", "nog_niet_ontvangen"),
        ({"ontvangen_op": date(2026, 1, 5)}, "verleng", "termijn_voorbij"),
        ({"ontvangen_op": date(2026, 1, 5)}, "vraag_aanvulling", "termijn_voorbij"),
    ],
)  # fmt: skip
def test_wat_een_daad_op_maandag_9_maart_tegenhoudt(anders: dict[str, Any], daad: Maatwerkdaad, code: str) -> None:
    beoordeeld = {"beoordeeld_op": ONTVANGEN} if "criteria" in anders else {}
    aanvraag = Maatwerkfeit.model_validate({"ontvangen_op": ONTVANGEN, **beoordeeld, **anders})
    assert [een.code for een in maatwerkbeletselen(aanvraag, daad, AAN, date(2026, 3, 9))][:1] == ([code] if code else [])


# --- Het gebruik ----------------------------------------------------------------------------------------------------

MELDING, DAG = date(2026, 5, 4), date(2026, 6, 15)
BESLUIT = {
    "soort": "maatwerkvoorschrift", "vanaf": date(2026, 6, 1), "door": "T. Oeverdijk",
    "voorwaarden": [{"tekst": "De noodtrap blijft vrij."}],
}  # fmt: skip


def maak(
    *,
    zonder: tuple[str, ...] = ("verklaring_kwaliteitsborger",),
    oordeel: str = "niet_gedaan",
    op: date = date(2026, 5, 20),
    **anders: Any,
) -> Feiten:
    volledig = bestand("volledigheid")["volledig"]["gereedmelding"]
    documenten = [een for een in volledig["documenten"] if een["soort"] not in zonder]
    gereed = {**volledig, "ontvangen_op": MELDING, "documenten": documenten,
              "oordeel": {"oordeel": oordeel, "wet": oordeel, "op": op}}  # fmt: skip
    einde = {"soort": "eindebouw", "ontvangen_op": date(2026, 5, 5), "datum": date(2026, 5, 4)}
    return feiten_van({"meldingen": [gereed, einde], "besluiten": [BESLUIT], **anders})


@pytest.mark.parametrize("kader", [AAN, AAN.wettelijk], ids=["kader", "wet"])
@pytest.mark.parametrize("oordeel", ["niet_gedaan", "onvolledig"])
def test_het_voorschrift_staat_gebruik_onder_voorwaarden_toe(oordeel: str, kader: Any) -> None:
    gebruik = stand(maak(oordeel=oordeel), kader, DAG).mag_in_gebruik
    assert gebruik.oordeel == "onder_voorwaarden"
    assert gebruik.voorwaarden == ("De noodtrap blijft vrij.",)
    assert [reden.code for reden in gebruik.redenen] == ["maatwerkvoorschrift"]
    assert str(gebruik.redenen[0].grondslag[0]).startswith("Landelijke regels, ontwerp van Bbl 2.16a")
    assert gebruik.redenen[0].grondslag[0].wet == "Bbl 2.21 lid 1"
    assert gebruik.vanaf == date(2026, 6, 1)
    assert list_gronden("gebruiksverbod", maak(oordeel=oordeel), kader, DAG) == ()


def test_zonder_of_na_het_voorschrift_mag_het_niet() -> None:
    assert stand(maak(besluiten=[]), AAN, DAG).mag_in_gebruik.oordeel == "nee"
    assert stand(maak(), AAN, date(2026, 5, 31)).mag_in_gebruik.oordeel == "nee"
    voorbij = [{**BESLUIT, "tot_en_met": date(2026, 6, 14)}]
    assert stand(maak(besluiten=voorbij), AAN, date(2026, 6, 14)).mag_in_gebruik.oordeel == "onder_voorwaarden"
    assert stand(maak(besluiten=voorbij), AAN, DAG).mag_in_gebruik.oordeel == "nee"


def test_ontbreekt_er_meer_dan_de_verklaring_dan_dekt_het_voorschrift_dat_niet() -> None:
    gebruik = stand(maak(zonder=("verklaring_kwaliteitsborger", "borgingsplan")), AAN, DAG).mag_in_gebruik
    assert gebruik.oordeel == "nee"
    assert gebruik.redenen[-1].code == "maatwerk_dekt_niet"


@pytest.mark.parametrize(
    ("anders", "code"),
    [
        ({"signalen": [{"onderwerpen": ["constructieve_veiligheid"], "ontvangen_op": MELDING}]}, "onregelmatigheid_verboden"),
        ({"verlies_gevolgklasse_op": MELDING}, "gevolgklasse_verloren"),
        ({"besluiten": [BESLUIT, {"soort": "gebruiksverbod", "vanaf": MELDING, "door": "M."}]}, "gebruiksverbod"),
    ],
)
def test_wat_verder_tegenhoudt_blijft_tegenhouden(anders: dict[str, Any], code: str) -> None:
    gebruik = stand(maak(**anders), AAN, DAG).mag_in_gebruik
    assert gebruik.oordeel == "nee"
    assert {code, "maatwerkvoorschrift"} <= {reden.code for reden in gebruik.redenen}


def test_een_besluit_van_voor_het_einde_van_de_wachttijd_wacht_daarop() -> None:
    vroeg = maak(op=date(2026, 5, 11), besluiten=[{**BESLUIT, "vanaf": date(2026, 5, 11)}])
    gebruik = stand(vroeg, AAN, date(2026, 5, 12)).mag_in_gebruik
    assert (gebruik.oordeel, gebruik.redenen[0].code) == ("nee", "wachttijd")
    assert gebruik.vanaf
    assert stand(vroeg, AAN, gebruik.vanaf).mag_in_gebruik.oordeel == "onder_voorwaarden"
    assert stand(vroeg, AAN, gebruik.vanaf - timedelta(days=1)).mag_in_gebruik.oordeel == "nee"


def test_een_geschorst_voorschrift_staat_niets_toe() -> None:
    geschorst = [{**BESLUIT, "schorsingen": [{"van": date(2026, 6, 10)}]}]
    assert stand(maak(besluiten=geschorst), AAN, DAG).mag_in_gebruik.oordeel == "nee"
