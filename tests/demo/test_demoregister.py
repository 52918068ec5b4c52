"""The made-up register knows everybody whom the made-up zaken and messages name, and is imported once."""

from __future__ import annotations

import datetime
from random import Random

from borgwijzer.demo.namen import Namen
from borgwijzer.demo.register import DAGEN_TERUG, VOORBEELD, lees_voorbeeldregister
from borgwijzer.koppelingen.dso.simulator.voorbeeld import maak_voorbeeldproject
from borgwijzer.organisaties.models import Organisatie
from borgwijzer.regels.register import Blad, Gezocht, raadpleeg
from borgwijzer.register.lezen import lees_bestand
from borgwijzer.register.models import Registerstand

DAG = datetime.date(2026, 3, 2)
MOMENT = datetime.datetime(2026, 3, 2, 9, 0, tzinfo=datetime.UTC)


def test_het_voorbeeld_kent_iedereen_van_de_demo() -> None:
    blad = Blad(DAG, lees_bestand(VOORBEELD.read_bytes()).regels)
    namen = Namen(Random(1), "Wilgenmeer")
    genoemd = {(str(n["kb_naam"]), str(n["kb_kvk"]), str(n["instrument"])) for n in (namen.kies(nummer) for nummer in range(200))}
    project = maak_voorbeeldproject()
    genoemd.add((project.kwaliteitsborger.bedrijfsnaam, project.kwaliteitsborger.kvk, project.instrument_naam))
    assert len(genoemd) == 6
    feiten = [raadpleeg(blad, Gezocht(*delen), DAG) for delen in genoemd]
    assert sorted(str(feit.kwaliteitsborger) for feit in feiten) == [
        "geschorst", "gewaarschuwd", "ingetrokken", "toegelaten", "toegelaten", "toegelaten",
    ]  # fmt: skip
    assert {feit.instrument for feit in feiten} == {"toegelaten"}
    assert all(feit.toestemming == feit.kwaliteitsborger for feit in feiten)


def test_een_tweede_keer_laden_verandert_niets(in_organisatie: Organisatie) -> None:
    lees_voorbeeldregister(in_organisatie, MOMENT)
    lees_voorbeeldregister(in_organisatie, MOMENT + datetime.timedelta(days=5))
    stand = Registerstand.objects.get()
    assert stand.peildatum == DAG - datetime.timedelta(days=DAGEN_TERUG)
    assert stand.bron == "VERZONNEN VOORBEELD: demonstratie"
