"""The sixteen cells of chapter 5 in the words of the kader, retyped by hand: it holds without the source text beside it."""

import pytest

from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.regels.interventie import SPOREN

LHSO = zoek_kader("hoeksche-waard").inhoud.lhso
STRAF, BOETE = "BSB (indien mogelijk)/PV", "Bestuurlijke boete (indien mogelijk)"
ZWAAR_STRAF, ALLEEN_STRAF = "BSB (indien mogelijk)/PV/nader strafr. onderzoek", "PV/nader strafr. onderzoek"
INGRIJPEND = "Exploitatieverbod/sluiting; Schorsen/Intrekken vergunning, erkenning of certificaat"
LAST, LAST_TOEZICHT = "LOD/LOB (incl. tijdelijk stilleggen)", "LOD/LOB (incl. tijdelijk stilleggen); Verscherpt toezicht"
GESPREK, AANSPREKEN = "Bestuurlijk gesprek/waarschuwing", "Aanspreken/informeren"
# cel: strafrecht, bestraffend, ingrijpend, herstellend
CELLEN = {
    "4A": (STRAF, BOETE, "", LAST_TOEZICHT), "4B": (STRAF, BOETE, "", LAST_TOEZICHT),
    "4C": (ZWAAR_STRAF, BOETE, INGRIJPEND, LAST), "4D": (ALLEEN_STRAF, "", INGRIJPEND, LAST),
    "3A": (STRAF, BOETE, "", GESPREK), "3B": (STRAF, BOETE, "", LAST_TOEZICHT),
    "3C": (ZWAAR_STRAF, BOETE, "", LAST_TOEZICHT), "3D": (ALLEEN_STRAF, BOETE, INGRIJPEND, LAST),
    "2A": ("", "", "", AANSPREKEN), "2B": (STRAF, "", "", GESPREK),
    "2C": (STRAF, BOETE, "", LAST_TOEZICHT), "2D": ("PV", BOETE, "", LAST),
    "1A": ("", "", "", AANSPREKEN), "1B": ("", "", "", AANSPREKEN),
    "1C": (STRAF, BOETE, "", GESPREK), "1D": ("PV", BOETE, "", GESPREK),
}  # fmt: skip
WOORDEN = {
    "": (), STRAF: ("BSB", "PV"), ZWAAR_STRAF: ("BSB", "PV", "NSO"), ALLEEN_STRAF: ("PV", "NSO"), "PV": ("PV",), BOETE: ("BB",),
    INGRIJPEND: ("EX", "SI"), LAST: ("L",), LAST_TOEZICHT: ("L", "VT"), GESPREK: ("BG",), AANSPREKEN: ("AI",),
}  # fmt: skip


@pytest.mark.parametrize("cel", CELLEN)
def test_de_cel_zegt_wat_het_kader_zegt(cel: str) -> None:
    assert LHSO
    assert [getattr(LHSO.cel[cel], spoor) for spoor in SPOREN] == [WOORDEN[woorden] for woorden in CELLEN[cel]]


def test_het_zijn_er_zestien() -> None:
    assert LHSO
    assert set(CELLEN) == set(LHSO.cel)
