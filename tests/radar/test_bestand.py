"""A file of permits: every form it may have, and every fault with its line and what to do about it."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgwijzer.radar.bestand import MAX_BYTES, MAX_FOUTEN, MAX_RIJEN, Onbruikbaar, lees_vergunningen
from borgwijzer.radar.datum import lees_datum
from borgwijzer.web.views.radar import VOORBEELD
from tests.radar.vergunningwerk import KOP, VANDAAG, schrijf_bestand, schrijf_rij


def _fouten(ruw: bytes) -> list[tuple[int, str]]:
    with pytest.raises(Onbruikbaar) as gevangen:
        lees_vergunningen(ruw, VANDAAG)
    return [(fout.regel, fout.melding) for fout in gevangen.value.fouten]


def test_het_meegeleverde_voorbeeld_is_te_lezen_en_verzonnen() -> None:
    regels = lees_vergunningen(VOORBEELD.read_bytes(), datetime.date(2026, 11, 22))
    assert len(regels) == 5
    assert all(regel.nummer.startswith("VERZONNEN") and "(verzonnen)" in regel.omschrijving for regel in regels)
    assert {regel.bouwtechnisch for regel in regels} == {"ja", "nee", "onbekend"}


@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("einde", ["\n", "\r\n", "\r"])
def test_komma_of_puntkomma_koppen_in_elke_volgorde(codering: str, einde: str) -> None:
    for teken in ",;":
        tekst = einde.join([
            teken.join(["Datum verleend", "  BAG_ID ", "ADRES", "iets anders", "Soort", "Vergunningnummer"]),
            teken.join(["2026-03-02", "9999019900000001", '"Café-kade 2"', "x", "Omgevingsplanactiviteit", "V-1"]), "",
        ])  # fmt: skip
        (regel,) = lees_vergunningen(tekst.encode(codering), VANDAAG)
        assert (regel.nummer, regel.soort, regel.verleend_op, regel.bag_id) == (
            "V-1", "opa", datetime.date(2026, 3, 2), "9999019900000001",
        )  # fmt: skip
        assert (regel.adres, regel.bouwtechnisch, regel.postcode) == ("Café-kade 2", "onbekend", "")


@pytest.mark.parametrize(
    ("anders", "woorden"),
    [
        ({"soort": "sloop"}, "schrijf opa of bopa"),
        ({"verleend": "31-2-2026"}, "geen bestaande datum"),
        ({"verleend": "2-3-26"}, "geen bestaande datum"),
        ({"verleend": "16-6-2026"}, "ligt in de toekomst"),
        ({"verleend": "2-3-9999"}, "ligt in de toekomst"),
        ({"verleend": "1-1-1999"}, "voor het jaar 2000"),
        ({"verleend": ""}, "'verleend op' is leeg"),
        ({"postcode": "99999"}, "geen postcode"),
        ({"bag": "9,99902E+15"}, "afgerond getal"),
        ({"bag": "99990199000001"}, "zestien cijfers"),
        ({"bag": "٩" * 16}, "zestien cijfers"),
        ({"bag": "", "adres": ""}, "geen adres en geen BAG-id"),
        ({"nodig": "misschien"}, "ja, nee of onbekend"),
        ({"omschrijving": "x" * 10_000}, "langer dan 2000 tekens"),
        ({"adres": "Rietlaan \u202e1"}, "onzichtbaar teken"),
        ({"aanvrager": "a\x07b"}, "onzichtbaar teken"),
        ({"nummer": "V" * 61}, "langer dan 60 tekens"),
        ({"nummer": " "}, "'nummer' is leeg"),
    ],
    ids=str,
)
def test_een_foute_cel_weigert_het_hele_bestand_en_noemt_de_regel(anders: dict[str, str], woorden: str) -> None:
    fouten = _fouten(schrijf_bestand(schrijf_rij("V-0"), "\n", schrijf_rij(**anders), schrijf_rij("V-2")))
    assert [regel for regel, _ in fouten] == [4]
    assert woorden in fouten[0][1] and ":" in fouten[0][1]
    assert len(fouten[0][1]) < 250


@pytest.mark.parametrize(
    ("ruw", "regel", "woorden"),
    [
        (b"", 1, "De kolom 'nummer' ontbreekt"),
        (KOP.encode(), 1, "geen vergunningen onder de koppen"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", 1, "geen CSV-bestand"),
        (b"PK\x03\x04\x14\x00\x00\x00", 1, "geen CSV-bestand"),
        (b"x" * (MAX_BYTES + 1), 1, "groter dan 5 MB"),
        (KOP.replace("soort", "nummer").encode(), 1, "staat er meer dan een keer"),
        ((KOP + 'V-1;opa;"2-3-2026\nV-2;opa\n').encode(), 2, "controleer de aanhalingstekens"),
        ((KOP + schrijf_rij() + "V-2;opa;2-3-2026\n").encode(), 3, "3 cellen en de kop 10"),
        ((KOP + schrijf_rij() + schrijf_rij("V-2") + schrijf_rij()).encode(), 4, "staat ook op regel 2"),
        ((KOP + schrijf_rij(omschrijving='"regel een\nregel twee"') + schrijf_rij("V-2", soort="x")).encode(), 4, "geen soort"),
        ((KOP + schrijf_rij(omschrijving="x" * 200_000)).encode(), 2, "niet te lezen"),
        (b"nummer;soort;verleend op\nV-1;opa;2-3-2026\n", 1, "geen kolom 'adres'"),
    ],
    ids=["leeg", "alleen koppen", "plaatje", "rekenblad", "te groot", "dubbele kop", "aanhalingsteken", "te weinig cellen",
         "dubbel nummer", "regel na een cel van twee regels", "reuzencel", "geen plek"],
)  # fmt: skip
def test_een_onbruikbaar_bestand(ruw: bytes, regel: int, woorden: str) -> None:
    fouten = _fouten(ruw)
    assert any(woorden in melding for _, melding in fouten), fouten
    assert fouten[0][0] == regel


def test_vreemd_schrift_en_opmaak_zijn_gewone_tekst() -> None:
    naam = "بناء <script>alert(1)</script> 🏗 =HYPERLINK()"
    (regel,) = lees_vergunningen(schrijf_bestand(schrijf_rij(aanvrager=naam)), VANDAAG)
    assert regel.aanvrager == naam


def test_te_veel_fouten_of_rijen() -> None:
    fouten = _fouten(schrijf_bestand(*(schrijf_rij(f"V-{n}", soort="x") for n in range(100))))
    assert len(fouten) == MAX_FOUTEN
    rijen = "".join(schrijf_rij(f"V-{n}") for n in range(MAX_RIJEN + 1))
    assert "verdeel het bestand" in _fouten(schrijf_bestand(rijen))[-1][1]


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda tekst: (KOP + tekst).encode()))
def test_geen_enkel_bestand_is_een_ongeluk(ruw: bytes) -> None:
    try:
        lees_vergunningen(ruw, VANDAAG)
    except Onbruikbaar as fout:
        assert fout.fouten and all(een.regel >= 1 and een.melding for een in fout.fouten)


@pytest.mark.parametrize(
    ("tekst", "dag"),
    [("3-12-2026", datetime.date(2026, 12, 3)), ("2026-12-03", datetime.date(2026, 12, 3)),
     (" 03/12/2026 ", datetime.date(2026, 12, 3)), ("29-2-2026", None), ("12-2026", None), ("0-0-0000", None),
     ("١-١-٢٠٢٦", None), ("", None), ("morgen", None)],
)  # fmt: skip
def test_datum(tekst: str, dag: datetime.date | None) -> None:
    assert lees_datum(tekst) == dag
