"""Keep the name of a kwaliteitsborger who asks for it out of all that others see, when he reports a strijdigheid.

Who he is stands with the signal alone, as of every shielded reporter: ``toon_melder`` shows it, and leaves an event.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from borgwijzer.zaken.acties.registreren import Binnengekomen

BORGER = "kwaliteitsborger"
NIET_BEWAARD = (BORGER, "melder")


def is_afgeschermd(soort: str, inhoud: Mapping[str, Any]) -> bool:
    """Whether who did this melding does not want his name passed on; of another melding than a strijdigheid it must be known."""
    return soort == "strijdigheid" and bool(inhoud.get("naam_niet_doorgeven"))


def scherm_af(binnen: Binnengekomen) -> tuple[Binnengekomen, dict[str, str]]:
    """The melding without who did it, and who that is: {naam, adres, telefoon, email}, as far as he said.

    He is no party by this melding; whom the zaak knows as kwaliteitsborger from another melding stays.
    """
    if not is_afgeschermd(binnen.soort, binnen.inhoud):
        return binnen, {}
    rij = next((een for een in binnen.betrokkenen if een["rol"] == BORGER), {})
    plaats = " ".join(deel for deel in (rij.get("postcode", ""), rij.get("woonplaats", "")) if deel)
    genoemd = binnen.inhoud.get(BORGER) or binnen.inhoud.get("melder") or {}
    melder = {
        "naam": rij.get("naam") or genoemd.get("naam", ""),
        "adres": ", ".join(deel for deel in (rij.get("adres", ""), plaats) if deel) or genoemd.get("adres", ""),
        "telefoon": rij.get("telefoon", ""), "email": rij.get("email", ""),
    }  # fmt: skip
    inhoud = {naam: waarde for naam, waarde in binnen.inhoud.items() if naam not in NIET_BEWAARD}
    anderen = [een for een in binnen.betrokkenen if een["rol"] not in NIET_BEWAARD]
    return replace(binnen, inhoud=inhoud, betrokkenen=anderen), {naam: tekst for naam, tekst in melder.items() if tekst}
