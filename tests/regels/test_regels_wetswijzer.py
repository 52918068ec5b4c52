"""The wetswijzer follows from kaders and examples, and the examples cover every rule that reckons or checks."""

from collections import Counter
from pathlib import Path

import pytest
from regelvoorbeelden import VOORBEELDEN

from borgwijzer.kaders.bestanden import zoek_kader
from borgwijzer.kaders.wetswijzer import Voorbeeld, lees_voorbeelden, list_regels, maak_wetswijzer, main
from borgwijzer.regels.grondslag import Invoerfout

WETSWIJZER = Path(__file__).resolve().parents[2] / "docs" / "wetswijzer.md"
NIEUW = "maak hem opnieuw met: python -m borgwijzer.kaders.wetswijzer hoeksche-waard tests/regels/voorbeelden docs/wetswijzer.md"
GEDEKT = ("eis.", "termijn.", "onvolledig.", "poort.", "onderwerp.", "prioriteit.", "interventie.", "optie.", "gevolgklasse")
# Wat het kader wel omschrijft maar geen enkel onderwerp krijgt, kan geen voorbeeld hebben.
ONGEBRUIKT = {("hoeksche-waard", "prioriteit.midden")}


def test_docs_wetswijzer_is_bij() -> None:
    verwacht = maak_wetswijzer(zoek_kader("hoeksche-waard"), lees_voorbeelden(VOORBEELDEN))
    assert WETSWIJZER.read_text(encoding="utf-8") == verwacht, NIEUW


def test_er_zijn_genoeg_voorbeelden_en_elke_naam_is_uniek() -> None:
    namen = Counter(voorbeeld.naam for voorbeeld in lees_voorbeelden(VOORBEELDEN))
    assert [naam for naam, aantal in namen.items() if aantal > 1] == []
    assert len(namen) >= 170


def test_elke_rekenende_of_toetsende_regel_heeft_een_voorbeeld() -> None:
    tekst = maak_wetswijzer(zoek_kader("hoeksche-waard"), lees_voorbeelden(VOORBEELDEN))
    kaal = [
        (kader, plaats.pad)
        for kader in ("landelijk", "hoeksche-waard")
        for plaats in list_regels(zoek_kader(kader))
        if plaats.pad.startswith(GEDEKT) and not _heeft_voorbeeld(tekst, kader, plaats.pad)
    ]
    assert set(kaal) - ONGEBRUIKT == set()


def _heeft_voorbeeld(tekst: str, kader: str, pad: str) -> bool:
    _, _, rest = tekst.partition(f"`{kader}` `{pad}`:")
    return "Voorbeeld:" in rest.split("\n- ", 1)[0].split("\n\n", 1)[0]


def test_een_artikel_wijst_naar_regel_en_voorbeeld() -> None:
    voorbeeld = Voorbeeld("Tien werkdagen over Pasen", "hoeksche-waard", ("termijn.gereedmelding_wachttijd",))
    tekst = maak_wetswijzer(zoek_kader("hoeksche-waard"), [voorbeeld])
    artikel = tekst[tekst.index("### Bbl 2.21 lid 1\n") : tekst.index("### Bbl 2.21 lid 2\n")]
    assert "`hoeksche-waard` `termijn.gereedmelding_wachttijd`" in artikel
    assert "`landelijk` `termijn.gereedmelding_wachttijd`" in artikel
    assert artikel.count("Voorbeeld: Tien werkdagen over Pasen") == 1
    assert tekst.index("### Bbl 2.18 lid 1") < tekst.index("### Bbl 2.19 lid 1") < tekst.index("### Bbl 2.21 lid 1")


def test_een_voorbeeld_dat_naar_niets_wijst_is_een_fout() -> None:
    with pytest.raises(Invoerfout, match="herstel 'dekt'"):
        maak_wetswijzer(zoek_kader("landelijk"), [Voorbeeld("proef", "landelijk", ("termijn.bestaatniet",))])


def test_schrijven_naar_een_bestand(tmp_path: Path) -> None:
    doel = tmp_path / "wijzer.md"
    main(["hoeksche-waard", str(VOORBEELDEN), str(doel)])
    assert doel.read_text(encoding="utf-8") == WETSWIJZER.read_text(encoding="utf-8")
    with pytest.raises(SystemExit, match="Geef drie dingen op"):
        main(["hoeksche-waard"])
