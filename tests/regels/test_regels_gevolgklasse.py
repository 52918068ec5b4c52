"""De beslislijst van gevolgklasse 1, als tabel."""

from typing import Any

from regelvoorbeelden import als, kader_van, rijen

from borgwijzer.regels.feiten import Gevolgklassefeiten
from borgwijzer.regels.gevolgklasse import bepaal_gevolgklasse


@rijen("gevolgklasse")
def test_gevolgklasse(voorbeeld: dict[str, Any]) -> None:
    feiten = als(Gevolgklassefeiten, voorbeeld["feiten"])
    resultaat = bepaal_gevolgklasse(feiten, kader_van(voorbeeld), voorbeeld["peildatum"])
    gevonden = {
        "uitkomst": resultaat.uitkomst,
        "niet": [regel.regel for regel in resultaat.regels if regel.voldaan is False],
        "open": [regel.regel for regel in resultaat.regels if regel.voldaan is None],
    }
    assert gevonden == voorbeeld["verwacht"]
    assert resultaat.grondslag and all(regel.grondslag and regel.reden for regel in resultaat.regels)
