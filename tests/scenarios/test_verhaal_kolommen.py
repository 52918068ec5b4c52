"""Somebody chooses the columns of the work list and of the taken, and finds them again at the next visit."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.scenarios.bediening import Mens

pytestmark = pytest.mark.browser


def test_eigen_kolommen(mens: Callable[..., Mens]) -> None:
    wie = mens("noor")
    wie.lever_aan("bouwmelding_volledig")
    wie.ga_naar("/werkvoorraad/?fase=bouwmelding_in_behandeling")
    wie.klap_open("Kies uw kolommen")
    for kolom in ("Kwaliteitsborger", "Mag de bouw starten?"):
        wie.kies(kolom)
    wie.bekijk("130-kolommen-kiezen")
    wie.druk("Toon deze kolommen")
    wie.page.get_by_role("columnheader", name="Kwaliteitsborger").wait_for()
    assert wie.page.get_by_role("combobox", name="Fase").input_value() == "bouwmelding_in_behandeling", "het filter blijft"
    wie.bekijk("131-werkvoorraad-eigen-kolommen")
    wie.meld_af()
    wie.meld_aan("noor@wilgenmeer.example.org")
    wie.page.get_by_role("cell", name="Borgkracht Kwaliteitsborging B.V.").wait_for()
    wie.klap_open("Kies uw kolommen")
    wie.druk("Terug naar de gewone kolommen")
    wie.page.get_by_text("De lijst heeft weer de gewone kolommen.").wait_for()
    assert wie.page.get_by_role("columnheader", name="Kwaliteitsborger").count() == 0
