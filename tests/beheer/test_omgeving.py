"""Settings from the environment, each odd value with a sentence."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from borgwijzer import omgeving

NAAM = "BORGWIJZER_PROEF"


@pytest.mark.parametrize(
    ("lees", "waarde", "zin"),
    [
        (omgeving.read_ja_nee, "misschien", "vul ja of nee in"),
        (omgeving.read_clamd, "localhost", "vul host:poort in"),
        (omgeving.read_clamd, "localhost:99999", "vul host:poort in"),
        (omgeving.read_clamd, ":3310", "vul host:poort in"),
        (omgeving.read_database, "mysql://a@b/c", "schrijf postgresql://"),
        (omgeving.read_database, "postgresql://b/c", "schrijf postgresql://"),
        (omgeving.read_database, "postgresql://a@b", "schrijf postgresql://"),
        (omgeving.read_database, "postgresql://a@b:poort/c", "geen getal"),
    ],
)
def test_vreemde_waarden(monkeypatch: pytest.MonkeyPatch, lees: Callable[[str], object], waarde: str, zin: str) -> None:
    monkeypatch.setenv(NAAM, waarde)
    with pytest.raises(ImproperlyConfigured, match=zin) as fout:
        lees(NAAM)
    assert NAAM in str(fout.value)


def test_een_datamap_is_geen_bestand(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "bestand").touch()
    monkeypatch.setenv(NAAM, str(tmp_path / "bestand"))
    with pytest.raises(ImproperlyConfigured, match="kies een map"):
        omgeving.read_map(NAAM, tmp_path)
    monkeypatch.setenv(NAAM, "")
    assert omgeving.read_map(NAAM, tmp_path) == tmp_path


def test_gewone_waarden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(NAAM, raising=False)
    assert (omgeving.read_ja_nee(NAAM), omgeving.read_clamd(NAAM), omgeving.read_database(NAAM)) == (False, None, None)
    monkeypatch.setenv(NAAM, " Ja ")
    assert omgeving.read_ja_nee(NAAM) is True
    monkeypatch.setenv(NAAM, "scanner.example.org:3310")
    assert omgeving.read_clamd(NAAM) == ("scanner.example.org", 3310)
    monkeypatch.setenv(NAAM, "a.example.org, b.example.org,")
    assert omgeving.read_lijst(NAAM, ["x"]) == ["a.example.org", "b.example.org"]


def test_een_adres_wordt_uit_elkaar_gehaald() -> None:
    assert omgeving.parse_database("postgresql://a%40b:w%2Fw@db.example.org:6432/naam?sslmode=verify-full", "X") == {
        "NAME": "naam",
        "USER": "a@b",
        "PASSWORD": "w/w",
        "HOST": "db.example.org",
        "PORT": "6432",
        "OPTIONS": {"sslmode": "verify-full"},
    }
    assert omgeving.parse_database("postgresql://a@/naam?host=%2Fsocket%2Fmap", "X")["HOST"] == "/socket/map"
