"""A municipality from a file: made once, right the second time, brought up to date, and refused with a sentence."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from borgwijzer.beheer.inrichten import lees_inrichting
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.klok import nu
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.models import Account, Organisatie
from borgwijzer.organisaties.tenant import binnen
from borgwijzer.zaken.acties.registreren import open_zaak
from tests.cli.conftest import Programma

VOORBEELD = (Path(__file__).parents[2] / "docs" / "gemeente.voorbeeld.toml").read_text(encoding="utf-8")
WELMOED = "welmoed.hazelaar@zwanenbroek.example.org"


def _richt_in(programma: Programma, pad: Path, tekst: str = VOORBEELD) -> subprocess.CompletedProcess[bytes]:
    pad.write_text(tekst, encoding="utf-8")
    return programma("gemeente", "inrichten", str(pad), "--json")


def test_een_gemeente_begint_met_een_bestand(echte_database: str, programma: Programma, tmp_path: Path) -> None:
    pad = tmp_path / "gemeente.toml"
    gedaan = _richt_in(programma, pad)
    assert gedaan.returncode == 0, gedaan.stderr
    eerste = json.loads(gedaan.stdout)
    assert (eerste["nieuw"], set(eerste["accounts"].values()), len(eerste["zonder_wachtwoord"])) == (True, {"gemaakt"}, 3)
    tweede = json.loads(_richt_in(programma, pad).stdout)
    assert (tweede["nieuw"], set(tweede["accounts"].values())) == (False, {"ongewijzigd"})
    anders = VOORBEELD.replace('rollen = ["jurist"]', 'rollen = ["jurist"]\nactief = false')
    assert list(json.loads(_richt_in(programma, pad, anders).stdout)["accounts"].values()).count("gewijzigd") == 1
    organisatie = Organisatie.objects.get(slug="zwanenbroek")
    assert not organisatie.demo
    with binnen(organisatie.pk):
        assert Gebeurtenis.objects.filter(soort="organisatie_ingericht").count() == 3
        assert open_zaak(organisatie, moment=nu(), door=None, gegevens={}).nummer


def test_aanmelden_kan_pas_met_een_wachtwoord(
    echte_database: str, programma: Programma, adressen: dict[str, str], lege_map: Path, tmp_path: Path,
    settings: pytest.FixtureRequest,
) -> None:  # fmt: skip
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]  # type: ignore[attr-defined]
    _richt_in(programma, tmp_path / "gemeente.toml")
    assert _meld_aan("welk wachtwoord dan ook") == 422
    omgeving = {**os.environ, **adressen, "BORGWIJZER_DATAMAP": str(lege_map)}
    opdracht = [sys.executable, "-m", "borgwijzer.cli", "gemeente", "wachtwoord", WELMOED, "--organisatie", "zwanenbroek"]
    kort = subprocess.run(opdracht, env=omgeving, input=b"te kort\n", capture_output=True, timeout=120)
    assert kort.returncode == 2 and "12 tekens" in kort.stderr.decode()
    goed = subprocess.run(opdracht, env=omgeving, input="een lang wachtwoord €\n".encode(), capture_output=True, timeout=120)
    assert goed.returncode == 0, goed.stderr
    assert b"een lang" not in goed.stdout
    assert _meld_aan("een lang wachtwoord €") == 302


def _meld_aan(wachtwoord: str) -> int:
    return Client().post("/aanmelden/", {"email": WELMOED, "wachtwoord": wachtwoord}).status_code


@pytest.mark.parametrize(
    ("oud", "nieuw", "woord"),
    [
        ('slug = "zwanenbroek"', 'slug = "wilgenmeer"', "oefenorganisatie"),
        ("00000001999999970000", "00000001999999990000", "hoort al bij een andere organisatie"),
        ('kader = "hoeksche-waard"', 'kader = "nergens"', "nergens"),
    ],
)
def test_wat_botst_wordt_geweigerd(
    echte_database: str, organisatie: Organisatie, programma: Programma, tmp_path: Path, oud: str, nieuw: str, woord: str
) -> None:
    gedaan = _richt_in(programma, tmp_path / "gemeente.toml", VOORBEELD.replace(oud, nieuw))
    assert gedaan.returncode == 2 and woord in gedaan.stderr.decode(), gedaan.stderr
    assert not Organisatie.objects.filter(slug="zwanenbroek").exists()


def test_een_adres_van_een_ander_blijft_van_een_ander(
    echte_database: str, klaar_organisatie: Organisatie, programma: Programma, tmp_path: Path
) -> None:
    with binnen(klaar_organisatie.pk):
        Account.objects.maak(
            email=WELMOED, naam="Iemand anders", organisatie=klaar_organisatie, rollen=[], wachtwoord="proefwachtwoord-1"
        )
    gedaan = _richt_in(programma, tmp_path / "gemeente.toml")
    assert gedaan.returncode == 2 and "andere organisatie" in gedaan.stderr.decode()
    with binnen(klaar_organisatie.pk):
        assert Account.objects.get(email=WELMOED).naam == "Iemand anders"


@pytest.mark.parametrize(
    ("oud", "nieuw", "woord"),
    [
        ("[organisatie]", "[organisatie", "geen geldige TOML"),
        ('oin = "00000001999999970000"', "", "organisatie.oin: dit ontbreekt"),
        ('rollen = ["jurist"]', 'rollen = ["baas"]', "kies uit intake"),
        ('naam = "Gemeente Zwanenbroek"', 'naam = "Gemeente Zwanenbroek"\nwachtwoord = "x"', "dit gegeven bestaat niet"),
        ('kleur = "#1d4f6e"', 'kleur = "rood"', "briefpapier.kleur"),
        ('email = "bouwen@zwanenbroek.example.org"', 'email = "geen adres"', "briefpapier.email"),
    ],
)
def test_een_fout_in_het_bestand_noemt_de_plaats(oud: str, nieuw: str, woord: str) -> None:
    assert oud in VOORBEELD
    with pytest.raises(Geweigerd) as fout:
        lees_inrichting(VOORBEELD.replace(oud, nieuw, 1))
    assert woord in fout.value.zin
