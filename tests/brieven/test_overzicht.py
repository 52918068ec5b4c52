"""The table of all letters is up to date and complete, and a kader is told what is wrong with its own words."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from borgwijzer.brieven.kaderteksten import list_brieffouten, list_vervangingen
from borgwijzer.brieven.overzicht import list_briefsoorten, schrijf_overzicht
from borgwijzer.brieven.sjabloon import TEKSTEN
from borgwijzer.brieven.voorbeelden import VOORBEELDEN
from borgwijzer.cli import main
from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.regels.kader import Kader

DOC = Path(__file__).parents[2] / "docs" / "brieven.md"


def test_de_tabel_is_bijgewerkt() -> None:
    assert DOC.read_text(encoding="utf-8") == schrijf_overzicht(zoek_kader("hoeksche-waard")), (
        "maak de tabel opnieuw: python -m borgwijzer.brieven.overzicht hoeksche-waard docs/brieven.md"
    )


def test_elke_brief_zegt_wanneer_hij_gaat_en_aan_wie_en_heeft_een_voorbeeld() -> None:
    soorten = {soort.naam: soort for soort in list_briefsoorten()}
    assert soorten.keys() == {pad.stem for pad in TEKSTEN.glob("*.toml")} - {"gedeeld"}
    assert [naam for naam, soort in soorten.items() if not (soort.wanneer and soort.aan)] == []
    assert soorten.keys() == {maak().tekstbestand.removesuffix(".toml") for maak in VOORBEELDEN.values()}
    assert all(f"`{naam}`" in DOC.read_text(encoding="utf-8") for naam in (*soorten, *VOORBEELDEN))


def met_tekst(brief: str, **anders: object) -> Kader:
    kader = zoek_kader("hoeksche-waard")
    regel = kader.inhoud.brief["herstelverzoek"].model_copy(update=anders)
    return dataclasses.replace(kader, inhoud=kader.inhoud.model_copy(update={"brief": {**kader.inhoud.brief, brief: regel}}))


@pytest.mark.parametrize(
    ("brief", "anders", "fout"),
    [
        ("herstelverzoek", {"teksten": {"bestaat_niet": "x"}}, r"bestaat_niet.*kies uit .*vragen"),
        (
            "herstelverzoek",
            {"teksten": {"vragen": "Bel {nummer}."}},
            r"\[brief.herstelverzoek\] vragen.*gegeven 'nummer'",
        ),
        ("herstelverzoek", {"teksten": {"vragen": "Bel { ons."}}, "accolade"),
        ("wenskaart", {"teksten": {"vragen": "x"}}, "bestaat niet, kies een naam uit docs/brieven.md"),
        ("rapport_toezicht", {"tweede_paar_ogen": True}, "kent geen goedkeuring"),
    ],
)
def test_wat_niet_klopt_wordt_met_plaats_en_uitweg_genoemd(brief: str, anders: dict[str, object], fout: str) -> None:
    fouten = list_brieffouten(met_tekst(brief, **anders))
    assert len(fouten) == 1 and re.search(fout, fouten[0])


def test_een_vervangen_stuk_staat_naast_de_standaard() -> None:
    gevonden = list_vervangingen(zoek_kader("lindenveen"))
    assert [(een.brief, een.stuk, een.fout) for een in gevonden] == [("herstelverzoek", "vragen", "")]
    assert "mail naar {email}" in gevonden[0].standaard and "denken met u mee" in gevonden[0].eigen
    assert list_vervangingen(zoek_kader("hoeksche-waard")) == []


def test_de_opdracht(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["brief", "controleer", "lindenveen"]) == 0 and "denken met u mee" in capsys.readouterr().out
