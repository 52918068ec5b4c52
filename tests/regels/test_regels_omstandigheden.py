"""Lokale omstandigheden: on a list, in an area, at its edge, and where the place is not known."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.regels.feiten import Meldingfeit
from borgwijzer.regels.kader import lees_kader
from borgwijzer.regels.kaderfouten import Kaderfouten
from borgwijzer.regels.omstandigheden import Plek, bepaal_omstandigheden, ligt_in, vul_omstandigheid_in
from borgwijzer.regels.volledigheid import toets_volledigheid

LV, HW = zoek_kader("lindenveen@2026-10-01"), zoek_kader("hoeksche-waard")
BUITEN = (10_000.0, 400_000.0)
# An L: the notch at the lower right is outside.
HOEK = ((0.0, 0.0), (2.0, 0.0), (2.0, 1.0), (1.0, 1.0), (1.0, 2.0), (0.0, 2.0))


@pytest.mark.parametrize(
    ("plek", "veen", "vaart"),
    [
        (Plek("Oude Kern", "9997 AB", BUITEN), (True, "woonplaats"), (False, "buiten_gebied")),
        (Plek("oude kern ", "", BUITEN), (True, "woonplaats"), (False, "buiten_gebied")),
        (Plek("Lindenveen", "9999 AA", BUITEN), (True, "postcode"), (False, "buiten_gebied")),
        (Plek("Lindenveen", "9999dz", BUITEN), (True, "postcode"), (False, "buiten_gebied")),
        (Plek("Lindenveen", "9999 EA", BUITEN), (False, "niet_genoemd"), (False, "buiten_gebied")),
        (Plek("Lindenveen", "9998 ZZ", BUITEN), (True, "postcode"), (False, "buiten_gebied")),
        (Plek("Lindenveen", "", BUITEN), (None, "niet_te_zeggen"), (False, "buiten_gebied")),
        (Plek("", "9999 EA", BUITEN), (None, "niet_te_zeggen"), (False, "buiten_gebied")),
        (Plek("Lindenveen", "99 99", BUITEN), (None, "niet_te_zeggen"), (False, "buiten_gebied")),
        (Plek("Lindenveen", "9999 EA", None), (False, "niet_genoemd"), (None, "niet_te_zeggen")),
        (Plek("Lindenveen", "9999 EA", (149_000.0, 529_500.0)), (False, "niet_genoemd"), (True, "ligt_in_gebied")),
        (Plek("Lindenveen", "9999 EA", (148_000.0, 529_000.0)), (False, "niet_genoemd"), (True, "ligt_in_gebied")),
        (Plek("Lindenveen", "9999 EA", (151_000.0, 529_999.9)), (False, "niet_genoemd"), (False, "buiten_gebied")),
        (Plek(), (None, "niet_te_zeggen"), (None, "niet_te_zeggen")),
    ],
)
def test_wat_op_een_plek_geldt(plek: Plek, veen: tuple[bool | None, str], vaart: tuple[bool | None, str]) -> None:
    gevonden = bepaal_omstandigheden(LV, plek)
    assert [een.regel.id for een in gevonden] == ["veenlaag", "gedempte-vaart"]
    assert [(een.geldt, een.waarom) for een in gevonden] == [veen, vaart]
    assert all(een.uitleg for een in gevonden)


def test_een_kader_zonder_omstandigheden_zegt_niets() -> None:
    assert bepaal_omstandigheden(HW, Plek()) == ()


@pytest.mark.parametrize(
    ("punt", "binnen"),
    [
        ((0.5, 0.5), True), ((1.5, 1.5), False), ((0.5, 1.5), True), ((1.5, 0.5), True),
        ((0.0, 0.0), True), ((1.0, 1.0), True), ((2.0, 0.5), True), ((1.5, 1.0), True), ((1.0, 1.7), True),
        ((2.0001, 0.5), False), ((-0.0001, 1.0), False), ((3.0, 1.0), False), ((-1.0, 2.0), False), ((0.5, 2.0001), False),
    ],
)  # fmt: skip
def test_een_punt_en_een_holle_veelhoek(punt: tuple[float, float], binnen: bool) -> None:
    assert ligt_in(punt, HOEK) is binnen
    assert ligt_in(punt, HOEK[::-1]) is binnen, "de richting van de hoekpunten doet er niet toe"


@given(st.floats(0.01, 0.99), st.floats(0, 2 * math.pi), st.integers(3, 12))
def test_binnen_en_buiten_een_regelmatige_veelhoek(deel: float, hoek: float, hoeken: int) -> None:
    vlak = tuple((math.cos(2 * math.pi * n / hoeken), math.sin(2 * math.pi * n / hoeken)) for n in range(hoeken))
    ingeschreven = math.cos(math.pi / hoeken)
    assert ligt_in((deel * ingeschreven * math.cos(hoek), deel * ingeschreven * math.sin(hoek)), vlak)
    assert not ligt_in(((1 + deel) * math.cos(hoek), (1 + deel) * math.sin(hoek)), vlak)


HIER, NIET_HIER, ONBEKEND = Plek("Oude Kern", "9997AB", BUITEN), Plek("Lindenveen", "9997AB", BUITEN), Plek()


@pytest.mark.parametrize(
    ("plek", "zegt", "verwacht"),
    [
        (HIER, None, True), (HIER, False, True), (HIER, True, True),
        (NIET_HIER, None, None), (NIET_HIER, False, False), (NIET_HIER, True, True),
        (ONBEKEND, None, None), (ONBEKEND, False, None), (ONBEKEND, True, True),
    ],
)  # fmt: skip
def test_het_kader_gaat_voor_wat_de_melding_zegt(plek: Plek, zegt: bool | None, verwacht: bool | None) -> None:
    feit = Meldingfeit.model_validate({"soort": "bouwmelding", "ontvangen_op": "2026-11-02", "lokale_omstandigheden": zegt})
    ingevuld = vul_omstandigheid_in(feit, bepaal_omstandigheden(LV, plek))
    assert ingevuld.lokale_omstandigheden is verwacht
    (bevinding,) = [b for b in toets_volledigheid(ingevuld, LV).bevindingen if b.eis == "BM-h2"]
    assert bevinding.voldaan is (True if verwacht is False else None), "wat geldt of kan gelden, bekijkt een mens"


def test_een_kader_zonder_lijst_laat_staan_wat_de_melding_zegt() -> None:
    feit = Meldingfeit.model_validate({"soort": "bouwmelding", "ontvangen_op": "2026-11-02", "lokale_omstandigheden": False})
    assert vul_omstandigheid_in(feit, bepaal_omstandigheden(HW, ONBEKEND)) is feit


@pytest.mark.parametrize(
    ("was", "wordt", "zin"),
    [
        ('plaatsen = ["Oude Kern"]\npostcodes = ["9999AA-9999DZ", "9998"]', "", "geef bij 'lijst' plaatsen of postcodes"),
        ('gebied = "vlakken"', 'gebied = "lijst"', "bij 'vlakken' vlakken"),
        ('gebied = "lijst"\n', "", "en anders geen van beide"),
        ("[[[148000, 529000], [150000, 529000],", "[[[148000, 529000], [148000, 529000]]]\nx = [[[1, 1],", "Onbekende sleutel"),
        ('"9998"', '"99"', "geen bruikbare waarde"),
    ],
)
def test_een_gebied_dat_niet_klopt_is_een_fout_met_een_remedie(was: str, wordt: str, zin: str) -> None:
    assert was in LV.tekst
    with pytest.raises(Kaderfouten) as fouten:
        lees_kader(LV.tekst.replace(was, wordt), bestand="proef.toml", ouder=LV.ouder)
    assert zin in str(fouten.value)


def test_een_vlak_van_twee_punten_is_geen_vlak() -> None:
    begin, eind = LV.tekst.index("vlakken = ["), LV.tekst.index("\n", LV.tekst.index("vlakken = ["))
    with pytest.raises(Kaderfouten, match="drie verschillende hoekpunten"):
        lees_kader(f"{LV.tekst[:begin]}vlakken = [[[1, 1], [2, 2], [1, 1]]]{LV.tekst[eind:]}", bestand="p.toml", ouder=LV.ouder)
