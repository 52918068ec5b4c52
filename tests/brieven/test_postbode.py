"""The conversation with a real mail server: what is sure, what is refused and what nobody knows."""

from __future__ import annotations

import dataclasses
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from borgwijzer.brieven.verzending.postbode import NietAangenomen, Onzeker, bied_aan
from tests.brieven.mailserver import Postkantoor, open_postkantoor

NAAR = "lindenhof@post.example.org"


@pytest.fixture
def kantoor() -> Iterator[Postkantoor]:
    with open_postkantoor() as kantoor:
        yield kantoor


def test_aangenomen_geeft_het_antwoord_en_elke_byte(kantoor: Postkantoor) -> None:
    bericht = b"Subject: x\r\n\r\n.punt\r\n..twee\r\nslot"
    momenten: list[int] = []
    antwoord = bied_aan(kantoor.smtp, NAAR, bericht, vlak_ervoor=lambda: momenten.append(len(kantoor.post)))
    assert antwoord == "250 aangenomen als 4711" and momenten == [0]
    assert [post.replace(b"\r\n..", b"\r\n.") for post in kantoor.post] == [bericht + b"\r\n"]
    assert f"rcpt TO:<{NAAR}>".lower() in [regel.lower() for regel in kantoor.regels]


@pytest.mark.parametrize("groet", ["421 ik sluit", "500 wat?", "VREEMD"])
def test_een_nors_afscheid_maakt_van_aangenomen_geen_weigering(kantoor: Postkantoor, groet: str) -> None:
    kantoor.antwoorden["QUIT"] = groet
    assert bied_aan(kantoor.smtp, NAAR, b"x", vlak_ervoor=lambda: None).startswith("250")


@pytest.mark.parametrize(
    ("waar", "antwoord", "definitief"),
    [
        ("RCPT", "550 postbus bestaat niet", True),
        ("RCPT", "450 postbus vol", False),
        ("MAIL", "550 u mag hier niet versturen", False),
        ("DATA", "451 even niet", False),
        ("KLAAR", "552 te groot", True),
        ("KLAAR", "451 probeer later", False),
        ("RCPT", "VERBREEK", False),
        ("DATA", "VERBREEK", False),
    ],
)
def test_geweigerd_is_zeker_niet_aangenomen(kantoor: Postkantoor, waar: str, antwoord: str, definitief: bool) -> None:
    kantoor.antwoorden[waar] = antwoord
    with pytest.raises(NietAangenomen) as fout:
        bied_aan(kantoor.smtp, NAAR, b"x", vlak_ervoor=lambda: None)
    assert fout.value.definitief is definitief and kantoor.post == []
    assert antwoord == "VERBREEK" or antwoord in fout.value.antwoord


def test_verbroken_na_het_hele_bericht_is_onzeker(kantoor: Postkantoor) -> None:
    kantoor.antwoorden["KLAAR"] = "VERBREEK"
    with pytest.raises(Onzeker, match="viel weg"):
        bied_aan(kantoor.smtp, NAAR, b"x", vlak_ervoor=lambda: None)


def test_geen_server() -> None:
    with socket.socket() as dicht:
        dicht.bind(("127.0.0.1", 0))
        smtp = dataclasses.replace(Postkantoor(poort=dicht.getsockname()[1]).smtp)
        with pytest.raises(NietAangenomen, match="niet te bereiken") as fout:
            bied_aan(smtp, NAAR, b"x", vlak_ervoor=lambda: None)
    assert not fout.value.definitief


def test_een_adres_met_een_regeleinde_komt_niet_aan_de_lijn(kantoor: Postkantoor) -> None:
    with suppress(NietAangenomen, ValueError):
        bied_aan(kantoor.smtp, "a@b.example.org\r\nRCPT TO:<c@d.example.org>", b"x", vlak_ervoor=lambda: None)
    assert not any("c@d" in regel for regel in kantoor.regels)


@pytest.fixture(scope="module")
def certificaat(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    map_ = tmp_path_factory.mktemp("tls")
    sleutel, bewijs = map_ / "sleutel.pem", map_ / "bewijs.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", sleutel, "-out", bewijs, "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"],
        check=True, capture_output=True,
    )  # fmt: skip
    return sleutel, bewijs


@pytest.mark.parametrize("tls", ["starttls", "tls"])
@pytest.mark.parametrize("vertrouwd", [True, False])
def test_over_tls_alleen_met_een_certificaat_dat_klopt(certificaat: tuple[Path, Path], vertrouwd: bool, tls: str) -> None:
    slot = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    slot.load_cert_chain(certificaat[1], certificaat[0])
    with open_postkantoor(slot) as kantoor:
        kantoor.meteen = tls == "tls"
        smtp = dataclasses.replace(kantoor.smtp, tls=tls, ca=str(certificaat[1]) if vertrouwd else "")
        if vertrouwd:
            assert bied_aan(smtp, NAAR, b"x", vlak_ervoor=lambda: None).startswith("250")
        else:
            with pytest.raises(NietAangenomen, match="niet te bereiken"):
                bied_aan(smtp, NAAR, b"x", vlak_ervoor=lambda: None)
        assert len(kantoor.post) == int(vertrouwd)


def test_zonder_starttls_van_de_server_gaat_er_niets(kantoor: Postkantoor) -> None:
    with pytest.raises(NietAangenomen):
        bied_aan(dataclasses.replace(kantoor.smtp, tls="starttls"), NAAR, b"x", vlak_ervoor=lambda: None)
    assert kantoor.post == []
